//! Folders that make trouble: too deep to be opened, full of tiny files, changed while they are read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use patella::decode::{Decoded, fit};
use patella::files::{FoundFile, ReadError, Visitor, visit_all};
use patella::history::ledger::Outcome;
use patella::settings::ArchiveLimits;
use tempfile::tempdir;

use super::making::{fixture, noise, run, stored_zip};
use super::{ledger, outcomes, row};

#[test]
fn a_hundred_thousand_tiny_files_are_told_one_by_one() {
    let folder = tempdir().unwrap();
    for number in 0..100_000 {
        let inside = folder.path().join(format!("{:02}", number / 2_000));
        if number % 2_000 == 0 {
            fs::create_dir(&inside).unwrap();
        }
        // Half of them hold nothing, the others a byte.
        let bytes: &[u8] = if number % 2 == 0 { b"" } else { b"x" };
        fs::write(inside.join(format!("{number:06}.fit")), bytes).unwrap();
    }
    fs::write(folder.path().join("run.fit"), run()).unwrap();
    let began = Instant::now();
    let rows = ledger(folder.path());
    let took = began.elapsed();
    println!("{} rows in {took:?}", rows.len());
    let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    assert_eq!(rows.len(), 100_001);
    assert_eq!([Outcome::Empty, Outcome::Unreadable, Outcome::Run].map(count), [50_000, 50_000, 1]);
    assert!(took < Duration::from_secs(60), "took {took:?}");
}

#[test]
fn a_folder_that_nobody_can_open_does_not_cost_its_neighbours() {
    let folder = tempdir().unwrap();
    // Longer than the system lets a path be, so that even its administrator cannot name it in one go.
    let name = "a".repeat(200);
    let mut deep: PathBuf = folder.path().to_owned();
    while deep.as_os_str().len() + name.len() < 3_900 {
        deep.push(&name);
    }
    fs::create_dir_all(&deep).unwrap();
    let below = [name.as_str(); 3].join("/");
    let made = Command::new("mkdir").args(["-p", &below]).current_dir(&deep).status();
    if !made.is_ok_and(|made| made.success()) {
        println!("skipped: no folder can be made that deep here");
        return;
    }
    fs::write(folder.path().join("run.fit"), run()).unwrap();
    fs::write(deep.join("deep.fit"), fixture("small/treadmill.fit")).unwrap();
    let rows = ledger(folder.path());
    assert_eq!(row(&rows, "/run.fit").outcome, Outcome::Run);
    assert_eq!(row(&rows, "/deep.fit").outcome, Outcome::Run);
    let closed: Vec<_> = rows.iter().filter(|row| row.outcome == Outcome::Unreadable).collect();
    assert_eq!((rows.len(), closed.len()), (3, 1), "{:?}", outcomes(&rows, folder.path()));
    assert!(closed[0].reason.starts_with("it cannot be read ("), "{}", closed[0].reason);
}

/// Cuts the file short as soon as its first bytes are seen.
struct Cutter {
    path: PathBuf,
    len: u64,
}

impl Visitor for Cutter {
    type Row = (Option<Vec<u8>>, Option<String>);

    fn head(&self, file: &FoundFile, _: &[u8]) -> Option<Self::Row> {
        if file.path.ends_with("run.fit") {
            let opened = fs::OpenOptions::new().write(true).open(&self.path);
            opened.unwrap().set_len(self.len).unwrap();
        }
        None
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> Self::Row {
        (Some(bytes), file.damage.clone())
    }

    fn problem(&self, _: &FoundFile, problem: &ReadError) -> Self::Row {
        (None, Some(problem.to_string()))
    }
}

fn cut_while_reading(path: &Path, len: u64) -> Vec<(Option<Vec<u8>>, Option<String>)> {
    let cutter = Cutter { path: path.to_owned(), len };
    visit_all(&[path.to_owned()], &ArchiveLimits::default(), &cutter)
}

#[test]
fn a_file_that_shrinks_while_it_is_read_is_one_that_is_cut_off() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("run.fit");
    fs::write(&path, fixture("small/chained.fit")).unwrap();
    let rows = cut_while_reading(&path, 6_000);
    let [(Some(bytes), None)] = rows.as_slice() else {
        panic!("{} rows", rows.len());
    };
    assert_eq!(bytes.len(), 6_000);
    let Ok(Decoded::Activities(parts)) = fit::decode(bytes) else {
        panic!("no activity");
    };
    assert!(parts.len() == 2 && parts[1].is_damaged());
    // The same for an archive: the loss in the entry is reported, and so is the next entry.
    let long = [run(), noise(300_000)].concat();
    let archive = stored_zip(&[("run.fit", &long), ("2.fit", &run())]);
    let path = folder.path().join("a.zip");
    fs::write(&path, &archive).unwrap();
    let rows = cut_while_reading(&path, 200_000);
    assert_eq!(rows.len(), 2);
    let (bytes, damage) = &rows[0];
    assert!(bytes.as_ref().is_some_and(|bytes| bytes.starts_with(&run()[..3_000])));
    assert!(damage.is_some());
    assert!(rows[1].1.is_some());
}
