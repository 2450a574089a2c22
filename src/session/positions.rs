//! Positions: the distance between them, for recordings that count none of their own, and the shape of the track.
//!
//! A receiver errs by kilometers for a moment: at the first fix, under a bridge, after a pause. So positions that nobody can
//! have reached from their neighbors are left out. None of them is trusted beforehand, not even the first: the longest
//! chain of positions that can be reached one from the other is taken, and the others are joined to it, forward and
//! backwards in time, where they can be reached. A few positions that cannot are a glitch; many are a chain of their own,
//! as after a drive with the recording halted, whose own distance counts and the distance to it does not.

use std::ops::Range;

use crate::activity::{Recording, Samples, TimerEvent};
use crate::settings::SessionRules;

/// Mean radius of the earth, meters (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Positions at either end of a chain that may be left out to join it to its neighbor: the receiver goes astray, and
/// comes back, over a few seconds.
const MOST_TRIMMED: usize = 3;

/// A position and its time.
#[derive(Clone, Copy)]
struct Fix {
    unix_ms: i64,
    position: (f64, f64),
    /// Number of its segment: the distance from one to the next does not count.
    segment: usize,
}

/// Meters along the positions of the given rows, none faster than `fastest_m_s`; `None` with fewer than two of a segment.
pub(super) fn track_distance_m(
    recording: &Recording,
    rows: &[usize],
    fastest_m_s: f64,
    rules: &SessionRules,
) -> Option<f64> {
    let mut fixes = fixes(recording, rows);
    if !fixes.windows(2).any(|pair| pair[0].segment == pair[1].segment) {
        return None;
    }
    let reach = Reach { fastest_m_s, rules };
    let chains = chains(&fixes, &reach);
    // The first of the longest, so that a tie always has the same result.
    let longest =
        (chains.iter().enumerate()).max_by_key(|(number, chain)| (chain.len(), std::cmp::Reverse(*number)))?;
    let (anchor, own) = (longest.0, longest.1.clone());
    let forwards_m = joined_chains_m(&fixes, &chains[anchor..], &reach);
    // Backwards is forwards in a mirror.
    fixes.reverse();
    let mirror = |chain: &Range<usize>| fixes.len() - chain.end..fixes.len() - chain.start;
    let before: Vec<Range<usize>> = chains[..=anchor].iter().rev().map(mirror).collect();
    let backwards_m = joined_chains_m(&fixes, &before, &reach);
    let own_m = along_m(&fixes, mirror(&own));
    Some((forwards_m + backwards_m - own_m).max(0.0))
}

/// The positions of the rows; a segment ends where the file says so, and where the timer was halted.
fn fixes(recording: &Recording, rows: &[usize]) -> Vec<Fix> {
    let samples = &recording.samples;
    let halts = halts(&recording.timer_events);
    let fix = |&row: &usize| {
        let unix_ms = samples.unix_ms[row];
        let segments = samples.segment_starts.partition_point(|&start| start <= row);
        let halted = halts.partition_point(|&halt_ms| halt_ms < unix_ms);
        Some(Fix { unix_ms, position: samples.position(row)?, segment: segments + halted })
    };
    rows.iter().filter_map(fix).collect()
}

/// The moments at which the timer was halted, in order.
pub(super) fn halts(events: &[TimerEvent]) -> Vec<i64> {
    let halted = events.iter().filter(|event| !event.starts);
    let mut halts: Vec<i64> = halted.map(|event| event.unix_ms).collect();
    halts.sort_unstable();
    halts
}

/// What can be reached from one position to another.
struct Reach<'a> {
    fastest_m_s: f64,
    rules: &'a SessionRules,
}

impl Reach<'_> {
    /// True where someone can have gone from one to the other. Times are whole seconds in most files, so that two positions
    /// of one second may be a second apart.
    fn joins(&self, a: &Fix, b: &Fix) -> bool {
        let track_distance_m = great_circle_m(a.position, b.position);
        let seconds = (a.unix_ms.abs_diff(b.unix_ms) as f64 / 1000.0).max(1.0);
        track_distance_m <= self.rules.apart_m && track_distance_m <= self.fastest_m_s * seconds
    }
}

/// Runs of positions that can be reached one from the other.
fn chains(fixes: &[Fix], reach: &Reach<'_>) -> Vec<Range<usize>> {
    let mut chains = Vec::new();
    let mut start = 0;
    for next in 1..=fixes.len() {
        if next == fixes.len() || !reach.joins(&fixes[next - 1], &fixes[next]) {
            chains.push(start..next);
            start = next;
        }
    }
    chains
}

/// The distance along the first chain and those after it that are no glitch, with the distances that join them.
fn joined_chains_m(fixes: &[Fix], chains: &[Range<usize>], reach: &Reach<'_>) -> f64 {
    let Some((first, later)) = chains.split_first() else {
        return 0.0;
    };
    let (mut last, mut total_m) = (first.clone(), 0.0);
    for next in later {
        let mut next = next.clone();
        if let Some((end, start)) = joint(fixes, &last, &next, reach) {
            (last.end, next.start) = (end + 1, start);
            total_m += along_m(fixes, last) + step_m(&fixes[end], &fixes[start]);
            last = next;
        } else if next.len() > reach.rules.glitch_positions {
            total_m += along_m(fixes, last);
            last = next;
        }
    }
    total_m + along_m(fixes, last)
}

