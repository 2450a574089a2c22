//! The shift test: are there more onsets after an exposure than if the onsets had fallen anywhere else in the records?
//!
//! **Definition.** All onsets are moved together by every whole number of weeks; what leaves the records at the end comes in
//! again at the beginning. At each shift the onsets that meet the exposure are counted, less the number expected from each
//! onset's share of known windows, so that an unknown window counts neither for nor against. `p = (1 + shifts other than 0 with
//! at least the count of shift 0) / (1 + shifts other than 0)`, one-sided. All shifts are used; none is drawn.
//!
//! Where several exposures and windows are tested, each excess is divided by its standard deviation over the shifts, and the
//! largest of all at a shift is compared with that of shift 0 (single-step max-T, Westfall & Young): that p holds for the
//! whole family.
//!
//! **Validity.** In simulated two-year records without a link, with 9 onsets, a p of 0.05 for the whole family is met by 3 to 6
//! of 100 runners; a single p of 0.05 by fewer, since counts are whole. Where 8 of 10 longer runs (about 12 in two years)
//! are followed by an onset two days later, with 3 onsets elsewhere, it is found in all of them; where 3 of 10 are, in
//! about 3 of 4. A trend in the training makes the test wrong, since the end of the records is joined to their beginning;
//! nine days of rest after each onset gave no more alarms than no rest.

use jiff::civil::Date;

use super::comparison_days::ComparisonBasis;
use super::exposure::WindowExposure;
use super::{Exposure, ExposureComparison, OnsetTime, ShiftTest};
use crate::calendar::{DaySpan, add_days, days_between};

/// Whether the window of one onset meets the exposure at each shift, shift 0 first; `None` where that is unknown.
pub type ExposureByShift = Vec<Option<bool>>;

/// The days the onsets are shifted over: whole weeks up to the last day that both diary and runs cover. Left out at the
/// beginning are days before the diary begins, days whose windows begin before the records, and an incomplete week.
pub(super) struct CircularShift<'b, 'a> {
    basis: &'b ComparisonBasis<'a>,
    span: DaySpan,
    step: usize,
    shifts: usize,
    /// Onsets within the span.
    onsets: Vec<OnsetTime>,
}

impl<'b, 'a> CircularShift<'b, 'a> {
    /// `None` where the days are too few to be shifted.
    pub fn new(basis: &'b ComparisonBasis<'a>) -> Option<CircularShift<'b, 'a>> {
        let diary = basis.diary_span?;
        let step = basis.rules.shift_days.max(1);
        let complete_days = days_between(basis.first_complete_day.max(diary.first), diary.last) + 1;
        let shifts = usize::try_from(complete_days).ok()? / step;
        let length = i64::try_from(shifts * step).ok()?;
        let span = DaySpan { first: add_days(diary.last, 1 - length), last: diary.last };
        let onsets = basis.onsets.iter().copied();
        let onsets: Vec<OnsetTime> = onsets.filter(|onset| span.contains(onset.day)).collect();
        (shifts > 1).then_some(CircularShift { basis, span, step, shifts, onsets })
    }

    /// Writes the p values into `comparisons`, and returns what was shifted over.
    pub fn test(&self, comparisons: &mut [ExposureComparison]) -> ShiftTest {
        let history = &self.basis.history;
        let mut tested: Vec<(usize, Vec<f64>)> = Vec::new();
        for window in self.basis.rules.windows {
            let before = self.shifted(|day, onset| history.before(day, window, onset.time));
            let after = self.shifted(|day, _| history.after(day, window));
            let of_window = comparisons.iter_mut().enumerate().filter(|(_, comparison)| comparison.window == window);
            for (index, comparison) in of_window {
                let excess = self.excess(&before, comparison.exposure);
                comparison.p = excess.as_deref().and_then(p_value);
                let control = self.excess(&after, comparison.exposure);
                comparison.p_after = control.as_deref().and_then(p_value);
                if let Some(excess) = excess.filter(|_| comparison.p.is_some()) {
                    tested.push((index, excess));
                }
            }
        }
        let (indices, excesses): (Vec<usize>, Vec<Vec<f64>>) = tested.into_iter().unzip();
        for (index, p) in indices.iter().zip(family_p_values(&excesses)) {
            comparisons[*index].p_of_all = p;
        }
        ShiftTest {
            first_day: self.span.first,
            last_day: self.span.last,
            onsets: self.onsets.len(),
            shifts: self.shifts,
            smallest_p: 1.0 / self.shifts as f64,
            tests: excesses.len(),
        }
    }

