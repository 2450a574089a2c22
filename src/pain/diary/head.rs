//! The head of a diary: lines above the header such as `goal: half marathon on 20 September`, which the report prints as
//! written. In a comment they are not read, so that a new diary can show them.

use std::sync::LazyLock;

use serde::Serialize;

use super::header::DiaryHeader;
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

/// Takes the lines of the head from above the header, in their order.
pub fn take(rows: &mut Vec<DiaryRow>) -> Vec<(HeadField, String)> {
    let lines: Vec<_> = rows.iter().map_while(line).collect();
    rows.drain(..lines.len());
    lines
}

/// True for a line of the head, as it is written in a text file.
pub fn is_line(text: &str) -> bool {
    let name = text.trim_start_matches([' ', '"']).split(':').next().filter(|name| name.len() < text.len());
    name.and_then(HeadField::meaning).is_some()
}

/// `goal: half marathon` in one cell, or `goal` and `half marathon` in two. A comma in it has made more cells of it.
fn line(row: &DiaryRow) -> Option<(HeadField, String)> {
    let (first, others) = row.cells.split_first()?;
    let (name, begin) = first.split_once(':').unwrap_or((first, ""));
    let field = HeadField::meaning(name).filter(|_| DiaryHeader::of(row).is_err())?;
    let others = others.iter().map(String::as_str);
    let words: Vec<&str> = [begin.trim()].into_iter().chain(others).filter(|words| !words.is_empty()).collect();
    Some((field, words.join(", "))).filter(|(_, words)| !words.is_empty())
}
