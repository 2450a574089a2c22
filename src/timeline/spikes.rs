//! The single-run spikes as rows, and the largest run before each day as steps.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Measure, ReferenceStep, RunEntry, SpikeEntry};
use crate::activity::DescentSource;
use crate::calendar::{self, DaySpan};
use crate::metrics::fixed_point::from_milli;
use crate::metrics::spike::{ComparedRun, DailyMaxima};
use crate::metrics::{Metrics, RunMetrics, Spike};
use crate::pain::rules::PainAfter;
use crate::settings::SpikeRules;

/// Runs above the comparison group, by distance and by descent, oldest first.
pub(super) fn spikes(
    runs: &[RunEntry],
    metrics: &Metrics,
    pain_after: &BTreeMap<Date, PainAfter>,
    rules: &SpikeRules,
) -> impl Iterator<Item = SpikeEntry> {
    let entry = move |index: usize, measure: Measure, spike: Option<&Spike>| {
        let spike = spike.filter(|spike| spike.state.is_spike())?;
        let reference = &runs[spike.reference?];
        let value_m = runs[index].compared_m(measure)?;
        let reference_m = reference.compared_m(measure)?;
        // Our own descent may be as much too large as it may be off.
        let doubt_m = match (measure, runs[index].descent_source) {
            (Measure::Descent, DescentSource::Samples) => runs[index].descent_uncertainty_m,
            _ => None,
        };
        let line_m = reference_m * rules.reference_pct as f64 / 100.0;
        let is_doubtful = doubt_m.is_some_and(|doubt_m| value_m - doubt_m <= line_m);
        Some(SpikeEntry {
            run_id: runs[index].run_id.clone(),
            date: runs[index].day,
            measure,
            value_m,
            reference_m,
            reference_run_id: reference.run_id.clone(),
            ratio: spike.ratio?,
            state: spike.state,
            at_the_line: spike.at_the_line,
            within_uncertainty: is_doubtful,
            after_unobserved: spike.after_unobserved,
            pain_after: pain_after.get(&runs[index].day).copied().unwrap_or_default(),
        })
    };
    let both = move |(index, run): (usize, &RunMetrics)| {
        [entry(index, Measure::Distance, run.distance.as_ref()), entry(index, Measure::Descent, run.descent.as_ref())]
    };
    metrics.runs.iter().enumerate().flat_map(both).flatten()
}

/// The largest run of the `window_days` before each day shown, one step where it changes.
pub(super) fn reference_steps(
    runs: &[RunEntry],
    measure: Measure,
    span: Option<DaySpan>,
    window_days: i64,
) -> Vec<ReferenceStep> {
    let Some(span) = span else { return Vec::new() };
    let mut steps: Vec<ReferenceStep> = Vec::new();
    let (mut longest, mut next) = (DailyMaxima::default(), 0);
    for day in calendar::days(span.first, calendar::add_days(span.last, 1)) {
        while let Some(run) = runs.get(next).filter(|run| run.day < day) {
            let compared =
                ComparedRun { start_unix_s: run.start_utc.as_second(), day: run.day, value_m: run.compared_m(measure) };
            longest.add(&compared, next);
            next += 1;
        }
        let longest = longest.largest_since(calendar::add_days(day, -window_days));
        let longest_m = longest.map(|longest| from_milli(longest.milli));
        if steps.last().is_none_or(|step| step.longest_m != longest_m) {
            steps.push(ReferenceStep { day, longest_m });
        }
    }
    steps
}
