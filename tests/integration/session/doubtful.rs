//! Figures that cannot be, or that the reader should doubt.

use super::*;
use patella::activity::Totals;

#[test]
fn impossible_dates_are_refused_and_named() {
    let dated = |date: &str| {
        let start: jiff::Timestamp = date.parse().unwrap();
        let told = SessionSummary { start_unix_ms: Some(start.as_millisecond()), ..summary() };
        from_recording(&with(seconds(0), told), &Settings::default())
    };
    for (date, day) in [
        ("1989-12-31T00:00:00Z", "1989-12-31"),
        ("1994-12-31T23:59:59Z", "1994-12-31"),
        ("2100-01-01T00:00:00Z", "2100-01-01"),
        ("2126-02-06T06:28:15Z", "2126-02-06"),
    ] {
        let date_of = SessionError::ImpossibleDate { date: day.parse().unwrap() };
        assert_eq!(dated(date), Err(date_of));
    }
    assert!(dated("1995-01-01T00:00:00Z").is_ok());
    assert!(dated("2099-12-31T23:59:59Z").is_ok());
    let undated = SessionSummary { start_unix_ms: None, ..summary() };
    let refused = from_recording(&with(seconds(0), undated), &Settings::default());
    assert_eq!(refused, Err(SessionError::NoStart));
}

#[test]
fn one_session_without_a_date_does_not_take_the_others_along() {
    let undated = SessionSummary { start_unix_ms: None, ..summary() };
    let recording = with(with(seconds(600), undated), summary());
    let sessions = all(&recording);
    assert_eq!(sessions.len(), 1);
    assert_eq!((sessions[0].index, sessions[0].samples), (1, 600));
}

#[test]
fn durations_and_distances_that_cannot_be_are_taken_from_the_samples() {
    let told = SessionSummary {
        totals: Totals {
            elapsed_s: Some(4_000_000.0),
            timer_s: Some(-5.0),
            distance_m: Some(40_000_000.0),
            descent_m: Some(-3.0),
            ..summary().totals
        },
        ..summary()
    };
    let session = only(&with(at_speed(601, 3.0), told));
    assert_eq!((session.totals.elapsed_s, session.totals.timer_s), (Some(600.0), Some(600.0)));
    assert_eq!((session.totals.distance_m, session.distance_source), (Some(1_800.0), DistanceSource::Samples));
    assert_eq!(session.totals.descent_m, None);
    assert_eq!(session.end_utc.as_millisecond(), START_MS + 600_000);
}

#[test]
fn a_damaged_recording_is_flagged() {
    let mut recording = with(seconds(60), summary());
    for (fault, flags) in [
        (Fault::NoSession, vec![Flag::Recovered]),
        (Fault::CutOff { at_byte: 9 }, vec![Flag::Recovered]),
        (Fault::BadChecksum, vec![Flag::BadChecksum]),
        (Fault::ClockNotSet, vec![Flag::ClockNotSet]),
        (Fault::TrailingBytes { count: 1 }, vec![]),
    ] {
        recording.faults = vec![fault];
        recording.sessions[0].totals.distance_m = Some(100.0);
        assert_eq!(only(&recording).flags, flags);
    }
}

#[test]
fn a_watch_left_running_and_a_run_too_fast_are_flagged() {
    let flags = |elapsed_s, timer_s, distance_m| {
        let told = SessionSummary {
            totals: Totals {
                elapsed_s: Some(elapsed_s),
                timer_s: Some(timer_s),
                distance_m: Some(distance_m),
                ..summary().totals
            },
            ..summary()
        };
        only(&with(seconds(2), told)).flags
    };
    let hour = 3_600.0;
    assert_eq!(flags(hour, hour, 10_000.0), []);
    assert_eq!(flags(46.0 * hour, 2.5 * hour, 25_000.0), [Flag::LeftRunning]);
    assert_eq!(flags(8.0 * hour, 3.0 * hour, 30_000.0), [], "under three times");
    assert_eq!(flags(4.0 * hour, 0.5 * hour, 5_000.0), [], "under six hours more");
    assert_eq!(flags(hour, hour, 30_000.0), [Flag::TooFast]);
    assert_eq!(flags(100.0, 100.0, 800.0), [], "a short one may be as fast");
}
