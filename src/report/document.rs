//! The report as sections of words, tables and charts, the same for page and PDF.
//!
//! How a section looks is for the page and the PDF; what it says is said here once, so that the two cannot differ.

mod anchor;
mod descent;
mod load;
mod pain;
mod recent;
mod runs;
mod sections;
mod shoes;
mod weeks;

use serde::Serialize;

pub use self::anchor::anchor;
pub use self::recent::recent_onsets;
pub use self::sections::{closing, recent, runs, sections, summary};
use super::text::Highlight;
use crate::units::UNKNOWN;

/// A heading and what stands below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// A name that a link can lead to.
    pub id: &'static str,
    /// The heading.
    pub heading: String,
    /// What stands below it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// One thing below a heading.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Words(String),
    /// A paragraph of second rank.
    Soft(String),
    /// Sentences or facts, a point each.
    Points(Vec<String>),
    /// A heading of second rank.
    Subheading(String),
    /// A few figures that the eye should find.
    Figures(Vec<Highlight>),
    /// One of the charts of the report.
    Chart(Chart),
    /// A table.
    Table(Table),
    /// A table that a page may fold away below these words.
    Folded(String, Table),
    /// What figures mean.
    Definitions(Vec<Defined>),
    /// A paragraph that nobody should miss.
    Framed(String),
}

/// The charts of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chart {
    /// Load and pain notes on one axis.
    Load,
    /// Descent and pain notes on one axis.
    Descent,
}

/// What a figure means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Defined {
    /// Its name.
    pub name: &'static str,
    /// How it is worked out.
    pub formula: &'static str,
    /// More on it, each with a word before it.
    pub parts: [(&'static str, &'static str); 3],
}

/// One table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Its name, for a reader who does not see it.
    pub name: String,
    /// The line above it; empty for none.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Its heading.
    pub heading: &'static str,
    /// What is in it.
    pub kind: Kind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Days, set to the left and never broken.
    Day,
    /// Figures, set to the right.
    Number,
    /// Words, set to the left.
    Word,
    /// One word that the eye should find.
    State,
    /// A few words of the runner or of an account, in any script.
    Written,
    /// Free words of the runner, of any length.
    Note,
}

/// One row; its first cell names it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Row {
    /// A name that a link can lead to.
    pub anchor: Option<String>,
    /// The row of another table that the first cell leads to.
    pub leads_to: Option<String>,
    /// True where the row counts less than the others.
    pub is_quiet: bool,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// What it says.
    pub words: String,
    /// Columns that it goes over.
    pub span: usize,
}

impl Table {
    fn new(name: impl Into<String>, caption: impl Into<String>, columns: &[(&'static str, Kind)]) -> Table {
        let column = |&(heading, kind): &(&'static str, Kind)| Column { heading, kind };
        Table {
            name: name.into(),
            caption: caption.into(),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// The table with these rows, or with one that says `none` where there are none.
    fn with_rows(mut self, rows: impl Iterator<Item = Row>, none: &str) -> Table {
        self.rows.extend(rows);
        if self.rows.is_empty() && !none.is_empty() {
            let span = self.columns.len();
            self.rows.push(Row::default().over(none, span));
        }
        self
    }
}

impl Row {
    fn of(cells: impl IntoIterator<Item = String>) -> Row {
        let plain = |mut words: String| {
            words.retain(|letter| !letter.is_control() || letter == '\n');
            words
        };
        let cell = |words| Cell { words: plain(words), span: 1 };
        Row { cells: cells.into_iter().map(cell).collect(), ..Row::default() }
    }

    /// The row with one more cell that goes over `span` columns.
    fn over(mut self, words: &str, span: usize) -> Row {
        self.cells.push(Cell { words: words.to_owned(), span });
        self
    }
}

/// A figure in words, or the sign for an unknown one.
fn known(value: Option<f64>, show: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), show)
}
