//! The report as one page: no script, no outside address, every word of the runner escaped.

mod onsets;
mod pain;
mod sections;
mod table;
mod wellness;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::wording;
use crate::settings::Settings;
use crate::timeline::Timeline;

/// The page's looks, written into it.
const STYLE: &str = include_str!("html/style.css");

/// Forbids everything from outside, should anything ever slip in.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The whole page with the chart in it.
pub fn page(timeline: &Timeline, settings: &Settings, chart_svg: &str) -> String {
    let title = wording::TITLE;
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(timeline.generator);
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p.soft { @if let Some(name) = &settings.print.name { (name) " · " } (wording::dates(timeline)) }
                }
                main {
                    section aria-labelledby="summary" {
                        h2 #summary { (wording::IN_SHORT) }
                        ul { @for sentence in wording::summary(timeline) { li { (sentence) } } }
                        p.limits { (wording::LIMITS) }
                    }
                    (recent(timeline, settings))
                    (chart(chart_svg))
                    (sections::spikes(timeline))
                    (sections::returns(timeline))
                    (sections::weeks(timeline))
                    (onsets::section(timeline, settings))
                    (pain::rules(timeline, settings))
                    (pain::context(timeline))
                    (pain::notes(timeline))
                    (wellness::section(timeline))
                    (sections::definitions(timeline))
                    (sections::coverage(timeline, settings))
                }
                footer { p.limits { (wording::RED_FLAGS) } p.soft { "Made offline by " (timeline.generator) "." } }
            }
        }
    };
    markup.into_string()
}

/// Six figures of the last weeks, as on the first page of the PDF.
fn recent(timeline: &Timeline, settings: &Settings) -> Markup {
    html! {
        section aria-labelledby="recent" {
            h2 #recent { (wording::print::recent_heading(timeline, settings)) }
            dl.figures { @for one in wording::highlights(timeline, settings) {
                div { dt { (one.name) } dd.figure { (one.value) } dd.soft { (one.remark) } }
            } }
        }
    }
}

/// The chart is our own drawing; words of the runner in it were escaped where it was drawn.
fn chart(svg: &str) -> Markup {
    html! {
        section aria-labelledby="chart" {
            h2 #chart { (wording::CHART) }
            figure { (PreEscaped(svg)) }
        }
    }
}
