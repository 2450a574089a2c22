//! Many runners: a line each, a study as a whole, and what of a person is in neither.

mod clinic;
mod secrets;
mod study;
mod summary;
mod worker;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::cli::{Called, patella};
use crate::files::making::fixture;

/// What the worker says to these lines, each as JSON, and how it ended.
fn answers(folder: &Path, lines: &[u8], arguments: &[&str]) -> (Vec<Value>, Called) {
    let mut worker = patella(folder, &["cohort", "--worker", "--salt", "salt"]);
    let worker = worker.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut worker = worker.spawn().unwrap();
    worker.stdin.take().unwrap().write_all(lines).unwrap();
    let called = Called::from(worker.wait_with_output().unwrap());
    (called.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), called)
}

/// Status and reason of a line.
fn outcome(line: &Value) -> (&str, Option<&str>) {
    (line["status"].as_str().unwrap(), line["reason"].as_str())
}

/// The cells of a column.
fn cells<'l>(line: &'l Value, table: &str, column: &str) -> &'l [Value] {
    line["tables"][table][column].as_array().unwrap_or_else(|| panic!("{table} has no {column}"))
}

/// Makes a folder with these files in it.
fn folder_of(folder: &Path, files: &[(&str, &[u8])]) {
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// A diary with pain on the day of the short run and one day with none.
fn diary() -> Vec<u8> {
    b"date,score,note\n2026-03-01,0,\n2026-03-14,4,SECRET\n".to_vec()
}

/// The first committed run: its bytes.
fn run() -> Vec<u8> {
    fixture("small/run.fit")
}
