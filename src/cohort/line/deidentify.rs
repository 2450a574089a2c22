//! What is left of a table that is to be published: days as numbers, no clock times, figures rounded so that a run cannot be
//! found again by its exact distance or time. It is still about one runner a pseudonym.
//!
//! - A day becomes the number of days since the runner's first day, and its column `day` where it was `date`.
//! - Runs are numbered in their order, wherever one is named.
//! - Clock times, moments and the offset of the clock are left out. A start becomes the number of its day.
//! - Meters are rounded to 100 m, meters up and down to 10 m, seconds to a minute, hours to a tenth, steps of
//!   a day to 100, ratios to two decimals.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::{Date, Time};

use crate::calendar::{DaySpan, add_days, days_between};
use crate::report::tables::cell::Cell;
use crate::report::tables::columns::{About, Kind};
use crate::report::tables::shared::{SharedColumn, SharedTable};
use crate::study::{StudyOnset, StudyRunner, StudySession};

/// The tables of a runner as they are published.
pub(super) fn published(tables: Vec<SharedTable>) -> Vec<SharedTable> {
    let numbering = Numbering::of(&tables);
    tables.into_iter().map(|table| numbering.table(table)).collect()
}

/// What rates are made of, as it is published: its days begin on a day of their own, its meters are rounded, and of clock times
/// remains only what came before the pain and what after.
pub(super) fn published_study(study: StudyRunner) -> StudyRunner {
    let days = study.sessions.iter().map(|session| session.day).chain(study.diary.map(|diary| diary.first));
    let Some(first) = days.min() else {
        return study;
    };
    let day = |day: Date| add_days(FIRST_DAY, days_between(first, day));
    let span = |span: DaySpan| DaySpan { first: day(span.first), last: day(span.last) };
    let spans = |spans: Vec<DaySpan>| spans.into_iter().map(span).collect();
    let until = |day: Date| study.onsets.iter().find(|onset| onset.day == day).and_then(|onset| onset.runs_until);
    let session = |session: &StudySession| StudySession {
        day: day(session.day),
        start: if until(session.day).is_some_and(|until| session.start >= until) { NOON } else { Time::midnight() },
        distance_m: session.distance_m.map(|meters| (meters / 100.0).round() * 100.0),
        ..session.clone()
    };
    let onset =
        |onset: &StudyOnset| StudyOnset { day: day(onset.day), runs_until: onset.runs_until.map(|_| NOON), ..*onset };
    StudyRunner {
        sessions: study.sessions.iter().map(session).collect(),
        onsets: study.onsets.iter().map(onset).collect(),
        records: study.records.map(span),
        diary: study.diary.map(span),
        unobserved: spans(study.unobserved),
        pain_free: spans(study.pain_free),
        painful: spans(study.painful),
        runner: study.runner,
    }
}

/// The first day of every runner in what rates are made of.
const FIRST_DAY: Date = Date::constant(2001, 1, 1);
const NOON: Time = Time::constant(12, 0, 0, 0);

/// The numbers of days and runs of one runner.
struct Numbering {
    first_day: Option<Date>,
    runs: HashMap<String, i64>,
}

impl Numbering {
    fn of(tables: &[SharedTable]) -> Numbering {
        let cells = |table: &str, column: &str| {
            let table = tables.iter().find(|shared| shared.name == table);
            let columns = table.map_or(&[][..], |table| &table.columns);
            columns.iter().find(|shared| shared.about.name == column).map_or(&[][..], |column| &column.cells)
        };
        let dates = tables.iter().flat_map(|table| &table.columns).flat_map(|column| &column.cells);
        let dates = dates.filter_map(|cell| match cell {
            Cell::Date(date) => Some(*date),
            Cell::LocalTime(time) => Some(time.date()),
            _ => None,
        });
        let runs = cells("runs", "run_id").iter().zip(1..).filter_map(|(cell, number)| match cell {
            Cell::Text(name) => Some((name.clone().into_owned(), number)),
            _ => None,
        });
        let given = cells("runners", "first_date").iter().find_map(|cell| match cell {
            Cell::Date(date) => Some(*date),
            _ => None,
        });
        Numbering { first_day: given.or_else(|| dates.min()), runs: runs.collect() }
    }

    fn table(&self, table: SharedTable) -> SharedTable {
        let columns = table.columns.into_iter().filter_map(|column| self.column(column));
        SharedTable { columns: columns.collect(), ..table }
    }

