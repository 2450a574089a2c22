//! From what was read to what is reported: metrics, onset analysis, rules, timeline, facts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use jiff::civil::Date;

use crate::calendar::{self, DaySpan, local_clock};
use crate::facts::Facts;
use crate::history::{Activity, History};
use crate::metrics::{self, Metrics, MetricsInput, OtherRow, RunMetrics, RunRow};
use crate::onset_analysis::{self, DiaryDays, OnsetAnalysis, OnsetAnalysisInput, OnsetTime, RecordedRun};
use crate::pain::onset::{self, Onset};
use crate::pain::rules::{self, LogRun};
use crate::pain::{PainDiary, PainNote, note_counts};
use crate::session::{Flag, Session};
use crate::settings::{OnsetRules, Settings, Since};
use crate::timeline::{Timeline, TimelineInput};

/// Works out all that is reported of a history and its diary.
pub fn analyze(history: &History, diary: Option<&PainDiary>, settings: &Settings) -> (Timeline, Facts) {
    let rows = metrics_input(history);
    let metrics = metrics::compute(&rows, settings);
    let notes = diary.map_or(&[][..], |diary| &diary.notes);
    let days = days_shown(history, notes, settings);
    let all_onsets = diary.map(|diary| onset::onsets(diary, &settings.onset)).unwrap_or_default();
    let onsets: Vec<Onset> = all_onsets.iter().copied().filter(|onset| contains(days, onset.day)).collect();
    let records = Records { history, rows: &rows.runs, metrics: &metrics, diary, days };
    let diary_shown = diary.zip(days).map(|(diary, days)| diary.within(days));
    let runs: Vec<LogRun> = history.runs.iter().filter(|run| contains(days, run.day)).map(log_run).collect();
    let pain_after = diary_shown
        .as_ref()
        .map(|diary| rules::pain_after(&runs, diary, settings.log_rules.pain_after_days, settings.onset.morning_ends));
    let timeline = Timeline::new(
        TimelineInput {
            history,
            metrics: &metrics,
            diary,
            days,
            onset_analysis: records.onset_analysis(&all_onsets, settings),
            onsets,
            pain_context: diary_shown
                .as_ref()
                .and_then(|diary| note_counts::context(&diary.notes, &diary.weekly_answers)),
            pain_rules: diary_shown.as_ref().and_then(|diary| rules::check(&runs, diary, settings)),
            run_days: rules::run_days(
                &runs,
                diary_shown.as_ref().unwrap_or(&PainDiary::default()),
                settings.onset.morning_ends,
            ),
            pain_after: pain_after.unwrap_or_default(),
        },
        settings,
    );
    let facts = Facts::of(&timeline, settings);
    (timeline, facts)
}

/// What the metrics need to know of a history, in its order.
fn metrics_input(history: &History) -> MetricsInput {
    let run = |activity: &Activity| RunRow {
        start_unix_s: activity.session.start_utc.as_second(),
        end_unix_s: activity.session.end_utc.as_second(),
        day: activity.day,
        distance_m: activity.session.totals.distance_m,
        descent_m: activity.session.totals.descent_m,
        descent_doubt_m: descent_doubt_m(&activity.session),
        descent_bands_m: activity.session.downhill.map(|downhill| downhill.drops_m()),
        timer_s: activity.session.totals.timer_s,
        continues: activity.continues,
    };
    let other = |activity: &Activity| OtherRow { day: activity.day, timer_s: activity.session.totals.timer_s };
    MetricsInput {
        runs: history.runs.iter().map(run).collect(),
        others: history.others.iter().map(other).collect(),
        observed: history.observed.clone(),
    }
}

/// How far a descent of ours may be off; a total of the watch or of an account is taken as it stands.
fn descent_doubt_m(session: &Session) -> Option<f64> {
    session.descent_uncertainty_m.filter(|_| session.descent_source.is_ours())
}

fn log_run(activity: &Activity) -> LogRun {
    let start = local_clock(activity.start.utc, activity.start.utc_offset_min);
    let elapsed = activity.session.totals.elapsed_s.and_then(|s| SignedDuration::try_from_secs_f64(s).ok());
    LogRun {
        day: activity.day,
        distance_m: activity.session.totals.distance_m,
        start: Some(start),
        end: elapsed.and_then(|elapsed| start.checked_add(elapsed).ok()),
    }
}

