//! The program without a command: `patella` alone, `patella PATH...`, and reports that are opened.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use patella::cli::start::offer::{Choice, Offer};
use patella::cli::start::question::ask;
use patella::pipeline::downloads::{Findings, look};
use patella::settings::{DiaryRules, SearchLimits};
use tempfile::{TempDir, tempdir};

use super::{call, files_below, names_in, with_run};
use crate::files::making::{fixture, run, zip};

#[cfg(unix)]
mod shell;
#[cfg(target_os = "linux")]
mod terminal;

pub const DIARY: &[u8] = b"date,score\n2026-05-01,3\n2026-05-04,0\n";

/// Asks with these answers; the choice, and what was shown.
fn asked(folder: &Path, answers: &str) -> (Option<Choice>, String) {
    with_offer(folder, |offer| {
        let mut screen = Vec::new();
        let choice = ask(&mut answers.as_bytes(), &mut screen, offer).unwrap();
        (choice, String::from_utf8(screen).unwrap())
    })
}

fn with_offer<T>(folder: &Path, then: impl FnOnce(&Offer<'_>) -> T) -> T {
    let places = [folder.to_owned()];
    let findings: Findings = look(&places, &SearchLimits::default(), &DiaryRules::default());
    let zone = TimeZone::UTC;
    then(&Offer { findings: &findings, places: &places, here: folder, home: None, zone: &zone })
}

/// Two exports and two diaries, and something else.
fn with_choice() -> TempDir {
    let folder = tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    put("my export.zip", &zip(&[("run.fit", &run())]));
    put("run.gpx", &fixture("small/run.gpx"));
    put("knee.csv", DIARY);
    put("words.csv", DIARY);
    put("letter.pdf", b"%PDF");
    let long_ago = fs::File::options().write(true).open(folder.path().join("run.gpx")).unwrap();
    long_ago.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    folder
}

#[test]
fn what_is_found_is_said_and_asked_for_before_anything_is_done() {
    let folder = with_choice();
    let before = files_below(folder.path());
    let (choice, screen) = asked(folder.path(), "\n");
    assert_eq!(choice, Some(Choice { export: 0, diary: Some(0) }));
    for words in [
        "  1  'my export.zip'\n     zip with 1 activity file, ",
        "  2  run.gpx\n     1 activity file, 1 January 1970, ",
        "  3  knee.csv\n     2 notes from 1 May 2026 to 4 May 2026\n  4  words.csv\n",
        "\n  patella report 'my export.zip' --notes knee.csv --open\n",
        "Run it? Enter = yes, n = no, a number = that one instead, 0 = without the diary: ",
    ] {
        assert!(screen.contains(words), "{words:?} is not in\n{screen}");
    }
    let (choice, screen) = asked(folder.path(), "2\n4\n7\nwhat\ny\n");
    assert_eq!(choice, Some(Choice { export: 1, diary: Some(1) }));
    assert!(screen.contains("\n  patella report run.gpx --notes words.csv --open\n"), "{screen}");
    assert_eq!(screen.matches("is none of these answers").count(), 2);
    let (choice, screen) = asked(folder.path(), "0\n\n");
    assert_eq!(choice, Some(Choice { export: 0, diary: None }));
    assert!(screen.contains("\n  patella report 'my export.zip' --open\n"), "{screen}");
    // No, and the end of the answers, which is no; also after a choice, and for somebody who never answers.
    let many = "what\n".repeat(100);
    for no in ["n\n", "NO\n", "q\n", "", "2\n", "what\n", &many] {
        assert_eq!(asked(folder.path(), no).0, None, "{no:?}");
    }
    assert_eq!(files_below(folder.path()), before);
}

#[test]
fn the_arguments_are_those_of_the_command_that_is_shown() {
    let folder = with_choice();
    let arguments = with_offer(folder.path(), |offer| offer.arguments(offer.first_choice()));
    let expected = ["report", "my export.zip", "--notes", "knee.csv", "--open"];
    assert_eq!(arguments, expected.map(OsString::from));
    let arguments: Vec<&str> = arguments.iter().map(|argument| argument.to_str().unwrap()).collect();
    let called = call(folder.path(), &arguments);
    assert_eq!(called.code, Some(0), "{}", called.err);
    assert!(called.err.contains("Not opened, since messages do not go to a terminal"), "{}", called.err);
}

#[test]
fn where_nothing_is_found_it_says_where_it_looked_and_what_to_do() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("knee.csv"), DIARY).unwrap();
    let words = with_offer(folder.path(), |offer| offer.nothing_found());
    assert!(words.starts_with("no export was found in this folder\n"), "{words}");
    assert!(words.contains("A pain diary is there: knee.csv\n") && words.contains("Export Your Data"), "{words}");
}

