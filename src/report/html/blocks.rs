//! Sections and tables as the page shows them. A table is in a region of its own that scrolls where the window is narrow.

use maud::{Markup, html};

use super::{calendar, chart};
use crate::report::document::{Block, Cell, Chart, Column, ColumnKind, Defined, Row, Section, Table};
use crate::report::{Charts, text};
use crate::timeline::Timeline;

/// Links to the sections.
pub(super) fn contents(sections: &[Section]) -> Markup {
    html! {
        nav aria-label="Sections" {
            ul { @for one in sections { li { a href={ "#" (one.id) } { (text::short_heading(one)) } } } }
        }
    }
}

/// A section with its heading.
pub(super) fn section(section: &Section, timeline: &Timeline, charts: &Charts) -> Markup {
    html! {
        section aria-labelledby=(section.id) {
            h2 id=(section.id) { (section.heading) }
            @for one in &section.blocks { (block(one, timeline, charts)) }
        }
    }
}

fn block(block: &Block, timeline: &Timeline, charts: &Charts) -> Markup {
    match block {
        Block::Text(words) => html! { p { (words) } },
        Block::Soft(words) => html! { p.soft { (words) } },
        Block::Points(points) => html! { ul { @for point in points { li { (point) } } } },
        Block::Subheading(words) => html! { h3 { (words) } },
        Block::Lead(lead) => html! {
            div.lead {
                p { (lead.line) }
                @for (label, words) in &lead.words { p.soft { (label) ": " bdi { (words) } } }
            }
        },
        Block::Facts(facts) => html! {
            dl.facts { @for fact in facts {
                div class=[fact.is_strong.then_some("strong")] { dt { (fact.label) } dd { (fact.value) } }
            } }
        },
        Block::Chart(Chart::Load) => chart::load(&charts.timeline, timeline),
        Block::Chart(Chart::Descent) => chart::descent(&charts.descent, timeline),
        Block::Chart(Chart::Ladder) => {
            html! { @if let Some(ladder) = &charts.ladder { (chart::ladder(ladder, timeline)) } }
        }
        Block::Chart(Chart::Earlier(place)) => chart::earlier(&charts.earlier, *place, timeline),
        Block::FoldedChart(summary, drawn) => html! {
            details.chart {
                summary { (summary) }
                (self::block(&Block::Chart(*drawn), timeline, charts))
            }
        },
        Block::Calendar(one) => calendar::calendar(one),
        Block::Table(one) => newest(one),
        Block::Folded(summary, one) => html! {
            details {
                summary { (summary) }
                (table(one, &one.rows))
            }
        },
        Block::Definitions(all) => html! { dl { @for one in all { (definition(one)) } } },
        Block::Framed(words) => html! { p.limits { (words) } },
    }
}

/// The first part, the validity, is as large as the formula: it is the one that nobody should miss.
fn definition(one: &Defined) -> Markup {
    html! {
        div {
            dt { (one.name) }
            dd { (one.formula) }
            @for (index, (name, words)) in one.parts.iter().enumerate() {
                dd class=[(index > 0).then_some("soft")] { strong { (name) " " } (words) }
            }
        }
    }
}

/// Class of a cell that is set to the left and may be broken into lines.
const WORD: &str = "word";

/// Rows from which on a table is long.
const LONG: usize = 20;
/// Rows of a long table that are not folded away; the newest are first.
const NEWEST: usize = 12;

/// The table; all but the first rows of a long one are folded away.
fn newest(all: &Table) -> Markup {
    if all.rows.len() <= LONG {
        return table(all, &all.rows);
    }
    let (newest, more) = all.rows.split_at(NEWEST);
    let rest = Table { name: text::tables::more_name(&all.name), caption: String::new(), ..all.clone() };
    html! {
        (table(all, newest))
        details.more {
            summary { (text::tables::more_rows(more.len())) }
            (table(&rest, more))
        }
    }
}

/// Some rows of a table with its headings. What it is about stays outside of the part that scrolls.
fn table(table: &Table, rows: &[Row]) -> Markup {
    html! {
        @if !table.caption.is_empty() { p.caption { (table.caption) } }
        div.wide tabindex="0" role="region" aria-label=(table.name) { table {
            thead { tr { @for one in &table.columns { (heading(one)) } } }
            tbody { @for one in rows { (row(one, &table.columns)) } }
        } }
    }
}

fn heading(column: &Column) -> Markup {
    if column.heading.is_empty() {
        return html! { td {} };
    }
    html! { th class=[(column.kind != ColumnKind::Number).then_some(WORD)] scope="col" { (column.heading) } }
}

fn row(row: &Row, columns: &[Column]) -> Markup {
    let mut at = 0;
    let cells = row.cells.iter().map(|one| {
        let column = &columns[at];
        let is_first = at == 0;
        at += one.span;
        if one.span > 1 {
            html! { td.word colspan=(one.span) { (one.text) } }
        } else if is_first {
            name(one, column.kind, row.leads_to.as_deref())
        } else {
            cell(one, column.kind)
        }
    });
    html! { tr id=[row.anchor.as_deref()] class=[row.is_quiet.then_some("partial")] { @for one in cells { (one) } } }
}

/// The cell that names the row.
fn name(cell: &Cell, kind: ColumnKind, leads_to: Option<&str>) -> Markup {
    html! {
        th class=[(kind != ColumnKind::Day).then_some(WORD)] scope="row" {
            @match leads_to {
                Some(row) => a href={ "#" (row) } { (cell.text) },
                None => (words(cell, kind)),
            }
        }
    }
}

fn cell(cell: &Cell, kind: ColumnKind) -> Markup {
    match kind {
        ColumnKind::Number => html! { td class=[cell.is_strong.then_some("strong")] { (cell.text) } },
        ColumnKind::Day | ColumnKind::Text | ColumnKind::Written => html! { td.word { (words(cell, kind)) } },
        ColumnKind::State => html! { td.word { span.state { (cell.text) } } },
        ColumnKind::Note => html! { td.note dir="auto" { (cell.text) } },
    }
}

/// Text of the runner keeps its own direction.
fn words(cell: &Cell, kind: ColumnKind) -> Markup {
    html! { @if kind == ColumnKind::Written { bdi { (cell.text) } } @else { (cell.text) } }
}
