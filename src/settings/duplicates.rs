//! When two recordings are one activity, and when two runs are one interrupted run.

defaults! {
    /// When two recordings are one activity (after the cascades of tapiriik and others, in their tightest form).
    #[derive(Debug, Clone, Copy)]
    pub struct DuplicateRules {
        /// Copies of one activity start at most this far apart, seconds.
        pub start_s: i64 = 10,
        /// Their durations differ by at most this share of the longer.
        pub duration_share: f64 = 0.05,
        /// Two devices recorded one activity where they overlap by at least this share of the shorter recording.
        pub double_overlap_share: f64 = 0.8,
        /// Their durations differ by at most this share of the longer.
        pub double_duration_share: f64 = 0.1,
        /// The same of their distances, where both have one that can be compared.
        pub double_distance_share: f64 = 0.1,
        /// A recording within the time of another is part of it where both ran for at least this share of the shorter.
        pub part_common_share: f64 = 0.5,
        /// Clocks of different time zones differ by a multiple of this, seconds.
        pub zone_step_s: i64 = 900,
        /// At most this many of them: 14 hours.
        pub zone_steps: i64 = 56,
        /// Tolerance of that difference.
        pub zone_within_s: i64 = 90,
        /// Durations and distances of a copy with another time zone differ by at most this share of the larger.
        pub zone_share: f64 = 0.01,
        /// Their mean heart rates differ by at most this.
        pub zone_hr_bpm: f64 = 2.0,
        /// Two recordings of one sport that overlap by at least this share of the shorter, and are not merged, are
        /// reported.
        pub overlap_share: f64 = 0.2,
        /// Recordings with nearly the same start and duration that are compared with each other; no real export has
        /// more.
        pub most_candidates: usize = 16,
    }
}

defaults! {
    /// When two runs are one interrupted run: a watch stopped and started again, or warm-up, race and cool-down in
    /// three files. Our choices.
    #[derive(Debug, Clone, Copy)]
    pub struct InterruptionRules {
        /// From the end of one to the start of the next at most this long, seconds.
        pub longest_s: i64 = 30 * 60,
        /// From where one ended to where the next began at most this far.
        pub farthest_m: f64 = 500.0,
        /// The next may begin this much before the end, seconds: ends are rounded.
        pub rounding_s: i64 = 10,
    }
}
