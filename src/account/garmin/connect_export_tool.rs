//! The table `activities.csv` of the program garmin-connect-export, whose columns name their units.
//!
//! Its starts carry a broken offset: west of Greenwich a day too much, so that New York in summer is `+20:00`. The clock on
//! the wall is right, and the offset is once the day is taken away.

use std::borrow::Cow;
use std::io::Read;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::sports;
use crate::account::table::{self, TableRow};
use crate::account::{Account, AccountFile, AccountReading, ActivityFacts, TextReader, positive, unknown_sport};
use crate::activity::{Format, Sport, SubSport, TextField, Totals, limits};

/// True for the first bytes of such a table.
pub(super) fn is_table(head: &[u8]) -> bool {
    table::find_layout(head, |delimiter, names, _| (delimiter == b',').then(|| ExportColumns::of(names))?).is_some()
}

pub(super) fn read(csv: impl Read, texts: &mut TextReader<'_>) -> AccountReading {
    let mut facts: Vec<ActivityFacts> = Vec::new();
    let remarks = table::read_rows(
        table::reader(csv, b','),
        |header| ExportColumns::of(&header.names()),
        |columns, row| {
            let activity = columns.as_ref().and_then(|columns| columns.facts(row));
            let is_read = activity.is_some();
            for (field, column) in columns.iter().filter(|_| is_read).flat_map(ExportColumns::texts) {
                if let Some(text) = row.text(column) {
                    texts(facts.len(), field, &text);
                }
            }
            facts.extend(activity);
            is_read
        },
    );
    AccountReading { facts: AccountFile::Activities(facts), remark: remarks.remark([]) }
}

/// Which column is which, by their names.
struct ExportColumns {
    names: Vec<String>,
    start: usize,
    distance_km: usize,
}

impl ExportColumns {
    fn of(names: &[String]) -> Option<ExportColumns> {
        let at = |known: &str| names.iter().position(|name| name == known);
        let start = at("start time").or_else(|| at("begin timestamp"))?;
        let distance_km = at("distance (km)")?;
        let has_time = names.iter().any(|name| name.ends_with("(h:m:s)"));
        has_time.then(|| ExportColumns { start, distance_km, names: names.to_vec() })
    }

    /// The columns with the runner's own words.
    fn texts(&self) -> impl Iterator<Item = (TextField, usize)> {
        let named = [(TextField::Name, "activity name"), (TextField::Description, "description")];
        let column = |known: &str| self.names.iter().position(|name| name == known);
        named.into_iter().filter_map(move |(field, name)| Some((field, column(name)?)))
    }

    fn facts(&self, row: &TableRow<'_>) -> Option<ActivityFacts> {
        let text = |name: &str| row.text(self.names.iter().position(|known| known == name)?);
        let figure = |name: &str| not_negative(&text(name)?);
        let seconds = |name: &str| positive(seconds(&text(name)?));
        let (start_utc, utc_offset_min) = start(&row.text(self.start)?)?;
        let kind = text("activity type key").or(text("activity type"));
        let (sport, sub_sport) = sport(kind.as_deref())?;
        let distance_km = row.text(self.distance_km).and_then(|cell| not_negative(&cell));
        let height = |of: &str| {
            let uncorrected = || figure(&format!("elevation {of} (m, uncorr)"));
            figure(&format!("elevation {of} (m)")).or_else(uncorrected)
        };
        Some(ActivityFacts {
            activity_id: text("activity id").and_then(|id| id.parse().ok()),
            start_utc: Some(start_utc),
            utc_offset_min,
            sport,
            unknown_sport: unknown_sport(sport, &kind.unwrap_or_default()),
            sub_sport,
            is_parent: text("activity type key").as_deref() == Some("multi_sport"),
            totals: Totals {
                distance_m: positive(distance_km.map(|km| km * 1000.0)),
                timer_s: seconds("duration (h:m:s)"),
                elapsed_s: seconds("elapsed duration (h:m:s)"),
                moving_s: seconds("moving duration (h:m:s)"),
                ascent_m: height("gain"),
                descent_m: height("loss"),
                avg_hr_bpm: positive(figure("average heart rate (bpm)")),
                ..Totals::default()
            },
            elevation_corrected: text("elevation corrected").as_deref() == Some("true"),
            shoe: text("gear").filter(|_| sport.is_on_foot()).map(Cow::into_owned),
            ..ActivityFacts::unknown(Account::Garmin, Format::GarminJson)
        })
    }
}

/// `2024-07-01T20:00:00+20:00`: the instant, and the local clock minus UTC in minutes.
fn start(text: &str) -> Option<(Timestamp, Option<i32>)> {
    const DAY_MIN: i32 = 24 * 60;
    const MOST_MIN: i32 = 14 * 60;
    let text = text.trim();
    let sign_at = text.get(10..)?.rfind(['+', '-'])? + 10;
    let wall: DateTime = text[..sign_at].parse().ok()?;
    let (hours, minutes) = text[sign_at + 1..].split_once(':')?;
    let written_min = i32::from(hours.parse::<i16>().ok()?) * 60 + i32::from(minutes.parse::<i16>().ok()?);
    let written_min = if text[sign_at..].starts_with('-') { -written_min } else { written_min };
    let offset_min = if written_min > MOST_MIN { written_min - DAY_MIN } else { written_min };
    let offset = Offset::from_seconds(offset_min * 60).ok()?;
    let utc = offset.to_timestamp(wall).ok()?;
    let is_possible = limits::UNIX_MS.contains(&utc.as_millisecond());
    is_possible.then_some((utc, (offset_min.abs() <= MOST_MIN).then_some(offset_min)))
}

/// `running` as the service writes it, or `Trail Running` as the web page does.
fn sport(written: Option<&str>) -> Option<(Sport, SubSport)> {
    let key = written.map(|word| word.to_lowercase().replace(' ', "_"));
    sports::sport(key.as_deref(), None)
}

/// `01:02:15`.
fn seconds(text: &str) -> Option<f64> {
    let mut parts = text.split(':').map(|part| part.trim().parse::<f64>().ok());
    let [hours, minutes, seconds] = [parts.next()??, parts.next()??, parts.next()??];
    let seconds = hours * 3600.0 + minutes * 60.0 + seconds;
    (parts.next().is_none() && seconds.is_finite()).then_some(seconds)
}

fn not_negative(text: &str) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}
