//! What the comparison around pain onsets needs to know of history, metrics and diary.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::calendar::{self, DaySpan};
use crate::history::{Activity, History};
use crate::metrics::{Metrics, RunMetrics, RunRow};
use crate::onset_analysis::{self, DiaryDays, OnsetAnalysis, OnsetAnalysisInput, OnsetTime, RecordedRun};
use crate::pain::{PainDiary, PainNote, onset};
use crate::session::Flag;
use crate::settings::{OnsetRules, Settings};

/// Compares the onsets of the days shown. Runs before those days still count for what they are compared with. `rows` are
/// the runs of the history as the metrics saw them.
pub(super) fn before_pain(
    history: &History,
    (rows, metrics): (&[RunRow], &Metrics),
    diary: Option<&PainDiary>,
    span: Option<DaySpan>,
    settings: &Settings,
) -> OnsetAnalysis {
    let Some(span) = span else {
        return OnsetAnalysis::default();
    };
    let observed = || history.observed.iter().copied();
    let runs: Vec<RecordedRun<'_>> = history
        .runs
        .iter()
        .zip(rows.iter().zip(&metrics.runs))
        .map(|(run, (row, metrics))| recorded_run(run, row, metrics))
        .collect();
    // A night as the watch measured it comes before one as the runner wrote it down.
    let written = diary.into_iter().flat_map(|diary| &diary.notes);
    let written = written.filter_map(|note| Some((note.day, note.sleep_h?)));
    let mut nights: BTreeMap<Date, f64> = written.collect();
    nights.extend((history.days.iter()).filter_map(|(day, row)| Some((*day, row.sleep_h?))));
    let records = OnsetAnalysisInput {
        first_day: observed().min().unwrap_or(span.first),
        last_day: observed().max().unwrap_or(span.last).min(span.last),
        runs: &runs,
        nights: &nights,
        unobserved: &metrics.unobserved,
        diary: diary.map(|diary| diary_days(diary, span, &settings.onset)),
    };
    onset_analysis::compare(&records, settings)
}

fn recorded_run<'a>(run: &Activity, row: &'a RunRow, metrics: &'a RunMetrics) -> RecordedRun<'a> {
    RecordedRun {
        row,
        metrics,
        start_local: calendar::local_clock(run.start.utc, run.start.utc_offset_min),
        is_flat: run.session.flags.contains(&Flag::DescentNotApplicable),
    }
}

/// The diary by day. Only days shown are compared; painful days beyond them still keep comparison days at a distance.
fn diary_days(diary: &PainDiary, span: DaySpan, rules: &OnsetRules) -> DiaryDays {
    let is_painful = |note: &&PainNote| note.score_0_10 >= rules.least_score;
    let painful: BTreeSet<Date> = (diary.notes.iter()).filter(is_painful).map(|note| note.day).collect();
    let declared = calendar::days(span.first, span.last).filter(|&day| diary.declares_free(day));
    let noted = diary.notes.iter().map(|note| note.day);
    let free = noted.filter(|&day| span.contains(day)).chain(declared);
    let onsets = onset::onsets(diary, rules).into_iter();
    DiaryDays {
        onsets: onsets
            .filter(|onset| span.contains(onset.day))
            .map(|onset| OnsetTime { day: onset.day, time: onset.runs_until })
            .collect(),
        free: free.filter(|day| !painful.contains(day)).collect(),
        painful,
    }
}