    /// The column as it is published; `None` for one that is left out.
    fn column(&self, column: SharedColumn) -> Option<SharedColumn> {
        let about = column.about;
        let change: Box<dyn Fn(Cell<'static>) -> Cell<'static> + '_> = match about.kind {
            Kind::UtcTime | Kind::Time | Kind::Text => return None,
            _ if ["utc_offset_min", "line"].contains(&about.name.as_ref()) => return None,
            Kind::Date | Kind::LocalTime => Box::new(|cell| self.day(&cell)),
            Kind::Word if about.name.ends_with("run_id") => Box::new(|cell| self.run(&cell)),
            Kind::Real(_) => {
                let step = step(&about);
                Box::new(move |cell| rounded(cell, step))
            }
            Kind::Word | Kind::Integer | Kind::Boolean => Box::new(|cell| cell),
        };
        let cells = column.cells.into_iter().map(&*change).collect();
        Some(SharedColumn { about: published_about(about), cells })
    }

    fn day(&self, cell: &Cell) -> Cell<'static> {
        let date = match cell {
            Cell::Date(date) => *date,
            Cell::LocalTime(time) => time.date(),
            _ => return Cell::Empty,
        };
        self.first_day.map_or(Cell::Empty, |first| Cell::Integer(days_between(first, date)))
    }

    /// A run before the first day that counts has no number.
    fn run(&self, cell: &Cell) -> Cell<'static> {
        let Cell::Text(name) = cell else { return Cell::Empty };
        self.runs.get(name.as_ref()).map_or(Cell::Empty, |number| Cell::Integer(*number))
    }
}

fn published_about(about: About) -> About {
    let name = about.name.as_ref();
    match about.kind {
        Kind::Date | Kind::LocalTime => {
            let name = name.strip_suffix("date").map(|stem| format!("{stem}day"));
            let name = name.unwrap_or_else(|| about.name.replace("_local", "_day"));
            let meaning = format!("{}, in days since the runner's first day", about.meaning);
            About { name: Cow::Owned(name), unit: "d", meaning: Cow::Owned(meaning), kind: Kind::Integer, ..about }
        }
        Kind::Word if name.ends_with("run_id") => {
            let when_empty = about.when_empty.or(Some("a run before the first day that counts"));
            let meaning = format!("{}, by its number", about.meaning);
            let name = name.replace("run_id", "run");
            About { name: Cow::Owned(name), meaning: Cow::Owned(meaning), kind: Kind::Integer, when_empty, ..about }
        }
        _ => about,
    }
}

/// What the values of a column are rounded to; `None` for those that are left as they are.
fn step(about: &About) -> Option<f64> {
    let name = about.name.as_ref();
    let is_vertical = ["descent", "ascent", "drop"].iter().any(|word| name.contains(word));
    match about.unit {
        "m" if name.starts_with("step_length") => None,
        "m" if is_vertical && !name.contains("length") => Some(10.0),
        "m" => Some(100.0),
        "s" => Some(60.0),
        "h" => Some(0.1),
        "" if name == "steps" => Some(100.0),
        "" if name.contains("ratio") || name.starts_with("longest_run") || name.starts_with("largest_descent") => {
            Some(0.01)
        }
        _ => None,
    }
}

fn rounded(cell: Cell<'static>, step: Option<f64>) -> Cell<'static> {
    match (cell, step) {
        // Not divided and multiplied by a fraction: 0.3 is to stay 0.3.
        (Cell::Real(value, decimals), Some(step)) if step < 1.0 => {
            let per_one = (1.0 / step).round();
            Cell::Real((value * per_one).round() / per_one, decimals)
        }
        (Cell::Real(value, decimals), Some(step)) => Cell::Real((value / step).round() * step, decimals),
        (cell, _) => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tables::columns::{column, full};

    type Row = (Date, &'static str, f64);

    #[test]
    fn days_and_runs_are_numbers_and_meters_are_rounded() {
        let columns = [
            full("run_id", "", "Run").word(|row: &Row| Some(row.1)),
            full("start_local", "", "Start").local_time(|row: &Row| row.0.at(7, 3, 11, 0)),
            column("distance_m", "m", "Distance", "unknown").real(2, |row: &Row| Some(row.2)),
            column("descent_m", "m", "Descent", "unknown").real(1, |row: &Row| Some(row.2 / 100.0)),
            full("start_utc", "", "Start").utc_time(|_: &Row| jiff::Timestamp::UNIX_EPOCH),
        ];
        let day = |day| Date::constant(2026, 3, day);
        let runs = SharedTable::of("runs", "", &columns, &[(day(2), "a", 5_049.9), (day(9), "b", 10_050.0)]);
        let table = published(vec![runs]).remove(0);
        let names: Vec<&str> = table.columns.iter().map(|column| column.about.name.as_ref()).collect();
        assert_eq!(names, ["run", "start_day", "distance_m", "descent_m"]);
        let cells = |at: usize| serde_json::to_string(&table.columns[at].cells).unwrap();
        assert_eq!([0, 1, 2, 3].map(cells), ["[1,2]", "[0,7]", "[5000.0,10100.0]", "[50.0,100.0]"]);
    }
}
