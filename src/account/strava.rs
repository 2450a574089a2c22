//! The list of activities of a Strava bulk export, `activities.csv`, in whatever language the account has.
//!
//! Names of columns, words for sports, dates and decimal signs all follow the language; the order of the columns does not,
//! so they are read by their place ([`Layout`]). Names, descriptions and private notes are passed over.
//!
//! The date is UTC. Where a date cannot be read, or day and month may be either way round, the row still tells in which
//! file the activity was recorded.

mod dates;
mod layout;
mod numbers;
mod sports;

use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};
use jiff::Timestamp;

use self::dates::{Order, Written};
pub use self::layout::Layout;
use self::layout::Place;
use self::numbers::{number, positive};
use super::table::words;
use super::{Account, AccountFile, AccountReading, ActivityFacts, unknown_sport};
use crate::activity::{Format, Sport, SubSport, Totals};
use crate::settings::AccountRules;
use crate::stats::median;

/// Most activities that are kept; nobody has recorded so many.
const MOST: usize = 100_000;

/// Reads the list to its end, or to where it breaks off.
pub fn read(layout: Layout, csv: impl Read, rules: &AccountRules) -> AccountReading {
    let mut records = table(csv);
    let mut record = ByteRecord::new();
    let mut told = Told::default();
    let mut place = Place::of(layout, &ByteRecord::new());
    let mut is_header = true;
    let broken_off = loop {
        match records.read_byte_record(&mut record) {
            Ok(false) => break None,
            Err(error) => break Some(format!("it could not be read to its end ({error})")),
            Ok(true) if std::mem::take(&mut is_header) => place = Place::of(layout, &record),
            Ok(true) if told.rows.len() >= MOST => {
                break Some("it has more rows than any real list".to_owned());
            }
            Ok(true) => told.add(&place, &record),
        }
    };
    told.reading(broken_off, rules)
}

/// A reader of such a table: rows of any width, quotes within a description doubled or behind a backslash.
fn table<R: Read>(csv: R) -> csv::Reader<R> {
    ReaderBuilder::new().has_headers(false).flexible(true).escape(Some(b'\\')).from_reader(csv)
}

/// The rows of a list.
#[derive(Default)]
struct Told {
    rows: Vec<Row>,
    /// Rows in which the columns are not where they should be.
    broken: usize,
}

impl Told {
    fn add(&mut self, place: &Place, record: &ByteRecord) {
        match Row::of(place, record) {
            Some(row) => self.rows.push(row),
            None => self.broken += 1,
        }
    }

    fn reading(self, broken_off: Option<String>, rules: &AccountRules) -> AccountReading {
        let order = dates::order(self.rows.iter().map(|row| &row.date));
        let knows_lengths = are_metres(&self.rows, rules.speed_tolerance);
        let undated = self.rows.iter().filter(|row| row.is_undated()).count();
        let counted = |count: usize, what: &str| (count > 0).then(|| format!("{what}: {count}"));
        let remarks = [
            counted(self.broken, "rows that could not be read"),
            counted(undated, "dates that could not be read"),
            (!knows_lengths).then(|| "its distances are in no known unit and were left out".to_owned()),
            broken_off,
        ];
        let remarks: Vec<String> = remarks.into_iter().flatten().collect();
        let facts = self.rows.into_iter();
        let facts = facts.map(|row| row.facts(order, knows_lengths, rules));
        AccountReading {
            facts: AccountFile::Activities(facts.collect()),
            remark: (!remarks.is_empty()).then(|| remarks.join("; ")),
        }
    }
}

/// One activity as it is written.
struct Row {
    id: u64,
    date: Written,
    sport: Sport,
    sub_sport: SubSport,
    unknown_sport: Option<String>,
    file: Option<String>,
    gear: Option<String>,
    elapsed_s: Option<f64>,
    moving_s: Option<f64>,
    timer_s: Option<f64>,
    distance_m: Option<f64>,
    speed_m_s: Option<f64>,
    ascent_m: Option<f64>,
    descent_m: Option<f64>,
    cadence: Option<f64>,
    avg_hr_bpm: Option<f64>,
    rpe: Option<f64>,
}

