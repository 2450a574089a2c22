//! The sections on pain: what the log meets, what the notes say, and the diary as written.

use maud::{Markup, html};

use super::table::table;
use crate::report::shown;
use crate::report::wording::{self, notes as in_notes, rules as in_rules, tables as said};
use crate::settings::Settings;
use crate::timeline::Timeline;

/// Which conditions of known rules the log meets.
pub(super) fn rules(timeline: &Timeline, settings: &Settings) -> Markup {
    html! {
        @if timeline.has_diary {
            section aria-labelledby="rules" {
                h2 #rules { (wording::LOG_MEETS) }
                p.soft { (in_rules::PREAMBLE) }
                @if let Some(checked) = &timeline.pain_rules {
                    ul { @for sentence in in_rules::sentences(checked, timeline, settings) { li { (sentence) } } }
                    (table(&shown::conditions(checked, &settings.log_rules)))
                    ul { @for sentence in in_rules::of_single_runs(checked, &settings.log_rules) { li { (sentence) } } }
                } @else {
                    p { (said::NOTHING_TOLD) }
                }
            }
        }
    }
}

/// What the notes say, counted.
pub(super) fn context(timeline: &Timeline) -> Markup {
    html! {
        @if let Some(context) = &timeline.pain_context {
            section aria-labelledby="in-notes" {
                h2 #in-notes { (wording::IN_NOTES) }
                p.soft { (said::COUNTED_NOTES) }
                ul { @for sentence in in_notes::sentences(context, timeline) { li { (sentence) } } }
            }
        }
    }
}

/// The diary as written.
pub(super) fn notes(timeline: &Timeline) -> Markup {
    html! {
        @if timeline.has_diary {
            section aria-labelledby="pain" {
                h2 #pain { (wording::DIARY) }
                (table(&shown::notes(timeline)))
            }
        }
    }
}
