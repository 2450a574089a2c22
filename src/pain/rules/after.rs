//! Whether pain followed a run within some days.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::days::PainLog;
use super::{LogRun, RunDay};
use crate::calendar::{add_days, days};
use crate::pain::PainDiary;

/// Whether pain followed a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PainAfter {
    /// Pain is noted.
    Noted,
    /// Every day is logged, and none with pain.
    Free,
    /// No pain is noted, and not every day is logged.
    PartlyLogged,
    /// Nothing is logged.
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
