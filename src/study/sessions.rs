//! Which sessions count, and which onset belongs to which session.
//!
//! **Counted.** A session is exposed where a painful note on its day would be an onset ([`after_week`]: no painful day in the
//! week before it, and enough of that week logged), the pain of its day did not come before it, and each day from it to the
//! end of the lag is in the diary and within the records. The rule is the same whether pain follows or not.
//!
//! **Onset.** One after a week logged as pain-free, or partly logged; a flare is no onset, since it comes upon pain. It belongs
//! to the last session before it, where that is within the lag; so it counts once.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::runner::{StudyOnset, StudyRunner, StudySession};
use super::sensitivity::{Scheme, StudyState};
use crate::calendar::{DaySpan, add_days, days, days_between};
use crate::pain::onset::{OnsetKind, after_week};
use crate::settings::OnsetRules;
use crate::timeline::Measure;

/// Whether a session counts, and if not, the first reason that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inclusion {
    Exposed,
    /// The runner has no diary, or one without a note.
    NoDiary,
    /// Before the first note, or after the last.
    OutsideDiary,
    /// Pain in the week before it, or on its day before it.
    InPain,
    /// Too little of the week before it is logged to know an onset.
    PainUnknown,
    /// A day up to the end of the lag is not in the diary, or not in the records.
    LagNotObserved,
}

impl Inclusion {
    /// In the order in which they are asked.
    pub const ALL: [Inclusion; 6] = [
        Inclusion::Exposed,
        Inclusion::NoDiary,
        Inclusion::OutsideDiary,
        Inclusion::InPain,
        Inclusion::PainUnknown,
        Inclusion::LagNotObserved,
    ];

    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Inclusion::Exposed => "exposed",
            Inclusion::NoDiary => "no_diary",
            Inclusion::OutsideDiary => "outside_diary",
            Inclusion::InPain => "in_pain",
            Inclusion::PainUnknown => "pain_unknown",
            Inclusion::LagNotObserved => "lag_not_observed",
        }
    }
}

/// A session as one scheme takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedSession<'a> {
    /// Of an interrupted run the first recording.
    pub session: &'a StudySession,
    pub inclusion: Inclusion,
    /// Meters of all its recordings that are known.
    pub distance_m: f64,
    /// Days from it to the next session, the end of the lag or its onset, whichever is first, that one included unless it is
    /// the next session; 0 where it is not exposed.
    pub person_days: u32,
    /// The day of the onset that belongs to it.
    pub onset: Option<Date>,
}

/// The pain of one runner, day by day.
#[derive(Debug, Clone, Copy)]
pub(super) struct PainDays<'a> {
    pub runner: &'a StudyRunner,
    pub rules: &'a OnsetRules,
}

impl PainDays<'_> {
    /// How a painful day would begin an onset, by the days before it; `None` where it would not, or that is not known.
    pub fn would_begin(&self, day: Date) -> Option<OnsetKind> {
        let free = self.week(day).filter(|&day| contains(&self.runner.pain_free, day)).count();
        after_week(free, self.painful_before(day), self.rules)
    }

    /// True where the day is in the diary, and some file covers it.
    pub fn is_observed(&self, day: Date) -> bool {
        let is_logged = contains(&self.runner.pain_free, day) || contains(&self.runner.painful, day);
        is_logged && !self.runner.unobserved.iter().any(|gap| gap.contains(day))
    }

    /// The onset of a day.
    pub fn onset_on(&self, day: Date) -> Option<&StudyOnset> {
        self.onsets().find(|onset| onset.day == day)
    }

    /// The onsets that count.
    pub fn onsets(&self) -> impl Iterator<Item = &StudyOnset> {
        self.runner.onsets.iter().filter(|onset| matches!(onset.kind, OnsetKind::Onset | OnsetKind::PartlyLogged))
    }

    fn week(&self, day: Date) -> impl Iterator<Item = Date> + use<> {
        days(add_days(day, -self.rules.free_days), add_days(day, -1))
    }

    fn painful_before(&self, day: Date) -> usize {
        self.week(day).filter(|&day| contains(&self.runner.painful, day)).count()
    }

    fn inclusion(&self, session: &StudySession, lag_days: i64) -> Inclusion {
        let day = session.day;
        let Some(diary) = self.runner.diary else {
            return Inclusion::NoDiary;
        };
        if !diary.contains(day) {
            return Inclusion::OutsideDiary;
        }
        let is_after_onset = self.onset_on(day).is_some_and(|onset| !precedes(session, onset));
        if is_after_onset || self.painful_before(day) > 0 {
            return Inclusion::InPain;
        }
        if self.would_begin(day).is_none() {
            return Inclusion::PainUnknown;
        }
        let is_observed = days(day, add_days(day, lag_days)).all(|day| self.is_observed(day));
        if is_observed { Inclusion::Exposed } else { Inclusion::LagNotObserved }
    }
}

