//! What is compared around a pain onset, and from how many onsets on.

use serde::Serialize;

/// A window of days before a day; 0 is the day itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DaysBefore {
    /// Last day of the window, days before.
    pub nearest: i64,
    /// First day of the window, days before.
    pub farthest: i64,
}

impl DaysBefore {
    fn new(nearest: i64, farthest: i64) -> DaysBefore {
        DaysBefore { nearest, farthest }
    }

    /// Length in days.
    pub fn days(self) -> i64 {
        self.farthest - self.nearest + 1
    }
}

defaults! {
    /// The comparison of the days before pain onsets with the runner's other days. All of it is fixed before any data
    /// are seen. The limits of a longer run, a return and a short night are those of [`SpikeRules`](super::SpikeRules),
    /// [`RestRules`](super::RestRules) and [`AccountRules`](super::AccountRules).
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct OnsetAnalysisRules {
        /// The windows. Two weeks back, since short nights were followed by injuries after 14 days and stress after 7
        /// (Johnston et al. 2020), and studies of flares of knee arthritis look at 1 to 3 days.
        pub windows: [DaysBefore; 3] = [DaysBefore::new(0, 2), DaysBefore::new(3, 7), DaysBefore::new(8, 14)],
        /// Least onsets for percentiles (our choice, as the next two).
        pub percentile_onsets: usize = 3,
        /// Least onsets for the shift test.
        pub test_onsets: usize = 5,
        /// Least onsets for odds ratios.
        pub odds_onsets: usize = 10,
        /// A comparison day is at least this many days from any painful day, so that the three days up to it share no
        /// day with those before an onset (our choice; the function `casecross` of the R package season excludes 2).
        pub exclusion_days: i64 = 3,
        /// Least comparison windows for a percentile (our choice).
        pub least_comparable: usize = 10,
        /// Percentage of the nights of a window that must be known for their mean: 10 of 14, the share of the study of
        /// sleep.
        pub known_nights_pct: i64 = 70,
        /// The onsets are shifted by multiples of this many days: whole weeks leave the long run on its weekday.
        pub shift_days: usize = 7,
        /// Days of a stratum, within which an onset is compared with the same weekdays (default of `casecross`).
        pub stratum_days: i64 = 28,
        /// Least discordant sets for an odds ratio (our choice).
        pub least_discordant: usize = 5,
        /// Days of a bootstrap block, as many as the longest window reaches back.
        pub block_days: usize = 14,
        /// Resampled histories (a usual number for percentile intervals).
        pub draws: usize = 2000,
        /// Percentage of the draws that must have both onsets and comparison days for an interval to be given.
        pub least_draws_pct: usize = 90,
        /// Seed of the draws: the same for every report, so that the same input gives the same bytes.
        pub seed: u64 = 20_251_126,
        /// Coverage of the intervals, percent.
        pub interval_pct: f64 = 95.0,
    }
}
