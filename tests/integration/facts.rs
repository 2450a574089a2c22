//! What the report states, worked out once more from the tables that it writes.

mod in_common;
mod ladder;
mod now;
mod raises;
mod run_walk;
mod trends;

use std::collections::BTreeSet;

use jiff::civil::date;
use patella::calendar::{DaySpan, add_days};
use patella::facts::{Facts, Night, Nights, RunsBefore};
use patella::report::tables;
use patella::settings::Settings;
use patella::stats::median;
use patella::timeline::DayEntry;
use serde_json::Value;

use crate::sample::reported::reported;
use crate::sample::{Sample, long_history, nine_months};
use crate::timeline::story;

mod starts;

/// The rows of a table as columns by name.
fn rows(name: &str) -> Vec<Vec<(String, String)>> {
    let (_, bytes) = tables::all(story()).unwrap().into_iter().find(|(table, _)| *table == name).unwrap();
    let mut table = csv::Reader::from_reader(&bytes[..]);
    let header: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |row: csv::StringRecord| header.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
    table.records().map(|record| row(record.unwrap())).collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    &row.iter().find(|(column, _)| column == name).unwrap().1
}

fn facts() -> Facts {
    Facts::of(story(), &Settings::default())
}

#[test]
fn the_key_figures_are_those_of_the_tables() {
    let (facts, runs, weeks) = (facts(), rows("tables/runs.csv"), rows("tables/weeks.csv"));
    let whole = &facts.whole;
    let number = |row: &Vec<(String, String)>, name: &str| cell(row, name).parse::<f64>().ok();
    let sum = |name: &str| runs.iter().filter_map(|row| number(row, name)).sum::<f64>();
    let days: BTreeSet<&str> = runs.iter().map(|row| &cell(row, "start_local")[..10]).collect();
    assert_eq!((whole.runs, whole.run_days), (runs.len(), days.len()));
    assert!((whole.distance_m - sum("distance_m")).abs() < 1.0);
    let full: Vec<f64> = weeks
        .iter()
        .filter(|row| cell(row, "partial") == "false" && cell(row, "unobserved_days") == "0")
        .filter_map(|row| number(row, "distance_m"))
        .collect();
    assert_eq!(whole.full_weeks.count, full.len());
    let expected = median(full.iter().copied()).unwrap();
    assert!((whole.full_weeks.median_m.unwrap() - expected).abs() < 0.01);
    let both = |row: &&Vec<(String, String)>| number(row, "distance_m").is_some() && number(row, "descent_m").is_some();
    let descent = whole.descent.unwrap();
    assert_eq!(descent.runs, runs.iter().filter(both).count());
    assert!((descent.descent_m - sum("descent_m")).abs() < 10.0);
}

#[test]
fn jumps_and_the_pain_after_them_are_those_of_the_spikes() {
    let (facts, spikes) = (facts(), rows("tables/spikes.csv"));
    let distance: Vec<_> = spikes.iter().filter(|row| cell(row, "measure") == "distance").collect();
    let jumps = &facts.whole.distance_jumps;
    assert_eq!(jumps.count, distance.len());
    let largest = distance.iter().filter_map(|row| cell(row, "ratio").parse::<f64>().ok()).fold(0.0, f64::max);
    assert!((jumps.largest.as_ref().unwrap().ratio - largest).abs() < 1e-3);
    let after = jumps.pain_after;
    assert_eq!(after.noted + after.free + after.partly_logged + after.not_logged, jumps.count);
    assert!(facts.recent.distance_jumps.count <= facts.charted.distance_jumps.count);
    assert!(facts.charted.distance_jumps.count <= jumps.count);
}

#[test]
fn pain_starts_are_the_onsets_with_the_runs_before_them() {
    let (facts, onsets, runs) = (facts(), rows("tables/onsets.csv"), rows("tables/runs.csv"));
    let starts = &facts.pain_starts;
    assert!(starts.are_onsets);
    let days: Vec<String> = starts.all.iter().map(|start| start.onset.day.to_string()).collect();
    let expected: Vec<&str> = onsets.iter().map(|row| cell(row, "date")).collect();
    assert_eq!(days, expected);
    let start = starts.all.iter().find(|start| start.onset.day.to_string() == "2026-03-24").unwrap();
    let RunsBefore::Days { days } = &start.runs_before else { panic!("two run days") };
    for day in days {
        let of_day = runs.iter().filter(|row| cell(row, "start_local").starts_with(&day.day.to_string()));
        let meters: f64 = of_day.filter_map(|row| cell(row, "distance_m").parse::<f64>().ok()).sum();
        assert!((day.distance_m.unwrap() - meters).abs() < 1.0, "{}", day.day);
    }
    let noted = &story().pain[start.worst_note.unwrap()];
    assert_eq!(noted.score_0_10, start.onset.score_0_10);
}

#[test]
fn report_json_holds_the_facts_beside_the_rows() {
    let settings = Settings::default();
    let json = reported(story(), &settings, |report| serde_json::to_value(report.json()).unwrap());
    assert_eq!(json["facts"]["whole"]["runs"], Value::from(json["runs"].as_array().unwrap().len()));
    assert_eq!(json["facts"]["pain_starts"]["are_onsets"], Value::from(true));
    assert_eq!(json["schema_version"], 2);
}

