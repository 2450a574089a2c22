//! FIT files of the developer's own, against figures that Garmin's SDK and fitdecode read from them.
//!
//! Ignored unless asked for: `PATELLA_CORPUS` names a folder of files with an `oracle.csv` in it, a table of a row a file with
//! the columns named in [`Row`]. What differs must differ for a reason that is a property of the file, never its name.

use std::collections::HashMap;
use std::path::Path;

use patella::activity::{Fault, Recording, RunKind, Sport};
use patella::decode::{DecodeError, Decoded, fit};
use patella::pipeline::{self, Request};
use patella::session::{self, Session, SessionError};
use patella::settings::{DescentChoice, Settings};
use serde_json::Value;

use crate::corpus::{self, unpacked};

/// A row of `oracle.csv`: path, format, ok, file_type, compressed_ts_msgs, n_records, fd_n_records, n_sessions, sport,
/// start_time, first_time, total_elapsed_time, total_timer_time, total_distance, total_ascent, total_descent, sessions_json.
type Row = HashMap<String, String>;

/// FIT's "system time" ends here: an earlier date counts from when the watch was switched on.
const CLOCK_SET_FROM: &str = "1998-07-03";
/// Runs from which on a folder is taken for the history of one runner.
const FROM_RUNS: usize = 100;

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn every_run_reads_as_the_oracle_says() {
    let folder = corpus::folder();
    let rows = rows(&folder);
    let runs: Vec<&Row> = rows.iter().filter(|row| has_run(row)).collect();
    let (mut unset_clocks, mut differing) = (0, Vec::new());
    for &row in &runs {
        let recordings = activities(&folder, row).unwrap();
        if row["start_time"].as_str() < CLOCK_SET_FROM {
            unset_clocks += 1;
            let clock_told = (recordings.iter()).any(|recording| recording.faults.contains(&Fault::ClockNotSet));
            let refused =
                sessions(&recordings).is_err_and(|error| matches!(error, SessionError::ImpossibleDate { .. }));
            note(&mut differing, row, clock_told && refused, || "the clock that was not set is not told".to_owned());
            continue;
        }
        // A session rebuilt from a part that is cut has no counterpart: the SDK stops there.
        let summarized: Vec<Recording> =
            (recordings.iter()).filter(|recording| !recording.sessions.is_empty()).cloned().collect();
        let ours = sessions(&summarized).unwrap();
        let theirs = expected(row);
        note(&mut differing, row, ours.len() == theirs.len(), || {
            format!("{} sessions instead of {}", ours.len(), theirs.len())
        });
        for (ours, theirs) in ours.iter().zip(&theirs) {
            let differences = differences(ours, theirs).join("; ");
            note(&mut differing, row, differences.is_empty(), || differences);
        }
        let (ours, theirs) = (records(&recordings), records_told(row));
        note(&mut differing, row, ours == theirs, || format!("{ours} records instead of {theirs}"));
    }
    let agreeing = runs.len() - unset_clocks;
    println!(
        "{agreeing} of {} files with runs are compared in full, {unset_clocks} have a clock that was never set",
        runs.len()
    );
    assert!(differing.is_empty(), "\n{}\n", differing.join("\n"));
}

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn every_other_file_has_as_many_records_and_sessions() {
    let folder = corpus::folder();
    let (mut read, mut differing) = (0, Vec::new());
    for row in &rows(&folder) {
        let told = (records_told(row), row["n_sessions"].parse().unwrap_or(0));
        let ours = match activities(&folder, row) {
            Ok(recordings) => (records(&recordings), recordings.iter().map(|recording| recording.sessions.len()).sum()),
            // Records that all lack a time are no samples, and a file of another purpose has none to compare.
            Err(Some(DecodeError::NoSamples)) if row["first_time"].is_empty() => continue,
            Err(None) if row["file_type"] != "activity" => continue,
            Err(_) if row["ok"] != "True" && told == (0, 0) => continue,
            Err(error) => {
                differing.push(format!("{}: {error:?}", row["path"]));
                continue;
            }
        };
        // Old pool swims: a record a length, none with a time. They are no samples, but each is told.
        if row["first_time"].is_empty() && row["compressed_ts_msgs"] == "0" && told.0 > 0 {
            let recordings = activities(&folder, row).unwrap();
            let timeless = Fault::BadPoints { count: told.0 };
            let is_told = recordings[0].faults.contains(&timeless) && ours == (0, told.1);
            note(&mut differing, row, is_told, || format!("{ours:?}"));
            continue;
        }
        // The SDK reads nothing of a file whose header gives no size; we read it to its end.
        if row["data_size_zero"] == "1" {
            note(&mut differing, row, ours.0 > 0, || "no records".to_owned());
            continue;
        }
        read += 1;
        note(&mut differing, row, ours == told, || format!("(records, sessions) {ours:?} instead of {told:?}"));
    }
    println!("{read} files compared");
    assert!(read > 0 && differing.is_empty(), "\n{}\n", differing.join("\n"));
}

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn the_table_of_runs_agrees_with_the_oracle() {
    let folder = corpus::folder();
    let mut runs: HashMap<String, Vec<Value>> = HashMap::new();
    for row in rows(&folder) {
        let (above, _) = row["path"].split_once('/').unwrap_or((".", ""));
        let of_folder = runs.entry(above.to_owned()).or_default();
        let sessions = expected(&row).into_iter();
        of_folder.extend(sessions.filter(|session| session["sport"] == "running"));
    }
    // A folder with as many runs is one runner's history; the others are collections of odd files.
    runs.retain(|_, runs| runs.len() >= FROM_RUNS);
    assert!(!runs.is_empty());
    for (above, runs) in runs {
        let written = table_of_runs(&folder.join(above));
        let differing: Vec<String> = (runs.iter()).flat_map(|run| missing_or_other(&written, run)).collect();
        println!("{} rows, {} runs in the oracle", written.len(), runs.len());
        assert!(differing.is_empty(), "\n{}\n", differing.join("\n"));
    }
}

