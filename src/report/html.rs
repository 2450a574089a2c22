//! The report as one page: no outside address, every word of the runner escaped, complete without its one small script.

mod chart;
mod contents;
mod descent;
mod onsets;
mod pain;
mod runs;
mod sections;
mod weeks;
mod wellness;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::wording;
use crate::chart::Svg;
use crate::settings::Settings;
use crate::timeline::Timeline;

/// The page's looks, written into it.
const STYLE: &str = include_str!("html/style.css");

/// Sorts and filters tables, written into the page; what it does is a convenience.
const SCRIPT: &str = include_str!("html/script.js");

/// Forbids everything from outside, should anything ever slip in, and every script but ours, which is named by its SHA-256.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    script-src 'sha256-xMwOWRGV6IImON1m7CqVX2z/f8rQNpIZr6gjya7O/GY='; base-uri 'none'; form-action 'none'";

/// The drawings of the page.
#[derive(Debug, Clone, Default)]
pub struct Charts {
    /// The load-spike chart.
    pub timeline: Svg,
    /// The chart of descent.
    pub descent: Svg,
}

/// The whole page with the charts in it.
pub fn page(timeline: &Timeline, settings: &Settings, charts: &Charts) -> String {
    let title = wording::TITLE;
    let main = main(timeline, settings, charts).into_string();
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
                a.skip href="#summary" { "Skip to the summary" }
                header {
                    h1 { (title) }
                    p.soft { @if let Some(name) = &settings.print.name { (name) " · " } (wording::dates(timeline)) }
                }
                (contents::contents(&main))
                main { (PreEscaped(main)) }
                footer { p.soft { "Made offline by " (timeline.generator) "." } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string()
}

fn main(timeline: &Timeline, settings: &Settings, charts: &Charts) -> Markup {
    html! {
        section aria-labelledby="summary" {
            h2 #summary { (wording::IN_SHORT) }
            ul { @for sentence in wording::summary(timeline) { li { (sentence) } } }
            p.limits { (wording::LIMITS) }
        }
        (recent(timeline, settings))
        (chart::section(&charts.timeline, timeline))
        (descent::section(timeline, &charts.descent))
        (sections::spikes(timeline))
        (sections::returns(timeline))
        (weeks::section(timeline, settings))
        (onsets::section(timeline, settings))
        (pain::rules(timeline, settings))
        (pain::context(timeline))
        (pain::notes(timeline))
        (wellness::section(timeline))
        (runs::section(timeline, settings))
        section aria-labelledby="red-flags" {
            h2 #red-flags { "When to see a clinician" }
            p.limits { (wording::RED_FLAGS) }
        }
        (sections::definitions(timeline))
        (sections::coverage(timeline, settings))
    }
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
