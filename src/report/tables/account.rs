//! The columns of the tables that an account's lists fill: shoes and days.

use super::columns::{Column, known, number, text};
use crate::timeline::{DayEntry, ShoeEntry};

/// `tables/shoes.csv`: one row for each pair.
pub(super) const SHOES: &[Column<ShoeEntry>] = &[
    ("name", |shoe| text(Some(&shoe.name))),
    ("first_day", |shoe| known(shoe.first_day)),
    ("last_day", |shoe| known(shoe.last_day)),
    ("runs", |shoe| shoe.runs.to_string()),
    ("distance_m", |shoe| number(shoe.distance_m, 2)),
    ("retired_day", |shoe| known(shoe.retired_day)),
];

/// `tables/days.csv`: one row for each day on which the account has a value.
pub(super) const DAYS: &[Column<DayEntry>] = &[
    ("date", |day| day.day.to_string()),
    ("sleep_h", |day| number(day.sleep_h, 2)),
    ("resting_hr_bpm", |day| number(day.resting_hr_bpm, 0)),
    ("stress_0_100", |day| number(day.stress_0_100, 0)),
    ("steps", |day| number(day.steps, 0)),
];
