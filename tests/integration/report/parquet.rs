//! The tables as Parquet, read back with the crate's own reader, against the CSV of the same report.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write;

use jiff::civil::{Date, DateTime, Time, date};
use jiff::{SignedDuration, Timestamp};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use patella::report::output::NewFile;
use patella::report::tables;
use patella::timeline::Timeline;

use super::{awkward, table};
use crate::sample::Sample;
use crate::timeline::story;

fn opened((_, bytes): &NewFile) -> SerializedFileReader<File> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    SerializedFileReader::new(file).unwrap()
}

/// What the metadata of a file say.
fn stated(file: &SerializedFileReader<File>) -> BTreeMap<String, String> {
    let entries = file.metadata().file_metadata().key_value_metadata().unwrap();
    entries.iter().map(|entry| (entry.key.clone(), entry.value.clone().unwrap())).collect()
}

/// A value as the CSV writes it. `is_local` is true for a time without a zone.
fn written(field: &Field, is_local: bool) -> String {
    let since_1970 = |micros: i64| DateTime::constant(1970, 1, 1, 0, 0, 0, 0) + SignedDuration::from_micros(micros);
    match field {
        Field::Null => String::new(),
        Field::Bool(value) => value.to_string(),
        Field::Long(value) => value.to_string(),
        Field::Double(value) => value.to_string(),
        Field::Str(text) => text.clone(),
        Field::Date(days) => {
            (Date::constant(1970, 1, 1) + SignedDuration::from_hours(24 * i64::from(*days))).to_string()
        }
        Field::TimeMicros(micros) => {
            (Time::midnight() + SignedDuration::from_micros(*micros)).strftime("%H:%M").to_string()
        }
        Field::TimestampMicros(micros) if is_local => since_1970(*micros).to_string(),
        Field::TimestampMicros(micros) => Timestamp::from_microsecond(*micros).unwrap().to_string(),
        other => panic!("{other:?} is in no table"),
    }
}

fn assert_same_cells(name: &str, timeline: &Timeline) {
    for file in tables::all_parquet(timeline).unwrap() {
        let expected = table(timeline, &file.0.replace(".parquet", ".csv"));
        let mut rows: Vec<Vec<String>> = vec![];
        for row in opened(&file).get_row_iter(None).unwrap() {
            let row = row.unwrap();
            rows.push(row.get_column_iter().map(|(name, field)| written(field, name == "start_local")).collect());
        }
        assert_eq!(rows, expected[1..], "{name}: {}", file.0);
    }
}

#[test]
fn parquet_has_the_cells_of_the_csv() {
    assert_same_cells("story", story());
    for (name, timeline) in awkward() {
        assert_same_cells(name, &timeline);
    }
}

#[test]
fn a_text_like_a_formula_has_its_apostrophe_in_csv_alone() {
    let day = date(2026, 3, 2);
    let timeline = Sample::between(day, day).pain(day, 3.0, "=1+1", "stairs").timeline();
    let files = tables::all_parquet(&timeline).unwrap();
    let pain = opened(files.iter().find(|(name, _)| *name == "tables/pain.parquet").unwrap());
    let row = pain.get_row_iter(None).unwrap().next().unwrap().unwrap();
    let site = row.get_column_iter().find(|(name, _)| *name == "site").unwrap();
    assert_eq!(*site.1, Field::Str("=1+1".to_owned()));
    assert!(table(&timeline, "tables/pain.csv")[1].contains(&"'=1+1".to_owned()));
}

#[test]
fn a_file_says_which_units_it_has_and_never_when_it_was_made() {
    let files = tables::all_parquet(story()).unwrap();
    assert_eq!(files, tables::all_parquet(story()).unwrap());
    let runs = opened(files.iter().find(|(name, _)| *name == "tables/runs.parquet").unwrap());
    let made_by = format!("patella {}", env!("CARGO_PKG_VERSION"));
    assert_eq!(runs.metadata().file_metadata().created_by(), Some(made_by.as_str()));
    let stated = stated(&runs);
    let stated = |key: &str| stated.get(key).map(String::as_str);
    assert_eq!([stated("table"), stated("unit:distance_m"), stated("unit:run_id")], [Some("runs"), Some("m"), None]);
    assert_eq!(stated("schema_version"), Some(patella::timeline::SCHEMA_VERSION.to_string().as_str()));
    assert_eq!(stated("empty:distance_m"), Some("unknown"));
}

#[test]
fn the_documentation_has_each_table_and_column_once() {
    let page = tables::documentation();
    for (name, bytes) in tables::all(story()).unwrap() {
        let name = name.trim_start_matches("tables/").trim_end_matches(".csv");
        let section = page.split(&format!("\n## {name}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
        let rows: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        let header = String::from_utf8(bytes).unwrap();
        assert_eq!(rows, header.lines().next().unwrap().split(',').collect::<Vec<_>>(), "{name}");
        assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "{name}");
    }
}
