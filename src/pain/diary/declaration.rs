//! The line `unlogged days are pain-free: yes`, by which a runner says that a day without a note was a day without pain.
//!
//! It may stand on any line of its own, before or after the header. In a comment it says nothing, so that a diary can
//! explain it.

use super::column::Row;
use super::error::{self, DiaryError};
use crate::pain::vocabulary::plain;

/// True where a line or a row, its cells joined, is such a declaration, whatever it declares.
pub fn is_declaration(words: &str) -> bool {
    declared(words).is_some()
}

/// True where a line would declare that days without a note were free of pain.
pub fn declares_free(words: &str) -> bool {
    declared(words).is_some_and(|answer| answer_of(&answer) == Some(true))
}

/// Takes the declaration out of the rows; `None` where there is none.
///
/// # Errors
///
/// Where it says neither yes nor no, or once this and once that.
pub fn take(rows: &mut Vec<Row>, file: &str) -> Result<Option<bool>, DiaryError> {
    let mut said: Option<bool> = None;
    let mut fault = None;
    rows.retain(|row| {
        // A note that begins with these words has a day and a score beside them.
        if row.cells.iter().filter(|cell| !cell.is_empty()).count() > 2 {
            return true;
        }
        let joined = row.cells.join(" ");
        let Some(answer) = declared(&joined) else {
            return true;
        };
        match answer_of(&answer) {
            Some(free) if said.is_none_or(|before| before == free) => said = Some(free),
            _ => fault = fault.take().or(Some((row.line, joined))),
        }
        false
    });
    match fault {
        Some((line, found)) => {
            Err(DiaryError::Declaration { file: file.to_string(), line, found: error::shown(&found) })
        }
        None => Ok(said),
    }
}

/// What stands behind the words of a declaration.
fn declared(words: &str) -> Option<String> {
    // Looked at before taking the words apart: nearly every row is a note.
    let begin = words.trim_start_matches(['"', ' ', '\t', ',', ';']);
    let is_near = begin.get(..8).is_some_and(|first| first.eq_ignore_ascii_case("unlogged"));
    if !is_near {
        return None;
    }
    let words = plain(words);
    ["unlogged days are pain free", "unlogged days pain free"]
        .iter()
        .find_map(|known| words.strip_prefix(known))
        .map(|answer| answer.trim().to_owned())
}

fn answer_of(answer: &str) -> Option<bool> {
    match answer {
        "yes" | "y" | "true" => Some(true),
        "no" | "n" | "false" => Some(false),
        _ => None,
    }
}
