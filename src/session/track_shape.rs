//! Where a track was at sixteen moments, spread evenly over its time: enough to know the same points again, whatever clock
//! their times were written by. Two runs over one course differ by tens of meters at such moments.

use super::position_distance::great_circle_m;
use crate::activity::Samples;

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
