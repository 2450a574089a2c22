//! The tables for other programs: SI units, a point for decimals, empty where unknown.
//!
//! A table is a list of columns ([`columns`]) and some rows of the timeline. CSV, Parquet and `docs/tables.md` are written from
//! the same columns.

mod columns;
mod descent;
mod documentation;
mod onsets;
mod pain;
mod runs;
mod weeks;

use std::borrow::Cow;

use jiff::civil::Date;

use self::columns::{About, Column, column, csv, full};
pub use self::documentation::documentation;
use self::onsets::{OnsetRow, onsets};
use crate::history::ledger::LedgerRow;
use crate::metrics::WeekMetrics;
use crate::onset_analysis::OnsetWindows;
use crate::settings::DaysBefore;
use crate::timeline::{
    DayEntry, OnsetEntry, PainEntry, QuestionnaireEntry, RestGapEntry, RunEntry, ShoeEntry, SpikeEntry, Timeline,
};

/// All tables that are part of the report, with their names.
///
/// # Errors
///
/// Passes on what the CSV writer says; writing to memory does not fail in practice.
pub fn all(timeline: &Timeline) -> Result<Vec<(&'static str, Vec<u8>)>, csv::Error> {
    let tables = tables(&Rows::of(timeline));
    let written = tables.iter().filter(|table| table.table().is_always_written || !table.is_empty());
    written.map(|table| Ok((table.table().csv_file, table.csv()?))).collect()
}

/// `files.csv`: one row for each file found.
///
/// # Errors
///
/// As [`all`].
pub fn files(ledger: &[LedgerRow]) -> Result<Vec<u8>, csv::Error> {
    csv(FILES, ledger)
}

const FILES: &[Column<LedgerRow>] = &[
    full("path", "", "Path; members of archives joined with `!/`").text(|row| Some(&row.path)),
    full("bytes", "", "Size").integer(|row| Some(row.bytes as i64)),
    full("format", "", "Format in a word").word(|row| Some(row.format)),
    full("outcome", "", "What became of it").word(|row| Some(row.outcome.name())),
    column("reason", "", "Why", "nothing to say").sentence(|row| Some(row.remarks())),
    column("run_id", "", "The activities it gave, with blanks between", "none")
        .words(|row| Some(row.activity_ids.join(" "))),
    column("duplicate_of", "", "Path of the file that is counted", "no duplicate")
        .text(|row| row.duplicate_of.as_deref()),
];

/// Name and files of a table, and what its rows are.
#[derive(Debug, Clone, Copy)]
struct Table {
    name: &'static str,
    csv_file: &'static str,
    /// One sentence.
    about: &'static str,
    /// False for a table that is left out where it has no row.
    is_always_written: bool,
}

/// A table, whatever its rows are.
trait AnyTable {
    fn table(&self) -> Table;
    fn columns(&self) -> Vec<&About>;
    fn is_empty(&self) -> bool;
    fn csv(&self) -> Result<Vec<u8>, csv::Error>;
}

/// A table with its rows.
struct FilledTable<'t, R: Clone> {
    table: Table,
    columns: Cow<'t, [Column<R>]>,
    rows: Cow<'t, [R]>,
}

impl<R: Clone> AnyTable for FilledTable<'_, R> {
    fn table(&self) -> Table {
        self.table
    }

    fn columns(&self) -> Vec<&About> {
        self.columns.iter().map(|column| &column.about).collect()
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        csv(&self.columns, &self.rows)
    }
}

/// The rows of all tables.
#[derive(Default)]
struct Rows<'t> {
    runs: &'t [RunEntry],
    weeks: &'t [WeekMetrics],
    rest_gaps: &'t [RestGapEntry],
    spikes: &'t [SpikeEntry],
    pain: &'t [PainEntry],
    onsets: &'t [OnsetEntry],
    /// What came before the onsets that lie within the records of runs.
    before_onsets: &'t [OnsetWindows],
    windows: &'t [DaysBefore],
    weekly_answers: &'t [(Date, u8)],
    shoes: &'t [ShoeEntry],
    days: &'t [DayEntry],
    questionnaires: &'t [QuestionnaireEntry],
}

