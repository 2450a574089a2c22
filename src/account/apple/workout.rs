//! One workout of Apple Health as facts.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::account::{Account, ActivityFacts, positive, unknown_sport};
use crate::activity::{Format, Sport, SubSport, Totals, limits, named_sport};
use crate::units::{FOOT_M, KILOMETRE_M, MILE_M, YARD_M};

/// What stands before the name of each kind of workout.
const KIND: &str = "HKWorkoutActivityType";
/// What stands before the name of each quantity.
const QUANTITY: &str = "HKQuantityTypeIdentifier";

/// The facts of a workout, given as its element; `None` where it does not say when it was.
pub(super) fn facts(element: &[u8]) -> Option<ActivityFacts> {
    let mut workout = Workout::default();
    let text = String::from_utf8_lossy(element);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    // Parts of a workout of several sports repeat what the whole says.
    let mut inside_part = false;
    loop {
        match reader.read_event() {
            // What stands before the damage is as good as in a whole one.
            Ok(Event::Eof) | Err(_) => break,
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "WorkoutActivity" => {
                inside_part = true;
            }
            Ok(Event::End(tag)) if tag.local_name().as_ref() == "WorkoutActivity" => {
                inside_part = false;
            }
            Ok(Event::Start(tag) | Event::Empty(tag)) if !inside_part => workout.add(&tag),
            Ok(_) => {}
        }
    }
    workout.facts()
}

/// What a workout says, as it is written.
#[derive(Default)]
struct Workout {
    kind: Option<String>,
    start: Option<String>,
    end: Option<String>,
    duration: Option<f64>,
    duration_unit: Option<String>,
    distance: Option<f64>,
    distance_unit: Option<String>,
    statistics_m: Option<f64>,
    avg_hr_bpm: Option<f64>,
    is_indoor: bool,
    time_zone: Option<String>,
    ascent_m: Option<f64>,
    descent_m: Option<f64>,
    route: Option<String>,
}

impl Workout {
    fn add(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "Workout" => self.add_workout(tag),
            "WorkoutStatistics" => self.add_statistics(tag),
            "MetadataEntry" => self.add_metadata(tag),
            "FileReference" => self.route = attribute(tag, "path").or(self.route.take()),
            _ => {}
        }
    }

    fn add_workout(&mut self, tag: &BytesStart<'_>) {
        self.kind = attribute(tag, "workoutActivityType");
        self.start = attribute(tag, "startDate");
        self.end = attribute(tag, "endDate");
        self.duration = number(attribute(tag, "duration"));
        self.duration_unit = attribute(tag, "durationUnit");
        self.distance = number(attribute(tag, "totalDistance"));
        self.distance_unit = attribute(tag, "totalDistanceUnit");
    }

    fn add_statistics(&mut self, tag: &BytesStart<'_>) {
        let Some(quantity) = attribute(tag, "type") else {
            return;
        };
        let quantity = quantity.strip_prefix(QUANTITY).unwrap_or(&quantity);
        if quantity.starts_with("Distance") {
            let unit = attribute(tag, "unit");
            let distance_m = number(attribute(tag, "sum")).and_then(|sum| meters(sum, unit?.as_str()));
            // A workout of several sports has one of each.
            self.statistics_m = add(self.statistics_m, distance_m);
        } else if quantity == "HeartRate" {
            self.avg_hr_bpm = number(attribute(tag, "average"));
        }
    }

    fn add_metadata(&mut self, tag: &BytesStart<'_>) {
        let (Some(key), Some(value)) = (attribute(tag, "key"), attribute(tag, "value")) else {
            return;
        };
        match key.as_str() {
            "HKIndoorWorkout" => self.is_indoor = matches!(value.as_str(), "1" | "true" | "YES"),
            "HKTimeZone" => self.time_zone = Some(value),
            "HKElevationAscended" => self.ascent_m = quantity_m(&value),
            "HKElevationDescended" => self.descent_m = quantity_m(&value),
            _ => {}
        }
    }

    fn facts(self) -> Option<ActivityFacts> {
        let (start_utc, written_min) = moment(self.start.as_deref()?)?;
        let end = self.end.as_deref().and_then(moment);
        let elapsed_s = end.map(|(end, _)| end.duration_since(start_utc).as_secs_f64());
        let unit = self.duration_unit.as_deref().unwrap_or("min");
        let timer_s = self.duration.and_then(|time| seconds(time, unit));
        let kind = self.kind.as_deref().unwrap_or_default();
        let (sport, sub_sport) = sport(kind, self.is_indoor);
        let own_m = (self.distance).and_then(|own| meters(own, self.distance_unit.as_deref()?));
        let zone = self.time_zone.as_deref();
        Some(ActivityFacts {
            start_utc: Some(start_utc),
            utc_offset_min: zone_min(zone, start_utc).or(Some(written_min)),
            sport,
            sub_sport,
            unknown_sport: unknown_sport(sport, kind.strip_prefix(KIND).unwrap_or(kind)),
            totals: Totals {
                distance_m: positive(self.statistics_m).or(positive(own_m)),
                timer_s: positive(timer_s),
                elapsed_s: positive(elapsed_s),
                ascent_m: self.ascent_m,
                descent_m: self.descent_m,
                avg_hr_bpm: positive(self.avg_hr_bpm),
                ..Totals::default()
            },
            recorded_in: self.route.map(|path| path.trim_start_matches('/').to_owned()),
            ..ActivityFacts::unknown(Account::AppleHealth, Format::AppleHealthXml)
        })
    }
}

