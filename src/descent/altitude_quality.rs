//! The quality of an altitude, from how the series moves.
//!
//! No watch is known by name here: the series itself shows how fine it is, how often it was stored and how noisy it is. The
//! noise between neighbors is measured by fourth differences, which slopes and round hilltops leave at zero.

use super::AltitudeQuality;
use super::clean_altitude::{CleanAltitude, straight_m};
use crate::activity::Samples;
use crate::settings::DescentRules;

/// Fewer samples than this cannot show that an altitude is stuck: a short start may really be level.
const STUCK_MIN_SAMPLES: usize = 60;

/// Steps between altitudes are whole meters within this, meters.
const WHOLE_WITHIN_M: f64 = 0.01;

/// Numbers of this size have no fraction, so adding it and subtracting it again rounds; calling `round` takes longer than
/// everything else here.
const NO_FRACTION: f64 = (1_u64 << 52) as f64;

/// One step in this many may be other than whole meters.
const WHOLE_IN: usize = 100;

/// Five samples that span more than this show nothing about their noise, seconds.
const NEIGHBORS_WITHIN_S: f64 = 40.0;

/// A second difference larger than this is an error, not noise, meters.
const MOST_M: f64 = 10.0;

/// The mean size of a normally distributed number times this is its standard deviation.
const MEAN_SIZE_TO_SD: f64 = 1.253_314;

/// The noise of one series of altitudes.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct NoiseStats {
    /// Mean time between altitudes, pauses excluded, seconds.
    pub interval_s: f64,
    /// The smallest step between two altitudes, meters; zero where none differ.
    pub step_m: f64,
    /// True where all steps are whole meters.
    pub is_whole: bool,
    /// Share of the steps that reverse the one before within a few seconds.
    pub flicker_share: f64,
    /// Standard deviation of what no slope explains from one sample to the next, meters.
    pub wobble_m: f64,
    /// The same between samples two apart, where correlated noise shows, meters.
    pub short_m: f64,
    /// Standard deviation of the white noise, meters; zero where the noise grows with time as that of satellites does.
    pub white_m: f64,
    /// Height difference of beginning and end where both are at one position, meters; `None` where they are not.
    pub drift_m: Option<f64>,
}

/// The quality where it does not depend on the noise; `rows` is the number of samples, with altitude or without.
pub(super) fn by_coverage(clean: &CleanAltitude, rows: usize) -> Option<AltitudeQuality> {
    match clean.len() {
        // The sensor never found a height.
        0 if clean.had_any => Some(AltitudeQuality::Stuck),
        0 => Some(AltitudeQuality::Absent),
        found if found * 2 < rows => Some(AltitudeQuality::Sparse),
        found => {
            let is_level = clean.altitude_m.iter().all(|&altitude| altitude == 0.0);
            match is_level {
                true if found >= STUCK_MIN_SAMPLES => Some(AltitudeQuality::Stuck),
                true => Some(AltitudeQuality::WholeMeters),
                false => None,
            }
        }
    }
}

/// Removes steps of the air pressure, which are recognized by the noise of the series, and measures the series.
pub(super) fn without_steps(
    mut clean: CleanAltitude,
    samples: &Samples,
    rules: &DescentRules,
) -> (CleanAltitude, NoiseStats) {
    let mut noise = measure(&clean, rules);
    let step_m = (rules.clean.step_m).max(rules.clean.step_noise_times * noise.short_m);
    clean.level_steps(step_m, rules.clean.step_m_s);
    noise.drift_m = drift_m(&clean, samples, rules.doubt.same_place_m);
    (clean, noise)
}

/// The quality by the noise of the series.
pub(super) fn by_noise(noise: &NoiseStats, rules: &DescentRules) -> AltitudeQuality {
    match noise {
        noise if noise.is_whole => AltitudeQuality::WholeMeters,
        noise if noise.short_m >= rules.gps_from_m => AltitudeQuality::Gps,
        noise if noise.wobble_m < rules.calm_m => AltitudeQuality::Filtered,
        _ => AltitudeQuality::Barometric,
    }
}

fn measure(clean: &CleanAltitude, rules: &DescentRules) -> NoiseStats {
    let (times, altitudes) = (&clean.time_s, &clean.altitude_m);
    let mut noise = steps(clean, rules.flicker_s);
    let (mut next, mut second, mut fourth, mut count) = (0.0, 0.0, 0.0, 0.0);
    // Every other sample is enough.
    for (times, around) in times.windows(5).zip(altitudes.windows(5)).step_by(2) {
        if times[4] - times[0] > NEIGHBORS_WITHIN_S {
            continue;
        }
        let [a, b, c, d, e] = [around[0], around[1], around[2], around[3], around[4]];
        next += (b - 2.0 * c + d).abs().min(MOST_M);
        second += (a - 2.0 * c + e).abs().min(MOST_M);
        fourth += (a - 4.0 * b + 6.0 * c - 4.0 * d + e).abs().min(4.0 * MOST_M);
        count += 1.0;
    }
    if count == 0.0 {
        return noise;
    }
    // The variance of a difference is the sum of the variances of its terms, times the squares of their weights.
    let deviation = |sum: f64, weights: f64| sum / count * MEAN_SIZE_TO_SD / weights.sqrt();
    let next_m = deviation(next, 6.0);
    noise.short_m = deviation(second, 6.0);
    noise.wobble_m = deviation(fourth, 70.0);
    // A random walk doubles its variance over twice the time; white noise does not.
    let white = 2.0 * next_m * next_m - noise.short_m * noise.short_m;
    noise.white_m = white.max(0.0).sqrt();
    noise
}

/// Interval, step and flicker.
fn steps(clean: &CleanAltitude, flicker_s: f64) -> NoiseStats {
    let (mut smallest_m, mut uneven, mut steps, mut flickers) = (f64::INFINITY, 0, 0, 0);
    let (mut before_m, mut before_s) = (0.0, f64::NEG_INFINITY);
    let later = clean.time_s.iter().skip(1);
    // Without branches: the processor cannot predict whether the next altitude differs, and mispredicting is slow.
    for (pair, &at_s) in clean.altitude_m.windows(2).zip(later) {
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
    let intervals = (clean.len() - 1 - clean.joints.len()).max(1) as f64;
    NoiseStats {
        interval_s: clean.time_s.last().copied().unwrap_or(0.0) / intervals,
        step_m: if steps == 0 { 0.0 } else { smallest_m },
        is_whole: uneven * WHOLE_IN <= steps,
        flicker_share: flickers as f64 / steps.max(1) as f64,
        ..NoiseStats::default()
    }
}

/// The height difference between beginning and end, where both are at one position.
fn drift_m(clean: &CleanAltitude, samples: &Samples, same_place_m: f64) -> Option<f64> {
    let (&first, &last) = clean.row.first().zip(clean.row.last())?;
    let (&begin_m, &end_m) = (clean.altitude_m.first()).zip(clean.altitude_m.last())?;
    let is_loop = first != last && straight_m(samples, first, last)? <= same_place_m;
    is_loop.then_some((end_m - begin_m).abs())
}
