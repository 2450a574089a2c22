//! The volume last held without pain, and the weeks in which runs became both longer and more.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::days::{Log, RunDay};
use crate::calendar::{WeekStart, add_days, days, days_between};
use crate::settings::LogRules;
use crate::stats::Range;

/// A stretch of run days free of pain that lasted long enough, stated as it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Held {
    /// Its first run day.
    pub first: Date,
    /// Its last run day.
    pub last: Date,
    /// Run days in it.
    pub run_days: usize,
    /// Run days a week.
    pub run_days_a_week: f64,
    /// Metres of a run day; `None` where one does not tell.
    pub distance_m: Option<Span>,
    /// Whole days without a run between two run days.
    pub rest_days: Span,
    /// Days in it that have no note and are not declared free of pain.
    pub unlogged_days: usize,
}

/// Smallest, middle and largest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Span {
    /// Smallest.
    pub least: f64,
    /// Middle one, or the mean of the two middle ones.
    pub median: f64,
    /// Largest.
    pub most: f64,
}

/// Weeks against the week before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Raised {
    /// Weeks that could be compared: both with runs, all distances known.
    pub compared: usize,
    /// First days of the weeks with more run days and a longer mean distance of a run day than in the week before.
    pub weeks: Vec<Date>,
}

/// The last stretch of run days free of pain that lasted long enough.
pub fn held(log: &Log<'_>, rules: &LogRules) -> Option<Held> {
    let mut stretch: Vec<&RunDay> = Vec::new();
    let mut held = None;
    for run in &log.runs {
        let goes_on = stretch.last().is_none_or(|before| is_free_between(log, before.day, run.day));
        if run.is_free() != Some(true) || !goes_on {
            stretch.clear();
        }
        if run.is_free() == Some(true) {
            stretch.push(run);
        }
        held = describe(log, &stretch, rules.held_days).or(held);
    }
    held
}

/// No pain noted on the days between two run days. Days without a note are as free as the next morning made them.
fn is_free_between(log: &Log<'_>, from: Date, to: Date) -> bool {
    let mut between = days(add_days(from, 1), add_days(to, -1));
    between.all(|day| log.pain(day).is_none_or(|score| score <= 0.0))
}

fn describe(log: &Log<'_>, stretch: &[&RunDay], least_days: i64) -> Option<Held> {
    let (first, last) = (stretch.first()?.day, stretch.last()?.day);
    let length = days_between(first, last) + 1;
    if length < least_days {
        return None;
    }
    let distances: Option<Vec<f64>> = stretch.iter().map(|run| run.distance_m).collect();
    let rests = stretch.windows(2).map(|pair| (days_between(pair[0].day, pair[1].day) - 1) as f64);
    Some(Held {
        first,
        last,
        run_days: stretch.len(),
        run_days_a_week: stretch.len() as f64 * 7.0 / length as f64,
        distance_m: distances.and_then(span),
        rest_days: span(rests.collect())?,
        unlogged_days: days(first, last).filter(|&day| log.pain(day).is_none()).count(),
    })
}

fn span(values: Vec<f64>) -> Option<Span> {
    let range = Range::of(&values)?;
    Some(Span { least: range.least, median: range.median, most: range.most })
}

/// Weeks in which both the number of run days and their mean distance rose. Weeks that the log does not hold whole, at its
/// beginning and its end, are left out.
pub fn raised(runs: &[RunDay], last_day: Date, week_start: WeekStart, rules: &LogRules) -> Raised {
    let mut raised = Raised { compared: 0, weeks: Vec::new() };
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
