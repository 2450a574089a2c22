//! The section on what surrounds the runs: shoes, sleep, effort, other sports; only what is there.

use maud::{Markup, html};

use super::sections::{UNKNOWN, known};
use crate::report::units;
use crate::report::wording::context;
use crate::timeline::{ShoeEntry, Timeline};

pub(super) fn section(timeline: &Timeline) -> Markup {
    let sentences = context::sentences(timeline);
    html! {
        @if !timeline.shoes.is_empty() || !sentences.is_empty() {
            section aria-labelledby="wellness" {
                h2 #wellness { "Shoes, effort, other sports, sleep" }
                ul { @for sentence in &sentences { li { (sentence) } } }
                @if !timeline.shoes.is_empty() { (shoes(timeline)) }
            }
        }
    }
}

fn shoes(timeline: &Timeline) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Table of shoes" { table {
            caption { (context::SHOES) }
            thead { tr {
                th.word scope="col" { "Shoe" } th scope="col" { "First day" } th scope="col" { "Last worn" }
                th scope="col" { "Runs" } th scope="col" { "Distance so far" }
            } }
            tbody { @for shoe in &timeline.shoes { (shoe_row(shoe, timeline)) } }
        } }
    }
}

fn shoe_row(shoe: &ShoeEntry, timeline: &Timeline) -> Markup {
    let day = |day: Option<_>| day.map_or_else(|| UNKNOWN.to_owned(), units::short_day);
    html! {
        tr {
            th.word scope="row" { bdi { (shoe.name) } @if shoe.retired_day.is_some() { " (retired)" } }
            td { (day(shoe.first_day)) }
            td { (day(shoe.last_day)) }
            td { (shoe.runs) }
            td { (known(Some(shoe.distance_m), |metres| units::distance(metres, timeline.units))) }
        }
    }
}
