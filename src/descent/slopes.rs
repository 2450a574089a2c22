//! The downhill part of a run: how steep, how long, how fast.
//!
//! The smoothed altitude is placed over the distance and cut into segments of equal length. The grade of each is taken over
//! at least 50 m, since over less it is noise. Definitions:
//!
//! * a band holds the segments whose grade is in it; its drop is their length times their grade, scaled by one factor for
//!   all bands so that the bands add up to the descent in use;
//! * the longest descent is the drop between two turning points that loses most height: a rise below the turning height does
//!   not end it;
//! * the gait comes from the samples on slopes of 3 % or more and on level terrain of the same run.
//!
//! Edge cases: without distance and positions, or on a run shorter than a grade needs, there is no result. Pauses are not
//! part of any time.

pub(super) mod gait;
pub(super) mod segments;

use serde::Serialize;

pub use self::gait::Gait;
use self::gait::Step;
use self::segments::{GradeSegments, Series, distances_m};
use super::ElevationProfile;
use super::turning_points::{TurningPoint, turning_points};
use crate::activity::Samples;
use crate::settings::{DescentRules, SlopeRules};

/// Bands of grade: under 3 % down, 3 to 6, 6 to 9, 9 to 12, and steeper.
pub const BANDS: usize = 5;

/// The same in names of columns, percent.
pub const GRADES: [&str; BANDS] = ["0_3", "3_6", "6_9", "9_12", "over_12"];

/// From this band on, 6 %, a descent is called steep. A choice of this program: in the laboratory, level running and grades
/// of 3 degrees (5 %) hardly differ, 6 degrees (10.5 %) do; and few roads are steeper.
pub const STEEP_FROM_BAND: usize = 2;

/// Grades up to this count as level, percent: a centimeter in a hundred meters.
const LEVEL_PCT: f64 = 0.01;

/// The slopes of one run, downhill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Downhill {
    /// By grade: under 3 % down, 3 to 6, 6 to 9, 9 to 12, and steeper. Level terrain and rises are in none.
    pub bands: [GradeBand; BANDS],
    /// The uninterrupted descent that lost most height; `None` where the run never went down.
    pub longest: Option<LongestDescent>,
    /// The steepest grade over 100 m, percent, a positive number; `None` where the run never went down that far.
    pub steepest_100m_pct: Option<f64>,
    /// Mean speed on slopes of 3 % or more, meters a second; `None` where there were hardly any.
    pub mean_speed_m_s: Option<f64>,
    /// The fastest 100 m on such slopes, meters a second.
    pub fastest_100m_m_s: Option<f64>,
    /// Gait on slopes of 3 % or more.
    pub downhill: Option<Gait>,
    /// Gait on level terrain, for comparison.
    pub level: Option<Gait>,
}

/// The part of a run on slopes of similar grade.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct GradeBand {
    pub distance_m: f64,
    /// Without pauses.
    pub time_s: f64,
    /// Meters lost, a positive number.
    pub drop_m: f64,
}

/// An uninterrupted descent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LongestDescent {
    /// Meters lost, a positive number.
    pub drop_m: f64,
    pub length_m: f64,
    /// Where it begins, as a share of the distance: 0 at the start, 1 at the end.
    pub begins_at_share: f64,
}

impl Downhill {
    /// Meters lost in each band.
    pub fn drops_m(&self) -> [f64; BANDS] {
        self.bands.map(|band| band.drop_m)
    }

    /// Meters descended on grades of 6 % and steeper.
    pub fn steep_drop_m(&self) -> f64 {
        self.drops_m()[STEEP_FROM_BAND..].iter().sum()
    }

    /// The same with the drops of its bands scaled to add up to `descent_m`. Without any drop, all of it is in the gentlest
    /// band.
    ///
    /// ```
    /// use patella::descent::Downhill;
    ///
    /// let mut downhill = Downhill::default();
    /// downhill.bands[0].drop_m = 30.0;
    /// downhill.bands[2].drop_m = 10.0;
    /// assert_eq!(downhill.scaled_to(80.0).drops_m(), [60.0, 0.0, 20.0, 0.0, 0.0]);
    /// ```
    pub fn scaled_to(mut self, descent_m: f64) -> Downhill {
        let own_m: f64 = self.bands.iter().map(|band| band.drop_m).sum();
        if own_m > 0.0 {
            for band in &mut self.bands {
                band.drop_m *= descent_m / own_m;
            }
        } else {
            self.bands[0].drop_m = descent_m;
        }
        self
    }
}

/// The grade at each point of a profile, percent: the difference to the nearest points at least half of `over_m` before and
/// after it; `None` where there are none. Distances must not decrease.
///
/// ```
/// use patella::descent::grades_pct;
///
/// let grades = grades_pct(&[0.0, 25.0, 50.0], &[100.0, 99.0, 97.0], 50.0);
/// assert_eq!(grades, [None, Some(-6.0), None]);
/// ```
pub fn grades_pct(distance_m: &[f64], altitude_m: &[f64], over_m: f64) -> Vec<Option<f64>> {
    let (mut from, mut to) = (0, 0);
    let grade = |&at_m: &f64| {
        while distance_m.get(from + 1).is_some_and(|&next_m| next_m <= at_m - over_m / 2.0) {
            from += 1;
        }
        while distance_m.get(to).is_some_and(|&next_m| next_m < at_m + over_m / 2.0) {
            to += 1;
        }
        let (begin_m, &end_m) = (distance_m[from], distance_m.get(to)?);
        let is_wide = begin_m <= at_m - over_m / 2.0 && end_m > begin_m;
        is_wide.then(|| (altitude_m[to] - altitude_m[from]) * 100.0 / (end_m - begin_m))
    };
    distance_m.iter().map(grade).collect()
}

