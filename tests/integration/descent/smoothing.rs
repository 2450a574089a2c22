//! The mean of a series over time.

use patella::descent::smooth;

#[test]
fn the_mean_is_taken_over_time_not_over_samples() {
    let (times, altitudes) = ([0.0, 10.0, 11.0, 20.0], [0.0, 10.0, 10.0, 10.0]);
    // Five seconds before and after the second: half of a rise from five to ten, and level terrain.
    assert_eq!(smooth(&times, &altitudes, 10.0)[1], (7.5 + 10.0) / 2.0);
}

#[test]
fn ends_and_slopes_stay_as_they_are() {
    let times: Vec<f64> = (0..40).map(f64::from).collect();
    let slope: Vec<f64> = times.iter().map(|second| 80.0 - second * 0.5).collect();
    let found = smooth(&times, &slope, 15.0);
    for (found, expected) in found.iter().zip(&slope) {
        assert!((found - expected).abs() < 1e-9);
    }
}

#[test]
fn next_to_no_width_changes_nothing() {
    let times: Vec<f64> = (0..40).map(f64::from).collect();
    let slope: Vec<f64> = times.iter().map(|second| 80.0 - second * 0.15).collect();
    for width_s in [0.0, 1e-30, 1e-9, 0.1] {
        for (found, expected) in smooth(&times, &slope, width_s).iter().zip(&slope) {
            assert!((found - expected).abs() < 1e-6, "{width_s}");
        }
    }
}

#[test]
fn nothing_and_one_point_stay() {
    assert!(smooth(&[], &[], 8.0).is_empty());
    assert_eq!(smooth(&[3.0], &[5.0], 8.0), [5.0]);
}
