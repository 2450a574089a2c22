//! Pairs of recordings that are one activity, or may be: by which rule, and what the runner reads of it.

use serde::Serialize;

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
    #[serde(rename = "whole_of_legs")]
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
