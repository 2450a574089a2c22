//! A table with what typst needs to know of its columns and rows.

use serde::Serialize;

use crate::report::document::{ColumnKind, Row, Table};

/// A table with what typst needs to know of its columns and rows.
#[derive(Debug, Serialize)]
pub(super) struct TableLayout {
    pub(super) table: Table,
    widths: Vec<Width>,
    /// Lines of each heading.
    headings: Vec<Vec<&'static str>>,
    /// Whether each row may be broken at the end of a page.
    may_break: Vec<bool>,
    /// Tables that go side by side onto a page.
    side_by_side: usize,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Width {
    /// As wide as its longest line.
    Narrow,
    /// A share of what is left, in characters.
    Share(usize),
}

/// Characters of a column up to which it is never broken into lines, where another column can be narrower.
const NARROW: usize = 21;
/// The same of a few words of the runner, where one of the cells is longer than [`LONG_WORDS`].
const NARROW_CROWDED: usize = 12;
/// A few words that are more than a few.
const LONG_WORDS: usize = 60;
/// Characters of a column of words up to which it grows.
const WIDEST_WORDS: usize = 24;
/// The same for a few words of the runner.
const WIDEST_WRITTEN: usize = 40;
/// The same for free words of the runner.
const WIDEST_NOTE: usize = 48;
/// Characters that fit side by side onto a page.
const PAGE_CHARACTERS: usize = 105;
/// Room between two columns, in characters.
const BETWEEN: usize = 3;
/// Rows from which on a list is long.
const LONG_LIST: usize = 30;
/// A cell with more characters than this may not fit onto a page.
const LONG_CELL: usize = 900;

impl TableLayout {
    pub(super) fn of(table: Table) -> TableLayout {
        let longest: Vec<usize> = (0..table.columns.len()).map(|column| longest(&table, column)).collect();
        let is_crowded = has_long_words(&table);
        let is_narrow = |column: usize| match table.columns[column].kind {
            ColumnKind::Note => false,
            ColumnKind::Written if is_crowded => longest[column] <= NARROW_CROWDED,
            _ => longest[column] <= NARROW,
        };
        let side_by_side = side_by_side(&table, &longest);
        let all_narrow = side_by_side == 1 && (0..longest.len()).all(is_narrow);
        let columns = table.columns.iter().enumerate();
        let (widths, headings) = columns
            .map(|(column, of)| {
                if is_narrow(column) && !all_narrow {
                    return (Width::Narrow, lines(of.heading, longest[column]));
                }
                let share = longest[column].max(bold(longest_word(of.heading))).max(3) + 2;
                (Width::Share(share), vec![of.heading])
            })
            .unzip();
        TableLayout { widths, headings, may_break: table.rows.iter().map(is_long).collect(), side_by_side, table }
    }
}

/// True where a cell of a few words is so long that the others have to be narrower.
fn has_long_words(table: &Table) -> bool {
    let columns = table.columns.iter().enumerate();
    let written = columns.filter(|(_, column)| column.kind == ColumnKind::Written);
    let mut columns = written.map(|(column, _)| column);
    columns.any(|column| {
        let mut cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        cells.any(|cell| characters(&cell.text) > LONG_WORDS)
    })
}

/// A long list of short rows is set in columns, as in a telephone book.
fn side_by_side(table: &Table, longest: &[usize]) -> usize {
    if table.rows.len() < LONG_LIST {
        return 1;
    }
    let widths = table.columns.iter().zip(longest);
    let characters = widths.map(|(column, longest)| (*longest).max(characters(column.heading)) + BETWEEN);
    (PAGE_CHARACTERS / characters.sum::<usize>().max(1)).max(1)
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

fn longest_word(words: &str) -> usize {
    words.split(' ').map(characters).max().unwrap_or(0)
}

/// Bold characters are wider by a fifth.
fn bold(characters: usize) -> usize {
    characters + characters / 5
}

fn is_long(row: &Row) -> bool {
    row.cells.iter().any(|cell| characters(&cell.text) > LONG_CELL)
}

/// Characters of the longest cell of a column, as far as it may grow.
fn longest(table: &Table, column: usize) -> usize {
    let most = match table.columns[column].kind {
        ColumnKind::Number => usize::MAX,
        ColumnKind::Day | ColumnKind::Text | ColumnKind::State => WIDEST_WORDS,
        ColumnKind::Written => WIDEST_WRITTEN,
        ColumnKind::Note => WIDEST_NOTE,
    };
    let cells = table.rows.iter().filter_map(|row| {
        let before = row.cells.get(..=column)?;
        let alone = before.iter().all(|cell| cell.span == 1);
        alone.then(|| characters(&row.cells[column].text))
    });
    cells.max().unwrap_or(0).min(most)
}

/// A heading in lines no longer than `width` characters, its longest word or a third of it.
fn lines(heading: &'static str, width: usize) -> Vec<&'static str> {
    let third = characters(heading).div_ceil(3);
    let width = width.max(longest_word(heading)).max(third);
    let mut lines = Vec::new();
    let mut rest = heading;
    while characters(rest) > width {
        let spaces = rest.match_indices(' ').map(|(at, _)| at);
        let Some(at) = spaces.take_while(|&at| characters(&rest[..at]) <= width).last() else {
            break;
        };
        lines.push(&rest[..at]);
        rest = &rest[at + 1..];
    }
    lines.push(rest);
    lines
}

#[cfg(test)]
mod tests {
    //! Lines of a heading.

    use super::*;

    #[test]
    fn a_heading_is_broken_at_spaces_and_loses_nothing() {
        assert_eq!(lines("Four weeks before, a week", 8), ["Four", "weeks", "before, a", "week"]);
        assert_eq!(lines("Four weeks before, a week", 12), ["Four weeks", "before, a", "week"]);
        assert_eq!(lines("Day", 1), ["Day"]);
        assert_eq!(lines("", 1), [""]);
    }
}
