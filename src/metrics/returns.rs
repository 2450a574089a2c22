//! Returns: the first run after seven days or more without one, and how its first week compares with the weeks before.
//!
//! **Definition.** A run with at least [`RestRules::return_after_days`] whole local days without a run before it. *First
//! week* = metres run in the seven days from that run's day. *Before* = mean metres a week over the four weeks
//! ([`RestRules::weeks_before`]) up to and including the day of the last run before the break. `share = first / before`.
//!
//! **Source.** A choice of this program: clinicians ask for it, no cohort gives a threshold.
//!
//! **Edge cases.** Where the history does not reach back over all the weeks before, there is no mean and no share; where
//! they hold no distance, no share. Data that end within the first week back are marked, and so is a break that touches a
//! stretch without recordings. The first run of a history is no return: what was before it is unknown.
//!
//! **Validity.** A description, without a threshold.

use jiff::civil::Date;

use super::daily::Daily;
use super::rest::Rest;
use super::{Definition, Return, RunRow};
use crate::calendar::{DaySpan, add_days};
use crate::settings::RestRules;

/// What the report prints about returns.
pub const DEFINITION: Definition = Definition {
    name: "Return after a break",
    formula: "First run after seven or more whole days without a run. Share: metres run in the seven days from that run / \
              mean metres a week over the four weeks up to the last run before the break.",
    source: "A choice of this program.",
    validity: "A description of the log, without a threshold.",
    edge_cases: "History that does not reach back four weeks before the break: no share. Data that end within the first week \
                 back, and breaks that touch days that no file speaks of: marked.",
};

/// The returns among `runs`, which are sorted by start and stand beside their `rests`.
pub fn returns(runs: &[RunRow], rests: &[Rest], daily: &Daily<'_>, rules: &RestRules) -> Vec<Return> {
    runs.iter()
        .zip(rests)
        .enumerate()
        .filter_map(|(run, (row, rest))| {
            let rest_days = rest.days.filter(|days| *days >= rules.return_after_days.max(1))?;
            let back = Back { run, day: row.day, rest_days };
            Some(return_of(&back, daily, rules))
        })
        .collect()
}

/// A run that ends a break.
struct Back {
    run: usize,
    day: Date,
    rest_days: i64,
}

/// Compares the first week back with the weeks before the break.
fn return_of(back: &Back, daily: &Daily<'_>, rules: &RestRules) -> Return {
    let first_week = DaySpan { first: back.day, last: add_days(back.day, 6) };
    let last_run_day = add_days(back.day, -back.rest_days - 1);
    let before = DaySpan { first: add_days(last_run_day, 1 - 7 * rules.weeks_before), last: last_run_day };
    let observed = daily.observed();
    let is_known = rules.weeks_before > 0 && observed.first() <= before.first;
    let first_week_m = daily.distance_in(first_week);
    let before_weekly_m = is_known.then(|| daily.distance_in(before) / rules.weeks_before as f64);
    Return {
        run: back.run,
        rest_days: back.rest_days,
        first_week_m,
        before_weekly_m,
        share_pct: before_weekly_m.filter(|before_m| *before_m > 0.0).map(|before_m| 100.0 * first_week_m / before_m),
        after_unobserved: observed.is_silent_in(DaySpan { first: before.first, last: back.day }),
        first_week_partial: observed.last() < first_week.last,
    }
}
