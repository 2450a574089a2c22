//! Choices kept in a file, and what else the program says of itself.

use std::fs;
use std::path::Path;

use super::{call, with_run};

/// The settings that a report says were used.
fn used(folder: &Path, arguments: &[&str]) -> String {
    let mut all = vec!["report", "export", "--out", "made", "--force"];
    all.extend(arguments);
    let called = call(folder, &all);
    assert_eq!(called.code, Some(0), "{}", called.err);
    let page = fs::read_to_string(folder.join("made/report.html")).unwrap();
    page.split_once("Settings used").unwrap().1.to_owned()
}

#[test]
fn a_file_holds_choices_and_what_is_typed_goes_before_it() {
    let folder = with_run();
    let kept =
        "units = \"imperial\"\nweek-start = \"sun\"\nsport = [\"run\", \"trail\"]\njobs = 1\nchart = \"x.svg\"\n";
    fs::write(folder.path().join("knee.toml"), kept).unwrap();
    let used_by_file = used(folder.path(), &["--config", "knee.toml"]);
    assert!(used_by_file.contains("Units: miles and feet. Weeks begin on Sunday."));
    assert!(used_by_file.contains("Kinds of run: road, trail, track."));
    let typed = used(folder.path(), &["--units", "metric", "--config", "knee.toml"]);
    assert!(typed.contains("Units: kilometers and meters. Weeks begin on Sunday."));
}

#[test]
fn paths_in_the_file_are_taken_from_its_folder() {
    let folder = with_run();
    fs::create_dir(folder.path().join("mine")).unwrap();
    let kept = "notes = \"knee.csv\"\nquiet = true\nsince = 2020-01-01\nlast-visit = 2024-04-01\n";
    fs::write(folder.path().join("mine/knee.toml"), kept).unwrap();
    fs::write(folder.path().join("mine/knee.csv"), "date,score\n2024-05-01,3\n").unwrap();
    let used = used(folder.path(), &["--config", "mine/knee.toml"]);
    assert!(used.contains("Days: from 1 January 2020 to"));
    let json = fs::read_to_string(folder.path().join("made/report.json")).unwrap();
    assert!(json.contains("\"score\": 3") && json.contains("\"visit\": \"2024-04-01\""));
}

#[test]
fn a_switch_in_the_file_is_true_or_false() {
    let folder = with_run();
    for (kept, is_there) in [("parquet = true", true), ("parquet = false", false)] {
        fs::write(folder.path().join("knee.toml"), kept).unwrap();
        used(folder.path(), &["--config", "knee.toml"]);
        assert_eq!(folder.path().join("made/tables/runs.parquet").exists(), is_there, "{kept}");
    }
}

#[test]
fn a_choice_that_cannot_be_understood_is_wrong_usage_and_names_the_file() {
    let folder = with_run();
    for (kept, words) in [
        ("unit = \"imperial\"", "knee.toml: there is no option unit; the options are as-of, chart,"),
        ("units = \"furlong\"", "knee.toml: invalid value 'furlong' for '--units <UNITS>'"),
        ("units =", "knee.toml: cannot be understood: TOML parse error at line 1"),
        ("quiet = \"yes\"", "knee.toml: quiet is either true or false"),
        ("jobs = 1.5", "knee.toml: jobs = 1.5 cannot be understood"),
        ("config = \"other.toml\"", "knee.toml: there is no option config"),
    ] {
        fs::write(folder.path().join("knee.toml"), kept).unwrap();
        let called = call(folder.path(), &["check", "export", "--config", "knee.toml"]);
        assert_eq!(called.code, Some(2), "{kept}");
        assert!(called.err.contains(words), "{kept}: {}", called.err);
    }
    let called = call(folder.path(), &["check", "export", "--config", "gone.toml"]);
    assert_eq!(called.code, Some(2));
    assert!(called.err.contains("gone.toml: cannot be read"), "{}", called.err);
}

#[test]
fn verbose_names_every_file() {
    let folder = with_run();
    fs::write(folder.path().join("export/empty.gpx"), "").unwrap();
    let called = call(folder.path(), &["check", "export", "--verbose"]);
    let lines: Vec<&str> = called.err.lines().take(2).map(str::trim).collect();
    assert!(lines[0].starts_with("empty  export/empty.gpx"), "{lines:?}");
    assert!(lines[1].starts_with("run  export/run.fit"), "{lines:?}");
    let both = call(folder.path(), &["check", "export", "--verbose", "--quiet"]);
    assert_eq!(both.code, Some(2));
}

#[test]
fn colours_are_for_those_who_ask_where_there_is_no_terminal() {
    let folder = with_run();
    for (asked, is_coloured) in [("auto", false), ("never", false), ("always", true)] {
        for arguments in [["check", "gone"], ["check", "--jobs=0"]] {
            let called = call(folder.path(), &[arguments[0], arguments[1], "--color", asked]);
            assert_eq!(called.err.contains('\u{1b}'), is_coloured, "{asked}: {}", called.err);
        }
    }
}

#[test]
fn completions_and_manual_pages_name_the_options() {
    let folder = with_run();
    for arguments in [["completions", "bash"], ["completions", "zsh"], ["man", "report"]] {
        let called = call(folder.path(), &arguments);
        assert_eq!((called.code, called.err.as_str()), (Some(0), ""));
        let plain = called.out.replace("\\-", "-");
        assert!(plain.contains("--week-start"), "{arguments:?}");
    }
    let page = call(folder.path(), &["man"]).out;
    assert!(page.contains("patella\\-inspect"), "{page}");
    for (arguments, words) in [
        (&["man", "note", "add"][..], "--into-run"),
        (&["man", "note-add"], "--into-run"),
        (&["man", "note", "new"], "patella-note-new"),
        (&["man", "note"], "patella-note-add"),
        (&["man", "note", "form"], "--weeks"),
        (&["man", "check"], "patella-check"),
        (&["man", "today"], "--notes"),
        (&["man", "inspect"], "--chart"),
        (&["man", "completions"], "patella-completions"),
        (&["man", "man"], "patella-man"),
    ] {
        let called = call(folder.path(), arguments);
        assert_eq!((called.code, called.err.as_str()), (Some(0), ""));
        let plain = called.out.replace("\\-", "-");
        assert!(plain.contains(words), "{arguments:?}: {plain}");
    }
}
