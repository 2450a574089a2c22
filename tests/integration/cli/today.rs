//! `patella today`: where the log stands, in a terminal of 80 columns.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use patella::cli::today_text;
use patella::settings::Settings;
use patella::timeline::Timeline;
use serde_json::Value;
use tempfile::tempdir;

use super::{Called, call, names_in, with_run};
use crate::sample::Sample;
use crate::sample::reported::reported;

/// The account export and its diary, with more arguments.
fn today(folder: &Path, more: &[&str]) -> Called {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let (export, notes) = (fixtures.join("garmin-export"), fixtures.join("pain-notes.csv"));
    let mut arguments = vec!["today", export.to_str().unwrap(), "--notes", notes.to_str().unwrap()];
    arguments.extend(more);
    call(folder, &arguments)
}

fn printed(timeline: &Timeline) -> String {
    reported(timeline, &Settings::default(), today_text)
}

fn assert_fits(text: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        assert_eq!(line, line.trim_end());
    }
}

#[test]
fn it_prints_where_the_log_stands_and_what_changed_and_writes_nothing() {
    let folder = tempdir().unwrap();
    let called = today(folder.path(), &[]);
    assert_eq!(called.code, Some(3), "a file of the export is cut off");
    assert_fits(&called.out);
    for words in [
        "Right knee, behind kneecap. Worst 6/10 on 25 March; last pain 1/10 on 27 May.",
        "\n\nNow (28 June 2026)\n  Since last pain note  ",
        "32 days, 15 run days\n",
        "\n\nWhat changed  ",
        "last 2 weeks  last 4  8 before      usual\n  Weekly distance, km  ",
        "\n  The article's rule\n    Ready: 3 run days or 7 days pain-free  ",
    ] {
        assert!(called.out.contains(words), "{words}\n{}", called.out);
    }
    assert!(called.err.starts_with("\nNot read, or only in part:\n"), "{}", called.err);
    assert!(names_in(folder.path()).is_empty());
    let quiet = today(folder.path(), &["--quiet"]);
    assert_eq!((quiet.code, quiet.out, quiet.err.as_str()), (Some(3), called.out, ""));
}

#[test]
fn its_words_and_figures_are_those_of_the_report() {
    let folder = tempdir().unwrap();
    let printed = today(folder.path(), &["--json", "--quiet"]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let (export, notes) = (fixtures.join("garmin-export"), fixtures.join("pain-notes.csv"));
    call(folder.path(), &["report", export.to_str().unwrap(), "--notes", notes.to_str().unwrap(), "--quiet"]);
    let made = folder.path().join("patella-report");
    let all: Value = serde_json::from_slice(&fs::read(made.join("report.json")).unwrap()).unwrap();
    let today_json: Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(today_json.as_object().unwrap().len(), 2);
    assert_eq!(today_json["now"], all["facts"]["now"]);
    assert_eq!(today_json["changes"], all["facts"]["changes"]);
    assert!(today_json["now"]["since_pain"]["days"] == 32);
    let page = fs::read_to_string(made.join("report.html")).unwrap();
    let terminal = today(folder.path(), &["--quiet"]).out;
    let rows = terminal.lines().filter(|line| line.starts_with("  "));
    for cell in rows.flat_map(|line| line.trim().split("  ")).map(str::trim).filter(|cell| !cell.is_empty()) {
        assert!(page.contains(cell), "{cell}");
    }
}

#[test]
fn its_choices_are_those_of_check_without_a_first_day() {
    let folder = tempdir().unwrap();
    let choices = ["--until", "2026-04-12", "--units", "imperial", "--week-start", "sun", "--jobs", "1"];
    let called = today(folder.path(), &choices);
    assert!(called.out.contains("Now (12 April 2026)") && called.out.contains("Weekly distance, mi"), "{}", called.out);
    assert_fits(&called.out);
    let refused = today(folder.path(), &["--since", "12w"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("unexpected argument '--since'"), "{}", refused.err);
    let twice = call(folder.path(), &["today", "-", "--notes", "-"]);
    assert_eq!(twice.code, Some(2));
    assert!(twice.err.contains("can be read once only"), "{}", twice.err);
    fs::write(folder.path().join("knee.toml"), "units = \"imperial\"\nout = \"elsewhere\"\n").unwrap();
    let by_file = today(folder.path(), &["--config", "knee.toml"]);
    assert!(by_file.out.contains("Weekly distance, mi"), "{}", by_file.err);
}

#[test]
fn a_diary_that_is_not_understood_or_an_export_without_runs_is_no_result() {
    let folder = with_run();
    let alone = call(folder.path(), &["today", "export"]);
    assert_eq!(alone.code, Some(0), "{}", alone.err);
    assert!(alone.out.starts_with("No pain notes were given"), "{}", alone.out);
    assert_eq!(alone.err, "");
    fs::write(folder.path().join("d.csv"), "date,score\n2024-05-01,eleven\n").unwrap();
    let wrong = call(folder.path(), &["today", "export", "--notes", "d.csv"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(1), ""));
    assert!(wrong.err.contains("a score is 0 to 10"), "{}", wrong.err);
    let gone = call(folder.path(), &["today", "gone", "--json"]);
    assert_eq!((gone.code, gone.out.as_str()), (Some(1), ""));
    fs::create_dir(folder.path().join("empty")).unwrap();
    assert_eq!(call(folder.path(), &["today", "empty"]).code, Some(1));
}

#[test]
fn every_line_fits_whatever_is_known() {
    for (case, timeline) in crate::report::awkward() {
        let text = printed(&timeline);
        assert_fits(&text);
        assert!(text.len() > 20, "{case}");
    }
}

#[test]
fn the_runners_words_move_no_cursor() {
    let day = date(2026, 3, 2);
    let words = "\u{1b}[2Jouter\u{7}\u{9b}31m\r";
    let text = printed(&Sample::between(day, day).run(day, 5.0, None).pain(day, 3.0, words, words).timeline());
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
}
