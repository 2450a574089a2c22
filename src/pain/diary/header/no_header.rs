//! Tables without a header.

use jiff::tz::TimeZone;

use super::layout::{BARE, Column, DiaryHeader};
use super::names::DiaryColumn;
use super::role::{ColumnRole, Content};
use crate::calendar::written_dates;
use crate::pain::diary::cells::score;
use crate::pain::diary::table::DiaryRow;
use crate::pain::vocabulary::Vocabulary;

/// A table without a header whose cells leave no doubt: one column of days, and one of scores that name their scale (`3/10`).
pub(super) fn without_header(rows: &[DiaryRow]) -> Option<DiaryHeader> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let is_mostly = |index: usize, is_one: fn(&str) -> bool| {
        let filled: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.cells.get(index))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        let fitting = filled.iter().filter(|cell| is_one(cell)).count();
        fitting > 0 && 5 * fitting >= 4 * filled.len()
    };
    let is_day: fn(&str) -> bool = |cell| written_dates::read(cell, &TimeZone::UTC).is_some();
    let is_score: fn(&str) -> bool =
        |cell| cell.contains('/') && !cell.contains("//") && score::read(cell, 10.0).is_some();
    let days: Vec<usize> = (0..width).filter(|&index| is_mostly(index, is_day)).collect();
    let scores: Vec<usize> = (0..width).filter(|&index| is_mostly(index, is_score)).collect();
    let ([day], [score]) = (&days[..], &scores[..]) else {
        return None;
    };
    let role = |index: usize| match index {
        index if index == *day => ColumnRole::Date,
        index if index == *score => ColumnRole::Score(BARE),
        _ => ColumnRole::Field(DiaryColumn::Note),
    };
    let columns = (0..width)
        .map(|index| Column { heading: role_name(role(index)), role: role(index), content: Content::Other })
        .collect();
    Some(DiaryHeader { line: rows.first()?.line, columns, rows: 0 })
}

fn role_name(role: ColumnRole) -> String {
    let column = match role {
        ColumnRole::Date | ColumnRole::Stamp => DiaryColumn::Date,
        ColumnRole::Score(_) => DiaryColumn::Score,
        ColumnRole::Field(field) => field,
        ColumnRole::LeftOut(_) | ColumnRole::Subject | ColumnRole::Tick(_) => return String::new(),
    };
    column.name().to_owned()
}
