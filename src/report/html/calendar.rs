//! The calendar of the diary: a line a month, a cell a day.

use maud::{Markup, html};

use crate::report::document::{Calendar, CalendarDay, CalendarMonth, DayLog};
use crate::report::text::notes as said;

/// Months that are not folded away.
const NEWEST: usize = 12;

/// The calendar; the months of long ago are folded away.
pub(super) fn calendar(calendar: &Calendar) -> Markup {
    let (newest, older) = calendar.months.split_at(calendar.months.len().min(NEWEST));
    html! {
        p.caption { (calendar.caption) }
        (months(calendar.name, newest))
        @if !older.is_empty() {
            details {
                summary { (said::earlier_months(older.len())) }
                (months(said::EARLIER_CALENDAR_NAME, older))
            }
        }
    }
}

fn months(name: &str, months: &[CalendarMonth]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(name) { table.calendar {
            thead { tr { th scope="col" { "Month" } @for number in 1..=31 { th scope="col" { (number) } } } }
            tbody { @for month in months {
                tr { th scope="row" { (month.name) } @for one in &month.days { (day(one)) } }
            } }
        } }
    }
}

/// A day; where several notes have no row elsewhere, each is a place of its own in it.
fn day(day: &CalendarDay) -> Markup {
    let class = match day.log {
        DayLog::NotLogged => return html! { td {} },
        DayLog::PainFree => "free",
        DayLog::Declared => "declared",
        DayLog::Painful => "painful",
    };
    let (first, others) = match day.anchors.split_first() {
        Some((first, others)) => (Some(first), others),
        None => (None, [].as_slice()),
    };
    html! {
        td class=(class) id=[first] {
            @for other in others { span id=(other) {} }
            @match &day.leads_to {
                Some(row) => a href={ "#" (row) } { (day.score) },
                None => span { (day.score) },
            }
        }
    }
}
