//! Descent from the paths that a runner returns to.
//!
//! Satellite altitude errs by 5 m and more from minute to minute, so a single run counts some 20 m of noise as descent for
//! every kilometer. But most runners come back to the same paths, and the errors of two days have nothing in common. So the
//! runs of a history are matched by position, heading and continuity (`visits`); what the *other* runs measured over the path
//! of a run is averaged as profiles without offset and drift (`mean_profile`); and the descent of the run is that of this
//! mean, bracketed by two bounds (`bounds`). A path that was run once keeps the rule of one run, [`without_noise`].
//!
//! In: the [`Track`] of each run, [packed](PackedTrack) while the files are read, with the quality of its altitude. Out: a
//! [`RepeatedDescent`] for a run with satellite altitude, which does not depend on that run's own altitude where the others
//! cover it. Edge cases: a recording that overlaps in time is no other run; the altitude of a map is no visit, however often
//! it is read.

mod common_path;
mod descent_bounds;
mod grades;
mod grid;
mod map_altitude;
mod mean_profile;
mod packed;
mod track;
mod visits;

use serde::Serialize;

use self::descent_bounds::Bounds;
use self::grid::Grid;
use self::mean_profile::MeanProfile;
pub use self::packed::PackedTrack;
pub use self::track::Track;
use self::visits::Search;
use super::{AltitudeQuality, Downhill};
use crate::settings::{DescentRules, RepeatRules};

/// One run of a history, as the others see it.
#[derive(Debug, Clone, Copy)]
pub struct RepeatedRun<'a> {
    pub track: &'a Track,
    pub quality: AltitudeQuality,
    /// Start and end, Unix milliseconds: two recordings of one time are no repeats of each other.
    pub span_ms: (i64, i64),
    /// Device in words: the altitude of a map is a matter of the device.
    pub device: Option<&'a str>,
}

impl RepeatedRun<'_> {
    fn overlaps(&self, other: &RepeatedRun<'_>) -> bool {
        self.span_ms.0 <= other.span_ms.1 && other.span_ms.0 <= self.span_ms.1
    }

    fn is_gps(&self) -> bool {
        self.quality == AltitudeQuality::Gps
    }
}

/// How much of a run other runs over the same paths cover, and what they say.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RepeatShare {
    /// Share of its length, 0 to 1.
    pub share: f64,
    /// Mean number of visits there.
    pub visits: f64,
    /// The lower bound of its descent there, meters.
    pub low_m: f64,
    /// The upper bound, meters.
    pub high_m: f64,
}

/// The descent of one run by the mean of the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RepeatedDescent {
    /// In all: of the part that others cover by their mean, of the rest by the rule of one run, meters.
    pub descent_m: f64,
    /// In nine of ten runs the descent is this close to the truth, meters.
    pub uncertainty_m: f64,
    /// How much of it others cover.
    pub covered: RepeatShare,
    /// The grades, where enough of the run is covered; the drops of the bands add up to `descent_m`.
    pub downhill: Option<Downhill>,
}

/// The tracks of a history, ready to be compared.
#[derive(Debug)]
pub struct Repeats<'a> {
    runs: Vec<RepeatedRun<'a>>,
    /// For each run, whether its altitude is that of a map.
    is_map: Vec<bool>,
    /// Runs that count as visits, the best altitudes first.
    order: Vec<usize>,
    grid: Grid,
    rules: &'a DescentRules,
}

