//! Grades, bands, the longest and the steepest descent, and how slopes were run: on roads that can be worked out on paper.

use patella::activity::Samples;
use patella::descent::{Downhill, ElevationProfile, grades_pct};
use patella::settings::DescentRules;
use serde_json::Value;

use super::profiles::{Noise, stored_in_steps};

/// Metres a second on every road here but one.
const SPEED_M_S: f64 = 2.5;

#[test]
fn tv10_the_grade_is_taken_over_fifty_metres() {
    let all: Value = serde_json::from_str(include_str!("../vectors.json")).unwrap();
    let found = grades_pct(&[0.0, 25.0, 50.0, 75.0], &[100.0, 98.5, 96.5, 95.5], 50.0);
    assert_eq!(found[1], all["TV10_grade_pct"].as_f64());
    assert_eq!(found[2], Some(-6.0));
    assert_eq!((found[0], found[3]), (None, None), "nothing is beyond the ends");
    assert!(grades_pct(&[], &[], 50.0).is_empty());
    assert_eq!(grades_pct(&[0.0, 0.0, 60.0], &[5.0, 5.0, 5.0], 50.0), [None; 3]);
}

/// A road of straight pieces: length in meters, grade in percent.
struct Road<'a>(&'a [(f64, f64)]);

impl Road<'_> {
    fn height_m(&self, mut along_m: f64) -> f64 {
        let mut height_m = 200.0;
        for &(length_m, grade_pct) in self.0 {
            let part_m = along_m.clamp(0.0, length_m);
            height_m += part_m * grade_pct / 100.0;
            along_m -= length_m;
        }
        height_m
    }

    fn length_m(&self) -> f64 {
        self.0.iter().map(|(length_m, _)| length_m).sum()
    }

    /// A sample a second, faster downhill where `faster_m_s` says so.
    fn run(&self, faster_m_s: f64) -> Samples {
        let mut samples = Samples::default();
        let (mut second, mut along_m) = (0, 0.0);
        while along_m <= self.length_m() {
            let row = samples.push_row(second * 1000);
            samples.altitude_m.set(row, self.height_m(along_m));
            samples.distance_m.set(row, along_m);
            let is_down = self.height_m(along_m + 0.01) < self.height_m(along_m) - 1e-9;
            samples.cadence_rpm.set(row, if is_down { 90.0 } else { 80.0 });
            along_m += SPEED_M_S + if is_down { faster_m_s } else { 0.0 };
            second += 1;
        }
        samples
    }
}

fn downhill_of(samples: &Samples, descent_m: f64) -> Option<Downhill> {
    let rules = DescentRules::default();
    let rows: Vec<usize> = (0..samples.len()).collect();
    let profile = ElevationProfile::of(samples, &rows, &rules);
    profile.downhill(samples, &rules, |rpm| Some(rpm * 2.0)).map(|downhill| downhill.scaled_to(descent_m))
}

/// Level, then each band in turn with level terrain between, then up again.
const ALL_BANDS: Road<'static> = Road(&[
    (1_000.0, 0.0),
    (1_000.0, -2.0),
    (500.0, 0.0),
    (1_000.0, -4.5),
    (500.0, 0.0),
    (1_000.0, -7.5),
    (500.0, 0.0),
    (1_000.0, -10.5),
    (500.0, 0.0),
    (500.0, -15.0),
    (2_000.0, 5.0),
]);

#[test]
fn every_slope_is_found_in_its_band() {
    let found = downhill_of(&ALL_BANDS.run(0.0), 320.0).unwrap();
    // Where one slope ends and another begins, fifty meters hold both: some of each steep slope is found as a gentler one.
    let expected = [
        (1_000.0, 250.0, 20.0),
        (1_000.0, 100.0, 45.0),
        (1_000.0, 50.0, 75.0),
        (1_000.0, 50.0, 105.0),
        (500.0, 50.0, 75.0),
    ];
    for (band, (length_m, within_m, drop_m)) in found.bands.iter().zip(expected) {
        assert!((band.distance_m - length_m).abs() <= within_m, "{found:?}");
        assert!((band.drop_m - drop_m).abs() <= 7.0, "{found:?}");
        assert!((band.time_s * SPEED_M_S - band.distance_m).abs() < 1.0, "{found:?}");
    }
}

#[test]
fn heights_of_satellites_tell_no_grades() {
    let mut samples = ALL_BANDS.run(0.0);
    assert!(downhill_of(&samples, 320.0).is_some());
    let exact: Vec<f64> = (0..samples.len()).map(|row| samples.altitude_m.get(row).unwrap()).collect();
    let wandering = stored_in_steps(&Noise::new(2).added_to(&exact, 0.8), 0.2);
    for (row, &height_m) in wandering.iter().enumerate() {
        samples.altitude_m.set(row, height_m);
    }
    assert!(downhill_of(&samples, 320.0).is_none());
}

#[test]
fn the_bands_add_up_to_the_descent_in_use() {
    for descent_m in [320.0, 250.0, 0.0] {
        let found = downhill_of(&ALL_BANDS.run(0.0), descent_m).unwrap();
        let sum_m: f64 = found.bands.iter().map(|band| band.drop_m).sum();
        assert!((sum_m - descent_m).abs() < 1e-9, "{descent_m}: {found:?}");
    }
    // A watch that counted some meters where our profile never falls.
    let up = downhill_of(&Road(&[(1_000.0, 3.0)]).run(0.0), 4.0).unwrap();
    assert_eq!(up.bands[0].drop_m, 4.0);
    assert_eq!((up.longest, up.steepest_100m_pct, up.mean_speed_m_s), (None, None, None));
}

