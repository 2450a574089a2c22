//! When pain begins: onsets after a week logged as pain-free, partly logged onsets, and flares of a knee that is never free.
//!
//! **Onset.** A day with a score of at least [`OnsetRules::least_score`], where each of the [`OnsetRules::free_days`] days
//! before it is in the diary with lower scores only. Consecutive painful days are one onset.
//!
//! **Partly logged onset** (our choice). The same, where some of these days are not in the diary, none of them has a painful
//! note, and at least [`OnsetRules::partly_logged_days`] are in it with lower scores only. A diary with a 0 after each run
//! has these.
//!
//! **Flare** (our choice). A day with a worst score at least [`OnsetRules::flare_points`] above the runner's own median of the
//! daily worst scores of the [`OnsetRules::flare_window_days`] days before it, where [`OnsetRules::flare_logged_days`] or more
//! of them are in the diary, and at least [`OnsetRules::flare_apart_days`] days after the last start of any kind.
//!
//! A day is of one kind only: onset before partly logged onset before flare. A day without a note is unknown, so it does not
//! count as free of pain, unless the diary declares `unlogged days are pain-free: yes`: then it counts as logged with a
//! score of 0, which holds for the days between its first and its last note.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::vocabulary::PainTiming;
use super::{PainDiary, PainNote};
use crate::calendar::{add_days, days, days_between};
use crate::settings::OnsetRules;
use crate::stats::median;

/// How pain began; see the head of this file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnsetKind {
    /// After a week logged as pain-free.
    #[default]
    Onset,
    /// After a week without a painful note, of which some days are logged as pain-free.
    PartlyLogged,
    /// Above the runner's own level of the two weeks before.
    Flare,
    /// After a week without a painful note, too little of which is logged; not an onset, and not compared.
    FirstNote,
}

impl OnsetKind {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            OnsetKind::Onset => "onset",
            OnsetKind::PartlyLogged => "partly_logged",
            OnsetKind::Flare => "flare",
            OnsetKind::FirstNote => "first_note",
        }
    }
}

/// The beginning of a period of pain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Onset {
    pub kind: OnsetKind,
    /// Local day.
    pub day: Date,
    /// Local time of the first painful note of that day, of a flare the first that is high enough for one; `None` where one
    /// of them has no time, since it may have been the first.
    pub time: Option<Time>,
    /// Runs of that day that start at this local time or later came after the beginning of the pain ([`runs_until`]); `None`
    /// where that is not known of such a note, and all runs of the day may have come before it.
    pub runs_until: Option<Time>,
    /// Highest score of that day, 0-10.
    pub score_0_10: f64,
}

/// The starts of pain in a diary, oldest first.
pub fn onsets(diary: &PainDiary, rules: &OnsetRules) -> Vec<Onset> {
    let log = DailyLog::new(diary, rules);
    let mut onsets: Vec<Onset> = Vec::new();
    for (&day, &score_0_10) in log.worst.iter().filter(|&(_, &score)| score >= rules.least_score) {
        let last = onsets.last().map(|onset| onset.day);
        let Some((kind, least_score)) = log.begins(day, score_0_10, last) else {
            continue;
        };
        let first = |time: &dyn Fn(&PainNote) -> Option<Time>| {
            let notes = diary.notes.iter();
            let painful = notes.filter(|note| note.day == day && note.score_0_10 >= least_score);
            // No time sorts before every time.
            painful.map(time).min().flatten()
        };
        let (time, runs_until) = (first(&|note| note.time), first(&|note| runs_until(note, rules)));
        onsets.push(Onset { kind, day, time, runs_until, score_0_10 });
    }
    onsets
}

/// Days in the diary that by their score could not be a flare, though enough is logged before them to know one. Flares are
/// compared with these.
pub fn not_raised_days(diary: &PainDiary, rules: &OnsetRules) -> BTreeSet<Date> {
    let log = DailyLog::new(diary, rules);
    let is_not_raised =
        |&day: &Date| log.score(day).zip(log.raised_from(day)).is_some_and(|(score, from)| score < from);
    diary.span().into_iter().flat_map(|span| days(span.first, span.last)).filter(is_not_raised).collect()
}

