//! What an altitude is worth, by how it moves.
//!
//! No watch is known by name here: a series says itself how fine it is, how often it was stored and how much it wobbles.
//! The wobble between neighbours is measured by fourth differences, which slopes and round hilltops leave at zero.

use super::AltitudeQuality;
use super::clean_altitude::{Profile, straight_m};
use crate::activity::Samples;
use crate::settings::DescentRules;

/// Fewer samples than this cannot show that an altitude is stuck: a short start may truly be level.
const STUCK_MIN_SAMPLES: usize = 60;

/// Steps between altitudes are whole metres within this, metres.
const WHOLE_WITHIN_M: f64 = 0.01;

/// From here on numbers have no fraction, so that adding this and taking it off again rounds; calling `round` takes longer
/// than all the rest.
const NO_FRACTION: f64 = (1_u64 << 52) as f64;

/// Of so many steps one may be none of whole metres.
const WHOLE_IN: usize = 100;

/// Five samples that span more than this say nothing about their wobble, seconds.
const NEIGHBOURS_WITHIN_S: f64 = 40.0;

/// One second difference that is larger is a fault, not a wobble, metres.
const MOST_M: f64 = 10.0;

/// The mean size of a normally distributed number times this is its standard deviation.
const MEAN_SIZE_TO_SD: f64 = 1.253_314;

/// How one series of altitudes moves.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct NoiseStats {
    /// Mean time between altitudes, pauses apart, seconds.
    pub interval_s: f64,
    /// The smallest step between two altitudes, metres; zero where none differ.
    pub step_m: f64,
    /// True where all steps are whole metres.
    pub is_whole: bool,
    /// Share of the steps that take the one before back within moments.
    pub flicker_share: f64,
    /// Standard deviation of what no slope explains from one sample to the next, metres.
    pub wobble_m: f64,
    /// The same between samples two apart, where noise with memory shows, metres.
    pub short_m: f64,
    /// Standard deviation of noise without memory, metres; zero where the wobble grows with time as that of satellites does.
    pub white_m: f64,
    /// How far apart the heights of beginning and end are where both are one place, metres; `None` where they are not.
    pub drift_m: Option<f64>,
}

/// The judgement that needs no look at how the series moves; `rows` is the number of samples, with altitude or without.
pub(super) fn outright(profile: &Profile, rows: usize) -> Option<AltitudeQuality> {
    match profile.len() {
        // Not one height was ever found.
        0 if profile.had_any => Some(AltitudeQuality::Stuck),
        0 => Some(AltitudeQuality::Absent),
        found if found * 2 < rows => Some(AltitudeQuality::Sparse),
        found => {
            let is_level = profile.altitude_m.iter().all(|&altitude| altitude == 0.0);
            match is_level {
                true if found >= STUCK_MIN_SAMPLES => Some(AltitudeQuality::Stuck),
                true => Some(AltitudeQuality::WholeMetres),
                false => None,
            }
        }
    }
}

/// Takes out the steps of the pressure, which only the wobble of the series tells from noise, and measures the series.
pub(super) fn without_steps(mut profile: Profile, samples: &Samples, rules: &DescentRules) -> (Profile, NoiseStats) {
    let mut texture = measure(&profile, rules);
    let step_m = (rules.clean.step_m).max(rules.clean.step_wobbles * texture.short_m);
    profile.level_steps(step_m, rules.clean.step_m_s);
    texture.drift_m = drift_m(&profile, samples, rules.doubt.same_place_m);
    (profile, texture)
}

/// The judgement by how the series moves.
pub(super) fn by_texture(texture: &NoiseStats, rules: &DescentRules) -> AltitudeQuality {
    match texture {
        texture if texture.is_whole => AltitudeQuality::WholeMetres,
        texture if texture.short_m >= rules.gps_from_m => AltitudeQuality::Gps,
        texture if texture.wobble_m < rules.calm_m => AltitudeQuality::Filtered,
        _ => AltitudeQuality::Barometric,
    }
}

