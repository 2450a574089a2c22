//! One row for each file found: what became of it, why, and which other file it may be the same as.

use serde::{Deserialize, Serialize};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A run that is counted.
    Run,
    /// A run or another activity made of what a damaged file still holds.
    Recovered,
    /// An activity of another sport.
    OtherSport,
    /// A copy of an activity that is counted from another file.
    Duplicate,
    /// Monitoring, sleep, settings, a workout plan, a course, a route.
    NotActivity,
    /// Facts that complete activities.
    Overlay,
    /// Known, but not read by this program; the reason says what to do instead.
    Unsupported,
    /// It should hold an activity and cannot be read.
    Unreadable,
    /// Nothing in it.
    Empty,
}

impl Outcome {
    /// All outcomes in the order of the summary.
    pub const ALL: [Outcome; 9] = [
        Outcome::Run,
        Outcome::Recovered,
        Outcome::OtherSport,
        Outcome::Duplicate,
        Outcome::NotActivity,
        Outcome::Overlay,
        Outcome::Unsupported,
        Outcome::Unreadable,
        Outcome::Empty,
    ];

    /// The name as written in `files.csv`.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Run => "run",
            Outcome::Recovered => "recovered",
            Outcome::OtherSport => "other_sport",
            Outcome::Duplicate => "duplicate",
            Outcome::NotActivity => "not_activity",
            Outcome::Overlay => "overlay",
            Outcome::Unsupported => "unsupported",
            Outcome::Unreadable => "unreadable",
            Outcome::Empty => "empty",
        }
    }

    /// True where a file that should hold an activity was not read, or only in part: the exit code shows it.
    pub fn is_loss(self) -> bool {
        matches!(self, Outcome::Recovered | Outcome::Unreadable)
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerRow {
    /// Path, members of archives joined with `!/`.
    pub path: String,
    /// Size as it stands on disk or as the archive declares it, bytes.
    pub bytes: u64,
    /// Format in a word.
    pub format: &'static str,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in a sentence; empty where there is nothing to say. What ties it to other files stands in `tie` and `ties`.
    pub reason: String,
    /// The activities it gave, by their ids; several for a chained or multisport file.
    pub activity_ids: Vec<String>,
    /// For a duplicate, the path of the file that is counted.
    pub duplicate_of: Option<String>,
    /// For a duplicate, what ties it to that file.
    pub tie: Option<Tie>,
    /// Activities of other files that are tied to those of this one: copies of some of them, and such as may be copies and
    /// are counted too.
    pub ties: Vec<TieTo>,
}

impl LedgerRow {
    /// All that is to be said of the file, as written in `files.csv`.
    pub fn remarks(&self) -> String {
        let tie = self.tie.map(|tie| tie.sentence().to_owned());
        let ties = self.ties.iter().map(|to| {
            let (sentence, id) = (to.tie.sentence(), &to.activity_id);
            format!("{sentence}: {id}")
        });
        let own = (!self.reason.is_empty()).then(|| self.reason.clone());
        let all: Vec<String> = own.into_iter().chain(tie).chain(ties).collect();
        all.join("; ")
    }
}

/// What ties two recordings together, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The files are identical.
    SameBytes,
    /// The watch gave both files one identity.
    SameIdentity,
    /// They start together and last equally long.
    SameStart,
    /// One track of a whole multisport activity, in addition to its parts.
    MultisportTrack,
    /// Two devices recorded one activity.
    DoubleRecording,
    /// The one lies within the time of the other.
    Part,
    /// The times of the one name no time zone.
    NoTimeZone,
    /// The same points at the same pace, whole hours apart: the clock of one is wrong.
    SamePoints,
    /// A list holds it twice, as recorded by two devices at once, and no file holds it.
    ListedTwice,
    /// They are equal but for a whole number of quarter hours: one activity with a wrong time zone, or two. Both are counted.
    PerhapsShifted,
    /// They share part of their time. Both are counted.
    Overlap,
}

impl Tie {
    /// All ties, the surest first.
    pub const ALL: [Tie; 11] = [
        Tie::SameBytes,
        Tie::SameIdentity,
        Tie::SameStart,
        Tie::MultisportTrack,
        Tie::DoubleRecording,
        Tie::Part,
        Tie::NoTimeZone,
        Tie::SamePoints,
        Tie::ListedTwice,
        Tie::PerhapsShifted,
        Tie::Overlap,
    ];

    /// True where one of the two was left out; false where both are counted.
    pub fn merges(self) -> bool {
        !matches!(self, Tie::PerhapsShifted | Tie::Overlap)
    }

    /// What is said of a file, in a sentence without names.
    pub fn sentence(self) -> &'static str {
        match self {
            Tie::SameBytes => "a copy of the same activity (identical bytes)",
            Tie::SameIdentity => "the same recording once more (the watch gave both files one identity)",
            Tie::SameStart => "the same activity in another file (it starts at the same time and lasts as long)",
            Tie::Part => {
                "a shorter recording of the same activity (it lies within the time of the other); counted once"
            }
            Tie::MultisportTrack => {
                "one track of a whole multisport activity; its legs are counted from the other file"
            }
            Tie::DoubleRecording => "recorded twice at the same time (as by watch and phone); counted once",
            Tie::NoTimeZone => {
                "the same activity at another hour (the times of one file name no time zone); counted once"
            }
            Tie::SamePoints => {
                "the same points at the same pace at another hour (the clock of one file is wrong); counted once"
            }
            Tie::ListedTwice => "listed twice at the same time, as recorded by two devices; counted once",
            Tie::PerhapsShifted => {
                "as long and as far as another activity that starts a whole number of quarter hours away: perhaps a copy \
                 with a wrong time zone; both are counted"
            }
            Tie::Overlap => "shares part of its time with another recording of the same sport; both are counted",
        }
    }
}

/// A tie of a file, or of one of its activities, to an activity that is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TieTo {
    /// What ties them together.
    pub tie: Tie,
    /// The other activity, by its id.
    pub activity_id: String,
}
