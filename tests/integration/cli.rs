//! The program as it is called: exit codes, what is said where, and what lies on disk afterwards.

mod config;
mod find;
mod goal;
#[cfg(target_os = "linux")]
mod harm;
mod inspect;
#[cfg(target_os = "linux")]
mod killed;
#[cfg(target_os = "linux")]
mod mounted;
mod note;
mod options;
mod out;
mod piped;
mod report;
mod start;
#[cfg(unix)]
mod stopping;
mod today;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::{TempDir, tempdir};

use crate::files::making::{eight_files, run, write_all};

/// The program with these arguments, in a folder of its own choice.
pub fn patella(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patella"));
    command.current_dir(folder).args(arguments).env("TZ", "UTC");
    command
}

/// What a call did.
pub struct Called {
    /// Exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl From<Output> for Called {
    fn from(output: Output) -> Self {
        Called {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Calls the program and waits for its end.
pub fn call(folder: &Path, arguments: &[&str]) -> Called {
    patella(folder, arguments).output().unwrap().into()
}

/// A folder with `export/` in it, which holds a short run.
pub fn with_run() -> TempDir {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("export")).unwrap();
    fs::write(folder.path().join("export/run.fit"), run()).unwrap();
    folder
}

/// A folder with `export/` in it, which holds the eight files.
pub fn with_eight_files() -> TempDir {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("export")).unwrap();
    write_all(&folder.path().join("export"), &eight_files());
    folder
}

/// Every file below a folder, with its bytes.
pub fn files_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

/// Names in a folder, sorted.
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
