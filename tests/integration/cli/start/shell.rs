//! Paths as words of a shell, and the browser that the environment names.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use patella::cli::start::shell_words::{path, patterns, quoted};
use tempfile::tempdir;

use super::super::{call, patella, with_run};

/// What bash makes of a line of words.
fn words(line: &str, folder: &Path) -> Vec<OsString> {
    let mut bash = Command::new("bash");
    bash.args(["-c", &format!("printf '%s\\0' {line}")]).current_dir(folder).env("HOME", folder);
    let printed = bash.output().unwrap();
    assert!(printed.status.success(), "{line}: {}", String::from_utf8_lossy(&printed.stderr));
    let words = printed.stdout.strip_suffix(b"\0").unwrap();
    words.split(|byte| *byte == 0).map(|word| OsString::from_vec(word.to_vec())).collect()
}

#[test]
fn a_word_means_the_same_to_a_shell() {
    let folder = tempdir().unwrap();
    let names: [&[u8]; 14] = [
        b"plain.zip",
        b"my export.zip",
        "Größe 体.zip".as_bytes(),
        b"it's $HOME `date` \"x\" \\ !",
        b"~",
        b"a&b;c|d(e)<f>",
        b"*.fit",
        b"{a,b}",
        b"line\nfeed",
        b"\x1b[31mred",
        b"no text \xff\xfe1",
        "turned \u{202e}round".as_bytes(),
        b"'",
        b"",
    ];
    for name in names {
        let word = quoted(OsStr::from_bytes(name));
        assert!(!word.contains(|character: char| character.is_control() || character == '\u{202e}'), "{word:?}");
        assert_eq!(words(&word, folder.path()), [OsStr::from_bytes(name)], "{word}");
        let below = folder.path().join(OsStr::from_bytes(name));
        let word = path(&below, Some(folder.path()));
        assert!(word.starts_with('~'));
        assert_eq!(Path::new(&words(&word, folder.path())[0]), below, "{word}");
    }
    assert_eq!(quoted(OsStr::new("plain.zip")), "plain.zip");
}

#[test]
fn many_files_are_written_as_a_pattern_where_that_names_no_other() {
    let folder = tempdir().unwrap();
    let files: Vec<PathBuf> = (0..20).map(|number| folder.path().join(format!("{number}.fit"))).collect();
    files.iter().for_each(|file| fs::write(file, b"").unwrap());
    fs::write(folder.path().join("other.pdf"), b"").unwrap();
    fs::write(folder.path().join(".hidden.fit"), b"").unwrap();
    let written = patterns(&files).unwrap();
    assert_eq!(written, [(folder.path(), "*.fit".to_owned())]);
    assert_eq!(words(&written[0].1, folder.path()).len(), files.len());
    fs::write(folder.path().join("other.fit"), b"").unwrap();
    assert_eq!(patterns(&files), None);
}

#[test]
fn the_browser_of_the_environment_opens_the_report() {
    let folder = with_run();
    assert_eq!(call(folder.path(), &["report", "export"]).code, Some(0));
    let browser = browser(folder.path());
    let named = format!("/nowhere/browser:{}", browser.display());
    let opened = patella(folder.path(), &["open"]).env("BROWSER", named).status().unwrap();
    assert!(opened.success());
    let page = fs::canonicalize(folder.path()).unwrap().join("patella-report/report.html");
    assert_eq!(shown(folder.path()), page.to_str().unwrap());
}

/// A browser that notes what it is to show.
pub fn browser(folder: &Path) -> PathBuf {
    let browser = folder.join("browser");
    let shown = folder.join("shown");
    let script = format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.new' && mv '{0}.new' '{0}'\n", shown.display());
    fs::write(&browser, script).unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    browser
}

/// What it was to show; it may take a moment to start.
pub fn shown(folder: &Path) -> String {
    for _ in 0..200 {
        if let Ok(shown) = fs::read_to_string(folder.join("shown")) {
            return shown;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the browser was not started");
}
