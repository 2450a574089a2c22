//! Loads of a day, a run or a week: workload ratios, chronic and acute load, monotony and strain, knee load.
//!
//! Rolling sums are sums of whole millimeters: in floating point what is left after a rest is not 0, and a ratio to it would be
//! nonsense. The coupled ratio is `4 u / (u + 3)` for an uncoupled ratio `u`, and at most 4.
//!
//! Chronic and acute load (CTL, ATL) are `M = L (1 - e^(-1/T)) + M' e^(-1/T)` day by day, the form of GoldenCheetah; other
//! programs use `1/T` or plain means.
//!
//! Knee load is distance with a surcharge for descent. `D + 3.4 H` is the sum over the run of
//! `distance x (1 + 0.034 x downhill grade in percent)`: since distance times grade is the drop, only the total descent is
//! needed, and noise in the grade has no effect. Uphill has no weight of its own. The weights are changes per percent of
//! downhill grade: peak knee flexion 0.021 (43.1 against 36.2 degrees at -9 %, The Sport Journal), impact peak 0.034 and
//! braking peak 0.046 (+54 % and +73 % at -9 degrees, Gottschall & Kram 2005); their mean is 0.034.

use polars::prelude::{DataType, EWMOptions, Expr, IntoLazy, RollingOptionsFixedWindow, col, lit};

use super::fixed_point::{from_milli, to_milli};
use super::frame::{
    ACWR_COUPLED, ACWR_EWMA, ACWR_UNCOUPLED, ATL_MM, CTL_MM, CollectedFrame, EWMA_ACUTE_MM, EWMA_CHRONIC_MM, LOAD_MM,
    loads_frame, only_if, real,
};
use super::{KneeLoad, MetricDefinition, RunRow};
use crate::settings::KneeModel;

/// What the report prints about the acute to chronic ratios.
pub const ACWR_DEFINITION: MetricDefinition = MetricDefinition {
    name: "Acute to chronic workload ratio (ACWR)",
    formula: "From daily distance, rest days as 0, on the last day of the week. Uncoupled: mean of the last 7 days \
              / mean of the 21 days before them. Coupled: mean of the last 7 / mean of the last 28. EWMA: ratio of \
              exponentially weighted means with weights 2 / (7 + 1) and 2 / (28 + 1).",
    source: "Exponential form: Williams et al., British Journal of Sports Medicine 2017;51:209. Arithmetic as in the Python \
             package acwr 0.1.1.",
    validity: "Contradictory in runners. Frandsen et al. 2025 (5,205 runners, uncoupled) and a Dutch cohort of 435 \
               found fewer injuries at higher ratios, perhaps since sore runners cut back; a study of 732 marathon \
               entrants is reported to have found more. Impellizzeri et al. 2021 found a similar association after \
               dividing the last week by a constant: the ratio is largely the last week in other units. Coupled and \
               uncoupled ratios hold the same information. No threshold is drawn.",
    edge_cases: "First 28 days of the history, or a base of 0: no ratio. Weeks whose window includes days without \
                 data are marked.",
};

/// Days of the acute mean.
pub const ACUTE_DAYS: usize = 7;
/// Days of the chronic mean, the acute ones included.
pub const CHRONIC_DAYS: usize = 28;
/// Days at the beginning of a history for which no ratio is shown.
pub const ACWR_HIDDEN_DAYS: i64 = 28;

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
/// use patella::metrics::load::acwr;
///
/// // Four weeks of 1 km a day, then a week of 2 km a day.
/// let daily = [vec![1000.0; 28], vec![2000.0; 7]].concat();
/// let last = acwr(&daily)[34];
/// assert_eq!(last.uncoupled, Some(2.0));
/// assert_eq!(last.coupled, Some(1.6));
/// ```
pub fn acwr(daily: &[f64]) -> Vec<Acwr> {
    let plan = loads_frame(daily).lazy().with_columns(acwr_means());
    let table = CollectedFrame::of(plan.with_columns(acwr_ratios()));
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
pub(super) fn acwr_means() -> [Expr; 2] {
    [weighted_mean(ACUTE_DAYS).alias(EWMA_ACUTE_MM), weighted_mean(CHRONIC_DAYS).alias(EWMA_CHRONIC_MM)]
}

/// The three ratios; they need [`acwr_means`].
pub(super) fn acwr_ratios() -> [Expr; 3] {
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
    let ratio = lit(weeks) * sum.cast(DataType::Float64) / base.clone().cast(DataType::Float64);
    only_if(base.gt(lit(0)), ratio)
}

/// What the report prints about chronic and acute load.
pub const PMC_DEFINITION: MetricDefinition = MetricDefinition {
    name: "Chronic and acute load (CTL, ATL)",
    formula: "Exponential means of daily distance with time constants of 42 and 7 days: today x (1 - e^(-1/T)) + yesterday's \
              mean x e^(-1/T), starting from 0.",
    source: "Exponential form as computed by GoldenCheetah (PMCData.cpp).",
    validity: "A model of performance; no evidence on injury was found. The load is distance alone, without pace or \
               hills.",
    edge_cases: "First 42 days of the history: not shown. CTL starts from 0 and stays low for about 126 days.",
};

/// Time constant of the chronic load, days.
pub const CTL_DAYS: f64 = 42.0;
/// Time constant of the acute load, days.
pub const ATL_DAYS: f64 = 7.0;
/// Days at the beginning of a history for which no load is shown.
pub const PMC_HIDDEN_DAYS: i64 = 42;

/// Chronic and acute load of one day, in the unit of the loads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pmc {
    /// Chronic load, time constant 42 days.
    pub ctl: f64,
    /// Acute load, time constant 7 days.
    pub atl: f64,
}

