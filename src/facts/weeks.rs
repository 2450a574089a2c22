//! The weeks of a period whose sums are those of the whole week.

use serde::Serialize;

use crate::metrics::WeekMetrics;
use crate::stats::{Range, mean};

/// The weeks of a period whose sums are those of the whole week.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FullWeeks {
    /// How many.
    pub count: usize,
    /// Mean meters; `None` without a full week.
    pub mean_m: Option<f64>,
    /// Meters of the week with the least.
    pub least_m: Option<f64>,
    /// Meters of the week with the most.
    pub most_m: Option<f64>,
    /// Meters of the last four, oldest first; fewer where there are fewer.
    pub last_m: Vec<f64>,
    /// Median meters; `None` where the weeks are too few for one.
    pub median_m: Option<f64>,
    /// True where a run of these weeks has no distance, so that the mean is a lower bound.
    pub is_lower_bound: bool,
}

impl FullWeeks {
    /// Of these weeks, oldest first. Their median is stated from `median_weeks` on.
    pub(super) fn of(weeks: &[&WeekMetrics], median_weeks: usize) -> FullWeeks {
        let distances: Vec<f64> = weeks.iter().map(|week| week.distance_m).collect();
        let range = Range::of(&distances);
        FullWeeks {
            count: weeks.len(),
            mean_m: mean(&distances),
            least_m: range.map(|range| range.least),
            most_m: range.map(|range| range.most),
            last_m: distances[distances.len().saturating_sub(4)..].to_vec(),
            median_m: range.map(|range| range.median).filter(|_| weeks.len() >= median_weeks),
            is_lower_bound: weeks.iter().any(|week| week.runs_without_distance > 0),
        }
    }
}
