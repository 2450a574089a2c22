//! Dates as they are written for people, in the language of the account.
//!
//! `May 29, 2022, 3:53:35 PM`, `01.08.2025, 17:00:00`, `4. 3. 2024 16:40:00`, `29 mai 2022 à 15:53:35`,
//! `2022年5月29日 15:53:35`: numbers, perhaps a word for the month, perhaps one for the half of the day. A word that is not
//! known makes the date unreadable, for it might change the meaning.

use std::iter::Peekable;
use std::str::CharIndices;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::activity::limits;
use crate::calendar::date_words::{HalfOfDay, half_of_day, is_filling, month};

/// What a date shows by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenDate {
    /// One moment.
    Sure(Timestamp),
    /// Day and month are numbers, and either can be first: the moment with the day first, and with the month first.
    Either(Timestamp, Timestamp),
    /// As `Either`, where only this one is a date: the day first.
    DayFirst(Timestamp),
    /// As `Either`, where only this one is a date: the month first.
    MonthFirst(Timestamp),
    /// No date that is understood.
    Unreadable,
}

/// Which of day and month comes first in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    DayFirst,
    MonthFirst,
    /// The list does not show it.
    Open,
}

impl WrittenDate {
    /// The moment by the order of the list, and the other one where the list does not show which comes first.
    pub(super) fn settled(self, order: DateOrder) -> (Option<Timestamp>, Option<Timestamp>) {
        match (self, order) {
            (WrittenDate::Sure(utc) | WrittenDate::DayFirst(utc) | WrittenDate::MonthFirst(utc), _) => {
                (Some(utc), None)
            }
            (WrittenDate::Either(utc, _), DateOrder::DayFirst) => (Some(utc), None),
            (WrittenDate::Either(_, utc), DateOrder::MonthFirst) => (Some(utc), None),
            (WrittenDate::Either(day_first, month_first), DateOrder::Open) => (Some(day_first), Some(month_first)),
            (WrittenDate::Unreadable, _) => (None, None),
        }
    }
}

/// The order that the dates of a list show: one date with a thirteenth or later day settles all.
pub(super) fn order<'a>(dates: impl Iterator<Item = &'a WrittenDate>) -> DateOrder {
    let (mut day_first, mut month_first) = (false, false);
    for date in dates {
        day_first |= matches!(date, WrittenDate::DayFirst(_));
        month_first |= matches!(date, WrittenDate::MonthFirst(_));
    }
    match (day_first, month_first) {
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        _ => DateOrder::Open,
    }
}

/// Reads a date and time in UTC.
pub(super) fn read(text: &str) -> WrittenDate {
    let text = text.trim();
    if let Some(utc) = iso(text) {
        return possible(utc).map_or(WrittenDate::Unreadable, WrittenDate::Sure);
    }
    parts(text).and_then(|parts| parts.written()).unwrap_or(WrittenDate::Unreadable)
}

/// `2022-05-29T15:53:35Z` and the like; without a zone it is UTC.
fn iso(text: &str) -> Option<Timestamp> {
    let clock = || text.trim_end_matches(" UTC").parse::<DateTime>().ok();
    let utc = || Offset::UTC.to_timestamp(clock()?).ok();
    text.parse().ok().or_else(utc)
}

/// The numbers and words of a date.
#[derive(Default)]
struct DateParts {
    /// Each number with the number of its digits and the marks before it.
    numbers: Vec<(i16, usize, String)>,
    month: Option<i16>,
    half: Option<HalfOfDay>,
}

/// Takes a date apart; `None` where a word in it is not known.
fn parts(text: &str) -> Option<DateParts> {
    let mut parts = DateParts::default();
    let mut marks = String::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character.is_ascii_digit() {
            let digits = run(text, at, &mut characters, |character| character.is_ascii_digit());
            let marks = std::mem::take(&mut marks);
            parts.numbers.push((digits.parse().ok()?, digits.len(), marks));
        } else if character.is_alphabetic() {
            let word = run(text, at, &mut characters, |character| {
                character.is_alphabetic() || !(character.is_ascii() || character.is_whitespace())
            });
            parts.add(&word.to_lowercase())?;
        } else {
            marks.push(character);
        }
    }
    Some(parts)
}

