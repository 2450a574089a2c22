//! The section on shoes, sleep and resting heart rate; only where an account tells of any.

use maud::{Markup, html};

use super::table::table;
use crate::report::{shown, wording};
use crate::timeline::Timeline;

pub(super) fn section(timeline: &Timeline) -> Markup {
    html! {
        @if !timeline.shoes.is_empty() || timeline.sleep.is_some() {
            section aria-labelledby="wellness" {
                h2 #wellness { (wording::WELLNESS) }
                @if !timeline.shoes.is_empty() { (table(&shown::shoes(timeline))) }
                @if let Some(sleep) = &timeline.sleep { p { (wording::wellness::nights(sleep)) } }
            }
        }
    }
}
