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
//! ([`contradiction`](mod@contradiction)). Edge cases: rows without altitude are skipped, not read as zero; an altitude that
//! never changes is stuck, not flat.

pub mod altitude_quality;
mod clean_altitude;
pub mod contradiction;
mod drawn_profile;
mod elevation_profile;
pub mod slopes;
pub mod smooth;
pub mod turning_points;

use self::altitude_quality::NoiseStats;
use crate::activity::Samples;
use crate::names::serialize_by_name;
use crate::settings::DescentRules;

pub use contradiction::{Contradiction, contradiction};
pub use drawn_profile::{DrawnProfile, GradedSection};
pub use elevation_profile::ElevationProfile;
pub use slopes::{Downhill, grades_pct};
pub use smooth::smooth;
pub use turning_points::{ElevationTotals, elevation_totals};

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
            AltitudeQuality::Terrain => "terrain",
        }
    }
}

serialize_by_name!(AltitudeQuality);

/// Quality, ascent and descent of the altitude of one recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AltitudeReading {
    pub quality: AltitudeQuality,
    /// The measurements behind the quality; `None` where there is too little to measure.
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
