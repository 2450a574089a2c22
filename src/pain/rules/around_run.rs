//! Rules on pain around one run.
//!
//! The rule taught to runners with patellofemoral pain (Esculier 2018; patellofemoral.trekeducation.org): at most 2/10 during
//! a run, back to the level of before the run within 60 minutes, and no more than that on the next morning. The
//! pain-monitoring model of tendon care (Thomeé 1997, Silbernagel 2007): up to 5/10, back by the next morning, and no
//! rise from week to week; its published versions draw the lower line at 2 or at 3.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use serde::Serialize;

use super::pain_log::{PainLog, RunDay, ScoreBounds};
use super::{LogRun, Verdict};
use crate::calendar::{add_days, days};
use crate::pain::PainDiary;
use crate::settings::LogRules;

/// Run days by the verdict of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunDayCounts {
    pub met: usize,
    pub not_met: usize,
    /// Run days without enough data.
    pub unknown: usize,
    /// The last run day that does not meet it.
    pub last_not_met: Option<Date>,
    /// The last run day and its verdict.
    pub last: Option<(Date, Verdict)>,
}

/// The pain-monitoring model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Monitoring {
    pub run_days: RunDayCounts,
    /// Run days with a known score while running, in the low band, the middle one, and above both.
    pub bands: [usize; 3],
    /// That the highest score of the last seven days of the diary is not above that of the seven before.
    pub no_weekly_rise: Verdict,
}

/// The rule taught to runners with patellofemoral pain, for one run day.
pub fn taught(run: &RunDay, rules: &LogRules) -> Verdict {
    Verdict::all(&[
        at_most(run.during, rules.taught_most),
        settled(run, rules.settling_min),
        no_worse_in_the_morning(run),
    ])
}

/// The pain-monitoring model, for one run day.
pub fn monitored(run: &RunDay, rules: &LogRules) -> Verdict {
    Verdict::all(&[
        at_most(run.during, rules.monitoring_high),
        at_most(run.after, rules.monitoring_high),
        no_worse_in_the_morning(run),
    ])
}

/// Counts run days by the verdict of a rule.
pub fn counts(runs: &[RunDay], rule: impl Fn(&RunDay) -> Verdict) -> RunDayCounts {
    let verdicts: Vec<(Date, Verdict)> = runs.iter().map(|run| (run.day, rule(run))).collect();
    let with = |wanted: Verdict| verdicts.iter().filter(move |(_, verdict)| *verdict == wanted);
    RunDayCounts {
        met: with(Verdict::Met).count(),
        not_met: with(Verdict::NotMet).count(),
        unknown: with(Verdict::Unknown).count(),
        last_not_met: with(Verdict::NotMet).next_back().map(|(day, _)| *day),
        last: verdicts.last().copied(),
    }
}

/// The pain-monitoring model over the whole log.
pub fn monitoring(log: &PainLog<'_>, rules: &LogRules) -> Monitoring {
    let during = log.runs.iter().filter_map(|run| run.during?.score());
    let during: Vec<f64> = during.collect();
    let count = |fits: &dyn Fn(f64) -> bool| during.iter().filter(|score| fits(**score)).count();
    let (low, high) = (rules.monitoring_low, rules.monitoring_high);
    Monitoring {
        run_days: counts(&log.runs, |run| monitored(run, rules)),
        bands: [
            count(&|score| score <= low),
            count(&|score| score > low && score <= high),
            count(&|score| score > high),
        ],
        no_weekly_rise: no_weekly_rise(log),
    }
}

fn at_most(score: Option<ScoreBounds>, most: f64) -> Verdict {
    Verdict::of(score.and_then(|score| score.is_within(ScoreBounds::exact(most))))
}

/// Back to the score of before the run within so many minutes of its end.
fn settled(run: &RunDay, within_min: i64) -> Verdict {
    let before = run.before.unwrap_or(ScoreBounds::UNKNOWN);
    let never_rose = |score: Option<ScoreBounds>| score.and_then(|score| score.is_within(before));
    if never_rose(run.during) == Some(true) && never_rose(run.after) == Some(true) {
        return Verdict::Met;
    }
    let minutes_after = |time: Option<DateTime>| Some(time?.duration_since(run.end?).as_secs() / 60);
    let timed = run.after_notes.iter().filter_map(|(time, score)| Some((minutes_after(*time)?, *score)));
    let mut known = None;
    for (minutes, score) in timed.filter(|(minutes, _)| *minutes >= 0) {
        let is_back = ScoreBounds::exact(score).is_within(before);
        if minutes <= within_min && is_back == Some(true) {
            return Verdict::Met;
        }
        // Still above the score of before the run at the end of the time.
        if minutes >= within_min && is_back == Some(false) {
            known = Some(false);
        }
    }
    Verdict::of(known)
}

/// No more pain on the next morning than before the run.
fn no_worse_in_the_morning(run: &RunDay) -> Verdict {
    let before = run.before.unwrap_or(ScoreBounds::UNKNOWN);
    Verdict::of(run.next_morning.and_then(|morning| morning.is_within(before)))
}

/// The last seven days of the diary against the seven before.
fn no_weekly_rise(log: &PainLog<'_>) -> Verdict {
    let week = |last: Date| {
        let scores: Vec<Option<f64>> = days(add_days(last, -6), last).map(|day| log.pain(day)).collect();
        let highest = scores.iter().copied().flatten().reduce(f64::max);
        (highest, scores.iter().all(Option::is_some))
    };
    let (this, all_of_this) = week(log.last_note_day);
    let (before, all_of_before) = week(add_days(log.last_note_day, -7));
    Verdict::of(match (this, before) {
        (Some(this), Some(before)) if this <= before && all_of_this => Some(true),
        (Some(this), Some(before)) if this > before && all_of_before => Some(false),
        (Some(this), _) if this <= 0.0 && all_of_this => Some(true),
        _ => None,
    })
}

/// Whether pain followed a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PainAfter {
    Noted,
    /// Every day is logged, and none with pain.
    Free,
    /// No pain is noted, and not every day is logged.
    PartlyLogged,
    #[default]
    NotLogged,
}

/// For each day of `runs`, the pain from its runs to the end of the day `within_days` later. `morning_ends` is the local time up
/// to which a note counts as of the morning.
pub fn pain_after(
    runs: &[LogRun],
    diary: &PainDiary,
    within_days: i64,
    morning_ends: Time,
) -> BTreeMap<Date, PainAfter> {
    let Some(log) = PainLog::new(runs, diary, morning_ends) else {
        return BTreeMap::new();
    };
    let after = |run: &RunDay| {
        let later = days(add_days(run.day, 1), add_days(run.day, within_days));
        let later = later.map(|day| log.is_painful(day));
        let known: Vec<Option<bool>> = [run.was_painful()].into_iter().chain(later).collect();
        let after = if known.contains(&Some(true)) {
            PainAfter::Noted
        } else if known.iter().all(Option::is_some) {
            PainAfter::Free
        } else if known.iter().any(Option::is_some) {
            PainAfter::PartlyLogged
        } else {
            PainAfter::NotLogged
        };
        (run.day, after)
    };
    log.runs.iter().map(after).collect()
}
