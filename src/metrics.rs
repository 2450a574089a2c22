//! From runs to weeks, rests, spikes and loads: the only room that uses polars.
//!
//! Every metric is pure: rows and settings in, rows out. The rows that come in are [`RunRow`]s sorted by start. Each metric
//! has its file, which says what it is, where it comes from and how far it can be trusted; [`definitions`] gathers that for
//! the report.

use serde::Serialize;

use crate::settings::Settings;
use daily::Daily;
use observed::Observed;

pub use rows::{
    DescentGap, KneeLoad, Metrics, MetricsInput, OtherRow, Return, RunMetrics, RunRow, Spike, SpikeState, WeekMetrics,
};

pub mod acwr;
pub mod daily;
pub mod descent;
pub mod descent_gap;
pub mod fixed_point;
pub mod foster;
mod frame;
pub mod knee;
pub mod observed;
pub mod pmc;
pub mod rest;
pub mod returns;
mod rows;
pub mod spike;
pub mod weekly;

/// What a metric is and how far it can be trusted, in sentences for the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// Name as shown in the report.
    pub name: &'static str,
    /// The formula in words, with the default thresholds.
    pub formula: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// What the evidence says, with intervals and absolute rates where there are any.
    pub validity: &'static str,
    /// When there is no figure, and what is marked.
    pub edge_cases: &'static str,
}

/// The definitions of all metrics, in the order of the report: the headline first, then by how much is known of them.
pub fn definitions() -> Vec<Definition> {
    vec![
        spike::DEFINITION,
        weekly::DEFINITION,
        rest::DEFINITION,
        returns::DEFINITION,
        descent::DEFINITION,
        descent::STEEP_DEFINITION,
        descent_gap::DEFINITION,
        knee::DEFINITION,
        acwr::DEFINITION,
        foster::DEFINITION,
        pmc::DEFINITION,
        observed::DEFINITION,
    ]
}

/// Works out everything from the rows. Nothing observed gives nothing.
pub fn compute(input: &MetricsInput, settings: &Settings) -> Metrics {
    let Some(observed) = Observed::of(input, &settings.rest) else {
        return Metrics::default();
    };
    let rests = rest::rests(&input.runs);
    let daily = Daily::new(&input.runs, &observed);
    Metrics {
        runs: run_metrics(input, &rests, &observed, settings),
        weeks: weekly::weeks(input, &rests, &daily, settings),
        returns: returns::returns(&input.runs, &rests, &daily, &settings.rest),
        descent_gaps: descent_gap::gaps(&input.runs, &observed, settings),
        unobserved: observed.unobserved().to_vec(),
    }
}

/// What is worked out for each run, in their order.
fn run_metrics(
    input: &MetricsInput,
    rests: &[rest::Rest],
    observed: &Observed,
    settings: &Settings,
) -> Vec<RunMetrics> {
    let distances = spike::distance_spikes(&input.runs, observed, &settings.spike);
    let descents = descent::descent_spikes(&input.runs, observed, &settings.spike);
    let steeps = descent::steep_spikes(&input.runs, observed, &settings.spike);
    let spikes = distances.into_iter().zip(descents).zip(steeps);
    let rows = input.runs.iter().zip(rests).zip(spikes);
    rows.map(|((run, rest), ((distance, descent), steep_descent))| RunMetrics {
        rest_gap_h: rest.gap_h,
        rest_days: rest.days,
        distance,
        descent,
        steep_descent,
        knee_load: knee::knee_load_of_run(run, &settings.knee),
    })
    .collect()
}
