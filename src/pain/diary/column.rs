//! What a diary is made of, before anything in it is understood: rows, columns by name, and one declaration.

use std::fmt;

use jiff::civil::Date;

use super::DiaryRemark;

/// The line as a new diary shows it.
pub const DECLARATION: &str = "unlogged days are pain-free: yes";

/// The rows of a diary, header first, without blank lines and comments.
#[derive(Debug)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
    /// The day that numbers for days are counted from; `None` where days are never kept as bare numbers, as in a text.
    pub epoch: Option<Date>,
    /// What comments of it should have said without their `#`.
    pub remarks: Vec<DiaryRemark>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line it begins on, counted from 1.
    pub line: u64,
    /// Its cells, without surrounding blanks.
    pub cells: Vec<String>,
}

/// A column of a pain diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The day; needed.
    Date,
    /// The score, 0 to 10; needed.
    Score,
    /// The time of day.
    Time,
    /// When in relation to the run.
    When,
    /// Left, right or both.
    Side,
    /// Where it hurts.
    Site,
    /// What set it off.
    Trigger,
    /// How long it lasted.
    Lasted,
    /// How far into the run it began.
    IntoRun,
    /// Stiffness.
    Stiffness,
    /// Hours of sleep.
    Sleep,
    /// Stress, 0 to 10.
    Stress,
    /// Shoe.
    Shoe,
    /// Medication.
    Medication,
    /// Weekly answers of the OSTRC-O2.
    Ostrc,
    /// Free words.
    Note,
}

impl Column {
    /// Every column, in the order that a new diary gets.
    pub const ALL: [Column; 16] = [
        Column::Date,
        Column::Score,
        Column::Time,
        Column::When,
        Column::Side,
        Column::Site,
        Column::Trigger,
        Column::Lasted,
        Column::IntoRun,
        Column::Stiffness,
        Column::Sleep,
        Column::Stress,
        Column::Shoe,
        Column::Medication,
        Column::Ostrc,
        Column::Note,
    ];

    pub(super) const NEEDED: [Column; 2] = [Column::Date, Column::Score];

    /// The name as it stands in the header of a new diary.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// Every name that is understood, without capitals, punctuation and small words. A bare `km` is none of them: it might
    /// be the length of the run; nor is `day`, which may hold the day of the week.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Column::Date => &["date"],
            Column::Score => &[
                "score",
                "pain",
                "nprs",
                "nrs",
                "pain score",
                "pain level",
                "pain rating",
                "pain 0 10",
                "score 0 10",
                "pain now",
                "rating",
            ],
            Column::Time => &["time", "clock", "time day"],
            Column::When => &["when", "timing", "moment"],
            Column::Side => &["side", "knee", "which knee", "leg", "left or right"],
            Column::Site => &["site", "where", "location", "place", "spot", "area", "where it hurts"],
            Column::Trigger => &[
                "trigger",
                "triggers",
                "aggravator",
                "aggravators",
                "aggravated by",
                "worse with",
                "brought by",
                "what set it off",
                "set off by",
            ],
            Column::Lasted => &["lasted", "lasted for", "duration", "how long"],
            Column::IntoRun => &[
                "km into run",
                "into run",
                "km onset",
                "onset km",
                "distance into run",
                "km when it began",
                "began km",
                "from km",
            ],
            Column::Stiffness => &["stiffness", "stiff", "morning stiffness"],
            Column::Sleep => &["sleep", "sleep hours", "sleep h", "hours slept", "hours sleep", "slept"],
            Column::Stress => &["stress", "stress 0 10", "stress level"],
            Column::Shoe => &["shoe", "shoes", "trainers"],
            Column::Medication => &["medication", "medicine", "meds", "painkiller", "painkillers", "tablets", "pills"],
            Column::Ostrc => &["ostrc", "ostrc o2", "ostrc score", "ostrc severity", "weekly answers"],
            Column::Note => &["note", "notes", "words", "free words", "comment", "comments", "remark", "remarks"],
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
