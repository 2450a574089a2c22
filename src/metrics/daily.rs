//! The daily series that everything weekly rests on: one row for every day of the history, 0 metres on a day without a run.
//!
//! In come the runs and the observed days, out come the distance of every day and the loads worked out from it. A window
//! over training days only, instead of calendar days, is the commonest way to get a wrong ratio; here the calendar is
//! generated first and the runs are joined to it.

use jiff::civil::Date;
use polars::prelude::{Column, DataFrame, Expr, IntoLazy, LazyFrame, col, lit};

use super::fixed_point::{from_milli, to_milli};
use super::frame::{
    ACWR_COUPLED, ACWR_EWMA, ACWR_UNCOUPLED, ATL_MM, CTL_MM, DAY, DAY_NUMBER, DESCENT_MM, DISTANCE_MM, LOAD_MM, Table,
    dates, frame, integers, join_on, only_if,
};
use super::observed::Observed;
use super::{RunRow, acwr, pmc};
use crate::calendar::{DaySpan, add_days, days, days_between};

/// The days of one history, from the first observed day to the last.
pub struct Daily<'a> {
    observed: &'a Observed,
    table: Table,
    distance_m: Vec<f64>,
    /// Millimetres run before each day, and after the last: sums of a stretch are differences.
    before_mm: Vec<i64>,
    /// The same of descent.
    descent_before_mm: Vec<i64>,
}

impl<'a> Daily<'a> {
    /// Builds the series of `runs` over the `observed` days, which hold every day of a run.
    pub fn new(runs: &[RunRow], observed: &'a Observed) -> Daily<'a> {
        let table = Table::of(with_loads(calendar_with_runs(runs, observed)));
        let load_mm: Vec<i64> = (0..table.rows()).map(|row| table.integer(LOAD_MM, row).unwrap_or(0)).collect();
        let descent_mm = (0..table.rows()).map(|row| table.integer(DESCENT_MM, row).unwrap_or(0));
        let descent_before_mm = sums_before(descent_mm);
        Daily {
            observed,
            table,
            before_mm: sums_before(load_mm.iter().copied()),
            descent_before_mm,
            distance_m: load_mm.into_iter().map(from_milli).collect(),
        }
    }

    /// The observed days that the series spans.
    pub fn observed(&self) -> &'a Observed {
        self.observed
    }

    /// Metres run on every day of the history up to and including `day`, oldest first; 0 on a day without a run.
    pub fn distances_to(&self, day: Date) -> &[f64] {
        &self.distance_m[..self.position(add_days(day, 1))]
    }

    /// Metres run in `span`, as far as it lies within the history.
    pub fn distance_in(&self, span: DaySpan) -> f64 {
        let before = self.before_mm[self.position(span.first)];
        let after = self.before_mm[self.position(add_days(span.last, 1))];
        from_milli(after - before)
    }

    /// Metres descended in `span`, by the runs that tell it, as far as it lies within the history.
    pub fn descent_in(&self, span: DaySpan) -> f64 {
        let before = self.descent_before_mm[self.position(span.first)];
        let after = self.descent_before_mm[self.position(add_days(span.last, 1))];
        from_milli(after - before)
    }

    /// The daily frame: `day` and the loads of the day.
    pub(super) fn frame(&self) -> &DataFrame {
        self.table.frame()
    }

    /// Number of days of the history before `day`, at most all of them.
    fn position(&self, day: Date) -> usize {
        let days = days_between(self.observed.first(), day).max(0);
        usize::try_from(days).map_or(self.distance_m.len(), |days| days.min(self.distance_m.len()))
    }
}

/// The sum before each value, and after the last.
fn sums_before(values: impl Iterator<Item = i64>) -> Vec<i64> {
    let sums = values.scan(0, |sum, value| {
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
    days.with_columns(acwr::means())
        .with_columns(acwr::ratios())
        .with_columns(pmc::loads())
        .with_columns([
            hide(ACWR_UNCOUPLED, acwr::HIDDEN_DAYS),
            hide(ACWR_COUPLED, acwr::HIDDEN_DAYS),
            hide(ACWR_EWMA, acwr::HIDDEN_DAYS),
            hide(CTL_MM, pmc::HIDDEN_DAYS),
            hide(ATL_MM, pmc::HIDDEN_DAYS),
        ])
        .filter(col(DAY_NUMBER).gt(lit(0)))
}
