//! The PDF: what is in it, what is not, and that it tells the same as page, tables and JSON.

use std::fs;
use std::process::Command;
use std::sync::OnceLock;

use jiff::civil::date;
use patella::report::pdf;
use patella::report::{Charts, tables, text};
use patella::settings::{Paper, PdfExtent, PrintRules, Settings};
use patella::timeline::{Measure, ReasonCount, Timeline};
use patella::units;
use tempfile::tempdir;

use crate::onset_analysis::with_onsets;
use crate::report::{BANNED, awkward};
use crate::sample::reported::{self, reported};
use crate::sample::{Sample, nine_months};
use crate::timeline::story;

mod form;
mod hostile;
mod two_minutes;

/// The full PDF of a timeline.
pub fn made(timeline: &Timeline, settings: &Settings) -> Vec<u8> {
    let print = PrintRules { extent: PdfExtent::Full, ..settings.print.clone() };
    reported(timeline, &Settings { print, ..settings.clone() }, pdf::pdf).unwrap()
}

/// The two pages that a report holds by default.
fn short(timeline: &Timeline) -> Vec<u8> {
    reported(timeline, &Settings::default(), pdf::pdf).unwrap()
}

/// The PDF of the invented runner, made once.
fn story_pdf() -> &'static [u8] {
    static PDF: OnceLock<Vec<u8>> = OnceLock::new();
    PDF.get_or_init(|| made(story(), &Settings::default()))
}

/// The text of some pages, spaces and line ends as one space; `None` where pdftotext is not installed.
pub fn text(pdf: &[u8], pages: &[&str]) -> Option<String> {
    let folder = tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    fs::write(&file, pdf).unwrap();
    let called = Command::new("pdftotext").args(pages).arg(&file).arg("-").output();
    let Ok(called) = called else {
        eprintln!("left out: pdftotext is not installed, so the text of the PDF is not looked at");
        return None;
    };
    assert!(called.status.success());
    let text = String::from_utf8(called.stdout).unwrap();
    let text = text.replace('\u{200B}', "");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

const FIRST_PAGE: [&str; 4] = ["-f", "1", "-l", "1"];

/// How often a name occurs in the objects of a PDF, which are not packed.
fn occurrences(pdf: &[u8], name: &str) -> usize {
    let name = name.as_bytes();
    pdf.windows(name.len()).filter(|part| *part == name).count()
}

/// Pages of a PDF, without any other program.
fn pages(pdf: &[u8]) -> usize {
    occurrences(pdf, "/Type/Page") - occurrences(pdf, "/Type/Pages")
}

/// Words as [`text`] gives them.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_is_tagged_and_names_its_language_and_no_date() {
    let pdf = story_pdf();
    for part in ["/StructTreeRoot", "/MarkInfo", "/Lang", "pdfuaid", "/FontFile2"] {
        assert!(occurrences(pdf, part) > 0, "{part}");
    }
    for part in ["CreationDate", "CreateDate", "/URI", "/JavaScript", "/EmbeddedFile"] {
        assert_eq!(occurrences(pdf, part), 0, "{part}");
    }
}

#[test]
fn the_same_timeline_gives_the_same_bytes() {
    assert!(made(story(), &Settings::default()) == story_pdf());
}

#[test]
fn the_paper_is_the_one_asked_for() {
    let letter =
        Settings { print: PrintRules { paper: Paper::Letter, ..PrintRules::default() }, ..Settings::default() };
    let month = Sample::between(date(2026, 3, 2), date(2026, 3, 29)).timeline();
    assert!(occurrences(&made(&month, &letter), "[0 0 612 792]") > 0);
    assert!(occurrences(&made(&month, &Settings::default()), "[0 0 595.2756 841.8898]") > 0);
}

#[test]
fn the_first_page_is_the_whole_story() {
    let pdf = short(story());
    let all = pages(&pdf);
    assert_eq!(all, 2);
    assert!((6..=16).contains(&pages(story_pdf())), "{} pages", pages(story_pdf()));
    let Some(first) = text(&pdf, &FIRST_PAGE) else {
        return;
    };
    for row in reported::now(story()) {
        assert!(first.contains(&plain(&row.label)) && first.contains(&plain(&row.value)), "{row:?}");
    }
    for row in reported::changes(story()) {
        assert!(first.contains(&plain(&row.label)), "{row:?}");
        assert!(row.cells.iter().all(|cell| first.contains(cell.as_str())), "{row:?}");
    }
    for part in [
        "Right knee, behind kneecap. Worst 6/10 on 25 March; last pain 1/10 on 27 May.",
        "21.6 (+35 %), descent +228 %",
        "during, downhill",
        "One runner's records cannot establish cause.",
        &format!("Page 1 of {all}"),
    ] {
        assert!(first.contains(part), "{part}");
    }
}

#[test]
fn the_first_page_holds_the_limits_whatever_is_missing() {
    for (case, timeline) in awkward() {
        let pdf = short(&timeline);
        assert_eq!(pages(&pdf), 2, "{case}");
        let Some(first) = text(&pdf, &FIRST_PAGE) else {
            return;
        };
        assert!(first.contains("One runner's records cannot establish cause."), "{case}");
        assert!(first.contains("Page 1 of"), "{case}");
        for word in BANNED {
            assert!(!first.to_lowercase().contains(word), "{case}: {word}");
        }
    }
}

