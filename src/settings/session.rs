//! What one outing can be, and how its samples are read.

use serde::Serialize;

/// What one outing can be, and how its samples are read. Our choices, after tapiriik's sanity checks and real exports.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SessionRules {
    /// A duration above this is a broken clock, seconds (tapiriik: five days).
    pub longest_s: f64,
    /// A distance above this is a broken counter, metres (tapiriik: 1,000 km).
    pub farthest_m: f64,
    /// Faster than this is a fault of the sensor, whatever the sport, metres a second (tapiriik: 150 km/h).
    pub fastest_m_s: f64,
    /// Faster than this from point to point nobody goes on foot, metres a second; the world's best sprinters reach it.
    pub fastest_on_foot_m_s: f64,
    /// Two positions further apart than this are not joined by a way, metres (hotpot).
    pub apart_m: f64,
    /// Up to this many positions that the rest of the track cannot reach are a glitch of the receiver; more are a stretch
    /// of their own, as after a drive with the recording halted.
    pub glitch_positions: usize,
    /// Two samples further apart than this are a pause when nothing moved between them, seconds.
    pub pause_s: f64,
    /// Slower than this is standing, metres a second.
    pub standing_m_s: f64,
    /// Mean speeds from which on an outing of unknown sport is taken for a walk, a run, a ride, and for none of them.
    pub sport_from_m_s: [f64; 4],
    /// Where the history holds runs that are named, this quantile of their speeds is taken for a slow run ...
    pub slow_run_quantile: f64,
    /// ... and an activity on foot is taken for a run from this part of it on (our choice) ...
    pub below_slow_run: f64,
    /// ... but from no speed below the first and above the second, meters a second: nobody runs slower than the one for long,
    /// and few walk faster than the other.
    pub run_limit_m_s: (f64, f64),
    /// A cadence on foot below this counts one leg only, a minute.
    pub one_leg_below_spm: f64,
    /// A cadence above this is a fault of the sensor, a minute (tapiriik).
    pub most_cadence: f64,
    /// A run faster than this on average is hardly one, metres a second; looked at from `too_fast_from_m` on.
    pub too_fast_m_s: f64,
    /// Shorter runs may be as fast, metres.
    pub too_fast_from_m: f64,
    /// A run with this much time faster than `fastest_on_foot_m_s` holds a drive, seconds.
    pub drive_s: f64,
    /// The watch was left running where the elapsed time is more than this many times the timer time, or the timer time
    /// more than this many times the time in motion ...
    pub left_running_times: f64,
    /// ... and longer by more than this, seconds.
    pub left_running_s: f64,
    /// A timer time above this is worth a second look, seconds.
    pub long_timer_s: f64,
    /// An offset told by a file gives way to the zone of the position where the two differ by more than this, minutes.
    /// An hour may be the runner's choice, or a change of the clock that the watch missed.
    pub zone_off_min: i32,
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
            one_leg_below_spm: 120.0,
            most_cadence: 255.0,
            too_fast_m_s: 6.5,
            too_fast_from_m: 1000.0,
            drive_s: 300.0,
            left_running_times: 3.0,
            left_running_s: 6.0 * 3600.0,
            long_timer_s: 24.0 * 3600.0,
            zone_off_min: 90,
            travel_min: 120,
        }
    }
}
