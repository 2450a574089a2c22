//! GPX files: one recording for each outing they hold.
//!
//! Heart rate, cadence, power, speed and distance are taken from wherever a writer puts them inside a point, under any
//! prefix. A GPX file has no totals; its only summary is the sport of `<type>`, or of a title that names nothing else, so that
//! every recording carries one session with a start and, where the file says it, a sport. A `<type>` that is not known is
//! kept as such, so that nobody guesses it from the speed. Tracks less than half an hour apart and not of different sports are
//! one outing with segments: several writers begin a new track after a pause. Rows are in the order of time, whatever the
//! order of the file.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::xml::{self, Outline, Point, Stamp, Track, Visitor};
use super::{DecodeError, Decoded, MOST_RECORDINGS};
use crate::activity::sport_names::{NamedSport, named_sport, sport_in_title};
use crate::activity::{Fault, Format, Recording, SessionSummary, Sport};

mod local_clock;
pub mod program;

pub use local_clock::check_file_name;

/// Tracks that share more time than this are two recordings.
const OVERLAP_MS: i64 = 60 * 1000;

/// Tracks further apart than this are different outings.
const OUTING_GAP_MS: i64 = 30 * 60 * 1000;

/// Reads the bytes of one GPX file.
///
/// # Errors
///
/// Where the file is so damaged that no point with a time can be found, or where no time in it is possible.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let mut reader = GpxReader::default();
    let outline = xml::walk(bytes, "gpx", &mut reader);
    reader.finish_point();
    if reader.tracks.iter().all(|track| track.points.is_empty()) {
        return nothing_recorded(&reader, outline);
    }
    let recordings = outings(reader.tracks)
        .into_iter()
        .map(|outing| recording(outing, reader.creator.as_deref().and_then(program::name)))
        .collect();
    Ok(Decoded::Activities(recordings))
}

/// What a file without a single sample is.
fn nothing_recorded(reader: &GpxReader, outline: Outline) -> Result<Decoded, DecodeError> {
    let points: usize = reader.tracks.iter().map(|track| track.points.points()).sum();
    let is_mistimed = |track: &SportTrack| track.points.has_only_impossible_times();
    let what = if reader.tracks.iter().any(is_mistimed) {
        return Err(DecodeError::ImpossibleTimes);
    } else if let Some(first) = first_unreadable(&reader.tracks) {
        return Err(DecodeError::UnreadableTimes { first });
    } else if points > 0 {
        "a route without times"
    } else if !outline.has_root || outline.damaged_at_byte.is_some() {
        return Err(DecodeError::NothingReadable {
            at_byte: outline.damaged_at_byte.unwrap_or(0),
            what: "no track point",
        });
    } else if reader.route_points > 0 {
        "a planned route"
    } else if reader.waypoints > 0 {
        "waypoints"
    } else {
        "a GPX file without track points"
    };
    Ok(Decoded::NotActivity { what: what.to_string(), created_unix_s: None })
}

/// The first time that could not be understood, where no track has one that could.
fn first_unreadable(tracks: &[SportTrack]) -> Option<String> {
    let mut times = tracks.iter().filter_map(|track| track.points.only_unreadable_time());
    times.next().map(str::to_owned)
}

/// Tracks in the order of time, joined where they are one outing. What tracks without a sample lost is told by the last.
fn outings(mut tracks: Vec<SportTrack>) -> Vec<SportTrack> {
    for track in &mut tracks {
        track.points.leave_out_strays();
    }
    tracks.sort_by_cached_key(|track| track.points.first_unix_ms().unwrap_or(i64::MAX));
    let mut outings: Vec<SportTrack> = Vec::new();
    for track in tracks {
        let Some(first_ms) = track.points.first_unix_ms() else {
            if let Some(outing) = outings.last_mut() {
                outing.points.append(track.points);
            }
            continue;
        };
        match outings.last_mut() {
            Some(outing) if outing.is_one_with(&track, first_ms) => {
                outing.adopt(&track);
                outing.points.append(track.points);
            }
            _ => outings.push(track),
        }
    }
    outings
}

fn recording(outing: SportTrack, device: Option<String>) -> Recording {
    let (sport, sub_sport) = outing.sport().unzip();
    let unknown_sport = outing.unknown_type.filter(|_| sport == Some(Sport::Unknown));
    let mut recording = outing.points.into_recording(Format::Gpx);
    recording.device = device;
    recording.sessions.push(SessionSummary {
        start_unix_ms: recording.samples.unix_ms.first().copied(),
        sport,
        sub_sport: sub_sport.flatten(),
        unknown_sport,
        ..SessionSummary::default()
    });
    if let Some(title) = &outing.title {
        local_clock::check_title(&mut recording, title);
    }
    recording
}

/// One `<trk>`.
#[derive(Debug, Default)]
struct SportTrack {
    /// What its `<type>` names; `None` where it is missing or not known.
    typed: Option<NamedSport>,
    /// Its `<type>` as written, where it is not known.
    unknown_type: Option<String>,
    /// Its title, which is looked at for a sport and a clock and goes no further.
    title: Option<String>,
    points: Track,
}

