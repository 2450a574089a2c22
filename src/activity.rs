//! The content of one activity file, before anything is computed from it.
//!
//! A decoder turns the bytes of one file into a [`Recording`]: the sessions that the watch summarized, the laps, the pauses
//! and the samples (one row for each time, one column for each quantity). A recording is dropped as soon as its sessions are
//! computed; nothing later in the program sees a sample.
//!
//! A quantity that was not measured is `None`, or `NaN` inside a [`SampleColumn`]; zero is a measurement.

pub mod limits;
mod samples;
mod sport;
mod totals;

use jiff::Timestamp;
pub use samples::{SampleColumn, Samples};
pub use sport::{NamedSport, RunKind, Sport, SubSport, named_sport, sport_in_title};
use thiserror::Error;
pub use totals::{TotalLimits, Totals, within};

use crate::names::serialize_by_name;

/// The file formats that hold activities, and the account lists, which also name activities without a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Garmin's Flexible and Interoperable Data Transfer, the watch's own format.
    Fit,
    /// GPS Exchange Format, XML.
    Gpx,
    /// Training Center XML.
    Tcx,
    /// The list of activities of a Garmin account.
    GarminJson,
    /// The list of activities of a Strava account.
    StravaCsv,
    /// The list of activities of Garmin's web page.
    GarminCsv,
    /// The list of a Runkeeper export.
    RunkeeperCsv,
    /// The workouts of an Apple Health export.
    AppleHealthXml,
}

/// Which of the runner's own words of an activity a text is. They are read only where they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextField {
    Name,
    Description,
    /// For the runner alone.
    PrivateNote,
    /// Notes of a list or a file that has no other text.
    Notes,
}

impl TextField {
    /// The name as a reader sees it.
    pub fn name(self) -> &'static str {
        match self {
            TextField::Name => "name",
            TextField::Description => "description",
            TextField::PrivateNote => "private note",
            TextField::Notes => "notes",
        }
    }
}

impl Format {
    /// The name as written in the tables: `fit`, `gpx`, `tcx`, and `garmin_json` and the like for lists.
    pub fn name(self) -> &'static str {
        match self {
            Format::Fit => "fit",
            Format::Gpx => "gpx",
            Format::Tcx => "tcx",
            Format::GarminJson => "garmin_json",
            Format::StravaCsv => "strava_csv",
            Format::GarminCsv => "garmin_csv",
            Format::RunkeeperCsv => "runkeeper_csv",
            Format::AppleHealthXml => "apple_health_xml",
        }
    }
}

/// The content of one activity file (or one part of a chained FIT file).
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    pub format: Format,
    /// Empty for formats other than FIT.
    pub file_id: FileId,
    /// The name of the device, such as `garmin 3113`, or the GPX creator.
    pub device: Option<String>,
    /// The summaries that the watch wrote, in file order; may be empty.
    pub sessions: Vec<SessionSummary>,
    /// In file order.
    pub laps: Vec<Lap>,
    /// In file order.
    pub timer_events: Vec<TimerEvent>,
    pub samples: Samples,
    /// Local clock minus UTC in minutes, from the file itself; `None` where it is missing or impossible.
    pub utc_offset_min: Option<i32>,
    /// Sport and sub-sport from outside a session, for a recording whose sessions do not state one.
    pub sport_hint: Option<(Sport, SubSport)>,
    /// True where the altitudes come from a terrain model.
    pub altitude_is_terrain: bool,
    pub wearer: Wearer,
    /// In the order they were found; empty for a clean file.
    pub faults: Vec<Fault>,
}

impl Recording {
    /// An empty recording.
    pub fn new(format: Format) -> Self {
        Recording {
            format,
            file_id: FileId::default(),
            device: None,
            sessions: Vec::new(),
            laps: Vec::new(),
            timer_events: Vec::new(),
            samples: Samples::default(),
            utc_offset_min: None,
            sport_hint: None,
            altitude_is_terrain: false,
            wearer: Wearer::default(),
            faults: Vec::new(),
        }
    }

    /// True where part of the file is lost, so that what was read is not the whole activity.
    pub fn is_damaged(&self) -> bool {
        self.faults.iter().any(Fault::loses_data)
    }
}

/// The identity of a FIT file (its `file_id` message); every field may be missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct FileId {
    /// A number of the FIT profile's `file` enum: 4 is an activity.
    pub file_type: Option<u8>,
    /// Manufacturer number: 1 is Garmin.
    pub manufacturer: Option<u16>,
    /// Product number, meaningful within a manufacturer.
    pub product: Option<u16>,
    /// Serial number of the device. Never shown.
    pub serial: Option<u32>,
    /// When the file was created, UTC.
    pub created_unix_s: Option<i64>,
}

/// The person who wore the watch; shown nowhere unless asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Wearer {
    pub weight_kg: Option<f64>,
    pub resting_hr_bpm: Option<f64>,
}

