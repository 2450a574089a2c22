//! How descent is worked out from altitude samples, when a watch's own total is not used, and how grades are measured.
//!
//! The widths and heights were chosen on 335 real runs against the watches' own totals, from a wide range with about
//! the same error: the median error is 3.4 % in the mean over groups of watches, and 4.5 % with each kind of watch left
//! out of the choice in turn. `cargo run --example accuracy -- FOLDER --choose` repeats both on any folder of
//! recordings. The rule for whole meters rests on one kind of watch.

/// Which descent of a run is used (`--descent`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DescentChoice {
    /// The watch's own total, unless its altitude contradicts it; else ours.
    #[default]
    Auto,
    /// The watch's own total and nothing else.
    Device,
    /// Ours throughout, so that watches are compared by one rule.
    Samples,
}

impl DescentChoice {
    /// As the option has it.
    pub fn name(self) -> &'static str {
        match self {
            DescentChoice::Auto => "auto",
            DescentChoice::Device => "device",
            DescentChoice::Samples => "samples",
        }
    }
}

defaults! {
    /// Descent from altitude samples: cleaned, averaged over time, then counted from turning point to turning point.
    #[derive(Debug, Clone, Copy)]
    pub struct DescentRules {
        /// Width of the moving average.
        pub smooth_s: f64 = 8.0,
        /// Smallest rise or drop that counts.
        pub turn_m: f64 = 1.25,
        /// What the noise of a sensor adds to a rise or drop between two turning points; it is subtracted.
        pub inset_m: f64 = 0.9,
        /// Smallest rise or drop that counts where only whole meters are stored; such a series is not averaged, unless
        /// it flickers.
        pub whole_turn_m: f64 = 1.5,
        /// A step that is reversed within this time flickers.
        pub flicker_s: f64 = 6.0,
        /// Up to the first share of steps that flicker, whole meters are used as they are, as from a watch that filters
        /// before it rounds; from the second on they are averaged like any other series, as where an app rounded a
        /// noisy one.
        pub flicker_shares: [f64; 2] = [0.1, 0.25],
        /// A series with less noise than this was filtered before it was stored, and the less noise the less it is
        /// averaged. The least noise of a barometer measured was 0.03.
        pub calm_m: f64 = 0.02,
        /// Uncorrelated noise is averaged until a rise or drop is this many times its remaining noise, three on either
        /// side.
        pub noise_apart: f64 = 6.0,
        /// Widest moving average against noise.
        pub widest_s: f64 = 60.0,
        /// Noise between samples two apart from which on an altitude is taken for GPS altitude.
        pub gps_from_m: f64 = 0.3,
        pub clean: CleaningRules = CleaningRules::default(),
        pub doubt: DoubtRules = DoubtRules::default(),
        pub contradiction: ContradictionRules = ContradictionRules::default(),
        pub slopes: SlopeRules = SlopeRules::default(),
        /// Share of the samples that a terrain model has to cover to be used.
        pub terrain_share: f64 = 0.9,
        /// Weight of the noise where only one run shows the hills: the rule of one run, `descent::without_noise`. Chosen on
        /// two histories of GPS watches against the mean of many repeats, with each of eight areas of a history left out
        /// in turn.
        pub one_run_weight: f64 = 0.7,
        /// How close the descent by that rule is in nine of ten runs: so many meters a kilometer, and this share of the
        /// descent, which is no more than the last, meters a kilometer.
        pub one_run_doubt_m_per_km: f64 = 4.0,
        pub one_run_doubt_share: f64 = 0.9,
        pub one_run_doubt_most_m_per_km: f64 = 12.0,
        pub repeats: RepeatRules = RepeatRules::default(),
        pub device_changes: DeviceChangeRules = DeviceChangeRules::default(),
    }
}

