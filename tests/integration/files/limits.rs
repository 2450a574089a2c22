//! Archives made to exhaust a machine stop at the limits, each with a sentence.

use std::fs;
use std::sync::Mutex;

use patella::files::{FoundFile, ReadError, Visitor, visit_all};
use patella::history::ledger::{LedgerRow, Outcome};
use patella::settings::{ArchiveLimits, Settings};
use tempfile::tempdir;

use super::making::{blown_up_gpx, gz, noise, patched, run, stored_zip, zip};
use super::{assert_row, ledger_by};

const BOMB: &str =
    "it unpacks to more than 500 times its size, as only a file made to fill a disk does; it was not read";

fn ledger_of(bytes: &[u8], limit: impl FnOnce(&mut ArchiveLimits)) -> Vec<LedgerRow> {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.zip");
    fs::write(&path, bytes).unwrap();
    let mut settings = Settings::default();
    limit(&mut settings.archive);
    ledger_by(&path, &settings)
}

/// Lets every file be read whole, and notes how long the longest was.
#[derive(Default)]
struct Longest(Mutex<usize>);

impl Visitor for Longest {
    type Row = String;

    fn head(&self, _: &FoundFile, _: &[u8]) -> Option<String> {
        None
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> String {
        let mut longest = self.0.lock().unwrap();
        *longest = bytes.len().max(*longest);
        file.path.clone()
    }

    fn problem(&self, _: &FoundFile, problem: &ReadError) -> String {
        problem.to_string()
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = blown_up_gpx(40 << 20);
    for archive in [zip(&[("bomb.gpx", &bomb)]), gz(&bomb), zip(&[("bomb.gz", &gz(&bomb))])] {
        let rows = ledger_of(&archive, |_| {});
        assert_eq!((rows[0].outcome, rows[0].reason.as_str()), (Outcome::Unreadable, BOMB));
    }
    // It says that it is small; how much comes out of it is counted all the same.
    let liar = patched(zip(&[("bomb.gpx", &bomb)]), 22, 24, &1_000_u32.to_le_bytes());
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.zip"), liar).unwrap();
    let visitor = Longest::default();
    let rows = visit_all(&[folder.path().to_owned()], &ArchiveLimits::default(), &visitor);
    let longest = *visitor.0.lock().unwrap();
    assert!(rows.len() == 1 && longest <= 1 << 20, "{rows:?} {longest}");
}

#[test]
fn zeros_are_settled_by_their_head() {
    let archive = gz(&vec![0; 40 << 20]);
    let rows = ledger_of(&archive, |_| {});
    assert_eq!((rows[0].outcome, rows[0].format), (Outcome::Unsupported, "binary"));
}

#[test]
fn a_declared_size_is_not_believed() {
    let four_gib = patched(zip(&[("run.fit", &run())]), 22, 24, &(u32::MAX - 1).to_le_bytes());
    let rows = ledger_of(&four_gib, |_| {});
    assert_row(&rows, "a.zip!/run.fit", Outcome::Unreadable, BOMB);
    assert_eq!(rows[0].bytes, u64::from(u32::MAX - 1));
}

#[test]
fn one_file_has_so_many_bytes() {
    let gpx = [blown_up_gpx(100), noise(20_000)].concat();
    let reason = "it is larger than the 10000 bytes that patella reads of one file; export it again in parts";
    for bytes in [gpx.clone(), gz(&gpx), zip(&[("x.gpx", &gpx)])] {
        let rows = ledger_of(&bytes, |limits| limits.entry_bytes = 10_000);
        assert_eq!((rows[0].outcome, rows[0].reason.as_str()), (Outcome::Unreadable, reason));
        let rows = ledger_of(&bytes, |limits| limits.entry_bytes = 20_200);
        assert_ne!(rows[0].reason, reason);
    }
}

#[test]
fn an_archive_in_an_archive_has_so_many_bytes() {
    let inner = stored_zip(&[("noise.bin", &noise(18 << 20)), ("run.fit", &run())]);
    let outer = stored_zip(&[("inner.zip", &inner)]);
    let rows = ledger_of(&outer, |limits| limits.archive_bytes = 17 << 20);
    let reason = "it is larger than the 17 MB that patella reads of one file; export it again in parts";
    assert_row(&rows, "a.zip!/inner.zip", Outcome::Unreadable, reason);
    assert_eq!(ledger_of(&outer, |_| {}).len(), 2);
}

#[test]
fn a_file_on_disk_has_so_many_entries_at_any_depth() {
    let names: Vec<String> = (0..30).map(|number| format!("{number}.fit")).collect();
    let run = run();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), run.as_slice())).collect();
    let flat = zip(&entries);
    let reason = "archives with more than 29 files in them are not read; unpack it and point patella at the folder";
    let rows = ledger_of(&flat, |limits| limits.entries = 29);
    assert_row(&rows, "a.zip", Outcome::Unreadable, reason);
    assert_eq!(rows[0].format, "zip");
    assert_eq!(ledger_of(&flat, |limits| limits.entries = 30).len(), 30);
    // One outer entry leaves room for 28.
    let nested = zip(&[("inner.zip", &flat)]);
    let rows = ledger_of(&nested, |limits| limits.entries = 30);
    assert_eq!((rows.len(), rows[0].outcome), (1, Outcome::Unreadable));
    assert_eq!(ledger_of(&nested, |limits| limits.entries = 31).len(), 30);
}

