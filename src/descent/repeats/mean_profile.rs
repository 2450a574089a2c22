//! The mean of what many runs measured over one path.
//!
//! Altitudes of two days differ by an offset and drift apart slowly; what they have in common over 1.5 km is the path. So the
//! profile begins as the mean of all slopes, drift is taken off each visit against it, and the mean of what is left is the
//! next profile. Each visit counts by its noise, measured against the mean of the others; what lies far off counts less.

use std::collections::BTreeMap;

use super::visits::Visit;
use crate::settings::RepeatRules;

/// The largest difference between two steps that is read as a slope, meters.
const MOST_STEP_M: f64 = 12.0;

/// The mean profile of the path of one run, and the visits it is made of.
pub(super) struct MeanProfile {
    /// At each node of the run; without meaning where `weight` is zero.
    pub(super) altitude_m: Vec<f64>,
    /// The sum of the weights, 1 / square meters: the mean has the noise of one over its root.
    pub(super) weight: Vec<f64>,
    /// Visits at each node.
    pub(super) visits: Vec<u16>,
    /// The same from each half of the visits; the whole where a half has none.
    pub(super) halves_m: [Vec<f64>; 2],
}

/// A visit without its drift.
struct Levelled<'a> {
    visit: &'a Visit,
    altitude_m: Vec<f64>,
    weight: f64,
}

impl MeanProfile {
    /// Over a run with this number of nodes.
    pub(super) fn of(visits: &[Visit], nodes: usize, rules: &RepeatRules) -> MeanProfile {
        let mut levelled: Vec<Levelled<'_>> = visits
            .iter()
            .map(|visit| Levelled {
                visit,
                altitude_m: visit.altitude_m.iter().map(|&meters| f64::from(meters)).collect(),
                weight: (visit.noise_m * visit.noise_m).recip(),
            })
            .collect();
        let mut altitude_m = sum_of_slopes(&levelled, nodes);
        let mut weight = total_weight(&levelled, nodes);
        let half = (rules.drift_over_m / rules.step_m / 2.0) as usize;
        let mut sums_m = Vec::new();
        for _ in 0..rules.rounds {
            for visit in &mut levelled {
                visit.level(&altitude_m, half, &mut sums_m);
                visit.measure(&altitude_m, &weight, rules);
            }
            weight = total_weight(&levelled, nodes);
            altitude_m = robust_mean(&levelled, &altitude_m, rules.outlier_sd);
        }
        let mut counts = vec![0; nodes];
        for visit in visits {
            counts[visit.first..visit.end()].iter_mut().for_each(|count| *count += 1);
        }
        let halves_m = halves(&levelled, &altitude_m);
        MeanProfile { altitude_m, weight, visits: counts, halves_m }
    }
}

impl Levelled<'_> {
    /// Takes off what is drift against the profile: the mean of the differences over a length, `sums_m` in between.
    fn level(&mut self, profile_m: &[f64], half: usize, sums_m: &mut Vec<f64>) {
        let Visit { first, altitude_m, .. } = self.visit;
        let profile_m = &profile_m[*first..];
        running_sums(altitude_m.iter().zip(profile_m).map(|(&own_m, mean_m)| f64::from(own_m) - mean_m), sums_m);
        for (index, (levelled_m, &own_m)) in self.altitude_m.iter_mut().zip(altitude_m).enumerate() {
            *levelled_m = f64::from(own_m) - mean_around(sums_m, index, half);
        }
    }

    /// Measures the noise against the mean of the others: the distance to the mean of all is smaller by the own share of it.
    fn measure(&mut self, profile_m: &[f64], weight: &[f64], rules: &RepeatRules) {
        let first = self.visit.first;
        let (mut square_m2, mut nodes) = (0.0, 0.0);
        for (index, own_m) in self.altitude_m.iter().enumerate() {
            let others = weight[first + index] - self.weight;
            if others > 1e-6 {
                let off_m = (own_m - profile_m[first + index]) * weight[first + index] / others;
                square_m2 += off_m * off_m - others.recip();
                nodes += 1.0;
            }
        }
        let least_m = if self.visit.is_gps { rules.least_gps_noise_m } else { rules.least_noise_m };
        // Without others there is nothing to measure against.
        let noise_m2 = if nodes > 0.0 { square_m2 / nodes } else { self.visit.noise_m * self.visit.noise_m };
        self.weight = noise_m2.max(least_m * least_m).recip();
    }
}

