//! Archives as nobody packs them by accident: entries over entries, names that lead elsewhere, sizes that are not there,
//! archives that unpack to more and more archives.

use std::fs;
use std::time::{Duration, Instant};

use patella::history::ledger::{LedgerRow, Outcome};
use patella::settings::{ArchiveLimits, Settings};
use tempfile::tempdir;

use super::making::{fixture, gz, noise, run, stored_zip, zip};
use super::{assert_row, ledger_by};

/// The ledger of one archive, paths without its name.
fn ledger_of(bytes: &[u8], limit: impl FnOnce(&mut ArchiveLimits)) -> Vec<LedgerRow> {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.zip");
    fs::write(&path, bytes).unwrap();
    let mut settings = Settings::default();
    limit(&mut settings.archive);
    let mut rows = ledger_by(&path, &settings);
    for row in &mut rows {
        row.path = row.path.rsplit_once("a.zip").unwrap().1.to_owned();
    }
    rows
}

fn path_outcomes(rows: &[LedgerRow]) -> Vec<(&str, Outcome)> {
    let path_outcomes = rows.iter().map(|row| (row.path.as_str(), row.outcome));
    path_outcomes.collect()
}

/// A zip written byte by byte, its entries stored.
#[derive(Default)]
struct Raw {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl Raw {
    /// Local header and content; returns where it begins.
    fn content(&mut self, name: &[u8], content: &[u8]) -> u32 {
        let start = self.bytes.len() as u32;
        self.bytes.extend(b"PK\x03\x04\x14\0");
        self.bytes.extend(facts(name, content));
        self.bytes.extend(name);
        self.bytes.extend(content);
        start
    }

    /// An entry of the directory for the content that begins there.
    fn entry(&mut self, name: &[u8], content: &[u8], start: u32) {
        self.directory.extend(b"PK\x01\x02\x14\0\x14\0");
        self.directory.extend(facts(name, content));
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name);
        self.entries += 1;
    }

    fn add(mut self, name: &[u8], content: &[u8]) -> Raw {
        let start = self.content(name, content);
        self.entry(name, content, start);
        self
    }

    fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len() as u32;
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend((self.directory.len() as u32).to_le_bytes());
        self.bytes.extend(start.to_le_bytes());
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

/// Flags, packing, time, checksum, sizes, and lengths of name and extra field, as both headers have them.
fn facts(name: &[u8], content: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    let size = (content.len() as u32).to_le_bytes();
    let mut facts = vec![0; 8];
    facts.extend(crc.sum().to_le_bytes());
    facts.extend(size);
    facts.extend(size);
    facts.extend((name.len() as u16).to_le_bytes());
    facts.extend([0, 0]);
    facts
}

#[test]
fn names_that_no_system_has_are_read_and_shown_without_harm() {
    let (run, tcx) = (run(), fixture("small/run.tcx"));
    let archive = Raw::default()
        .add(b"caf\xE9/1.fit", &run)
        .add(b"a\0b.fit", &run)
        .add(b"\\\\server\\share\\3.fit", &run)
        .add(b"..\\..\\C:\\4.fit", &run)
        .add(b"", &run)
        .add("x\u{1b}]0;y\u{7}.tcx".as_bytes(), &tcx)
        .finish();
    let rows = ledger_of(&archive, |_| {});
    let shown: Vec<&str> = rows.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(rows.len(), 6, "{shown:?}");
    assert!(shown[0].ends_with("/1.fit") && shown[0].starts_with("!/caf"));
    assert_eq!(
        shown[1..],
        ["!/a\u{FFFD}b.fit", "!///server/share/3.fit", "!/../../C:/4.fit", "!/", "!/x\u{FFFD}]0;y\u{FFFD}.tcx"]
    );
    assert_eq!(rows[0].outcome, Outcome::Run);
    assert!(rows[1..].iter().all(|row| row.outcome == Outcome::Duplicate));
}

#[test]
fn entries_that_lie_over_each_other_are_read_once() {
    let content = [fixture("small/run.gpx"), noise(1 << 20)].concat();
    let mut raw = Raw::default();
    let start = raw.content(b"000.gpx", &content);
    for number in 0..300 {
        raw.entry(format!("{number:03}.gpx").as_bytes(), &content, start);
    }
    let began = Instant::now();
    let rows = ledger_of(&raw.finish(), |_| {});
    assert_eq!(path_outcomes(&rows), [("", Outcome::Unreadable), ("!/000.gpx", Outcome::Run)]);
    assert_eq!(rows[0].reason, "the archive is cut off or damaged; files still found in it: 1; download it again");
    assert!(began.elapsed() < Duration::from_secs(60));
}

#[test]
fn an_archive_that_holds_itself_ends_at_the_depth() {
    // As close as a finite archive comes to one that unpacks to itself: the directory names the archive's own beginning.
    let mut raw = Raw::default();
    let own = raw.content(b"run.fit", &run());
    raw.entry(b"run.fit", &run(), own);
    let inner = raw.finish();
    let mut archive = inner;
    for _ in 0..12 {
        archive = zip(&[("again.zip", &archive), ("run.fit", &run())]);
    }
    let rows = ledger_of(&archive, |_| {});
    assert_eq!(rows.len(), 5, "{:?}", path_outcomes(&rows));
    let deep = "it is nested 4 or more archives deep; unpack the outer ones and point patella at the folder";
    let path = "!/again.zip!/again.zip!/again.zip!/again.zip";
    assert_row(&rows, path, Outcome::Unreadable, deep);
}

#[test]
fn archives_that_fan_out_stop_at_the_limit_of_entries() {
    // 30 entries in each of 30 archives in each of 30 archives: 27,000 files of 20 kB, no two members of an archive equal.
    let pack = |members: &[Vec<u8>], prefix: u8, ending: &str| {
        let names: Vec<String> = (0..30).map(|number| format!("{prefix}-{number}.{ending}")).collect();
        let entries: Vec<(&str, &[u8])> =
            (names.iter().zip(members)).map(|(name, member)| (name.as_str(), member.as_slice())).collect();
        zip(&entries)
    };
    let runs: Vec<Vec<u8>> = (0..30).map(|number| [&run()[..], &[number]].concat()).collect();
    let inner: Vec<Vec<u8>> = (0..30).map(|prefix| pack(&runs, prefix, "fit")).collect();
    let middle: Vec<Vec<u8>> = (0..30).map(|prefix| pack(&inner, prefix, "zip")).collect();
    let fan = pack(&middle, 0, "zip");
    for threads in [1, 4] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let rows = pool.install(|| ledger_of(&fan, |limits| limits.entries = 2_000));
        let read = rows.iter().filter(|row| row.outcome != Outcome::Unreadable);
        let read: Vec<_> = read.map(|row| (row.path.clone(), row.outcome)).collect();
        assert!(read.len() <= 2_000, "{} {:?}", read.len(), &read[1_990..]);
        let refused = rows.last().unwrap();
        assert_eq!((refused.outcome, refused.format), (Outcome::Unreadable, "zip"));
        assert!(refused.reason.starts_with("archives with more than 2000 files"));
        assert!(rows.len() < 2_500, "{threads} threads: {} rows", rows.len());
    }
}