    /// For each onset the exposures of its window at each shift.
    fn shifted(&self, window: impl Fn(Date, &OnsetTime) -> WindowExposure) -> Vec<Vec<WindowExposure>> {
        let at_shifts = |onset: &OnsetTime| {
            let start = usize::try_from(days_between(self.span.first, onset.day)).unwrap_or(0);
            let positions = shifted_positions(start, self.step, self.shifts * self.step);
            positions.map(|position| window(add_days(self.span.first, position as i64), onset)).collect()
        };
        self.onsets.iter().map(at_shifts).collect()
    }

    /// `None` where the exposure is known of too few onsets.
    fn excess(&self, windows: &[Vec<WindowExposure>], exposure: Exposure) -> Option<Vec<f64>> {
        let met = |onset: &Vec<WindowExposure>| onset.iter().map(|window| window.of(exposure).met).collect();
        let rows: Vec<ExposureByShift> = windows.iter().map(met).collect();
        let known = rows.iter().filter(|met| met[0].is_some()).count();
        (known >= self.basis.rules.test_onsets.max(1)).then(|| excess(&rows))
    }
}

/// The positions of a circle of `length` days that `start` is moved to, `step` days at a time; itself first.
fn shifted_positions(start: usize, step: usize, length: usize) -> impl Iterator<Item = usize> {
    let step = step.max(1);
    (0..length / step).map(move |shift| (start + shift * step) % length)
}

/// The exposure at each shift of an onset on day `start` of a daily `series`, moved by `step` days at a time.
pub fn exposure_by_shift(series: &[Option<bool>], start: usize, step: usize) -> ExposureByShift {
    shifted_positions(start, step, series.len()).map(|position| series[position]).collect()
}

/// For each shift the onsets that meet the exposure, less the number expected of as many known windows. All rows are equally
/// long.
pub fn excess(onsets: &[ExposureByShift]) -> Vec<f64> {
    let shifts = onsets.first().map_or(0, Vec::len);
    let expected: Vec<f64> = onsets.iter().map(share_met).collect();
    let at = |shift: usize| {
        let known = onsets.iter().zip(&expected).filter_map(|(onset, share)| onset[shift].map(|met| (met, *share)));
        let (met, share) =
            known.fold((0u32, 0.0), |(sum, shares), (met, share)| (sum + u32::from(met), shares + share));
        f64::from(met) - share
    };
    (0..shifts).map(at).collect()
}

/// Share of the known windows that meet the exposure, 0 where none is known.
fn share_met(onset: &ExposureByShift) -> f64 {
    let known: Vec<bool> = onset.iter().copied().flatten().collect();
    let met = known.iter().filter(|met| **met).count();
    met as f64 / known.len().max(1) as f64
}

/// The p value of shift 0 among all; `None` where all shifts have the same excess.
pub fn p_value(excess: &[f64]) -> Option<f64> {
    standardized(excess).map(|scores| share_at_least(&scores, scores[0]))
}

/// For each test its p value adjusted for all of them, in their order; `None` as in [`p_value`]. All are over the same shifts.
pub fn family_p_values(tests: &[Vec<f64>]) -> Vec<Option<f64>> {
    let scores: Vec<Option<Vec<f64>>> = tests.iter().map(|test| standardized(test)).collect();
    let shifts = tests.iter().map(Vec::len).min().unwrap_or(0);
    let largest: Vec<f64> = (0..shifts)
        .map(|shift| scores.iter().flatten().map(|scores| scores[shift]).fold(f64::NEG_INFINITY, f64::max))
        .collect();
    scores.into_iter().map(|scores| scores.map(|scores| share_at_least(&largest, scores[0]))).collect()
}

/// Rounding makes equal counts differ by less than this, in standard deviations; one onset more differs by far more.
const ROUNDING: f64 = 1e-9;

fn share_at_least(scores: &[f64], least: f64) -> f64 {
    let as_large = scores.iter().filter(|score| **score >= least - ROUNDING).count();
    as_large as f64 / scores.len() as f64
}

/// Mean 0 and standard deviation 1; `None` where all are equal.
fn standardized(excess: &[f64]) -> Option<Vec<f64>> {
    let count = excess.len() as f64;
    let mean = excess.iter().sum::<f64>() / count;
    let variance = excess.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count;
    let deviation = variance.sqrt();
    (deviation > ROUNDING).then(|| excess.iter().map(|one| (one - mean) / deviation).collect())
}
