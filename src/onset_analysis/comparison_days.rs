//! What every comparison starts from: the onsets within the records, the days they are compared with, and what their
//! windows show.

use jiff::civil::{Date, Time};

use super::exposure::{Exposure, Seen, Sight};
use super::windows::Lookback;
use super::{DiaryDays, OnsetTime, Records};
use crate::calendar::{DaySpan, add_days};
use crate::settings::{DaysBefore, OnsetAnalysisRules, Settings};

/// The onsets and the days they are compared with.
pub(super) struct ComparisonBasis<'a> {
    pub rules: &'a OnsetAnalysisRules,
    pub lookback: Lookback<'a>,
    /// Onsets within the records, oldest first.
    pub onsets: Vec<OnsetTime>,
    /// Days known to be free of pain and far from any painful day, within the records, oldest first.
    pub comparison_days: Vec<Date>,
    /// From the first to the last day that is an onset or free of pain; `None` without any.
    pub common: Option<DaySpan>,
    /// First day by which every look back of every window lies within the records.
    pub settled_day: Date,
    /// Time of day at which the windows before the comparison days end: the middle one of the times of the onsets.
    pub until: Option<Time>,
    /// What the windows before the onsets show: a row for each window, in it one for each onset.
    onset_sights: Vec<Vec<Sight>>,
    /// The same for the comparison days.
    other_sights: Vec<Vec<Sight>>,
}

impl<'a> ComparisonBasis<'a> {
    pub fn new(records: &'a Records<'a>, diary: &DiaryDays, settings: &'a Settings) -> ComparisonBasis<'a> {
        let rules = &settings.onset_analysis;
        let lookback = Lookback::new(records, settings);
        let span = DaySpan { first: records.first_day, last: records.last_day };
        let within = diary.onsets.iter().filter(|onset| span.contains(onset.day));
        let onsets: Vec<OnsetTime> = within.copied().collect();
        let comparison_days = comparison_days(diary, span, rules.exclusion_days);
        let until = middle_time(&onsets);
        let rows = |look: &dyn Fn(DaysBefore) -> Vec<Sight>| rules.windows.iter().map(|window| look(*window)).collect();
        let farthest = rules.windows.iter().map(|window| window.farthest).max();
        ComparisonBasis {
            onset_sights: rows(&|window| {
                let sight = |onset: &OnsetTime| lookback.before(onset.day, window, onset.time);
                onsets.iter().map(sight).collect()
            }),
            other_sights: rows(&|window| {
                let sight = |day: &Date| lookback.before(*day, window, until);
                comparison_days.iter().map(sight).collect()
            }),
            common: common(diary, span),
            settled_day: add_days(records.first_day, settings.spike.window_days + farthest.unwrap_or(0)),
            until,
            rules,
            lookback,
            onsets,
            comparison_days,
        }
    }

    /// The windows with their places.
    pub fn windows(&self) -> impl Iterator<Item = (usize, DaysBefore)> {
        self.rules.windows.iter().copied().enumerate()
    }

    /// What one exposure came to in the window at `place` before each onset.
    pub fn of_onsets(&self, place: usize, exposure: Exposure) -> impl Iterator<Item = Seen> {
        self.onset_sights[place].iter().map(move |sight| sight.of(exposure))
    }

    /// What one exposure came to in the window at `place` before each comparison day.
    pub fn of_others(&self, place: usize, exposure: Exposure) -> impl Iterator<Item = Seen> {
        self.other_sights[place].iter().map(move |sight| sight.of(exposure))
    }

    /// What the window at `place` before each comparison day shows.
    pub fn other_sights(&self, place: usize) -> &[Sight] {
        &self.other_sights[place]
    }

    /// What the window at `place` before the onset at `index` shows.
    pub fn onset_sight(&self, place: usize, index: usize) -> &Sight {
        &self.onset_sights[place][index]
    }

    /// Windows before onsets that are left out because no file speaks of days in them.
    pub fn onset_windows_unobserved(&self) -> usize {
        unobserved(&self.onset_sights)
    }

    /// The same for windows before comparison days.
    pub fn other_windows_unobserved(&self) -> usize {
        unobserved(&self.other_sights)
    }
}

fn unobserved(sights: &[Vec<Sight>]) -> usize {
    let all = sights.iter().flatten();
    all.filter(|sight| **sight == Sight::Unobserved).count()
}

/// Days of `span` known to be free of pain, at least `exclusion_days` from any painful day.
fn comparison_days(diary: &DiaryDays, span: DaySpan, exclusion_days: i64) -> Vec<Date> {
    let reach = (exclusion_days - 1).max(0);
    let is_far = |day: &&Date| {
        let near = add_days(**day, -reach)..=add_days(**day, reach);
        diary.painful.range(near).next().is_none()
    };
    let days = diary.free.range(span.first..=span.last);
    days.filter(is_far).copied().collect()
}

/// From the first to the last day of `span` that is an onset or known to be free of pain: the days among which an onset could
/// have been told apart.
fn common(diary: &DiaryDays, span: DaySpan) -> Option<DaySpan> {
    let onsets = diary.onsets.iter().map(|onset| onset.day);
    let days = || onsets.clone().chain(diary.free.iter().copied());
    let within = || days().filter(|day| span.contains(*day));
    Some(DaySpan { first: within().min()?, last: within().max()? })
}

/// The middle one of the times of the onsets, the earlier of two; an onset without a time stands at the end of its day, and
/// `None` says that.
fn middle_time(onsets: &[OnsetTime]) -> Option<Time> {
    let mut times: Vec<Option<Time>> = onsets.iter().map(|onset| onset.time).collect();
    times.sort_by_key(|time| (time.is_none(), *time));
    *times.get(times.len().checked_sub(1)? / 2)?
}
