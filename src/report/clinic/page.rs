//! The page for a browser.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::rows::{ClinicRow, Field, GroupTable, tables};
use super::{ClinicPage, drawing};
use crate::report::html::{SCRIPT, STYLE, head};
use crate::report::text::clinic as said;

/// What differs from the page of one runner.
const CLINIC_STYLE: &str = "body { max-width: 96rem; } main { display: block !important; } p.caption { max-width: 80rem; } \
    table { font-size: .875rem; } td.weeks { padding-block: .1rem; } .weeks div { width: 7.8rem; } .state { white-space: normal; } \
    .weeks svg { display: block; height: 2rem; width: 7.8rem; color: var(--soft); } \
    @media print { @page { size: landscape; } }";

/// The whole page: no outside address, complete without its script.
pub fn page(page: &ClinicPage) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            (head(said::TITLE, &page.generator, &[STYLE, CLINIC_STYLE]))
            body id="top" {
                header {
                    h1 { (said::TITLE) }
                    p.soft { (said::dates(page)) }
                    p { (said::counts(page).join(" · ")) }
                }
                main { @for one in tables(page) { (table(&one)) } }
                footer {
                    p.limits { (said::LIMITS) }
                    p.soft { (page.generator) }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string()
}

fn table(table: &GroupTable) -> Markup {
    let has_weeks = table.rows.iter().any(|row| !row.weeks.is_empty());
    html! {
        section aria-labelledby=(table.id) {
            h2 id=(table.id) { (table.heading) }
            p.caption { (table.caption) }
            div.wide tabindex="0" role="region" aria-label=(said::table_name(&table.heading)) { table {
                thead { tr {
                    th.word scope="col" { (said::RUNNER) }
                    @for column in &table.columns {
                        th class=[(!column.is_number).then_some("word")] scope="col" { (column.heading) }
                    }
                    @if has_weeks { th.word scope="col" { (said::WEEKS) } }
                } }
                tbody { @for one in &table.rows { (row(one, table, has_weeks)) } }
            } }
        }
    }
}

fn row(row: &ClinicRow, table: &GroupTable, has_weeks: bool) -> Markup {
    html! {
        tr {
            th.word scope="row" {
                @match row.report {
                    Some(report) => a href=(report) { bdi { (row.name) } },
                    None => bdi { (row.name) },
                }
            }
            @for (column, cell) in table.columns.iter().zip(&row.cells) {
                @if column.field == Field::Happened {
                    td.word { span.state { (cell) } }
                } @else {
                    td class=[(!column.is_number).then_some("word")] { (cell) }
                }
            }
            @if has_weeks {
                td.weeks { div role="img" aria-label=(row.weeks_in_words) {
                    (PreEscaped(drawing(row.weeks, "currentColor", "var(--pain)")))
                } }
            }
        }
    }
}
