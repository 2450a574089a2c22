//! What goes on without a break: run days in a row, and weeks each with more distance than the one before.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{DaySpan, add_days};
use crate::settings::FactRules;
use crate::timeline::Timeline;

/// Run days in a row up to the last day that some file covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RunDaysInARow {
    /// 0 where that day has no run.
    pub run_days: i64,
    /// The day without a run before them; `None` where no file covers it.
    pub last_rest_day: Option<Date>,
}

/// Weeks in a row, each with more distance than the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeeklyClimb {
    /// How many weeks had more than the one before.
    pub rises: usize,
    /// First day of the week before the first of them.
    pub from_week: Date,
    /// First day of the last of them.
    pub to_week: Date,
    /// Meters of these two weeks.
    pub from_m: f64,
    pub to_m: f64,
    /// True where no full week came after them.
    pub is_latest: bool,
}

impl RunDaysInARow {
    /// Up to `last_day`, days before those shown included; `None` without a run.
    pub(super) fn of(timeline: &Timeline, last_day: Date) -> Option<RunDaysInARow> {
        let earlier = &timeline.earlier;
        let run_days: BTreeSet<Date> = earlier.runs.iter().chain(&timeline.runs).map(|run| run.day).collect();
        let first_day = earlier.first_day.or(timeline.first_day)?;
        let in_a_row = (0..).take_while(|&before| run_days.contains(&add_days(last_day, -before))).count() as i64;
        let rest = add_days(last_day, -in_a_row);
        let gaps = || earlier.unobserved.iter().chain(&timeline.unobserved);
        let is_known = first_day <= rest && !gaps().any(|gap| gap.touches(DaySpan { first: rest, last: rest }));
        (!run_days.is_empty())
            .then(|| RunDaysInARow { run_days: in_a_row, last_rest_day: Some(rest).filter(|_| is_known) })
    }
}

impl WeeklyClimb {
    /// The longest climb that ends in the last [`FactRules::climb_within_weeks`]; of equal ones the last. `None` where none
    /// has [`FactRules::climb_weeks`].
    pub(super) fn of(timeline: &Timeline, rules: &FactRules) -> Option<WeeklyClimb> {
        let weeks = &timeline.weeks;
        let is_known = |week: usize| weeks[week].is_whole() && weeks[week].runs_without_distance == 0;
        let rises =
            |week: usize| is_known(week - 1) && is_known(week) && weeks[week].distance_m > weeks[week - 1].distance_m;
        let last_full = weeks.iter().rposition(|week| week.is_whole())?;
        let climb = |last: usize| {
            let rises = (1..=last).rev().take_while(|&week| rises(week)).count();
            let from = &weeks[last - rises];
            WeeklyClimb {
                rises,
                from_week: from.week_start,
                to_week: weeks[last].week_start,
                from_m: from.distance_m,
                to_m: weeks[last].distance_m,
                is_latest: last == last_full,
            }
        };
        let recent = (weeks.len().saturating_sub(rules.climb_within_weeks)..weeks.len()).map(climb);
        recent.filter(|climb| climb.rises >= rules.climb_weeks).max_by_key(|climb| climb.rises)
    }
}
