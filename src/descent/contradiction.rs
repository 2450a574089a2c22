//! Whether a watch's own descent is possible given its altitude.
//!
//! A watch may count the noise of its receiver, thousands of meters a month on the flat, or be stuck below the sea. It is
//! contradicted on strong evidence only: two figures that differ are no contradiction, since nobody knows the watch's rule.

use super::clean_altitude::CleanAltitude;
use super::smooth::smooth_coarsely;
use super::turning_points::{ElevationTotals, elevation_totals};
use super::{AltitudeQuality, ElevationProfile};
use crate::names::serialize_by_name;
use crate::settings::ContradictionRules;

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

/// The hills of a series, once all noise is averaged away.
pub(super) fn hills(clean: &CleanAltitude, rules: &ContradictionRules) -> ElevationTotals {
    let smoothed_m = smooth_coarsely(&clean.time_s, &clean.altitude_m, rules.steady_s);
    elevation_totals(&smoothed_m, rules.steady_turn_m)
}

serialize_by_name!(Contradiction);
