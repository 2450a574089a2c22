//! The performance management chart: a slow and a fast running mean of daily distance (CTL and ATL).
//!
//! **Definition.** `M = L (1 - e^(-1/T)) + M' e^(-1/T)` day by day, starting from 0 on the day before the history; T is 42
//! days for the chronic load (CTL) and 7 days for the acute load (ATL). The loads are daily metres, 0 on a day without a run.
//!
//! **Source.** The exponential form as GoldenCheetah computes it (`PMCData.cpp`). Other programs use `1/T` or plain means.
//!
//! **Edge cases.** The first 42 days of a history are not shown, since the start from 0 is still felt; CTL stays low for about
//! 126 days.
//!
//! **Validity.** A model of performance; no evidence on injury was found. It is given without a judgement.

use polars::prelude::{EWMOptions, Expr, IntoLazy, lit};

use super::Definition;
use super::frame::{ATL_MM, CTL_MM, LOAD_MM, Table, loads_frame, real};

/// What the report prints about chronic and acute load.
pub const DEFINITION: Definition = Definition {
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

/// Chronic and acute load of every day of a series of daily loads in metres (or any unit of which a thousandth does not
/// matter), none hidden.
pub fn pmc(daily: &[f64]) -> Vec<Pmc> {
    let table = Table::of(loads_frame(daily).lazy().with_columns(loads()));
    // Row 0 is the day before the first.
    (1..table.rows())
        .map(|row| Pmc {
            ctl: table.real(CTL_MM, row).unwrap_or(0.0) / 1000.0,
            atl: table.real(ATL_MM, row).unwrap_or(0.0) / 1000.0,
        })
        .collect()
}

/// Chronic and acute load of each row of the daily frame. Day 0 has no load and counts as 0, from where both means start.
pub(super) fn loads() -> [Expr; 2] {
    let mean = |days: f64| {
        let weights = EWMOptions { alpha: 1.0 - (-1.0 / days).exp(), adjust: false, ..EWMOptions::default() };
        real(LOAD_MM).fill_null(lit(0.0)).ewm_mean(weights)
    };
    [mean(CHRONIC_DAYS).alias(CTL_MM), mean(ACUTE_DAYS).alias(ATL_MM)]
}
