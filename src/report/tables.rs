//! The tables for other programs: SI units, a point for decimals, empty where unknown.
//!
//! A table is a list of columns ([`columns`]) and some rows of the timeline. CSV, Parquet and `docs/tables.md` are written
//! from the same columns.

pub mod cell;
pub mod columns;
mod descent;
mod documentation;
mod onsets;
mod pain;
pub mod parquet;
mod runs;
pub mod shared;
pub mod study;
mod weeks;

use std::borrow::Cow;

use jiff::civil::Date;
use thiserror::Error;

use self::cell::Cell;
use self::columns::{About, Column, column, csv, full};
pub use self::documentation::{documentation, shared_documentation, study_documentation};
use self::onsets::{OnsetRow, onsets};
use self::parquet::TableWriter;
use crate::history::ledger::LedgerRow;
use crate::metrics::WeekMetrics;
use crate::onset_analysis::OnsetWindows;
use crate::report::output::NewFile;
use crate::settings::DaysBefore;
use crate::timeline::{
    DayEntry, OnsetEntry, PainEntry, QuestionnaireEntry, RestGapEntry, ReturnEntry, RunEntry, ShoeEntry, SpikeEntry,
    Timeline,
};

/// Why a table cannot be written; writing to memory does not fail in practice.
#[derive(Debug, Error)]
pub enum TableError {
    #[error(transparent)]
    Csv(#[from] csv::Error),
    #[error(transparent)]
    Parquet(#[from] ::parquet::errors::ParquetError),
}

/// All tables that are part of the report as CSV, with their names.
///
/// # Errors
///
/// [`TableError`].
pub fn all(timeline: &Timeline) -> Result<Vec<NewFile>, TableError> {
    written(timeline).iter().map(|table| Ok((table.table().csv_file, table.csv()?))).collect()
}

/// The same tables as Parquet.
///
/// # Errors
///
/// [`TableError`].
pub fn all_parquet(timeline: &Timeline) -> Result<Vec<NewFile>, TableError> {
    written(timeline).iter().map(|table| Ok((table.table().parquet_file, table.parquet()?))).collect()
}

/// The tables that a report on this has.
fn written(timeline: &Timeline) -> Vec<Box<dyn AnyTable + '_>> {
    let mut tables = tables(&Rows::of(timeline));
    tables.retain(|table| table.table().is_always_written || !table.is_empty());
    tables
}

/// `files.csv`: one row for each file found.
///
/// # Errors
///
/// As [`all`].
pub fn files(ledger: &[LedgerRow]) -> Result<Vec<u8>, TableError> {
    Ok(csv(FILES, ledger)?)
}

const OUTCOMES: &str = "`run`, `recovered` (from a damaged file), `other_sport`, `duplicate`, `not_activity`, `overlay` (a list \
    of an account), `unsupported`, `unreadable`, `empty`";

/// `files.csv` is not one of the tables, since it names the runner's files.
const FILES: &[Column<LedgerRow>] = &[
    full("path", "", "Path; members of archives joined with `!/`").text(|row| Some(&row.path)),
    full("bytes", "byte", "Size").integer(|row| Some(row.bytes as i64)),
    full("format", "", "Format in a word").word(|row| Some(row.format)),
    full("outcome", "", OUTCOMES).word(|row| Some(row.outcome.name())),
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
    parquet_file: &'static str,
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
    fn parquet(&self) -> Result<Vec<u8>, ::parquet::errors::ParquetError>;
}

/// Rows that are written to Parquet at once.
const ROWS_OF_A_GROUP: usize = 100_000;

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

    fn parquet(&self) -> Result<Vec<u8>, ::parquet::errors::ParquetError> {
        let about = self.columns.iter().map(|column| column.about.clone()).collect();
        let mut file = TableWriter::begin(self.table.name, about, Vec::new())?;
        for rows in self.rows.chunks(ROWS_OF_A_GROUP) {
            file.write(self.columns.iter().map(|column| cells(column, rows)))?;
        }
        file.finish()
    }
}

/// The cells of a column in some rows.
fn cells<'r, R>(column: &Column<R>, rows: &'r [R]) -> Vec<Cell<'r>> {
    rows.iter().map(|row| column.cell(row)).collect()
}

/// The rows of all tables.
#[derive(Default)]
struct Rows<'t> {
    runs: &'t [RunEntry],
    weeks: &'t [WeekMetrics],
    rest_gaps: &'t [RestGapEntry],
    spikes: &'t [SpikeEntry],
    returns: &'t [ReturnEntry],
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
            returns: &timeline.returns,
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
            parquet_file: concat!("tables/", $name, ".parquet"),
            about: $about,
            is_always_written: $is_always_written,
        };)*
    };
}

tables! {
    RUNS "runs" "One row for each run, oldest first." true,
    WEEKS "weeks" "One row for each week with data or between such weeks. Ratios are those of its last day with data." true,
    REST_GAPS "rest_gaps" "One row for each rest between two runs." true,
    RETURNS "returns" "One row for each return after seven days or more without a run. Only in the tables of many runners." true,
    SPIKES "spikes" "One row for each run over 10 % longer, or with over 10 % more descent, than any of the previous 30 days; none of the first 30 days of the data (`warming_up`)." true,
    DESCENT "descent" "One row for each run: how it went down. Grades are over at least 50 m." true,
    PAIN "pain" "One row for each note of the diary: as written, then what it was understood as." true,
    ONSETS "onsets" "One row for each day on which pain began, with what came before it in three windows of days." true,
    WEEKLY_ANSWERS "weekly_answers" "One row for each weekly answer of the OSTRC-O2 in the diary." true,
    SHOES "shoes" "One row for each pair of shoes." true,
    DAYS "days" "One row for each day on which the account has one of these values." true,
    QUESTIONNAIRES "questionnaires" "One row for each score of a questionnaire in the diary; no table where there is none." false,
}