/// The rows of `tables/runs.csv` of a report on this folder.
fn table_of_runs(export: &Path) -> Vec<Row> {
    let out = tempfile::tempdir().unwrap();
    let request =
        Request { exports: vec![export.to_owned()], notes: None, out: out.path().join("report"), force: false };
    pipeline::report(&request, &Settings::default(), &|| ()).unwrap();
    let mut table = csv::Reader::from_path(request.out.join("tables/runs.csv")).unwrap();
    table.deserialize().map(Result::unwrap).collect()
}

/// What the table says otherwise of one run.
fn missing_or_other(written: &[Row], run: &Value) -> Vec<String> {
    let start = run["start_time"].as_str().unwrap();
    let Some(row) = written.iter().find(|row| row["start_utc"] == start) else {
        return vec![format!("{start} is missing")];
    };
    let mut differing = Vec::new();
    for (column, name, most) in [
        ("distance_m", "total_distance", 1.0),
        ("timer_s", "total_timer_time", 1.0),
        ("elapsed_s", "total_elapsed_time", 1.0),
        ("descent_m", "total_descent", 0.0),
    ] {
        let (ours, theirs) = (row[column].parse::<f64>().ok(), run[name].as_f64());
        let is_our_own = column == "descent_m" && row["descent_source"] != "device";
        let same = ours.zip(theirs).map(|(a, b)| (a - b).abs() <= most);
        if !same.unwrap_or(ours == theirs) && !is_our_own {
            differing.push(format!("{start}: {column} {ours:?} instead of {theirs:?}"));
        }
    }
    differing
}

/// Every FIT file of the oracle.
fn rows(folder: &Path) -> Vec<Row> {
    let mut oracle = csv::Reader::from_path(folder.join("oracle.csv")).unwrap();
    let rows = oracle.deserialize().map(|row| row.unwrap());
    rows.filter(|row: &Row| row["format"] == "FIT").collect()
}

fn has_run(row: &Row) -> bool {
    row["sport"] == "running" || row["sessions_json"].contains("\"running\"")
}

