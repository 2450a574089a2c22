//! Lengths and times as whole thousandths, so that sums and comparisons are exact.
//!
//! Watches write centimetres and milliseconds. In floating point 11.0 km over 10.0 km is not reliably 1.10, the sum of a
//! week depends on the order of its runs, and a rolling sum does not come back to 0 after a rest. In whole millimetres and
//! milliseconds all three hold. Every metric of this room turns its input into thousandths here and nowhere else.

/// Largest length in metres (or time in seconds) that is taken for a measurement: a billion. Above it a file is damaged;
/// below it no sum of a running life overflows.
const LARGEST: f64 = 1e9;

/// Thousandths of a metre or second, rounded; `None` where the value is unknown, negative, not a number or beyond a billion.
pub fn to_milli(value: Option<f64>) -> Option<i64> {
    value.filter(|value| (0.0..=LARGEST).contains(value)).map(|value| (value * 1000.0).round() as i64)
}

/// Metres or seconds from thousandths.
pub fn from_milli(milli: i64) -> f64 {
    milli as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    //! What counts as a measurement.

    use super::*;

    #[test]
    fn zero_is_a_measurement_and_nonsense_is_none() {
        assert_eq!(to_milli(Some(0.0)), Some(0));
        assert_eq!(to_milli(Some(12_200.000_4)), Some(12_200_000));
        for nonsense in [-0.5, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(to_milli(Some(nonsense)), None);
        }
        assert_eq!(to_milli(None), None);
    }

    #[test]
    fn milli_go_there_and_back() {
        assert_eq!(from_milli(12_345), 12.345);
    }
}
