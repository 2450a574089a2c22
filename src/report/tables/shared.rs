//! The tables of one runner as a part of those of many: the same columns and values, but for those that hold somebody's own
//! words. In place of the device, which an app may name after its owner, stands its maker.

use crate::settings::DaysBefore;
use crate::timeline::{RunEntry, Timeline};

use super::cell::Cell;
use super::columns::{About, Column, Kind, column};
use super::onsets::onsets;
use super::{
    DAYS, DESCENT, ONSETS, PAIN, REST_GAPS, RETURNS, RUNS, Rows, SPIKES, Table, WEEKS, cells, descent, pain, runs,
    weeks,
};

/// A table, by column.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedTable {
    pub name: &'static str,
    /// One sentence on its rows.
    pub about: &'static str,
    pub columns: Vec<SharedColumn>,
}

/// A column with its cells, one a row.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedColumn {
    pub about: About,
    pub cells: Vec<Cell<'static>>,
}

impl SharedTable {
    /// The table of these rows, without columns that hold somebody's own words.
    pub fn of<R>(name: &'static str, about: &'static str, columns: &[Column<R>], rows: &[R]) -> SharedTable {
        let shared = columns.iter().filter(|column| column.about.kind != Kind::Text);
        let columns = shared.map(|column| SharedColumn {
            about: column.about.clone(),
            cells: cells(column, rows).into_iter().map(Cell::into_owned).collect(),
        });
        SharedTable { name, about, columns: columns.collect() }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }
}

/// The tables of a runner that are shared.
pub fn shared(timeline: &Timeline) -> Vec<SharedTable> {
    tables(&Rows::of(timeline))
}

/// The same tables without a row, for an analysis with these windows before an onset.
pub fn layout(windows: &[DaysBefore]) -> Vec<SharedTable> {
    tables(&Rows { windows, ..Rows::default() })
}

fn tables(rows: &Rows) -> Vec<SharedTable> {
    let with_maker: Vec<Column<RunEntry>> = runs::RUNS.iter().cloned().chain([DEVICE_MAKER]).collect();
    vec![
        table(RUNS, &with_maker, rows.runs),
        table(WEEKS, weeks::WEEKS, rows.weeks),
        table(SPIKES, weeks::SPIKES, rows.spikes),
        table(REST_GAPS, weeks::REST_GAPS, rows.rest_gaps),
        table(RETURNS, weeks::RETURNS, rows.returns),
        table(DESCENT, descent::DESCENT, rows.runs),
        table(DAYS, pain::DAYS, rows.days),
        table(PAIN, pain::NOTES, rows.pain),
        table(ONSETS, &onsets(rows.windows), &rows.onsets()),
    ]
}

fn table<R>(table: Table, columns: &[Column<R>], rows: &[R]) -> SharedTable {
    SharedTable::of(table.name, table.about, columns, rows)
}

const DEVICE_MAKER: Column<RunEntry> =
    column("device_maker", "", "Maker of the watch or app: one of a fixed list, or `other`", "not named by the file")
        .word(|run| run.device.as_deref().map(maker));

/// Makers of watches and apps, as they begin the name of a device.
const MAKERS: [&str; 22] = [
    "adidas",
    "amazfit",
    "apple",
    "bryton",
    "casio",
    "coros",
    "fitbit",
    "garmin",
    "google",
    "huawei",
    "komoot",
    "lezyne",
    "nike",
    "polar",
    "runkeeper",
    "samsung",
    "strava",
    "suunto",
    "tomtom",
    "wahoo",
    "xiaomi",
    "zepp",
];

/// The maker of a device. A name that begins with none of the list is not repeated: somebody may have written it.
fn maker(device: &str) -> &'static str {
    let is_letter = |character: &char| character.is_ascii_alphabetic();
    let first: String = device.trim_start().chars().take_while(is_letter).collect();
    let first = first.to_ascii_lowercase();
    MAKERS.into_iter().find(|maker| first.starts_with(maker)).unwrap_or("other")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_by_its_maker_alone() {
        let makers = [
            "garmin fr245",
            "Garmin Connect",
            "StravaGPX iPhone",
            "Polar Vantage M",
            "Anna's Apple Watch",
            "maker 260",
        ];
        assert_eq!(makers.map(maker), ["garmin", "garmin", "strava", "polar", "other", "other"]);
    }

    #[test]
    fn no_shared_column_holds_words_of_a_person() {
        let tables = layout(&[DaysBefore { nearest: 1, farthest: 7 }]);
        let columns: Vec<&About> = tables.iter().flat_map(|table| &table.columns).map(|column| &column.about).collect();
        assert!(columns.len() > 150 && columns.iter().all(|column| column.kind != Kind::Text));
        assert!(columns.iter().all(|column| !["device", "shoe", "note", "medication"].contains(&column.name.as_ref())));
    }
}
