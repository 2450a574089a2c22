//! Tables of the diary: the notes, the onsets, the weekly answers.

use super::cells::{finish, number, table, text};
use crate::timeline::{PainEntry, Timeline};

/// The notes: as written, and at the end what the words were understood as.
pub(super) fn notes(notes: &[PainEntry]) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&[
        "date",
        "time",
        "score",
        "when",
        "side",
        "site",
        "trigger",
        "note",
        "line",
        "when_meant",
        "side_meant",
        "site_meant",
        "trigger_meant",
        "lasted_h",
        "into_run_m",
        "stiffness",
        "sleep_h",
        "stress_0_10",
        "shoe",
        "medication",
    ])?;
    let words = |cell: &Option<String>| cell.as_deref().map(text).unwrap_or_default();
    for note in notes {
        let details = &note.details;
        rows.write_record([
            note.day.to_string(),
            words(&note.time),
            number(Some(note.score_0_10), 1),
            words(&note.when),
            words(&note.side),
            words(&note.site),
            words(&note.trigger),
            words(&note.note),
            note.line.to_string(),
            details.when_meant.unwrap_or_default().to_owned(),
            details.side_meant.unwrap_or_default().to_owned(),
            details.sites_meant.join("; "),
            details.triggers_meant.join("; "),
            number(details.lasted_h, 2),
            number(details.into_run_m, 1),
            words(&details.stiffness),
            number(details.sleep_h, 2),
            number(details.stress_0_10, 1),
            words(&details.shoe),
            words(&details.medication),
        ])?;
    }
    finish(rows)
}

/// Weekly answers of the OSTRC-O2.
pub(super) fn weekly_answers(timeline: &Timeline) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&["date", "severity_0_100"])?;
    let context = timeline.pain_context.as_ref();
    for (day, severity) in context.iter().flat_map(|context| &context.weekly_answers) {
        rows.write_record([day.to_string(), severity.to_string()])?;
    }
    finish(rows)
}
