//! The case-crossover odds ratio: each onset beside the same weekdays of its own four weeks.
//!
//! **Definition.** An onset and its comparison days make one set: 1 onset, m comparison days, of which c meet the exposure.
//! `OR = sum of a(m - c)/(m + 1) / sum of (1 - a)c/(m + 1)`, with a = 1 where the onset meets it (Mantel and Haenszel, for
//! matched sets).
//!
//! **Interval.** Exact: given how many of its m + 1 days meet the exposure, an onset is one of them with probability
//! `OR n / (OR n + m + 1 - n)`; the limits are the odds ratios at which as many exposed onsets as were found, or more (or
//! fewer), have half of the remaining probability. For one comparison day each these are the limits of Liddell 1983. Limits
//! from an estimated variance would be shorter than they may be with ten onsets.

use serde::Serialize;

use crate::settings::OnsetAnalysisRules;

/// One onset beside its comparison days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchedSet {
    /// Whether the window of the onset meets the exposure.
    pub onset_met: bool,
    /// Comparison days.
    pub others: u32,
    /// Those that meet the exposure.
    pub others_met: u32,
}

impl MatchedSet {
    /// True where some of its days meet the exposure and some do not: only such a set says anything.
    pub fn is_discordant(self) -> bool {
        0 < self.met() && self.met() < self.others + 1
    }

    fn met(self) -> u32 {
        u32::from(self.onset_met) + self.others_met
    }
}

/// The odds of an onset after the exposure against those without it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OddsRatio {
    /// The estimate; `None` where no set speaks against the exposure, so that it has no upper bound.
    pub ratio: Option<f64>,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end; `None` where there is none.
    pub high: Option<f64>,
    /// Onsets with at least one comparison day.
    pub sets: usize,
    /// Those in which the days differ.
    pub discordant: usize,
}

/// The odds ratio of `sets`; `None` where the onsets or the sets that say anything are too few.
pub fn odds_ratio(sets: &[MatchedSet], rules: &OnsetAnalysisRules) -> Option<OddsRatio> {
    let discordant: Vec<MatchedSet> = sets.iter().copied().filter(|set| set.is_discordant()).collect();
    if sets.len() < rules.odds_onsets || discordant.len() < rules.least_discordant.max(1) {
        return None;
    }
    let (low, high) = interval(&discordant, rules.interval_pct);
    Some(OddsRatio { ratio: mantel_haenszel(sets), low, high, sets: sets.len(), discordant: discordant.len() })
}

/// The estimate of Mantel and Haenszel; `None` where no set speaks against the exposure.
pub fn mantel_haenszel(sets: &[MatchedSet]) -> Option<f64> {
    let (mut with, mut against) = (0.0, 0.0);
    for set in sets {
        let days = f64::from(set.others + 1);
        if set.onset_met {
            with += f64::from(set.others - set.others_met) / days;
        } else {
            against += f64::from(set.others_met) / days;
        }
    }
    (against > 0.0).then(|| with / against)
}

/// The exact interval that covers `interval_pct` per cent; a limit of `None` is infinite.
pub fn interval(sets: &[MatchedSet], interval_pct: f64) -> (f64, Option<f64>) {
    let tail = (100.0 - interval_pct) / 200.0;
    let sets: Vec<MatchedSet> = sets.iter().copied().filter(|set| set.is_discordant()).collect();
    let met = sets.iter().filter(|set| set.onset_met).count();
    let at_least = |ratio: f64| -> f64 { met_onsets(&sets, ratio)[met..].iter().sum() };
    let at_most = |ratio: f64| -> f64 { met_onsets(&sets, ratio)[..=met].iter().sum() };
    let low = if met == 0 { 0.0 } else { crossing(|ratio| at_least(ratio) < tail) };
    let high = (met < sets.len()).then(|| crossing(|ratio| at_most(ratio) > tail));
    (low, high)
}

/// The probability of 0, 1, 2 ... exposed onsets among `sets` where the odds ratio is `ratio`.
fn met_onsets(sets: &[MatchedSet], ratio: f64) -> Vec<f64> {
    let mut chances = vec![1.0];
    for set in sets {
        let met = f64::from(set.met());
        let weight = ratio * met;
        let yes = weight / (weight + f64::from(set.others + 1) - met);
        chances.push(0.0);
        for count in (0..chances.len()).rev() {
            let before = if count == 0 { 0.0 } else { chances[count - 1] };
            chances[count] = chances[count] * (1.0 - yes) + before * yes;
        }
    }
    chances
}

/// The odds ratio up to which `holds` is true. Halved on a scale of products, with roots alone: they are the same on every
/// machine, logarithms are not.
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
