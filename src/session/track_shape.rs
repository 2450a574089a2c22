//! Where a track was at sixteen moments, spread evenly over its time: enough to know the same points again, whatever clock
//! their times were written by. Two runs over one course differ by tens of meters at such moments.

use super::position_distance::great_circle_m;
use crate::activity::Samples;

/// Moments looked at, the first and the last among them.
const MOMENTS: usize = 16;

/// Fewer positions than this tell nothing.
const LEAST_POSITIONS: usize = 60;

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
    /// The shape of the track at `rows`, indices in the order of time; `None` with too few positions or too little way.
    pub(super) fn of(samples: &Samples, rows: &[usize]) -> Option<TrackShape> {
        let place = |&row: &usize| Some((samples.unix_ms[row], samples.position(row)?));
        let places: Vec<(i64, (f64, f64))> = rows.iter().filter_map(place).collect();
        let (&(first_ms, first), &(last_ms, _)) = (places.first()?, places.last()?);
        if places.len() < LEAST_POSITIONS || last_ms <= first_ms {
            return None;
        }
        let span_ms = (last_ms - first_ms) as f64;
        let at = |moment: usize| {
            let share = moment as f64 / (MOMENTS - 1) as f64;
            position_at(&places, first_ms as f64 + share * span_ms)
        };
        let positions = Box::new(std::array::from_fn(at));
        let is_far = |position: &(f64, f64)| great_circle_m(first, *position) >= LEAST_EXTENT_M;
        let moves = positions.iter().any(is_far);
        moves.then_some(TrackShape { positions })
    }

    /// True where both were at the same places at the same share of their time.
    pub fn is_same(&self, other: &TrackShape) -> bool {
        let mut pairs = self.positions.iter().zip(other.positions.iter());
        pairs.all(|(a, b)| great_circle_m(*a, *b) <= SAME_POINT_M)
    }
}

/// The position at a moment, in a straight line between those before and after it.
fn position_at(places: &[(i64, (f64, f64))], unix_ms: f64) -> (f64, f64) {
    let after = places.partition_point(|(at_ms, _)| (*at_ms as f64) < unix_ms);
    let after = after.min(places.len() - 1);
    let (after_ms, b) = places[after];
    let (before_ms, a) = places[after.saturating_sub(1)];
    let gap_ms = (after_ms - before_ms) as f64;
    let share = if gap_ms > 0.0 {
        ((unix_ms - before_ms as f64) / gap_ms).clamp(0.0, 1.0)
    } else {
        1.0
    };
    (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
}
