//! Which other runs passed along a run: matched by nothing that the program matches with.
//!
//! At every second node all nodes of other runs within 20 m and with about the same heading are looked up, whichever pass
//! they belong to; the nearest of each pass goes on with the pass that was there before, if both tracks went equally far in
//! between. What lasts for 400 m is a pass.

use std::collections::HashMap;

use super::runs::{Node, Run, STEP_M, between, dot};

/// Two runs match within this distance, meters; also the side of a cell of the index.
const NEAR_M: f64 = 20.0;
/// Cosine of the largest angle between their headings.
const SAME_HEADING: f64 = 0.7;
/// Shortest stretch in common, meters.
const LEAST_M: f64 = 400.0;
/// Nodes between two look-ups.
const LOOKED_UP_IN: usize = 2;
/// Nodes of a pass that may be missing in a row.
const MISSING: usize = 4;
/// By so many nodes the lengths of both tracks may differ from look-up to look-up, per look-up.
const UNEVEN: usize = 3;

/// A stretch of a run along which another run went in the same direction.
pub struct Pass {
    /// The other run.
    pub run: usize,
    /// The first node of the stretch.
    pub first: usize,
    /// Altitude of the other run at each node, meters.
    pub altitude_m: Vec<f64>,
}

/// The nodes of all runs by place.
pub struct Places {
    cells: HashMap<[i32; 3], Vec<(u32, u32)>>,
}

impl Places {
    /// Of the runs that are `indexed`.
    pub fn of(runs: &[Run], indexed: impl Fn(usize) -> bool) -> Places {
        let mut cells: HashMap<[i32; 3], Vec<(u32, u32)>> = HashMap::new();
        for (index, run) in runs.iter().enumerate().filter(|(index, _)| indexed(*index)) {
            for (node, at) in run.nodes.iter().enumerate() {
                cells.entry(cell(at.at_m)).or_default().push((index as u32, node as u32));
            }
        }
        Places { cells }
    }

    /// The nearest node of each pass at a place, by run and node.
    fn passing(&self, runs: &[Run], here: &Node, is_other: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let [x, y, z] = cell(here.at_m);
        let mut near: Vec<(u32, u32, f64)> = Vec::new();
        for around in 0..27 {
            let place = [x + around % 3 - 1, y + around / 3 % 3 - 1, z + around / 9 - 1];
            for &(run, node) in self.cells.get(&place).into_iter().flatten() {
                let there = &runs[run as usize].nodes[node as usize];
                let apart_m = between(here.at_m, there.at_m);
                let square_m2 = dot(apart_m, apart_m);
                let is_near = square_m2 <= NEAR_M * NEAR_M && dot(here.heading, there.heading) >= SAME_HEADING;
                if is_near && is_other(run as usize) {
                    near.push((run, node, square_m2));
                }
            }
        }
        near.sort_unstable_by_key(|&(run, node, _)| (run, node));
        let is_one_pass = |a: &(u32, u32, f64), b: &(u32, u32, f64)| a.0 == b.0 && b.1 - a.1 <= MISSING as u32;
        let nearest = |pass: &[(u32, u32, f64)]| {
            let nearest = pass.iter().min_by(|a, b| a.2.total_cmp(&b.2));
            nearest.map(|&(run, node, _)| (run as usize, node as usize))
        };
        near.chunk_by(is_one_pass).filter_map(nearest).collect()
    }
}

fn cell(at_m: [f64; 3]) -> [i32; 3] {
    at_m.map(|meters| (meters / NEAR_M).floor() as i32)
}

/// A pass in the making: pairs of a node of this run and one of the other.
struct Chain {
    run: usize,
    pairs: Vec<(usize, usize)>,
}

impl Chain {
    /// True where a pair of nodes goes on with it.
    fn leads_to(&self, runs: &[Run], (own, node): (usize, usize)) -> bool {
        let &(last_own, last) = &self.pairs[self.pairs.len() - 1];
        let Some(steps) = node.checked_sub(last) else {
            return false;
        };
        let own_steps = own - last_own;
        let uneven = UNEVEN * own_steps.div_ceil(LOOKED_UP_IN);
        steps.abs_diff(own_steps) <= uneven && !runs[self.run].nodes[last + 1..=node].iter().any(|node| node.begins)
    }

    fn pass(&self, runs: &[Run]) -> Option<Pass> {
        let (first, last) = (self.pairs[0].0, self.pairs[self.pairs.len() - 1].0);
        if (last - first) as f64 * STEP_M < LEAST_M {
            return None;
        }
        let nodes = &runs[self.run].nodes;
        let mut altitude_m = vec![nodes[self.pairs[0].1].altitude_m];
        for pair in self.pairs.windows(2) {
            let ((own, node), (next_own, next)) = (pair[0], pair[1]);
            for step in 1..=next_own - own {
                let at = node as f64 + (next - node) as f64 * step as f64 / (next_own - own) as f64;
                let (low, high) = (at.floor() as usize, at.ceil() as usize);
                let (low_m, high_m) = (nodes[low].altitude_m, nodes[high].altitude_m);
                altitude_m.push(low_m + (high_m - low_m) * at.fract());
            }
        }
        Some(Pass { run: self.run, first, altitude_m })
    }
}

/// The passes of the runs that are `asked` along `run`; recordings of the same time are none.
pub fn passes(runs: &[Run], places: &Places, run: usize, asked: impl Fn(usize) -> bool) -> Vec<Pass> {
    let own = &runs[run];
    let is_other = |other: usize| other != run && asked(other) && !own.overlaps(&runs[other]);
    let (mut open, mut passes): (Vec<Chain>, Vec<Pass>) = (Vec::new(), Vec::new());
    for (node, here) in own.nodes.iter().enumerate().step_by(LOOKED_UP_IN) {
        let begins = (node.saturating_sub(LOOKED_UP_IN - 1)..=node).any(|node| own.nodes[node].begins);
        let is_over = |chain: &Chain| begins || node - chain.pairs[chain.pairs.len() - 1].0 > MISSING;
        let (over, going): (Vec<Chain>, Vec<Chain>) = open.into_iter().partition(is_over);
        passes.extend(over.iter().filter_map(|chain| chain.pass(runs)));
        open = going;
        let mut of_run: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, chain) in open.iter().enumerate() {
            of_run.entry(chain.run).or_default().push(index);
        }
        for (other, there) in places.passing(runs, here, is_other) {
            let fits = |index: &&usize| {
                let chain: &Chain = &open[**index];
                chain.pairs[chain.pairs.len() - 1].0 < node && chain.leads_to(runs, (node, there))
            };
            match of_run.get(&other).and_then(|chains| chains.iter().find(fits)) {
                Some(&chain) => open[chain].pairs.push((node, there)),
                None => open.push(Chain { run: other, pairs: vec![(node, there)] }),
            }
        }
    }
    passes.extend(open.iter().filter_map(|chain| chain.pass(runs)));
    passes
}
