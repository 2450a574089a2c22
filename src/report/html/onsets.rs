//! The section on what came before each pain onset; only where there is a diary.

use maud::{Markup, html};

use super::sections::{UNKNOWN, known};
use crate::before_pain::{Analysis, Exposure, Figure, OnsetWindows, WindowFigures};
use crate::report::{units, wording};
use crate::settings::{DaysBefore, Settings};
use crate::timeline::Timeline;

/// Sentences, and from as many onsets on as are compared, a table.
pub(super) fn section(timeline: &Timeline, settings: &Settings) -> Markup {
    let compared = &timeline.before_pain;
    html! {
        @if compared.analysis > Analysis::NoDiary {
            section aria-labelledby="onsets" {
                h2 #onsets { "Before each onset" }
                ul { @for sentence in wording::before_onsets(compared, settings) { li { (sentence) } } }
                @if compared.analysis >= Analysis::Percentiles { (table(timeline)) }
            }
        }
    }
}

fn table(timeline: &Timeline) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Table of the days before each onset" { table {
            caption { "Newest first. In brackets: where the figure lies among the runner's own comparison periods, 0 lowest to "
                "100 highest. Change: the largest of the runs of these days against the largest of the 30 days before it; descent is unvalidated in this." }
            thead { tr {
                th.word scope="col" { "Onset" } th.word scope="col" { "Days before" } th scope="col" { "Longest run, change" }
                th scope="col" { "Descent of a run, change" } th scope="col" { "Distance" } th scope="col" { "Descent" }
                th scope="col" { "Run days" } th scope="col" { "Shortest rest, h" } th scope="col" { "Longest break, days" }
                th scope="col" { "Sleep, h" }
            } }
            tbody {
                @for onset in timeline.before_pain.onsets.iter().rev() {
                    @for window in &onset.windows { (row(onset, window, timeline)) }
                }
            }
        } }
    }
}

fn row(onset: &OnsetWindows, window: &WindowFigures, timeline: &Timeline) -> Markup {
    html! {
        tr {
            th scope="row" { (units::short_day(onset.day)) }
            td.word { (days(window.window)) }
            @if window.unobserved {
                td.word colspan="8" { "no recordings on some of these days: left out" }
            } @else {
                @for figure in &window.figures { td { (cell(figure, timeline)) } }
            }
        }
    }
}

fn days(window: DaysBefore) -> String {
    format!("{} to {}", window.nearest, window.farthest)
}

fn cell(figure: &Figure, timeline: &Timeline) -> String {
    let Some(value) = figure.value else {
        return UNKNOWN.to_owned();
    };
    let shown = match figure.exposure {
        Exposure::LongestRun | Exposure::LargestDescent if value == 0.0 => "none".to_owned(),
        Exposure::LongestRun | Exposure::LargestDescent => units::change(value),
        Exposure::Distance => units::distance(value, timeline.units),
        Exposure::Descent => units::height(value, timeline.units),
        Exposure::RunDays | Exposure::Return => format!("{value:.0}"),
        Exposure::ShortestRest => format!("{value:.0}"),
        Exposure::Sleep => format!("{value:.1}"),
    };
    let rank = known(figure.percentile, |percentile| format!("{percentile:.0}"));
    format!("{shown} ({rank})")
}
