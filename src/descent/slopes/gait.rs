//! How slopes and level ground of one run were run: speed, steps a minute, length of a step.

use serde::Serialize;

use super::super::clean_altitude::Profile;
use super::segments::Pieces;
use crate::activity::Samples;
use crate::settings::SlopeRules;

/// How ground of one kind was run.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Running {
    /// Seconds of it that cadence is known of.
    pub time_s: f64,
    /// Metres a second.
    pub speed_m_s: f64,
    /// Steps a minute, of both legs.
    pub cadence_spm: f64,
    /// Metres from one foot to the other.
    pub step_length_m: f64,
    /// Mean vertical oscillation, millimetres; `None` where the watch does not measure it.
    pub vertical_oscillation_mm: Option<f64>,
    /// Mean time of a foot on the ground, milliseconds; `None` where the watch does not measure it.
    pub ground_contact_ms: Option<f64>,
}

/// Slopes and level ground, each `None` where too little of it was run with a cadence.
pub(super) fn compare(
    pieces: &Pieces,
    profile: &Profile,
    along_m: &[f64],
    samples: &Samples,
    rules: &SlopeRules,
    spm: impl Fn(f64) -> Option<f64>,
) -> (Option<Running>, Option<Running>) {
    if samples.cadence_rpm.is_empty() {
        return (None, None);
    }
    let (mut down, mut level) = (Sums::default(), Sums::default());
    for place in 1..profile.len() {
        let lasted_s = profile.time_s[place] - profile.time_s[place - 1];
        let gone_m = along_m[place] - along_m[place - 1];
        let Some(piece) = pieces.at((along_m[place] + along_m[place - 1]) / 2.0) else {
            break;
        };
        let grade_pct = pieces.grade_pct[piece];
        let sums = if grade_pct <= -rules.downhill_from_pct {
            &mut down
        } else if grade_pct.abs() <= rules.level_to_pct {
            &mut level
        } else {
            continue;
        };
        let row = profile.row[place];
        sums.oscillation.add(samples.vertical_oscillation_mm.get(row), lasted_s);
        sums.contact.add(samples.ground_contact_ms.get(row), lasted_s);
        let steps = samples.cadence_rpm.get(row).and_then(&spm);
        if let Some(steps_a_minute) = steps.filter(|_| gone_m > 0.0) {
            sums.time_s += lasted_s;
            sums.gone_m += gone_m;
            sums.steps += steps_a_minute * lasted_s / 60.0;
        }
    }
    (down.running(rules.least_s), level.running(rules.least_s))
}

#[derive(Default)]
struct Sums {
    time_s: f64,
    gone_m: f64,
    steps: f64,
    oscillation: Mean,
    contact: Mean,
}

impl Sums {
    fn running(&self, least_s: f64) -> Option<Running> {
        (self.time_s >= least_s && self.steps > 0.0).then(|| Running {
            time_s: self.time_s,
            speed_m_s: self.gone_m / self.time_s,
            cadence_spm: self.steps / self.time_s * 60.0,
            step_length_m: self.gone_m / self.steps,
            vertical_oscillation_mm: self.oscillation.over(least_s),
            ground_contact_ms: self.contact.over(least_s),
        })
    }
}

/// A mean weighted by time.
#[derive(Default)]
struct Mean {
    sum: f64,
    time_s: f64,
}

impl Mean {
    fn add(&mut self, value: Option<f64>, lasted_s: f64) {
        if let Some(value) = value {
            self.sum += value * lasted_s;
            self.time_s += lasted_s;
        }
    }

    /// The mean; `None` over less than `least_s` seconds.
    fn over(&self, least_s: f64) -> Option<f64> {
        (self.time_s >= least_s && self.time_s > 0.0).then(|| self.sum / self.time_s)
    }
}
