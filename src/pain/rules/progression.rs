//! The rule of progression of the article "Knees Hurt After Running?" as a check of the log.
//!
//! The article lets volume grow after three or four runs, or about a week of running, without pain. It holds the volume where
//! pain returns after several sessions in a row, lasts a couple of days, or worsens. It suggests a break where a whole run is
//! painful or pain lasts for more than two rest days.

use jiff::civil::Date;
use serde::Serialize;

use super::Verdict;
use super::pain_log::{Completeness, PainLog, RunDay};
use crate::calendar::{DaySpan, add_days, days};
use crate::settings::LogRules;

/// A condition of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionName {
    /// Enough runs or days free of pain: the article lets volume grow.
    FreeOfPain,
    /// Pain with several runs in a row: it holds the volume.
    PainfulInARow,
    /// Pain for days after a run: the same.
    Lasting,
    /// A rising score: the same.
    Rising,
    /// Pain throughout a run: it suggests a break.
    Throughout,
    /// Pain on many rest days: the same.
    RestDays,
}

impl ConditionName {
    const ALL: [ConditionName; 6] = [
        ConditionName::FreeOfPain,
        ConditionName::PainfulInARow,
        ConditionName::Lasting,
        ConditionName::Rising,
        ConditionName::Throughout,
        ConditionName::RestDays,
    ];
}

/// What the log says of one condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Condition {
    pub name: ConditionName,
    /// As of the last run day with enough data.
    pub verdict: Verdict,
    /// Run days with which it was met.
    pub times_met: usize,
    /// The last of them.
    pub last_met: Option<Date>,
    /// The first day whose missing note leaves the verdict unknown.
    pub missing: Option<Date>,
}

/// All conditions of the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conditions {
    /// The run day that the verdicts are as of; `None` where no run day has enough data.
    pub as_of: Option<Date>,
    /// Run days free of pain in a row, up to that day.
    pub streak: usize,
    pub all: Vec<Condition>,
}

/// Checks every condition with every run day.
pub fn conditions(log: &PainLog<'_>, rules: &LogRules) -> Conditions {
    let last = last_known(log);
    let progress = Progress { log, rules, streaks: streaks(log) };
    let condition = |name: ConditionName| {
        let verdicts: Vec<Verdict> = (0..log.runs.len()).map(|index| progress.verdict(index, name)).collect();
        let met = || (0..verdicts.len()).filter(|&index| verdicts[index] == Verdict::Met);
        let verdict = match last {
            None => Verdict::Unknown,
            // Pain noted since ends what was free of it.
            Some(last) if name == ConditionName::FreeOfPain && pain_since(log, last) => Verdict::NotMet,
            Some(last) => verdicts[last],
        };
        Condition {
            name,
            verdict,
            times_met: met().count(),
            last_met: met().next_back().map(|index| log.runs[index].day),
            missing: last.filter(|_| verdict == Verdict::Unknown).and_then(|last| progress.missing(last, name)),
        }
    };
    Conditions {
        as_of: last.map(|last| log.runs[last].day),
        streak: last.filter(|&last| !pain_since(log, last)).map_or(0, |last| progress.streaks[last]),
        all: ConditionName::ALL.into_iter().map(condition).collect(),
    }
}

/// After each run day, how many in a row were free of pain. An unknown one ends the row, since it may have been painful; so does
/// pain noted on a day between two run days.
fn streaks(log: &PainLog<'_>) -> Vec<usize> {
    let mut streaks: Vec<usize> = Vec::with_capacity(log.runs.len());
    for (index, run) in log.runs.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| (log.runs[before].day, streaks[before]));
        let days_between = |from: Date| DaySpan { first: add_days(from, 1), last: add_days(run.day, -1) };
        let is_rest_free = |from: Date| log.last_pain(days_between(from)).is_none();
        let so_far = before.filter(|&(day, _)| is_rest_free(day)).map_or(0, |(_, streak)| streak);
        streaks.push(if run.is_free() == Some(true) { so_far + 1 } else { 0 });
    }
    streaks
}

/// True where pain is noted on a day after a run day.
fn pain_since(log: &PainLog<'_>, index: usize) -> bool {
    log.last_pain(DaySpan { first: add_days(log.runs[index].day, 1), last: log.last_day }).is_some()
}

/// The last run day, other than one whose next morning is still to come: the diary ends before it.
fn last_known(log: &PainLog<'_>) -> Option<usize> {
    let is_to_come = |run: &RunDay| run.is_free().is_none() && run.day >= log.last_note_day;
    (0..log.runs.len()).rev().find(|&index| !is_to_come(&log.runs[index]))
}

/// The conditions as of single run days.
struct Progress<'a, 'd> {
    log: &'a PainLog<'d>,
    rules: &'a LogRules,
    /// Run days free of pain in a row, up to each.
    streaks: Vec<usize>,
}

impl Progress<'_, '_> {
    fn verdict(&self, index: usize, name: ConditionName) -> Verdict {
        let (log, rules) = (self.log, self.rules);
        let run = &log.runs[index];
        match name {
            ConditionName::FreeOfPain => self.free_of_pain(index),
            ConditionName::PainfulInARow => painful_in_a_row(&log.runs[..=index], rules.painful_run_days),
            ConditionName::Lasting => lasting(log, run, rules.lasting_days),
            ConditionName::Rising => rising(&log.runs[..=index], rules),
            ConditionName::Throughout => Verdict::of(run.throughout),
            ConditionName::RestDays => rest_days(log, index, rules.painful_rest_days),
        }
    }

