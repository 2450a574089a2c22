//! Control-C, a request to end, and a terminal that is closed.

use std::fs::File;
use std::process::{Command, Stdio};

use super::{call, files_below, names_in, patella, with_run};

#[test]
fn a_stopped_run_ends_with_130_and_leaves_the_old_report() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        stopped_by(signal);
    }
}

fn stopped_by(signal: &str) {
    let folder = with_run();
    assert_eq!(call(folder.path(), &["report", "export"]).code, Some(0));
    let before = files_below(&folder.path().join("patella-report"));
    let pipe = folder.path().join("notes.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child =
        patella(folder.path(), &["report", "export", "--notes", "notes.csv"]).stderr(Stdio::piped()).spawn().unwrap();
    // Opening waits for the program to open its end, so it is certainly at work; it then waits for a diary that never comes.
    let diary = File::options().write(true).open(&pipe).unwrap();
    let id = child.id().to_string();
    // Every shell has `kill`; a program of this name is in a package of its own.
    assert!(Command::new("sh").args(["-c", &format!("kill {signal} {id}")]).status().unwrap().success());
    let status = child.wait().unwrap();
    drop(diary);
    assert_eq!(status.code(), Some(130), "{signal}");
    assert_eq!(names_in(folder.path()), ["export", "notes.csv", "patella-report"]);
    assert_eq!(files_below(&folder.path().join("patella-report")), before);
}
