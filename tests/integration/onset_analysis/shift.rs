//! The shift test on counts small enough to be checked by eye.

use patella::onset_analysis::circular_shift::{ExposureByShift, excess, family_p_values, p_value};

#[test]
fn an_unknown_window_counts_neither_for_nor_against() {
    let met = |text: &str| -> ExposureByShift {
        let one = |character| match character {
            'y' => Some(true),
            'n' => Some(false),
            _ => None,
        };
        text.chars().map(one).collect()
    };
    assert_eq!(excess(&[met("ynnn")]), [0.75, -0.25, -0.25, -0.25]);
    assert_eq!(excess(&[met("yn??")]), [0.5, -0.5, 0.0, 0.0]);
    assert_eq!(excess(&[met("????")]), [0.0; 4]);
    assert_eq!(p_value(&excess(&[met("ynnn")])), Some(0.25));
    assert_eq!(p_value(&excess(&[met("nynn")])), Some(1.0));
    assert_eq!(p_value(&excess(&[met("nnnn")])), None, "nothing to find");
    assert_eq!(p_value(&[]), None);
}

#[test]
fn the_best_of_two_tests_is_held_against_the_best_of_every_shift() {
    let first = vec![3.0, 0.0, 0.0, 1.0];
    let second = vec![0.0, 4.0, 0.0, 0.0];
    assert_eq!(p_value(&first), Some(0.25));
    let family = family_p_values(&[first.clone(), second, vec![1.0; 4]]);
    assert_eq!(family, [Some(0.5), Some(1.0), None]);
    assert_eq!(family_p_values(&[first]), [Some(0.25)]);
    assert_eq!(family_p_values(&[]), []);
}
