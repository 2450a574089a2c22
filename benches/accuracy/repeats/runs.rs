//! The activities of a folder as nodes in equal steps, each with the figures that the program makes of it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;

use patella::activity::{Recording, Samples};
use patella::decode::{self, Decoded};
use patella::descent::repeats::Track;
use patella::files::sniff::{self, Content};
use patella::files::{FoundFile, ReadError, Visitor, visit_all};
use patella::history::{self, Activity, FileContent, FileReading};
use patella::session::{Session, from_recording};
use patella::settings::Settings;

/// Length of the steps, meters.
pub const STEP_M: f64 = 8.0;
/// A larger distance between two positions interrupts the track, meters.
const GAP_M: f64 = 100.0;
/// Nodes before and after a node whose positions give its heading.
const HEADING_NODES: usize = 2;
/// Lower altitudes are errors, meters.
const LOWEST_M: f64 = -500.0;
/// Mean radius of the Earth, meters.
const EARTH_M: f64 = 6_371_009.0;

/// One place of a track.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// From the center of the Earth at sea level, meters: no map is needed, wherever it is.
    pub at_m: [f64; 3],
    /// Altitude as stored, meters.
    pub altitude_m: f64,
    /// Unit vector of the heading.
    pub heading: [f64; 3],
    /// True where the track does not lead here from the node before.
    pub begins: bool,
}

/// One activity that is counted once.
pub struct Run {
    pub session: Session,
    /// True for a run, outdoors.
    pub is_run: bool,
    pub track: Option<Track>,
    pub nodes: Vec<Node>,
}

impl Run {
    /// Start and end, Unix milliseconds.
    pub fn span_ms(&self) -> (i64, i64) {
        (self.session.start_utc.as_millisecond(), self.session.end_utc.as_millisecond())
    }

    /// True where both were recorded at one time.
    pub fn overlaps(&self, other: &Run) -> bool {
        let (own, other) = (self.span_ms(), other.span_ms());
        own.0 <= other.1 && other.0 <= own.1
    }
}

/// All activities under some folders, duplicates left out, in the order of their starts.
pub fn read(folders: &[PathBuf], settings: &Settings) -> Vec<Run> {
    let files = ActivityFiles { settings, hashes: RandomState::new() };
    let (mut readings, mut tracks) = (Vec::new(), HashMap::new());
    for mut found in visit_all(folders, &settings.archive, &files).into_iter().flatten() {
        if let FileContent::Activities { sessions, .. } = &mut found.reading.content {
            for (session, nodes) in sessions.iter_mut().zip(found.nodes) {
                tracks.entry(key(session)).or_insert((session.track.take(), nodes));
            }
        }
        readings.push(found.reading);
    }
    let history = history::build(readings, settings);
    let runs = history.runs.into_iter().map(|activity| (activity, true));
    let others = history.others.into_iter().map(|activity| (activity, false));
    let run = |(Activity { session, .. }, is_run): (Activity, bool)| {
        let (track, nodes) = tracks.remove(&key(&session))?;
        let has_terrain = session.run_kind().is_some_and(|kind| kind.has_terrain());
        Some(Run { session, is_run: is_run && has_terrain, track: track.map(|track| track.unpack()), nodes })
    };
    let mut runs: Vec<Run> = runs.chain(others).filter_map(run).collect();
    runs.sort_by_key(Run::span_ms);
    runs
}

/// Equal for copies of one activity.
fn key(session: &Session) -> (i64, usize, usize) {
    (session.start_utc.as_millisecond(), session.samples, session.index)
}

/// What is used of one file: the nodes of each of its sessions.
struct FoundActivities {
    reading: FileReading,
    nodes: Vec<Vec<Node>>,
}

struct ActivityFiles<'a> {
    settings: &'a Settings,
    hashes: RandomState,
}

