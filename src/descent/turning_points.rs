//! Ascent and descent from turning point to turning point.

/// Metres climbed and lost.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct UpDown {
    /// Metres climbed.
    pub ascent_m: f64,
    /// Metres lost, a positive number.
    pub descent_m: f64,
}

/// Where a series turns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// Place in the series.
    pub index: usize,
    /// Metres.
    pub altitude_m: f64,
}

/// Ascent and descent over turning points: a leg ends where the series has come back by `turn_m` or more from its extreme,
/// and counts in full; the leg still open at the end counts up to its extreme.
///
/// What is left over at the end is smaller than `turn_m`, so ascent minus descent is the difference of the ends within it.
pub fn turning_points(altitudes_m: &[f64], turn_m: f64) -> UpDown {
    up_down(&turns(altitudes_m, turn_m), 0.0)
}

/// The beginning and the turning points of a series, the extreme of the open leg last; the beginning alone where no leg is
/// as high as `turn_m`.
pub fn turns(altitudes_m: &[f64], turn_m: f64) -> Vec<Turn> {
    let Some(&first) = altitudes_m.first() else {
        return Vec::new();
    };
    let begin = Turn { index: 0, altitude_m: first };
    let mut turns = vec![begin];
    // Before the first leg is known, both extremes since the start are held.
    let (mut low, mut high) = (begin, begin);
    let mut rising: Option<bool> = None;
    for (index, &altitude_m) in altitudes_m.iter().enumerate() {
        let here = Turn { index, altitude_m };
        let is_higher = altitude_m > high.altitude_m;
        let is_lower = altitude_m < low.altitude_m;
        match rising {
            Some(true) if is_higher => high = here,
            Some(true) if high.altitude_m - altitude_m >= turn_m => {
                turns.push(high);
                (rising, low) = (Some(false), here);
            }
            Some(false) if is_lower => low = here,
            Some(false) if altitude_m - low.altitude_m >= turn_m => {
                turns.push(low);
                (rising, high) = (Some(true), here);
            }
            None => {
                high = if is_higher { here } else { high };
                low = if is_lower { here } else { low };
                if altitude_m - low.altitude_m >= turn_m {
                    turns.extend((low.altitude_m < first).then_some(low));
                    (rising, high) = (Some(true), here);
                } else if high.altitude_m - altitude_m >= turn_m {
                    turns.extend((high.altitude_m > first).then_some(high));
                    (rising, low) = (Some(false), here);
                }
            }
            _ => {}
        }
    }
    match rising {
        Some(true) => turns.push(high),
        Some(false) => turns.push(low),
        None => {}
    }
    turns
}

/// The legs between turning points, each turn between two legs moved inwards by half of `inset_m`: the extreme of a series
/// that wobbles lies beyond that of the ground. No turn moves further than half of the smaller leg beside it.
///
/// Both legs of a turn lose the same, so ascent minus descent stays what it is.
pub fn up_down(turns: &[Turn], inset_m: f64) -> UpDown {
    let mut total = UpDown::default();
    let leg_m = |to: usize| turns[to].altitude_m - turns[to - 1].altitude_m;
    let inset = |turn: usize| {
        if turn == 0 || turn + 1 == turns.len() {
            return 0.0;
        }
        let smaller_m = leg_m(turn).abs().min(leg_m(turn + 1).abs());
        inset_m.min(smaller_m) / 2.0
    };
    let mut before = 0.0;
    for to in 1..turns.len() {
        let after = inset(to);
        let counted_m = leg_m(to).abs() - before - after;
        if leg_m(to) > 0.0 {
            total.ascent_m += counted_m;
        } else {
            total.descent_m += counted_m;
        }
        before = after;
    }
    total
}

/// How often it goes down.
pub(super) fn legs_down(turns: &[Turn]) -> usize {
    let goes_down = |pair: &&[Turn]| pair[1].altitude_m < pair[0].altitude_m;
    turns.windows(2).filter(goes_down).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_one_point_go_neither_up_nor_down() {
        assert_eq!(turning_points(&[], 2.0), UpDown::default());
        assert_eq!(turning_points(&[5.0], 2.0), UpDown::default());
    }

    #[test]
    fn small_wobbles_at_the_start_do_not_count_before_the_first_leg() {
        let up_down = turning_points(&[100.0, 100.4, 99.6, 100.2, 99.8], 2.0);
        assert_eq!(up_down, UpDown::default());
    }

    #[test]
    fn turns_are_moved_inwards_and_the_ends_are_not() {
        let turns = turns(&[10.0, 4.0, 9.0, 0.0], 2.0);
        let found = up_down(&turns, 1.0);
        assert_eq!((found.ascent_m, found.descent_m), (4.0, 14.0));
        assert_eq!(legs_down(&turns), 2);
    }
}
