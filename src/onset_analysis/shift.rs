//! The shift test: are there more onsets after an exposure than if the onsets had fallen anywhere else in the records?
//!
//! **Definition.** The onsets are moved together against the load, round the records as round a ring, by every whole week.
//! At each shift the onsets that meet the exposure are counted, and what their share of known windows leads to expect is
//! taken off, so that a window of which nothing is known counts neither for nor against. `p = (1 + shifts other than 0 with at
//! least the count of shift 0) / (1 + shifts other than 0)`, one-sided. All shifts are looked at; nothing is drawn.
//!
//! Where several exposures and windows are tested, each excess is divided by its standard deviation over the shifts, and the
//! largest of all at a shift is compared with that of shift 0 (single-step max-T, Westfall & Young): that p holds for the
//! whole family.
//!
//! **Validity.** In simulated two-year records without a link, with 9 onsets, a p of 0.05 for the whole family is met by 3 to 6
//! of 100 runners; a single p of 0.05 by fewer, since counts are whole. Where 8 of 10 longer runs (about 12 in two years)
//! are followed by an onset two days later, with 3 onsets elsewhere, it is found in all of them; where 3 of 10 are, in
//! about 3 of 4. A trend of the training makes the test wrong, since the ring has a seam; nine days of rest after each onset
//! gave no more alarms than no rest.

/// Whether the window of one onset meets the exposure at each shift, shift 0 first; `None` where that is unknown.
pub type Turns = Vec<Option<bool>>;

/// The turns of an onset at `place` of a daily `series`, moved by `step` days at a time until it comes round.
pub fn turns(series: &[Option<bool>], place: usize, step: usize) -> Turns {
    let shifts = series.len() / step.max(1);
    (0..shifts).map(|shift| series[(place + shift * step) % series.len()]).collect()
}

/// For each shift the onsets that meet the exposure beyond what is expected of as many known windows. All rows are equally
/// long.
pub fn excess(onsets: &[Turns]) -> Vec<f64> {
    let shifts = onsets.first().map_or(0, Vec::len);
    let expected: Vec<f64> = onsets.iter().map(share_met).collect();
    let at = |shift: usize| {
        let known = onsets.iter().zip(&expected).filter_map(|(turns, share)| turns[shift].map(|met| (met, *share)));
        let (met, share) =
            known.fold((0u32, 0.0), |(sum, shares), (met, share)| (sum + u32::from(met), shares + share));
        f64::from(met) - share
    };
    (0..shifts).map(at).collect()
}

/// Share of the known turns that meet the exposure, 0 where none is known.
fn share_met(turns: &Turns) -> f64 {
    let known: Vec<bool> = turns.iter().copied().flatten().collect();
    let met = known.iter().filter(|met| **met).count();
    met as f64 / known.len().max(1) as f64
}

/// The p value of shift 0 among all; `None` where every shift comes to the same.
pub fn p_value(excess: &[f64]) -> Option<f64> {
    standardised(excess).map(|scores| share_at_least(&scores, scores[0]))
}

/// For each test its p value allowing for all of them, in their order; `None` as in [`p_value`]. All are over the same
/// shifts.
pub fn p_values_of_all(tests: &[Vec<f64>]) -> Vec<Option<f64>> {
    let scores: Vec<Option<Vec<f64>>> = tests.iter().map(|test| standardised(test)).collect();
    let shifts = tests.iter().map(Vec::len).min().unwrap_or(0);
    let largest: Vec<f64> = (0..shifts)
        .map(|shift| {
            let at = scores.iter().flatten().map(|scores| scores[shift]);
            at.fold(f64::NEG_INFINITY, f64::max)
        })
        .collect();
    let p = |scores: Vec<f64>| share_at_least(&largest, scores[0]);
    scores.into_iter().map(|scores| scores.map(p)).collect()
}

/// Rounding makes equal counts differ by less than this, in standard deviations; one onset more differs by far more.
const ROUNDING: f64 = 1e-9;

fn share_at_least(scores: &[f64], least: f64) -> f64 {
    let as_large = scores.iter().filter(|score| **score >= least - ROUNDING).count();
    as_large as f64 / scores.len() as f64
}

/// Mean 0 and standard deviation 1; `None` where all are alike.
fn standardised(excess: &[f64]) -> Option<Vec<f64>> {
    let count = excess.len() as f64;
    let mean = excess.iter().sum::<f64>() / count;
    let variance = excess.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count;
    let deviation = variance.sqrt();
    (deviation > ROUNDING).then(|| excess.iter().map(|one| (one - mean) / deviation).collect())
}

#[cfg(test)]
mod tests {
    //! Counts small enough to be checked by eye.

    use super::*;

    #[test]
    fn an_unknown_window_counts_neither_for_nor_against() {
        let met = |letters: &str| -> Turns {
            let one = |letter| match letter {
                'y' => Some(true),
                'n' => Some(false),
                _ => None,
            };
            letters.chars().map(one).collect()
        };
        assert_eq!(excess(&[met("ynnn")]), [0.75, -0.25, -0.25, -0.25]);
        assert_eq!(excess(&[met("yn??")]), [0.5, -0.5, 0.0, 0.0]);
        assert_eq!(excess(&[met("????")]), [0.0; 4]);
        assert_eq!(p_value(&excess(&[met("ynnn")])), Some(0.25));
        assert_eq!(p_value(&excess(&[met("nynn")])), Some(1.0));
        assert_eq!(p_value(&excess(&[met("nnnn")])), None, "nothing to find");
        assert_eq!(p_value(&[]), None);
    }

    #[test]
    fn the_best_of_two_tests_is_held_against_the_best_of_every_shift() {
        let first = vec![3.0, 0.0, 0.0, 1.0];
        let second = vec![0.0, 4.0, 0.0, 0.0];
        assert_eq!(p_value(&first), Some(0.25));
        let of_all = p_values_of_all(&[first.clone(), second, vec![1.0; 4]]);
        assert_eq!(of_all, [Some(0.5), Some(1.0), None]);
        assert_eq!(p_values_of_all(&[first]), [Some(0.25)]);
        assert_eq!(p_values_of_all(&[]), []);
    }
}
