//! The table of shoes.

use super::{Kind, Row, Table, known};
use crate::report::text::context as said;
use crate::timeline::{ShoeEntry, Timeline};
use crate::units::{self, UNKNOWN};

/// Shoes as an account names them.
pub(super) fn shoes(timeline: &Timeline) -> Table {
    let columns = [
        ("Shoe", Kind::Written),
        ("First day", Kind::Number),
        ("Last worn", Kind::Number),
        ("Runs", Kind::Number),
        ("Distance read here", Kind::Number),
    ];
    let rows = timeline.shoes.iter().map(|shoe| row(shoe, timeline));
    Table::new(said::NAME, said::SHOES, &columns).with_rows(rows, "")
}

fn row(shoe: &ShoeEntry, timeline: &Timeline) -> Row {
    let day = |day: Option<_>| day.map_or_else(|| UNKNOWN.to_owned(), units::short_day);
    let retired = if shoe.retired_day.is_some() { " (retired)" } else { "" };
    Row::of([
        format!("{}{retired}", shoe.name),
        day(shoe.first_day),
        day(shoe.last_day),
        shoe.runs.to_string(),
        known(Some(shoe.distance_m), |metres| units::distance(metres, timeline.units)),
    ])
}
