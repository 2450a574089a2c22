//! `tables/descent.csv`: how each run went down, a row a run. Empty where unknown or not applicable (treadmill, no altitude).
//!
//! | column | unit | meaning |
//! |---|---|---|
//! | `run_id`, `date`, `kind` | | the run |
//! | `ascent_m`, `descent_m` | m | climb and descent in use |
//! | `descent_source` | | `device`, `samples` (ours), `repeats` (ours, from other runs over the same paths), `overlay` (an account), `none` |
//! | `descent_samples_m` | m | the sum of the run's own altitude samples |
//! | `descent_uncertainty_m` | m | how far ours may be off: in nine of ten runs it is closer. It belongs to `descent_m` where that is ours, else to `descent_samples_m` |
//! | `descent_device_m`, `descent_contradiction` | m | the watch's own total, and why its altitude contradicts it |
//! | `altitude_quality` | | `absent`, `sparse`, `stuck`, `whole_metres`, `gps`, `barometric`, `filtered`, `map`, `terrain` |
//! | `descent_per_km_m` | m/km | descent over distance |
//! | `descent_ratio_30d`, `descent_state` | | against the largest of the 30 days before |
//! | `steep_descent_m`, `steep_descent_ratio_30d`, `steep_descent_state` | m | the same on grades of 6 % and steeper |
//! | `down_A_B_distance_m`, `_time_s`, `_drop_m` | m, s, m | length, time and drop on grades of A to B % down |
//! | `longest_descent_drop_m`, `_length_m`, `_begins_at_0_1` | m | the longest descent without interruption, and where in the run it begins |
//! | `steepest_100m_pct` | % | the steepest grade over 100 m |
//! | `downhill_speed_m_s`, `downhill_fastest_100m_m_s` | m/s | speed on grades of 3 % and more |
//! | `cadence_downhill_spm`, `cadence_level_spm` | steps/min | downhill (3 % and more) and on the level of the same run |
//! | `step_length_downhill_m`, `step_length_level_m` | m | the same |
//! | `vertical_oscillation_downhill_mm`, `vertical_oscillation_level_mm` | mm | the same, from watches that measure it |
//! | `ground_contact_downhill_ms`, `ground_contact_level_ms` | ms | the same |
//! | `descent_repeats_share`, `descent_visits` | 0 to 1, 1 | share of the run that other runs cover, and the mean number of their visits there |
//! | `descent_repeats_low_m`, `descent_repeats_high_m` | m | the bounds of the descent in that part |
//! | `descent_within_uncertainty`, `steep_descent_within_uncertainty` | | true for a spike that the uncertainty of both figures can explain |

use super::columns::{CsvColumn, known, number};
use crate::descent::Downhill;
use crate::descent::slopes::{Gait, GradeBand, LongestDescent, STEEP_FROM_BAND};
use crate::metrics::SpikeState;
use crate::timeline::RunEntry;

