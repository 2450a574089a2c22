//! Metres lost: the vector of the literature, what holds of every series, and how an altitude is judged.

mod altitude_quality;
mod cleaning;
mod contradictions;
mod profiles;
pub(crate) mod repeats;
mod slopes;
mod smoothing;
mod turning_points;
mod watches;

use patella::activity::Samples;
use patella::descent::{AltitudeQuality, AltitudeReading, ElevationTotals, elevation_totals, read_altitude};
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
        let found = elevation_totals(&altitudes, turn_m);
        assert_eq!(vec![found.ascent_m, found.descent_m], numbers(&vector[name]), "{name}");
    }
}

#[test]
fn tv11_rollers_count_in_full() {
    let rollers: Vec<f64> = (0..=20).map(|half| f64::from(half % 2) * 5.0 + 100.0).collect();
    let found = elevation_totals(&rollers, 3.0);
    let expected = numbers(&tv11()["rollers_10x5m"]["zig3"]);
    assert_eq!(vec![found.ascent_m, found.descent_m], expected);
}

proptest! {
    #[test]
    fn ups_less_downs_are_the_difference_of_the_ends_whatever_the_altitude(steps in prop::collection::vec(-40..40_i32, 60..300)) {
        // No step here is too fast for a runner, so nothing is cleaned away.
        let series: Vec<f64> = altitudes(&steps, 100).iter().map(|altitude_m| altitude_m / 20.0).collect();
        prop_assume!(series.iter().any(|&altitude_m| altitude_m != series[0]));
        let found = read(&samples(&series, 1)).0;
        let ends = series[series.len() - 1] - series[0];
        prop_assert!((found.ascent_m - found.descent_m - ends).abs() < DescentRules::default().whole_turn_m);
        prop_assert!(found.ascent_m >= 0.0 && found.descent_m >= 0.0);
    }

    #[test]
    fn a_constant_offset_changes_nothing(steps in prop::collection::vec(-40..40_i32, 0..200), offset in 0..4000_i32) {
        // High above the sea, where no zero and nothing that FIT writes before the first height comes in between.
        let low = altitudes(&steps, 3000);
        let high = altitudes(&steps, 3000 + offset);
        prop_assert_eq!(elevation_totals(&low, 2.0), elevation_totals(&high, 2.0));
        prop_assert_eq!(reading(&samples(&low, 1)), reading(&samples(&high, 1)));
    }

    #[test]
    fn ups_less_downs_are_the_difference_of_the_ends(steps in prop::collection::vec(-40..40_i32, 1..200), turn_q in 1..40_u32) {
        let series = altitudes(&steps, 100);
        let turn_m = f64::from(turn_q) / 4.0;
        let found = elevation_totals(&series, turn_m);
        let ends = series[series.len() - 1] - series[0];
        prop_assert!((found.ascent_m - found.descent_m - ends).abs() < turn_m);
    }

    #[test]
    fn a_greater_threshold_never_finds_more(steps in prop::collection::vec(-40..40_i32, 1..200)) {
        let series = altitudes(&steps, 100);
        let (fine, coarse) = (elevation_totals(&series, 1.0), elevation_totals(&series, 3.0));
        prop_assert!(coarse.descent_m <= fine.descent_m && coarse.ascent_m <= fine.ascent_m);
    }
}

/// Altitudes in quarter meters, which binary fractions hold exactly.
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

fn reading(samples: &Samples) -> AltitudeReading {
    let rows: Vec<usize> = (0..samples.len()).collect();
    read_altitude(samples, &rows, &DescentRules::default())
}

fn read(samples: &Samples) -> (ElevationTotals, AltitudeQuality) {
    let reading = reading(samples);
    let is_usable = reading.quality.is_usable();
    assert_eq!(reading.totals.is_some(), is_usable);
    assert_eq!(reading.uncertainty_m.is_some(), is_usable);
    (reading.totals.unwrap_or_default(), reading.quality)
}
