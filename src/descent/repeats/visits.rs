//! Which other runs went along the path of a run: position, heading and continuity.
//!
//! A visit is a stretch of at least 400 m over which another run stays within 20 m of this one, in its direction or against
//! it, without a jump. So a bridge over the path, a crossing, or the next turn of a switchback is no visit, and neither is a
//! parallel path: over 400 m its track lies more than 10 m to one side.

use super::common_path::{AHEAD, Both, Pairs};
use super::grid::Found;
use super::{Repeats, noise_m};
use crate::settings::RepeatRules;

/// Every so many nodes a visit is searched for: several times within the shortest stretch.
const SEARCHED_IN: usize = 8;

/// A stretch of a run on which another one went.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Visit {
    /// The first node of the stretch.
    pub(super) first: usize,
    /// Altitude of the other run at each node of the stretch.
    pub(super) altitude_m: Vec<f32>,
    /// Standard deviation of its noise, by the kind of altitude.
    pub(super) noise_m: f64,
    /// True for satellite altitude.
    pub(super) is_gps: bool,
    /// The other run.
    pub(super) run: usize,
}

impl Visit {
    /// The node after the last.
    pub(super) fn end(&self) -> usize {
        self.first + self.altitude_m.len()
    }
}

/// A stretch that was compared with another run, by its rank, whether or not it became a visit.
struct Seen {
    rank: u32,
    nodes: [usize; 2],
    other_nodes: [usize; 2],
}

/// Finds the visits of one run.
pub(super) struct Search<'a> {
    repeats: &'a Repeats<'a>,
    rules: &'a RepeatRules,
    run: usize,
    /// Visits of one place that are enough.
    most: usize,
    /// Number of visits of each node so far, and what they weigh, 1 / square meters.
    found: Vec<(u16, f32)>,
    /// What was compared, by rank.
    seen: Vec<Seen>,
    /// The pairs of the stretch in work.
    pairs: Pairs,
    visits: Vec<Visit>,
}

impl<'a> Search<'a> {
    /// The visits of `run` by all others whose times do not overlap with it.
    pub(super) fn visits(repeats: &'a Repeats<'a>, run: usize) -> Vec<Visit> {
        Search::some_visits(repeats, run, repeats.rules.repeats.most_visits, &|_| true)
    }

    /// The same by the runs that are `comparable`, up to `most` of each place.
    pub(super) fn some_visits(
        repeats: &'a Repeats<'a>,
        run: usize,
        most: usize,
        is_comparable: &dyn Fn(usize) -> bool,
    ) -> Vec<Visit> {
        let (track, rules) = (repeats.runs[run].track, &repeats.rules.repeats);
        let mut search = Search {
            repeats,
            rules,
            run,
            most,
            found: vec![(0, 0.0); track.len()],
            seen: Vec::new(),
            pairs: Vec::new(),
            visits: Vec::new(),
        };
        let near_m2 = (rules.near_m * rules.near_m) as f32;
        let mut found = Vec::new();
        for (node, here) in track.nodes.iter().enumerate().step_by(SEARCHED_IN) {
            if search.is_full(node) {
                continue;
            }
            let is_near = |found: &Found| {
                let other = repeats.order[found.rank as usize];
                other != run
                    && is_comparable(other)
                    && repeats.runs[other].track.nodes[found.node as usize].square_m2(here) <= near_m2
            };
            found.clear();
            found.extend(repeats.grid.around(here).filter(is_near));
            found.sort_unstable();
            for found in &found {
                if search.is_full(node) {
                    break;
                }
                search.compare(node, *found);
            }
        }
        search.visits
    }

    fn is_full(&self, node: usize) -> bool {
        let (count, weight) = self.found[node];
        usize::from(count) >= self.most || f64::from(weight) >= self.rules.enough_weight
    }

    /// Follows both tracks from a pair of nodes, in both directions, and takes what they have in common as a visit.
    fn compare(&mut self, node: usize, found: Found) {
        let (runs, other_node) = (&self.repeats.runs, found.node as usize);
        let other_run = self.repeats.order[found.rank as usize];
        let (own, other) = (&runs[self.run], &runs[other_run]);
        if own.overlaps(other) || self.was_seen(node, found) || self.is_lap(node, found) {
            return;
        }
        let cos = own.track.nodes[node].heading_cos(&other.track.nodes[other_node]);
        if f64::from(cos.abs()) < self.rules.heading_cos {
            return;
        }
        let both = Both { own: own.track, other: other.track, is_reversed: cos < 0.0, rules: self.rules };
        if !both.go_on_together((node, other_node)) {
            return;
        }
        let pairs = &mut self.pairs;
        pairs.clear();
        both.follow((node, other_node), false, pairs);
        pairs.reverse();
        pairs.push((node, Some(other_node)));
        both.follow((node, other_node), true, pairs);
        let ends = [pairs[0], pairs[pairs.len() - 1]];
        let nodes = ends.map(|(node, _)| node);
        let mut other_nodes = ends.map(|(_, other)| other.unwrap_or(other_node));
        other_nodes.sort_unstable();
        let place = self.seen.partition_point(|seen| seen.rank <= found.rank);
        self.seen.insert(place, Seen { rank: found.rank, nodes, other_nodes });
        for stretch in both.on_one_path(&self.pairs) {
            let noise_m = noise_m(other.quality, self.rules);
            let visit = Visit {
                first: stretch[0].0,
                altitude_m: both.altitudes(stretch),
                noise_m,
                is_gps: other.is_gps(),
                run: other_run,
            };
            for (count, weight) in &mut self.found[visit.first..visit.end()] {
                *count += 1;
                *weight += (noise_m * noise_m).recip() as f32;
            }
            self.visits.push(visit);
        }
    }

    /// True where the other run came by often enough.
    fn is_lap(&self, node: usize, found: Found) -> bool {
        let run = self.repeats.order[found.rank as usize];
        let of_run = self.visits.iter().filter(|visit| visit.run == run && (visit.first..visit.end()).contains(&node));
        of_run.count() >= self.rules.most_visits_of_a_run
    }

    /// True where this pair lies on a stretch that was compared.
    fn was_seen(&self, node: usize, found: Found) -> bool {
        let first = self.seen.partition_point(|seen| seen.rank < found.rank);
        let other_node = found.node as usize;
        self.seen[first..].iter().take_while(|seen| seen.rank == found.rank).any(|seen| {
            (seen.nodes[0]..=seen.nodes[1]).contains(&node)
                && other_node + AHEAD >= seen.other_nodes[0]
                && other_node <= seen.other_nodes[1] + AHEAD
        })
    }
}
