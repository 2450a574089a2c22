//! Two files of one interrupted outing.

use super::*;

const HOME: (f64, f64) = (47.0, 8.0);
/// A degree of latitude is 111,195 m, so this is 490 m north of home.
const NEAR: (f64, f64) = (47.004_407, 8.0);
/// ... and this 510 m.
const FAR: (f64, f64) = (47.004_587, 8.0);

/// An hour from home to home.
fn outdoors(start: &str) -> Session {
    Session { first_position_deg: Some(HOME), last_position_deg: Some(HOME), ..run(start) }
}

fn from(first_position_deg: Option<(f64, f64)>, session: Session) -> Session {
    Session { first_position_deg, ..session }
}

/// Which of the runs go on with the one before; each part is flagged.
fn continues(sessions: Vec<Session>) -> Vec<bool> {
    let history = of_runs(sessions);
    let marks: Vec<bool> = history.runs.iter().map(|run| run.continues).collect();
    for (index, run) in history.runs.iter().enumerate() {
        let is_part = marks[index] || marks.get(index + 1) == Some(&true);
        let is_flagged = run.session.flags.contains(&Flag::Interrupted);
        assert_eq!(is_flagged, is_part);
    }
    marks
}

#[test]
fn a_run_that_begins_within_half_an_hour_where_the_last_ended_goes_on_with_it() {
    let after = |start: &str| continues(vec![outdoors("2026-03-02T06:00:00Z"), outdoors(start)]);
    assert_eq!(after("2026-03-02T07:05:00Z"), [false, true]);
    assert_eq!(after("2026-03-02T07:30:00Z"), [false, true]);
    assert_eq!(after("2026-03-02T07:30:01Z"), [false, false]);
    assert_eq!(after("2026-03-02T06:59:52Z"), [false, true], "rounded");
    assert_eq!(after("2026-03-02T06:59:00Z"), [false, false], "overlapping");
}

#[test]
fn warm_up_race_and_cool_down_are_one_outing() {
    let parts = vec![
        lasting(outdoors("2026-03-02T06:00:00Z"), 1_200.0),
        lasting(outdoors("2026-03-02T06:40:00Z"), 1_500.0),
        lasting(outdoors("2026-03-02T07:15:00Z"), 900.0),
        outdoors("2026-03-02T17:00:00Z"),
    ];
    assert_eq!(continues(parts), [false, true, true, false]);
}

#[test]
fn another_place_is_another_outing() {
    let then = |place| {
        let second = from(place, outdoors("2026-03-02T07:10:00Z"));
        continues(vec![outdoors("2026-03-02T06:00:00Z"), second])
    };
    assert_eq!(then(Some(NEAR)), [false, true]);
    assert_eq!(then(Some(FAR)), [false, false]);
    assert_eq!(then(None), [false, false], "no position says nothing");
}

#[test]
fn without_positions_only_two_runs_indoors_are_one() {
    let two = |first, second| {
        let of = |sub_sport, start| Session { sub_sport, ..run(start) };
        let first = of(first, "2026-03-02T06:00:00Z");
        continues(vec![first, of(second, "2026-03-02T07:10:00Z")])
    };
    assert_eq!(two(SubSport::Treadmill, SubSport::Treadmill), [false, true]);
    assert_eq!(two(SubSport::Treadmill, SubSport::Indoor), [false, true]);
    assert_eq!(two(SubSport::Treadmill, SubSport::Virtual), [false, false]);
    assert_eq!(two(SubSport::Generic, SubSport::Generic), [false, false]);
}

#[test]
fn a_ride_between_two_runs_makes_them_two() {
    let ride = Session { sport: Sport::Cycling, ..lasting(outdoors("2026-03-02T07:05:00Z"), 600.0) };
    let before = outdoors("2026-03-02T06:00:00Z");
    let after = outdoors("2026-03-02T07:20:00Z");
    assert_eq!(continues(vec![before.clone(), ride.clone(), after.clone()]), [false, false]);
    let ride_home = Session { sport: Sport::Cycling, ..outdoors("2026-03-02T08:25:00Z") };
    assert_eq!(continues(vec![before, after, ride_home]), [false, true]);
}

#[test]
fn both_files_stay_runs_with_rows_of_their_own() {
    let history = of_runs(vec![outdoors("2026-03-02T06:00:00Z"), outdoors("2026-03-02T07:05:00Z")]);
    assert_eq!(outcomes(&history), [Outcome::Run; 2]);
    assert_eq!(history.runs.len(), 2);
    let flag = history.runs[1].session.flags[0];
    assert_eq!(flag.name(), "interrupted_run");
}
