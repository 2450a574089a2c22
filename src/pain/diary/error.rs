//! Why a diary could not be read, in sentences that say where to look and what to change.

use std::collections::HashMap;
use std::fmt;

use jiff::civil::Date;
use thiserror::Error;

use super::header::{ColumnRole, Content, DiaryColumn, LeftOut};
use super::spreadsheet::SpreadsheetFault;
use super::unlogged_days::DECLARATION;
use crate::calendar::written_dates::DateOrder;
use crate::pain::vocabulary::Vocabulary;

mod quoted;
mod roles;

use quoted::shortened;
pub use quoted::{shown, shown_file, shown_name};

/// Cells that are listed, so that a message has at most 40 lines; a file with more of them is no diary, or all of them have the
/// same fault.
const MOST_LISTED: usize = 38;

/// Why a diary could not be read, in a sentence that says where to look and what to change.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{file}{fault}")]
pub struct DiaryError {
    /// Name of the diary, shortened.
    pub file: String,
    pub fault: DiaryFault,
}

/// What is wrong with a diary. Its text follows the name of the file.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum DiaryFault {
    /// Not even a header.
    #[error(": the pain diary is empty; its first line names the columns, at least date and score")]
    Empty,
    /// More rows than any diary has.
    #[error(": this holds far more than a pain diary; keep the notes in a file of their own")]
    TooLarge,
    /// Bytes that are no text.
    #[error(": this is no table that can be read; save the diary as CSV UTF-8, .xlsx or .ods")]
    Encoding,
    /// No column of days, or none of scores.
    #[error(
        ", line {line}: no column of {missing} was found; the columns are {}. {}",
        list(seen),
        missing_help(seen, missing)
    )]
    MissingColumns {
        /// Line of what may be the header.
        line: u64,
        /// What no column holds, in words.
        missing: &'static str,
        seen: Vec<ColumnSeen>,
    },
    /// A file that is no table of pain scores.
    #[error(": this is {what}; {advice}")]
    OtherApp { what: &'static str, advice: &'static str },
    /// Another table below the notes.
    #[error(", line {line}: another table begins here; keep it in a file or on a sheet of its own")]
    SecondTable {
        /// Line of its header.
        line: u64,
    },
    /// Scores that may be on a scale of 0 to 100.
    #[error(
        ", line {line}: the score {score} may be one of 0 to 100; if all of {} are, add --column \"pain 0-100\"=\"{}\" to the \
         command; else correct the line",
        shown(heading),
        shortened(heading)
    )]
    OpenScale {
        /// Line of the first such score.
        line: u64,
        score: f64,
        /// Heading of the column.
        heading: String,
    },
    /// Two columns claim to hold the same.
    #[error(
        ", line {line}: these columns may both be the one: {}; say which counts, as in --column pain=\"Knee today\", or \
         --column none=\"Score\" for one to leave out",
        repeated.join("; ")
    )]
    RepeatedColumns {
        /// Line of the header.
        line: u64,
        /// The pairs, quoted and shortened.
        repeated: Vec<String>,
    },
    /// A column chosen for something that a diary does not have.
    #[error(": --column {role}=...: a pain diary has no such column; name one of pain, {}, or none", known_columns())]
    UnknownRole {
        /// Quoted and shortened.
        role: String,
    },
    /// Columns that are not of a diary, where everything must be understood (`--strict`).
    #[error(", line {line}: unknown columns: {}; a pain diary has the columns {}", unknown.join(", "), known_columns())]
    UnknownColumns {
        /// Line of the header.
        line: u64,
        /// The names as written, quoted and shortened.
        unknown: Vec<String>,
    },
    /// Days whose order no cell shows.
    #[error(
        ", line {line}: {found} may be {}, and no other day of the column decides; add {} to the command",
        either(readings),
        options(readings)
    )]
    OpenDates {
        /// Line of the first such day.
        line: u64,
        /// Quoted and shortened.
        found: String,
        /// What it may be, by order.
        readings: Vec<(DateOrder, Date)>,
    },
    /// Days without a year that nothing tells.
    #[error(
        ", line {line}: {found} has no year{}; add the year of the first such day to the command, as --year {}, or write the years \
         in the table",
        may_be(years),
        years.first().map_or("2026".to_owned(), ToString::to_string)
    )]
    OpenYear {
        /// Line of the first such day.
        line: u64,
        /// Quoted and shortened.
        found: String,
        /// The years that it may be of; none where nothing says one.
        years: Vec<i16>,
    },
    /// Days without month and year, or below the name of another month.
    #[error(
        ", line {line}: the month and the year of {found} are open; write the day in full, or the month above such days, or as the \
         name of their sheet: March 2026"
    )]
    OpenMonth {
        /// Line of the first such day.
        line: u64,
        /// Quoted and shortened.
        found: String,
    },
    /// Days of which some have the day first and others the month.
    #[error(
        ": in line {} the day can only come first ({}), in line {} only the month ({}); correct one of them, or add --dates dmy \
         or --dates mdy to the command",
        day_first.0, day_first.1, month_first.0, month_first.1
    )]
    TwoOrders {
        /// Line and cell.
        day_first: (u64, String),
        /// Line and cell.
        month_first: (u64, String),
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
    #[error(": the pain diary was not used; these cells cannot be understood:{}", lines(.0, MOST_LISTED))]
    BadCells(Vec<BadCell>),
    /// More rows that cannot be read than rows that can.
    #[error(
        ": the pain diary was not used, since most of its rows cannot be read ({read} read, {} not):{}\n  The columns are {}; to take \
         another for the pain, add --column pain=\"its heading\"",
        unread.len(),
        lines(unread, 24),
        list(seen)
    )]
    MostlyUnread {
        /// Rows that were read.
        read: usize,
        /// A cell of each other row.
        unread: Vec<BadCell>,
        seen: Vec<ColumnSeen>,
    },
}