#[test]
fn a_path_in_place_of_a_command_is_reported_on() {
    let folder = with_run();
    fs::write(folder.path().join("words.txt"), DIARY).unwrap();
    fs::write(folder.path().join("choices.toml"), b"units = \"imperial\"\nout = \"elsewhere\"\n").unwrap();
    let called = call(folder.path(), &["report", "export", "--notes", "words.txt", "--out", "one"]);
    assert_eq!(called.code, Some(0), "{}", called.err);
    let report = files_below(&folder.path().join("one"));
    let given: [&[&str]; 4] = [
        &["export", "words.txt", "--out", "two"],
        &["words.txt", "export", "--out=two"],
        &["--color", "never", "export/run.fit", "words.txt", "--out", "two"],
        &["report", "export", "words.txt", "--out", "two"],
    ];
    for arguments in given {
        let called = call(folder.path(), arguments);
        assert_eq!(called.code, Some(0), "{arguments:?}: {}", called.err);
        let mut same = files_below(&folder.path().join("two"));
        // The table of files names the path that was given.
        same.insert(PathBuf::new(), Vec::new());
        for (path, bytes) in &report {
            let name = path.strip_prefix(folder.path().join("one")).unwrap();
            assert!(
                name == Path::new("files.csv") || same[&folder.path().join("two").join(name)] == *bytes,
                "{name:?}"
            );
        }
    }
    let called = call(folder.path(), &["export", "--config", "choices.toml", "--json", "--quiet"]);
    assert_eq!(called.code, Some(0), "{}", called.err);
    assert!(called.out.contains("\"units\": \"imperial\"") && folder.path().join("elsewhere/report.html").is_file());
}

#[test]
fn a_word_that_is_no_path_is_a_mistyped_command() {
    let folder = with_run();
    let called = call(folder.path(), &["reprot", "export"]);
    assert_eq!(called.code, Some(2));
    assert!(
        called.err.contains("unrecognized subcommand 'reprot'") && called.err.contains("'report'"),
        "{}",
        called.err
    );
    // A command is one, whatever lies there.
    fs::write(folder.path().join("check"), run()).unwrap();
    assert_eq!(call(folder.path(), &["check", "export"]).code, Some(0));
    assert_eq!(names_in(folder.path()), ["check", "export"]);
    fs::write(folder.path().join("words.txt"), DIARY).unwrap();
    let called = call(folder.path(), &["words.txt"]);
    assert_eq!(called.code, Some(1));
    assert!(called.err.contains("words.txt is a pain diary; name the export of the watch too"), "{}", called.err);
}

#[test]
fn only_a_report_of_patella_is_opened() {
    let folder = with_run();
    let cases: [(&[&str], &str); 3] = [
        (&["open"], "patella-report is not there;"),
        (&["open", "export"], "export holds no report of patella;"),
        (&["open", "export/run.fit"], "export/run.fit is not the folder of a report;"),
    ];
    for (arguments, words) in cases {
        let called = call(folder.path(), arguments);
        assert_eq!(called.code, Some(1), "{arguments:?}");
        assert!(called.err.contains(words), "{arguments:?}: {}", called.err);
    }
}
