//! A table as the page shows it: in a region of its own that scrolls where the window is narrow.

use maud::{Markup, html};

use crate::report::document::{Cell, Column, Kind, Row, Table};

/// Class of a cell that is set to the left and may be broken into lines.
const WORD: &str = "word";

/// The table with its headings.
pub(super) fn table(table: &Table) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(table.name) { table {
            @if !table.caption.is_empty() { caption { (table.caption) } }
            thead { tr { @for one in &table.columns { (heading(one)) } } }
            tbody { @for one in &table.rows { (row(one, &table.columns)) } }
        } }
    }
}

fn heading(column: &Column) -> Markup {
    html! { th class=[(column.kind != Kind::Number).then_some(WORD)] scope="col" { (column.heading) } }
}

fn row(row: &Row, columns: &[Column]) -> Markup {
    let mut place = 0;
    let cells = row.cells.iter().map(|one| {
        let column = &columns[place];
        let is_first = place == 0;
        place += one.span;
        if one.span > 1 {
            html! { td.word colspan=(one.span) { (one.words) } }
        } else if is_first {
            name(one, column.kind, row.leads_to.as_deref())
        } else {
            cell(one, column.kind)
        }
    });
    html! { tr id=[row.anchor.as_deref()] class=[row.is_quiet.then_some("partial")] { @for one in cells { (one) } } }
}

/// The cell that names the row.
fn name(cell: &Cell, kind: Kind, leads_to: Option<&str>) -> Markup {
    html! {
        th class=[(kind != Kind::Day).then_some(WORD)] scope="row" {
            @match leads_to {
                Some(row) => a href={ "#" (row) } { (cell.words) },
                None => (words(cell, kind)),
            }
        }
    }
}

fn cell(cell: &Cell, kind: Kind) -> Markup {
    match kind {
        Kind::Number => html! { td { (cell.words) } },
        Kind::Day | Kind::Word | Kind::Written => html! { td.word { (words(cell, kind)) } },
        Kind::State => html! { td.word { span.state { (cell.words) } } },
        Kind::Note => html! { td.note dir="auto" { (cell.words) } },
    }
}

/// Words of the runner keep their direction to themselves.
fn words(cell: &Cell, kind: Kind) -> Markup {
    html! { @if kind == Kind::Written { bdi { (cell.words) } } @else { (cell.words) } }
}
