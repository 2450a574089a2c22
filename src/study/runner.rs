//! What the statistics need of one runner: sessions with their states, pain by day, and the days that are known.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::calendar::{DaySpan, add_days, days, days_between};
use crate::metrics::SpikeState;
use crate::metrics::spike::{ComparedRun, compare};
use crate::pain::onset::OnsetKind;
use crate::settings::{Settings, SpikeRules};
use crate::timeline::{Measure, RunEntry, Timeline};

/// One runner of a study. It holds no name but the one it is given, no place and no word of the runner.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StudyRunner {
    /// The pseudonym.
    pub runner: String,
    /// First and last day that some file covers; `None` without a file.
    pub records: Option<DaySpan>,
    /// Days within them, or before or after them within the diary, that no file covers.
    pub unobserved: Vec<DaySpan>,
    /// From the first note to the last; `None` without a note.
    pub diary: Option<DaySpan>,
    /// Days logged as free of pain, by a note or by the declaration of the diary.
    pub pain_free: Vec<DaySpan>,
    /// Days with pain.
    pub painful: Vec<DaySpan>,
    /// Days on which pain began, of every kind, oldest first.
    pub onsets: Vec<StudyOnset>,
    /// Every recorded run, oldest first.
    pub sessions: Vec<StudySession>,
}

/// A day on which pain began.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StudyOnset {
    pub day: Date,
    pub kind: OnsetKind,
    /// Runs of that day that start at this time or later came after the pain; `None` where that is not known, and all count
    /// as before it.
    pub runs_until: Option<Time>,
}

/// One recorded run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudySession {
    /// Local day.
    pub day: Date,
    /// Local time of its start.
    pub start: Time,
    /// True for all recordings of an interrupted run but the first.
    pub continues: bool,
    /// Meters of this recording; `None` where unknown.
    pub distance_m: Option<f64>,
    /// By distance.
    pub distance: SessionState,
    /// By descent.
    pub descent: SessionState,
}

impl StudySession {
    /// Its state by this measure.
    pub fn by(&self, measure: Measure) -> &SessionState {
        match measure {
            Measure::Distance => &self.distance,
            Measure::Descent => &self.descent,
        }
    }
}

/// The state of a session against the runner's previous 30 days, by each scheme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionState {
    /// As in the report: an interrupted run is one, and the first 30 days are `warming_up`. `None` where the value is unknown,
    /// and for the later recordings of an interrupted run.
    pub state: Option<SpikeState>,
    /// The same without `warming_up`: the first 30 days are graded by what is recorded.
    pub from_first_day: Option<SpikeState>,
    /// The same as `state` with every recording as a run of its own.
    pub each_recording: Option<SpikeState>,
    /// True where the error of the measurement decides whether it is above the comparison group.
    pub is_doubtful: bool,
}

impl StudyRunner {
    /// What a timeline holds of them. `runner` is the pseudonym.
    pub fn of(runner: &str, timeline: &Timeline, settings: &Settings) -> StudyRunner {
        let log = DailyLog::of(timeline, settings.onset.least_score);
        let onset = |onset: &crate::timeline::OnsetEntry| StudyOnset {
            day: onset.day,
            kind: onset.kind,
            runs_until: onset.runs_until,
        };
        StudyRunner {
            runner: runner.to_owned(),
            records: timeline.days().and_then(|days| timeline.recorded_days(days)),
            unobserved: timeline.earlier.unobserved.iter().chain(&timeline.unobserved).copied().collect(),
            diary: timeline.diary_days,
            pain_free: log.spans(false),
            painful: log.spans(true),
            onsets: timeline.onsets.iter().map(onset).collect(),
            sessions: sessions(timeline, &settings.spike),
        }
    }
}

