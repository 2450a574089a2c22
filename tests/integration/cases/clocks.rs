//! Local time written as UTC, and the same points at another hour.

use patella::history::ledger::Tie;
use patella::session::Flag;

use super::*;

/// A run in Illinois, where the clock is five hours behind UTC in March, by the app that wrote local time before 2015.
fn runkeeper(start: &'static str, name: Option<&'static str>) -> Track {
    Track {
        name,
        kind: Some("running"),
        creator: "RunKeeper - http://www.runkeeper.com",
        place: (41.0, -90.0),
        ..track(start, 1_200, 2.9)
    }
}

const TITLE: Option<&str> = Some("Running 3/14/14 12:49 pm");
const LOCAL: &str = "2014-03-14T12:49:00Z";
const UTC: &str = "2014-03-14T17:49:00Z";

#[test]
fn local_time_is_known_by_the_title_and_by_the_name_of_the_file() {
    for (file, title) in [("a.gpx", TITLE), ("2014-03-14-1249.gpx", None)] {
        let history = history(&[(file, runkeeper(LOCAL, title).gpx())]);
        let run = &history.runs[0];
        assert_eq!(start(run), UTC, "{file}");
        assert!(run.session.flags.contains(&Flag::LocalTimeAsUtc));
        assert!(reason(&history, file).contains("are local time"));
    }
}

#[test]
fn a_true_utc_is_left_as_it_is() {
    let other_app = Track { creator: "another app", ..runkeeper(LOCAL, None) };
    for (file, track, expected) in [
        ("2014-03-14-1249.gpx", runkeeper(UTC, TITLE), UTC),
        ("a.gpx", runkeeper(UTC, None), UTC),
        ("a.gpx", runkeeper(LOCAL, None), LOCAL),
        // Other programs name their files in UTC.
        ("2014-03-14-1249.gpx", other_app, LOCAL),
    ] {
        let history = history(&[(file, track.gpx())]);
        assert_eq!(start(&history.runs[0]), expected, "{file}");
        assert!(!history.runs[0].session.flags.contains(&Flag::LocalTimeAsUtc));
    }
}

#[test]
fn the_same_points_whole_hours_apart_are_one_run_whoever_wrote_them() {
    let plain = |start| Track { creator: "made", ..runkeeper(start, None) };
    for files in [
        [("a.gpx", plain(LOCAL).gpx()), ("b.gpx", plain(UTC).gpx())],
        [("a.gpx", plain(UTC).gpx()), ("b.gpx", plain(LOCAL).gpx())],
    ] {
        let history = history(&files);
        assert_eq!(history.runs.len(), 1);
        assert_eq!(start(&history.runs[0]), UTC, "the clock of the place decides");
        let ties: Vec<Option<Tie>> = history.ledger.iter().map(|row| row.tie).collect();
        assert!(ties.contains(&Some(Tie::SamePoints)), "{ties:?}");
    }
}

#[test]
fn of_two_copies_the_one_with_the_finer_places_is_kept() {
    let fine = runkeeper(UTC, None).gpx();
    let coarse: String = fine
        .split_inclusive("\" ")
        .map(|part| match part.rsplit_once('.') {
            Some((whole, digits)) if part.contains("lat=\"") || part.contains("lon=\"") => {
                format!("{whole}.{}\" ", &digits[..4])
            }
            _ => part.to_owned(),
        })
        .collect();
    assert_ne!(coarse, fine);
    for (a, b, kept) in [(&fine, &coarse, "/a.gpx"), (&coarse, &fine, "/b.gpx")] {
        let history = history(&[("a.gpx", a.clone()), ("b.gpx", b.clone())]);
        assert_eq!(history.runs.len(), 1);
        let twice = history.ledger.iter().filter_map(|row| row.duplicate_of.as_deref());
        let of: Vec<&str> = twice.collect();
        assert!(matches!(of[..], [path] if path.ends_with(kept)), "{of:?}");
    }
}

#[test]
fn one_course_run_twice_in_a_day_is_two_runs() {
    let morning = runkeeper("2014-03-14T12:00:00Z", None);
    // The same course an hour and a half later, as far and as long, at a pace that changes on the way.
    let mut evening = runkeeper("2014-03-14T18:00:00Z", None);
    for (second, meters, _) in &mut evening.points {
        *meters += 40.0 * (*second as f64 * std::f64::consts::PI / 1_200.0).sin();
    }
    let made = |track: Track| Track { creator: "made", ..track };
    let history = history(&[("a.gpx", made(morning).gpx()), ("b.gpx", made(evening).gpx())]);
    assert_eq!(history.runs.len(), 2);
}
