//! Lengths and times as whole thousandths, so that sums and comparisons are exact.
//!
//! Watches write centimeters and milliseconds. In floating point 11.0 km over 10.0 km is not reliably 1.10, the sum of a
//! week depends on the order of its runs, and a rolling sum does not return to 0 after a rest. In whole millimeters and
//! milliseconds all three hold. All metrics convert their input here and nowhere else.

/// Largest length in meters (or time in seconds) that is taken for a measurement: a billion. Above it a file is damaged;
/// below it no sum of a lifetime overflows.
const LARGEST: f64 = 1e9;

/// Thousandths of a meter or second, rounded; `None` where the value is unknown, negative, not a number or above a billion.
///
/// ```
/// use patella::metrics::fixed_point::to_milli;
///
/// assert_eq!(to_milli(Some(12_200.000_4)), Some(12_200_000));
/// assert_eq!(to_milli(Some(0.0)), Some(0));
/// assert_eq!(to_milli(Some(f64::NAN)), None);
/// ```
pub fn to_milli(value: Option<f64>) -> Option<i64> {
    value.filter(|value| (0.0..=LARGEST).contains(value)).map(|value| (value * 1000.0).round() as i64)
}

/// Meters or seconds from thousandths.
///
/// ```
/// assert_eq!(patella::metrics::fixed_point::from_milli(12_345), 12.345);
/// ```
pub fn from_milli(milli: i64) -> f64 {
    milli as f64 / 1000.0
}
