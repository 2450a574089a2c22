//! Zip archives that have lost the directory at their end.

use std::fs;

use patella::history::ledger::{LedgerRow, Outcome};
use tempfile::tempdir;

use super::making::{fixture, run, stored_zip, streamed_zip, zip};
use super::{ledger, outcomes};

fn ledger_of(bytes: &[u8]) -> Vec<LedgerRow> {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.zip");
    fs::write(&path, bytes).unwrap();
    let mut rows = ledger(&path);
    for row in &mut rows {
        row.path = row.path.rsplit_once("a.zip").unwrap().1.to_owned();
    }
    rows
}

fn path_outcomes(rows: &[LedgerRow]) -> Vec<(&str, Outcome)> {
    outcomes(rows, "/".as_ref())
}

/// Where the n-th local header begins.
fn header(archive: &[u8], n: usize) -> usize {
    let starts = archive.windows(4).enumerate();
    let mut starts = starts.filter(|(_, bytes)| *bytes == b"PK\x03\x04");
    starts.nth(n).unwrap().0
}

#[test]
fn a_download_that_was_cut_off_gives_what_arrived() {
    let (run, gpx, tcx) = (run(), fixture("small/chained.fit"), fixture("small/run.tcx"));
    let entries: [(&str, &[u8]); 4] = [("x/", b""), ("x/1.fit", &run), ("x/2.fit", &gpx), ("x/3.tcx", &tcx)];
    let streamed = streamed_zip(&entries[1..]);
    for (archive, last) in [(zip(&entries), 3), (stored_zip(&entries), 3), (streamed, 2)] {
        let cut = header(&archive, last) + 3_000;
        let rows = ledger_of(&archive[..cut]);
        assert_eq!(rows[0].reason, "the archive is cut off or damaged; files still found in it: 3; download it again");
        let expected = [("", Outcome::Unreadable), ("!/x/1.fit", Outcome::Run), ("!/x/2.fit", Outcome::Run)];
        assert_eq!(path_outcomes(&rows)[..2], expected[..2]);
        assert_eq!((rows.len(), rows[2].path.as_str()), (4, "!/x/2.fit"));
        assert_eq!(rows[1].bytes, run.len() as u64);
        let intact = path_outcomes(&ledger_of(&archive)).len();
        assert_eq!(intact, 3);
    }
}

#[test]
fn every_cut_gives_a_ledger_and_never_more_than_the_whole() {
    let entries: [(&str, &[u8]); 2] = [("1.fit", &fixture("small/treadmill.fit")), ("2.json", b"{\"a\": 1}")];
    for archive in [zip(&entries), streamed_zip(&entries)] {
        let whole = ledger_of(&archive);
        assert_eq!(path_outcomes(&whole), [("!/1.fit", Outcome::Run), ("!/2.json", Outcome::Unsupported)]);
        for cut in (4..archive.len()).step_by(7) {
            let rows = ledger_of(&archive[..cut]);
            assert!(!rows.is_empty() && rows.len() <= 3, "cut at {cut}");
            assert_eq!(rows[0].outcome, Outcome::Unreadable, "cut at {cut}");
        }
    }
}

#[test]
fn an_entry_that_is_garbled_does_not_hide_the_next() {
    let entries: [(&str, &[u8]); 3] =
        [("1.fit", &run()), ("2.gpx", &fixture("small/run.gpx")), ("3.tcx", &fixture("small/run.tcx"))];
    for mut archive in [zip(&entries), streamed_zip(&entries)] {
        let middle = header(&archive, 1) + 1_000;
        archive[middle..middle + 50].fill(0xFF);
        let end = header(&archive, 2) + 30;
        let cut = archive[end..].windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
        let rows = ledger_of(&archive[..end + cut]);
        assert_eq!(rows.len(), 4, "{rows:#?}");
        assert_eq!((rows[3].path.as_str(), rows[3].outcome), ("!/3.tcx", Outcome::Duplicate));
    }
}

#[test]
fn two_entries_of_one_name_are_two_files() {
    let mut archive = zip(&[("1.fit", &run()), ("2.fit", &fixture("small/treadmill.fit"))]);
    let starts = (0..archive.len() - 5).filter(|&at| &archive[at..at + 5] == b"2.fit");
    for start in starts.collect::<Vec<_>>() {
        archive[start] = b'1';
    }
    let rows = ledger_of(&archive);
    assert_eq!(path_outcomes(&rows), [("!/1.fit", Outcome::Run), ("!/1.fit", Outcome::Run)]);
}

#[test]
fn locked_and_strange_entries_are_named_without_a_directory_too() {
    let mut archive = stored_zip(&[("1.fit", &run()), ("2.fit", &run()), ("3.fit", &run())]);
    archive[6] |= 1;
    let second = header(&archive, 1);
    archive[second + 8] = 9;
    let cut = archive.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let rows = ledger_of(&archive[..cut]);
    let expected = [
        ("", Outcome::Unreadable),
        ("!/1.fit", Outcome::Unreadable),
        ("!/2.fit", Outcome::Unreadable),
        ("!/3.fit", Outcome::Run),
    ];
    assert_eq!(path_outcomes(&rows), expected);
    assert!(rows[1].reason.starts_with("it is locked") && rows[2].reason.contains("(Deflate64)"));
}
