//! Profiles that can be worked out on paper, and what noise and thinning do to them.

use proptest::prelude::*;

use super::{read, reading, samples};

/// Noise that is the same on every machine.
pub struct Noise(u64);

impl Noise {
    pub fn new(seed: u64) -> Noise {
        Noise(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number of mean 0 and standard deviation 1: the sum of twelve even ones, less six.
    fn next(&mut self) -> f64 {
        let mut even = || {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        };
        (0..12).map(|_| even()).sum::<f64>() - 6.0
    }

    pub fn added_to(&mut self, altitudes: &[f64], deviation_m: f64) -> Vec<f64> {
        (altitudes.iter()).map(|altitude_m| altitude_m + deviation_m * self.next()).collect()
    }
}

/// Hills of 40 m and of 10 m over each other.
pub fn hills(seconds: u32) -> Vec<f64> {
    let hill = |second: u32| {
        let minutes = f64::from(second) / 60.0;
        250.0 + 20.0 * (minutes / 2.0).sin() + 5.0 * (minutes * 1.7).sin()
    };
    (0..seconds).map(hill).collect()
}

pub fn stored_in_steps(altitudes: &[f64], step_m: f64) -> Vec<f64> {
    (altitudes.iter()).map(|altitude_m| (altitude_m / step_m).round() * step_m).collect()
}

#[test]
fn a_slope_of_a_hundred_metres_is_lost_once() {
    let down: Vec<f64> = (0..=1_000).map(|second| 300.0 - f64::from(second) / 10.0).collect();
    let (found, _) = read(&samples(&down, 1));
    assert_eq!(found.ascent_m, 0.0);
    assert!((found.descent_m - 100.0).abs() < 1e-6, "{}", found.descent_m);
}

#[test]
fn ten_rollers_of_five_metres_are_fifty_up_and_fifty_down() {
    // A minute up and a minute down, as straight ramps and as round hills.
    let ramp = |second: u32| 5.0 * (1.0 - (f64::from(second % 120) / 60.0 - 1.0).abs());
    let round = |second: u32| 2.5 - 2.5 * (f64::from(second) / 60.0 * std::f64::consts::PI).cos();
    for shape in [&ramp as &dyn Fn(u32) -> f64, &round] {
        let rollers: Vec<f64> = (0..=1_200).map(|second| 100.0 + shape(second)).collect();
        let (found, _) = read(&samples(&rollers, 1));
        assert!((found.ascent_m - 50.0).abs() < 0.5, "{found:?}");
        assert!((found.descent_m - 50.0).abs() < 0.5, "{found:?}");
        // In whole meters.
        let (found, _) = read(&samples(&stored_in_steps(&rollers, 1.0), 1));
        assert_eq!((found.ascent_m, found.descent_m), (50.0, 50.0));
        // A barometer that wobbles leaves it within what it is said to be unsure by.
        let wobbling = reading(&samples(&Noise::new(7).added_to(&rollers, 0.1), 1));
        let off_m = (wobbling.totals.unwrap().descent_m - 50.0).abs();
        assert!(off_m < wobbling.uncertainty_m.unwrap(), "{wobbling:?}");
    }
}

#[test]
fn a_staircase_goes_only_down() {
    let stairs: Vec<f64> = (0..1_200).map(|second: u32| 200.0 - f64::from(second / 60) * 3.0).collect();
    let (found, _) = read(&samples(&stairs, 1));
    assert_eq!((found.ascent_m, found.descent_m), (0.0, 57.0));
}

#[test]
fn a_flat_track_stays_flat_under_noise() {
    let flat = vec![100.0; 3_600];
    for (seed, deviation_m) in [(11, 0.1), (12, 0.3), (13, 1.0), (14, 2.0)] {
        let noisy = Noise::new(seed).added_to(&flat, deviation_m);
        let (found, _) = read(&samples(&noisy, 1));
        assert!(found.descent_m < 5.0, "{deviation_m} m of noise: {found:?}");
        let stored = stored_in_steps(&noisy, 1.0);
        let (found, _) = read(&samples(&stored, 1));
        assert!(found.descent_m < 5.0, "{deviation_m} m of noise in whole meters: {found:?}");
    }
}

#[test]
fn noise_does_not_hide_the_hills() {
    let (exact, _) = read(&samples(&hills(3_600), 1));
    for (seed, deviation_m) in [(21, 0.1), (22, 0.3), (23, 1.0)] {
        let noisy = reading(&samples(&Noise::new(seed).added_to(&hills(3_600), deviation_m), 1));
        let found = noisy.totals.unwrap();
        let off_m = (found.descent_m - exact.descent_m).abs();
        assert!(off_m < noisy.uncertainty_m.unwrap(), "{deviation_m}: {exact:?} {noisy:?}");
        assert!(off_m < 0.1 * exact.descent_m, "{deviation_m}: {exact:?} {found:?}");
    }
}

/// A hilly hour with a barometer: heights in meters and lengths in seconds of the waves it is made of, and a seed.
fn hours() -> impl Strategy<Value = Vec<f64>> {
    let wave = (4.0..30.0_f64, 150.0..900.0_f64, 0.0..6.0_f64);
    (prop::collection::vec(wave, 1..4), 1..1_000_u64).prop_map(|(waves, seed)| {
        let terrain = |second: u32| -> f64 {
            let at = |(height, length, begin): &(f64, f64, f64)| {
                height * (f64::from(second) / length * std::f64::consts::TAU + begin).sin()
            };
            300.0 + waves.iter().map(at).sum::<f64>()
        };
        let exact: Vec<f64> = (0..3_600).map(terrain).collect();
        stored_in_steps(&Noise::new(seed).added_to(&exact, 0.1), 0.2)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_sample_in_five_tells_the_same(hour in hours()) {
        let every = samples(&hour, 1);
        let mut thinned = every.clone();
        thinned.retain_rows(&(0..every.len()).step_by(5).collect::<Vec<_>>());
        let (every, thinned) = (read(&every).0.descent_m, read(&thinned).0.descent_m);
        prop_assert!((thinned - every).abs() < 0.05 * every, "{} {}", every, thinned);
    }
}
