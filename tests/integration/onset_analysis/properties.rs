//! What holds of any records.

use jiff::civil::Time;
use patella::settings::{OnsetAnalysisRules, Settings};
use proptest::prelude::*;

use super::{Case, day};

/// A year of runs with gaps and unknown distances, nights now and then, and up to twelve onsets at any hour or none.
fn cases() -> impl Strategy<Value = Case> {
    let run = (1..9_i64, proptest::option::weighted(0.95, 1..300_u32), proptest::option::weighted(0.9, 0..400_u32));
    let onset = (8..40_i64, proptest::option::of(0..24_i8));
    let runs = proptest::collection::vec(run, 0..120);
    let nights = proptest::collection::btree_map(0..364_i64, 4.0..9.0_f64, 0..200);
    (runs, proptest::collection::vec(onset, 0..12), nights).prop_map(|(runs, onsets, nights)| {
        let mut case = Case::of_days(364);
        let mut number = 0;
        for (gap, distance, descent) in runs {
            number += gap;
            if number < 364 {
                let km = distance.map(|tenths| f64::from(tenths) / 10.0);
                case = case.run_at(number, number % 24, km, descent.map(f64::from));
            }
        }
        number = 0;
        for (gap, hour) in onsets {
            number += gap;
            if number < 364 {
                case = case.onset(number, hour.map(|hour| Time::constant(hour, 0, 0, 0)));
            }
        }
        nights.into_iter().fold(case, |case, (number, hours)| case.night(number, hours)).free_otherwise()
    })
}

/// Few draws: what is asked here does not depend on them.
fn settings() -> Settings {
    Settings {
        onset_analysis: OnsetAnalysisRules { draws: 50, ..OnsetAnalysisRules::default() },
        ..Settings::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn counts_percentiles_and_p_values_are_within_bounds(case in cases()) {
        let compared = case.compared_with(&settings());
        prop_assert_eq!(compared.onsets_compared, case.diary.onsets.len());
        for one in &compared.comparisons {
            for count in [one.onsets, one.base, one.after] {
                prop_assert!(count.met <= count.known);
            }
            prop_assert!(one.onsets.known <= compared.onsets_compared);
            prop_assert!(one.base.known <= compared.comparison_days);
            prop_assert_eq!(one.p.is_some(), one.p_of_all.is_some());
            if let (Some(p), Some(of_all), Some(test)) = (one.p, one.p_of_all, compared.shift_test) {
                prop_assert!(test.smallest_p <= p && p <= of_all && of_all <= 1.0);
            }
            if let Some(odds) = one.odds {
                prop_assert!(odds.low <= odds.high.unwrap_or(f64::INFINITY));
                prop_assert!(odds.discordant <= odds.sets && odds.sets <= one.onsets.known);
            }
        }
        let windows = compared.onsets.iter().flat_map(|onset| &onset.windows);
        for figure in windows.flat_map(|window| &window.figures) {
            prop_assert!(figure.percentile.is_none_or(|rank| (0.0..=100.0).contains(&rank)));
            prop_assert!(figure.comparable <= compared.comparison_days);
        }
    }

    #[test]
    fn a_day_without_a_note_counts_for_nothing(case in cases(), forgotten in 0..364_i64) {
        let mut without = case.clone();
        without.diary.free.remove(&day(forgotten));
        let (all, fewer) = (case.compared_with(&settings()), without.compared_with(&settings()));
        prop_assert!(fewer.comparison_days <= all.comparison_days);
        for (all, fewer) in all.comparisons.iter().zip(&fewer.comparisons) {
            prop_assert_eq!(all.onsets, fewer.onsets);
            prop_assert!(fewer.base.met <= all.base.met && fewer.base.known <= all.base.known);
        }
    }
}
