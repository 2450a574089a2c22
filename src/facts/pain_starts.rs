//! When pain began, and the runs of the days before.

mod diary_days;
mod in_common;
mod load_before;

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::calendar::days_between;
use crate::pain::onset::OnsetKind;
use crate::settings::{ChartRules, Settings};
use crate::timeline::{OnsetEntry, PainEntry, Timeline};
use load_before::{Moment, RunsByDay};

pub use diary_days::{DiaryDays, LoggedDay};
pub use in_common::{ConditionBefore, StartCondition};
pub use load_before::{DayBefore, LoadBefore, RunsBefore};

/// When pain began.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PainStarts {
    /// Days on which pain is noted after a week without such a note, logged as pain-free or not; charts mark them.
    pub first_notes: Vec<Date>,
    /// Onsets, partly logged onsets and flares, oldest first; the first notes where there is none of them.
    pub all: Vec<PainStart>,
    /// True where `all` are not first notes.
    pub are_onsets: bool,
    /// What preceded them; empty where they are first notes or none is on a day with files.
    pub conditions_before: Vec<ConditionBefore>,
}

/// A day on which pain began.
#[derive(Debug, Clone, Serialize)]
pub struct PainStart {
    /// Kind, day, time and score.
    #[serde(flatten)]
    pub onset: OnsetEntry,
    /// The worst note of the day, as its place among the notes; of equal ones the first.
    pub worst_note: Option<usize>,
    /// The runs of that day up to the pain and of the days before it.
    pub runs_before: RunsBefore,
    /// The days and weeks before.
    #[serde(flatten)]
    pub load_before: LoadBefore,
}

impl PainStarts {
    /// The onsets of a timeline, or its first notes of pain.
    pub fn of(timeline: &Timeline, settings: &Settings) -> PainStarts {
        let first_notes = first_notes(&timeline.pain, &settings.chart);
        let are_onsets = !timeline.onsets.is_empty();
        let onsets = if are_onsets {
            timeline.onsets.clone()
        } else {
            let least_score = settings.chart.first_note_score;
            first_notes.iter().filter_map(|&day| first_note(day, &timeline.pain, least_score)).collect()
        };
        let (worst, runs, rules) = (worst_notes(&timeline.pain), RunsByDay::of(timeline), &settings.facts);
        let start = |onset: OnsetEntry| PainStart {
            worst_note: worst.iter().copied().find(|&index| timeline.pain[index].day == onset.day),
            runs_before: runs.before(moment(&onset), rules.days_before_pain),
            load_before: runs.load(moment(&onset), rules),
            onset,
        };
        let all: Vec<PainStart> = onsets.into_iter().map(start).collect();
        let conditions_before = ConditionBefore::all(timeline, &all, &runs, rules);
        PainStarts { first_notes, all, are_onsets, conditions_before }
    }
}

impl PainStarts {
    /// What most of them had in common, that which differs most from the days compared first.
    pub fn most_in_common(&self) -> Vec<&ConditionBefore> {
        let mut common: Vec<_> = self.conditions_before.iter().filter(|before| before.is_in_common).collect();
        common.sort_by(|one, other| other.more_pct().total_cmp(&one.more_pct()));
        common
    }
}

impl PainStart {
    fn moment(&self) -> Moment {
        moment(&self.onset)
    }
}

fn moment(onset: &OnsetEntry) -> Moment {
    Moment { day: onset.day, until: onset.runs_until }
}

/// Days on which pain is noted more than [`ChartRules::quiet_days`] after the last such note.
pub fn first_notes(notes: &[PainEntry], rules: &ChartRules) -> Vec<Date> {
    let painful = notes.iter().filter(|note| note.score_0_10 >= rules.first_note_score);
    let mut days: Vec<Date> = painful.map(|note| note.day).collect();
    days.sort_unstable();
    days.dedup();
    let mut before: Option<Date> = None;
    days.retain(|&day| {
        let is_first = before.is_none_or(|before| days_between(before, day) > rules.quiet_days);
        before = Some(day);
        is_first
    });
    days
}

/// The first note of pain of a day: its highest score, and the earliest time where every painful note has one.
fn first_note(day: Date, notes: &[PainEntry], least_score: f64) -> Option<OnsetEntry> {
    let painful: Vec<&PainEntry> =
        notes.iter().filter(|note| note.day == day && note.score_0_10 >= least_score).collect();
    let earliest = |time: fn(&PainEntry) -> Option<Time>| {
        let times: Option<Vec<Time>> = painful.iter().map(|note| time(note)).collect();
        times.and_then(|times| times.into_iter().min())
    };
    Some(OnsetEntry {
        kind: OnsetKind::FirstNote,
        day,
        time: earliest(|note| note.time),
        runs_until: earliest(|note| note.details.runs_until),
        score_0_10: painful.iter().map(|note| note.score_0_10).max_by(f64::total_cmp)?,
    })
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
