//! The frames of this room: names of columns, and the few steps between rows and polars.
//!
//! The design of the program names polars for joins, grouping by week, rolling sums and exponential means over calendar days.
//! Histories have some thousand rows, so its speed is not what it is here for; what it costs is compile time. Frames never
//! leave the room.
//!
//! All lengths in frames are whole millimeters and all durations whole milliseconds (see
//! [`fixed_point`](super::fixed_point)); a null is an unknown value, never a 0.
//!
//! | column | frames | type | meaning |
//! |---|---|---|---|
//! | `day` | runs, days | date | local day |
//! | `week` | runs, others, days, weeks | date | first day of the week, by `calendar` |
//! | `day_number` | days | integer | 1 on the first observed day; 0 on the day before it, where the loads begin at 0 |
//! | `load_mm` | days | integer | distance run that day, 0 on a day without a run; null on day 0 |
//! | `acwr_uncoupled`, `acwr_coupled`, `acwr_ewma` | days, weeks | real | see [`ACWR_DEFINITION`](super::load::ACWR_DEFINITION) |
//! | `ewma_acute_mm`, `ewma_chronic_mm` | days | real | the two means of `acwr_ewma` |
//! | `ctl_mm`, `atl_mm` | days, weeks | real | see [`PMC_DEFINITION`](super::load::PMC_DEFINITION) |
//! | `distance_mm` | runs, weeks | integer | distance; null in a run without one |
//! | `descent_mm` | runs, days, weeks | integer | descent; null in a run without one, 0 on a day without one |
//! | `band_0_mm` ... `band_4_mm` | runs, weeks | integer | descent by grade, the gentlest first; null in a run without grades |
//! | `knee_distance_mm`, `knee_descent_mm` | weeks | integer | distance and descent of the runs with both |
//! | `timer_ms` | runs, others, weeks | integer | timer time |
//! | `other_timer_ms` | weeks | integer | timer time of other sports |
//! | `rest_gap_h` | runs, weeks | real | rest before the run, in a week the longest; null where there is none |
//! | `whole_run_mm` | runs | integer | distance of an interrupted run at its first part; null at the others |
//! | `longest_mm` | weeks | integer | longest run; null where no run has a distance |
//! | `runs`, `run_days` | weeks | integer | runs begun, days with a run |
//! | `runs_without_distance`, `runs_without_descent`, `runs_with_knee`, `runs_with_bands` | weeks | integer | runs counted by what is known of them |
//! | `observed_days` | weeks | integer | days with data in any file |
//! | `unobserved_days` | weeks | integer | days inside an unobserved gap |
//! | `as_of` | weeks | date | the day whose loads the week has: its last, or the last observed |
//! | `partial` | weeks | boolean | the data begin or end within the week |
//! | `change_pct` | weeks | real | change of distance against the week before |

use jiff::civil::Date;
use polars::prelude::{
    Column, DataFrame, DataType, Expr, Int32Chunked, IntoColumn, JoinArgs, JoinType, LazyFrame, MaintainOrderJoin,
    NULL, NewChunkedArray, PolarsResult, col, lit, when,
};

use super::fixed_point::to_milli;
use crate::calendar::{from_unix_day, unix_day};
use crate::descent::slopes::BANDS;

pub(super) const DAY: &str = "day";
pub(super) const WEEK: &str = "week";
pub(super) const DAY_NUMBER: &str = "day_number";
pub(super) const LOAD_MM: &str = "load_mm";
pub(super) const ACWR_UNCOUPLED: &str = "acwr_uncoupled";
pub(super) const ACWR_COUPLED: &str = "acwr_coupled";
pub(super) const ACWR_EWMA: &str = "acwr_ewma";
pub(super) const EWMA_ACUTE_MM: &str = "ewma_acute_mm";
pub(super) const EWMA_CHRONIC_MM: &str = "ewma_chronic_mm";
pub(super) const CTL_MM: &str = "ctl_mm";
pub(super) const ATL_MM: &str = "atl_mm";
pub(super) const DISTANCE_MM: &str = "distance_mm";
pub(super) const DESCENT_MM: &str = "descent_mm";
/// Descent by grade, one column a band.
pub(super) const BAND_MM: [&str; BANDS] = ["band_0_mm", "band_1_mm", "band_2_mm", "band_3_mm", "band_4_mm"];
pub(super) const RUNS_WITH_BANDS: &str = "runs_with_bands";
pub(super) const KNEE_DISTANCE_MM: &str = "knee_distance_mm";
pub(super) const KNEE_DESCENT_MM: &str = "knee_descent_mm";
pub(super) const TIMER_MS: &str = "timer_ms";
pub(super) const OTHER_TIMER_MS: &str = "other_timer_ms";
pub(super) const REST_GAP_H: &str = "rest_gap_h";
pub(super) const LONGEST_MM: &str = "longest_mm";
pub(super) const WHOLE_RUN_MM: &str = "whole_run_mm";
pub(super) const RUNS: &str = "runs";
pub(super) const RUN_DAYS: &str = "run_days";
pub(super) const RUNS_WITHOUT_DISTANCE: &str = "runs_without_distance";
pub(super) const RUNS_WITHOUT_DESCENT: &str = "runs_without_descent";
pub(super) const RUNS_WITH_KNEE: &str = "runs_with_knee";
pub(super) const OBSERVED_DAYS: &str = "observed_days";
pub(super) const UNOBSERVED_DAYS: &str = "unobserved_days";
pub(super) const AS_OF: &str = "as_of";
pub(super) const PARTIAL: &str = "partial";
pub(super) const CHANGE_PCT: &str = "change_pct";

