//! The generated part of `docs/tables.md`: every column of every table.

use std::fmt::Write;

use super::columns::{About, Kind};
use super::shared::SharedTable;
use super::weeks::RETURNS as RETURNS_COLUMNS;
use super::{FILES, RETURNS, Rows, Table, study, tables};
use crate::session::Flag;
use crate::settings::OnsetAnalysisRules;

/// All tables as Markdown, with the default windows before an onset.
pub fn documentation() -> String {
    let windows = OnsetAnalysisRules::default().windows;
    let mut page = String::new();
    for table in tables(&Rows { windows: &windows, ..Rows::default() }) {
        let Table { name, about, .. } = table.table();
        section(&mut page, (name, about), &table.columns());
    }
    let returns: Vec<&About> = RETURNS_COLUMNS.iter().map(|column| &column.about).collect();
    section(&mut page, (RETURNS.name, RETURNS.about), &returns);
    let files: Vec<&About> = FILES.iter().map(|column| &column.about).collect();
    section(&mut page, ("files", ABOUT_FILES), &files);
    page.push_str("\n## The words of `flags`\n\n| flag | meaning |\n|---|---|\n");
    for flag in Flag::ALL {
        let _ = writeln!(page, "| `{}` | {} |", flag.name(), flag.meaning());
    }
    page
}

/// The tables of a study as Markdown.
pub fn study_documentation() -> String {
    let mut page = String::new();
    for (table, columns) in study::documented() {
        section(&mut page, table, &columns);
    }
    page
}

/// A table that is shared, as Markdown.
pub fn shared_documentation(table: &SharedTable) -> String {
    let mut page = String::new();
    let columns: Vec<&About> = table.columns.iter().map(|column| &column.about).collect();
    section(&mut page, (table.name, table.about), &columns);
    page
}

const ABOUT_FILES: &str = "`files.csv` next to the report, as CSV alone: one row for each file found. It is for the runner, since file \
    names can contain an email address.";

fn section(page: &mut String, (name, about): (&str, &str), columns: &[&About]) {
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
