//! The table of starts of pain on the first page: when it hurt and what came before it, the newest first.

use super::{ColumnKind, Row, Table};
use crate::facts::{Complaint, PainStart};
use crate::report::Report;
use crate::report::text::{cut, first_page as said, tables};
use crate::timeline::{OnsetEntry, PainEntry};
use crate::units;

/// The newest starts of pain; no rows where there is none.
pub fn recent_onsets(report: Report) -> Table {
    let (starts, settings) = (&report.facts.pain_starts, report.settings);
    let [two_days_before, day_before, same_day, weekly] = said::load_headings(report.timeline.units);
    let columns = [
        ("Day", ColumnKind::Day),
        ("Score", ColumnKind::Number),
        ("Where, when", ColumnKind::Written),
        (two_days_before, ColumnKind::Text),
        (day_before, ColumnKind::Text),
        (same_day, ColumnKind::Text),
        (weekly, ColumnKind::Number),
        ("Run\u{A0}days in\u{A0}a\u{A0}row", ColumnKind::Number),
    ];
    let newest = starts.all.len().saturating_sub(settings.print.first_page_onsets);
    let shown = &starts.all[newest..];
    let caption = said::onsets_caption(shown, starts, settings);
    let rows = shown.iter().rev().map(|start| row(start, report));
    Table::new(said::ONSETS_NAME, caption, &columns).with_rows(rows, "")
}

fn row(start: &PainStart, report: Report) -> Row {
    let (onset, timeline) = (&start.onset, report.timeline);
    let is_one_place = report.facts.complaint.as_ref().is_some_and(Complaint::is_one_place);
    let worst = start.worst_note.map(|index| in_short(&timeline.pain[index], is_one_place)).unwrap_or_default();
    let row = Row::of([began(onset, report), format!("{}/10", units::score(onset.score_0_10)), worst]);
    let row = match said::runs_before(start, timeline) {
        Ok(days) => days.iter().fold(row, |row, day| row.over(day, 1)),
        Err(none) => row.over(&none, 3),
    };
    row.over(&said::week_before(&start.load_before, timeline.units), 1)
        .over(&start.load_before.run_days_in_a_row.to_string(), 1)
}

/// `24 Mar, flare`, with its year where that is not the last one.
fn began(onset: &OnsetEntry, report: Report) -> String {
    let is_last_year = report.facts.now.as_ref().is_some_and(|now| now.as_of.year() == onset.day.year());
    let day = if is_last_year { onset.day.strftime("%-d %b").to_string() } else { units::short_day(onset.day) };
    let kind = said::kind(onset.kind).map(|kind| format!(", {kind}")).unwrap_or_default();
    format!("{day}{kind}")
}

/// Site, moment and trigger of a note in the runner's words, cut to a line or two. The site is left out where it is the
/// only one, which the first line of the page names.
fn in_short(note: &PainEntry, is_one_place: bool) -> String {
    let place = Some(tables::place(note)).filter(|place| !place.is_empty());
    let moment: Vec<String> = [note.when.clone(), note.trigger.clone()].into_iter().flatten().collect();
    let place = place.filter(|_| !is_one_place || moment.is_empty());
    cut(&place.into_iter().chain(moment).collect::<Vec<_>>().join(", "), MOST_CHARACTERS)
}

/// Characters that fit into a cell of the first page.
const MOST_CHARACTERS: usize = 60;
