//! Standard input and pipes in place of files.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use super::{Called, call, patella, with_run};
use crate::files::making::{run, zip};

/// Calls the program with these bytes piped into it.
fn piped(folder: &Path, arguments: &[&str], bytes: &[u8]) -> Called {
    let mut child =
        patella(folder, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // A program that refuses it at once does not read it.
    let _ = pipe.write_all(bytes);
    drop(pipe);
    child.wait_with_output().unwrap().into()
}

#[test]
fn an_activity_or_an_archive_can_be_piped_in() {
    let folder = with_run();
    let members: Vec<String> = (0..40).map(|number| format!("{number:02}.fit")).collect();
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    let fit = run();
    files.extend(members.iter().map(|name| (name.as_str(), fit.as_slice())));
    for (bytes, rows, first) in [(fit.clone(), 1, "stdin"), (zip(&files), 40, "stdin!/00.fit")] {
        let called = piped(folder.path(), &["check", "-", "--json"], &bytes);
        assert_eq!(called.code, Some(0), "{}", called.err);
        let ledger: serde_json::Value = serde_json::from_str(&called.out).unwrap();
        let ledger = ledger.as_array().unwrap();
        assert_eq!((ledger.len(), ledger[0]["path"].as_str()), (rows, Some(first)));
        assert_eq!(ledger[0]["outcome"], "run");
    }
    let called = piped(folder.path(), &["report", "-", "--out", "out"], &run());
    assert_eq!(called.code, Some(0), "{}", called.err);
    let account = std::fs::read_to_string(folder.path().join("out/files.csv")).unwrap();
    assert!(account.contains("\nstdin,"), "{account}");
    let looked_at = piped(folder.path(), &["inspect", "stdin!/00.fit"], &zip(&files));
    assert_eq!(looked_at.code, Some(0), "{}", looked_at.err);
    assert!(looked_at.out.starts_with("stdin!/00.fit: FIT, "), "{}", looked_at.out);
}

#[test]
fn what_is_piped_in_is_bounded_and_empty_input_is_told() {
    let folder = with_run();
    let called = piped(folder.path(), &["check", "-"], b"");
    assert_eq!(called.code, Some(1), "{}", called.err);
    assert!(called.err.contains("no activity was found"), "{}", called.err);
    let long = [b"<gpx>".as_slice(), &vec![b' '; 65 << 20]].concat();
    let called = piped(folder.path(), &["check", "-"], &long);
    assert!(called.err.contains("larger than the 64 MB"), "{}", called.err);
}

#[test]
fn a_diary_can_be_piped_in() {
    let folder = with_run();
    let arguments = ["report", "export", "--notes", "-", "--json", "--quiet"];
    let called = piped(folder.path(), &arguments, b"date,score\n2026-05-01,3\n");
    assert_eq!(called.code, Some(0), "{}", called.err);
    assert!(called.out.contains("\"score_0_10\": 3"), "{}", called.out);
    let bad = piped(folder.path(), &arguments, b"date,score\n2026-05-01,13\n");
    assert_eq!(bad.code, Some(1));
    assert!(bad.err.contains("standard input"), "{}", bad.err);
    let endless = piped(folder.path(), &arguments, &vec![b'\n'; 65 << 20]);
    assert_eq!(endless.code, Some(1));
    assert!(endless.err.contains("is no pain diary: it is larger than any"), "{}", endless.err);
}

#[test]
fn standard_input_is_read_once_only() {
    let folder = with_run();
    for arguments in [["report", "-", "--notes", "-"], ["report", "-", "-", "--quiet"]] {
        let called = piped(folder.path(), &arguments, &run());
        assert_eq!(called.code, Some(2), "{}", called.err);
        assert!(called.err.contains("can be read once only"), "{}", called.err);
    }
    let config = piped(folder.path(), &["check", "export", "--config", "-"], b"jobs = 1\n");
    assert_eq!(config.code, Some(2));
    assert!(config.err.contains("choices are not read from standard input"), "{}", config.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_a_diary_or_a_file_of_choices_but_no_export() {
    use std::process::Command;
    let folder = with_run();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let fed = |arguments: &[&str], words: &'static str| -> Called {
        let child = patella(folder.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::fs::write(&pipe, words).unwrap();
        child.wait_with_output().unwrap().into()
    };
    let notes = fed(&["report", "export", "--notes", "pipe", "--json", "--quiet"], "date,score\n2026-05-01,3\n");
    assert_eq!(notes.code, Some(0), "{}", notes.err);
    assert!(notes.out.contains("\"score_0_10\": 3"));
    let config = fed(&["check", "export", "--config", "pipe"], "unit = 1\n");
    assert_eq!(config.code, Some(2));
    assert!(config.err.contains("pipe: there is no option unit"), "{}", config.err);
    // Nobody writes into it: whoever opened it would wait for ever.
    let sentence =
        "pipe is a pipe, not a file or folder; to read one activity file or archive from a pipe, write - in its place";
    for command in ["report", "check", "inspect"] {
        let called = call(folder.path(), &[command, "pipe"]);
        assert_eq!(called.code, Some(1), "{command}");
        assert!(called.err.contains(sentence), "{command}: {}", called.err);
    }
    let added = call(folder.path(), &["note", "add", "pipe", "--score", "1"]);
    assert_eq!(added.code, Some(1));
    assert!(added.err.contains("pipe is a pipe, not a file"), "{}", added.err);
}

#[cfg(target_os = "linux")]
#[test]
fn other_names_of_a_pipe_count_as_one() {
    let folder = with_run();
    let called = piped(folder.path(), &["check", "/dev/stdin"], &run());
    assert_eq!(called.code, Some(1));
    assert!(called.err.contains("/dev/stdin is a pipe"), "{}", called.err);
    let arguments = ["report", "export", "--notes", "/dev/stdin", "--quiet"];
    let notes = piped(folder.path(), &arguments, b"date,score\n2026-05-01,3\n");
    assert_eq!(notes.code, Some(0), "{}", notes.err);
}
