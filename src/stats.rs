//! The few statistics that several rooms need.

use serde::Serialize;

/// The sum; 0 of nothing, of which [`Iterator::sum`] makes -0.
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().fold(0.0, |sum, value| sum + value)
}

/// The arithmetic mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The median: the middle value, or the mean of the two middle ones; `None` of nothing.
///
/// ```
/// use patella::stats::median;
///
/// assert_eq!(median([8.0, 2.0, 5.0]), Some(5.0));
/// assert_eq!(median([8.0, 2.0]), Some(5.0));
/// assert_eq!(median([]), None);
/// ```
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        1 => values.get(middle).copied(),
        _ => Some(f64::midpoint(*values.get(middle.checked_sub(1)?)?, *values.get(middle)?)),
    }
}

/// The value below which `pct` percent of the values lie, linearly between the two nearest (type 7 of Hyndman & Fan 1996, the
/// default of R and numpy); `None` of nothing.
///
/// ```
/// use patella::stats::percentile;
///
/// assert_eq!(percentile(&[1.0, 2.0, 3.0, 4.0, 5.0], 10.0), Some(1.4));
/// assert_eq!(percentile(&[], 50.0), None);
/// ```
pub fn percentile(values: &[f64], pct: f64) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let at = (values.len().checked_sub(1)?) as f64 * pct / 100.0;
    let (below, above) = (values.get(at.floor() as usize)?, values.get(at.ceil() as usize)?);
    Some(below + (above - below) * at.fract())
}

/// Least, median and greatest of some values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Range {
    pub least: f64,
    pub median: f64,
    /// The greatest.
    pub most: f64,
}

impl Range {
    /// The range of some values; `None` of nothing.
    pub fn of(values: &[f64]) -> Option<Range> {
        Some(Range {
            least: values.iter().copied().min_by(f64::total_cmp)?,
            median: median(values.iter().copied())?,
            most: values.iter().copied().max_by(f64::total_cmp)?,
        })
    }
}
