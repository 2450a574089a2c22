//! One file beside a second reader: agreement on sound files, a reason for the others, and no place shown.

use std::path::{Path, PathBuf};

use patella::inspect::{Figure, InspectError, Inspection, SecondReader, inspect};
use patella::settings::Settings;
use tempfile::tempdir;

use crate::fixtures::reading::{committed, files_below, fixtures};

/// A small fixture, looked at.
fn small(name: &str) -> Inspection {
    let mut found = inspect(&fixtures().join("small").join(name), &Settings::default()).unwrap();
    assert_eq!(found.len(), 1, "{name}");
    found.remove(0)
}

fn ours(inspection: &Inspection, figure: Figure) -> Option<f64> {
    let found = inspection.figures.iter().find(|found| found.figure == figure);
    found.and_then(|found| found.ours)
}

#[test]
fn a_sound_file_is_read_alike_by_both() {
    for name in ["run.fit", "chained.fit", "compressed.fit", "multisport.fit", "run.gpx"] {
        let looked = small(name);
        let differing: Vec<_> = looked.differences().collect();
        assert!(differing.is_empty(), "{name}: {differing:?}");
        let both = looked.figures.iter().filter(|figure| figure.agrees.is_some());
        assert!(both.count() >= 9, "{name}");
        assert!(!looked.has_losses(), "{name}");
    }
    let run = small("run.fit");
    assert_eq!(run.second_reader, Some(SecondReader::Fitparser));
    assert_eq!(ours(&run, Figure::Records), Some(149.0));
    assert_eq!(ours(&run, Figure::Distance), Some(2000.0));
    assert_eq!(run.sessions.len(), 1);
}

#[test]
fn a_file_that_the_second_reader_refuses_still_has_our_figures() {
    let cut = small("truncated.fit");
    assert!(cut.has_losses());
    assert!(cut.second_error.is_some());
    assert_eq!(ours(&cut, Figure::Records), Some(112.0));
    assert!(cut.remarks[0].contains("cut off"), "{:?}", cut.remarks);
}

#[test]
fn a_format_without_a_second_reader_says_so() {
    let run = small("run.tcx");
    assert_eq!(run.second_reader, None);
    assert!(!run.has_losses() && run.figures.iter().all(|figure| figure.agrees.is_none()));
}

#[test]
fn a_file_of_another_purpose_is_named() {
    let looked = small("monitoring.fit");
    assert!(looked.sessions.is_empty());
    assert_eq!(looked.remarks, ["no activity: monitoring"]);
}

#[test]
fn every_fixture_can_be_looked_at() {
    for path in files_below(&fixtures()) {
        match inspect(&fixtures().join(&path), &Settings::default()) {
            Ok(found) => assert!(!found.is_empty(), "{path}"),
            Err(InspectError::Unreadable { reason, .. }) => assert!(!reason.is_empty(), "{path}"),
            Err(error) => panic!("{path}: {error}"),
        }
    }
}

#[test]
fn a_member_of_an_archive_is_named_as_the_ledger_names_it() {
    let archive = fixtures().join("garmin-export/DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip");
    let member = |name: &str| PathBuf::from(format!("{}!/{name}", archive.display()));
    let found = inspect(&member("runner@example.org_123463850742.fit"), &Settings::default());
    assert_eq!(found.unwrap().len(), 1);
    let missing = inspect(&member("other.fit"), &Settings::default()).unwrap_err();
    assert!(missing.to_string().contains("patella check"), "{missing}");
}

#[test]
fn what_is_not_there_or_holds_nothing_is_told() {
    let folder = tempdir().unwrap();
    let missing = inspect(&folder.path().join("none.fit"), &Settings::default());
    assert!(matches!(missing, Err(InspectError::Path { .. })));
    let empty = inspect(folder.path(), &Settings::default()).unwrap_err();
    assert!(empty.to_string().contains("no FIT, GPX or TCX file"), "{empty}");
}

#[test]
fn no_place_is_shown() {
    let looked = small("run.fit");
    let json = serde_json::to_string(&looked).unwrap();
    let text = patella::cli::inspection(&looked);
    let sample = &looked.recordings[0].samples;
    for degrees in [sample.latitude_deg.get(0).unwrap(), sample.longitude_deg.get(0).unwrap()] {
        let shown = format!("{degrees:.1}");
        assert!(!json.contains(&shown) && !text.contains(&shown), "{shown}");
    }
    assert!(text.contains("not shown"));
}

#[test]
fn a_packed_file_is_unpacked() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("run.fit.gz");
    write_packed(&path, &committed("small/run.fit"));
    let found = inspect(&path, &Settings::default()).unwrap();
    assert_eq!(ours(&found[0], Figure::Records), Some(149.0));
}

fn write_packed(path: &Path, bytes: &[u8]) {
    use std::io::Write;
    let file = std::fs::File::create(path).unwrap();
    let mut packer = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap();
}
