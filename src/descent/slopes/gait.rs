//! Gait on slopes and on level terrain of one run: speed, cadence, step length.

use serde::Serialize;

use super::segments::GradeSegments;
use crate::activity::Samples;
use crate::settings::SlopeRules;

/// The gait on one kind of slope.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Gait {
    /// Seconds with a known cadence.
    pub time_s: f64,
    pub speed_m_s: f64,
    /// Steps a minute, of both feet.
    pub cadence_spm: f64,
    /// Meters from one foot to the other.
    pub step_length_m: f64,
    /// Mean, millimeters; `None` where the watch does not measure it.
    pub vertical_oscillation_mm: Option<f64>,
    /// Mean, milliseconds; `None` where the watch does not measure it.
    pub ground_contact_ms: Option<f64>,
}

/// Slopes and level terrain, each `None` where too little of it was run with a known cadence.
pub(super) fn compare(
    segments: &GradeSegments<'_>,
    samples: &Samples,
    rules: &SlopeRules,
    spm: impl Fn(f64) -> Option<f64>,
) -> (Option<Gait>, Option<Gait>) {
    if samples.cadence_rpm.is_empty() {
        return (None, None);
    }
    let (clean, distance_m) = (segments.clean, &segments.distance_m);
    let (mut downhill, mut level) = (GaitSums::default(), GaitSums::default());
    for index in 1..clean.len() {
        let step_s = clean.time_s[index] - clean.time_s[index - 1];
        let step_m = distance_m[index] - distance_m[index - 1];
        let Some(segment) = segments.at((distance_m[index] + distance_m[index - 1]) / 2.0) else {
            break;
        };
        let grade_pct = segments.grade_pct[segment];
        let sums = if grade_pct <= -rules.downhill_from_pct {
            &mut downhill
        } else if grade_pct.abs() <= rules.level_to_pct {
            &mut level
        } else {
            continue;
        };
        let row = clean.row[index];
        sums.oscillation.add(samples.vertical_oscillation_mm.get(row), step_s);
        sums.contact.add(samples.ground_contact_ms.get(row), step_s);
        let cadence_spm = samples.cadence_rpm.get(row).and_then(&spm);
        if let Some(cadence_spm) = cadence_spm.filter(|_| step_m > 0.0) {
            sums.time_s += step_s;
            sums.distance_m += step_m;
            sums.steps += cadence_spm * step_s / 60.0;
        }
    }
    (downhill.gait(rules.least_s), level.gait(rules.least_s))
}

#[derive(Default)]
struct GaitSums {
    time_s: f64,
    distance_m: f64,
    steps: f64,
    oscillation: TimeWeightedMean,
    contact: TimeWeightedMean,
}

impl GaitSums {
    fn gait(&self, least_s: f64) -> Option<Gait> {
        (self.time_s >= least_s && self.steps > 0.0).then(|| Gait {
            time_s: self.time_s,
            speed_m_s: self.distance_m / self.time_s,
            cadence_spm: self.steps / self.time_s * 60.0,
            step_length_m: self.distance_m / self.steps,
            vertical_oscillation_mm: self.oscillation.over(least_s),
            ground_contact_ms: self.contact.over(least_s),
        })
    }
}

#[derive(Default)]
struct TimeWeightedMean {
    sum: f64,
    time_s: f64,
}

impl TimeWeightedMean {
    fn add(&mut self, value: Option<f64>, time_s: f64) {
        if let Some(value) = value {
            self.sum += value * time_s;
            self.time_s += time_s;
        }
    }

    /// The mean; `None` over less than `least_s` seconds.
    fn over(&self, least_s: f64) -> Option<f64> {
        (self.time_s >= least_s && self.time_s > 0.0).then(|| self.sum / self.time_s)
    }
}
