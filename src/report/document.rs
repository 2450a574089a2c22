//! The report as sections of text, tables and charts, the same for page and PDF, so that the two cannot differ.

mod calendar;
mod descent;
mod first_page;
mod load;
mod pain;
mod recent_onsets;
mod runs;
mod sections;

use serde::Serialize;

pub use self::calendar::{Calendar, CalendarDay, CalendarMonth, DayLog};
pub use self::first_page::{Brevity, FirstPage, Lead};
pub use self::sections::{closing, earlier_charts, last_visit, page_two, runs, sections, summary};
use super::text::now::FactRow;
use crate::chart::Marked;
use crate::units::UNKNOWN;

/// A heading and what is below it. The PDF has its own tables and charts, set for paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section<T = Table, C = Chart> {
    /// A name that a link can lead to.
    pub id: &'static str,
    pub heading: String,
    /// What is below it, from top to bottom.
    pub blocks: Vec<Block<T, C>>,
}

/// One thing below a heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "content", rename_all = "snake_case")]
pub enum Block<T = Table, C = Chart> {
    /// A paragraph.
    Text(String),
    /// A paragraph of second rank.
    Soft(String),
    /// Sentences or facts, a point each.
    Points(Vec<String>),
    /// A heading of second rank.
    Subheading(String),
    /// The complaint and the runner's own words on it.
    Lead(Lead),
    /// Facts, a label and a value each.
    Facts(Vec<FactRow>),
    /// One of the charts of the report.
    Chart(C),
    /// A chart of the page that it folds away below this line.
    FoldedChart(String, C),
    /// What is logged on each day.
    Calendar(Calendar),
    Table(T),
    /// A table that a page may fold away below this line.
    Folded(String, T),
    /// What figures mean.
    Definitions(Vec<Defined>),
    /// A paragraph that nobody should miss.
    Framed(String),
}

/// The charts of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// Load and pain notes on one axis.
    Load,
    /// Descent and pain notes on one axis.
    Descent,
    /// The volumes of the last half year as steps.
    Ladder,
    /// The load chart of an earlier period, by its place: 0 is the newest.
    Earlier(usize),
}

/// What a figure means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Defined {
    pub name: &'static str,
    /// How it is worked out.
    pub formula: &'static str,
    /// More on it, each with a word before it.
    pub parts: [(&'static str, &'static str); 3],
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Its name, for screen readers.
    pub name: String,
    /// The line above it; empty for none.
    pub caption: String,
    pub columns: Vec<Column>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    pub heading: &'static str,
    /// What is in it.
    pub kind: ColumnKind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Days, set to the left and never broken.
    Day,
    /// Figures, set to the right.
    Number,
    /// Text, set to the left.
    Text,
    /// One word that the eye should find.
    State,
    /// A few words of the runner or of an account, in any script.
    Written,
    /// Free text of the runner, of any length.
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
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Columns that it goes over.
    pub span: usize,
    /// True for what the eye should find.
    pub is_strong: bool,
}

impl Table {
    fn new(name: impl Into<String>, caption: impl Into<String>, columns: &[(&'static str, ColumnKind)]) -> Table {
        let column = |&(heading, kind): &(&'static str, ColumnKind)| Column { heading, kind };
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
        let plain = |mut text: String| {
            text.retain(|c| !c.is_control() || c == '\n');
            text
        };
        let cell = |text| Cell { text: plain(text), span: 1, is_strong: false };
        Row { cells: cells.into_iter().map(cell).collect(), ..Row::default() }
    }

    /// The row with one more cell that goes over `span` columns.
    fn over(mut self, text: &str, span: usize) -> Row {
        self.cells.push(Cell { text: text.to_owned(), span, is_strong: false });
        self
    }
}

/// The name of the row that a mark of a chart links to.
pub fn anchor(marked: &Marked) -> String {
    match marked {
        Marked::Note(index) => format!("note-{index}"),
        Marked::Run(run_id) => run_anchor(run_id),
        Marked::Week(first_day) => format!("week-{first_day}"),
    }
}

/// The name of the row of a run.
fn run_anchor(run_id: &str) -> String {
    format!("run-{run_id}")
}

/// A figure as text, or the sign for an unknown one.
fn known(value: Option<f64>, show: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), show)
}
