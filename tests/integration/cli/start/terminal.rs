//! `patella` alone on a real terminal, made by `script` of util-linux.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::super::{files_below, names_in};
use super::shell::{browser, shown};
use super::with_choice;

/// Starts the program on a terminal, and waits until this is on its screen. `None` where there is no `script`,
/// or it can make no terminal, as where /dev/pts is not mounted.
fn on_terminal(folder: &Path, until: &str) -> Option<(Child, String)> {
    let nothing = Command::new("script").args(["-qec", "true", "/dev/null"]).stdin(Stdio::null()).output();
    if !nothing.is_ok_and(|tried| tried.status.success()) {
        println!("skipped: there is no script that makes a terminal");
        return None;
    }
    let started = Command::new("script")
        .args(["-qec", env!("CARGO_BIN_EXE_patella"), "/dev/null"])
        .current_dir(folder)
        .envs([("TZ", "UTC"), ("SHELL", "/bin/sh")])
        .envs([("HOME", folder), ("XDG_DOWNLOAD_DIR", folder), ("BROWSER", &folder.join("browser"))])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = started.unwrap();
    let mut screen = String::new();
    let mut byte = [0];
    let output = child.stdout.as_mut().unwrap();
    while !screen.contains(until) && output.read(&mut byte).unwrap() == 1 {
        screen.push(char::from(byte[0]));
    }
    Some((child, screen))
}

/// Types keys; the exit code.
fn typed((mut child, _): (Child, String), keys: &[u8]) -> Option<i32> {
    child.stdin.as_mut().unwrap().write_all(keys).unwrap();
    child.stdin.as_mut().unwrap().flush().unwrap();
    let mut rest = Vec::new();
    child.stdout.as_mut().unwrap().read_to_end(&mut rest).unwrap();
    child.wait().unwrap().code()
}

#[test]
fn no_the_end_of_input_and_control_c_leave_nothing() {
    let folder = with_choice();
    let before = files_below(folder.path());
    for (keys, code) in [(b"n\n".as_slice(), 0), (b"\x04", 0), (b"\x03", 130)] {
        let Some(asked) = on_terminal(folder.path(), "without the diary: ") else { return };
        assert!(asked.1.contains("patella report 'my export.zip' --notes knee.csv --open"), "{}", asked.1);
        assert_eq!(typed(asked, keys), Some(code), "{keys:?}");
        assert_eq!(files_below(folder.path()), before);
    }
}

#[test]
fn enter_makes_the_report_and_opens_it() {
    let folder = with_choice();
    browser(folder.path());
    let Some(asked) = on_terminal(folder.path(), "without the diary: ") else { return };
    assert_eq!(typed(asked, b"\n"), Some(0));
    assert!(names_in(folder.path()).contains(&"patella-report".to_owned()));
    assert!(shown(folder.path()).ends_with("/patella-report/report.html"));
    // Another report in its place, and one that is not ours stays.
    fs::remove_file(folder.path().join("patella-report/.patella")).unwrap();
    let before = files_below(folder.path());
    let Some(asked) = on_terminal(folder.path(), "without the diary: ") else { return };
    assert_eq!(typed(asked, b"\n"), Some(1));
    assert_eq!(files_below(folder.path()), before);
}
