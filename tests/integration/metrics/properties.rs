//! What holds of every history, tried on histories made at random.

use patella::calendar::days_between;
use patella::metrics::load::acwr;
use patella::metrics::{Metrics, RunRow, Spike, SpikeState, compute};
use patella::settings::{Settings, SpikeRules};
use proptest::prelude::*;

use super::{descending, later, metrics_of, run, runs_only};

/// Runs by start: a few days or up to six weeks apart, some on one day, some at the same second, some without a distance.
fn histories() -> impl Strategy<Value = Vec<RunRow>> {
    let gap_days = prop_oneof![4 => 0..4_i64, 1 => 4..45_i64];
    let hours = 0..6_i64;
    let distance_mm = proptest::option::weighted(0.9, 0..30_000_000_u32);
    let descent_mm = proptest::option::weighted(0.8, 0..900_000_u32);
    let drawn = (gap_days, hours, distance_mm, descent_mm);
    proptest::collection::vec(drawn, 0..60).prop_map(|drawn_runs| {
        let mut day = 0;
        let rows = drawn_runs.into_iter().map(|(gap_days, hours, distance_mm, descent_mm)| {
            day += gap_days;
            let row = later(run(day, distance_mm.map(meters)), hours);
            descent_mm.map_or(row.clone(), |mm| descending(row, meters(mm)))
        });
        let mut rows: Vec<RunRow> = rows.collect();
        rows.sort_by_key(|row| row.start_unix_s);
        rows
    })
}

/// Meters of whole millimeters.
fn meters(millimeters: u32) -> f64 {
    f64::from(millimeters) / 1000.0
}

/// Whole millimeters of meters.
fn millimeters(meters: f64) -> i64 {
    (meters * 1000.0).round() as i64
}

/// The largest ratio of each run by its definition, every run looked at for every run.
fn naive_ratio(runs: &[RunRow], index: usize, rules: &SpikeRules) -> Option<f64> {
    let this = &runs[index];
    let window = runs.iter().filter(|other| {
        other.start_unix_s < this.start_unix_s && days_between(other.day, this.day) <= rules.window_days
    });
    let largest_m = window.filter_map(|other| other.distance_m).fold(0.0, f64::max);
    (largest_m > 0.0).then(|| millimeters(this.distance_m.unwrap_or(0.0)) as f64 / millimeters(largest_m) as f64)
}

/// Everything about a spike but the index of its reference.
fn without_index(spike: &Option<Spike>) -> Option<Spike> {
    spike.clone().map(|spike| Spike { reference: None, ..spike })
}

