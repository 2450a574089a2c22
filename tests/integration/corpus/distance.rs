//! GPX and TCX files of the developer's own: the distance of each, against the sum between points and the sum of laps that
//! other programs read.

use std::path::Path;

use jiff::Timestamp;
use patella::activity::{Fault, Recording};
use patella::decode::{Decoded, gpx, tcx};
use patella::session::{self, Session};
use patella::settings::Settings;

use super::{Row, unpacked};
use crate::fixtures::reading::way_m;

/// Distances differ by at most this share.
const SHARE: f64 = 0.005;
/// Faster than anybody runs, meters a second.
const FASTEST_M_S: f64 = 12.0;

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn distances_are_those_of_the_oracle() {
    let folder = super::folder();
    let mut oracle = csv::Reader::from_path(folder.join("oracle.csv")).unwrap();
    let (mut agreeing, mut differing) = (0, Vec::new());
    for row in oracle.deserialize() {
        let row: Row = row.unwrap();
        if !matches!(row["format"].as_str(), "GPX" | "TCX") || row["ok"] != "True" {
            continue;
        }
        let (Some((recordings, sessions)), Some(theirs_m)) = (read(&folder, &row), expected_m(&row)) else {
            continue;
        };
        let ours_m: f64 = sessions.iter().filter_map(|session| session.totals.distance_m).sum();
        let off = (ours_m - theirs_m).abs() / theirs_m;
        if off <= SHARE {
            agreeing += 1;
        } else if let Some(why) = reason(&row, &recordings, theirs_m) {
            println!("{}: {ours_m:.0} m, {theirs_m:.0} m: {why}", row["path"]);
        } else {
            differing.push(format!("{}: {ours_m:.1} m instead of {theirs_m:.1} m", row["path"]));
        }
    }
    println!("{agreeing} distances agree");
    assert!(differing.is_empty(), "\n{}\n", differing.join("\n"));
    assert!(agreeing > 100, "only {agreeing} agree");
}

fn read(folder: &Path, row: &Row) -> Option<(Vec<Recording>, Vec<Session>)> {
    let bytes = unpacked(&folder.join(&row["path"]));
    let decoded = match row["format"].as_str() {
        "GPX" => gpx::decode(&bytes),
        _ => tcx::decode(&bytes),
    };
    let Ok(Decoded::Activities(recordings)) = decoded else {
        return None;
    };
    let settings = Settings::default();
    let sessions = recordings
        .iter()
        .filter_map(|recording| session::from_recording(recording, &settings).ok())
        .flatten()
        .collect();
    Some((recordings, sessions))
}

/// The laps of a TCX file, else the sum between the points.
fn expected_m(row: &Row) -> Option<f64> {
    let meters = |column: &str| row[column].parse::<f64>().ok().filter(|meters| *meters > 0.0);
    meters("lap_distance_sum").or_else(|| meters("length_2d"))
}

/// Why a distance may differ, by what the file holds.
fn reason(row: &Row, recordings: &[Recording], theirs_m: f64) -> Option<&'static str> {
    let faults = || recordings.iter().flat_map(|recording| &recording.faults);
    if row["n_time"] != row["trackpoints"] {
        return Some("points without a time, which the other program counts");
    }
    if faults().any(|fault| matches!(fault, Fault::BadPoints { .. })) {
        return Some("points without a possible time or place, which the other program counts");
    }
    let moments = recordings.iter().flat_map(|recording| &recording.samples.unix_ms);
    let last_ms = row["last_time"].parse().map(|time: Timestamp| time.as_millisecond());
    if last_ms.is_ok_and(|last_ms| moments.max().is_some_and(|&ms| ms > last_ms)) {
        return Some("points out of the order of time, which the other program joins as they stand");
    }
    let legs: Vec<(f64, f64)> = recordings.iter().flat_map(legs).collect();
    let all_m: f64 = legs.iter().map(|(meters, _)| meters).sum();
    let jumps = legs.iter().any(|(meters, seconds)| meters / seconds > FASTEST_M_S);
    let is_same_way = (all_m - theirs_m).abs() <= SHARE * theirs_m;
    (is_same_way && jumps).then_some("jumps that nobody runs, which we leave out")
}

/// Metres and seconds between the points of each segment.
fn legs(recording: &Recording) -> Vec<(f64, f64)> {
    let samples = &recording.samples;
    let placed: Vec<usize> = (0..samples.len()).filter(|&row| samples.position(row).is_some()).collect();
    let pairs = placed.windows(2).filter(|pair| {
        let mut starts = samples.segment_starts.iter();
        !starts.any(|start| (pair[0] + 1..=pair[1]).contains(start))
    });
    let leg = |pair: &[usize]| {
        let places = [pair[0], pair[1]].map(|row| samples.position(row).unwrap());
        let ms = samples.unix_ms[pair[1]].abs_diff(samples.unix_ms[pair[0]]);
        // Times are whole seconds in most files.
        (way_m(places.into_iter()), (ms as f64 / 1000.0).max(1.0))
    };
    pairs.map(leg).collect()
}