/// The sessions as the oracle has them, legs between two sports left out.
fn expected(row: &Row) -> Vec<Value> {
    let mut sessions: Vec<Value> = if row["sessions_json"].is_empty() {
        vec![Value::Object(
            row.iter()
                .map(|(name, cell)| {
                    let number = cell.parse::<f64>().map(Value::from);
                    let word = if cell.is_empty() { Value::Null } else { cell.as_str().into() };
                    (name.clone(), number.unwrap_or(word))
                })
                .collect(),
        )]
    } else {
        serde_json::from_str(&row["sessions_json"]).unwrap()
    };
    sessions.retain(|session| session["sport"] != "transition");
    sessions
}

/// What a file holds; `None` for one of another purpose.
fn activities(folder: &Path, row: &Row) -> Result<Vec<Recording>, Option<DecodeError>> {
    match fit::decode(&unpacked(&folder.join(&row["path"]))) {
        Ok(Decoded::Activities(recordings)) => Ok(recordings),
        Ok(Decoded::NotActivity { .. }) => Err(None),
        Err(error) => Err(Some(error)),
    }
}

fn sessions(recordings: &[Recording]) -> Result<Vec<Session>, SessionError> {
    // The oracle tells what the watch wrote, whether its altitude bears that out or not.
    let settings = Settings { descent_choice: DescentChoice::Device, ..Settings::default() };
    let made: Result<Vec<_>, _> =
        (recordings.iter()).map(|recording| session::from_recording(recording, &settings)).collect();
    Ok(made?.into_iter().flatten().collect())
}

fn records(recordings: &[Recording]) -> usize {
    recordings.iter().map(|recording| recording.samples.len()).sum()
}

/// The SDK refuses compressed timestamps; the second opinion reads them.
fn records_told(row: &Row) -> usize {
    let column = if row["compressed_ts_msgs"] == "0" { "n_records" } else { "fd_n_records" };
    row[column].parse().unwrap_or(0)
}

/// In what one session differs.
fn differences(ours: &Session, theirs: &Value) -> Vec<String> {
    let start = theirs["start_time"].as_str().map(str::to_owned);
    let mut differences = Vec::new();
    if Some(ours.start_utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()) != start {
        differences.push(format!("start {} instead of {start:?}", ours.start_utc));
    }
    let mut compare = |name: &str, ours: Option<f64>, most: fn(f64) -> f64| {
        let theirs = theirs[name].as_f64();
        let same = ours.zip(theirs).map(|(a, b)| (a - b).abs() <= most(b));
        if !same.unwrap_or(ours == theirs) {
            differences.push(format!("{name} {ours:?} instead of {theirs:?}"));
        }
    };
    // What the watch does not tell we work out, so only what it tells is compared.
    let told = |name: &str, ours: Option<f64>| ours.filter(|_| !theirs[name].is_null());
    compare("total_distance", told("total_distance", ours.totals.distance_m), |meters| meters / 1000.0);
    compare("total_timer_time", told("total_timer_time", ours.totals.timer_s), |_| 1.0);
    compare("total_elapsed_time", told("total_elapsed_time", ours.totals.elapsed_s), |_| 1.0);
    // Without an altitude that moves, a zero is no measurement; of a height it does see the watch may say zero.
    let is_no_measurement = |name: &str| !ours.altitude_quality.is_usable() && theirs[name].as_f64() == Some(0.0);
    if !is_no_measurement("total_ascent") {
        compare("total_ascent", told("total_ascent", ours.totals.ascent_m), |_| 0.0);
    }
    if ours.run_kind().is_none_or(RunKind::has_terrain) {
        let device = (ours.descent_source.name() == "device").then_some(ours.totals.descent_m).flatten();
        if !is_no_measurement("total_descent") {
            compare("total_descent", device, |_| 0.0);
        }
    } else if ours.totals.descent_m.is_some() {
        differences.push("descent off the ground".to_owned());
    }
    if (ours.sport == Sport::Running) != (theirs["sport"] == "running") {
        differences.push(format!("sport {:?} instead of {}", ours.sport, theirs["sport"]));
    }
    differences
}

fn note(differing: &mut Vec<String>, row: &Row, agrees: bool, words: impl FnOnce() -> String) {
    if !agrees {
        differing.push(format!("{}: {}", row["path"], words()));
    }
}
