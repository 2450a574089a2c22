//! The rest before each run; see [`DEFINITION`].
//!
//! The end of a run is its start plus elapsed time, and the end that counts is the latest so far, so that a gap is never
//! negative. Hours come from UTC, so a change of the clock does not lengthen a rest; days come from local dates, so a flight
//! across the date line can make a day occur twice, and then the later of the two days counts.

use super::{MetricDefinition, RunRow};
use crate::calendar::days_between;

/// What the report prints about the rest between runs.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Rest gap",
    formula: "Hours from the end of the run before (start plus elapsed time) to the start of this run. Rest days: whole \
              local calendar days without a run between the two.",
    source: "A description of the log; no study was found that gives a threshold for it.",
    validity: "As exact as the recorded times. Other sports are not looked at: a day of cycling counts as a day without a \
               run.",
    edge_cases: "The first run has no rest gap, nor has a run that goes on with an interrupted outing. A second run on one day has hours and 0 rest days. Overlapping recordings \
                 have a gap of 0. Hours are taken from UTC, days from local dates.",
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
