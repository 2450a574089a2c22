//! Days without a year, `3 Jan`, `21.3.`, `Sat 21/3`, and what a title or the name of a file or sheet says of the year:
//! `Knee diary 2026`, `Jan 2026`, `winter 2025/26`.

use jiff::civil::Weekday;

use super::clock::{Piece, pieces, take_time};
use super::{DateOrder, YEARS, valid};
use crate::calendar::date_words::{is_filling, is_weekday, month, weekday};

/// A year in which every day exists.
const LEAP_YEAR: i16 = 2024;

/// A day without a year, as a cell has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayWithoutYear {
    numbers: Numbers,
    weekday: Option<Weekday>,
    /// The time, ready to follow the day.
    time: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// A month in words.
    Named { month: i16, day: i16 },
    /// Two numbers and the mark between them.
    Pair { numbers: [i16; 2], mark: char },
    /// The day of a month that stands elsewhere.
    Alone(i16),
}

impl DayWithoutYear {
    /// Reads a cell; `None` for a day with its year, and for anything else.
    pub fn read(cell: &str) -> Option<DayWithoutYear> {
        let mut pieces = pieces(cell.trim().trim_matches(['[', ']', '\'', '“', '”']));
        let time = take_time(&mut pieces)?;
        let (mut numbers, mut months, mut day_of_week, mut mark) = (Vec::new(), Vec::new(), None, None);
        for piece in pieces {
            match piece {
                Piece::Number(digits) => numbers.push(digits.parse::<i16>().ok().filter(|_| digits.len() <= 2)?),
                Piece::Mark(found @ ('.' | '/' | '-' | '–')) if numbers.len() == 1 => mark = mark.or(Some(found)),
                Piece::Mark(found) => " .,()".contains(found).then_some(())?,
                Piece::Word(word) => {
                    let word = word.to_lowercase();
                    day_of_week = day_of_week.or_else(|| weekday(&word));
                    months.extend(month(&word));
                    (month(&word).is_some() || is_weekday(&word) || is_filling(&word)).then_some(())?;
                }
            }
        }
        let numbers = match (&numbers[..], &months[..], mark) {
            ([day], [month], _) => Numbers::Named { month: *month, day: *day },
            ([a, b], [], Some(mark)) => Numbers::Pair { numbers: [*a, *b], mark },
            ([day], [], None | Some('.')) => Numbers::Alone(*day),
            _ => return None,
        };
        let time = time.map_or(String::new(), |time| time.strftime(" %H:%M").to_string());
        let read = DayWithoutYear { numbers, weekday: day_of_week, time };
        let is_day = matches!(numbers, Numbers::Alone(1..=31)) || read.orders().next().is_some();
        is_day.then_some(read)
    }

    /// True for the number of a day alone.
    pub fn is_alone(&self) -> bool {
        matches!(self.numbers, Numbers::Alone(_))
    }

    /// Month and day in this order; `None` where it is none.
    pub fn month_and_day(&self, order: DateOrder) -> Option<(i16, i16)> {
        let (month, day) = match (self.numbers, order) {
            (Numbers::Named { month, day }, _) => (month, day),
            (Numbers::Pair { numbers: [a, b], .. }, DateOrder::DayFirst) => (b, a),
            (Numbers::Pair { numbers: [a, b], .. }, DateOrder::MonthFirst) => (a, b),
            _ => return None,
        };
        valid(LEAP_YEAR, month, day).map(|_| (month, day))
    }

    /// The orders in which it is a day.
    pub fn orders(&self) -> impl Iterator<Item = DateOrder> {
        [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter(|order| self.month_and_day(*order).is_some())
    }

    /// The cell with its year; `month` is that of a day alone. `None` where there is no such day, or where it is on another day
    /// of the week.
    pub fn in_full(&self, year: i16, month_of_day: Option<i16>) -> Option<String> {
        let time = &self.time;
        let known = match self.numbers {
            Numbers::Named { month, day } => (month, day),
            Numbers::Alone(day) => (month_of_day?, day),
            Numbers::Pair { numbers: [a, b], mark } => {
                let days = self.orders().filter_map(|order| self.month_and_day(order));
                let mut days = days.filter_map(|(month, day)| valid(year, month, day));
                let fits = days.any(|day| self.weekday.is_none_or(|weekday| weekday == day.weekday()));
                return fits.then(|| format!("{a}{mark}{b}{mark}{year}{time}"));
            }
        };
        let day = valid(year, known.0, known.1)?;
        let fits = self.weekday.is_none_or(|weekday| weekday == day.weekday());
        fits.then(|| format!("{day}{time}"))
    }
}

/// The years and the month that a title names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TitleYears {
    /// One, or two that follow each other.
    pub years: Vec<i16>,
    pub month: Option<i16>,
}

