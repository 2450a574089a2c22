//! Columns in which a part of the body is ticked: `Left knee: x`, `Hip: yes`.

use super::layout::Column;
use super::names::{DiaryColumn, KNEE_WORDS, OTHER_BODY_PARTS};
use super::role::{ColumnRole, LeftOut};
use crate::pain::vocabulary::{self, Side, Site, Vocabulary, folded, plain};

/// The part of the body that a tick in a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// The knee, this one or this part of it.
    Knee(Option<Side>, Option<Site>),
    /// Another part of the body.
    OtherPart,
}

const TICKS: &str = "|x|xx|✓|✔|✅|☑|☒|✗|✘|yes|y|true|ja|j|wahr|oui|vrai|si|sí|verdadero|vero|sim|verdadeiro|checked|1|";
const NO_TICKS: &str = "|no|n|false|nein|falsch|non|faux|falso|nee|onwaar|não|nao|nej|nei|unchecked|☐|0|";

/// True where the cell of such a column is ticked.
pub fn is_ticked(cell: &str) -> bool {
    TICKS.contains(&format!("|{}|", cell.to_lowercase())) && !cell.is_empty()
}

fn is_tick_or_none(cell: &str) -> bool {
    is_ticked(cell) || NO_TICKS.contains(&format!("|{}|", cell.to_lowercase())) && !cell.is_empty()
}

/// Finds the columns of ticks, by their headings and cells. Those of 0 and 1 are ticks where another column has the scores and
/// one of them is above 1.
pub(super) fn find<'t>(columns: &mut [Column], cells: impl Fn(usize) -> Vec<&'t str>) {
    let has_plain_scores = columns.iter().enumerate().any(|(index, column)| match column.role {
        ColumnRole::Score(score) => {
            let is_plain = (score.side, score.when, score.trigger) == (None, None, None);
            is_plain && cells(index).iter().any(|cell| !matches!(*cell, "0" | "1"))
        }
        _ => false,
    });
    let is_tick_column = |index: usize, column: &Column| {
        let cells = cells(index);
        let are_ticks = cells.iter().all(|cell| is_tick_or_none(cell)) && cells.iter().any(|cell| is_ticked(cell));
        let may_be = match column.role {
            ColumnRole::LeftOut(LeftOut::Unknown) | ColumnRole::Field(DiaryColumn::Side | DiaryColumn::Site) => true,
            ColumnRole::Score(score) => has_plain_scores && score.side.is_some(),
            _ => false,
        };
        are_ticks && may_be
    };
    let found: Vec<(usize, Ticked)> = (columns.iter().enumerate())
        .filter(|(index, column)| is_tick_column(*index, column))
        .filter_map(|(index, column)| Some((index, part(&column.heading)?)))
        .collect();
    // The back is that of the knee only among other places at the knee.
    let is_place = |ticked: &Ticked| matches!(ticked, Ticked::Knee(_, Some(site)) if *site != Site::Back);
    let are_places = found.iter().any(|(_, ticked)| is_place(ticked));
    for (index, ticked) in found {
        let is_back = plain(&columns[index].heading) == "back";
        let ticked = if is_back && !are_places { Ticked::OtherPart } else { ticked };
        columns[index].role = ColumnRole::Tick(ticked);
    }
}

/// The part of the body that a heading names, and nothing else.
fn part(heading: &str) -> Option<Ticked> {
    if let Some(side) = Side::meaning(heading) {
        return Some(Ticked::Knee(Some(side), None));
    }
    let is_in = |list: &str, word: &str| list.contains(&format!(" {word} "));
    let (side, rest) = vocabulary::without_side(heading);
    let words: Vec<String> = folded(&rest).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() || words.iter().all(|word| is_in(KNEE_WORDS, word)) {
        return Some(Ticked::Knee(side, None));
    }
    match Site::meaning(&rest) {
        Some(site) if site != Site::Elsewhere => return Some(Ticked::Knee(side, Some(site))),
        _ => {}
    }
    let names_other = words.iter().any(|word| is_in(OTHER_BODY_PARTS, word));
    let names_knee = words.iter().any(|word| is_in(KNEE_WORDS, word));
    (names_other && !names_knee).then_some(Ticked::OtherPart)
}
