//! Where the tracks of a history lie: a grid that finds the runs near a place.

use super::RepeatedRun;
use super::track::Node;

/// Side of a cell, centimeters: not less than [`RepeatRules::near_m`](crate::settings::RepeatRules::near_m).
const CELL_CM: i32 = 2_500;

/// Every second node of a track is entered: with steps of 20 m no place on it is further than `near_m` from one.
const ENTERED_IN: usize = 2;

/// A node of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// The run, by its place in the order of [`Grid::of`].
    pub(super) rank: u32,
    pub(super) node: u32,
}

/// The nodes of all tracks, sorted by their cells.
#[derive(Debug, Default)]
pub(super) struct Grid {
    entries: Vec<([i32; 2], Found)>,
}

impl Grid {
    /// Of the runs in this order.
    pub(super) fn of(runs: &[RepeatedRun<'_>], order: &[usize]) -> Grid {
        let nodes = order.iter().map(|&run| runs[run].track.len().div_ceil(ENTERED_IN)).sum();
        let mut entries = Vec::with_capacity(nodes);
        for (rank, &run) in (0..).zip(order) {
            for (index, node) in (0..).zip(&runs[run].track.nodes).step_by(ENTERED_IN) {
                entries.push((cell(node), Found { rank, node: index }));
            }
        }
        entries.sort_unstable();
        Grid { entries }
    }

    /// The nodes of all runs in the cell of a node and around it.
    pub(super) fn around(&self, node: &Node) -> impl Iterator<Item = Found> + '_ {
        let [east, north] = cell(node);
        (east - 1..=east + 1).flat_map(move |east| {
            let first = self.entries.partition_point(|(cell, _)| *cell < [east, north - 1]);
            let column = self.entries[first..].iter().take_while(move |(cell, _)| *cell <= [east, north + 1]);
            column.map(|(_, found)| *found)
        })
    }
}

fn cell(node: &Node) -> [i32; 2] {
    [node.east_cm.div_euclid(CELL_CM), node.north_cm.div_euclid(CELL_CM)]
}
