//! What the starts of pain had in common: how many of them each condition of their table precedes, and how many of the days
//! that they are compared with. Counts, not causes.

use serde::Serialize;

use super::PainStart;
use super::load_before::{Moment, RunsByDay};
use crate::onset_analysis::{ExposureCount, PrecededBy};
use crate::settings::FactRules;
use crate::timeline::Timeline;

/// What can precede a start of pain, as its table states it, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StartCondition {
    /// A distance spike in the days before.
    DistanceSpike,
    /// A descent spike in the days before.
    DescentSpike,
    /// A day with several runs among the days before.
    SeveralRunsADay,
    /// More distance in the last seven days than in a mean week of the four weeks before, by
    /// [`FactRules::raise_pct`] or more.
    WeekAboveMean,
    /// A run on each of the days before ([`FactRules::days_before_pain`]), the last of them that of the pain or the one
    /// before.
    RunDaysInARow,
}

/// How often a condition precedes a start of pain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ConditionBefore {
    pub condition: StartCondition,
    /// Of the starts on days with files.
    pub starts: ExposureCount,
    /// Of the days that they are compared with.
    pub comparison_days: ExposureCount,
    /// Share of the comparison days, percent; `None` where none is known.
    pub comparison_days_pct: Option<f64>,
    /// True where it precedes more than half of two starts or more, and by [`FactRules::common_points`] a larger share of
    /// them than of the comparison days.
    pub is_in_common: bool,
}

impl StartCondition {
    /// All of them.
    pub const ALL: [StartCondition; 5] = [
        StartCondition::DistanceSpike,
        StartCondition::DescentSpike,
        StartCondition::SeveralRunsADay,
        StartCondition::WeekAboveMean,
        StartCondition::RunDaysInARow,
    ];

    /// Where the comparison of onsets counts it.
    fn preceded_by(self) -> Option<PrecededBy> {
        match self {
            StartCondition::DistanceSpike => Some(PrecededBy::DistanceSpike),
            StartCondition::DescentSpike => Some(PrecededBy::DescentSpike),
            _ => None,
        }
    }

    /// Whether it precedes a moment; `None` where that is not known, and for what the comparison of onsets counts.
    fn precedes(self, moment: Moment, runs: &RunsByDay<'_>, rules: &FactRules) -> Option<bool> {
        match self {
            StartCondition::DistanceSpike | StartCondition::DescentSpike => None,
            StartCondition::SeveralRunsADay => runs.had_several_runs_a_day(moment, rules.days_before_pain),
            StartCondition::RunDaysInARow => runs.had_run_days_in_a_row(moment, rules.days_before_pain),
            StartCondition::WeekAboveMean => {
                let (load, least) = (runs.load(moment, rules), 1.0 + rules.raise_pct / 100.0);
                load.distance_7d_m
                    .zip(load.distance_4w_weekly_m)
                    .map(|(week, weekly)| week > 0.0 && week >= weekly * least)
            }
        }
    }
}

impl ConditionBefore {
    /// By how many points of a hundred the share of the starts is above that of the comparison days.
    pub(super) fn more_pct(&self) -> f64 {
        self.starts.share_pct().unwrap_or(0.0) - self.comparison_days_pct.unwrap_or(0.0)
    }

    /// One for each of [`StartCondition::ALL`]; empty where no start is compared.
    pub(super) fn all(
        timeline: &Timeline,
        starts: &[PainStart],
        runs: &RunsByDay<'_>,
        rules: &FactRules,
    ) -> Vec<ConditionBefore> {
        let compared = &timeline.before_pain;
        let until = compared.comparison_until;
        let moments = || compared.comparison_dates.iter().map(|&day| Moment { day, until });
        let is_compared = |start: &&PainStart| compared.onsets.iter().any(|onset| onset.day == start.onset.day);
        let count = |condition: StartCondition| match condition.preceded_by() {
            Some(what) => {
                let rate = compared.preceding.iter().find(|rate| rate.what == what);
                let starts = ExposureCount::of(compared.onsets.iter().map(|onset| onset.preceded_by(what)));
                (starts, rate.map(|rate| rate.comparison_days).unwrap_or_default())
            }
            None => {
                let precedes = |moment| condition.precedes(moment, runs, rules);
                let starts = starts.iter().filter(is_compared);
                let starts = ExposureCount::of(starts.map(|start| precedes(start.moment())));
                (starts, ExposureCount::of(moments().map(precedes)))
            }
        };
        let before = |condition: StartCondition| {
            let (starts, comparison_days) = count(condition);
            let (share, other) = (starts.share_pct(), comparison_days.share_pct());
            let is_larger =
                share.zip(other).is_some_and(|(share, other)| share > 50.0 && share - other >= rules.common_points);
            ConditionBefore {
                condition,
                starts,
                comparison_days,
                comparison_days_pct: other,
                is_in_common: starts.known > 1 && is_larger,
            }
        };
        if compared.onsets.is_empty() { Vec::new() } else { StartCondition::ALL.into_iter().map(before).collect() }
    }
}
