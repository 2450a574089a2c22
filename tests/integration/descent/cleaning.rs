//! What is not terrain: heights not found yet, pauses, single spikes, steps of the air pressure.

use patella::activity::Samples;
use patella::descent::AltitudeQuality;

use super::{read, samples};

#[test]
fn what_stands_for_no_height_yet_is_no_descent() {
    let slope = || (0..120).map(|second| 500.0 - f64::from(second) * 0.3);
    let with_start = |unset_m: f64| -> Vec<f64> { std::iter::repeat_n(unset_m, 20).chain(slope()).collect() };
    let (own, _) = read(&samples(&slope().collect::<Vec<_>>(), 1));
    for unset_m in [-500.0, 0.0] {
        let (found, quality) = read(&samples(&with_start(unset_m), 1));
        assert_eq!(quality, AltitudeQuality::Filtered);
        assert!((found.ascent_m - own.ascent_m).abs() < 1e-9, "{unset_m}");
        assert!((found.descent_m - own.descent_m).abs() < 1e-9, "{unset_m}");
    }
    let never = vec![-500.0; 30];
    assert_eq!(read(&samples(&never, 1)).1, AltitudeQuality::Stuck);
    let mostly: Vec<f64> = std::iter::repeat_n(-500.0, 200).chain(slope()).collect();
    assert_eq!(read(&samples(&mostly, 1)).1, AltitudeQuality::Sparse);
    // A beach: zero is a height here, and the descent to it counts.
    let ashore: Vec<f64> = (0..100).map(|second| f64::from(50 - second.min(50))).collect();
    let (found, _) = read(&samples(&ashore, 1));
    assert!(found.descent_m > 45.0, "{found:?}");
}

/// Ten minutes down a road that loses 6 m a minute, three meters a second.
fn down_a_road() -> Vec<f64> {
    (0..600).map(|second| 300.0 - f64::from(second) / 10.0).collect()
}

fn with_distance(altitudes: &[f64]) -> Samples {
    let mut samples = samples(altitudes, 1);
    for row in 0..samples.len() {
        samples.distance_m.set(row, row as f64 * 3.0);
    }
    samples
}

/// Metres down and up, rounded.
fn counted(samples: &Samples) -> (f64, f64) {
    let (found, _) = read(samples);
    (found.descent_m.round(), found.ascent_m.round())
}

#[test]
fn a_spike_is_no_hill() {
    assert_eq!(counted(&with_distance(&down_a_road())), (60.0, 0.0));
    for spike_m in [60.0, -60.0] {
        let mut road = down_a_road();
        road[300] += spike_m;
        assert_eq!(counted(&with_distance(&road)), (60.0, 0.0), "{spike_m}");
    }
}

#[test]
fn a_step_of_the_pressure_is_no_hill() {
    for step_m in [8.0, -8.0] {
        let mut road = down_a_road();
        road[300..].iter_mut().for_each(|altitude_m| *altitude_m += step_m);
        assert_eq!(counted(&with_distance(&road)), (60.0, 0.0), "{step_m}");
    }
}

#[test]
fn the_height_before_the_first_fix_is_no_hill() {
    for astray_m in [100.0, -100.0] {
        let mut road = down_a_road();
        road[..27].iter_mut().for_each(|altitude_m| *altitude_m += astray_m);
        let (down_m, up_m) = counted(&with_distance(&road));
        assert!(up_m == 0.0 && (56.0..=58.0).contains(&down_m), "{down_m} {up_m}");
    }
}

#[test]
fn what_the_sensor_drifts_in_a_pause_is_no_hill() {
    let mut paused = with_distance(&down_a_road());
    for row in 300..600 {
        // A quarter of an hour's rest, and weather that moved the sensor by 20 m.
        paused.unix_ms[row] += 900_000;
        let altitude_m = paused.altitude_m.get(row).unwrap() - 20.0;
        paused.altitude_m.set(row, altitude_m);
    }
    assert_eq!(counted(&paused), (60.0, 0.0));
}

#[test]
fn what_went_unrecorded_on_the_way_counts() {
    let road = with_distance(&down_a_road());
    // The phone slept for two minutes and the runner did not.
    let retained: Vec<usize> = (0..240).chain(360..600).collect();
    let mut gap = road.clone();
    gap.retain_rows(&retained);
    assert_eq!(counted(&gap), (60.0, 0.0));
    // Without any distance nothing speaks for a pause either.
    let mut bare = samples(&down_a_road(), 1);
    bare.retain_rows(&retained);
    assert_eq!(counted(&bare), (60.0, 0.0));
}

#[test]
fn nothing_is_run_between_two_segments() {
    let mut two = with_distance(&down_a_road()[..300]);
    let mut later = with_distance(&down_a_road()[300..]);
    for row in 0..later.len() {
        later.unix_ms[row] += 3_600_000;
        let altitude_m = later.altitude_m.get(row).unwrap() + 500.0;
        later.altitude_m.set(row, altitude_m);
    }
    two.append(later);
    assert_eq!(counted(&two), (60.0, 0.0));
}
