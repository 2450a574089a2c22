//! The sections of the page below the chart: tables, definitions, what was read.

use maud::{Markup, html};

use super::table::table;
use crate::report::{shown, wording};
use crate::settings::Settings;
use crate::timeline::{Measure, Timeline};

/// Runs above the comparison group, by distance, then by descent.
pub(super) fn spikes(timeline: &Timeline) -> Markup {
    html! {
        section aria-labelledby="spikes" {
            h2 #spikes { (wording::SPIKES) }
            (table(&shown::spikes(timeline, Measure::Distance)))
            (table(&shown::spikes(timeline, Measure::Descent)))
            @if let Some(sentence) = wording::tables::warming_up(timeline) { p.soft { (sentence) } }
        }
    }
}

/// Returns after a week or more without a run.
pub(super) fn returns(timeline: &Timeline) -> Markup {
    html! {
        section aria-labelledby="rests" {
            h2 #rests { (wording::RETURNS) }
            (table(&shown::returns(timeline)))
        }
    }
}

/// Every week, the newest first.
pub(super) fn weeks(timeline: &Timeline) -> Markup {
    html! {
        section aria-labelledby="weeks" {
            h2 #weeks { (wording::WEEKS) }
            (table(&shown::weeks(timeline)))
        }
    }
}

/// What each figure means and how far it can be trusted.
pub(super) fn definitions(timeline: &Timeline) -> Markup {
    html! {
        section aria-labelledby="definitions" {
            h2 #definitions { (wording::DEFINITIONS) }
            dl {
                @for definition in &timeline.definitions {
                    div {
                        dt { (definition.name) }
                        dd { (definition.formula) }
                        dd { strong { (wording::VALIDITY) } " " (definition.validity) }
                        dd.soft { strong { (wording::WITHOUT_FIGURE) } " " (definition.edge_cases) }
                        dd.soft { strong { (wording::SOURCE) } " " (definition.source) }
                    }
                }
            }
        }
    }
}

/// What was read, what was not, and by which settings.
pub(super) fn coverage(timeline: &Timeline, settings: &Settings) -> Markup {
    use wording::coverage as said;
    html! {
        section aria-labelledby="coverage" {
            h2 #coverage { (wording::COVERAGE) }
            p { (said::files_found(timeline)) }
            ul { @for point in said::outcomes(timeline) { li { (point) } } }
            @for part in said::parts(timeline) {
                h3 { (part.heading) }
                ul { @for point in part.points { li { (point) } } }
            }
            @for remark in said::remarks(timeline) { p { (remark) } }
            h3 { (wording::SETTINGS) }
            ul { @for point in said::settings_used(settings) { li { (point) } } }
            p.soft { (said::closing(settings)) }
        }
    }
}
