//! The form to print and fill in: its days, its boxes, its paper.

use jiff::civil::{Date, date};
use patella::calendar::WeekStart;
use patella::report::pdf;
use patella::settings::{FormRules, Paper, PrintRules, Settings, Units};

use super::{FIRST_PAGE, occurrences, pages, text};
use crate::report::BANNED;

fn settings(from: Option<Date>, weeks: i64) -> Settings {
    Settings { form: FormRules { from, weeks }, ..Settings::default() }
}

fn form(from: Option<Date>, weeks: i64) -> Vec<u8> {
    pdf::form(&settings(from, weeks)).unwrap()
}

/// The options of pdftotext that give each word with its place.
const WITH_PLACES: [&str; 5] = ["-f", "1", "-l", "1", "-bbox"];

/// Top edges of a word on the first page, points.
fn tops(pdf: &[u8], word: &str) -> Option<Vec<f64>> {
    let marked = text(pdf, &WITH_PLACES)?;
    let words = marked.split("<word ").filter(|one| one.contains(&format!(">{word}<")));
    let top = |one: &str| one.split("yMin=\"").nth(1)?.split('"').next()?.parse().ok();
    Some(words.filter_map(top).collect())
}

#[test]
fn a_month_is_one_page_and_what_it_means_another() {
    let blank = form(None, 4);
    assert_eq!(pages(&blank), 2);
    for part in ["/StructTreeRoot", "/MarkInfo", "/Lang", "pdfuaid"] {
        assert!(occurrences(&blank, part) > 0, "{part}");
    }
    assert_eq!(occurrences(&blank, "CreationDate"), 0);
    let (Some(first), Some(second)) = (text(&blank, &FIRST_PAGE), text(&blank, &["-f", "2"])) else {
        return;
    };
    for day in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] {
        assert_eq!(first.matches(day).count(), 4, "{day}");
    }
    assert!(first.contains("Year") && first.contains("km") && !first.contains("2026"), "{first}");
    for words in [
        "A 0 says that there was no pain. A day without a note is unknown, not pain-free.",
        "around or behind kneecap, under kneecap, below kneecap",
        "A score of the next morning gets the date of that morning",
    ] {
        assert!(second.contains(words), "{words}");
    }
    for word in BANNED {
        assert!(!second.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn every_row_has_room_for_a_pen() {
    const EIGHT_MM_PT: f64 = 22.6;
    for paper in [Paper::A4, Paper::Letter] {
        let print = PrintRules { paper, ..PrintRules::default() };
        let made = pdf::form(&Settings { print, ..settings(Some(date(2026, 6, 3)), 4) }).unwrap();
        assert_eq!(pages(&made), 2);
        let (Some(mondays), Some(tuesdays)) = (tops(&made, "Mon"), tops(&made, "Tue")) else {
            return;
        };
        assert_eq!(mondays.len(), 4);
        for (monday, tuesday) in mondays.iter().zip(&tuesdays) {
            assert!(tuesday - monday > EIGHT_MM_PT, "{monday} to {tuesday}");
        }
    }
}

#[test]
fn its_boxes_come_in_the_order_of_the_diary() {
    let Some(first) = text(&form(None, 1), &["-f", "1", "-l", "1", "-layout"]) else {
        return;
    };
    // The head of the example is that of the boxes, and its lines have the names of the columns.
    let head = "date score when side site trigger sleep note";
    assert!(first.contains(head), "{first}");
    let names: Vec<&str> = head.split(' ').collect();
    let diary = patella::pain::diary::write::new_diary();
    let columns: Vec<&str> = diary.lines().last().unwrap().split(',').filter(|name| names.contains(name)).collect();
    assert_eq!(columns, names);
    assert!(first.contains("Tue 2 Jun 8.2 2 0 3 right, behind"), "{first}");
    for line in [
        "2026-06-02 2 during right behind kneecap stairs 7.5 eased after 10 min",
        "2026-06-02 0 after 2026-06-03 3 next morning right behind kneecap stairs",
    ] {
        assert!(first.contains(line), "{line}");
    }
}

#[test]
fn weeks_begin_in_the_week_of_the_day_that_is_given() {
    let wednesday = Some(date(2026, 12, 23));
    let Some(monday_first) = text(&form(wednesday, 4), &FIRST_PAGE) else {
        return;
    };
    assert!(monday_first.contains("21 December 2026 to 17 January 2027"), "{monday_first}");
    assert!(monday_first.contains("21 Dec") && monday_first.contains("17 Jan"));
    assert!(!monday_first.contains("Year"));
    let sunday_first = Settings {
        week_start: WeekStart::Sunday,
        units: Units::Imperial,
        print: PrintRules { paper: Paper::Letter, ..PrintRules::default() },
        ..settings(wednesday, 2)
    };
    let made = pdf::form(&sunday_first).unwrap();
    assert_eq!(pages(&made), 1);
    assert!(occurrences(&made, "[0 0 612 792]") > 0);
    let words = text(&made, &FIRST_PAGE).unwrap();
    assert!(words.contains("20 December 2026 to 2 January 2027") && words.contains("20 Dec"), "{words}");
    assert!(words.contains(" mi ") && !words.contains(" km "), "{words}");
}

#[test]
fn more_weeks_are_more_pages_and_the_same_choices_the_same_bytes() {
    let pages_of = |weeks: i64| pages(&form(None, weeks));
    assert_eq!([1, 3, 4, 5, 8].map(pages_of), [1, 2, 2, 2, 3]);
    assert!(form(None, 5) == form(None, 5));
    assert_eq!(pages(&form(Some(date(2026, 9, 30)), 8)), 3);
    assert_eq!(pages(&form(Some(Date::MAX), 8)), 1, "the last week there is");
}
