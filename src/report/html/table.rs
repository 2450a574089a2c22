//! A table of the report as markup.

use maud::{Markup, html};

use crate::report::shown::{Column, Kind, Row, Table};

/// The table, in a box that scrolls where the screen is narrow.
pub(super) fn table(shown: &Table) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(shown.name) { table {
            caption { (shown.caption) }
            thead { tr { @for column in &shown.columns {
                @if column.kind == Kind::Number { th scope="col" { (column.heading) } }
                @else { th.word scope="col" { (column.heading) } }
            } } }
            tbody { @for one in &shown.rows { (row(one, &shown.columns)) } }
        } }
    }
}

fn row(row: &Row, columns: &[Column]) -> Markup {
    let is_whole = row.cells.len() == 1;
    let mut column = 0;
    html! {
        tr.partial[row.is_quiet] id=[row.anchor.as_ref()] {
            @for cell in &row.cells {
                @let kind = columns[column.min(columns.len() - 1)].kind;
                @if column == 0 && !is_whole {
                    @if kind == Kind::Number { th scope="row" { (cell.words) } }
                    @else { th.word scope="row" { (cell.words) } }
                } @else if cell.span > 1 {
                    td.word colspan=(cell.span) { (cell.words) }
                } @else {
                    @match kind {
                        Kind::Number => td { (cell.words) },
                        Kind::Word => td.word { (cell.words) },
                        Kind::State => td.word { span.state { (cell.words) } },
                        Kind::Note => td.note { (cell.words) },
                    }
                }
                @let () = column += cell.span;
            }
        }
    }
}
