//! GPX and TCX files of the developer's own, against figures that other programs read from them.
//!
//! Ignored unless asked for: `PATELLA_CORPUS` names a folder of files with an `oracle.csv` in it. That table has a row a file,
//! with the columns path, format, ok, xml_sport, n_time, first_time, last_time, has_hr, n_laps, lap_distance_sum and lap_time_sum.

mod agreement;
mod broken;
mod distance;

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use patella::activity::{Format, Recording};
use patella::decode::{DecodeError, Decoded, gpx, tcx};

type Row = HashMap<String, String>;

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn the_corpus_reads_as_the_oracle_says() {
    let folder = folder();
    let mut oracle = csv::Reader::from_path(folder.join("oracle.csv")).unwrap();
    let mut agreeing = 0;
    let mut differing = Vec::new();
    for row in oracle.deserialize() {
        let row: Row = row.unwrap();
        if !matches!(row["format"].as_str(), "GPX" | "TCX") || row["ok"] != "True" {
            continue;
        }
        let differences = differences(&folder, &row);
        if differences.is_empty() {
            agreeing += 1;
        } else {
            differing.push(format!("{}: {}", row["path"], differences.join("; ")));
        }
    }
    println!("{agreeing} files agree, {} differ", differing.len());
    assert!(differing.is_empty(), "\n{}\n", differing.join("\n"));
}

/// What we read otherwise than the oracle.
fn differences(folder: &Path, row: &Row) -> Vec<String> {
    let bytes = unpacked(&folder.join(&row["path"]));
    let (format, decoded) = match row["format"].as_str() {
        "GPX" => (Format::Gpx, gpx::decode(&bytes)),
        _ => (Format::Tcx, tcx::decode(&bytes)),
    };
    let recordings = match decoded {
        Ok(Decoded::Activities(recordings)) => recordings,
        Ok(Decoded::NotActivity { what, .. }) => {
            let is_planned = row["n_time"] == "0" || row["xml_sport"] == "Course";
            return complaint(!is_planned, || format!("read as {what}"));
        }
        Err(error) => {
            let is_expected = error == DecodeError::ImpossibleTimes && row["last_time"].as_str() < "1995";
            return complaint(!is_expected, || error.to_string());
        }
    };
    let mut differences = times(row, &recordings);
    let has_heart_rate = recordings.iter().any(|recording| !recording.samples.heart_rate_bpm.is_empty());
    differences
        .extend(complaint(has_heart_rate != (row["has_hr"] == "True"), || format!("heart rate {has_heart_rate}")));
    if format == Format::Tcx {
        differences.extend(lap_sums(row, &recordings));
    }
    differences
}

fn times(row: &Row, recordings: &[Recording]) -> Vec<String> {
    let times = || recordings.iter().flat_map(|recording| &recording.samples.unix_ms);
    let rows = times().count().to_string();
    let mut differences = complaint(rows != row["n_time"], || format!("{rows} rows instead of {}", row["n_time"]));
    // The oracle's first and last are those in the order of the file, which is not always that of time.
    for column in ["first_time", "last_time"] {
        let theirs = row[column].parse::<jiff::Timestamp>().unwrap();
        let is_ours = times().any(|unix_ms| *unix_ms == theirs.as_millisecond());
        differences.extend(complaint(!is_ours, || format!("{column} {theirs} is missing")));
    }
    let in_order = recordings.iter().all(|recording| recording.samples.unix_ms.is_sorted());
    differences.extend(complaint(!in_order, || "not in the order of time".into()));
    differences
}

fn lap_sums(row: &Row, recordings: &[Recording]) -> Vec<String> {
    let sessions = || recordings.iter().flat_map(|recording| &recording.sessions);
    let distance_m: f64 = sessions().filter_map(|session| session.totals.distance_m).sum();
    let timer_s: f64 = sessions().filter_map(|session| session.totals.timer_s).sum();
    let laps = recordings.iter().map(|recording| recording.laps.len()).sum::<usize>();
    let is_off = |ours: f64, theirs: &str| (ours - theirs.parse::<f64>().unwrap()).abs() > 0.01;
    let mut differences = complaint(is_off(distance_m, &row["lap_distance_sum"]), || {
        format!("{distance_m} m instead of {}", row["lap_distance_sum"])
    });
    differences.extend(complaint(is_off(timer_s, &row["lap_time_sum"]), || {
        format!("{timer_s} s instead of {}", row["lap_time_sum"])
    }));
    differences
        .extend(complaint(laps.to_string() != row["n_laps"], || format!("{laps} laps instead of {}", row["n_laps"])));
    differences
}

/// The folder of private recordings that the tests marked `needs PATELLA_CORPUS` read.
pub fn folder() -> PathBuf {
    let named = std::env::var_os("PATELLA_CORPUS").map(PathBuf::from);
    let folder = named.expect("set PATELLA_CORPUS to a folder of recordings, or leave the ignored tests out");
    assert!(folder.is_dir(), "PATELLA_CORPUS names {}, which is no folder", folder.display());
    folder
}

fn complaint(is_off: bool, words: impl FnOnce() -> String) -> Vec<String> {
    is_off.then(words).into_iter().collect()
}

/// The bytes of a file, unpacked as often as it was packed.
pub fn unpacked(path: &Path) -> Vec<u8> {
    let mut bytes = fs::read(path).unwrap();
    while bytes.starts_with(&[0x1F, 0x8B]) {
        let mut inner = Vec::new();
        let mut packed = flate2::read::MultiGzDecoder::new(bytes.as_slice());
        packed.read_to_end(&mut inner).unwrap();
        bytes = inner;
    }
    bytes
}
