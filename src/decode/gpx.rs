//! GPX files: one recording for each activity they hold.
//!
//! Heart rate, cadence, power, speed and distance are accepted anywhere inside a point and under any prefix, since writers
//! differ. A GPX file has no totals; its only summary is the sport of `<type>`, or of a title that names a sport and nothing
//! else. So every recording has one session with a start and, where known, a sport. An unknown `<type>` is passed on, so that
//! the sport is not guessed from the speed. Tracks less than half an hour apart and not of different sports are one activity
//! with segments: several writers begin a new track after a pause. Rows are in the order of time, whatever the order of the
//! file.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::xml::{self, DocumentState, ParsedTime, TagHandler, Track, TrackPoint};
use super::{DecodeError, Decoded, MOST_RECORDINGS};
use crate::activity::{Fault, Format, NamedSport, Recording, SessionSummary, Sport, named_sport, sport_in_title};

pub mod program;

pub use program::check_file_name;

/// Tracks that share more time than this are two recordings.
const OVERLAP_MS: i64 = 60 * 1000;

/// Tracks further apart than this are different activities.
const ACTIVITY_GAP_MS: i64 = 30 * 60 * 1000;

/// Reads the bytes of one GPX file.
///
/// # Errors
///
/// Where the file is so damaged that no point with a time can be found, or where no time in it is possible.
///
/// ```
/// use patella::decode::{Decoded, gpx};
///
/// let file = br#"<gpx><trk><type>running</type><trkseg>
///     <trkpt lat="47.0" lon="8.0"><time>2024-05-01T07:30:00Z</time></trkpt>
///     <trkpt lat="47.1" lon="8.0"><ele>412.5</ele><time>2024-05-01T07:30:05Z</time></trkpt>
///     </trkseg></trk></gpx>"#;
/// let Ok(Decoded::Activities(recordings)) = gpx::decode(file) else { panic!("it holds a run") };
/// assert_eq!(recordings[0].samples.len(), 2);
/// assert_eq!(recordings[0].samples.altitude_m.get(1), Some(412.5));
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let mut reader = GpxReader::default();
    let document = xml::read_tags(bytes, "gpx", &mut reader);
    reader.finish_point();
    if reader.tracks.iter().all(|track| track.points.is_empty()) {
        return nothing_recorded(&reader, document);
    }
    let recordings = join_tracks(reader.tracks)
        .into_iter()
        .map(|activity| recording(activity, reader.creator.as_deref().and_then(program::name)))
        .collect();
    Ok(Decoded::Activities(recordings))
}

/// The result for a file without a single sample.
fn nothing_recorded(reader: &GpxReader, document: DocumentState) -> Result<Decoded, DecodeError> {
    let points: usize = reader.tracks.iter().map(|track| track.points.point_count()).sum();

    let what = if let Some(error) = Track::time_error(reader.tracks.iter().map(|track| &track.points)) {
        return Err(error);
    } else if points > 0 {
        "a route without times"
    } else if let Some(error) = document.error("no track point") {
        return Err(error);
    } else if reader.route_points > 0 {
        "a planned route"
    } else if reader.waypoints > 0 {
        "waypoints"
    } else {
        "a GPX file without track points"
    };
    Ok(Decoded::NotActivity { what: what.to_string(), created_unix_s: None })
}

/// Tracks in the order of time, joined where they are one activity. Faults of tracks without a sample go to the last one.
fn join_tracks(mut tracks: Vec<GpxTrack>) -> Vec<GpxTrack> {
    for track in &mut tracks {
        track.points.drop_time_outliers();
    }
    tracks.sort_by_cached_key(|track| track.points.first_unix_ms().unwrap_or(i64::MAX));
    let mut activities: Vec<GpxTrack> = Vec::new();
    for track in tracks {
        let Some(first_ms) = track.points.first_unix_ms() else {
            if let Some(activity) = activities.last_mut() {
                activity.points.append(track.points);
            }
            continue;
        };
        match activities.last_mut() {
            Some(activity) if activity.is_continued_by(&track, first_ms) => {
                activity.fill_from(&track);
                activity.points.append(track.points);
            }
            _ => activities.push(track),
        }
    }
    activities
}

fn recording(activity: GpxTrack, device: Option<String>) -> Recording {
    let (sport, sub_sport) = activity.sport().unzip();
    let unknown_sport = activity.unknown_type.filter(|_| sport == Some(Sport::Unknown));
    let mut recording = activity.points.into_recording(Format::Gpx);
    recording.device = device;
    recording.sessions.push(SessionSummary {
        start_unix_ms: recording.samples.unix_ms.first().copied(),
        sport,
        sub_sport: sub_sport.flatten(),
        unknown_sport,
        ..SessionSummary::default()
    });
    if let Some(title) = &activity.title {
        program::check_title(&mut recording, title);
    }
    recording
}

/// One `<trk>`.
#[derive(Debug, Default)]
struct GpxTrack {
    /// The sport of its `<type>`; `None` where that is missing or unknown.
    named: Option<NamedSport>,
    /// Its `<type>` as written, where it is unknown.
    unknown_type: Option<String>,
    /// Its title; searched for a sport and a clock, and never shown.
    title: Option<String>,
    points: Track,
}

impl GpxTrack {
    /// The sport of its type, else of its title, else unknown where it has an unknown type.
    fn sport(&self) -> Option<NamedSport> {
        let titled = || self.title.as_deref().and_then(sport_in_title);
        let unknown = || self.unknown_type.is_some().then_some((Sport::Unknown, None));
        self.named.or_else(titled).or_else(unknown)
    }

