//! The schemes: one main analysis, and those that show what hangs on its choices.

use serde::{Deserialize, Serialize};

use super::runner::SessionState;
use crate::metrics::SpikeState;
use crate::settings::StudyRules;

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    pub name: SchemeName,
    /// An onset belongs to the last session before it, up to this many days later.
    pub lag_days: i64,
}

/// What differs from the main analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemeName {
    Main,
    /// The shorter lag.
    ShortLag,
    /// The longer lag.
    LongLag,
    /// Every recording of an interrupted run is a session of its own.
    EachRecording,
    /// The first 30 days of a runner are graded by what is recorded.
    FirstDaysIn,
}

impl SchemeName {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            SchemeName::Main => "main",
            SchemeName::ShortLag => "short_lag",
            SchemeName::LongLag => "long_lag",
            SchemeName::EachRecording => "each_recording",
            SchemeName::FirstDaysIn => "first_days_in",
        }
    }
}

impl Scheme {
    /// The main analysis.
    pub fn main(rules: &StudyRules) -> Scheme {
        Scheme { name: SchemeName::Main, lag_days: rules.lag_days }
    }

    /// All of them, the main analysis first.
    pub fn all(rules: &StudyRules) -> Vec<Scheme> {
        let [short, long] = rules.other_lags_days;
        let scheme = |name, lag_days| Scheme { name, lag_days };
        vec![
            Scheme::main(rules),
            scheme(SchemeName::ShortLag, short),
            scheme(SchemeName::LongLag, long),
            scheme(SchemeName::EachRecording, rules.lag_days),
            scheme(SchemeName::FirstDaysIn, rules.lag_days),
        ]
    }

    /// True where a recording that continues an interrupted run is no session of its own.
    pub fn is_merged(self) -> bool {
        self.name != SchemeName::EachRecording
    }

    /// The state of a session by this scheme.
    pub fn state(self, session: &SessionState) -> StudyState {
        StudyState::from(match self.name {
            SchemeName::EachRecording => session.each_recording,
            SchemeName::FirstDaysIn => session.from_first_day,
            SchemeName::Main | SchemeName::ShortLag | SchemeName::LongLag => session.state,
        })
    }
}

/// The state of a session, or of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StudyState {
    Reference,
    Small,
    Moderate,
    Large,
    NoReference,
    WarmingUp,
    /// Its distance or descent is not known.
    Unknown,
    /// Of a day: no session within the lag.
    NoSession,
}

impl StudyState {
    /// Those of sessions, in the order of the tables.
    pub const SESSIONS: [StudyState; 7] = [
        StudyState::Reference,
        StudyState::Small,
        StudyState::Moderate,
        StudyState::Large,
        StudyState::NoReference,
        StudyState::WarmingUp,
        StudyState::Unknown,
    ];

    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            StudyState::Reference => SpikeState::Reference.name(),
            StudyState::Small => SpikeState::Small.name(),
            StudyState::Moderate => SpikeState::Moderate.name(),
            StudyState::Large => SpikeState::Large.name(),
            StudyState::NoReference => SpikeState::NoReference.name(),
            StudyState::WarmingUp => SpikeState::WarmingUp.name(),
            StudyState::Unknown => "unknown",
            StudyState::NoSession => "no_session",
        }
    }

    /// True for the three states above the reference.
    pub fn is_spike(self) -> bool {
        matches!(self, StudyState::Small | StudyState::Moderate | StudyState::Large)
    }

    /// True where there is a ratio that is graded.
    pub fn is_graded(self) -> bool {
        self == StudyState::Reference || self.is_spike()
    }
}

impl From<Option<SpikeState>> for StudyState {
    fn from(state: Option<SpikeState>) -> StudyState {
        match state {
            Some(SpikeState::Reference) => StudyState::Reference,
            Some(SpikeState::Small) => StudyState::Small,
            Some(SpikeState::Moderate) => StudyState::Moderate,
            Some(SpikeState::Large) => StudyState::Large,
            Some(SpikeState::NoReference) => StudyState::NoReference,
            Some(SpikeState::WarmingUp) => StudyState::WarmingUp,
            None => StudyState::Unknown,
        }
    }
}
