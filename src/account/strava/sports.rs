//! The sport of a row of the Strava list, in whatever language the account has.

use crate::activity::{Sport, SubSport, named_sport};

/// The sport of a cell. Some lists hold Strava's own numbers. `None` where the cell shows that the columns are not where they
/// should be: a file name, or a figure that is no such number.
pub(super) fn sport(cell: &str) -> Option<(Sport, SubSport)> {
    let is_misplaced = cell.starts_with("activities/") || cell.parse::<f64>().is_ok();
    match named_sport(cell) {
        Some((sport, sub_sport)) => Some((sport, sub_sport.unwrap_or_default())),
        None => (!is_misplaced).then_some((Sport::Unknown, SubSport::Generic)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_name_sports_and_unknown_words_none() {
        for (cell, expected) in [
            ("Run", Sport::Running),
            ("Course à pied", Sport::Running),
            ("9", Sport::Running),
            ("1", Sport::Cycling),
            ("Radfahrt", Sport::Cycling),
            ("Zombie Hunt", Sport::Unknown),
        ] {
            assert_eq!(sport(cell).unwrap().0, expected, "{cell}");
        }
    }

    #[test]
    fn a_file_name_or_a_figure_in_its_place_shows_that_the_columns_moved() {
        for cell in ["activities/1.fit", "1856.0", "2274", "-3"] {
            assert_eq!(sport(cell), None, "{cell}");
        }
    }
}