#[test]
fn a_file_on_disk_unpacks_to_so_many_bytes() {
    let names: Vec<String> = (0..200).map(|number| format!("{number:03}.fit")).collect();
    let run = run();
    let runs: Vec<Vec<u8>> = (0..200).map(|number| [run.as_slice(), &[number]].concat()).collect();
    let entries: Vec<(&str, &[u8])> =
        (names.iter().zip(&runs)).map(|(name, run)| (name.as_str(), run.as_slice())).collect();
    let archive = zip(&entries);
    let total = 100 * run.len() as u64;
    let read = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| ledger_of(&archive, |limits| limits.total_bytes = total))
    };
    let rows = read(1);
    let refused = rows.iter().filter(|row| row.outcome == Outcome::Unreadable).count();
    assert_eq!((rows.len(), refused), (200, 200 - 128), "the limit is looked at after every 64");
    let outcomes = |rows: &[LedgerRow]| -> Vec<Outcome> { rows.iter().map(|row| row.outcome).collect() };
    assert_eq!(outcomes(&read(4)), outcomes(&rows));
    assert_row(&rows, "!/199.fit", Outcome::Unreadable, TOO_MUCH);
}

const TOO_MUCH: &str = "the files before it unpack to more than patella reads from one archive of this size; unpack it and point patella at the folder";

#[test]
fn members_that_are_equal_are_read_once_however_often_they_are_packed() {
    let track = noise(2_000);
    let of = |member: &[u8], ending: &str, count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("{number}.{ending}")).collect();
        let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), member)).collect();
        zip(&entries)
    };
    let archive = of(&of(&of(&track, "gpx", 3), "zip", 10), "zip", 10);
    let visitor = Longest::default();
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.zip"), &archive).unwrap();
    let rows = visit_all(&[folder.path().to_owned()], &ArchiveLimits::default(), &visitor);
    assert_eq!(rows.len(), 3 + 9 + 9);
    let read = rows.iter().filter(|row| row.ends_with(".gpx")).count();
    assert_eq!(read, 1, "{rows:?}");
    let why = rows.last().unwrap();
    assert!(why.starts_with("the same as ") && why.ends_with("/0.zip, which is read there"), "{why}");
}

#[test]
fn equal_members_are_duplicates_as_they_are_in_a_folder() {
    let (run, other) = (run(), noise(100));
    let rows = ledger_of(&zip(&[("a.fit", &run), ("b.fit", &other), ("c.fit", &run), ("d.fit", &other)]), |_| {});
    let outcomes: Vec<Outcome> = rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::Run, Outcome::Unreadable, Outcome::Duplicate, Outcome::Unreadable]);
    assert_eq!(rows[1].reason, rows[3].reason);
    assert!(rows[2].duplicate_of.as_deref().unwrap().ends_with("!/a.fit"));
}

#[test]
fn an_archive_unpacks_to_a_multiple_of_its_size_and_a_small_one_to_a_little_more() {
    let limits = ArchiveLimits::default();
    assert_eq!(limits.total_bytes_of(13_800), limits.least_total_bytes);
    assert_eq!(limits.total_bytes_of(172 << 20), 17_200 << 20);
    assert_eq!(limits.total_bytes_of(1 << 40), limits.total_bytes);
}
