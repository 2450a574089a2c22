//! The most memory that the program holds, as the system counts it.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::export::{self, Export};

/// Makes one export in a folder.
type Make = fn(&Path) -> Export;

/// What the table lists.
pub const CASES: [(&str, Make); 5] = [
    ("100 activities", |folder| export::activities(folder, 100)),
    ("1,000 activities", |folder| {
        export::activities(folder, 1_000)
    }),
    ("1,000 activities, a sample a second", |folder| {
        export::long_activities(folder, 1_000)
    }),
    ("10,000 activities", |folder| {
        export::activities(folder, 10_000)
    }),
    ("account export of 20,000 files", |folder| {
        export::account(folder, 20_000)
    }),
];

/// Runs `patella report` and returns the most memory it held at once, MiB; `None` where the system does not tell.
pub fn peak_mib(program: &Path, export: &Path, out: &Path) -> Option<u64> {
    let mut child = Command::new(program)
        .args(["report", "--quiet", "--out"])
        .args([out, export])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut peak_kib = None;
    while is_running(&mut child) {
        // The figure only ever grows, so the last look before the end counts.
        peak_kib = high_water_kib(child.id()).or(peak_kib);
        thread::sleep(Duration::from_millis(2));
    }
    peak_kib.map(|kib| kib / 1024)
}

fn is_running(child: &mut Child) -> bool {
    matches!(child.try_wait(), Ok(None))
}

fn high_water_kib(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
