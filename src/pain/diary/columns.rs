//! The header of a diary: which column stands where.

use super::column::{Column, Row};
use super::error::{self, DiaryError};
use crate::pain::vocabulary::plain;

/// The byte between the cells of the header: the most frequent of comma, semicolon and tab.
pub fn separator(header_line: &str) -> u8 {
    let count = |separator: u8| header_line.bytes().filter(|byte| *byte == separator).count();
    // The last of equals wins: a comma, also where there is one column only.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
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
            HeaderFault::Missing(missing) => DiaryError::MissingColumns { file, line, missing },
            HeaderFault::Repeated(repeated) => DiaryError::RepeatedColumns { file, line, repeated },
        }
    }
}

impl Columns {
    /// The columns that `header` names, in any case and with the names that runners use.
    pub fn of(header: &[String]) -> Result<Columns, HeaderFault> {
        let places: Vec<Place> = header.iter().map(|name| place(name)).collect();
        let count = |column: Column| {
            let is_it = |place: &&Place| **place == Place::Known(column);
            places.iter().filter(is_it).count()
        };
        let repeated: Vec<Column> = Column::ALL.into_iter().filter(|column| count(*column) > 1).collect();
        let missing: Vec<Column> = Column::NEEDED.into_iter().filter(|column| count(*column) == 0).collect();
        match (missing.is_empty(), repeated.is_empty()) {
            (false, _) => Err(HeaderFault::Missing(missing)),
            (true, false) => Err(HeaderFault::Repeated(repeated)),
            (true, true) => Ok(Columns { places }),
        }
    }

    /// The cell of `column`, empty where there is none.
    pub fn cell<'r>(&self, cells: &'r [String], column: Column) -> &'r str {
        self.index(column).and_then(|index| cells.get(index)).map_or("", String::as_str)
    }

    /// Where `column` stands; `None` where there is none.
    pub fn index(&self, column: Column) -> Option<usize> {
        let is_it = |place: &Place| *place == Place::Known(column);
        self.places.iter().position(is_it)
    }

    /// Number of columns, known or not.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// The names of the unknown columns in which a row has a cell, for a message; `None` where all of them are empty, as
    /// the columns that spreadsheets leave behind the last.
    pub fn unknown_with_content(&self, rows: &[Row]) -> Option<Vec<String>> {
        let has_content =
            |index: usize| rows.iter().any(|row| row.cells.get(index).is_some_and(|cell| !cell.is_empty()));
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
    let written = plain(name);
    Column::ALL
        .into_iter()
        .find(|column| {
            let mut names = column.names().iter();
            names.any(|known| plain(known) == written)
        })
        .map_or_else(|| Place::Unknown(name.to_string()), Place::Known)
}

#[cfg(test)]
mod tests {
    //! Hand-written headers.

    use super::*;

    #[test]
    fn every_name_leads_to_one_column() {
        for column in Column::ALL {
            for name in column.names() {
                assert_eq!(place(name), Place::Known(column), "{name}");
            }
        }
        assert_eq!(place("Pain (0-10)"), Place::Known(Column::Score), "as spreadsheets have it");
        for name in ["", "the", "km", "day", "mood"] {
            assert_eq!(place(name), Place::Unknown(name.to_string()));
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