impl DiaryFault {
    /// The fault of a table without a column of days or of scores.
    pub fn missing(line: u64, seen: Vec<ColumnSeen>) -> DiaryFault {
        let has_days = seen.iter().any(|column| matches!(column.role, ColumnRole::Date | ColumnRole::Stamp));
        let has_scores = seen.iter().any(|column| matches!(column.role, ColumnRole::Score(_)));
        let missing = match (has_days, has_scores) {
            (true, _) => "scores",
            (false, true) => "days",
            (false, false) => "days and none of scores",
        };
        DiaryFault::MissingColumns { line, missing, seen }
    }
}

/// A column and what it was taken for.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnSeen {
    /// As written.
    pub heading: String,
    pub role: ColumnRole,
    pub content: Content,
}

/// A cell that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// Line of the diary, counted from 1.
    pub line: u64,
    /// Heading of its column, shortened; `None` for a cell after the last column, or a whole row.
    pub column: Option<String>,
    /// Its text, quoted, on one line and shortened.
    pub found: String,
    /// What would be understood.
    pub accepted: &'static str,
}

impl BadCell {
    /// A day that lies years from every recording.
    pub fn far_day(line: u64, day: Date) -> BadCell {
        let accepted = "it lies more than three years from every recording; correct the year";
        BadCell { line, column: None, found: shown(&day.to_string()), accepted }
    }

    /// The place and the fault, with the number of further cells that have the same.
    fn listed(&self, more: usize) -> String {
        let BadCell { line, column, found, accepted } = self;
        let column = column.as_ref().map_or(String::new(), |column| format!(", column {column}"));
        match more {
            0 => format!("line {line}{column}: {found}; {accepted}"),
            _ => format!("line {line} and {more} more{column}: {found}; {accepted}"),
        }
    }
}

impl fmt::Display for BadCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.listed(0))
    }
}

/// Cells with their places, equal faults on one line with a count.
pub fn listed(bad: &[BadCell]) -> Vec<String> {
    let mut groups: Vec<(&BadCell, usize)> = Vec::new();
    let mut places: HashMap<(&Option<String>, &str, &str), usize> = HashMap::new();
    for cell in bad {
        match places.get(&(&cell.column, cell.found.as_str(), cell.accepted)) {
            Some(&place) => groups[place].1 += 1,
            None => {
                places.insert((&cell.column, &cell.found, cell.accepted), groups.len());
                groups.push((cell, 0));
            }
        }
    }
    groups.iter().map(|(cell, more)| cell.listed(*more)).collect()
}

fn known_columns() -> String {
    list(&DiaryColumn::all().collect::<Vec<_>>())
}

/// How to make a table with a column missing work.
fn missing_help(seen: &[ColumnSeen], missing: &str) -> String {
    let is_scale = seen.iter().any(|column| column.role == ColumnRole::LeftOut(LeftOut::OtherScale));
    if is_scale && missing != "days" {
        return "A score must be 0 (no pain) to 10 or to 100 (the worst); write it so in a column of its own"
            .to_owned();
    }
    let fits = |column: &&ColumnSeen| {
        let is_unknown = column.role == ColumnRole::LeftOut(LeftOut::Unknown) && !column.heading.is_empty();
        is_unknown && (column.content == Content::Scores) == (missing != "days")
    };
    let heading = seen.iter().find(fits).map_or("its heading", |column| column.heading.as_str());
    let role = if missing == "days" { "date" } else { "pain" };
    format!(
        "If one of them holds the {}, name it by its heading or its number: --column {role}=\"{}\"",
        if missing == "days" { "day" } else { "score" },
        shortened(heading)
    )
}

fn may_be(years: &[i16]) -> String {
    match years {
        [a, b] => format!(" and may be of {a} or {b}"),
        _ => ", and nothing else in the diary says it".to_owned(),
    }
}

fn either(readings: &[(DateOrder, Date)]) -> String {
    let days: Vec<String> = readings.iter().map(|(_, day)| day.strftime("%-d %B %Y").to_string()).collect();
    days.join(" or ")
}

fn options(readings: &[(DateOrder, Date)]) -> String {
    let options =
        readings.iter().map(|(order, day)| format!("--dates {} ({})", order.name(), day.strftime("%-d %B %Y")));
    options.collect::<Vec<_>>().join(" or ")
}

fn list<T: fmt::Display>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(T::to_string).collect();
    items.join(", ")
}

fn lines(bad: &[BadCell], most: usize) -> String {
    let listed = listed(bad);
    let mut lines: String = listed.iter().take(most).map(|cell| format!("\n  {cell}")).collect();
    if let Some(more) = listed.len().checked_sub(most).filter(|&more| more > 0) {
        lines.push_str(&format!("\n  and {more} more"));
    }
    lines
}