impl Visitor for ActivityFiles<'_> {
    type Row = Option<FoundActivities>;

    fn head(&self, _file: &FoundFile, head: &[u8]) -> Option<Self::Row> {
        let is_track = matches!(sniff::content(head), Content::Fit | Content::Gpx | Content::Tcx);
        (!is_track).then_some(None)
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> Self::Row {
        let (decoded, format) = match sniff::content(&bytes) {
            Content::Fit => (decode::fit::decode(&bytes), "fit"),
            Content::Gpx => (decode::gpx::decode(&bytes), "gpx"),
            Content::Tcx => (decode::tcx::decode(&bytes), "tcx"),
            _ => return None,
        };
        let Ok(Decoded::Activities(recordings)) = decoded else {
            return None;
        };
        let (mut sessions, mut nodes) = (Vec::new(), Vec::new());
        for recording in &recordings {
            let found = from_recording(recording, self.settings).unwrap_or_default();
            nodes.extend(found.iter().map(|session| nodes_of(recording, session, found.len() == 1)));
            sessions.extend(found);
        }
        let content = FileContent::Activities {
            sessions,
            fingerprint: u128::from(self.hashes.hash_one(&bytes)),
            damaged: false,
            remark: String::new(),
        };
        let reading = FileReading { path: file.path.clone(), bytes: bytes.len() as u64, format, content };
        Some(FoundActivities { reading, nodes })
    }

    fn problem(&self, _file: &FoundFile, _problem: &ReadError) -> Self::Row {
        None
    }
}

/// The track of a session in equal steps, straight from position to position.
fn nodes_of(recording: &Recording, session: &Session, is_only: bool) -> Vec<Node> {
    let samples = &recording.samples;
    let span_ms = session.start_utc.as_millisecond()..=session.end_utc.as_millisecond();
    let mut rows: Vec<usize> = (0..samples.len()).collect();
    rows.retain(|&row| is_only || span_ms.contains(&samples.unix_ms[row]));
    rows.sort_by_key(|&row| samples.unix_ms[row]);
    let mut nodes: Vec<Node> = Vec::new();
    let mut before: Option<[f64; 3]> = None;
    for (at_m, altitude_m) in rows.iter().filter_map(|&row| position(samples, row)) {
        let is_gap = before.is_none_or(|before| length(between(before, at_m)) > GAP_M);
        before = Some(at_m);
        let Some(&from) = nodes.last().filter(|_| !is_gap) else {
            nodes.push(Node { at_m, altitude_m, heading: [0.0; 3], begins: true });
            continue;
        };
        let step_m = between(from.at_m, at_m);
        let apart_m = length(step_m);
        for step in 1..=(apart_m / STEP_M) as usize {
            let share = step as f64 * STEP_M / apart_m;
            let at_m = [0, 1, 2].map(|axis| from.at_m[axis] + step_m[axis] * share);
            let altitude_m = from.altitude_m + (altitude_m - from.altitude_m) * share;
            nodes.push(Node { at_m, altitude_m, heading: [0.0; 3], begins: false });
        }
    }
    for part in nodes.chunk_by_mut(|_, next| !next.begins) {
        for index in 0..part.len() {
            let before = part[index.saturating_sub(HEADING_NODES)];
            let after = part[(index + HEADING_NODES).min(part.len() - 1)];
            let along_m = between(before.at_m, after.at_m);
            part[index].heading = along_m.map(|meters| meters / length(along_m).max(f64::EPSILON));
        }
    }
    nodes
}

/// Position and altitude of a row that has both.
fn position(samples: &Samples, row: usize) -> Option<([f64; 3], f64)> {
    let (latitude_deg, longitude_deg) = samples.position(row)?;
    let altitude_m = samples.altitude_m.get(row).filter(|&altitude_m| altitude_m > LOWEST_M)?;
    let (north, east) = (latitude_deg.to_radians(), longitude_deg.to_radians());
    let unit = [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()];
    Some((unit.map(|part| part * EARTH_M), altitude_m))
}

/// From one place to another, meters.
pub fn between(from_m: [f64; 3], to_m: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|axis| to_m[axis] - from_m[axis])
}

fn length(meters: [f64; 3]) -> f64 {
    dot(meters, meters).sqrt()
}

/// The scalar product.
pub fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
