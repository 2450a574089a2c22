//! The rows of a diary, whether they stand in a text or in a spreadsheet.

use std::borrow::Cow;

use csv::{ReaderBuilder, Terminator, Trim};

use super::error::DiaryError;
use super::lines::{self, RawRecord};
use super::parts::{Row, Table};
use super::{DiaryRemark, columns, declared, spreadsheet};
use crate::text::Text;

impl Table {
    /// The rows that `bytes` hold.
    ///
    /// # Errors
    ///
    /// Where the rows cannot be told apart; what is in them is not looked at.
    pub fn read(bytes: &[u8], file: &str) -> Result<Table, DiaryError> {
        if spreadsheet::is_one(bytes) {
            let file = file.to_string();
            return spreadsheet::read(bytes)
                .map_err(|fault| DiaryError::Spreadsheet { file, fault });
        }
        let letters = letters(bytes, file)?;
        let separator = separator(&letters).ok_or_else(|| DiaryError::Empty {
            file: file.to_string(),
        })?;
        let rows = lines::split(&letters, separator).and_then(|records| {
            let row = |raw: &RawRecord<'_>| read_cells(raw, separator).ok_or(raw.line);
            records.iter().map(row).collect()
        });
        let rows = rows.map_err(|line| DiaryError::Quotes {
            file: file.to_string(),
            line,
        })?;
        Ok(Table {
            rows,
            epoch: None,
            remarks: remarks(&letters),
        })
    }
}

fn remarks(letters: &str) -> Vec<DiaryRemark> {
    let lines = (1..).zip(letters.lines());
    lines
        .filter_map(|(line, words)| DiaryRemark::of_comment(line, words))
        .collect()
}

/// The letters of a diary kept as text, each line ended by a line feed.
///
/// # Errors
///
/// Where bytes are no letters.
pub fn letters<'b>(bytes: &'b [u8], file: &str) -> Result<Cow<'b, str>, DiaryError> {
    let text = Text::read(bytes);
    if text.is_damaged() {
        let line = lines::line_of(&text.letters, char::REPLACEMENT_CHARACTER);
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
    let mut written = letters.lines().filter(|line| lines::is_written(line));
    let header = written.find(|line| !declared::is_declaration(line))?;
    Some(columns::separator(header))
}

/// The cells of one record. A reader for each record, since the csv crate counts the lines it skips into the next record.
fn read_cells(raw: &RawRecord<'_>, separator: u8) -> Option<Row> {
    let record = ReaderBuilder::new()
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
        .ok()?;
    Some(Row {
        line: raw.line,
        cells: record.iter().map(str::to_owned).collect(),
    })
}
