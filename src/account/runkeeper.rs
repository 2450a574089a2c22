//! The list of activities of a Runkeeper export, `cardioActivities.csv`.
//!
//! The columns are known by their names, which carry the units, in whatever order they are; where the names are in another
//! language, by what is in them. The clock is that of the place, without a time zone. A run on a treadmill, or one entered by
//! hand, has no GPX file and is in the list alone.

use std::io::Read;

use super::table::{self, DecimalSign, SignVotes, TableRow};
use super::{Account, AccountFile, AccountReading, ActivityFacts, TextReader, unknown_sport};
use crate::activity::{Format, Sport, TextField, Totals, named_sport};
use crate::units::{FOOT_M, KILOMETRE_M, MILE_M};

/// The shape of such a table, by which it is known for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunkeeperLayout {
    delimiter: u8,
    columns: RunkeeperColumns,
}

impl RunkeeperLayout {
    /// The layout of a table by its first bytes; `None` where it is no such table.
    pub fn of(head: &[u8]) -> Option<RunkeeperLayout> {
        table::find_layout(head, |delimiter, names, row| {
            let columns = match row {
                None => RunkeeperColumns::by_names(names),
                Some(row) => RunkeeperColumns::by_row(names, row),
            };
            columns.map(|columns| RunkeeperLayout { delimiter, columns })
        })
    }
}

/// Reads the list to its end, or to where it breaks off.
pub fn read(layout: RunkeeperLayout, csv: impl Read) -> AccountReading {
    read_with_texts(layout, csv, &mut |_, _, _| ())
}

/// Reads the list as [`read`] does, and the notes too.
pub fn read_with_texts(layout: RunkeeperLayout, csv: impl Read, texts: &mut TextReader<'_>) -> AccountReading {
    let columns = layout.columns;
    let (mut rows, mut signs) = (Vec::new(), SignVotes::default());
    let remarks = table::read_rows(
        table::reader(csv, layout.delimiter),
        |_| (),
        |(), cells| {
            let row = RunkeeperRow::of(&columns, cells);
            let distance = cells.text(columns.distance);
            signs.add(distance.as_deref().unwrap_or_default());
            let is_read = row.is_some();
            if let Some(notes) = columns.notes.filter(|_| is_read).and_then(|column| cells.text(column)) {
                texts(rows.len(), TextField::Notes, &notes);
            }
            rows.extend(row);
            is_read
        },
    );
    let sign = signs.settled().unwrap_or(DecimalSign::Point);
    let facts = rows.into_iter().map(|row| row.facts(&columns, sign));
    AccountReading { facts: AccountFile::Activities(facts.collect()), remark: remarks.remark([]) }
}

/// Where each figure is, and in which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RunkeeperColumns {
    date: usize,
    sport: usize,
    distance: usize,
    is_in_miles: bool,
    duration: usize,
    climb: Option<usize>,
    is_in_feet: bool,
    avg_hr: Option<usize>,
    notes: Option<usize>,
    file: Option<usize>,
}

impl RunkeeperColumns {
    /// The columns by their English names.
    fn by_names(names: &[String]) -> Option<RunkeeperColumns> {
        let at = |name: &str| names.iter().position(|known| known == name);
        let starting = |start: &str| names.iter().position(|known| known.starts_with(start));
        let distance = starting("distance (")?;
        let climb = starting("climb (");
        // Of other tables with a date and a distance, none names routes and GPX files.
        at("route name").or(at("gpx file"))?;
        Some(RunkeeperColumns {
            date: at("date")?,
            sport: at("type")?,
            distance,
            is_in_miles: names[distance].contains("(mi"),
            duration: at("duration")?,
            climb,
            is_in_feet: climb.is_some_and(|climb| names[climb].contains("(f")),
            avg_hr: starting("average heart rate"),
            notes: at("notes"),
            file: at("gpx file"),
        })
    }

    /// The columns of a table in another language, whose order is that of the English one: date, type, route, distance,
    /// duration, pace, speed, calories, climb, heart rate, and the GPX file last.
    fn by_row(names: &[String], row: &TableRow<'_>) -> Option<RunkeeperColumns> {
        let file = names.iter().position(|name| name.contains("gpx"))?;
        let unit = |name: &String| name.contains("(km)") || name.contains("(mi)");
        let distance = names.iter().position(unit).filter(|at| *at >= 3)?;
        let columns = RunkeeperColumns {
            date: distance - 3,
            sport: distance - 2,
            distance,
            is_in_miles: names[distance].contains("(mi)"),
            duration: distance + 1,
            climb: Some(distance + 5),
            is_in_feet: names.get(distance + 5)?.contains("(ft)"),
            avg_hr: Some(distance + 6),
            // The last column before the file.
            notes: Some(file - 1).filter(|notes| *notes > distance + 6),
            file: Some(file),
        };
        let is_row = row.len() >= names.len().min(distance + 6) && file > distance + 6;
        (is_row && columns.start_and_time(row).is_some()).then_some(columns)
    }

    /// What a row must hold to be one.
    fn start_and_time(&self, cells: &TableRow<'_>) -> Option<(jiff::civil::DateTime, Option<f64>)> {
        let start = table::local_start(&cells.text(self.date)?)?;
        let time = cells.text(self.duration);
        let seconds = time.as_deref().and_then(table::seconds);
        let is_time = time.is_none_or(|time| time.contains(':'));
        is_time.then_some((start, seconds))
    }
}

/// One activity as it is written.
struct RunkeeperRow {
    facts: ActivityFacts,
    distance: Option<String>,
    climb: Option<String>,
}

impl RunkeeperRow {
    fn of(columns: &RunkeeperColumns, cells: &TableRow<'_>) -> Option<RunkeeperRow> {
        let (start_local, timer_s) = columns.start_and_time(cells)?;
        let text = |column: Option<usize>| cells.text(column?).map(|text| text.into_owned());
        let kind = text(Some(columns.sport)).unwrap_or_default();
        let (sport, sub_sport) = named_sport(&kind).unwrap_or((Sport::Unknown, None));
        let avg_hr = text(columns.avg_hr).and_then(|text| DecimalSign::Point.read(&text));
        Some(RunkeeperRow {
            facts: ActivityFacts {
                start_local: Some(start_local),
                sport,
                sub_sport: sub_sport.unwrap_or_default(),
                unknown_sport: unknown_sport(sport, &kind),
                totals: Totals { timer_s, avg_hr_bpm: avg_hr.filter(|bpm| *bpm > 0.0), ..Totals::default() },
                recorded_in: text(columns.file).filter(|name| is_file(name)),
                ..ActivityFacts::unknown(Account::Runkeeper, Format::RunkeeperCsv)
            },
            distance: text(Some(columns.distance)),
            climb: text(columns.climb),
        })
    }

    fn facts(self, columns: &RunkeeperColumns, sign: DecimalSign) -> ActivityFacts {
        let per_unit_m = if columns.is_in_miles { MILE_M } else { KILOMETRE_M };
        let per_height_m = if columns.is_in_feet { FOOT_M } else { 1.0 };
        let figure = |text: Option<String>| sign.read(&text?).filter(|value| *value > 0.0);
        ActivityFacts {
            totals: Totals {
                distance_m: figure(self.distance).map(|distance| distance * per_unit_m),
                // A climb of zero is how it writes that no elevation is known.
                ascent_m: figure(self.climb).map(|climb| climb * per_height_m),
                ..self.facts.totals
            },
            ..self.facts
        }
    }
}

fn is_file(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".gpx")
}
