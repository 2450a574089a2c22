//! Every intact fixture against `fitparser`, which reads every field of every message: the columns add up to the same.

use std::collections::BTreeMap;
use std::panic;

use fitparser::FitDataRecord;
use fitparser::profile::MesgNum;
use patella::activity::{SampleColumn, Samples};

use super::*;
use crate::fixtures::reading::{committed, files_below, fixtures, members, number, of_kind, own_number};

/// A column of ours and the fields of a record that hold it, the preferred one first.
type ComparedColumn = (&'static str, fn(&Samples) -> &SampleColumn, &'static [u8]);

const COLUMNS: [ComparedColumn; 8] = [
    ("latitude", |samples| &samples.latitude_deg, &[0]),
    ("longitude", |samples| &samples.longitude_deg, &[1]),
    ("altitude", |samples| &samples.altitude_m, &[78, 2]),
    ("distance", |samples| &samples.distance_m, &[5]),
    ("speed", |samples| &samples.speed_m_s, &[73, 6]),
    ("heart rate", |samples| &samples.heart_rate_bpm, &[3]),
    ("cadence", |samples| &samples.cadence_rpm, &[4]),
    ("power", |samples| &samples.power_w, &[7]),
];

#[test]
fn sums_of_columns_and_totals_of_sessions_are_those_of_fitparser() {
    let mut compared = 0;
    for (path, bytes) in sound_activities() {
        let theirs = foreign(&bytes).unwrap_or_else(|| panic!("{path} is refused"));
        let differences = differences(&recordings(&bytes), &theirs);
        assert!(differences.is_empty(), "{path}: {}", differences.join("; "));
        compared += 1;
    }
    assert!(compared > 100, "only {compared} files");
}

/// What `fitparser` makes of a file; `None` where it refuses it or panics, as it does where a header claims too much.
pub fn foreign(bytes: &[u8]) -> Option<Vec<FitDataRecord>> {
    panic::catch_unwind(|| fitparser::from_bytes(bytes).ok()).ok()?
}

/// True where the records of `fitparser` go more than twice as far as the sessions of the same file: it adds up speed and
/// distance that are packed in three bytes wrongly.
pub fn is_too_far(theirs: &[FitDataRecord]) -> bool {
    let meters = |kind: MesgNum, field: u8| {
        let messages = of_kind(theirs, kind);
        let meters: Vec<f64> = messages.iter().filter_map(|message| number(message, field)).collect();
        meters
    };
    let farthest_m = meters(MesgNum::Record, 5).into_iter().fold(0.0, f64::max);
    let told_m: f64 = meters(MesgNum::Session, 9).into_iter().sum();
    told_m > 0.0 && farthest_m > 2.0 * told_m
}

/// In what we and `fitparser` differ.
pub fn differences(ours: &[Recording], theirs: &[FitDataRecord]) -> Vec<String> {
    let mut differences = Vec::new();
    let records = of_kind(theirs, MesgNum::Record);
    let rows: usize = ours.iter().map(|recording| recording.samples.len()).sum();
    if rows != records.len() {
        differences.push(format!("{rows} records instead of {}", records.len()));
    }
    let has_apps = theirs.iter().any(|message| message.kind() == MesgNum::FieldDescription);
    let value_of = if has_apps { own_number } else { number };
    for (name, column, fields) in COLUMNS {
        let measured = ours.iter().flat_map(|recording| column(&recording.samples).measured());
        let (mut count, mut sum) = (0, 0.0);
        measured.for_each(|value| (count, sum) = (count + 1, sum + value));
        let (mut their_count, mut their_sum) = (0, 0.0);
        for record in &records {
            // fitparser leaves positions as they are written.
            let scale = if fields[0] < 2 { 180.0 / 2_147_483_648.0 } else { 1.0 };
            if let Some(value) = fields.iter().find_map(|&field| value_of(record, field)) {
                // Fractions of a cycle are in a field of their own.
                let parts = value_of(record, 53).filter(|_| name == "cadence");
                their_count += 1;
                their_sum += value * scale + parts.unwrap_or(0.0);
            }
        }
        if count != their_count || (sum - their_sum).abs() > 1e-9 * their_sum.abs().max(1.0) {
            let (ours, theirs) = ((count, sum), (their_count, their_sum));
            differences.push(format!("{name} {ours:?} instead of {theirs:?}"));
        }
    }
    differences.extend(totals(ours, &of_kind(theirs, MesgNum::Session)));
    differences
}

fn totals(ours: &[Recording], theirs: &[FitDataRecord]) -> Vec<String> {
    let sessions: Vec<_> = ours.iter().flat_map(|recording| &recording.sessions).collect();
    let mut differences = Vec::new();
    if sessions.len() != theirs.len() {
        differences.push(format!("{} sessions instead of {}", sessions.len(), theirs.len()));
    }
    for (ours, theirs) in sessions.iter().zip(theirs) {
        for (name, value, field) in [
            ("elapsed", ours.totals.elapsed_s, 7),
            ("timer", ours.totals.timer_s, 8),
            ("moving", ours.totals.moving_s, 59),
            ("distance", ours.totals.distance_m, 9),
            ("ascent", ours.totals.ascent_m, 22),
            ("descent", ours.totals.descent_m, 23),
            ("heart rate", ours.totals.avg_hr_bpm, 16),
            ("feel", ours.totals.feel_0_100, 192),
            ("exertion", ours.totals.rpe_0_10.map(|score| score * 10.0), 193),
        ] {
            let expected = number(theirs, field);
            if value != expected {
                differences.push(format!("{name} {value:?} instead of {expected:?}"));
            }
        }
    }
    differences
}

/// The intact activities among the small files and in the account export, which are all that `fitparser` reads.
fn sound_activities() -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for path in files_below(&fixtures()) {
        if path.ends_with(".zip") {
            files.extend(members(&committed(&path)));
        } else {
            files.insert(path.clone(), committed(&path));
        }
    }
    files.retain(|_, bytes| match fit::decode(bytes) {
        Ok(Decoded::Activities(parts)) => {
            let lost = [Fault::NoSession];
            parts.iter().all(|part| part.faults.iter().all(|fault| lost.contains(fault)))
        }
        _ => false,
    });
    files.retain(|_, bytes| fit::declared_len(bytes).is_some_and(|len| len <= bytes.len() as u64));
    files
}