pub(super) const DESCENT: &[CsvColumn<RunEntry>] = &[
    ("run_id", |run| run.run_id.clone()),
    ("date", |run| run.day.to_string()),
    ("kind", |run| run.kind.name().to_owned()),
    ("ascent_m", |run| number(run.totals.ascent_m, 1)),
    ("descent_m", |run| number(run.totals.descent_m, 1)),
    ("descent_source", |run| run.descent_source.name().to_owned()),
    ("descent_samples_m", |run| number(run.descent_samples_m, 1)),
    ("altitude_quality", |run| run.altitude_quality.name().to_owned()),
    ("descent_per_km_m", |run| number(per_km(run), 2)),
    ("descent_ratio_30d", |run| number(run.descent_ratio_30d, 4)),
    ("descent_state", |run| known(run.descent_state.map(SpikeState::name))),
    ("descent_uncertainty_m", |run| number(run.descent_uncertainty_m, 1)),
    ("descent_device_m", |run| number(run.descent_device_m, 1)),
    ("descent_contradiction", |run| known(run.descent_contradiction.map(|reason| reason.name()))),
    ("steep_descent_m", |run| of(run, 1, |down| Some(down.drops_m()[STEEP_FROM_BAND..].iter().sum()))),
    ("steep_descent_ratio_30d", |run| number(run.steep_descent_ratio_30d, 4)),
    ("steep_descent_state", |run| known(run.steep_descent_state.map(SpikeState::name))),
    ("down_0_3_distance_m", |run| band(run, 0, 0, |band| band.distance_m)),
    ("down_0_3_time_s", |run| band(run, 0, 0, |band| band.time_s)),
    ("down_0_3_drop_m", |run| band(run, 0, 1, |band| band.drop_m)),
    ("down_3_6_distance_m", |run| band(run, 1, 0, |band| band.distance_m)),
    ("down_3_6_time_s", |run| band(run, 1, 0, |band| band.time_s)),
    ("down_3_6_drop_m", |run| band(run, 1, 1, |band| band.drop_m)),
    ("down_6_9_distance_m", |run| band(run, 2, 0, |band| band.distance_m)),
    ("down_6_9_time_s", |run| band(run, 2, 0, |band| band.time_s)),
    ("down_6_9_drop_m", |run| band(run, 2, 1, |band| band.drop_m)),
    ("down_9_12_distance_m", |run| band(run, 3, 0, |band| band.distance_m)),
    ("down_9_12_time_s", |run| band(run, 3, 0, |band| band.time_s)),
    ("down_9_12_drop_m", |run| band(run, 3, 1, |band| band.drop_m)),
    ("down_over_12_distance_m", |run| band(run, 4, 0, |band| band.distance_m)),
    ("down_over_12_time_s", |run| band(run, 4, 0, |band| band.time_s)),
    ("down_over_12_drop_m", |run| band(run, 4, 1, |band| band.drop_m)),
    ("longest_descent_drop_m", |run| longest(run, 1, |longest| longest.drop_m)),
    ("longest_descent_length_m", |run| longest(run, 0, |longest| longest.length_m)),
    ("longest_descent_begins_at_0_1", |run| longest(run, 3, |longest| longest.begins_at_share)),
    ("steepest_100m_pct", |run| of(run, 1, |down| down.steepest_100m_pct)),
    ("downhill_speed_m_s", |run| of(run, 2, |down| down.mean_speed_m_s)),
    ("downhill_fastest_100m_m_s", |run| of(run, 2, |down| down.fastest_100m_m_s)),
    ("cadence_downhill_spm", |run| downhill(run, |gait| Some(gait.cadence_spm))),
    ("cadence_level_spm", |run| level(run, |gait| Some(gait.cadence_spm))),
    ("step_length_downhill_m", |run| downhill(run, |gait| Some(gait.step_length_m))),
    ("step_length_level_m", |run| level(run, |gait| Some(gait.step_length_m))),
    ("vertical_oscillation_downhill_mm", |run| downhill(run, |gait| gait.vertical_oscillation_mm)),
    ("vertical_oscillation_level_mm", |run| level(run, |gait| gait.vertical_oscillation_mm)),
    ("ground_contact_downhill_ms", |run| downhill(run, |gait| gait.ground_contact_ms)),
    ("ground_contact_level_ms", |run| level(run, |gait| gait.ground_contact_ms)),
    ("descent_repeats_share", |run| number(run.descent_repeats.map(|repeats| repeats.share), 3)),
    ("descent_visits", |run| number(run.descent_repeats.map(|repeats| repeats.visits), 1)),
    ("descent_repeats_low_m", |run| number(run.descent_repeats.map(|repeats| repeats.low_m), 1)),
    ("descent_repeats_high_m", |run| number(run.descent_repeats.map(|repeats| repeats.high_m), 1)),
    ("descent_within_uncertainty", |run| run.descent_within_uncertainty.to_string()),
    ("steep_descent_within_uncertainty", |run| run.steep_descent_within_uncertainty.to_string()),
];

fn per_km(run: &RunEntry) -> Option<f64> {
    let km = run.totals.distance_m.filter(|&meters| meters > 0.0)? / 1000.0;
    Some(run.totals.descent_m? / km)
}

fn of(run: &RunEntry, decimals: usize, figure: impl Fn(&Downhill) -> Option<f64>) -> String {
    number(run.downhill.as_ref().and_then(figure), decimals)
}

fn band(run: &RunEntry, band: usize, decimals: usize, figure: fn(&GradeBand) -> f64) -> String {
    of(run, decimals, |down| Some(figure(&down.bands[band])))
}

fn longest(run: &RunEntry, decimals: usize, figure: fn(&LongestDescent) -> f64) -> String {
    of(run, decimals, |down| down.longest.as_ref().map(figure))
}

fn downhill(run: &RunEntry, figure: fn(&Gait) -> Option<f64>) -> String {
    of(run, 2, |down| down.downhill.as_ref().and_then(figure))
}

fn level(run: &RunEntry, figure: fn(&Gait) -> Option<f64>) -> String {
    of(run, 2, |down| down.level.as_ref().and_then(figure))
}