/// Chronic and acute load of every day of a series of daily loads in meters (or any unit of which a thousandth does not
/// matter), none hidden.
///
/// ```
/// use patella::metrics::load::pmc;
///
/// let days = pmc(&[1000.0; 42]);
/// assert!((days[41].ctl - 1000.0 * (1.0 - (-1.0_f64).exp())).abs() < 1e-9);
/// assert!(days[41].atl > days[41].ctl);
/// ```
pub fn pmc(daily: &[f64]) -> Vec<Pmc> {
    let table = CollectedFrame::of(loads_frame(daily).lazy().with_columns(pmc_loads()));
    // Row 0 is the day before the first.
    (1..table.rows())
        .map(|row| Pmc {
            ctl: table.real(CTL_MM, row).unwrap_or(0.0) / 1000.0,
            atl: table.real(ATL_MM, row).unwrap_or(0.0) / 1000.0,
        })
        .collect()
}

/// Chronic and acute load of each row of the daily frame. Day 0 has no load and counts as 0, where both means start.
pub(super) fn pmc_loads() -> [Expr; 2] {
    let mean = |days: f64| {
        let weights = EWMOptions { alpha: 1.0 - (-1.0 / days).exp(), adjust: false, ..EWMOptions::default() };
        real(LOAD_MM).fill_null(lit(0.0)).ewm_mean(weights)
    };
    [mean(CTL_DAYS).alias(CTL_MM), mean(ATL_DAYS).alias(ATL_MM)]
}

/// What the report prints about monotony and strain.
pub const FOSTER_DEFINITION: MetricDefinition = MetricDefinition {
    name: "Monotony and strain",
    formula: "Monotony: mean / standard deviation (n - 1) of the seven daily distances up to the last day of the \
              week, rest days as 0. Strain: their sum x monotony.",
    source: "Named after C. Foster; formula as in the Python package acwr 0.1.1. The original paper was not \
             consulted.",
    validity: "No evidence on injury in runners was found. With three or more rest days a week monotony is nearly \
               always below 1.2, so it hardly distinguishes recreational weeks.",
    edge_cases: "Seven equal days (seven rest days included), or fewer than seven days of history: no figure.",
};

/// Days that monotony and strain are worked out from.
pub const FOSTER_DAYS: usize = 7;

/// Monotony and strain of seven days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Foster {
    /// Mean over standard deviation, without unit.
    pub monotony: f64,
    /// Sum times monotony, in the unit of the loads.
    pub strain: f64,
}

/// Monotony and strain of the last seven of `daily` loads; `None` where there are fewer, or all seven are equal. Equality is
/// tested on the values, not on a rounded standard deviation.
///
/// ```
/// use patella::metrics::load::foster;
///
/// let found = foster(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0]).unwrap();
/// assert!((found.monotony - 1.0 / 7_f64.sqrt()).abs() < 1e-12);
/// assert_eq!(foster(&[5.0; 7]), None);
/// ```
pub fn foster(daily: &[f64]) -> Option<Foster> {
    let week = daily.last_chunk::<FOSTER_DAYS>()?;
    if week.iter().all(|load| *load == week[0]) {
        return None;
    }
    let sum: f64 = week.iter().sum();
    let mean = sum / FOSTER_DAYS as f64;
    let squares: f64 = week.iter().map(|load| (load - mean).powi(2)).sum();
    let monotony = mean / (squares / (FOSTER_DAYS - 1) as f64).sqrt();
    Some(Foster { monotony, strain: sum * monotony })
}

/// What the report prints about knee load.
pub const KNEE_DEFINITION: MetricDefinition = MetricDefinition {
    name: "Knee load (a model, not measured)",
    formula: "Meters run + 3.4 x meters descended; band from meters run (no effect of descent) to meters run + 4.6 \
              x meters descended.",
    source: "Change per percent of downhill grade, mean of three: peak knee flexion 2.1 % (The Sport Journal), \
             impact peak 3.4 % and braking peak 4.6 % (Gottschall & Kram, Journal of Biomechanics 2005;38:445). Low \
             end: joint moments unchanged at 4 degrees (Telhan et al., 2010).",
    validity: "A model, not measured. The laboratory studies are small (10 and 19 runners) and disagree; no \
               prospective study was found that links this figure, or descent itself, to knee injury. Speed, \
               cadence and surface are left out. Read it together with distance and descent, never instead of them.",
    edge_cases: "No figure where distance or descent is unknown, so treadmill runs have none. The figure of a week \
                 is the sum over the runs that have one.",
};

/// Knee load of one run; `None` where distance or descent is unknown.
pub(super) fn knee_load_of_run(run: &RunRow, model: &KneeModel) -> Option<KneeLoad> {
    let distance_m = to_milli(run.distance_m).map(from_milli)?;
    let descent_m = to_milli(run.descent_m).map(from_milli)?;
    Some(knee_load(distance_m, descent_m, model))
}

/// Knee load of `distance_m` meters with `descent_m` meters of descent, with its band.
///
/// ```
/// use patella::metrics::load::knee_load;
/// use patella::settings::KneeModel;
///
/// let load = knee_load(10_000.0, 100.0, &KneeModel::default());
/// assert_eq!([load.low_m, load.mid_m, load.high_m], [10_000.0, 10_340.0, 10_460.0]);
/// ```
pub fn knee_load(distance_m: f64, descent_m: f64, model: &KneeModel) -> KneeLoad {
    KneeLoad {
        mid_m: distance_m + model.per_descent * descent_m,
        low_m: distance_m + model.per_descent_low * descent_m,
        high_m: distance_m + model.per_descent_high * descent_m,
    }
}
