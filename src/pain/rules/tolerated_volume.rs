//! The volume last tolerated without pain, and the weeks in which distance per run and number of runs both rose.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::pain_log::{Completeness, PainLog, RunDay};
use crate::calendar::{DaySpan, WeekStart, add_days, days, days_between};
use crate::settings::LogRules;
use crate::stats::Range;

/// A long enough series of pain-free run days, described by its last weeks ([`LogRules::described_days`]): a series of a year
/// says little about now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToleratedVolume {
    /// The first run day of the series.
    pub since: Date,
    /// The first run day described.
    pub first: Date,
    /// The last run day of the series.
    pub last: Date,
    /// Run days described, as all below.
    pub run_days: usize,
    /// Those whose pain is logged in part.
    pub partly_logged: usize,
    /// Those without a note of their own, which the diary declares free of pain.
    pub declared: usize,
    pub run_days_a_week: f64,
    /// Distance of a run day; `None` where that of one is unknown.
    pub distance_m: Option<Range>,
    /// Whole days without a run between two run days.
    pub rest_days: Range,
    /// Days in it that have no note and are not declared free of pain.
    pub unlogged_days: usize,
}

/// Weeks compared with the week before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RaisedWeeks {
    /// Weeks that could be compared: both with runs, all distances known.
    pub compared: usize,
    /// First days of the weeks with more run days and a longer mean distance of a run day than in the week before.
    pub weeks: Vec<Date>,
}

/// The last series of pain-free run days that was long enough.
pub fn held(log: &PainLog<'_>, rules: &LogRules) -> Option<ToleratedVolume> {
    let mut series: Vec<&RunDay> = Vec::new();
    let mut held = None;
    for run in &log.runs {
        let pain_between = series
            .last()
            .and_then(|before| log.last_pain(DaySpan { first: add_days(before.day, 1), last: add_days(run.day, -1) }));
        if run.is_free() != Some(true) || pain_between.is_some() {
            series.clear();
        }
        if run.is_free() == Some(true) {
            series.push(run);
        }
        held = describe(log, &series, rules).or(held);
    }
    held
}

fn describe(log: &PainLog<'_>, series: &[&RunDay], rules: &LogRules) -> Option<ToleratedVolume> {
    let (since, last) = (series.first()?.day, series.last()?.day);
    if days_between(since, last) + 1 < rules.held_days {
        return None;
    }
    let from = add_days(last, 1 - rules.described_days);
    let series = &series[series.partition_point(|run| run.day < from)..];
    let first = series.first()?.day;
    let length = days_between(since.max(from), last) + 1;
    let distances: Option<Vec<f64>> = series.iter().map(|run| run.distance_m).collect();
    let rests = series.windows(2).map(|pair| (days_between(pair[0].day, pair[1].day) - 1) as f64);
    let rests: Vec<f64> = rests.collect();
    Some(ToleratedVolume {
        since,
        first,
        last,
        run_days: series.len(),
        partly_logged: series.iter().filter(|run| run.completeness() != Completeness::Full).count(),
        declared: series.iter().filter(|run| run.is_declared).count(),
        run_days_a_week: series.len() as f64 * 7.0 / length as f64,
        distance_m: distances.and_then(|distances| Range::of(&distances)),
        rest_days: Range::of(&rests)?,
        unlogged_days: days(first, last).filter(|&day| log.pain(day).is_none()).count(),
    })
}

/// Weeks in which both the number of run days and their mean distance rose. Incomplete weeks at the
/// beginning and the end of the log are left out.
pub fn raised(runs: &[RunDay], last_day: Date, week_start: WeekStart, rules: &LogRules) -> RaisedWeeks {
    let mut raised = RaisedWeeks { compared: 0, weeks: Vec::new() };
    let Some(first) = runs.first() else {
        return raised;
    };
    let mut weeks: BTreeMap<Date, Vec<&RunDay>> = BTreeMap::new();
    for run in runs {
        weeks.entry(week_start.week_of(run.day)).or_default().push(run);
    }
    let mean = |week: &[&RunDay]| {
        let distances: Option<Vec<f64>> = week.iter().map(|run| run.distance_m).collect();
        Some(distances?.iter().sum::<f64>() / week.len() as f64)
    };
    let is_whole = |week: Date| week >= first.day && add_days(week, 6) <= last_day;
    for (&week, runs) in &weeks {
        let before = add_days(week, -7);
        let Some(runs_before) = weeks.get(&before).filter(|_| is_whole(week) && is_whole(before)) else {
            continue;
        };
        let Some((now, then)) = mean(runs).zip(mean(runs_before)) else {
            continue;
        };
        raised.compared += 1;
        let is_longer = now > then * (1.0 + rules.raised_pct / 100.0);
        if is_longer && runs.len() > runs_before.len() {
            raised.weeks.push(week);
        }
    }
    raised
}
