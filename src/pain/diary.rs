//! Reads a pain diary: a table of pain notes, as runners keep one in a text editor, a spreadsheet, a form or an app.
//!
//! ```csv
//! date,score,time,when,side,site,trigger,note
//! 2026-03-14,4,18:30,after,left,under the kneecap,stairs,first time this year
//! ```
//!
//! That is how `patella note new` begins one. Any other table with a column of days and one of scores is read as well: in ten
//! languages, with days in any order that the column itself settles, scores as people write them, a column for each knee or
//! each moment, a header that is not the first row. What is not understood is left out or stays words of the note, and the
//! diary says so in its [`DiaryReading`]; nothing is guessed. Where most rows cannot be read, or the order of day and month
//! is open, there is no diary but a [`DiaryError`] with the option that settles it: a diary read in part would make days look
//! free of pain.
//!
//! From bytes to notes: bytes become the rows of a `table`, the `header` tells what each column holds, the days of the
//! column are settled together (`cells::days`), each `row` becomes notes.
//!
//! Blank lines and lines that begin with `#` are skipped. A line `unlogged days are pain-free: yes` makes days without a note
//! free of pain; after a `#` it does not, and a remark says so. Lines above the header such as `goal: half marathon` are its
//! head.
//!
//! A new column is added to [`DiaryColumn`] (its names), to `row.rs` (its parser) and to [`PainNote`](super::PainNote).

use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use crate::calendar::{date_words, written_dates};
use crate::pain::PainDiary;
use crate::settings::DiaryRules;

mod cells;
mod error;
mod free_lines;
mod head;
mod header;
mod reading;
mod records;
mod row;
mod spreadsheet;
mod table;
mod unlogged_days;
pub mod write;

pub use cells::days::DaysWritten;
pub use cells::years::YearsAdded;
pub use error::{BadCell, ColumnSeen, DiaryError, DiaryFault};
pub use head::HeadField;
pub use header::{ColumnRole, DiaryColumn, LeftOut, ScoreColumn};
pub use reading::{DiaryReading, DiaryRemark};
pub use spreadsheet::SpreadsheetFault;

use cells::days::{self, DayCell};
use cells::years::{self, YearSources};
use header::DiaryHeader;
use row::{BackMeans, RowContext};
use table::{DiaryRow, DiaryTable, SheetPart, other_apps};

/// No diary has more rows: a note for each hour of two years.
const MOST_ROWS: usize = 20_000;

/// Bytes of the largest diary that is read; ten years of notes have some 3 MB.
pub const MOST_BYTES: u64 = 64 << 20;

/// Reads the bytes of a diary by the usual rules. `file_name` is for messages, and may name the year of days without one.
///
/// # Errors
///
/// Those of [`read_with`].
pub fn read(bytes: &[u8], file_name: &str) -> Result<PainDiary, DiaryError> {
    read_with(bytes, file_name, &DiaryRules::default())
}

/// Reads the bytes of a diary. `file_name` is for messages, and may name the year of days without one.
///
/// A diary with a header and no notes is valid and empty.
///
/// # Errors
///
/// Where there is no table with days and scores, where the order of day and month is open, and where more rows cannot be read
/// than can. With [`DiaryRules::is_strict`] where anything in it is not understood.
pub fn read_with(bytes: &[u8], file_name: &str, rules: &DiaryRules) -> Result<PainDiary, DiaryError> {
    read_table(bytes, file_name, rules).map_err(|fault| DiaryError { file: error::shown_file(file_name), fault })
}

fn read_table(bytes: &[u8], file_name: &str, rules: &DiaryRules) -> Result<PainDiary, DiaryFault> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(DiaryFault::TooLarge);
    }
    other_apps::check_kind(bytes)?;
    let mut table = DiaryTable::read(bytes, rules)?;
    if table.rows.len() > MOST_ROWS {
        return Err(DiaryFault::TooLarge);
    }
    let declaration = unlogged_days::take(&mut table.rows)?;
    if rules.columns.is_empty() {
        other_apps::check(&table.rows, file_name)?;
    }
    let header = DiaryHeader::find(&table.rows, rules)?;
    header.check_below(&mut table.rows)?;
    spreadsheet::settle_numbers(&mut table, &header);
    let years = years::complete(&mut table, &header, &YearSources { file_name, chosen: rules.year })?;
    let (above, rows) = table.rows.split_at(header.rows);
    let mut diary = read_rows(rows, &header, &table.sheets, rules)?;
    diary.reading.years = years;
    diary.reading.rows_unread += table.broken.len();
    diary.reading.unread.splice(0..0, table.broken);
    diary.unlogged_days_are_pain_free = declaration.unwrap_or(false);
    diary.head = head::of(above);
    check(&diary, rules, rows)?;
    diary.remarks = if declaration.is_none() { table.remarks } else { Vec::new() };
    diary.remarks.extend(DiaryRemark::of(&diary.reading, diary.unlogged_days_are_pain_free));
    Ok(diary)
}

