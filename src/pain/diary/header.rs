//! The columns of a diary, the names that runners give them, and its header: the column of each cell of a row.

use std::fmt;
use std::sync::LazyLock;

use super::error::{self, DiaryFault};
use super::table::DiaryRow;
use crate::pain::vocabulary::{SynonymIndex, Vocabulary, index_of_synonyms};

/// The byte between the cells of the header: the most frequent of comma, semicolon and tab.
pub fn separator(header_line: &str) -> u8 {
    let count = |separator: u8| header_line.bytes().filter(|byte| *byte == separator).count();
    // The last of equals wins: a comma, also where there is one column only.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// The columns of a diary, in its order.
#[derive(Debug)]
pub struct DiaryHeader {
    cells: Vec<HeaderCell>,
}

/// What one cell of the header names.
#[derive(Debug, PartialEq)]
enum HeaderCell {
    Known(DiaryColumn),
    /// As written.
    Unknown(String),
}

impl DiaryHeader {
    /// The columns that the cells of `row` name, in any case and with the names that runners use.
    pub fn of(row: &DiaryRow) -> Result<DiaryHeader, DiaryFault> {
        let line = row.line;
        let cells: Vec<HeaderCell> = row.cells.iter().map(|name| header_cell(name)).collect();
        let count = |column: DiaryColumn| cells.iter().filter(|cell| **cell == HeaderCell::Known(column)).count();
        let repeated: Vec<DiaryColumn> = DiaryColumn::all().filter(|column| count(*column) > 1).collect();
        let missing: Vec<DiaryColumn> = NEEDED.into_iter().filter(|column| count(*column) == 0).collect();
        match (missing.is_empty(), repeated.is_empty()) {
            (false, _) => Err(DiaryFault::MissingColumns { line, missing }),
            (true, false) => Err(DiaryFault::RepeatedColumns { line, repeated }),
            (true, true) => Ok(DiaryHeader { cells }),
        }
    }

    /// The cell of `column` in a row, empty where there is none.
    pub fn cell<'r>(&self, row: &'r DiaryRow, column: DiaryColumn) -> &'r str {
        self.index(column).and_then(|index| row.cells.get(index)).map_or("", String::as_str)
    }

    /// The position of `column`; `None` where the diary has no such column.
    pub fn index(&self, column: DiaryColumn) -> Option<usize> {
        self.cells.iter().position(|cell| *cell == HeaderCell::Known(column))
    }

    /// Number of columns, known or not.
    pub fn count(&self) -> usize {
        self.cells.len()
    }

    /// The names of the unknown columns in which a row has a cell, for a message; `None` where all of them are empty, as the
    /// columns that spreadsheets leave after the last.
    pub fn unknown_with_content(&self, rows: &[DiaryRow]) -> Option<Vec<String>> {
        let has_content =
            |index: usize| rows.iter().any(|row| row.cells.get(index).is_some_and(|cell| !cell.is_empty()));
        let unknown = self.cells.iter().enumerate().filter_map(|(index, cell)| match cell {
            HeaderCell::Unknown(name) if has_content(index) => Some(error::shown_name(name)),
            _ => None,
        });
        let unknown: Vec<String> = unknown.collect();
        (!unknown.is_empty()).then_some(unknown)
    }
}

fn header_cell(name: &str) -> HeaderCell {
    DiaryColumn::meaning(name).map_or_else(|| HeaderCell::Unknown(name.to_string()), HeaderCell::Known)
}

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
    Note,
}

/// Columns that every diary has.
const NEEDED: [DiaryColumn; 2] = [DiaryColumn::Date, DiaryColumn::Score];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_one_column() {
        for (column, names) in DiaryColumn::SYNONYMS {
            for name in names.split('|') {
                assert_eq!(header_cell(name), HeaderCell::Known(*column), "{name}");
            }
        }
        assert_eq!(header_cell("Pain (0-10)"), HeaderCell::Known(DiaryColumn::Score), "as spreadsheets have it");
        for name in ["", "the", "km", "day", "mood"] {
            assert_eq!(header_cell(name), HeaderCell::Unknown(name.to_string()));
        }
    }

    #[test]
    fn the_separator_is_the_most_frequent() {
        for (header, expected) in [
            ("date,score,note", b','),
            ("date;score;note", b';'),
            ("date\tscore", b'\t'),
            ("date;score;\"note, if any\"", b';'),
            ("date", b','),
        ] {
            assert_eq!(separator(header), expected, "{header}");
        }
    }
}
