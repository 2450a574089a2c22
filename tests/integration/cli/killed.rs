//! Runs that are killed while they write: every call that changes a name on the disk, locks a file or waits for the disk is
//! cut off once, by strace.
//!
//! Where strace is missing or may not trace, these tests say so and pass; the steps are then only tested one by one in
//! `src/report/output/tests.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::{Called, call, files_below, names_in, with_run};

/// The calls that make, move and remove names, that lock, and that wait until something is on the disk.
const CALLS: [&str; 11] = [
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "flock",
    "fsync",
    "fdatasync",
];

/// As many places a run is cut off at, or more.
const MIN_KILLS: usize = 60;

/// A folder with an export, a report named `old`, and the one that is to replace it, named `new`.
struct Scene {
    folder: TempDir,
    old: BTreeMap<PathBuf, Vec<u8>>,
    new: BTreeMap<PathBuf, Vec<u8>>,
}

impl Scene {
    /// `None` where nothing can be traced here.
    fn set() -> Option<Scene> {
        let traced = Command::new("strace").args(["-o", "/dev/null", "true"]).status();
        if !traced.is_ok_and(|status| status.success()) {
            eprintln!("skipped: strace is not installed, or may not trace here");
            return None;
        }
        let folder = with_run();
        let place = folder.path().join("made");
        fs::create_dir(&place).unwrap();
        let made = |name: &str| {
            let arguments = ["report", "../export", "--quiet", "--name", name, "--out", name];
            assert_eq!(call(&place, &arguments).code, Some(0));
            within(&place.join(name))
        };
        let (old, new) = (made("old"), made("new"));
        assert_ne!(old, new);
        Some(Scene { folder, old, new })
    }

    /// A new folder with the old report in it, named `out`.
    fn place(&self, name: &str) -> PathBuf {
        let place = self.folder.path().join(name);
        for (path, bytes) in &self.old {
            let path = place.join("out").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        place
    }

    /// Replaces the report there by the new one, under strace with these arguments.
    fn traced(&self, place: &Path, arguments: &[&str]) -> Output {
        let calls = format!("trace={}", CALLS.join(","));
        Command::new("strace")
            .args(["-f", "-o", "../trace", "-e", &calls])
            .args(arguments)
            .arg(env!("CARGO_BIN_EXE_patella"))
            .args(["report", "../export", "--out", "out", "--name", "new"])
            .arg("--quiet")
            .env("TZ", "UTC")
            .current_dir(place)
            .output()
            .unwrap()
    }

    /// How often each call is made by a whole run.
    fn counted(&self, arguments: &[&str]) -> Vec<(&'static str, usize)> {
        let place = self.place("counted");
        assert!(self.traced(&place, arguments).status.success());
        let trace = fs::read_to_string(self.folder.path().join("trace")).unwrap();
        fs::remove_dir_all(place).unwrap();
        let count = |call: &str| trace.matches(&format!(" {call}(")).count();
        let counts = CALLS.map(|call| (call, count(call)));
        counts.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}

/// Every file below a folder, as paths within it; none where it is not there.
fn within(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    if !folder.exists() {
        return BTreeMap::new();
    }
    let files = files_below(folder).into_iter();
    files.map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_owned(), bytes)).collect()
}

/// Names of what is hidden in a folder.
fn hidden(folder: &Path) -> Vec<String> {
    let mut names = names_in(folder);
    names.retain(|name| name.starts_with('.'));
    names
}

#[test]
fn a_run_killed_anywhere_leaves_a_whole_report_and_the_next_one_clears_up() {
    let Some(scene) = Scene::set() else { return };
    let leftovers = scene.folder.path().join("leftovers");
    fs::create_dir(&leftovers).unwrap();
    let (mut kills, mut seen) = (0, [0, 0]);
    for (name, times) in scene.counted(&[]) {
        for time in 1..=times {
            let place = scene.place(&format!("{name}-{time}"));
            let kill = format!("inject={name}:signal=SIGKILL:when={time}");
            let ended = scene.traced(&place, &["-e", &kill]);
            assert!(!ended.status.success(), "{name} {time} was not cut off");
            let left = within(&place.join("out"));
            let is_new = left == scene.new;
            assert!(is_new || left == scene.old, "{name} {time}: no whole report");
            seen[usize::from(is_new)] += 1;
            kills += 1;
            for left in hidden(&place) {
                fs::rename(place.join(&left), leftovers.join(&left)).unwrap();
            }
            assert_eq!(names_in(&place), ["out"]);
        }
    }
    assert!(kills >= MIN_KILLS && seen[0] > 5 && seen[1] > 5, "{kills}: {seen:?}");
    assert!(names_in(&leftovers).len() > 20);
    // Not even a report has to come of it.
    let next = call(&leftovers, &["report", "gone", "--out", "out"]);
    assert_eq!(next.code, Some(1), "{}", next.err);
    assert_eq!(names_in(&leftovers), [""; 0]);
}

#[test]
fn a_run_killed_between_two_renames_is_made_good_by_the_next() {
    let Some(scene) = Scene::set() else { return };
    let no_exchange = ["-e", "inject=renameat2:error=EINVAL"];
    let counts = scene.counted(&no_exchange);
    let renames = counts.iter().find(|(call, _)| *call == "rename");
    let renames = renames.map_or(0, |(_, times)| *times);
    assert!(renames >= 2, "{counts:?}");
    let mut put_back = 0;
    for time in 1..=renames {
        let place = scene.place(&format!("rename-{time}"));
        let kill = format!("inject=rename:signal=SIGKILL:when={time}");
        let arguments = [&no_exchange[..], &["-e", &kill]].concat();
        assert!(!scene.traced(&place, &arguments).status.success());
        let was_there = place.join("out").exists();
        let next: Called = call(&place, &["report", "gone", "--out", "out"]);
        let is_told = next.err.contains("out: an earlier run was stopped");
        assert_eq!(is_told, !was_there, "{}", next.err);
        put_back += usize::from(is_told);
        assert!(within(&place.join("out")) == scene.old);
        assert_eq!(names_in(&place), ["out"]);
    }
    assert_eq!(put_back, 1);
}
