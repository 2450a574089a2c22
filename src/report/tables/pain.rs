//! The columns of the tables on the diary and its onsets, and of those that an account's lists fill: shoes and days.

use jiff::civil::Time;

use super::columns::{CsvColumn, csv, known, number, text};
use crate::onset_analysis::{Exposure, OnsetWindows, WindowFigures};
use crate::pain::vocabulary::Vocabulary;
use crate::timeline::{DayEntry, OnsetEntry, PainEntry, QuestionnaireEntry, ShoeEntry, Timeline};

/// `tables/pain.csv`: the notes as written, then what they were understood as.
pub(super) const NOTES: &[CsvColumn<PainEntry>] = &[
    ("date", |note| note.day.to_string()),
    ("time", |note| time(note.time)),
    ("score", |note| number(note.score_0_10, 1)),
    ("when", |note| text(note.when.as_deref())),
    ("side", |note| text(note.side.as_deref())),
    ("site", |note| text(note.site.as_deref())),
    ("trigger", |note| text(note.trigger.as_deref())),
    ("note", |note| text(note.note.as_deref())),
    ("line", |note| note.line.to_string()),
    ("when_meant", |note| known(note.details.when_meant.map(|when| when.name()))),
    ("side_meant", |note| known(note.details.side_meant.map(|side| side.name()))),
    ("site_meant", |note| joined(note.details.sites_meant.iter().map(|site| site.name()))),
    ("trigger_meant", |note| joined(note.details.triggers_meant.iter().map(|trigger| trigger.name()))),
    ("lasted_h", |note| number(note.details.lasted_h, 2)),
    ("into_run_m", |note| number(note.details.into_run_m, 1)),
    ("stiffness", |note| text(note.details.stiffness.as_deref())),
    ("sleep_h", |note| number(note.details.sleep_h, 2)),
    ("stress_0_10", |note| number(note.details.stress_0_10, 1)),
    ("shoe", |note| text(note.details.shoe.as_deref())),
    ("medication", |note| text(note.details.medication.as_deref())),
    ("mood", |note| text(note.details.mood.as_deref())),
    ("exercises", |note| text(note.details.exercises.as_deref())),
    ("fuel", |note| text(note.details.fuel.as_deref())),
];

/// `14:05`; empty where no time is given.
pub(super) fn time(time: Option<Time>) -> String {
    known(time.map(|time| time.strftime("%H:%M")))
}

fn joined(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join("; ")
}

/// `tables/weekly_answers.csv`: weekly answers of the OSTRC-O2.
pub(super) fn weekly_answers(timeline: &Timeline) -> Result<Vec<u8>, csv::Error> {
    let answers = timeline.pain_context.iter().flat_map(|context| &context.weekly_answers);
    let columns: &[CsvColumn<(jiff::civil::Date, u8)>] =
        &[("date", |answer| answer.0.to_string()), ("severity_0_100", |answer| answer.1.to_string())];
    csv(columns, answers)
}

/// `tables/questionnaires.csv`: scores of questionnaires, where the diary holds one.
pub(super) const QUESTIONNAIRES: &[CsvColumn<QuestionnaireEntry>] = &[
    ("date", |entry| entry.day.to_string()),
    ("questionnaire", |entry| entry.questionnaire.name().to_owned()),
    ("score", |entry| number(entry.score, 1)),
    ("best_score", |entry| number(entry.questionnaire.most(), 0)),
];

/// `tables/shoes.csv`: one row for each pair.
pub(super) const SHOES: &[CsvColumn<ShoeEntry>] = &[
    ("name", |shoe| text(Some(&shoe.name))),
    ("first_day", |shoe| known(shoe.first_day)),
    ("last_day", |shoe| known(shoe.last_day)),
    ("runs", |shoe| shoe.runs.to_string()),
    ("distance_m", |shoe| number(shoe.distance_m, 2)),
    ("retired_day", |shoe| known(shoe.retired_day)),
];

/// `tables/days.csv`: one row for each day on which the account has a value.
pub(super) const DAYS: &[CsvColumn<DayEntry>] = &[
    ("date", |day| day.day.to_string()),
    ("sleep_h", |day| number(day.sleep_h, 2)),
    ("resting_hr_bpm", |day| number(day.resting_hr_bpm, 0)),
    ("stress_0_100", |day| number(day.stress_0_100, 0)),
    ("steps", |day| number(day.steps, 0)),
];

/// A column: its name, which names the window, and its cell in a row.
type WindowColumn<'a> = (String, Box<dyn Fn(&OnsetEntry) -> String + 'a>);

/// `date`, `score`, `time`, then for each window whether it is left out, and each figure with its percentile; `kind`; and
/// whether the seven days up to it are above the runner's usual range.
pub(super) fn onsets(timeline: &Timeline) -> Result<Vec<u8>, csv::Error> {
    let mut columns: Vec<WindowColumn> = vec![
        ("date".to_owned(), Box::new(|onset| onset.day.to_string())),
        ("score".to_owned(), Box::new(|onset| number(onset.score_0_10, 1))),
        ("time".to_owned(), Box::new(|onset| time(onset.time))),
    ];
    for index in 0..timeline.before_pain.windows.len() {
        columns.extend(window_columns(timeline, index));
    }
    let week = |onset: &OnsetEntry| known(compared(timeline, onset).and_then(|before| before.week_above_usual));
    columns.push(("kind".to_owned(), Box::new(|onset| onset.kind.name().to_owned())));
    columns.push(("week_above_usual".to_owned(), Box::new(week)));
    csv(&columns, &timeline.onsets)
}

/// What came before an onset; `None` where it is outside the records of runs.
fn compared<'t>(timeline: &'t Timeline, onset: &OnsetEntry) -> Option<&'t OnsetWindows> {
    timeline.before_pain.onsets.iter().find(|before| before.day == onset.day)
}

/// The columns of one window. An onset outside the records of runs has nothing in them.
fn window_columns(timeline: &Timeline, index: usize) -> impl Iterator<Item = WindowColumn<'_>> {
    let window = timeline.before_pain.windows[index];
    let days = format!("{}_{}d", window.nearest, window.farthest);
    let of = move |onset: &OnsetEntry| -> Option<&WindowFigures> { compared(timeline, onset)?.windows.get(index) };
    let unobserved = move |onset: &OnsetEntry| known(of(onset).map(|window| window.unobserved));
    let first: WindowColumn = (format!("unobserved_{days}"), Box::new(unobserved));
    let figures = Exposure::ALL.into_iter().enumerate().flat_map(move |(at, exposure)| {
        let figure = move |onset: &OnsetEntry| of(onset).and_then(|window| window.figures.get(at));
        let value = move |onset: &OnsetEntry| number(figure(onset).and_then(|figure| figure.value), decimals(exposure));
        let percentile = move |onset: &OnsetEntry| number(figure(onset).and_then(|figure| figure.percentile), 1);
        let name = exposure.name();
        let value: WindowColumn = (format!("{name}_{days}"), Box::new(value));
        [value, (format!("{name}_{days}_percentile"), Box::new(percentile))]
    });
    std::iter::once(first).chain(figures)
}

/// Decimals of a figure: meters to the decimeter, ratios to the ten-thousandth.
fn decimals(exposure: Exposure) -> usize {
    match exposure {
        Exposure::LongestRun | Exposure::LargestDescent => 4,
        Exposure::Distance | Exposure::Descent => 1,
        Exposure::RunDays | Exposure::Return => 0,
        Exposure::ShortestRest | Exposure::Sleep => 3,
    }
}
