//! What one activity can be, how its samples are read, and how account lists complete it.

/// What one activity can be, and how its samples are read. Our choices, after tapiriik's sanity checks and real exports.
#[derive(Debug, Clone, Copy)]
pub struct SessionRules {
    /// A duration above this is a broken clock, seconds (tapiriik: five days).
    pub longest_s: f64,
    /// A distance above this is a broken counter, meters (tapiriik: 1,000 km).
    pub farthest_m: f64,
    /// Faster than this is a fault of the sensor, whatever the sport, meters a second (tapiriik: 150 km/h).
    pub fastest_m_s: f64,
    /// Nobody on foot is faster than this from point to point, meters a second; the world's best sprinters reach it.
    pub fastest_on_foot_m_s: f64,
    /// The distance between two positions further apart than this does not count (hotpot).
    pub apart_m: f64,
    /// Up to this many positions that cannot be reached from the rest of the track are a glitch of the receiver; more are a
    /// separate segment, as after a drive with the recording paused.
    pub glitch_positions: usize,
    /// Two samples further apart than this are a pause when nothing moved between them, seconds.
    pub pause_s: f64,
    /// Slower than this is standing still, meters a second.
    pub standing_m_s: f64,
    /// Mean speeds from which on an activity of unknown sport is taken for a walk, a run, a ride, and none of them.
    pub sport_from_m_s: [f64; 4],
    /// The speed of a slow run: this quantile of the speeds of the recorded runs.
    pub slow_run_quantile: f64,
    /// An activity on foot is taken for a run from this share of the speed of a slow run on (our choice).
    pub below_slow_run: f64,
    /// Limits of that speed, meters a second: nobody runs slower than the first for long, and few walk faster than the second.
    pub run_limit_m_s: (f64, f64),
    /// A cadence on foot below this counts the steps of one foot only, a minute.
    pub one_foot_below_spm: f64,
    /// A cadence above this is a fault of the sensor, a minute (tapiriik).
    pub most_cadence: f64,
    /// A run with a higher mean speed is hardly one, meters a second; checked from `too_fast_from_m` on.
    pub too_fast_m_s: f64,
    /// Shorter runs may be as fast.
    pub too_fast_from_m: f64,
    /// A run with this much time faster than `fastest_on_foot_m_s` contains a drive.
    pub drive_s: f64,
    /// The watch was left running where the elapsed time is more than this many times the timer time, or the timer time
    /// more than this many times the time in motion.
    pub left_running_times: f64,
    /// Least difference between the two.
    pub left_running_s: f64,
    /// A timer time above this is flagged.
    pub long_timer_s: f64,
    /// The UTC offset of a file is replaced by that of its position where the two differ by more than this, minutes. An hour
    /// may be the runner's choice, or a change of the clock that the watch missed.
    pub zone_off_min: i32,
    /// The UTC offset of an activity holds for others at most this far away in time.
    pub offset_holds_s: i64,
    /// A week in which the local clock moved by more than this, from run to run, is marked as one of travel, minutes.
    pub travel_min: i32,
}

impl Default for SessionRules {
    fn default() -> Self {
        SessionRules {
            longest_s: 5.0 * 24.0 * 3600.0,
            farthest_m: 1_000_000.0,
            fastest_m_s: 150.0 / 3.6,
            fastest_on_foot_m_s: 12.0,
            apart_m: 5_000.0,
            glitch_positions: 10,
            pause_s: 30.0,
            standing_m_s: 0.5,
            sport_from_m_s: [0.3, 1.9, 5.5, 20.0],
            slow_run_quantile: 0.1,
            below_slow_run: 0.9,
            run_limit_m_s: (1.2, 2.2),
            one_foot_below_spm: 120.0,
            most_cadence: 255.0,
            too_fast_m_s: 6.5,
            too_fast_from_m: 1000.0,
            drive_s: 300.0,
            left_running_times: 3.0,
            left_running_s: 6.0 * 3600.0,
            long_timer_s: 24.0 * 3600.0,
            zone_off_min: 90,
            offset_holds_s: 7 * 24 * 3600,
            travel_min: 120,
        }
    }
}

/// How account lists are read and complete the activities.
#[derive(Debug, Clone, Copy)]
pub struct AccountRules {
    /// An activity of a list and one of a file that start at most this far apart are the same. In real exports the two starts
    /// are equal to the second.
    pub start_s: i64,
    /// An activity of a list that overlaps a recorded one of its sport by more than this share of the shorter one is not a
    /// further activity: nobody runs twice at once (our choice).
    pub overlap_share: f64,
    /// Distance over duration may differ from the stated speed by this share, else the units of a list are unknown.
    pub speed_tolerance: f64,
    /// Two distances have the same unit where they differ by at most this share of one of them. A mile is 1.6 kilometers.
    pub same_unit_share: f64,
    /// As in [`SessionRules`].
    pub one_foot_below_spm: f64,
    /// A night with fewer hours asleep is short (Johnston et al. 2020: under 7 hours, more new injuries two weeks later).
    pub short_night_h: f64,
    /// Nights over which the share of short ones is given.
    pub last_nights: i64,
    /// Least known nights among them.
    pub known_nights: usize,
}

impl Default for AccountRules {
    fn default() -> Self {
        AccountRules {
            start_s: 5,
            overlap_share: 0.5,
            speed_tolerance: 0.02,
            same_unit_share: 0.1,
            one_foot_below_spm: SessionRules::default().one_foot_below_spm,
            short_night_h: 7.0,
            last_nights: 14,
            known_nights: 10,
        }
    }
}
