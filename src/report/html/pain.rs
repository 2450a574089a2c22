//! The sections on pain: what the log meets, what the notes say, and the diary as written.

use maud::{Markup, html};

use super::chart::row_id;
use crate::chart::Marked;
use crate::report::units;
use crate::report::wording::{notes as in_notes, rules as in_rules};
use crate::settings::Settings;
use crate::timeline::{PainEntry, Timeline};

/// Which conditions of known rules the log meets.
pub(super) fn rules(timeline: &Timeline, settings: &Settings) -> Markup {
    html! {
        @if timeline.has_diary {
            section aria-labelledby="rules" {
                h2 #rules { "What the log meets" }
                p.soft { (in_rules::PREAMBLE) }
                @if let Some(checked) = &timeline.pain_rules {
                    ul { @for sentence in in_rules::sentences(checked, timeline, settings) { li { (sentence) } } }
                    div.wide tabindex="0" role="region" aria-label="Table of conditions" { table {
                        caption { (in_rules::caption(checked)) }
                        thead { tr {
                            th.word scope="col" { "Condition" } th.word scope="col" { "The log" }
                            th scope="col" { "Times met" } th.word scope="col" { "Last met" }
                        } }
                        tbody { @for row in in_rules::rows(checked, &settings.log_rules) {
                            tr {
                                th.word scope="row" { (row.condition) }
                                td.word { (row.verdict) }
                                td { (row.times) }
                                td.word { (row.last) }
                            }
                        } }
                    } }
                    ul { @for sentence in in_rules::of_single_runs(checked, &settings.log_rules) { li { (sentence) } } }
                } @else {
                    p { "Without a run and a note in these days nothing can be told." }
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
                h2 #in-notes { "In the notes" }
                p.soft { "Counted from the runner's own words; a place at the knee is where a finger points, no name of a condition." }
                ul { @for sentence in in_notes::sentences(context, timeline) { li { (sentence) } } }
            }
        }
    }
}

/// The diary as written; notes that tell of no pain and nothing else are folded away.
pub(super) fn notes(timeline: &Timeline) -> Markup {
    let all = timeline.pain.iter().enumerate().rev();
    let (bare, telling): (Vec<_>, Vec<_>) = all.partition(|(_, note)| is_bare(note));
    html! {
        @if timeline.has_diary {
            section aria-labelledby="pain" {
                h2 #pain { "Pain notes as written" }
                (table(&telling, "Table of pain notes", html! { (in_notes::SCORE) (in_notes::unlogged(timeline)) }))
                @if !bare.is_empty() {
                    details {
                        summary { (in_notes::bare(bare.len())) }
                        (table(&bare, "Table of notes without pain", html! { (in_notes::BARE) }))
                    }
                }
            }
        }
    }
}

/// True for a day noted as free of pain without a further word.
fn is_bare(note: &PainEntry) -> bool {
    let words = [&note.side, &note.site, &note.trigger, &note.note];
    note.score_0_10 <= 0.0 && words.iter().all(|cell| cell.is_none()) && besides(note).is_empty()
}

fn table(notes: &[(usize, &PainEntry)], label: &str, caption: Markup) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(label) { table {
            caption { (caption) }
            thead { tr {
                th.word scope="col" { "Day" } th scope="col" { "Score" } th.word scope="col" { "When" }
                th.word scope="col" { "Where" } th.word scope="col" { "Trigger" } th.word scope="col" { "Besides" }
                th.word scope="col" { "Words" }
            } }
            tbody {
                @if notes.is_empty() { tr { td.word colspan="7" { "None for these days." } } }
                @for (index, note) in notes { (row(*index, note)) }
            }
        } }
    }
}

fn row(index: usize, note: &PainEntry) -> Markup {
    html! {
        tr id=(row_id(&Marked::Note(index))) {
            th scope="row" { (units::short_day(note.day)) @if let Some(time) = &note.time { " " (time) } }
            td { (units::score(note.score_0_10)) }
            td.word { bdi { (words(&note.when)) } }
            td.word { bdi { (words(&note.side)) " " (words(&note.site)) } }
            td.word { bdi { (words(&note.trigger)) } }
            td.word { bdi { (besides(note)) } }
            td.note dir="auto" { (words(&note.note)) }
        }
    }
}

/// The facts of a note that have no column of their own.
fn besides(note: &PainEntry) -> String {
    let details = &note.details;
    let named = |name: &str, words: &Option<String>| {
        (words.as_ref()).map(|words| format!("{name} {words}"))
    };
    let facts = [
        named("lasted", &details.lasted),
        named("into the run", &details.into_run),
        named("stiffness", &details.stiffness),
        (details.sleep_h).map(|hours| format!("sleep {} h", units::score(hours))),
        (details.stress_0_10).map(|stress| format!("stress {} of 10", units::score(stress))),
        named("shoe", &details.shoe),
        named("medication", &details.medication),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    facts.join("; ")
}

fn words(cell: &Option<String>) -> &str {
    cell.as_deref().unwrap_or_default()
}
