//! A diary kept as a spreadsheet: `.xlsx` of Excel, Numbers and Google, `.ods` of LibreOffice.
//!
//! Cells become the words that a text would hold, so that both are understood by the same rules: a day or a time kept as a
//! number becomes `2026-03-14` or `18:30`. The reader is our own, on the zip and XML readers that the exports need anyway: it
//! knows what a diary needs and nothing else (no formulas, no formats but those of days and times), takes no more memory
//! than the cells that are written, and cannot panic. The calamine crate does a hundred times more; with it come a dense
//! grid (two cells far apart are gigabytes), other features of the shared XML reader, and panics on damaged packages.

use std::io::{Cursor, Read};

use jiff::civil::Date;
use zip::ZipArchive;

use super::DiaryRemark;
use super::column::{Row, Table};

pub mod fault;
mod grid;
mod ods;
pub mod serial;
mod steps;
mod styles;
mod xlsx;

use fault::SpreadsheetFault;
use grid::Grid;

/// Unpacked bytes of one part of a spreadsheet; a diary of ten years has some 5 MB.
const MOST_PART_BYTES: u64 = 64 << 20;

/// One sheet as read.
struct Sheet {
    name: String,
    rows: Vec<Row>,
    /// The rows that begin with `#`.
    comments: Vec<Row>,
}

/// True where the bytes are a spreadsheet, or a file of Excel that is none any more.
pub fn is_one(bytes: &[u8]) -> bool {
    is_zip(bytes) || is_old(bytes)
}

/// The rows of the sheet that holds the diary.
///
/// # Errors
///
/// [`SpreadsheetFault`]: nothing of a damaged spreadsheet is used.
pub fn read(bytes: &[u8]) -> Result<Table, SpreadsheetFault> {
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
        return Err(SpreadsheetFault::Unknown);
    };
    let (rows, comments) = diary_sheet(sheets)?;
    let remarks = comments.iter();
    let remarks = remarks.filter_map(|row| DiaryRemark::of_comment(row.line, &row.cells.join(" ")));
    Ok(Table { rows, epoch, remarks: remarks.collect() })
}

/// The rows and the comments of the sheet with a table of date and score; of the first that is not empty where none has one,
/// for the message about it.
fn diary_sheet(sheets: Vec<Sheet>) -> Result<(Vec<Row>, Vec<Row>), SpreadsheetFault> {
    let names: Vec<String> =
        sheets.iter().filter(|sheet| has_table(&sheet.rows)).map(|sheet| super::error::shown(&sheet.name)).collect();
    if names.len() > 1 {
        return Err(SpreadsheetFault::SeveralSheets { sheets: names });
    }
    let is_it = |sheet: &Sheet| match names.len() {
        0 => !sheet.rows.is_empty(),
        _ => has_table(&sheet.rows),
    };
    let found = sheets.into_iter().find(is_it);
    Ok(found.map(|sheet| (sheet.rows, sheet.comments)).unwrap_or_default())
}

/// True where the first row, a declaration aside, names the columns of a diary.
fn has_table(rows: &[Row]) -> bool {
    let header = (rows.iter()).find(|row| !super::declaration::is_declaration(&row.cells.join(" ")));
    header.is_some_and(|header| super::columns::Columns::of(&header.cells).is_ok())
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// The parts of a spreadsheet, packed in a zip.
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

    /// The letters of a part; empty where it is not there.
    fn part_or_nothing(&mut self, name: &str) -> Result<String, SpreadsheetFault> {
        match self.has(name) {
            true => self.part(name),
            false => Ok(String::new()),
        }
    }

    fn part(&mut self, name: &str) -> Result<String, SpreadsheetFault> {
        let entry = self.zip.by_name(name).map_err(|_| damaged(name))?;
        let mut letters = String::new();
        let mut bounded = entry.take(MOST_PART_BYTES + 1);
        bounded.read_to_string(&mut letters).map_err(|_| damaged(name))?;
        match letters.len() as u64 > MOST_PART_BYTES {
            true => Err(SpreadsheetFault::TooLarge),
            false => Ok(letters),
        }
    }
}

fn damaged(what: &str) -> SpreadsheetFault {
    SpreadsheetFault::Damaged { what: super::error::shown_file(what) }
}

/// Days that numbers of the `.xlsx` format are counted from: of Excel, and of old Excels on the Mac.
const EPOCHS: [Date; 2] = [Date::constant(1899, 12, 30), Date::constant(1904, 1, 1)];
