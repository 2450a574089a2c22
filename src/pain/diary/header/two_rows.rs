//! Which rows may be a header, and the headings of a header of two rows.

use jiff::tz::TimeZone;

use super::names::DiaryColumn;
use crate::calendar::written_dates::{self, DayWithoutYear};
use crate::pain::diary::cells::score;
use crate::pain::diary::table::DiaryRow;
use crate::pain::vocabulary::{Vocabulary, folded};

/// False for a row with a day in it: a heading is none.
pub(super) fn may_be_header(row: &DiaryRow) -> bool {
    let is_day = |cell: &String| {
        cell.bytes().any(|byte| byte.is_ascii_digit()) && written_dates::read(cell, &TimeZone::UTC).is_some()
    };
    !row.cells.iter().any(is_day)
}

/// The headings of a header of two rows: `Left` over `Before` and `After`. `None` where the second row is one of notes.
pub(super) fn two_rows(rows: &[DiaryRow], at: usize) -> Option<Vec<String>> {
    let (above, below) = (&rows[at].cells, &rows.get(at + 1)?.cells);
    let is_heading = |cell: &String| {
        (cell.chars().any(char::is_alphabetic) || cell.starts_with('('))
            && written_dates::read(cell, &TimeZone::UTC).is_none()
            && DayWithoutYear::read(cell).is_none()
            && score::read(cell, 10.0).is_none()
    };
    let filled = below.iter().filter(|cell| !cell.is_empty());
    let is_second =
        filled.clone().count() > 1 && filled.clone().all(is_heading) && above.iter().any(|cell| !cell.is_empty());
    if !is_second {
        return None;
    }
    let mut spanning = "";
    let mut headings = Vec::new();
    for index in 0..above.len().max(below.len()) {
        let (upper, lower) = (above.get(index).map_or("", String::as_str), below.get(index).map_or("", String::as_str));
        // The heading of merged cells stands in the first of them.
        spanning = if upper.is_empty() && !lower.is_empty() { spanning } else { upper };
        let stands_alone =
            upper.is_empty() && DiaryColumn::meaning(lower).is_some_and(|column| column != DiaryColumn::Score);
        headings.push(match (spanning, lower) {
            (_, lower) if stands_alone => lower.to_owned(),
            (spanning, "") => spanning.to_owned(),
            ("", lower) => lower.to_owned(),
            (spanning, lower) if spanning == lower => lower.to_owned(),
            (spanning, lower) => format!("{spanning} {lower}"),
        });
    }
    Some(headings)
}

/// True for a row below the header that says only what kind of answer each question has, as some forms write it.
pub(super) fn is_of_form(row: &DiaryRow) -> bool {
    let is_kind =
        |cell: &String| matches!(folded(cell).trim(), "response" | "open ended response" | "antwort" | "reponse");
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(is_kind)
}
