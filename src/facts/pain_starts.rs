//! When pain began, and the runs of the days before.

mod diary_days;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::calendar::{DaySpan, add_days, days_between};
use crate::metrics::SpikeState;
use crate::pain::onset::OnsetKind;
use crate::settings::{ChartRules, Settings};
use crate::timeline::{OnsetEntry, PainEntry, RunEntry, Timeline};

pub use diary_days::{DiaryDays, LoggedDay};

/// When pain began.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PainStarts {
    /// Days on which pain is noted after a week without such a note, logged as pain-free or not; charts mark them.
    pub first_notes: Vec<Date>,
    /// Onsets, partly logged onsets and flares, oldest first; the first notes where there is none of them.
    pub all: Vec<PainStart>,
    /// True where `all` are not first notes.
    pub are_onsets: bool,
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

/// What was run up to a start of pain, on days before the days shown too. Sums are `None` where a run of these days has no
/// such figure, or where the days include some without data or before the first day with data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct LoadBefore {
    /// Run days in a row up to the pain: the last is the day of the pain, or else the day before; 0 where neither has a run.
    pub run_days_in_a_row: usize,
    /// Meters of the seven days up to the pain, its own day included.
    pub distance_7d_m: Option<f64>,
    /// Mean meters a week of the four weeks before those seven days.
    pub distance_4w_weekly_m: Option<f64>,
    /// The same of descent.
    pub descent_7d_m: Option<f64>,
    pub descent_4w_weekly_m: Option<f64>,
}

/// The runs of the day of an onset, up to its time, and of the days before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RunsBefore {
    /// By day, oldest first.
    Days {
        /// The days with a run.
        days: Vec<DayBefore>,
    },
    /// None, though there are runs later on that day.
    LaterOnly,
    /// None, and days without any recording are among them.
    Unobserved,
    /// None.
    NoRun,
}

/// The runs of one day before an onset. A sum that is not wholly known is `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayBefore {
    pub day: Date,
    pub runs: usize,
    /// Meters run.
    pub distance_m: Option<f64>,
    /// The largest ratio to the 30-day longest among runs beyond the 10 % line.
    pub distance_jump: Option<f64>,
    /// Meters descended.
    pub descent_m: Option<f64>,
    /// The largest ratio to the 30-day most descent among runs beyond the 10 % line.
    pub descent_jump: Option<f64>,
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
        let worst = worst_notes(&timeline.pain);
        let start = |onset: OnsetEntry| PainStart {
            worst_note: worst.iter().copied().find(|&index| timeline.pain[index].day == onset.day),
            runs_before: runs_before(timeline, &onset, settings.facts.days_before_pain),
            load_before: load_before(timeline, &onset, settings.facts.weeks_before_pain),
            onset,
        };
        PainStarts { first_notes, all: onsets.into_iter().map(start).collect(), are_onsets }
    }
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

fn runs_before(timeline: &Timeline, onset: &OnsetEntry, days: i64) -> RunsBefore {
    let days = DaySpan { first: add_days(onset.day, 1 - days), last: onset.day };
    let runs: Vec<&RunEntry> = runs_up_to(onset, timeline).filter(|run| days.contains(run.day)).collect();
    if !runs.is_empty() {
        let by_day = runs.chunk_by(|one, next| one.day == next.day);
        return RunsBefore::Days { days: by_day.map(day_before).collect() };
    }
    if onset.runs_until.is_some() && timeline.runs.iter().any(|run| run.day == onset.day) {
        RunsBefore::LaterOnly
    } else if unobserved(timeline).any(|gap| gap.touches(days)) {
        RunsBefore::Unobserved
    } else {
        RunsBefore::NoRun
    }
}

/// The runs of all days up to an onset, shown or not, and of its own day those that came before it.
fn runs_up_to<'t>(onset: &OnsetEntry, timeline: &'t Timeline) -> impl Iterator<Item = &'t RunEntry> {
    let (day, until) = (onset.day, onset.runs_until);
    let is_before = move |run: &&RunEntry| until.is_none_or(|until| run.start_local.time() < until);
    let runs = timeline.earlier.runs.iter().chain(&timeline.runs);
    runs.filter(move |run| run.day < day || (run.day == day && is_before(run)))
}

/// Gaps without data, shown or not.
fn unobserved(timeline: &Timeline) -> impl Iterator<Item = &DaySpan> {
    timeline.earlier.unobserved.iter().chain(&timeline.unobserved)
}

fn load_before(timeline: &Timeline, onset: &OnsetEntry, weeks: i64) -> LoadBefore {
    let run_days: BTreeSet<Date> = runs_up_to(onset, timeline).map(|run| run.day).collect();
    let last = if run_days.contains(&onset.day) { 0 } else { 1 };
    let in_a_row = (last..).take_while(|&before| run_days.contains(&add_days(onset.day, -before)));
    let sum = |days: DaySpan, of: fn(&RunEntry) -> Option<f64>| {
        let first_day = timeline.earlier.first_day.or(timeline.first_day);
        let is_known =
            first_day.is_some_and(|first| first <= days.first) && !unobserved(timeline).any(|gap| gap.touches(days));
        let runs = runs_up_to(onset, timeline).filter(|run| days.contains(run.day));
        runs.map(of).sum::<Option<f64>>().filter(|_| is_known)
    };
    let week = DaySpan { first: add_days(onset.day, -6), last: onset.day };
    let before = DaySpan { first: add_days(week.first, -7 * weeks), last: add_days(week.first, -1) };
    let weekly = |of| sum(before, of).map(|meters| meters / weeks as f64);
    LoadBefore {
        run_days_in_a_row: in_a_row.count(),
        distance_7d_m: sum(week, |run| run.totals.distance_m),
        distance_4w_weekly_m: weekly(|run| run.totals.distance_m),
        descent_7d_m: sum(week, descent_m),
        descent_4w_weekly_m: weekly(descent_m),
    }
}

/// Meters descended, 0 on a treadmill.
fn descent_m(run: &RunEntry) -> Option<f64> {
    (!run.lacks_descent()).then(|| run.totals.descent_m.unwrap_or(0.0))
}

fn day_before(runs: &[&RunEntry]) -> DayBefore {
    let sum = |of: fn(&RunEntry) -> Option<f64>| runs.iter().map(|run| of(run)).sum::<Option<f64>>();
    let jump = |of: fn(&RunEntry) -> (Option<SpikeState>, Option<f64>)| {
        let ratios = runs.iter().map(|run| of(run)).filter(|(state, _)| state.is_some_and(SpikeState::is_spike));
        ratios.filter_map(|(_, ratio)| ratio).max_by(f64::total_cmp)
    };
    DayBefore {
        day: runs[0].day,
        runs: runs.len(),
        distance_m: sum(|run| run.totals.distance_m),
        distance_jump: jump(|run| (run.distance_state, run.distance_ratio_30d)),
        descent_m: sum(|run| run.totals.descent_m),
        descent_jump: jump(|run| (run.descent_state, run.descent_ratio_30d)),
    }
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