fn measure(profile: &Profile, rules: &DescentRules) -> NoiseStats {
    let (times, altitudes) = (&profile.time_s, &profile.altitude_m);
    let mut texture = steps(profile, rules.flicker_s);
    let (mut next, mut second, mut fourth, mut count) = (0.0, 0.0, 0.0, 0.0);
    // Every other sample tells as much.
    for (times, around) in times.windows(5).zip(altitudes.windows(5)).step_by(2) {
        if times[4] - times[0] > NEIGHBOURS_WITHIN_S {
            continue;
        }
        let [a, b, c, d, e] = [around[0], around[1], around[2], around[3], around[4]];
        next += (b - 2.0 * c + d).abs().min(MOST_M);
        second += (a - 2.0 * c + e).abs().min(MOST_M);
        fourth += (a - 4.0 * b + 6.0 * c - 4.0 * d + e).abs().min(4.0 * MOST_M);
        count += 1.0;
    }
    if count == 0.0 {
        return texture;
    }
    // Differences add up the variances of what they are made of, by the squares of their weights.
    let deviation = |sum: f64, weights: f64| sum / count * MEAN_SIZE_TO_SD / weights.sqrt();
    let next_m = deviation(next, 6.0);
    texture.short_m = deviation(second, 6.0);
    texture.wobble_m = deviation(fourth, 70.0);
    // A random walk doubles its variance over twice the time; what is without memory does not.
    let white = 2.0 * next_m * next_m - texture.short_m * texture.short_m;
    texture.white_m = white.max(0.0).sqrt();
    texture
}

/// Interval, step and flicker.
fn steps(profile: &Profile, flicker_s: f64) -> NoiseStats {
    let (mut smallest_m, mut uneven, mut steps, mut flickers) = (f64::INFINITY, 0, 0, 0);
    let (mut before_m, mut before_s) = (0.0, f64::NEG_INFINITY);
    let later = profile.time_s.iter().skip(1);
    // Without a branch: whether the next altitude is another one cannot be foreseen, and guessing wrong costs most of the time.
    for (pair, &at_s) in profile.altitude_m.windows(2).zip(later) {
        let step_m: f64 = pair[1] - pair[0];
        let size_m = step_m.abs();
        let is_step = size_m > WHOLE_WITHIN_M;
        let is_uneven = (size_m - (size_m + NO_FRACTION - NO_FRACTION)).abs() > WHOLE_WITHIN_M;
        let is_back = step_m * before_m < 0.0 && at_s - before_s <= flicker_s;
        steps += usize::from(is_step);
        uneven += usize::from(is_step & is_uneven);
        flickers += usize::from(is_step & is_back);
        smallest_m = if is_step { size_m.min(smallest_m) } else { smallest_m };
        before_m = if is_step { step_m } else { before_m };
        before_s = if is_step { at_s } else { before_s };
    }
    let pieces = (profile.len() - 1 - profile.joints.len()).max(1) as f64;
    NoiseStats {
        interval_s: profile.time_s.last().copied().unwrap_or(0.0) / pieces,
        step_m: if steps == 0 { 0.0 } else { smallest_m },
        is_whole: uneven * WHOLE_IN <= steps,
        flicker_share: flickers as f64 / steps.max(1) as f64,
        ..NoiseStats::default()
    }
}

/// What the height of one place differs by between beginning and end.
fn drift_m(profile: &Profile, samples: &Samples, same_place_m: f64) -> Option<f64> {
    let (&first, &last) = profile.row.first().zip(profile.row.last())?;
    let (&begin_m, &end_m) = (profile.altitude_m.first()).zip(profile.altitude_m.last())?;
    let is_one_place = first != last && straight_m(samples, first, last)? <= same_place_m;
    is_one_place.then_some((end_m - begin_m).abs())
}