/// The characters from `at` on that belong together.
fn run<'a>(
    text: &'a str,
    at: usize,
    characters: &mut Peekable<CharIndices<'_>>,
    belongs: impl Fn(char) -> bool,
) -> &'a str {
    while characters.next_if(|(_, character)| belongs(*character)).is_some() {}
    let end = characters.peek().map_or(text.len(), |(end, _)| *end);
    &text[at..end]
}

impl DateParts {
    fn add(&mut self, word: &str) -> Option<()> {
        if let Some(half) = half_of_day(word) {
            self.half = Some(half);
        } else if let Some(month) = month(word) {
            let is_second = self.month.replace(month).is_some();
            return (!is_second).then_some(());
        } else if !is_filling(word) {
            return None;
        }
        Some(())
    }

    fn written(&self) -> Option<WrittenDate> {
        let of_date = if self.month.is_some() { 2 } else { 3 };
        let (date, time) = self.numbers.split_at_checked(of_date)?;
        let seconds = self.seconds_of_day(time)?;
        let at = |year, month, day| moment(year, month, day, seconds);
        if let (Some(month), [(a, a_digits, _), (b, b_digits, _)]) = (self.month, date) {
            return Some(WrittenDate::Sure(match (a_digits, b_digits) {
                (4, 1..=2) => at(*a, month, *b)?,
                (1..=2, 4) => at(*b, month, *a)?,
                _ => return None,
            }));
        }
        let [(a, a_digits, _), (b, b_digits, mark), (c, c_digits, _)] = date else {
            return None;
        };
        match (a_digits, b_digits, c_digits) {
            (4, 1..=2, 1..=2) => at(*a, *b, *c).map(WrittenDate::Sure),
            // A point follows ordinal numbers, and no language writes the month first with it.
            (1..=2, 1..=2, 4) if mark.contains('.') => at(*c, *b, *a).map(WrittenDate::Sure),
            (1..=2, 1..=2, 4) => match (at(*c, *b, *a), at(*c, *a, *b)) {
                (Some(day_first), Some(month_first)) if day_first == month_first => Some(WrittenDate::Sure(day_first)),
                (Some(day_first), Some(month_first)) => Some(WrittenDate::Either(day_first, month_first)),
                (Some(day_first), None) => Some(WrittenDate::DayFirst(day_first)),
                (None, Some(month_first)) => Some(WrittenDate::MonthFirst(month_first)),
                (None, None) => None,
            },
            _ => None,
        }
    }

    /// Hour, minute and perhaps second.
    fn seconds_of_day(&self, time: &[(i16, usize, String)]) -> Option<i64> {
        let (&(hour, ..), &(minute, ..)) = (time.first()?, time.get(1)?);
        let second = time.get(2).map_or(0, |(second, ..)| *second);
        let hour = match (self.half, hour) {
            (None, 0..=23) => hour,
            (Some(HalfOfDay::Morning), 12) => 0,
            (Some(HalfOfDay::Afternoon), 12) => 12,
            (Some(HalfOfDay::Morning), 0..=11) => hour,
            (Some(HalfOfDay::Afternoon), 0..=11) => hour + 12,
            _ => return None,
        };
        let is_time = time.len() <= 3 && minute < 60 && second < 60;
        is_time.then(|| i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second))
    }
}

fn moment(year: i16, month: i16, day: i16, seconds: i64) -> Option<Timestamp> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let midnight = DateTime::new(year, month, day, 0, 0, 0, 0).ok()?;
    let midnight = Offset::UTC.to_timestamp(midnight).ok()?;
    possible(Timestamp::from_second(midnight.as_second() + seconds).ok()?)
}

