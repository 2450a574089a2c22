//! Steps of volume, from weeks whose schedules are known.

use jiff::civil::Date;
use patella::calendar::add_days;
use patella::facts::{Facts, Ladder, StepPain};
use patella::pain::rules::Completeness;
use patella::settings::Settings;
use patella::timeline::Timeline;

use crate::sample::Sample;

/// The Monday of a week.
fn monday(week: i64) -> Date {
    add_days(jiff::civil::date(2026, 1, 5), 7 * week)
}

/// A history of full weeks, each with runs of some kilometers on Monday, Wednesday, Friday and so on.
fn weeks(runs_km: &[&[f64]]) -> Timeline {
    let last = add_days(monday(runs_km.len() as i64), -1);
    let mut sample = Sample::between(monday(0), last);
    for (week, runs) in runs_km.iter().enumerate() {
        for (index, &km) in runs.iter().enumerate() {
            sample = sample.run(add_days(monday(week as i64), 2 * index as i64), km, None);
        }
    }
    sample.timeline()
}

fn ladder(timeline: &Timeline) -> Ladder {
    Facts::of(timeline, &Settings::default()).ladder
}

/// Weeks, run days a week and meters of a run day of each step.
fn shapes(ladder: &Ladder) -> Vec<(usize, f64, Option<f64>)> {
    ladder.steps.iter().map(|step| (step.weeks, step.run_days_a_week, step.run_day_m)).collect()
}

#[test]
fn a_raised_distance_begins_a_step_and_a_varied_one_does_not() {
    let ladder = ladder(&weeks(&[&[5.0, 5.0, 5.0], &[5.2, 5.0, 5.0], &[6.0, 6.0, 6.0], &[6.0, 6.3, 6.0]]));
    assert_eq!(shapes(&ladder), [(2, 3.0, Some(5_000.0)), (2, 3.0, Some(6_000.0))]);
    let first = &ladder.steps[0];
    assert_eq!((first.days.first, first.days.last), (monday(0), add_days(monday(2), -1)));
    assert_eq!((first.run_days, first.weekly_m, first.rest_days), (6, 15_100.0, Some(1.0)));
    assert_eq!((ladder.run_steps(), ladder.not_logged), (2, 2));
}

#[test]
fn more_than_one_further_run_day_begins_a_step() {
    let twice: &[f64] = &[5.0, 5.0];
    let four: &[f64] = &[5.0; 4];
    assert_eq!(shapes(&ladder(&weeks(&[twice, twice, four, four]))).len(), 2);
    let three: &[f64] = &[5.0; 3];
    assert_eq!(shapes(&ladder(&weeks(&[twice, twice, three, three]))), [(4, 2.5, Some(5_000.0))]);
}

#[test]
fn a_single_odd_week_joins_the_nearer_neighbor() {
    let ladder = ladder(&weeks(&[&[5.0, 5.0], &[5.0, 5.0], &[6.0, 6.0], &[9.0, 9.0], &[9.0, 9.0]]));
    assert_eq!(shapes(&ladder).iter().map(|shape| shape.0).collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn a_week_without_a_run_is_a_step_of_rest() {
    let ladder = ladder(&weeks(&[&[5.0, 5.0], &[5.0, 5.0], &[], &[5.0, 5.0]]));
    assert_eq!(shapes(&ladder), [(2, 2.0, Some(5_000.0)), (1, 0.0, None), (1, 2.0, Some(5_000.0))]);
    assert_eq!(ladder.steps[1].pain, StepPain::NoRun);
    assert_eq!(ladder.run_steps(), 2);
}

#[test]
fn the_notes_of_the_run_days_decide_what_a_step_was() {
    use Completeness::{Full, None as Nothing, Partial};
    // How much of each of four run days is logged, and how many of them are painful.
    let of = |logged: [Completeness; 4], painful: usize| {
        let mut timeline = weeks(&[&[5.0, 5.0], &[5.0, 5.0]]);
        for (index, (run_day, logged)) in timeline.run_days.iter_mut().zip(logged).enumerate() {
            run_day.logged = logged;
            run_day.is_pain_free = (logged != Nothing).then_some(index >= painful);
        }
        ladder(&timeline).steps[0].pain
    };
    assert_eq!(of([Full; 4], 0), StepPain::Free);
    assert_eq!(of([Full, Full, Full, Nothing], 0), StepPain::PartlyLogged);
    assert_eq!(of([Partial, Nothing, Nothing, Nothing], 0), StepPain::PartlyLogged);
    assert_eq!(of([Full, Partial, Nothing, Full], 2), StepPain::Painful { run_days: 2 });
    assert_eq!(of([Nothing; 4], 0), StepPain::NotLogged);
}

#[test]
fn without_a_full_week_there_is_no_step() {
    assert!(ladder(&Sample::between(monday(0), add_days(monday(0), 3)).timeline()).steps.is_empty());
}
