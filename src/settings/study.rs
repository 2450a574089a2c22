//! Tables over many runners.

use serde::Serialize;

defaults! {
    /// Which sessions of many runners are counted, and how their rates are compared. All of it is fixed before any data are
    /// seen.
    #[derive(Debug, Clone, Copy, PartialEq, Serialize)]
    pub struct StudyRules {
        /// An onset belongs to the last session before it, up to this many days later (our choice: studies of flares look at
        /// 1 to 3 days).
        pub lag_days: i64 = 2,
        /// The same in the two analyses that show what hangs on it.
        pub other_lags_days: [i64; 2] = [0, 7],
        /// Days of the recent distance of the start-stop rows, that of the row included.
        pub recent_days: i64 = 7,
        /// Least onsets in a state, and in the reference, for a rate or a ratio (our choice, as the next).
        pub least_onsets: u32 = 10,
        /// Least runners in a state, and in the reference.
        pub least_runners: u32 = 20,
        /// Resampled studies (a usual number for percentile intervals).
        pub draws: usize = 2000,
        /// Percentage of the draws that must have a ratio for its interval to be given.
        pub least_draws_pct: usize = 90,
        /// Seed of the draws: the same for every study, so that the same input gives the same bytes.
        pub seed: u64 = 20_251_126,
        /// Coverage of the intervals, percent.
        pub interval_pct: f64 = 95.0,
    }
}
