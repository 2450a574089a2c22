//! The table of onsets on the first page: when it hurt and what came before it, the newest first.

use jiff::civil::Time;

use super::pain::figure;
use super::{Kind, Row, Table};
use crate::chart;
use crate::onset_analysis::{Analysis, Exposure, OnsetWindows};
use crate::report::text::{first_page as said, tables};
use crate::settings::Settings;
use crate::timeline::{OnsetEntry, PainEntry, Timeline};
use crate::units::{self, UNKNOWN};

/// Days before an onset whose runs are named, that of the onset counted: the nearest window of the comparison.
const DAYS_NAMED: i64 = 3;

/// The newest onsets; no rows where there is none.
pub fn recent_onsets(timeline: &Timeline, settings: &Settings) -> Table {
    let with_ranks = timeline.before_pain.analysis >= Analysis::Percentiles;
    let mut columns = vec![
        ("Pain began", Kind::Day),
        ("Score", Kind::Number),
        ("As written", Kind::Written),
        ("Runs up to the pain: that day and the two before", Kind::Note),
    ];
    if with_ranks {
        columns.extend([
            ("Longest run, change: 0–2, 3–7, 8–14 days before", Kind::Note),
            ("Descent of a run, change: the same days", Kind::Note),
        ]);
    }
    let first_notes = first_notes(timeline, settings);
    let (onsets, are_onsets) = match timeline.onsets.as_slice() {
        [] => (first_notes.as_slice(), false),
        onsets => (onsets, true),
    };
    let newest = onsets.len().saturating_sub(settings.print.first_page_onsets);
    let shown = &onsets[newest..];
    let caption = if are_onsets {
        said::onsets_caption(shown.len(), onsets.len(), with_ranks)
    } else {
        said::first_notes_caption(shown.len(), onsets.len(), settings)
    };
    let rows = shown.iter().rev().map(|onset| row(onset, timeline, with_ranks));
    Table::new(said::ONSETS_NAME, caption, &columns).with_rows(rows, "")
}

fn row(onset: &OnsetEntry, timeline: &Timeline, with_ranks: bool) -> Row {
    let day = units::short_day(onset.day);
    let day = match onset.time {
        Some(time) => format!("{day} {}", units::minute(time)),
        None => day,
    };
    let row = Row::of([day, units::score(onset.score_0_10)]);
    let runs = said::runs_before(timeline, onset, DAYS_NAMED);
    let row = row.over(&written(onset, timeline), 1).over(&runs, 1);
    if !with_ranks {
        return row;
    }
    let compared = timeline.before_pain.onsets.iter();
    let mut compared = compared.filter(|one| one.day == onset.day);
    let windows = compared.next();
    [Exposure::LongestRun, Exposure::LargestDescent]
        .into_iter()
        .fold(row, |row, exposure| row.over(&changes(windows, exposure, timeline), 1))
}

/// The days that the chart marks as first notes of pain, oldest first.
fn first_notes(timeline: &Timeline, settings: &Settings) -> Vec<OnsetEntry> {
    let days = chart::first_notes(&timeline.pain, &settings.chart).into_iter();
    days.filter_map(|day| {
        let painful =
            timeline.pain.iter().filter(|note| note.day == day && note.score_0_10 >= settings.chart.first_note_score);
        let painful: Vec<&PainEntry> = painful.collect();
        let first = |time: fn(&PainEntry) -> Option<Time>| {
            let times: Option<Vec<Time>> = painful.iter().map(|note| time(note)).collect();
            times.and_then(|times| times.into_iter().min())
        };
        let scores = painful.iter().map(|note| note.score_0_10);
        Some(OnsetEntry {
            day,
            time: first(|note| note.time),
            runs_until: first(|note| note.details.runs_until),
            score_0_10: scores.max_by(f64::total_cmp)?,
        })
    })
    .collect()
}

/// The figures of one kind, the nearest window first.
fn changes(onset: Option<&OnsetWindows>, exposure: Exposure, timeline: &Timeline) -> String {
    let Some(onset) = onset else {
        return UNKNOWN.to_owned();
    };
    let windows = onset.windows.iter().map(|window| {
        let found = window.figures.iter().find(|one| one.exposure == exposure);
        match found {
            // A line is broken between windows, not within a figure.
            Some(one) if !window.unobserved => figure(one, timeline).replace(' ', "\u{A0}"),
            _ => UNKNOWN.to_owned(),
        }
    });
    windows.collect::<Vec<_>>().join(", ")
}

/// Place, moment and trigger of the worst note of the day in the runner's words, cut to a line or two.
fn written(onset: &OnsetEntry, timeline: &Timeline) -> String {
    let notes = timeline.pain.iter().filter(|note| note.day == onset.day);
    let worst = notes.rev().max_by(|a, b| a.score_0_10.total_cmp(&b.score_0_10));
    worst.map(in_short).unwrap_or_default()
}

fn in_short(note: &PainEntry) -> String {
    let place = Some(tables::place(note)).filter(|place| !place.is_empty());
    let parts = [place, note.when.clone(), note.trigger.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    cut(&parts.join(", "))
}

/// Letters that fit into a cell of the first page.
const MOST_LETTERS: usize = 60;

fn cut(words: &str) -> String {
    if words.chars().count() <= MOST_LETTERS {
        return words.to_owned();
    }
    let short: String = words.chars().take(MOST_LETTERS - 1).collect();
    format!("{}…", short.trim_end())
}
