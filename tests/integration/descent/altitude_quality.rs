//! How an altitude is judged.

use patella::descent::AltitudeQuality;

use super::profiles::{Noise, hills, stored_in_steps};
use super::{read, reading, samples};

#[test]
fn an_altitude_is_judged_by_what_it_holds() {
    let slope = |step: f64| -> Vec<f64> { (0..120).map(|second| 500.0 - f64::from(second) * step).collect() };
    let judged = |altitudes: &[f64], every: usize| read(&samples(altitudes, every)).1;
    assert_eq!(judged(&slope(0.3), 1), AltitudeQuality::Filtered);
    assert_eq!(judged(&slope(1.0), 1), AltitudeQuality::WholeMeters);
    assert_eq!(judged(&slope(0.0), 1), AltitudeQuality::Stuck);
    assert_eq!(judged(&slope(0.0)[..59], 1), AltitudeQuality::WholeMeters, "a level minute proves nothing");
    assert_eq!(judged(&slope(0.3), 3), AltitudeQuality::Sparse);
    assert_eq!(judged(&slope(0.3), 2), AltitudeQuality::Filtered, "half is enough");
    assert_eq!(judged(&[], 1), AltitudeQuality::Absent);
}

#[test]
fn an_altitude_is_judged_by_how_it_wobbles() {
    let judged = |altitudes: &[f64]| read(&samples(altitudes, 1)).1;
    let exact = hills(1_800);
    assert_eq!(judged(&exact), AltitudeQuality::Filtered);
    let pressure = stored_in_steps(&Noise::new(1).added_to(&exact, 0.1), 0.2);
    assert_eq!(judged(&pressure), AltitudeQuality::Barometric);
    let satellites = stored_in_steps(&Noise::new(2).added_to(&exact, 0.8), 0.2);
    assert_eq!(judged(&satellites), AltitudeQuality::Gps);
    assert_eq!(judged(&stored_in_steps(&satellites, 1.0)), AltitudeQuality::WholeMeters);
    // Whole meters above a height that is none.
    let shifted: Vec<f64> = stored_in_steps(&exact, 1.0).iter().map(|meters| meters + 0.37).collect();
    assert_eq!(judged(&shifted), AltitudeQuality::WholeMeters);
}

#[test]
fn the_texture_says_what_was_put_in() {
    let noisy = Noise::new(3).added_to(&hills(3_600), 0.5);
    let noise = reading(&samples(&noisy, 1)).noise.unwrap();
    assert!((noise.interval_s - 1.0).abs() < 0.01, "{noise:?}");
    for found_m in [noise.wobble_m, noise.short_m, noise.white_m] {
        assert!((found_m - 0.5).abs() < 0.1, "{noise:?}");
    }
    let whole = reading(&samples(&stored_in_steps(&hills(3_600), 1.0), 1));
    assert_eq!(whole.noise.unwrap().step_m, 1.0);
}

#[test]
fn the_drift_of_a_round_is_told_and_makes_the_answer_less_sure() {
    let level: Vec<f64> = (0..1_200).map(|second| 200.0 + 0.2 * f64::from(second % 2)).collect();
    let drifting: Vec<f64> =
        (level.iter().enumerate()).map(|(second, altitude_m)| altitude_m - second as f64 / 40.0).collect();
    let round = |altitudes: &[f64]| {
        let mut round = samples(altitudes, 1);
        for row in 0..round.len() {
            let turn = row as f64 / (round.len() - 1) as f64 * std::f64::consts::TAU;
            round.latitude_deg.set(row, 48.0 + 0.005 * turn.cos());
            round.longitude_deg.set(row, 11.0 + 0.005 * turn.sin());
        }
        reading(&round)
    };
    let (still, drifts) = (round(&level), round(&drifting));
    assert!(still.noise.unwrap().drift_m.unwrap() < 0.3);
    assert!((drifts.noise.unwrap().drift_m.unwrap() - 30.0).abs() < 0.3);
    assert!(drifts.uncertainty_m > Some(15.0), "{drifts:?}");
    // A run from one place to another shows no drift.
    assert_eq!(reading(&samples(&drifting, 1)).noise.unwrap().drift_m, None);
}
