//! Pairs that may be one activity and are both counted, with a word to the runner.

use super::*;
use patella::activity::Totals;

/// The flags of the runs, and what ties their files together.
fn suspicion(history: &History) -> (Vec<Vec<Flag>>, Vec<Option<Tie>>) {
    let flags = (history.runs.iter()).map(|run| run.session.flags.clone());
    let ties = (history.ledger.iter()).map(|row| row.ties.first().map(|to| to.tie));
    (flags.collect(), ties.collect())
}

fn unsuspected() -> (Vec<Vec<Flag>>, Vec<Option<Tie>>) {
    (vec![Vec::new(); 2], vec![None; 2])
}

/// A watch of a known maker: its times are UTC for certain.
fn original(start: &str) -> Session {
    Session { file_id: FileId { manufacturer: Some(1), ..FileId::default() }, ..run(start) }
}

#[test]
fn trap_28_a_copy_with_a_wrong_time_zone_is_reported_and_not_merged() {
    let shifted = gpx(seconds_later(run(START), -3_600 * 7 + 20));
    let history = of_runs(vec![original(START), shifted]);
    assert_eq!(outcomes(&history), [Outcome::Run; 2]);
    let (flags, ties) = suspicion(&history);
    assert_eq!(flags, vec![vec![Flag::SuspectedCopy]; 2]);
    assert_eq!(ties, vec![Some(Tie::PerhapsShifted); 2]);
    let other = &history.ledger[0].ties[0].activity_id;
    assert_eq!(history.ledger[1].activity_ids, std::slice::from_ref(other));
    assert!(history.ledger[1].remarks().ends_with("both are counted: 20260302-0800"));
}

#[test]
fn the_same_loop_in_the_morning_and_in_the_evening_is_no_copy() {
    let watch = || original(START);
    let ten_hours = |session| seconds_later(session, 36_000);
    // A watch writes UTC, so two of its files are two runs.
    let history = of_runs(vec![watch(), ten_hours(watch())]);
    assert_eq!(suspicion(&history), unsuspected());
    // Two tracks of one app would be off by the same hours.
    let history = of_runs(vec![gpx(run(START)), ten_hours(gpx(run(START)))]);
    assert_eq!(suspicion(&history), unsuspected());
    // Another heart rate is another run.
    let beating =
        |session: Session, bpm| Session { totals: Totals { avg_hr_bpm: Some(bpm), ..session.totals }, ..session };
    let evening = beating(ten_hours(gpx(run(START))), 151.0);
    let history = of_runs(vec![beating(watch(), 148.0), evening]);
    assert_eq!(suspicion(&history), unsuspected());
    // And so is one that does not start a whole number of quarter hours away, or is not as long or as far.
    for other in [
        seconds_later(gpx(run(START)), 36_091),
        ten_hours(lasting(gpx(run(START)), 3_640.0)),
        ten_hours(Session {
            totals: Totals { distance_m: Some(10_150.0), ..gpx(run(START)).totals },
            ..gpx(run(START))
        }),
        seconds_later(gpx(run(START)), 7 * 86_400),
    ] {
        assert_eq!(suspicion(&of_runs(vec![watch(), other])), unsuspected());
    }
}

#[test]
fn recordings_that_share_a_part_of_their_time_are_both_counted_and_both_flagged() {
    let half = gpx(seconds_later(run(START), 1_700));
    let history = of_runs(vec![run(START), half]);
    let (flags, ties) = suspicion(&history);
    assert_eq!(outcomes(&history), [Outcome::Run; 2]);
    assert_eq!(flags, vec![vec![Flag::Overlaps]; 2]);
    assert_eq!(ties, vec![Some(Tie::Overlap); 2]);
    // A whole number of quarter hours says more.
    let shifted = gpx(seconds_later(run(START), 1_800));
    let (flags, ties) = suspicion(&of_runs(vec![run(START), shifted]));
    assert_eq!(flags, vec![vec![Flag::SuspectedCopy]; 2]);
    assert_eq!(ties, vec![Some(Tie::PerhapsShifted); 2]);
    let little = gpx(seconds_later(run(START), 2_900));
    assert_eq!(suspicion(&of_runs(vec![run(START), little])), unsuspected());
}

#[test]
fn a_short_run_within_a_long_one_is_reported_although_others_began_between() {
    // Paused for most of the time, so that the others may have been run meanwhile.
    let long = Session {
        totals: Totals { timer_s: Some(3_600.0), ..lasting(run(START), 4.0 * 3_600.0).totals },
        ..lasting(run(START), 4.0 * 3_600.0)
    };
    let first = gpx(lasting(run("2026-03-02T06:30:00Z"), 300.0));
    let second = gpx(lasting(run("2026-03-02T08:30:00Z"), 600.0));
    let history = of_runs(vec![long, first, second]);
    let ties = |row: usize| history.ledger[row].ties.len();
    assert_eq!((ties(0), ties(1), ties(2)), (2, 1, 1));
}

#[test]
fn another_sport_at_the_same_time_is_not_reported() {
    let ride = Session { sport: Sport::Cycling, ..seconds_later(run(START), 600) };
    let history = of_runs(vec![run(START), ride]);
    assert!(history.ledger.iter().all(|row| row.ties.is_empty()));
}

#[test]
fn trap_29_a_watch_left_running_shares_no_time_with_the_next_run() {
    let forgotten = Session {
        totals: Totals { timer_s: Some(3_600.0), ..lasting(run(START), 46.0 * 3_600.0).totals },
        flags: vec![Flag::LeftRunning],
        ..lasting(run(START), 46.0 * 3_600.0)
    };
    let next = run("2026-03-03T06:00:00Z");
    let history = of_runs(vec![forgotten, next]);
    assert!(history.ledger.iter().all(|row| row.ties.is_empty()));
}
