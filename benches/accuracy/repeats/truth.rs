//! What a run really descended, as well as the passes of other runs show it: the judge of the table.
//!
//! Offset and drift over 1.5 km are taken off each pass, and the mean of what lies within two robust deviations is the
//! profile. Its descent is too high by the noise that is left in it; the drops between the turning points of one half of the
//! runs, by the heights of the other half, are free of that noise and too low where it moves the turning points. The truth
//! is taken to be in the middle.

use std::ops::Range;

use super::passes::Pass;
use super::runs::{Node, STEP_M};

/// Drift is what is left on the mean over this length, meters.
const DRIFT_M: f64 = 1500.0;
/// Robust standard deviations from the median up to which a height counts.
const WITHIN: f64 = 2.0;
/// The median distance from the median times this is a standard deviation.
const MEDIAN_TO_SD: f64 = 1.4826;
/// Heights this close to the median always count, meters.
const CLOSE_M: f64 = 0.5;
/// Rounds of drift and mean.
const ROUNDS: usize = 4;
/// The profile is averaged over this length, meters.
const SMOOTH_M: f64 = 60.0;
/// Smallest rise or drop that counts, meters.
const TURN_M: f64 = 1.5;
/// Shorter pieces are not counted, meters.
const PIECE_M: f64 = 160.0;

/// What the passes of some runs show of one run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Truth {
    /// The lower and the upper bound in the covered part, meters.
    pub low_m: f64,
    pub high_m: f64,
    /// Length of the covered part, meters.
    pub covered_m: f64,
    /// Share of the track that is covered.
    pub share: f64,
    /// The part of it that is covered by devices with a barometer.
    pub barometer_share: f64,
}

impl Truth {
    /// Meters of descent per kilometer of the covered part: low bound, middle, high bound.
    pub fn m_per_km(&self) -> [f64; 3] {
        let km = self.covered_m / 1000.0;
        [self.low_m, f64::midpoint(self.low_m, self.high_m), self.high_m].map(|meters| meters / km)
    }
}

/// Some passes, how many of them make a place count, and whether they are of devices with a barometer.
pub struct Source<'a> {
    pub passes: Vec<&'a Pass>,
    pub least: usize,
    pub is_barometer: bool,
}

