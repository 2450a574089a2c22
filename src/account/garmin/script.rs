//! The table `activities.csv` of the program garmin-connect-export, whose columns name their units.
//!
//! Its starts carry a broken offset: west of Greenwich a day too much, so that New York in summer is `+20:00`. The clock on
//! the wall is right, and the offset is once the day is taken away.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::sports;
use crate::account::{Account, AccountFile, AccountReading, ActivityFacts, unknown_sport};
use crate::activity::{Format, Sport, SubSport, Totals, limits};

/// Most rows that are kept.
const MOST: usize = 100_000;

/// True for the first bytes of such a table.
pub(super) fn is_table(head: &[u8]) -> bool {
    let mut header = StringRecord::new();
    let is_read = table(head).read_record(&mut header).unwrap_or(false);
    is_read && Columns::of(&header).is_some()
}

pub(super) fn read(csv: impl Read) -> AccountReading {
    let (mut records, mut record) = (table(csv), StringRecord::new());
    let (mut facts, mut unread) = (Vec::new(), 0);
    let mut columns = None;
    let mut is_header = true;
    let broken_off = loop {
        match records.read_record(&mut record) {
            Ok(false) => break None,
            Ok(true) if std::mem::take(&mut is_header) => columns = Columns::of(&record),
            Ok(true) if facts.len() >= MOST => {
                break Some("it has more rows than any real list".to_owned());
            }
            Ok(true) => match columns.as_ref().and_then(|columns| columns.facts(&record)) {
                Some(told) => facts.push(told),
                None => unread += 1,
            },
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => unread += 1,
            Err(error) => break Some(format!("it could not be read to its end ({error})")),
        }
    };
    let unread = (unread > 0).then(|| format!("rows that could not be read: {unread}"));
    AccountReading { facts: AccountFile::Activities(facts), remark: super::joined([unread, broken_off]) }
}

fn table<R: Read>(csv: R) -> csv::Reader<R> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv)
}

/// Where what stands, by the names of the columns.
struct Columns {
    names: Vec<String>,
    start: usize,
    distance_km: usize,
}

impl Columns {
    fn of(header: &StringRecord) -> Option<Columns> {
        let names: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
        let at = |known: &str| names.iter().position(|name| name == known);
        let start = at("start time").or_else(|| at("begin timestamp"))?;
        let distance_km = at("distance (km)")?;
        let has_time = names.iter().any(|name| name.ends_with("(h:m:s)"));
        has_time.then_some(Columns { start, distance_km, names })
    }

    fn facts(&self, record: &StringRecord) -> Option<ActivityFacts> {
        let text = |name: &str| {
            let at = self.names.iter().position(|known| known == name)?;
            let cell = record.get(at)?.trim();
            (!cell.is_empty()).then_some(cell)
        };
        let figure = |name: &str| not_negative(text(name)?);
        let seconds = |name: &str| seconds(text(name)?).filter(|seconds| *seconds > 0.0);
        let (start_utc, utc_offset_min) = start(record.get(self.start)?)?;
        let kind = text("activity type key").or(text("activity type"));
        let (sport, sub_sport) = sport(kind)?;
        let on_foot = matches!(sport, Sport::Running | Sport::Walking | Sport::Hiking);
        let distance_km = record.get(self.distance_km).and_then(not_negative);
        let is_corrected = text("elevation corrected").is_some_and(|told| told == "true");
        let height = |of: &str| {
            let uncorrected = || figure(&format!("elevation {of} (m, uncorr)"));
            figure(&format!("elevation {of} (m)")).or_else(uncorrected)
        };
        Some(ActivityFacts {
            account: Account::Garmin,
            format: Format::GarminJson,
            activity_id: text("activity id").and_then(|id| id.parse().ok()),
            start_utc: Some(start_utc),
            swapped_start_utc: None,
            start_local: None,
            utc_offset_min,
            sport,
            unknown_sport: unknown_sport(sport, kind.unwrap_or_default()),
            sub_sport,
            is_parent: text("activity type key") == Some("multi_sport"),
            totals: Totals {
                distance_m: distance_km.map(|km| km * 1000.0).filter(|metres| *metres > 0.0),
                timer_s: seconds("duration (h:m:s)"),
                elapsed_s: seconds("elapsed duration (h:m:s)"),
                moving_s: seconds("moving duration (h:m:s)"),
                ascent_m: height("gain"),
                descent_m: height("loss"),
                avg_hr_bpm: figure("average heart rate (bpm)").filter(|bpm| *bpm > 0.0),
                ..Totals::default()
            },
            elevation_corrected: is_corrected,
            shoe: text("gear").filter(|_| on_foot).map(str::to_owned),
            recorded_in: None,
            unwritten_unit: None,
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
    let told = i32::from(hours.parse::<i16>().ok()?) * 60 + i32::from(minutes.parse::<i16>().ok()?);
    let told = if text[sign_at..].starts_with('-') { -told } else { told };
    let offset_min = if told > MOST_MIN { told - DAY_MIN } else { told };
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
