//! One point as GPX and TCX write it.

use super::super::time::ParsedTime;
use crate::activity::limits;

/// 255 is FIT's "not measured", and some converters copy it.
const MOST_CADENCE_RPM: f64 = 254.0;

/// One point; `NaN` where it has no value.
#[derive(Debug, Clone, Copy)]
pub struct TrackPoint {
    pub time: Option<ParsedTime>,
    pub latitude_deg: f64,
    pub longitude_deg: f64,
    pub altitude_m: f64,
    /// Meters since the start.
    pub distance_m: f64,
    pub speed_m_s: f64,
    pub heart_rate_bpm: f64,
    pub cadence_rpm: f64,
    pub power_w: f64,
    /// True where the tag itself is damaged, so that its position cannot be trusted.
    pub is_damaged: bool,
}

impl TrackPoint {
    /// A point without any value.
    pub const UNKNOWN: TrackPoint = TrackPoint {
        time: None,
        latitude_deg: f64::NAN,
        longitude_deg: f64::NAN,
        altitude_m: f64::NAN,
        distance_m: f64::NAN,
        speed_m_s: f64::NAN,
        heart_rate_bpm: f64::NAN,
        cadence_rpm: f64::NAN,
        power_w: f64::NAN,
        is_damaged: false,
    };

    /// Clears impossible values, and returns false where a position or an altitude was among them.
    pub(super) fn clear_impossible_values(&mut self) -> bool {
        let states_position = !self.latitude_deg.is_nan() || !self.longitude_deg.is_nan();
        let has_position = limits::is_position(self.latitude_deg, self.longitude_deg);
        if !has_position {
            self.latitude_deg = f64::NAN;
            self.longitude_deg = f64::NAN;
        }
        let is_high_or_low = !self.altitude_m.is_nan() && !limits::ALTITUDE_M.contains(&self.altitude_m);
        if is_high_or_low {
            self.altitude_m = f64::NAN;
        }
        // Writers put zero where the strap was off.
        if !limits::LIVING_HEART_RATE_BPM.contains(&self.heart_rate_bpm) {
            self.heart_rate_bpm = f64::NAN;
        }
        if !(0.0..=MOST_CADENCE_RPM).contains(&self.cadence_rpm) {
            self.cadence_rpm = f64::NAN;
        }
        let lost_position = self.is_damaged || states_position && !has_position;
        !lost_position && !is_high_or_low
    }
}
