//! How descent is read from altitude samples, when a watch's own total is not believed, and how slopes are told apart.
//!
//! The widths and heights were chosen on 335 real runs against the watches' own totals, from a wide range that does about as
//! well: the median error is 3.4 % in the mean over groups of watches, and 4.5 % with each kind of watch left out of the
//! choice in turn. `cargo run --example accuracy -- FOLDER --choose` repeats both on any folder of recordings. The rule for
//! whole metres rests on one kind of watch.

use serde::Serialize;

/// Which descent of a run is used (`--descent`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DescentChoice {
    /// The watch's own total, unless its altitude contradicts it; else ours.
    #[default]
    Auto,
    /// The watch's own total and nothing else.
    Device,
    /// Ours throughout, so that watches are compared by one rule.
    Samples,
}

/// Descent from altitude samples: cleaned, averaged over time, then counted from turning point to turning point.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DescentRules {
    /// Width of the running mean, seconds.
    pub smooth_s: f64,
    /// Smallest rise or drop that counts, metres.
    pub turn_m: f64,
    /// What the wobble of a sensor adds to a leg between two turning points, metres, and what is taken off it.
    pub inset_m: f64,
    /// Smallest rise or drop that counts where only whole metres are stored, metres; such a series is not averaged, unless it
    /// flickers.
    pub whole_turn_m: f64,
    /// A step that is taken back within this flickers, seconds.
    pub flicker_s: f64,
    /// Up to the first share of steps that flicker, whole metres are taken at their word, as from a watch that filters before
    /// it rounds; from the second on as any other series, as where an app rounded a noisy one.
    pub flicker_shares: [f64; 2],
    /// A series that wobbles less than this, metres, was filtered before it was stored, and the less it wobbles the more it
    /// is taken at its word. The calmest barometer measured was at 0.03.
    pub calm_m: f64,
    /// Noise without memory is averaged until a leg is this many times as high as what is left of it, three on either side.
    pub noise_apart: f64,
    /// The widest mean that noise may ask for, seconds.
    pub widest_s: f64,
    /// Wobble between samples two apart from which on an altitude is called one of satellites, metres.
    pub gps_from_m: f64,
    /// How the altitude is cleaned.
    pub clean: CleaningRules,
    /// How far the answer may be off.
    pub doubt: DoubtRules,
    /// When the watch's own total is contradicted by its altitude.
    pub contradiction: ContradictionRules,
    /// How slopes are told apart.
    pub slopes: SlopeRules,
    /// Share of the samples that a terrain model has to cover to be used.
    pub terrain_share: f64,
    /// When a trend is broken.
    pub device_changes: DeviceChangeRules,
}

impl Default for DescentRules {
    fn default() -> Self {
        DescentRules {
            smooth_s: 8.0,
            turn_m: 1.25,
            inset_m: 0.9,
            whole_turn_m: 1.5,
            flicker_s: 6.0,
            flicker_shares: [0.1, 0.25],
            calm_m: 0.02,
            noise_apart: 6.0,
            widest_s: 60.0,
            gps_from_m: 0.3,
            clean: CleaningRules::default(),
            doubt: DoubtRules::default(),
            contradiction: ContradictionRules::default(),
            slopes: SlopeRules::default(),
            terrain_share: 0.9,
            device_changes: DeviceChangeRules::default(),
        }
    }
}

/// When a trend of descent is broken by another watch, another source or another quality of the altitude.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DeviceChangeRules {
    /// A change that lasts for fewer runs is none: one run recorded with the phone.
    pub least_runs: usize,
    /// Runs so many days before and after the change are compared, to say how large the step is.
    pub compared_days: i64,
    /// Runs that begin this close to each other are of one area, metres.
    pub area_m: f64,
    /// Fewer such runs on either side say nothing.
    pub compared_runs: usize,
    /// Share of a watch's totals that must be noise for none of them to be used.
    pub contradicted_share: f64,
}

impl Default for DeviceChangeRules {
    fn default() -> Self {
        DeviceChangeRules {
            least_runs: 3,
            compared_days: 120,
            area_m: 1000.0,
            compared_runs: 4,
            contradicted_share: 0.2,
        }
    }
}

