//! The rows of the days shown, from what was read and worked out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::coverage::{Coverage, coverage};
use super::device_changes::device_changes;
use super::run::{reference_steps, spikes};
use super::{DescentGapEntry, Earlier, InterruptedRun, Measure, OnsetEntry, OtherEntry, RestGapEntry, ReturnEntry};
use super::{RunDayEntry, RunEntry, SCHEMA_VERSION, Timeline, pain, wellness};
use crate::activity::RunKind;
use crate::calendar::{self, DaySpan};
use crate::history::{Activity, History};
use crate::metrics::spike::sum_of_known;
use crate::metrics::{self, MetricDefinition, Metrics, RunMetrics, WeekMetrics};
use crate::onset_analysis::{self, OnsetAnalysis};
use crate::pain::PainDiary;
use crate::pain::note_counts::PainContext;
use crate::pain::onset::Onset;
use crate::pain::rules::{PainAfter, RuleChecks, RunDay};
use crate::session::Flag;
use crate::settings::Settings;

/// What a timeline is put together from.
pub struct TimelineInput<'a> {
    /// Activities and files.
    pub history: &'a History,
    /// What was worked out from them.
    pub metrics: &'a Metrics,
    /// The pain diary.
    pub diary: Option<&'a PainDiary>,
    /// The days shown; `None` without data.
    pub days: Option<DaySpan>,
    /// The onsets of these days.
    pub onsets: Vec<Onset>,
    /// What came before them.
    pub onset_analysis: OnsetAnalysis,
    /// The notes of these days, counted.
    pub pain_context: Option<PainContext>,
    /// Which rules the log of these days meets.
    pub pain_rules: Option<RuleChecks>,
    /// Days with a run, and the pain around them.
    pub run_days: Vec<RunDay>,
    /// Whether pain followed the runs of a day.
    pub pain_after: BTreeMap<Date, PainAfter>,
}

impl Timeline {
    /// The rows of the days shown.
    pub fn new(input: TimelineInput, settings: &Settings) -> Timeline {
        let TimelineInput { history, metrics, diary, days, .. } = input;
        let shown = |day: Date| days.is_some_and(|days| days.contains(day));
        let all = all_runs(history, metrics, settings);
        let runs: Vec<RunEntry> = all.iter().filter(|run| shown(run.day)).cloned().collect();
        Timeline {
            schema_version: SCHEMA_VERSION,
            generator: concat!("patella ", env!("CARGO_PKG_VERSION")).to_owned(),
            first_day: days.map(|days| days.first),
            last_day: days.map(|days| days.last),
            units: settings.units,
            week_start: settings.week_start,
            run_kinds: settings.run_kinds.clone(),
            run_days: input.run_days.iter().map(RunDayEntry::from).collect(),
            others: history.others.iter().map(other_entry).filter(|other| shown(other.day)).collect(),
            weeks: metrics.weeks.iter().filter(|week| week_shown(week, days)).cloned().collect(),
            rest_gaps: rest_gaps(&all, metrics).filter(|gap| shown(gap.to_day)).collect(),
            returns: returns(&all, metrics).filter(|back| shown(back.day)).collect(),
            descent_gaps: descent_gaps(&all, metrics).filter(|gap| shown(gap.day)).collect(),
            spikes: spikes(&all, metrics, &input.pain_after).filter(|spike| shown(spike.date)).collect(),
            reference_steps: reference_steps(&all, Measure::Distance, days, settings.spike.window_days),
            descent_reference_steps: reference_steps(&all, Measure::Descent, days, settings.spike.window_days),
            unobserved: unobserved(history, metrics, days),
            breaks: device_changes(&all, &history.runs, &settings.descent.device_changes)
                .filter(|change| shown(change.day))
                .collect(),
            pain: pain::entries(diary, days, &settings.onset),
            questionnaires: pain::questionnaires(diary, days),
            onsets: input.onsets.into_iter().map(OnsetEntry::from).collect(),
            before_pain: input.onset_analysis,
            unlogged_days_are_pain_free: diary.is_some_and(|diary| diary.unlogged_days_are_pain_free),
            diary_head: diary.map(|diary| diary.head.clone()).unwrap_or_default(),
            unread_days: diary.map(|diary| diary.unread_days.clone()).unwrap_or_default(),
            diary_days: diary.and_then(PainDiary::span),
            pain_context: input.pain_context,
            pain_rules: input.pain_rules,
            shoes: wellness::shoes(history),
            days: wellness::days(history).filter(|entry| shown(entry.day)).collect(),
            sleep: days.and_then(|days| wellness::sleep(history, days.last, &settings.account)),
            has_diary: diary.is_some(),
            definitions: definitions(diary.is_some()),
            coverage: Coverage {
                runs_outside_choice: history.runs_not_chosen + all.len() - runs.len(),
                ..coverage(history, &all).with_diary(diary)
            },
            earlier: earlier(history, metrics, &all, days),
            runs,
        }
    }
}

