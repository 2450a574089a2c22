//! Which conditions of known rules the log meets: the article's rule of progression, the rule taught to runners with
//! patellofemoral pain, and the pain-monitoring model.
//!
//! Each answer is "the log meets it", "the log does not meet it" or "it cannot be told from the log"; none is advice, and the
//! rules disagree with each other. What to do is for the runner and the therapist to say.
//!
//! **What is known of a run day.** Pain during it, after it and on the next morning, each from the notes that say so. A day
//! whose notes are all 0 is a day recorded free of pain, so that it answers for all of its parts; a day without a note
//! answers for none, unless the diary declares it. A painful note that does not say when is "at most that" ([`Level`]): it
//! can meet a limit, and where it is above one it counts neither for nor against. Runs of one day are one run day.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::PainDiary;
use crate::settings::Settings;

mod after;
mod days;
mod in_run;
mod level;
mod placed;
mod progression;
mod volume;

pub use after::{PainAfter, pain_after};
pub use days::{Logged, RunDay, run_days};
pub use in_run::{Monitoring, Tally, monitored, taught};
pub use level::Level;
pub use placed::Unmatched;
pub use progression::{Condition, Conditions, Name, streaks};
pub use volume::{Held, Raised, Span};

use days::Log;

/// What a log says of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The log meets it.
    Met,
    /// The log does not meet it.
    NotMet,
    /// It cannot be told from the log.
    Untold,
}

impl Verdict {
    /// Met where all are met, not met where one is not, else untold.
    pub fn all(parts: &[Verdict]) -> Verdict {
        if parts.contains(&Verdict::NotMet) {
            Verdict::NotMet
        } else if parts.contains(&Verdict::Untold) {
            Verdict::Untold
        } else {
            Verdict::Met
        }
    }

    /// The verdict on something known to be so or not; untold where it is not known.
    pub fn of(known: Option<bool>) -> Verdict {
        match known {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::NotMet,
            None => Verdict::Untold,
        }
    }
}

/// What a run is for the rules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRun {
    /// Local day.
    pub day: Date,
    /// Metres; `None` where unknown.
    pub distance_m: Option<f64>,
    /// Local wall clock of its start; `None` where unknown.
    pub start: Option<DateTime>,
    /// Local wall clock of its end; `None` where unknown.
    pub end: Option<DateTime>,
}

/// What the log says of all rules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// Days with a run.
    pub run_days: usize,
    /// Those whose pain is logged fully: during, after and on the next morning.
    pub fully_logged: usize,
    /// Those whose pain is logged partly.
    pub partly_logged: usize,
    /// Those without a note of the day or the next morning.
    pub not_logged: usize,
    /// Notes that describe a run where none is recorded.
    pub unmatched: Unmatched,
    /// The rule of progression, as of the last run day that is told.
    pub progression: Conditions,
    /// Weeks in which runs became both longer and more.
    pub raised: Raised,
    /// The volume last held without pain; `None` where the log shows none.
    pub held: Option<Held>,
    /// The rule taught to runners with patellofemoral pain, run day by run day.
    pub taught: Tally,
    /// The pain-monitoring model.
    pub monitoring: Monitoring,
}

/// Holds a log against the rules; `None` without a run or without a note. `runs` are in the order of time.
pub fn check(runs: &[LogRun], diary: &PainDiary, settings: &Settings) -> Option<Checked> {
    if runs.is_empty() {
        return None;
    }
    let rules = &settings.log_rules;
    let log = Log::new(runs, diary, settings.onset.morning_ends)?;
    let logged = |wanted: Logged| {
        let runs = log.runs.iter();
        runs.filter(|run| run.logged() == wanted).count()
    };
    Some(Checked {
        run_days: log.runs.len(),
        fully_logged: logged(Logged::Fully),
        partly_logged: logged(Logged::Partly),
        not_logged: logged(Logged::NotAtAll),
        unmatched: placed::unmatched(&log.notes, &log.runs),
        progression: progression::conditions(&log, rules),
        raised: volume::raised(&log.runs, log.last_day, settings.week_start, rules),
        held: volume::held(&log, rules),
        taught: in_run::tally(&log.runs, |run| taught(run, rules)),
        monitoring: in_run::monitoring(&log, rules),
    })
}