/// What in a series of altitudes is not the ground: pauses, the first fix, single spikes, steps of the pressure.
///
/// Steps across a pause alone made up half of the error on real runs; watches do not count them.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct CleaningRules {
    /// Two altitudes further apart than this with nobody moving between are a pause, seconds.
    pub pause_s: f64,
    /// Slower than this is standing, metres a second.
    pub standing_m_s: f64,
    /// How long after the start the receiver may still be looking for its height, seconds.
    pub first_fix_s: f64,
    /// A step of more than this within that time is the height being found, metres ...
    pub first_fix_m: f64,
    /// ... where it is faster than this, metres a second.
    pub first_fix_m_s: f64,
    /// A single altitude this far from both its neighbours is a spike, metres ...
    pub spike_m: f64,
    /// ... where the way there and back is faster than this, metres a second.
    pub spike_m_s: f64,
    /// A step of more than this is one of the pressure, as at a door, metres ...
    pub step_m: f64,
    /// ... and more than this many times the wobble of the series ...
    pub step_wobbles: f64,
    /// ... and faster than this, metres a second; nobody runs down so fast.
    pub step_m_s: f64,
}

impl Default for CleaningRules {
    fn default() -> Self {
        CleaningRules {
            pause_s: 10.0,
            standing_m_s: 0.5,
            first_fix_s: 60.0,
            first_fix_m: 15.0,
            first_fix_m_s: 5.0,
            spike_m: 8.0,
            spike_m_s: 3.0,
            step_m: 5.0,
            step_wobbles: 60.0,
            step_m_s: 3.0,
        }
    }
}

/// The parts of the uncertainty; with these, the watch's own total lies within it in nine of ten recordings.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DoubtRules {
    /// Whatever the recording, metres.
    pub least_m: f64,
    /// Share of the metres.
    pub share: f64,
    /// For each leg down, metres.
    pub leg_m: f64,
    /// A run that ends within this of where it began ends at the height it began at, metres.
    pub same_place_m: f64,
}

impl Default for DoubtRules {
    fn default() -> Self {
        DoubtRules { least_m: 3.0, share: 0.07, leg_m: 1.0, same_place_m: 50.0 }
    }
}

/// When a watch's own total cannot be what its altitude says. Our choice: strong evidence only.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ContradictionRules {
    /// Width of the mean that leaves nothing but hills, seconds.
    pub steady_s: f64,
    /// Smallest rise or drop that counts after it, metres.
    pub steady_turn_m: f64,
    /// A total may exceed the sum of all drops that were stored by this share: the watch saw moments that it did not store.
    pub unseen_share: f64,
    /// ... and by this, metres.
    pub unseen_m: f64,
    /// Hills of this many times the total, and `apart_m` more, are hills that the total leaves out.
    pub missed_times: f64,
    /// Less than this between two figures is no evidence, metres.
    pub apart_m: f64,
    /// Where less than this share of the total is left as hills, the rest is noise, if the altitude is one of satellites ...
    pub hills_share: f64,
    /// ... whose wobble between samples two apart is at least this, metres ...
    pub noisy_from_m: f64,
    /// ... and the rest is at least this much for each kilometre, metres.
    pub noise_m_per_km: f64,
}

impl Default for ContradictionRules {
    fn default() -> Self {
        ContradictionRules {
            steady_s: 60.0,
            steady_turn_m: 3.0,
            unseen_share: 0.5,
            unseen_m: 20.0,
            missed_times: 2.0,
            apart_m: 30.0,
            hills_share: 0.6,
            noisy_from_m: 0.4,
            noise_m_per_km: 5.0,
        }
    }
}

/// How the ground is cut into slopes.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SlopeRules {
    /// Length of the pieces the way is cut into, metres.
    pub piece_m: f64,
    /// Length over which a grade is taken, metres; 30 to 100 are common.
    pub grade_over_m: f64,
    /// Where one band of grades ends and the next begins, percent downhill.
    pub band_ends_pct: [f64; 4],
    /// Steeper than this no road is: a fault of the altitude, percent either way.
    pub steepest_pct: f64,
    /// The longest descent begins and ends where it is this close to its top and foot, metres: level ground is no part of it.
    pub ends_within_m: f64,
    /// Length over which a grade or a speed is called sustained, metres.
    pub sustained_m: f64,
    /// From this on running is compared as downhill, percent.
    pub downhill_from_pct: f64,
    /// Up to this, either way, it is compared as level, percent.
    pub level_to_pct: f64,
    /// Less time than this on a slope says nothing about how it was run, seconds.
    pub least_s: f64,
}

impl Default for SlopeRules {
    fn default() -> Self {
        SlopeRules {
            piece_m: 10.0,
            grade_over_m: 50.0,
            band_ends_pct: [3.0, 6.0, 9.0, 12.0],
            steepest_pct: 45.0,
            ends_within_m: 0.25,
            sustained_m: 100.0,
            downhill_from_pct: 3.0,
            level_to_pct: 1.0,
            least_s: 30.0,
        }
    }
}
