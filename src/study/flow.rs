//! From all runners, sessions and starts of pain to those that count: how many, and why the others do not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MEASURES;
use super::runner::StudyRunner;
use super::sensitivity::Scheme;
use super::sessions::{CountedSession, Inclusion};
use crate::pain::onset::OnsetKind;
use crate::timeline::Measure;

/// How the runners of a study were read. Only whole and partial ones are added to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunnersRead {
    pub whole: u32,
    /// A file or a row of the diary could not be read.
    pub partial: u32,
    /// Nothing could be read.
    pub failed: u32,
}

/// The runners.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunnerFlow {
    /// The sum of the next three.
    pub found: u32,
    pub read: u32,
    pub partial: u32,
    pub failed: u32,
    /// Of those read, wholly or in part: without a note of pain or its absence.
    pub without_diary: u32,
    /// With a diary, but without an exposed session.
    pub not_exposed: u32,
    /// With an exposed session.
    pub exposed: u32,
}

/// The sessions of the main analysis with one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InclusionRow {
    pub inclusion: Inclusion,
    /// Runners with such a session.
    pub runners: u32,
    pub sessions: u32,
}

/// The starts of pain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnsetFlow {
    /// After a week logged as pain-free.
    pub onset: u32,
    /// After a week that is logged in part.
    pub partly_logged: u32,
    /// Pain above the level of the days before; not counted.
    pub flare: u32,
    /// Onsets of the first two kinds that belong to an exposed session.
    pub counted: u32,
    /// Those whose last session is within the lag and not exposed.
    pub session_not_exposed: u32,
    /// Those without a session within the lag.
    pub no_session: u32,
}

/// How many sessions are above the comparison group by one measure; of all sessions, exposed or not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FlaggedShare {
    pub measure: Measure,
    pub sessions: u32,
    /// Those with a ratio that is graded.
    pub graded: u32,
    /// Of these, over 10 % above the 30 days before.
    pub above: u32,
    /// The same in percent of those graded; `None` where there are none.
    pub above_pct: Option<f64>,
    /// Graded ones where the error of the measurement decides.
    pub doubtful: u32,
}

/// The counts of a study in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct FlowCounts {
    with_diary: u32,
    without_diary: u32,
    exposed: u32,
    /// Runners and sessions.
    by_inclusion: BTreeMap<Inclusion, (u32, u32)>,
    onsets: OnsetFlow,
    /// Sessions, graded, above and doubtful, for each of [`MEASURES`].
    flagged: [[u32; 4]; MEASURES.len()],
}

impl FlowCounts {
    /// Adds a runner with its sessions of the main analysis.
    pub fn add(&mut self, runner: &StudyRunner, sessions: &[CountedSession<'_>], scheme: Scheme) {
        let has_diary = runner.diary.is_some();
        self.with_diary += u32::from(has_diary);
        self.without_diary += u32::from(!has_diary);
        for inclusion in Inclusion::ALL {
            let count = count(sessions.iter().filter(|session| session.inclusion == inclusion));
            let (runners, all) = self.by_inclusion.entry(inclusion).or_default();
            *runners += u32::from(count > 0);
            *all += count;
            self.exposed += u32::from(count > 0 && inclusion == Inclusion::Exposed);
        }
        self.add_onsets(runner, sessions);
        for (counts, measure) in self.flagged.iter_mut().zip(MEASURES) {
            for session in sessions {
                let state = session.state(scheme, measure);
                let is_doubtful = state.is_graded() && session.session.by(measure).is_doubtful;
                let facts = [true, state.is_graded(), state.is_spike(), is_doubtful];
                counts.iter_mut().zip(facts).for_each(|(count, fact)| *count += u32::from(fact));
            }
        }
    }

    fn add_onsets(&mut self, runner: &StudyRunner, sessions: &[CountedSession<'_>]) {
        let of = |kind| count(runner.onsets.iter().filter(|onset| onset.kind == kind));
        let (onset, partly_logged) = (of(OnsetKind::Onset), of(OnsetKind::PartlyLogged));
        let with_onset = || sessions.iter().filter(|session| session.onset.is_some());
        let counted = count(with_onset().filter(|session| session.inclusion == Inclusion::Exposed));
        let onsets = &mut self.onsets;
        onsets.onset += onset;
        onsets.partly_logged += partly_logged;
        onsets.flare += of(OnsetKind::Flare);
        onsets.counted += counted;
        onsets.session_not_exposed += count(with_onset()) - counted;
        onsets.no_session += (onset + partly_logged).saturating_sub(count(with_onset()));
    }

    pub fn runners(&self, read: &RunnersRead) -> RunnerFlow {
        RunnerFlow {
            found: read.whole + read.partial + read.failed,
            read: read.whole,
            partial: read.partial,
            failed: read.failed,
            without_diary: self.without_diary,
            not_exposed: self.with_diary - self.exposed,
            exposed: self.exposed,
        }
    }

    pub fn sessions(&self) -> Vec<InclusionRow> {
        let row = |inclusion| {
            let (runners, sessions) = self.by_inclusion.get(&inclusion).copied().unwrap_or_default();
            InclusionRow { inclusion, runners, sessions }
        };
        Inclusion::ALL.map(row).to_vec()
    }

    pub fn onsets(&self) -> OnsetFlow {
        self.onsets
    }

    pub fn flagged(&self) -> Vec<FlaggedShare> {
        let share = |(measure, [sessions, graded, above, doubtful]): (Measure, [u32; 4])| FlaggedShare {
            measure,
            sessions,
            graded,
            above,
            above_pct: (graded > 0).then(|| 100.0 * f64::from(above) / f64::from(graded)),
            doubtful,
        };
        MEASURES.into_iter().zip(self.flagged).map(share).collect()
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    items.count() as u32
}
