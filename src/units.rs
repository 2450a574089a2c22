//! Numbers as a person reads them: kilometers or miles, hours and minutes, thousands set apart.

use jiff::civil::{Date, Time};

use crate::settings::Units;

/// Stands where a value is unknown.
pub const UNKNOWN: &str = "–";

/// Meters in a kilometer.
pub const KILOMETRE_M: f64 = 1000.0;
pub const MILE_M: f64 = 1609.344;
pub const YARD_M: f64 = 0.9144;
pub const FOOT_M: f64 = 0.3048;

/// A distance, such as `12.4 km` or `7.7 mi`.
pub fn distance(meters: f64, units: Units) -> String {
    format!("{} {}", distance_number(meters, units), distance_unit(units))
}

/// A distance without its unit: one decimal below a hundred, none above.
pub fn distance_number(meters: f64, units: Units) -> String {
    let value = meters / long_unit_m(units);
    if value < 99.95 { format!("{value:.1}") } else { thousands(value) }
}

/// The unit of [`distance_number`].
pub fn distance_unit(units: Units) -> &'static str {
    match units {
        Units::Metric => "km",
        Units::Imperial => "mi",
    }
}

/// Meters of the unit of [`distance_number`].
pub fn long_unit_m(units: Units) -> f64 {
    match units {
        Units::Metric => 1000.0,
        Units::Imperial => MILE_M,
    }
}

/// A height or depth, such as `340 m` or `1,115 ft`.
pub fn height(meters: f64, units: Units) -> String {
    format!("{} {}", height_number(meters, units), height_unit(units))
}

/// A height or depth without its unit, whole.
pub fn height_number(meters: f64, units: Units) -> String {
    match units {
        Units::Metric => thousands(meters),
        Units::Imperial => thousands(meters / FOOT_M),
    }
}

/// The unit of [`height_number`].
pub fn height_unit(units: Units) -> &'static str {
    match units {
        Units::Metric => "m",
        Units::Imperial => "ft",
    }
}

/// Height per unit of distance, such as `28 m/km` or `148 ft/mi`; one decimal below ten.
pub fn slope(m_per_km: f64, units: Units) -> String {
    let per_long = match units {
        Units::Metric => m_per_km,
        Units::Imperial => m_per_km * MILE_M / 1000.0,
    };
    let shown = match units {
        Units::Metric => per_long,
        Units::Imperial => per_long / FOOT_M,
    };
    let number = if shown.abs() < 9.95 { format!("{shown:.1}") } else { thousands(shown) };
    format!("{number} {}/{}", height_unit(units), distance_unit(units))
}

/// A pace, such as `5:12 /km`; `None` for who stands.
pub fn pace(m_per_s: f64, units: Units) -> Option<String> {
    pace_number(m_per_s, units).map(|pace| format!("{pace} /{}", distance_unit(units)))
}

/// A pace without its unit, minutes and seconds.
pub fn pace_number(m_per_s: f64, units: Units) -> Option<String> {
    let seconds = (long_unit_m(units) / m_per_s).round();
    (seconds.is_finite() && seconds > 0.0).then(|| {
        let whole = seconds as u64;
        format!("{}:{:02}", whole / 60, whole % 60)
    })
}

/// A duration as minutes and seconds, or as hours, minutes and seconds.
pub fn clock(seconds: f64) -> String {
    let whole = seconds.round().max(0.0) as u64;
    let (minutes, seconds) = (whole / 60, whole % 60);
    if minutes < 60 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
    }
}

/// A duration as hours and minutes, such as `4:05`.
pub fn hours_minutes(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round().max(0.0) as u64;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// A time of day, such as `14:05`.
pub fn minute(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// A day in words, such as `4 January 2026`.
pub fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// A day in short, such as `4 Jan 2026`.
pub fn short_day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// A month in short, such as `Jan 2026`.
pub fn month(day: Date) -> String {
    day.strftime("%b %Y").to_string()
}

/// How much more than the reference, such as `+33 %`.
pub fn change(ratio: f64) -> String {
    signed_pct((ratio - 1.0) * 100.0)
}

/// A change in percent with its sign, whole; a true minus sign, so that it is not broken off at a line's end.
pub fn signed_pct(pct: f64) -> String {
    let whole = pct.round();
    match whole {
        _ if whole > 0.0 => format!("+{whole:.0} %"),
        _ if whole < 0.0 => format!("\u{2212}{:.0} %", -whole),
        _ => "0 %".to_owned(),
    }
}

/// A share such as `4 %`, without a break; a smaller one than 1 % that is not 0 is `under 1 %`.
pub fn share(pct: f64) -> String {
    if pct > 0.0 && pct < 1.0 { "under 1\u{A0}%".to_owned() } else { format!("{pct:.0}\u{A0}%") }
}

/// A score such as `6` or `2.5`.
pub fn score(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

/// A length of time such as `45 min`, `1.5 h` or `2 days`.
pub fn lasting(hours: f64) -> String {
    if hours < 1.0 {
        format!("{:.0} min", hours * 60.0)
    } else if hours < 48.0 {
        format!("{} h", score(hours))
    } else {
        format!("{} days", score(hours / 24.0))
    }
}

/// A whole number with its thousands set apart, such as `12,345`.
pub fn thousands(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 && digits != "0" { format!("\u{2212}{grouped}") } else { grouped }
}

/// `one run`, `2 runs`: a count with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{} {many}", thousands(count as f64)),
    }
}

/// `1 day`, `12 days`.
pub fn counted_days(days: i64) -> String {
    counted(usize::try_from(days).unwrap_or(0), "day", "days")
}

/// Numbers up to twenty in words, as a sentence has them.
const WORDS: [&str; 21] = [
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// `once`, `twice`, `three times` ... `21 times`.
pub fn times(count: usize) -> String {
    match count {
        0 => "not once".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{} times", in_words(count)),
    }
}

/// `three`, `21`: a number within a sentence.
pub fn in_words(count: usize) -> String {
    WORDS.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_a_person_would() {
        assert_eq!(distance(12_345.0, Units::Metric), "12.3 km");
        assert_eq!(distance(1_234_567.0, Units::Metric), "1,235 km");
        assert_eq!(distance(MILE_M, Units::Imperial), "1.0 mi");
        assert_eq!(height(340.0, Units::Imperial), "1,115 ft");
        assert_eq!(hours_minutes(3599.0), "1:00");
        assert_eq!(slope(28.0, Units::Metric), "28 m/km");
        assert_eq!(slope(4.04, Units::Metric), "4.0 m/km");
        assert_eq!(slope(10.0, Units::Imperial), "53 ft/mi");
        assert_eq!(pace(1000.0 / 312.0, Units::Metric).unwrap(), "5:12 /km");
        assert_eq!(pace(0.0, Units::Metric), None);
        assert_eq!([clock(59.6), clock(3661.0)], ["1:00", "1:01:01"]);
        assert_eq!(change(1.333), "+33 %");
        assert_eq!(change(0.9), "\u{2212}10 %");
        assert_eq!([thousands(999.4), thousands(1_000_000.0), thousands(-0.2)], ["999", "1,000,000", "0"]);
        assert_eq!([counted(1, "run", "runs"), counted(0, "run", "runs")], ["1 run", "0 runs"]);
        assert_eq!([times(2), times(11), times(21)], ["twice", "eleven times", "21 times"]);
    }
}
