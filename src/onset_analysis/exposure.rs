//! Exposures, and what they come to in a window of days.
//!
//! Missing is not zero: where the window holds a run whose distance, ratio or rest is unknown, so is the value of the window.
//! A window that is known to hold no run has 0 m, 0 run days, a ratio of 0, and no rest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::{OnsetAnalysisInput, RecordedRun};
use crate::calendar::{DaySpan, add_days};
use crate::metrics::fixed_point::{from_milli, to_milli};
use crate::metrics::{Spike, SpikeState};
use crate::settings::{DaysBefore, Settings};

/// What is looked for in the days before an onset, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exposure {
    /// The largest ratio of a run to the longest run of the 30 days before it; 0 without a run. Met where a run was more
    /// than 10 % longer.
    LongestRun,
    /// The same for the descent of a run; unvalidated.
    LargestDescent,
    /// Meters run.
    Distance,
    /// Meters descended.
    Descent,
    RunDays,
    /// The shortest rest that ended in the window, hours; without a run there is none.
    ShortestRest,
    /// The longest break that ended in the window, whole days without a run; without a run there is none. Met at a week.
    Return,
    /// Mean hours asleep of the nights that ended in the window. Met below 7 hours.
    Sleep,
}

impl Exposure {
    /// All of them.
    pub const ALL: [Exposure; 8] = [
        Exposure::LongestRun,
        Exposure::LargestDescent,
        Exposure::Distance,
        Exposure::Descent,
        Exposure::RunDays,
        Exposure::ShortestRest,
        Exposure::Return,
        Exposure::Sleep,
    ];

    /// Those with a limit that a window meets or does not meet; they are tested.
    pub const TESTED: [Exposure; 4] =
        [Exposure::LongestRun, Exposure::LargestDescent, Exposure::Return, Exposure::Sleep];

    /// The name as written in the tables, with its unit.
    pub fn name(self) -> &'static str {
        match self {
            Exposure::LongestRun => "distance_ratio",
            Exposure::LargestDescent => "descent_ratio",
            Exposure::Distance => "distance_m",
            Exposure::Descent => "descent_m",
            Exposure::RunDays => "run_days",
            Exposure::ShortestRest => "shortest_rest_h",
            Exposure::Return => "longest_break_days",
            Exposure::Sleep => "mean_sleep_h",
        }
    }
}

/// What one exposure comes to in one window.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ExposureValue {
    /// `None` where it is unknown, or where the window holds nothing that has one.
    pub value: Option<f64>,
    /// Whether the limit is met; `None` where that is unknown, and for exposures without a limit.
    pub met: Option<bool>,
}

impl ExposureValue {
    /// Nothing is known.
    pub const UNKNOWN: ExposureValue = ExposureValue { value: None, met: None };

    /// A value without a limit.
    pub fn unlimited(value: f64) -> ExposureValue {
        ExposureValue { value: Some(value), met: None }
    }
}

/// The exposures of one window.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum WindowExposure {
    /// The window begins before the first day of the records, or ends after the last.
    OutsideRecords,
    /// It touches a gap in the records, and is left out.
    Unobserved,
    /// One value for each of [`Exposure::ALL`].
    Observed([ExposureValue; Exposure::ALL.len()]),
}

impl WindowExposure {
    /// What one exposure comes to; unknown where the window is not observed.
    pub fn of(&self, exposure: Exposure) -> ExposureValue {
        match self {
            WindowExposure::Observed(values) => values[exposure as usize],
            WindowExposure::OutsideRecords | WindowExposure::Unobserved => ExposureValue::UNKNOWN,
        }
    }
}

/// The records, indexed so that the exposures of any window can be worked out.
pub(super) struct ExposureHistory<'a> {
    records: &'a OnsetAnalysisInput<'a>,
    runs_by_day: BTreeMap<Date, Vec<&'a RecordedRun<'a>>>,
    return_days: i64,
    short_night_h: f64,
    known_nights_pct: i64,
}