defaults! {
    /// How runs over the same stretches are matched, and how their altitudes are averaged.
    ///
    /// Chosen on the repeats of one GPS watch, against the mean of the runs of a later watch with a barometer over the
    /// same stretches; see docs/accuracy.md.
    #[derive(Debug, Clone, Copy)]
    pub struct RepeatRules {
        /// Length of the steps in which a track is stored.
        pub step_m: f64 = 20.0,
        /// A larger distance between two positions is a gap of the track.
        pub gap_m: f64 = 150.0,
        /// Two runs are on one path where their tracks are this close.
        pub near_m: f64 = 20.0,
        /// Cosine of the largest angle between their headings, forward or back.
        pub heading_cos: f64 = 0.6,
        /// Steps in a row that may lie further apart, as by a bad fix.
        pub missed_steps: usize = 2,
        /// Shorter stretches in common are not compared: bridges, crossings, switchbacks.
        pub least_m: f64 = 400.0,
        /// The lengths of the two tracks over a stretch differ by this factor at most.
        pub length_ratio: f64 = 1.33,
        /// On parallel paths the tracks are further apart than this, on the mean of `offset_over_m`, always on one side.
        pub offset_m: f64 = 10.0,
        /// Length over which that mean is taken.
        pub offset_over_m: f64 = 400.0,
        /// Visits of one place that are averaged; more cost time and add little.
        pub most_visits: usize = 16,
        /// Visits of one place by one run, as on laps: their errors have more in common than those of two days.
        pub most_visits_of_a_run: usize = 3,
        /// Visits that weigh so much are enough as well: four barometers, 1 / square meters.
        pub enough_weight: f64 = 4.0,
        /// Slow drift of an altitude is taken off over this length.
        pub drift_over_m: f64 = 1500.0,
        /// Noise of satellite altitude before it is measured, standard deviation.
        pub gps_noise_m: f64 = 5.0,
        /// Noise of every other altitude before it is measured, standard deviation.
        pub other_noise_m: f64 = 1.0,
        /// Least noise that satellite altitude is given credit for, standard deviation.
        pub least_gps_noise_m: f64 = 1.5,
        /// Least noise of every other altitude, standard deviation.
        pub least_noise_m: f64 = 0.6,
        /// Times that mean, drift and noise are worked out in turn.
        pub rounds: usize = 3,
        /// A height further from the mean than this many standard deviations counts as if it were that far.
        pub outlier_sd: f64 = 2.5,
        /// The mean of all visits is good enough below this standard deviation: of two GPS altitudes, or one barometer.
        pub most_noise_m: f64 = 3.7,
        /// Length over which the mean profile is averaged once more.
        pub smooth_m: f64 = 60.0,
        /// Smallest rise or drop of the mean profile that counts.
        pub turn_m: f64 = 1.5,
        /// Shorter stretches of a mean profile have no descent of their own.
        pub least_piece_m: f64 = 160.0,
        /// Share of a run that repeats must cover for its grades to be given.
        pub grade_share: f64 = 0.8,
        /// Share of a run from which on its descent is called that of the repeats.
        pub source_share: f64 = 0.5,
        /// The parts of the uncertainty, meters a kilometer: for every stretch; for each meter of noise that is left in
        /// the mean; and times half the distance between the two bounds.
        pub doubt_m_per_km: f64 = 2.6,
        pub doubt_noise_m_per_km: f64 = 4.5,
        pub doubt_bounds: f64 = 2.0,
        /// Heights of two days that agree this closely are read from a map: no air pressure does.
        pub map_within_m: f64 = 0.5,
        /// Such pairs, as a share of the pairs of a device, that make its altitude that of a map.
        pub map_share: f64 = 0.5,
        /// Least such pairs among the recordings of one device.
        pub map_pairs: usize = 3,
    }
}

defaults! {
    /// When another watch, another source or another quality of the altitude interrupts a trend of descent.
    #[derive(Debug, Clone, Copy)]
    pub struct DeviceChangeRules {
        /// A change that lasts for fewer runs is ignored: one run recorded with the phone.
        pub least_runs: usize = 3,
        /// Days before and after the change whose runs are compared, to measure the shift.
        pub compared_days: i64 = 120,
        /// Runs that begin this close to each other are in one area.
        pub area_m: f64 = 1000.0,
        /// Least such runs on either side for a comparison.
        pub compared_runs: usize = 4,
        /// Share of contradicted totals of a watch from which on none of its totals is used.
        pub contradicted_share: f64 = 0.2,
    }
}

