//! What the diary says of each day.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::DaySpan;
use crate::timeline::Timeline;

/// What the diary says of each day.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DiaryDays {
    /// The days with a note, oldest first.
    pub logged: Vec<LoggedDay>,
    /// The days that the diary declares pain-free where they have no note; `None` where it declares none.
    pub declared: Option<DaySpan>,
    /// Days with a row that is not understood: it is unknown whether they were free of pain.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unread: BTreeSet<Date>,
}

/// A day with a note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoggedDay {
    #[serde(rename = "date")]
    pub day: Date,
    /// The highest score of the day: 0 where every note says so.
    pub worst_0_10: f64,
    /// Its notes, as places among all notes.
    pub notes: Vec<usize>,
}

impl DiaryDays {
    /// The days of a timeline.
    pub(in crate::facts) fn of(timeline: &Timeline) -> DiaryDays {
        let mut logged: Vec<LoggedDay> = Vec::new();
        for (index, note) in timeline.pain.iter().enumerate() {
            match logged.last_mut().filter(|last| last.day == note.day) {
                Some(last) => {
                    last.worst_0_10 = last.worst_0_10.max(note.score_0_10);
                    last.notes.push(index);
                }
                None => {
                    logged.push(LoggedDay { day: note.day, worst_0_10: note.score_0_10, notes: vec![index] });
                }
            }
        }
        let within = |diary: DaySpan| {
            let shown = timeline.days()?;
            diary
                .touches(shown)
                .then(|| DaySpan { first: diary.first.max(shown.first), last: diary.last.min(shown.last) })
        };
        let declared = timeline.diary_days.filter(|_| timeline.unlogged_days_are_pain_free);
        DiaryDays { logged, declared: declared.and_then(within), unread: timeline.unread_days.clone() }
    }

    /// The notes of a day.
    pub fn on(&self, day: Date) -> Option<&LoggedDay> {
        let found = self.logged.binary_search_by_key(&day, |logged| logged.day);
        found.ok().map(|place| &self.logged[place])
    }

    /// True for a day without a note that the diary declares pain-free.
    pub fn is_declared(&self, day: Date) -> bool {
        let is_within = self.declared.is_some_and(|declared| declared.contains(day));
        is_within && self.on(day).is_none() && !self.unread.contains(&day)
    }

    /// The highest score of a day; 0 where the diary declares the day pain-free, `None` where nothing is logged.
    pub fn worst_0_10(&self, day: Date) -> Option<f64> {
        self.on(day).map(|logged| logged.worst_0_10).or_else(|| self.is_declared(day).then_some(0.0))
    }

    /// From the first of these days to the last.
    pub fn span(&self) -> Option<DaySpan> {
        let logged = [self.logged.first(), self.logged.last()].map(|logged| logged.map(|logged| logged.day));
        let declared = [self.declared.map(|days| days.first), self.declared.map(|days| days.last)];
        let days = || logged.into_iter().chain(declared).flatten();
        Some(DaySpan { first: days().min()?, last: days().max()? })
    }
}
