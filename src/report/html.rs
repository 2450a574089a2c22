//! The report as one page: no outside address, every word of the runner escaped, complete without its one small script.

mod blocks;
mod calendar;
mod chart;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{self, Block, FirstPage, Section};
use super::{Charts, Report, text};
use crate::fonts;

/// The page's looks, written into it.
pub(super) const STYLE: &str = include_str!("html/style.css");

/// Sorts and filters tables, written into the page; what it does is a convenience.
pub(super) const SCRIPT: &str = include_str!("html/script.js");

/// Forbids everything from outside, should anything ever slip in, and every script but ours, which is named by its SHA-256.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; \
    script-src 'sha256-g0yUol/FM75BxINZrbnWTD4jkemgCygK5FCVvOTlFgk='; base-uri 'none'; form-action 'none'";

/// The whole page with the charts in it.
pub fn page(report: Report, charts: &Charts) -> String {
    let Report { timeline, settings, .. } = report;
    let title = text::TITLE;
    let sections = sections(report);
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            (head(title, &timeline.generator, &[STYLE]))
            body id="top" {
                a.skip href="#now" { "Skip to where the log stands" }
                header {
                    h1 { (title) }
                    p.soft { @if let Some(name) = &settings.print.name { bdi { (name) } " · " } (text::dates(report)) }
                }
                (blocks::contents(&sections))
                main { @for one in &sections { (blocks::section(one, timeline, charts)) } }
                footer {
                    p.soft { (text::made_by(timeline)) }
                    a.top href="#top" { "↑ Top" }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string()
}

/// The head of a page whose one script is [`SCRIPT`].
pub(super) fn head(title: &str, generator: &str, styles: &[&str]) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content=(generator);
            title { (title) }
            style { (PreEscaped(fonts::css())) @for style in styles { (PreEscaped(style)) } }
        }
    }
}

/// What the page shows, from top to bottom; the red flags are at its foot.
fn sections(report: Report) -> Vec<Section> {
    let mut summary = document::summary(report);
    summary.blocks.push(Block::Framed(text::LIMITS.to_owned()));
    let mut sections = FirstPage::of(report).sections(report);
    sections.extend(document::last_visit(report));
    sections.push(summary);
    sections.extend(document::sections(report));
    if let Some(chart) = sections.iter_mut().find(|section| section.id == "chart") {
        chart.blocks.extend(document::earlier_charts(report));
    }
    sections.extend(document::runs(report));
    sections.extend(document::closing(report));
    sections.sort_by_key(|section| section.id == "red-flags");
    sections
}
