//! What was run up to a moment: on the days before it, in the week and in the four weeks before, days that are not shown
//! included.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::calendar::{DaySpan, add_days};
use crate::metrics::SpikeState;
use crate::settings::FactRules;
use crate::timeline::{RunEntry, Timeline};

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
    #[serde(rename = "date")]
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

/// A day, of which the runs before a time count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub day: Date,
    /// `None`: all runs of the day.
    pub until: Option<Time>,
}

/// All runs by day, shown or not.
pub(super) struct RunsByDay<'t> {
    runs: BTreeMap<Date, Vec<&'t RunEntry>>,
    first_day: Option<Date>,
    last_day: Option<Date>,
    /// Gaps without data.
    unobserved: Vec<DaySpan>,
}

impl<'t> RunsByDay<'t> {
    pub fn of(timeline: &'t Timeline) -> RunsByDay<'t> {
        let earlier = &timeline.earlier;
        let mut runs: BTreeMap<Date, Vec<&RunEntry>> = BTreeMap::new();
        for run in earlier.runs.iter().chain(&timeline.runs) {
            runs.entry(run.day).or_default().push(run);
        }
        RunsByDay {
            runs,
            first_day: earlier.first_day.or(timeline.first_day),
            last_day: timeline.last_day,
            unobserved: earlier.unobserved.iter().chain(&timeline.unobserved).copied().collect(),
        }
    }

    /// The runs of some days by day, of the day of the moment those that came before it.
    fn by_day(&self, days: DaySpan, moment: Moment) -> impl Iterator<Item = Vec<&'t RunEntry>> {
        let is_before = move |run: &&RunEntry| {
            run.day < moment.day || moment.until.is_none_or(|until| run.start_local.time() < until)
        };
        let all = self.runs.range(days.first..=days.last.min(moment.day));
        let of_day = all.map(move |(_, runs)| runs.iter().copied().filter(is_before).collect::<Vec<_>>());
        of_day.filter(|runs| !runs.is_empty())
    }

    /// True where these days are within the records and touch no gap in them.
    fn is_observed(&self, days: DaySpan) -> bool {
        let is_within = self.first_day.is_some_and(|first| first <= days.first)
            && self.last_day.is_some_and(|last| days.last <= last);
        is_within && !self.is_in_gap(days)
    }

    fn is_in_gap(&self, days: DaySpan) -> bool {
        self.unobserved.iter().any(|gap| gap.touches(days))
    }

    /// The runs of the days up to a moment, its own day counted.
    pub fn before(&self, moment: Moment, days: i64) -> RunsBefore {
        let span = DaySpan { first: add_days(moment.day, 1 - days), last: moment.day };
        let days: Vec<DayBefore> = self.by_day(span, moment).map(|runs| day_before(&runs)).collect();
        if !days.is_empty() {
            RunsBefore::Days { days }
        } else if moment.until.is_some() && self.runs.contains_key(&moment.day) {
            RunsBefore::LaterOnly
        } else if self.is_in_gap(span) {
            RunsBefore::Unobserved
        } else {
            RunsBefore::NoRun
        }
    }

    /// Whether one of these days had several runs; `None` where they are not all known. An interrupted run is one.
    pub fn had_several_runs_a_day(&self, moment: Moment, days: i64) -> Option<bool> {
        let span = DaySpan { first: add_days(moment.day, 1 - days), last: moment.day };
        self.is_observed(span).then(|| self.by_day(span, moment).any(|runs| separate(&runs) > 1))
    }

    /// Whether so many days up to a moment each had a run, the last its own or the one before; `None` where they are not all
    /// known.
    pub fn had_run_days_in_a_row(&self, moment: Moment, days: i64) -> Option<bool> {
        let span = DaySpan { first: add_days(moment.day, -days), last: moment.day };
        self.is_observed(span).then(|| self.in_a_row(moment) >= days)
    }

    fn in_a_row(&self, moment: Moment) -> i64 {
        let has_run = |before: i64| {
            let day = add_days(moment.day, -before);
            self.by_day(DaySpan { first: day, last: day }, moment).next().is_some()
        };
        let last = if has_run(0) { 0 } else { 1 };
        (last..).take_while(|&before| has_run(before)).count() as i64
    }

    /// The days and weeks before a moment.
    pub fn load(&self, moment: Moment, rules: &FactRules) -> LoadBefore {
        let weeks = rules.weeks_before_pain;
        let sum = |days: DaySpan, of: fn(&RunEntry) -> Option<f64>| {
            let is_known = self.first_day.is_some_and(|first| first <= days.first) && !self.is_in_gap(days);
            self.by_day(days, moment).flatten().map(of).sum::<Option<f64>>().filter(|_| is_known)
        };
        let week = DaySpan { first: add_days(moment.day, -6), last: moment.day };
        let before = DaySpan { first: add_days(week.first, -7 * weeks), last: add_days(week.first, -1) };
        let weekly = |of| sum(before, of).map(|meters| meters / weeks as f64);
        LoadBefore {
            run_days_in_a_row: self.in_a_row(moment) as usize,
            distance_7d_m: sum(week, |run| run.totals.distance_m),
            distance_4w_weekly_m: weekly(|run| run.totals.distance_m),
            descent_7d_m: sum(week, descent_m),
            descent_4w_weekly_m: weekly(descent_m),
        }
    }
}

/// Runs, the parts of an interrupted one counted once.
fn separate(runs: &[&RunEntry]) -> usize {
    runs.iter().filter(|run| !run.continues()).count().max(1)
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
        runs: separate(runs),
        distance_m: sum(|run| run.totals.distance_m),
        distance_jump: jump(|run| (run.distance_state, run.distance_ratio_30d)),
        descent_m: sum(|run| run.totals.descent_m),
        descent_jump: jump(|run| {
            (run.descent_state.filter(|_| !run.descent_within_uncertainty), run.descent_ratio_30d)
        }),
    }
}
