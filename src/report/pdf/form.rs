//! The form of a pain diary, to print and fill in by hand: a row a day with a box for each column of the diary, and half a
//! page that explains the scores.
//!
//! Every box is a cell of the diary or, where it holds a score, a line of it, so that the form can be typed in as it stands.

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::{PdfError, set};
use crate::calendar::{self, DaySpan, WeekStart, add_days};
use crate::pain::diary::{DiaryColumn, HeadField};
use crate::pain::vocabulary::{Side, Site, Trigger, Vocabulary};
use crate::report::text;
use crate::settings::Settings;
use crate::units;

/// The fixed text of the form.
const TEMPLATE: &str = include_str!("form.typ");
/// Weeks on one side of the paper, with rows that a pen has room in.
const WEEKS_A_PAGE: usize = 4;

#[derive(Debug, Serialize)]
struct FormData {
    title: &'static str,
    lead: &'static str,
    paper: &'static str,
    /// The days of the form; `None` where they are left to be written.
    dates: Option<String>,
    /// Before lines to write on.
    blanks: Vec<&'static str>,
    /// The unit of distance of the box after the day.
    distance: &'static str,
    day: &'static str,
    pain: &'static str,
    scores: [&'static str; 3],
    /// The boxes after the scores, in the order of the diary.
    boxes: [Heading; 4],
    /// The days of each page.
    pages: Vec<Vec<FormDay>>,
    foot: &'static str,
    explained: Explained,
    page: &'static str,
    of: &'static str,
}

/// The head of a column.
#[derive(Debug, Serialize)]
struct Heading {
    name: &'static str,
    /// What is meant, in smaller type; empty for nothing.
    remark: &'static str,
}

#[derive(Debug, Serialize)]
struct FormDay {
    weekday: &'static str,
    /// `None` where it is left to be written.
    date: Option<String>,
    begins_week: bool,
}

/// What the boxes mean.
#[derive(Debug, Serialize)]
struct Explained {
    heading: &'static str,
    none: &'static str,
    worst: &'static str,
    entries: Vec<Entry>,
    typing_heading: &'static str,
    typing: &'static str,
    row: [&'static str; 9],
    columns: [&'static str; 8],
    lines: [[&'static str; 8]; 3],
    /// Above lines to write on, the first of them with a label.
    more: &'static str,
    labels: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Entry {
    name: &'static str,
    words: String,
}

/// The form as a PDF, by `settings.form`, the paper, the units and the first day of the week.
///
/// # Errors
///
/// [`PdfError`]; it does not depend on the settings.
pub fn form(settings: &Settings) -> Result<Vec<u8>, PdfError> {
    let data = serde_json::to_value(form_data(settings)).map_err(|error| PdfError::Set(error.to_string()))?;
    set(TEMPLATE, &data, &|_| None)
}

fn form_data(settings: &Settings) -> FormData {
    let start = settings.week_start;
    let from = settings.form.from.map(|day| start.week_of(day));
    // Without a date any week serves to name the days of it.
    let first = from.unwrap_or_else(|| start.week_of(Date::constant(2026, 1, 1)));
    let last = add_days(first, 7 * settings.form.weeks - 1);
    let days = calendar::days(first, last).map(|day| form_day(day, from.is_some(), start));
    let mut blanks = vec!["Name"];
    blanks.extend(from.is_none().then_some("Year"));
    FormData {
        title: "Running and pain diary",
        lead: "One row a day. 0: no pain. Left empty: unknown.",
        paper: super::paper_name(settings.print.paper),
        dates: from.map(|first| text::first_to_last(DaySpan { first, last })),
        blanks,
        distance: units::distance_unit(settings.units),
        day: "Day",
        pain: "Pain, 0 to 10",
        scores: ["during the\u{A0}run", "after the\u{A0}run", "next morning"],
        boxes: [
            Heading { name: "Where", remark: "side, site" },
            Heading { name: "Trigger", remark: "what set it off" },
            Heading { name: "Sleep", remark: "hours" },
            Heading { name: "In your words", remark: "" },
        ],
        pages: in_pages(days),
        foot: "The boxes are explained on the last page.",
        explained: explained(),
        page: text::first_page::PAGE,
        of: text::first_page::OF,
    }
}

fn form_day(day: Date, is_dated: bool, start: WeekStart) -> FormDay {
    FormDay {
        weekday: match day.weekday() {
            Weekday::Monday => "Mon",
            Weekday::Tuesday => "Tue",
            Weekday::Wednesday => "Wed",
            Weekday::Thursday => "Thu",
            Weekday::Friday => "Fri",
            Weekday::Saturday => "Sat",
            Weekday::Sunday => "Sun",
        },
        date: is_dated.then(|| day.strftime("%-d %b").to_string()),
        begins_week: start.week_of(day) == day,
    }
}

fn in_pages(days: impl Iterator<Item = FormDay>) -> Vec<Vec<FormDay>> {
    let mut days = days.peekable();
    let mut pages = Vec::new();
    while days.peek().is_some() {
        pages.push(days.by_ref().take(7 * WEEKS_A_PAGE).collect());
    }
    pages
}

/// The words that a diary knows, as a runner would write them down.
fn known<V: Vocabulary>() -> String {
    V::all().map(Vocabulary::name).collect::<Vec<_>>().join(", ")
}

fn explained() -> Explained {
    let entry = |name, words: &str| Entry { name, words: words.to_owned() };
    Explained {
        heading: "What goes into the boxes",
        none: "no pain",
        worst: "worst imaginable",
        entries: vec![
            entry(
                "A 0 is worth writing",
                "A 0 says that there was no pain. A day without a note is unknown, not pain-free.",
            ),
            entry("During the run", "The highest score while running."),
            entry(
                "After the run",
                "The highest score later on the same day. Without a run: the highest score of the day, and a dash for the distance.",
            ),
            entry("Next morning", "The score on getting up the day after. It goes into the row of the run."),
            Entry { name: "Where", words: format!("Side: {}. Site: {}.", known::<Side>(), known::<Site>()) },
            Entry { name: "Trigger", words: format!("What set the pain off: {}.", known::<Trigger>()) },
            entry("Sleep", "Hours of sleep in the night before."),
            entry(
                "In your words",
                "Anything else: how long it lasted, how far into the run it began, stiffness, stress, shoes, medication.",
            ),
        ],
        typing_heading: "From the form into the diary",
        typing: "Each score is one line of the diary. A score of the next morning gets the date of that morning; on a day \
            without a run, write “rest day” for when. The distance is not typed in: the watch knows it. The reason, a \
            previous injury, the goal and the question go above the header, such as “goal: half marathon”.",
        row: ["Tue 2 Jun", "8.2", "2", "0", "3", "right, behind kneecap", "stairs", "7.5", "eased after 10 min"],
        columns: SAMPLE_COLUMNS.map(Vocabulary::name),
        lines: SAMPLE_LINES,
        more: "For the next visit",
        labels: HeadField::all().map(text::first_page::head_label).collect(),
    }
}

/// Columns of the diary that the form has boxes for.
const SAMPLE_COLUMNS: [DiaryColumn; 8] = [
    DiaryColumn::Date,
    DiaryColumn::Score,
    DiaryColumn::When,
    DiaryColumn::Side,
    DiaryColumn::Site,
    DiaryColumn::Trigger,
    DiaryColumn::Sleep,
    DiaryColumn::Note,
];

/// How a row of the form is typed in.
const SAMPLE_LINES: [[&str; 8]; 3] = [
    ["2026-06-02", "2", "during", "right", "behind kneecap", "stairs", "7.5", "eased after 10 min"],
    ["2026-06-02", "0", "after", "", "", "", "", ""],
    ["2026-06-03", "3", "next morning", "right", "behind kneecap", "stairs", "", ""],
];

#[cfg(test)]
mod tests {
    //! The sample is a diary that patella reads.

    use super::*;
    use crate::pain::diary;
    use crate::pain::vocabulary::PainTiming;

    #[test]
    fn the_sample_lines_are_read_as_they_are_meant() {
        let all: Vec<DiaryColumn> = DiaryColumn::all().collect();
        let place = |column: &DiaryColumn| all.iter().position(|other| other == column);
        assert!(SAMPLE_COLUMNS.is_sorted_by_key(place), "in the order of a new diary");
        let lines = std::iter::once(SAMPLE_COLUMNS.map(Vocabulary::name)).chain(SAMPLE_LINES);
        let table: String = lines.map(|line| line.join(",") + "\n").collect();
        let read = diary::read(table.as_bytes(), "sample.csv").unwrap();
        let scores: Vec<_> =
            read.notes.iter().map(|note| (note.score_0_10, note.when.as_ref().unwrap().value)).collect();
        assert_eq!(scores, [(2.0, PainTiming::During), (0.0, PainTiming::After), (3.0, PainTiming::NextMorning)]);
    }
}
