//! Writes into a pain diary: a new one, and one more note at the end of one that is there.
//!
//! Nothing that stands in a diary is changed: its columns, their order, what parts them, its letters and its remarks stay,
//! byte for byte, and the new note follows. The result is read again before anybody writes it to a disk.

use thiserror::Error;

use super::column::{Column, DECLARATION, Table};
use super::columns::Columns;
use super::error::{BadCell, DiaryError};
use super::table::{letters, separator};
use super::{error, read, spreadsheet};
use crate::encoding::Text;
use crate::pain::vocabulary::{SIDE, SITE, TRIGGER, WHEN};

/// What a note to be added says, column by column; columns that are not named stay empty.
pub type Cells = [(Column, String)];

/// Why a note was not added. The diary is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddError {
    /// The diary itself cannot be read.
    #[error("{0}")]
    Diary(#[from] DiaryError),
    /// A spreadsheet.
    #[error(
        "{file} is a spreadsheet, and notes are added to text diaries (CSV) only; add the note in your spreadsheet program"
    )]
    Spreadsheet {
        /// Name of the diary.
        file: String,
    },
    /// The diary has no place for it.
    #[error(
        "{file}: the note was not added, for the diary has no column {}; add the name to its header line, or leave it out",
        names(missing)
    )]
    NoColumn {
        /// Name of the diary.
        file: String,
        /// Columns that are named and not there.
        missing: Vec<Column>,
    },
    /// The note itself cannot be understood.
    #[error("the note was not added, for it cannot be understood here:{}", cells(bad))]
    BadNote {
        /// Every cell of it that is not understood.
        bad: Vec<BadCell>,
    },
    /// The note would not be read as it was told.
    #[error("{file}: the note was not added, for the diary would not give it back as told; add it in your text editor")]
    NotKept {
        /// Name of the diary.
        file: String,
    },
}

/// A new diary: help in remarks, a header, and no note.
pub fn new_diary() -> String {
    let remarks = [
        "A pain diary for patella. Lines that begin with # are remarks and mean nothing to it; remove them if you like.",
        "",
        "One line is one note. date and score are needed, everything else may stay empty.",
        "date: 2026-03-14. time: 18:30. score: 0 (no pain) to 10 (the worst imaginable). A 0 is worth noting: a day without",
        "a note is unknown, not free of pain.",
        WHEN,
        SIDE,
        SITE,
        TRIGGER,
        "lasted: 30 min, 3 h or 2 days. km into run: 5.5, or 3 mi. stiffness: yes, no, 3/10 or 20 min.",
        "sleep: hours of the night before. stress: 0 to 10. shoe, medication, note: any words.",
        "ostrc: once a week, if you answer the four questions of the OSTRC-O2: their sum, 0 to 100.",
        "A cell with a comma in it stands in quotation marks: \"long run, then stairs\".",
        "",
        "If you write down every day with pain, this line without its # says that the days without a note, from your first",
        "note to your last, were free of pain:",
        DECLARATION,
    ];
    let header: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
    let mut diary = String::new();
    for remark in remarks {
        diary.push_str(format!("# {remark}").trim_end());
        diary.push('\n');
    }
    diary + &header.join(",") + "\n"
}

/// The bytes of the diary with one more note at its end. `file_name` is only for messages.
///
/// # Errors
///
/// Where the diary or the note is not understood, or the diary has no column for something the note says.
pub fn append(bytes: &[u8], file_name: &str, note: &Cells) -> Result<Vec<u8>, AddError> {
    let file = error::shown_file(file_name);
    if spreadsheet::is_one(bytes) {
        return Err(AddError::Spreadsheet { file });
    }
    let before = read(bytes, file_name)?;
    let line = record(bytes, &file, note)?;
    let longer = [bytes, &Text::read(bytes).encode(&line)].concat();
    let after = read(&longer, file_name).map_err(|error| match error {
        DiaryError::BadCells { bad, .. } => AddError::BadNote { bad },
        _ => AddError::NotKept { file: file.clone() },
    })?;
    let is_added =
        (after.notes.len() + after.weekly_answers.len()) > (before.notes.len() + before.weekly_answers.len());
    let is_kept = before.notes.iter().all(|note| after.notes.contains(note));
    match is_added && is_kept {
        true => Ok(longer),
        false => Err(AddError::NotKept { file }),
    }
}

/// The line of the note, in the columns of the diary, with an end of the line before it where the diary lacks one.
fn record(bytes: &[u8], file: &str, note: &Cells) -> Result<String, AddError> {
    let mut table = Table::read(bytes, file)?;
    super::declaration::take(&mut table.rows, file)?;
    let letters = letters(bytes, file)?;
    let (Some(header), Some(separator)) = (table.rows.first(), separator(&letters)) else {
        let file = file.to_string();
        return Err(DiaryError::Empty { file }.into());
    };
    let columns = Columns::of(&header.cells).map_err(|fault| fault.into_error(file, header.line))?;
    let mut row = vec![""; columns.count()];
    let mut missing = Vec::new();
    for (column, words) in note.iter().filter(|(_, words)| !words.trim().is_empty()) {
        match columns.index(*column) {
            Some(index) => row[index] = words.trim(),
            None => missing.push(*column),
        }
    }
    if !missing.is_empty() {
        let file = file.to_string();
        return Err(AddError::NoColumn { file, missing });
    }
    let separator = char::from(separator);
    let cells: Vec<String> = row.iter().map(|words| quoted(words, separator)).collect();
    let original = Text::read(bytes).letters;
    let line_end = line_end(&original);
    let begin = match original.ends_with(['\n', '\r']) {
        true => "",
        false => line_end,
    };
    let record = cells.join(&separator.to_string());
    Ok(format!("{begin}{record}{line_end}"))
}

/// The end of a line as this diary has it.
fn line_end(letters: &str) -> &'static str {
    if letters.contains("\r\n") {
        "\r\n"
    } else if letters.contains('\r') && !letters.contains('\n') {
        "\r"
    } else {
        "\n"
    }
}

/// Words as a cell: in quotation marks where they would be taken apart, or for a remark.
fn quoted(words: &str, separator: char) -> String {
    let needs_marks = words.contains([separator, '"', '\n', '\r', ',', ';', '\t']) || words.starts_with('#');
    match needs_marks {
        true => format!("\"{}\"", words.replace('"', "\"\"")),
        false => words.to_owned(),
    }
}

fn names(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
    names.join(", ")
}

/// Cells of a note that was never in a file, so without the line.
fn cells(bad: &[BadCell]) -> String {
    let cell = |cell: &BadCell| {
        let column = cell.column.map_or("", Column::name);
        format!("\n  {column} {}; {}", cell.found, cell.accepted)
    };
    bad.iter().map(cell).collect()
}
