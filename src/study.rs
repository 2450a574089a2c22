//! Many runners: sessions and pain onsets by state, their rates, and what hangs on the choices made.
//!
//! In: one [`StudyRunner`] for each runner, made of a timeline and small enough to be sent and stored. Out: [`StudyTables`], the
//! counts and rates of all of them, and [`person_states`], the start-stop rows of one. A runner is added to [`Study`] and can be
//! dropped, so that memory does not grow with the sessions.
//!
//! These are rates of what runners noted. They are not adjusted for anything, and cannot show what caused the pain;
//! `docs/study.md` says what each figure is and what cannot be concluded from it.

mod flow;
mod person_state;
mod rates;
mod resampling;
mod runner;
mod sensitivity;
mod sessions;
mod tallies;

use serde::{Deserialize, Serialize};

pub use flow::{FlaggedShare, InclusionRow, OnsetFlow, RunnerFlow, RunnersRead};
pub use person_state::{PersonState, person_states};
pub use rates::{PublishedRatio, StateRow, state_rows};
pub use resampling::{Interval, interval, resampled};
pub use runner::{SessionState, StudyOnset, StudyRunner, StudySession, spans};
pub use sensitivity::{Scheme, SchemeName, StudyState};
pub use sessions::{CountedSession, Inclusion, counted};
pub use tallies::{Tallies, Tally};

use crate::settings::Settings;
use crate::timeline::Measure;
use flow::FlowCounts;

const MEASURES: [Measure; 2] = [Measure::Distance, Measure::Descent];

/// All that is counted of a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyTables {
    /// Runners, from found to exposed.
    pub runners: RunnerFlow,
    /// Sessions of the main analysis by why they count or do not.
    pub sessions: Vec<InclusionRow>,
    /// Starts of pain, from noted to counted.
    pub onsets: OnsetFlow,
    /// How many sessions are above the comparison group.
    pub flagged: Vec<FlaggedShare>,
    /// Each state by each measure and each scheme, the main analysis first.
    pub states: Vec<StateRow>,
}

/// A study in the making.
#[derive(Debug, Clone)]
pub struct Study<'s> {
    settings: &'s Settings,
    flow: FlowCounts,
    /// For each scheme and measure, the tallies of each runner with an exposed session.
    tallies: Vec<((Scheme, Measure), Vec<Tallies>)>,
}

impl<'s> Study<'s> {
    /// A study without a runner.
    pub fn new(settings: &'s Settings) -> Study<'s> {
        let schemes = Scheme::all(&settings.study).into_iter();
        let each = schemes.flat_map(|scheme| MEASURES.map(|measure| ((scheme, measure), Vec::new())));
        Study { settings, flow: FlowCounts::default(), tallies: each.collect() }
    }

    /// Adds a runner. The order of the runners decides nothing but which of them a draw picks: add them sorted by pseudonym,
    /// and the same runners give the same intervals.
    pub fn add(&mut self, runner: &StudyRunner) {
        for by_measure in self.tallies.chunks_mut(MEASURES.len()) {
            let scheme = by_measure[0].0.0;
            let sessions = counted(runner, scheme, &self.settings.onset);
            if scheme == Scheme::main(&self.settings.study) {
                self.flow.add(runner, &sessions, scheme);
            }
            if sessions.iter().any(|session| session.inclusion == Inclusion::Exposed) {
                for ((scheme, measure), runners) in by_measure {
                    runners.push(Tallies::of(&sessions, *scheme, *measure));
                }
            }
        }
    }

    /// The tables. `read` says how many runners there are in all, read or not.
    pub fn tables(&self, read: &RunnersRead) -> StudyTables {
        let rows = self.tallies.iter().flat_map(|(key, runners)| state_rows(runners, *key, &self.settings.study));
        StudyTables {
            runners: self.flow.runners(read),
            sessions: self.flow.sessions(),
            onsets: self.flow.onsets(),
            flagged: self.flow.flagged(),
            states: rows.collect(),
        }
    }
}

impl StudyTables {
    /// The tables of these runners.
    pub fn of(runners: &[StudyRunner], read: &RunnersRead, settings: &Settings) -> StudyTables {
        let mut study = Study::new(settings);
        for runner in runners {
            study.add(runner);
        }
        study.tables(read)
    }
}
