//! A watch's summary without the figures that cannot be: what is left out is worked out from the samples, if they tell.

use crate::activity::{SessionSummary, limits};
use crate::settings::SessionRules;

/// More climbing or falling than this is a broken altimeter, metres; the longest races climb 30,000.
const MOST_CLIMB_M: f64 = 100_000.0;

/// The summary with every impossible figure turned into "not told".
pub(super) fn summary(told: &SessionSummary, rules: &SessionRules) -> SessionSummary {
    let duration = |seconds: Option<f64>| within(seconds, rules.longest_s);
    // An outing of no time at all is one whose time the writer did not know.
    let lasting = |seconds: Option<f64>| duration(seconds).filter(|&seconds| seconds > 0.0);
    SessionSummary {
        elapsed_s: lasting(told.elapsed_s),
        timer_s: lasting(told.timer_s),
        moving_s: duration(told.moving_s),
        distance_m: within(told.distance_m, rules.farthest_m),
        ascent_m: within(told.ascent_m, MOST_CLIMB_M),
        descent_m: within(told.descent_m, MOST_CLIMB_M),
        // Zero is how a watch without a sensor writes that it has no heart rate and no cadence.
        avg_hr_bpm: told.avg_hr_bpm.filter(|bpm| limits::LIVING_HEART_RATE_BPM.contains(bpm)),
        avg_cadence_rpm: within(told.avg_cadence_rpm, rules.most_cadence).filter(|&rpm| rpm > 0.0),
        rpe_0_10: within(told.rpe_0_10, 10.0),
        feel_0_100: within(told.feel_0_100, 100.0),
        ..told.clone()
    }
}

/// The value, where it lies between zero and `most`.
pub(super) fn within(value: Option<f64>, most: f64) -> Option<f64> {
    value.filter(|value| (0.0..=most).contains(value))
}
