//! The cells of a sheet as they come, and the rows that become of them.

use super::Sheet;
use super::fault::SpreadsheetFault;
use crate::pain::diary::column::Row;

/// Columns looked at; a cell with words farther right is no diary's.
const MOST_COLUMNS: usize = 256;
/// Cells of one sheet, those left empty before a written one included.
const MOST_CELLS: usize = 1_000_000;
/// Bytes of the words of all cells: a few words shared or repeated by many cells can be gigabytes.
const MOST_BYTES: usize = 64 << 20;

/// Rows in the making.
#[derive(Debug, Default)]
pub struct Grid {
    rows: Vec<Row>,
    cells: usize,
    bytes: usize,
}

impl Grid {
    /// Puts words into a cell; `line` and `column` count from 1 and from 0. Empty cells need not be told.
    pub fn put(&mut self, line: u64, column: usize, words: &str) -> Result<(), SpreadsheetFault> {
        let words = words.trim();
        if words.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(SpreadsheetFault::TooLarge);
        }
        if self.rows.last().is_none_or(|row| row.line != line) {
            let cells = Vec::new();
            self.rows.push(Row { line, cells });
        }
        let Some(row) = self.rows.last_mut() else {
            return Ok(());
        };
        if row.cells.len() <= column {
            self.cells += column + 1 - row.cells.len();
            row.cells.resize(column + 1, String::new());
        }
        self.bytes = self.bytes.saturating_add(words.len());
        if self.cells > MOST_CELLS || self.bytes > MOST_BYTES {
            return Err(SpreadsheetFault::TooLarge);
        }
        row.cells[column] = words.to_owned();
        Ok(())
    }

    /// The sheet of these rows, comments apart, by line.
    pub fn into_sheet(mut self, name: String) -> Sheet {
        self.rows.sort_by_key(|row| row.line);
        let is_comment = |row: &Row| {
            let first = row.cells.iter().find(|cell| !cell.is_empty());
            first.is_none_or(|first| first.starts_with('#'))
        };
        let (comments, rows) = self.rows.into_iter().partition(is_comment);
        Sheet { name, rows, comments }
    }
}
