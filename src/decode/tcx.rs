//! TCX files: one recording for each activity they hold, with the laps as the watch summarised them.
//!
//! The session is the sum of the laps. TCX has no field for "unknown": writers put zero into totals they do not know, so a
//! sum of zero is `None` here, and a sum over laps of which one says nothing is `None` too. Each leg of a multisport session
//! is a recording of its own. The number of the device (`UnitId`) is never read.

use quick_xml::events::BytesStart;

use super::xml::{self, Outline, Point, Stamp, Visitor};
use super::{DecodeError, Decoded, MOST_LAPS, MOST_RECORDINGS};
use crate::activity::Fault;

mod activity;

use activity::Activity;

/// Reads the bytes of one TCX file.
///
/// # Errors
///
/// Where the file is so damaged that no activity can be found, or where its activities hold no lap and no possible time.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let mut reader = TcxReader::default();
    let outline = xml::walk(bytes, "TrainingCenterDatabase", &mut reader);
    reader.finish_point();
    if reader.activities.is_empty() {
        return no_activity(&reader, outline);
    }
    let (mut told, hollow): (Vec<Activity>, Vec<Activity>) =
        reader.activities.into_iter().partition(Activity::tells_something);
    let Some(last) = told.last_mut() else {
        return Err(nothing_told(&hollow, outline));
    };
    for activity in hollow {
        last.points.append(activity.points);
    }
    let recordings = told.into_iter().map(Activity::into_recording).collect();
    Ok(Decoded::Activities(recordings))
}

/// Why activities hold neither a lap nor a sample.
fn nothing_told(activities: &[Activity], outline: Outline) -> DecodeError {
    if activities.iter().any(|activity| activity.points.has_only_impossible_times()) {
        return DecodeError::ImpossibleTimes;
    }
    let mut unreadable = activities.iter().filter_map(|activity| activity.points.only_unreadable_time());
    if let Some(first) = unreadable.next() {
        let first = first.to_owned();
        return DecodeError::UnreadableTimes { first };
    }
    match outline.damaged_at_byte {
        Some(at_byte) => DecodeError::NothingReadable { at_byte, what: "no lap and no track point" },
        None => DecodeError::NoSamples,
    }
}

/// What a file without an activity is.
fn no_activity(reader: &TcxReader, outline: Outline) -> Result<Decoded, DecodeError> {
    let what = if reader.courses > 0 {
        "a course"
    } else if reader.workouts > 0 {
        "a workout plan"
    } else if !outline.has_root || outline.damaged_at_byte.is_some() {
        return Err(DecodeError::NothingReadable {
            at_byte: outline.damaged_at_byte.unwrap_or(0),
            what: "no activity",
        });
    } else {
        "a TCX file without activities"
    };
    Ok(Decoded::NotActivity { what: what.to_string(), created_unix_s: None })
}

/// Where in the file we are, and what was met so far.
#[derive(Debug, Default)]
struct TcxReader {
    activities: Vec<Activity>,
    /// True where there are as many activities as are kept.
    activities_are_full: bool,
    /// Laps met, of all activities.
    laps: usize,
    in_activity: bool,
    in_lap: bool,
    in_creator: bool,
    heart_rate: HeartRate,
    point: Option<Point>,
    courses: usize,
    workouts: usize,
    /// Met before there was an activity to put it to.
    early_faults: Vec<Fault>,
}

/// Whose `<Value>` is being read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum HeartRate {
    #[default]
    None,
    OfPoint,
    LapMean,
    LapMaximum,
}

impl TcxReader {
    /// The activity that is open; what stands outside of any, such as the laps of a course, belongs to none.
    fn activity(&mut self) -> Option<&mut Activity> {
        self.activities.last_mut().filter(|_| self.in_activity)
    }

    fn begin_activity(&mut self, tag: &BytesStart<'_>) {
        self.finish_point();
        let mut activity = Activity::of_sport(xml::attribute(tag, "Sport").as_deref());
        for fault in self.early_faults.drain(..) {
            activity.points.note(fault);
        }
        match self.activities.last_mut() {
            Some(last) if self.activities_are_full => last.points.note(Fault::TooMany),
            _ => self.activities.push(activity),
        }
        self.activities_are_full = self.activities.len() == MOST_RECORDINGS;
        self.in_activity = true;
        self.in_lap = false;
        self.in_creator = false;
    }

