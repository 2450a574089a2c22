//! Quantities: how long it lasted, how far into the run, how stiff, how much sleep, stress, and the answers to questionnaires.

use jiff::civil::Time;

use super::score::{self, ScoreCell, WrittenScore};
use crate::calendar::written_dates;
use crate::pain::vocabulary::{Stiffness, folded, plain};
use crate::units::MILE_M;

/// What is accepted as a day.
pub const DAY: &str = "a day from 1995 to 2099 is written 2026-03-14, with its year";
/// What is accepted as a score.
pub const SCORE: &str = "a score is 0 to 10: 4, 4.5, 4/10, 3-4 or none; for no pain write 0";
/// What is accepted as stress.
pub const STRESS: &str = "stress is 0 to 10, whole or with one decimal";
/// What is accepted as a time.
pub const TIME: &str = "a time of day is written 18:30, or left out";
/// What is accepted after the last column.
pub const STRAY: &str = "a row has no more cells than the header; put a cell with commas in quotation marks";

/// What is accepted as a quoted cell.
pub const QUOTES: &str = "a quotation mark without its other half, or a blank before it; put the marks at the very beginning and end of \
    a cell, and write one inside it twice";

/// The score that `4`, `4.5`, `4,5` or `4/10` writes, where a cell holds one and nothing else.
pub fn score_0_10(cell: &str) -> Option<f64> {
    match score::read(cell, 10.0)? {
        ScoreCell::Scores(scores) => match scores[..] {
            [WrittenScore { score_0_10, side: None, .. }] => Some(score_0_10),
            _ => None,
        },
        ScoreCell::Blank => None,
    }
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

/// What is accepted as the score of a questionnaire.
pub const QUESTIONNAIRE: &str = "a questionnaire is its score, 0 to 100 (LEFS: 0 to 80)";

/// Longest that a pain can have lasted: a year. Longer is a typing error.
const MOST_LASTED_H: f64 = 366.0 * 24.0;
/// Farthest into a run.
const MOST_INTO_RUN_M: f64 = 1_000_000.0;
/// Values of an answer of the OSTRC-O2.
const ANSWERS: [u8; 4] = [0, 8, 17, 25];

/// Hours that `30 min`, `3 h` or `2 days` write.
pub fn lasted_h(cell: &str) -> Option<f64> {
    let (amount, unit) = amount(cell)?;
    let hours = amount * hours_of(&unit)?;
    (hours <= MOST_LASTED_H).then_some(hours)
}

/// Hours of a unit of time, in the languages of the diary.
fn hours_of(unit: &str) -> Option<f64> {
    const UNITS: [(f64, &str); 4] = [
        (1.0 / 60.0, " min mins minute minutes minuten minutos minuti minuto minutter minuter minuut "),
        (
            1.0,
            " h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren time timer tim timme timmar ",
        ),
        (24.0, " d day days tag tage tagen jour jours dia dias giorno giorni dag dagen dage dager dagar "),
        (
            24.0 * 7.0,
            " w wk week weeks woche wochen semaine semaines semana semanas settimana settimane weken uge uger uke uker vecka veckor ",
        ),
    ];
    let unit = plain_unit(unit);
    UNITS.iter().find(|(_, names)| names.contains(&unit)).map(|(hours, _)| *hours)
}

fn plain_unit(unit: &str) -> String {
    format!(" {} ", folded(unit).trim())
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
        "yes" | "y" | "stiff" | "ja" | "oui" | "si" | "sim" | "steif" => return Some(Stiffness::Yes),
        "no" | "n" | "none" | "not stiff" | "nein" | "non" | "nee" | "nao" | "nej" | "nei" => {
            return Some(Stiffness::No);
        }
        _ => {}
    }
    if let Some(score) = score_0_10(cell) {
        return Some(Stiffness::Score(score));
    }
    let (amount, unit) = amount(cell)?;
    let is_minutes = hours_of(&unit).is_some_and(|hours| hours < 1.0);
    (is_minutes && amount <= 24.0 * 60.0).then_some(Stiffness::Minutes(amount))
}

/// Hours of sleep that `7`, `7.5 h` or `7:30` writes.
pub fn sleep_h(cell: &str) -> Option<f64> {
    if let Some(clock) = written_dates::read_time(cell).filter(|_| cell.contains([':', 'h'])) {
        let minutes = clock.duration_since(Time::midnight()).as_secs() / 60;
        return Some(minutes as f64 / 60.0);
    }
    let (amount, unit) = amount(cell)?;
    let is_hours = unit.is_empty() || hours_of(&unit) == Some(1.0);
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

/// The score of a questionnaire with this worst or best end.
pub fn questionnaire_score(cell: &str, most: f64) -> Option<f64> {
    let (amount, unit) = amount(cell)?;
    let is_of_all = unit.trim_start_matches('/').trim().parse() == Ok(most);
    ((unit.is_empty() || unit == "%" || unit == "points" || is_of_all) && amount <= most).then_some(amount)
}

/// The medication in a cell; `None` where it says that there was none.
pub fn medication(cell: &str) -> Option<String> {
    let is_none = matches!(
        plain(cell).as_str(),
        "" | "no"
            | "none"
            | "nothing"
            | "0"
            | "keine"
            | "keins"
            | "nein"
            | "nichts"
            | "aucun"
            | "aucune"
            | "rien"
            | "non"
            | "ninguno"
            | "ninguna"
            | "nada"
            | "nessuno"
            | "nessuna"
            | "niente"
            | "geen"
            | "nee"
            | "nenhum"
            | "nenhuma"
            | "ingen"
            | "inget"
            | "inga"
            | "nej"
            | "nei"
            | "intet"
    );
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
    use super::*;

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
        for cell in ["", "11", "2 h", "a bit", "1500 min", "3-Apr"] {
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
