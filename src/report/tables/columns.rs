//! A column of a table: its name, unit and meaning, when it is empty, and its typed cell in a row. CSV, Parquet and
//! `docs/tables.md` are all written from the same columns, so that they cannot part.

use std::borrow::Cow;

use csv::Writer;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use super::cell::{Cell, number};

/// What a column is, apart from its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    pub name: Cow<'static, str>,
    /// As it is printed; empty for what has none.
    pub unit: &'static str,
    /// One short sentence without its period.
    pub meaning: Cow<'static, str>,
    /// When a cell is empty; `None` where none ever is.
    pub when_empty: Option<&'static str>,
    pub kind: Kind,
}

/// The type of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody's own words, such as a note or the name of a shoe.
    Text,
    /// A name that patella gives, such as that of a run or a state.
    Word,
    Integer,
    /// With at most so many decimals.
    Real(usize),
    Date,
    /// Time of day.
    Time,
    /// Date and time on the local clock.
    LocalTime,
    /// A moment.
    UtcTime,
    Boolean,
}

/// A column of a table whose rows are `R`.
#[derive(Debug, Clone)]
pub struct Column<R> {
    pub about: About,
    source: Source<R>,
}

/// Which column among those that differ only in what they look at, such as a window of days and an exposure.
pub(crate) type Key = (usize, usize);

/// Where a column has its cells from.
#[derive(Debug, Clone)]
enum Source<R> {
    Str(fn(&R) -> Option<&str>),
    String(fn(&R) -> Option<String>),
    Integer(fn(&R) -> Option<i64>),
    Real(fn(&R) -> Option<f64>),
    RealAt(Key, fn(&R, Key) -> Option<f64>),
    Boolean(fn(&R) -> Option<bool>),
    BooleanAt(Key, fn(&R, Key) -> Option<bool>),
    Date(fn(&R) -> Option<Date>),
    Time(fn(&R) -> Option<Time>),
    LocalTime(fn(&R) -> DateTime),
    UtcTime(fn(&R) -> Timestamp),
}

/// Name, unit, meaning, and when a cell is empty; one of the methods adds type and cells.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    name: &'static str,
    unit: &'static str,
    meaning: &'static str,
    when_empty: Option<&'static str>,
}

/// A column that can have empty cells.
pub(crate) const fn column(
    name: &'static str,
    unit: &'static str,
    meaning: &'static str,
    when_empty: &'static str,
) -> Head {
    Head { name, unit, meaning, when_empty: Some(when_empty) }
}

/// A column without an empty cell.
pub(crate) const fn full(name: &'static str, unit: &'static str, meaning: &'static str) -> Head {
    Head { name, unit, meaning, when_empty: None }
}

impl Head {
    const fn of<R>(self, kind: Kind, source: Source<R>) -> Column<R> {
        let Head { name, unit, meaning, when_empty } = self;
        let about = About { name: Cow::Borrowed(name), unit, meaning: Cow::Borrowed(meaning), when_empty, kind };
        Column { about, source }
    }

    pub(crate) const fn text<R>(self, cell: fn(&R) -> Option<&str>) -> Column<R> {
        self.of(Kind::Text, Source::Str(cell))
    }

    /// A text that is put together.
    pub(crate) const fn sentence<R>(self, cell: fn(&R) -> Option<String>) -> Column<R> {
        self.of(Kind::Text, Source::String(cell))
    }

    pub(crate) const fn word<R>(self, cell: fn(&R) -> Option<&str>) -> Column<R> {
        self.of(Kind::Word, Source::Str(cell))
    }

    /// Several words in one cell.
    pub(crate) const fn words<R>(self, cell: fn(&R) -> Option<String>) -> Column<R> {
        self.of(Kind::Word, Source::String(cell))
    }

    pub(crate) const fn integer<R>(self, cell: fn(&R) -> Option<i64>) -> Column<R> {
        self.of(Kind::Integer, Source::Integer(cell))
    }

    pub(crate) const fn real<R>(self, decimals: usize, cell: fn(&R) -> Option<f64>) -> Column<R> {
        self.of(Kind::Real(decimals), Source::Real(cell))
    }

    pub(crate) const fn boolean<R>(self, cell: fn(&R) -> Option<bool>) -> Column<R> {
        self.of(Kind::Boolean, Source::Boolean(cell))
    }

    pub(crate) const fn date<R>(self, cell: fn(&R) -> Option<Date>) -> Column<R> {
        self.of(Kind::Date, Source::Date(cell))
    }

    pub(crate) const fn time<R>(self, cell: fn(&R) -> Option<Time>) -> Column<R> {
        self.of(Kind::Time, Source::Time(cell))
    }

