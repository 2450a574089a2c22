//! The columns of the tables on the diary: the notes and the weekly answers.

use jiff::civil::Time;

use super::columns::{Column, csv, known, number, text};
use crate::pain::vocabulary::Vocabulary;
use crate::timeline::{PainEntry, Timeline};

/// `tables/pain.csv`: the notes as written, then what they were understood as.
pub(super) const NOTES: &[Column<PainEntry>] = &[
    ("date", |note| note.day.to_string()),
    ("time", |note| time(note.time)),
    ("score", |note| number(note.score_0_10, 1)),
    ("when", |note| text(note.when.as_deref())),
    ("side", |note| text(note.side.as_deref())),
    ("site", |note| text(note.site.as_deref())),
    ("trigger", |note| text(note.trigger.as_deref())),
    ("note", |note| text(note.note.as_deref())),
    ("line", |note| note.line.to_string()),
    ("when_meant", |note| known(note.details.when_meant.map(|when| when.name()))),
    ("side_meant", |note| known(note.details.side_meant.map(|side| side.name()))),
    ("site_meant", |note| joined(note.details.sites_meant.iter().map(|site| site.name()))),
    ("trigger_meant", |note| joined(note.details.triggers_meant.iter().map(|trigger| trigger.name()))),
    ("lasted_h", |note| number(note.details.lasted_h, 2)),
    ("into_run_m", |note| number(note.details.into_run_m, 1)),
    ("stiffness", |note| text(note.details.stiffness.as_deref())),
    ("sleep_h", |note| number(note.details.sleep_h, 2)),
    ("stress_0_10", |note| number(note.details.stress_0_10, 1)),
    ("shoe", |note| text(note.details.shoe.as_deref())),
    ("medication", |note| text(note.details.medication.as_deref())),
];

/// `14:05`; empty where no time is given.
pub(super) fn time(time: Option<Time>) -> String {
    known(time.map(|time| time.strftime("%H:%M")))
}

fn joined(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join("; ")
}

/// `tables/weekly_answers.csv`: weekly answers of the OSTRC-O2.
pub(super) fn weekly_answers(timeline: &Timeline) -> Result<Vec<u8>, csv::Error> {
    let answers = timeline.pain_context.iter().flat_map(|context| &context.weekly_answers);
    let columns: &[Column<(jiff::civil::Date, u8)>] =
        &[("date", |answer| answer.0.to_string()), ("severity_0_100", |answer| answer.1.to_string())];
    csv(columns, answers)
}
