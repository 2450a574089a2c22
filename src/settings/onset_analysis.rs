//! What is compared around a pain onset, and from how many onsets on.

use serde::Serialize;

/// A window before a day, counted in days back from it: 0 is the day itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DaysBefore {
    /// Nearest day, days back.
    pub nearest: i64,
    /// Farthest day, days back.
    pub farthest: i64,
}

impl DaysBefore {
    /// Number of days.
    pub fn days(self) -> i64 {
        self.farthest - self.nearest + 1
    }
}

/// The comparison of the days before pain onsets with the runner's other days. All of it is fixed before any data are
/// looked at. What counts as a longer run, a return and a short night stands in [`SpikeRules`](super::SpikeRules),
/// [`RestRules`](super::RestRules) and [`AccountRules`](super::AccountRules).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OnsetAnalysisRules {
    /// The windows. Two weeks back, since short nights were followed by injuries after 14 days and stress after 7
    /// (Johnston et al. 2020), and flares of knee arthritis are looked for within 3.
    pub windows: [DaysBefore; 3],
    /// Onsets from which on percentiles are given (our choice, as the next two).
    pub percentile_onsets: usize,
    /// Onsets from which on the shift test is made.
    pub test_onsets: usize,
    /// Onsets from which on odds ratios are given.
    pub odds_onsets: usize,
    /// A comparison day lies at least this many days from any painful day, so that the three days up to it share no day
    /// with those before an onset (our choice; the function `casecross` of the R package season excludes 2).
    pub exclusion_days: i64,
    /// Comparison windows below which there is no percentile (our choice).
    pub least_comparable: usize,
    /// Per cent of the nights of a window that must be known for their mean: 10 of 14, the share of the study of sleep.
    pub known_nights_pct: i64,
    /// The onsets are moved by multiples of this many days: whole weeks keep the long run on its weekday.
    pub shift_days: usize,
    /// Days of a stratum, within which an onset is compared with the same weekdays (default of `casecross`).
    pub stratum_days: i64,
    /// Sets in which onset and comparison days differ, below which there is no odds ratio (our choice).
    pub least_discordant: usize,
    /// Days of a block that is drawn as a whole, as long as the longest look back.
    pub block_days: usize,
    /// Draws of the whole series (usual for intervals from percentiles).
    pub draws: usize,
    /// Seed of the draws, any number: the same for every report, so that the same input gives the same bytes.
    pub seed: u64,
    /// Per cent that an interval covers.
    pub interval_pct: f64,
}

impl Default for OnsetAnalysisRules {
    fn default() -> Self {
        let window = |nearest, farthest| DaysBefore { nearest, farthest };
        OnsetAnalysisRules {
            windows: [window(0, 2), window(3, 7), window(8, 14)],
            percentile_onsets: 3,
            test_onsets: 5,
            odds_onsets: 10,
            exclusion_days: 3,
            least_comparable: 10,
            known_nights_pct: 70,
            shift_days: 7,
            stratum_days: 28,
            least_discordant: 5,
            block_days: 14,
            draws: 2000,
            seed: 20_251_126,
            interval_pct: 95.0,
        }
    }
}
