//! The tables of what an account tells beside the activities.

use jiff::civil::Date;

use super::cells::{finish, number, table, text};
use crate::timeline::{DayEntry, ShoeEntry};

/// `tables/shoes.csv`: one row for each pair of shoes.
pub(super) fn shoes(shoes: &[ShoeEntry]) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&["name", "first_day", "last_day", "runs", "distance_m", "retired_day"])?;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for shoe in shoes {
        rows.write_record([
            text(&shoe.name),
            day(shoe.first_day),
            day(shoe.last_day),
            shoe.runs.to_string(),
            number(Some(shoe.distance_m), 2),
            day(shoe.retired_day),
        ])?;
    }
    finish(rows)
}

/// `tables/days.csv`: one row for each day of which anything is told.
pub(super) fn days(days: &[DayEntry]) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&["date", "sleep_h", "resting_hr_bpm", "stress_0_100", "steps"])?;
    for day in days {
        rows.write_record([
            day.day.to_string(),
            number(day.sleep_h, 2),
            number(day.resting_hr_bpm, 0),
            number(day.stress_0_100, 0),
            number(day.steps, 0),
        ])?;
    }
    finish(rows)
}
