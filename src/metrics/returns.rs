//! Returns: the first run after a break, and the distance of its first week; see [`DEFINITION`].
//!
//! The first run of a history is no return: what came before it is unknown.

use super::daily::DailySeries;
use super::rest::RestBefore;
use super::{MetricDefinition, Return, RunRow};
use crate::calendar::{DaySpan, add_days};
use crate::settings::RestRules;

/// What the report prints about returns.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Return after a break",
    formula: "First run after seven or more whole days without a run. Share: metres run in the seven days from that run / \
              mean metres a week over the four weeks up to the last run before the break.",
    source: "A choice of this program.",
    validity: "A description of the log, without a threshold.",
    edge_cases: "History that does not reach back four weeks before the break: no share. Data that end within the first week \
                 back, and breaks that touch days that no file speaks of: marked.",
};

/// The returns among `runs`, which are sorted by start; `rests` are in the same order.
pub(super) fn returns(
    runs: &[RunRow],
    rests: &[RestBefore],
    daily: &DailySeries<'_>,
    rules: &RestRules,
) -> Vec<Return> {
    let is_return = |days: &i64| *days >= rules.return_after_days.max(1);
    let rows = runs.iter().zip(rests).enumerate();
    rows.filter_map(|(index, (run, rest))| {
        let rest_days = rest.days.filter(is_return)?;
        let first_week = DaySpan { first: run.day, last: add_days(run.day, 6) };
        let last_run_day = add_days(run.day, -rest_days - 1);
        let before = DaySpan { first: add_days(last_run_day, 1 - 7 * rules.weeks_before), last: last_run_day };
        let observed = daily.observed();
        let is_known = rules.weeks_before > 0 && observed.first() <= before.first;
        let first_week_m = daily.distance_in(first_week);
        let before_weekly_m = is_known.then(|| daily.distance_in(before) / rules.weeks_before as f64);
        let divisor_m = before_weekly_m.filter(|before_m| *before_m > 0.0);
        Some(Return {
            run: index,
            rest_days,
            first_week_m,
            before_weekly_m,
            share_pct: divisor_m.map(|before_m| 100.0 * first_week_m / before_m),
            after_unobserved: observed.touches_gap(DaySpan { first: before.first, last: run.day }),
            first_week_partial: observed.last() < first_week.last,
        })
    })
    .collect()
}
