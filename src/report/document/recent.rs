//! The table of starts of pain on the first page: when it hurt and what came before it, the newest first.

use super::{ColumnKind, Row, Table};
use crate::facts::PainStart;
use crate::report::Report;
use crate::report::text::{cut, first_page as said, tables};
use crate::timeline::{OnsetEntry, PainEntry, Timeline};
use crate::units;

/// The newest starts of pain; no rows where there is none.
pub fn recent_onsets(report: Report) -> Table {
    let (starts, settings) = (&report.facts.pain_starts, report.settings);
    let columns = [
        ("Pain began", ColumnKind::Day),
        ("Score", ColumnKind::Number),
        ("In the runner's words", ColumnKind::Written),
        ("Runs in the 3 days before", ColumnKind::Note),
        ("7 days / 4 weeks", ColumnKind::Number),
        ("In\u{A0}a\u{A0}row", ColumnKind::Number),
    ];
    let newest = starts.all.len().saturating_sub(settings.print.first_page_onsets);
    let shown = &starts.all[newest..];
    let caption = said::onsets_caption(shown, starts.all.len(), settings);
    let rows = shown.iter().rev().map(|start| row(start, report.timeline));
    Table::new(said::ONSETS_NAME, caption, &columns).with_rows(rows, "")
}

fn row(start: &PainStart, timeline: &Timeline) -> Row {
    let onset = &start.onset;
    let worst = start.worst_note.map(|index| in_short(&timeline.pain[index])).unwrap_or_default();
    let row = Row::of([began(onset), format!("{}/10", units::score(onset.score_0_10)), worst]);
    row.over(&said::runs_before(start, timeline), 1)
        .over(&said::week_before(&start.load_before, timeline.units), 1)
        .over(&start.load_before.run_days_in_a_row.to_string(), 1)
}

/// `24 Mar 2026 18:50, flare`.
fn began(onset: &OnsetEntry) -> String {
    let time = onset.time.map(|time| format!(" {}", units::minute(time))).unwrap_or_default();
    format!(
        "{}{time}{}",
        units::short_day(onset.day),
        said::kind(onset.kind).map(|kind| format!(", {kind}")).unwrap_or_default()
    )
}

/// Site, moment and trigger of a note in the runner's words, cut to a line or two.
fn in_short(note: &PainEntry) -> String {
    let place = Some(tables::place(note)).filter(|place| !place.is_empty());
    let parts = [place, note.when.clone(), note.trigger.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    cut(&parts.join(", "), MOST_CHARACTERS)
}

/// Characters that fit into a cell of the first page.
const MOST_CHARACTERS: usize = 60;