/// Every run, those before the first day shown included.
fn sessions(timeline: &Timeline, rules: &SpikeRules) -> Vec<StudySession> {
    let runs: Vec<&RunEntry> = timeline.earlier.runs.iter().chain(&timeline.runs).collect();
    let first_day = timeline.earlier.first_day.or(timeline.first_day);
    let states = |measure| states(&runs, measure, (first_day, rules));
    let by_both = states(Measure::Distance).into_iter().zip(states(Measure::Descent));
    let session = |(run, (distance, descent)): (&&RunEntry, (SessionState, SessionState))| StudySession {
        day: run.day,
        start: run.start_local.time(),
        continues: run.continues(),
        distance_m: run.totals.distance_m,
        distance,
        descent,
    };
    runs.iter().zip(by_both).map(session).collect()
}

/// The states of all runs by one measure.
fn states(runs: &[&RunEntry], measure: Measure, (first_day, rules): (Option<Date>, &SpikeRules)) -> Vec<SessionState> {
    let floor_m = match measure {
        Measure::Distance => 0.0,
        Measure::Descent => rules.descent_reference_m,
    };
    let compared = |value_m: &dyn Fn(&RunEntry) -> Option<f64>| {
        let run = |run: &&RunEntry| ComparedRun {
            start_unix_s: run.start_utc.as_second(),
            day: run.day,
            value_m: value_m(run),
        };
        let spikes = compare(&runs.iter().map(run).collect::<Vec<_>>(), floor_m, rules);
        spikes.into_iter().map(|spike| spike.map(|spike| spike.state)).collect::<Vec<Option<SpikeState>>>()
    };
    let whole = compared(&|run| run.compared_m(measure));
    let single = compared(&|run| match measure {
        Measure::Distance => run.totals.distance_m,
        Measure::Descent => run.totals.descent_m,
    });
    let is_young = |day: Date| first_day.is_none_or(|first| days_between(first, day) < rules.window_days);
    let graded = |day: Date, state: SpikeState| match state {
        SpikeState::NoReference => state,
        _ if is_young(day) => SpikeState::WarmingUp,
        _ => state,
    };
    let state = |(run, (whole, single)): (&&RunEntry, (Option<SpikeState>, Option<SpikeState>))| {
        let (state, is_doubtful) = match measure {
            Measure::Distance => (run.distance_state, run.distance_at_the_line),
            Measure::Descent => (run.descent_state, run.descent_within_uncertainty),
        };
        let each_recording = single.map(|state| graded(run.day, state));
        SessionState { state, from_first_day: whole, each_recording, is_doubtful }
    };
    runs.iter().zip(whole.into_iter().zip(single)).map(state).collect()
}

/// Whether each logged day has pain.
struct DailyLog(BTreeMap<Date, bool>);

impl DailyLog {
    fn of(timeline: &Timeline, least_score: f64) -> DailyLog {
        let declared = timeline.diary_days.filter(|_| timeline.unlogged_days_are_pain_free);
        let declared = declared.into_iter().flat_map(|diary| days(diary.first, diary.last));
        let declared = declared.filter(|day| !timeline.unread_days.contains(day));
        let mut log: BTreeMap<Date, bool> = declared.map(|day| (day, false)).collect();
        for note in &timeline.pain {
            *log.entry(note.day).or_default() |= note.score_0_10 >= least_score;
        }
        DailyLog(log)
    }

    /// The days with pain, or those free of it, as spans.
    fn spans(&self, painful: bool) -> Vec<DaySpan> {
        spans(self.0.iter().filter(|&(_, &is_painful)| is_painful == painful).map(|(&day, _)| day))
    }
}

/// Days in their order as spans of consecutive days.
pub fn spans(days: impl Iterator<Item = Date>) -> Vec<DaySpan> {
    let mut spans: Vec<DaySpan> = Vec::new();
    for day in days {
        match spans.last_mut() {
            Some(span) if add_days(span.last, 1) == day => span.last = day,
            _ => spans.push(DaySpan { first: day, last: day }),
        }
    }
    spans
}
