//! The case-crossover odds ratio: each onset (case) against the same weekdays of its own four weeks (controls).
//!
//! **Definition.** A case and its m controls, of which c are exposed, are one matched set.
//! `OR = sum of a(m - c)/(m + 1) / sum of (1 - a)c/(m + 1)`, with a = 1 where the case is exposed (Mantel and Haenszel, for
//! matched sets).
//!
//! **Interval.** Exact: given that n of the m + 1 days of a set are exposed, its case is one of them with probability
//! `OR n / (OR n + m + 1 - n)`; the limits are the odds ratios at which as many exposed cases as were found, or more (or
//! fewer), have half of the remaining probability. With one control each these are the limits of Liddell 1983. Limits
//! from an estimated variance would be too narrow with ten onsets.

use serde::Serialize;

use crate::settings::OnsetAnalysisRules;

/// One onset and its comparison days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchedSet {
    /// Whether the window before the onset meets the exposure.
    pub case_exposed: bool,
    /// Comparison days of which the exposure is known.
    pub controls: u32,
    /// Those that meet it.
    pub controls_exposed: u32,
}

impl MatchedSet {
    /// True where some of its days meet the exposure and some do not: only such a set is informative.
    pub fn is_discordant(self) -> bool {
        0 < self.exposed() && self.exposed() < self.controls + 1
    }

    fn exposed(self) -> u32 {
        u32::from(self.case_exposed) + self.controls_exposed
    }
}

/// The odds of an onset after the exposure against those without it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OddsRatio {
    /// The estimate; `None` where no case without the exposure has an exposed control, so that it has no upper bound.
    pub ratio: Option<f64>,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end; `None` where there is none.
    pub high: Option<f64>,
    /// Onsets with at least one comparison day.
    pub sets: usize,
    /// Those in which some days meet the exposure and some do not.
    pub discordant: usize,
}

/// The odds ratio of `sets`; `None` where the onsets or the discordant sets are too few.
pub fn odds_ratio(sets: &[MatchedSet], rules: &OnsetAnalysisRules) -> Option<OddsRatio> {
    let discordant: Vec<MatchedSet> = sets.iter().copied().filter(|set| set.is_discordant()).collect();
    if sets.len() < rules.odds_onsets || discordant.len() < rules.least_discordant.max(1) {
        return None;
    }
    let (low, high) = interval(&discordant, rules.interval_pct);
    Some(OddsRatio { ratio: mantel_haenszel(sets), low, high, sets: sets.len(), discordant: discordant.len() })
}

/// The estimate of Mantel and Haenszel; `None` where no case without the exposure has an exposed control.
pub fn mantel_haenszel(sets: &[MatchedSet]) -> Option<f64> {
    let (mut with, mut against) = (0.0, 0.0);
    for set in sets {
        let days = f64::from(set.controls + 1);
        if set.case_exposed {
            with += f64::from(set.controls - set.controls_exposed) / days;
        } else {
            against += f64::from(set.controls_exposed) / days;
        }
    }
    (against > 0.0).then(|| with / against)
}

/// The exact interval that covers `interval_pct` percent; a limit of `None` is infinite.
pub fn interval(sets: &[MatchedSet], interval_pct: f64) -> (f64, Option<f64>) {
    let tail = (100.0 - interval_pct) / 200.0;
    let sets: Vec<MatchedSet> = sets.iter().copied().filter(|set| set.is_discordant()).collect();
    let exposed = sets.iter().filter(|set| set.case_exposed).count();
    let at_least = |ratio: f64| -> f64 { exposed_cases(&sets, ratio)[exposed..].iter().sum() };
    let at_most = |ratio: f64| -> f64 { exposed_cases(&sets, ratio)[..=exposed].iter().sum() };
    let low = if exposed == 0 { 0.0 } else { crossing(|ratio| at_least(ratio) < tail) };
    let high = (exposed < sets.len()).then(|| crossing(|ratio| at_most(ratio) > tail));
    (low, high)
}

/// The probability of 0, 1, 2 ... exposed cases among `sets` where the odds ratio is `ratio`.
fn exposed_cases(sets: &[MatchedSet], ratio: f64) -> Vec<f64> {
    let mut probabilities = vec![1.0];
    for set in sets {
        let exposed = f64::from(set.exposed());
        let weight = ratio * exposed;
        let yes = weight / (weight + f64::from(set.controls + 1) - exposed);
        probabilities.push(0.0);
        for count in (0..probabilities.len()).rev() {
            let before = if count == 0 { 0.0 } else { probabilities[count - 1] };
            probabilities[count] = probabilities[count] * (1.0 - yes) + before * yes;
        }
    }
    probabilities
}

/// The odds ratio up to which `holds` is true, by bisection on a logarithmic scale. It takes square roots only: they are the
/// same on every machine, logarithms are not.
fn crossing(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (1e-12_f64, 1e12_f64);
    for _ in 0..100 {
        let middle = (low * high).sqrt();
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low * high).sqrt()
}
