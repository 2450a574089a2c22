//! The columns of `tables/descent`: how each run went down.

use super::columns::{Column, column, full};
use super::runs::{DESCENT_SOURCES, NO_DESCENT_OF_OURS, NO_DESCENT_RATIO, NO_STATE, QUALITIES, STATES};
use crate::descent::Downhill;
use crate::descent::slopes::{Gait, GradeBand, LongestDescent};
use crate::metrics::SpikeState;
use crate::timeline::RunEntry;

const NO_GRADES: &str = "grades unknown: treadmill, or altitude absent or too noisy";
const NO_DOWNHILL: &str = "grades unknown, or hardly any such grade";
const NO_GAIT: &str = "not recorded, or too little of it";
const NO_REPEATS: &str = "no other run went there";

const OUR_UNCERTAINTY: &str =
    "In nine of ten runs ours is this close to the truth: `descent_m` where that is ours, else `descent_samples_m`";
const CONTRADICTIONS: &str =
    "Why the altitude contradicts that total: `stuck_altitude`, `more_than_altitude`, `hills_left_out`, `noise`";

pub(super) const DESCENT: &[Column<RunEntry>] = &[
    full("run_id", "", "The run").word(|run| Some(&run.run_id)),
    full("date", "", "Its local day").date(|run| Some(run.day)),
    full("kind", "", "`road`, `trail`, `track`, `treadmill`, `virtual`").word(|run| Some(run.kind.name())),
    column("ascent_m", "m", "Meters climbed", "unknown").real(1, |run| run.totals.ascent_m),
    column("descent_m", "m", "Meters descended, as used everywhere", "unknown, or not applicable (treadmill)")
        .real(1, |run| run.totals.descent_m),
    full("descent_source", "", DESCENT_SOURCES).word(|run| Some(run.descent_source.name())),
    column("descent_samples_m", "m", "The sum of the run's own altitude samples", "no usable altitude")
        .real(1, |run| run.descent_samples_m),
    full("altitude_quality", "", QUALITIES).word(|run| Some(run.altitude_quality.name())),
    column("descent_per_km_m", "m/km", "Descent over distance", "one of them unknown")
        .real(2, |run| run.descent_per_km_m),
    column("descent_ratio_30d", "", "Descent over the most in one run of the previous 30 days", NO_DESCENT_RATIO)
        .real(4, |run| run.descent_ratio_30d),
    column("descent_state", "", STATES, NO_STATE).word(|run| run.descent_state.map(SpikeState::name)),
    column("descent_uncertainty_m", "m", OUR_UNCERTAINTY, NO_DESCENT_OF_OURS).real(1, |run| run.descent_uncertainty_m),
    column("descent_device_m", "m", "The watch's own total", "the watch gives none")
        .real(1, |run| run.descent_device_m),
    column("descent_contradiction", "", CONTRADICTIONS, "nothing contradicts it")
        .word(|run| run.descent_contradiction.map(|reason| reason.name())),
    column("steep_descent_m", "m", "Meters descended on grades of 6 % and steeper", NO_GRADES)
        .real(1, |run| of(run, |down| Some(down.steep_drop_m()))),
    column(
        "steep_descent_ratio_30d",
        "",
        "The same over the most in one run of the previous 30 days",
        NO_DESCENT_RATIO,
    )
    .real(4, |run| run.steep_descent_ratio_30d),
    column("steep_descent_state", "", "As `descent_state`, for steep descent", NO_STATE)
        .word(|run| run.steep_descent_state.map(SpikeState::name)),
    column("down_0_3_distance_m", "m", "Distance on grades of 0 to 3 % down", NO_GRADES).real(0, |run| length(run, 0)),
    column("down_0_3_time_s", "s", "Time there", NO_GRADES).real(0, |run| time(run, 0)),
    column("down_0_3_drop_m", "m", "Meters descended there", NO_GRADES).real(1, |run| drop(run, 0)),
    column("down_3_6_distance_m", "m", "Distance on grades of 3 to 6 % down", NO_GRADES).real(0, |run| length(run, 1)),
    column("down_3_6_time_s", "s", "Time there", NO_GRADES).real(0, |run| time(run, 1)),
    column("down_3_6_drop_m", "m", "Meters descended there", NO_GRADES).real(1, |run| drop(run, 1)),
    column("down_6_9_distance_m", "m", "Distance on grades of 6 to 9 % down", NO_GRADES).real(0, |run| length(run, 2)),
    column("down_6_9_time_s", "s", "Time there", NO_GRADES).real(0, |run| time(run, 2)),
    column("down_6_9_drop_m", "m", "Meters descended there", NO_GRADES).real(1, |run| drop(run, 2)),
    column("down_9_12_distance_m", "m", "Distance on grades of 9 to 12 % down", NO_GRADES)
        .real(0, |run| length(run, 3)),
    column("down_9_12_time_s", "s", "Time there", NO_GRADES).real(0, |run| time(run, 3)),
    column("down_9_12_drop_m", "m", "Meters descended there", NO_GRADES).real(1, |run| drop(run, 3)),
    column("down_over_12_distance_m", "m", "Distance on grades of 12 % down and steeper", NO_GRADES)
        .real(0, |run| length(run, 4)),
    column("down_over_12_time_s", "s", "Time there", NO_GRADES).real(0, |run| time(run, 4)),
    column("down_over_12_drop_m", "m", "Meters descended there", NO_GRADES).real(1, |run| drop(run, 4)),
    column("longest_descent_drop_m", "m", "Meters lost in the longest descent without interruption", NO_DOWNHILL)
        .real(1, |run| longest(run, |longest| longest.drop_m)),
    column("longest_descent_length_m", "m", "Its length", NO_DOWNHILL)
        .real(0, |run| longest(run, |longest| longest.length_m)),
    column(
        "longest_descent_begins_at_0_1",
        "0-1",
        "Where in the run it begins, as a share of the distance",
        NO_DOWNHILL,
    )
    .real(3, |run| longest(run, |longest| longest.begins_at_share)),
    column("steepest_100m_pct", "%", "The steepest grade down over 100 m", NO_DOWNHILL)
        .real(1, |run| of(run, |down| down.steepest_100m_pct)),
    column("downhill_speed_m_s", "m/s", "Mean speed on grades of 3 % and more", NO_DOWNHILL)
        .real(2, |run| of(run, |down| down.mean_speed_m_s)),
    column("downhill_fastest_100m_m_s", "m/s", "The fastest 100 m on such grades", NO_DOWNHILL)
        .real(2, |run| of(run, |down| down.fastest_100m_m_s)),
    column("cadence_downhill_spm", "1/min", "Cadence on grades of 3 % and more: steps of both feet", NO_GAIT)
        .real(2, |run| downhill(run, |gait| Some(gait.cadence_spm))),
    column("cadence_level_spm", "1/min", "The same on the level", NO_GAIT)
        .real(2, |run| level(run, |gait| Some(gait.cadence_spm))),
    column("step_length_downhill_m", "m", "Step length on grades of 3 % and more", NO_GAIT)
        .real(2, |run| downhill(run, |gait| Some(gait.step_length_m))),
    column("step_length_level_m", "m", "The same on the level", NO_GAIT)
        .real(2, |run| level(run, |gait| Some(gait.step_length_m))),
    column("vertical_oscillation_downhill_mm", "mm", "Vertical oscillation on grades of 3 % and more", NO_GAIT)
        .real(2, |run| downhill(run, |gait| gait.vertical_oscillation_mm)),
    column("vertical_oscillation_level_mm", "mm", "The same on the level", NO_GAIT)
        .real(2, |run| level(run, |gait| gait.vertical_oscillation_mm)),
    column("ground_contact_downhill_ms", "ms", "Ground contact time on grades of 3 % and more", NO_GAIT)
        .real(2, |run| downhill(run, |gait| gait.ground_contact_ms)),
    column("ground_contact_level_ms", "ms", "The same on the level", NO_GAIT)
        .real(2, |run| level(run, |gait| gait.ground_contact_ms)),
    column("descent_repeats_share", "0-1", "Share of the run that other runs cover", NO_REPEATS)
        .real(3, |run| run.descent_repeats.map(|repeats| repeats.share)),
    column("descent_visits", "", "Mean number of their visits there", NO_REPEATS)
        .real(1, |run| run.descent_repeats.map(|repeats| repeats.visits)),
    column("descent_repeats_low_m", "m", "Lower bound of the descent in that part", NO_REPEATS)
        .real(1, |run| run.descent_repeats.map(|repeats| repeats.low_m)),
    column("descent_repeats_high_m", "m", "Upper bound of the descent in that part", NO_REPEATS)
        .real(1, |run| run.descent_repeats.map(|repeats| repeats.high_m)),
    full("descent_within_uncertainty", "", "True for a spike that the uncertainty of both figures can explain")
        .boolean(|run| Some(run.descent_within_uncertainty)),
    full("steep_descent_within_uncertainty", "", "The same for steep descent")
        .boolean(|run| Some(run.steep_descent_within_uncertainty)),
];

fn of(run: &RunEntry, figure: impl Fn(&Downhill) -> Option<f64>) -> Option<f64> {
    run.downhill.as_ref().and_then(figure)
}

fn band(run: &RunEntry, band: usize) -> Option<&GradeBand> {
    run.downhill.as_ref().map(|down| &down.bands[band])
}

fn length(run: &RunEntry, index: usize) -> Option<f64> {
    band(run, index).map(|band| band.distance_m)
}

fn time(run: &RunEntry, index: usize) -> Option<f64> {
    band(run, index).map(|band| band.time_s)
}

fn drop(run: &RunEntry, index: usize) -> Option<f64> {
    band(run, index).map(|band| band.drop_m)
}

fn longest(run: &RunEntry, figure: fn(&LongestDescent) -> f64) -> Option<f64> {
    of(run, |down| down.longest.as_ref().map(figure))
}

fn downhill(run: &RunEntry, figure: fn(&Gait) -> Option<f64>) -> Option<f64> {
    of(run, |down| down.downhill.as_ref().and_then(figure))
}

fn level(run: &RunEntry, figure: fn(&Gait) -> Option<f64>) -> Option<f64> {
    of(run, |down| down.level.as_ref().and_then(figure))
}
