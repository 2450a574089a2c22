//! When a watch's own total cannot be: on strong evidence only.

use patella::descent::{Contradiction, ElevationProfile, contradiction};
use patella::settings::DescentRules;

use super::profiles::{Noise, hills, stored_in_steps};
use super::samples;

fn against(device_m: f64, altitudes: &[f64]) -> Option<Contradiction> {
    let samples = samples(altitudes, 1);
    let rows: Vec<usize> = (0..samples.len()).collect();
    let rules = DescentRules::default();
    let profile = ElevationProfile::of(&samples, &rows, &rules);
    contradiction(device_m, Some(10_000.0), &profile, &rules.contradiction)
}

/// Heights that wander as those of satellites do: each a little off the one before, and drawn back to the terrain.
fn wandering(terrain_m: &[f64]) -> Vec<f64> {
    let steps = Noise::new(5).added_to(&vec![0.0; terrain_m.len()], 1.0);
    let mut off_m = 0.0;
    let heights = terrain_m.iter().zip(steps).map(|(height_m, step_m)| {
        off_m = 0.97 * off_m + step_m;
        height_m + off_m
    });
    stored_in_steps(&heights.collect::<Vec<_>>(), 0.2)
}

#[test]
fn a_total_from_an_altitude_that_never_moved_cannot_be() {
    let stuck = vec![-120.0; 600];
    assert_eq!(against(223.0, &stuck), Some(Contradiction::StuckAltitude));
    assert_eq!(against(0.0, &stuck), None, "none counted, none to contradict");
    assert_eq!(against(223.0, &[]), None, "nothing to ask");
}

#[test]
fn a_total_above_all_drops_together_cannot_be() {
    let pressure = stored_in_steps(&Noise::new(1).added_to(&hills(3_600), 0.1), 0.2);
    assert_eq!(against(900.0, &pressure), Some(Contradiction::MoreThanAltitude));
}

#[test]
fn a_total_without_the_hills_cannot_be() {
    let high: Vec<f64> = hills(3_600).iter().map(|meters| meters * 3.0).collect();
    let pressure = stored_in_steps(&Noise::new(1).added_to(&high, 0.1), 0.2);
    assert_eq!(against(20.0, &pressure), Some(Contradiction::HillsLeftOut));
}

#[test]
fn noise_counted_on_the_flat_cannot_be() {
    let flat = wandering(&vec![30.0; 3_600]);
    assert_eq!(against(300.0, &flat), Some(Contradiction::Noise));
    assert_eq!(against(20.0, &flat), None, "too little to matter");
}

#[test]
fn figures_that_merely_differ_are_no_contradiction() {
    let pressure = stored_in_steps(&Noise::new(1).added_to(&hills(3_600), 0.1), 0.2);
    let ours_m = 200.0;
    for share in [0.6, 0.8, 1.0, 1.2, 1.4] {
        assert_eq!(against(share * ours_m, &pressure), None, "{share}");
    }
    // Unsteady, but what was counted is mostly hills.
    let mountains: Vec<f64> = hills(3_600).iter().map(|meters| meters * 8.0).collect();
    assert_eq!(against(1_500.0, &wandering(&mountains)), None);
}