/// A diary by day.
struct DailyLog<'a> {
    diary: &'a PainDiary,
    rules: &'a OnsetRules,
    /// The highest score of each day with a note.
    worst: BTreeMap<Date, f64>,
}

impl<'a> DailyLog<'a> {
    fn new(diary: &'a PainDiary, rules: &'a OnsetRules) -> DailyLog<'a> {
        let mut worst: BTreeMap<Date, f64> = BTreeMap::new();
        for note in &diary.notes {
            let score = worst.entry(note.day).or_insert(0.0);
            *score = score.max(note.score_0_10);
        }
        DailyLog { diary, rules, worst }
    }

    /// Highest score of a day, 0 where the diary declares it; `None` for a day that is not logged.
    fn score(&self, day: Date) -> Option<f64> {
        let noted = self.worst.get(&day).copied();
        noted.or_else(|| self.diary.declares_free(day).then_some(0.0))
    }

    /// The scores of the logged ones of so many days before `day`.
    fn before(&self, day: Date, days: i64) -> Vec<f64> {
        (1..=days).filter_map(|before| self.score(add_days(day, -before))).collect()
    }

    /// The score from which on a day is a flare; `None` where too little is logged before it.
    fn raised_from(&self, day: Date) -> Option<f64> {
        let scores = self.before(day, self.rules.flare_window_days);
        let is_enough = scores.len() >= self.rules.flare_logged_days;
        Some(median(scores).filter(|_| is_enough)? + self.rules.flare_points)
    }

    /// How pain begins on a painful day, and the least score of a note that can be its first; `None` where it does not begin.
    /// `last` is the day on which it last began.
    fn begins(&self, day: Date, score: f64, last: Option<Date>) -> Option<(OnsetKind, f64)> {
        let rules = self.rules;
        let week = self.before(day, rules.free_days);
        let free = week.iter().filter(|&&score| score < rules.least_score).count();
        if let Some(kind) = after_week(free, week.len() - free, rules) {
            return Some((kind, rules.least_score));
        }
        let from = self.raised_from(day)?;
        let is_apart = last.is_none_or(|last| days_between(last, day) >= rules.flare_apart_days);
        (score >= from && is_apart).then_some((OnsetKind::Flare, from))
    }
}

/// How pain begins after so many days logged as pain-free and so many painful ones, of the [`OnsetRules::free_days`] before;
/// `None` where it is no onset.
///
/// ```
/// use patella::pain::onset::{OnsetKind, after_week};
/// use patella::settings::OnsetRules;
///
/// let kind = |free, painful| after_week(free, painful, &OnsetRules::default());
/// assert_eq!([kind(7, 0), kind(2, 0)], [Some(OnsetKind::Onset), Some(OnsetKind::PartlyLogged)]);
/// assert_eq!([kind(1, 0), kind(6, 1)], [None, None]);
/// ```
pub fn after_week(free: usize, painful: usize, rules: &OnsetRules) -> Option<OnsetKind> {
    if painful > 0 {
        None
    } else if free as i64 >= rules.free_days {
        Some(OnsetKind::Onset)
    } else {
        (free >= rules.partly_logged_days).then_some(OnsetKind::PartlyLogged)
    }
}

/// The local time from which on the runs of the day came after a note: its time; without one the end of the morning for a
/// note of the morning, and the beginning of the day for a note of before the run. `None` where that is not known.
pub fn runs_until(note: &PainNote, rules: &OnsetRules) -> Option<Time> {
    note.time.or_else(|| match note.timing()? {
        PainTiming::NextMorning | PainTiming::Morning => Some(rules.morning_ends),
        PainTiming::Before => Some(Time::midnight()),
        _ => None,
    })
}
