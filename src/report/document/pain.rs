//! The tables on pain: what came before each onset, the conditions of a rule, the diary as written.

use super::calendar::calendar;
use super::{Block, ColumnKind, Row, Table, anchor, known};
use crate::chart::Marked;
use crate::onset_analysis::{Exposure, ExposureFigure, OnsetWindows, WindowFigures};
use crate::pain::rules::RuleChecks;
use crate::report::Report;
use crate::report::text::{first_page, notes as in_notes, rules as in_rules, tables as said};
use crate::settings::{DaysBefore, LogRules};
use crate::timeline::{PainEntry, Timeline};
use crate::units::{self, UNKNOWN};

/// What came before each onset, the newest first.
pub(super) fn onsets(timeline: &Timeline) -> Table {
    let columns = [
        ("Onset", ColumnKind::Day),
        ("Days before", ColumnKind::Text),
        ("Longest run, change", ColumnKind::Number),
        ("Descent of a run, change", ColumnKind::Number),
        ("Distance", ColumnKind::Number),
        ("Descent", ColumnKind::Number),
        ("Run days", ColumnKind::Number),
        ("Shortest rest, h", ColumnKind::Number),
        ("Longest break, days", ColumnKind::Number),
        ("Sleep, h", ColumnKind::Number),
    ];
    let onsets = timeline.before_pain.onsets.iter().rev();
    let rows = onsets.flat_map(|onset| {
        let windows = onset.windows.iter();
        windows.map(move |window| onset_row(onset, window, timeline))
    });
    Table::new(said::BEFORE_ONSETS_NAME, said::BEFORE_ONSETS, &columns).with_rows(rows, "")
}

fn onset_row(onset: &OnsetWindows, window: &WindowFigures, timeline: &Timeline) -> Row {
    let kind = first_page::kind(onset.kind).map(|kind| format!(", {kind}")).unwrap_or_default();
    let first = Row::of([format!("{}{kind}", units::short_day(onset.day)), days(window.window)]);
    if window.unobserved {
        return first.over(said::WINDOW_UNOBSERVED, 8);
    }
    let figures = window.figures.iter();
    figures.fold(first, |row, one| row.over(&figure(one, timeline), 1))
}

/// `3 to 7`.
fn days(window: DaysBefore) -> String {
    format!("{} to {}", window.nearest, window.farthest)
}

/// A figure of a window with its percentile.
fn figure(figure: &ExposureFigure, timeline: &Timeline) -> String {
    let Some(value) = figure.value else {
        return UNKNOWN.to_owned();
    };
    let shown = match figure.exposure {
        Exposure::LongestRun | Exposure::LargestDescent if value == 0.0 => "none".to_owned(),
        Exposure::LongestRun | Exposure::LargestDescent => units::change(value),
        Exposure::Distance => units::distance(value, timeline.units),
        Exposure::Descent => units::height(value, timeline.units),
        Exposure::RunDays | Exposure::Return => format!("{value:.0}"),
        Exposure::ShortestRest => format!("{value:.0}"),
        Exposure::Sleep => format!("{value:.1}"),
    };
    let rank = known(figure.percentile, |percentile| format!("{percentile:.0}"));
    format!("{shown} ({rank})")
}

/// The conditions of the rule of progression.
pub(super) fn conditions(checked: &RuleChecks, rules: &LogRules) -> Table {
    let columns = [
        ("Condition", ColumnKind::Text),
        ("This log", ColumnKind::Text),
        ("Times met", ColumnKind::Number),
        ("Last met", ColumnKind::Text),
    ];
    let rows = in_rules::rows(checked, rules)
        .into_iter()
        .map(|row| Row::of([row.condition, row.verdict.to_owned(), row.times.to_string(), row.last]));
    Table::new(said::CONDITIONS_NAME, in_rules::caption(checked), &columns).with_rows(rows, "")
}

/// The diary: each day at a glance, and the notes as written, newest first; notes of 0 without a comment are in the
/// calendar alone.
pub(super) fn notes(report: Report) -> Vec<Block> {
    let all = report.timeline.pain.iter().enumerate().rev();
    let listed: Vec<_> = all.filter(|(_, note)| !is_bare(note)).collect();
    let calendar = calendar(report).map(Block::Calendar);
    calendar.into_iter().chain([Block::Table(notes_with_comment(&listed, report.timeline))]).collect()
}

/// True for a note of 0 without a comment.
pub(super) fn is_bare(note: &PainEntry) -> bool {
    let words = [&note.side, &note.site, &note.trigger, &note.note];
    let has_no_comment = words.iter().all(|cell| cell.is_none());
    note.score_0_10 <= 0.0 && has_no_comment && said::other_details(note).is_empty()
}

/// A note with its index in the timeline.
type Numbered<'a> = (usize, &'a PainEntry);

fn notes_with_comment(notes: &[Numbered], timeline: &Timeline) -> Table {
    let columns = [
        ("Day", ColumnKind::Day),
        ("Score", ColumnKind::Number),
        ("When", ColumnKind::Written),
        ("Where", ColumnKind::Written),
        ("Trigger", ColumnKind::Written),
        ("Other details", ColumnKind::Written),
        ("Comment", ColumnKind::Note),
    ];
    let rows = notes.iter().map(|&(index, note)| {
        let words = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let details = [said::place(note), words(&note.trigger), said::other_details(note), words(&note.note)];
        note_row(index, beginning(note).into_iter().chain(details))
    });
    let caption = format!("{}{}", in_notes::SCORE, in_notes::unlogged(timeline));
    Table::new(said::NOTES_NAME, caption, &columns).with_rows(rows, said::NONE_OF_THESE_DAYS)
}

/// Day, score and moment.
fn beginning(note: &PainEntry) -> [String; 3] {
    let day = units::short_day(note.day);
    let day = match note.time {
        Some(time) => format!("{day} {}", units::minute(time)),
        None => day,
    };
    let score = units::score(note.score_0_10);
    [day, score, note.when.clone().unwrap_or_default()]
}

fn note_row(index: usize, cells: impl IntoIterator<Item = String>) -> Row {
    Row { anchor: Some(anchor(&Marked::Note(index))), ..Row::of(cells) }
}
