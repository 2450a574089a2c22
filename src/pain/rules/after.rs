//! Whether pain followed a run within some days: true where any note of them says so, false where every one of them is known
//! to be free of pain.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::LogRun;
use super::days::Log;
use crate::calendar::{add_days, days};
use crate::pain::PainDiary;

/// What the log says of the pain after a run.
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

/// For each day of `runs`, the pain from its runs to the end of the day `within_days` later.
pub fn pain_after(
    runs: &[LogRun],
    diary: &PainDiary,
    within_days: i64,
    morning_ends: Time,
) -> BTreeMap<Date, PainAfter> {
    let Some(log) = Log::new(runs, diary, morning_ends) else {
        return BTreeMap::new();
    };
    let after = |run: &super::RunDay| {
        let later = days(add_days(run.day, 1), add_days(run.day, within_days));
        let later = later.map(|day| log.pain(day).map(|score| score > 0.0));
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
