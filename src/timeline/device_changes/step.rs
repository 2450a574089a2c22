//! How large the step at a change is, by runs of one area before and after it.

use serde::Serialize;

use super::origin;
use crate::calendar::days_between;
use crate::history::Activity;
use crate::session::great_circle_m;
use crate::settings::DeviceChangeRules;
use crate::stats::median;
use crate::timeline::RunEntry;

/// The figure before and after a change, over runs that begin in one area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DescentShift {
    /// Median metres of descent a kilometre before.
    pub before_m_per_km: f64,
    /// Median metres of descent a kilometre from then on.
    pub after_m_per_km: f64,
    /// Runs compared before.
    pub runs_before: usize,
    /// Runs compared after.
    pub runs_after: usize,
}

impl DescentShift {
    /// Change in per cent; `None` where there was no descent before.
    pub fn change_pct(&self) -> Option<f64> {
        (self.before_m_per_km > 0.0).then(|| (self.after_m_per_km / self.before_m_per_km - 1.0) * 100.0)
    }
}

/// One run as it is compared.
struct Compared {
    start_deg: (f64, f64),
    m_per_km: f64,
}

/// Compares the runs of the two origins that begin close to one of the other side. `change` holds one run of each origin.
pub(super) fn step(
    runs: &[RunEntry],
    activities: &[Activity],
    change: (usize, usize),
    rules: &DeviceChangeRules,
) -> Option<DescentShift> {
    let (before, after) = change;
    let day = runs[after].day;
    let side = |of: usize, is_before: bool| -> Vec<Compared> {
        let both = runs.iter().zip(activities);
        let near = both.filter(|(run, _)| {
            let days = days_between(day, run.day);
            (days < 0) == is_before && days.abs() <= rules.compared_days
        });
        near.filter(|(run, _)| origin(run) == origin(&runs[of]))
            .filter_map(|(run, activity)| compared(run, activity))
            .collect()
    };
    let (before, after) = (side(before, true), side(after, false));
    let in_one_area = |of: &[Compared], others: &[Compared]| -> Vec<f64> {
        let is_near = |one: &&Compared| {
            let mut others = others.iter();
            others.any(|other| great_circle_m(one.start_deg, other.start_deg) <= rules.area_m)
        };
        of.iter().filter(is_near).map(|one| one.m_per_km).collect()
    };
    let (old, new) = (in_one_area(&before, &after), in_one_area(&after, &before));
    if old.len().min(new.len()) < rules.compared_runs.max(1) {
        return None;
    }
    Some(DescentShift {
        runs_before: old.len(),
        runs_after: new.len(),
        before_m_per_km: median(old)?,
        after_m_per_km: median(new)?,
    })
}

fn compared(run: &RunEntry, activity: &Activity) -> Option<Compared> {
    let distance_m = run.totals.distance_m.filter(|&metres| metres > 0.0)?;
    Some(Compared {
        start_deg: activity.session.first_position_deg?,
        m_per_km: run.totals.descent_m? / distance_m * 1000.0,
    })
}
