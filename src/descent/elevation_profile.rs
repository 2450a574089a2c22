//! The elevation profile of one recording: its altitude cleaned and averaged, ascent and descent from it, and the profile as
//! it is drawn: heights at equal steps of distance, and the grade band of each step.

use super::altitude_quality::{self, NoiseStats};
use super::clean_altitude::CleanAltitude;
use super::slopes::segments::{GradeSegments, Series, distances_m};
use super::slopes::{self, BANDS};
use super::smooth::{smooth, smooth_coarsely};
use super::turning_points::{self, ElevationTotals, TurningPoint};
use super::{AltitudeQuality, AltitudeReading, Downhill};
use crate::activity::Samples;
use crate::settings::{ContradictionRules, DescentRules, DoubtRules, SlopeRules};

/// The altitude of one recording, with the cleaned and averaged series it was computed from.
///
/// ```
/// use patella::activity::Samples;
/// use patella::descent::ElevationProfile;
/// use patella::settings::DescentRules;
///
/// // 600 m in 200 seconds: level for 200 m, then 400 m down at 4 %.
/// let mut samples = Samples::default();
/// for second in 0..=200 {
///     let row = samples.push_row(second * 1000);
///     let distance_m = second as f64 * 3.0;
///     samples.distance_m.set(row, distance_m);
///     samples.altitude_m.set(row, 400.0 - (distance_m - 200.0).max(0.0) * 0.04);
/// }
/// let rows: Vec<usize> = (0..samples.len()).collect();
/// let rules = DescentRules::default();
/// let profile = ElevationProfile::of(&samples, &rows, &rules);
/// assert!((profile.hills(&rules.contradiction).unwrap().descent_m - 16.0).abs() < 1.0);
///
/// // Nearly all of the 16 m are in the band from 3 to 6 %.
/// let downhill = profile.downhill(&samples, &rules, |_| None).unwrap();
/// assert!((downhill.drops_m()[1] - 16.0).abs() < 2.0);
/// assert_eq!(profile.drawn_profile(&samples, &rules).unwrap().length_m(), 600.0);
/// ```
#[derive(Debug, Clone)]
pub struct ElevationProfile {
    pub reading: AltitudeReading,
    pub(super) clean: CleanAltitude,
    /// The cleaned altitudes, averaged, meters.
    pub(super) smoothed_m: Vec<f64>,
}

impl ElevationProfile {
    /// The profile of the given rows, which are in the order of time.
    pub fn of(samples: &Samples, rows: &[usize], rules: &DescentRules) -> ElevationProfile {
        let clean = CleanAltitude::of(samples, rows, &rules.clean);
        let quality = altitude_quality::by_coverage(&clean, rows.len());
        if let Some(quality) = quality.filter(|quality| !quality.is_usable()) {
            return ElevationProfile {
                reading: AltitudeReading::unusable(quality),
                clean: CleanAltitude::default(),
                smoothed_m: Vec::new(),
            };
        }
        let (clean, noise) = altitude_quality::without_steps(clean, samples, rules);
        let quality = quality.unwrap_or_else(|| altitude_quality::by_noise(&noise, rules));
        let smoothing = Smoothing::of(quality, &noise, rules);
        let smoothed_m = smooth(&clean.time_s, &clean.altitude_m, smoothing.width_s);
        let turning_points = turning_points::turning_points(&smoothed_m, smoothing.turn_m);
        let totals = turning_points::inset_totals(&turning_points, smoothing.inset_m);
        let drops = turning_points::count_drops(&turning_points);
        let reading = AltitudeReading {
            quality,
            noise: Some(noise),
            totals: Some(totals),
            uncertainty_m: Some(uncertainty_m(&totals, drops, noise.drift_m, &rules.doubt)),
            all_drops_m: Some(clean.all_drops_m()),
        };
        ElevationProfile { reading, clean, smoothed_m }
    }

