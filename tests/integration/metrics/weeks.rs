//! Weeks on paper: sums, empty weeks, partial weeks and the ratios at the end of the week.

use jiff::civil::{Date, date};
use patella::calendar::WeekStart;
use patella::metrics::{KneeLoad, MetricsInput, OtherRow, WeekMetrics, compute};
use patella::settings::Settings;

use super::{MONDAY, add_days, assert_near, descending, later, metrics_of, run, runs_only, worn_for};

/// A week in which nothing was run but every day is observed.
fn empty_week(week_start: Date) -> WeekMetrics {
    WeekMetrics {
        week_start,
        runs: 0,
        run_days: 0,
        distance_m: 0.0,
        runs_without_distance: 0,
        timer_s: 0.0,
        descent_m: Some(0.0),
        runs_without_descent: 0,
        descent_bands_m: Some([0.0; 5]),
        descent_per_km_m: None,
        descent_28d_m: None,
        knee_load: Some(KneeLoad { mid_m: 0.0, low_m: 0.0, high_m: 0.0 }),
        longest_run_m: None,
        longest_rest_gap_h: None,
        distance_change_pct: None,
        acwr_uncoupled: None,
        acwr_coupled: None,
        acwr_ewma: None,
        monotony: None,
        strain_m: None,
        ctl_m: None,
        atl_m: None,
        other_sport_s: 0.0,
        partial: false,
        observed_days: 7,
        unobserved_days: 0,
        after_unobserved: false,
    }
}

#[test]
fn one_run_alone_makes_one_partial_week() {
    let metrics = metrics_of(&runs_only(vec![descending(run(2, 8_000.0), 100.0)]));
    let expected = WeekMetrics {
        runs: 1,
        run_days: 1,
        distance_m: 8_000.0,
        timer_s: 3600.0,
        descent_m: Some(100.0),
        descent_bands_m: None,
        descent_per_km_m: Some(12.5),
        knee_load: Some(KneeLoad { mid_m: 8_340.0, low_m: 8_000.0, high_m: 8_460.0 }),
        longest_run_m: Some(8_000.0),
        partial: true,
        observed_days: 1,
        ..empty_week(MONDAY)
    };
    assert_eq!(metrics.weeks, [expected]);
}

#[test]
fn a_history_of_rest_has_weeks_of_zeros() {
    let metrics = metrics_of(&worn_for(14, Vec::new()));
    assert_eq!(metrics.weeks, [empty_week(MONDAY), empty_week(add_days(MONDAY, 7))]);
    assert!(metrics.runs.is_empty());
}

#[test]
fn a_rest_at_the_end_still_has_its_weeks() {
    let metrics = metrics_of(&worn_for(24, vec![run(1, 10_000.0)]));
    let distances: Vec<f64> = metrics.weeks.iter().map(|week| week.distance_m).collect();
    assert_eq!(distances, [10_000.0, 0.0, 0.0, 0.0]);
    let changes: Vec<Option<f64>> = metrics.weeks.iter().map(|week| week.distance_change_pct).collect();
    assert_eq!(changes, [None, Some(-100.0), None, None]);
    let partial: Vec<bool> = metrics.weeks.iter().map(|week| week.partial).collect();
    assert_eq!(partial, [false, false, false, true]);
    assert_eq!(metrics.weeks[3].observed_days, 3);
}

#[test]
fn weeks_that_nothing_speaks_of_are_there_and_marked() {
    let metrics = metrics_of(&runs_only(vec![run(0, 5_000.0), run(28, 5_000.0)]));
    let observed: Vec<u32> = metrics.weeks.iter().map(|week| week.observed_days).collect();
    assert_eq!(observed, [1, 0, 0, 0, 1]);
    // The last observed day is the Monday of the fifth week; its 28 days begin on day 1 of the silence.
    assert!(metrics.weeks.iter().all(|week| week.after_unobserved));
    let silent = &metrics.weeks[2];
    assert_eq!((silent.descent_m, silent.knee_load, silent.observed(silent.distance_m)), (None, None, None));
    let rows = WeekMetrics::rows(&metrics.weeks, serde_json::value::Serializer).unwrap();
    for of_sums in ["runs", "run_days", "distance_m", "timer_s", "other_sport_s", "descent_m"] {
        assert!(rows[2][of_sums].is_null(), "{of_sums}: {}", rows[2]);
    }
    assert_eq!((rows[0]["distance_m"].as_f64(), rows[0]["runs"].as_u64()), (Some(5_000.0), Some(1)));
}

