//! What tells the sport of a track.

use patella::activity::Sport;
use patella::history::ledger::Outcome;
use patella::session::Flag;

use super::*;

fn titled(start: &'static str, name: &'static str, m_s: f64) -> String {
    Track { name: Some(name), creator: "Runkeeper - http://www.runkeeper.com", ..track(start, 1_800, m_s) }.gpx()
}

#[test]
fn the_title_of_a_track_names_its_sport() {
    let history = history(&[
        ("a.gpx", titled("2026-03-10T07:00:00Z", "Running 3/10/26 8:00 am", 1.85)),
        ("b.gpx", titled("2026-03-12T07:00:00Z", "Walking 3/12/26 8:00 am", 2.05)),
        ("c.gpx", titled("2026-03-14T07:00:00Z", "20260314 Outdoor cycling", 3.2)),
    ]);
    let [run] = &history.runs[..] else {
        panic!("{} runs", history.runs.len());
    };
    assert_eq!(run.day.to_string(), "2026-03-10");
    assert_near(run.session.totals.distance_m, 3_330.0);
    assert_eq!(run.session.totals.timer_s, Some(1_800.0));
    assert!(!run.session.flags.contains(&Flag::SportInferred));
    let others: Vec<Sport> = history.others.iter().map(|one| one.session.sport).collect();
    assert_eq!(others, [Sport::Walking, Sport::Cycling]);
}

#[test]
fn a_type_that_is_no_run_is_never_guessed_to_be_one() {
    let kinds = [
        "cross_country_skiing_ws",
        "rowing_v2",
        "CYCLING_TRANSPORTATION",
        "FITNESS_WALKING",
        "RollerSki",
        "Langlauf",
        "Rad",
        "Velosiped",
        "BackcountrySki",
        "racebike",
        "Wandeling",
        "夜间骑行",
        "something quite new",
    ];
    let files: Vec<(String, String)> = kinds
        .iter()
        .enumerate()
        .map(|(number, kind)| {
            let start: &'static str = Box::leak(format!("2026-03-{:02}T07:00:00Z", number + 1).into_boxed_str());
            let track = Track { kind: Some(kind), ..track(start, 1_800, 3.0) };
            (format!("{number}.gpx"), track.gpx())
        })
        .collect();
    let files: Vec<(&str, String)> = (files.iter()).map(|(name, gpx)| (name.as_str(), gpx.clone())).collect();
    let history = history(&files);
    assert_eq!((history.runs.len(), history.others.len()), (0, kinds.len()));
    assert_eq!(
        reason(&history, "/12.gpx"),
        "the file calls its sport \"something quite new\", which is not known; not counted as a run"
    );
    assert!(history.ledger.iter().all(|row| row.outcome == Outcome::OtherSport));
}

#[test]
fn a_tcx_of_another_sport_is_no_run() {
    let tcx = "<TrainingCenterDatabase><Activities><Activity Sport=\"Other\"><Id>2026-03-14T07:00:00Z</Id>\
        <Lap StartTime=\"2026-03-14T07:00:00Z\"><TotalTimeSeconds>1200</TotalTimeSeconds>\
        <DistanceMeters>3480</DistanceMeters><Track><Trackpoint><Time>2026-03-14T07:00:00Z</Time></Trackpoint>\
        <Trackpoint><Time>2026-03-14T07:20:00Z</Time></Trackpoint></Track></Lap></Activity></Activities>\
        </TrainingCenterDatabase>";
    let history = history(&[("a.tcx", tcx.to_owned())]);
    assert_eq!((history.runs.len(), history.others.len()), (0, 1));
    assert_eq!(reason(&history, "a.tcx"), "the file names no sport but \"Other\"; not counted as a run");
}

#[test]
fn a_sport_that_was_guessed_says_so_whatever_it_was_taken_for() {
    let history = history(&[
        ("run.gpx", track("2026-03-10T07:00:00Z", 1_200, 2.9).gpx()),
        ("walk.gpx", track("2026-03-11T07:00:00Z", 1_200, 1.3).gpx()),
        ("ride.gpx", track("2026-03-12T07:00:00Z", 1_200, 7.0).gpx()),
    ]);
    for (name, taken_for) in [("run", "a run"), ("walk", "a walk"), ("ride", "a ride")] {
        let reason = reason(&history, &format!("{name}.gpx"));
        let expected = format!("the file names no sport; taken for {taken_for} by its mean speed of");
        assert!(reason.starts_with(&expected), "{reason}");
    }
}

/// Named tracks of one kind on the days from the first of March on, one for each speed.
fn named(kind: &'static str, speeds_m_s: &[f64]) -> Vec<(String, String)> {
    let named = speeds_m_s.iter().enumerate().map(|(number, &m_s)| {
        let start = format!("2026-03-{:02}T07:00:00Z", number + 1);
        let track = Track { kind: Some(kind), ..track(Box::leak(start.into_boxed_str()), 1_200, m_s) };
        (format!("{kind}-{number}.gpx"), track.gpx())
    });
    named.collect()
}

/// What a track without a sport is taken for beside these.
fn taken_for(named: Vec<(String, String)>, m_s: f64) -> Sport {
    let mut files: Vec<(&str, String)> = (named.iter()).map(|(name, gpx)| (name.as_str(), gpx.clone())).collect();
    files.push(("new.gpx", track("2026-04-01T07:00:00Z", 1_200, m_s).gpx()));
    let history = history(&files);
    let mut all = history.runs.iter().chain(&history.others);
    let new = all.find(|one| one.day.to_string() == "2026-04-01").unwrap();
    assert!(new.session.flags.contains(&Flag::SportInferred));
    new.session.sport
}

#[test]
fn slow_runs_of_a_slow_runner_are_runs() {
    assert_eq!(taken_for(Vec::new(), 1.7), Sport::Walking, "nothing is named");
    let slow = || named("running", &[1.6, 1.7, 1.8, 1.75]);
    assert_eq!(taken_for(slow(), 1.7), Sport::Running);
    assert_eq!(taken_for(slow(), 1.3), Sport::Walking);
    let quick = || named("running", &[3.2, 3.0, 3.4]);
    assert_eq!(taken_for(quick(), 2.05), Sport::Walking);
    assert_eq!(taken_for(quick(), 2.6), Sport::Running);
    let mut both = named("running", &[1.6, 1.7, 1.8]);
    both.extend(named("walking", &[1.3, 1.35]));
    assert_eq!(taken_for(both.clone(), 1.4), Sport::Walking);
    assert_eq!(taken_for(both, 1.55), Sport::Running);
}
