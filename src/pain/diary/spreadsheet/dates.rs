//! Days and times as spreadsheets store them: days and fractions of a day since an epoch. In an `.xlsx` the style of the
//! cell says whether a number is one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use super::{EPOCHS, SpreadsheetFault};
use super::{XmlStep, attribute, walk};
use crate::calendar::add_days;

const SECONDS_A_DAY: f64 = 86_400.0;
/// Before this number the days of Excel are wrong by one: it takes 1900 for a leap year.
const FIRST_RIGHT_DAY: f64 = 61.0;
/// Largest number taken for a day: the year 9999.
const LAST_DAY: f64 = 2_958_465.0;

/// The text of a number that is shown as a day, a time, or both; `None` where it can be neither.
pub fn text(number: f64, epoch: Date) -> Option<String> {
    if !(0.0..=LAST_DAY).contains(&number) {
        return None;
    }
    // Fractions have an error of some microseconds, so the nearest whole second is meant.
    let seconds = (number * SECONDS_A_DAY).round();
    let (days, of_day) = ((seconds / SECONDS_A_DAY).floor(), seconds % SECONDS_A_DAY);
    let clock = clock_text(of_day);
    if days == 0.0 && epoch == EPOCHS[0] || number < 1.0 {
        return Some(clock);
    }
    if epoch == EPOCHS[0] && days < FIRST_RIGHT_DAY {
        return None;
    }
    let day = add_days(epoch, days as i64);
    Some(match of_day {
        0.0 => day.to_string(),
        _ => format!("{day} {clock}"),
    })
}

/// The text of a moment written as `2026-03-14T18:30:00`; midnight is left out, since a mere day has it too.
pub fn iso_text(moment: &str) -> String {
    let Some((day, clock)) = moment.split_once('T') else {
        return moment.to_owned();
    };
    match clock.get(..5) {
        Some("00:00") => day.to_owned(),
        Some(clock) => format!("{day} {clock}"),
        None => moment.to_owned(),
    }
}

/// The text of any other number, as a person would write it.
pub fn number_text(number: f64) -> String {
    // Sums of tenths end in 0.30000000000000004.
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.is_finite() { format!("{rounded}") } else { format!("{number}") }
}

/// The text of a number that is shown with a percent sign.
pub fn percent_text(number: f64) -> String {
    format!("{}%", number_text(number * 100.0))
}

fn clock_text(seconds: f64) -> String {
    let minutes = (seconds / 60.0).floor();
    format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0)
}

/// As what each cell style shows numbers.
#[derive(Debug, Default)]
pub struct Styles {
    shown: Vec<ShownAs>,
}

/// As what a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShownAs {
    #[default]
    Number,
    /// A day, a time, or both.
    Time,
    /// A hundredfold, with a percent sign.
    Percent,
}

impl Styles {
    /// Reads `xl/styles.xml`; without text there are no styles.
    pub fn read(xml: &str) -> Result<Styles, SpreadsheetFault> {
        let mut own_formats: BTreeMap<u32, ShownAs> = BTreeMap::new();
        let mut styles = Styles::default();
        let mut in_cell_styles = false;
        walk(xml, "xl/styles.xml", |step| {
            match step {
                XmlStep::Open("numFmt", tag) => {
                    let code = attribute(tag, "formatCode").unwrap_or_default();
                    own_formats.extend(number(tag, "numFmtId").map(|id| (id, shown_as(&code))));
                }
                XmlStep::Open("cellXfs", _) => in_cell_styles = true,
                XmlStep::Close("cellXfs") => in_cell_styles = false,
                XmlStep::Open("xf", tag) if in_cell_styles => {
                    let id = number(tag, "numFmtId").unwrap_or(0);
                    let shown = own_formats.get(&id).copied();
                    styles.shown.push(shown.unwrap_or(built_in(id)));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// As what the style with this number shows numbers.
    pub fn shown(&self, style: usize) -> ShownAs {
        self.shown.get(style).copied().unwrap_or_default()
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

/// Formats that every Excel has: percentages; days and times, those of East Asian versions included (ECMA-376 part 1,
/// 18.8.30).
fn built_in(id: u32) -> ShownAs {
    match id {
        9 | 10 => ShownAs::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => ShownAs::Time,
        _ => ShownAs::Number,
    }
}

/// A format with a code of day, month, year, hour or second, or with a percent sign, outside of quotes, brackets and escapes.
fn shown_as(code: &str) -> ShownAs {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|character| *character == '"')),
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inside: String = characters.by_ref().take_while(|character| *character != ']').collect();
                // [h] counts hours; [Red] and [$-409] are no times.
                let is_span = inside.chars().all(|character| "hmsHMS".contains(character));
                if is_span && !inside.is_empty() {
                    return ShownAs::Time;
                }
            }
            // Above 0; below 0; 0; text: the first part decides.
            ';' => return ShownAs::Number,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return ShownAs::Time,
            '%' => return ShownAs::Percent,
            _ => {}
        }
    }
    ShownAs::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_the_days_and_times_they_show() {
        let [excel, mac] = EPOCHS;
        assert_eq!(text(46095.0, excel).as_deref(), Some("2026-03-14"));
        assert_eq!(text(44633.0, mac).as_deref(), Some("2026-03-14"));
        assert_eq!(text(0.770833333333333, excel).as_deref(), Some("18:30"));
        assert_eq!(text(46095.7708333333, excel).as_deref(), Some("2026-03-14 18:30"));
        assert_eq!(text(46094.999999999, excel).as_deref(), Some("2026-03-14"), "a hair before midnight is midnight");
        assert_eq!(text(4.0, excel), None, "4 shown as a day is no score");
        assert_eq!(text(-1.0, excel), None);
        assert_eq!(text(f64::NAN, excel), None);
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        assert_eq!(number_text(4.0), "4");
        assert_eq!(number_text(0.1 + 0.2), "0.3");
        assert_eq!(number_text(-0.0), "-0");
    }

    #[test]
    fn formats_of_days_and_times_are_known() {
        for code in ["yyyy-mm-dd", "[$-409]d/m/yy h:mm AM/PM;@", "[h]:mm", "hh:mm", "\"am\" d"] {
            assert_eq!(shown_as(code), ShownAs::Time, "{code}");
        }
        for code in ["General", "0.0", "#,##0", "0\" days\"", "[Red]0", "0\\d", "@", ""] {
            assert_eq!(shown_as(code), ShownAs::Number, "{code}");
        }
        for code in ["0%", "0.0 %", "#,##0.00%;-0%"] {
            assert_eq!(shown_as(code), ShownAs::Percent, "{code}");
        }
        assert_eq!((percent_text(0.3), percent_text(0.45)), ("30%".to_owned(), "45%".to_owned()));
    }
}
