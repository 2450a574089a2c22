//! Sessions, days, onsets and distance by state: of one runner, and of many.

use std::ops::AddAssign;

use super::sensitivity::{Scheme, StudyState};
use super::sessions::{CountedSession, Inclusion};
use crate::timeline::Measure;

/// What was counted in one state.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// Runners with a session in it.
    pub runners: u32,
    pub sessions: u32,
    pub person_days: u32,
    pub onsets: u32,
    pub distance_m: f64,
}

impl Tally {
    /// Onsets for each 1,000 sessions; `None` without a session.
    pub fn rate_1000_sessions(&self) -> Option<f64> {
        (self.sessions > 0).then(|| 1_000.0 * f64::from(self.onsets) / f64::from(self.sessions))
    }

    /// Onsets for each 1,000 km; `None` without a distance.
    pub fn rate_1000_km(&self) -> Option<f64> {
        (self.distance_m > 0.0).then(|| 1_000.0 * f64::from(self.onsets) / (self.distance_m / 1_000.0))
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Tally) {
        self.runners += more.runners;
        self.sessions += more.sessions;
        self.person_days += more.person_days;
        self.onsets += more.onsets;
        self.distance_m += more.distance_m;
    }
}

/// One tally for each of [`StudyState::SESSIONS`].
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tallies(pub [Tally; StudyState::SESSIONS.len()]);

impl Tallies {
    /// The exposed sessions of one runner.
    pub fn of(sessions: &[CountedSession<'_>], scheme: Scheme, measure: Measure) -> Tallies {
        let mut tallies = Tallies::default();
        for session in sessions.iter().filter(|session| session.inclusion == Inclusion::Exposed) {
            let state = session.state(scheme, measure);
            let Some(at) = StudyState::SESSIONS.iter().position(|&known| known == state) else {
                continue;
            };
            let tally = &mut tallies.0[at];
            *tally += Tally {
                runners: u32::from(tally.runners == 0),
                sessions: 1,
                person_days: session.person_days,
                onsets: u32::from(session.onset.is_some()),
                distance_m: session.distance_m,
            };
        }
        tallies
    }

    /// The sum over runners.
    pub fn sum<'a>(runners: impl Iterator<Item = &'a Tallies>) -> Tallies {
        let mut sum = Tallies::default();
        for runner in runners {
            for (sum, more) in sum.0.iter_mut().zip(runner.0) {
                *sum += more;
            }
        }
        sum
    }

    /// Sessions of all states.
    pub fn sessions(&self) -> u32 {
        self.0.iter().map(|tally| tally.sessions).sum()
    }
}
