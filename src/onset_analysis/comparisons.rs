//! Onsets compared with comparison days: counts, odds ratios, means.

use jiff::civil::Date;

use super::bootstrap::{DayValues, difference};
use super::circular_shift::CircularShift;
use super::comparison_days::{ComparisonBasis, WindowSample};
use super::crossover::{MatchedSet, OddsRatio, odds_ratio};
use super::exposure::ExposureValue;
use super::{Analysis, Exposure, ExposureComparison, ExposureCount, MeanDifference, ShiftTest};
use crate::calendar::{days_between, unix_day};

/// Days from the first of January 1970 to the Monday from which strata are counted. A fixed day, so that an export with
/// more history does not move them.
const FIRST_MONDAY: i64 = 4;

/// Each tested exposure in each window, and what the shift test was made over.
pub(super) fn comparisons(
    basis: &ComparisonBasis<'_>,
    analysis: Analysis,
) -> (Vec<ExposureComparison>, Option<ShiftTest>) {
    if analysis < Analysis::Percentiles {
        return (Vec::new(), None);
    }
    let with_odds = analysis >= Analysis::CaseCrossover;
    let pairs = pairs(&Exposure::TESTED, basis);
    let mut comparisons: Vec<ExposureComparison> = pairs
        .map(|(exposure, sample)| ExposureComparison {
            odds: with_odds.then(|| odds(basis, sample, exposure)).flatten(),
            ..counted(basis, sample, exposure)
        })
        .collect();
    let shift = (analysis >= Analysis::ShiftTest).then(|| CircularShift::new(basis)).flatten();
    let shift_test = shift.map(|shift| shift.test(&mut comparisons));
    (comparisons, shift_test)
}

/// Each exposure with each window.
fn pairs<'b>(
    exposures: &'b [Exposure],
    basis: &'b ComparisonBasis<'_>,
) -> impl Iterator<Item = (Exposure, &'b WindowSample)> {
    exposures.iter().flat_map(|&exposure| basis.samples.iter().map(move |sample| (exposure, sample)))
}

fn counted(basis: &ComparisonBasis<'_>, sample: &WindowSample, exposure: Exposure) -> ExposureComparison {
    let after = basis.onsets.iter().map(|onset| basis.history.after(onset.day, sample.window).of(exposure));
    ExposureComparison {
        exposure,
        window: sample.window,
        onsets: count(sample.of_onsets(exposure)),
        base: count(sample.of_others(exposure)),
        all_days: count(sample.of_all(exposure)),
        after: count(after),
        p: None,
        p_of_all: None,
        p_after: None,
        odds: None,
    }
}

fn count(values: impl Iterator<Item = ExposureValue>) -> ExposureCount {
    ExposureCount::of(values.map(|value| value.met))
}

fn odds(basis: &ComparisonBasis<'_>, sample: &WindowSample, exposure: Exposure) -> Option<OddsRatio> {
    let sets = basis.onsets.iter().zip(sample.of_onsets(exposure)).filter_map(|(onset, case)| {
        let controls = same_weekdays(basis, onset.day)
            .map(|day| basis.history.before(day, sample.window, onset.time).of(exposure));
        let controls = count(controls);
        Some(MatchedSet {
            case_exposed: case.met?,
            controls: u32::try_from(controls.known).ok().filter(|known| *known > 0)?,
            controls_exposed: u32::try_from(controls.met).ok()?,
        })
    });
    odds_ratio(&sets.collect::<Vec<_>>(), basis.rules)
}

/// The comparison days that share stratum and weekday with `day`.
fn same_weekdays<'b>(basis: &'b ComparisonBasis<'_>, day: Date) -> impl Iterator<Item = Date> + 'b {
    let length = basis.rules.stratum_days.max(1);
    let stratum = move |day: Date| (i64::from(unix_day(day)) - FIRST_MONDAY).div_euclid(length);
    let days = basis.comparison_days.iter().copied();
    days.filter(move |other| other.weekday() == day.weekday() && stratum(*other) == stratum(day) && *other != day)
}

/// The mean of each exposure in each window, before onsets and before comparison days.
pub(super) fn differences(basis: &ComparisonBasis<'_>, analysis: Analysis) -> Vec<MeanDifference> {
    if analysis < Analysis::ShiftTest {
        return Vec::new();
    }
    pairs(&Exposure::ALL, basis)
        .filter_map(|(exposure, sample)| {
            let days = day_values(basis, sample, exposure)?;
            Some(MeanDifference {
                exposure,
                window: sample.window,
                onsets: days.iter().filter(|day| day.onset.is_some()).count(),
                others: days.iter().filter(|day| day.other.is_some()).count(),
                means: difference(&days, basis.rules)?,
            })
        })
        .collect()
}

/// One exposure for each day from the first to the last that is an onset or free of pain; `None` without any.
fn day_values(basis: &ComparisonBasis<'_>, sample: &WindowSample, exposure: Exposure) -> Option<Vec<DayValues>> {
    let span = basis.diary_span?;
    let mut values = vec![DayValues::default(); usize::try_from(span.days()).ok()?];
    let index = |day: Date| usize::try_from(days_between(span.first, day)).ok();
    for (onset, value) in basis.onsets.iter().zip(sample.of_onsets(exposure)) {
        if let Some(of_day) = index(onset.day).and_then(|index| values.get_mut(index)) {
            of_day.onset = value.value;
        }
    }
    for (day, value) in basis.comparison_days.iter().zip(sample.of_others(exposure)) {
        if let Some(of_day) = index(*day).and_then(|index| values.get_mut(index)) {
            of_day.other = value.value;
        }
    }
    Some(values)
}
