//! Sports, their numbers in the FIT profile, and which of them are runs.

use crate::names::serialize_by_name;

/// The sport, as finely as this program needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sport {
    Running,
    Walking,
    /// With mountaineering and snowshoeing.
    Hiking,
    /// Motor-assisted or not.
    Cycling,
    Swimming,
    /// The change between two sports of a multisport activity.
    Transition,
    /// Gym work: strength, cardio, fitness equipment.
    Training,
    Wheelchair,
    /// Any other sport, by its FIT number.
    Other(u8),
    /// Not stated in the file.
    Unknown,
}

impl Sport {
    /// True for running, walking and hiking.
    pub fn is_on_foot(self) -> bool {
        matches!(self, Sport::Running | Sport::Walking | Sport::Hiking)
    }

    /// The sport of a FIT `sport` number.
    pub fn from_fit(number: u8) -> Sport {
        match number {
            0 => Sport::Unknown,
            1 => Sport::Running,
            2 | 21 => Sport::Cycling,
            3 => Sport::Transition,
            4 | 10 | 62 => Sport::Training,
            5 => Sport::Swimming,
            11 => Sport::Walking,
            16 | 17 | 35 => Sport::Hiking,
            65 | 66 => Sport::Wheelchair,
            other => Sport::Other(other),
        }
    }

    /// The name as written in the tables and the report.
    pub fn name(self) -> &'static str {
        match self {
            Sport::Running => "running",
            Sport::Walking => "walking",
            Sport::Hiking => "hiking",
            Sport::Cycling => "cycling",
            Sport::Swimming => "swimming",
            Sport::Transition => "transition",
            Sport::Training => "training",
            Sport::Wheelchair => "wheelchair",
            Sport::Other(_) => "other",
            Sport::Unknown => "unknown",
        }
    }
}

/// The sub-sport, as finely as this program needs it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubSport {
    #[default]
    Generic,
    Treadmill,
    Street,
    Trail,
    /// A running track.
    Track,
    /// Indoors, not on a treadmill.
    Indoor,
    /// In a simulated landscape.
    Virtual,
    /// An obstacle course.
    Obstacle,
    /// Longer than a marathon.
    Ultra,
    /// Indoors or outdoors in a wheelchair.
    Wheelchair,
    /// Any other, by its FIT number.
    Other(u8),
}

impl SubSport {
    /// The sub-sport of a FIT `sub_sport` number.
    pub fn from_fit(number: u8) -> SubSport {
        match number {
            0 => SubSport::Generic,
            1 => SubSport::Treadmill,
            2 => SubSport::Street,
            3 => SubSport::Trail,
            4 => SubSport::Track,
            45 => SubSport::Indoor,
            58 => SubSport::Virtual,
            59 => SubSport::Obstacle,
            67 => SubSport::Ultra,
            86 | 87 => SubSport::Wheelchair,
            other => SubSport::Other(other),
        }
    }

    /// The name as written in the tables and the report.
    pub fn name(self) -> &'static str {
        match self {
            SubSport::Generic => "generic",
            SubSport::Treadmill => "treadmill",
            SubSport::Street => "street",
            SubSport::Trail => "trail",
            SubSport::Track => "track",
            SubSport::Indoor => "indoor_running",
            SubSport::Virtual => "virtual",
            SubSport::Obstacle => "obstacle",
            SubSport::Ultra => "ultra",
            SubSport::Wheelchair => "wheelchair",
            SubSport::Other(_) => "other",
        }
    }
}

/// The kinds of run, which differ in what descent and load mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunKind {
    /// Road, street, or not stated.
    Road,
    /// Trail, obstacle course, ultra.
    Trail,
    /// A running track.
    Track,
    /// Treadmill or indoors: distance counts, descent does not apply.
    Treadmill,
    /// Simulated landscape: distance counts, descent does not apply.
    Virtual,
}

impl RunKind {
    /// The kind of run of a sport and sub-sport, `None` for other sports.
    pub fn of(sport: Sport, sub_sport: SubSport) -> Option<RunKind> {
        if sport != Sport::Running {
            return None;
        }
        match sub_sport {
            SubSport::Treadmill | SubSport::Indoor => Some(RunKind::Treadmill),
            SubSport::Virtual => Some(RunKind::Virtual),
            SubSport::Trail | SubSport::Obstacle | SubSport::Ultra => Some(RunKind::Trail),
            SubSport::Track => Some(RunKind::Track),
            SubSport::Wheelchair => None,
            SubSport::Generic | SubSport::Street | SubSport::Other(_) => Some(RunKind::Road),
        }
    }

    /// True on real terrain, where a descent exists.
    pub fn has_terrain(self) -> bool {
        !matches!(self, RunKind::Treadmill | RunKind::Virtual)
    }

    /// The name as written in the tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            RunKind::Road => "road",
            RunKind::Trail => "trail",
            RunKind::Track => "track",
            RunKind::Treadmill => "treadmill",
            RunKind::Virtual => "virtual",
        }
    }
}

serialize_by_name!(Sport, SubSport, RunKind);
