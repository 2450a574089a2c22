//! The second readers: `fitparser` for FIT and `gpx` for GPX.
//!
//! Both are strict: a damaged file is refused whole, and the gpx crate leaves heart rate and cadence out. Neither must be
//! able to stop us: fitparser panics on a header that claims more than the file holds, so that is checked before, and
//! whatever else it may trip over is caught.

use std::panic;

use fitparser::profile::MesgNum;
use fitparser::{FitDataRecord, Value};
use serde::Serialize;

use super::compare::{Figure, Quantity, ReaderFigures};
use crate::decode::fit;
use crate::decode::fit::profile::{DEGREES_PER_SEMICIRCLE, TIMESTAMP, record, session};
use crate::files::sniff::Content;

/// The quantities of a record, each with its fields in the FIT profile, the preferred one first.
const RECORD_FIELDS: [(Quantity, &[u8]); 8] = [
    (Quantity::Latitude, &[record::POSITION_LAT]),
    (Quantity::Longitude, &[record::POSITION_LONG]),
    (Quantity::Altitude, &[record::ENHANCED_ALTITUDE, record::ALTITUDE]),
    (Quantity::Odometer, &[record::DISTANCE]),
    (Quantity::Speed, &[record::ENHANCED_SPEED, record::SPEED]),
    (Quantity::HeartRate, &[record::HEART_RATE]),
    (Quantity::Cadence, &[record::CADENCE]),
    (Quantity::Power, &[record::POWER]),
];

/// The totals of a session, each with its field in the FIT profile.
const SESSION_FIELDS: [(Figure, u8); 5] = [
    (Figure::Distance, session::TOTAL_DISTANCE),
    (Figure::TimerTime, session::TOTAL_TIMER_TIME),
    (Figure::ElapsedTime, session::TOTAL_ELAPSED_TIME),
    (Figure::Ascent, session::TOTAL_ASCENT),
    (Figure::Descent, session::TOTAL_DESCENT),
];

/// Another program that reads the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondReader {
    /// The crate `fitparser`, which knows every message and field of the FIT profile.
    Fitparser,
    /// The crate `gpx`, which knows GPX 1.0 and 1.1 without extensions.
    Gpx,
}

impl SecondReader {
    /// The second reader of a format.
    pub(super) fn of(format: Content) -> Option<SecondReader> {
        match format {
            Content::Fit => Some(SecondReader::Fitparser),
            Content::Gpx => Some(SecondReader::Gpx),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            SecondReader::Fitparser => "fitparser",
            SecondReader::Gpx => "gpx crate",
        }
    }

    /// What it reads, or why it refuses the file.
    pub(super) fn read(self, bytes: &[u8]) -> Result<ReaderFigures, String> {
        let read = || match self {
            SecondReader::Fitparser => by_fitparser(bytes),
            SecondReader::Gpx => by_gpx_crate(bytes),
        };
        panic::catch_unwind(read).unwrap_or_else(|_| Err("it broke down on this file".to_owned()))
    }
}

fn by_fitparser(bytes: &[u8]) -> Result<ReaderFigures, String> {
    if fit::declared_len(bytes).is_some_and(|len| len > bytes.len() as u64 + 2) {
        return Err("the header claims more bytes than the file holds".to_owned());
    }
    let messages = fitparser::from_bytes(bytes).map_err(|error| error.to_string())?;
    let of_kind = |kind: MesgNum| messages.iter().filter(move |message| message.kind() == kind);
    let mut figures = ReaderFigures::default();
    let records: Vec<&FitDataRecord> = of_kind(MesgNum::Record).collect();
    figures.put(Figure::Records, records.len() as f64);
    figures.put_times(records.iter().filter_map(|record| moment(record)));
    let sessions: Vec<&FitDataRecord> = of_kind(MesgNum::Session).collect();
    figures.put(Figure::Sessions, sessions.len() as f64);
    figures.put(Figure::Laps, of_kind(MesgNum::Lap).count() as f64);
    for (figure, field) in SESSION_FIELDS {
        let values = sessions.iter().filter_map(|session| number(session, field));
        figures.put_sum(figure, values);
    }
    for (quantity, fields) in RECORD_FIELDS {
        let scale = match quantity.is_position() {
            true => DEGREES_PER_SEMICIRCLE,
            false => 1.0,
        };
        let value = |record: &&FitDataRecord| {
            let value = fields.iter().find_map(|&field| number(record, field))?;
            let part = match quantity {
                Quantity::Cadence => number(record, record::FRACTIONAL_CADENCE).unwrap_or(0.0),
                _ => 0.0,
            };
            Some(value * scale + part)
        };
        figures.put_values(quantity, records.iter().filter_map(value));
    }
    Ok(figures)
}

/// A field of the profile as a number, scaled; fields that an app added are others.
fn number(message: &FitDataRecord, field: u8) -> Option<f64> {
    value(message, field)?.clone().try_into().ok()
}

fn moment(message: &FitDataRecord) -> Option<f64> {
    match value(message, TIMESTAMP)? {
        Value::Timestamp(moment) => Some(moment.timestamp() as f64),
        _ => None,
    }
}

fn value(message: &FitDataRecord, field: u8) -> Option<&Value> {
    let found = message.fields().iter().find(|found| found.number() == field);
    found.map(|found| found.value())
}

fn by_gpx_crate(bytes: &[u8]) -> Result<ReaderFigures, String> {
    let gpx = gpx::read(bytes).map_err(|error| error.to_string())?;
    let segments = gpx.tracks.iter().flat_map(|track| &track.segments);
    let timed = |point: &&gpx::Waypoint| point.time.is_some();
    let points: Vec<&gpx::Waypoint> = segments.flat_map(|segment| &segment.points).filter(timed).collect();
    let mut figures = ReaderFigures::default();
    figures.put(Figure::Records, points.len() as f64);
    figures.put_times(points.iter().filter_map(|point| written_moment(point)));
    let mut values = |quantity, value: fn(&gpx::Waypoint) -> Option<f64>| {
        figures.put_values(quantity, points.iter().filter_map(|point| value(point)));
    };
    values(Quantity::Latitude, |point| Some(point.point().y()));
    values(Quantity::Longitude, |point| Some(point.point().x()));
    values(Quantity::Altitude, |point| point.elevation.filter(|meters| meters.is_finite()));
    values(Quantity::Speed, |point| point.speed);
    Ok(figures)
}

/// Unix seconds UTC; through its text, since the crate hands out a type of another library.
fn written_moment(point: &gpx::Waypoint) -> Option<f64> {
    let written = point.time?.format().ok()?;
    let moment: jiff::Timestamp = written.parse().ok()?;
    Some(moment.as_millisecond() as f64 / 1000.0)
}