/// Words of a title that leave no doubt that its year is that of the notes. With any other, `race`, `since`, it may be another.
const TITLE_WORDS: &str = " knee knees pain diary log logbook journal tracker tracking notes record records my the year season \
    spring summer autumn fall csv daily knie schmerz schmerzen knieschmerzen schmerztagebuch tagebuch protokoll jahr mein genou \
    douleur douleurs annee suivi rodilla dolor diario registro ano ginocchio dolore anno pijn dagboek jaar dor joelho smerte \
    smerter dagbok kne kna smarta ar patella training run runs running lauf laufen week weeks month monat sheet of ";

impl TitleYears {
    /// What a title, a sheet's name or a file's name says; `None` where it names no year and no month, or where its words leave a
    /// doubt whose year it is.
    pub fn read(title: &str) -> Option<TitleYears> {
        let title = title.replace(['_', '\u{2019}'], " ");
        let mut found = TitleYears::default();
        let mut numbers: Vec<&str> = Vec::new();
        for piece in pieces(&title) {
            match piece {
                Piece::Number(digits) => numbers.push(digits),
                Piece::Mark(_) => {}
                Piece::Word(word) => {
                    let folded: String = crate::calendar::date_words::unaccented(word);
                    match month(&word.to_lowercase()) {
                        Some(_) if found.month.is_some() => return None,
                        Some(month) => found.month = Some(month),
                        None if TITLE_WORDS.contains(&format!(" {folded} ")) => {}
                        None => return None,
                    }
                }
            }
        }
        let year = |digits: &str| digits.parse().ok().filter(|year| digits.len() == 4 && YEARS.contains(year));
        match numbers[..] {
            [] => {}
            [one] => found.years.push(year(one)?),
            [a, b] => match (year(a), year(b)) {
                (Some(first), Some(second)) if second == first + 1 => found.years = vec![first, second],
                (Some(first), None) | (None, Some(first)) => {
                    let other: i16 = if year(a).is_some() { b } else { a }.parse().ok()?;
                    let is_next = year(a).is_some() && b.len() == 2 && other == (first + 1) % 100;
                    let is_month = (1..=12).contains(&other) && found.month.is_none();
                    match (is_next, is_month) {
                        (true, false) => found.years = vec![first, first + 1],
                        (false, true) => (found.years, found.month) = (vec![first], Some(other)),
                        _ => return None,
                    }
                }
                _ => return None,
            },
            _ => return None,
        }
        Some(found).filter(|found| !found.years.is_empty() || found.month.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_a_year_are_completed() {
        let full = |cell: &str| DayWithoutYear::read(cell)?.in_full(2026, Some(4));
        for (cell, expected) in [
            ("3 Jan", "2026-01-03"),
            ("Jan 3", "2026-01-03"),
            ("Sat 21 March", "2026-03-21"),
            ("21.3.", "21.3.2026"),
            ("3/21", "3/21/2026"),
            ("21-3 18:30", "21-3-2026 18:30"),
            ("7", "2026-04-07"),
            ("7.", "2026-04-07"),
            ("den 3. januar", "2026-01-03"),
        ] {
            assert_eq!(full(cell).as_deref(), Some(expected), "{cell}");
        }
        for cell in [
            "2026-03-21",
            "21.3.2026",
            "March 2026",
            "18:30",
            "45",
            "31.31",
            "3 km",
            "",
            "Sun 21 March",
            "30 Feb",
            "3,4",
        ] {
            assert_eq!(full(cell), None, "{cell}");
        }
    }

    #[test]
    fn titles_name_the_year_or_leave_it_open() {
        let years = |title: &str| TitleYears::read(title).map(|found| (found.years, found.month));
        for (title, expected) in [
            ("Knee diary 2026", (vec![2026], None)),
            ("knee_2026", (vec![2026], None)),
            ("2025/26", (vec![2025, 2026], None)),
            ("Knee 2025-2026", (vec![2025, 2026], None)),
            ("Jan 2026", (vec![2026], Some(1))),
            ("2026-03", (vec![2026], Some(3))),
            ("March", (vec![], Some(3))),
        ] {
            assert_eq!(years(title), Some(expected), "{title}");
        }
        for title in [
            "",
            "knee",
            "Marathon 2026",
            "exported 2026-03-21",
            "since 2019",
            "2011-12",
            "2019 2026",
            "v2",
            "Jan-Mar 2026",
        ] {
            assert_eq!(years(title), None, "{title}");
        }
    }
}