impl<'a> Repeats<'a> {
    /// Of runs in the order of their starts.
    pub fn of(runs: Vec<RepeatedRun<'a>>, rules: &'a DescentRules) -> Repeats<'a> {
        let is_map = vec![false; runs.len()];
        let mut repeats = Repeats { runs, is_map, order: Vec::new(), grid: Grid::default(), rules };
        repeats.arrange();
        repeats.is_map = map_altitude::find(&repeats);
        if repeats.is_map.contains(&true) {
            repeats.arrange();
        }
        repeats
    }

    fn arrange(&mut self) {
        let is_visit = |run: &usize| !self.is_map[*run] && self.runs[*run].quality != AltitudeQuality::Terrain;
        let mut order: Vec<usize> = (0..self.runs.len()).filter(is_visit).collect();
        order.sort_by_key(|&run| (self.runs[run].is_gps(), run));
        self.grid = Grid::of(&self.runs, &order);
        self.order = order;
    }

    pub fn runs(&self) -> &[RepeatedRun<'a>] {
        &self.runs
    }

    /// True where the altitude of a run is that of a map.
    pub fn is_map(&self, run: usize) -> bool {
        self.is_map[run]
    }

    /// The descent of a run with satellite altitude by its repeats; `None` for every other run, and where no other run
    /// covers any of it. `distance_m` is the length of the run, and `spm` turns a cadence as stored into steps a minute.
    pub fn descent_of(
        &self,
        run: usize,
        distance_m: Option<f64>,
        spm: impl Fn(f64) -> Option<f64>,
    ) -> Option<RepeatedDescent> {
        let track = self.runs[run].track;
        let own = track.own.as_ref()?;
        let visits = Search::visits(self, run);
        if visits.is_empty() {
            return None;
        }
        let rules = &self.rules.repeats;
        let profile = MeanProfile::of(&visits, track.len(), rules);
        let bounds = Bounds::of(&profile, track, rules);
        let covered: usize = bounds.pieces.iter().map(|piece| piece.len() - 1).sum();
        if covered == 0 {
            return None;
        }
        let steps = (track.len() - 1) as f64;
        let share = covered as f64 / steps;
        let km = distance_m.unwrap_or(steps * rules.step_m) / 1000.0;
        let (rest_hills_m, rest_samples_m) = bounds.rest(own);
        let rest_m = without_noise(rest_hills_m, rest_samples_m, self.rules);
        let rest_doubt_m = one_run_doubt_m(rest_m, km * (1.0 - share), self.rules);
        let descent_m = f64::midpoint(bounds.low_m, bounds.high_m) + rest_m;
        let node_visits = bounds.pieces.iter().flat_map(|piece| &profile.visits[piece.clone()]);
        let (count, sum) = node_visits.fold((0.0, 0.0), |(count, sum), &visits| (count + 1.0, sum + f64::from(visits)));
        let downhill = (share >= rules.grade_share)
            .then(|| grades::downhill(track, own, &bounds, (distance_m, self.rules), spm))
            .flatten();
        Some(RepeatedDescent {
            descent_m,
            uncertainty_m: bounds.doubt_m(km * share, rules).hypot(rest_doubt_m),
            covered: RepeatShare { share, visits: sum / count, low_m: bounds.low_m, high_m: bounds.high_m },
            downhill: downhill.map(|downhill| downhill.scaled_to(descent_m)),
        })
    }
}

/// How close the descent by the rule of one run is to the truth in nine of ten runs of this length, meters.
pub fn one_run_doubt_m(descent_m: f64, km: f64, rules: &DescentRules) -> f64 {
    let share_m = (rules.one_run_doubt_share * descent_m).min(rules.one_run_doubt_most_m_per_km * km);
    share_m.hypot(rules.one_run_doubt_m_per_km * km)
}

/// Standard deviation of the noise of an altitude, before it is measured, meters.
fn noise_m(quality: AltitudeQuality, rules: &RepeatRules) -> f64 {
    if quality == AltitudeQuality::Gps { rules.gps_noise_m } else { rules.other_noise_m }
}

/// Descent of satellite altitude by the rule of one run: the hills, less what noise adds to them, meters.
///
/// `hills_m` is the descent of the altitude averaged over a minute, `samples_m` that of all samples. Their difference is
/// noise and small relief; a share of it is in the hills as well, and comes off as a Wiener filter would take it:
/// `h^3 / (h^2 + (0.7 (s - h))^2)`.
///
/// ```
/// use patella::descent::repeats::without_noise;
/// use patella::settings::DescentRules;
///
/// let rules = DescentRules::default();
/// // In the mountains the hills stand out from the noise; on the flat most of them are noise.
/// assert!((without_noise(700.0, 900.0, &rules) - 673.0).abs() < 1.0);
/// assert!((without_noise(60.0, 240.0, &rules) - 11.0).abs() < 1.0);
/// ```
pub fn without_noise(hills_m: f64, samples_m: f64, rules: &DescentRules) -> f64 {
    let noise_m = rules.one_run_weight * (samples_m - hills_m).max(0.0);
    if hills_m <= 0.0 { 0.0 } else { hills_m.powi(3) / (hills_m * hills_m + noise_m * noise_m) }
}