/// A column of local days.
pub(super) fn dates(name: &str, days: impl IntoIterator<Item = Date>) -> Column {
    let numbers = days.into_iter().map(unix_day);
    Int32Chunked::from_iter_values(name.into(), numbers).into_date().into_column()
}

/// A column of whole numbers, null where unknown.
pub(super) fn integers(name: &str, values: impl IntoIterator<Item = Option<i64>>) -> Column {
    let values: Vec<Option<i64>> = values.into_iter().collect();
    Column::new(name.into(), values)
}

/// A frame of columns of one length.
pub(super) fn frame(columns: Vec<Column>) -> DataFrame {
    expected(DataFrame::new_infer_height(columns))
}

/// `left` with the columns of `right` where `key` is the same, null where `right` has no row, in the order of `left`.
pub(super) fn join_on(left: LazyFrame, right: LazyFrame, key: &str) -> LazyFrame {
    join_by(left, right, col(key), col(key))
}

/// As [`join_on`], with a key of another name on each side.
pub(super) fn join_by(left: LazyFrame, right: LazyFrame, on_left: Expr, on_right: Expr) -> LazyFrame {
    let args = JoinArgs { maintain_order: MaintainOrderJoin::Left, ..JoinArgs::new(JoinType::Left) };
    left.join(right, [on_left], [on_right], args)
}

/// `value` in the rows where `condition` holds, null elsewhere.
pub(super) fn only_if(condition: Expr, value: Expr) -> Expr {
    when(condition).then(value).otherwise(lit(NULL))
}

/// The column as real numbers.
pub(super) fn real(name: &str) -> Expr {
    col(name).cast(DataType::Float64)
}

/// A frame that is read row by row.
pub(super) struct CollectedFrame(DataFrame);

impl CollectedFrame {
    /// Works out a plan.
    pub fn of(plan: LazyFrame) -> CollectedFrame {
        CollectedFrame(expected(plan.collect()))
    }

    /// The frame itself, for a further plan.
    pub fn frame(&self) -> &DataFrame {
        &self.0
    }

    pub fn rows(&self) -> usize {
        self.0.height()
    }

    /// A whole number; `None` where null.
    pub fn integer(&self, name: &str, row: usize) -> Option<i64> {
        expected(expected(self.0.column(name)).i64()).get(row)
    }

    /// A real number; `None` where null.
    pub fn real(&self, name: &str, row: usize) -> Option<f64> {
        expected(expected(self.0.column(name)).f64()).get(row)
    }

    /// False where null.
    pub fn is_true(&self, name: &str, row: usize) -> bool {
        expected(expected(self.0.column(name)).bool()).get(row) == Some(true)
    }

    /// A local day; `None` where null.
    pub fn date(&self, name: &str, row: usize) -> Option<Date> {
        let days = expected(expected(self.0.column(name)).date());
        days.physical().get(row).map(from_unix_day)
    }
}

/// The result of a plan. The names and types of all columns are constants of this room, so no input can make a plan fail. A
/// failure is an error of the program, and to stop is better than a report with holes.
fn expected<T>(result: PolarsResult<T>) -> T {
    result.expect("every column that the plans of this room name is built in this room")
}

/// The daily frame of a plain series of loads, day 0 included, for the public functions on such a series.
pub(super) fn loads_frame(daily: &[f64]) -> DataFrame {
    let loads_mm = daily.iter().map(|load| Some(to_milli(Some(*load)).unwrap_or(0)));
    frame(vec![
        integers(DAY_NUMBER, (0..=daily.len() as i64).map(Some)),
        integers(LOAD_MM, std::iter::once(None).chain(loads_mm)),
    ])
}
