//! Recordings of one interrupted run count as one run where single runs are compared, and nowhere else.

use patella::metrics::spike::sum_of_known;
use patella::metrics::{RunRow, Spike, SpikeState};

use super::{add_days, descending, later, metrics_of, run, worn_for};

/// The same run as a later part of the run before it, beginning five minutes after that ended.
fn going_on(before: &RunRow, run: RunRow) -> RunRow {
    let start_unix_s = before.end_unix_s + 300;
    RunRow { start_unix_s, end_unix_s: start_unix_s + 3600, continues: true, ..run }
}

/// Each run cut in two: a third of it, five minutes of standing, the rest.
fn cut_in_two(runs: &[RunRow]) -> Vec<RunRow> {
    let share = |value: Option<f64>, part: f64| value.map(|meters| meters * part);
    let cut = |run: &RunRow| {
        let part = |part: f64| RunRow {
            distance_m: share(run.distance_m, part),
            descent_m: share(run.descent_m, part),
            ..run.clone()
        };
        let first = RunRow { end_unix_s: run.start_unix_s + 1200, ..part(0.25) };
        let second = going_on(&first, part(0.75));
        [first, second]
    };
    runs.iter().flat_map(cut).collect()
}

fn ratios(runs: Vec<RunRow>) -> Vec<(Option<f64>, Option<f64>)> {
    let metrics = metrics_of(&worn_for(120, runs));
    let ratio = |spike: &Option<Spike>| spike.as_ref().and_then(|spike| spike.ratio);
    (metrics.runs.iter()).map(|run| (ratio(&run.distance), ratio(&run.descent))).collect()
}

fn history() -> Vec<RunRow> {
    let runs = [
        (40, 8_000.0, 80.0),
        (43, 10_000.0, 60.0),
        (50, 12_000.0, 240.0),
        (58, 9_000.0, 100.0),
        (61, 20_000.0, 400.0),
        (95, 6_000.0, 90.0),
    ];
    runs.map(|(day, meters, down_m)| descending(run(day, meters), down_m)).to_vec()
}

#[test]
fn cutting_every_run_in_two_files_leaves_every_ratio_as_it_was() {
    let whole = ratios(history());
    let cut = ratios(cut_in_two(&history()));
    let firsts: Vec<_> = cut.iter().step_by(2).copied().collect();
    assert_eq!(firsts, whole);
    assert!(whole.iter().filter(|(distance, _)| distance.is_some()).count() >= 4);
    let others = cut.iter().skip(1).step_by(2);
    assert!(others.into_iter().all(|ratios| *ratios == (None, None)));
}

#[test]
fn the_reference_is_the_first_part_of_the_longest_run() {
    let warm_up = run(40, 3_000.0);
    let race = going_on(&warm_up, run(40, 10_000.0));
    let runs = vec![warm_up, race, run(45, 14_300.0)];
    let metrics = metrics_of(&worn_for(60, runs));
    let spike = metrics.runs[2].distance.clone().unwrap();
    assert_eq!(spike.reference, Some(0));
    assert_eq!((spike.ratio, spike.state), (Some(1.1), SpikeState::Reference));
}

#[test]
fn a_recording_without_a_distance_adds_nothing_to_its_run() {
    assert_eq!(sum_of_known([Some(4.0), None, Some(6.5)].into_iter()), Some(10.5));
    assert_eq!(sum_of_known([None, None].into_iter()), None);
    let first = run(45, None);
    let second = going_on(&first, run(45, 6_000.0));
    let metrics = metrics_of(&worn_for(60, vec![run(40, 5_000.0), first, second]));
    let ratio = metrics.runs[1].distance.as_ref().unwrap().ratio;
    assert_eq!(ratio, Some(1.2));
    assert_eq!(metrics.runs[2].distance, None);
}

#[test]
fn a_stop_is_no_rest_and_the_rest_after_it_begins_at_the_end_of_the_last_part() {
    let first = run(40, 5_000.0);
    let second = going_on(&first, run(40, 5_000.0));
    let next = later(run(41, 5_000.0), 1);
    let metrics = metrics_of(&worn_for(60, vec![first, second, next]));
    let rests: Vec<_> = (metrics.runs.iter()).map(|run| (run.rest_gap_h, run.rest_days)).collect();
    // From 9:05 to 8:00 on the next day.
    assert_eq!(rests[..2], [(None, None); 2]);
    assert!((rests[2].0.unwrap() - (23.0 - 5.0 / 60.0)).abs() < 1e-9);
    assert_eq!(rests[2].1, Some(0));
}

#[test]
fn weeks_are_the_same_but_for_the_number_of_runs() {
    let whole = metrics_of(&worn_for(120, history())).weeks;
    let cut = metrics_of(&worn_for(120, cut_in_two(&history()))).weeks;
    for (whole, cut) in whole.iter().zip(&cut) {
        assert_eq!(cut.runs, 2 * whole.runs);
        assert_eq!(
            (cut.week_start, cut.distance_m, cut.descent_m, cut.run_days),
            (whole.week_start, whole.distance_m, whole.descent_m, whole.run_days)
        );
        assert_eq!(cut.longest_run_m, whole.longest_run_m, "an interrupted run is one where single runs are compared");
    }
    assert_eq!(add_days(whole[0].week_start, 7), whole[1].week_start);
}