/// True where a session began before the pain.
pub(super) fn precedes(session: &StudySession, onset: &StudyOnset) -> bool {
    let is_earlier = || onset.runs_until.is_none_or(|until| session.start < until);
    session.day < onset.day || (session.day == onset.day && is_earlier())
}

/// True where one of the spans, which are in their order, holds the day.
fn contains(spans: &[DaySpan], day: Date) -> bool {
    let at = spans.partition_point(|span| span.last < day);
    spans.get(at).is_some_and(|span| span.contains(day))
}

/// The sessions of a runner by one scheme, oldest first.
pub fn counted<'a>(runner: &'a StudyRunner, scheme: Scheme, rules: &OnsetRules) -> Vec<CountedSession<'a>> {
    let pain = PainDays { runner, rules };
    let mut sessions: Vec<CountedSession> = Vec::new();
    for session in &runner.sessions {
        let distance_m = session.distance_m.unwrap_or(0.0);
        match sessions.last_mut() {
            Some(whole) if session.continues && scheme.is_merged() => whole.distance_m += distance_m,
            _ => sessions.push(CountedSession {
                session,
                inclusion: pain.inclusion(session, scheme.lag_days),
                distance_m,
                person_days: 0,
                onset: None,
            }),
        }
    }
    for onset in pain.onsets() {
        if let Some(session) = session_of(&mut sessions, onset, scheme.lag_days) {
            session.onset = Some(onset.day);
        }
    }
    let days: Vec<u32> = (0..sessions.len()).map(|index| person_days(&sessions, index, scheme.lag_days)).collect();
    for (session, days) in sessions.iter_mut().zip(days) {
        session.person_days = days;
    }
    sessions
}

/// The last session before an onset, where it is within the lag.
fn session_of<'s, 'a>(
    sessions: &'s mut [CountedSession<'a>],
    onset: &StudyOnset,
    lag_days: i64,
) -> Option<&'s mut CountedSession<'a>> {
    let last = sessions.iter_mut().rev().find(|counted| precedes(counted.session, onset))?;
    (days_between(last.session.day, onset.day) <= lag_days).then_some(last)
}

fn person_days(sessions: &[CountedSession<'_>], index: usize, lag_days: i64) -> u32 {
    let counted = &sessions[index];
    if counted.inclusion != Inclusion::Exposed {
        return 0;
    }
    let first = counted.session.day;
    let next = sessions.get(index + 1).map(|next| add_days(next.session.day, -1));
    let lag = add_days(first, lag_days);
    let last = counted.onset.unwrap_or_else(|| next.map_or(lag, |next| next.min(lag)));
    u32::try_from(days_between(first, last) + 1).unwrap_or(0)
}

impl CountedSession<'_> {
    /// Its state by a measure.
    pub fn state(&self, scheme: Scheme, measure: Measure) -> StudyState {
        scheme.state(self.session.by(measure))
    }
}
