//! The section on shoes, sleep and resting heart rate; only where an account tells of any.

use maud::{Markup, html};

use super::sections::{UNKNOWN, known};
use crate::report::units;
use crate::timeline::{ShoeEntry, Sleep, Timeline};

pub(super) fn section(timeline: &Timeline) -> Markup {
    html! {
        @if !timeline.shoes.is_empty() || timeline.sleep.is_some() {
            section aria-labelledby="wellness" {
                h2 #wellness { "Shoes, sleep and resting heart rate" }
                @if !timeline.shoes.is_empty() { (shoes(timeline)) }
                @if let Some(sleep) = &timeline.sleep { p { (nights(sleep)) } }
            }
        }
    }
}

fn shoes(timeline: &Timeline) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Shoes" { table {
            caption { "Shoes as the account names them, with the distance of the activities read here. No "
                "study gives a distance after which a shoe has to be replaced." }
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
            th.word scope="row" { (shoe.name) @if shoe.retired_day.is_some() { " (retired)" } }
            td { (day(shoe.first_day)) }
            td { (day(shoe.last_day)) }
            td { (shoe.runs) }
            td { (known(Some(shoe.distance_m), |metres| units::distance(metres, timeline.units))) }
        }
    }
}

fn nights(sleep: &Sleep) -> String {
    let of_nights = format!(
        "Of the last {} nights {} are known to the watch; {} of them had less than {} hours asleep.",
        sleep.nights,
        sleep.known,
        units::in_words(sleep.short),
        units::score(sleep.short_h)
    );
    let resting = sleep.resting_hr_bpm.map(|bpm| {
        format!(" The median resting heart rate of these days was {bpm:.0} beats a minute.")
    });
    of_nights + &resting.unwrap_or_default()
}
