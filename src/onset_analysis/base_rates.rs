//! What is counted in the few days before each start of pain, whatever their number: spikes, returns, a week above the usual
//! range.
//!
//! The first three are exposures of the nearest window. The fourth looks at the seven days up to the pain.

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::comparison_days::ComparisonBasis;
use super::exposure::{ExposureHistory, WindowExposure};
use super::{Exposure, ExposureCount, OnsetAnalysisInput};
use crate::calendar::{days, days_between};
use crate::settings::{DaysBefore, FactRules};
use crate::stats::percentile;

/// What can precede a start of pain, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PrecededBy {
    /// A run over 10 % longer than any of the 30 days before it.
    DistanceSpike,
    /// The same for the descent of a run; unvalidated.
    DescentSpike,
    /// A run after a week or more without one.
    Return,
    /// Seven days with more distance than the runner's usual range.
    WeekAboveUsual,
}

impl PrecededBy {
    /// All of them.
    pub const ALL: [PrecededBy; 4] =
        [PrecededBy::DistanceSpike, PrecededBy::DescentSpike, PrecededBy::Return, PrecededBy::WeekAboveUsual];

    /// The exposure that it is; `None` for the week.
    pub fn exposure(self) -> Option<Exposure> {
        match self {
            PrecededBy::DistanceSpike => Some(Exposure::LongestRun),
            PrecededBy::DescentSpike => Some(Exposure::LargestDescent),
            PrecededBy::Return => Some(Exposure::Return),
            PrecededBy::WeekAboveUsual => None,
        }
    }
}

/// How often something precedes a day that is no start of pain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PrecedingRate {
    pub what: PrecededBy,
    /// Before comparison days.
    pub comparison_days: ExposureCount,
    /// Before all days, with pain or without.
    pub all_days: ExposureCount,
}

/// One rate for each of [`PrecededBy::ALL`].
pub(super) fn preceding_rates(basis: &ComparisonBasis<'_>, weeks: &UsualWeeks<'_>) -> Vec<PrecedingRate> {
    let nearest = basis.samples.first();
    let above = |day: Date| weeks.is_above(&basis.history, day, basis.until);
    let rate = |what: PrecededBy| match (what.exposure(), nearest) {
        (Some(exposure), Some(sample)) => PrecedingRate {
            what,
            comparison_days: ExposureCount::of(sample.of_others(exposure).map(|value| value.met)),
            all_days: ExposureCount::of(sample.of_all(exposure).map(|value| value.met)),
        },
        _ => PrecedingRate {
            what,
            comparison_days: ExposureCount::of(basis.comparison_days.iter().map(|&day| above(day))),
            all_days: ExposureCount::of(basis.all_days().map(above)),
        },
    };
    PrecededBy::ALL.into_iter().map(rate).collect()
}

/// The distance of every seven days of the records.
pub(super) struct UsualWeeks<'a> {
    rules: &'a FactRules,
    first: Date,
    /// Meters of the seven days up to each day, from the first day on; `None` where that is not known.
    week_m: Vec<Option<f64>>,
}

/// Seven days, the last of them counted as 0 days before.
const WEEK: DaysBefore = DaysBefore { nearest: 0, farthest: 6 };

impl<'a> UsualWeeks<'a> {
    pub fn new(
        history: &ExposureHistory<'_>,
        records: &OnsetAnalysisInput<'_>,
        rules: &'a FactRules,
    ) -> UsualWeeks<'a> {
        let week_m = |day: Date| week_m(&history.before(day, WEEK, None));
        let all = days(records.first_day, records.last_day);
        UsualWeeks { rules, first: records.first_day, week_m: all.map(week_m).collect() }
    }

    /// Whether the seven days up to `day`, of which only runs before `until` count on the day itself, are above the runner's
    /// usual range; `None` where these days or too many of the weeks before them are not known.
    pub fn is_above(&self, history: &ExposureHistory<'_>, day: Date, until: Option<Time>) -> Option<bool> {
        let this_week_m = week_m(&history.before(day, WEEK, until))?;
        let last = days_between(self.first, day) - WEEK.days();
        let first = last - (7 * self.rules.usual_weeks as i64 - WEEK.days());
        let range = usize::try_from(first.max(0)).ok()?..usize::try_from(last + 1).ok()?;
        let before: Vec<f64> = self.week_m.get(range)?.iter().copied().flatten().collect();
        let is_enough = before.len() >= 7 * self.rules.least_usual;
        let usual_m = percentile(&before, self.rules.usual_pct.1).filter(|_| is_enough)?;
        Some(this_week_m > usual_m)
    }
}

fn week_m(window: &WindowExposure) -> Option<f64> {
    window.of(Exposure::Distance).value
}
