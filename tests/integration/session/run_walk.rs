//! Running and walking within one run, from samples a second whose gaits are known.

use super::*;

/// Seconds at a speed (meters a second) and a cadence as stored.
type Gait = (i64, f64, Option<f64>);

/// One sample a second through these gaits in turn; each sample has the speed and cadence of the second up to it.
fn run_of(gaits: &[Gait]) -> Recording {
    let total: i64 = gaits.iter().map(|(seconds, ..)| seconds).sum();
    let mut recording = with(seconds(total + 1), summary());
    recording.samples.speed_m_s.set(0, gaits[0].1);
    let mut row = 1;
    for &(seconds, speed_m_s, cadence) in gaits {
        for _ in 0..seconds {
            recording.samples.speed_m_s.set(row, speed_m_s);
            if let Some(cadence) = cadence {
                recording.samples.cadence_rpm.set(row, cadence);
            }
            row += 1;
        }
    }
    recording
}

/// Seconds walked, seconds of the longest running, times of running.
fn found(gaits: &[Gait]) -> (f64, f64, usize) {
    let gaits = only(&run_of(gaits)).run_walk.unwrap();
    (gaits.walking_s, gaits.longest_running_s, gaits.run_intervals)
}

#[test]
fn a_steady_run_is_one_time_of_running() {
    assert_eq!(found(&[(3_600, 2.9, Some(84.0))]), (0.0, 3_600.0, 1));
    assert_eq!(found(&[(3_600, 2.9, None)]), (0.0, 3_600.0, 1));
}

#[test]
fn two_minutes_of_running_and_one_of_walking_are_counted_in_turns() {
    let turns = [(120, 2.8, None), (60, 1.5, None)].repeat(5);
    assert_eq!(found(&turns), (300.0, 120.0, 5));
    let turns = [(120, 2.8, Some(82.0)), (60, 1.5, Some(57.0))].repeat(5);
    assert_eq!(found(&turns), (300.0, 120.0, 5));
}

#[test]
fn the_cadence_tells_slow_running_from_fast_walking() {
    assert_eq!(found(&[(900, 2.0, Some(82.0))]), (0.0, 900.0, 1), "164 steps a minute");
    assert_eq!(found(&[(600, 2.8, Some(82.0)), (300, 2.0, Some(64.0))]), (300.0, 600.0, 1), "128 steps a minute");
    assert_eq!(found(&[(900, 2.0, None)]), (0.0, 900.0, 1), "without a cadence it may be running");
}

#[test]
fn a_cadence_may_count_both_feet() {
    assert_eq!(found(&[(600, 2.8, Some(165.0)), (300, 1.6, Some(112.0))]), (300.0, 600.0, 1));
}

#[test]
fn a_cadence_of_zero_is_none() {
    assert_eq!(found(&[(600, 2.8, Some(82.0)), (300, 1.6, Some(0.0))]), (300.0, 600.0, 1));
}

#[test]
fn a_slow_corner_is_no_walk_and_a_traffic_light_no_end() {
    assert_eq!(found(&[(600, 2.8, None), (10, 1.0, None), (590, 2.8, None)]), (0.0, 1_200.0, 1));
    assert_eq!(found(&[(600, 2.8, None), (40, 0.0, None), (600, 2.8, None)]), (0.0, 1_200.0, 1));
    assert_eq!(found(&[(600, 2.8, None), (90, 0.0, None), (500, 2.8, None)]), (0.0, 600.0, 1), "a long stop");
}

#[test]
fn a_short_sprint_does_not_divide_a_walk() {
    assert_eq!(found(&[(600, 2.8, None), (100, 1.4, None), (10, 3.0, None), (90, 1.4, None)]), (200.0, 600.0, 1));
}

#[test]
fn a_walk_all_the_time_has_no_running() {
    assert_eq!(found(&[(900, 1.4, None)]), (900.0, 0.0, 0));
}

#[test]
fn without_movement_in_the_samples_or_on_a_bicycle_it_is_not_known() {
    assert_eq!(only(&with(seconds(601), summary())).run_walk, None);
    let ride = SessionSummary { sport: Some(Sport::Cycling), ..summary() };
    assert_eq!(only(&with(at_speed(601, 6.0), ride)).run_walk, None);
    let mut sparse = with(seconds(0), summary());
    for minute in 0..20 {
        let row = sparse.samples.push_row(START_MS + minute * 60_000);
        sparse.samples.distance_m.set(row, minute as f64 * 170.0);
    }
    assert_eq!(only(&sparse).run_walk, None, "one sample a minute");
}
