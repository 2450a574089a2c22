//! How a run went down: how steep, how far, how fast.
//!
//! The smoothed altitude is laid over the distance and cut into pieces of equal length; the grade of each is taken over at
//! least 50 m, since over less it is noise. Definitions:
//!
//! * a band holds the pieces whose grade lies in it; its drop is their length times their grade, scaled by one factor for
//!   all bands so that the bands add up to the descent in use;
//! * the longest descent is the leg between two turning points that loses most height: a rise below the turning height does
//!   not end it;
//! * cadence and step length come from the samples on slopes of 3 % or more and on level ground of the same run.
//!
//! Edge cases: no distance and no positions, or a way shorter than a grade needs: nothing. Pauses are no part of any time.

mod gait;
pub(super) mod segments;

use serde::Serialize;

use self::segments::Pieces;
use super::clean_altitude::Profile;
use super::turning_points;
use crate::activity::Samples;
use crate::settings::{DescentRules, SlopeRules};

pub use gait::Running;

/// Bands of grade: under 3 % down, 3 to 6, 6 to 9, 9 to 12, and steeper.
pub const BANDS: usize = 5;

/// From this band on, 6 %, a descent is called steep. A choice of this program: level running and grades of 3 degrees (5 %)
/// are hardly told apart in the laboratory, 6 degrees (10.5 %) are; and few roads are steeper.
pub const STEEP_FROM_BAND: usize = 2;

/// Grades up to this are none, percent: a centimetre in a hundred metres.
const LEVEL_PCT: f64 = 0.01;

/// The slopes of one run, downhill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Downhill {
    /// By grade: under 3 % down, 3 to 6, 6 to 9, 9 to 12, and steeper. Level ground and rises are in none.
    pub bands: [Band; BANDS],
    /// The descent without interruption that lost most height; `None` where it never went down.
    pub longest: Option<LongestDescent>,
    /// The steepest grade over 100 m, percent, a positive number; `None` where it never went down so far.
    pub steepest_100m_pct: Option<f64>,
    /// Mean speed on slopes of 3 % or more, metres a second; `None` where there were hardly any.
    pub mean_speed_m_s: Option<f64>,
    /// The fastest 100 m on such slopes, metres a second.
    pub fastest_100m_m_s: Option<f64>,
    /// How the slopes of 3 % or more were run.
    pub downhill: Option<Running>,
    /// How level ground was run, to compare.
    pub level: Option<Running>,
}

/// The part of a run on slopes of about one grade.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Band {
    /// Length, metres.
    pub distance_m: f64,
    /// Time without pauses, seconds.
    pub time_s: f64,
    /// Metres lost, a positive number.
    pub drop_m: f64,
}

/// A descent without interruption.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LongestDescent {
    /// Metres lost, a positive number.
    pub drop_m: f64,
    /// Length, metres.
    pub length_m: f64,
    /// Where it begins, as a share of the way: 0 at the start, 1 at the end.
    pub begins_at_share: f64,
}

impl Downhill {
    /// Metres lost in each band.
    pub fn drops_m(&self) -> [f64; BANDS] {
        self.bands.map(|band| band.drop_m)
    }

