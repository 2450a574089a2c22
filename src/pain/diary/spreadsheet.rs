//! A diary in a spreadsheet: `.xlsx` of Excel, Numbers and Google, `.ods` of LibreOffice.
//!
//! Cells become the text that a CSV file would hold, so that the same rules parse both: a day or a time stored as a number
//! becomes `2026-03-14` or `18:30`.
//!
//! The reader is our own, on the zip and XML crates that the exports need anyway. The calamine crate was weighed against it and
//! would leave some 150 lines here. Three reasons spoke against it: it returns a dense grid, so that two cells far apart
//! need gigabytes; it panics on some damaged packages; and it brings a second version of the XML crate. What is here reads
//! what a diary needs and nothing else (no formulas, no formats but those of days and times), takes no more memory than
//! the written cells, and cannot panic.

pub mod dates;
mod ods;
mod sheets;
mod xlsx;

use std::borrow::Cow;
use std::io::{Cursor, Read};

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;
use zip::ZipArchive;

use self::sheets::{DiarySheet, MergedCells};
use super::DiaryRemark;
use super::header::{DiaryColumn, DiaryHeader};
use super::table::{DiaryRow, DiaryTable};
use crate::settings::DiaryRules;

/// Unpacked bytes of one part of a spreadsheet; a diary of ten years has some 5 MB.
const MOST_PART_BYTES: u64 = 64 << 20;

/// Days that numbers of the `.xlsx` format are counted from: of Excel, and of old Excels on the Mac.
const EPOCHS: [Date; 2] = [Date::constant(1899, 12, 30), Date::constant(1904, 1, 1)];

/// Why a spreadsheet could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpreadsheetFault {
    /// The old binary format of Excel, or a spreadsheet with a password.
    #[error("this is an old Excel file or one with a password; save it as .xlsx without a password, or as CSV UTF-8")]
    OldOrLocked,
    /// A text document.
    #[error("this is a text document; copy its table into a spreadsheet and save that as .xlsx, .ods or CSV UTF-8")]
    TextDocument,
    /// A zip without a spreadsheet in it.
    #[error(
        "this is no spreadsheet that can be read; save the diary as .xlsx, .ods or CSV UTF-8. An export goes before --notes"
    )]
    Unknown,
    #[error("the spreadsheet is damaged ({what}); open it and save it again, or save it as CSV UTF-8")]
    Damaged {
        /// Name of the damaged part.
        what: String,
    },
    #[error("the spreadsheet holds far more than a diary; keep the notes in a file of their own")]
    TooLarge,
    /// More than one sheet has a table of notes.
    #[error(
        "several sheets hold a table with date and score ({}), and they are not the months or years of one diary with the same \
         columns; copy the one that counts into a spreadsheet of its own",
        sheets.join(", ")
    )]
    SeveralSheets { sheets: Vec<String> },
}

/// True where the bytes are a spreadsheet, or a file of an old Excel.
pub fn is_one(bytes: &[u8]) -> bool {
    is_zip(bytes) || is_old(bytes)
}

/// The rows of the sheet that holds the diary.
///
/// # Errors
///
/// [`SpreadsheetFault`]: nothing of a damaged spreadsheet is used.
pub fn read(bytes: &[u8], rules: &DiaryRules) -> Result<DiaryTable, SpreadsheetFault> {
    if is_old(bytes) {
        return Err(SpreadsheetFault::OldOrLocked);
    }
    let mut package = Package::open(bytes)?;
    let (sheets, epoch) = if package.has("xl/workbook.xml") {
        let (sheets, epoch) = xlsx::sheets(&mut package)?;
        (sheets, Some(epoch))
    } else if package.has("content.xml") {
        (ods::sheets(&package.part("content.xml")?)?, None)
    } else {
        return Err(match package.has("word/document.xml") {
            true => SpreadsheetFault::TextDocument,
            false => SpreadsheetFault::Unknown,
        });
    };
    let chosen = sheets::diary_sheets(sheets, rules)?;
    let remarks = DiaryRemark::of_comments(chosen.comments.iter().map(|row| (row.line, row.cells.join(" "))));
    Ok(DiaryTable { rows: chosen.rows, epoch, remarks, broken: Vec::new(), sheets: chosen.parts })
}

