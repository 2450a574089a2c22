//! The tables of the report as words, the same for page and PDF: what stands in each cell and under which heading.
//!
//! How a table looks is for the page and the PDF; what it says is said here once, so that the two cannot differ.

mod load;
mod pain;
mod recent;
mod shoes;

use serde::Serialize;

pub use self::load::{returns, spikes, weeks};
pub use self::pain::{conditions, notes, onsets};
pub use self::recent::recent_onsets;
pub use self::shoes::shoes;

/// Stands where a value is unknown.
pub const UNKNOWN: &str = "–";

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
    /// Figures, set to the right.
    Number,
    /// Words, set to the left.
    Word,
    /// One word that the eye should find.
    State,
    /// Free words of the runner, of any length.
    Note,
}

/// One row; its first cell names it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Row {
    /// A name that a link can lead to.
    pub anchor: Option<String>,
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
    fn new(name: &str, caption: impl Into<String>, columns: &[(&'static str, Kind)]) -> Table {
        let column = |&(heading, kind): &(&'static str, Kind)| Column { heading, kind };
        Table {
            name: name.to_owned(),
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
        let cell = |words| Cell { words, span: 1 };
        Row {
            cells: cells.into_iter().map(cell).collect(),
            ..Row::default()
        }
    }

    /// The row with one more cell that goes over `span` columns.
    fn over(mut self, words: &str, span: usize) -> Row {
        self.cells.push(Cell {
            words: words.to_owned(),
            span,
        });
        self
    }
}

/// A figure in words, or the sign for an unknown one.
pub fn known(value: Option<f64>, show: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), show)
}