/// The slopes of a profile, the drops of the bands not yet scaled; `None` where there is neither distance nor position, or
/// where the run is too short for a grade. `spm` turns a cadence as stored into steps a minute.
pub(super) fn downhill(
    profile: &ElevationProfile,
    samples: &Samples,
    rules: &DescentRules,
    spm: impl Fn(f64) -> Option<f64>,
) -> Option<Downhill> {
    let clean = &profile.clean;
    let distance_m = distances_m(clean, samples)?;
    let series = Series { distance_m: &distance_m, altitude_m: &profile.smoothed_m, time_s: &clean.time_s };
    let step = |index: usize| {
        let row = clean.row[index];
        Step {
            distance_m: [distance_m[index - 1], distance_m[index]],
            time_s: clean.time_s[index] - clean.time_s[index - 1],
            cadence_spm: samples.cadence_rpm.get(row).and_then(&spm),
            vertical_oscillation_mm: samples.vertical_oscillation_mm.get(row),
            ground_contact_ms: samples.ground_contact_ms.get(row),
        }
    };
    let last = if samples.cadence_rpm.is_empty() { 0 } else { clean.len() };
    of_series(&series, (1..last).map(step), rules)
}

/// The slopes of any profile, with the gait on its steps.
pub(super) fn of_series(
    series: &Series<'_>,
    steps: impl Iterator<Item = Step>,
    rules: &DescentRules,
) -> Option<Downhill> {
    let slopes = &rules.slopes;
    let segments = GradeSegments::cut(series, slopes)?;
    let (downhill, level) = gait::on_slopes(&segments, steps, slopes);
    Some(Downhill {
        bands: bands(&segments, slopes),
        longest: longest(&segments, rules),
        steepest_100m_pct: steepest(&segments, slopes).map(|(_, drop_pct)| drop_pct),
        mean_speed_m_s: mean_speed_m_s(&segments, slopes),
        fastest_100m_m_s: fastest_m_s(&segments, slopes),
        downhill,
        level,
    })
}

fn bands(segments: &GradeSegments, rules: &SlopeRules) -> [GradeBand; BANDS] {
    let mut bands = [GradeBand::default(); BANDS];
    for (segment, &grade_pct) in segments.grade_pct.iter().enumerate() {
        if let Some(band) = band_of(grade_pct, rules) {
            bands[band].distance_m += segments.length_m;
            bands[band].time_s += segments.duration_s(segment, 1);
            bands[band].drop_m -= grade_pct / 100.0 * segments.length_m;
        }
    }
    bands
}

/// The band of a grade; `None` on level terrain and rises.
pub(super) fn band_of(grade_pct: f64, rules: &SlopeRules) -> Option<usize> {
    let ends_pct = &rules.band_ends_pct;
    (grade_pct < -LEVEL_PCT).then(|| ends_pct.partition_point(|&end_pct| end_pct <= -grade_pct))
}

/// The drop between turning points that loses most height, without the level terrain before and after it.
fn longest(segments: &GradeSegments, rules: &DescentRules) -> Option<LongestDescent> {
    let altitudes = &segments.altitude_m;
    let points = turning_points(altitudes, rules.turn_m);
    let drop_m = |pair: &&[TurningPoint]| pair[0].altitude_m - pair[1].altitude_m;
    let largest = (points.windows(2)).max_by(|a, b| drop_m(a).total_cmp(&drop_m(b)))?;
    if drop_m(&largest) <= 0.0 {
        return None;
    }
    let (top, foot) = (largest[0], largest[1]);
    let within_m = rules.slopes.ends_within_m;
    let indices = || top.index..=foot.index;
    let begin = indices().rfind(|&index| altitudes[index] >= top.altitude_m - within_m)?;
    let end = indices().find(|&index| altitudes[index] <= foot.altitude_m + within_m)?;
    Some(LongestDescent {
        drop_m: drop_m(&largest),
        length_m: end.saturating_sub(begin) as f64 * segments.length_m,
        begins_at_share: begin as f64 / (altitudes.len() - 1) as f64,
    })
}

/// Where the steepest sustained grade begins, and the grade, percent; `None` where the run never went down that far.
pub(super) fn steepest(segments: &GradeSegments, rules: &SlopeRules) -> Option<(usize, f64)> {
    let span = segments.count_of(rules.sustained_m);
    (0..segments.starts_of(span))
        .map(|from| (from, segments.drop_pct(from, span)))
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .filter(|&(_, drop_pct)| drop_pct > 0.0)
}

fn mean_speed_m_s(segments: &GradeSegments, rules: &SlopeRules) -> Option<f64> {
    let is_downhill = |&segment: &usize| segments.grade_pct[segment] <= -rules.downhill_from_pct;
    let (mut distance_m, mut time_s) = (0.0, 0.0);
    for segment in (0..segments.grade_pct.len()).filter(is_downhill) {
        distance_m += segments.length_m;
        time_s += segments.duration_s(segment, 1);
    }
    (time_s >= rules.least_s).then(|| distance_m / time_s)
}

fn fastest_m_s(segments: &GradeSegments, rules: &SlopeRules) -> Option<f64> {
    let span = segments.count_of(rules.sustained_m);
    (0..segments.starts_of(span))
        .filter(|&from| segments.drop_pct(from, span) >= rules.downhill_from_pct)
        .map(|from| segments.duration_s(from, span))
        .filter(|&time_s| time_s > 0.0)
        .min_by(f64::total_cmp)
        .map(|time_s| span as f64 * segments.length_m / time_s)
}
