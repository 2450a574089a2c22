//! The rest before each run, and the returns after a break; see [`DEFINITION`] and [`RETURN_DEFINITION`].
//!
//! The end of a run is its start plus elapsed time, and the end that counts is the latest so far, so that a gap is never
//! negative. Hours come from UTC, so a change of the clock does not lengthen a rest; days come from local dates, so a flight
//! across the date line can make a day occur twice, and then the later of the two days counts. The first run of a history is
//! no return: what came before it is unknown.

use super::daily::DailySeries;
use super::{MetricDefinition, Return, RunRow};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::settings::RestRules;

/// What the report prints about the rest between runs.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Rest gap",
    formula: "Hours from the end of the previous run (start plus elapsed time) to the start of this run. Rest days: \
              whole local calendar days without a run between the two.",
    source: "A description of the log; no study was found that gives a threshold for it.",
    validity: "As exact as the recorded times. Other sports are not considered: a day of cycling counts as a day \
               without a run.",
    edge_cases: "The first run has no rest gap, nor has a run that continues an interrupted run. A second run on \
                 one day has hours and 0 rest days. Overlapping recordings have a gap of 0. Hours are taken from \
                 UTC, days from local dates.",
};

/// The rest before one run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RestBefore {
    /// Latest end of the runs before to the start of this one, hours; `None` for the first run, and for the later parts of an
    /// interrupted one: a stop is no rest.
    pub gap_h: Option<f64>,
    /// Whole local days without a run between; `None` where there is no gap.
    pub days: Option<i64>,
}

/// The rest before each of `runs`, which are sorted by start.
///
/// ```
/// use jiff::civil::date;
/// use patella::metrics::{RunRow, rest::rests};
///
/// let run = |start_unix_s, day| RunRow { start_unix_s, end_unix_s: start_unix_s + 3600, day, ..RunRow::default() };
/// let rests = rests(&[run(0, date(2026, 3, 1)), run(3 * 86_400, date(2026, 3, 4))]);
/// assert_eq!((rests[0].gap_h, rests[0].days), (None, None));
/// assert_eq!((rests[1].gap_h, rests[1].days), (Some(71.0), Some(2)));
/// ```
pub fn rests(runs: &[RunRow]) -> Vec<RestBefore> {
    let mut latest = None;
    runs.iter()
        .map(|run| {
            let before = latest.filter(|_| !run.continues);
            let rest = RestBefore {
                gap_h: before.map(|(end_s, _)| hours(end_s, run.start_unix_s)),
                days: before.map(|(_, day)| (days_between(day, run.day) - 1).max(0)),
            };
            latest = Some(match latest {
                None => (run.end_unix_s, run.day),
                Some((end_s, day)) => (end_s.max(run.end_unix_s), day.max(run.day)),
            });
            rest
        })
        .collect()
}

/// Hours from `from_unix_s` to `to_unix_s`, 0 where `to` is earlier.
fn hours(from_unix_s: i64, to_unix_s: i64) -> f64 {
    to_unix_s.saturating_sub(from_unix_s).max(0) as f64 / 3600.0
}

/// What the report prints about returns.
pub const RETURN_DEFINITION: MetricDefinition = MetricDefinition {
    name: "Return after a break",
    formula: "First run after seven or more whole days without a run. Share: meters run in the seven days from that \
              run / mean weekly meters over the four weeks up to the last run before the break.",
    source: "A choice of this program.",
    validity: "A description of the log, without a threshold.",
    edge_cases: "History that does not reach back four weeks before the break: no share. Data that end within the \
                 first week back, and breaks that include days without data, are marked.",
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