impl<'a> ExposureHistory<'a> {
    pub fn new(records: &'a OnsetAnalysisInput<'a>, settings: &Settings) -> ExposureHistory<'a> {
        let mut runs_by_day: BTreeMap<Date, Vec<&RecordedRun<'_>>> = BTreeMap::new();
        for run in records.runs {
            runs_by_day.entry(run.row.day).or_default().push(run);
        }
        ExposureHistory {
            records,
            runs_by_day,
            return_days: settings.rest.return_after_days,
            short_night_h: settings.account.short_night_h,
            known_nights_pct: settings.onset_analysis.known_nights_pct,
        }
    }

    /// The window before `day`. Of the day itself only runs that start before `until` count, all where that is `None`.
    pub fn before(&self, day: Date, window: DaysBefore, until: Option<Time>) -> WindowExposure {
        let span = DaySpan { first: add_days(day, -window.farthest), last: add_days(day, -window.nearest) };
        self.of_span(span, until.filter(|_| window.nearest == 0))
    }

    /// The window of the same length after `day`, its days counted from the day after: 0-2 days before becomes 1-3 days
    /// after.
    pub fn after(&self, day: Date, window: DaysBefore) -> WindowExposure {
        let span = DaySpan { first: add_days(day, 1 + window.nearest), last: add_days(day, 1 + window.farthest) };
        self.of_span(span, None)
    }

    fn of_span(&self, span: DaySpan, until: Option<Time>) -> WindowExposure {
        let records = self.records;
        if span.first < records.first_day || records.last_day < span.last {
            return WindowExposure::OutsideRecords;
        }
        if self.is_unobserved(span) {
            return WindowExposure::Unobserved;
        }
        let end = until.map(|time| span.last.to_datetime(time));
        let runs: Vec<&RecordedRun<'_>> = self
            .runs_by_day
            .range(span.first..=span.last)
            .flat_map(|(_, runs)| runs.iter().copied())
            .filter(|run| end.is_none_or(|end| run.start_local < end))
            .collect();
        WindowExposure::Observed([
            largest_ratio(first_parts(&runs).map(|run| ratio(run.metrics.distance.as_ref()))),
            largest_ratio(first_parts(&runs).filter(|run| !run.is_flat).map(|run| ratio(run.metrics.descent.as_ref()))),
            sum(runs.iter().map(|run| run.row.distance_m)),
            sum(runs.iter().map(|run| run.row.descent_m.or(run.is_flat.then_some(0.0)))),
            run_days(&runs),
            self.shortest_rest(&runs),
            self.longest_break(&runs),
            self.sleep(span),
        ])
    }

    fn is_unobserved(&self, span: DaySpan) -> bool {
        self.records.unobserved.iter().any(|gap| gap.touches(span))
    }

    /// The rest before a run in hours and whole days; `None` where it is unknown, or touches a gap in the records.
    fn rest(&self, run: &RecordedRun<'_>) -> Option<(f64, i64)> {
        let (hours, days) = (run.metrics.rest_gap_h?, run.metrics.rest_days?);
        let rest = DaySpan { first: add_days(run.row.day, -days), last: add_days(run.row.day, -1) };
        (days == 0 || !self.is_unobserved(rest)).then_some((hours, days))
    }

    fn shortest_rest(&self, runs: &[&RecordedRun<'_>]) -> ExposureValue {
        let rests: Option<Vec<f64>> = first_parts(runs).map(|run| self.rest(run).map(|(hours, _)| hours)).collect();
        let shortest = rests.and_then(|rests| rests.into_iter().reduce(f64::min));
        shortest.map_or(ExposureValue::UNKNOWN, ExposureValue::unlimited)
    }

    fn longest_break(&self, runs: &[&RecordedRun<'_>]) -> ExposureValue {
        let breaks: Option<Vec<i64>> = first_parts(runs).map(|run| self.rest(run).map(|(_, days)| days)).collect();
        breaks.map_or(ExposureValue::UNKNOWN, |breaks| {
            let longest = breaks.into_iter().max();
            ExposureValue {
                value: longest.map(|days| days as f64),
                met: Some(longest.is_some_and(|days| days >= self.return_days)),
            }
        })
    }

    /// The nights that ended on the days of the window. That of the day of the onset is one of them: it ended before the pain
    /// began.
    fn sleep(&self, span: DaySpan) -> ExposureValue {
        let nights = self.records.nights.range(span.first..=span.last);
        let hours: Vec<f64> = nights.map(|(_, hours)| *hours).collect();
        let known = hours.len() as i64;
        if known == 0 || 100 * known < self.known_nights_pct * span.days() {
            return ExposureValue::UNKNOWN;
        }
        let mean = hours.iter().sum::<f64>() / hours.len() as f64;
        ExposureValue { value: Some(mean), met: Some(mean < self.short_night_h) }
    }
}

/// The runs without the later parts of interrupted ones: the ratio and the rest of an interrupted run are those of its first
/// part.
fn first_parts<'r>(runs: &'r [&RecordedRun<'_>]) -> impl Iterator<Item = &'r RecordedRun<'r>> {
    runs.iter().copied().filter(|run| !run.row.continues)
}

/// Ratio of a run and whether it is above the reference group; `None` where it cannot be known, or where the history it was
/// compared with is too young or has a gap. A ratio that measurement can explain is none above.
fn ratio(spike: Option<&Spike>) -> Option<(f64, bool)> {
    let spike = spike.filter(|spike| spike.state != SpikeState::WarmingUp && !spike.after_unobserved)?;
    Some((spike.ratio?, spike.state.is_spike() && !spike.within_uncertainty))
}

fn largest_ratio(ratios: impl Iterator<Item = Option<(f64, bool)>>) -> ExposureValue {
    let ratios: Option<Vec<(f64, bool)>> = ratios.collect();
    ratios.map_or(ExposureValue::UNKNOWN, |ratios| ExposureValue {
        value: Some(ratios.iter().fold(0.0, |largest, (ratio, _)| ratio.max(largest))),
        met: Some(ratios.iter().any(|(_, is_spike)| *is_spike)),
    })
}

fn sum(meters: impl Iterator<Item = Option<f64>>) -> ExposureValue {
    let milli: Option<i64> = meters.map(to_milli).sum();
    milli.map_or(ExposureValue::UNKNOWN, |milli| ExposureValue::unlimited(from_milli(milli)))
}

fn run_days(runs: &[&RecordedRun<'_>]) -> ExposureValue {
    let days: BTreeSet<Date> = runs.iter().map(|run| run.row.day).collect();
    ExposureValue::unlimited(days.len() as f64)
}
