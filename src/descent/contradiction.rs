//! Whether a watch's own descent can be what its altitude says.
//!
//! A watch may count the noise of its receiver, thousands of metres a month on the flat, or be stuck below the sea. It is
//! contradicted on strong evidence only: two figures that differ are no contradiction, since nobody knows the watch's rule.

use super::clean_altitude::Profile;
use super::smooth::smooth_coarsely;
use super::turning_points::{UpDown, turning_points};
use super::{AltitudeQuality, ElevationProfile};
use crate::names::serialize_by_name;
use crate::settings::ContradictionRules;

/// Why a total cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contradiction {
    /// Metres were counted while the altitude never moved.
    StuckAltitude,
    /// More metres were counted than all drops together, wobble included.
    MoreThanAltitude,
    /// Hills are in the altitude, and hardly any of them in the total.
    HillsLeftOut,
    /// The altitude is one of satellites and unsteady, and without its noise most of the total is gone.
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

/// What contradicts the watch's own descent; `None` where nothing does, or where there is no altitude to ask.
pub fn contradiction(
    device_m: f64,
    distance_m: Option<f64>,
    ground: &ElevationProfile,
    rules: &ContradictionRules,
) -> Option<Contradiction> {
    let reading = &ground.reading;
    if reading.quality == AltitudeQuality::Stuck {
        return (device_m > 0.0).then_some(Contradiction::StuckAltitude);
    }
    let (hills_m, all_drops_m) = (ground.hills(rules)?.descent_m, reading.all_drops_m?);
    let sure_m = reading.uncertainty_m?.max(rules.apart_m);
    if device_m > all_drops_m * (1.0 + rules.unseen_share) + rules.unseen_m {
        return Some(Contradiction::MoreThanAltitude);
    }
    if hills_m > device_m * rules.missed_times + sure_m {
        return Some(Contradiction::HillsLeftOut);
    }
    let wobble_m = reading.texture?.short_m;
    let is_noisy = reading.quality == AltitudeQuality::Gps && wobble_m >= rules.noisy_from_m;
    let rest_m = device_m - hills_m;
    let is_much =
        rest_m > rules.apart_m && distance_m.is_none_or(|metres| rest_m > rules.noise_m_per_km * metres / 1000.0);
    (is_noisy && is_much && hills_m < device_m * rules.hills_share).then_some(Contradiction::Noise)
}

/// The hills of a profile, once all wobble is averaged away.
pub(super) fn hills(profile: &Profile, rules: &ContradictionRules) -> UpDown {
    let smoothed_m = smooth_coarsely(&profile.time_s, &profile.altitude_m, rules.steady_s);
    turning_points(&smoothed_m, rules.steady_turn_m)
}

serialize_by_name!(Contradiction);
