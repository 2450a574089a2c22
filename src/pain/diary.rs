//! Reads a pain diary: a table with a line a note, as a text editor or a spreadsheet saves it.
//!
//! ```csv
//! date,score,time,when,side,site,trigger,note
//! 2026-03-14,4,18:30,after,left,under the kneecap,stairs,first time this year
//! ```
//!
//! `date` and `score` are needed; the columns may come in any order, separated by commas, semicolons or tabs. Blank lines
//! and lines that begin with `#` are skipped. The same table is read from `.xlsx` and `.ods`. A line
//! `unlogged days are pain-free: yes` makes days without a note free of pain; behind a `#` it
//! does not, and the diary that is returned says so. Whatever cannot be understood stops the
//! reading with one error that lists it all: a diary that was half read would make days look free of pain.

use crate::pain::PainDiary;

mod cells;
mod column;
mod columns;
mod declaration;
mod error;
mod records;
mod remark;
mod row;
mod spreadsheet;
mod table;
pub mod write;

pub use column::Column;
pub use error::{BadCell, DiaryError};
pub use remark::DiaryRemark;
pub use spreadsheet::fault::SpreadsheetFault;

use column::{Row, Table};
use columns::Columns;

/// Rows that no diary has: a note for each hour of two years.
const MOST_ROWS: usize = 20_000;

/// Bytes of the largest diary that is read; ten years of notes have some 3 MB.
pub const MOST_BYTES: u64 = 64 << 20;

/// Reads the bytes of a diary. `file_name` is only for messages.
///
/// A diary with a header and no notes is valid and empty.
///
/// # Errors
///
/// Where anything in it cannot be understood; nothing is skipped but blank lines, comments and empty columns.
pub fn read(bytes: &[u8], file_name: &str) -> Result<PainDiary, DiaryError> {
    let file = error::shown_file(file_name);
    if bytes.len() as u64 > MOST_BYTES {
        return Err(DiaryError::TooLarge { file });
    }
    let mut table = Table::read(bytes, &file)?;
    if table.rows.len() > MOST_ROWS {
        return Err(DiaryError::TooLarge { file });
    }
    let declared = declaration::take(&mut table.rows, &file)?;
    let Some((header, rows)) = table.rows.split_first() else {
        return Err(DiaryError::Empty { file });
    };
    let columns = Columns::of(&header.cells).map_err(|fault| fault.into_error(&file, header.line))?;
    if let Some(unknown) = columns.unknown_with_content(rows) {
        return Err(DiaryError::UnknownColumns { file, line: header.line, unknown });
    }
    let mut diary = read_rows(rows, &columns, table.epoch).map_err(|bad| DiaryError::BadCells { file, bad })?;
    diary.unlogged_days_are_pain_free = declared.unwrap_or(false);
    if declared.is_none() {
        diary.remarks = table.remarks;
    }
    Ok(diary)
}

/// The notes in the order of day, time and line; `Err` lists every cell that cannot be understood.
fn read_rows(rows: &[Row], columns: &Columns, epoch: Option<jiff::civil::Date>) -> Result<PainDiary, Vec<BadCell>> {
    let mut diary = PainDiary::default();
    let mut bad = Vec::new();
    for row in rows {
        if row.cells.iter().all(String::is_empty) {
            continue;
        }
        let read = row::read(row, columns, epoch, &mut bad);
        diary.notes.extend(read.note);
        diary.weekly_answers.extend(read.answers);
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    diary.notes.sort_by_key(|note| (note.day, note.time, note.line));
    diary.weekly_answers.sort_by_key(|answers| (answers.day, answers.line));
    Ok(diary)
}

#[cfg(test)]
mod tests {
    //! The order of the notes; what is read and refused is told in the integration tests.

    use super::*;

    #[test]
    fn notes_are_sorted_by_day_time_and_line() {
        let diary = "date,score,time\n\
                     2026-03-15,1,\n\
                     2026-03-14,2,09:00\n\
                     2026-03-14,3,\n\
                     2026-03-14,4,08:00\n\
                     2026-03-14,5,\n";
        let notes = read(diary.as_bytes(), "diary.csv").unwrap().notes;
        let scores: Vec<f64> = notes.iter().map(|note| note.score_0_10).collect();
        assert_eq!(scores, [3.0, 5.0, 4.0, 2.0, 1.0]);
    }
}