/// `HKWorkoutActivityTypeRunning`: the sport, and whether it was under a roof.
fn sport(kind: &str, is_indoor: bool) -> (Sport, SubSport) {
    let name = kind.strip_prefix(KIND).unwrap_or(kind);
    // Swim, ride and run as one.
    let named = named_sport(name).filter(|_| name != "SwimBikeRun");
    let (sport, sub_sport) = named.unwrap_or((Sport::Unknown, None));
    let sub_sport = match (sport, is_indoor) {
        (Sport::Running, true) => SubSport::Treadmill,
        (_, true) => SubSport::Indoor,
        (_, false) => sub_sport.unwrap_or_default(),
    };
    (sport, sub_sport)
}

/// `2026-03-14 07:00:00 +0100`: the instant, and the local clock minus UTC in minutes.
fn moment(text: &str) -> Option<(Timestamp, i32)> {
    let (clock, offset) = text.trim().rsplit_once(' ')?;
    let clock: DateTime = clock.parse().ok()?;
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let is_offset = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let digits: i32 = digits.parse().ok().filter(|_| is_offset)?;
    let minutes = sign * (digits / 100 * 60 + digits % 100);
    let utc = Offset::from_seconds(minutes * 60).ok()?.to_timestamp(clock).ok()?;
    limits::UNIX_MS.contains(&utc.as_millisecond()).then_some((utc, minutes))
}

/// The offset of a zone at an instant, minutes. It goes before the written one, which is that of the phone that exported.
fn zone_min(name: Option<&str>, at: Timestamp) -> Option<i32> {
    let zone = TimeZone::get(name?).ok()?;
    Some(zone.to_offset(at).seconds() / 60)
}

/// Meters of `12345 cm`, `123 m` or `400 ft`.
fn quantity_m(text: &str) -> Option<f64> {
    let (value, unit) = text.trim().split_once(' ')?;
    meters(number(Some(value.to_owned()))?, unit)
}

fn meters(value: f64, unit: &str) -> Option<f64> {
    let per_unit = match unit.trim().to_ascii_lowercase().as_str() {
        "km" => KILOMETRE_M,
        "mi" => MILE_M,
        "m" => 1.0,
        "cm" => 0.01,
        "yd" => YARD_M,
        "ft" => FOOT_M,
        _ => return None,
    };
    Some(value * per_unit)
}

fn seconds(value: f64, unit: &str) -> Option<f64> {
    match unit.trim().to_ascii_lowercase().as_str() {
        "min" => Some(value * 60.0),
        "s" | "sec" => Some(value),
        "h" | "hr" => Some(value * 3600.0),
        _ => None,
    }
}

/// The sum of what there is.
fn add(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    }
}

/// A number that is not below zero.
fn number(text: Option<String>) -> Option<f64> {
    let value: f64 = text?.trim().replace(',', ".").parse().ok()?;
    (value.is_finite() && value >= 0.0).then_some(value)
}

/// The value of an attribute; `None` where it is not there or empty.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.into_inner() == name)?;
    let value = unescape(&found.value).map_or_else(|_| found.value.to_string(), Into::into);
    (!value.trim().is_empty()).then_some(value)
}