    /// Takes the time of the point that is open; the first that is understood counts.
    fn time_point(&mut self, text: &str) {
        let Some(point) = &mut self.point else {
            return;
        };
        point.time = point.time.or_else(|| Stamp::parse(text));
        let is_unreadable = point.time.is_none();
        if let Some(activity) = self.activity().filter(|_| is_unreadable) {
            activity.points.note_unreadable_time(text);
        }
    }

    /// Files the point that is open, also where its end is missing: what was read of it is whole.
    fn finish_point(&mut self) {
        if let Some(point) = self.point.take()
            && let Some(activity) = self.activity()
        {
            activity.points.push(point);
        }
    }
}

impl Visitor for TcxReader {
    fn open(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "Trackpoint" => {
                self.finish_point();
                self.point = Some(Point::UNKNOWN);
            }
            "HeartRateBpm" => self.heart_rate = HeartRate::OfPoint,
            "AverageHeartRateBpm" => self.heart_rate = HeartRate::LapMean,
            "MaximumHeartRateBpm" => self.heart_rate = HeartRate::LapMaximum,
            "Track" => {
                self.finish_point();
                if let Some(activity) = self.activity() {
                    activity.begin_track();
                }
            }
            "Lap" => {
                self.finish_point();
                let start = xml::attribute(tag, "StartTime");
                self.laps += 1;
                let is_full = self.laps > MOST_LAPS;
                match self.activity() {
                    Some(activity) if is_full => activity.points.note(Fault::TooMany),
                    Some(activity) => {
                        activity.begin_lap(start.as_deref().and_then(Stamp::parse));
                        self.in_lap = true;
                    }
                    None => {}
                }
            }
            "Activity" => self.begin_activity(tag),
            "Creator" => self.in_creator = true,
            "Course" => self.courses += 1,
            "Workout" => self.workouts += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, text: &str) {
        if matches!(name, "HeartRateBpm" | "AverageHeartRateBpm" | "MaximumHeartRateBpm") {
            self.heart_rate = HeartRate::None;
        } else if let Some(point) = &mut self.point {
            match name {
                "Trackpoint" => self.finish_point(),
                "Time" => self.time_point(text),
                _ => measure(point, name, text, self.heart_rate),
            }
        } else if name == "Activity" {
            self.in_activity = false;
        } else if name == "Lap" {
            self.in_lap = false;
        } else if name == "Creator" {
            self.in_creator = false;
        } else {
            let (in_lap, in_creator, heart_rate) = (self.in_lap, self.in_creator, self.heart_rate);
            let Some(activity) = self.activity() else {
                return;
            };
            match name {
                "Value" if heart_rate != HeartRate::LapMean => {}
                _ if in_lap => activity.summarise_lap(name, text),
                "Name" if in_creator => activity.device = xml::device_words(text),
                "Id" => activity.id = Stamp::parse(text),
                _ => {}
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        match self.activities.last_mut() {
            Some(activity) => activity.points.note(fault),
            None => self.early_faults.push(fault),
        }
    }
}

/// Takes a measurement inside a point. The first of a kind counts.
fn measure(point: &mut Point, name: &str, text: &str, heart_rate: HeartRate) {
    let slot = match name {
        "LatitudeDegrees" => &mut point.latitude_deg,
        "LongitudeDegrees" => &mut point.longitude_deg,
        "AltitudeMeters" => &mut point.altitude_m,
        "DistanceMeters" => &mut point.distance_m,
        "Value" if heart_rate == HeartRate::OfPoint => &mut point.heart_rate_bpm,
        "Cadence" | "RunCadence" => &mut point.cadence_rpm,
        "Speed" => &mut point.speed_m_s,
        "Watts" => &mut point.power_w,
        _ => return,
    };
    if slot.is_nan() {
        *slot = xml::number(text);
    }
}
