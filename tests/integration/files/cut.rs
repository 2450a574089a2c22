//! Downloads that broke off: what arrived is used, and the row says so.

use std::fs;

use patella::history::ledger::{LedgerRow, Outcome};
use tempfile::tempdir;

use super::ledger;
use super::making::{fixture, gz, stored_zip, zip};

/// The ledger of one file with this name and these bytes.
fn ledger_of(name: &str, bytes: &[u8]) -> Vec<LedgerRow> {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    ledger(folder.path())
}

#[test]
fn a_packed_file_cut_in_the_middle_gives_its_first_part_in_every_format() {
    for name in ["run.fit", "run.gpx", "run.tcx"] {
        let whole = fixture(&format!("small/{name}"));
        let packed = gz(&whole);
        let half = &packed[..packed.len() / 2];
        let packed_name = format!("{name}.gz");
        let in_zip = zip(&[(packed_name.as_str(), half)]);
        let stored = stored_zip(&[(packed_name.as_str(), half)]);
        for (outer, bytes) in [(packed_name.as_str(), half), (name, half), ("a.zip", &in_zip), ("b.zip", &stored)] {
            let rows = ledger_of(outer, bytes);
            assert_eq!(rows.len(), 1, "{outer}");
            let row = &rows[0];
            assert_eq!(row.outcome, Outcome::Recovered, "{outer}: {}", row.reason);
            assert_eq!(row.activity_ids.len(), 1, "{outer}");
            assert!(row.reason.starts_with("it could not be read to its end ("), "{outer}: {}", row.reason);
        }
    }
}

#[test]
fn a_zip_cut_within_an_entry_gives_the_first_part_of_that_entry() {
    for name in ["run.fit", "run.gpx", "run.tcx"] {
        let whole = fixture(&format!("small/{name}"));
        for archive in [zip(&[(name, &whole)]), stored_zip(&[(name, &whole)])] {
            let rows = ledger_of("a.zip", &archive[..archive.len() * 2 / 3]);
            let outcomes: Vec<Outcome> = rows.iter().map(|row| row.outcome).collect();
            assert_eq!(outcomes, [Outcome::Unreadable, Outcome::Recovered], "{name}");
        }
    }
}

#[test]
fn trap_12_a_file_cut_between_messages_has_no_summary_and_says_so() {
    let rows = ledger_of("run.fit", &fixture("small/cut-between-messages.fit"));
    assert_eq!(rows[0].outcome, Outcome::Recovered);
    assert_eq!(rows[0].activity_ids.len(), 1);
    assert!(rows[0].reason.contains("cut off at byte"), "{}", rows[0].reason);
    let rows = ledger_of("run.fit", &fixture("small/no-session.fit"));
    assert_eq!(rows[0].outcome, Outcome::Recovered);
    assert!(rows[0].reason.contains("summary"), "{}", rows[0].reason);
}

#[test]
fn two_files_in_one_of_which_the_second_is_cut_are_both_used() {
    let (run, chained) = (fixture("small/run.fit"), fixture("small/chained.fit"));
    let second = chained.len() - run.len();
    let rows = ledger_of("two.fit", &chained[..run.len() + second / 2]);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].outcome, Outcome::Recovered);
    assert_eq!(rows[0].activity_ids.len(), 2, "{}", rows[0].reason);
}

#[test]
fn trap_13_a_missing_size_bytes_behind_the_end_and_a_bad_checksum_lose_nothing() {
    let intact = &ledger_of("run.fit", &fixture("small/run.fit"))[0];
    for (name, outcome, words) in [
        ("data-size-zero", Outcome::Run, "size"),
        ("trailing", Outcome::Run, "64 bytes"),
        ("bad-crc", Outcome::Run, "checksum"),
    ] {
        let row = &ledger_of("run.fit", &fixture(&format!("small/{name}.fit")))[0];
        assert_eq!(row.outcome, outcome, "{name}: {}", row.reason);
        assert_eq!(row.activity_ids, intact.activity_ids, "{name}");
        assert!(row.reason.contains(words), "{name}: {}", row.reason);
    }
}

#[test]
fn trap_19_empty_files_and_error_pages_are_told_apart_from_tracks() {
    for name in ["a.fit", "a.gpx", "a.tcx"] {
        let row = &ledger_of(name, b"")[0];
        assert_eq!((row.outcome, row.format), (Outcome::Empty, "empty"));
        let page = fixture("small/error-page.gpx");
        for bytes in [page.clone(), gz(&page)] {
            let row = &ledger_of(name, &bytes)[0];
            assert_eq!((row.outcome, row.format), (Outcome::Unreadable, "html"));
            assert!(row.reason.starts_with("a web page"), "{}", row.reason);
        }
        // Nothing, packed.
        assert_eq!(ledger_of(name, &gz(b""))[0].outcome, Outcome::Empty);
    }
}
