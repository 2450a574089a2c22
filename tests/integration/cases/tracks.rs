//! Tracks with pauses, with times in rare forms, and with a single point.

use patella::history::ledger::Outcome;

use super::*;

#[test]
fn a_pause_between_two_segments_is_no_timer_time() {
    let mut track = track("2026-03-14T07:00:00Z", 600, 2.9);
    track.kind = Some("running");
    track.points.extend((0..=600).map(|second| {
        let metres = (600 + second) as f64 * 2.9;
        (1_500 + second, metres, 1)
    }));
    let history = history(&[("a.gpx", track.gpx())]);
    let run = &history.runs[0].session;
    assert_near(run.distance_m, 3_480.0);
    assert_eq!([run.elapsed_s, run.timer_s, run.moving_s], [2_100.0, 1_200.0, 1_200.0].map(Some));
    assert_eq!(run.end_utc.to_string(), "2026-03-14T07:35:00Z");
}

#[test]
fn a_long_pause_between_segments_is_no_watch_left_running() {
    let mut track = track("2026-03-14T07:00:00Z", 1_200, 2.9);
    track.kind = Some("running");
    let later = (0..=1_200).map(|second| (36_000 + second, (1_200 + second) as f64 * 2.9, 1));
    track.points.extend(later);
    let history = history(&[("a.gpx", track.gpx())]);
    let run = &history.runs[0].session;
    assert_eq!(run.timer_s, Some(2_400.0));
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
        assert_near(run.session.distance_m, 3_480.0);
        assert_eq!(run.session.timer_s, Some(1_200.0));
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

#[test]
fn a_single_point_is_no_run() {
    let tcx = |lap: &str| {
        format!(
            "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-03-14T07:00:00Z</Id>\
             <Lap StartTime=\"2026-03-14T07:00:00Z\">{lap}<Track><Trackpoint><Time>2026-03-14T07:00:00Z</Time>\
             </Trackpoint></Track></Lap></Activity></Activities></TrainingCenterDatabase>"
        )
    };
    let totals = |seconds: u32, metres: u32| {
        format!("<TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>{metres}</DistanceMeters>")
    };
    let history = history(&[
        ("bare.tcx", tcx("")),
        ("zero.tcx", tcx(&totals(0, 0))),
        ("short.tcx", tcx(&totals(4, 0))),
        ("point.gpx", track("2026-03-15T07:00:00Z", 0, 1.0).gpx()),
        ("treadmill.tcx", tcx(&totals(1_800, 5_000))),
    ]);
    assert_eq!(history.runs.len(), 1, "laps of half an hour are a run");
    assert_eq!(history.runs[0].session.distance_m, Some(5_000.0));
    let outcome = |name: &str| {
        let row = history.ledger.iter().find(|row| row.path.ends_with(name));
        row.unwrap().outcome
    };
    for name in ["bare.tcx", "zero.tcx", "short.tcx", "point.gpx"] {
        assert_eq!(outcome(name), Outcome::Empty, "{name}");
        assert_eq!(reason(&history, name), "it holds a single point and no summary: no activity");
    }
}
