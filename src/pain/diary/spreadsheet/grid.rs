//! Collects the cells of a sheet into rows.

use super::{DiarySheet, SpreadsheetFault};
use crate::pain::diary::table::DiaryRow;

/// No diary has more columns.
const MOST_COLUMNS: usize = 256;
/// Cells of one sheet, empty ones before a written one included.
const MOST_CELLS: usize = 1_000_000;
/// Bytes of the text of all cells: a short text shared or repeated by many cells can be gigabytes.
const MOST_BYTES: usize = 64 << 20;

/// The written cells of a sheet.
#[derive(Debug, Default)]
pub struct Grid {
    rows: Vec<DiaryRow>,
    cells: usize,
    bytes: usize,
}

impl Grid {
    /// Sets the text of a cell; `line` and `column` count from 1 and from 0. Empty cells may be left out.
    pub fn put(&mut self, line: u64, column: usize, text: &str) -> Result<(), SpreadsheetFault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(SpreadsheetFault::TooLarge);
        }
        if self.rows.last().is_none_or(|row| row.line != line) {
            self.rows.push(DiaryRow { line, cells: Vec::new() });
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
    pub fn into_sheet(mut self, name: String) -> DiarySheet {
        self.rows.sort_by_key(|row| row.line);
        let is_comment = |row: &DiaryRow| {
            let first = row.cells.iter().find(|cell| !cell.is_empty());
            first.is_none_or(|first| first.starts_with('#'))
        };
        let (comments, rows) = self.rows.into_iter().partition(is_comment);
        DiarySheet { name, rows, comments }
    }
}