#[test]
fn a_day_has_its_worst_score_and_a_declared_day_is_pain_free() {
    let [first, second, last] = [2, 4, 8].map(|day| date(2026, 3, day));
    let week =
        Sample::between(first, last).pain(first, 0.0, "", "").pain(second, 1.0, "", "").pain(second, 3.0, "", "");
    let mut timeline = week.timeline();
    let days = Facts::of(&timeline, &Settings::default()).diary_days;
    let scores: Vec<_> = days.logged.iter().map(|logged| (logged.day, logged.worst_0_10, logged.notes.len())).collect();
    assert_eq!(scores, [(first, 0.0, 1), (second, 3.0, 2)]);
    assert_eq!((days.worst_0_10(first), days.worst_0_10(date(2026, 3, 3))), (Some(0.0), None));
    assert_eq!(days.span(), Some(DaySpan { first, last: second }));
    timeline.unlogged_days_are_pain_free = true;
    timeline.diary_days = Some(DaySpan { first: date(2026, 2, 1), last: date(2026, 3, 5) });
    let days = Facts::of(&timeline, &Settings::default()).diary_days;
    assert_eq!(days.declared, Some(DaySpan { first, last: date(2026, 3, 5) }));
    let worst = [3, 4, 5, 6].map(|day| days.worst_0_10(date(2026, 3, day)));
    assert_eq!(worst, [Some(0.0), Some(3.0), Some(0.0), None]);
}

#[test]
fn earlier_periods_are_as_long_as_the_chart_and_leave_no_day_out() {
    let first = date(2025, 1, 6);
    let settings = Settings::default();
    let earlier = |weeks| Facts::of(&long_history(first, weeks).timeline(), &settings).earlier;
    assert!(earlier(26).charted.is_empty());
    let days: Vec<_> = earlier(60).charted.iter().map(|period| period.days.unwrap()).collect();
    let day = |week: i64| add_days(first, 7 * week);
    let expected = [(8, 34), (0, 8)].map(|(from, to)| DaySpan { first: day(from), last: add_days(day(to), -1) });
    assert_eq!(days, expected);
    let many = earlier(26 * 12);
    assert_eq!((many.charted.len(), many.left_out), (8, 3));
}

#[test]
fn without_a_diary_or_a_run_nothing_is_made_up() {
    let settings = Settings::default();
    let none = Facts::of(&nine_months().timeline(), &settings);
    assert!(none.surroundings.other_sports.is_none() && none.surroundings.effort_0_10.is_none());
    let empty = Sample::between(date(2026, 3, 2), date(2026, 3, 8)).timeline();
    let facts = Facts::of(&empty, &settings);
    assert_eq!((facts.whole.runs, facts.whole.descent, facts.whole.rest.median_h), (0, None, None));
    assert!(facts.whole.distance_jumps.largest.is_none() && !facts.whole.distance_jumps.is_any_compared);
    assert!(facts.earlier.charted.is_empty() && facts.diary_days.span().is_none());
    assert!(facts.pain_starts.all.is_empty() && facts.whole.pain.worst_0_10.is_none());
}

#[test]
fn a_first_note_follows_more_than_seven_days_without_pain_and_of_a_day_the_worst_note_counts() {
    let notes = [(5, 5.0), (12, 2.0), (15, 0.0), (20, 1.0), (20, 3.0), (20, 3.0), (30, 0.5)];
    let sample = Sample::between(date(2025, 8, 1), date(2025, 8, 31));
    let sample = notes.into_iter().fold(sample, |sample, (day, score)| sample.pain(date(2025, 8, day), score, "", ""));
    let facts = Facts::of(&sample.timeline(), &Settings::default());
    assert_eq!(facts.pain_starts.first_notes, [date(2025, 8, 5), date(2025, 8, 20)]);
    assert_eq!(facts.worst_notes, [0, 1, 2, 4, 6]);
}

#[test]
fn a_night_is_known_from_the_account_or_else_from_the_diary() {
    let day = |of: i8| date(2025, 8, of);
    let mut timeline = Sample::between(day(1), day(7)).pain(day(2), 1.0, "", "").pain(day(3), 1.0, "", "").timeline();
    timeline.pain.iter_mut().for_each(|note| note.details.sleep_h = Some(6.0));
    let account =
        |of: i8, sleep_h| DayEntry { day: day(of), sleep_h, resting_hr_bpm: None, stress_0_100: None, steps: None };
    timeline.days = vec![account(1, None), account(2, Some(7.0)), account(4, Some(6.9))];
    let mut settings = Settings::default();
    let facts = Facts::of(&timeline, &settings);
    let night = |of: i8, sleep_h, is_short| Night { day: day(of), sleep_h, is_short };
    assert_eq!(facts.nights, [night(2, 7.0, false), night(3, 6.0, true), night(4, 6.9, true)]);
    assert_eq!(facts.whole.nights, None);
    settings.chart.least_nights = 3;
    assert_eq!(Facts::of(&timeline, &settings).whole.nights, Some(Nights { known: 3, short: 2 }));
}

#[test]
fn runs_without_a_value_are_counted_by_measure() {
    let day = date(2025, 8, 5);
    let sample = Sample::between(day, day).run(day, 5.0, None).run(day, 5.0, Some(9.0)).run_of_unknown_distance(day);
    let whole = Facts::of(&sample.timeline(), &Settings::default()).whole;
    assert_eq!((whole.distance_jumps.without_value, whole.descent_jumps.without_value), (1, 2));
}