/// The last position of a chain and the first of a later one that can be joined, leaving out as few as possible.
fn joint(fixes: &[Fix], last: &Range<usize>, next: &Range<usize>, reach: &Reach<'_>) -> Option<(usize, usize)> {
    let most = |chain: &Range<usize>| MOST_TRIMMED.min(chain.len() - 1);
    let (most_last, most_next) = (most(last), most(next));
    (0..=most_last + most_next)
        .flat_map(|left_out| (0..=left_out).map(move |of_last| (of_last, left_out - of_last)))
        .filter(|&(of_last, of_next)| of_last <= most_last && of_next <= most_next)
        .map(|(of_last, of_next)| (last.end - 1 - of_last, next.start + of_next))
        .find(|&(end, start)| reach.joins(&fixes[end], &fixes[start]))
}

fn along_m(fixes: &[Fix], chain: Range<usize>) -> f64 {
    let pairs = fixes[chain].windows(2);
    pairs.map(|pair| step_m(&pair[0], &pair[1])).sum()
}

fn step_m(a: &Fix, b: &Fix) -> f64 {
    if a.segment == b.segment { great_circle_m(a.position, b.position) } else { 0.0 }
}

/// Meters along the great circle between two positions, degrees north and east (haversine).
pub(crate) fn great_circle_m((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    let (phi_a, phi_b) = (lat_a.to_radians(), lat_b.to_radians());
    let half_lat = (phi_b - phi_a) / 2.0;
    let half_lon = (lon_b - lon_a).to_radians() / 2.0;
    let h = half_lat.sin().powi(2) + phi_a.cos() * phi_b.cos() * half_lon.sin().powi(2);
    2.0 * EARTH_RADIUS_M * h.sqrt().min(1.0).asin()
}

/// Moments looked at, the first and the last among them.
const MOMENTS: usize = 16;

/// Fewer samples than this tell nothing.
const LEAST_SAMPLES: usize = 60;

/// The same points, rounded differently by two programs, are at most this far apart, meters.
const SAME_POINT_M: f64 = 5.0;

/// Positions nearer to each other than this are one place: a track that does not move looks like any other, meters.
const LEAST_EXTENT_M: f64 = 100.0;

/// Positions at sixteen moments, degrees north and east.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackShape {
    positions: Box<[(f64, f64); MOMENTS]>,
}

impl TrackShape {
    /// The shape of the track at `rows`, indices in the order of time; `None` with too few samples or too little distance.
    pub(super) fn of(samples: &Samples, rows: &[usize]) -> Option<TrackShape> {
        if rows.len() < LEAST_SAMPLES || samples.latitude_deg.is_empty() {
            return None;
        }
        let track = TrackPositions { samples, rows };
        let (first_ms, first) = track.from(0)?;
        let (last_ms, _) = track.before(rows.len())?;
        let span_ms = (last_ms - first_ms) as f64;
        let mut positions = Box::new([first; MOMENTS]);
        for (moment, position) in positions.iter_mut().enumerate() {
            let share = moment as f64 / (MOMENTS - 1) as f64;
            *position = track.at(first_ms as f64 + share * span_ms)?;
        }
        let is_far = |position: &(f64, f64)| great_circle_m(first, *position) >= LEAST_EXTENT_M;
        let moves = positions.iter().any(is_far);
        moves.then_some(TrackShape { positions })
    }

    /// True where both were at the same points at the same share of their time.
    pub fn is_same(&self, other: &TrackShape) -> bool {
        let mut pairs = self.positions.iter().zip(other.positions.iter());
        pairs.all(|(a, b)| great_circle_m(*a, *b) <= SAME_POINT_M)
    }
}

/// Positions looked at to see how finely they are written.
const POSITIONS_CHECKED: usize = 50;

/// True where every position is a multiple of a ten-thousandth of a degree, some ten meters.
pub(super) fn has_coarse_positions(samples: &Samples, rows: &[usize]) -> bool {
    let is_coarse = |degrees: f64| {
        let parts = degrees * 1e4;
        (parts - parts.round()).abs() < 1e-3
    };
    let positions = rows.iter().filter_map(|&row| samples.position(row));
    let mut positions = positions.take(POSITIONS_CHECKED).peekable();
    positions.peek().is_some() && positions.all(|(north, east)| is_coarse(north) && is_coarse(east))
}

/// The samples of a track that have a position.
struct TrackPositions<'a> {
    samples: &'a Samples,
    rows: &'a [usize],
}

impl TrackPositions<'_> {
    fn position(&self, row: usize) -> Option<(i64, (f64, f64))> {
        Some((self.samples.unix_ms[row], self.samples.position(row)?))
    }

    /// The first position from an index into the rows on.
    fn from(&self, index: usize) -> Option<(i64, (f64, f64))> {
        self.rows[index..].iter().find_map(|&row| self.position(row))
    }

    /// The last position before an index into the rows.
    fn before(&self, index: usize) -> Option<(i64, (f64, f64))> {
        let mut rows = self.rows[..index].iter().rev();
        rows.find_map(|&row| self.position(row))
    }

    /// The position at a moment, in a straight line between those before and after it.
    fn at(&self, unix_ms: f64) -> Option<(f64, f64)> {
        let index = self.rows.partition_point(|&row| (self.samples.unix_ms[row] as f64) < unix_ms);
        let (Some((before_ms, a)), Some((after_ms, b))) = (self.before(index), self.from(index)) else {
            let only = self.before(index).or_else(|| self.from(index));
            return only.map(|(_, position)| position);
        };
        let gap_ms = (after_ms - before_ms) as f64;
        let share = if gap_ms > 0.0 { ((unix_ms - before_ms as f64) / gap_ms).clamp(0.0, 1.0) } else { 1.0 };
        Some((a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        assert!((great_circle_m((47.0, 8.0), (48.0, 8.0)) - 111_195.0).abs() < 1.0);
    }
}