    /// The same with the drops of its bands scaled to add up to `descent_m`. Without any drop to scale, all of it is gentle.
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
/// behind; `None` where there are none. Distances must not decrease.
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

/// The slopes of a profile, the drops of the bands not yet scaled.
pub(super) fn downhill(
    profile: &Profile,
    smoothed_m: &[f64],
    samples: &Samples,
    rules: &DescentRules,
    spm: impl Fn(f64) -> Option<f64>,
) -> Option<Downhill> {
    let slopes = &rules.slopes;
    let along_m = segments::along_m(profile, samples)?;
    let pieces = Pieces::cut(profile, smoothed_m, &along_m, slopes)?;
    let (downhill, level) = gait::compare(&pieces, profile, &along_m, samples, slopes, spm);
    Some(Downhill {
        bands: bands(&pieces, slopes),
        longest: longest(&pieces, rules),
        steepest_100m_pct: steepest(&pieces, slopes).map(|(_, fall_pct)| fall_pct),
        mean_speed_m_s: mean_speed_m_s(&pieces, slopes),
        fastest_100m_m_s: fastest_m_s(&pieces, slopes),
        downhill,
        level,
    })
}

fn bands(pieces: &Pieces, rules: &SlopeRules) -> [Band; BANDS] {
    let mut bands = [Band::default(); BANDS];
    for (piece, &grade_pct) in pieces.grade_pct.iter().enumerate() {
        if let Some(band) = band_of(grade_pct, rules) {
            bands[band].distance_m += pieces.length_m;
            bands[band].time_s += pieces.lasted_s(piece, 1);
            bands[band].drop_m -= grade_pct / 100.0 * pieces.length_m;
        }
    }
    bands
}

/// The band that a grade lies in; `None` on level ground and rises.
pub(super) fn band_of(grade_pct: f64, rules: &SlopeRules) -> Option<usize> {
    let ends_pct = &rules.band_ends_pct;
    (grade_pct < -LEVEL_PCT).then(|| ends_pct.partition_point(|&end_pct| end_pct <= -grade_pct))
}

/// The leg down that loses most height, without the level ground before and behind.
fn longest(pieces: &Pieces, rules: &DescentRules) -> Option<LongestDescent> {
    let altitudes = &pieces.altitude_m;
    let turns = turning_points::turns(altitudes, rules.turn_m);
    let drop_m = |pair: &&[turning_points::Turn]| pair[0].altitude_m - pair[1].altitude_m;
    let leg = (turns.windows(2)).max_by(|a, b| drop_m(a).total_cmp(&drop_m(b)))?;
    if drop_m(&leg) <= 0.0 {
        return None;
    }
    let (top, foot) = (leg[0], leg[1]);
    let within_m = rules.slopes.ends_within_m;
    let places = || top.index..=foot.index;
    let begin = places().rfind(|&place| altitudes[place] >= top.altitude_m - within_m)?;
    let end = places().find(|&place| altitudes[place] <= foot.altitude_m + within_m)?;
    Some(LongestDescent {
        drop_m: drop_m(&leg),
        length_m: end.saturating_sub(begin) as f64 * pieces.length_m,
        begins_at_share: begin as f64 / (altitudes.len() - 1) as f64,
    })
}

/// Where the steepest sustained grade begins, and the grade, percent; `None` where it never went down so far.
pub(super) fn steepest(pieces: &Pieces, rules: &SlopeRules) -> Option<(usize, f64)> {
    let span = pieces.count_of(rules.sustained_m);
    (0..pieces.starts_of(span))
        .map(|from| (from, pieces.fall_pct(from, span)))
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .filter(|&(_, fall_pct)| fall_pct > 0.0)
}

fn mean_speed_m_s(pieces: &Pieces, rules: &SlopeRules) -> Option<f64> {
    let is_down = |&piece: &usize| pieces.grade_pct[piece] <= -rules.downhill_from_pct;
    let (mut length_m, mut lasted_s) = (0.0, 0.0);
    for piece in (0..pieces.grade_pct.len()).filter(is_down) {
        length_m += pieces.length_m;
        lasted_s += pieces.lasted_s(piece, 1);
    }
    (lasted_s >= rules.least_s).then(|| length_m / lasted_s)
}

fn fastest_m_s(pieces: &Pieces, rules: &SlopeRules) -> Option<f64> {
    let span = pieces.count_of(rules.sustained_m);
    (0..pieces.starts_of(span))
        .filter(|&from| pieces.fall_pct(from, span) >= rules.downhill_from_pct)
        .map(|from| pieces.lasted_s(from, span))
        .filter(|&lasted_s| lasted_s > 0.0)
        .min_by(f64::total_cmp)
        .map(|lasted_s| span as f64 * pieces.length_m / lasted_s)
}