#[test]
fn the_longest_descent_is_the_one_that_loses_most() {
    let found = downhill_of(&ALL_BANDS.run(0.0), 320.0).unwrap();
    let longest = found.longest.unwrap();
    // No rise interrupts it, so it goes from the first slope to the foot of the last.
    assert!((longest.drop_m - 320.0).abs() < 2.0, "{longest:?}");
    let begins_m = longest.begins_at_share * ALL_BANDS.length_m();
    assert!((begins_m - 1_000.0).abs() <= 30.0, "{longest:?}");
    assert!((longest.length_m - 6_500.0).abs() <= 60.0, "{longest:?}");
    let two = Road(&[(500.0, -4.0), (500.0, 4.0), (1_000.0, -5.0), (500.0, 1.0)]);
    let longest = downhill_of(&two.run(0.0), 70.0).unwrap().longest.unwrap();
    assert!((longest.drop_m - 50.0).abs() < 1.0 && (longest.length_m - 1_000.0).abs() <= 20.0, "{longest:?}");
    assert!((longest.begins_at_share - 0.4).abs() < 0.01, "{longest:?}");
}

#[test]
fn the_steepest_hundred_metres_are_told() {
    let steep = downhill_of(&ALL_BANDS.run(0.0), 320.0).unwrap().steepest_100m_pct.unwrap();
    assert!((steep - 15.0).abs() < 0.1, "{steep}");
    // Sixty steep meters are not sustained: over a hundred they are 12 % less.
    let short = Road(&[(500.0, 0.0), (60.0, -20.0), (500.0, 0.0)]);
    let steep = downhill_of(&short.run(0.0), 12.0).unwrap().steepest_100m_pct.unwrap();
    assert!((steep - 12.0).abs() < 0.5, "{steep}");
}

#[test]
fn running_downhill_is_compared_with_running_on_the_level() {
    let found = downhill_of(&ALL_BANDS.run(0.5), 320.0).unwrap();
    let (down, level) = (found.downhill.unwrap(), found.level.unwrap());
    let near = |found: f64, expected: f64| (found / expected - 1.0).abs() < 0.02;
    assert!(near(down.speed_m_s, 3.0) && near(level.speed_m_s, 2.5), "{found:?}");
    assert!(near(down.cadence_spm, 180.0) && near(level.cadence_spm, 160.0), "{found:?}");
    assert!(near(down.step_length_m, 1.0) && near(level.step_length_m, 0.9375), "{found:?}");
    assert!(near(found.mean_speed_m_s.unwrap(), 3.0), "{found:?}");
    assert!(near(found.fastest_100m_m_s.unwrap(), 3.0), "{found:?}");
}

#[test]
fn what_the_watch_measures_of_a_step_is_told_downhill_and_on_the_level() {
    let mut samples = ALL_BANDS.run(0.0);
    let plain = downhill_of(&samples, 320.0).unwrap();
    for row in 0..samples.len() {
        let is_down = samples.cadence_rpm.get(row) == Some(90.0);
        let (oscillation_mm, contact_ms) = if is_down { (110.0, 240.0) } else { (90.0, 260.0) };
        samples.vertical_oscillation_mm.set(row, oscillation_mm);
        samples.ground_contact_ms.set(row, contact_ms);
    }
    let found = downhill_of(&samples, 320.0).unwrap();
    let (down, level) = (found.downhill.unwrap(), found.level.unwrap());
    let near = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1.0;
    assert!(near(down.vertical_oscillation_mm, 110.0) && near(down.ground_contact_ms, 240.0));
    assert!(near(level.vertical_oscillation_mm, 90.0) && near(level.ground_contact_ms, 260.0));
    let untold = plain.downhill.unwrap();
    assert_eq!((untold.vertical_oscillation_mm, untold.ground_contact_ms), (None, None));
}

#[test]
fn a_pause_on_a_slope_is_no_time_on_it() {
    let mut rested = ALL_BANDS.run(0.0);
    for row in 600..rested.len() {
        rested.unix_ms[row] += 1_200_000;
    }
    let (found, without) = (downhill_of(&rested, 320.0).unwrap(), downhill_of(&ALL_BANDS.run(0.0), 320.0).unwrap());
    for (band, other) in found.bands.iter().zip(without.bands) {
        assert!((band.time_s - other.time_s).abs() < 30.0, "{found:?}");
    }
}

#[test]
fn positions_stand_in_for_a_missing_count_of_metres() {
    let counted = ALL_BANDS.run(0.0);
    let mut placed = Samples::default();
    for row in 0..counted.len() {
        placed.push_row(counted.unix_ms[row]);
        placed.altitude_m.set(row, counted.altitude_m.get(row).unwrap());
        placed.latitude_deg.set(row, 47.0 + counted.distance_m.get(row).unwrap() / 111_195.0);
        placed.longitude_deg.set(row, 11.0);
    }
    let (counted, placed) = (downhill_of(&counted, 320.0).unwrap(), downhill_of(&placed, 320.0).unwrap());
    for (band, other) in counted.bands.iter().zip(placed.bands) {
        assert!((band.distance_m - other.distance_m).abs() <= 20.0, "{placed:?}");
    }
    assert_eq!((placed.downhill, placed.level), (None, None), "without a cadence");
}

#[test]
fn without_a_way_or_a_height_there_are_no_slopes() {
    let mut bare = ALL_BANDS.run(0.0);
    bare.distance_m = patella::activity::SampleColumn::default();
    assert_eq!(downhill_of(&bare, 320.0), None);
    let mut level = ALL_BANDS.run(0.0);
    level.altitude_m = patella::activity::SampleColumn::default();
    assert_eq!(downhill_of(&level, 320.0), None);
    assert_eq!(downhill_of(&Road(&[(30.0, -5.0)]).run(0.0), 1.5), None, "too short for a grade");
    assert_eq!(downhill_of(&Samples::default(), 0.0), None);
}
