//! Onsets: days on which pain begins after a week recorded as free of it.
//!
//! **Definition.** A day with a score of at least [`OnsetRules::least_score`], where each of the [`OnsetRules::free_days`] days
//! before it is in the diary with lower scores only. Consecutive painful days are one onset. A day without a note is
//! unknown, so it does not count as free of pain and pain after it is no onset, unless the diary declares
//! `unlogged days are pain-free: yes`, which holds for the days between its first and its last note.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::vocabulary::PainTiming;
use super::{PainDiary, PainNote};
use crate::calendar::add_days;
use crate::settings::OnsetRules;

/// The beginning of a period of pain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Onset {
    /// Local day.
    pub day: Date,
    /// Local time of the first painful note of that day; `None` where one of them has no time, since it may have been the
    /// first.
    pub time: Option<Time>,
    /// Runs of that day that start at this local time or later came after the beginning of the pain ([`runs_until`]); `None`
    /// where that is not known of a painful note, and all runs of the day may have come before it.
    pub runs_until: Option<Time>,
    /// Highest score of that day, 0-10.
    pub score_0_10: f64,
}

/// The onsets in a diary, oldest first.
pub fn onsets(diary: &PainDiary, rules: &OnsetRules) -> Vec<Onset> {
    let mut highest: BTreeMap<Date, f64> = BTreeMap::new();
    for note in &diary.notes {
        let score = highest.entry(note.day).or_insert(0.0);
        *score = score.max(note.score_0_10);
    }
    let is_free = |day: Date| {
        let noted = highest.get(&day).map(|&score| score < rules.least_score);
        noted.unwrap_or_else(|| diary.declares_free(day))
    };
    let begins = |day: Date| (1..=rules.free_days).all(|before| is_free(add_days(day, -before)));
    let painful = highest.iter().filter(|&(_, &score)| score >= rules.least_score);
    let first_painful = |day: Date, time: &dyn Fn(&PainNote) -> Option<Time>| {
        let notes = diary.notes.iter();
        let painful = notes.filter(|note| note.day == day && note.score_0_10 >= rules.least_score);
        // No time sorts before every time.
        painful.map(time).min().flatten()
    };
    let onset = |(&day, &score_0_10): (&Date, &f64)| Onset {
        day,
        time: first_painful(day, &|note| note.time),
        runs_until: first_painful(day, &|note| runs_until(note, rules)),
        score_0_10,
    };
    painful.filter(|&(&day, _)| begins(day)).map(onset).collect()
}

/// The local time from which on the runs of the day came after a note: its time; without one the end of the morning for a
/// note of the next morning, and the beginning of the day for a note of before the run. `None` where that is not known.
pub fn runs_until(note: &PainNote, rules: &OnsetRules) -> Option<Time> {
    note.time.or(match note.timing()? {
        PainTiming::NextMorning => Some(rules.morning_ends),
        PainTiming::Before => Some(Time::midnight()),
        _ => None,
    })
}
