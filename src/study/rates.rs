//! Rates by state, and their difference and ratio to the reference.
//!
//! Below the least number of onsets or of runners there are counts alone: a rate or a ratio of so few is not given at all,
//! with or without an interval.

use serde::{Deserialize, Serialize};

use super::resampling::{Interval, interval, resampled};
use super::sensitivity::{Scheme, StudyState};
use super::tallies::{Tallies, Tally};
use crate::settings::StudyRules;
use crate::timeline::Measure;

/// One state by one measure and one scheme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StateRow {
    pub scheme: Scheme,
    pub measure: Measure,
    pub state: StudyState,
    /// Runners with an exposed session in it.
    pub runners: u32,
    /// Exposed sessions.
    pub sessions: u32,
    /// Of all exposed sessions, percent; `None` where there are none.
    pub share_pct: Option<f64>,
    /// Days from a session to the next, its onset or the end of the lag.
    pub person_days: u32,
    /// Meters of the exposed sessions.
    pub distance_m: f64,
    /// Onsets that belong to them.
    pub onsets: u32,
    /// True where there are too few onsets or runners for a rate.
    pub is_counts_alone: bool,
    /// Onsets for each 1,000 sessions.
    pub rate_1000_sessions: Option<f64>,
    pub rate_interval: Option<Interval>,
    /// Onsets for each 1,000 km.
    pub rate_1000_km: Option<f64>,
    /// That rate less the rate of the reference, for each 1,000 sessions; `None` where one of them has counts alone.
    pub difference: Option<f64>,
    pub difference_interval: Option<Interval>,
    /// The rate for each 1,000 sessions over that of the reference; `None` where one of them has counts alone.
    pub ratio: Option<f64>,
    pub ratio_interval: Option<Interval>,
    /// What Frandsen et al. 2025 report; `None` for other states, and by descent.
    pub frandsen: Option<PublishedRatio>,
}

/// A hazard rate ratio of Frandsen et al. 2025, with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PublishedRatio {
    pub hazard_ratio: f64,
    pub low: f64,
    pub high: f64,
}

impl PublishedRatio {
    /// That of a state. It is of self-reported overuse injuries of any kind, adjusted, and by distance alone.
    ///
    /// ```
    /// use patella::study::{PublishedRatio, StudyState};
    /// use patella::timeline::Measure;
    ///
    /// let large = PublishedRatio::of(StudyState::Large, Measure::Distance).unwrap();
    /// assert_eq!((large.hazard_ratio, large.low, large.high), (2.28, 1.50, 3.48));
    /// assert_eq!(PublishedRatio::of(StudyState::Large, Measure::Descent), None);
    /// ```
    pub fn of(state: StudyState, measure: Measure) -> Option<PublishedRatio> {
        let (hazard_ratio, low, high) = match state {
            StudyState::Small => (1.64, 1.31, 2.05),
            StudyState::Moderate => (1.52, 1.16, 2.00),
            StudyState::Large => (2.28, 1.50, 3.48),
            _ => return None,
        };
        (measure == Measure::Distance).then_some(PublishedRatio { hazard_ratio, low, high })
    }
}

/// The rows of all states. `runners` has the tallies of each runner with an exposed session.
pub fn state_rows(runners: &[Tallies], (scheme, measure): (Scheme, Measure), rules: &StudyRules) -> Vec<StateRow> {
    let all = Tallies::sum(runners.iter());
    let draws = resampled(runners, rules);
    let table = StateTable { all, draws, scheme, measure, rules };
    (0..StudyState::SESSIONS.len()).map(|at| table.row(at)).collect()
}

/// The place of the reference in [`StudyState::SESSIONS`].
const REFERENCE: usize = 0;

struct StateTable<'r> {
    all: Tallies,
    draws: Vec<Tallies>,
    scheme: Scheme,
    measure: Measure,
    rules: &'r StudyRules,
}

impl StateTable<'_> {
    fn row(&self, at: usize) -> StateRow {
        let state = StudyState::SESSIONS[at];
        let tally = self.all.0[at];
        let is_counts_alone = self.is_too_few(&tally);
        let is_compared = at != REFERENCE && !is_counts_alone && !self.is_too_few(&self.all.0[REFERENCE]);
        let rate = move |tallies: &Tallies| tallies.0[at].rate_1000_sessions();
        let with = |figure: &dyn Fn(&Tallies) -> Option<f64>, is_given: bool| match is_given {
            true => (figure(&self.all), interval(&self.draws, figure, self.rules)),
            false => (None, None),
        };
        let (rate_1000_sessions, rate_interval) = with(&rate, !is_counts_alone);
        let (difference, difference_interval) = with(&|tallies| difference(tallies, at), is_compared);
        let (ratio, ratio_interval) = with(&|tallies| ratio(tallies, at), is_compared);
        let exposed = self.all.sessions();
        StateRow {
            scheme: self.scheme,
            measure: self.measure,
            state,
            runners: tally.runners,
            sessions: tally.sessions,
            share_pct: (exposed > 0).then(|| 100.0 * f64::from(tally.sessions) / f64::from(exposed)),
            person_days: tally.person_days,
            distance_m: tally.distance_m,
            onsets: tally.onsets,
            is_counts_alone,
            rate_1000_sessions,
            rate_interval,
            rate_1000_km: tally.rate_1000_km().filter(|_| !is_counts_alone),
            difference,
            difference_interval,
            ratio,
            ratio_interval,
            frandsen: PublishedRatio::of(state, self.measure),
        }
    }

    fn is_too_few(&self, tally: &Tally) -> bool {
        tally.onsets < self.rules.least_onsets || tally.runners < self.rules.least_runners
    }
}

fn difference(tallies: &Tallies, at: usize) -> Option<f64> {
    Some(tallies.0[at].rate_1000_sessions()? - tallies.0[REFERENCE].rate_1000_sessions()?)
}

fn ratio(tallies: &Tallies, at: usize) -> Option<f64> {
    let reference = tallies.0[REFERENCE].rate_1000_sessions().filter(|&rate| rate > 0.0)?;
    Some(tallies.0[at].rate_1000_sessions()? / reference)
}
