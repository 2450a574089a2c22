//! The generated part of `docs/tables.md`: every column of every table.

use std::fmt::Write;

use super::columns::{About, Kind};
use super::{Rows, Table, tables};
use crate::settings::OnsetAnalysisRules;

/// All tables as Markdown, with the default windows before an onset.
pub fn documentation() -> String {
    let windows = OnsetAnalysisRules::default().windows;
    let mut page = String::new();
    for table in tables(&Rows { windows: &windows, ..Rows::default() }) {
        section(&mut page, table.table(), &table.columns());
    }
    page
}

fn section(page: &mut String, table: Table, columns: &[&About]) {
    let Table { name, about, .. } = table;
    let _ =
        write!(page, "\n## {name}\n\n{about}\n\n| column | type | unit | meaning | empty |\n|---|---|---|---|---|\n");
    for column in columns {
        let About { name, unit, meaning, when_empty, kind } = column;
        let when_empty = when_empty.unwrap_or("never");
        let _ = writeln!(page, "| `{name}` | {} | {unit} | {meaning} | {when_empty} |", type_name(*kind));
    }
}

fn type_name(kind: Kind) -> String {
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Word => "word".to_owned(),
        Kind::Integer => "integer".to_owned(),
        Kind::Real(0) => "real, whole".to_owned(),
        Kind::Real(1) => "real, 1 decimal".to_owned(),
        Kind::Real(decimals) => format!("real, {decimals} decimals"),
        Kind::Date => "date".to_owned(),
        Kind::Time => "time".to_owned(),
        Kind::LocalTime => "local time".to_owned(),
        Kind::UtcTime => "UTC time".to_owned(),
        Kind::Boolean => "true or false".to_owned(),
    }
}
