//! Days with pain, days noted as free of it, and the worst of the notes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::timeline::{PainEntry, Timeline};

/// What the notes say of days.
pub(super) struct PainDays {
    /// Days with pain.
    pub(super) painful: usize,
    /// Days with a score of 0 and no higher one.
    pub(super) free: usize,
    /// The highest score and the last day with any pain; `None` without pain.
    pub(super) worst: Option<(f64, Date)>,
}

/// Counts the days of the diary.
pub(super) fn pain_days(timeline: &Timeline) -> PainDays {
    let days_of = |is_wanted: &dyn Fn(&PainEntry) -> bool| {
        let notes = timeline.pain.iter().filter(|note| is_wanted(note));
        notes.map(|note| note.day).collect::<BTreeSet<Date>>()
    };
    let some_pain = days_of(&is_painful);
    let none = days_of(&|note| !is_painful(note));
    let painful = timeline.pain.iter().filter(|note| is_painful(note));
    let most = painful.map(|note| note.score_0_10).max_by(f64::total_cmp);
    let worst = most.zip(some_pain.last().copied());
    PainDays { painful: some_pain.len(), free: none.difference(&some_pain).count(), worst }
}

/// True where a note tells of pain.
fn is_painful(note: &PainEntry) -> bool {
    note.score_0_10 > 0.0
}
