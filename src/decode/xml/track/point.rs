//! One point as GPX and TCX write it.

use super::super::time::Stamp;
use crate::activity::limits;

/// 255 is FIT's "not measured", and some converters copy it.
const MOST_CADENCE_RPM: f64 = 254.0;

/// One point as it is being read; `NaN` where nothing was said.
#[derive(Debug, Clone, Copy)]
pub struct Point {
    /// When.
    pub time: Option<Stamp>,
    /// Degrees north.
    pub latitude_deg: f64,
    /// Degrees east.
    pub longitude_deg: f64,
    /// Metres above sea level.
    pub altitude_m: f64,
    /// Metres since the start.
    pub distance_m: f64,
    /// Metres a second.
    pub speed_m_s: f64,
    /// Beats a minute.
    pub heart_rate_bpm: f64,
    /// Cycles a minute.
    pub cadence_rpm: f64,
    /// Watts.
    pub power_w: f64,
    /// True where the tag itself is damaged, so that its position cannot be trusted.
    pub is_torn: bool,
}

impl Point {
    /// A point of which nothing is known.
    pub const UNKNOWN: Point = Point {
        time: None,
        latitude_deg: f64::NAN,
        longitude_deg: f64::NAN,
        altitude_m: f64::NAN,
        distance_m: f64::NAN,
        speed_m_s: f64::NAN,
        heart_rate_bpm: f64::NAN,
        cadence_rpm: f64::NAN,
        power_w: f64::NAN,
        is_torn: false,
    };

    /// Forgets what cannot be, and returns false where a position or an altitude was among it.
    pub(super) fn forget_the_impossible(&mut self) -> bool {
        let says_position = !self.latitude_deg.is_nan() || !self.longitude_deg.is_nan();
        let has_position = limits::is_position(self.latitude_deg, self.longitude_deg);
        if !has_position {
            self.latitude_deg = f64::NAN;
            self.longitude_deg = f64::NAN;
        }
        let is_high_or_low = !self.altitude_m.is_nan() && !limits::ALTITUDE_M.contains(&self.altitude_m);
        if is_high_or_low {
            self.altitude_m = f64::NAN;
        }
        // Zero is how a writer says that the strap was off.
        if !limits::LIVING_HEART_RATE_BPM.contains(&self.heart_rate_bpm) {
            self.heart_rate_bpm = f64::NAN;
        }
        if !(0.0..=MOST_CADENCE_RPM).contains(&self.cadence_rpm) {
            self.cadence_rpm = f64::NAN;
        }
        let lost_position = self.is_torn || says_position && !has_position;
        !lost_position && !is_high_or_low
    }
}