/// From the first day with data to the last, cut to what the runner asked for; `None` without data.
fn days_shown(history: &History, notes: &[PainNote], settings: &Settings) -> Option<DaySpan> {
    let days = history.observed.iter().copied().chain(notes.iter().map(|note| note.day));
    let (first, last) = days.fold(None, |ends: Option<(Date, Date)>, day| {
        Some(ends.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
    })?;
    let last = settings.until.map_or(last, |until| until.min(last));
    let first = match settings.since {
        None => first,
        Some(Since::Day(day)) => day.max(first),
        // "12w" is twelve weeks up to and with the last day.
        Some(Since::DaysBack(days)) => calendar::add_days(last, 1 - days).max(first),
    };
    (first <= last).then_some(DaySpan { first, last })
}

fn contains(days: Option<DaySpan>, day: Date) -> bool {
    days.is_some_and(|days| days.contains(day))
}

/// What the onsets are compared with.
struct Records<'a> {
    history: &'a History,
    rows: &'a [RunRow],
    metrics: &'a Metrics,
    diary: Option<&'a PainDiary>,
    days: Option<DaySpan>,
}

impl Records<'_> {
    /// Compares the onsets of the days shown. Runs before those days still count for what they are compared with.
    fn onset_analysis(&self, onsets: &[Onset], settings: &Settings) -> OnsetAnalysis {
        let Some(days) = self.days else {
            return OnsetAnalysis::default();
        };
        let observed = || self.history.observed.iter().copied();
        let rows = self.rows.iter().zip(&self.metrics.runs);
        let runs = self.history.runs.iter().zip(rows).map(|(run, (row, metrics))| recorded_run(run, row, metrics));
        let input = OnsetAnalysisInput {
            first_day: observed().min().unwrap_or(days.first),
            last_day: observed().max().unwrap_or(days.last).min(days.last),
            shown: days,
            runs: &runs.collect::<Vec<_>>(),
            nights: &nights(self.history, self.diary),
            unobserved: &self.metrics.unobserved,
            diary: self.diary.map(|diary| diary_days(diary, days, onsets, &settings.onset)),
        };
        onset_analysis::compare(&input, settings)
    }
}

/// Hours asleep by day. A night as the watch measured it comes before one as the runner noted it.
fn nights(history: &History, diary: Option<&PainDiary>) -> BTreeMap<Date, f64> {
    let noted = diary.into_iter().flat_map(|diary| &diary.notes).filter_map(|note| Some((note.day, note.sleep_h?)));
    let measured = history.days.iter().filter_map(|(day, row)| Some((*day, row.sleep_h?)));
    noted.chain(measured).collect()
}

fn recorded_run<'a>(run: &Activity, row: &'a RunRow, metrics: &'a RunMetrics) -> RecordedRun<'a> {
    RecordedRun {
        row,
        metrics,
        start_local: calendar::local_clock(run.start.utc, run.start.utc_offset_min),
        is_flat: run.session.flags.contains(&Flag::DescentNotApplicable),
    }
}

/// The diary by day. Only days shown are compared; painful days and starts beyond them still keep comparison days at a
/// distance.
fn diary_days(diary: &PainDiary, span: DaySpan, onsets: &[Onset], rules: &OnsetRules) -> DiaryDays {
    let is_painful = |note: &&PainNote| note.score_0_10 >= rules.least_score;
    let painful: BTreeSet<Date> = (diary.notes.iter()).filter(is_painful).map(|note| note.day).collect();
    let declared = calendar::days(span.first, span.last).filter(|&day| diary.declares_free(day));
    let noted = diary.notes.iter().map(|note| note.day);
    let free = noted.filter(|&day| span.contains(day)).chain(declared);
    let shown = onsets.iter().filter(|onset| span.contains(onset.day));
    let onset = |onset: &Onset| OnsetTime { kind: onset.kind, day: onset.day, time: onset.runs_until };
    let not_raised = onset::not_raised_days(diary, rules).into_iter();
    DiaryDays {
        onsets: shown.map(onset).collect(),
        starts: onsets.iter().map(|onset| onset.day).collect(),
        free: free.filter(|day| !painful.contains(day)).collect(),
        not_raised: not_raised.filter(|&day| span.contains(day)).collect(),
        painful,
    }
}
