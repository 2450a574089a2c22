//! Time in motion, from watches that count and write in their own ways.

use super::*;
use patella::activity::{Samples, Totals};

const HOUR_S: usize = 3_600;
const METERS_A_DEGREE: f64 = 111_195.080_23;

fn moving_s(recording: &Recording) -> f64 {
    only(recording).totals.moving_s.unwrap()
}

fn is_too_fast(recording: &Recording) -> bool {
    only(recording).flags.contains(&Flag::TooFast)
}

/// An hour at 2.9 m/s whose odometer counts whole meters and steps every five seconds.
fn stepped() -> Recording {
    let mut recording = with(seconds(HOUR_S as i64 + 1), hour());
    for row in 0..=HOUR_S {
        let counted = (2.9 * (row - row % 5) as f64).floor();
        recording.samples.distance_m.set(row, counted);
    }
    recording
}

fn hour() -> SessionSummary {
    SessionSummary {
        totals: Totals { elapsed_s: Some(3_600.0), timer_s: Some(3_600.0), ..summary().totals },
        ..summary()
    }
}

/// Sets a place due north of the start, so many meters away.
fn place(samples: &mut Samples, row: usize, meters: f64) {
    samples.latitude_deg.set(row, 46.0 + meters / METERS_A_DEGREE);
    samples.longitude_deg.set(row, 9.0);
}

#[test]
fn an_odometer_that_steps_every_five_seconds_is_held_between_its_steps() {
    let run = stepped();
    assert_eq!(moving_s(&run), 3_600.0);
    assert!(!is_too_fast(&run), "fifteen meters in a second are no drive");
}

#[test]
fn the_written_speed_counts_before_the_odometer() {
    let mut run = stepped();
    for row in 0..=HOUR_S {
        let stands = (1_000..1_300).contains(&row);
        run.samples.speed_m_s.set(row, if stands { 0.0 } else { 2.9 });
    }
    assert_eq!(moving_s(&run), 3_300.0);
}

#[test]
fn a_written_speed_that_never_moves_is_not_believed_beside_an_odometer_that_does() {
    let mut run = with(at_speed(601, 3.0), summary());
    for row in 0..601 {
        run.samples.speed_m_s.set(row, 0.0);
    }
    assert_eq!(moving_s(&run), 600.0);
}

#[test]
fn a_stop_is_seen_through_a_stepped_odometer() {
    let told = SessionSummary {
        totals: Totals { elapsed_s: Some(1_200.0), timer_s: Some(1_200.0), ..summary().totals },
        ..summary()
    };
    let mut run = with(seconds(1_201), told);
    for row in 0..1_201_usize {
        let gone_s = if row < 600 { row } else { row.max(720) - 120 };
        let counted = (2.9 * (gone_s - gone_s % 5) as f64).floor();
        run.samples.distance_m.set(row, counted);
    }
    let moving = moving_s(&run);
    assert!((moving - 1_080.0).abs() <= 5.0, "{moving}");
}

#[test]
fn a_steady_odometer_keeps_short_stops() {
    let mut run = with(seconds(601), summary());
    for row in 0..601_usize {
        let gone_s = if row < 300 { row } else { row.max(310) - 10 };
        run.samples.distance_m.set(row, 3.0 * gone_s as f64);
    }
    let moving = moving_s(&run);
    assert!((moving - 590.0).abs() <= 1.0, "{moving}");
}

#[test]
fn a_place_every_five_seconds_and_a_pulse_every_second_is_no_standstill() {
    let mut run = with(seconds(601), summary());
    for row in 0..601_usize {
        run.samples.heart_rate_bpm.set(row, 140.0);
        if row % 5 == 0 {
            place(&mut run.samples, row, 2.9 * row as f64);
        }
    }
    let session = only(&run);
    assert_eq!(session.totals.moving_s, Some(600.0));
    assert_eq!(session.totals.avg_hr_bpm, Some(140.0));
}

#[test]
fn places_and_pulses_in_records_of_their_own_are_one_run() {
    let mut run = with(seconds(601), summary());
    for row in 0..601_usize {
        if row % 2 == 0 {
            place(&mut run.samples, row, 2.9 * row as f64);
            run.samples.distance_m.set(row, 2.9 * row as f64);
        } else {
            run.samples.heart_rate_bpm.set(row, 140.0);
        }
    }
    let session = only(&run);
    assert_eq!(session.totals.moving_s, Some(600.0));
    assert_eq!(session.totals.distance_m, Some(1_740.0));
}

#[test]
fn records_that_lack_the_distance_are_no_standstill() {
    for lacking in [2, 3, 7] {
        let mut run = with(seconds(601), summary());
        for row in (0..601_usize).filter(|row| row % lacking == 0) {
            run.samples.distance_m.set(row, 2.9 * row as f64);
        }
        let last = (600 - 600 % lacking) as f64;
        assert_eq!(moving_s(&run), last, "every {lacking}th record has one");
    }
}

#[test]
fn a_gap_without_movement_is_a_pause_whatever_the_speed_behind_it() {
    let mut run = with(seconds(0), summary());
    for second in (0..300).chain(900..1_201) {
        let row = run.samples.push_row(START_MS + second * 1_000);
        let gone_s = if second < 300 { second } else { second - 600 };
        run.samples.distance_m.set(row, 3.0 * gone_s as f64);
        run.samples.speed_m_s.set(row, 3.0);
    }
    let moving = moving_s(&run);
    assert!((moving - 600.0).abs() <= 1.0, "{moving}");
}

#[test]
fn without_any_measure_of_movement_the_time_in_motion_is_not_known() {
    assert_eq!(only(&with(seconds(601), summary())).totals.moving_s, None);
}

#[test]
fn the_time_in_which_the_timer_stood_still_is_no_motion() {
    let mut run = with(seconds(0), summary());
    for second in (0..300).chain(320..621) {
        let row = run.samples.push_row(START_MS + second * 1_000);
        run.samples.speed_m_s.set(row, 3.0);
    }
    let event = |second: i64, starts| TimerEvent { unix_ms: START_MS + second * 1_000, starts };
    run.timer_events = vec![event(0, true), event(299, false), event(320, true)];
    assert_eq!(moving_s(&run), 599.0);
}

#[test]
fn nobody_moves_longer_than_the_timer_ran() {
    let told = SessionSummary { totals: Totals { timer_s: Some(590.25), ..summary().totals }, ..summary() };
    assert_eq!(moving_s(&with(at_speed(601, 3.0), told)), 590.25);
}