/// The notes in the order of day, time and line, and how they were understood.
fn read_rows(
    rows: &[DiaryRow],
    header: &DiaryHeader,
    sheets: &[SheetPart],
    rules: &DiaryRules,
) -> Result<PainDiary, DiaryFault> {
    let zone = rules.time_zone.clone().unwrap_or(TimeZone::UTC);
    let mut diary = PainDiary::default();
    let reading = &mut diary.reading;
    reading.header_line = header.line;
    reading.columns = (header.columns.iter()).map(|column| column.seen()).collect();
    let days = settled_days(rows, header, rules, &zone)?;
    reading.days = Some(days);
    let context = RowContext {
        header,
        sheets,
        days,
        zone: &zone,
        is_training_log: header.is_training_log(),
        weekdays: header.date().and_then(|date| weekdays(rows, date)),
        back: BackMeans::of(header, rows),
    };
    for row in rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())) {
        let Some(content) = row::read(row, &context) else {
            reading.rows_without_score += 1;
            continue;
        };
        reading.rows_of_other_parts += usize::from(content.is_of_other_part);
        let is_used = content.is_of_other_part || content.holds_something();
        reading.rows_read += usize::from(is_used);
        reading.rows_unread += usize::from(!is_used && !content.unread.is_empty());
        diary.notes.extend(content.notes);
        diary.unread_days.extend(content.unread_day);
        diary.weekly_answers.extend(content.answers);
        diary.questionnaires.extend(content.questionnaires);
        reading.unread.extend(content.unread);
        reading.unknown_words.extend(content.unknown_words);
    }
    diary.notes.sort_by_key(|note| (note.day, note.time, note.line));
    diary.weekly_answers.sort_by_key(|answers| (answers.day, answers.line));
    diary.questionnaires.sort_by_key(|score| (score.day, score.line));
    Ok(diary)
}

/// How the days of the column are written. Only rows with a score count: titles and totals stand among the others.
fn settled_days(
    rows: &[DiaryRow],
    header: &DiaryHeader,
    rules: &DiaryRules,
    zone: &TimeZone,
) -> Result<DaysWritten, DiaryFault> {
    let Some(date) = header.date() else {
        return Ok(DaysWritten::Plainly);
    };
    let cell = |row: &DiaryRow| row.cells.get(date).map_or("", String::as_str).to_owned();
    let texts: Vec<(u64, String)> = rows.iter().map(|row| (row.line, cell(row))).collect();
    let weekday = weekdays(rows, date);
    let of_week = |row: &DiaryRow| weekday.and_then(|index| row_weekday(row, index));
    let cells: Vec<DayCell<'_>> = (texts.iter().zip(rows))
        .filter_map(|((line, text), row)| {
            let written = written_dates::read(text, zone)?.on(of_week(row));
            Some(DayCell { line: *line, text, written })
        })
        .collect();
    days::settle(&cells, rules.dates)
}

/// The column next to that of days that holds days of the week, which may settle what a day is.
fn weekdays(rows: &[DiaryRow], date: usize) -> Option<usize> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let filled = rows.iter().filter(|row| row.cells.get(date).is_some_and(|cell| !cell.is_empty()));
    (0..width).find(|&index| filled.clone().count() > 0 && filled.clone().all(|row| row_weekday(row, index).is_some()))
}

/// The day of the week in a cell of a row.
fn row_weekday(row: &DiaryRow, index: usize) -> Option<Weekday> {
    date_words::weekday(&row.cells.get(index)?.trim_end_matches('.').to_lowercase())
}

/// Makes sure that enough of a diary was understood.
fn check(diary: &PainDiary, rules: &DiaryRules, rows: &[DiaryRow]) -> Result<(), DiaryFault> {
    let reading = &diary.reading;
    if reading.rows_unread > reading.rows_read {
        return Err(DiaryFault::MostlyUnread {
            read: reading.rows_read,
            unread: reading.unread.clone(),
            seen: reading.columns.clone(),
        });
    }
    if !rules.is_strict {
        return Ok(());
    }
    let mut bad: Vec<BadCell> = reading.unread.iter().chain(&reading.unknown_words).cloned().collect();
    bad.sort_by_key(|cell| cell.line);
    if !bad.is_empty() {
        return Err(DiaryFault::BadCells(bad));
    }
    let is_filled = |index: usize| rows.iter().any(|row| row.cells.get(index).is_some_and(|cell| !cell.is_empty()));
    let unknown = reading.columns.iter().enumerate().filter(|(index, column)| {
        matches!(column.role, ColumnRole::LeftOut(reason) if reason != LeftOut::Chosen) && is_filled(*index)
    });
    let unknown: Vec<String> = unknown.map(|(_, column)| error::shown_name(&column.heading)).collect();
    match unknown.is_empty() {
        true => Ok(()),
        false => Err(DiaryFault::UnknownColumns { line: reading.header_line, unknown }),
    }
}
