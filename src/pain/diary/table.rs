//! The rows of a diary, from a text file or a spreadsheet.

use std::borrow::Cow;

use csv::{ReaderBuilder, Terminator, Trim};
use jiff::civil::Date;

use super::cells::quantities::QUOTES;
use super::error::{self, BadCell, DiaryFault};
use super::header::DiaryHeader;
use super::records::{self, RawRecord};
use super::{DiaryRemark, MOST_ROWS, free_lines, spreadsheet, unlogged_days};
use crate::encoding::{DecodedText, visible, without_marks};
use crate::settings::DiaryRules;

pub mod other_apps;

/// The rows of a diary, without blank lines and comments.
#[derive(Debug, Default)]
pub struct DiaryTable {
    pub rows: Vec<DiaryRow>,
    /// The day that numbers of days are counted from in a spreadsheet.
    pub epoch: Option<Date>,
    /// Remarks on its comments.
    pub remarks: Vec<DiaryRemark>,
    /// Lines that cannot be split into cells.
    pub broken: Vec<BadCell>,
    /// The sheets of a spreadsheet that the rows stand on.
    pub sheets: Vec<SheetPart>,
}

/// A sheet whose rows are those of the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPart {
    pub name: String,
    /// What stands above its header.
    pub titles: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryRow {
    /// Line it begins on, counted from 1.
    pub line: u64,
    /// Without surrounding blanks.
    pub cells: Vec<String>,
    /// The number of its sheet in [`DiaryTable::sheets`].
    pub sheet: u8,
}

/// The bytes that may stand between cells; of two that fit equally the first counts. A `|` is that of a table in Markdown.
const SEPARATORS: [u8; 4] = [b'\t', b';', b',', b'|'];

/// Lines that are looked at for the separator.
const SAMPLED_LINES: usize = 60;

impl DiaryTable {
    /// The rows that `bytes` hold.
    ///
    /// # Errors
    ///
    /// Where they are no text and no spreadsheet; the cells are not parsed here.
    pub fn read(bytes: &[u8], rules: &DiaryRules) -> Result<DiaryTable, DiaryFault> {
        if spreadsheet::is_one(bytes) {
            let mut table = spreadsheet::read(bytes, rules)?;
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                *cell = clean(cell);
            }
            return Ok(table);
        }
        let text = text_of(bytes)?;
        let separator = separator(&text, rules).ok_or(DiaryFault::Empty)?;
        let (records, broken) = records::split(&text, separator);
        if records.len() > MOST_ROWS {
            return Err(DiaryFault::TooLarge);
        }
        let broken = broken.iter().map(|raw| BadCell {
            line: raw.line,
            column: None,
            found: error::shown(raw.text),
            accepted: QUOTES,
        });
        let mut rows = read_cells(&records, separator);
        if let Err(DiaryFault::MissingColumns { .. }) = DiaryHeader::find(&rows, rules)
            && let Some(notes) = free_lines::rows(&text)
        {
            rows = notes;
        }
        let remarks = DiaryRemark::of_comments((1..).zip(text.lines()));
        Ok(DiaryTable { rows, epoch: None, remarks, broken: broken.collect(), sheets: Vec::new() })
    }
}

/// The text of a diary, each line ended by a line feed.
///
/// # Errors
///
/// Where the bytes are no text.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, DiaryFault> {
    let text = DecodedText::read_office(bytes);
    if text.text.contains('\0') {
        return Err(DiaryFault::Encoding);
    }
    // Some spreadsheets on the Mac end lines with a carriage return alone.
    if text.text.contains('\r') && !text.text.contains('\n') {
        return Ok(Cow::Owned(text.text.replace('\r', "\n")));
    }
    Ok(text.text)
}

/// The byte between the cells: the one by which the first lines have a header, else the most frequent of the first line. `None`
/// for a text without a line.
pub fn separator(text: &str, rules: &DiaryRules) -> Option<u8> {
    let mut written = text.lines().filter(|line| records::is_written(line));
    let first_line = written.find(|line| !unlogged_days::is_declaration(line))?;
    // `sep=;` is for Excel.
    if let Some(stated) = first_line.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return Some(stated).filter(u8::is_ascii);
    }
    let head_end = text.match_indices('\n').nth(SAMPLED_LINES).map_or(text.len(), |(at, _)| at);
    let header = |separator: u8| {
        let (records, _) = records::split(&text[..head_end], separator);
        let mut rows = read_cells(&records, separator);
        unlogged_days::take(&mut rows).ok()?;
        let header = DiaryHeader::find(&rows, rules);
        // A fault of a header that was found is one of this separator as well.
        match header {
            Ok(header) => Some((header.columns.len(), header.line)),
            Err(DiaryFault::RepeatedColumns { line, .. }) => Some((2, line)),
            Err(_) => None,
        }
    };
    let occurring = SEPARATORS.into_iter().rev().filter(|separator| text.as_bytes()[..head_end].contains(separator));
    let fitting = occurring.filter_map(|separator| Some((header(separator)?.0, separator)));
    let count = |separator: u8| first_line.bytes().filter(|byte| *byte == separator).count();
    // The last of equals wins: a comma, also where there is one column only.
    let most_frequent = [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator));
    fitting.max_by_key(|(columns, _)| *columns).map(|(_, separator)| separator).or(most_frequent)
}

/// The cells of all records. The records are joined without the lines between them, since the csv crate counts skipped lines
/// into the next record.
fn read_cells(records: &[RawRecord<'_>], separator: u8) -> Vec<DiaryRow> {
    let is_markdown = separator == b'|';
    let inner = |raw: &RawRecord<'_>| if is_markdown { bars_trimmed(raw.text).to_owned() } else { raw.text.to_owned() };
    let texts: Vec<String> = records.iter().map(inner).collect();
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
        let Some(record) = cells.next().and_then(Result::ok) else {
            break;
        };
        let cells = record.iter().map(clean).collect();
        rows.push(DiaryRow { line: raw.line, cells, sheet: 0 });
    }
    rows.retain(|row| !is_rule(row));
    rows
}

/// The text of a cell without what its program added: invisible marks, and the apostrophe before what a spreadsheet would
/// take for a formula.
fn clean(cell: &str) -> String {
    let plain = without_marks(cell);
    let plain = plain.trim();
    visible(if is_guarded(plain) { &plain[1..] } else { plain }).into_owned()
}

/// True for a cell with an apostrophe before what a spreadsheet would take for a formula.
pub fn is_guarded(cell: &str) -> bool {
    const ACTIVE: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    cell.starts_with('\'') && cell.trim_start_matches('\'').starts_with(ACTIVE)
}

/// A row of a Markdown table begins and ends with the mark.
fn bars_trimmed(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('|').map_or(text, |inner| inner.strip_suffix('|').unwrap_or(inner))
}

/// `|---|:--:|` below the header of a Markdown table, and `sep=;`.
fn is_rule(row: &DiaryRow) -> bool {
    let is_dashes =
        |cell: &String| cell.is_empty() || cell.len() > 2 && cell.bytes().all(|byte| byte == b'-' || byte == b':');
    let is_markdown =
        row.cells.len() > 1 && row.cells.iter().any(|cell| cell.len() > 2) && row.cells.iter().all(is_dashes);
    is_markdown || row.cells.first().is_some_and(|cell| cell.starts_with("sep="))
}
