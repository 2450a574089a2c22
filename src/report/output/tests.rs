//! Runs that stop after any of their steps, and what others do to the goal while a report is made.

mod mortal;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, tempdir};

use self::mortal::Mortal;
use super::disk::is_folder;
use super::stage::Stage;
use super::*;

/// A report of some files, each with these words in it.
fn report(names: &[&'static str], words: &str) -> Vec<NewFile> {
    let files = names.iter().map(|name| (*name, words.as_bytes().to_vec()));
    with_marker(files.collect())
}

fn old() -> Vec<NewFile> {
    report(&["report.html", "tables/runs.csv", "tables/old.csv", "gone/x.svg"], "old")
}

fn new() -> Vec<NewFile> {
    report(&["report.html", "charts/a.svg", "tables/runs.csv"], "new")
}

/// A folder with an old report in it, named `out`.
fn with_old() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    let goal = Goal::check(&out, false).unwrap();
    put_on(&Mortal::immortal(), &old(), &goal).unwrap();
    assert_eq!(files_in(&out), contents(&old()));
    (folder, out)
}

fn contents(files: &[NewFile]) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = files.iter();
    files.map(|(name, bytes)| (name.into(), bytes.clone())).collect()
}

/// Every file below a folder; nothing where it is not there.
fn files_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut stack = vec![folder.to_owned()];
    while let Some(path) = stack.pop() {
        for entry in fs::read_dir(&path).into_iter().flatten() {
            let path = entry.unwrap().path();
            match is_folder(&path) {
                true => stack.push(path),
                false => {
                    let within = path.strip_prefix(folder).unwrap().to_owned();
                    files.insert(within, fs::read(&path).unwrap());
                }
            }
        }
    }
    files
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Stops a run after each of its steps, until one gets to its end, and looks. Gives back how many steps it took.
fn killed_everywhere(exchange: Option<io::ErrorKind>, look: impl Fn(&Path, &[PathBuf])) -> usize {
    for steps in 0.. {
        let (folder, out) = with_old();
        let disk = Mortal { steps: Cell::new(steps), exchange, intruder: Cell::new(None) };
        let done = put_on(&disk, &new(), &Goal::check(&out, false).unwrap());
        let is_dead = disk.is_dead();
        assert!(is_dead || done.is_ok(), "{done:?}");
        let left = files_in(&out);
        let is_whole = left == contents(&old()) || left == contents(&new());
        assert!(is_whole || (exchange.is_some() && left.is_empty()), "step {steps}: {left:?}");
        let put_back = clear_leftovers(&out);
        let goal = Goal::check(&out, false).unwrap();
        assert_eq!(names_in(folder.path()), ["out"], "step {steps}");
        assert_eq!(put_back.is_empty(), is_whole, "step {steps}");
        look(&out, &put_back);
        put_on(&Mortal::immortal(), &new(), &goal).unwrap();
        assert_eq!(files_in(&out), contents(&new()));
        assert_eq!(names_in(folder.path()), ["out"]);
        if !is_dead {
            return steps;
        }
    }
    unreachable!("a run has an end")
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
#[test]
fn a_killed_run_leaves_the_old_or_the_new_report_whole() {
    let steps = killed_everywhere(None, |_, put_back| assert!(put_back.is_empty()));
    assert!(steps > 30, "{steps}");
}

#[test]
fn without_an_exchange_the_next_run_puts_the_old_report_back() {
    let times = Cell::new(0);
    let steps = killed_everywhere(Some(io::ErrorKind::Unsupported), |out, put_back| {
        if !put_back.is_empty() {
            times.set(times.get() + 1);
            assert_eq!(put_back, [fs::canonicalize(out).unwrap()]);
            assert_eq!(files_in(out), contents(&old()));
        }
    });
    assert!(steps > 30, "{steps}");
    assert!(times.get() > 0, "one step lies between the two renames");
}

#[test]
fn a_first_report_is_there_whole_or_not_at_all() {
    for steps in 0.. {
        let folder = tempdir().unwrap();
        let out = folder.path().join("a/out");
        let disk = Mortal { steps: Cell::new(steps), ..Mortal::immortal() };
        let done = put_on(&disk, &new(), &Goal::check(&out, false).unwrap());
        let left = files_in(&out);
        assert!(left.is_empty() || left == contents(&new()), "step {steps}");
        Goal::check(&out, false).unwrap();
        let names = files_in(folder.path()).into_keys();
        assert!(names.into_iter().all(|name| name.starts_with("a/out")));
        if done.is_ok() {
            break;
        }
    }
}

#[test]
fn a_run_killed_while_it_fills_a_folder_is_made_good_by_the_next() {
    let mut mixed = 0;
    for steps in 0.. {
        let (folder, out) = with_old();
        let disk = Mortal { steps: Cell::new(steps), ..Mortal::immortal() };
        let done = replace_in_place::put(&disk, &new(), &Goal::check(&out, false).unwrap());
        let both = [contents(&old()), contents(&new())];
        for (name, bytes) in files_in(&out) {
            let is_ours = name == Path::new(MARKER_FILE) || name.starts_with(".patella-");
            let is_hidden = name.to_string_lossy().starts_with(".patella");
            let is_known = both.iter().any(|files| files.get(&name) == Some(&bytes));
            assert!(is_known || is_ours || is_hidden, "step {steps}: {name:?}");
        }
        let goal = Goal::check(&out, false).unwrap_or_else(|error| panic!("step {steps}: {error}"));
        let left = files_in(&out);
        mixed += usize::from(!both.contains(&left));
        replace_in_place::put(&Mortal::immortal(), &new(), &goal).unwrap();
        assert_eq!(files_in(&out), contents(&new()));
        assert_eq!(names_in(&out), [".patella", "charts", "report.html", "tables"]);
        assert_eq!(names_in(folder.path()), ["out"]);
        if done.is_ok() && !disk.is_dead() {
            break;
        }
    }
    assert!(mixed > 0, "this method shows some of the old and some of the new");
}

#[test]
fn a_run_at_work_keeps_its_staging_folder() {
    let (folder, out) = with_old();
    let other = Stage::begin(&System, folder.path()).unwrap();
    let within = Stage::begin(&System, &out).unwrap();
    let goal = Goal::check(&out, false).unwrap();
    assert_eq!(names_in(folder.path()).len(), 2);
    replace_in_place::put(&System, &new(), &goal).unwrap();
    assert_eq!(names_in(&out).len(), 5, "the other run is at work");
    drop((other, within));
    assert_eq!(names_in(folder.path()), ["out"]);
    assert_eq!(files_in(&out), contents(&new()));
}

#[test]
fn what_only_looks_like_a_leftover_is_left_alone() {
    let (folder, out) = with_old();
    let theirs = [".patella-abcdef", ".patella-notes", ".patella-abc123"];
    for name in theirs {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("note.txt"), "dear").unwrap();
    }
    fs::write(folder.path().join(".patella-abc123/.patella"), "").unwrap();
    Goal::check(&out, false).unwrap();
    let mut expected = [&theirs[..], &["out"]].concat();
    expected.sort_unstable();
    assert_eq!(names_in(folder.path()), expected);
}