/// Every run as a row, shown or not, oldest first.
fn all_runs(history: &History, metrics: &Metrics, settings: &Settings) -> Vec<RunEntry> {
    let runs = history.runs.iter().zip(&metrics.runs);
    let mut runs: Vec<RunEntry> = runs.map(|(run, metrics)| run_entry(run, metrics, settings)).collect();
    join_interrupted(&mut runs, &history.runs);
    runs
}

/// What lies before the first day shown.
fn earlier(history: &History, metrics: &Metrics, runs: &[RunEntry], days: Option<DaySpan>) -> Earlier {
    let is_earlier = |day: Date| days.is_some_and(|days| day < days.first);
    Earlier {
        first_day: history.observed.first().copied(),
        runs: runs.iter().filter(|run| is_earlier(run.day)).cloned().collect(),
        others: history.others.iter().map(other_entry).filter(|other| is_earlier(other.day)).collect(),
        unobserved: metrics.unobserved.iter().filter(|gap| is_earlier(gap.last)).copied().collect(),
    }
}

/// Those of the comparison around onsets only where there is a diary to compare with.
fn definitions(has_diary: bool) -> Vec<MetricDefinition> {
    let mut definitions = metrics::definitions();
    if has_diary {
        definitions.extend(onset_analysis::definitions());
    }
    definitions
}

fn run_entry(activity: &Activity, metrics: &RunMetrics, settings: &Settings) -> RunEntry {
    let session = &activity.session;
    let (distance, descent) = (metrics.distance.as_ref(), metrics.descent.as_ref());
    let steep = metrics.steep_descent.as_ref();
    let mut flags = session.flags.clone();
    if distance.is_some_and(|spike| spike.after_unobserved) {
        flags.push(Flag::AfterUnobserved);
    }
    RunEntry {
        run_id: activity.id.clone(),
        start_utc: activity.start.utc,
        start_local: calendar::local_clock(activity.start.utc, activity.start.utc_offset_min),
        utc_offset_min: activity.start.utc_offset_min,
        offset_source: activity.start.offset_source,
        day: activity.day,
        week_start: settings.week_start.week_of(activity.day),
        kind: session.run_kind().unwrap_or(RunKind::Road),
        sport: session.sport,
        sub_sport: session.sub_sport,
        source_format: session.format,
        device: session.device.clone(),
        totals: session.totals,
        distance_source: session.distance_source,
        descent_source: session.descent_source,
        descent_per_km_m: per_km(session.totals.descent_m, session.totals.distance_m),
        descent_samples_m: session.descent_samples_m,
        descent_device_m: session.descent_device_m,
        descent_contradiction: session.descent_contradiction,
        descent_uncertainty_m: session.descent_uncertainty_m,
        descent_repeats: session.descent_repeats,
        downhill: session.downhill,
        altitude_quality: session.altitude_quality,
        run_walk: session.run_walk,
        shoe: session.shoe.clone(),
        rest_gap_h: metrics.rest_gap_h,
        rest_days: metrics.rest_days,
        distance_ratio_30d: distance.and_then(|spike| spike.ratio),
        distance_state: distance.map(|spike| spike.state),
        distance_at_the_line: distance.is_some_and(|spike| spike.at_the_line),
        descent_ratio_30d: descent.and_then(|spike| spike.ratio),
        descent_state: descent.map(|spike| spike.state),
        descent_within_uncertainty: descent.is_some_and(|spike| spike.within_uncertainty),
        steep_descent_ratio_30d: steep.and_then(|spike| spike.ratio),
        steep_descent_state: steep.map(|spike| spike.state),
        steep_descent_within_uncertainty: steep.is_some_and(|spike| spike.within_uncertainty),
        knee_load: metrics.knee_load,
        interrupted: None,
        flags,
    }
}

