//! The tables as CSV, for other programs: SI units, a point for decimals, empty where unknown.

mod columns;
mod descent;
mod pain;
mod runs;

use self::columns::{CsvColumn, csv, number, text};
use crate::history::ledger::LedgerRow;
use crate::timeline::{RestGapEntry, SpikeEntry, Timeline};

/// All tables that are part of the report, with their names.
///
/// # Errors
///
/// Passes on what the CSV writer says; writing to memory does not fail in practice.
pub fn all(timeline: &Timeline) -> Result<Vec<(&'static str, Vec<u8>)>, csv::Error> {
    let mut tables = vec![
        ("tables/runs.csv", csv(runs::RUNS, &timeline.runs)?),
        ("tables/weeks.csv", csv(runs::WEEKS, &timeline.weeks)?),
        ("tables/rest_gaps.csv", csv(REST_GAPS, &timeline.rest_gaps)?),
        ("tables/spikes.csv", csv(SPIKES, &timeline.spikes)?),
        ("tables/descent.csv", csv(descent::DESCENT, &timeline.runs)?),
        ("tables/pain.csv", csv(pain::NOTES, &timeline.pain)?),
        ("tables/onsets.csv", pain::onsets(timeline)?),
        ("tables/weekly_answers.csv", pain::weekly_answers(timeline)?),
        ("tables/shoes.csv", csv(pain::SHOES, &timeline.shoes)?),
        ("tables/days.csv", csv(pain::DAYS, &timeline.days)?),
    ];
    if !timeline.questionnaires.is_empty() {
        tables.push(("tables/questionnaires.csv", csv(pain::QUESTIONNAIRES, &timeline.questionnaires)?));
    }
    Ok(tables)
}

/// `files.csv`: one row for each file found.
///
/// # Errors
///
/// As [`all`].
pub fn files(ledger: &[LedgerRow]) -> Result<Vec<u8>, csv::Error> {
    csv(FILES, ledger)
}

const FILES: &[CsvColumn<LedgerRow>] = &[
    ("path", |row| text(Some(&row.path))),
    ("bytes", |row| row.bytes.to_string()),
    ("format", |row| row.format.to_owned()),
    ("outcome", |row| row.outcome.name().to_owned()),
    ("reason", |row| text(Some(&row.remarks()))),
    ("run_id", |row| row.activity_ids.join(" ")),
    ("duplicate_of", |row| text(row.duplicate_of.as_deref())),
];

const REST_GAPS: &[CsvColumn<RestGapEntry>] = &[
    ("run_id", |gap| gap.run_id.clone()),
    ("previous_run_id", |gap| gap.previous_run_id.clone()),
    ("from_date", |gap| gap.from_day.to_string()),
    ("to_date", |gap| gap.to_day.to_string()),
    ("rest_gap_h", |gap| number(gap.hours, 3)),
    ("rest_days", |gap| gap.rest_days.to_string()),
    ("after_unobserved", |gap| gap.after_unobserved.to_string()),
];

const SPIKES: &[CsvColumn<SpikeEntry>] = &[
    ("run_id", |spike| spike.run_id.clone()),
    ("date", |spike| spike.date.to_string()),
    ("measure", |spike| spike.measure.name().to_owned()),
    ("value_m", |spike| number(spike.value_m, 2)),
    ("reference_m", |spike| number(spike.reference_m, 2)),
    ("reference_run_id", |spike| spike.reference_run_id.clone()),
    ("ratio", |spike| number(spike.ratio, 4)),
    ("state", |spike| spike.state.name().to_owned()),
    ("at_the_line", |spike| spike.at_the_line.to_string()),
    ("after_unobserved", |spike| spike.after_unobserved.to_string()),
    ("within_uncertainty", |spike| spike.within_uncertainty.to_string()),
];
