//! Where a series turns, and what its noise adds.

use patella::descent::turning_points::{ElevationTotals, count_drops, elevation_totals, inset_totals, turning_points};

#[test]
fn nothing_and_one_point_go_neither_up_nor_down() {
    assert_eq!(elevation_totals(&[], 2.0), ElevationTotals::default());
    assert_eq!(elevation_totals(&[5.0], 2.0), ElevationTotals::default());
}

#[test]
fn small_wobbles_at_the_start_do_not_count_before_the_first_rise() {
    let totals = elevation_totals(&[100.0, 100.4, 99.6, 100.2, 99.8], 2.0);
    assert_eq!(totals, ElevationTotals::default());
}

#[test]
fn turning_points_are_moved_inward_and_the_ends_are_not() {
    let points = turning_points(&[10.0, 4.0, 9.0, 0.0], 2.0);
    let totals = inset_totals(&points, 1.0);
    assert_eq!((totals.ascent_m, totals.descent_m), (4.0, 14.0));
    assert_eq!(count_drops(&points), 2);
}