#[test]
fn a_week_that_nothing_speaks_of_is_compared_with_neither_neighbour() {
    let metrics = metrics_of(&runs_only(vec![run(0, 10_000.0), run(6, 10_000.0), run(28, 5_000.0), run(34, 5_000.0)]));
    let changes: Vec<_> = metrics.weeks.iter().map(|week| (week.observed_days, week.distance_change_pct)).collect();
    assert_eq!(changes, [(2, None), (0, None), (0, None), (0, None), (2, None)]);
}

#[test]
fn sums_leave_out_what_is_unknown_and_count_it() {
    let runs = vec![
        run(0, 10_000.0),
        descending(later(run(0, 5_000.0), 4), 50.0),
        descending(run(2, None), 70.0),
        descending(run(6, 6_000.0), 0.0),
    ];
    let mut input = worn_for(7, runs);
    input.runs[3].timer_s = None;
    input.others =
        [Some(1800.0), None, Some(600.5)].map(|timer_s| OtherRow { day: add_days(MONDAY, 3), timer_s }).to_vec();
    let week = metrics_of(&input).weeks.remove(0);
    assert_eq!((week.runs, week.run_days), (4, 3));
    assert_eq!((week.distance_m, week.runs_without_distance), (21_000.0, 1));
    assert_eq!((week.descent_m, week.runs_without_descent), (Some(120.0), 1));
    assert_eq!(week.timer_s, 3.0 * 3600.0);
    assert_eq!(week.other_sport_s, 2400.5);
    assert_eq!(week.longest_run_m, Some(10_000.0));
    // From Wednesday 08:00 to Sunday 07:00.
    assert_eq!(week.longest_rest_gap_h, Some(95.0));
    // Distance and descent are both known of the second and the fourth run.
    assert_eq!(week.knee_load.unwrap().mid_m, 11_000.0 + 3.4 * 50.0);
}

#[test]
fn a_week_of_runs_that_tell_no_descent_has_none() {
    let metrics = metrics_of(&runs_only(vec![run(0, 10_000.0), run(3, None)]));
    let week = &metrics.weeks[0];
    assert_eq!((week.descent_m, week.knee_load), (None, None));
    assert_eq!(week.runs_without_descent, 2);
}

#[test]
fn weeks_begin_on_sunday_where_the_runner_says_so() {
    let settings = Settings { week_start: WeekStart::Sunday, ..Settings::default() };
    // MONDAY is in the Sunday week of 5 January; day 6 is the Sunday that begins the next.
    let input = runs_only(vec![run(0, 4_000.0), run(5, 5_000.0), run(6, 6_000.0)]);
    let weeks = compute(&input, &settings).weeks;
    let found: Vec<(Date, f64)> = weeks.iter().map(|week| (week.week_start, week.distance_m)).collect();
    let by_hand = [(date(2025, 1, 5), 9_000.0), (date(2025, 1, 12), 6_000.0)];
    assert_eq!(found, by_hand);
}

#[test]
fn a_partial_week_is_compared_with_neither_neighbour() {
    // Data from the Tuesday of the first week to the Saturday of the fourth.
    let runs = [1, 7, 14, 21].map(|day| run(day, 10_000.0)).to_vec();
    let mut input = worn_for(27, runs);
    input.observed.remove(&MONDAY);
    let weeks = metrics_of(&input).weeks;
    let changes: Vec<Option<f64>> = weeks.iter().map(|week| week.distance_change_pct).collect();
    assert_eq!(changes, [None, None, Some(0.0), None]);
}