impl SportTrack {
    /// Its sport: that of its type, else of its title, else unknown where it has a type that is not known.
    fn sport(&self) -> Option<NamedSport> {
        let titled = || self.title.as_deref().and_then(sport_in_title);
        let unknown = || self.unknown_type.is_some().then_some((Sport::Unknown, None));
        self.typed.or_else(titled).or_else(unknown)
    }

    /// Takes over what a track that goes on with this one says and this one does not.
    fn adopt(&mut self, later: &SportTrack) {
        self.typed = self.typed.or(later.typed);
        let unknown_type = || later.unknown_type.clone();
        self.unknown_type = self.unknown_type.take().or_else(unknown_type);
        self.title = self.title.take().or_else(|| later.title.clone());
    }

    /// True where a later track that begins at `first_ms` goes on with this outing.
    fn is_one_with(&self, later: &SportTrack, first_ms: i64) -> bool {
        let can_be_one_sport = match (self.sport(), later.sport()) {
            (Some((ours, _)), Some((theirs, _))) => ours == theirs,
            _ => true,
        };
        // A track that begins before the other ends is another recording of it.
        let is_near = |end_ms| (-OVERLAP_MS..=OUTING_GAP_MS).contains(&(first_ms - end_ms));
        can_be_one_sport && self.points.last_unix_ms().is_some_and(is_near)
    }
}

/// Where in the file we are, and what was met so far.
#[derive(Debug, Default)]
struct GpxReader {
    creator: Option<String>,
    tracks: Vec<SportTrack>,
    in_track: bool,
    in_link: bool,
    point: Option<Point>,
    route_points: usize,
    waypoints: usize,
    /// Met before there was a track to put it to.
    early_faults: Vec<Fault>,
}

impl GpxReader {
    /// The track that points go to; a point outside of any opens one.
    fn track(&mut self) -> &mut SportTrack {
        if self.tracks.is_empty() {
            self.begin_track();
        }
        let last = self.tracks.len() - 1;
        &mut self.tracks[last]
    }

    /// Begins a track, or goes on with the last where nothing was recorded in it or where there are too many.
    fn begin_track(&mut self) {
        let is_full = self.tracks.len() == MOST_RECORDINGS;
        if let Some(last) = self.tracks.last_mut()
            && (is_full || last.points.is_empty())
        {
            if is_full {
                last.points.note(Fault::TooMany);
            }
            last.points.begin_segment();
            if !is_full {
                (last.typed, last.unknown_type, last.title) = (None, None, None);
            }
            return;
        }
        let mut track = SportTrack::default();
        for fault in self.early_faults.drain(..) {
            track.points.note(fault);
        }
        self.tracks.push(track);
    }

    /// Files the point that is open, also where its end is missing: what was read of it is whole.
    fn finish_point(&mut self) {
        if let Some(point) = self.point.take() {
            self.track().points.push(point);
        }
    }
}

impl Visitor for GpxReader {
    fn open(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "trkpt" => {
                self.finish_point();
                self.point = Some(placed_point(tag));
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
                point.time = point.time.or_else(|| Stamp::parse(text));
                if point.time.is_none() {
                    self.track().points.note_unreadable_time(text);
                }
            }
            (_, Some(point)) => measure(point, name, text),
            ("trk", None) => self.in_track = false,
            // A link's type is a media type.
            ("type", None) if self.in_track && !self.in_link => {
                let track = self.track();
                track.typed = track.typed.or_else(|| named_sport(text));
                if track.typed.is_none() {
                    track.unknown_type = xml::short_words(text);
                }
            }
            ("name", None) if self.in_track && !self.in_link => {
                let track = self.track();
                track.title = track.title.take().or_else(|| xml::short_words(text));
            }
            _ => {}
        }
    }

    fn fault(&mut self, fault: Fault) {
        match self.tracks.last_mut() {
            Some(track) => track.points.note(fault),
            None => self.early_faults.push(fault),
        }
    }
}

/// A point at the place its tag names.
fn placed_point(tag: &BytesStart<'_>) -> Point {
    let mut point = Point::UNKNOWN;
    for attribute in tag.attributes().with_checks(false) {
        // A tag torn in two can hold the latitude of one point and the longitude of the next.
        let Ok(attribute) = attribute else {
            return Point { is_torn: true, ..Point::UNKNOWN };
        };
        match attribute.key.local_name().into_inner() {
            "lat" => point.latitude_deg = xml::number(&attribute.value),
            "lon" => point.longitude_deg = xml::number(&attribute.value),
            _ => {}
        }
    }
    point.is_torn = point.latitude_deg.is_nan() || point.longitude_deg.is_nan();
    point
}

/// Takes a measurement inside a point. The first of a kind counts: a point's own come before those of its extensions.
fn measure(point: &mut Point, name: &str, text: &str) {
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