    /// Enough run days in a row, or enough days with runs in them, up to this run day.
    fn free_of_pain(&self, index: usize) -> Verdict {
        let (rules, streak) = (self.rules, self.streaks[index]);
        let runs = &self.log.runs[..=index];
        let day = runs[index].day;
        let from = add_days(day, 1 - rules.free_days);
        let is_free_week = days(from, day).all(|day| self.log.pain(day) == Some(0.0));
        let runs_in_week = runs[runs.len() - streak..].iter().filter(|run| run.day >= from);
        if streak >= rules.free_run_days || is_free_week && runs_in_week.count() >= rules.free_days_runs {
            return Verdict::Met;
        }
        // Before the row there is nothing, pain, or an unknown run day.
        match runs.len().checked_sub(streak + 1) {
            Some(before) if runs[before].is_free().is_none() => Verdict::Unknown,
            _ => Verdict::NotMet,
        }
    }

    /// The first day without a note among those that a condition looks at.
    fn missing(&self, index: usize, name: ConditionName) -> Option<Date> {
        let (log, rules) = (self.log, self.rules);
        let day = log.runs[index].day;
        let of_runs = |count: usize| {
            let last = &log.runs[(index + 1).saturating_sub(count)..=index];
            last.iter().find(|run| run.is_free().is_none()).map(|run| run.day)
        };
        let after = |count: i64| days(add_days(day, 1), add_days(day, count)).find(|&day| log.pain(day).is_none());
        match name {
            ConditionName::FreeOfPain => of_runs(rules.free_run_days),
            ConditionName::PainfulInARow => of_runs(rules.painful_run_days),
            ConditionName::Rising => of_runs(rules.rising_run_days),
            ConditionName::Lasting => after(rules.lasting_days),
            ConditionName::RestDays => after(rules.painful_rest_days + 1),
            ConditionName::Throughout => Some(day),
        }
    }
}

fn painful_in_a_row(runs: &[RunDay], wanted: usize) -> Verdict {
    let last = runs.iter().rev().take(wanted);
    let painful: Vec<Verdict> = last.map(|run| Verdict::of(run.is_free().map(|free| !free))).collect();
    if painful.len() < wanted {
        return Verdict::NotMet;
    }
    Verdict::all(&painful)
}

/// Pain on each of the days after a run, or stated to have lasted as long. Where those days have no note, a shorter stated
/// length decides; where they are still to come, a run day free of pain has none so far.
fn lasting(log: &PainLog<'_>, run: &RunDay, wanted_days: i64) -> Verdict {
    let lasted = run.lasted_h.map(|hours| hours >= 24.0 * wanted_days as f64);
    if lasted == Some(true) {
        return Verdict::Met;
    }
    let is_free_to_the_morning = run.is_free() == Some(true) && run.completeness() == Completeness::Full;
    if is_free_to_the_morning || is_free_so_far(log, run, add_days(run.day, wanted_days)) {
        return Verdict::NotMet;
    }
    let after = days(add_days(run.day, 1), add_days(run.day, wanted_days));
    let painful: Vec<Verdict> = after.map(|day| Verdict::of(log.is_painful(day))).collect();
    match Verdict::all(&painful) {
        Verdict::Unknown if run.all_lasted_known => Verdict::NotMet,
        verdict => verdict,
    }
}

/// True for a run day free of pain after which none is noted and some of the days up to `last` are still to come.
fn is_free_so_far(log: &PainLog<'_>, run: &RunDay, last: Date) -> bool {
    let since = DaySpan { first: add_days(run.day, 1), last: log.last_day };
    run.is_free() == Some(true) && last > log.last_day && log.last_pain(since).is_none()
}

/// The score of the last painful run days, without one free of pain between them, never fell and rose by enough.
fn rising(runs: &[RunDay], rules: &LogRules) -> Verdict {
    let last = || runs.iter().rev().take(rules.rising_run_days);
    if last().any(|run| run.is_free() == Some(true)) {
        return Verdict::NotMet;
    }
    if last().any(|run| run.is_free().is_none()) {
        return Verdict::Unknown;
    }
    let scores: Vec<f64> = last().filter_map(RunDay::highest).collect();
    // The newest is first.
    let rose = match (scores.first(), scores.last()) {
        (Some(newest), Some(oldest)) => newest - oldest >= rules.rising_points,
        _ => false,
    };
    let is_long = scores.len() == rules.rising_run_days;
    let never_fell = scores.is_sorted_by(|newer, older| newer >= older);
    Verdict::of(Some(is_long && rose && never_fell))
}

/// Pain on more than so many days without a run after this run.
fn rest_days(log: &PainLog<'_>, index: usize, at_most: i64) -> Verdict {
    let run = &log.runs[index];
    let (first, last) = (add_days(run.day, 1), add_days(run.day, at_most + 1));
    let next_run = log.runs.get(index + 1);
    if is_free_so_far(log, run, last) || next_run.is_some_and(|next| next.day <= last) {
        return Verdict::NotMet;
    }
    let painful: Vec<Verdict> = days(first, last).map(|day| Verdict::of(log.is_painful(day))).collect();
    Verdict::all(&painful)
}
