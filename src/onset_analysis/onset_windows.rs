//! What the windows before each onset hold, and where it lies among the comparable ones.

use std::borrow::Cow;

use jiff::civil::Time;

use super::comparison_days::ComparisonBasis;
use super::exposure::{Exposure, Sight};
use super::percentile::percentile;
use super::{Analysis, Figure, OnsetWindows, WindowFigures};
use crate::settings::DaysBefore;

/// One row for each onset, oldest first.
pub(super) fn onset_windows(ground: &ComparisonBasis<'_>, analysis: Analysis) -> Vec<OnsetWindows> {
    let onsets = ground.onsets.iter().enumerate();
    onsets
        .map(|(index, onset)| OnsetWindows {
            day: onset.day,
            has_time: onset.time.is_some(),
            windows: ground
                .windows()
                .map(|(place, window)| {
                    let sight = ground.onset_sight(place, index);
                    let others = comparable(ground, place, window, onset.time);
                    window_figures(window, sight, &others, ground, analysis)
                })
                .collect(),
        })
        .collect()
}

/// The windows before the comparison days, up to the same time of day as that of the onset: an onset in the morning is not
/// compared with days to their end.
fn comparable<'g>(
    ground: &'g ComparisonBasis<'_>,
    place: usize,
    window: DaysBefore,
    until: Option<Time>,
) -> Cow<'g, [Sight]> {
    if window.nearest > 0 || until == ground.until {
        return Cow::Borrowed(ground.other_sights(place));
    }
    let days = ground.comparison_days.iter();
    days.map(|day| ground.lookback.before(*day, window, until)).collect()
}

fn window_figures(
    window: DaysBefore,
    sight: &Sight,
    others: &[Sight],
    ground: &ComparisonBasis<'_>,
    analysis: Analysis,
) -> WindowFigures {
    let figure = |exposure| {
        let seen = sight.of(exposure);
        let others = others.iter().filter_map(|other| other.of(exposure).value);
        let others: Vec<f64> = others.collect();
        let ranked = seen.value.filter(|_| analysis >= Analysis::Percentiles);
        Figure {
            exposure,
            value: seen.value,
            met: seen.met,
            percentile: ranked.and_then(|value| percentile(value, &others, ground.rules.least_comparable)),
            comparable: others.len(),
        }
    };
    WindowFigures {
        window,
        unobserved: *sight == Sight::Unobserved,
        figures: Exposure::ALL.into_iter().map(figure).collect(),
    }
}