/// Numbers without a format that stand for days or times: fractions of a day in the columns of times, and days counted from the
/// year 1904, as old Excels on the Mac do; the usual count is from 1899.
pub fn settle_numbers(table: &mut DiaryTable, header: &DiaryHeader) {
    let Some(epoch) = table.epoch else {
        return;
    };
    let days = header.date().filter(|_| epoch != EPOCHS[0]);
    let times: Vec<usize> = header.indices(DiaryColumn::Time).collect();
    for row in &mut table.rows {
        for (index, cell) in row.cells.iter_mut().enumerate() {
            let number = cell
                .parse::<f64>()
                .ok()
                .filter(|number| times.contains(&index) && (0.0..1.0).contains(number) || days == Some(index));
            if let Some(text) = number.and_then(|number| dates::text(number, epoch)) {
                *cell = text;
            }
        }
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// The parts of a spreadsheet in their zip.
struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    fn open(bytes: &'b [u8]) -> Result<Package<'b>, SpreadsheetFault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("its list of parts"))?;
        Ok(Package { zip })
    }

    fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of a part; empty where there is no such part.
    fn part_or_empty(&mut self, name: &str) -> Result<String, SpreadsheetFault> {
        match self.has(name) {
            true => self.part(name),
            false => Ok(String::new()),
        }
    }

    fn part(&mut self, name: &str) -> Result<String, SpreadsheetFault> {
        let entry = self.zip.by_name(name).map_err(|_| damaged(name))?;
        let mut text = String::new();
        let mut bounded = entry.take(MOST_PART_BYTES + 1);
        bounded.read_to_string(&mut text).map_err(|_| damaged(name))?;
        match text.len() as u64 > MOST_PART_BYTES {
            true => Err(SpreadsheetFault::TooLarge),
            false => Ok(text),
        }
    }
}

fn damaged(what: &str) -> SpreadsheetFault {
    SpreadsheetFault::Damaged { what: super::error::shown_file(what) }
}

/// No diary has more merged cells.
const MOST_MERGED: usize = 5_000;
/// No diary has more columns.
const MOST_COLUMNS: usize = 256;
/// Cells of one sheet, empty ones before a written one included.
const MOST_CELLS: usize = 1_000_000;
/// Bytes of the text of all cells: a short text shared or repeated by many cells can be gigabytes.
const MOST_BYTES: usize = 64 << 20;

/// The written cells of a sheet.
#[derive(Debug, Default)]
struct Grid {
    rows: Vec<DiaryRow>,
    cells: usize,
    bytes: usize,
}

impl Grid {
    /// Sets the text of a cell; `line` and `column` count from 1 and from 0. Empty cells may be left out.
    fn put(&mut self, line: u64, column: usize, text: &str) -> Result<(), SpreadsheetFault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(SpreadsheetFault::TooLarge);
        }
        if self.rows.last().is_none_or(|row| row.line != line) {
            self.rows.push(DiaryRow { line, cells: Vec::new(), sheet: 0 });
        }
        let Some(row) = self.rows.last_mut() else {
            return Ok(());
        };
        if row.cells.len() <= column {
            self.cells += column + 1 - row.cells.len();
            row.cells.resize(column + 1, String::new());
        }
        self.bytes = self.bytes.saturating_add(text.len());
        if self.cells > MOST_CELLS || self.bytes > MOST_BYTES {
            return Err(SpreadsheetFault::TooLarge);
        }
        row.cells[column] = text.to_owned();
        Ok(())
    }

    /// The sheet with these rows by line, comments apart.
    fn into_sheet(mut self, name: String) -> DiarySheet {
        self.rows.sort_by_key(|row| row.line);
        let is_comment = |row: &DiaryRow| {
            let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
            let (first, second) = (filled.next(), filled.next());
            first.is_none_or(|first| first.starts_with('#') && (first.len() > 1 || second.is_none()))
        };
        let (comments, rows) = self.rows.into_iter().partition(is_comment);
        DiarySheet { name, rows, comments }
    }
}

/// An event of the walk; names have no prefix.
enum XmlStep<'t> {
    Open(&'t str, &'t BytesStart<'t>),
    Close(&'t str),
    /// Text between tags.
    Text(Cow<'t, str>),
}

/// Walks through `xml`; `part` is only for messages.
///
/// # Errors
///
/// Where the XML is not well-formed from beginning to end, and the errors of `visit`.
fn walk(
    xml: &str,
    part: &str,
    mut visit: impl FnMut(XmlStep<'_>) -> Result<(), SpreadsheetFault>,
) -> Result<(), SpreadsheetFault> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| damaged(part))? {
            Event::Start(tag) => {
                depth += 1;
                visit(XmlStep::Open(tag.local_name().into_inner(), &tag))?;
            }
            Event::Empty(tag) => {
                visit(XmlStep::Open(tag.local_name().into_inner(), &tag))?;
                visit(XmlStep::Close(tag.local_name().into_inner()))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(XmlStep::Close(tag.local_name().into_inner()))?;
            }
            Event::Text(text) => visit(XmlStep::Text(text.into_inner()))?,
            Event::CData(text) => visit(XmlStep::Text(text.into_inner()))?,
            Event::GeneralRef(name) => {
                let text = match name.resolve_char_ref() {
                    Ok(Some(character)) => character.to_string(),
                    _ => resolve_predefined_entity(&name).ok_or_else(|| damaged(part))?.to_owned(),
                };
                visit(XmlStep::Text(Cow::Owned(text)))?;
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged(part)),
            _ => {}
        }
    }
}

/// The value of the attribute `name` of `tag`, whatever its prefix; `None` where it is missing.
fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    match found.value {
        Cow::Borrowed(raw) => unescape(raw).ok(),
        Cow::Owned(raw) => Some(Cow::Owned(raw)),
    }
}
