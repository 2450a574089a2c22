//! Parsers for single cells: a day, a score, a time of day; quantities in a file of their own.

use jiff::civil::{Date, Time};

mod quantities;

pub use quantities::{
    INTO_RUN, LASTED, OSTRC, SLEEP, STIFFNESS, into_run_m, lasted_h, medication, severity_0_100, sleep_h, stiffness,
};

/// What is accepted as a day.
pub const DAY: &str = "a day from 1995 to 2099 is written 2026-03-14";
/// What is accepted as a score.
pub const SCORE: &str = "a score is 0 to 10, whole or with one decimal: 4, 4.5 or 4/10";
/// What is accepted as stress.
pub const STRESS: &str = "stress is 0 to 10, whole or with one decimal";
/// What is accepted as a time.
pub const TIME: &str = "a time of day is written 18:30, or left out";
/// What is accepted after the last column.
pub const STRAY: &str = "a row has no more cells than the header; put a cell with commas in quotation marks";

/// The years that watches know; any other year in a diary is a typing error.
const YEARS: std::ops::Range<i16> = 1995..2100;

/// The day that `2026-03-14` writes.
pub fn day(cell: &str) -> Option<Date> {
    let (year, rest) = cell.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let is_exact = [year.len(), month.len(), day.len()] == [4, 2, 2];
    let date = Date::new(number(year)?, number(month)?, number(day)?).ok()?;
    (is_exact && YEARS.contains(&date.year())).then_some(date)
}

/// The score that `4`, `4.5`, `4,5` or `4/10` writes.
pub fn score_0_10(cell: &str) -> Option<f64> {
    let score = match cell.split_once('/') {
        Some((score, scale)) if scale.trim() == "10" => score.trim(),
        Some(_) => return None,
        None => cell,
    };
    let (whole, tenths) = match score.split_once(['.', ',']) {
        Some((whole, tenths)) if tenths.len() == 1 => (whole, number::<u16>(tenths)?),
        Some(_) => return None,
        None => (score, 0),
    };
    let tenths = number::<u16>(whole)?.checked_mul(10)?.checked_add(tenths)?;
    (tenths <= 100).then_some(f64::from(tenths) / 10.0)
}

/// The time that `18:30` or `8:30` writes.
pub fn time(cell: &str) -> Option<Time> {
    let (hour, minute) = cell.split_once(':')?;
    if minute.len() != 2 || hour.len() > 2 {
        return None;
    }
    Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

/// A number of digits alone: no sign, no blank.
fn number<T: std::str::FromStr>(digits: &str) -> Option<T> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time as clock};

    use super::*;

    #[test]
    fn days_are_iso_and_exist() {
        assert_eq!(day("2024-02-29"), Some(date(2024, 2, 29)));
        assert_eq!(day("1995-01-01"), Some(date(1995, 1, 1)));
        for cell in [
            "",
            "2026-02-29",
            "1994-12-31",
            "2100-01-01",
            "2026-3-14",
            "14.03.2026",
            "03/14/2026",
            "+026-03-14",
            "2026-03-14 18:30",
            "20260314",
            "2026-03",
        ] {
            assert_eq!(day(cell), None, "{cell}");
        }
    }

    #[test]
    fn scores_are_zero_to_ten_with_one_decimal() {
        for (cell, score) in [
            ("0", 0.0),
            ("10", 10.0),
            ("10.0", 10.0),
            ("4.5", 4.5),
            ("4,5", 4.5),
            ("4/10", 4.0),
            ("4 / 10", 4.0),
            ("4,5/10", 4.5),
            ("04", 4.0),
        ] {
            assert_eq!(score_0_10(cell), Some(score), "{cell}");
        }
        for cell in [
            "", "11", "10.1", "-1", "+1", "4.25", "4.", ".5", "4/5", "4/", "NaN", "four", "4 5", "99999999", "4.5.1",
            "1e0",
        ] {
            assert_eq!(score_0_10(cell), None, "{cell}");
        }
    }

    #[test]
    fn times_are_hours_and_minutes() {
        assert_eq!(time("00:00"), Some(clock(0, 0, 0, 0)));
        assert_eq!(time("8:05"), Some(clock(8, 5, 0, 0)));
        assert_eq!(time("23:59"), Some(clock(23, 59, 0, 0)));
        for cell in ["", "24:00", "18:60", "18", "18:5", "6:30 pm", "18.30", "018:30", "18:30:00"] {
            assert_eq!(time(cell), None, "{cell}");
        }
    }
}
