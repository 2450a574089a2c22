//! The line of a runner: one JSON object, in which a table is an object of columns, each a list of cells.
//!
//! `pandas.DataFrame(line["tables"]["runs"])` is a table; so is what polars and pyarrow make of it, and what Spark's `from_json`
//! makes with `arrays_zip` and `inline`.

mod deidentify;
pub mod marks;
pub mod tables;

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use self::marks::Marks;
use super::Reason;
use super::summary::{NotRead, RunnerSummary};
use crate::report::tables::cell::Cell;
use crate::report::tables::shared::{SharedColumn, SharedTable};
use crate::study::StudyRunner;

/// Version of the layout of a line; raised when a field changes its meaning or goes.
pub const LINE_VERSION: u32 = 2;

/// How much of a runner was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// All of it.
    Whole,
    /// Something was lost; the reason says what.
    Partial,
    /// Nothing.
    Failed,
}

impl Status {
    /// The name as written.
    pub fn name(self) -> &'static str {
        match self {
            Status::Whole => "whole",
            Status::Partial => "partial",
            Status::Failed => "failed",
        }
    }
}

/// All that leaves this room of a runner.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    pub line_version: u32,
    /// The pseudonym; `None` for a line that cannot be understood.
    pub runner: Option<String>,
    /// Hash of all that the line depends on; `None` where a file could not be read.
    pub key: Option<String>,
    pub status: Status,
    pub reason: Option<Reason>,
    /// True where a diary was read.
    pub has_diary: bool,
    /// Files by what became of them, and `found` for all.
    pub files: BTreeMap<String, usize>,
    /// Files that were not read or only in part.
    pub not_read: Vec<NotRead>,
    /// By what the line was made.
    pub made_by: MadeBy,
    /// Days that summaries are made of; `None` where nothing was read, and in what is to be published.
    pub marks: Option<Marks>,
    /// As of the last day of this runner, or of all that counts; only where the line is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<RunnerSummary>,
    /// What rates are made of; `None` where nothing was read.
    pub study: Option<StudyRunner>,
    pub tables: Tables,
}

/// The program and the choices, the same for all lines of a cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeBy {
    /// Program and version.
    pub generator: String,
    /// True where days are numbers and distances rounded.
    pub published: bool,
    pub week_start: String,
    /// Kinds of run that count as running.
    pub run_kinds: Vec<String>,
    /// Where descent is from.
    pub descent: String,
    /// Last day that counts; `None` for all.
    pub until: Option<jiff::civil::Date>,
}

/// The tables of a runner. As they are read from a line, their columns are not yet known.
#[derive(Debug, Clone)]
pub enum Tables {
    Made(Vec<SharedTable>),
    Written(BTreeMap<String, BTreeMap<String, Vec<Value>>>),
}

impl Serialize for Tables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Tables::Made(tables) => {
                let mut map = serializer.serialize_map(Some(tables.len()))?;
                for table in tables {
                    map.serialize_entry(table.name, &Columns(&table.columns))?;
                }
                map.end()
            }
            Tables::Written(tables) => tables.serialize(serializer),
        }
    }
}

struct Columns<'a>(&'a [SharedColumn]);

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for column in self.0 {
            map.serialize_entry(column.about.name.as_ref(), &column.cells)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Tables {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tables, D::Error> {
        Ok(Tables::Written(Deserialize::deserialize(deserializer)?))
    }
}

impl Tables {
    /// The cells of a table with these columns, by column; none where the line has no such table, and `None` where it has
    /// other columns.
    pub fn take(&mut self, layout: &SharedTable) -> Option<Vec<Vec<Cell<'static>>>> {
        let none = || layout.columns.iter().map(|_| Vec::new()).collect();
        match self {
            Tables::Made(tables) => {
                let at = tables.iter().position(|table| table.name == layout.name);
                let columns = at.map(|at| tables.swap_remove(at).columns);
                Some(columns.map_or_else(none, |columns| columns.into_iter().map(|column| column.cells).collect()))
            }
            Tables::Written(tables) => {
                let Some(mut columns) = tables.remove(layout.name) else {
                    return Some(none());
                };
                let read = layout.columns.iter().map(|column| {
                    let cells = columns.remove(column.about.name.as_ref())?;
                    cells.into_iter().map(|cell| Cell::from_json(cell, column.about.kind)).collect()
                });
                read.collect()
            }
        }
    }
}
