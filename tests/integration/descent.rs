//! Metres lost: the vector of the literature, what holds of every series, and how an altitude is judged.

use patella::activity::Samples;
use patella::descent::{AltitudeQuality, UpDown, read_altitude, turning_points};
use patella::settings::DescentRules;
use proptest::prelude::*;
use serde_json::Value;

fn tv11() -> Value {
    let all: Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    all["TV11_elev"].clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().unwrap().iter();
    list.map(|number| number.as_f64().unwrap()).collect()
}

#[test]
fn tv11_turning_points() {
    let vector = tv11();
    let altitudes = numbers(&vector["alt"]);
    // With next to no threshold every step counts: the raw sums.
    for (name, turn_m) in [("raw", 1e-9), ("zig1", 1.0), ("zig3", 3.0)] {
        let found = turning_points(&altitudes, turn_m);
        assert_eq!(
            vec![found.ascent_m, found.descent_m],
            numbers(&vector[name]),
            "{name}"
        );
    }
}

#[test]
fn tv11_rollers_count_in_full() {
    let rollers: Vec<f64> = (0..=20)
        .map(|half| f64::from(half % 2) * 5.0 + 100.0)
        .collect();
    let found = turning_points(&rollers, 3.0);
    let expected = numbers(&tv11()["rollers_10x5m"]["zig3"]);
    assert_eq!(vec![found.ascent_m, found.descent_m], expected);
}

proptest! {
    #[test]
    fn a_constant_offset_changes_nothing(steps in prop::collection::vec(-40..40_i32, 0..200), offset in -400..4000_i32) {
        let low = altitudes(&steps, 0);
        let high = altitudes(&steps, offset);
        // What FIT writes before the first height is no height.
        prop_assume!(low.iter().chain(&high).all(|&altitude_m| altitude_m != -500.0));
        prop_assert_eq!(turning_points(&low, 2.0), turning_points(&high, 2.0));
        // No mean of quarter metres makes a leg of exactly this height, where rounding would decide.
        let rules = DescentRules { turn_m: 2.000_001, ..DescentRules::default() };
        let descent_m = |altitudes: &[f64]| {
            let rows: Vec<usize> = (0..altitudes.len()).collect();
            let reading = read_altitude(&samples(altitudes, 1), &rows, &rules);
            reading.up_down.unwrap_or_default().descent_m
        };
        let (low, high) = (descent_m(&low), descent_m(&high));
        prop_assert!((low - high).abs() < 1e-6);
    }

    #[test]
    fn ups_less_downs_are_the_difference_of_the_ends(steps in prop::collection::vec(-40..40_i32, 1..200), turn_q in 1..40_u32) {
        let series = altitudes(&steps, 100);
        let turn_m = f64::from(turn_q) / 4.0;
        let found = turning_points(&series, turn_m);
        let ends = series[series.len() - 1] - series[0];
        prop_assert!((found.ascent_m - found.descent_m - ends).abs() < turn_m);
    }

    #[test]
    fn a_greater_threshold_never_finds_more(steps in prop::collection::vec(-40..40_i32, 1..200)) {
        let series = altitudes(&steps, 100);
        let (fine, coarse) = (turning_points(&series, 1.0), turning_points(&series, 3.0));
        prop_assert!(coarse.descent_m <= fine.descent_m && coarse.ascent_m <= fine.ascent_m);
    }
}

/// Altitudes in quarter metres, which binary fractions hold exactly.
fn altitudes(steps: &[i32], offset: i32) -> Vec<f64> {
    let mut at = offset * 4;
    let mut series = vec![f64::from(at) / 4.0];
    series.extend(steps.iter().map(|step| {
        at += step;
        f64::from(at) / 4.0
    }));
    series
}

/// A sample a second, with an altitude at every `every`-th.
fn samples(altitudes: &[f64], every: usize) -> Samples {
    let mut samples = Samples::default();
    for (second, &altitude) in altitudes.iter().enumerate() {
        let row = samples.push_row(second as i64 * 1000);
        if second % every == 0 {
            samples.altitude_m.set(row, altitude);
        }
    }
    samples
}

fn read(samples: &Samples) -> (UpDown, AltitudeQuality) {
    let rows: Vec<usize> = (0..samples.len()).collect();
    let reading = read_altitude(samples, &rows, &DescentRules::default());
    assert_eq!(reading.up_down.is_some(), reading.quality.is_usable());
    (reading.up_down.unwrap_or_default(), reading.quality)
}

#[test]
fn what_stands_for_no_height_yet_is_no_descent() {
    let slope = || (0..120).map(|second| 500.0 - f64::from(second) * 0.3);
    let with_start =
        |unset_m: f64| -> Vec<f64> { std::iter::repeat_n(unset_m, 20).chain(slope()).collect() };
    let (own, _) = read(&samples(&slope().collect::<Vec<_>>(), 1));
    for unset_m in [-500.0, 0.0] {
        let (found, quality) = read(&samples(&with_start(unset_m), 1));
        assert_eq!(quality, AltitudeQuality::Fine);
        assert!((found.ascent_m - own.ascent_m).abs() < 1e-9, "{unset_m}");
        assert!((found.descent_m - own.descent_m).abs() < 1e-9, "{unset_m}");
    }
    let never = vec![-500.0; 30];
    assert_eq!(read(&samples(&never, 1)).1, AltitudeQuality::Stuck);
    let mostly: Vec<f64> = std::iter::repeat_n(-500.0, 200).chain(slope()).collect();
    assert_eq!(read(&samples(&mostly, 1)).1, AltitudeQuality::Sparse);
    // A beach: zero is a height here, and the way down to it counts.
    let ashore: Vec<f64> = (0..100)
        .map(|second| f64::from(50 - second.min(50)))
        .collect();
    let (found, _) = read(&samples(&ashore, 1));
    assert!(found.descent_m > 45.0, "{found:?}");
}

#[test]
fn an_altitude_is_judged_by_what_it_holds() {
    let slope = |step: f64| -> Vec<f64> {
        (0..120)
            .map(|second| 500.0 - f64::from(second) * step)
            .collect()
    };
    let judged = |altitudes: &[f64], every: usize| read(&samples(altitudes, every)).1;
    assert_eq!(judged(&slope(0.3), 1), AltitudeQuality::Fine);
    assert_eq!(judged(&slope(1.0), 1), AltitudeQuality::WholeMetres);
    assert_eq!(judged(&slope(0.0), 1), AltitudeQuality::Stuck);
    assert_eq!(
        judged(&slope(0.0)[..59], 1),
        AltitudeQuality::WholeMetres,
        "a level minute proves nothing"
    );
    assert_eq!(judged(&slope(0.3), 3), AltitudeQuality::Sparse);
    assert_eq!(
        judged(&slope(0.3), 2),
        AltitudeQuality::Fine,
        "half is enough"
    );
    assert_eq!(judged(&[], 1), AltitudeQuality::Absent);
}

#[test]
fn a_slope_of_a_hundred_metres_is_lost_once() {
    let down: Vec<f64> = (0..=1_000)
        .map(|second| 300.0 - f64::from(second) / 10.0)
        .collect();
    let (found, _) = read(&samples(&down, 1));
    assert_eq!(found.ascent_m, 0.0);
    assert!(
        (found.descent_m - 100.0).abs() < 1.0,
        "the ends are smoothed: {}",
        found.descent_m
    );
}