impl Row {
    /// `None` where the columns are not where they should be: a quote went astray, or Strava wrote `#error#`.
    fn of(place: &Place, record: &ByteRecord) -> Option<Row> {
        let text = |column: Option<usize>| {
            let cell = record.get(column?)?;
            let cell = words(cell).trim().to_owned();
            (!cell.is_empty()).then_some(cell)
        };
        let figure = |column: Option<usize>| number(&text(column)?);
        let told = |column: Option<usize>| figure(column).filter(|value| *value >= 0.0);
        let id = text(Some(0))?.parse().ok()?;
        let (shown_s, elapsed_s) = (figure(Some(5)), figure(Some(place.elapsed)));
        let agree = shown_s.zip(elapsed_s).is_none_or(are_one);
        if !is_file_in_place(place.file, record) || !agree {
            return None;
        }
        let kind = text(Some(3))?;
        let (sport, sub_sport) = sports::sport(&kind)?;
        let heights = figure(place.lowest).zip(figure(place.highest));
        let saw_heights = heights.is_some_and(|(lowest, highest)| highest > lowest);
        // Where no height was seen, a zero is no measurement.
        let height = |column| told(column).filter(|&metres| metres > 0.0 || saw_heights);
        Some(Row {
            id,
            date: dates::read(&text(Some(1))?),
            sport,
            sub_sport,
            unknown_sport: unknown_sport(sport, &kind),
            file: text(Some(place.file)).filter(|name| !is_failure(name)),
            gear: text(Some(place.gear)),
            elapsed_s: positive(elapsed_s),
            moving_s: positive(figure(place.moving)),
            timer_s: positive(figure(place.timer)),
            distance_m: positive(figure(Some(place.distance))),
            speed_m_s: positive(figure(place.speed)),
            ascent_m: height(place.ascent),
            descent_m: height(place.descent),
            cadence: positive(figure(place.cadence)),
            avg_hr_bpm: positive(figure(place.avg_hr)),
            rpe: figure(place.rpe).filter(|rpe| (1.0..=10.0).contains(rpe)),
        })
    }

    fn is_undated(&self) -> bool {
        matches!(self.date, Written::Unreadable)
    }

    fn facts(self, order: Order, knows_lengths: bool, rules: &AccountRules) -> ActivityFacts {
        let on_foot = matches!(self.sport, Sport::Running | Sport::Walking | Sport::Hiking);
        let (start_utc, swapped_start_utc): (Option<Timestamp>, _) = self.date.settled(order);
        let both_legs = |steps: f64| match steps < rules.one_foot_below_spm {
            true => steps * 2.0,
            false => steps,
        };
        ActivityFacts {
            account: Account::Strava,
            format: Format::StravaCsv,
            activity_id: Some(self.id),
            start_utc,
            swapped_start_utc,
            start_local: None,
            utc_offset_min: None,
            sport: self.sport,
            sub_sport: self.sub_sport,
            unknown_sport: self.unknown_sport,
            is_parent: false,
            totals: Totals {
                distance_m: self.distance_m.filter(|_| knows_lengths),
                timer_s: self.timer_s,
                elapsed_s: self.elapsed_s,
                moving_s: self.moving_s,
                ascent_m: self.ascent_m,
                descent_m: self.descent_m,
                avg_hr_bpm: self.avg_hr_bpm,
                cadence_spm: self.cadence.filter(|_| on_foot).map(both_legs),
                rpe_0_10: self.rpe,
                feel_0_100: None,
            },
            elevation_corrected: false,
            // What a ride was done on is no shoe.
            shoe: self.gear.filter(|_| on_foot),
            recorded_in: self.file,
            unwritten_unit: None,
        }
    }
}

/// True where the name of a file stands in its column, or nowhere.
fn is_file_in_place(column: usize, record: &ByteRecord) -> bool {
    let is_member = |cell: &[u8]| cell.starts_with(b"activities/");
    let named = record.get(column).map(<[u8]>::trim_ascii);
    // A description may begin like one.
    let strays = record.iter().skip(column - 1).filter(|cell| is_member(cell));
    match named {
        Some([]) => strays.count() == 0,
        Some(named) => is_member(named) || is_failure(&words(named)),
        None => false,
    }
}

/// True for `#error#` and the like: Strava could not export the file, and the row is sound.
fn is_failure(name: &str) -> bool {
    name.len() > 2 && name.starts_with('#') && name.ends_with('#')
}

/// True where the two columns of the time tell one time; a point between thousands may stand in that for show.
fn are_one((shown_s, exact_s): (f64, f64)) -> bool {
    [shown_s, shown_s * 1000.0].iter().any(|shown_s| (shown_s - exact_s).abs() <= 1.0)
}

/// Whether distance over time in motion gives the written speed, metres a second. Where none is written, runs must have
/// speeds that a runner has.
fn are_metres(rows: &[Row], tolerance: f64) -> bool {
    let speed = |row: &Row, seconds: Option<f64>| Some(row.distance_m? / seconds?);
    let shares = rows.iter().filter_map(|row| Some(speed(row, row.moving_s)? / row.speed_m_s?));
    if let Some(share) = median(shares) {
        return (share - 1.0).abs() <= tolerance;
    }
    let runs = rows.iter().filter(|row| row.sport == Sport::Running);
    let speeds = runs.filter_map(|row| speed(row, row.moving_s.or(row.elapsed_s)));
    median(speeds).is_none_or(|m_s| (0.5..9.0).contains(&m_s))
}