defaults! {
    /// What in a series of altitudes is not terrain: pauses, the first fix, single spikes, steps in air pressure.
    ///
    /// Steps across a pause alone were half of the error on real runs; watches do not count them.
    #[derive(Debug, Clone, Copy)]
    pub struct CleaningRules {
        /// Two altitudes further apart in time than this, without motion between, are a pause.
        pub pause_s: f64 = 10.0,
        /// Slower than this is standing still, meters a second.
        pub standing_m_s: f64 = 0.5,
        /// Time after the start in which the receiver may not yet have its altitude.
        pub first_fix_s: f64 = 60.0,
        /// Least step of the first fix within that time.
        pub first_fix_m: f64 = 15.0,
        /// Least vertical speed of that step, meters a second.
        pub first_fix_m_s: f64 = 5.0,
        /// Least difference of a spike, a single altitude, from both its neighbors.
        pub spike_m: f64 = 8.0,
        /// Least vertical speed up to a spike and down from it, meters a second.
        pub spike_m_s: f64 = 3.0,
        /// Least step in air pressure, as at a door.
        pub step_m: f64 = 5.0,
        /// Least size of that step as a multiple of the noise of the series.
        pub step_noise_times: f64 = 60.0,
        /// Least vertical speed of that step, meters a second; nobody runs downhill so fast.
        pub step_m_s: f64 = 3.0,
    }
}

defaults! {
    /// The parts of the uncertainty; with these, the watch's own total is within it in nine of ten recordings.
    #[derive(Debug, Clone, Copy)]
    pub struct DoubtRules {
        /// For every recording.
        pub least_m: f64 = 3.0,
        /// Share of the descent.
        pub share: f64 = 0.07,
        /// For each drop between two turning points.
        pub drop_m: f64 = 1.0,
        /// A run that ends this close to its start ends at the same altitude.
        pub same_place_m: f64 = 50.0,
    }
}

defaults! {
    /// When the altitude contradicts a watch's own total. Our choice: strong evidence only.
    #[derive(Debug, Clone, Copy)]
    pub struct ContradictionRules {
        /// Width of the moving average that leaves nothing but hills.
        pub steady_s: f64 = 60.0,
        /// Smallest rise or drop that counts after it.
        pub steady_turn_m: f64 = 3.0,
        /// A total may exceed the sum of all stored drops by this share: the watch measures more often than it stores.
        pub unseen_share: f64 = 0.5,
        /// A total may exceed that sum by this much as well.
        pub unseen_m: f64 = 20.0,
        /// The total leaves out hills where their descent is this many times the total, and `apart_m` more.
        pub missed_times: f64 = 2.0,
        /// A smaller difference is no evidence.
        pub apart_m: f64 = 30.0,
        /// Where hills make up less than this share of the total, the rest is noise, if the altitude is from GPS.
        pub hills_share: f64 = 0.6,
        /// Least noise between samples two apart of such an altitude.
        pub noisy_from_m: f64 = 0.4,
        /// Least rest of such a total per kilometer.
        pub noise_m_per_km: f64 = 5.0,
    }
}

defaults! {
    /// How the profile is divided into grades.
    #[derive(Debug, Clone, Copy)]
    pub struct SlopeRules {
        /// Length of the pieces of the profile.
        pub piece_m: f64 = 10.0,
        /// Length over which a grade is measured; 30 to 100 are common.
        pub grade_over_m: f64 = 50.0,
        /// Limits between the bands of grades, percent downhill.
        pub band_ends_pct: [f64; 4] = [3.0, 6.0, 9.0, 12.0],
        /// A steeper grade, up or down, is an altitude error, percent.
        pub steepest_pct: f64 = 45.0,
        /// The longest descent begins and ends this close to its highest and lowest altitude: level parts do not belong
        /// to it.
        pub ends_within_m: f64 = 0.25,
        /// Length over which a grade or a speed is called sustained.
        pub sustained_m: f64 = 100.0,
        /// Running is compared as downhill from this grade on, percent.
        pub downhill_from_pct: f64 = 3.0,
        /// Running is compared as level up to this grade, up or down, percent.
        pub level_to_pct: f64 = 1.0,
        /// Least time on a grade for its gait to be given.
        pub least_s: f64 = 30.0,
    }
}
