//! Putting together what is shown from what was read and worked out.

use jiff::civil::Date;

use super::coverage::coverage;
use super::device_changes::breaks;
use super::onset_input;
use super::outings;
use super::pain;
use super::spikes::{reference_steps, spikes};
use super::wellness;
use super::{DescentGapEntry, Measure, OtherEntry, RestGapEntry, ReturnEntry, RunEntry, SCHEMA_VERSION, Timeline};
use crate::activity::RunKind;
use crate::calendar::{self, DaySpan};
use crate::history::{Activity, History};
use crate::metrics::{
    self, DescentGap, MetricDefinition, Metrics, MetricsInput, OtherRow, RunMetrics, RunRow, WeekMetrics,
};
use crate::onset_analysis;
use crate::pain::{PainDiary, PainNote};
use crate::session::Flag;
use crate::settings::{Settings, Since};

/// What the metrics need to know of a history, in its order.
pub fn metrics_input(history: &History) -> MetricsInput {
    let run = |activity: &Activity| RunRow {
        start_unix_s: activity.session.start_utc.as_second(),
        end_unix_s: activity.session.end_utc.as_second(),
        day: activity.day,
        distance_m: activity.session.totals.distance_m,
        descent_m: activity.session.totals.descent_m,
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

/// Puts together all that is shown. `metrics` is what was worked out from [`metrics_input`] of the same history.
pub fn build(history: &History, metrics: &Metrics, diary: Option<&PainDiary>, settings: &Settings) -> Timeline {
    let notes = diary.map_or(&[][..], |diary| &diary.notes);
    let span = shown_span(history, notes, settings);
    let shown = |day: Date| span.is_some_and(|span| span.contains(day));
    let window_days = settings.spike.window_days;
    let mut entries: Vec<RunEntry> =
        history.runs.iter().zip(&metrics.runs).map(|(run, metrics)| run_entry(run, metrics, settings)).collect();
    outings::join(&mut entries, &history.runs);
    let mut timeline = Timeline {
        schema_version: SCHEMA_VERSION,
        generator: concat!("patella ", env!("CARGO_PKG_VERSION")).to_owned(),
        first_day: span.map(|span| span.first),
        last_day: span.map(|span| span.last),
        units: settings.units,
        week_start: settings.week_start,
        run_kinds: settings.run_kinds.clone(),
        others: history.others.iter().map(other_entry).filter(|other| shown(other.day)).collect(),
        weeks: metrics.weeks.iter().filter(|week| week_shown(week, span)).cloned().collect(),
        rest_gaps: rest_gaps(&entries, metrics),
        returns: metrics.returns.iter().map(|back| return_entry(back, &entries)).collect(),
        descent_gaps: metrics.descent_gaps.iter().map(|gap| descent_gap_entry(gap, &entries)).collect(),
        spikes: spikes(&entries, metrics, &settings.spike),
        reference_steps: reference_steps(&entries, Measure::Distance, span, window_days),
        descent_reference_steps: reference_steps(&entries, Measure::Descent, span, window_days),
        unobserved: unobserved(history, metrics, span),
        breaks: breaks(&entries, &history.runs, &settings.descent.device_changes),
        pain: pain::entries(notes, span, &settings.onset),
        onsets: pain::onsets(diary, span, settings),
        before_pain: onset_input::before_pain(history, (&metrics_input(history).runs, metrics), diary, span, settings),
        unlogged_days_are_pain_free: diary.is_some_and(|diary| diary.unlogged_days_are_pain_free),
        diary_days: diary.and_then(PainDiary::span),
        pain_context: pain::context(diary, span),
        pain_rules: None,
        shoes: wellness::shoes(history),
        days: wellness::days(history).filter(|entry| shown(entry.day)).collect(),
        sleep: span.and_then(|span| wellness::sleep(history, span.last, &settings.account)),
        has_diary: diary.is_some(),
        definitions: definitions(diary.is_some()),
        coverage: coverage(history, &entries),
        runs: entries,
    };
    let all_runs = timeline.runs.len();
    timeline.runs.retain(|run| shown(run.day));
    timeline.rest_gaps.retain(|gap| shown(gap.to_day));
    timeline.returns.retain(|back| shown(back.day));
    timeline.descent_gaps.retain(|gap| shown(gap.day));
    timeline.spikes.retain(|spike| shown(spike.date));
    timeline.breaks.retain(|change| shown(change.day));
    timeline.pain_rules = pain::rules(&timeline.runs, diary, span, settings);
    if let Some((diary, span)) = diary.zip(span) {
        let shown = diary.within(span);
        pain::note_pain_after(&mut timeline.spikes, &timeline.runs, &shown, settings);
    }
    timeline.coverage.runs_outside_choice = history.runs_not_chosen + all_runs - timeline.runs.len();
    timeline
}

/// Those of the comparison around onsets only where there is a diary to compare with.
fn definitions(has_diary: bool) -> Vec<MetricDefinition> {
    let mut definitions = metrics::definitions();
    if has_diary {
        definitions.extend(onset_analysis::definitions());
    }
    definitions
}

/// From the first day with data to the last, cut to what the runner asked for; `None` without data.
fn shown_span(history: &History, notes: &[PainNote], settings: &Settings) -> Option<DaySpan> {
    let days = history.observed.iter().copied().chain(notes.iter().map(|note| note.day));
    let (first, last) = days.fold(None, |span: Option<(Date, Date)>, day| {
        Some(span.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
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
        distance_m: session.totals.distance_m,
        distance_source: session.distance_source,
        timer_s: session.totals.timer_s,
        elapsed_s: session.totals.elapsed_s,
        moving_s: session.totals.moving_s,
        ascent_m: session.totals.ascent_m,
        descent_m: session.totals.descent_m,
        descent_source: session.descent_source,
        descent_samples_m: session.descent_samples_m,
        descent_device_m: session.descent_device_m,
        descent_contradiction: session.descent_contradiction,
        descent_uncertainty_m: session.descent_uncertainty_m,
        downhill: session.downhill,
        altitude_quality: session.altitude_quality,
        avg_hr_bpm: session.totals.avg_hr_bpm,
        cadence_spm: session.totals.cadence_spm,
        rpe_0_10: session.totals.rpe_0_10,
        feel_0_100: session.totals.feel_0_100,
        shoe: session.shoe.clone(),
        rest_gap_h: metrics.rest_gap_h,
        rest_days: metrics.rest_days,
        distance_ratio_30d: distance.and_then(|spike| spike.ratio),
        distance_state: distance.map(|spike| spike.state),
        distance_at_the_line: distance.is_some_and(|spike| spike.at_the_line),
        descent_ratio_30d: descent.and_then(|spike| spike.ratio),
        descent_state: descent.map(|spike| spike.state),
        steep_descent_ratio_30d: steep.and_then(|spike| spike.ratio),
        steep_descent_state: steep.map(|spike| spike.state),
        knee_load: metrics.knee_load,
        interrupted: None,
        flags,
    }
}

fn other_entry(activity: &Activity) -> OtherEntry {
    OtherEntry { day: activity.day, sport: activity.session.sport, timer_s: activity.session.totals.timer_s }
}

fn week_shown(week: &WeekMetrics, span: Option<DaySpan>) -> bool {
    let days = DaySpan { first: week.week_start, last: calendar::add_days(week.week_start, 6) };
    span.is_some_and(|span| span.touches(days))
}

fn rest_gaps(runs: &[RunEntry], metrics: &Metrics) -> Vec<RestGapEntry> {
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
    runs.windows(2).filter_map(gap).collect()
}

fn return_entry(back: &crate::metrics::Return, runs: &[RunEntry]) -> ReturnEntry {
    ReturnEntry {
        run_id: runs[back.run].run_id.clone(),
        day: runs[back.run].day,
        rest_days: back.rest_days,
        first_week_m: back.first_week_m,
        before_weekly_m: back.before_weekly_m,
        share_pct: back.share_pct,
        first_week_partial: back.first_week_partial,
        after_unobserved: back.after_unobserved,
    }
}

fn descent_gap_entry(gap: &DescentGap, runs: &[RunEntry]) -> DescentGapEntry {
    DescentGapEntry {
        run_id: runs[gap.run].run_id.clone(),
        day: runs[gap.run].day,
        from_day: runs[gap.before].day,
        days: gap.days,
        descent_m: gap.descent_m,
        runs_without_descent: gap.runs_without_descent,
        after_unobserved: gap.after_unobserved,
    }
}

/// The stretches that no file speaks of. A diary may begin before the files and go on behind them: those days are unobserved,
/// however few they are.
fn unobserved(history: &History, metrics: &Metrics, span: Option<DaySpan>) -> Vec<DaySpan> {
    let Some(span) = span else { return Vec::new() };
    let (first, last) = (history.observed.first(), history.observed.last());
    let before = first.map_or(Some(span), |&first| {
        (span.first < first).then(|| DaySpan { first: span.first, last: calendar::add_days(first, -1).min(span.last) })
    });
    let behind = last
        .filter(|&&last| last < span.last)
        .map(|&last| DaySpan { first: calendar::add_days(last, 1).max(span.first), last: span.last });
    let within = metrics.unobserved.iter().copied();
    let within = within.filter(|gap| span.touches(*gap));
    before.into_iter().chain(within).chain(behind).collect()
}
