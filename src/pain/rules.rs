//! Which conditions of published rules the log meets: the article's rule of progression, the rule taught to runners with
//! patellofemoral pain, and the pain-monitoring model.
//!
//! Each answer is "met", "not met" or "not enough data"; none is advice, and the rules disagree with each other. What to do is
//! for the runner and the therapist to decide.
//!
//! **What is known of a run day.** Pain during it, after it and on the next morning, each from the notes that say so. A day
//! with scores of 0 only is free of pain in all of its parts; a day without a note is unknown, unless the diary declares
//! it free of pain. A run day counts as free of pain where all that is noted of it is 0, logged in full or in part, and as
//! painful where some of it is not: part of a log counts by the same rule for and against. A painful note that does not say when is an upper bound ([`ScoreBounds`]): it can meet a limit, and where
//! it is above one it counts neither for nor against. Runs of one day are one run day.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::PainDiary;
use crate::settings::Settings;

mod around_run;
mod pain_log;
mod progression;
mod timed_notes;
mod tolerated_volume;

pub use around_run::{Monitoring, PainAfter, RunDayCounts, monitored, pain_after, taught};
pub use pain_log::{Completeness, RunDay, ScoreBounds, run_days};
pub use progression::{Condition, ConditionName, Conditions};
pub use timed_notes::UnmatchedNotes;
pub use tolerated_volume::{RaisedWeeks, ToleratedVolume};

use pain_log::PainLog;

/// What a log says of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Met,
    NotMet,
    /// Not enough data.
    Unknown,
}

impl Verdict {
    /// Met where all are met, not met where one is not, else unknown.
    pub fn all(parts: &[Verdict]) -> Verdict {
        if parts.contains(&Verdict::NotMet) {
            Verdict::NotMet
        } else if parts.contains(&Verdict::Unknown) {
            Verdict::Unknown
        } else {
            Verdict::Met
        }
    }

    /// The verdict on a fact; unknown where the fact is.
    pub fn of(known: Option<bool>) -> Verdict {
        match known {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::NotMet,
            None => Verdict::Unknown,
        }
    }
}

/// A run, as far as the rules need it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRun {
    /// Local day.
    pub day: Date,
    /// `None` where unknown.
    pub distance_m: Option<f64>,
    /// Local wall clock of its start; `None` where unknown.
    pub start: Option<DateTime>,
    /// Local wall clock of its end; `None` where unknown.
    pub end: Option<DateTime>,
}

/// What the log says of all rules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleChecks {
    pub run_days: usize,
    /// Those with pain logged in full: during, after and on the next morning.
    pub fully_logged: usize,
    /// Those with pain logged in part.
    pub partly_logged: usize,
    /// Those without a note of the day or the next morning.
    pub not_logged: usize,
    /// Notes that describe a run where none is recorded.
    pub unmatched: UnmatchedNotes,
    /// The rule of progression, as of the last run day with enough data.
    pub progression: Conditions,
    /// Weeks in which distance per run and number of runs both rose.
    pub raised: RaisedWeeks,
    /// The volume last tolerated without pain; `None` where the log shows none.
    pub held: Option<ToleratedVolume>,
    /// The rule taught to runners with patellofemoral pain, run day by run day.
    pub taught: RunDayCounts,
    /// The pain-monitoring model.
    pub monitoring: Monitoring,
}

/// Checks a log against the rules; `None` without a run or without a note. `runs` are in the order of time.
pub fn check(runs: &[LogRun], diary: &PainDiary, settings: &Settings) -> Option<RuleChecks> {
    if runs.is_empty() {
        return None;
    }
    let rules = &settings.log_rules;
    let log = PainLog::new(runs, diary, settings.onset.morning_ends)?;
    let with = |wanted: Completeness| log.runs.iter().filter(|run| run.completeness() == wanted).count();
    Some(RuleChecks {
        run_days: log.runs.len(),
        fully_logged: with(Completeness::Full),
        partly_logged: with(Completeness::Partial),
        not_logged: with(Completeness::None),
        unmatched: timed_notes::unmatched(&log.notes, &log.runs),
        progression: progression::conditions(&log, rules),
        raised: tolerated_volume::raised(&log.runs, log.last_day, settings.week_start, rules),
        held: tolerated_volume::held(&log, rules),
        taught: around_run::counts(&log.runs, |run| taught(run, rules)),
        monitoring: around_run::monitoring(&log, rules),
    })
}
