//! The table of onsets on the first page: when it hurt and what came before it, the newest first.

use super::pain::figure;
use super::{ColumnKind, Row, Table};
use crate::facts::PainStart;
use crate::onset_analysis::{Analysis, Exposure, OnsetWindows};
use crate::report::Report;
use crate::report::text::{first_page as said, tables};
use crate::timeline::{PainEntry, Timeline};
use crate::units::{self, UNKNOWN};

/// The newest onsets; no rows where there is none.
pub fn recent_onsets(report: Report) -> Table {
    let (starts, settings) = (&report.facts.pain_starts, report.settings);
    let with_ranks = report.timeline.before_pain.analysis >= Analysis::Percentiles;
    let mut columns = vec![
        ("Pain began", ColumnKind::Day),
        ("Score", ColumnKind::Number),
        ("In the runner's words", ColumnKind::Written),
        ("Runs in the 3 days before", ColumnKind::Note),
    ];
    if with_ranks {
        columns.extend([
            ("Longest run, change: 0–2, 3–7, 8–14 days before", ColumnKind::Note),
            ("Descent of a run, change: same days", ColumnKind::Note),
        ]);
    }
    let newest = starts.all.len().saturating_sub(settings.print.first_page_onsets);
    let shown = &starts.all[newest..];
    let caption = if starts.are_onsets {
        said::onsets_caption(shown.len(), starts.all.len(), with_ranks)
    } else {
        said::first_notes_caption(shown.len(), starts.all.len(), settings)
    };
    let rows = shown.iter().rev().map(|start| row(start, report.timeline, with_ranks));
    Table::new(said::ONSETS_NAME, caption, &columns).with_rows(rows, "")
}

fn row(start: &PainStart, timeline: &Timeline, with_ranks: bool) -> Row {
    let onset = &start.onset;
    let day = units::short_day(onset.day);
    let day = match onset.time {
        Some(time) => format!("{day} {}", units::minute(time)),
        None => day,
    };
    let worst = start.worst_note.map(|index| in_short(&timeline.pain[index])).unwrap_or_default();
    let row = Row::of([day, units::score(onset.score_0_10)]).over(&worst, 1);
    let row = row.over(&said::runs_before(start, timeline), 1);
    if !with_ranks {
        return row;
    }
    let windows = timeline.before_pain.onsets.iter().find(|one| one.day == onset.day);
    [Exposure::LongestRun, Exposure::LargestDescent]
        .into_iter()
        .fold(row, |row, exposure| row.over(&changes(windows, exposure, timeline), 1))
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

/// Site, moment and trigger of a note in the runner's words, cut to a line or two.
fn in_short(note: &PainEntry) -> String {
    let place = Some(tables::place(note)).filter(|place| !place.is_empty());
    let parts = [place, note.when.clone(), note.trigger.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    cut(&parts.join(", "))
}

/// Characters that fit into a cell of the first page.
const MOST_CHARACTERS: usize = 60;

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let short: String = text.chars().take(MOST_CHARACTERS - 1).collect();
    format!("{}…", short.trim_end())
}
