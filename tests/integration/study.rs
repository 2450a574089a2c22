//! Many runners: which sessions count, which onset belongs to which, and what the tables make of them, on histories that are
//! worked out on paper.

mod bootstrap;
mod exposed;
mod from_timeline;
mod person_state;
mod synthetic;
mod tables;

use jiff::civil::{Date, date, time};
use patella::calendar::{DaySpan, add_days};
use patella::metrics::SpikeState;
use patella::pain::onset::OnsetKind;
use patella::settings::Settings;
use patella::study::{
    CountedSession, Inclusion, Scheme, SessionState, StudyOnset, StudyRunner, StudySession, counted, spans,
};

/// Day 1 of every history here.
const FIRST: Date = date(2026, 3, 1);

/// Day `number` of a history; the first is 1.
fn day(number: i64) -> Date {
    add_days(FIRST, number - 1)
}

/// The days of these numbers.
fn days(numbers: impl IntoIterator<Item = i64>) -> Vec<DaySpan> {
    spans(numbers.into_iter().map(day))
}

/// A run of 10 km at seven in the morning, with the same state by every way of counting.
fn session(number: i64, state: SpikeState) -> StudySession {
    let state = SessionState {
        state: Some(state),
        from_first_day: Some(state),
        each_recording: Some(state),
        is_doubtful: false,
    };
    StudySession {
        day: day(number),
        start: time(7, 0, 0, 0),
        continues: false,
        distance_m: Some(10_000.0),
        distance: state,
        descent: SessionState::default(),
    }
}

fn onset(number: i64) -> StudyOnset {
    StudyOnset { day: day(number), kind: OnsetKind::Onset, runs_until: None }
}

/// A runner with a note on each of 40 days, painful from each onset on for 3 days, and with a run on each of `runs`.
fn runner(name: &str, runs: &[(i64, SpikeState)], onsets: &[i64]) -> StudyRunner {
    let is_painful = |number: &i64| onsets.iter().any(|onset| (*onset..onset + 3).contains(number));
    StudyRunner {
        runner: name.to_owned(),
        records: Some(DaySpan { first: day(1), last: day(40) }),
        unobserved: Vec::new(),
        diary: Some(DaySpan { first: day(1), last: day(40) }),
        pain_free: days((1..=40).filter(|number| !is_painful(number))),
        painful: days((1..=40).filter(is_painful)),
        onsets: onsets.iter().map(|&number| onset(number)).collect(),
        sessions: runs.iter().map(|&(number, state)| session(number, state)).collect(),
    }
}

/// The sessions by the main analysis with another lag.
fn by_lag(runner: &StudyRunner, lag_days: i64) -> Vec<CountedSession<'_>> {
    let settings = Settings::default();
    counted(runner, Scheme { lag_days, ..Scheme::main(&settings.study) }, &settings.onset)
}

/// Whether each session counts, by the main analysis.
fn inclusions(runner: &StudyRunner) -> Vec<Inclusion> {
    by_lag(runner, 2).iter().map(|session| session.inclusion).collect()
}
