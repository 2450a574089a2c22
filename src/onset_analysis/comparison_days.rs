//! What every comparison starts from: the onsets within the records, the comparison days, and the exposures before both.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use super::exposure::ExposureHistory;
use super::exposure::{ExposureValue, WindowExposure};
use super::{ComparisonRule, DiaryDays, Exposure, OnsetAnalysisInput, OnsetTime};
use crate::calendar::{DaySpan, add_days, days, days_between};
use crate::pain::onset::OnsetKind;
use crate::settings::{DaysBefore, OnsetAnalysisRules, Settings};

/// The onsets and the days they are compared with.
pub(super) struct ComparisonBasis<'a> {
    pub rules: &'a OnsetAnalysisRules,
    pub history: ExposureHistory<'a>,
    /// Onsets within the records, oldest first.
    pub onsets: Vec<OnsetTime>,
    /// Which days are comparison days.
    pub comparison_rule: ComparisonRule,
    /// The comparison days within the records, oldest first.
    pub comparison_days: Vec<Date>,
    /// Days shown and within the records, with pain or without.
    pub all: DaySpan,
    /// From the first to the last day that is an onset or could be a comparison day if it were far from them; `None` without
    /// any.
    pub diary_span: Option<DaySpan>,
    /// First day for which all windows, and the days that their runs are compared with, are within the records.
    pub first_complete_day: Date,
    /// Time of day at which the windows before the comparison days end: the median of the times of the onsets.
    pub until: Option<Time>,
    /// One for each window.
    pub samples: Vec<WindowSample>,
}

/// The exposures of one window before each onset, each comparison day and every day.
pub(super) struct WindowSample {
    pub window: DaysBefore,
    /// In the order of [`ComparisonBasis::onsets`].
    pub onsets: Vec<WindowExposure>,
    /// In the order of [`ComparisonBasis::comparison_days`].
    pub others: Vec<WindowExposure>,
    /// In the order of [`ComparisonBasis::all_days`].
    pub all: Vec<WindowExposure>,
}

impl WindowSample {
    /// One exposure before each onset.
    pub fn of_onsets(&self, exposure: Exposure) -> impl Iterator<Item = ExposureValue> {
        self.onsets.iter().map(move |window| window.of(exposure))
    }

    /// One exposure before each comparison day.
    pub fn of_others(&self, exposure: Exposure) -> impl Iterator<Item = ExposureValue> {
        self.others.iter().map(move |window| window.of(exposure))
    }

    /// One exposure before every day.
    pub fn of_all(&self, exposure: Exposure) -> impl Iterator<Item = ExposureValue> {
        self.all.iter().map(move |window| window.of(exposure))
    }
}

impl<'a> ComparisonBasis<'a> {
    pub fn new(records: &'a OnsetAnalysisInput<'a>, diary: &DiaryDays, settings: &'a Settings) -> ComparisonBasis<'a> {
        let rules = &settings.onset_analysis;
        let history = ExposureHistory::new(records, settings);
        let span = DaySpan { first: records.first_day, last: records.last_day };
        let within = diary.onsets.iter().filter(|onset| span.contains(onset.day));
        let onsets: Vec<OnsetTime> = within.copied().collect();
        let comparison_rule = comparison_rule(&onsets);
        let comparison_days = comparison_days(comparison_rule, diary, span, rules.exclusion_days);
        let until = median_time(&onsets);
        let all = DaySpan { first: span.first.max(records.shown.first), last: span.last.min(records.shown.last) };
        let sample = |&window: &DaysBefore| {
            let every: Vec<WindowExposure> =
                days(all.first, all.last).map(|day| history.before(day, window, until)).collect();
            let known = |day: Date| usize::try_from(days_between(all.first, day)).ok().and_then(|at| every.get(at));
            let other = |&day: &Date| known(day).cloned().unwrap_or_else(|| history.before(day, window, until));
            WindowSample {
                window,
                onsets: onsets.iter().map(|onset| history.before(onset.day, window, onset.time)).collect(),
                others: comparison_days.iter().map(other).collect(),
                all: every,
            }
        };
        let farthest = rules.windows.iter().map(|window| window.farthest).max();
        ComparisonBasis {
            samples: rules.windows.iter().map(sample).collect(),
            diary_span: diary_span(comparison_rule, diary, span),
            first_complete_day: add_days(records.first_day, settings.spike.window_days + farthest.unwrap_or(0)),
            until,
            rules,
            history,
            onsets,
            comparison_rule,
            comparison_days,
            all,
        }
    }

    /// All days shown within the records, oldest first.
    pub fn all_days(&self) -> impl Iterator<Item = Date> {
        days(self.all.first, self.all.last)
    }

    /// Windows that are left out because they touch a gap in the records, of those that `windows` picks.
    pub fn unobserved(&self, windows: impl Fn(&WindowSample) -> &[WindowExposure]) -> usize {
        let all = self.samples.iter().flat_map(windows);
        all.filter(|window| **window == WindowExposure::Unobserved).count()
    }
}

/// A knee that is never free has no pain-free days to compare with; where most starts are onsets, it has.
fn comparison_rule(onsets: &[OnsetTime]) -> ComparisonRule {
    let flares = onsets.iter().filter(|onset| onset.kind == OnsetKind::Flare).count();
    if 2 * flares > onsets.len() { ComparisonRule::NotRaised } else { ComparisonRule::PainFree }
}

/// Days of the diary that are comparison days where they are far enough from others.
fn candidates(rule: ComparisonRule, diary: &DiaryDays) -> &BTreeSet<Date> {
    match rule {
        ComparisonRule::PainFree => &diary.free,
        ComparisonRule::NotRaised => &diary.not_raised,
    }
}

/// Days of `span` that are at least `exclusion_days` from any painful day, or from any start of pain, by their rule.
fn comparison_days(rule: ComparisonRule, diary: &DiaryDays, span: DaySpan, exclusion_days: i64) -> Vec<Date> {
    let excluding = match rule {
        ComparisonRule::PainFree => &diary.painful,
        ComparisonRule::NotRaised => &diary.starts,
    };
    let reach = (exclusion_days - 1).max(0);
    let is_far = |day: &&Date| {
        let near = add_days(**day, -reach)..=add_days(**day, reach);
        excluding.range(near).next().is_none()
    };
    let days = candidates(rule, diary).range(span.first..=span.last);
    days.filter(is_far).copied().collect()
}

/// From the first to the last day of `span` that is an onset or a candidate for comparison: the days on which the diary could
/// have shown an onset.
fn diary_span(rule: ComparisonRule, diary: &DiaryDays, span: DaySpan) -> Option<DaySpan> {
    let onsets = diary.onsets.iter().map(|onset| onset.day);
    let days = || onsets.clone().chain(candidates(rule, diary).iter().copied());
    let within = || days().filter(|day| span.contains(*day));
    Some(DaySpan { first: within().min()?, last: within().max()? })
}

/// The median of the times of the onsets, the earlier of two. An onset without a time counts as of the end of its day, which
/// `None` stands for.
fn median_time(onsets: &[OnsetTime]) -> Option<Time> {
    let mut times: Vec<Option<Time>> = onsets.iter().map(|onset| onset.time).collect();
    times.sort_by_key(|time| (time.is_none(), *time));
    *times.get(times.len().checked_sub(1)? / 2)?
}
