//! TCX files: one recording for each activity they hold, with the laps as the watch summarized them.
//!
//! The session is the sum of the laps. TCX has no value for "unknown": writers put zero into totals they do not know, so a
//! sum of zero is `None` here, and so is a sum over laps of which one has no value. Each sport of a multisport session is a
//! recording of its own. The number of the device (`UnitId`) is never read.

use quick_xml::events::BytesStart;

use super::xml::{self, DocumentState, ParsedTime, TagHandler, Track, TrackPoint};
use super::{DecodeError, Decoded, MOST_LAPS, MOST_RECORDINGS};
use crate::activity::Fault;

mod activity;

use activity::TcxActivity;

/// Reads the bytes of one TCX file.
///
/// # Errors
///
/// Where the file is so damaged that no activity can be found, or where its activities hold no lap and no possible time.
///
/// ```
/// use patella::activity::Sport;
/// use patella::decode::{Decoded, tcx};
///
/// let file = br#"<TrainingCenterDatabase><Activities><Activity Sport="Running">
///     <Id>2024-05-01T07:30:00Z</Id>
///     <Lap StartTime="2024-05-01T07:30:00Z">
///         <TotalTimeSeconds>300</TotalTimeSeconds><DistanceMeters>1000</DistanceMeters>
///     </Lap></Activity></Activities></TrainingCenterDatabase>"#;
/// let Ok(Decoded::Activities(recordings)) = tcx::decode(file) else { panic!("it holds a run") };
/// let session = &recordings[0].sessions[0];
/// assert_eq!((session.sport, session.totals.distance_m), (Some(Sport::Running), Some(1000.0)));
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let mut reader = TcxReader::default();
    let document = xml::read_tags(bytes, "TrainingCenterDatabase", &mut reader);
    reader.finish_point();
    if reader.activities.is_empty() {
        return no_activity(&reader, document);
    }
    let (mut activities, empty): (Vec<TcxActivity>, Vec<TcxActivity>) =
        reader.activities.into_iter().partition(TcxActivity::has_content);
    let Some(last) = activities.last_mut() else {
        return Err(no_content(&empty, document));
    };
    for activity in empty {
        last.points.append(activity.points);
    }
    Ok(Decoded::Activities(activities.into_iter().map(TcxActivity::into_recording).collect()))
}

/// The reason why activities hold neither a lap nor a sample.
fn no_content(activities: &[TcxActivity], document: DocumentState) -> DecodeError {
    let no_samples = || match document.damaged_at_byte {
        Some(at_byte) => DecodeError::NothingReadable { at_byte, what: "no lap and no track point" },
        None => DecodeError::NoSamples,
    };
    Track::time_error(activities.iter().map(|activity| &activity.points)).unwrap_or_else(no_samples)
}

/// The result for a file without an activity.
fn no_activity(reader: &TcxReader, document: DocumentState) -> Result<Decoded, DecodeError> {
    let what = if reader.courses > 0 {
        "a course"
    } else if reader.workouts > 0 {
        "a workout plan"
    } else if let Some(error) = document.error("no activity") {
        return Err(error);
    } else {
        "a TCX file without activities"
    };
    Ok(Decoded::NotActivity { what: what.to_string(), created_unix_s: None })
}

/// The state of reading: the open elements, and what was found so far.
#[derive(Debug, Default)]
struct TcxReader {
    activities: Vec<TcxActivity>,
    /// True where no further activity is read.
    activities_are_full: bool,
    /// Number of laps in all activities.
    laps: usize,
    in_activity: bool,
    in_lap: bool,
    in_creator: bool,
    heart_rate: HeartRateContext,
    point: Option<TrackPoint>,
    courses: usize,
    workouts: usize,
    /// Faults before the first activity.
    early_faults: Vec<Fault>,
}

/// Which heart rate the next `<Value>` is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum HeartRateContext {
    #[default]
    None,
    OfPoint,
    LapMean,
    LapMaximum,
}

impl TcxReader {
    /// The open activity; elements outside of any, such as the laps of a course, belong to none.
    fn activity(&mut self) -> Option<&mut TcxActivity> {
        self.activities.last_mut().filter(|_| self.in_activity)
    }

    fn begin_activity(&mut self, tag: &BytesStart<'_>) {
        self.finish_point();
        let mut activity = TcxActivity::of_sport(xml::attribute(tag, "Sport").as_deref());
        for fault in self.early_faults.drain(..) {
            activity.points.add_fault(fault);
        }
        match self.activities.last_mut() {
            Some(last) if self.activities_are_full => last.points.add_fault(Fault::TooMany),
            _ => self.activities.push(activity),
        }
        self.activities_are_full = self.activities.len() == MOST_RECORDINGS;
        self.in_activity = true;
        self.in_lap = false;
        self.in_creator = false;
    }

    /// Reads the time of the open point; the first readable one counts.
    fn time_point(&mut self, text: &str) {
        let Some(point) = &mut self.point else {
            return;
        };
        point.time = point.time.or_else(|| ParsedTime::parse(text));
        let is_unreadable = point.time.is_none();
        if let Some(activity) = self.activity().filter(|_| is_unreadable) {
            activity.points.add_unreadable_time(text);
        }
    }

    /// Adds the open point to its activity, even where its end tag is missing: what was read of it is complete.
    fn finish_point(&mut self) {
        if let Some(point) = self.point.take()
            && let Some(activity) = self.activity()
        {
            activity.points.push(point);
        }
    }
}

impl TagHandler for TcxReader {
    fn open(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "Trackpoint" => {
                self.finish_point();
                self.point = Some(TrackPoint::UNKNOWN);
            }
            "HeartRateBpm" => self.heart_rate = HeartRateContext::OfPoint,
            "AverageHeartRateBpm" => self.heart_rate = HeartRateContext::LapMean,
            "MaximumHeartRateBpm" => self.heart_rate = HeartRateContext::LapMaximum,
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
                    Some(activity) if is_full => activity.points.add_fault(Fault::TooMany),
                    Some(activity) => {
                        activity.begin_lap(start.as_deref().and_then(ParsedTime::parse));
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
            self.heart_rate = HeartRateContext::None;
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
                "Value" if heart_rate != HeartRateContext::LapMean => {}
                _ if in_lap => activity.add_lap_total(name, text),
                "Name" if in_creator => activity.device = xml::device_name(text),
                "Id" => activity.id = ParsedTime::parse(text),
                _ => {}
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        match self.activities.last_mut() {
            Some(activity) => activity.points.add_fault(fault),
            None => self.early_faults.push(fault),
        }
    }
}

/// Reads a measurement inside a point. The first of a kind counts.
fn measure(point: &mut TrackPoint, name: &str, text: &str, heart_rate: HeartRateContext) {
    let slot = match name {
        "LatitudeDegrees" => &mut point.latitude_deg,
        "LongitudeDegrees" => &mut point.longitude_deg,
        "AltitudeMeters" => &mut point.altitude_m,
        "DistanceMeters" => &mut point.distance_m,
        "Value" if heart_rate == HeartRateContext::OfPoint => &mut point.heart_rate_bpm,
        "Cadence" | "RunCadence" => &mut point.cadence_rpm,
        "Speed" => &mut point.speed_m_s,
        "Watts" => &mut point.power_w,
        _ => return,
    };
    if slot.is_nan() {
        *slot = xml::number(text);
    }
}
