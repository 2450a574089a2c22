//! When distance or number of runs was raised, and what the diary says of the days from then.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{DaySpan, add_days, days_between};
use crate::facts::{DiaryDays, ScoredDay};
use crate::metrics::SpikeState;
use crate::settings::{FactRules, Settings};
use crate::timeline::{Measure, Timeline};

/// A raise of volume.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Raise {
    #[serde(rename = "date")]
    pub day: Date,
    /// Days from it to the last day that some file covers.
    pub days_ago: i64,
    pub kind: RaiseKind,
    /// The most before: meters of the 30-day longest run, or run days of the four weeks before.
    pub from: f64,
    /// Meters, or run days a week.
    pub to: f64,
}

/// What was raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RaiseKind {
    LongestRun,
    RunDaysAWeek,
}

/// What the diary says of the days from a raise on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AfterRaise {
    /// From the day of the raise on, up to [`FactRules::after_raise_days`] of them or to the last day with data.
    pub days: DaySpan,
    /// Those with a note.
    pub noted_days: usize,
    /// Those without one that the diary declares pain-free.
    pub declared_days: usize,
    /// The highest score noted and its first day; `None` without a note.
    pub worst: Option<ScoredDay>,
}

impl Raise {
    /// The latest raise of the days shown; of two on one day the longer run.
    pub(super) fn last(all: &[Raise]) -> Option<Raise> {
        all.iter().copied().max_by_key(|raise| raise.day)
    }

    /// The largest raise of the last [`FactRules::raise_days`] by its percentage, of equal ones the last; `None` where the
    /// last raise is as large but for [`FactRules::raise_pct`] points.
    pub(super) fn larger_than_last(all: &[Raise], rules: &FactRules) -> Option<Raise> {
        let recent = all.iter().copied().filter(|raise| raise.days_ago < rules.raise_days);
        let largest = recent.max_by(|one, other| one.pct().total_cmp(&other.pct()))?;
        let last = Raise::last(all)?;
        Some(largest).filter(|largest| largest.pct() > last.pct() + rules.raise_pct)
    }

    /// By how many percent.
    fn pct(&self) -> f64 {
        100.0 * (self.to / self.from - 1.0)
    }
}

/// All raises of the days shown: runs clearly longer than the longest of the 30 days before, and weeks with more run days
/// than any of the weeks before them. Of one day the longer run comes last.
pub(super) fn raises(timeline: &Timeline, last_day: Date, settings: &Settings) -> Vec<Raise> {
    let raise = |kind: RaiseKind, (day, from, to): (Date, f64, f64)| Raise {
        day,
        days_ago: days_between(day, last_day),
        kind,
        from,
        to,
    };
    let more = more_run_days(timeline, settings.facts.raise_weeks).map(|found| raise(RaiseKind::RunDaysAWeek, found));
    let longer = longer_runs(timeline, settings.facts.raise_pct).map(|found| raise(RaiseKind::LongestRun, found));
    more.chain(longer).collect()
}

/// Days on which a run was longer than the longest of the 30 days before by `raise_pct` or more, with both in meters.
fn longer_runs(timeline: &Timeline, raise_pct: f64) -> impl Iterator<Item = (Date, f64, f64)> {
    let least_ratio = 1.0 + raise_pct / 100.0;
    timeline.runs.iter().filter_map(move |run| {
        let is_compared = run.distance_state.is_some_and(|state| state == SpikeState::Reference || state.is_spike());
        let ratio = run.distance_ratio_30d.filter(|&ratio| is_compared && ratio >= least_ratio)?;
        let to = run.compared_m(Measure::Distance)?;
        Some((run.day, to / ratio, to))
    })
}

/// Days on which a week came to have more run days than each of the full weeks before it, with their most and its own
/// number.
fn more_run_days(timeline: &Timeline, weeks_before: usize) -> impl Iterator<Item = (Date, f64, f64)> {
    let mut days_of: BTreeMap<Date, Vec<Date>> = BTreeMap::new();
    for run in &timeline.run_days {
        days_of.entry(timeline.week_start.week_of(run.day)).or_default().push(run.day);
    }
    let weeks = &timeline.weeks;
    (weeks_before..weeks.len()).filter_map(move |index| {
        let before = &weeks[index - weeks_before..index];
        let most = before.iter().map(|week| week.run_days).max()? as usize;
        let days = days_of.get(&weeks[index].week_start)?;
        let is_known = before.iter().all(|week| week.is_whole()) && most > 0;
        let day = days.get(most).filter(|_| is_known)?;
        Some((*day, most as f64, days.len() as f64))
    })
}

impl AfterRaise {
    /// From the day of a raise up to `last_day` at most.
    pub(super) fn of(raise: &Raise, diary_days: &DiaryDays, (last_day, rules): (Date, &FactRules)) -> AfterRaise {
        let days = DaySpan { first: raise.day, last: add_days(raise.day, rules.after_raise_days - 1).min(last_day) };
        let noted = || diary_days.logged.iter().filter(|logged| days.contains(logged.day));
        let worst = noted().rev().max_by(|one, other| one.worst_0_10.total_cmp(&other.worst_0_10));
        AfterRaise {
            days,
            noted_days: noted().count(),
            declared_days: crate::calendar::days(days.first, days.last)
                .filter(|&day| diary_days.is_declared(day))
                .count(),
            worst: worst.map(|logged| ScoredDay { day: logged.day, score_0_10: logged.worst_0_10 }),
        }
    }
}