    /// Ascent and descent of the hills alone: averaged over a minute, so that no noise is left, nor anything small. Less
    /// than the descent, and nearly nothing on the flat. `None` where the altitude is not usable.
    pub fn hills(&self, rules: &ContradictionRules) -> Option<ElevationTotals> {
        self.reading.quality.is_usable().then(|| turning_points::inset_totals(&self.hill_points(rules).1, 0.0))
    }

    /// The moments of the coarse series that [`ElevationProfile::hills`] is counted in, and its turning points.
    pub(super) fn hill_points(&self, rules: &ContradictionRules) -> (Vec<f64>, Vec<TurningPoint>) {
        let (time_s, smoothed_m) = smooth_coarsely(&self.clean.time_s, &self.clean.altitude_m, rules.steady_s);
        (time_s, turning_points::turning_points(&smoothed_m, rules.steady_turn_m))
    }

    /// The turning points that the totals are counted from, and the descent; `None` where the altitude is not usable.
    pub(super) fn counted_points(&self, rules: &DescentRules) -> Option<(Vec<TurningPoint>, f64)> {
        let smoothing = Smoothing::of(self.reading.quality, &self.reading.noise?, rules);
        let points = turning_points::turning_points(&self.smoothed_m, smoothing.turn_m);
        Some((points, self.reading.totals?.descent_m))
    }

    /// The slopes of the run: bands of grade, the longest and the steepest descent, and the gait on them.
    ///
    /// The drops of the bands are those of the profile; [`Downhill::scaled_to`] makes them add up to the descent in use.
    /// `spm` turns a cadence as stored into steps a minute. `None` where altitude or distance are missing, and for satellite
    /// altitude, whose error is as large as the drop of a slope. On 141 runs of one such watch 43 % of the descent came out
    /// on grades above 12 %, compared with 3 % and 1 % for the watches with a barometer in the same streets; averaged until
    /// the shares agree, over four minutes, no slope shorter than 700 m is left.
    pub fn downhill(
        &self,
        samples: &Samples,
        rules: &DescentRules,
        spm: impl Fn(f64) -> Option<f64>,
    ) -> Option<Downhill> {
        if self.reading.quality == AltitudeQuality::Gps {
            return None;
        }
        slopes::downhill(self, samples, rules, spm)
    }

    /// The profile as it is drawn, cut as for [`ElevationProfile::downhill`]. `None` where altitude or distance are missing.
    pub fn drawn_profile(&self, samples: &Samples, rules: &DescentRules) -> Option<DrawnProfile> {
        DrawnProfile::of(self, samples, &rules.slopes)
    }
}

/// How a series is averaged, and which rises and drops count in it.
struct Smoothing {
    width_s: f64,
    turn_m: f64,
    inset_m: f64,
}

impl Smoothing {
    fn of(quality: AltitudeQuality, noise: &NoiseStats, rules: &DescentRules) -> Smoothing {
        // White noise falls with the root of the number of samples averaged, so the width it requires grows with its square.
        let excess = rules.noise_apart * noise.white_m / rules.turn_m;
        let for_noise_s = (noise.interval_s * excess * excess).min(rules.widest_s);
        // 1 for a series with the full noise of its sensor, 0 for one that was filtered before it was stored.
        let (rawness, calm_turn_m) = if quality == AltitudeQuality::WholeMeters {
            let [from, to] = rules.flicker_shares;
            let flicker = (noise.flicker_share - from) / (to - from);
            (flicker.clamp(0.0, 1.0), rules.whole_turn_m)
        } else {
            let wobble = noise.wobble_m / rules.calm_m;
            ((wobble * wobble).min(1.0), rules.turn_m)
        };
        Smoothing {
            width_s: for_noise_s.max(rules.smooth_s * rawness),
            turn_m: calm_turn_m + (rules.turn_m - calm_turn_m) * rawness,
            inset_m: rules.inset_m * rawness,
        }
    }
}

