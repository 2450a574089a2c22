//! Start-stop rows for Cox models: one runner, some days in a row in which nothing changes, and whether pain began on the last.
//!
//! A row covers the days after `start_day` up to and with `stop_day`, counted from the first day of the diary as day 1. Days
//! are at risk where a painful note would be an onset; other days have no row, so that a runner leaves the risk set with an
//! onset and comes back a week after the last pain.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::runner::{StudyRunner, StudySession};
use super::sensitivity::{Scheme, StudyState};
use super::sessions::{PainDays, precedes};
use crate::calendar::{add_days, days, days_between};
use crate::metrics::fixed_point::{from_milli, to_milli};
use crate::settings::Settings;
use crate::timeline::Measure;

/// Some days of one runner in which nothing changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonState {
    pub runner: String,
    /// The last day before them.
    pub start_day: i64,
    /// The last of them.
    pub stop_day: i64,
    /// By distance: the state of the last session, where it is within the lag.
    pub distance_state: StudyState,
    /// The same by descent.
    pub descent_state: StudyState,
    /// Meters run in the seven days up to each of them, that day included; a run of unknown distance adds nothing.
    pub recent_m: f64,
    /// 1 where pain began on the last of them, else 0.
    pub event: i64,
}

/// The rows of one runner in the order of time, by the main analysis.
pub fn person_states(runner: &StudyRunner, settings: &Settings) -> Vec<PersonState> {
    let Some(diary) = runner.diary else {
        return Vec::new();
    };
    let risk = RiskDays { pain: PainDays { runner, rules: &settings.onset }, settings };
    let mut rows: Vec<PersonState> = Vec::new();
    for (number, day) in (1..).zip(days(diary.first, diary.last)) {
        let Some(row) = risk.row(number, day) else {
            continue;
        };
        match rows.last_mut() {
            Some(last) if continues(last, &row) => (last.stop_day, last.event) = (row.stop_day, row.event),
            _ => rows.push(row),
        }
    }
    rows
}

/// True where `row` is of the next day, and nothing has changed.
fn continues(last: &PersonState, row: &PersonState) -> bool {
    last.stop_day == row.start_day
        && last.event == 0
        && last.distance_state == row.distance_state
        && last.descent_state == row.descent_state
        && to_milli(Some(last.recent_m)) == to_milli(Some(row.recent_m))
}

struct RiskDays<'a> {
    pain: PainDays<'a>,
    settings: &'a Settings,
}

impl RiskDays<'_> {
    /// The row of one day; `None` where the runner is not at risk.
    fn row(&self, number: i64, day: Date) -> Option<PersonState> {
        self.pain.would_begin(day)?;
        if !self.pain.is_observed(day) {
            return None;
        }
        let scheme = Scheme::main(&self.settings.study);
        let last = self.sessions_up_to(day).rev().find(|session| !session.continues);
        let last = last.filter(|last| days_between(last.day, day) <= scheme.lag_days);
        let state =
            |measure| last.map_or(StudyState::NoSession, |session: &StudySession| scheme.state(session.by(measure)));
        let from = add_days(day, 1 - self.settings.study.recent_days);
        let recent = self.sessions_up_to(day).rev().take_while(|session| session.day >= from);
        let recent_milli: i64 = recent.filter_map(|session| to_milli(session.distance_m)).sum();
        Some(PersonState {
            runner: self.pain.runner.runner.clone(),
            start_day: number - 1,
            stop_day: number,
            distance_state: state(Measure::Distance),
            descent_state: state(Measure::Descent),
            recent_m: from_milli(recent_milli),
            event: i64::from(self.pain.onset_on(day).is_some()),
        })
    }

    /// The sessions up to the end of a day, or up to the onset on it.
    fn sessions_up_to(&self, day: Date) -> impl DoubleEndedIterator<Item = &StudySession> {
        let sessions = &self.pain.runner.sessions;
        let onset = self.pain.onset_on(day);
        let end = sessions.partition_point(|session| session.day <= day);
        sessions[..end].iter().filter(move |session| onset.is_none_or(|onset| precedes(session, onset)))
    }
}
