//! Parsers for single cells: a day, a score, a time of day, and quantities: how long it lasted, how far into the run, how
//! stiff, how much sleep, and the weekly answers.

use jiff::civil::{Date, Time};

use crate::pain::vocabulary::{Stiffness, plain};
use crate::units::MILE_M;

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

/// What is accepted as how long it lasted.
pub const LASTED: &str = "how long it lasted is written with its unit: 30 min, 3 h or 2 days";
/// What is accepted as how far into the run.
pub const INTO_RUN: &str =
    "how far into the run it began is written in kilometers, or with its unit: 5, 5.5 km or 3 mi";
/// What is accepted as stiffness.
pub const STIFFNESS: &str =
    "stiffness is yes, no, 0 to 10 or in minutes: 3, 3/10 or 20 min; put anything else in the note column";
/// What is accepted as sleep.
pub const SLEEP: &str = "sleep is in hours, 0 to 24: 7, 7.5 or 7:30";
/// What is accepted as weekly answers.
pub const OSTRC: &str =
    "ostrc is the sum of the four weekly answers, 0 to 100, or the four, each 0, 8, 17 or 25: 50 or 8+17+8+17";

/// Longest that a pain can have lasted: a year. Longer is a typing error.
const MOST_LASTED_H: f64 = 366.0 * 24.0;
/// Farthest into a run.
const MOST_INTO_RUN_M: f64 = 1_000_000.0;
/// Values of an answer of the OSTRC-O2.
const ANSWERS: [u8; 4] = [0, 8, 17, 25];

/// Hours that `30 min`, `3 h` or `2 days` write.
pub fn lasted_h(cell: &str) -> Option<f64> {
    let (amount, unit) = amount(cell)?;
    let hours = match unit.as_str() {
        "min" | "mins" | "minute" | "minutes" => amount / 60.0,
        "h" | "hr" | "hrs" | "hour" | "hours" => amount,
        "d" | "day" | "days" => amount * 24.0,
        "week" | "weeks" => amount * 24.0 * 7.0,
        _ => return None,
    };
    (hours <= MOST_LASTED_H).then_some(hours)
}

/// Meters that `5`, `5.5 km` or `3 mi` write.
pub fn into_run_m(cell: &str) -> Option<f64> {
    let (amount, unit) = amount(cell)?;
    let meters = match unit.as_str() {
        "" | "km" | "k" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => amount * 1000.0,
        "mi" | "mile" | "miles" => amount * MILE_M,
        "m" | "metre" | "metres" | "meter" | "meters" => amount,
        _ => return None,
    };
    (meters <= MOST_INTO_RUN_M).then_some(meters)
}

/// Stiffness that `yes`, `no`, `3/10` or `20 min` writes.
pub fn stiffness(cell: &str) -> Option<Stiffness> {
    match plain(cell).as_str() {
        "yes" | "y" | "stiff" => return Some(Stiffness::Yes),
        "no" | "n" | "none" | "not stiff" => return Some(Stiffness::No),
        _ => {}
    }
    if let Some(score) = score_0_10(cell) {
        return Some(Stiffness::Score(score));
    }
    let (amount, unit) = amount(cell)?;
    let is_minutes = matches!(unit.as_str(), "min" | "mins" | "minute" | "minutes");
    (is_minutes && amount <= 24.0 * 60.0).then_some(Stiffness::Minutes(amount))
}

/// Hours of sleep that `7`, `7.5 h` or `7:30` writes.
pub fn sleep_h(cell: &str) -> Option<f64> {
    if let Some(clock) = time(cell) {
        let minutes = clock.duration_since(Time::midnight()).as_secs() / 60;
        return Some(minutes as f64 / 60.0);
    }
    let (amount, unit) = amount(cell)?;
    let is_hours = matches!(unit.as_str(), "" | "h" | "hr" | "hrs" | "hour" | "hours");
    (is_hours && amount <= 24.0).then_some(amount)
}

