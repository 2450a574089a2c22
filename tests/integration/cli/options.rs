//! Wrong usage, and what each choice changes.

use std::path::Path;

use serde_json::Value;
use tempfile::tempdir;

use super::{call, patella, with_run};
use crate::files::making::fixture;

#[test]
fn wrong_usage_is_2_and_says_what_is_right() {
    let folder = with_run();
    let cases: [(&[&str], &str); 14] = [
        (&[], "Usage: patella [OPTIONS] <COMMAND>"),
        (&["report"], "<EXPORT>..."),
        (&["repot", "export"], "unrecognized subcommand"),
        (&["report", "export", "--colour"], "unexpected argument"),
        (&["report", "export", "--since", "12x"], "write a date as 2026-03-14, or a stretch as 12w or 90d"),
        // Nothing is there to be read, and nobody looks.
        (
            &["report", "gone", "--since", "2026-05-02", "--until", "2026-05-01"],
            "--since 2026-05-02 is after --until 2026-05-01",
        ),
        (
            &["check", "gone", "--since=2026-05-02", "--until=2026-05-01"],
            "--since 2026-05-02 is after --until 2026-05-01",
        ),
        (
            &["man", "note", "burn"],
            "patella note has no command burn; its commands are new, add, check, list, import, find, form, page",
        ),
        (&["report", "export", "--until", "soon"], "invalid value 'soon' for '--until <DATE>'"),
        (&["report", "export", "--last-visit", "12w"], "write a date as 2026-03-14"),
        (&["report", "export", "--tz", "Mars/Olympus"], "write a time zone as Europe/Zurich"),
        (&["report", "export", "--sport", "swim"], "[possible values: run, trail, treadmill, virtual]"),
        (&["report", "export", "--jobs", "0"], "write a number from 1 to 256"),
        (&["report", "export", "--descent", "mine"], "[possible values: auto, device, samples]"),
    ];
    for (arguments, words) in cases {
        let called = call(folder.path(), arguments);
        assert_eq!((called.code, called.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(called.err.contains(words), "{arguments:?}: {}", called.err);
    }
}

#[test]
fn help_and_version_are_asked_for_and_go_to_standard_output() {
    let folder = tempdir().unwrap();
    let help = call(folder.path(), &["report", "--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for option in [
        "--notes",
        "--out",
        "--since",
        "--until",
        "--tz",
        "--units",
        "--week-start",
        "--descent",
        "--dem",
        "--sport",
        "--json",
    ] {
        assert!(help.out.contains(option), "{option}");
    }
    let version = call(folder.path(), &["--version"]);
    // A release build adds its commit.
    assert_eq!(version.out, concat!("patella ", env!("PATELLA_VERSION"), "\n"));
    assert!(version.out.starts_with(concat!("patella ", env!("CARGO_PKG_VERSION"))));
}

/// The report of the account export by some options, as JSON, and the page.
fn reported(options: &[&str]) -> (Value, String) {
    let folder = tempdir().unwrap();
    let export = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/garmin-export");
    let mut arguments = vec!["report", export.to_str().unwrap(), "--json", "--quiet"];
    arguments.extend(options);
    let called = call(folder.path(), &arguments);
    assert_eq!(called.code, Some(3), "{}", called.err);
    let page = std::fs::read_to_string(folder.path().join("patella-report/report.html")).unwrap();
    (serde_json::from_str(&called.out).unwrap(), page)
}

fn words<'a>(rows: &'a Value, column: &str) -> Vec<&'a str> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row[column].as_str().unwrap()).collect()
}

#[test]
fn since_counts_back_from_the_last_day_with_data() {
    let (json, page) = reported(&["--since", "12w", "--units", "imperial", "--week-start", "sun"]);
    assert_eq!((&json["first_day"], &json["last_day"]), (&"2026-04-06".into(), &"2026-06-28".into()));
    assert_eq!(json["units"], "imperial");
    // The convention on shoes is told in both units whatever was chosen.
    let page = page.replace("300 miles (483 km)", "");
    assert!(page.contains(" mi") && !page.contains(" km"));
    // The week of the first day, from its Sunday on.
    assert_eq!(words(&json["weeks"], "week_start")[..2], ["2026-04-05", "2026-04-12"]);
    assert!(words(&json["runs"], "date").iter().all(|day| *day >= "2026-04-06"));
}

#[test]
fn the_last_visit_is_a_day_and_adds_what_happened_since() {
    let visit = ["--last-visit", "2026-05-12"];
    let (json, page) = reported(&visit);
    let last = &json["facts"]["last_visit"];
    assert_eq!(last["visit"], "2026-05-12");
    let after = words(&json["runs"], "date").iter().filter(|day| **day > "2026-05-12").count();
    assert!(after > 0 && last["since"]["period"]["runs"] == after);
    assert!(page.contains("Since the last visit (12 May 2026)"));
    // What came before the visit is counted whether it is shown or not.
    let (cut, _) = reported(&[&visit[..], &["--since", "2026-05-10"]].concat());
    assert!(last["since"]["load_before"]["distance_m"].is_number());
    assert_eq!(cut["facts"]["last_visit"]["since"]["load_before"], last["since"]["load_before"]);
    let (without, page) = reported(&[]);
    assert!(without["facts"]["last_visit"].is_null() && !page.contains("Since the last visit"));
}

#[test]
fn since_and_until_take_days_and_sport_takes_kinds() {
    let (all, _) = reported(&["--since", "2025-10-06", "--until", "2025-11-02"]);
    assert_eq!((&all["first_day"], &all["last_day"]), (&"2025-10-06".into(), &"2025-11-02".into()));
    assert_eq!(words(&all["weeks"], "week_start")[0], "2025-10-06");
    let (trail, _) = reported(&["--since", "2025-10-06", "--until", "2025-11-02", "--sport", "trail"]);
    let kinds = |json: &Value| json["runs"].as_array().unwrap().len();
    assert!(words(&trail["runs"], "kind").iter().all(|kind| *kind == "trail"));
    assert!(0 < kinds(&trail) && kinds(&trail) < kinds(&all), "{} of {}", kinds(&trail), kinds(&all));
}

#[test]
fn a_time_zone_serves_runs_that_tell_none() {
    let folder = tempdir().unwrap();
    // What tells the local time stands at the end, and indoors there is no position.
    let indoors = fixture("small/treadmill.fit");
    std::fs::write(folder.path().join("a.fit"), &indoors[..indoors.len() / 2]).unwrap();
    let offset = |option: &[&str], system: &str| {
        let arguments = [&["report", ".", "--json", "--quiet"], option].concat();
        let output = patella(folder.path(), &arguments).env("TZ", system).output();
        let json: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
        let run = &json["runs"][0];
        let source = run["offset_source"].as_str().unwrap().to_owned();
        (source, run["utc_offset_min"].as_i64().unwrap())
    };
    assert_eq!(offset(&[], "Pacific/Auckland"), ("system".to_owned(), 720));
    let kolkata = ["--tz", "Asia/Kolkata"];
    assert_eq!(offset(&kolkata, "Pacific/Auckland"), ("option".to_owned(), 330));
}

#[test]
fn a_folder_without_tiles_is_no_terrain_model() {
    let folder = with_run();
    let called = call(folder.path(), &["report", "export", "--dem", "export"]);
    assert_eq!((called.code, called.out.as_str()), (Some(1), ""));
    assert!(called.err.contains("export holds no SRTM tile"), "{}", called.err);
    assert!(!folder.path().join("patella-report").exists(), "nothing is written");
}

#[test]
fn descent_can_be_ours_throughout() {
    let folder = with_run();
    let called = call(folder.path(), &["report", "export", "--descent", "samples", "--json"]);
    let timeline: Value = serde_json::from_str(&called.out).unwrap();
    assert_eq!(timeline["runs"][0]["descent_source"], "samples");
    assert_eq!(timeline["runs"][0]["descent_m"], timeline["runs"][0]["descent_samples_m"]);
}

/// A report of the invented runner with more arguments; its summary as words.
fn summary_with(arguments: &[&str]) -> (Option<i32>, String, Value) {
    let folder = tempdir().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let out = folder.path().join("out");
    let mut all = vec!["report", "garmin-export", "--out", out.to_str().unwrap(), "--json"];
    all.extend(arguments);
    let called = call(&fixtures, &all);
    let page = std::fs::read_to_string(out.join("report.html")).unwrap_or_default();
    let json = serde_json::from_str(&called.out).unwrap_or_default();
    (called.code, page + &called.err, json)
}

#[test]
fn a_note_after_until_is_no_slip_of_the_pen() {
    let folder = with_run();
    // The note belongs to the run of 2024, which --until leaves out, and lies four years from what is left.
    std::fs::write(
        folder.path().join("export/old.gpx"),
        "<gpx creator=\"x\"><trk><type>running</type><trkseg>\
         <trkpt lat=\"47\" lon=\"8\"><time>2020-05-01T07:00:00Z</time></trkpt>\
         <trkpt lat=\"47.01\" lon=\"8\"><time>2020-05-01T07:06:00Z</time></trkpt></trkseg></trk></gpx>",
    )
    .unwrap();
    std::fs::write(folder.path().join("knee.csv"), "date,score\n2024-05-02,3\n").unwrap();
    let arguments = ["report", "export", "--notes", "knee.csv", "--until", "2020-12-31"];
    let called = call(folder.path(), &arguments);
    assert_eq!(called.code, Some(0), "{}", called.err);
}

#[test]
fn runs_of_kinds_that_were_not_chosen_are_told_of() {
    let (_, page, _) = summary_with(&["--sport", "trail"]);
    assert!(
        page.contains("Only these kinds of run are counted and called runs here: trail; 106 other runs are left out."),
        "{page}"
    );
    let (_, page, _) = summary_with(&[]);
    assert!(!page.contains("Only these kinds of run"));
}

#[test]
fn a_note_of_another_decade_is_taken_for_a_slip_of_the_pen() {
    let folder = tempdir().unwrap();
    let notes = folder.path().join("knee.csv");
    std::fs::write(&notes, "date,score\n2062-05-01,3\n2026-05-01,3\n1996-03-24,5\n").unwrap();
    let (code, said, _) = summary_with(&["--notes", notes.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    for line in ["line 2: 2062-05-01", "line 4: 1996-03-24", "correct their years"] {
        assert!(said.contains(line), "{said}");
    }
    assert!(!said.contains("line 3:"));
}
