//! Where a note belongs: to which part of its day, by its words and, where it has none, by its clock and the runs of that day.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::days::RunDay;
use crate::calendar::add_days;
use crate::pain::vocabulary::When;
use crate::pain::{PainDiary, PainNote};

/// A note and the part of the day it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'d> {
    /// The note.
    pub note: &'d PainNote,
    /// When in relation to the runs of its day; `None` where neither its words nor its clock say so.
    pub moment: Option<When>,
    /// True for a note of the morning of its day, before any run that day: the next morning of a run the day before.
    pub is_morning: bool,
}

impl Placed<'_> {
    /// True where it may be of any part of its day: it has neither words nor a clock time that say when.
    pub fn is_open(&self) -> bool {
        let says_when = !matches!(self.moment, None | Some(When::RestDay));
        !says_when && !self.is_morning && self.note.time.is_none()
    }

    /// True where it is of a run of its day, or of the time after it.
    pub fn is_of_the_run(&self) -> bool {
        !self.is_morning && !matches!(self.moment, Some(When::Before | When::NextMorning))
    }
}

/// The notes of each day, placed among `runs`. A note before `morning_ends` without a word on when is of the morning.
pub fn placed<'d>(diary: &'d PainDiary, runs: &[RunDay], morning_ends: Time) -> BTreeMap<Date, Vec<Placed<'d>>> {
    let runs: BTreeMap<Date, &RunDay> = runs.iter().map(|run| (run.day, run)).collect();
    let mut days: BTreeMap<Date, Vec<Placed<'d>>> = BTreeMap::new();
    for note in &diary.notes {
        let run = runs.get(&note.day).copied();
        let moment = note.moment().or_else(|| by_clock(note, run?));
        let is_early = note.time.is_some_and(|time| time < morning_ends);
        let is_morning = match moment {
            Some(When::NextMorning) => true,
            Some(When::Before) | Some(When::RestDay) => is_early,
            // On a day with a run the clock would have placed a note of before it.
            None => is_early && run.is_none_or(|run| run.start.is_none()),
            Some(_) => false,
        };
        days.entry(note.day).or_default().push(Placed { note, moment, is_morning });
    }
    days
}

/// Before, during or after the runs of its day, where the clock leaves no doubt.
fn by_clock(note: &PainNote, run: &RunDay) -> Option<When> {
    let at = note.day.to_datetime(note.time?);
    if run.start.is_some_and(|start| at <= start) {
        Some(When::Before)
    } else if run.end.is_some_and(|end| at >= end) {
        Some(When::After)
    } else if run.runs == 1 && run.start.is_some() && run.end.is_some() {
        Some(When::During)
    } else {
        None
    }
}

/// Notes that describe a run and have none to belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Unmatched {
    /// Days of notes of pain or none while running, a day for each note, on which no run is recorded.
    pub without_run: Vec<Date>,
    /// Days of notes of a next morning, a day for each note, before which no run is recorded.
    pub without_run_before: Vec<Date>,
}

/// The notes that no run of `runs` can be found for. Mornings up to the day of the first run are left out: the run they
/// speak of may lie before the days looked at.
pub fn unmatched(notes: &BTreeMap<Date, Vec<Placed<'_>>>, runs: &[RunDay]) -> Unmatched {
    let has_run = |day: Date| runs.binary_search_by_key(&day, |run| run.day).is_ok();
    let days_of = |is_wanted: &dyn Fn(&PainNote) -> bool| {
        let all = notes.values().flatten();
        let wanted = all.filter(|placed| is_wanted(placed.note));
        wanted.map(|placed| placed.note.day).collect()
    };
    // Before and after may be of another sport.
    let is_of_a_run = |note: &PainNote| note.moment().is_some_and(When::is_running);
    Unmatched {
        without_run: days_of(&|note| is_of_a_run(note) && !has_run(note.day)),
        without_run_before: days_of(&|note| {
            let is_later = runs.first().is_some_and(|first| note.day > first.day);
            is_later && note.moment() == Some(When::NextMorning) && !has_run(add_days(note.day, -1))
        }),
    }
}
