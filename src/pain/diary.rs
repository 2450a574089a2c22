//! Reads a pain diary: a table with one note a line, as a text editor or a spreadsheet program saves it.
//!
//! ```csv
//! date,score,time,when,side,site,trigger,note
//! 2026-03-14,4,18:30,after,left,under the kneecap,stairs,first time this year
//! ```
//!
//! `date` and `score` are needed; the columns may be in any order, separated by commas, semicolons or tabs. Blank lines
//! and lines that begin with `#` are skipped. The same table is read from `.xlsx` and `.ods`. A line
//! `unlogged days are pain-free: yes` makes days without a note free of pain; after a `#` it does not, and the diary
//! comes with a remark that says so. Lines above the header such as `goal: half marathon` are its head. Any cell that is not understood stops the reading, with one error that lists them
//! all: a diary read in part would make days look free of pain.
//!
//! A new column is added to [`DiaryColumn`] (its names), to `row.rs` (its parser) and to [`PainNote`](super::PainNote).

use jiff::civil::Date;

use crate::pain::PainDiary;

mod cells;
mod declaration;
mod error;
mod head;
mod header;
mod records;
mod row;
mod spreadsheet;
mod table;
pub mod write;

pub use declaration::DiaryRemark;
pub use error::{BadCell, DiaryError, DiaryFault};
pub use head::HeadField;
pub use header::DiaryColumn;
pub use spreadsheet::SpreadsheetFault;

use header::DiaryHeader;
use table::{DiaryRow, DiaryTable};

/// No diary has more rows: a note for each hour of two years.
const MOST_ROWS: usize = 20_000;

/// Bytes of the largest diary that is read; ten years of notes have some 3 MB.
pub const MOST_BYTES: u64 = 64 << 20;

/// Reads the bytes of a diary. `file_name` is only for messages.
///
/// A diary with a header and no notes is valid and empty.
///
/// # Errors
///
/// Where anything in it is not understood; only blank lines, comments and empty columns are skipped.
pub fn read(bytes: &[u8], file_name: &str) -> Result<PainDiary, DiaryError> {
    read_table(bytes).map_err(|fault| DiaryError { file: error::shown_file(file_name), fault })
}

fn read_table(bytes: &[u8]) -> Result<PainDiary, DiaryFault> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(DiaryFault::TooLarge);
    }
    let mut table = DiaryTable::read(bytes)?;
    if table.rows.len() > MOST_ROWS {
        return Err(DiaryFault::TooLarge);
    }
    let declaration = declaration::take(&mut table.rows)?;
    let head = head::take(&mut table.rows);
    let (first, rows) = table.rows.split_first().ok_or(DiaryFault::Empty)?;
    let header = DiaryHeader::of(first)?;
    if let Some(unknown) = header.unknown_with_content(rows) {
        return Err(DiaryFault::UnknownColumns { line: first.line, unknown });
    }
    let mut diary = read_rows(rows, &header, table.epoch).map_err(DiaryFault::BadCells)?;
    diary.unlogged_days_are_pain_free = declaration.unwrap_or(false);
    diary.head = head;
    if declaration.is_none() {
        diary.remarks = table.remarks;
    }
    Ok(diary)
}

/// The notes in the order of day, time and line; `Err` lists every cell that is not understood.
fn read_rows(rows: &[DiaryRow], header: &DiaryHeader, epoch: Option<Date>) -> Result<PainDiary, Vec<BadCell>> {
    let mut diary = PainDiary::default();
    let mut bad = Vec::new();
    for row in rows {
        if row.cells.iter().all(String::is_empty) {
            continue;
        }
        let content = row::read(row, header, epoch, &mut bad);
        diary.notes.extend(content.note);
        diary.weekly_answers.extend(content.answers);
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    diary.notes.sort_by_key(|note| (note.day, note.time, note.line));
    diary.weekly_answers.sort_by_key(|answers| (answers.day, answers.line));
    Ok(diary)
}
