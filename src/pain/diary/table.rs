//! The rows of a diary, whether they stand in a text or in a spreadsheet.

use std::borrow::Cow;

use csv::{ReaderBuilder, Terminator, Trim};

use super::column::{Row, Table};
use super::error::DiaryError;
use super::records::{self, RawRecord};
use super::{DiaryRemark, MOST_ROWS, columns, declaration, spreadsheet};
use crate::encoding::{Text, visible};

impl Table {
    /// The rows that `bytes` hold.
    ///
    /// # Errors
    ///
    /// Where the rows cannot be told apart; what is in them is not looked at.
    pub fn read(bytes: &[u8], file: &str) -> Result<Table, DiaryError> {
        if spreadsheet::is_one(bytes) {
            let file = file.to_string();
            let mut table = spreadsheet::read(bytes).map_err(|fault| DiaryError::Spreadsheet { file, fault })?;
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                *cell = visible(cell).into_owned();
            }
            return Ok(table);
        }
        let letters = letters(bytes, file)?;
        let separator = separator(&letters).ok_or_else(|| DiaryError::Empty { file: file.to_string() })?;
        let quotes = |line| DiaryError::Quotes { file: file.to_string(), line };
        let records = records::split(&letters, separator).map_err(quotes)?;
        if records.len() > MOST_ROWS {
            let file = file.to_string();
            return Err(DiaryError::TooLarge { file });
        }
        let rows = read_cells(&records, separator).map_err(quotes)?;
        Ok(Table { rows, epoch: None, remarks: remarks(&letters) })
    }
}

fn remarks(letters: &str) -> Vec<DiaryRemark> {
    let lines = (1..).zip(letters.lines());
    lines.filter_map(|(line, words)| DiaryRemark::of_comment(line, words)).collect()
}

/// The letters of a diary kept as text, each line ended by a line feed.
///
/// # Errors
///
/// Where bytes are no letters.
pub fn letters<'b>(bytes: &'b [u8], file: &str) -> Result<Cow<'b, str>, DiaryError> {
    let text = Text::read(bytes);
    if text.is_damaged() {
        let line = records::line_of(&text.letters, char::REPLACEMENT_CHARACTER);
        let file = file.to_string();
        return Err(DiaryError::Encoding { file, line });
    }
    // Some spreadsheets on the Mac end lines with a carriage return alone.
    if text.letters.contains('\r') && !text.letters.contains('\n') {
        return Ok(Cow::Owned(text.letters.replace('\r', "\n")));
    }
    Ok(text.letters)
}

/// The byte between the cells; `None` where nothing is written.
pub fn separator(letters: &str) -> Option<u8> {
    let mut written = letters.lines().filter(|line| records::is_written(line));
    let header = written.find(|line| !declaration::is_declaration(line))?;
    Some(columns::separator(header))
}

/// The cells of all records. They are put one behind the other without what stands between them, since the csv crate counts
/// the lines it skips into the next record.
///
/// # Errors
///
/// The line of the first record whose cells cannot be told apart.
fn read_cells(records: &[RawRecord<'_>], separator: u8) -> Result<Vec<Row>, u64> {
    let texts: Vec<&str> = records.iter().map(|raw| raw.text).collect();
    let text = texts.join("\n");
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        // The lines are already told apart; a carriage return within one is a blank.
        .terminator(Terminator::Any(b'\n'))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::with_capacity(records.len());
    let mut cells = reader.records();
    for raw in records {
        let record = cells.next().and_then(Result::ok).ok_or(raw.line)?;
        rows.push(Row { line: raw.line, cells: record.iter().map(|cell| visible(cell).into_owned()).collect() });
    }
    Ok(rows)
}
