//! The cascade on files as they are read: copies in archives, conversions by other programs, interrupted runs.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use patella::activity::Recording;
use patella::decode::{Decoded, fit, gpx};
use patella::{pipeline, session};
use tempfile::tempdir;

use super::*;
use crate::corpus;
use crate::files::making::{gz, zip};

fn fixture(name: &str) -> Vec<u8> {
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/small");
    std::fs::read(small.join(name)).unwrap()
}

fn of_folder(folder: &Path) -> History {
    let settings = Settings::default();
    pipeline::read(&[folder.to_owned()], None, &settings, &|| {}).unwrap()
}

#[test]
fn trap_28_one_run_in_a_zip_three_ways_is_one() {
    let folder = tempdir().unwrap();
    let run = fixture("run.fit");
    let entries = zip(&[
        ("a/run.fit", &run),
        ("b/run-copy.fit", &run),
        ("c/run.fit.gz", &gz(&run)),
        ("d/run.gpx", &fixture("run.gpx")),
        ("e/run.tcx", &fixture("run.tcx")),
        ("f/truncated.fit", &fixture("truncated.fit")),
    ]);
    std::fs::write(folder.path().join("export.zip"), entries).unwrap();
    let history = of_folder(folder.path());
    let counted = history.ledger.iter().filter(|row| row.outcome == Outcome::Run);
    let paths: Vec<&str> = counted.map(|row| row.path.as_str()).collect();
    assert_eq!((history.runs.len(), paths.len()), (1, 1));
    assert!(paths[0].ends_with("a/run.fit"), "{paths:?}");
}

/// The samples as a website exports them: a track without a sport.
fn track(recording: &Recording) -> Option<Vec<u8>> {
    let samples = &recording.samples;
    let mut points = String::new();
    for row in 0..samples.unix_ms.len() {
        let Some((north, east)) = samples.position(row) else {
            continue;
        };
        let time = Timestamp::from_millisecond(samples.unix_ms[row]).ok()?;
        let _ = write!(points, "<trkpt lat=\"{north:.6}\" lon=\"{east:.6}\"><time>{time}</time></trkpt>");
    }
    let gpx = "<gpx version=\"1.1\" creator=\"a website\"><trk><trkseg>";
    (!points.is_empty()).then(|| format!("{gpx}{points}</trkseg></trk></gpx>").into_bytes())
}

/// The sessions of a file read by itself; none where it is no activity.
fn sessions(decoded: Result<Decoded, patella::decode::DecodeError>) -> Vec<Session> {
    let Ok(Decoded::Activities(recordings)) = decoded else {
        return Vec::new();
    };
    let made = |recording: &Recording| session::from_recording(recording, &Settings::default());
    recordings.iter().flat_map(made).flatten().collect()
}

#[test]
fn a_track_made_of_a_watch_file_is_its_twin() {
    let watch = fixture("run.fit");
    let Ok(Decoded::Activities(recordings)) = fit::decode(&watch) else { panic!("run.fit holds an activity") };
    let track = track(&recordings[0]).unwrap();
    let history =
        history(vec![file("run.gpx", sessions(gpx::decode(&track))), file("run.fit", sessions(fit::decode(&watch)))]);
    assert_eq!(outcomes(&history), [Outcome::Duplicate, Outcome::Run]);
}

/// On the developer's own files: tracks made of them are their duplicates.
#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn tracks_made_of_real_files_are_their_twins() {
    let folder = corpus::folder();
    let (mut pairs, mut missed) = (0, Vec::new());
    for path in files_below(&folder) {
        let bytes = unpacked(&path);
        let Ok(Decoded::Activities(recordings)) = fit::decode(&bytes) else {
            continue;
        };
        let [recording] = &recordings[..] else {
            continue;
        };
        let Some(track) = track(recording) else {
            continue;
        };
        let (of_watch, of_track) = (sessions(fit::decode(&bytes)), sessions(gpx::decode(&track)));
        if of_watch.len() != 1 || of_track.len() != 1 {
            continue;
        }
        let history = history(vec![file("a.fit", of_watch), file("b.gpx", of_track)]);
        pairs += 1;
        if history.runs.len() + history.others.len() != 1 {
            missed.push(path);
        }
    }
    println!("{pairs} pairs, missed: {missed:?}");
    assert!(missed.len() * 100 <= pairs, "more than 1 % missed");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn unpacked(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap();
    let mut unpacked = Vec::new();
    let is_gzip = bytes.starts_with(&[0x1F, 0x8B]);
    let mut packed = flate2::read::MultiGzDecoder::new(bytes.as_slice());
    match is_gzip && std::io::Read::read_to_end(&mut packed, &mut unpacked).is_ok() {
        true => unpacked,
        false => bytes,
    }
}
