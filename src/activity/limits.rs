//! Bounds of possible measurements: values outside are errors of the sensor, of the clock, or of the bytes.
//!
//! The bounds are those of tapiriik, which has synchronized activities between services for a decade.

use std::ops::{Range, RangeInclusive};

/// From 1995 up to, but not including, 2100, UTC: there were no GPS watches before 1995, and a clock that was never set shows
/// 1989.
pub const UNIX_MS: Range<i64> = 788_918_400_000..4_102_444_800_000;

/// Above sea level.
pub const ALTITUDE_M: RangeInclusive<f64> = -500.0..=8_850.0;

/// Placeholder before the watch has found its altitude: the lowest number that FIT can write, lower than any point on Earth.
pub const UNSET_ALTITUDE_M: f64 = -500.0;

/// More climbing or descending than this is a broken altimeter, meters; the longest races climb 30,000.
pub const MOST_CLIMB_M: f64 = 100_000.0;

/// Heart rates of living people.
pub const LIVING_HEART_RATE_BPM: RangeInclusive<f64> = 15.0..=300.0;

/// Heart rates in files; some devices write zero where the strap has no contact.
pub const HEART_RATE_BPM: RangeInclusive<f64> = 0.0..=300.0;

/// Vertical oscillation in a step. A choice of this program; runners are at 50 to 130.
pub const VERTICAL_OSCILLATION_MM: RangeInclusive<f64> = 10.0..=300.0;

/// Ground contact time of a step, walking included. A choice of this program; runners are at 160 to 350.
pub const GROUND_CONTACT_MS: RangeInclusive<f64> = 50.0..=1500.0;

/// True for a position on Earth. Devices without a fix write zero for both coordinates.
pub fn is_position(latitude_deg: f64, longitude_deg: f64) -> bool {
    latitude_deg.abs() <= 90.0 && longitude_deg.abs() <= 180.0 && (latitude_deg != 0.0 || longitude_deg != 0.0)
}
