//! The list of activities of a Strava bulk export, `activities.csv`, in whatever language the account has.
//!
//! Names of columns, words for sports, dates and decimal signs all follow the language; the order of the columns does not,
//! so they are read by their position ([`StravaLayout`]).
//!
//! The date is UTC. Where a date cannot be read, or it is open which of two numbers is the month, the row still names the
//! file in which the activity was recorded.

mod dates;
mod layout;
mod numbers;
mod sports;

use std::borrow::Cow;
use std::io::Read;

use csv::ReaderBuilder;

use self::dates::{DateOrder, WrittenDate};
use self::layout::StravaColumns;
pub use self::layout::StravaLayout;
use self::numbers::number;
use super::table::{self, TableRow};
use super::{
    Account, AccountFile, AccountReading, ActivityFacts, TextReader, both_feet_spm, not_negative, positive,
    unknown_sport,
};
use crate::activity::{Format, Sport, SubSport, Totals};
use crate::settings::AccountRules;
use crate::stats::median;

/// Reads the list to its end, or to where it breaks off.
pub fn read(layout: StravaLayout, csv: impl Read, rules: &AccountRules) -> AccountReading {
    read_with_texts(layout, csv, rules, &mut |_, _, _| ())
}

/// Reads the list as [`read`] does, and names, descriptions and private notes too.
pub fn read_with_texts(
    layout: StravaLayout,
    csv: impl Read,
    rules: &AccountRules,
    texts: &mut TextReader<'_>,
) -> AccountReading {
    let mut rows = Vec::new();
    // Quotes within a description are doubled or escaped.
    let csv = ReaderBuilder::new().has_headers(false).flexible(true).escape(Some(b'\\')).from_reader(csv);
    let table = table::read_rows(
        csv,
        |header| StravaColumns::of(layout, header),
        |columns, cells| {
            let row = StravaRow::of(columns, cells);
            let is_read = row.is_some();
            for (field, column) in columns.texts().into_iter().filter(|_| is_read) {
                if let Some(text) = cells.text(column) {
                    texts(rows.len(), field, &text);
                }
            }
            rows.extend(row);
            is_read
        },
    );
    let order = dates::order(rows.iter().map(|row| &row.date));
    let knows_lengths = are_meters(&rows, rules.speed_tolerance);
    let undated = rows.iter().filter(|row| row.date == WrittenDate::Unreadable).count();
    let remarks = [
        (undated > 0).then(|| format!("dates that could not be read: {undated}")),
        (!knows_lengths).then(|| "its distances are in no known unit and were left out".to_owned()),
    ];
    let facts = rows.into_iter().map(|row| row.facts(order, knows_lengths, rules));
    AccountReading { facts: AccountFile::Activities(facts.collect()), remark: table.remark(remarks) }
}

/// One activity as it is written.
struct StravaRow {
    id: u64,
    date: WrittenDate,
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

impl StravaRow {
    /// `None` where the columns are not where they should be: a quote went astray, or Strava wrote `#error#`.
    fn of(columns: &StravaColumns, cells: &TableRow<'_>) -> Option<StravaRow> {
        let text = |column: Option<usize>| cells.text(column?).map(Cow::into_owned);
        let figure = |column: Option<usize>| number(&text(column)?);
        let id = text(Some(0))?.parse().ok()?;
        let (shown_s, elapsed_s) = (figure(Some(5)), figure(Some(columns.elapsed)));
        let agree = shown_s.zip(elapsed_s).is_none_or(are_equal);
        if !is_file_in_column(columns.file, cells) || !agree {
            return None;
        }
        let kind = text(Some(3))?;
        let (sport, sub_sport) = sports::sport(&kind)?;
        let heights = figure(columns.lowest).zip(figure(columns.highest));
        let saw_heights = heights.is_some_and(|(lowest, highest)| highest > lowest);
        // Where no height was seen, a zero is no measurement.
        let height = |column| not_negative(figure(column)).filter(|&meters| meters > 0.0 || saw_heights);
        Some(StravaRow {
            id,
            date: dates::read(&text(Some(1))?),
            sport,
            sub_sport,
            unknown_sport: unknown_sport(sport, &kind),
            file: text(Some(columns.file)).filter(|name| !is_failure(name)),
            gear: text(Some(columns.gear)),
            elapsed_s: positive(elapsed_s),
            moving_s: positive(figure(columns.moving)),
            timer_s: positive(figure(columns.timer)),
            distance_m: positive(figure(Some(columns.distance))),
            speed_m_s: positive(figure(columns.speed)),
            ascent_m: height(columns.ascent),
            descent_m: height(columns.descent),
            cadence: positive(figure(columns.cadence)),
            avg_hr_bpm: positive(figure(columns.avg_hr)),
            rpe: figure(columns.rpe).filter(|rpe| (1.0..=10.0).contains(rpe)),
        })
    }

