//! A cell of a table: a typed value, or nothing. As JSON it is what CSV writes, numbers and truth values as such.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::columns::Kind;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'r> {
    /// Unknown, or not applicable.
    Empty,
    Text(Cow<'r, str>),
    Integer(i64),
    /// A value, and its decimals.
    Real(f64, usize),
    Date(Date),
    Time(Time),
    LocalTime(DateTime),
    UtcTime(Timestamp),
    Boolean(bool),
}

impl Cell<'_> {
    /// The same without a row that it is of.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Cell::Empty => Cell::Empty,
            Cell::Integer(value) => Cell::Integer(value),
            Cell::Real(value, decimals) => Cell::Real(value, decimals),
            Cell::Date(date) => Cell::Date(date),
            Cell::Time(time) => Cell::Time(time),
            Cell::LocalTime(time) => Cell::LocalTime(time),
            Cell::UtcTime(time) => Cell::UtcTime(time),
            Cell::Boolean(value) => Cell::Boolean(value),
        }
    }

    /// The cell of a column of this kind that was written so; `None` where it is of another kind.
    pub fn from_json(written: Value, kind: Kind) -> Option<Cell<'static>> {
        Some(match (kind, written) {
            (_, Value::Null) => Cell::Empty,
            (Kind::Text | Kind::Word, Value::String(text)) => Cell::Text(Cow::Owned(text)),
            (Kind::Integer, Value::Number(value)) => Cell::Integer(value.as_i64()?),
            (Kind::Real(decimals), Value::Number(value)) => Cell::Real(value.as_f64()?, decimals),
            (Kind::Date, Value::String(text)) => Cell::Date(text.parse().ok()?),
            (Kind::Time, Value::String(text)) => Cell::Time(text.parse().ok()?),
            (Kind::LocalTime, Value::String(text)) => Cell::LocalTime(text.parse().ok()?),
            (Kind::UtcTime, Value::String(text)) => Cell::UtcTime(text.parse().ok()?),
            (Kind::Boolean, Value::Bool(value)) => Cell::Boolean(value),
            _ => return None,
        })
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Integer(value) => serializer.serialize_i64(*value),
            Cell::Real(value, decimals) => serializer.serialize_f64(rounded(*value, *decimals)),
            Cell::Date(date) => serializer.collect_str(date),
            Cell::Time(time) => serializer.collect_str(time),
            Cell::LocalTime(time) => serializer.collect_str(time),
            Cell::UtcTime(time) => serializer.collect_str(time),
            Cell::Boolean(value) => serializer.serialize_bool(*value),
        }
    }
}

/// At most `decimals` decimals, without zeros at the end.
pub(super) fn number(value: f64, decimals: usize) -> String {
    let written = format!("{value:.decimals$}");
    let trimmed = if written.contains('.') { written.trim_end_matches('0').trim_end_matches('.') } else { &written };
    if trimmed == "-0" { "0".to_owned() } else { trimmed.to_owned() }
}

/// The value as it is written in CSV.
pub fn rounded(value: f64, decimals: usize) -> f64 {
    number(value, decimals).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(12.5, 2), number(10.0, 0), number(-0.001, 2), number(100.0, 2)], ["12.5", "10", "0", "100"]);
        assert_eq!([rounded(1.005, 1), rounded(-0.001, 2)].map(f64::to_bits), [1.0_f64, 0.0].map(f64::to_bits));
    }

    #[test]
    fn a_cell_comes_back_from_json_as_it_was() {
        let date = Date::constant(2026, 3, 14);
        let cells = [
            (Cell::Empty, Kind::Date),
            (Cell::Text("after".into()), Kind::Word),
            (Cell::Integer(-3), Kind::Integer),
            (Cell::Real(12.5, 2), Kind::Real(2)),
            (Cell::Real(10.0, 0), Kind::Real(0)),
            (Cell::Date(date), Kind::Date),
            (Cell::Time(Time::constant(7, 30, 0, 0)), Kind::Time),
            (Cell::LocalTime(date.at(7, 30, 15, 0)), Kind::LocalTime),
            (Cell::UtcTime(Timestamp::constant(1_773_000_000, 250_000_000)), Kind::UtcTime),
            (Cell::Boolean(true), Kind::Boolean),
        ];
        for (cell, kind) in cells {
            let written = serde_json::to_string(&cell).unwrap();
            assert_eq!(Cell::from_json(serde_json::from_str(&written).unwrap(), kind), Some(cell), "{written}");
        }
        assert_eq!(Cell::from_json(Value::from("soon"), Kind::Date), None);
    }
}
