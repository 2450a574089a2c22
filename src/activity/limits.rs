//! What a watch can have measured: figures outside are a fault of the sensor, of the clock, or of the bytes.
//!
//! The bounds are those of tapiriik, which has moved activities between services for a decade.

use std::ops::{Range, RangeInclusive};

/// Unix milliseconds UTC from 1995 up to, but not, 2100: GPS watches begin in 1995 at the earliest, and a clock that was
/// never set says 1989.
pub const UNIX_MS: Range<i64> = 788_918_400_000..4_102_444_800_000;

/// Metres above sea level.
pub const ALTITUDE_M: RangeInclusive<f64> = -500.0..=8_850.0;

/// What stands for a height in a file before the watch has found one, metres: the lowest number that FIT can write, and lower
/// than any place on Earth.
pub const UNSET_ALTITUDE_M: f64 = -500.0;

/// More climbing or descending than this is a broken altimeter, meters; the longest races climb 30,000.
pub const MOST_CLIMB_M: f64 = 100_000.0;

/// Heart rates of living people, beats a minute.
pub const LIVING_HEART_RATE_BPM: RangeInclusive<f64> = 15.0..=300.0;

/// Beats a minute as files hold them; zero is how some devices write that the strap has no contact.
pub const HEART_RATE_BPM: RangeInclusive<f64> = 0.0..=300.0;

/// Millimetres that a runner's trunk goes up and down in a step. A choice of this program; runners are at 50 to 130.
pub const VERTICAL_OSCILLATION_MM: RangeInclusive<f64> = 10.0..=300.0;

/// Milliseconds that a foot is on the ground in a step, walking included. A choice of this program; runners are at 160 to 350.
pub const GROUND_CONTACT_MS: RangeInclusive<f64> = 50.0..=1500.0;

/// True for a place on Earth. Latitude and longitude zero is how a device without a fix writes that it has none.
pub fn is_position(latitude_deg: f64, longitude_deg: f64) -> bool {
    latitude_deg.abs() <= 90.0 && longitude_deg.abs() <= 180.0 && (latitude_deg != 0.0 || longitude_deg != 0.0)
}
