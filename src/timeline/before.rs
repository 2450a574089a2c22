//! What the comparison around pain onsets needs to know of history, metrics and diary.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use crate::before_pain::{self, BeforePain, DiaryDays, OnsetTime, Records, RunBefore};
use crate::calendar::{self, DaySpan};
use crate::history::{Activity, History};
use crate::metrics::{Metrics, RunMetrics, RunRow};
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
) -> BeforePain {
    let Some(span) = span else {
        return BeforePain::default();
    };
    let observed = || history.observed.iter().copied();
    let runs: Vec<RunBefore<'_>> = history
        .runs
        .iter()
        .zip(rows.iter().zip(&metrics.runs))
        .map(|(run, (row, metrics))| run_before(run, row, metrics))
        .collect();
    let nights = history.days.iter();
    let nights = nights.filter_map(|(day, row)| Some((*day, row.sleep_h?)));
    let records = Records {
        first_day: observed().min().unwrap_or(span.first),
        last_day: observed().max().unwrap_or(span.last).min(span.last),
        runs: &runs,
        nights: &nights.collect(),
        unobserved: &metrics.unobserved,
        diary: diary.map(|diary| diary_days(&diary.notes, span, &settings.onset)),
    };
    before_pain::compare(&records, settings)
}

fn run_before<'a>(run: &Activity, row: &'a RunRow, metrics: &'a RunMetrics) -> RunBefore<'a> {
    RunBefore {
        row,
        metrics,
        start_local: calendar::local_clock(run.start.utc, run.start.utc_offset_min),
        is_flat: run.session.flags.contains(&Flag::DescentNotApplicable),
    }
}

/// The diary by day. Only days shown are compared; painful days beyond them still keep comparison days at a distance.
fn diary_days(notes: &[PainNote], span: DaySpan, rules: &OnsetRules) -> DiaryDays {
    let is_painful = |note: &&PainNote| note.score_0_10 >= rules.least_score;
    let painful: BTreeSet<Date> = notes
        .iter()
        .filter(is_painful)
        .map(|note| note.day)
        .collect();
    let mut began: BTreeMap<Date, Time> = BTreeMap::new();
    for note in notes.iter().filter(is_painful) {
        if let Some(time) = note.time {
            let first = began.entry(note.day).or_insert(time);
            *first = time.min(*first);
        }
    }
    let shown = |day: &Date| span.contains(*day);
    let free = notes.iter().map(|note| note.day);
    DiaryDays {
        onsets: onset::onsets(notes, rules)
            .into_iter()
            .map(|onset| OnsetTime {
                day: onset.day,
                time: began.get(&onset.day).copied(),
            })
            .filter(|onset| shown(&onset.day))
            .collect(),
        free: free
            .filter(|day| shown(day) && !painful.contains(day))
            .collect(),
        painful,
    }
}
