//! The sources of two facts of an activity: its local clock and its descent.

use crate::names::serialize_by_name;
use jiff::Timestamp;

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
    /// From an account export.
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

serialize_by_name!(OffsetSource, DescentSource);
