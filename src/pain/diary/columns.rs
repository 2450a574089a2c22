//! The header of a diary: which column stands where.

use std::fmt;

use csv::StringRecord;

use super::error::{self, DiaryError};

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
    /// Free words.
    Note,
}

impl Column {
    /// Every column, in the order that a new diary gets.
    pub const ALL: [Column; 8] = [
        Column::Date,
        Column::Score,
        Column::Time,
        Column::When,
        Column::Side,
        Column::Site,
        Column::Trigger,
        Column::Note,
    ];

    const NEEDED: [Column; 2] = [Column::Date, Column::Score];

    /// The name as it stands in the header.
    pub fn name(self) -> &'static str {
        match self {
            Column::Date => "date",
            Column::Score => "score",
            Column::Time => "time",
            Column::When => "when",
            Column::Side => "side",
            Column::Site => "site",
            Column::Trigger => "trigger",
            Column::Note => "note",
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The byte between the cells of the header: the most frequent of comma, semicolon and tab.
pub fn separator(header_line: &str) -> u8 {
    let count = |separator: u8| {
        header_line
            .bytes()
            .filter(|byte| *byte == separator)
            .count()
    };
    // The last of equals wins: a comma, also where there is one column only.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b',')
}

/// Which column stands where.
#[derive(Debug)]
pub struct Columns {
    places: Vec<Place>,
}

/// What one cell of the header names.
#[derive(Debug, PartialEq)]
enum Place {
    Known(Column),
    Unknown(String),
}

/// What is wrong with a header.
#[derive(Debug)]
pub enum HeaderFault {
    Missing(Vec<Column>),
    Repeated(Vec<Column>),
}

impl HeaderFault {
    /// The error for the header on `line` of `file`.
    pub fn into_error(self, file: &str, line: u64) -> DiaryError {
        let file = file.to_string();
        match self {
            HeaderFault::Missing(missing) => DiaryError::MissingColumns {
                file,
                line,
                missing,
            },
            HeaderFault::Repeated(repeated) => DiaryError::RepeatedColumns {
                file,
                line,
                repeated,
            },
        }
    }
}

impl Columns {
    /// The columns that `header` names, in any case.
    pub fn of(header: &StringRecord) -> Result<Columns, HeaderFault> {
        let places: Vec<Place> = header.iter().map(place).collect();
        let count = |column: Column| {
            let is_it = |place: &&Place| **place == Place::Known(column);
            places.iter().filter(is_it).count()
        };
        let repeated: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|column| count(*column) > 1)
            .collect();
        let missing: Vec<Column> = Column::NEEDED
            .into_iter()
            .filter(|column| count(*column) == 0)
            .collect();
        match (missing.is_empty(), repeated.is_empty()) {
            (false, _) => Err(HeaderFault::Missing(missing)),
            (true, false) => Err(HeaderFault::Repeated(repeated)),
            (true, true) => Ok(Columns { places }),
        }
    }

    /// The cell of `column`, empty where there is none.
    pub fn cell<'r>(&self, cells: &'r StringRecord, column: Column) -> &'r str {
        self.places
            .iter()
            .position(|place| *place == Place::Known(column))
            .and_then(|index| cells.get(index))
            .unwrap_or_default()
    }

    /// Number of columns, known or not.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// The names of the unknown columns in which a row has a cell, for a message; `None` where all of them are empty, as
    /// the columns that spreadsheets leave behind the last.
    pub fn unknown_with_content(&self, rows: &[(u64, StringRecord)]) -> Option<Vec<String>> {
        let has_content = |index: usize| {
            rows.iter()
                .any(|(_, cells)| cells.get(index).is_some_and(|cell| !cell.is_empty()))
        };
        let unknown: Vec<String> = self
            .places
            .iter()
            .enumerate()
            .filter_map(|(index, place)| match place {
                Place::Unknown(name) if has_content(index) => Some(error::shown_name(name)),
                _ => None,
            })
            .collect();
        (!unknown.is_empty()).then_some(unknown)
    }
}

fn place(name: &str) -> Place {
    Column::ALL
        .into_iter()
        .find(|column| name.eq_ignore_ascii_case(column.name()))
        .map_or_else(|| Place::Unknown(name.to_string()), Place::Known)
}

#[cfg(test)]
mod tests {
    //! The separator of hand-written headers.

    use super::*;

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
