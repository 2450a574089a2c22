//! How the runner went downhill: the steep part, totals of the watch that are contradicted, and the runs that stand out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::descent::Downhill;
use crate::descent::{AltitudeQuality, Contradiction};
use crate::metrics::{SpikeState, WeekMetrics};
use crate::settings::Settings;
use crate::timeline::{DescentGapEntry, RunEntry, Timeline};

/// How the runner went downhill.
#[derive(Debug, Clone, Serialize)]
pub struct DescentFacts {
    /// Runs with a descent.
    pub runs: usize,
    /// Descent by grade, of the runs whose grades are known; `None` where none has lost height.
    pub steep: Option<SteepDescent>,
    /// True where some altitude comes from GPS, too noisy for grades.
    pub has_gps_altitude: bool,
    /// Totals of the watch that its own altitude contradicts.
    pub contradicted: Contradicted,
    /// The longest time without a known descent; of equal ones the last.
    pub longest_gap: Option<DescentGapEntry>,
    /// Runs that stand out, as places among the runs, oldest first.
    pub notable_runs: Vec<usize>,
    /// Meters of a week without a known grade, by its first day: weeks with more of them than rounding makes.
    pub ungraded_m: BTreeMap<Date, f64>,
}

/// Descent by grade.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SteepDescent {
    /// Runs whose grades are known.
    pub runs: usize,
    /// Meters descended in them.
    pub descent_m: f64,
    /// Of these, meters on grades of 6 % and more.
    pub steep_m: f64,
}

/// Totals of the watch that its own altitude contradicts.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Contradicted {
    pub runs_by_reason: BTreeMap<Contradiction, usize>,
    /// Runs for which the sum of the altitude samples is used instead.
    pub replaced: usize,
}

impl Contradicted {
    pub fn runs(&self) -> usize {
        self.runs_by_reason.values().sum()
    }
}

impl DescentFacts {
    /// Of all runs of a timeline.
    pub(super) fn of(timeline: &Timeline, settings: &Settings) -> DescentFacts {
        let runs = &timeline.runs;
        let mut contradicted = Contradicted::default();
        for (run, reason) in runs.iter().filter_map(|run| Some((run, run.descent_contradiction?))) {
            *contradicted.runs_by_reason.entry(reason).or_default() += 1;
            contradicted.replaced += usize::from(run.descent_source.is_ours());
        }
        DescentFacts {
            runs: runs.iter().filter(|run| run.totals.descent_m.is_some()).count(),
            steep: steep(runs),
            has_gps_altitude: runs.iter().any(|run| run.altitude_quality == AltitudeQuality::Gps),
            contradicted,
            longest_gap: timeline.descent_gaps.iter().max_by_key(|gap| gap.days).cloned(),
            notable_runs: standing_out(runs, settings.facts.notable_descents),
            ungraded_m: timeline
                .weeks
                .iter()
                .filter_map(|week| ungraded(week, settings.chart.ungraded_from_m))
                .collect(),
        }
    }
}

/// First day and meters without a known grade of a week that has at least `least_m` of them.
fn ungraded(week: &WeekMetrics, least_m: f64) -> Option<(Date, f64)> {
    let graded_m: f64 = week.descent_bands_m.iter().flatten().sum();
    let rest_m = week.descent_m? - graded_m;
    (rest_m >= least_m).then_some((week.week_start, rest_m))
}

fn steep(runs: &[RunEntry]) -> Option<SteepDescent> {
    let downhill: Vec<&Downhill> = runs.iter().filter_map(|run| run.downhill.as_ref()).collect();
    let descent_m: f64 = downhill.iter().flat_map(|down| down.drops_m()).sum();
    let steep_m = downhill.iter().map(|down| down.steep_drop_m()).sum();
    (descent_m > 0.0).then_some(SteepDescent { runs: downhill.len(), descent_m, steep_m })
}

/// Up to `count` runs with the most descent and up to `count` with the largest ratio of steep descent, oldest first.
pub fn standing_out(runs: &[RunEntry], count: usize) -> Vec<usize> {
    let largest = |figure: &dyn Fn(&RunEntry) -> Option<f64>| -> Vec<usize> {
        let known = runs.iter().enumerate().filter_map(|(index, run)| Some((index, figure(run)?)));
        let mut known: Vec<(usize, f64)> = known.filter(|(_, figure)| *figure > 0.0).collect();
        known.sort_by(|one, other| other.1.total_cmp(&one.1));
        known.into_iter().take(count).map(|(index, _)| index).collect()
    };
    let is_spike = |run: &RunEntry| {
        run.steep_descent_state.is_some_and(SpikeState::is_spike) && !run.steep_descent_within_uncertainty
    };
    let most = largest(&|run| run.totals.descent_m);
    let steepest = largest(&|run| run.steep_descent_ratio_30d.filter(|_| is_spike(run)));
    most.into_iter().chain(steepest).collect::<BTreeSet<usize>>().into_iter().collect()
}
