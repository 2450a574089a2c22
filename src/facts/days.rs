//! What is known of single days and is no row: the worst note of a day, the hours of a night.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::timeline::{PainEntry, Timeline};

/// A night whose hours are known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Night {
    /// The day on which it ended.
    pub day: Date,
    /// Hours asleep, from the account or else from the diary.
    pub sleep_h: f64,
    /// True below [`AccountRules::short_night_h`](crate::settings::AccountRules::short_night_h).
    pub is_short: bool,
}

/// The known nights of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Nights {
    pub known: usize,
    pub short: usize,
}

/// The worst note of each day, as its place among the notes, oldest first; of equal ones the first.
pub(super) fn worst_notes(notes: &[PainEntry]) -> Vec<usize> {
    let mut worst: BTreeMap<Date, usize> = BTreeMap::new();
    for (index, note) in notes.iter().enumerate().filter(|(_, note)| note.score_0_10.is_finite()) {
        let held = worst.entry(note.day).or_insert(index);
        if note.score_0_10 > notes[*held].score_0_10 {
            *held = index;
        }
    }
    worst.into_values().collect()
}

/// The known nights, oldest first. Of several notes of a day the first that tells counts.
pub(super) fn nights(timeline: &Timeline, short_night_h: f64) -> Vec<Night> {
    let noted = timeline.pain.iter().rev().map(|note| (note.day, note.details.sleep_h));
    let recorded = timeline.days.iter().map(|entry| (entry.day, entry.sleep_h));
    let known = noted.chain(recorded).filter_map(|(day, sleep_h)| Some((day, sleep_h?)));
    let by_day: BTreeMap<Date, f64> = known.collect();
    by_day.into_iter().map(|(day, sleep_h)| Night { day, sleep_h, is_short: sleep_h < short_night_h }).collect()
}
