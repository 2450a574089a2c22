//! Reads a pain diary: a table with a line a note, as a text editor or a spreadsheet saves it.
//!
//! ```csv
//! date,score,time,when,side,site,trigger,note
//! 2026-03-14,4,18:30,after,left,under the kneecap,stairs,first time this year
//! ```
//!
//! `date` and `score` are needed; the columns may come in any order, separated by commas, semicolons or tabs. Blank lines
//! and lines that begin with `#` are skipped. Whatever cannot be understood stops the reading with one error that lists it
//! all: a diary that was half read would make days look free of pain.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord, Terminator, Trim};

use crate::pain::{PainDiary, PainNote};
use crate::text::Text;

mod cells;
mod columns;
mod error;
mod lines;

pub use columns::Column;
pub use error::{BadCell, DiaryError};

use columns::Columns;
use lines::RawRecord;

/// Reads the bytes of a diary. `file_name` is only for messages.
///
/// A diary with a header and no notes is valid and empty.
///
/// # Errors
///
/// Where anything in it cannot be understood; nothing is skipped but blank lines, comments and empty columns.
pub fn read(bytes: &[u8], file_name: &str) -> Result<PainDiary, DiaryError> {
    let file = error::shown_file(file_name);
    let text = Text::read(bytes);
    if text.is_damaged() {
        let line = lines::line_of(&text.letters, char::REPLACEMENT_CHARACTER);
        return Err(DiaryError::Encoding { file, line });
    }
    let letters = with_line_feeds(&text.letters);
    let Some(header_line) = lines::first_written(&letters) else {
        return Err(DiaryError::Empty { file });
    };
    let separator = columns::separator(header_line);
    let table = read_table(&letters, separator).map_err(|line| DiaryError::Quotes {
        file: file.clone(),
        line,
    })?;
    let Some(((line, header), rows)) = table.split_first() else {
        return Err(DiaryError::Empty { file });
    };
    let columns = Columns::of(header).map_err(|fault| fault.into_error(&file, *line))?;
    if let Some(unknown) = columns.unknown_with_content(rows) {
        return Err(DiaryError::UnknownColumns {
            file,
            line: *line,
            unknown,
        });
    }
    let notes = read_notes(rows, &columns).map_err(|bad| DiaryError::BadCells { file, bad })?;
    Ok(PainDiary { notes })
}

/// Some spreadsheets on the Mac end lines with a carriage return alone.
fn with_line_feeds(letters: &str) -> Cow<'_, str> {
    if letters.contains('\r') && !letters.contains('\n') {
        return Cow::Owned(letters.replace('\r', "\n"));
    }
    Cow::Borrowed(letters)
}

/// The cells of every line that is neither blank nor a comment, header first; `Err` is the line with a stray quotation mark.
fn read_table(letters: &str, separator: u8) -> Result<Vec<(u64, StringRecord)>, u64> {
    let records = lines::split(letters, separator)?;
    records
        .into_iter()
        .map(|raw| Ok((raw.line, read_cells(&raw, separator).ok_or(raw.line)?)))
        .collect()
}

/// The cells of one record. A reader for each record, since the csv crate counts the lines it skips into the next record.
fn read_cells(raw: &RawRecord<'_>, separator: u8) -> Option<StringRecord> {
    ReaderBuilder::new()
        .delimiter(separator)
        // The lines are already told apart; a carriage return within one is a blank.
        .terminator(Terminator::Any(b'\n'))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .buffer_capacity(raw.text.len())
        .from_reader(raw.text.as_bytes())
        .into_records()
        .next()?
        .ok()
}

/// The notes in the order of day, time and line; `Err` lists every cell that cannot be understood.
fn read_notes(
    rows: &[(u64, StringRecord)],
    columns: &Columns,
) -> Result<Vec<PainNote>, Vec<BadCell>> {
    let mut notes = Vec::new();
    let mut bad = Vec::new();
    for (line, cells) in rows {
        if cells.iter().all(str::is_empty) {
            continue;
        }
        if let Some(note) = read_note(*line, cells, columns, &mut bad) {
            notes.push(note);
        }
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    notes.sort_by_key(|note| (note.day, note.time, note.line));
    Ok(notes)
}

/// One note; `None` where a cell of it joined the `bad` ones.
fn read_note(
    line: u64,
    cells: &StringRecord,
    columns: &Columns,
    bad: &mut Vec<BadCell>,
) -> Option<PainNote> {
    let bad_before = bad.len();
    let cell = |column| columns.cell(cells, column);
    let mut refuse = |column, found, accepted| {
        bad.push(BadCell {
            line,
            column,
            found: error::shown(found),
            accepted,
        });
    };
    let day = cells::day(cell(Column::Date));
    if day.is_none() {
        refuse(Some(Column::Date), cell(Column::Date), cells::DAY);
    }
    let score_0_10 = cells::score_0_10(cell(Column::Score));
    if score_0_10.is_none() {
        refuse(Some(Column::Score), cell(Column::Score), cells::SCORE);
    }
    let time = cells::time(cell(Column::Time));
    if time.is_none() && !cell(Column::Time).is_empty() {
        refuse(Some(Column::Time), cell(Column::Time), cells::TIME);
    }
    for stray in cells
        .iter()
        .skip(columns.count())
        .filter(|cell| !cell.is_empty())
    {
        refuse(None, stray, cells::STRAY);
    }
    if bad.len() > bad_before {
        return None;
    }
    let words = |column| Some(cell(column).to_string()).filter(|words| !words.is_empty());
    Some(PainNote {
        day: day?,
        time,
        score_0_10: score_0_10?,
        when: words(Column::When),
        side: words(Column::Side),
        site: words(Column::Site),
        trigger: words(Column::Trigger),
        note: words(Column::Note),
        line,
    })
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
