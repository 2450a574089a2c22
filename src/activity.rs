//! What one activity file says, before anything is worked out from it.
//!
//! A decoder turns the bytes of one file into a [`Recording`]: the sessions the watch summarised, the laps, the pauses and
//! the samples (one row a moment, one column a quantity). Recordings live only as long as it takes to make a session of
//! them; nothing later in the program sees a sample.
//!
//! A quantity that was not measured is `None`, or `NaN` inside a [`SampleColumn`]; zero is a measurement.

use std::fmt;

use serde::Serialize;

pub mod limits;
mod provenance;
mod samples;
mod sport;
pub mod sport_names;
mod totals;

pub use provenance::{DescentSource, OffsetSource, StartTime};
pub use samples::{SampleColumn, Samples};
pub use sport::{RunKind, Sport, SubSport};
pub use totals::{TotalLimits, Totals, within};

/// The file formats that hold activities, and the lists of accounts that name some which no file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Garmin's Flexible and Interoperable Data Transfer, the watch's own format.
    Fit,
    /// GPS Exchange Format, XML.
    Gpx,
    /// Training Center XML.
    Tcx,
    /// The list of activities of a Garmin account, for an activity that no file tells.
    GarminJson,
    /// The list of activities of a Strava account, for an activity that no file tells.
    StravaCsv,
    /// The list of activities of Garmin's web page, for an activity that no file tells.
    GarminCsv,
    /// The list of a Runkeeper export, for an activity that no file tells.
    RunkeeperCsv,
    /// The workouts of an Apple Health export, for an activity that no file tells.
    AppleHealthXml,
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

/// Everything one activity file (or one part of a chained FIT file) says.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// The format it was read from.
    pub format: Format,
    /// Who made the file and when; `None` where the format or the file does not say.
    pub file_id: FileId,
    /// The device in words, such as `garmin 3113` or the GPX creator; `None` where nothing is said.
    pub device: Option<String>,
    /// The summaries the watch wrote, in file order; empty where it wrote none.
    pub sessions: Vec<SessionSummary>,
    /// The laps, in file order.
    pub laps: Vec<Lap>,
    /// Timer starts and stops, in file order.
    pub timer_events: Vec<TimerEvent>,
    /// The samples, one row a moment, in file order.
    pub samples: Samples,
    /// Local clock minus UTC in minutes, as the file itself says; `None` where it does not or says nonsense.
    pub utc_offset_min: Option<i32>,
    /// Sport and sub-sport told outside a session, for a recording whose sessions are missing or silent.
    pub sport_hint: Option<(Sport, SubSport)>,
    /// True where the altitudes are those of a terrain model, laid under the track.
    pub altitude_is_terrain: bool,
    /// What the file says of the person who wore the watch.
    pub wearer: Wearer,
    /// What was wrong with the file, in the order it was met; empty for a clean file.
    pub faults: Vec<Fault>,
}

impl Recording {
    /// An empty recording of the given format.
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

/// The identity a FIT file gives itself (message 0); every field may be missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct FileId {
    /// What the file holds: 4 is an activity. Numbers as in the FIT profile's `file` enum.
    pub file_type: Option<u8>,
    /// Manufacturer number: 1 is Garmin.
    pub manufacturer: Option<u16>,
    /// Product number, meaningful within a manufacturer.
    pub product: Option<u16>,
    /// Serial number of the device. Never shown.
    pub serial: Option<u32>,
    /// When the file was created, Unix seconds UTC.
    pub created_unix_s: Option<i64>,
}

/// What a file says of the person who wore the watch; shown nowhere unless asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Wearer {
    /// Body mass, kilograms.
    pub weight_kg: Option<f64>,
    /// Resting heart rate, beats a minute.
    pub resting_hr_bpm: Option<f64>,
}

/// One session as the watch (or a TCX activity as its writer) summarised it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SessionSummary {
    /// Start, Unix milliseconds UTC.
    pub start_unix_ms: Option<i64>,
    /// Sport; `None` where the file does not say, [`Sport::Unknown`] where it names one that is not known.
    pub sport: Option<Sport>,
    /// The file's own word for a sport that is not known; `None` for all others.
    pub unknown_sport: Option<String>,
    /// Sub-sport; `None` where the file does not say.
    pub sub_sport: Option<SubSport>,
    /// What it adds up to, by the rules of the watch. The cadence is unknown here: see `avg_cadence_rpm`.
    pub totals: Totals,
    /// Mean cadence as written: cycles of one leg a minute for foot sports.
    pub avg_cadence_rpm: Option<f64>,
    /// First lap of this session, index into [`Recording::laps`].
    pub first_lap: Option<usize>,
    /// Number of laps of this session.
    pub laps: Option<usize>,
}

