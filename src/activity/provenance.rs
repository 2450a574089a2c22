//! Where a fact of an activity came from: its local clock and its descent.

use crate::names::serialize_by_name;
use jiff::Timestamp;
use serde::Serialize;

/// When an activity began: the instant, and the local clock as well as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartTime {
    /// The instant.
    pub utc: Timestamp,
    /// Local clock minus UTC, minutes.
    pub utc_offset_min: i32,
    /// Where the offset came from.
    pub offset_source: OffsetSource,
}

/// Where the offset of the local clock from UTC came from, most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetSource {
    /// The file itself: FIT `local_timestamp`, or an offset written into the times.
    File,
    /// The account's list of activities.
    Overlay,
    /// The time zone at the position of the first point.
    Position,
    /// The nearest activity within seven days that has an offset.
    Neighbour,
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
            OffsetSource::Neighbour => "neighbour",
            OffsetSource::Option => "option",
            OffsetSource::System => "system",
        }
    }
}

/// Where a run's descent figure came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DescentSource {
    /// The watch's own total.
    Device,
    /// Worked out by us from the altitude samples.
    Samples,
    /// A figure of an account export laid over the file.
    Overlay,
    /// No usable altitude, or not applicable (treadmill).
    None,
}

impl DescentSource {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            DescentSource::Device => "device",
            DescentSource::Samples => "samples",
            DescentSource::Overlay => "overlay",
            DescentSource::None => "none",
        }
    }
}

serialize_by_name!(DescentSource);
