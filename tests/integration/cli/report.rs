//! What `report` and `check` do and say.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::{call, files_below, names_in, patella, with_eight_files, with_run};
use tempfile::tempdir;

const SUMMARY: &str = "      8  files found
      2  runs, counted
      1  damaged: counted with what could still be read
      2  duplicates of an activity, counted once
      1  not an activity: monitoring, sleep, settings, plans, courses, routes
      1  not read by this program
      1  empty

Not read, or only in part:
  export/5-half.fit: the file is cut off at byte ";

#[test]
fn a_loss_makes_the_exit_code_3_and_is_listed() {
    let folder = with_eight_files();
    let called = call(folder.path(), &["report", "export"]);
    assert_eq!((called.code, called.out.as_str()), (Some(3), ""));
    assert!(called.err.starts_with(SUMMARY), "{}", called.err);
    let pdf = if cfg!(feature = "pdf") {
        "As PDF: patella-report/report.pdf"
    } else {
        "report.pdf was not written: this patella was built without the feature pdf"
    };
    let all_else = "The report is made, of all that could be read; what could not is listed above (exit code 3)";
    let end = format!("\n\nRuns in the report: 3\n{all_else}\nReport: patella-report/report.html\n{pdf}\n");
    assert!(called.err.ends_with(&end), "{}", called.err);
    let table = fs::read_to_string(folder.path().join("patella-report/files.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let outcomes: Vec<String> = rows.records().map(|row| row.unwrap()[3].to_owned()).collect();
    let expected = ["run", "duplicate", "duplicate", "run", "recovered", "empty", "not_activity", "unsupported"];
    assert_eq!(outcomes, expected);
}

#[test]
fn empty_and_unsupported_files_alone_are_no_loss() {
    let folder = with_eight_files();
    fs::remove_file(folder.path().join("export/5-half.fit")).unwrap();
    let called = call(folder.path(), &["check", "export"]);
    assert_eq!(called.code, Some(0));
    assert!(!called.err.contains("Not read"), "{}", called.err);
}

#[test]
fn json_stands_alone_on_standard_output() {
    let folder = with_run();
    let called = call(folder.path(), &["report", "export", "--json"]);
    assert_eq!(called.code, Some(0));
    let json: Value = serde_json::from_str(&called.out).unwrap();
    let file = fs::read(folder.path().join("patella-report/report.json")).unwrap();
    assert_eq!(json, serde_json::from_slice::<Value>(&file).unwrap());
    assert_eq!(json["runs"].as_array().unwrap().len(), 1);
    assert!(called.err.contains("Report: "));
}

#[test]
fn check_writes_nothing_and_gives_its_rows_as_json() {
    let folder = with_eight_files();
    let called = call(folder.path(), &["check", "export", "--json"]);
    assert_eq!(called.code, Some(3));
    assert!(called.err.starts_with(SUMMARY), "{}", called.err);
    let rows: Value = serde_json::from_str(&called.out).unwrap();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 8);
    assert_eq!(rows[1]["duplicate_of"], "export/1-run.fit");
    assert_eq!((&rows[5]["outcome"], &rows[5]["bytes"]), (&"empty".into(), &0.into()));
    assert_eq!(names_in(folder.path()), ["export"]);
}

#[test]
fn check_foretells_that_there_is_no_report() {
    let folder = tempdir().unwrap();
    let called = call(folder.path(), &["check", "."]);
    assert_eq!((called.code, called.out.as_str()), (Some(1), ""));
    assert!(called.err.starts_with("patella: there is no file to read; "), "{}", called.err);
    fs::write(folder.path().join("a.json"), "{}").unwrap();
    let called = call(folder.path(), &["check", "."]);
    assert_eq!(called.code, Some(1));
    assert!(called.err.contains("\npatella: no activity was found, files looked at: 1; "), "{}", called.err);
}

#[test]
fn quiet_is_silent_but_for_errors() {
    let folder = with_eight_files();
    let called = call(folder.path(), &["report", "export", "--quiet"]);
    assert_eq!((called.code, called.out.as_str(), called.err.as_str()), (Some(3), "", ""));
    let called = call(folder.path(), &["report", "gone", "--quiet"]);
    assert_eq!(called.code, Some(1));
    assert!(called.err.starts_with("patella: gone cannot be opened ("), "{}", called.err);
}

#[test]
fn nothing_said_into_a_pipe_moves_the_cursor() {
    let folder = with_eight_files();
    let called = call(folder.path(), &["check", "export"]);
    assert!(!called.err.contains(['\u{1b}', '\r']), "{:?}", called.err);
}

#[test]
fn no_input_is_written() {
    let folder = with_eight_files();
    fs::write(folder.path().join("notes.csv"), "date,score\n2026-05-03,3\n").unwrap();
    let changed = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let inputs = files_below(folder.path());
    let times: Vec<_> = inputs.keys().map(|path| changed(path)).collect();
    let called = call(folder.path(), &["report", "export", "--notes", "notes.csv"]);
    assert_eq!(called.code, Some(3));
    let after = files_below(folder.path());
    for ((path, bytes), time) in inputs.iter().zip(times) {
        assert_eq!((&after[path], changed(path)), (bytes, time), "{}", path.display());
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads_and_in_any_time_zone() {
    let folder = tempdir().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let made = |out: &str, jobs: &str, zone: &str| {
        let notes = fixtures.join("pain-notes.csv");
        let called = patella(&fixtures, &["report", "garmin-export", "--jobs", jobs, "--out"])
            .arg(folder.path().join(out))
            .arg("--notes")
            .arg(notes)
            .env("TZ", zone)
            .output();
        assert_eq!(called.unwrap().status.code(), Some(3));
        let files = files_below(&folder.path().join(out)).into_iter();
        files
            .map(|(path, bytes)| (path.strip_prefix(folder.path().join(out)).unwrap().to_owned(), bytes))
            .collect::<Vec<_>>()
    };
    let one = made("one", "1", "UTC");
    let four = made("four", "4", "Pacific/Auckland");
    assert!(one.len() >= 10);
    for ((path, bytes), (other_path, other_bytes)) in one.iter().zip(&four) {
        assert_eq!(path, other_path);
        assert!(bytes == other_bytes, "{} differs", path.display());
    }
    assert_eq!(one.len(), four.len());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = with_run();
    let mut child = patella(folder.path(), &["check", "export", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let folder = with_run();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = patella(folder.path(), &["check", "export", "--json"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("patella: standard output cannot be written: "), "{said}");
}

#[test]
fn a_declaration_behind_a_number_sign_is_said_and_is_no_error() {
    let folder = with_run();
    let diary = "date,score\n2026-05-03,3\n\n# unlogged days are pain-free: yes\n";
    fs::write(folder.path().join("knee.csv"), diary).unwrap();
    let arguments = ["report", "export", "--notes", "knee.csv"];
    let called = call(folder.path(), &arguments);
    assert_eq!(called.code, Some(0), "{}", called.err);
    let expected = "knee.csv, line 4: the line \"# unlogged days are pain-free: yes\" is a comment and does not count; remove the # \
                    if days without a note were pain-free\n";
    assert!(called.err.contains(expected), "{}", called.err);
    fs::write(folder.path().join("knee.csv"), diary.replace("# ", "")).unwrap();
    let declared = call(folder.path(), &arguments);
    assert_eq!(declared.code, Some(0), "{}", declared.err);
    assert!(!declared.err.contains("is a comment"), "{}", declared.err);
}