/// The severity that a sum or four answers write.
///
/// Each answer of the OSTRC-O2 is 0, 8, 17 or 25, and the severity is their sum (Clarsen 2013 and its update of 2020).
pub fn severity_0_100(cell: &str) -> Option<u8> {
    let is_list = cell.chars().all(|character| character.is_ascii_digit() || " +/,;".contains(character));
    if !is_list {
        return None;
    }
    let answers = cell.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    let answers: Vec<&str> = answers.collect();
    match answers[..] {
        [sum] => number::<u8>(sum).filter(|sum| *sum <= 100),
        [_, _, _, _] => {
            let answers = answers.iter().map(|answer| number::<u8>(answer));
            let answers: Vec<u8> = answers.collect::<Option<_>>()?;
            let is_valid = answers.iter().all(|answer| ANSWERS.contains(answer));
            is_valid.then(|| answers.iter().sum())
        }
        _ => None,
    }
}

/// The medication in a cell; `None` where it says that there was none.
pub fn medication(cell: &str) -> Option<String> {
    let is_none = matches!(plain(cell).as_str(), "" | "no" | "none" | "nothing" | "0");
    (!is_none).then(|| cell.to_owned())
}

/// A number and the unit after it, in lower case.
fn amount(cell: &str) -> Option<(f64, String)> {
    let cell = cell.trim();
    let is_part = |character: char| character.is_ascii_digit() || character == '.' || character == ',';
    let (digits, unit) = cell.split_at(cell.find(|character| !is_part(character)).unwrap_or(cell.len()));
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let (whole, parts) = (number::<u32>(whole)?, number::<u64>(fraction)?);
    let value = f64::from(whole) + parts as f64 / 10f64.powi(i32::try_from(fraction.len()).ok()?);
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    value.is_finite().then_some((value, unit))
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

    #[test]
    fn lasting_needs_a_unit() {
        for (cell, hours) in [("30 min", 0.5), ("3h", 3.0), ("2,5 hours", 2.5), ("2 Days", 48.0), ("1 week", 168.0)] {
            assert_eq!(lasted_h(cell), Some(hours), "{cell}");
        }
        for cell in ["", "3", "h", "-3 h", "2-3 days", "400 days", "3 moons", "1e3 h"] {
            assert_eq!(lasted_h(cell), None, "{cell}");
        }
    }

    #[test]
    fn the_distance_into_the_run_is_in_kilometers_unless_it_says_otherwise() {
        for (cell, meters) in [("5", 5000.0), ("5,5 km", 5500.0), ("3 mi", 4828.032), ("400 m", 400.0), ("0", 0.0)] {
            assert_eq!(into_run_m(cell), Some(meters), "{cell}");
        }
        for cell in ["", "far", "5 min", "1001", "5.", "5 5"] {
            assert_eq!(into_run_m(cell), None, "{cell}");
        }
    }

    #[test]
    fn stiffness_has_many_forms() {
        for (cell, value) in [
            ("yes", Stiffness::Yes),
            ("None", Stiffness::No),
            ("3", Stiffness::Score(3.0)),
            ("3/10", Stiffness::Score(3.0)),
            ("20 min", Stiffness::Minutes(20.0)),
        ] {
            assert_eq!(stiffness(cell), Some(value), "{cell}");
        }
        for cell in ["", "11", "2 h", "a bit", "1500 min"] {
            assert_eq!(stiffness(cell), None, "{cell}");
        }
        assert!(!Stiffness::Score(0.0).is_stiff() && Stiffness::Minutes(5.0).is_stiff());
    }

    #[test]
    fn sleep_is_in_hours() {
        for (cell, hours) in [("7", 7.0), ("7.5 h", 7.5), ("07:30", 7.5), ("24", 24.0)] {
            assert_eq!(sleep_h(cell), Some(hours), "{cell}");
        }
        for cell in ["", "25", "7 days", "well", "480 min"] {
            assert_eq!(sleep_h(cell), None, "{cell}");
        }
    }

    #[test]
    fn the_weekly_answers_add_up() {
        assert_eq!(severity_0_100("8+17+8+17"), Some(50), "TV12");
        assert_eq!(severity_0_100("25 25 25 25"), Some(100));
        assert_eq!(severity_0_100("50"), Some(50));
        assert_eq!(severity_0_100("0"), Some(0));
        for cell in ["", "101", "8+17+8", "8+17+8+18", "-8", "300+8+8+8", "8 17 8 17 0"] {
            assert_eq!(severity_0_100(cell), None, "{cell}");
        }
    }

    #[test]
    fn no_medication_is_none() {
        for cell in ["", "no", "None", "0", "-"] {
            assert_eq!(medication(cell), None, "{cell}");
        }
        assert_eq!(medication("ibuprofen 400").as_deref(), Some("ibuprofen 400"));
    }
}
