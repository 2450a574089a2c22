//! The shift test of the records: which days the onsets are shifted over, and what their windows show there.

use jiff::civil::Date;

use super::comparison_days::ComparisonBasis;
use super::exposure::{Exposure, Sight};
use super::shift::{Turns, excess, p_value, p_values_of_all};
use super::{Comparison, OnsetTime, ShiftTest};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::settings::DaysBefore;

/// The days the onsets are shifted over. They are whole weeks: what is over is cut off at the beginning, as are the days
/// whose windows look back beyond the records, and the days before the diary begins. The last day is the last that both the
/// diary and the records of runs speak of.
pub(super) struct Shifts<'g, 'a> {
    ground: &'g ComparisonBasis<'a>,
    span: DaySpan,
    step: usize,
    places: usize,
    /// Onsets within the span.
    onsets: Vec<OnsetTime>,
}

impl<'g, 'a> Shifts<'g, 'a> {
    /// `None` where the days are too few to be shifted.
    pub fn of(ground: &'g ComparisonBasis<'a>) -> Option<Shifts<'g, 'a>> {
        let common = ground.common?;
        let step = ground.rules.shift_days.max(1);
        let settled = days_between(ground.settled_day.max(common.first), common.last) + 1;
        let places = usize::try_from(settled).ok()? / step;
        let length = i64::try_from(places * step).ok()?;
        let span = DaySpan { first: add_days(common.last, 1 - length), last: common.last };
        let onsets = ground.onsets.iter().copied();
        let onsets: Vec<OnsetTime> = onsets.filter(|onset| span.contains(onset.day)).collect();
        (places > 1).then_some(Shifts { ground, span, step, places, onsets })
    }

    /// Writes the p values into `comparisons`, and tells what was shifted over.
    pub fn test(&self, comparisons: &mut [Comparison]) -> ShiftTest {
        let mut tested: Vec<(usize, Vec<f64>)> = Vec::new();
        for window in self.ground.rules.windows {
            let before = self.sights(|day, onset| {
                let lookback = &self.ground.lookback;
                lookback.before(day, window, onset.time)
            });
            let after = self.sights(|day, _| self.ground.lookback.after(day, window));
            for (index, comparison) in of_window(comparisons, window) {
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
        for (index, p) in indices.iter().zip(p_values_of_all(&excesses)) {
            comparisons[*index].p_of_all = p;
        }
        ShiftTest {
            first_day: self.span.first,
            last_day: self.span.last,
            onsets: self.onsets.len(),
            places: self.places,
            smallest_p: 1.0 / self.places as f64,
            tests: excesses.len(),
        }
    }

    /// What each onset's window shows at each of its places.
    fn sights(&self, look: impl Fn(Date, &OnsetTime) -> Sight) -> Vec<Vec<Sight>> {
        let length = self.places * self.step;
        let turned = |onset: &OnsetTime| {
            let place = usize::try_from(days_between(self.span.first, onset.day)).unwrap_or(0);
            (0..self.places)
                .map(|shift| {
                    let moved = (place + shift * self.step) % length;
                    look(add_days(self.span.first, moved as i64), onset)
                })
                .collect()
        };
        self.onsets.iter().map(turned).collect()
    }

    /// `None` where the exposure is known of too few onsets.
    fn excess(&self, sights: &[Vec<Sight>], exposure: Exposure) -> Option<Vec<f64>> {
        let rows: Vec<Turns> =
            sights.iter().map(|row| row.iter().map(|sight| sight.of(exposure).met).collect()).collect();
        let known = rows.iter().filter(|turns| turns[0].is_some()).count();
        (known >= self.ground.rules.test_onsets.max(1)).then(|| excess(&rows))
    }
}

fn of_window(comparisons: &mut [Comparison], window: DaysBefore) -> impl Iterator<Item = (usize, &mut Comparison)> {
    let all = comparisons.iter_mut().enumerate();
    all.filter(move |(_, comparison)| comparison.window == window)
}
