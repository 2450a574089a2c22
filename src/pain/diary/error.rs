//! Why a diary could not be read, in sentences that say where to look and what to change.

use std::fmt;

use thiserror::Error;

use super::declaration::DECLARATION;
use super::header::DiaryColumn;
use super::spreadsheet::SpreadsheetFault;
use crate::pain::vocabulary::Vocabulary;

/// Characters of a cell or a name shown in a message.
const MOST_SHOWN_CHARACTERS: usize = 60;

/// Cells that are listed, so that a message has at most 40 lines; a file with more of them is no diary, or all of them have the
/// same fault.
const MOST_LISTED: usize = 38;

/// Why a diary could not be read, in a sentence that says where to look and what to change.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}{fault}")]
pub struct DiaryError {
    /// Name of the diary, shortened.
    pub file: String,
    pub fault: DiaryFault,
}

/// What is wrong with a diary. Its text follows the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DiaryFault {
    /// Not even a header.
    #[error(": the pain diary is empty; its first line names the columns, at least date and score")]
    Empty,
    /// More rows than any diary has.
    #[error(": this holds far more than a pain diary; keep the notes in a file of their own")]
    TooLarge,
    /// Bytes that are not characters.
    #[error(", line {line}: some characters cannot be read; save the diary as UTF-8 (in Excel: CSV UTF-8)")]
    Encoding {
        /// Line of the first of them.
        line: u64,
    },
    /// An unpaired quotation mark: the record cannot be split into cells.
    #[error(
        ", line {line}: a cell has a quotation mark at its beginning but none at its end, or a blank before it; \
         put the marks at the very beginning and end of a cell, and write one inside it twice"
    )]
    Quotes {
        /// Line on which the cell begins.
        line: u64,
    },
    /// A needed column is missing.
    #[error(", line {line}: needed columns are missing: {}; {}", list(missing), known_columns())]
    MissingColumns {
        /// Line of the header.
        line: u64,
        missing: Vec<DiaryColumn>,
    },
    /// A column occurs more than once.
    #[error(
        ", line {line}: columns occur more than once, perhaps under different names: {}; keep one of each",
        list(repeated)
    )]
    RepeatedColumns {
        /// Line of the header.
        line: u64,
        repeated: Vec<DiaryColumn>,
    },
    /// A column with an unknown name that is not empty.
    #[error(", line {line}: unknown columns: {}; {}", list(unknown), known_columns())]
    UnknownColumns {
        /// Line of the header.
        line: u64,
        /// The names as written, quoted and shortened.
        unknown: Vec<String>,
    },
    /// A declaration that says neither yes nor no.
    #[error(
        ", line {line}: {found} is not understood, or contradicts an earlier line; write `{DECLARATION}` on one \
         line alone, or `no` in place of `yes`"
    )]
    Declaration {
        /// Line of the declaration.
        line: u64,
        /// Quoted and shortened.
        found: String,
    },
    /// A spreadsheet whose table cannot be read.
    #[error(": {0}")]
    Spreadsheet(#[from] SpreadsheetFault),
    /// Cells that cannot be understood, in the order of the file.
    #[error(": the pain diary was not used; these cells cannot be understood:{}", lines(.0))]
    BadCells(Vec<BadCell>),
}

/// A cell that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// Line of the diary, counted from 1.
    pub line: u64,
    /// `None` for a cell after the last column.
    pub column: Option<DiaryColumn>,
    /// Its text, quoted, on one line and shortened.
    pub found: String,
    /// What would be understood.
    pub accepted: &'static str,
}

impl fmt::Display for BadCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let BadCell { line, column, found, accepted } = self;
        match column {
            Some(column) => write!(f, "line {line}, column {column}: {found}; {accepted}"),
            None => write!(f, "line {line}, after the last column: {found}; {accepted}"),
        }
    }
}

/// Text of the diary for a message: quoted, on one line, without control characters, and short.
pub fn shown(text: &str) -> String {
    if text.is_empty() {
        return "nothing".to_string();
    }
    format!("\"{}\"", shortened(text))
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
    shortened(file_name)
}

fn shortened(text: &str) -> String {
    let visible = |character: char| if character.is_control() { char::REPLACEMENT_CHARACTER } else { character };
    let mut shortened: String = text.chars().take(MOST_SHOWN_CHARACTERS).map(visible).collect();
    if text.chars().nth(MOST_SHOWN_CHARACTERS).is_some() {
        shortened.push_str(" ...");
    }
    shortened
}

fn known_columns() -> String {
    format!("a pain diary has the columns {}", list(&DiaryColumn::all().collect::<Vec<_>>()))
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
