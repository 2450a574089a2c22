//! Ascent and descent from turning point to turning point.

/// Meters climbed and lost.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ElevationTotals {
    pub ascent_m: f64,
    /// A positive number.
    pub descent_m: f64,
}

/// A high or low point of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TurningPoint {
    /// Position in the series.
    pub index: usize,
    pub altitude_m: f64,
}

/// Ascent and descent from turning point to turning point: a rise or drop ends where the series has come back by `turn_m` or
/// more from its extreme, and counts in full; the last one counts up to its extreme.
///
/// What remains at the end is smaller than `turn_m`, so ascent minus descent is the difference of the ends within it.
///
/// ```
/// use patella::descent::elevation_totals;
///
/// // Up by 12 m and down by 7 m; the dip of half a meter does not count.
/// let totals = elevation_totals(&[100.0, 106.0, 105.5, 112.0, 105.0], 1.25);
/// assert_eq!((totals.ascent_m, totals.descent_m), (12.0, 7.0));
/// ```
pub fn elevation_totals(altitudes_m: &[f64], turn_m: f64) -> ElevationTotals {
    inset_totals(&turning_points(altitudes_m, turn_m), 0.0)
}

/// The first point and the turning points of a series, the extreme of the last rise or drop included; the first point alone
/// where nothing rises or drops by `turn_m`.
///
/// ```
/// use patella::descent::turning_points::turning_points;
///
/// let found = turning_points(&[100.0, 106.0, 105.5, 112.0, 105.0], 1.25);
/// let indices: Vec<usize> = found.iter().map(|point| point.index).collect();
/// assert_eq!(indices, [0, 3, 4]);
/// ```
pub fn turning_points(altitudes_m: &[f64], turn_m: f64) -> Vec<TurningPoint> {
    let Some(&first) = altitudes_m.first() else {
        return Vec::new();
    };
    let begin = TurningPoint { index: 0, altitude_m: first };
    let mut found = vec![begin];
    // Until the first direction is known, both extremes since the start are held.
    let (mut low, mut high) = (begin, begin);
    let mut rising: Option<bool> = None;
    for (index, &altitude_m) in altitudes_m.iter().enumerate() {
        let here = TurningPoint { index, altitude_m };
        let is_higher = altitude_m > high.altitude_m;
        let is_lower = altitude_m < low.altitude_m;
        match rising {
            Some(true) if is_higher => high = here,
            Some(true) if high.altitude_m - altitude_m >= turn_m => {
                found.push(high);
                (rising, low) = (Some(false), here);
            }
            Some(false) if is_lower => low = here,
            Some(false) if altitude_m - low.altitude_m >= turn_m => {
                found.push(low);
                (rising, high) = (Some(true), here);
            }
            None => {
                high = if is_higher { here } else { high };
                low = if is_lower { here } else { low };
                if altitude_m - low.altitude_m >= turn_m {
                    found.extend((low.altitude_m < first).then_some(low));
                    (rising, high) = (Some(true), here);
                } else if high.altitude_m - altitude_m >= turn_m {
                    found.extend((high.altitude_m > first).then_some(high));
                    (rising, low) = (Some(false), here);
                }
            }
            _ => {}
        }
    }
    match rising {
        Some(true) => found.push(high),
        Some(false) => found.push(low),
        None => {}
    }
    found
}

/// Ascent and descent between turning points, each inner point moved inward by half of `inset_m`: noise puts the extremes of
/// a series beyond those of the terrain. No point moves further than half of the smaller height difference next to it.
///
/// The rise and the drop at a point lose the same, so ascent minus descent does not change.
///
/// ```
/// use patella::descent::turning_points::{inset_totals, turning_points};
///
/// // Down 6 m, up 5 m, down 9 m: each of the two inner points moves inward by half a meter.
/// let totals = inset_totals(&turning_points(&[10.0, 4.0, 9.0, 0.0], 2.0), 1.0);
/// assert_eq!((totals.ascent_m, totals.descent_m), (4.0, 14.0));
/// ```
pub fn inset_totals(points: &[TurningPoint], inset_m: f64) -> ElevationTotals {
    let mut totals = ElevationTotals::default();
    let rise_m = |to: usize| points[to].altitude_m - points[to - 1].altitude_m;
    let inset = |point: usize| {
        if point == 0 || point + 1 == points.len() {
            return 0.0;
        }
        let smaller_m = rise_m(point).abs().min(rise_m(point + 1).abs());
        inset_m.min(smaller_m) / 2.0
    };
    let mut before = 0.0;
    for to in 1..points.len() {
        let after = inset(to);
        let counted_m = rise_m(to).abs() - before - after;
        if rise_m(to) > 0.0 {
            totals.ascent_m += counted_m;
        } else {
            totals.descent_m += counted_m;
        }
        before = after;
    }
    totals
}

/// Number of drops between turning points.
pub fn count_drops(points: &[TurningPoint]) -> usize {
    let is_drop = |pair: &&[TurningPoint]| pair[1].altitude_m < pair[0].altitude_m;
    points.windows(2).filter(is_drop).count()
}
