//! Foster's monotony and strain; see [`DEFINITION`].

use crate::metrics::MetricDefinition;

/// What the report prints about monotony and strain.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Monotony and strain",
    formula: "Monotony: mean / standard deviation (n - 1) of the seven daily distances up to the last day of the week, rest \
              days as 0. Strain: their sum x monotony.",
    source: "Named after C. Foster; formula as in the Python package acwr 0.1.1. The first paper was not opened for this \
             program.",
    validity: "No evidence on injury in runners was found. With three or more rest days a week monotony is nearly always \
               below 1.2, so it hardly tells recreational weeks apart.",
    edge_cases: "Seven equal days, all rest among them, or fewer than seven days of history: no figure.",
};

/// Days that monotony and strain are worked out from.
pub const DAYS: usize = 7;

/// Monotony and strain of seven days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Foster {
    /// Mean over standard deviation, without unit.
    pub monotony: f64,
    /// Sum times monotony, in the unit of the loads.
    pub strain: f64,
}

/// Monotony and strain of the last seven of `daily` loads; `None` where there are fewer, or all seven are equal. Equality is
/// tested on the values, not on a rounded standard deviation.
///
/// ```
/// use patella::metrics::load::foster::foster;
///
/// let found = foster(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0]).unwrap();
/// assert!((found.monotony - 1.0 / 7_f64.sqrt()).abs() < 1e-12);
/// assert_eq!(foster(&[5.0; 7]), None);
/// ```
pub fn foster(daily: &[f64]) -> Option<Foster> {
    let week = daily.last_chunk::<DAYS>()?;
    if week.iter().all(|load| *load == week[0]) {
        return None;
    }
    let sum: f64 = week.iter().sum();
    let mean = sum / DAYS as f64;
    let squares: f64 = week.iter().map(|load| (load - mean).powi(2)).sum();
    let monotony = mean / (squares / (DAYS - 1) as f64).sqrt();
    Some(Foster { monotony, strain: sum * monotony })
}
