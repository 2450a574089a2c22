//! How a diary was understood: what each column was taken for, how its days are written, and what could not be read.

use std::fmt;

use super::cells::days::DaysWritten;
use super::cells::years::YearsAdded;
use super::error::{self, BadCell, ColumnSeen};
use super::header::{ColumnRole, Content, LeftOut};

/// How a diary was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DiaryReading {
    /// Line of the header; 0 for a diary without one.
    pub header_line: u64,
    /// The columns in their order.
    pub columns: Vec<ColumnSeen>,
    /// How the days are written; `None` before any was read.
    pub days: Option<DaysWritten>,
    /// Days that were written without a year.
    pub years: Option<YearsAdded>,
    /// Rows that hold a note or an answer, or are about another part of the body.
    pub rows_read: usize,
    /// Rows of which nothing is used, since something in them cannot be read.
    pub rows_unread: usize,
    /// Rows without a score: days without a note, of which nothing is known.
    pub rows_without_score: usize,
    /// Rows that name another part of the body than the knee; they do not count.
    pub rows_of_other_parts: usize,
    /// Cells for which a row, or one of its scores, is not used.
    pub unread: Vec<BadCell>,
    /// Cells whose words have no meaning of their own; they stand in the note.
    pub unknown_words: Vec<BadCell>,
}

impl DiaryReading {
    /// The columns that were left out although they are filled, as written.
    pub fn left_out(&self) -> impl Iterator<Item = &ColumnSeen> {
        use LeftOut::{Doubled, OtherContent, OtherScale, Unknown};
        self.columns
            .iter()
            .filter(|column| matches!(column.role, ColumnRole::LeftOut(Unknown | OtherScale | OtherContent | Doubled)))
    }

    /// The first column left out for its heading that holds sentences, quoted.
    pub fn sentences_left_out(&self) -> Option<String> {
        let holds = |column: &&ColumnSeen| {
            column.role == ColumnRole::LeftOut(LeftOut::Unknown)
                && column.content == Content::Sentences
                && !column.heading.is_empty()
        };
        self.columns.iter().find(holds).map(|column| error::shown_name(&column.heading))
    }

    /// What could not be read, each fault once with the place of the first.
    pub fn unread_listed(&self) -> Vec<String> {
        error::listed(&self.unread)
    }

    /// The words that were not known, each once with the place of the first.
    pub fn unknown_words_listed(&self) -> Vec<String> {
        error::listed(&self.unknown_words)
    }
}

/// What a runner should know about a diary that was read, and that is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiaryRemark {
    /// The declaration is in a comment, and nothing else declares it: days without a note count as unknown.
    CommentedDeclaration {
        /// Counted from 1.
        line: u64,
        /// The line, quoted and shortened.
        found: String,
    },
    /// Days without a year got one.
    YearsAdded(YearsAdded),
    /// Columns that are not of a diary.
    LeftOut {
        columns: Vec<String>,
        /// The first of them that holds sentences, perhaps the runner's words.
        sentences: Option<String>,
    },
    /// A cell's words are words of the note.
    UnknownWords(String),
    /// So many rows have no score, in a diary that declares other days pain-free or in one that does not.
    WithoutScore { rows: usize, is_declared: bool },
    /// So many rows are about another part of the body.
    OtherParts(usize),
    /// A row, or one of its scores, was not used.
    Unread(String),
}

/// Remarks of one kind that are listed one by one.
const MOST_LISTED: usize = 20;

impl DiaryRemark {
    /// The remarks on a diary: what was left out first, what was not used last.
    pub(super) fn of(reading: &DiaryReading, is_declared: bool) -> Vec<DiaryRemark> {
        let mut remarks = Vec::new();
        remarks.extend(reading.years.map(DiaryRemark::YearsAdded));
        let columns: Vec<String> = reading.left_out().map(|column| error::shown_name(&column.heading)).collect();
        if !columns.is_empty() {
            remarks.push(DiaryRemark::LeftOut { columns, sentences: reading.sentences_left_out() });
        }
        if reading.rows_without_score > 0 {
            remarks.push(DiaryRemark::WithoutScore { rows: reading.rows_without_score, is_declared });
        }
        if reading.rows_of_other_parts > 0 {
            remarks.push(DiaryRemark::OtherParts(reading.rows_of_other_parts));
        }
        remarks.extend(limited(reading.unknown_words_listed()).map(DiaryRemark::UnknownWords));
        remarks.extend(limited(reading.unread_listed()).map(DiaryRemark::Unread));
        remarks
    }

    /// True where something of the diary was lost.
    pub fn is_loss(&self) -> bool {
        matches!(self, DiaryRemark::Unread(_))
    }
}

fn limited(mut lines: Vec<String>) -> impl Iterator<Item = String> {
    let more = lines.len().saturating_sub(MOST_LISTED);
    lines.truncate(MOST_LISTED);
    lines.extend((more > 0).then(|| format!("{more} further faults of this kind")));
    lines.into_iter()
}

impl fmt::Display for DiaryRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DiaryRemark::CommentedDeclaration { line, found } => write!(
                f,
                "line {line}: the line {found} is a comment and does not count; remove the # if days without a note were pain-free"
            ),
            DiaryRemark::YearsAdded(added) => f.write_str(&added.to_string()),
            DiaryRemark::LeftOut { columns, sentences } => {
                write!(f, "columns left out: {}", columns.join(", "))?;
                match sentences {
                    Some(heading) => {
                        write!(f, "; if {heading} holds words about the pain, add --column note={heading}")
                    }
                    None => Ok(()),
                }
            }
            DiaryRemark::UnknownWords(cell) => write!(f, "kept as words of the note: {cell}"),
            DiaryRemark::WithoutScore { rows, is_declared: false } => {
                write!(f, "rows without a score: {rows}; they are days without a note, not pain-free days")
            }
            DiaryRemark::WithoutScore { rows, is_declared: true } => {
                write!(
                    f,
                    "rows without a score: {rows}; they are days without a note, which the diary declares pain-free"
                )
            }
            DiaryRemark::OtherParts(rows) => {
                write!(f, "rows about another part of the body, which do not count: {rows}")
            }
            DiaryRemark::Unread(cell) => write!(f, "not used: {cell}"),
        }
    }
}

impl fmt::Display for YearsAdded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let YearsAdded { days, first, last } = self;
        write!(f, "days written without a year: {days}, read as of {first}")?;
        if first < last { write!(f, " to {last}") } else { Ok(()) }
    }
}
