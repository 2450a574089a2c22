//! Why a diary could not be read, in sentences that say where to look and what to change.

use std::fmt;

use thiserror::Error;

use super::column::{Column, DECLARATION};
use super::spreadsheet::fault::SpreadsheetFault;

/// Letters of a cell or a name shown in a message.
const MOST_SHOWN_LETTERS: usize = 60;

/// Cells that are listed, so that a message has at most 40 lines; a file with more of them is no diary, or all of them have the
/// same fault.
const MOST_LISTED: usize = 38;

/// Why a diary could not be read. Each is a sentence that says where to look and what to change.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DiaryError {
    /// Not even a header.
    #[error("{file}: the pain diary is empty; its first line names the columns, at least date and score")]
    Empty {
        /// Name of the diary.
        file: String,
    },
    /// More rows than any diary has.
    #[error("{file}: this holds far more than a pain diary; keep the notes in a file of their own")]
    TooLarge {
        /// Name of the diary.
        file: String,
    },
    /// Bytes that are no letters.
    #[error("{file}, line {line}: some letters cannot be read; save the diary as UTF-8 (in Excel: CSV UTF-8)")]
    Encoding {
        /// Name of the diary.
        file: String,
        /// Line of the first of them.
        line: u64,
    },
    /// A quotation mark without its other half: cells and lines cannot be told apart.
    #[error(
        "{file}, line {line}: a cell has a quotation mark at its beginning but none at its end, or a blank before it; \
         a mark stands right at the beginning and the end of a cell or, inside of it, twice"
    )]
    Quotes {
        /// Name of the diary.
        file: String,
        /// Line on which the cell begins.
        line: u64,
    },
    /// A needed column is not there.
    #[error("{file}, line {line}: needed columns are missing: {}; {}", list(missing), known_columns())]
    MissingColumns {
        /// Name of the diary.
        file: String,
        /// Line of the header.
        line: u64,
        /// The columns that are needed and not there.
        missing: Vec<Column>,
    },
    /// A column stands there twice.
    #[error(
        "{file}, line {line}: columns stand there more than once, perhaps under different names: {}; keep one of each",
        list(repeated)
    )]
    RepeatedColumns {
        /// Name of the diary.
        file: String,
        /// Line of the header.
        line: u64,
        /// The columns that stand there more than once.
        repeated: Vec<Column>,
    },
    /// A column that holds something, but whose name is unknown.
    #[error("{file}, line {line}: unknown columns: {}; {}", list(unknown), known_columns())]
    UnknownColumns {
        /// Name of the diary.
        file: String,
        /// Line of the header.
        line: u64,
        /// The names as written, quoted and shortened.
        unknown: Vec<String>,
    },
    /// A declaration that says neither yes nor no.
    #[error(
        "{file}, line {line}: {found} is not understood, or says the opposite of an earlier line; write `{DECLARATION}` on one \
         line alone, or `no` in place of `yes`"
    )]
    Declaration {
        /// Name of the diary.
        file: String,
        /// Line of the declaration.
        line: u64,
        /// What stands there, quoted and shortened.
        found: String,
    },
    /// A spreadsheet whose table cannot be read.
    #[error("{file}: {fault}")]
    Spreadsheet {
        /// Name of the diary.
        file: String,
        /// What is wrong with it.
        fault: SpreadsheetFault,
    },
    /// Cells that cannot be understood.
    #[error("{file}: the pain diary was not used, for it cannot be understood here:{}", lines(bad))]
    BadCells {
        /// Name of the diary.
        file: String,
        /// Every one of them, in the order of the file.
        bad: Vec<BadCell>,
    },
}

/// A cell that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// Line of the diary, counted from 1.
    pub line: u64,
    /// The column it stands in; `None` for a cell behind the last column.
    pub column: Option<Column>,
    /// What stands there: quoted, on one line and shortened.
    pub found: String,
    /// What would be understood.
    pub accepted: &'static str,
}

impl fmt::Display for BadCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let BadCell { line, column, found, accepted } = self;
        match column {
            Some(column) => write!(f, "line {line}, column {column}: {found}; {accepted}"),
            None => write!(f, "line {line}, behind the last column: {found}; {accepted}"),
        }
    }
}

/// Words of the diary for a message: quoted, on one line, without control characters, and short.
pub fn shown(words: &str) -> String {
    if words.is_empty() {
        return "nothing".to_string();
    }
    format!("\"{}\"", plain(words))
}

/// The name of a column for a message; a column without one is shown as such.
pub fn shown_name(name: &str) -> String {
    match name {
        "" => "a column without a name".to_string(),
        name => shown(name),
    }
}

/// The name of the diary for a message.
pub fn shown_file(file_name: &str) -> String {
    plain(file_name)
}

fn plain(words: &str) -> String {
    let mut letters = words.chars();
    let mut plain: String = letters
        .by_ref()
        .take(MOST_SHOWN_LETTERS)
        .map(|letter| match letter.is_control() {
            true => char::REPLACEMENT_CHARACTER,
            false => letter,
        })
        .collect();
    if letters.next().is_some() {
        plain.push_str(" ...");
    }
    plain
}

fn known_columns() -> String {
    format!("a pain diary has the columns {}", list(&Column::ALL))
}

fn list<T: fmt::Display>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(T::to_string).collect();
    items.join(", ")
}

fn lines(bad: &[BadCell]) -> String {
    let mut lines: String = (bad.iter().take(MOST_LISTED)).map(|cell| format!("\n  {cell}")).collect();
    if let Some(more) = bad.len().checked_sub(MOST_LISTED).filter(|&more| more > 0) {
        lines.push_str(&format!("\n  and {more} more"));
    }
    lines
}
