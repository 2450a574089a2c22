//! Looking at a window of days: in come the records, a day and a window, out comes what each exposure was.
//!
//! Missing is not zero: where the window holds a run whose distance, step or rest is unknown, so is the figure of the
//! window. A window that is known to hold no run has 0 m, 0 run days, a ratio of 0, and no rest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use super::exposure::{Seen, Sight, View};
use super::{Records, RunBefore};
use crate::calendar::{DaySpan, add_days};
use crate::metrics::fixed_point::{from_milli, to_milli};
use crate::metrics::{Spike, SpikeState};
use crate::settings::{DaysBefore, Settings};

/// The records, ready to be looked at.
pub struct Lookback<'a> {
    records: &'a Records<'a>,
    by_day: BTreeMap<Date, Vec<&'a RunBefore<'a>>>,
    return_days: i64,
    short_night_h: f64,
    known_nights_pct: i64,
}

impl<'a> Lookback<'a> {
    /// Sorts the runs of `records` by day.
    pub fn new(records: &'a Records<'a>, settings: &Settings) -> Lookback<'a> {
        let mut by_day: BTreeMap<Date, Vec<&RunBefore<'_>>> = BTreeMap::new();
        for run in records.runs {
            by_day.entry(run.row.day).or_default().push(run);
        }
        Lookback {
            records,
            by_day,
            return_days: settings.rest.return_after_days,
            short_night_h: settings.account.short_night_h,
            known_nights_pct: settings.onset_analysis.known_nights_pct,
        }
    }

    /// The window before `day`. Of the day itself only runs that start before `until` count, all where that is `None`.
    pub fn before(&self, day: Date, window: DaysBefore, until: Option<Time>) -> Sight {
        let span = DaySpan { first: add_days(day, -window.farthest), last: add_days(day, -window.nearest) };
        self.look(span, until.filter(|_| window.nearest == 0))
    }

    /// The window of the same length after `day`, its days counted from the day after: 0-2 days before becomes 1-3 days
    /// after.
    pub fn after(&self, day: Date, window: DaysBefore) -> Sight {
        let span = DaySpan { first: add_days(day, 1 + window.nearest), last: add_days(day, 1 + window.farthest) };
        self.look(span, None)
    }

    fn look(&self, span: DaySpan, until: Option<Time>) -> Sight {
        let records = self.records;
        if span.first < records.first_day || records.last_day < span.last {
            return Sight::Outside;
        }
        if self.is_unobserved(span) {
            return Sight::Unobserved;
        }
        let end = until.map(|time| span.last.to_datetime(time));
        let runs: Vec<&RunBefore<'_>> = self
            .by_day
            .range(span.first..=span.last)
            .flat_map(|(_, runs)| runs.iter().copied())
            .filter(|run| end.is_none_or(|end| run.start_local < end))
            .collect();
        Sight::Seen(View([
            largest_step(begun(&runs).map(|run| step(run.metrics.distance.as_ref()))),
            largest_step(begun(&runs).filter(|run| !run.is_flat).map(|run| step(run.metrics.descent.as_ref()))),
            sum(runs.iter().map(|run| run.row.distance_m)),
            sum(runs.iter().map(|run| run.row.descent_m.or(run.is_flat.then_some(0.0)))),
            run_days(&runs),
            self.shortest_rest(&runs),
            self.longest_break(&runs),
            self.sleep(span),
        ]))
    }

    fn is_unobserved(&self, span: DaySpan) -> bool {
        let mut gaps = self.records.unobserved.iter();
        gaps.any(|gap| gap.touches(span))
    }

    /// The rest before a run in hours and whole days; `None` where it is unknown, or holds days that no file speaks of.
    fn rest(&self, run: &RunBefore<'_>) -> Option<(f64, i64)> {
        let (hours, days) = (run.metrics.rest_gap_h?, run.metrics.rest_days?);
        let rest = DaySpan { first: add_days(run.row.day, -days), last: add_days(run.row.day, -1) };
        (days == 0 || !self.is_unobserved(rest)).then_some((hours, days))
    }

    fn shortest_rest(&self, runs: &[&RunBefore<'_>]) -> Seen {
        let rests: Option<Vec<f64>> = begun(runs).map(|run| self.rest(run).map(|(hours, _)| hours)).collect();
        let shortest = rests.and_then(|rests| rests.into_iter().reduce(f64::min));
        shortest.map_or(Seen::UNKNOWN, Seen::value)
    }

    fn longest_break(&self, runs: &[&RunBefore<'_>]) -> Seen {
        let breaks: Option<Vec<i64>> = begun(runs).map(|run| self.rest(run).map(|(_, days)| days)).collect();
        breaks.map_or(Seen::UNKNOWN, |breaks| {
            let longest = breaks.into_iter().max();
            Seen {
                value: longest.map(|days| days as f64),
                met: Some(longest.is_some_and(|days| days >= self.return_days)),
            }
        })
    }

    /// The nights that ended on the days of the window, that of the onset day with them: it was over before the pain.
    fn sleep(&self, span: DaySpan) -> Seen {
        let nights = self.records.nights.range(span.first..=span.last);
        let hours: Vec<f64> = nights.map(|(_, hours)| *hours).collect();
        let known = hours.len() as i64;
        if known == 0 || 100 * known < self.known_nights_pct * span.days() {
            return Seen::UNKNOWN;
        }
        let mean = hours.iter().sum::<f64>() / hours.len() as f64;
        Seen { value: Some(mean), met: Some(mean < self.short_night_h) }
    }
}

/// The runs without those that go on with an outing: its comparison and its rest stand at the first.
fn begun<'r>(runs: &'r [&RunBefore<'_>]) -> impl Iterator<Item = &'r RunBefore<'r>> {
    runs.iter().copied().filter(|run| !run.row.continues)
}

/// Ratio of a run and whether it is above the comparison group; `None` where it cannot be known, or where it was compared
/// with a history that is too young or holds days that no file speaks of.
fn step(spike: Option<&Spike>) -> Option<(f64, bool)> {
    let spike = spike.filter(|spike| spike.state != SpikeState::WarmingUp && !spike.after_unobserved)?;
    Some((spike.ratio?, spike.state.is_spike()))
}

fn largest_step(steps: impl Iterator<Item = Option<(f64, bool)>>) -> Seen {
    let steps: Option<Vec<(f64, bool)>> = steps.collect();
    steps.map_or(Seen::UNKNOWN, |steps| Seen {
        value: Some(steps.iter().fold(0.0, |largest, step| step.0.max(largest))),
        met: Some(steps.iter().any(|step| step.1)),
    })
}

fn sum(metres: impl Iterator<Item = Option<f64>>) -> Seen {
    let milli: Option<i64> = metres.map(to_milli).sum();
    milli.map_or(Seen::UNKNOWN, |milli| Seen::value(from_milli(milli)))
}

fn run_days(runs: &[&RunBefore<'_>]) -> Seen {
    let days: BTreeSet<Date> = runs.iter().map(|run| run.row.day).collect();
    Seen::value(days.len() as f64)
}