/// The truth about a track: each place by the first source that has enough passes there.
pub fn truth(nodes: &[Node], sources: &[Source<'_>]) -> Truth {
    let mut free = vec![true; nodes.len()];
    let mut truth = Truth::default();
    let mut counted = [0, 0];
    for source in sources {
        let mut visits = vec![0; nodes.len()];
        for pass in &source.passes {
            visits[span(pass)].iter_mut().for_each(|visits| *visits += 1);
        }
        let is_covered: Vec<bool> = (0..nodes.len()).map(|node| free[node] && visits[node] >= source.least).collect();
        let pieces = pieces(nodes, &is_covered);
        if pieces.is_empty() {
            continue;
        }
        let profile = Profile::of(&source.passes, nodes.len());
        for piece in pieces {
            let (low_m, high_m) = profile.descent_m(piece.clone());
            truth.low_m += low_m;
            truth.high_m += high_m;
            counted[usize::from(source.is_barometer)] += piece.len();
            free[piece].fill(false);
        }
    }
    let share = |nodes_counted: usize| nodes_counted as f64 / nodes.len().max(1) as f64;
    truth.covered_m = (counted[0] + counted[1]) as f64 * STEP_M;
    (truth.share, truth.barometer_share) = (share(counted[0] + counted[1]), share(counted[1]));
    truth
}

fn span(pass: &Pass) -> Range<usize> {
    pass.first..pass.first + pass.altitude_m.len()
}

fn pieces(nodes: &[Node], is_covered: &[bool]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for node in (0..nodes.len()).filter(|&node| is_covered[node]) {
        match pieces.last_mut() {
            Some(piece) if piece.end == node && !nodes[node].begins => piece.end += 1,
            _ => pieces.push(node..node + 1),
        }
    }
    pieces.retain(|piece| piece.len() as f64 * STEP_M >= PIECE_M);
    pieces
}

/// The mean of all passes and of each half of the runs that made them.
struct Profile {
    mean_m: Vec<f64>,
    halves_m: [Vec<f64>; 2],
}

impl Profile {
    fn of(passes: &[&Pass], nodes: usize) -> Profile {
        let mut level_m: Vec<Vec<f64>> = passes.iter().map(|pass| pass.altitude_m.clone()).collect();
        let mut mean_m = added_steps(passes, nodes);
        for _ in 0..ROUNDS {
            for (pass, level_m) in passes.iter().zip(&mut level_m) {
                let off_m: Vec<f64> =
                    pass.altitude_m.iter().zip(&mean_m[span(pass)]).map(|(own_m, mean_m)| own_m - mean_m).collect();
                let drift_m = moving_mean(&off_m, (DRIFT_M / STEP_M / 2.0) as usize);
                *level_m = pass.altitude_m.iter().zip(drift_m).map(|(own_m, drift_m)| own_m - drift_m).collect();
            }
            mean_m = robust_mean(passes, &level_m, &mean_m, |_| true);
        }
        let half = halves(passes, nodes);
        let halves_m = [0, 1].map(|part| robust_mean(passes, &level_m, &mean_m, |pass| half[pass] == part));
        Profile { mean_m, halves_m }
    }

    /// The lower and the upper bound of the descent of a piece.
    fn descent_m(&self, piece: Range<usize>) -> (f64, f64) {
        let smooth = |heights_m: &[f64]| moving_mean(&heights_m[piece.clone()], (SMOOTH_M / STEP_M / 2.0) as usize);
        let mean_m = smooth(&self.mean_m);
        let high_m = total_m(&drops(&mean_m), &mean_m);
        let [one_m, other_m] = [smooth(&self.halves_m[0]), smooth(&self.halves_m[1])];
        let low_m = f64::midpoint(total_m(&drops(&one_m), &other_m), total_m(&drops(&other_m), &one_m));
        (low_m.clamp(0.0, high_m), high_m)
    }
}

/// A first profile: the median of all steps from node to node, added up. It knows no offsets.
fn added_steps(passes: &[&Pass], nodes: usize) -> Vec<f64> {
    let mut steps_m: Vec<Vec<f64>> = vec![Vec::new(); nodes];
    for pass in passes {
        for (index, pair) in pass.altitude_m.windows(2).enumerate() {
            steps_m[pass.first + index + 1].push(pair[1] - pair[0]);
        }
    }
    let mut height_m = 0.0;
    let heights = steps_m.iter_mut().map(|steps_m| {
        // The mean of the middle half: a median of whole meters is no slope.
        steps_m.sort_unstable_by(f64::total_cmp);
        let cut = steps_m.len() / 4;
        let middle = &steps_m[cut..steps_m.len() - cut];
        height_m += middle.iter().sum::<f64>() / middle.len().max(1) as f64;
        height_m
    });
    heights.collect()
}

/// The mean at each node of the heights of the passes that are `counted` and lie near the median; `else_m` without any.
fn robust_mean(passes: &[&Pass], level_m: &[Vec<f64>], else_m: &[f64], counted: impl Fn(usize) -> bool) -> Vec<f64> {
    let mut heights_m: Vec<Vec<f64>> = vec![Vec::new(); else_m.len()];
    for (index, pass) in passes.iter().enumerate().filter(|(index, _)| counted(*index)) {
        span(pass).zip(&level_m[index]).for_each(|(node, &height_m)| heights_m[node].push(height_m));
    }
    let mean = |(heights_m, &else_m): (&mut Vec<f64>, &f64)| {
        if heights_m.is_empty() {
            return else_m;
        }
        let middle_m = median(heights_m);
        let mut off_m: Vec<f64> = heights_m.iter().map(|height_m| (height_m - middle_m).abs()).collect();
        let most_m = (WITHIN * MEDIAN_TO_SD * median(&mut off_m)).max(CLOSE_M);
        let near = || heights_m.iter().filter(|height_m| (*height_m - middle_m).abs() <= most_m);
        near().sum::<f64>() / near().count().max(1) as f64
    };
    heights_m.iter_mut().zip(else_m).map(mean).collect()
}

/// The half of each pass, 0 or 1: all passes of one run in one half, and about as many of each half at every place.
fn halves(passes: &[&Pass], nodes: usize) -> Vec<usize> {
    let mut runs: Vec<usize> = passes.iter().map(|pass| pass.run).collect();
    runs.sort_unstable();
    runs.dedup();
    let length = |run: usize| passes.iter().filter(|pass| pass.run == run).map(|pass| pass.altitude_m.len()).sum();
    runs.sort_by_cached_key(|&run| std::cmp::Reverse::<usize>(length(run)));
    let mut balance = vec![0_i32; nodes];
    let mut half = vec![0; passes.len()];
    for run in runs {
        let own = || passes.iter().enumerate().filter(move |(_, pass)| pass.run == run);
        let sum: i32 = own().flat_map(|(_, pass)| &balance[span(pass)]).map(|balance| balance.signum()).sum();
        let (part, change) = if sum > 0 { (1, -1) } else { (0, 1) };
        for (index, pass) in own() {
            half[index] = part;
            balance[span(pass)].iter_mut().for_each(|balance| *balance += change);
        }
    }
    half
}

/// The drops of a profile: from which node to which.
fn drops(heights_m: &[f64]) -> Vec<(usize, usize)> {
    let (mut drops, mut lowest, mut highest) = (Vec::new(), 0, 0);
    let mut rises = None;
    for (index, &height_m) in heights_m.iter().enumerate() {
        if height_m > heights_m[highest] {
            highest = index;
        }
        if height_m < heights_m[lowest] {
            lowest = index;
        }
        if rises != Some(true) && height_m - heights_m[lowest] >= TURN_M {
            if rises == Some(false) {
                drops.push((highest, lowest));
            }
            (rises, highest) = (Some(true), index);
        } else if rises != Some(false) && heights_m[highest] - height_m >= TURN_M {
            (rises, lowest) = (Some(false), index);
        }
    }
    if rises == Some(false) {
        drops.push((highest, lowest));
    }
    drops
}

/// Some drops by the heights of a profile, perhaps another one than they were found in.
fn total_m(drops: &[(usize, usize)], heights_m: &[f64]) -> f64 {
    drops.iter().map(|&(from, to)| heights_m[from] - heights_m[to]).sum()
}

/// The mean of each value and up to `half` values on either side.
fn moving_mean(values: &[f64], half: usize) -> Vec<f64> {
    let mut sums = vec![0.0];
    for value in values {
        sums.push(sums[sums.len() - 1] + value);
    }
    let mean = |index: usize| {
        let (from, to) = (index.saturating_sub(half), (index + half + 1).min(values.len()));
        (sums[to] - sums[from]) / (to - from) as f64
    };
    (0..values.len()).map(mean).collect()
}

fn median(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    let (_, &mut upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    if values.len() % 2 == 1 {
        return upper;
    }
    let lower = values[..middle].iter().copied().fold(f64::NEG_INFINITY, f64::max);
    f64::midpoint(lower, upper)
}
