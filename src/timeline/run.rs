//! One run as a row: all that is known of it, how it stands against the runs before it, and the single-run spikes.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{Measure, ReferenceStep, SpikeEntry, run_fields};
use crate::activity::{DescentSource, Format, OffsetSource, RunKind, Sport, SubSport, Totals};
use crate::calendar::{self, DaySpan};
use crate::descent::repeats::RepeatShare;
use crate::descent::{AltitudeQuality, Contradiction, Downhill};
use crate::metrics::fixed_point::from_milli;
use crate::metrics::spike::{ComparedRun, DailyMaxima};
use crate::metrics::{KneeLoad, Metrics, RunMetrics, Spike, SpikeState};
use crate::pain::rules::PainAfter;
use crate::session::{DistanceSource, Flag, RunWalk};

#[derive(Debug, Clone, Serialize)]
pub struct RunEntry {
    /// Stable name of the run: its local start.
    pub run_id: String,
    pub start_utc: Timestamp,
    /// Local wall clock of the start.
    pub start_local: DateTime,
    /// Local clock minus UTC, minutes.
    pub utc_offset_min: i32,
    pub offset_source: OffsetSource,
    /// Local day the run belongs to.
    #[serde(rename = "date")]
    pub day: Date,
    pub week_start: Date,
    pub kind: RunKind,
    pub sport: Sport,
    pub sub_sport: SubSport,
    pub source_format: Format,
    /// Device in words.
    pub device: Option<String>,
    /// Distance, times, climb and descent, heart rate, cadence, effort and feel.
    #[serde(flatten)]
    pub totals: Totals,
    pub distance_source: DistanceSource,
    pub descent_source: DescentSource,
    /// Descent over distance; `None` where one of them is unknown.
    pub descent_per_km_m: Option<f64>,
    /// Our own descent, wherever there is usable altitude.
    pub descent_samples_m: Option<f64>,
    /// The watch's own total, whatever `descent_m` says.
    pub descent_device_m: Option<f64>,
    /// Why that total cannot be; `None` where nothing contradicts it.
    pub descent_contradiction: Option<Contradiction>,
    /// How far our own descent may be off, meters: `descent_m` where that is ours, else `descent_samples_m`.
    pub descent_uncertainty_m: Option<f64>,
    /// What other runs over the same paths say of it; `None` where none was asked, or none went there.
    #[serde(flatten, serialize_with = "run_fields::repeats")]
    pub descent_repeats: Option<RepeatShare>,
    /// How the run went downhill; `None` where grades are not known.
    #[serde(flatten, serialize_with = "run_fields::downhill")]
    pub downhill: Option<Downhill>,
    /// What the altitude is worth.
    pub altitude_quality: AltitudeQuality,
    /// How it was divided into running and walking; `None` where the samples do not show it.
    #[serde(flatten, serialize_with = "run_fields::run_walk")]
    pub run_walk: Option<RunWalk>,
    pub shoe: Option<String>,
    /// End of the run before to the start of this one, hours.
    pub rest_gap_h: Option<f64>,
    /// Whole local days without a run before it.
    pub rest_days: Option<i64>,
    /// Distance over the longest of the previous 30 days.
    pub distance_ratio_30d: Option<f64>,
    /// The group of that ratio; `None` where the run has no distance or continues an interrupted run.
    pub distance_state: Option<SpikeState>,
    /// True where 1.05 < ratio < 1.15.
    pub distance_at_the_line: bool,
    /// Descent over the largest of the previous 30 days.
    pub descent_ratio_30d: Option<f64>,
    /// The group of that ratio; `None` where the run has no descent.
    pub descent_state: Option<SpikeState>,
    /// True where the uncertainty of the two figures reaches from a spike to 1.10.
    pub descent_within_uncertainty: bool,
    /// Descent on grades of 6 % and steeper over the largest of the previous 30 days.
    pub steep_descent_ratio_30d: Option<f64>,
    /// The group of that ratio; `None` where descent is not known by grade.
    pub steep_descent_state: Option<SpikeState>,
    /// The same for steep descent.
    pub steep_descent_within_uncertainty: bool,
    /// Knee load and its band.
    #[serde(flatten, serialize_with = "KneeLoad::fields")]
    pub knee_load: Option<KneeLoad>,
    /// The interrupted run that it is a part of; `None` for a run of its own.
    #[serde(flatten, serialize_with = "run_fields::interrupted")]
    pub interrupted: Option<InterruptedRun>,
    /// What a reader should know of it.
    pub flags: Vec<Flag>,
}

impl RunEntry {
    /// True for all parts of an interrupted run but the first.
    pub fn continues(&self) -> bool {
        self.interrupted.as_ref().is_some_and(|whole| whole.first_run_id != self.run_id)
    }

    /// True where the run should have a descent and has none. A treadmill has no descent, which is a 0 and not an unknown.
    pub fn lacks_descent(&self) -> bool {
        self.totals.descent_m.is_none() && !self.flags.contains(&Flag::DescentNotApplicable)
    }

    /// What is compared with the runs before, meters: the sum of an interrupted run at its first part, nothing at the
    /// others.
    pub fn compared_m(&self, measure: Measure) -> Option<f64> {
        let whole = self.interrupted.as_ref();
        let (own, whole) = match measure {
            Measure::Distance => (self.totals.distance_m, whole.map(|whole| whole.distance_m)),
            Measure::Descent => (self.totals.descent_m, whole.map(|whole| whole.descent_m)),
        };
        whole.unwrap_or(own).filter(|_| !self.continues())
    }
}

/// The whole of an interrupted run, the same for all its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct InterruptedRun {
    /// The first of its runs, which holds the comparison with the runs before.
    pub first_run_id: String,
    /// Meters of all its runs; `None` where none has it.
    pub distance_m: Option<f64>,
    /// Meters descended in all its runs; `None` where none has it.
    pub descent_m: Option<f64>,
}

/// Runs above the comparison group, by distance and by descent, oldest first.
pub(super) fn spikes(
    runs: &[RunEntry],
    metrics: &Metrics,
    pain_after: &BTreeMap<Date, PainAfter>,
) -> impl Iterator<Item = SpikeEntry> {
    let entry = move |index: usize, measure: Measure, spike: Option<&Spike>| {
        let spike = spike.filter(|spike| spike.state.is_spike())?;
        let reference = &runs[spike.reference?];
        let value_m = runs[index].compared_m(measure)?;
        let reference_m = reference.compared_m(measure)?;
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
            within_uncertainty: spike.within_uncertainty,
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
