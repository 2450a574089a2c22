//! The diary as a calendar, a line a month: what is logged on each day at a glance.

use jiff::civil::Date;
use serde::Serialize;

use super::anchor;
use super::pain::is_bare;
use crate::calendar::{add_days, days};
use crate::chart::Marked;
use crate::report::Report;
use crate::report::text::notes as said;
use crate::units;

/// A line for each month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Calendar {
    /// Its name, for screen readers.
    pub name: &'static str,
    /// What the marks mean.
    pub caption: String,
    /// The newest first.
    pub months: Vec<CalendarMonth>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalendarMonth {
    pub name: String,
    /// Every day of it.
    pub days: Vec<CalendarDay>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalendarDay {
    pub log: DayLog,
    /// The highest score of the day; empty where nothing is logged.
    pub score: String,
    /// Names that links to those notes lead to that no table lists.
    pub anchors: Vec<String>,
    /// The row of the worst note; `None` where no table lists it.
    pub leads_to: Option<String>,
}

/// What is logged on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayLog {
    NotLogged,
    /// A score of 0 and no higher one.
    PainFree,
    /// No note; the diary declares such days pain-free.
    Declared,
    Painful,
}

/// The calendar of the diary; `None` without a note.
pub(super) fn calendar(report: Report) -> Option<Calendar> {
    let span = report.facts.diary_days.span()?;
    let first = span.first.first_of_month();
    let months =
        std::iter::successors(Some(span.last.first_of_month()), |&day| Some(add_days(day, -1).first_of_month()));
    let months = months.take_while(|&day| day >= first).map(|day| month(day, report));
    Some(Calendar { name: said::CALENDAR_NAME, caption: said::calendar(report), months: months.collect() })
}

fn month(first: Date, report: Report) -> CalendarMonth {
    CalendarMonth {
        name: units::month(first),
        days: days(first, first.last_of_month()).map(|day| day_of(day, report)).collect(),
    }
}

fn day_of(day: Date, report: Report) -> CalendarDay {
    let diary = &report.facts.diary_days;
    let Some(logged) = diary.on(day) else {
        let log = if diary.is_declared(day) { DayLog::Declared } else { DayLog::NotLogged };
        return CalendarDay { log, score: String::new(), anchors: Vec::new(), leads_to: None };
    };
    let notes = &report.timeline.pain;
    let named = |&index: &usize| anchor(&Marked::Note(index));
    let (bare, listed): (Vec<usize>, Vec<usize>) = logged.notes.iter().partition(|&&index| is_bare(&notes[index]));
    let worst = listed.iter().find(|&&index| notes[index].score_0_10 >= logged.worst_0_10);
    CalendarDay {
        log: if logged.worst_0_10 > 0.0 { DayLog::Painful } else { DayLog::PainFree },
        score: units::score(logged.worst_0_10),
        anchors: bare.iter().map(named).collect(),
        leads_to: worst.map(named),
    }
}
