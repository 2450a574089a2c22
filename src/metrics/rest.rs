//! The rest before each run: in come the runs by start, out come hours and whole days since the run before.
//!
//! **Definition.** `rest_gap_h = (start of this run - latest end of the runs before) / 3600`, the end being start plus
//! elapsed time. `rest_days` = whole local calendar days between the last day with a run and the day of this one.
//!
//! **Source.** A description, not a finding: no study was found that gives a threshold for the rest between two runs.
//!
//! **Edge cases.** The first run has neither, nor has a run that goes on with an interrupted outing: a stop is no rest. A second run on the same day has hours and 0 days. Where two recordings
//! overlap, or a short run lies within a long one, the gap is 0, never negative; the end that counts is the latest so far.
//! Hours come from UTC, so a change of the clock does not lengthen a rest; days come from local dates, so a flight across
//! the date line can make a day occur twice, and then the later of the two days counts.
//!
//! **Validity.** As exact as the recorded times. Other sports are not looked at: a day of cycling is a day without a run.

use super::{Definition, RunRow};
use crate::calendar::days_between;

/// What the report prints about the rest between runs.
pub const DEFINITION: Definition = Definition {
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
pub struct Rest {
    /// Latest end of the runs before to the start of this one, hours; `None` for the first run and within an outing.
    pub gap_h: Option<f64>,
    /// Whole local days without a run between; `None` where there is no gap.
    pub days: Option<i64>,
}

/// The rest before each of `runs`, which are sorted by start.
pub fn rests(runs: &[RunRow]) -> Vec<Rest> {
    let mut latest = None;
    runs.iter()
        .map(|run| {
            let before = latest.filter(|_| !run.continues);
            let rest = Rest {
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
