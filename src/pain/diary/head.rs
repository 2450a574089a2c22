//! The head of a diary: lines above the header such as `goal: half marathon on 20 September`, which the report prints as
//! written. In a comment they are not read, so that a new diary can show them.

use std::sync::LazyLock;

use serde::Serialize;

use super::table::DiaryRow;
use crate::pain::vocabulary::{SynonymIndex, Vocabulary, index_of_synonyms};

/// What a line of the head is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadField {
    /// Why the runner keeps the diary.
    Reason,
    PreviousInjury,
    /// A goal or the date of a race.
    Goal,
    /// A question for the therapist.
    Question,
}

impl Vocabulary for HeadField {
    const SYNONYMS: &'static [(HeadField, &'static str)] = &[
        (HeadField::Reason, "reason|reasons|reason for visit|complaint|problem"),
        (
            HeadField::PreviousInjury,
            "previous injury|previous injuries|earlier injury|earlier injuries|past injury|past injuries|injury history",
        ),
        (HeadField::Goal, "goal|goals|race|races|race date|next race|goal race"),
        (
            HeadField::Question,
            "question|questions|question for therapist|questions for therapist|question for physio|question for pt",
        ),
    ];

    fn index() -> &'static SynonymIndex<HeadField> {
        static INDEX: LazyLock<SynonymIndex<HeadField>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}

/// The lines of the head among the rows above the header, in their order.
pub fn of(above: &[DiaryRow]) -> Vec<(HeadField, String)> {
    above.iter().filter_map(line).collect()
}

/// `goal: half marathon` in one cell, or `goal` and `half marathon` in two. A comma in it has made more cells of it.
fn line(row: &DiaryRow) -> Option<(HeadField, String)> {
    let (first, others) = row.cells.split_first()?;
    let (name, begin) = first.split_once(':').unwrap_or((first, ""));
    let field = HeadField::meaning(name)?;
    let others = others.iter().map(String::as_str);
    let words: Vec<&str> = [begin.trim()].into_iter().chain(others).filter(|words| !words.is_empty()).collect();
    Some((field, words.join(", "))).filter(|(_, words)| !words.is_empty())
}