/// One session as the watch (or the writer of a TCX activity) summarized it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SessionSummary {
    /// UTC.
    pub start_unix_ms: Option<i64>,
    /// `None` where the file has none, [`Sport::Unknown`] where it names an unknown one.
    pub sport: Option<Sport>,
    /// The file's own name for an unknown sport; `None` for all others.
    pub unknown_sport: Option<String>,
    pub sub_sport: Option<SubSport>,
    /// By the rules of the watch. The cadence is not set here: see `avg_cadence_rpm`.
    pub totals: Totals,
    /// As stored: strides a minute for foot sports, half the number of steps.
    pub avg_cadence_rpm: Option<f64>,
    /// First lap of this session, index into [`Recording::laps`].
    pub first_lap: Option<usize>,
    /// Number of laps.
    pub laps: Option<usize>,
}

/// One lap as the watch summarized it; the fields mean the same as those of [`Totals`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lap {
    pub start_unix_ms: Option<i64>,
    pub elapsed_s: Option<f64>,
    pub timer_s: Option<f64>,
    pub distance_m: Option<f64>,
    pub ascent_m: Option<f64>,
    pub descent_m: Option<f64>,
    pub avg_hr_bpm: Option<f64>,
}

/// A start or stop of the timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimerEvent {
    /// UTC.
    pub unix_ms: i64,
    /// True for a start, false for a stop.
    pub starts: bool,
}

/// Something wrong with a file that was still read. `Display` is the sentence in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The file ends before its header (or its last tag) says it should.
    #[error("the file is cut off at byte {at_byte}; everything before was read")]
    CutOff {
        /// Byte where reading ended.
        at_byte: usize,
    },
    /// A part of the file cannot be understood from this byte on; what follows is lost.
    #[error("{what} at byte {at_byte}; everything before was read")]
    Garbled {
        /// Byte where reading ended.
        at_byte: usize,
        /// The problem at that byte.
        what: &'static str,
    },
    /// The checksum does not match: a byte was changed somewhere. Everything was still read.
    #[error("the checksum does not match; everything was read")]
    BadChecksum,
    /// The checksum at the end is missing, and nothing else.
    #[error("the checksum at the end is missing; everything was read")]
    NoChecksum,
    /// The watch did not know the time: its times count from when it was switched on.
    #[error("the clock of the watch was not set")]
    ClockNotSet,
    /// The header gives no size, as after a crash of the watch; the file was read to its end.
    #[error("the header gives no size; the file was read to its end")]
    NoDeclaredSize,
    /// Bytes after the end of the activity that are not a further activity.
    #[error("{count} bytes after the end of the activity were left out")]
    TrailingBytes { count: usize },
    /// More activities or laps than anyone records; the excess was left out.
    #[error("it holds more activities or laps than anyone records; the excess was left out")]
    TooMany,
    /// The watch wrote no summary of the session; it was rebuilt from the samples.
    #[error("the watch wrote no summary; it was rebuilt from the samples")]
    NoSession,
    /// Points without a time, or with an impossible time, were left out; impossible positions and values were cleared.
    #[error("{count} points without a possible time or position were left out")]
    BadPoints { count: usize },
    /// Bytes that are invalid in the declared encoding were replaced.
    #[error("some characters could not be read")]
    BadEncoding,
    /// The times have no zone: they are local time.
    #[error("the times have no time zone and were read as local time")]
    NoTimeZone,
    /// The times are marked as UTC, but the title or name of the file shows that they are local time.
    #[error(
        "its times are marked as UTC but are local time, as a name or another source shows; they were read as local time"
    )]
    LocalTimeAsUtc,
}

impl Fault {
    /// True where part of the content of the file is lost.
    pub fn loses_data(&self) -> bool {
        matches!(self, Fault::CutOff { .. } | Fault::Garbled { .. } | Fault::NoSession | Fault::TooMany)
    }
}

/// The start of an activity: the instant, and the local clock as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartTime {
    pub utc: Timestamp,
    /// Local clock minus UTC.
    pub utc_offset_min: i32,
    pub offset_source: OffsetSource,
}

/// The source of the offset of the local clock from UTC, most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OffsetSource {
    /// The file itself: FIT `local_timestamp`, or an offset written into the times.
    File,
    /// The account's list of activities.
    Overlay,
    /// The time zone at the position of the first point.
    Position,
    /// The nearest activity within seven days that has an offset.
    Neighbor,
    /// The `--tz` option.
    Option,
    /// The time zone of this computer.
    System,
}

impl OffsetSource {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            OffsetSource::File => "file",
            OffsetSource::Overlay => "overlay",
            OffsetSource::Position => "position",
            OffsetSource::Neighbor => "neighbour",
            OffsetSource::Option => "option",
            OffsetSource::System => "system",
        }
    }
}

/// The source of the descent of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DescentSource {
    /// The watch's own total.
    Device,
    /// Computed by this program from the altitude samples.
    Samples,
    /// Computed by this program from what other runs measured over the same paths.
    Repeats,
    /// From an account export.
    Overlay,
    /// No usable altitude, or not applicable (treadmill).
    None,
}

impl DescentSource {
    /// True for a figure worked out by this program.
    pub fn is_ours(self) -> bool {
        matches!(self, DescentSource::Samples | DescentSource::Repeats)
    }

    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            DescentSource::Device => "device",
            DescentSource::Samples => "samples",
            DescentSource::Repeats => "repeats",
            DescentSource::Overlay => "overlay",
            DescentSource::None => "none",
        }
    }
}

serialize_by_name!(Format, OffsetSource, DescentSource);
