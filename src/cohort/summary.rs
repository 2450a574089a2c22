//! A runner in one row, as of a day: what happened in the last days, for somebody who looks after many runners.
//!
//! It says what is in the files and the notes. It does not weigh, and what is not known is `None`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Reason;
use super::line::marks::{Marks, ReturnMark, SpikeMark, ToleratedMark};
use super::line::{Line, Status};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::history::ledger::Outcome;
pub use crate::report::clinic::PainEpisode;

/// Days that spikes are looked for in.
pub const SPIKE_DAYS: i64 = 7;
/// Days that pain and returns are looked for in.
pub const PAIN_DAYS: i64 = 14;
/// Days before the last seven that their distance is compared with.
const DAYS_BEFORE: i64 = 28;
/// Painful days that are no farther apart belong together, as an onset comes after seven days without pain.
const EPISODE_GAP_DAYS: i64 = 7;
/// Weeks that are listed.
pub const WEEKS: i64 = 12;

/// A runner in one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunnerSummary {
    pub runner: String,
    pub status: Status,
    pub reason: Option<Reason>,
    /// Files that were not read or only in part, by what became of them and by format.
    pub not_read: Vec<NotRead>,
    /// The day that all below is as of; `None` where nothing was read.
    pub as_of: Option<Date>,
    /// False where no note was read.
    pub has_diary: bool,
    pub first_day: Option<Date>,
    /// Last day that some file covers.
    pub last_file_day: Option<Date>,
    pub last_run_day: Option<Date>,
    /// Last day of the diary.
    pub last_note_day: Option<Date>,
    pub last_pain_day: Option<Date>,
    /// Days with pain in the last 14 days.
    pub pain_days_14: usize,
    /// Days of them on which pain began.
    pub onset_days_14: usize,
    /// Pain of the last 14 days, from its first day on, be that before them.
    pub pain: Option<PainEpisode>,
    /// Days with a note in the last 14 days.
    pub noted_days_14: usize,
    /// Meters of the last 7 days; `None` where no file covers them, or the distance of a run is unknown.
    pub distance_7d_m: Option<f64>,
    /// Mean meters a week of the 28 days before them; `None` where a part of them is not known.
    pub weekly_28d_before_m: Option<f64>,
    /// Spikes of the last 7 days.
    pub spikes_7: Vec<SpikeMark>,
    /// The first run of the last 14 days that came after a break of a week or more; of several that after the longest.
    pub back_after_gap: Option<ReturnMark>,
    pub tolerated: Option<ToleratedMark>,
    /// The last 12 weeks, oldest first.
    pub weeks: Vec<WeekSummary>,
}

/// So many files of one format that were not read, or only in part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NotRead {
    /// Unreadable, or read in part.
    pub outcome: Outcome,
    pub format: String,
    pub files: usize,
}

/// One week of a runner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeekSummary {
    pub week_start: Date,
    /// Meters of all its runs; `None` where no file covers the week, it lies in a gap without data, or the distance of a run
    /// is unknown.
    pub distance_m: Option<f64>,
    /// Worst score; `None` without a note.
    pub worst_score: Option<f64>,
}

impl RunnerSummary {
    /// The summary of a line; `as_of` is the last day that counts.
    pub fn of(line: &Line, as_of: Option<Date>) -> RunnerSummary {
        let empty = RunnerSummary {
            runner: line.runner.clone().unwrap_or_default(),
            status: line.status,
            reason: line.reason,
            not_read: line.not_read.clone(),
            as_of: None,
            has_diary: line.has_diary,
            first_day: None,
            last_file_day: None,
            last_run_day: None,
            last_note_day: None,
            last_pain_day: None,
            pain_days_14: 0,
            onset_days_14: 0,
            pain: None,
            noted_days_14: 0,
            distance_7d_m: None,
            weekly_28d_before_m: None,
            spikes_7: Vec::new(),
            back_after_gap: None,
            tolerated: None,
            weeks: Vec::new(),
        };
        match line.marks.as_ref().and_then(|marks| Some((marks, as_of.or(marks.last_day)?))) {
            Some((marks, as_of)) => empty.with(marks, as_of),
            None => empty,
        }
    }

