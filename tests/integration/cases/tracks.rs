//! Tracks with pauses, with times in rare forms, and with a single point.

use patella::history::ledger::Outcome;

use super::*;

#[test]
fn a_long_pause_between_segments_is_no_watch_left_running() {
    let mut track = track("2026-03-14T07:00:00Z", 1_200, 2.9);
    track.kind = Some("running");
    let later = (0..=1_200).map(|second| (36_000 + second, (1_200 + second) as f64 * 2.9, 1));
    track.points.extend(later);
    let history = history(&[("a.gpx", track.gpx())]);
    let run = &history.runs[0].session;
    assert_eq!(run.totals.timer_s, Some(2_400.0));
    assert_eq!(run.end_utc.to_string(), "2026-03-14T17:20:00Z");
    assert!(!run.flags.contains(&patella::session::Flag::LeftRunning));
}

#[test]
fn times_in_rare_forms_are_read() {
    let running = |start| Track { kind: Some("running"), ..track(start, 1_200, 2.9) };
    type Form = fn(Timestamp) -> String;
    let forms: [(&str, &'static str, Form); 4] = [
        ("ms.gpx", "2026-03-14T07:00:00Z", |at| at.as_millisecond().to_string()),
        ("slashes.gpx", "2026-03-15T07:00:00Z", |at| at.strftime("%Y/%m/%d %H:%M:%S").to_string()),
        ("word.gpx", "2026-03-16T07:00:00Z", |at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
        ("digits.gpx", "2026-03-17T07:00:00Z", |at| at.strftime("%Y-%-m-%-dT%-H:%-M:%-SZ").to_string()),
    ];
    let files = forms.map(|(name, start, form)| (name, running(start).gpx_with(form)));
    let history = history(&files);
    let starts: Vec<String> = history.runs.iter().map(start).collect();
    let expected = forms.map(|(_, start, _)| start.to_owned());
    assert_eq!(starts, expected);
    for run in &history.runs {
        assert_near(run.session.totals.distance_m, 3_480.0);
        assert_eq!(run.session.totals.timer_s, Some(1_200.0));
    }
}

#[test]
fn times_that_cannot_be_understood_are_no_route_without_times() {
    let gpx = track("2026-03-14T07:00:00Z", 10, 2.9).gpx_with(|at| format!("day {}", at.as_second()));
    let history = history(&[("a.gpx", gpx)]);
    let row = &history.ledger[0];
    assert_eq!(row.outcome, Outcome::Unreadable);
    assert!(row.reason.starts_with("its times cannot be understood: day 1773471600"), "{}", row.reason);
}
