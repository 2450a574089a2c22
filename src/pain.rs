//! What the runner felt and when: the pain notes of a diary.
//!
//! Scores are on the numeric pain rating scale, 0 (none) to 10 (the worst imaginable). A score of zero is a measurement: a
//! day recorded as free of pain. A day without a note is unknown, not free of pain.

use jiff::civil::{Date, Time};

pub mod diary;
pub mod onset;

/// All notes of one diary, by day, then time (notes without one first), then line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PainDiary {
    /// The notes; empty for a diary that was begun and not yet written into.
    pub notes: Vec<PainNote>,
}

/// One pain note. Texts are kept as the runner wrote them, without surrounding blanks; `None` where the cell is empty.
#[derive(Debug, Clone, PartialEq)]
pub struct PainNote {
    /// Local day.
    pub day: Date,
    /// Local time of day; `None` where only the day is known.
    pub time: Option<Time>,
    /// Numeric pain rating, 0 to 10, to one decimal.
    pub score_0_10: f64,
    /// When in relation to the run, such as `during`, `after` or `next morning`.
    pub when: Option<String>,
    /// Left, right or both.
    pub side: Option<String>,
    /// Where it hurts, such as `under the kneecap`.
    pub site: Option<String>,
    /// What set it off, such as `stairs`.
    pub trigger: Option<String>,
    /// Free words.
    pub note: Option<String>,
    /// Line of the diary, counted from 1.
    pub line: u64,
}
