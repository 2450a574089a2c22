//! Dates and times as people and spreadsheets write them: `2026-03-21`, `21.03.2026`, `3/21/26 7:05 PM`, `21-Mar-26`,
//! `le 21 mars 2026 à 8h15`, `2026-03-21T18:30:00+01:00`, `46102`.
//!
//! Where day and month are both numbers, the cell alone may not show which comes first: [`WrittenDay::Numbers`]. The other
//! cells of the column decide ([`DateOrder`]); a word that is not known makes a date unreadable, for it might change the
//! meaning.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use super::add_days;
use super::date_words::{is_filling, is_weekday, month, weekday};

mod clock;
mod without_year;

pub use clock::read_time;
use clock::{Piece, clock, clock_of_seconds, pieces, take_time};
pub use without_year::{DayWithoutYear, TitleYears};

/// The years that watches know; any other year is a typing error.
const YEARS: std::ops::Range<i16> = 1995..2100;

/// Which of day, month and year comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrder {
    /// `21/03/2026`.
    DayFirst,
    /// `3/21/2026`.
    MonthFirst,
    /// `26-03-21`.
    YearFirst,
}

impl DateOrder {
    /// Every order.
    pub const ALL: [DateOrder; 3] = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            DateOrder::DayFirst => "day, month, year",
            DateOrder::MonthFirst => "month, day, year",
            DateOrder::YearFirst => "year, month, day",
        }
    }

    /// As `--dates` has it.
    pub fn name(self) -> &'static str {
        match self {
            DateOrder::DayFirst => "dmy",
            DateOrder::MonthFirst => "mdy",
            DateOrder::YearFirst => "ymd",
        }
    }
}

/// What one cell shows by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    pub day: WrittenDay,
    /// `None` where the cell has a day only.
    pub time: Option<Time>,
    /// The day of the week, where it is written.
    weekday: Option<Weekday>,
}

/// A day, as far as one cell shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenDay {
    /// The order is plain: the year comes first, the month is a word, or the day is counted.
    Known(Date),
    /// Three numbers; the mark between them may tell the order.
    Numbers {
        numbers: [i16; 3],
        /// True where the last is written with two digits.
        is_short: bool,
        /// True where points stand between them. A point follows ordinal numbers, and no language writes the month
        /// first with it.
        has_points: bool,
    },
}

impl WrittenDate {
    /// The day in this order; `None` where it cannot be one.
    pub fn day(&self, order: DateOrder) -> Option<Date> {
        let WrittenDay::Numbers { numbers: [a, b, c], is_short, .. } = self.day else {
            let WrittenDay::Known(day) = self.day else { return None };
            return Some(day);
        };
        let year = |year: i16, is_short: bool| if is_short { full_year(year) } else { year };
        let day = match order {
            DateOrder::DayFirst => valid(year(c, is_short), b, a),
            DateOrder::MonthFirst => valid(year(c, is_short), a, b),
            DateOrder::YearFirst if is_short => valid(full_year(a), b, c),
            DateOrder::YearFirst => None,
        }?;
        self.weekday.is_none_or(|weekday| weekday == day.weekday()).then_some(day)
    }

    /// The same, on this day of the week.
    #[must_use]
    pub fn on(self, weekday: Option<Weekday>) -> WrittenDate {
        WrittenDate { weekday: self.weekday.or(weekday), ..self }
    }

    /// True where this cell could be a day in the order.
    pub fn allows(&self, order: DateOrder) -> bool {
        self.day(order).is_some()
    }
}

/// Reads a cell with a day, and perhaps a time. `zone` is that of a time written in UTC.
pub fn read(cell: &str, zone: &TimeZone) -> Option<WrittenDate> {
    let cell = cell.trim().trim_matches(['“', '”', '„', '\'', '[', ']', '<', '>']);
    if let Some(day) = plain_day(cell) {
        return Some(WrittenDate { day: WrittenDay::Known(day), time: None, weekday: None });
    }
    if let Some(moment) = moment(cell, zone).or_else(|| counted_seconds(cell, zone)) {
        let (day, time) = (moment.date(), moment.time());
        let day = WrittenDay::Known(valid(day.year(), day.month().into(), day.day().into())?);
        let time = Time::new(time.hour(), time.minute(), 0, 0).ok();
        return Some(WrittenDate { day, time, weekday: None });
    }
    if let Some(written) = counted_day(cell) {
        return Some(written);
    }
    let mut pieces = pieces(cell);
    let time = take_time(&mut pieces);
    DateParts::of(&pieces)?.written(time?)
}