#[test]
fn ratios_are_hidden_for_28_days_and_loads_for_42() {
    let runs = (0..70).map(|day| run(day, if day % 2 == 0 { 5_000.0 } else { 7_000.0 }));
    let weeks = metrics_of(&runs_only(runs.collect())).weeks;
    let shown = |value: fn(&WeekMetrics) -> Option<f64>| weeks.iter().position(|week| value(week).is_some());
    for ratio in [
        |week: &WeekMetrics| week.acwr_uncoupled,
        |week: &WeekMetrics| week.acwr_coupled,
        |week: &WeekMetrics| week.acwr_ewma,
    ] {
        assert_eq!(shown(ratio), Some(4));
    }
    assert_eq!(shown(|week| week.ctl_m), Some(6));
    assert_eq!(shown(|week| week.atl_m), Some(6));
    assert_eq!(shown(|week| week.monotony), Some(0));
}

#[test]
fn a_constant_load_is_approached_from_zero() {
    let runs = (0..70).map(|day| run(day, 5_000.0)).collect();
    let weeks = metrics_of(&runs_only(runs)).weeks;
    let last = weeks.last().unwrap();
    assert_near(last.ctl_m.unwrap(), 5_000.0 * (1.0 - (-70.0_f64 / 42.0).exp()), 1e-6);
    assert_near(last.atl_m.unwrap(), 5_000.0 * (1.0 - (-70.0_f64 / 7.0).exp()), 1e-6);
    assert_eq!(last.acwr_coupled, Some(1.0));
    assert_eq!((last.monotony, last.strain_m), (None, None), "seven equal days");
}

#[test]
fn the_first_week_without_a_base_after_a_rest_has_no_ratio() {
    // In floating point 0.1 + 0.2 - 0.1 - 0.2 is not 0; the base of the seventh week has to be.
    let mut runs: Vec<_> = (0..14).map(|day| run(day, 100.1 + 0.2 * day as f64)).collect();
    runs.push(run(44, 5_000.0));
    let weeks = metrics_of(&worn_for(49, runs)).weeks;
    assert_eq!(weeks[6].acwr_uncoupled, None);
    assert_eq!(weeks[6].acwr_coupled, Some(4.0));
    assert_eq!(weeks[5].acwr_coupled, None, "28 days of rest over 28 days of rest");
}

#[test]
fn a_week_cut_short_shows_its_last_observed_day() {
    // Day 30 is a Wednesday: 7 days from 24 to 30 with 2 runs, 21 days from 3 to 23 with 3 runs of the same length.
    let runs = [0, 5, 12, 19, 26, 30].map(|day| run(day, 6_000.0)).to_vec();
    let weeks = metrics_of(&worn_for(31, runs)).weeks;
    assert_eq!(weeks[4].acwr_uncoupled, Some(2.0));
    assert_eq!(weeks[4].acwr_coupled, Some(1.6));
}

#[test]
fn monotony_of_a_week_on_paper() {
    // Mean 50, standard deviation 37.859389; the days before the week do not matter.
    let loads = [9, 9, 9, 9, 9, 9, 9, 0, 80, 40, 0, 90, 60, 80];
    let runs = (0..).zip(loads).map(|(day, load)| run(day, f64::from(load)));
    let weeks = metrics_of(&runs_only(runs.collect())).weeks;
    assert_eq!(weeks[0].monotony, None);
    assert_near(weeks[1].monotony.unwrap(), 1.320_676_359_5, 1e-9);
    assert_near(weeks[1].strain_m.unwrap(), 462.236_725_8, 1e-6);
}

#[test]
fn other_sports_alone_make_a_history() {
    let input = MetricsInput { others: vec![OtherRow { day: MONDAY, timer_s: Some(60.0) }], ..MetricsInput::default() };
    let weeks = metrics_of(&input).weeks;
    assert_eq!((weeks.len(), weeks[0].runs), (1, 0));
    assert_eq!((weeks[0].observed_days, weeks[0].other_sport_s), (1, 60.0));
}

#[test]
fn a_week_is_marked_where_its_28_days_touch_an_unobserved_gap() {
    // The week of day 35 ends on day 41, so its 28 days begin on day 14. The weeks begin seven days before MONDAY.
    let is_marked = |observed_from: i64| {
        let mut input = runs_only(vec![run(-1, 5_000.0)]);
        input.observed = (observed_from..42).map(|days| add_days(MONDAY, days)).collect();
        let weeks = metrics_of(&input).weeks;
        assert_eq!(weeks[6].week_start, add_days(MONDAY, 35));
        weeks[6].after_unobserved
    };
    assert!(is_marked(15));
    assert!(!is_marked(14));
}
