//! Foster's monotony and strain: how alike the seven last days were, and that times their sum.
//!
//! **Definition.** `monotony = mean / standard deviation` of the seven daily distances that end with the day, rest days
//! being 0; `strain = sum x monotony`. The standard deviation has n - 1 below the line; with n it would be 7 % smaller.
//!
//! **Source.** Named after C. Foster; the formula is that of the Python package `acwr` 0.1.1. The first paper was not opened
//! for this program.
//!
//! **Edge cases.** Fewer than seven days: `None`. Seven equal days, all rest among them: the standard deviation is 0 and both
//! are `None`. Equality is tested on the values, not on a rounded standard deviation.
//!
//! **Validity.** No evidence in runners was found; see [`DEFINITION`].

use super::Definition;

/// What the report prints about monotony and strain.
pub const DEFINITION: Definition = Definition {
    name: "Monotony and strain",
    formula: "Monotony: mean / standard deviation (n - 1) of the seven daily distances up to the last day of the week, rest \
              days as 0. Strain: their sum x monotony.",
    source: "Named after C. Foster; formula as in the Python package acwr 0.1.1. The first paper was not opened for this \
             program.",
    validity: "No evidence on injury in runners was found. With three or more rest days a week monotony is nearly always \
               below 1.2, so it hardly tells recreational weeks apart.",
    edge_cases: "Seven equal days, all rest among them, or fewer than seven days of history: no figure.",
};

/// Days that monotony and strain look at.
pub const DAYS: usize = 7;

/// Monotony and strain of seven days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Foster {
    /// Mean over standard deviation, without unit.
    pub monotony: f64,
    /// Sum times monotony, in the unit of the loads.
    pub strain: f64,
}

/// Monotony and strain of the last seven of `daily` loads; `None` where there are fewer or all seven are alike.
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
