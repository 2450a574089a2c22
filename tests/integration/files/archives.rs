//! Archives in archives, packed in every way, intact and damaged.

use std::fs;
use std::path::Path;

use patella::history::ledger::{LedgerRow, Outcome};
use tempfile::tempdir;

use super::making::{fixture, gz, nested, noise, patched, run, stored_zip, zip};
use super::{assert_row, ledger, outcomes};

/// The ledger of one file with these bytes, paths from its name on.
fn ledger_of(name: &str, bytes: &[u8]) -> Vec<LedgerRow> {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let mut rows = ledger(folder.path());
    let prefix = format!("{}/", folder.path().display());
    for row in &mut rows {
        row.path = row.path.strip_prefix(&prefix).unwrap().to_owned();
    }
    rows
}

fn path_outcomes(rows: &[LedgerRow]) -> Vec<(&str, Outcome)> {
    outcomes(rows, Path::new("."))
}

#[test]
fn archives_are_opened_four_deep_and_named_where_they_are_deeper() {
    let four = ledger_of("a.zip", &nested(&run(), "run.fit", 4));
    let path = "a.zip!/inner.zip!/inner.zip!/inner.zip!/run.fit";
    assert_eq!(path_outcomes(&four), [(path, Outcome::Run)]);
    let five = ledger_of("a.zip", &nested(&run(), "run.fit", 5));
    let path = "a.zip!/inner.zip!/inner.zip!/inner.zip!/inner.zip";
    assert_eq!(path_outcomes(&five), [(path, Outcome::Unreadable)]);
    let reason = "it is nested 4 or more archives deep; unpack the outer ones and point patella at the folder";
    assert_eq!(five[0].reason, reason);
    let seven = ledger_of("a.zip", &nested(&run(), "run.fit", 7));
    assert_eq!(path_outcomes(&seven), path_outcomes(&five));
}

#[test]
fn gzip_counts_as_an_archive_and_keeps_the_path() {
    let run = run();
    assert_eq!(path_outcomes(&ledger_of("run.fit.gz", &gz(&run))), [("run.fit.gz", Outcome::Run)]);
    assert_eq!(path_outcomes(&ledger_of("other name", &gz(&run))), [("other name", Outcome::Run)]);
    assert_eq!(path_outcomes(&ledger_of("twice.gz", &gz(&gz(&run)))), [("twice.gz", Outcome::Run)]);
    let four = (0..4).fold(run.clone(), |bytes, _| gz(&bytes));
    assert_eq!(path_outcomes(&ledger_of("four.gz", &four)), [("four.gz", Outcome::Run)]);
    assert_eq!(path_outcomes(&ledger_of("five.gz", &gz(&four))), [("five.gz", Outcome::Unreadable)]);
    let deep = nested(&gz(&run), "run.fit.gz", 2);
    assert_eq!(path_outcomes(&ledger_of("a.zip", &deep)), [("a.zip!/inner.zip!/run.fit.gz", Outcome::Run)]);
    let packed_zip = gz(&zip(&[("run.fit", &run)]));
    assert_eq!(path_outcomes(&ledger_of("a.zip.gz", &packed_zip)), [("a.zip.gz!/run.fit", Outcome::Run)]);
}

#[test]
fn gzip_that_is_cut_off_or_wrong_at_its_end_gives_what_is_in_it() {
    let long = [fixture("small/run.gpx"), noise(9_000)].concat();
    let cut = ledger_of("cut.gpx.gz", &gz(&long)[..6_000]);
    assert_eq!(cut[0].outcome, Outcome::Recovered);
    assert!(cut[0].reason.starts_with("it could not be read to its end ("), "{}", cut[0].reason);
    // The run is shorter than the head, so the head is where the damage is met; what follows is still read.
    let mut wrong = gz(&fixture("small/run.gpx"));
    let crc_at = wrong.len() - 8;
    wrong[crc_at] ^= 0xFF;
    let rows = ledger_of("a.zip", &stored_zip(&[("run.gpx.gz", &wrong)]));
    assert_eq!(path_outcomes(&rows), [("a.zip!/run.gpx.gz", Outcome::Recovered)]);
    let intact = ledger_of("run.gpx", &fixture("small/run.gpx"));
    assert_eq!(rows[0].activity_ids, intact[0].activity_ids);
}

#[test]
fn folders_in_archives_are_no_files() {
    let archive = zip(&[("activities/", b""), ("activities/run.fit", &run()), ("media/", b"")]);
    assert_eq!(path_outcomes(&ledger_of("a.zip", &archive)), [("a.zip!/activities/run.fit", Outcome::Run)]);
    for empty in [zip(&[]), zip(&[("media/", b"")])] {
        let rows = ledger_of("a.zip", &empty);
        assert_row(&rows, "a.zip", Outcome::Empty, "an archive without a file in it");
        assert_eq!(rows[0].format, "zip");
    }
}