impl<'t> Rows<'t> {
    fn of(timeline: &'t Timeline) -> Rows<'t> {
        Rows {
            runs: &timeline.runs,
            weeks: &timeline.weeks,
            rest_gaps: &timeline.rest_gaps,
            spikes: &timeline.spikes,
            pain: &timeline.pain,
            onsets: &timeline.onsets,
            before_onsets: &timeline.before_pain.onsets,
            windows: &timeline.before_pain.windows,
            weekly_answers: timeline.pain_context.as_ref().map_or(&[], |context| &context.weekly_answers),
            shoes: &timeline.shoes,
            days: &timeline.days,
            questionnaires: &timeline.questionnaires,
        }
    }

    fn onsets(&self) -> Vec<OnsetRow<'t>> {
        let before = |day: Date| self.before_onsets.iter().find(|before| before.day == day);
        self.onsets.iter().map(|onset| OnsetRow { onset, before: before(onset.day) }).collect()
    }
}

/// All tables in the order of the report.
fn tables<'t>(rows: &Rows<'t>) -> Vec<Box<dyn AnyTable + 't>> {
    let onsets = FilledTable { table: ONSETS, columns: onsets(rows.windows).into(), rows: rows.onsets().into() };
    vec![
        filled(RUNS, runs::RUNS, rows.runs),
        filled(WEEKS, weeks::WEEKS, rows.weeks),
        filled(REST_GAPS, weeks::REST_GAPS, rows.rest_gaps),
        filled(SPIKES, weeks::SPIKES, rows.spikes),
        filled(DESCENT, descent::DESCENT, rows.runs),
        filled(PAIN, pain::NOTES, rows.pain),
        Box::new(onsets),
        filled(WEEKLY_ANSWERS, pain::WEEKLY_ANSWERS, rows.weekly_answers),
        filled(SHOES, pain::SHOES, rows.shoes),
        filled(DAYS, pain::DAYS, rows.days),
        filled(QUESTIONNAIRES, pain::QUESTIONNAIRES, rows.questionnaires),
    ]
}

fn filled<'t, R: Clone>(table: Table, columns: &'t [Column<R>], rows: &'t [R]) -> Box<dyn AnyTable + 't> {
    Box::new(FilledTable { table, columns: columns.into(), rows: rows.into() })
}

/// Declares the name and the files of each table, and what its rows are.
macro_rules! tables {
    ($($constant:ident $name:literal $about:literal $is_always_written:literal,)*) => {
        $(const $constant: Table = Table {
            name: $name,
            csv_file: concat!("tables/", $name, ".csv"),
            about: $about,
            is_always_written: $is_always_written,
        };)*
    };
}

tables! {
    RUNS "runs" "One row for each run, oldest first." true,
    WEEKS "weeks" "One row for each week from the first day with data to the last, weeks without a run included. Ratios are those of the last day of the week." true,
    REST_GAPS "rest_gaps" "One row for each rest between two runs." true,
    SPIKES "spikes" "One row for each run that is over 10 % longer, or descends over 10 % more, than any of the previous 30 days." true,
    DESCENT "descent" "One row for each run: how it went down. Grades are over at least 50 m." true,
    PAIN "pain" "One row for each note of the diary: as written, then what it was understood as." true,
    ONSETS "onsets" "One row for each day on which pain began, with what came before it in three windows of days." true,
    WEEKLY_ANSWERS "weekly_answers" "One row for each weekly answer of the OSTRC-O2 in the diary." true,
    SHOES "shoes" "One row for each pair of shoes." true,
    DAYS "days" "One row for each day on which the account has one of these values." true,
    QUESTIONNAIRES "questionnaires" "One row for each score of a questionnaire in the diary; the table is left out where there is none." false,
}
