//! One name for one thing: the columns of the tables are the fields of `report.json`.

use std::collections::BTreeSet;

use patella::report::tables;
use patella::settings::Settings;
use serde_json::Value;

use crate::sample::reported::reported;
use crate::timeline::story;

#[test]
fn a_column_of_a_table_is_a_field_of_its_row_in_the_json() {
    let json = reported(story(), &Settings::default(), |report| serde_json::to_value(report.json()).unwrap());
    let mut compared = 0;
    for (file, bytes) in tables::all(story()).unwrap() {
        let name = file.trim_start_matches("tables/").trim_end_matches(".csv");
        let list = if name == "descent" { "runs" } else { name };
        let Some(rows) = json[list].as_array().filter(|rows| !rows.is_empty()) else { continue };
        let fields = rows.iter().filter_map(Value::as_object).flat_map(|row| row.keys().map(String::as_str));
        let fields: BTreeSet<&str> = fields.collect();
        let header = String::from_utf8(bytes).unwrap();
        let columns = header.lines().next().unwrap().split(',');
        // What came before an onset is in the JSON by window.
        let is_nested = |column: &&str| name == "onsets" && !["date", "score", "time", "kind"].contains(column);
        let columns = columns.filter(|column| !is_nested(column));
        let missing: Vec<&str> = columns.filter(|column| !fields.contains(column)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?} are not among {fields:?}");
        compared += 1;
    }
    assert!(compared >= 7, "{compared} tables");
}

#[test]
fn no_figure_in_the_json_is_a_negative_zero() {
    let json = reported(story(), &Settings::default(), |report| serde_json::to_string(&report.json()).unwrap());
    let at = json.find("-0.0,").or_else(|| json.find("-0.0}"));
    assert_eq!(at.map(|at| &json[at.saturating_sub(80)..at + 5]), None);
}
