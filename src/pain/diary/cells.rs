//! The parsers of single cells: scores as people write them, quantities with their units, and the days of a column.

pub mod days;
pub mod quantities;
pub mod score;
pub mod score_words;
pub mod years;