/// One lap as the watch summarised it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lap {
    /// Start, Unix milliseconds UTC.
    pub start_unix_ms: Option<i64>,
    /// Wall-clock time, seconds.
    pub elapsed_s: Option<f64>,
    /// Time with the timer running, seconds.
    pub timer_s: Option<f64>,
    /// Distance, metres.
    pub distance_m: Option<f64>,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// Metres descended.
    pub descent_m: Option<f64>,
    /// Mean heart rate, beats a minute.
    pub avg_hr_bpm: Option<f64>,
}

/// The timer was started or stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimerEvent {
    /// When, Unix milliseconds UTC.
    pub unix_ms: i64,
    /// True for a start, false for a stop.
    pub starts: bool,
}

/// Something wrong with a file that was read all the same. `Display` is the sentence in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file ends before its header (or its last tag) says it should.
    CutOff {
        /// Byte where reading ended.
        at_byte: usize,
    },
    /// A part of the file cannot be understood from this byte on; what follows is lost.
    Garbled {
        /// Byte where reading ended.
        at_byte: usize,
        /// What stands there.
        what: &'static str,
    },
    /// The checksum does not match: a byte was changed somewhere. Everything was still read.
    BadChecksum,
    /// The checksum at the end is missing, and nothing else.
    NoChecksum,
    /// The watch did not know the time: its times count from when it was switched on.
    ClockNotSet,
    /// The header gives no size, as after a crash of the watch; the file was read to its end.
    NoDeclaredSize,
    /// Bytes after the end of the activity that are not a further activity.
    TrailingBytes {
        /// How many.
        count: usize,
    },
    /// It holds more outings or laps than anybody records; those after the first thousands were left out.
    TooMany,
    /// The watch wrote no summary of the session; it was rebuilt from the samples.
    NoSession,
    /// Points without a time, or with an impossible position, time or value, were left out as far as that goes.
    BadPoints {
        /// How many.
        count: usize,
    },
    /// Bytes that are no text in the declared encoding were replaced.
    BadEncoding,
    /// The times say neither UTC nor an offset from it: they are those of the local clock.
    NoTimeZone,
    /// The times are marked as UTC, but the file's own title or name shows that they are those of the local clock.
    LocalTimeAsUtc,
}

impl Fault {
    /// True where something that the file should hold is lost.
    pub fn loses_data(&self) -> bool {
        matches!(self, Fault::CutOff { .. } | Fault::Garbled { .. } | Fault::NoSession | Fault::TooMany)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::CutOff { at_byte } => write!(f, "the file is cut off at byte {at_byte}; everything before was read"),
            Fault::Garbled { at_byte, what } => {
                write!(f, "{what} at byte {at_byte}; everything before was read")
            }
            Fault::BadChecksum => write!(f, "the checksum does not match; everything was read"),
            Fault::NoChecksum => {
                write!(f, "the checksum at the end is missing; everything was read")
            }
            Fault::ClockNotSet => write!(f, "the clock of the watch was not set"),
            Fault::NoDeclaredSize => {
                write!(f, "the header gives no size; the file was read to its end")
            }
            Fault::TrailingBytes { count } => write!(f, "{count} bytes after the end of the activity were left out"),
            Fault::TooMany => write!(
                f,
                "it holds more outings or laps than anybody records; those after the first thousands were left out"
            ),
            Fault::NoSession => write!(f, "the watch wrote no summary; it was rebuilt from the samples"),
            Fault::BadPoints { count } => write!(f, "{count} points without a possible time or position were left out"),
            Fault::BadEncoding => write!(f, "some letters could not be read"),
            Fault::NoTimeZone => {
                write!(f, "the times name no time zone and were taken for the local clock of the place")
            }
            Fault::LocalTimeAsUtc => write!(
                f,
                "its times are marked as UTC but are local time, as a name or another source shows; they were read as local time"
            ),
        }
    }
}
