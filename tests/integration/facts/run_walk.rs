//! Run-walk sessions and running after a break.

use jiff::civil::Date;
use patella::calendar::add_days;
use patella::facts::{Facts, RunWalkFacts};
use patella::session::RunWalk;
use patella::settings::Settings;
use patella::timeline::Timeline;

use crate::sample::Sample;

fn day(offset: i64) -> Date {
    add_days(jiff::civil::date(2026, 3, 2), offset)
}

/// Runs of an hour on these days, each with minutes walked, minutes of the longest running and times of running.
fn runs(walks: &[(i64, f64, f64, usize)], last: i64) -> Timeline {
    let sample = Sample::between(day(0), day(last));
    let mut timeline = walks.iter().fold(sample, |sample, walk| sample.run(day(walk.0), 10.0, None)).timeline();
    for (run, &(_, walked, longest, run_intervals)) in timeline.runs.iter_mut().zip(walks) {
        let gaits = RunWalk { walking_s: 60.0 * walked, longest_running_s: 60.0 * longest, run_intervals };
        run.run_walk = (longest > 0.0).then_some(gaits);
    }
    timeline
}

fn found(timeline: &Timeline) -> RunWalkFacts {
    Facts::of(timeline, &Settings::default()).run_walk
}

#[test]
fn turns_of_running_and_walking_are_a_session() {
    // 60 minutes each: six walked are a tenth.
    let walks = [(0, 6.0, 15.0, 3), (2, 5.9, 15.0, 3), (4, 20.0, 30.0, 2), (6, 20.0, 21.0, 9), (8, 0.0, 0.0, 0)];
    let facts = found(&runs(&walks, 10));
    assert_eq!((facts.known_runs, facts.sessions), (4, vec![0]));
}

#[test]
fn running_comes_back_after_a_break() {
    // A break of nine days, then run-walk, and on day 17 twenty minutes at a stretch.
    let walks = [(0, 0.0, 60.0, 1), (10, 30.0, 2.0, 10), (12, 20.0, 4.0, 8), (17, 8.0, 20.0, 3), (19, 0.0, 60.0, 1)];
    let facts = found(&runs(&walks, 23));
    let [back] = &facts.returns[..] else { panic!("one return") };
    assert_eq!((back.day, back.first_continuous, back.runs_until), (day(10), Some(day(17)), Some(3)));
    assert_eq!(back.walking_min, [Some(25.0), Some(4.0)], "days 10 to 16 and 17 to 23");
}

#[test]
fn a_return_ends_with_the_next_break() {
    let walks = [(0, 0.0, 60.0, 1), (10, 30.0, 2.0, 10), (25, 0.0, 12.0, 1)];
    let facts = found(&runs(&walks, 25));
    let [first, second] = &facts.returns[..] else { panic!("two returns") };
    assert_eq!((first.first_continuous, &first.walking_min[..]), (None, &[Some(30.0), None, None][..]));
    assert_eq!((second.first_continuous, second.runs_until), (Some(day(25)), Some(1)), "all of it was run");
}

#[test]
fn without_samples_nothing_is_known() {
    let facts = found(&runs(&[(0, 0.0, 0.0, 0), (10, 0.0, 0.0, 0)], 12));
    assert_eq!((facts.known_runs, facts.sessions.len()), (0, 0));
    assert_eq!((facts.returns[0].first_continuous, &facts.returns[0].walking_min[..]), (None, &[None][..]));
}