    fn with(self, marks: &Marks, as_of: Date) -> RunnerSummary {
        let last = |days: i64| DaySpan { first: add_days(as_of, 1 - days), last: as_of };
        let (spike_days, pain_days) = (last(SPIKE_DAYS), last(PAIN_DAYS));
        let painful =
            || marks.noted_days.iter().filter(|(day, worst)| *worst > 0.0 && *day <= as_of).map(|(day, _)| *day);
        let back = marks.returns.iter().filter(|back| pain_days.contains(back.date));
        let before = DaySpan { first: add_days(spike_days.first, -DAYS_BEFORE), last: add_days(spike_days.first, -1) };
        let is_known = marks.first_day.is_some_and(|first| first <= before.first)
            && !marks.unobserved.iter().any(|&(first, last)| before.touches(DaySpan { first, last }));
        RunnerSummary {
            as_of: Some(as_of),
            first_day: marks.first_day,
            last_file_day: marks.last_file_day.map(|day| day.min(as_of)),
            last_run_day: marks.run_days.iter().map(|(day, _)| *day).filter(|day| *day <= as_of).max(),
            last_note_day: marks.diary_days.map(|(_, last)| last.min(as_of)),
            last_pain_day: painful().max(),
            pain_days_14: painful().filter(|day| pain_days.contains(*day)).count(),
            onset_days_14: marks.onset_days.iter().filter(|day| pain_days.contains(**day)).count(),
            pain: episode(marks, pain_days),
            noted_days_14: marks.noted_days.iter().filter(|(day, _)| pain_days.contains(*day)).count(),
            distance_7d_m: distance(marks, spike_days),
            weekly_28d_before_m: distance(marks, before)
                .filter(|_| is_known)
                .map(|meters| 7.0 * meters / DAYS_BEFORE as f64),
            spikes_7: marks.spikes.iter().filter(|spike| spike_days.contains(spike.date)).cloned().collect(),
            back_after_gap: back.max_by_key(|back| back.rest_days).cloned(),
            tolerated: marks.tolerated.clone().filter(|tolerated| tolerated.last <= as_of),
            weeks: weeks(marks, as_of),
            ..self
        }
    }
}

/// The last weeks up to a day, that of the day included.
fn weeks(marks: &Marks, as_of: Date) -> Vec<WeekSummary> {
    let last = marks.week_of(as_of);
    let starts = (0..WEEKS).rev().map(|back| add_days(last, -7 * back));
    let week = |week_start: Date| {
        let days = DaySpan { first: week_start, last: add_days(week_start, 6).min(as_of) };
        let scores = marks.noted_days.iter().filter(|(day, _)| days.contains(*day)).map(|(_, worst)| *worst);
        WeekSummary { week_start, distance_m: distance(marks, days), worst_score: scores.reduce(f64::max) }
    };
    starts.map(week).collect()
}

/// Meters of some days; `None` where no file covers any of them, they lie in a gap without data, or the distance of a run is
/// unknown.
fn distance(marks: &Marks, days: DaySpan) -> Option<f64> {
    let (first, last) = marks.first_day.zip(marks.last_file_day)?;
    let is_gap = marks.unobserved.iter().any(|&(first, last)| first <= days.first && days.last <= last);
    let is_covered = !is_gap && days.touches(DaySpan { first, last: last.max(first) });
    let runs = marks.run_days.iter().filter(|(day, _)| days.contains(*day));
    // Not `sum`, which makes -0 of nothing.
    let distance_m = runs.map(|(_, meters)| *meters).try_fold(0.0, |sum, more| Some(sum + more?));
    distance_m.filter(|_| is_covered)
}

/// The painful days up to the last one in `days`, and all before it that belong to it.
fn episode(marks: &Marks, days: DaySpan) -> Option<PainEpisode> {
    let painful = marks.noted_days.iter().rev().filter(|(day, worst)| *worst > 0.0 && *day <= days.last);
    let mut episode: Option<PainEpisode> = None;
    for &(day, worst_score) in painful {
        match &mut episode {
            None if !days.contains(day) => return None,
            None => episode = Some(PainEpisode { first: day, last: day, days: 1, worst_score, is_onset: false }),
            Some(known) if days_between(day, known.first) <= EPISODE_GAP_DAYS => {
                (known.first, known.days) = (day, known.days + 1);
                known.worst_score = known.worst_score.max(worst_score);
            }
            Some(_) => break,
        }
    }
    episode.map(|known| PainEpisode { is_onset: marks.onset_days.contains(&known.first), ..known })
}
