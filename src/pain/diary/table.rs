//! The rows of a diary, from a text file or a spreadsheet.

use std::borrow::Cow;

use csv::{ReaderBuilder, Terminator, Trim};

use jiff::civil::Date;

use super::error::DiaryFault;
use super::records::{self, RawRecord};
use super::{DiaryRemark, MOST_ROWS, declaration, head, header, spreadsheet};
use crate::encoding::{DecodedText, visible};

/// The rows of a diary, header first, without blank lines and comments.
#[derive(Debug)]
pub struct DiaryTable {
    pub rows: Vec<DiaryRow>,
    /// The day that dates numbers of days are counted from; `None` where days are never written so, as in a text file.
    pub epoch: Option<Date>,
    /// Remarks on its comments.
    pub remarks: Vec<DiaryRemark>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryRow {
    /// Line it begins on, counted from 1.
    pub line: u64,
    /// Without surrounding blanks.
    pub cells: Vec<String>,
}

impl DiaryTable {
    /// The rows that `bytes` hold.
    ///
    /// # Errors
    ///
    /// Where they cannot be split into rows and cells; the cells are not parsed here.
    pub fn read(bytes: &[u8]) -> Result<DiaryTable, DiaryFault> {
        if spreadsheet::is_one(bytes) {
            let mut table = spreadsheet::read(bytes)?;
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                *cell = visible(cell).into_owned();
            }
            return Ok(table);
        }
        let text = text_of(bytes)?;
        let separator = separator(&text).ok_or(DiaryFault::Empty)?;
        let quotes = |line| DiaryFault::Quotes { line };
        let records = records::split(&text, separator).map_err(quotes)?;
        if records.len() > MOST_ROWS {
            return Err(DiaryFault::TooLarge);
        }
        let rows = read_cells(&records, separator).map_err(quotes)?;
        Ok(DiaryTable { rows, epoch: None, remarks: remarks(&text) })
    }
}

fn remarks(text: &str) -> Vec<DiaryRemark> {
    let lines = (1..).zip(text.lines());
    lines.filter_map(|(line, text)| DiaryRemark::of_comment(line, text)).collect()
}

/// The text of a diary, each line ended by a line feed.
///
/// # Errors
///
/// Where bytes are not characters.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, DiaryFault> {
    let text = DecodedText::read(bytes);
    if text.is_damaged() {
        let line = records::line_of(&text.text, char::REPLACEMENT_CHARACTER);
        return Err(DiaryFault::Encoding { line });
    }
    // Some spreadsheets on the Mac end lines with a carriage return alone.
    if text.text.contains('\r') && !text.text.contains('\n') {
        return Ok(Cow::Owned(text.text.replace('\r', "\n")));
    }
    Ok(text.text)
}

/// The byte between the cells; `None` for a text without a header.
pub fn separator(text: &str) -> Option<u8> {
    let mut written = text.lines().filter(|line| records::is_written(line));
    let header_line = written.find(|line| !declaration::is_declaration(line) && !head::is_line(line))?;
    Some(header::separator(header_line))
}

/// The cells of all records. The records are joined without the lines between them, since the csv crate counts skipped lines
/// into the next record.
///
/// # Errors
///
/// The line of the first record that cannot be split into cells.
fn read_cells(records: &[RawRecord<'_>], separator: u8) -> Result<Vec<DiaryRow>, u64> {
    let texts: Vec<&str> = records.iter().map(|raw| raw.text).collect();
    let text = texts.join("\n");
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        // The lines are already split; a carriage return within one is a blank.
        .terminator(Terminator::Any(b'\n'))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::with_capacity(records.len());
    let mut cells = reader.records();
    for raw in records {
        let record = cells.next().and_then(Result::ok).ok_or(raw.line)?;
        rows.push(DiaryRow { line: raw.line, cells: record.iter().map(|cell| visible(cell).into_owned()).collect() });
    }
    Ok(rows)
}
