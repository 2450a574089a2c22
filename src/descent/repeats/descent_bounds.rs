//! The descent of the part of a run that others cover, between two bounds.

use std::ops::Range;

use super::super::turning_points::{TurningPoint, inset_totals, turning_points};
use super::mean_profile::{MeanProfile, moving_mean};
use super::track::{OwnSeries, Track};
use crate::settings::RepeatRules;

/// The covered part of a run and its descent.
pub(super) struct Bounds {
    /// Nodes of each piece that others cover.
    pub(super) pieces: Vec<Range<usize>>,
    /// The mean profile of each piece, averaged once more, meters.
    pub(super) altitudes_m: Vec<Vec<f64>>,
    /// Turning points from one half of the visits, heights from the other: free of all noise that the halves do not share,
    /// and short where noise moved the turning points.
    pub(super) low_m: f64,
    /// The descent of the mean of all visits: too high by the noise that is left in it.
    pub(super) high_m: f64,
    /// Standard deviation of that noise, meters.
    noise_m: f64,
}

impl Bounds {
    /// Where the mean profile is good enough.
    pub(super) fn of(profile: &MeanProfile, track: &Track, rules: &RepeatRules) -> Bounds {
        let least = (rules.least_piece_m / rules.step_m) as usize;
        let half = (rules.smooth_m / rules.step_m / 2.0) as usize;
        let pieces: Vec<Range<usize>> =
            covered(profile, track, rules).into_iter().filter(|piece| piece.len() > least).collect();
        let (mut low_m, mut high_m, mut variance_m2, mut nodes) = (0.0, 0.0, 0.0, 0.0);
        let mut altitudes_m = Vec::with_capacity(pieces.len());
        for piece in &pieces {
            let mean_m = symmetric_mean(&profile.altitude_m[piece.clone()], half);
            high_m += inset_totals(&turning_points(&mean_m, rules.turn_m), 0.0).descent_m;
            let [one_m, other_m] = [0, 1].map(|part| symmetric_mean(&profile.halves_m[part][piece.clone()], half));
            let crossed_m = |turns_m: &[f64], heights_m: &[f64]| {
                crossed_descent_m(&turning_points(turns_m, rules.turn_m), heights_m)
            };
            low_m += f64::midpoint(crossed_m(&one_m, &other_m), crossed_m(&other_m, &one_m)).max(0.0);
            variance_m2 += profile.weight[piece.clone()].iter().map(|weight| weight.recip()).sum::<f64>();
            nodes += piece.len() as f64;
            altitudes_m.push(mean_m);
        }
        let noise_m = if nodes > 0.0 { f64::sqrt(variance_m2 / nodes) } else { 0.0 };
        Bounds { pieces, altitudes_m, low_m: low_m.min(high_m), high_m, noise_m }
    }

    /// How close the middle of the bounds is to the truth in nine of ten runs of this length.
    pub(super) fn doubt_m(&self, km: f64, rules: &RepeatRules) -> f64 {
        let bounds_m = rules.doubt_bounds * (self.high_m - self.low_m) / 2.0;
        let noise_m = rules.doubt_noise_m_per_km * self.noise_m * km;
        (rules.doubt_m_per_km * km).hypot(noise_m).hypot(bounds_m)
    }

    /// Descent of the hills and of all samples outside of the pieces, by the run's own altitude, meters.
    pub(super) fn rest(&self, own: &OwnSeries) -> (f64, f64) {
        let rest_m = |sums_m: &[f64], all_m: f64| {
            let within_m: f64 = self.pieces.iter().map(|piece| sums_m[piece.end - 1] - sums_m[piece.start]).sum();
            (all_m - within_m).max(0.0)
        };
        let [hills_m, samples_m] = own.totals_m;
        (rest_m(&own.hills_m, hills_m), rest_m(&own.samples_m, samples_m))
    }
}

/// The stretches without a gap over which the mean has little enough noise.
fn covered(profile: &MeanProfile, track: &Track, rules: &RepeatRules) -> Vec<Range<usize>> {
    let least_weight = (rules.most_noise_m * rules.most_noise_m).recip();
    let is_good = |node: usize| profile.weight[node] >= least_weight;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for node in (0..track.len()).filter(|&node| is_good(node)) {
        match pieces.last_mut() {
            Some(piece) if piece.end == node && !track.nodes[node].begins => piece.end += 1,
            _ => pieces.push(node..node + 1),
        }
    }
    pieces
}

/// The mean of each value and the same number of values on either side, up to `half`: the ends stay.
fn symmetric_mean(values: &[f64], half: usize) -> Vec<f64> {
    let mut mean = moving_mean(values, half);
    for near in 0..half.min(values.len()) {
        for index in [near, values.len() - 1 - near] {
            let reach = index.min(values.len() - 1 - index).min(half);
            let around = &values[index - reach..=index + reach];
            mean[index] = around.iter().sum::<f64>() / around.len() as f64;
        }
    }
    mean
}

/// The drops between the turning points of one profile, by the heights of another: a drop that is none there comes off.
fn crossed_descent_m(turns: &[TurningPoint], heights_m: &[f64]) -> f64 {
    let drops = turns.windows(2).filter(|pair| pair[1].altitude_m < pair[0].altitude_m);
    drops.map(|pair| heights_m[pair[0].index] - heights_m[pair[1].index]).sum()
}
