//! The section on what came before each pain onset; only where there is a diary.

use maud::{Markup, html};

use super::table::table;
use crate::before_pain::Analysis;
use crate::report::{shown, wording};
use crate::settings::Settings;
use crate::timeline::Timeline;

/// Sentences, and from as many onsets on as are compared, a table.
pub(super) fn section(timeline: &Timeline, settings: &Settings) -> Markup {
    let compared = &timeline.before_pain;
    html! {
        @if compared.analysis > Analysis::NoDiary {
            section aria-labelledby="onsets" {
                h2 #onsets { (wording::BEFORE_ONSETS) }
                ul { @for sentence in wording::before_onsets(compared, settings) { li { (sentence) } } }
                @if compared.analysis >= Analysis::Percentiles { (table(&shown::onsets(timeline))) }
            }
        }
    }
}