fn per_km(descent_m: Option<f64>, distance_m: Option<f64>) -> Option<f64> {
    Some(1000.0 * descent_m? / distance_m.filter(|&meters| meters > 0.0)?)
}

fn other_entry(activity: &Activity) -> OtherEntry {
    OtherEntry { day: activity.day, sport: activity.session.sport, timer_s: activity.session.totals.timer_s }
}

fn week_shown(week: &WeekMetrics, span: Option<DaySpan>) -> bool {
    let days = DaySpan { first: week.week_start, last: calendar::add_days(week.week_start, 6) };
    span.is_some_and(|span| span.touches(days))
}

fn rest_gaps(runs: &[RunEntry], metrics: &Metrics) -> impl Iterator<Item = RestGapEntry> {
    let gap = |pair: &[RunEntry]| {
        let (previous, run) = (&pair[0], &pair[1]);
        let days = DaySpan { first: previous.day, last: run.day };
        Some(RestGapEntry {
            run_id: run.run_id.clone(),
            previous_run_id: previous.run_id.clone(),
            from_day: previous.day,
            to_day: run.day,
            hours: run.rest_gap_h?,
            rest_days: run.rest_days?,
            after_unobserved: metrics.unobserved.iter().any(|gap| gap.touches(days)),
        })
    };
    runs.windows(2).filter_map(gap)
}

fn returns(runs: &[RunEntry], metrics: &Metrics) -> impl Iterator<Item = ReturnEntry> {
    metrics.returns.iter().map(|back| ReturnEntry {
        run_id: runs[back.run].run_id.clone(),
        day: runs[back.run].day,
        rest_days: back.rest_days,
        first_week_m: back.first_week_m,
        before_weekly_m: back.before_weekly_m,
        share_pct: back.share_pct,
        first_week_partial: back.first_week_partial,
        after_unobserved: back.after_unobserved,
    })
}

fn descent_gaps(runs: &[RunEntry], metrics: &Metrics) -> impl Iterator<Item = DescentGapEntry> {
    metrics.descent_gaps.iter().map(|gap| DescentGapEntry {
        run_id: runs[gap.run].run_id.clone(),
        day: runs[gap.run].day,
        from_day: runs[gap.before].day,
        days: gap.days,
        descent_m: gap.descent_m,
        runs_without_descent: gap.runs_without_descent,
        after_unobserved: gap.after_unobserved,
    })
}

/// The gaps without data. A diary may begin before the files and go on after them: those days are unobserved,
/// however few they are.
fn unobserved(history: &History, metrics: &Metrics, span: Option<DaySpan>) -> Vec<DaySpan> {
    let Some(span) = span else { return Vec::new() };
    let (first, last) = (history.observed.first(), history.observed.last());
    let before = first.map_or(Some(span), |&first| {
        (span.first < first).then(|| DaySpan { first: span.first, last: calendar::add_days(first, -1).min(span.last) })
    });
    let after = last
        .filter(|&&last| last < span.last)
        .map(|&last| DaySpan { first: calendar::add_days(last, 1).max(span.first), last: span.last });
    let within = metrics.unobserved.iter().copied();
    let within = within.filter(|gap| span.touches(*gap));
    before.into_iter().chain(within).chain(after).collect()
}

/// Gives each recording of an interrupted run the whole of it. The rows are in the order of `activities`.
fn join_interrupted(rows: &mut [RunEntry], activities: &[Activity]) {
    let mut first = 0;
    for parts in activities.chunk_by(|_, next| next.continues) {
        let rows = &mut rows[first..first + parts.len()];
        first += parts.len();
        if parts.len() < 2 {
            continue;
        }
        let whole = InterruptedRun {
            first_run_id: rows[0].run_id.clone(),
            distance_m: sum_of_known(rows.iter().map(|run| run.totals.distance_m)),
            descent_m: sum_of_known(rows.iter().map(|run| run.totals.descent_m)),
        };
        for row in rows {
            row.interrupted = Some(whole.clone());
        }
    }
}