#[test]
fn sizes_that_are_not_there_are_not_asked_for() {
    let run = run();
    // Sizes of 64 bits in a field of their own, both far beyond the file.
    let mut archive = stored_zip(&[("run.fit", &run)]);
    let header = [&b"PK\x03\x04"[..], b"PK\x01\x02"];
    let starts = header.map(|signature| {
        let windows = archive.windows(4);
        windows.into_iter().position(|four| four == signature).unwrap()
    });
    let mut field = vec![1, 0, 16, 0];
    field.extend((1_u64 << 62).to_le_bytes());
    field.extend((1_u64 << 62).to_le_bytes());
    // The directory first, so that the place of the other stays right.
    for (start, size_at, name_at) in [(starts[1], 20, 46), (starts[0], 18, 30)] {
        archive[start + size_at..start + size_at + 8].fill(0xFF);
        let extra_len = start + size_at + 10;
        archive[extra_len..extra_len + 2].copy_from_slice(&20_u16.to_le_bytes());
        let behind_name = start + name_at + "run.fit".len();
        archive.splice(behind_name..behind_name, field.iter().copied());
    }
    let began = Instant::now();
    let rows = ledger_of(&archive, |_| {});
    assert!(!rows.is_empty() && rows.iter().all(|row| !row.reason.is_empty()), "{rows:?}");
    assert!(began.elapsed() < Duration::from_secs(60));
    // The length at the end of a gzip: four bytes that say four gigabytes.
    let mut packed = gz(&run);
    let len = packed.len();
    packed[len - 4..].fill(0xFF);
    let rows = ledger_of(&packed, |_| {});
    assert_eq!(path_outcomes(&rows), [("", Outcome::Recovered)]);
    // The size in a FIT header.
    let mut long = run.clone();
    long[4..8].fill(0xFF);
    let rows = ledger_of(&stored_zip(&[("run.fit", &long)]), |_| {});
    let cut = format!("the file is cut off at byte {}; everything before was read", run.len());
    assert_eq!(path_outcomes(&rows), [("!/run.fit", Outcome::Recovered)]);
    assert!(rows[0].reason.contains(&cut), "{}", rows[0].reason);
}