    /// Fills in what is missing from a track that continues this one.
    fn fill_from(&mut self, later: &GpxTrack) {
        self.named = self.named.or(later.named);
        let unknown_type = || later.unknown_type.clone();
        self.unknown_type = self.unknown_type.take().or_else(unknown_type);
        self.title = self.title.take().or_else(|| later.title.clone());
    }

    /// True where a later track that begins at `first_ms` continues this activity.
    fn is_continued_by(&self, later: &GpxTrack, first_ms: i64) -> bool {
        let can_be_one_sport = match (self.sport(), later.sport()) {
            (Some((ours, _)), Some((theirs, _))) => ours == theirs,
            _ => true,
        };
        // A track that begins before the other ends is another recording of it.
        let is_near = |end_ms| (-OVERLAP_MS..=ACTIVITY_GAP_MS).contains(&(first_ms - end_ms));
        can_be_one_sport && self.points.last_unix_ms().is_some_and(is_near)
    }
}

/// The state of reading: the open elements, and what was found so far.
#[derive(Debug, Default)]
struct GpxReader {
    creator: Option<String>,
    tracks: Vec<GpxTrack>,
    in_track: bool,
    in_link: bool,
    point: Option<TrackPoint>,
    route_points: usize,
    waypoints: usize,
    /// Faults before the first track.
    early_faults: Vec<Fault>,
}

impl GpxReader {
    /// The current track; a point outside of any track begins one.
    fn track(&mut self) -> &mut GpxTrack {
        if self.tracks.is_empty() {
            self.begin_track();
        }
        let last = self.tracks.len() - 1;
        &mut self.tracks[last]
    }

    /// Begins a track, or continues the last where it is empty or where there are too many.
    fn begin_track(&mut self) {
        let is_full = self.tracks.len() == MOST_RECORDINGS;
        if let Some(last) = self.tracks.last_mut()
            && (is_full || last.points.is_empty())
        {
            if is_full {
                last.points.add_fault(Fault::TooMany);
            }
            last.points.begin_segment();
            if !is_full {
                (last.named, last.unknown_type, last.title) = (None, None, None);
            }
            return;
        }
        let mut track = GpxTrack::default();
        for fault in self.early_faults.drain(..) {
            track.points.add_fault(fault);
        }
        self.tracks.push(track);
    }

    /// Adds the open point to its track, even where its end tag is missing: what was read of it is complete.
    fn finish_point(&mut self) {
        if let Some(point) = self.point.take() {
            self.track().points.push(point);
        }
    }
}

impl TagHandler for GpxReader {
    fn open(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "trkpt" => {
                self.finish_point();
                self.point = Some(point_at(tag));
            }
            "trkseg" => {
                self.finish_point();
                self.track().points.begin_segment();
            }
            "trk" => {
                self.finish_point();
                self.begin_track();
                self.in_track = true;
            }
            "rtept" => self.route_points += 1,
            "wpt" => self.waypoints += 1,
            "link" => self.in_link = true,
            "gpx" if self.creator.is_none() => {
                self.creator = xml::attribute(tag, "creator").map(Cow::into_owned);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, text: &str) {
        match (name, &mut self.point) {
            ("trkpt", _) => self.finish_point(),
            ("link", _) => self.in_link = false,
            ("time", Some(point)) => {
                point.time = point.time.or_else(|| ParsedTime::parse(text));
                if point.time.is_none() {
                    self.track().points.add_unreadable_time(text);
                }
            }
            (_, Some(point)) => measure(point, name, text),
            ("trk", None) => self.in_track = false,
            // A link's type is a media type.
            ("type", None) if self.in_track && !self.in_link => {
                let track = self.track();
                track.named = track.named.or_else(|| named_sport(text));
                if track.named.is_none() {
                    track.unknown_type = xml::short_text(text);
                }
            }
            ("name", None) if self.in_track && !self.in_link => {
                let track = self.track();
                track.title = track.title.take().or_else(|| xml::short_text(text));
            }
            _ => {}
        }
    }

    fn fault(&mut self, fault: Fault) {
        match self.tracks.last_mut() {
            Some(track) => track.points.add_fault(fault),
            None => self.early_faults.push(fault),
        }
    }
}

/// A point at the position in its tag.
fn point_at(tag: &BytesStart<'_>) -> TrackPoint {
    let mut point = TrackPoint::UNKNOWN;
    for attribute in tag.attributes().with_checks(false) {
        // A damaged tag can hold the latitude of one point and the longitude of the next.
        let Ok(attribute) = attribute else {
            return TrackPoint { is_damaged: true, ..TrackPoint::UNKNOWN };
        };
        match attribute.key.local_name().into_inner() {
            "lat" => point.latitude_deg = xml::number(&attribute.value),
            "lon" => point.longitude_deg = xml::number(&attribute.value),
            _ => {}
        }
    }
    point.is_damaged = point.latitude_deg.is_nan() || point.longitude_deg.is_nan();
    point
}

/// Reads a measurement inside a point. The first of a kind counts: a point's own come before those of its extensions.
fn measure(point: &mut TrackPoint, name: &str, text: &str) {
    let slot = match name {
        "ele" => &mut point.altitude_m,
        "hr" | "heartrate" | "heartRate" | "HeartRate" => &mut point.heart_rate_bpm,
        "cad" | "cadence" | "Cadence" | "RunCadence" => &mut point.cadence_rpm,
        "speed" | "Speed" => &mut point.speed_m_s,
        "distance" | "Distance" => &mut point.distance_m,
        "power" | "PowerInWatts" | "Watts" | "watts" => &mut point.power_w,
        _ => return,
    };
    if slot.is_nan() {
        *slot = xml::number(text);
    }
}