    pub(crate) const fn local_time<R>(self, cell: fn(&R) -> DateTime) -> Column<R> {
        self.of(Kind::LocalTime, Source::LocalTime(cell))
    }

    pub(crate) const fn utc_time<R>(self, cell: fn(&R) -> Timestamp) -> Column<R> {
        self.of(Kind::UtcTime, Source::UtcTime(cell))
    }
}

impl About {
    /// Of a column whose name is put together, and which can have empty cells.
    pub(crate) fn made(name: String, unit: &'static str, meaning: String, when_empty: &'static str) -> About {
        let (name, meaning) = (Cow::Owned(name), Cow::Owned(meaning));
        About { name, unit, meaning, when_empty: Some(when_empty), kind: Kind::Boolean }
    }

    pub(crate) fn real_at<R>(self, decimals: usize, key: Key, cell: fn(&R, Key) -> Option<f64>) -> Column<R> {
        Column { about: About { kind: Kind::Real(decimals), ..self }, source: Source::RealAt(key, cell) }
    }

    pub(crate) fn boolean_at<R>(self, key: Key, cell: fn(&R, Key) -> Option<bool>) -> Column<R> {
        Column { about: self, source: Source::BooleanAt(key, cell) }
    }
}

impl<R> Column<R> {
    /// The cell of this column in a row.
    pub(crate) fn cell<'r>(&self, row: &'r R) -> Cell<'r> {
        let cell = match &self.source {
            Source::Str(cell) => cell(row).map(|text| Cell::Text(self.printed(text.into()))),
            Source::String(cell) => cell(row).map(|text| Cell::Text(self.printed(text.into()))),
            Source::Integer(cell) => cell(row).map(Cell::Integer),
            Source::Real(cell) => self.real(cell(row)),
            Source::RealAt(key, cell) => self.real(cell(row, *key)),
            Source::Boolean(cell) => cell(row).map(Cell::Boolean),
            Source::BooleanAt(key, cell) => cell(row, *key).map(Cell::Boolean),
            Source::Date(cell) => cell(row).map(Cell::Date),
            Source::Time(cell) => cell(row).map(Cell::Time),
            Source::LocalTime(cell) => Some(Cell::LocalTime(cell(row))),
            Source::UtcTime(cell) => Some(Cell::UtcTime(cell(row))),
        };
        // A text without a character says as little as none.
        let is_empty = |cell: &Cell| matches!(cell, Cell::Text(text) if text.is_empty());
        match cell {
            Some(cell) if self.about.when_empty.is_none() || !is_empty(&cell) => cell,
            _ => Cell::Empty,
        }
    }

    fn real(&self, value: Option<f64>) -> Option<Cell<'static>> {
        let Kind::Real(decimals) = self.about.kind else { return None };
        value.map(|value| Cell::Real(value, decimals))
    }

    /// Somebody's own words without characters that cannot be printed.
    fn printed<'t>(&self, text: Cow<'t, str>) -> Cow<'t, str> {
        let is_odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        if self.about.kind == Kind::Text && text.contains(is_odd) { text.replace(is_odd, "").into() } else { text }
    }
}

/// The table of these rows as CSV.
pub(crate) fn csv<R>(columns: &[Column<R>], rows: &[R]) -> Result<Vec<u8>, csv::Error> {
    let mut table = Writer::from_writer(Vec::new());
    table.write_record(columns.iter().map(|column| column.about.name.as_ref()))?;
    for row in rows {
        table.write_record(columns.iter().map(|column| csv_cell(column.cell(row), column.about.kind)))?;
    }
    table.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// A cell as it is written in CSV.
fn csv_cell(cell: Cell, kind: Kind) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) if kind == Kind::Text => without_formula(text),
        Cell::Text(text) => text.into_owned(),
        Cell::Integer(value) => value.to_string(),
        Cell::Real(value, decimals) => number(value, decimals),
        Cell::Date(date) => date.to_string(),
        Cell::Time(time) => time.strftime("%H:%M").to_string(),
        Cell::LocalTime(time) => time.to_string(),
        Cell::UtcTime(time) => time.to_string(),
        Cell::Boolean(value) => value.to_string(),
    }
}

/// A text that a spreadsheet would take for a formula begins with an apostrophe.
fn without_formula(text: Cow<str>) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_only_text() {
        assert_eq!(without_formula("=HYPERLINK(1)".into()), "'=HYPERLINK(1)");
        assert_eq!(without_formula("behind kneecap".into()), "behind kneecap");
    }

    #[test]
    fn unknown_is_empty_and_words_are_printable() {
        let note: Column<Option<&str>> = column("note", "", "A note", "none written").text(|note| *note);
        assert_eq!(csv(&[note], &[Some("a\u{7}b"), None, Some("")]).unwrap(), b"note\nab\n\"\"\n\"\"\n");
    }
}