    fn facts(self, order: DateOrder, knows_lengths: bool, rules: &AccountRules) -> ActivityFacts {
        let is_on_foot = self.sport.is_on_foot();
        let (start_utc, swapped_start_utc) = self.date.settled(order);
        ActivityFacts {
            activity_id: Some(self.id),
            start_utc,
            swapped_start_utc,
            sport: self.sport,
            sub_sport: self.sub_sport,
            unknown_sport: self.unknown_sport,
            totals: Totals {
                distance_m: self.distance_m.filter(|_| knows_lengths),
                timer_s: self.timer_s,
                elapsed_s: self.elapsed_s,
                moving_s: self.moving_s,
                ascent_m: self.ascent_m,
                descent_m: self.descent_m,
                avg_hr_bpm: self.avg_hr_bpm,
                cadence_spm: self.cadence.filter(|_| is_on_foot).map(|cadence| both_feet_spm(cadence, rules)),
                rpe_0_10: self.rpe,
                feel_0_100: None,
            },
            // What a ride was done on is no shoe.
            shoe: self.gear.filter(|_| is_on_foot),
            recorded_in: self.file,
            ..ActivityFacts::unknown(Account::Strava, Format::StravaCsv)
        }
    }
}

/// True where the name of a file is in its column, or in none.
fn is_file_in_column(column: usize, cells: &TableRow<'_>) -> bool {
    let is_member = |cell: &str| cell.starts_with("activities/");
    match cells.text(column) {
        Some(named) => is_member(&named) || is_failure(&named),
        // A description may begin like one.
        None if column < cells.len() => {
            let mut after = (column - 1..cells.len()).filter_map(|column| cells.text(column));
            !after.any(|cell| is_member(&cell))
        }
        None => false,
    }
}

/// True for `#error#` and the like: Strava could not export the file, and the row is sound.
fn is_failure(name: &str) -> bool {
    name.len() > 2 && name.starts_with('#') && name.ends_with('#')
}

/// True where the two columns of the time agree; the first may have a point between thousands.
fn are_equal((shown_s, exact_s): (f64, f64)) -> bool {
    [shown_s, shown_s * 1000.0].iter().any(|shown_s| (shown_s - exact_s).abs() <= 1.0)
}

/// Whether distance over time in motion gives the written speed, meters a second. Where none is written, runs must have
/// speeds that a runner has.
fn are_meters(rows: &[StravaRow], tolerance: f64) -> bool {
    let speed = |row: &StravaRow, seconds: Option<f64>| Some(row.distance_m? / seconds?);
    let shares = rows.iter().filter_map(|row| Some(speed(row, row.moving_s)? / row.speed_m_s?));
    if let Some(share) = median(shares) {
        return (share - 1.0).abs() <= tolerance;
    }
    let runs = rows.iter().filter(|row| row.sport == Sport::Running);
    let speeds = runs.filter_map(|row| speed(row, row.moving_s.or(row.elapsed_s)));
    median(speeds).is_none_or(|m_s| (0.5..9.0).contains(&m_s))
}
