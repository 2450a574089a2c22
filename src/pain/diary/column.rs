//! The columns of a diary and the names that runners give them.

use std::fmt;
use std::sync::LazyLock;

use crate::pain::vocabulary::{SynonymIndex, Vocabulary, index_of_synonyms};

/// A column of a pain diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiaryColumn {
    /// The day; needed.
    Date,
    /// 0 to 10; needed.
    Score,
    /// Time of day.
    Time,
    /// When in relation to the run.
    When,
    Side,
    /// Where it hurts.
    Site,
    /// What set it off.
    Trigger,
    /// How long it lasted.
    Lasted,
    /// How far into the run it began.
    IntoRun,
    Stiffness,
    /// Hours of sleep.
    Sleep,
    /// 0 to 10.
    Stress,
    Shoe,
    Medication,
    /// Weekly answers of the OSTRC-O2.
    Ostrc,
    /// Free text.
    Note,
}

/// Columns that every diary has.
pub(super) const NEEDED: [DiaryColumn; 2] = [DiaryColumn::Date, DiaryColumn::Score];

/// In the order that a new diary gets. A bare `km` is not a name: it might be the length of the run; nor is `day`, which may
/// hold the day of the week.
impl Vocabulary for DiaryColumn {
    const SYNONYMS: &'static [(DiaryColumn, &'static str)] = &[
        (DiaryColumn::Date, "date"),
        (
            DiaryColumn::Score,
            "score|pain|nprs|nrs|pain score|pain level|pain rating|pain 0 10|score 0 10|pain now|rating",
        ),
        (DiaryColumn::Time, "time|clock|time day"),
        (DiaryColumn::When, "when|timing|moment"),
        (DiaryColumn::Side, "side|knee|which knee|leg|left or right"),
        (DiaryColumn::Site, "site|where|location|place|spot|area|where it hurts"),
        (
            DiaryColumn::Trigger,
            "trigger|triggers|aggravator|aggravators|aggravated by|worse with|brought by|what set it off|set off by",
        ),
        (DiaryColumn::Lasted, "lasted|lasted for|duration|how long"),
        (
            DiaryColumn::IntoRun,
            "km into run|into run|km onset|onset km|distance into run|km when it began|began km|from km",
        ),
        (DiaryColumn::Stiffness, "stiffness|stiff|morning stiffness"),
        (DiaryColumn::Sleep, "sleep|sleep hours|sleep h|hours slept|hours sleep|slept"),
        (DiaryColumn::Stress, "stress|stress 0 10|stress level"),
        (DiaryColumn::Shoe, "shoe|shoes|trainers"),
        (DiaryColumn::Medication, "medication|medicine|meds|painkiller|painkillers|tablets|pills"),
        (DiaryColumn::Ostrc, "ostrc|ostrc o2|ostrc score|ostrc severity|weekly answers"),
        (DiaryColumn::Note, "note|notes|words|free words|comment|comments|remark|remarks"),
    ];

    fn index() -> &'static SynonymIndex<DiaryColumn> {
        static INDEX: LazyLock<SynonymIndex<DiaryColumn>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}

impl fmt::Display for DiaryColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
