//! The acute to chronic workload ratio (ACWR) in its three forms; see [`DEFINITION`].
//!
//! Rolling sums are sums of whole millimeters: in floating point what is left after a rest is not 0, and a ratio to it would be
//! nonsense. The coupled ratio is `4 u / (u + 3)` for an uncoupled ratio `u`, and at most 4.

use polars::prelude::{EWMOptions, Expr, IntoLazy, RollingOptionsFixedWindow, col, lit};

use crate::metrics::MetricDefinition;
use crate::metrics::frame::{
    ACWR_COUPLED, ACWR_EWMA, ACWR_UNCOUPLED, CollectedFrame, EWMA_ACUTE_MM, EWMA_CHRONIC_MM, LOAD_MM, loads_frame,
    only_if, real,
};

/// What the report prints about the acute to chronic ratios.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Acute to chronic workload ratio (ACWR)",
    formula: "On daily distance, rest days as 0, at the last day of the week. Uncoupled: mean of the last 7 days / mean of \
              the 21 days before them. Coupled: mean of the last 7 / mean of the last 28. EWMA: ratio of exponentially \
              weighted means with weights 2 / (7 + 1) and 2 / (28 + 1).",
    source: "Exponential form: Williams et al., British Journal of Sports Medicine 2017;51:209. Arithmetic as in the Python \
             package acwr 0.1.1.",
    validity: "Contradictory in runners. Frandsen et al. 2025 (5,205 runners, uncoupled) and a Dutch cohort of 435 \
               found fewer injuries at higher ratios, perhaps since sore runners cut back; a study of 732 marathon \
               entrants is reported to have found more. Impellizzeri et al. 2021 got a similar association after \
               dividing the last week by a constant: the ratio is largely the last week in other units. Coupled and \
               uncoupled hold the same information. No threshold is drawn.",
    edge_cases: "First 28 days of the history, or a base of 0: no ratio. Weeks that touch days that no file speaks of are \
                 marked.",
};

/// Days of the acute mean.
pub const ACUTE_DAYS: usize = 7;
/// Days of the chronic mean, the acute ones included.
pub const CHRONIC_DAYS: usize = 28;
/// Days at the beginning of a history for which no ratio is shown.
pub const HIDDEN_DAYS: i64 = 28;

/// The ratios of one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Acwr {
    /// 7 days over the 21 before; `None` before day 28 and where the base is 0.
    pub uncoupled: Option<f64>,
    /// 7 days over 28; `None` before day 28 and where the base is 0.
    pub coupled: Option<f64>,
    /// Ratio of the exponentially weighted means; `None` where the base is 0.
    pub ewma: Option<f64>,
    /// Exponentially weighted mean of 7 days, in the unit of the loads; on the first day the load itself.
    pub ewma_acute: f64,
    /// The same of 28 days.
    pub ewma_chronic: f64,
}

/// The ratios of every day of a series of daily loads in meters (or any unit of which a thousandth does not matter), as if
/// none were hidden.
///
/// ```
/// use patella::metrics::load::acwr::acwr;
///
/// // Four weeks of 1 km a day, then a week of 2 km a day.
/// let daily = [vec![1000.0; 28], vec![2000.0; 7]].concat();
/// let last = acwr(&daily)[34];
/// assert_eq!(last.uncoupled, Some(2.0));
/// assert_eq!(last.coupled, Some(1.6));
/// ```
pub fn acwr(daily: &[f64]) -> Vec<Acwr> {
    let plan = loads_frame(daily).lazy().with_columns(means());
    let table = CollectedFrame::of(plan.with_columns(ratios()));
    // Row 0 is the day before the first.
    (1..table.rows())
        .map(|row| Acwr {
            uncoupled: table.real(ACWR_UNCOUPLED, row),
            coupled: table.real(ACWR_COUPLED, row),
            ewma: table.real(ACWR_EWMA, row),
            ewma_acute: table.real(EWMA_ACUTE_MM, row).unwrap_or(0.0) / 1000.0,
            ewma_chronic: table.real(EWMA_CHRONIC_MM, row).unwrap_or(0.0) / 1000.0,
        })
        .collect()
}

/// The exponentially weighted means of the daily loads; they start with the first day that has a load, which is day 1.
pub(in crate::metrics) fn means() -> [Expr; 2] {
    [weighted_mean(ACUTE_DAYS).alias(EWMA_ACUTE_MM), weighted_mean(CHRONIC_DAYS).alias(EWMA_CHRONIC_MM)]
}

/// The three ratios; they need [`means`].
pub(in crate::metrics) fn ratios() -> [Expr; 3] {
    let acute_mm = sum_of(ACUTE_DAYS);
    let chronic_mm = sum_of(CHRONIC_DAYS);
    let before_mm = chronic_mm.clone() - acute_mm.clone();
    let acute_weeks = ACUTE_DAYS as f64;
    let before_weeks = (CHRONIC_DAYS - ACUTE_DAYS) as f64 / acute_weeks;
    let chronic_weeks = CHRONIC_DAYS as f64 / acute_weeks;
    [
        over(acute_mm.clone(), before_mm, before_weeks).alias(ACWR_UNCOUPLED),
        over(acute_mm, chronic_mm, chronic_weeks).alias(ACWR_COUPLED),
        over(real(EWMA_ACUTE_MM), real(EWMA_CHRONIC_MM), 1.0).alias(ACWR_EWMA),
    ]
}

/// Mean over the weighting of `days`, each day counting `1 - 2 / (days + 1)` of the day after it.
fn weighted_mean(days: usize) -> Expr {
    real(LOAD_MM).ewm_mean(EWMOptions::default().and_span(days).and_adjust(false))
}

/// Sum of the last `days` loads; null until there are as many.
fn sum_of(days: usize) -> Expr {
    col(LOAD_MM).rolling_sum(RollingOptionsFixedWindow {
        window_size: days,
        min_periods: days,
        ..RollingOptionsFixedWindow::default()
    })
}

/// Sum over base, the base being `weeks` times as long; null where the base is 0.
fn over(sum: Expr, base: Expr, weeks: f64) -> Expr {
    use polars::prelude::DataType::Float64;
    let ratio = lit(weeks) * sum.cast(Float64) / base.clone().cast(Float64);
    only_if(base.gt(lit(0)), ratio)
}
