//! What one activity can be, how its samples are read, how account lists complete it, and when two recordings are one
//! activity or one interrupted run.

defaults! {
    /// What one activity can be, and how its samples are read. Our choices, after tapiriik's sanity checks and real
    /// exports.
    #[derive(Debug, Clone, Copy)]
    pub struct SessionRules {
        /// A duration above this is a broken clock, seconds (tapiriik: five days).
        pub longest_s: f64 = 5.0 * 24.0 * 3600.0,
        /// A distance above this is a broken counter, meters (tapiriik: 1,000 km).
        pub farthest_m: f64 = 1_000_000.0,
        /// Faster than this is a fault of the sensor, whatever the sport, meters a second (tapiriik: 150 km/h).
        pub fastest_m_s: f64 = 150.0 / 3.6,
        /// Nobody on foot is faster than this from point to point, meters a second; the world's best sprinters reach
        /// it.
        pub fastest_on_foot_m_s: f64 = 12.0,
        /// The distance between two positions further apart than this does not count (hotpot).
        pub apart_m: f64 = 5_000.0,
        /// Up to this many positions that cannot be reached from the rest of the track are a glitch of the receiver;
        /// more are a separate segment, as after a drive with the recording paused.
        pub glitch_positions: usize = 10,
        /// Two samples further apart than this are a pause when nothing moved between them, seconds.
        pub pause_s: f64 = 30.0,
        /// Slower than this is standing still, meters a second.
        pub standing_m_s: f64 = 0.5,
        /// Walking is slower than this, meters a second, where the cadence is known as well: adults change from walking to
        /// running at about 2.1 (Human Movement Science 2023, 90:103117; slower uphill), and few walk faster than this.
        pub walk_below_m_s: f64 = 2.2,
        /// Walking has fewer steps a minute than this: the transition is at 135 to 140 (the same; Hansen et al. 2017: 141).
        pub walk_below_spm: f64 = 140.0,
        /// Without a cadence walking is slower than this, meters a second: the lower end of the transition (the same), so
        /// that slow running is not taken for it.
        pub walk_below_without_cadence_m_s: f64 = 1.9,
        /// Speed and cadence are averaged over this much motion to know the gait, seconds (our choice, as the next two).
        pub gait_moment_s: f64 = 10.0,
        /// A walk, or running between two walks, counts from this long on, seconds.
        pub least_gait_s: f64 = 20.0,
        /// Standing for longer than this ends a time of running, seconds: a traffic light does not.
        pub running_stop_s: f64 = 60.0,
        /// Mean speeds from which on an activity of unknown sport is taken for a walk, a run, a ride, and none of them.
        pub sport_from_m_s: [f64; 4] = [0.3, 1.9, 5.5, 20.0],
        /// The speed of a slow run: this quantile of the speeds of the recorded runs.
        pub slow_run_quantile: f64 = 0.1,
        /// An activity on foot is taken for a run from this share of the speed of a slow run on (our choice).
        pub below_slow_run: f64 = 0.9,
        /// Limits of that speed, meters a second: nobody runs slower than the first for long, and few walk faster than
        /// the second.
        pub run_limit_m_s: (f64, f64) = (1.2, 2.2),
        /// A cadence on foot below this counts the steps of one foot only, a minute.
        pub one_foot_below_spm: f64 = 120.0,
        /// A cadence above this is a fault of the sensor, a minute (tapiriik).
        pub most_cadence: f64 = 255.0,
        /// A run with a higher mean speed is hardly one, meters a second; checked from `too_fast_from_m` on.
        pub too_fast_m_s: f64 = 6.5,
        /// Shorter runs may be as fast.
        pub too_fast_from_m: f64 = 1000.0,
        /// A run with this much time faster than `fastest_on_foot_m_s` contains a drive.
        pub drive_s: f64 = 300.0,
        /// The watch was left running where the elapsed time is more than this many times the timer time, or the timer
        /// time more than this many times the time in motion.
        pub left_running_times: f64 = 3.0,
        /// Least difference between the two.
        pub left_running_s: f64 = 6.0 * 3600.0,
        /// A timer time above this is flagged.
        pub long_timer_s: f64 = 24.0 * 3600.0,
        /// The UTC offset of a file is replaced by that of its position where the two differ by more than this,
        /// minutes. An hour may be the runner's choice, or a change of the clock that the watch missed.
        pub zone_off_min: i32 = 90,
        /// The UTC offset of an activity holds for others at most this far away in time.
        pub offset_holds_s: i64 = 7 * 24 * 3600,
    }
}

defaults! {
    /// How account lists are read and complete the activities.
    #[derive(Debug, Clone, Copy)]
    pub struct AccountRules {
        /// An activity of a list and one of a file that start at most this far apart are the same. In real exports the
        /// two starts are equal to the second.
        pub start_s: i64 = 5,
        /// An activity of a list that overlaps a recorded one of its sport by more than this share of the shorter one
        /// is not a further activity: nobody runs twice at once (our choice).
        pub overlap_share: f64 = 0.5,
        /// Distance over duration may differ from the stated speed by this share, else the units of a list are unknown.
        pub speed_tolerance: f64 = 0.02,
        /// Two distances have the same unit where they differ by at most this share of one of them. A mile is 1.6
        /// kilometers.
        pub same_unit_share: f64 = 0.1,
        /// As in [`SessionRules`].
        pub one_foot_below_spm: f64 = SessionRules::default().one_foot_below_spm,
        /// A night with fewer hours asleep is short (Johnston et al. 2020: under 7 hours, more new injuries two weeks
        /// later).
        pub short_night_h: f64 = 7.0,
        /// Nights over which the share of short ones is given.
        pub last_nights: i64 = 14,
        /// Least known nights among them.
        pub known_nights: usize = 10,
    }
}

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
