//! The part of the day that a note is about: as it says, or else by its time and the runs of that day.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::pain_log::RunDay;
use crate::calendar::add_days;
use crate::pain::vocabulary::PainTiming;
use crate::pain::{PainDiary, PainNote};

/// A note and the part of the day it is about.
#[derive(Debug, Clone, Copy)]
pub struct TimedNote<'d> {
    pub note: &'d PainNote,
    /// When in relation to the runs of its day; `None` where neither its text nor its time says so.
    pub timing: Option<PainTiming>,
    /// True for a note of the morning of its day, before any run that day: the next morning of a run the day before.
    pub is_morning: bool,
}

impl TimedNote<'_> {
    /// True where it may be about any part of its day: neither its text nor its time says when.
    pub fn is_open(&self) -> bool {
        let says_when = !matches!(self.timing, None | Some(PainTiming::RestDay));
        !says_when && !self.is_morning && self.note.time.is_none()
    }

    /// True where it is about a run of its day, or the time after it.
    pub fn is_of_the_run(&self) -> bool {
        !self.is_morning && !matches!(self.timing, Some(PainTiming::Before | PainTiming::NextMorning))
    }
}

/// The notes of each day, with their timing among `runs`. A note before `morning_ends` that does not say when is of the
/// morning.
pub fn timed_notes<'d>(
    diary: &'d PainDiary,
    runs: &[RunDay],
    morning_ends: Time,
) -> BTreeMap<Date, Vec<TimedNote<'d>>> {
    let runs: BTreeMap<Date, &RunDay> = runs.iter().map(|run| (run.day, run)).collect();
    let mut days: BTreeMap<Date, Vec<TimedNote<'d>>> = BTreeMap::new();
    for note in &diary.notes {
        let run = runs.get(&note.day).copied();
        let of_run = note.timing().filter(|timing| timing.is_about_run() || *timing == PainTiming::RestDay);
        let timing = of_run.or_else(|| by_time(note, run?));
        let says_morning = note.timing() == Some(PainTiming::Morning) && note.time.is_none();
        let is_early = says_morning || note.time.is_some_and(|time| time < morning_ends);
        let is_morning = match timing {
            Some(PainTiming::NextMorning) => true,
            Some(PainTiming::Before | PainTiming::RestDay) => is_early,
            // On a day with a run a note of before it would have its timing from its time.
            None => says_morning || is_early && run.is_none_or(|run| run.start.is_none()),
            Some(_) => false,
        };
        days.entry(note.day).or_default().push(TimedNote { note, timing, is_morning });
    }
    days
}

/// Before, during or after the runs of its day, where its time leaves no doubt.
fn by_time(note: &PainNote, run: &RunDay) -> Option<PainTiming> {
    let at = note.day.to_datetime(note.time?);
    if run.start.is_some_and(|start| at <= start) {
        Some(PainTiming::Before)
    } else if run.end.is_some_and(|end| at >= end) {
        Some(PainTiming::After)
    } else if run.runs == 1 && run.start.is_some() && run.end.is_some() {
        Some(PainTiming::During)
    } else {
        None
    }
}

/// Notes that describe a run where none is recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct UnmatchedNotes {
    /// Days of notes of pain or none while running, a day for each note, on which no run is recorded.
    pub without_run: Vec<Date>,
    /// Days of notes of a next morning, a day for each note, before which no run is recorded.
    pub without_run_before: Vec<Date>,
}

/// The notes that match no run of `runs`. Mornings up to the day of the first run are left out: their run may have been before
/// the days of the report.
pub fn unmatched(notes: &BTreeMap<Date, Vec<TimedNote<'_>>>, runs: &[RunDay]) -> UnmatchedNotes {
    let has_run = |day: Date| runs.binary_search_by_key(&day, |run| run.day).is_ok();
    let days_of = |is_wanted: &dyn Fn(&PainNote) -> bool| {
        let all = notes.values().flatten().map(|timed| timed.note);
        all.filter(|note| is_wanted(note)).map(|note| note.day).collect()
    };
    // Before and after may be about another sport.
    let is_of_a_run = |note: &PainNote| note.timing().is_some_and(PainTiming::is_running);
    UnmatchedNotes {
        without_run: days_of(&|note| is_of_a_run(note) && !has_run(note.day)),
        without_run_before: days_of(&|note| {
            let is_later = runs.first().is_some_and(|first| note.day > first.day);
            is_later && note.timing() == Some(PainTiming::NextMorning) && !has_run(add_days(note.day, -1))
        }),
    }
}