/// `2026-03-21`, as nearly every cell is.
fn plain_day(cell: &str) -> Option<Date> {
    let is_plain = cell.len() == 10 && cell.as_bytes()[4] == b'-' && cell.as_bytes()[7] == b'-';
    let day: Date = is_plain.then(|| cell.parse().ok()).flatten()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// `2026-03-21T18:30:00Z` in the zone, `...+01:00` as its clock shows it.
fn moment(cell: &str, zone: &TimeZone) -> Option<DateTime> {
    let utc: Timestamp = cell.parse().ok()?;
    match cell.ends_with(['Z', 'z']) {
        true => Some(zone.to_datetime(utc)),
        false => cell.parse().ok(),
    }
}

/// Seconds or milliseconds since 1970, as apps store a moment, in the zone.
fn counted_seconds(cell: &str, zone: &TimeZone) -> Option<DateTime> {
    let seconds = match cell.len() {
        10 => cell.parse::<i64>().ok()?,
        13 => cell.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    Some(zone.to_datetime(Timestamp::from_second(seconds).ok()?))
}

/// The serial number of a spreadsheet, with or without a time, or eight digits.
fn counted_day(cell: &str) -> Option<WrittenDate> {
    /// 1995 to 2099, counted from 30 December 1899.
    const SERIALS: std::ops::Range<f64> = 34_700.0..73_051.0;
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    if digits == cell.len() && (digits == 8 || digits == 14) {
        let number = |range: std::ops::Range<usize>| cell.get(range)?.parse::<i16>().ok();
        let day = WrittenDay::Known(valid(number(0..4)?, number(4..6)?, number(6..8)?)?);
        let time = cell.get(8..12).and_then(|clock_| clock(&clock_[..2], &clock_[2..], None));
        return Some(WrittenDate { day, time, weekday: None });
    }
    let is_serial = cell.starts_with(|first: char| first.is_ascii_digit())
        && cell.find(['.', ',']).unwrap_or(cell.len()) == 5
        && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    let serial: f64 = is_serial.then(|| cell.replace(',', ".").parse().ok()).flatten()?;
    let day = SERIALS.contains(&serial).then(|| add_days(Date::constant(1899, 12, 30), serial.floor() as i64))?;
    let seconds = ((serial - serial.floor()) * 86_400.0).round();
    let time = if seconds > 0.0 { clock_of_seconds(seconds) } else { None };
    Some(WrittenDate { day: WrittenDay::Known(day), time, weekday: None })
}

/// The numbers and words of a day.
#[derive(Debug, Default)]
struct DateParts<'t> {
    numbers: Vec<&'t str>,
    /// The first mark between two numbers.
    mark: Option<char>,
    months: Vec<i16>,
    weekday: Option<Weekday>,
}

impl<'t> DateParts<'t> {
    /// `None` where a word or a mark is not one of a date.
    fn of(pieces: &[Piece<'t>]) -> Option<DateParts<'t>> {
        let mut parts = DateParts::default();
        for piece in pieces {
            match piece {
                Piece::Number(digits) => parts.numbers.push(digits),
                Piece::Mark(mark) if "./-‐‑‒–,".contains(*mark) && parts.numbers.len() == 1 => {
                    parts.mark = parts.mark.or(Some(*mark));
                }
                Piece::Mark(mark) if " ./-‐‑‒–,()'’°".contains(*mark) => {}
                Piece::Mark(_) => return None,
                Piece::Word(word) => {
                    let word = word.to_lowercase();
                    let month = month(&word);
                    parts.months.extend(month);
                    parts.weekday = parts.weekday.or_else(|| weekday(&word));
                    let is_known = month.is_some() || is_weekday(&word) || is_filling(&word) || word == "t";
                    is_known.then_some(())?;
                }
            }
        }
        Some(parts)
    }

    fn written(&self, time: Option<Time>) -> Option<WrittenDate> {
        let number = |digits: &str| digits.parse::<i16>().ok();
        let date = |day, time| Some(WrittenDate { day, time, weekday: self.weekday });
        // `mar` is a month with two numbers, and Tuesday before three.
        match (&self.numbers[..], &self.months[..]) {
            ([a, b], [month]) => {
                let (year, day) = if a.len() == 4 { (a, b) } else { (b, a) };
                let year = match year.len() {
                    4 => number(year)?,
                    2 => full_year(number(year)?),
                    _ => return None,
                };
                date(WrittenDay::Known(valid(year, *month, number(day)?)?), time)
            }
            ([a, b, c], _) => date(self.numbered([a, b, c])?, time),
            // 21.03.2026 18.30
            ([a, b, c, hour, minute], _) if time.is_none() => {
                date(self.numbered([a, b, c])?, Some(clock(hour, minute, None)?))
            }
            _ => None,
        }
    }

    fn numbered(&self, digits: [&str; 3]) -> Option<WrittenDay> {
        let [a, b, c] = digits;
        let numbers = [a.parse().ok()?, b.parse().ok()?, c.parse().ok()?];
        match (a.len(), b.len(), c.len()) {
            (4, 1..=2, 1..=2) => valid(numbers[0], numbers[1], numbers[2]).map(WrittenDay::Known),
            (1..=2, 1..=2, 2 | 4) => {
                let is_short = c.len() == 2;
                Some(WrittenDay::Numbers { numbers, is_short, has_points: self.mark == Some('.') })
            }
            _ => None,
        }
    }
}

fn full_year(year: i16) -> i16 {
    match year {
        0..90 => 2000 + year,
        90..100 => 1900 + year,
        _ => year,
    }
}

fn valid(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&date.year()).then_some(date)
}
