//! The gait on slopes and on level terrain: cadence, length of a step, and what the watch measures of the foot.

use serde::Serialize;

use super::segments::GradeSegments;
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

/// From one point of a profile to the next.
pub(in crate::descent) struct Step {
    /// Where it begins and ends, meters from the start.
    pub(in crate::descent) distance_m: [f64; 2],
    /// Seconds it took.
    pub(in crate::descent) time_s: f64,
    pub(in crate::descent) cadence_spm: Option<f64>,
    pub(in crate::descent) vertical_oscillation_mm: Option<f64>,
    pub(in crate::descent) ground_contact_ms: Option<f64>,
}

/// Slopes and level terrain, each `None` where too little of it was run with a known cadence.
pub(super) fn on_slopes(
    segments: &GradeSegments,
    steps: impl Iterator<Item = Step>,
    rules: &SlopeRules,
) -> (Option<Gait>, Option<Gait>) {
    let (mut downhill, mut level) = (GaitSums::default(), GaitSums::default());
    for step in steps {
        let [from_m, to_m] = step.distance_m;
        let Some(segment) = segments.at(f64::midpoint(from_m, to_m)) else {
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
        sums.oscillation.add(step.vertical_oscillation_mm, step.time_s);
        sums.contact.add(step.ground_contact_ms, step.time_s);
        if let Some(cadence_spm) = step.cadence_spm.filter(|_| to_m > from_m) {
            sums.time_s += step.time_s;
            sums.distance_m += to_m - from_m;
            sums.steps += cadence_spm * step.time_s / 60.0;
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
