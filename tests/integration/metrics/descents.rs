//! Descent over time: by grade, for each kilometer, over four weeks, and after a gap.

use patella::metrics::{MetricsInput, RunRow, SpikeState, compute};
use patella::settings::Settings;

use super::{MONDAY, add_days, assert_near, descending, metrics_of, run, runs_only, worn_for};

/// A run of 10 km on the day, its descent by grade.
fn by_grade(days: i64, bands_m: [f64; 5]) -> RunRow {
    RunRow { descent_bands_m: Some(bands_m), ..descending(run(days, 10_000.0), bands_m.iter().sum()) }
}

#[test]
fn a_week_sums_its_descent_by_grade_over_the_runs_that_tell_it() {
    let metrics = metrics_of(&runs_only(vec![
        by_grade(0, [10.0, 20.0, 30.0, 0.0, 5.0]),
        descending(run(2, 10_000.0), 100.0),
        by_grade(4, [1.0, 2.0, 3.0, 4.0, 5.0]),
    ]));
    let week = &metrics.weeks[0];
    assert_eq!(week.descent_bands_m, Some([11.0, 22.0, 33.0, 4.0, 10.0]));
    assert_eq!(week.descent_m, Some(180.0));
    assert_near(week.descent_per_km_m.unwrap(), 6.0, 1e-9);
}

#[test]
fn a_week_whose_runs_tell_no_grades_has_none_and_a_week_of_rest_has_zeros() {
    let metrics = metrics_of(&worn_for(14, vec![descending(run(1, 8_000.0), 40.0)]));
    assert_eq!(metrics.weeks[0].descent_bands_m, None);
    assert_eq!(metrics.weeks[1].descent_bands_m, Some([0.0; 5]));
    assert_eq!(metrics.weeks[1].descent_per_km_m, None, "nothing was run");
}

#[test]
fn four_weeks_of_descent_need_four_weeks_of_history() {
    let runs = (0..5).map(|week| descending(run(7 * week, 10_000.0), 100.0 + week as f64));
    let metrics = metrics_of(&worn_for(35, runs.collect()));
    let sums: Vec<_> = metrics.weeks.iter().map(|week| week.descent_28d_m).collect();
    // 100 + 101 + 102 + 103, then 101 + 102 + 103 + 104.
    assert_eq!(sums, [None, None, None, Some(406.0), Some(410.0)]);
}

#[test]
fn steep_descent_is_compared_with_the_most_of_thirty_days() {
    let metrics = metrics_of(&worn_for(
        60,
        vec![
            by_grade(31, [0.0, 100.0, 40.0, 10.0, 10.0]),
            by_grade(40, [100.0, 100.0, 30.0, 0.0, 0.0]),
            by_grade(45, [0.0, 0.0, 0.0, 60.0, 90.0]),
        ],
    ));
    let steep = |run: usize| metrics.runs[run].steep_descent.as_ref().unwrap();
    assert_near(steep(1).ratio.unwrap(), 0.5, 1e-9);
    assert_near(steep(2).ratio.unwrap(), 2.5, 1e-9);
    assert_eq!(steep(2).state, SpikeState::Large);
    let all = metrics.runs[2].descent.as_ref().unwrap();
    assert_eq!(all.state, SpikeState::Reference, "150 m after 230 m");
}

#[test]
fn the_first_descent_after_four_weeks_without_one_is_found() {
    let metrics = metrics_of(&worn_for(
        80,
        vec![
            descending(run(0, 10_000.0), 60.0),
            descending(run(10, 10_000.0), 49.0),
            run(20, 10_000.0),
            descending(run(28, 10_000.0), 50.0),
            descending(run(57, 10_000.0), 300.0),
        ],
    ));
    // 27 days lie between the first two descents, 28 between the last two.
    let [gap] = metrics.descent_gaps[..] else {
        panic!("{:?}", metrics.descent_gaps);
    };
    assert_eq!((gap.before, gap.run, gap.days), (3, 4, 28));
    assert_eq!((gap.descent_m, gap.runs_without_descent), (300.0, 0));
    assert!(!gap.after_unobserved);
}

#[test]
fn a_gap_without_recordings_is_marked_and_silent_runs_are_counted() {
    let input = MetricsInput {
        observed: [0, 5, 60].map(|days| add_days(MONDAY, days)).into(),
        ..runs_only(vec![descending(run(0, 10_000.0), 80.0), run(5, 10_000.0), descending(run(60, 10_000.0), 80.0)])
    };
    let metrics = compute(&input, &Settings::default());
    let gap = metrics.descent_gaps[0];
    assert_eq!((gap.days, gap.runs_without_descent), (59, 1));
    assert!(gap.after_unobserved);
}

#[test]
fn a_spike_is_uncertain_where_both_figures_together_reach_the_line() {
    // 120 m after 100 m: 10 m above the line, of which 6 m and 1.1 times 7 m explain 9.8 m, and 1.1 times 8 m 10.6 m.
    let uncertain = |doubts_m: [Option<f64>; 2]| {
        let runs = [(40, 100.0), (50, 120.0)].into_iter().zip(doubts_m).map(|((day, descent_m), descent_doubt_m)| {
            RunRow { descent_doubt_m, ..by_grade(day, [0.0, 0.0, descent_m, 0.0, 0.0]) }
        });
        let metrics = metrics_of(&worn_for(60, runs.collect()));
        let [descent, steep] = [&metrics.runs[1].descent, &metrics.runs[1].steep_descent].map(|of| of.clone().unwrap());
        assert_eq!(descent.within_uncertainty, steep.within_uncertainty, "all of it is steep");
        descent.within_uncertainty
    };
    assert!(!uncertain([Some(7.0), Some(6.0)]));
    assert!(uncertain([Some(8.0), Some(6.0)]));
    assert!(!uncertain([None, Some(9.0)]), "a total of the watch is taken as it stands");
    assert!(!uncertain([None, None]));
}
