//! Onsets beside comparison days: counts, odds ratios, means.

use jiff::civil::Date;

use super::bootstrap::{DayFigure, difference};
use super::circular_shift::Shifts;
use super::comparison_days::ComparisonBasis;
use super::crossover::{MatchedSet, OddsRatio, odds_ratio};
use super::exposure::{Exposure, Seen};
use super::{Analysis, Comparison, Count, MeanDifference, OnsetTime, ShiftTest};
use crate::calendar::{days_between, unix_day};
use crate::settings::DaysBefore;

/// Days from the first of January 1970 to the Monday from which strata are counted. A fixed day, so that an export with
/// more history does not move them.
const FIRST_MONDAY: i64 = 4;

/// Each tested exposure in each window, and what the shift test was made over.
pub(super) fn comparisons(ground: &ComparisonBasis<'_>, analysis: Analysis) -> (Vec<Comparison>, Option<ShiftTest>) {
    if analysis < Analysis::Percentiles {
        return (Vec::new(), None);
    }
    let pairs = Exposure::TESTED.into_iter().flat_map(|exposure| ground.windows().map(move |pair| (exposure, pair)));
    let mut comparisons: Vec<Comparison> = pairs
        .map(|(exposure, (place, window))| Comparison {
            odds: (analysis >= Analysis::CaseCrossover).then(|| odds(ground, place, window, exposure)).flatten(),
            ..counted(ground, place, window, exposure)
        })
        .collect();
    let shifts = (analysis >= Analysis::ShiftTest).then(|| Shifts::of(ground)).flatten();
    let shift_test = shifts.map(|shifts| shifts.test(&mut comparisons));
    (comparisons, shift_test)
}

fn counted(ground: &ComparisonBasis<'_>, place: usize, window: DaysBefore, exposure: Exposure) -> Comparison {
    let after = ground.onsets.iter().map(|onset| {
        let sight = ground.lookback.after(onset.day, window);
        sight.of(exposure)
    });
    Comparison {
        exposure,
        window,
        onsets: count(ground.of_onsets(place, exposure)),
        base: count(ground.of_others(place, exposure)),
        after: count(after),
        p: None,
        p_of_all: None,
        p_after: None,
        odds: None,
    }
}

fn count(seen: impl Iterator<Item = Seen>) -> Count {
    seen.filter_map(|seen| seen.met)
        .fold(Count::default(), |count, met| Count { met: count.met + usize::from(met), known: count.known + 1 })
}

fn odds(ground: &ComparisonBasis<'_>, place: usize, window: DaysBefore, exposure: Exposure) -> Option<OddsRatio> {
    let seen = ground.of_onsets(place, exposure);
    let sets = ground.onsets.iter().zip(seen).filter_map(|(onset, seen)| {
        let others = same_weekdays(ground, onset.day).map(|day| {
            let sight = ground.lookback.before(day, window, onset.time);
            sight.of(exposure)
        });
        let others = count(others);
        Some(MatchedSet {
            onset_met: seen.met?,
            others: u32::try_from(others.known).ok().filter(|known| *known > 0)?,
            others_met: u32::try_from(others.met).ok()?,
        })
    });
    odds_ratio(&sets.collect::<Vec<_>>(), ground.rules)
}

/// The comparison days that share stratum and weekday with `day`.
fn same_weekdays<'g>(ground: &'g ComparisonBasis<'_>, day: Date) -> impl Iterator<Item = Date> + 'g {
    let length = ground.rules.stratum_days.max(1);
    let stratum = move |day: Date| (i64::from(unix_day(day)) - FIRST_MONDAY).div_euclid(length);
    let days = ground.comparison_days.iter().copied();
    days.filter(move |other| other.weekday() == day.weekday() && stratum(*other) == stratum(day) && *other != day)
}

/// Each figure in each window, means beside means.
pub(super) fn differences(ground: &ComparisonBasis<'_>, analysis: Analysis) -> Vec<MeanDifference> {
    if analysis < Analysis::ShiftTest {
        return Vec::new();
    }
    let pairs = Exposure::ALL.into_iter().flat_map(|exposure| ground.windows().map(move |pair| (exposure, pair)));
    pairs
        .filter_map(|(exposure, (place, window))| {
            let days = day_figures(ground, place, exposure)?;
            Some(MeanDifference {
                exposure,
                window,
                onsets: days.iter().filter(|day| day.onset.is_some()).count(),
                others: days.iter().filter(|day| day.other.is_some()).count(),
                means: difference(&days, ground.rules)?,
            })
        })
        .collect()
}

/// One figure for each day from the first to the last that is an onset or free of pain; `None` without any.
fn day_figures(ground: &ComparisonBasis<'_>, place: usize, exposure: Exposure) -> Option<Vec<DayFigure>> {
    let span = ground.common?;
    let mut figures = vec![DayFigure::default(); usize::try_from(span.days()).ok()?];
    let index = |day: Date| usize::try_from(days_between(span.first, day)).ok();
    let onsets = ground.onsets.iter().map(|onset: &OnsetTime| onset.day);
    for (day, seen) in onsets.zip(ground.of_onsets(place, exposure)) {
        if let Some(figure) = index(day).and_then(|index| figures.get_mut(index)) {
            figure.onset = seen.value;
        }
    }
    let others = ground.comparison_days.iter().copied();
    for (day, seen) in others.zip(ground.of_others(place, exposure)) {
        if let Some(figure) = index(day).and_then(|index| figures.get_mut(index)) {
            figure.other = seen.value;
        }
    }
    Some(figures)
}
