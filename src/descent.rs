//! Meters climbed and lost, from one series of altitudes, with an uncertainty.
//!
//! The sum of all drops counts all noise of the sensor: on the flat it comes out three times too large. So the series is
//! first cleaned (`clean_altitude`: pauses, the first fix, spikes, steps of the air pressure), then classified
//! ([`altitude_quality`]: step size, interval, noise), then averaged over a width in *time* ([`smooth`](mod@smooth): samples
//! come irregularly). Only rises and drops of a given height between turning points count
//! ([`turning_points`](mod@turning_points)), each less what the noise adds to it. The quality sets width and height.
//!
//! In: times and altitudes of one recording. Out: ascent and descent in meters, an uncertainty, and the quality of the
//! altitude; on request the slopes ([`slopes`]), and whether the watch's own total is plausible
//! ([`contradiction()`]). Edge cases: rows without altitude are skipped, not read as zero; an altitude that never changes is
//! stuck, not flat.

pub mod altitude_quality;
mod clean_altitude;
mod elevation_profile;
pub mod repeats;
pub mod slopes;
pub mod smooth;
pub mod turning_points;

pub use elevation_profile::{DrawnProfile, ElevationProfile, GradedSection};
pub use slopes::{Downhill, grades_pct};
pub use smooth::smooth;
pub use turning_points::{ElevationTotals, elevation_totals};

use self::altitude_quality::NoiseStats;
use crate::activity::Samples;
use crate::names::serialize_by_name;
use crate::settings::{ContradictionRules, DescentRules};

/// How good the altitude of one recording is, from none to a terrain model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AltitudeQuality {
    /// No altitude at all.
    Absent,
    /// Altitude at fewer than half of the samples.
    Sparse,
    /// The same value throughout, as from a sensor that never found its height.
    Stuck,
    /// Only whole meters are stored, so that small drops come in steps.
    WholeMeters,
    /// Finer than a meter, with the large noise of satellite altitude.
    Gps,
    /// Finer than a meter, with the small noise of air pressure.
    Barometric,
    /// Smoother than any sensor: filtered before it was stored, or taken from a map.
    Filtered,
    /// Heights that the app or the maker read from a map: those of two days agree within decimeters.
    Map,
    /// Heights of a terrain model along the track.
    Terrain,
}

impl AltitudeQuality {
    /// True where a descent can be computed.
    ///
    /// ```
    /// use patella::descent::AltitudeQuality;
    ///
    /// assert!(AltitudeQuality::Barometric.is_usable());
    /// assert!(!AltitudeQuality::Stuck.is_usable());
    /// ```
    pub fn is_usable(self) -> bool {
        self > AltitudeQuality::Stuck
    }

    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            AltitudeQuality::Absent => "absent",
            AltitudeQuality::Sparse => "sparse",
            AltitudeQuality::Stuck => "stuck",
            AltitudeQuality::WholeMeters => "whole_metres",
            AltitudeQuality::Gps => "gps",
            AltitudeQuality::Barometric => "barometric",
            AltitudeQuality::Filtered => "filtered",
            AltitudeQuality::Map => "map",
            AltitudeQuality::Terrain => "terrain",
        }
    }
}

/// Quality, ascent and descent of the altitude of one recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AltitudeReading {
    pub quality: AltitudeQuality,
    /// The measured noise that decides the quality; `None` where there is too little to measure.
    pub noise: Option<NoiseStats>,
    /// `None` where the altitude is not usable.
    pub totals: Option<ElevationTotals>,
    /// In nine of ten recordings the watch's own descent is this close to ours, meters.
    pub uncertainty_m: Option<f64>,
    /// The sum of all drops as stored, noise included, meters: no total can be much above it.
    pub all_drops_m: Option<f64>,
}

impl AltitudeReading {
    fn unusable(quality: AltitudeQuality) -> AltitudeReading {
        AltitudeReading { quality, noise: None, totals: None, uncertainty_m: None, all_drops_m: None }
    }
}

