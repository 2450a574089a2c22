//! The daily series that all weekly figures are worked out from: one row for every day of the history, 0 meters on a day
//! without a run.
//!
//! A window over training days only, instead of calendar days, is the commonest mistake in load ratios; here the calendar is
//! made first and the runs are joined to it.

use jiff::civil::Date;
use polars::prelude::{Column, DataFrame, Expr, IntoLazy, LazyFrame, col, lit};

use super::RunRow;
use super::fixed_point::{from_milli, to_milli};
use super::frame::{
    ACWR_COUPLED, ACWR_EWMA, ACWR_UNCOUPLED, ATL_MM, CTL_MM, CollectedFrame, DAY, DAY_NUMBER, DESCENT_MM, DISTANCE_MM,
    LOAD_MM, dates, frame, integers, join_on, only_if,
};
use super::load;
use super::observed::Observed;
use crate::calendar::{DaySpan, add_days, days, days_between};

/// The days of one history, from the first observed day to the last.
pub(super) struct DailySeries<'a> {
    observed: &'a Observed,
    frame: CollectedFrame,
    distance_m: Vec<f64>,
    /// Millimeters run before each day, and in all: the sum of a period is a difference.
    distance_before_mm: Vec<i64>,
    /// The same of descent.
    descent_before_mm: Vec<i64>,
}

impl<'a> DailySeries<'a> {
    /// Builds the series of `runs` over the `observed` days, which hold every day of a run.
    pub fn new(runs: &[RunRow], observed: &'a Observed) -> DailySeries<'a> {
        let frame = CollectedFrame::of(with_loads(calendar_with_runs(runs, observed)));
        let column = |name: &str| (0..frame.rows()).map(|row| frame.integer(name, row).unwrap_or(0)).collect();
        let (load_mm, descent_mm): (Vec<i64>, Vec<i64>) = (column(LOAD_MM), column(DESCENT_MM));
        DailySeries {
            observed,
            frame,
            distance_before_mm: sums_before(&load_mm),
            descent_before_mm: sums_before(&descent_mm),
            distance_m: load_mm.into_iter().map(from_milli).collect(),
        }
    }

    pub fn observed(&self) -> &'a Observed {
        self.observed
    }

    /// Meters run on every day of the history up to and including `day`, oldest first; 0 on a day without a run.
    pub fn distances_to(&self, day: Date) -> &[f64] {
        &self.distance_m[..self.position(add_days(day, 1))]
    }

    /// Meters run in the part of `span` that is within the history.
    pub fn distance_in(&self, span: DaySpan) -> f64 {
        self.sum_in(&self.distance_before_mm, span)
    }

    /// Meters descended in the part of `span` that is within the history, by the runs with a descent.
    pub fn descent_in(&self, span: DaySpan) -> f64 {
        self.sum_in(&self.descent_before_mm, span)
    }

    /// The daily frame: `day` and the loads of the day.
    pub fn frame(&self) -> &DataFrame {
        self.frame.frame()
    }

    fn sum_in(&self, before_mm: &[i64], span: DaySpan) -> f64 {
        let [first, next] = [span.first, add_days(span.last, 1)].map(|day| before_mm[self.position(day)]);
        from_milli(next - first)
    }

    /// Number of days of the history before `day`, at most all of them.
    fn position(&self, day: Date) -> usize {
        let days = days_between(self.observed.first(), day).max(0);
        usize::try_from(days).map_or(self.distance_m.len(), |days| days.min(self.distance_m.len()))
    }
}

/// The sum before each value, and of all.
fn sums_before(values: &[i64]) -> Vec<i64> {
    let sums = values.iter().scan(0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// Every day from the one before the history on, with the distance run: 0 without a run, null on day 0.
fn calendar_with_runs(runs: &[RunRow], observed: &Observed) -> LazyFrame {
    let day_zero = add_days(observed.first(), -1);
    let length = days_between(day_zero, observed.last());
    let calendar =
        frame(vec![dates(DAY, days(day_zero, observed.last())), integers(DAY_NUMBER, (0..=length).map(Some))]);
    let sums = run_distances(runs).group_by([col(DAY)]).agg([col(DISTANCE_MM).sum(), col(DESCENT_MM).sum()]);
    let load = col(DISTANCE_MM).fill_null(lit(0));
    join_on(calendar.lazy(), sums, DAY).with_column(only_if(col(DAY_NUMBER).gt(lit(0)), load).alias(LOAD_MM)).select([
        col(DAY),
        col(DAY_NUMBER),
        col(LOAD_MM),
        col(DESCENT_MM).fill_null(lit(0)),
    ])
}

/// Day, distance and descent of every run.
fn run_distances(runs: &[RunRow]) -> LazyFrame {
    let columns: Vec<Column> = vec![
        dates(DAY, runs.iter().map(|run| run.day)),
        integers(DISTANCE_MM, runs.iter().map(|run| to_milli(run.distance_m))),
        integers(DESCENT_MM, runs.iter().map(|run| to_milli(run.descent_m))),
    ];
    frame(columns).lazy()
}

/// The loads of every day, those of the first days hidden, and day 0 left out.
fn with_loads(days: LazyFrame) -> LazyFrame {
    let hide = |name: &str, hidden: i64| -> Expr { only_if(col(DAY_NUMBER).gt(lit(hidden)), col(name)).alias(name) };
    days.with_columns(load::acwr_means())
        .with_columns(load::acwr_ratios())
        .with_columns(load::pmc_loads())
        .with_columns([
            hide(ACWR_UNCOUPLED, load::ACWR_HIDDEN_DAYS),
            hide(ACWR_COUPLED, load::ACWR_HIDDEN_DAYS),
            hide(ACWR_EWMA, load::ACWR_HIDDEN_DAYS),
            hide(CTL_MM, load::PMC_HIDDEN_DAYS),
            hide(ATL_MM, load::PMC_HIDDEN_DAYS),
        ])
        .filter(col(DAY_NUMBER).gt(lit(0)))
}