/// Sum over the weeks in whole thousandths.
fn week_sum(metrics: &Metrics, value: fn(&patella::metrics::WeekMetrics) -> f64) -> i64 {
    metrics.weeks.iter().map(|week| millimeters(value(week))).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_sums_of_the_weeks_are_the_sums_of_the_runs(runs in histories()) {
        let metrics = metrics_of(&runs_only(runs.clone()));
        let sum = |value: fn(&RunRow) -> Option<f64>| -> i64 {
            runs.iter().filter_map(value).map(millimeters).sum()
        };
        prop_assert_eq!(week_sum(&metrics, |week| week.distance_m), sum(|run| run.distance_m));
        prop_assert_eq!(week_sum(&metrics, |week| week.descent_m.unwrap_or(0.0)), sum(|run| run.descent_m));
        prop_assert_eq!(week_sum(&metrics, |week| week.timer_s), sum(|run| run.timer_s));
        prop_assert_eq!(metrics.weeks.iter().map(|week| week.runs as usize).sum::<usize>(), runs.len());
        for pair in metrics.weeks.windows(2) {
            prop_assert_eq!(days_between(pair[0].week_start, pair[1].week_start), 7);
        }
    }

    #[test]
    fn the_order_of_runs_that_start_together_does_not_matter(runs in histories()) {
        let straight = metrics_of(&runs_only(runs.clone()));
        let mut turned_runs: Vec<RunRow> = runs.iter().rev().cloned().collect();
        turned_runs.sort_by_key(|row| row.start_unix_s);
        let turned = metrics_of(&runs_only(turned_runs.clone()));
        prop_assert_eq!(
            straight.weeks.iter().map(|week| week.distance_m).collect::<Vec<_>>(),
            turned.weeks.iter().map(|week| week.distance_m).collect::<Vec<_>>()
        );
        prop_assert_eq!(&straight.weeks, &turned.weeks);
        for (run, found) in runs.iter().zip(&straight.runs) {
            let same_runs = turned_runs.iter().zip(&turned.runs).filter(|(other, _)| *other == run);
            for (_, other) in same_runs {
                prop_assert_eq!(without_index(&found.distance), without_index(&other.distance));
                prop_assert_eq!(without_index(&found.descent), without_index(&other.descent));
            }
        }
    }

    #[test]
    fn ratios_do_not_depend_on_the_unit(runs in histories(), factor in 2..40_u32) {
        let scaled = runs.clone().into_iter().map(|run| RunRow {
            distance_m: run.distance_m.map(|m| millimeters(m) as f64 * f64::from(factor) / 1000.0),
            ..run
        });
        let scaled = metrics_of(&runs_only(scaled.collect()));
        let plain = metrics_of(&runs_only(runs));
        for (plain, scaled) in plain.runs.iter().zip(&scaled.runs) {
            prop_assert_eq!(&plain.distance, &scaled.distance);
        }
        for (plain, scaled) in plain.weeks.iter().zip(&scaled.weeks) {
            prop_assert_eq!(plain.acwr_uncoupled, scaled.acwr_uncoupled);
            prop_assert_eq!(plain.acwr_coupled, scaled.acwr_coupled);
        }
    }

    #[test]
    fn the_window_finds_what_looking_at_every_pair_finds(runs in histories()) {
        let settings = Settings::default();
        let metrics = compute(&runs_only(runs.clone()), &settings);
        for (index, run) in metrics.runs.iter().enumerate() {
            let Some(spike) = &run.distance else {
                prop_assert_eq!(runs[index].distance_m, None);
                continue;
            };
            let ratio = naive_ratio(&runs, index, &settings.spike);
            prop_assert_eq!(spike.ratio, ratio);
            prop_assert_eq!(spike.state == SpikeState::NoReference, ratio.is_none());
            if let (Some(ratio), Some(reference)) = (ratio, spike.reference) {
                let reference_mm = millimeters(runs[reference].distance_m.unwrap_or(0.0));
                let value_mm = millimeters(runs[index].distance_m.unwrap_or(0.0));
                prop_assert_eq!(value_mm as f64 / reference_mm as f64, ratio);
            }
        }
    }

    #[test]
    fn rolling_ratios_are_those_of_plain_sums(daily in proptest::collection::vec(0..20_000_u32, 0..90)) {
        let loads: Vec<f64> = daily.iter().map(|load| f64::from(*load)).collect();
        let series = acwr(&loads);
        prop_assert_eq!(series.len(), loads.len());
        for (index, found) in series.iter().enumerate() {
            let sum = |days: usize| (index + 1 >= days).then(|| loads[index + 1 - days..=index].iter().sum::<f64>());
            let Some((acute, chronic)) = sum(7).zip(sum(28)) else {
                prop_assert_eq!((found.uncoupled, found.coupled), (None, None));
                continue;
            };
            let expected = (chronic > 0.0).then(|| 4.0 * acute / chronic);
            prop_assert_eq!(found.coupled, expected);
            if let (Some(coupled), Some(uncoupled)) = (found.coupled, found.uncoupled) {
                prop_assert!((coupled - 4.0 * uncoupled / (uncoupled + 3.0)).abs() < 1e-9);
            }
        }
    }
}
