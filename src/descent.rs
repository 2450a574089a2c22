//! Metres climbed and lost, from one series of altitudes, with how far the answer may be off.
//!
//! The sum of all drops counts every wobble of the sensor: on the flat it comes out three times too large. So the series is
//! first cleaned of what is not the ground (`profile`: pauses, the first fix, spikes, steps of the pressure), then judged
//! ([`altitude_quality`]: step, interval, wobble), then averaged over a width in *time* ([`smooth`](mod@smooth): samples come
//! irregularly), and only legs between turning points of a given height count ([`turning_points`](mod@turning_points)), each less what the wobble adds
//! to it. The judgement sets width and height.
//!
//! In: times and altitudes of one recording. Out: ascent and descent in metres, an uncertainty, and a word on the altitude
//! itself; on request the slopes ([`slopes`]), and whether the watch's own total can be right ([`contradiction`](mod@contradiction)).
//! Edge cases: rows without altitude are skipped, not read as zero; an altitude that never moves is stuck, not flat.

pub mod altitude_quality;
mod clean_altitude;
pub mod contradiction;
mod elevation_profile;
pub mod slopes;
pub mod smooth;
pub mod turning_points;

use self::altitude_quality::NoiseStats;
use self::clean_altitude::Profile;
use crate::activity::Samples;
use crate::names::serialize_by_name;
use crate::settings::{ContradictionRules, DescentRules, DoubtRules};

pub use contradiction::{Contradiction, contradiction};
pub use elevation_profile::DrawnProfile;
pub use slopes::{Downhill, grades_pct};
pub use smooth::smooth;
pub use turning_points::{UpDown, turning_points};

/// What the altitude of one recording is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AltitudeQuality {
    /// No altitude at all.
    Absent,
    /// Altitude at fewer than half of the samples.
    Sparse,
    /// The same value throughout, as from a sensor that never found its height.
    Stuck,
    /// Only whole metres are stored, so that small drops come in steps.
    WholeMetres,
    /// Finer than a metre, and unsteady as only heights from satellites are.
    Gps,
    /// Finer than a metre, with the small wobble of air pressure.
    Barometric,
    /// Smoother than any sensor: filtered before it was stored, or taken from a map.
    Filtered,
    /// Heights of a terrain model under the track.
    Terrain,
}

impl AltitudeQuality {
    /// True where a descent can be worked out.
    pub fn is_usable(self) -> bool {
        self > AltitudeQuality::Stuck
    }

    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            AltitudeQuality::Absent => "absent",
            AltitudeQuality::Sparse => "sparse",
            AltitudeQuality::Stuck => "stuck",
            AltitudeQuality::WholeMetres => "whole_metres",
            AltitudeQuality::Gps => "gps",
            AltitudeQuality::Barometric => "barometric",
            AltitudeQuality::Filtered => "filtered",
            AltitudeQuality::Terrain => "terrain",
        }
    }
}

/// What the altitude of one recording says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AltitudeReading {
    /// What it is worth.
    pub quality: AltitudeQuality,
    /// The measurements behind that word; `None` where there is too little to measure.
    pub texture: Option<NoiseStats>,
    /// Ascent and descent; `None` where the altitude is not usable.
    pub up_down: Option<UpDown>,
    /// The descent as the watch counts it lies this close to ours in nine of ten recordings, metres.
    pub uncertainty_m: Option<f64>,
    /// The sum of all drops as stored, wobble included, metres: no total can be much above it.
    pub all_drops_m: Option<f64>,
}

impl AltitudeReading {
    fn unusable(quality: AltitudeQuality) -> AltitudeReading {
        AltitudeReading { quality, texture: None, up_down: None, uncertainty_m: None, all_drops_m: None }
    }
}

/// Judges the altitude of the given rows of a recording and works out ascent and descent.
pub fn read_altitude(samples: &Samples, rows: &[usize], rules: &DescentRules) -> AltitudeReading {
    ElevationProfile::of(samples, rows, rules).reading
}

/// The ground of one recording: what its altitude says, and the cleaned and averaged series it was read from.
#[derive(Debug, Clone)]
pub struct ElevationProfile {
    /// What the altitude says.
    pub reading: AltitudeReading,
    profile: Profile,
    smoothed_m: Vec<f64>,
}

