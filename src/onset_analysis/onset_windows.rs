//! The exposures before each onset, and their percentiles among comparable windows.

use std::borrow::Cow;

use jiff::civil::Time;

use super::base_rates::UsualWeeks;
use super::comparison_days::{ComparisonBasis, WindowSample};
use super::exposure::WindowExposure;
use super::{Analysis, Exposure, ExposureFigure, OnsetWindows, WindowFigures};
use crate::settings::DaysBefore;

/// One row for each onset, oldest first.
pub(super) fn onset_windows(
    basis: &ComparisonBasis<'_>,
    weeks: &UsualWeeks<'_>,
    analysis: Analysis,
) -> Vec<OnsetWindows> {
    let least_comparable = (analysis >= Analysis::Percentiles).then_some(basis.rules.least_comparable);
    let onsets = basis.onsets.iter().enumerate();
    onsets
        .map(|(index, onset)| OnsetWindows {
            day: onset.day,
            kind: onset.kind,
            week_above_usual: weeks.is_above(&basis.history, onset.day, onset.time),
            has_time: onset.time.is_some(),
            windows: (basis.samples.iter())
                .map(|sample| {
                    let others = comparable(basis, sample, onset.time);
                    window_figures(sample.window, &sample.onsets[index], &others, least_comparable)
                })
                .collect(),
        })
        .collect()
}

/// The windows before the comparison days, up to the same time of day as that of the onset: an onset in the morning is not
/// compared with days to their end.
fn comparable<'b>(
    basis: &ComparisonBasis<'_>,
    sample: &'b WindowSample,
    until: Option<Time>,
) -> Cow<'b, [WindowExposure]> {
    if sample.window.nearest > 0 || until == basis.until {
        return Cow::Borrowed(&sample.others);
    }
    basis.comparison_days.iter().map(|day| basis.history.before(*day, sample.window, until)).collect()
}

/// `least_comparable` is the least number of windows for a percentile; `None`: no percentiles.
fn window_figures(
    window: DaysBefore,
    exposures: &WindowExposure,
    others: &[WindowExposure],
    least_comparable: Option<usize>,
) -> WindowFigures {
    let figure = |exposure| {
        let found = exposures.of(exposure);
        let others: Vec<f64> = others.iter().filter_map(|other| other.of(exposure).value).collect();
        let ranked = found.value.zip(least_comparable);
        ExposureFigure {
            exposure,
            value: found.value,
            met: found.met,
            percentile: ranked.and_then(|(value, least)| percentile(value, &others, least)),
            comparable: others.len(),
        }
    };
    WindowFigures {
        window,
        unobserved: *exposures == WindowExposure::Unobserved,
        figures: Exposure::ALL.into_iter().map(figure).collect(),
    }
}

/// Mid-rank percentile of `value` among `others`: the percentage that are smaller, plus half of those that are equal. `None`
/// where there are fewer than `least` of them.
fn percentile(value: f64, others: &[f64], least: usize) -> Option<f64> {
    if others.len() < least.max(1) {
        return None;
    }
    let smaller = others.iter().filter(|other| **other < value).count();
    let equal = others.iter().filter(|other| **other == value).count();
    Some(100.0 * (smaller as f64 + 0.5 * equal as f64) / others.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_figures_count_half() {
        let others = [1.0, 2.0, 2.0, 4.0];
        assert_eq!(percentile(2.0, &others, 4), Some(50.0));
        assert_eq!(percentile(9.0, &others, 4), Some(100.0));
        assert_eq!(percentile(0.0, &others, 4), Some(0.0));
        assert_eq!(percentile(2.0, &others, 5), None);
        assert_eq!(percentile(2.0, &[], 0), None);
    }
}
