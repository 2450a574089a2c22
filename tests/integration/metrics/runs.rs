//! Single runs on paper: spikes at their limits, descent, rests, returns and unobserved gaps.

use patella::calendar::DaySpan;
use patella::metrics::SpikeState::{Large, Moderate, NoReference, Reference, Small, WarmingUp};
use patella::metrics::{Spike, SpikeState};

use super::{MONDAY, add_days, descending, later, metrics_of, run, runs_only, worn_for};

/// The distance spike of the last of some runs, in a history long enough to grade it.
fn last_spike(distances_m: &[(i64, f64)]) -> Spike {
    let runs = distances_m.iter().map(|(day, m)| run(*day, *m)).collect();
    let metrics = metrics_of(&worn_for(100, runs));
    metrics.runs.last().unwrap().distance.clone().unwrap()
}

/// State and line mark of a run of `distance_m` after one of 10 km.
fn after_ten_km(distance_m: f64) -> (SpikeState, bool) {
    let spike = last_spike(&[(40, 10_000.0), (41, distance_m)]);
    (spike.state, spike.at_the_line)
}

#[test]
fn the_groups_include_their_upper_limit() {
    assert_eq!(after_ten_km(11_000.0), (Reference, true));
    assert_eq!(after_ten_km(11_000.001), (Small, true));
    assert_eq!(after_ten_km(13_000.0), (Small, false));
    assert_eq!(after_ten_km(13_000.001), (Moderate, false));
    assert_eq!(after_ten_km(20_000.0), (Moderate, false));
    assert_eq!(after_ten_km(20_000.001), (Large, false));
    assert_eq!(after_ten_km(0.0), (Reference, false));
}

#[test]
fn at_the_line_lies_strictly_between_its_limits() {
    assert_eq!(after_ten_km(10_500.0), (Reference, false));
    assert_eq!(after_ten_km(10_500.001), (Reference, true));
    assert_eq!(after_ten_km(11_499.999), (Small, true));
    assert_eq!(after_ten_km(11_500.0), (Small, false));
}

#[test]
fn the_window_holds_the_thirtieth_day_before_and_not_the_thirty_first() {
    let thirtieth = last_spike(&[(40, 5_000.0), (70, 6_000.0)]);
    assert_eq!((thirtieth.ratio, thirtieth.state), (Some(1.2), Small));
    let thirty_first = last_spike(&[(39, 5_000.0), (70, 6_000.0)]);
    assert_eq!((thirty_first.ratio, thirty_first.state), (None, NoReference));
    assert_eq!(thirty_first.reference, None);
}

#[test]
fn an_earlier_run_of_the_day_counts_and_a_later_one_does_not() {
    let runs = vec![run(40, 10_000.0), run(41, 5_000.0), later(run(41, 12_000.0), 3), later(run(41, 12_000.0), 6)];
    let metrics = metrics_of(&worn_for(60, runs));
    let ratios: Vec<Option<f64>> = metrics.runs.iter().map(|run| run.distance.as_ref().unwrap().ratio).collect();
    assert_eq!(ratios, [None, Some(0.5), Some(1.2), Some(1.0)]);
}

#[test]
fn the_first_thirty_days_of_a_history_are_not_graded() {
    let runs = vec![run(0, 10_000.0), run(29, 20_000.0), run(30, 30_000.0)];
    let metrics = metrics_of(&runs_only(runs));
    let spikes: Vec<(Option<f64>, SpikeState)> =
        metrics.runs.iter().map(|run| run.distance.as_ref().unwrap()).map(|spike| (spike.ratio, spike.state)).collect();
    assert_eq!(spikes, [(None, NoReference), (Some(2.0), WarmingUp), (Some(1.5), Moderate)]);
}

#[test]
fn a_run_without_distance_is_not_compared_and_one_of_0_m_is_no_reference() {
    let runs = vec![run(40, None), run(41, 0.0), run(42, 5_000.0)];
    let metrics = metrics_of(&worn_for(60, runs));
    assert_eq!(metrics.runs[0].distance, None);
    let after_nothing = metrics.runs[2].distance.as_ref().unwrap();
    assert_eq!(after_nothing.state, NoReference);
    assert_eq!((after_nothing.ratio, after_nothing.reference), (None, Some(1)));
}

#[test]
fn a_descent_below_fifty_metres_is_no_reference() {
    for (most_m, ratio) in [(49.999, None), (50.0, Some(2.0))] {
        let runs =
            vec![descending(run(40, 8_000.0), most_m), run(41, 8_000.0), descending(run(42, 8_000.0), 2.0 * 50.0)];
        let metrics = metrics_of(&worn_for(60, runs));
        assert_eq!(metrics.runs[1].descent, None);
        let spike = metrics.runs[2].descent.as_ref().unwrap();
        assert_eq!(spike.ratio, ratio, "after {most_m} m");
        assert_eq!(spike.state == NoReference, ratio.is_none());
    }
}