#[test]
fn a_kmz_is_a_zip_with_a_kml_in_it() {
    let rows = ledger_of("track.kmz", &zip(&[("doc.kml", b"<?xml version=\"1.0\"?><kml/>")]));
    let reason = "KML is not read; export the activity as FIT, GPX or TCX";
    assert_row(&rows, "track.kmz!/doc.kml", Outcome::Unsupported, reason);
}

#[test]
fn a_locked_entry_does_not_lock_the_others() {
    let mut archive = zip(&[("a.fit", &run()), ("b.gpx", &fixture("small/cut.gpx"))]);
    // Bit 0 of the flags of the first entry only.
    archive[6] |= 1;
    let central = archive.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    archive[central + 8] |= 1;
    let rows = ledger_of("a.zip", &archive);
    let reason = "it is locked with a password; unpack it and point patella at the folder";
    assert_row(&rows, "!/a.fit", Outcome::Unreadable, reason);
    assert_eq!(rows[1].outcome, Outcome::Recovered);
}

#[test]
fn a_packing_we_do_not_know_is_named() {
    let deflate64 = patched(zip(&[("run.fit", &run())]), 8, 10, &9_u16.to_le_bytes());
    let rows = ledger_of("a.zip", &deflate64);
    assert_eq!(path_outcomes(&rows), [("a.zip!/run.fit", Outcome::Unreadable)]);
    let reason =
        "it is packed by a method that patella cannot unpack (Deflate64); unpack it and point patella at the folder";
    assert_eq!(rows[0].reason, reason);
}

#[test]
fn a_wrong_checksum_loses_nothing_and_is_told() {
    let wrong = patched(zip(&[("run.fit", &run())]), 14, 16, &[1, 2, 3, 4]);
    let rows = ledger_of("a.zip", &wrong);
    let reason = "it could not be read to its end (Invalid checksum)";
    assert_row(&rows, "a.zip!/run.fit", Outcome::Recovered, reason);
}

#[test]
fn names_of_entries_lead_nowhere() {
    let run = run();
    let names = ["../../evil.fit", "/etc/evil.fit", "C:\\evil.fit", "ok/../evil.fit"];
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, run.as_slice())).collect();
    let outer = tempdir().unwrap();
    let inner = outer.path().join("a/b");
    fs::create_dir_all(&inner).unwrap();
    fs::write(inner.join("a.zip"), zip(&entries)).unwrap();
    let rows = ledger(&inner);
    let expected = [
        ("a.zip!/../../evil.fit", Outcome::Run),
        ("a.zip!//etc/evil.fit", Outcome::Duplicate),
        ("a.zip!/C:/evil.fit", Outcome::Duplicate),
        ("a.zip!/ok/../evil.fit", Outcome::Duplicate),
    ];
    assert_eq!(outcomes(&rows, &inner), expected);
    for folder in [outer.path(), &outer.path().join("a"), &inner] {
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "{}", folder.display());
    }
    assert!(!Path::new("/etc/evil.fit").exists());
}

#[test]
fn large_archives_in_archives_are_read_like_small_ones() {
    // One that has a turn of its own, one that goes through a temporary file, small ones between them.
    for filler in [1 << 20, 17 << 20] {
        let large = stored_zip(&[("noise.bin", &noise(filler)), ("large.fit", &fixture("small/chained.fit"))]);
        let again = stored_zip(&[("noise.bin", &noise(filler + 1)), ("large.fit", &fixture("small/chained.fit"))]);
        let small = zip(&[("small.fit", &run())]);
        let entries: [(&str, &[u8]); 5] = [
            ("1.zip", &small),
            ("2.zip", &large),
            ("3.tcx", &fixture("small/run.tcx")),
            ("4.zip", &again),
            ("5.zip", &large),
        ];
        let rows = ledger_of("a.zip", &stored_zip(&entries));
        let expected = [
            ("a.zip!/1.zip!/small.fit", Outcome::Run),
            ("a.zip!/2.zip!/noise.bin", Outcome::Unsupported),
            ("a.zip!/2.zip!/large.fit", Outcome::Run),
            ("a.zip!/3.tcx", Outcome::Duplicate),
            ("a.zip!/4.zip!/noise.bin", Outcome::Unsupported),
            ("a.zip!/4.zip!/large.fit", Outcome::Duplicate),
            ("a.zip!/5.zip", Outcome::NotActivity),
        ];
        assert_eq!(path_outcomes(&rows), expected);
    }
}