impl ElevationProfile {
    /// Looks at the given rows, which are in the order of time.
    pub fn of(samples: &Samples, rows: &[usize], rules: &DescentRules) -> ElevationProfile {
        let profile = Profile::of(samples, rows, &rules.clean);
        let quality = altitude_quality::outright(&profile, rows.len());
        if let Some(quality) = quality.filter(|quality| !quality.is_usable()) {
            return ElevationProfile {
                reading: AltitudeReading::unusable(quality),
                profile: Profile::default(),
                smoothed_m: Vec::new(),
            };
        }
        let (profile, texture) = altitude_quality::without_steps(profile, samples, rules);
        let quality = quality.unwrap_or_else(|| altitude_quality::by_texture(&texture, rules));
        let method = Method::of(quality, &texture, rules);
        let smoothed_m = smooth(&profile.time_s, &profile.altitude_m, method.smooth_s);
        let turns = turning_points::turns(&smoothed_m, method.turn_m);
        let up_down = turning_points::up_down(&turns, method.inset_m);
        let legs_down = turning_points::legs_down(&turns);
        let reading = AltitudeReading {
            quality,
            texture: Some(texture),
            up_down: Some(up_down),
            uncertainty_m: Some(uncertainty_m(&up_down, legs_down, texture.drift_m, &rules.doubt)),
            all_drops_m: Some(profile.all_drops_m()),
        };
        ElevationProfile { reading, profile, smoothed_m }
    }

    /// What is left once a minute is averaged: the hills, without any wobble and without what is small. Less than the
    /// descent, and on the flat nearly nothing. `None` where the altitude is not usable.
    pub fn hills(&self, rules: &ContradictionRules) -> Option<UpDown> {
        let hills = || contradiction::hills(&self.profile, rules);
        self.reading.quality.is_usable().then(hills)
    }

    /// How the way went down: bands of grades, the longest and the steepest descent, and how they were run.
    ///
    /// `descent_m` is the descent in use, ours or the watch's, to which the drops of the bands add up; `spm` turns a cadence
    /// as written into steps a minute. `None` where altitude or distance are missing, and where the heights are those of
    /// satellites: they wander by as much as a slope falls. On 141 runs of one such watch 43 % of the descent came out on
    /// grades above 12 %, beside 3 % and 1 % by the watches with a barometer in the same streets; averaged until the shares
    /// agree, over four minutes, no slope shorter than 700 m is left.
    pub fn downhill(
        &self,
        samples: &Samples,
        descent_m: f64,
        rules: &DescentRules,
        spm: impl Fn(f64) -> Option<f64>,
    ) -> Option<Downhill> {
        if self.reading.quality == AltitudeQuality::Gps {
            return None;
        }
        slopes::downhill(&self.profile, &self.smoothed_m, samples, rules, spm)
            .map(|downhill| downhill.scaled_to(descent_m))
    }

    /// The profile as it is drawn, cut as for [`ElevationProfile::downhill`]. `None` where altitude or distance are missing.
    pub fn outline(&self, samples: &Samples, rules: &DescentRules) -> Option<DrawnProfile> {
        DrawnProfile::of(&self.profile, &self.smoothed_m, samples, rules)
    }
}

/// How a series is averaged and what counts in it.
struct Method {
    smooth_s: f64,
    turn_m: f64,
    inset_m: f64,
}

impl Method {
    fn of(quality: AltitudeQuality, texture: &NoiseStats, rules: &DescentRules) -> Method {
        // Noise without memory falls with the root of the samples averaged, so the width it asks for grows with its square.
        let noise = rules.noise_apart * texture.white_m / rules.turn_m;
        let for_noise_s = (texture.interval_s * noise * noise).min(rules.widest_s);
        // How far the series is one that a sensor wobbles in, and not one filtered before it was stored.
        let (raw, calm_turn_m) = if quality == AltitudeQuality::WholeMetres {
            let [from, to] = rules.flicker_shares;
            let flicker = (texture.flicker_share - from) / (to - from);
            (flicker.clamp(0.0, 1.0), rules.whole_turn_m)
        } else {
            let wobble = texture.wobble_m / rules.calm_m;
            ((wobble * wobble).min(1.0), rules.turn_m)
        };
        Method {
            smooth_s: for_noise_s.max(rules.smooth_s * raw),
            turn_m: calm_turn_m + (rules.turn_m - calm_turn_m) * raw,
            inset_m: rules.inset_m * raw,
        }
    }
}

/// Every leg down may be counted a little more or less, and where a run ends where it began, what is left is drift.
fn uncertainty_m(up_down: &UpDown, legs_down: usize, drift_m: Option<f64>, rules: &DoubtRules) -> f64 {
    let parts =
        [rules.least_m, rules.share * up_down.descent_m, rules.leg_m * legs_down as f64, drift_m.unwrap_or(0.0) / 2.0];
    parts.iter().map(|part| part * part).sum::<f64>().sqrt()
}

serialize_by_name!(AltitudeQuality);
