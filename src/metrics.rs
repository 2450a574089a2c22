//! From runs to weeks, rests, spikes and loads: the only room that uses polars.
//!
//! Every metric is a pure function of rows and settings. The `DEFINITION` in the file of a metric is what the report prints
//! about it: its formula, its source, its validity and its edge cases.

use serde::Serialize;

use crate::settings::Settings;
use daily::DailySeries;
use observed::Observed;

pub use rows::{
    DescentGap, KneeLoad, Metrics, MetricsInput, OtherRow, Return, RunMetrics, RunRow, Spike, SpikeState, WeekMetrics,
};

mod daily;
pub mod descent_spike;
pub mod fixed_point;
mod frame;
pub mod observed;
pub mod rest;
mod rows;
pub mod spike;
mod weekly;

pub mod load;

/// What a metric is and how far it can be trusted, in sentences for the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MetricDefinition {
    pub name: &'static str,
    /// The formula in words, with the default thresholds.
    pub formula: &'static str,
    pub source: &'static str,
    /// What the evidence says, with intervals and absolute rates where there are any.
    pub validity: &'static str,
    /// When there is no value, and what is marked.
    pub edge_cases: &'static str,
}

/// The definitions of all metrics, in the order of the report: the headline first, then by how much is known of them.
///
/// ```
/// assert_eq!(patella::metrics::definitions()[0].name, "Single-run distance spike");
/// ```
pub fn definitions() -> Vec<MetricDefinition> {
    vec![
        spike::DEFINITION,
        weekly::DEFINITION,
        rest::DEFINITION,
        rest::RETURN_DEFINITION,
        descent_spike::DEFINITION,
        descent_spike::STEEP_DEFINITION,
        descent_spike::GAP_DEFINITION,
        load::KNEE_DEFINITION,
        load::ACWR_DEFINITION,
        load::FOSTER_DEFINITION,
        load::PMC_DEFINITION,
        observed::DEFINITION,
    ]
}

/// Works out all metrics. Without an observed day there are none.
///
/// ```
/// use jiff::civil::date;
/// use patella::metrics::{MetricsInput, RunRow, compute};
/// use patella::settings::Settings;
///
/// let run = RunRow { day: date(2026, 3, 4), distance_m: Some(8_000.0), ..RunRow::default() };
/// let input = MetricsInput { runs: vec![run], ..MetricsInput::default() };
/// let metrics = compute(&input, &Settings::default());
/// assert_eq!(metrics.weeks[0].week_start, date(2026, 3, 2));
/// assert_eq!(metrics.weeks[0].distance_m, 8_000.0);
/// ```
pub fn compute(input: &MetricsInput, settings: &Settings) -> Metrics {
    let Some(observed) = Observed::of(input, &settings.rest) else {
        return Metrics::default();
    };
    let rests = rest::rests(&input.runs);
    let daily = DailySeries::new(&input.runs, &observed);
    Metrics {
        runs: run_metrics(input, &rests, &observed, settings),
        weeks: weekly::weeks(input, &rests, &daily, settings),
        returns: rest::returns(&input.runs, &rests, &daily, &settings.rest),
        descent_gaps: descent_spike::gaps(&input.runs, &observed, settings),
        unobserved: observed.unobserved().to_vec(),
    }
}

/// The metrics of each run, in their order.
fn run_metrics(
    input: &MetricsInput,
    rests: &[rest::RestBefore],
    observed: &Observed,
    settings: &Settings,
) -> Vec<RunMetrics> {
    let distances = spike::distance_spikes(&input.runs, observed, &settings.spike);
    let descents = descent_spike::descent_spikes(&input.runs, observed, &settings.spike);
    let steeps = descent_spike::steep_spikes(&input.runs, observed, &settings.spike);
    let spikes = distances.into_iter().zip(descents).zip(steeps);
    let rows = input.runs.iter().zip(rests).zip(spikes);
    rows.map(|((run, rest), ((distance, descent), steep_descent))| RunMetrics {
        rest_gap_h: rest.gap_h,
        rest_days: rest.days,
        distance,
        descent,
        steep_descent,
        knee_load: load::knee_load_of_run(run, &settings.knee),
    })
    .collect()
}