/// Each drop may be counted a little too high or too low, and where a run ends where it began, what is left is drift.
fn uncertainty_m(totals: &ElevationTotals, drops: usize, drift_m: Option<f64>, rules: &DoubtRules) -> f64 {
    let parts =
        [rules.least_m, rules.share * totals.descent_m, rules.drop_m * drops as f64, drift_m.unwrap_or(0.0) / 2.0];
    parts.iter().map(|part| part * part).sum::<f64>().sqrt()
}

/// The smoothed profile of one run, in segments of equal length.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnProfile {
    /// Length of each segment, meters.
    pub segment_m: f64,
    /// Height at both ends of every segment, so one more than there are segments; meters above the first altitude.
    pub altitude_m: Vec<f64>,
    /// Grade band of each segment; `None` on level terrain and rises.
    pub band: Vec<Option<usize>>,
    /// The segment at which the steepest 100 m down begin; `None` where it never went down that far.
    pub steepest_from: Option<usize>,
    /// Number of segments in these 100 m.
    pub steepest_segments: usize,
}

/// Consecutive segments of one grade band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradedSection {
    pub band: usize,
    /// The first segment.
    pub from: usize,
    /// The segment after the last.
    pub to: usize,
}

impl DrawnProfile {
    /// `None` where altitude or distance are missing, or where the run is too short for a grade.
    pub(super) fn of(profile: &ElevationProfile, samples: &Samples, rules: &SlopeRules) -> Option<DrawnProfile> {
        let distance_m = distances_m(&profile.clean, samples)?;
        let time_s = &profile.clean.time_s;
        let series = Series { distance_m: &distance_m, altitude_m: &profile.smoothed_m, time_s };
        let segments = GradeSegments::cut(&series, rules)?;
        let grades_pct = segments.grade_pct.iter();
        Some(DrawnProfile {
            segment_m: segments.length_m,
            band: grades_pct.map(|&grade_pct| slopes::band_of(grade_pct, rules)).collect(),
            steepest_from: slopes::steepest(&segments, rules).map(|(from, _)| from),
            steepest_segments: segments.count_of(rules.sustained_m),
            altitude_m: segments.altitude_m,
        })
    }

    /// Meters from the start of the first segment to the end of the last.
    pub fn length_m(&self) -> f64 {
        self.segment_m * self.band.len() as f64
    }

    /// Where the steepest 100 m begin and end, meters from the start.
    pub fn steepest_m(&self) -> Option<(f64, f64)> {
        let from_m = self.steepest_from? as f64 * self.segment_m;
        Some((from_m, from_m + self.steepest_segments as f64 * self.segment_m))
    }

    /// Where the longest descent begins and ends, meters from the start.
    pub fn longest_m(&self, downhill: &Downhill) -> Option<(f64, f64)> {
        let longest = downhill.longest?;
        let from_m = longest.begins_at_share * self.length_m();
        Some((from_m, from_m + longest.length_m))
    }

    /// The sections that go down, each of one grade band.
    ///
    /// ```
    /// use patella::descent::{DrawnProfile, GradedSection};
    ///
    /// let profile = DrawnProfile {
    ///     segment_m: 10.0,
    ///     altitude_m: vec![0.0, -0.5, -1.0, -1.0, -1.8],
    ///     band: vec![Some(1), Some(1), None, Some(2)],
    ///     steepest_from: None,
    ///     steepest_segments: 10,
    /// };
    /// let steeper = GradedSection { band: 2, from: 3, to: 4 };
    /// assert_eq!(profile.graded_sections(), [GradedSection { band: 1, from: 0, to: 2 }, steeper]);
    /// ```
    pub fn graded_sections(&self) -> Vec<GradedSection> {
        let mut sections: Vec<GradedSection> = Vec::new();
        for (segment, band) in self.band.iter().enumerate() {
            let Some(band) = band.filter(|&band| band < BANDS) else {
                continue;
            };
            match sections.last_mut() {
                Some(last) if last.band == band && last.to == segment => last.to += 1,
                _ => sections.push(GradedSection { band, from: segment, to: segment + 1 }),
            }
        }
        sections
    }
}
