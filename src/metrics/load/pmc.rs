//! The performance management chart: chronic and acute load (CTL and ATL); see [`DEFINITION`].
//!
//! `M = L (1 - e^(-1/T)) + M' e^(-1/T)` day by day, the form of GoldenCheetah; other programs use `1/T` or plain means.

use polars::prelude::{EWMOptions, Expr, IntoLazy, lit};

use crate::metrics::MetricDefinition;
use crate::metrics::frame::{ATL_MM, CTL_MM, CollectedFrame, LOAD_MM, loads_frame, real};

/// What the report prints about chronic and acute load.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Chronic and acute load (CTL, ATL)",
    formula: "Exponential means of daily distance with time constants of 42 and 7 days: today x (1 - e^(-1/T)) + yesterday's \
              mean x e^(-1/T), starting from 0.",
    source: "Exponential form as computed by GoldenCheetah (PMCData.cpp).",
    validity: "A model of performance; no evidence on injury was found. Distance alone is the load, neither pace nor hills.",
    edge_cases: "First 42 days of the history: not shown. CTL starts from 0 and stays low for about 126 days.",
};

/// Time constant of the chronic load, days.
pub const CHRONIC_DAYS: f64 = 42.0;
/// Time constant of the acute load, days.
pub const ACUTE_DAYS: f64 = 7.0;
/// Days at the beginning of a history for which no load is shown.
pub const HIDDEN_DAYS: i64 = 42;

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
/// use patella::metrics::load::pmc::pmc;
///
/// let days = pmc(&[1000.0; 42]);
/// assert!((days[41].ctl - 1000.0 * (1.0 - (-1.0_f64).exp())).abs() < 1e-9);
/// assert!(days[41].atl > days[41].ctl);
/// ```
pub fn pmc(daily: &[f64]) -> Vec<Pmc> {
    let table = CollectedFrame::of(loads_frame(daily).lazy().with_columns(loads()));
    // Row 0 is the day before the first.
    (1..table.rows())
        .map(|row| Pmc {
            ctl: table.real(CTL_MM, row).unwrap_or(0.0) / 1000.0,
            atl: table.real(ATL_MM, row).unwrap_or(0.0) / 1000.0,
        })
        .collect()
}

/// Chronic and acute load of each row of the daily frame. Day 0 has no load and counts as 0, where both means start.
pub(in crate::metrics) fn loads() -> [Expr; 2] {
    let mean = |days: f64| {
        let weights = EWMOptions { alpha: 1.0 - (-1.0 / days).exp(), adjust: false, ..EWMOptions::default() };
        real(LOAD_MM).fill_null(lit(0.0)).ewm_mean(weights)
    };
    [mean(CHRONIC_DAYS).alias(CTL_MM), mean(ACUTE_DAYS).alias(ATL_MM)]
}