#[test]
fn the_rest_of_it_can_be_looked_up() {
    let Some(text) = text(story_pdf(), &[]) else {
        return;
    };
    let timeline = story();
    let outcomes = text::coverage::outcomes(timeline);
    let parts = reported(timeline, &Settings::default(), text::coverage::parts);
    let parts = parts.into_iter().flat_map(|part| part.points);
    // A hyphen at the end of a line is lost.
    let joined = |words: &str| words.replace([' ', '\n', '-'], "");
    let all = joined(&text);
    for definition in &timeline.definitions {
        for words in [definition.name, definition.validity, definition.source] {
            assert!(all.contains(&joined(words)), "{words}");
        }
    }
    for words in outcomes.into_iter().chain(parts) {
        assert!(all.contains(&joined(&words)), "{words}");
    }
    let notes = timeline.pain.iter().filter_map(|note| note.note.as_ref());
    for words in notes {
        // A cell may end at the end of a line of another cell; its words are all there.
        for word in words.split_whitespace() {
            assert!(text.contains(word), "{word}");
        }
    }
    assert!(text.contains(&plain(text::RED_FLAGS)));
    for word in BANNED {
        assert!(!text.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn trap_32_it_names_no_file_no_place_and_no_address() {
    let Some(text) = text(story_pdf(), &[]) else {
        return;
    };
    for private in
        ["runner@example.org", "@example", ".fit", ".zip", "UploadedFiles", "DI_CONNECT", "serial", "47.37", "8.54"]
    {
        assert!(!text.contains(private), "{private}");
    }
}

#[test]
fn page_pdf_tables_and_json_tell_the_same() {
    let timeline = story();
    let settings = Settings::default();
    let page = plain(&reported::page(timeline, &settings, &Charts::default()));
    let json = serde_json::to_value(timeline).unwrap();
    let tables = tables::all(timeline).unwrap();
    let table = |name: &str| {
        let (_, bytes) = tables.iter().find(|(file, _)| *file == name).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let pdf = text(story_pdf(), &[]);
    let shown = |words: &str| {
        assert!(page.contains(&plain(words)), "the page lacks {words}");
        if let Some(pdf) = &pdf {
            assert!(pdf.contains(&plain(words)), "the PDF lacks {words}");
        }
    };
    for row in reported::now(timeline) {
        shown(&row.value);
    }
    let written = table("tables/weeks.csv");
    for (place, week) in timeline.weeks.iter().enumerate() {
        let runs = week.observed(week.runs).map_or_else(String::new, |runs| runs.to_string());
        assert!(written.contains(&format!("{},{runs},", week.week_start)));
        assert_eq!(json["weeks"][place]["distance_m"].as_f64(), week.observed(week.distance_m));
        if week.is_observed() {
            shown(&units::distance(week.distance_m, timeline.units));
            shown(&units::height(week.descent_m.unwrap(), timeline.units));
        }
    }
    let written = table("tables/spikes.csv");
    for (place, spike) in timeline.spikes.iter().enumerate() {
        assert_eq!(json["spikes"][place]["ratio"], spike.ratio);
        assert!(written.contains(&format!("{},{},{}", spike.run_id, spike.date, spike.measure.name())));
        shown(&units::short_day(spike.date));
        shown(&units::change(spike.ratio));
        match spike.measure {
            Measure::Distance => shown(&units::distance(spike.value_m, timeline.units)),
            Measure::Descent => shown(&units::height(spike.value_m, timeline.units)),
        }
    }
    let total: f64 = json["runs"].as_array().unwrap().iter().filter_map(|run| run["distance_m"].as_f64()).sum();
    shown(&units::distance(total, timeline.units));
}

#[test]
fn a_name_is_printed_only_where_it_is_given() {
    let month = nine_months().timeline();
    let named = Settings {
        print: PrintRules { name: Some("Ann O'Nym".to_owned()), ..PrintRules::default() },
        ..Settings::default()
    };
    let page = reported::page(&month, &named, &Charts::default());
    assert!(page.contains("Ann O'Nym"));
    assert!(!serde_json::to_string(&month).unwrap().contains("Nym"));
    if let Some(text) = text(&made(&month, &named), &[]) {
        assert!(text.matches("Ann O'Nym").count() > 2);
    }
}

#[test]
fn charts_of_more_than_the_first_page_shows_have_a_place_behind_it() {
    let with = |timeline: &Timeline| text(&made(timeline, &Settings::default()), &["-f", "2"]);
    let month = Sample::between(date(2026, 3, 2), date(2026, 3, 29)).timeline();
    let (Some(long), Some(short)) = (with(story()), with(&month)) else {
        return;
    };
    let place = |words: &str| long.find(words).unwrap();
    assert!(place(text::CHART) < place("In short"));
    assert!(place("In short") < place(text::SPIKES));
    assert!(!short.contains(text::CHART));
}

#[test]
fn many_onsets_leave_the_first_page_one_page() {
    let timeline = with_onsets(12);
    let Some(first) = text(&made(&timeline, &Settings::default()), &FIRST_PAGE) else {
        return;
    };
    assert!(first.contains("Newest 3 of 12."));
    assert!(first.contains("Weekly km before → last") && !first.contains("percentile"));
}

#[test]
fn devices_and_reasons_stand_in_it() {
    let mut timeline = Sample::between(date(2026, 3, 2), date(2026, 3, 29)).timeline();
    timeline.coverage.devices.push(ReasonCount { what: "a watch of glass".to_owned(), count: 3 });
    if let Some(text) = text(&made(&timeline, &Settings::default()), &[]) {
        assert!(text.contains("a watch of glass: 3"));
    }
}
