//! Intervals by cluster bootstrap: whole runners are drawn, since the sessions of one runner depend on each other.
//!
//! **Definition.** From the runners with an exposed session as many are drawn as there are, with replacement; 2,000 times over.
//! The ends of an interval are percentiles of the figure in the resampled studies. A draw in which the figure does not exist (a
//! ratio to a reference without an onset) is left out, and below 90 % of draws with a figure there is no interval.

use serde::{Deserialize, Serialize};

use super::tallies::Tallies;
use crate::onset_analysis::bootstrap::SplitMix64;
use crate::settings::StudyRules;
use crate::stats::percentile;

/// The ends of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// The sums of the resampled studies; none without a runner. The same seed gives the same draws.
pub fn resampled(runners: &[Tallies], rules: &StudyRules) -> Vec<Tallies> {
    if runners.is_empty() {
        return Vec::new();
    }
    let mut rng = SplitMix64::new(rules.seed);
    let mut draw = || Tallies::sum((0..runners.len()).map(|_| &runners[rng.below(runners.len())]));
    (0..rules.draws).map(|_| draw()).collect()
}

/// The interval of a figure over the resampled studies; `None` where too few of them have it.
pub fn interval(draws: &[Tallies], figure: impl Fn(&Tallies) -> Option<f64>, rules: &StudyRules) -> Option<Interval> {
    let figures: Vec<f64> = draws.iter().filter_map(figure).collect();
    if figures.is_empty() || 100 * figures.len() < rules.least_draws_pct * draws.len() {
        return None;
    }
    let tail_pct = (100.0 - rules.interval_pct) / 2.0;
    Some(Interval { low: percentile(&figures, tail_pct)?, high: percentile(&figures, 100.0 - tail_pct)? })
}