/// The first profile: the weighted mean of all slopes, added up.
fn sum_of_slopes(levelled: &[Levelled<'_>], nodes: usize) -> Vec<f64> {
    let (mut slopes_m, mut weight) = (vec![0.0; nodes], vec![0.0; nodes]);
    for Levelled { visit, altitude_m, weight: own } in levelled {
        for (index, pair) in altitude_m.windows(2).enumerate() {
            slopes_m[visit.first + index] += own * (pair[1] - pair[0]).clamp(-MOST_STEP_M, MOST_STEP_M);
            weight[visit.first + index] += own;
        }
    }
    let mut sum_m = 0.0;
    let mut profile_m = Vec::with_capacity(nodes);
    for (slope_m, weight) in slopes_m.iter().zip(weight) {
        profile_m.push(sum_m);
        sum_m += if weight > 0.0 { slope_m / weight } else { 0.0 };
    }
    profile_m
}

fn total_weight(levelled: &[Levelled<'_>], nodes: usize) -> Vec<f64> {
    let mut total = vec![0.0; nodes];
    for Levelled { visit, weight, .. } in levelled {
        total[visit.first..visit.end()].iter_mut().for_each(|total| *total += weight);
    }
    total
}

/// The mean at each node by what each height weighs; of one further than `outlier_sd` from the last profile the weight is
/// less (Huber).
fn robust_mean(levelled: &[Levelled<'_>], profile_m: &[f64], outlier_sd: f64) -> Vec<f64> {
    weighted_mean(levelled, profile_m, |of, off_m| {
        let far_m = outlier_sd / of.weight.sqrt();
        if off_m > far_m { of.weight * far_m / off_m } else { of.weight }
    })
}

/// The mean at each node, a height that lies `off_m` from the last profile weighing what `weight(visit, off_m)` says. Where
/// nothing weighs anything, the last profile stays.
fn weighted_mean(levelled: &[Levelled<'_>], profile_m: &[f64], weight: impl Fn(&Levelled<'_>, f64) -> f64) -> Vec<f64> {
    let (mut sum_m, mut total) = (vec![0.0; profile_m.len()], vec![0.0; profile_m.len()]);
    for of in levelled {
        for (node, own_m) in (of.visit.first..).zip(&of.altitude_m) {
            let weight = weight(of, (own_m - profile_m[node]).abs());
            sum_m[node] += weight * own_m;
            total[node] += weight;
        }
    }
    let mean = |(node, sum_m): (usize, f64)| if total[node] > 0.0 { sum_m / total[node] } else { profile_m[node] };
    sum_m.into_iter().enumerate().map(mean).collect()
}

/// The mean of either half of the runs. The runs are dealt out in the order of their weight, by turns of one, two, two: the
/// best is balanced by the two after it.
fn halves(levelled: &[Levelled<'_>], profile_m: &[f64]) -> [Vec<f64>; 2] {
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    for Levelled { visit, weight, altitude_m } in levelled {
        *weights.entry(visit.run).or_default() += weight * altitude_m.len() as f64;
    }
    let mut runs: Vec<(usize, f64)> = weights.into_iter().collect();
    runs.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let halves: BTreeMap<usize, usize> =
        runs.iter().enumerate().map(|(place, &(run, _))| (run, place.div_ceil(2) % 2)).collect();
    [0, 1].map(|half| {
        let weight = |of: &Levelled<'_>, _| if halves[&of.visit.run] == half { of.weight } else { 0.0 };
        weighted_mean(levelled, profile_m, weight)
    })
}

/// The sums of the values up to each of them, from zero.
fn running_sums(values: impl Iterator<Item = f64>, sums: &mut Vec<f64>) {
    let mut sum = 0.0;
    sums.clear();
    sums.push(sum);
    sums.extend(values.map(|value| {
        sum += value;
        sum
    }));
}

/// The mean of the value at `index` and up to `half` values on either side, by the running sums.
fn mean_around(sums: &[f64], index: usize, half: usize) -> f64 {
    let (from, to) = (index.saturating_sub(half), (index + half + 1).min(sums.len() - 1));
    (sums[to] - sums[from]) / (to - from) as f64
}

/// The mean of each value and up to `half` values on either side.
pub(super) fn moving_mean(values: &[f64], half: usize) -> Vec<f64> {
    let mut sums = Vec::with_capacity(values.len() + 1);
    running_sums(values.iter().copied(), &mut sums);
    (0..values.len()).map(|index| mean_around(&sums, index, half)).collect()
}