#[test]
fn what_others_put_into_the_old_report_is_never_lost() {
    for force in [false, true] {
        let (folder, out) = with_old();
        fs::write(folder.path().join("note.txt"), "dear").unwrap();
        let goal = Goal::check(&out, force).unwrap();
        let note = out.join("tables/note.txt");
        fs::rename(folder.path().join("note.txt"), &note).unwrap();
        let error = put(&new(), &goal).unwrap_err();
        let other = folder.path().join("out-2");
        let words = error.to_string();
        assert!(words.contains("; the new report is in ") && words.ends_with("out-2"), "{words}");
        assert!(matches!(error, OutputError::Arrived { path, .. } if path == note));
        assert_eq!(fs::read(&note).unwrap(), b"dear");
        assert_eq!(files_in(&out).len(), old().len() + 1);
        assert_eq!(files_in(&other), contents(&new()));
        assert_eq!(names_in(folder.path()), ["out", "out-2"]);
        let inside = replace_in_place::put(&System, &new(), &goal);
        assert!(matches!(inside, Err(OutputError::Arrived { new: None, .. })));
        assert_eq!(files_in(&out).len(), old().len() + 1);
    }
}

#[test]
fn what_is_put_there_in_the_last_moment_is_not_lost_either() {
    for exchange in [None, Some(io::ErrorKind::Unsupported)] {
        if exchange.is_none() && cfg!(not(any(target_os = "linux", target_vendor = "apple"))) {
            continue;
        }
        let (folder, out) = with_old();
        let note = out.join("note.txt");
        let disk = Mortal { exchange, intruder: Cell::new(Some(note.clone())), ..Mortal::immortal() };
        let error = put_on(&disk, &new(), &Goal::check(&out, false).unwrap()).unwrap_err();
        assert!(matches!(error, OutputError::Arrived { path, .. } if path == note));
        assert_eq!(fs::read(&note).unwrap(), b"mine");
        assert_eq!(files_in(&out).len(), old().len() + 1);
        assert_eq!(names_in(folder.path()), ["out", "out-2"]);
    }
}

#[test]
fn a_folder_that_cannot_be_moved_is_filled_in_its_place() {
    for kind in [io::ErrorKind::ResourceBusy, io::ErrorKind::CrossesDevices] {
        let (folder, out) = with_old();
        let disk = Mortal { exchange: Some(kind), ..Mortal::immortal() };
        put_on(&disk, &new(), &Goal::check(&out, false).unwrap()).unwrap();
        assert_eq!(files_in(&out), contents(&new()));
        assert_eq!(names_in(folder.path()), ["out"]);
    }
}

#[test]
fn what_the_computer_puts_into_every_folder_is_nobodys_loss() {
    let (_folder, out) = with_old();
    for name in [".DS_Store", "charts/Thumbs.db"] {
        fs::create_dir_all(out.join(name).parent().unwrap()).unwrap();
        fs::write(out.join(name), "").unwrap();
    }
    let goal = Goal::check(&out, false);
    assert!(matches!(goal, Err(OutputError::Foreign(path)) if path == out.join("charts")));
    fs::remove_dir_all(out.join("charts")).unwrap();
    put_on(&Mortal::immortal(), &new(), &Goal::check(&out, false).unwrap()).unwrap();
    assert_eq!(files_in(&out), contents(&new()));
}

#[test]
fn folders_made_for_a_report_that_cannot_be_written_are_removed() {
    let folder = tempdir().unwrap();
    let goal = Goal::check(&folder.path().join("a/b/out"), false).unwrap();
    let twice = [("same.csv", Vec::new()), ("same.csv", Vec::new())];
    let error = put(&twice, &goal).unwrap_err();
    assert!(matches!(error, OutputError::Write { path, .. } if path == goal.path()));
    assert_eq!(names_in(folder.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn the_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, out) = with_old();
    for mode in [0o700, 0o2775] {
        fs::set_permissions(&out, fs::Permissions::from_mode(mode)).unwrap();
        put(&new(), &Goal::check(&out, false).unwrap()).unwrap();
        let now = fs::metadata(&out).unwrap().permissions().mode();
        assert_eq!(now & 0o7777, mode);
    }
}
