//! The grades of a run from the mean of the others.

use super::super::slopes::gait::Step;
use super::super::slopes::segments::Series;
use super::super::slopes::{self, Downhill};
use super::descent_bounds::Bounds;
use super::track::{OwnSeries, Track};
use crate::settings::DescentRules;

/// The slopes of a run along the mean profile of each covered piece; the rest counts as level. The drops of the bands are not
/// yet scaled.
pub(super) fn downhill(
    track: &Track,
    own: &OwnSeries,
    bounds: &Bounds,
    (length_m, rules): (Option<f64>, &DescentRules),
    spm: impl Fn(f64) -> Option<f64>,
) -> Option<Downhill> {
    let nodes = track.len();
    let mut altitude_m = Vec::with_capacity(nodes);
    let mut level_m = 0.0;
    for (piece, piece_m) in bounds.pieces.iter().zip(&bounds.altitudes_m) {
        altitude_m.resize(piece.start, level_m);
        let raised_m = level_m - piece_m[0];
        altitude_m.extend(piece_m.iter().map(|meters| meters + raised_m));
        level_m = *altitude_m.last()?;
    }
    altitude_m.resize(nodes, level_m);
    // The watch's distance is longer than the straight steps of the track.
    let step_m = length_m.map_or(rules.repeats.step_m, |length_m| length_m / (nodes - 1) as f64);
    let distance_m: Vec<f64> = (0..nodes).map(|node| node as f64 * step_m).collect();
    let time_s = &own.time_s;
    let step = |node: usize| Step {
        distance_m: [distance_m[node - 1], distance_m[node]],
        time_s: time_s[node] - time_s[node - 1],
        cadence_spm: Some(f64::from(own.cadence_rpm[node])).filter(|&rpm| rpm > 0.0).and_then(&spm),
        vertical_oscillation_mm: None,
        ground_contact_ms: None,
    };
    let series = Series { distance_m: &distance_m, altitude_m: &altitude_m, time_s };
    slopes::of_series(&series, (1..nodes).map(step), rules)
}