#[test]
fn knee_load_needs_distance_and_descent() {
    let flat = descending(run(2, 10_000.0), 0.0);
    let runs = vec![run(0, 10_000.0), descending(run(1, None), 300.0), flat];
    let metrics = metrics_of(&runs_only(runs));
    assert_eq!(metrics.runs[0].knee_load, None);
    assert_eq!(metrics.runs[1].knee_load, None);
    assert_eq!(metrics.runs[2].knee_load.unwrap().mid_m, 10_000.0);
}

#[test]
fn a_run_within_another_has_a_rest_of_zero_and_the_longer_end_counts() {
    let mut long = run(0, 30_000.0);
    long.end_unix_s += 3 * 3600;
    let runs = vec![long, later(run(0, 1_000.0), 1), later(run(0, 2_000.0), 6)];
    let metrics = metrics_of(&runs_only(runs));
    let rests: Vec<(Option<f64>, Option<i64>)> =
        metrics.runs.iter().map(|run| (run.rest_gap_h, run.rest_days)).collect();
    // The long run goes from 07:00 to 11:00, the others start at 08:00 and 13:00.
    let by_hand = [(None, None), (Some(0.0), Some(0)), (Some(2.0), Some(0))];
    assert_eq!(rests, by_hand);
}

#[test]
fn a_day_that_occurs_twice_across_the_date_line_adds_no_rest_day() {
    let mut east = run(5, 5_000.0);
    east.day = add_days(MONDAY, 4);
    east.start_unix_s += 3600;
    let metrics = metrics_of(&runs_only(vec![run(5, 5_000.0), east, run(6, 6_000.0)]));
    assert_eq!(metrics.runs[1].rest_days, Some(0));
    assert_eq!(metrics.runs[2].rest_days, Some(0));
    assert_eq!(metrics.runs[1].distance.as_ref().unwrap().ratio, Some(1.0));
}

#[test]
fn a_gap_without_data_marks_the_runs_whose_window_it_touches() {
    // Silent from day 1 to day 14; the window of day 44 begins on day 14, that of day 45 on day 15.
    let mut input = runs_only(vec![run(0, 5_000.0), run(44, 5_000.0), run(45, 5_000.0)]);
    input.observed = (15..60).map(|days| add_days(MONDAY, days)).collect();
    let metrics = metrics_of(&input);
    let silent = DaySpan { first: add_days(MONDAY, 1), last: add_days(MONDAY, 14) };
    assert_eq!(metrics.unobserved, [silent]);
    let marks: Vec<bool> = metrics.runs.iter().map(|run| run.distance.as_ref().unwrap().after_unobserved).collect();
    assert_eq!(marks, [false, true, false]);
}

#[test]
fn a_return_compares_its_week_with_the_four_weeks_up_to_the_break() {
    // 20 km in the 28 days up to day 30 (day 3 to day 30), 6 of the 9 km back within seven days.
    let runs = vec![
        run(2, 50_000.0),
        run(3, 8_000.0),
        run(30, 12_000.0),
        run(38, 4_000.0),
        run(44, 2_000.0),
        run(45, 3_000.0),
    ];
    let metrics = metrics_of(&worn_for(60, runs));
    let days: Vec<i64> = metrics.returns.iter().map(|back| back.rest_days).collect();
    assert_eq!(days, [26, 7]);
    assert_eq!(metrics.returns[0].before_weekly_m, None, "history too short");
    let back = &metrics.returns[1];
    assert_eq!((back.run, back.first_week_m), (3, 6_000.0));
    assert_eq!(back.before_weekly_m, Some(5_000.0));
    assert_eq!(back.share_pct, Some(120.0));
    assert!(!back.first_week_partial && !back.after_unobserved);
}

#[test]
fn six_days_are_no_break_and_data_that_end_early_mark_the_week_back() {
    let runs = vec![run(0, 5_000.0), run(7, 5_000.0), run(15, 5_000.0)];
    let metrics = metrics_of(&runs_only(runs.clone()));
    assert_eq!(metrics.returns.len(), 1);
    assert!(metrics.returns[0].first_week_partial);
    assert_eq!(metrics.returns[0].first_week_m, 5_000.0);
    let whole = metrics_of(&worn_for(22, runs));
    assert!(!whole.returns[0].first_week_partial);
}

#[test]
fn a_return_after_an_unobserved_gap_is_marked() {
    let metrics = metrics_of(&runs_only(vec![run(0, 5_000.0), run(15, 5_000.0)]));
    assert_eq!(metrics.returns[0].rest_days, 14);
    assert!(metrics.returns[0].after_unobserved);
    let shorter = metrics_of(&runs_only(vec![run(0, 5_000.0), run(14, 5_000.0)]));
    assert!(!shorter.returns[0].after_unobserved);
}

#[test]
fn four_weeks_without_distance_give_a_mean_of_zero_and_no_share() {
    let runs = vec![run(28, None), run(40, 5_000.0)];
    let metrics = metrics_of(&worn_for(60, runs));
    let back = &metrics.returns[0];
    assert_eq!((back.before_weekly_m, back.share_pct), (Some(0.0), None));
}