/// Classifies the altitude of the given rows of a recording and computes ascent and descent.
///
/// ```
/// use patella::activity::Samples;
/// use patella::descent::{AltitudeQuality, read_altitude};
/// use patella::settings::DescentRules;
///
/// // Down by 20 m in 200 seconds, a sample a second.
/// let mut samples = Samples::default();
/// for second in 0..=200 {
///     let row = samples.push_row(second * 1000);
///     samples.altitude_m.set(row, 500.0 - second as f64 / 10.0);
/// }
/// let rows: Vec<usize> = (0..samples.len()).collect();
/// let reading = read_altitude(&samples, &rows, &DescentRules::default());
/// assert_eq!(reading.quality, AltitudeQuality::Filtered);
/// assert!((reading.totals.unwrap().descent_m - 20.0).abs() < 0.1);
/// ```
pub fn read_altitude(samples: &Samples, rows: &[usize], rules: &DescentRules) -> AltitudeReading {
    ElevationProfile::of(samples, rows, rules).reading
}

/// Why a total is impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contradiction {
    /// Meters were counted while the altitude never changed.
    StuckAltitude,
    /// More meters were counted than all drops together, noise included.
    MoreThanAltitude,
    /// There are hills in the altitude, and hardly any of them in the total.
    HillsLeftOut,
    /// The altitude is noisy satellite altitude, and without its noise most of the total is gone.
    Noise,
}

impl Contradiction {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Contradiction::StuckAltitude => "stuck_altitude",
            Contradiction::MoreThanAltitude => "more_than_altitude",
            Contradiction::HillsLeftOut => "hills_left_out",
            Contradiction::Noise => "noise",
        }
    }
}

/// What contradicts the watch's own descent; `None` where nothing does, or where there is no altitude to compare with.
///
/// ```
/// use patella::activity::Samples;
/// use patella::descent::{Contradiction, ElevationProfile, contradiction};
/// use patella::settings::DescentRules;
///
/// // Ten minutes at one altitude, for which the watch counted 80 m of descent.
/// let mut samples = Samples::default();
/// for second in 0..600 {
///     let row = samples.push_row(second * 1000);
///     samples.altitude_m.set(row, 212.0);
/// }
/// let rows: Vec<usize> = (0..samples.len()).collect();
/// let rules = DescentRules::default();
/// let profile = ElevationProfile::of(&samples, &rows, &rules);
/// let found = contradiction(80.0, Some(2_000.0), &profile, &rules.contradiction);
/// assert_eq!(found, Some(Contradiction::StuckAltitude));
/// ```
pub fn contradiction(
    device_m: f64,
    distance_m: Option<f64>,
    profile: &ElevationProfile,
    rules: &ContradictionRules,
) -> Option<Contradiction> {
    let reading = &profile.reading;
    if reading.quality == AltitudeQuality::Stuck {
        return (device_m > 0.0).then_some(Contradiction::StuckAltitude);
    }
    let (hills_m, all_drops_m) = (profile.hills(rules)?.descent_m, reading.all_drops_m?);
    let sure_m = reading.uncertainty_m?.max(rules.apart_m);
    if device_m > all_drops_m * (1.0 + rules.unseen_share) + rules.unseen_m {
        return Some(Contradiction::MoreThanAltitude);
    }
    if hills_m > device_m * rules.missed_times + sure_m {
        return Some(Contradiction::HillsLeftOut);
    }
    let wobble_m = reading.noise?.short_m;
    let is_noisy = reading.quality == AltitudeQuality::Gps && wobble_m >= rules.noisy_from_m;
    let rest_m = device_m - hills_m;
    let is_much =
        rest_m > rules.apart_m && distance_m.is_none_or(|meters| rest_m > rules.noise_m_per_km * meters / 1000.0);
    (is_noisy && is_much && hills_m < device_m * rules.hills_share).then_some(Contradiction::Noise)
}

serialize_by_name!(AltitudeQuality, Contradiction);
