//! Two tracks that lie together: which node of the one is where a node of the other is, and how far that goes on.

use super::mean_profile::moving_mean;
use super::track::Track;
use crate::settings::RepeatRules;

/// Nodes of the other track, after the last, among which the nearest is searched.
pub(super) const AHEAD: usize = 3;

/// Steps of two tracks that lie together: a node of this one, and that of the other, `None` where it strayed.
pub(super) type Pairs = Vec<(usize, Option<usize>)>;

/// Two tracks, one of them perhaps gone the other direction.
pub(super) struct Both<'a> {
    pub(super) own: &'a Track,
    pub(super) other: &'a Track,
    pub(super) is_reversed: bool,
    pub(super) rules: &'a RepeatRules,
}

impl Both<'_> {
    /// A quick look whether the tracks are still close some steps on, in either direction: of a stretch that is long enough
    /// at least half lies on one side of any of its nodes.
    pub(super) fn go_on_together(&self, (node, other_node): (usize, usize)) -> bool {
        let steps = (self.rules.least_m / self.rules.step_m * 0.4) as usize;
        let near_m2 = (2.0 * self.rules.near_m * self.rules.near_m) as f32;
        let is_close = |own: Option<usize>, other_forwards: bool| {
            let own = own.and_then(|own| self.own.nodes.get(own));
            let on = |step: usize| {
                let other = if other_forwards { other_node.checked_add(step) } else { other_node.checked_sub(step) };
                other.and_then(|other| self.other.nodes.get(other))
            };
            own.is_some_and(|own| {
                (steps / 2..steps * 3 / 2).filter_map(on).any(|other| own.square_m2(other) <= near_m2)
            })
        };
        is_close(node.checked_add(steps), !self.is_reversed) || is_close(node.checked_sub(steps), self.is_reversed)
    }

    /// Adds the pairs after a pair of nodes, or before it, nearest first, as far as the tracks lie together.
    pub(super) fn follow(&self, (mut node, mut other_node): (usize, usize), forwards: bool, pairs: &mut Pairs) {
        let other_forwards = forwards != self.is_reversed;
        let mut missed = 0;
        let before = pairs.len();
        while let Some(next) = step(self.own, node, forwards) {
            node = next;
            let nearest = self.nearest(node, other_node, (other_forwards, AHEAD + missed));
            if self.lie_together(node, nearest) {
                (other_node, missed) = (nearest, 0);
                pairs.push((node, Some(nearest)));
            } else if missed < self.rules.missed_steps {
                missed += 1;
                pairs.push((node, None));
            } else {
                break;
            }
        }
        while pairs.len() > before && pairs.last().is_some_and(|(_, other)| other.is_none()) {
            pairs.pop();
        }
    }

    /// The node of the other track that is nearest, among the next few.
    fn nearest(&self, node: usize, from: usize, (forwards, ahead): (bool, usize)) -> usize {
        let (own, others) = (&self.own.nodes[node], &self.other.nodes[..]);
        let (mut nearest, mut least_m2) = (from, own.square_m2(&others[from]));
        let mut other = from;
        for _ in 0..ahead {
            // A gap lies before a node that begins.
            let next = if forwards { other + 1 } else { other.wrapping_sub(1) };
            let after_gap = if forwards { next } else { other };
            if next >= others.len() || others[after_gap].begins {
                break;
            }
            other = next;
            let next_m2 = own.square_m2(&others[other]);
            if next_m2 < least_m2 {
                (nearest, least_m2) = (other, next_m2);
            }
        }
        nearest
    }

    fn lie_together(&self, node: usize, other_node: usize) -> bool {
        let (own, other) = (&self.own.nodes[node], &self.other.nodes[other_node]);
        let cos = own.heading_cos(other) * if self.is_reversed { -1.0 } else { 1.0 };
        f64::from(own.square_m2(other)) <= self.rules.near_m * self.rules.near_m
            && f64::from(cos) >= self.rules.heading_cos
    }

    /// The parts of a stretch that lie on one path with the other track, long enough and without a detour.
    pub(super) fn on_one_path<'p>(&self, pairs: &'p [(usize, Option<usize>)]) -> Vec<&'p [(usize, Option<usize>)]> {
        let rules = self.rules;
        let least = (rules.least_m / rules.step_m) as usize;
        if pairs.len() <= least {
            return Vec::new();
        }
        let mut left_m: Vec<f64> = Vec::with_capacity(pairs.len());
        for &(node, other) in pairs {
            let left = other.map(|other| f64::from(self.own.nodes[node].left_m(&self.other.nodes[other])));
            left_m.push(left.or(left_m.last().copied()).unwrap_or(0.0));
        }
        let half = (rules.offset_over_m / rules.step_m / 2.0) as usize;
        let offsets_m = moving_mean(&left_m, half);
        let is_on_path = |index: usize| offsets_m[index].abs() <= rules.offset_m;
        let mut parts = Vec::new();
        let mut from = 0;
        while from < pairs.len() {
            let to = (from..pairs.len()).find(|&index| !is_on_path(index)).unwrap_or(pairs.len());
            let mut part = &pairs[from..to];
            from = to + 1;
            while let Some((rest, _)) =
                part.split_last().map(|(last, rest)| (rest, last)).filter(|(_, last)| last.1.is_none())
            {
                part = rest;
            }
            while part.first().is_some_and(|pair| pair.1.is_none()) {
                part = &part[1..];
            }
            if part.len() > least && self.is_direct(part) {
                parts.push(part);
            }
        }
        parts
    }

    /// True where both tracks are about as long.
    fn is_direct(&self, part: &[(usize, Option<usize>)]) -> bool {
        let ends = part.first().and_then(|pair| pair.1).zip(part.last().and_then(|pair| pair.1));
        let ratio = ends.map_or(0.0, |(from, to)| from.abs_diff(to) as f64 / (part.len() - 1) as f64);
        (1.0 / self.rules.length_ratio..=self.rules.length_ratio).contains(&ratio)
    }

    /// The other run's altitude at each node of a stretch, linear over nodes from which it strayed.
    pub(super) fn altitudes(&self, stretch: &[(usize, Option<usize>)]) -> Vec<f32> {
        let mut altitudes_m = vec![0.0; stretch.len()];
        let mut last: Option<usize> = None;
        for (index, &(node, other)) in stretch.iter().enumerate() {
            let Some(other) = other else {
                continue;
            };
            altitudes_m[index] = self.altitude_m(node, other);
            if let Some(last) = last {
                let (from_m, step_m) =
                    (altitudes_m[last], (altitudes_m[index] - altitudes_m[last]) / (index - last) as f32);
                for (steps, between_m) in altitudes_m[last + 1..index].iter_mut().enumerate() {
                    *between_m = from_m + step_m * (steps + 1) as f32;
                }
            }
            last = Some(index);
        }
        altitudes_m
    }

    /// The altitude of the other track at its place nearest to a node: between its nodes, if need be.
    fn altitude_m(&self, node: usize, nearest: usize) -> f32 {
        let (own, at) = (&self.own.nodes[node], &self.other.nodes[nearest]);
        let (east_m, north_m) = at.offset_m(own);
        let mut best = (own.square_m2(at), at.altitude_m);
        for next in [step(self.other, nearest, true), step(self.other, nearest, false)].into_iter().flatten() {
            let next = &self.other.nodes[next];
            let (to_east_m, to_north_m) = at.offset_m(next);
            let length_m2 = to_east_m * to_east_m + to_north_m * to_north_m;
            if length_m2 <= 0.0 {
                continue;
            }
            let share = ((east_m * to_east_m + north_m * to_north_m) / length_m2).clamp(0.0, 1.0);
            let (off_east_m, off_north_m) = (east_m - share * to_east_m, north_m - share * to_north_m);
            let square_m2 = off_east_m * off_east_m + off_north_m * off_north_m;
            if square_m2 < best.0 {
                best = (square_m2, at.altitude_m + (next.altitude_m - at.altitude_m) * share);
            }
        }
        best.1
    }
}

/// The node after a node, or before it; `None` where the track does not lead on.
fn step(track: &Track, node: usize, forwards: bool) -> Option<usize> {
    if forwards {
        track.leads_on(node).then(|| node + 1)
    } else {
        node.checked_sub(1).filter(|&before| track.leads_on(before))
    }
}