fn possible(utc: Timestamp) -> Option<Timestamp> {
    limits::UNIX_MS.contains(&utc.as_millisecond()).then_some(utc)
}

#[cfg(test)]
mod tests {
    //! The same moment in the forms that the languages give it.

    use super::*;

    fn sure(text: &str) -> Option<String> {
        match read(text) {
            WrittenDate::Sure(utc) => Some(utc.to_string()),
            _ => None,
        }
    }

    #[test]
    fn one_moment_in_many_languages() {
        for text in [
            "May 29, 2022, 3:53:35 PM",
            "May 29, 2022, 3:53:35\u{202F}PM",
            "29 May 2022, 15:53:35",
            "29.05.2022, 15:53:35",
            "29. 5. 2022 15:53:35",
            "29.5.2022 klo 15.53.35",
            "29 mai 2022, 15:53:35",
            "29 mai 2022 à 15:53:35",
            "29. maj 2022 15.53.35",
            "29 may. 2022 15:53:35",
            "29 may 2022, 3:53:35 p. m.",
            "29 mag 2022, 15:53:35",
            "29 de mai. de 2022 15:53:35",
            "29 mei 2022 15:53:35",
            "29 мая 2022 г., 15:53:35",
            "2022年5月29日 15:53:35",
            "2022年5月29日 下午3:53:35",
            "2022. 5. 29. 오후 3:53:35",
            "2022/05/29 15:53:35",
            "2022-05-29 15:53:35",
            "2022-05-29T15:53:35Z",
            "2022-05-29 15:53:35 UTC",
            "2022-05-29T17:53:35+02:00",
        ] {
            assert_eq!(sure(text).as_deref(), Some("2022-05-29T15:53:35Z"), "{text}");
        }
        assert_eq!(sure("Jan 1, 2022, 12:05:00 AM").as_deref(), Some("2022-01-01T00:05:00Z"));
        assert_eq!(sure("1 août 2021, 12:05").as_deref(), Some("2021-08-01T12:05:00Z"));
    }

    #[test]
    fn day_and_month_by_number_are_settled_by_the_list() {
        let utc = |text: &str| text.parse().unwrap();
        let open = read("03/04/2022, 15:53:35");
        let (april, march) = (utc("2022-04-03T15:53:35Z"), utc("2022-03-04T15:53:35Z"));
        assert_eq!(open, WrittenDate::Either(april, march));
        let british = [open, read("29/05/2022, 15:53:35")];
        assert_eq!(order(british.iter()), DateOrder::DayFirst);
        let american = [open, read("5/29/2022, 3:53:35 PM")];
        assert_eq!(order(american.iter()), DateOrder::MonthFirst);
        assert_eq!(order([open].iter()), DateOrder::Open);
        let both = [british[1], american[1]];
        assert_eq!(order(both.iter()), DateOrder::Open, "a list of two orders shows none");
        assert_eq!(open.settled(DateOrder::MonthFirst), (Some(march), None));
        assert_eq!(open.settled(DateOrder::Open), (Some(april), Some(march)));
        assert_eq!(sure("05/05/2022 15:53").as_deref(), Some("2022-05-05T15:53:00Z"));
    }

    #[test]
    fn what_is_not_understood_is_no_date() {
        for text in [
            "",
            "29",
            "29 floréal 2022, 15:53:35",
            "29.05.22, 15:53:35",
            "29.13.2022, 15:53:35",
            "29 mai juin 2022, 15:53",
            "May 29, 2022, 13:53:35 PM",
            "May 29, 2022, 3:53:35 μμ",
            "29 May 2022",
            "29 May 2022 15:63:35",
            "29 May 1922 15:53:35",
            "29 May 2022 15:53:35:22:11",
            "99999999999999999999",
        ] {
            assert_eq!(read(text), WrittenDate::Unreadable, "{text}");
        }
    }
}
