//! Sports that may be one, and legs that may not.

use super::*;
use patella::activity::Totals;

/// A session of another sport.
fn of(sport: Sport, session: Session) -> Session {
    Session { sport, ..session }
}

fn guessed(sport: Sport, session: Session) -> Session {
    Session { flags: vec![Flag::SportInferred], ..of(sport, session) }
}

fn activities(history: &History) -> usize {
    history.runs.len() + history.others.len()
}

#[test]
fn a_track_without_a_sport_is_the_twin_of_whatever_the_watch_says() {
    for track in [
        of(Sport::Unknown, gpx(run(START))),
        guessed(Sport::Walking, gpx(run(START))),
        guessed(Sport::Cycling, gpx(seconds_later(run(START), 40))),
    ] {
        let history = of_runs(vec![track, run(START)]);
        assert_eq!((history.runs.len(), history.others.len()), (1, 0));
    }
    // Kept without the watch's samples, it still takes the sport that is stated.
    let damaged = Session { flags: vec![Flag::Recovered], ..run(START) };
    let track = guessed(Sport::Walking, gpx(run(START)));
    let history = of_runs(vec![damaged, track]);
    assert_eq!((history.runs.len(), history.others.len()), (1, 0));
    assert_eq!(history.runs[0].session.flags, [Flag::HasDuplicate]);
}

#[test]
fn trap_29_stated_sports_of_different_families_never_merge() {
    let sports = [
        Sport::Running,
        Sport::Walking,
        Sport::Cycling,
        Sport::Swimming,
        Sport::Training,
        Sport::Wheelchair,
        Sport::Other(7),
        Sport::Other(8),
    ];
    let at_once: Vec<Session> = sports.map(|sport| of(sport, run(START))).to_vec();
    let history = of_runs(at_once);
    assert_eq!(activities(&history), sports.len());
    assert!(history.ledger.iter().all(|row| row.ties.is_empty()));
}

#[test]
fn a_walk_and_a_hike_are_one_family() {
    let walk = of(Sport::Walking, run(START));
    let hike = of(Sport::Hiking, gpx(seconds_later(run(START), 3)));
    assert_eq!(activities(&of_runs(vec![walk, hike])), 1);
}

/// Swim, ride and run in one file, an hour each but for the run.
fn triathlon() -> Vec<Session> {
    let leg = |index: usize, sport, start: &str| Session { index, file_id: watch(7), ..of(sport, run(start)) };
    vec![
        leg(0, Sport::Swimming, "2026-03-02T06:00:00Z"),
        leg(1, Sport::Cycling, "2026-03-02T07:02:00Z"),
        leg(2, Sport::Running, "2026-03-02T08:04:00Z"),
    ]
}

#[test]
fn legs_of_one_recording_never_merge() {
    let same_time = |index| Session { index, ..run(START) };
    let legs = vec![same_time(0), same_time(1), same_time(2)];
    let history = history(vec![file("legs.fit", legs.clone()), file("also.fit", vec![gpx(run(START))])]);
    assert_eq!(history.runs.len(), 3);
    assert_eq!(outcomes(&history), [Outcome::Run, Outcome::Duplicate]);
    // Nor do two of them through a third file.
    let twice =
        super::history(vec![file("also.fit", vec![Session { samples: 9_999, ..run(START) }]), file("legs.fit", legs)]);
    assert_eq!(twice.runs.len(), 3);
}

#[test]
fn a_track_of_the_whole_is_left_out_for_its_legs() {
    let whole = |sport, flags| Session {
        sport,
        flags,
        totals: Totals { distance_m: Some(51_500.0), ..gpx(lasting(run("2026-03-02T06:00:02Z"), 11_040.0)).totals },
        ..gpx(lasting(run("2026-03-02T06:00:02Z"), 11_040.0))
    };
    for track in [
        whole(Sport::Running, vec![Flag::SportInferred]),
        whole(Sport::Running, Vec::new()),
        whole(Sport::Unknown, Vec::new()),
        whole(Sport::Other(18), Vec::new()),
    ] {
        let history = history(vec![file("whole.gpx", vec![track]), file("legs.fit", triathlon())]);
        assert_eq!((history.runs.len(), history.others.len()), (1, 2));
        assert_eq!(ties(&history), [Some(Tie::MultisportTrack), None]);
        assert_eq!(history.runs[0].session.totals.distance_m, Some(10_000.0));
    }
    // A row of another sport that happens to fill that time is not the whole.
    let row = whole(Sport::Training, Vec::new());
    let history = history(vec![file("row.gpx", vec![row]), file("legs.fit", triathlon())]);
    assert_eq!(activities(&history), 4);
}

#[test]
fn a_leg_that_stands_in_a_file_of_its_own_as_well_is_counted_once() {
    let alone = Session { index: 0, file_id: FileId::default(), ..gpx(seconds_later(triathlon().remove(2), 1)) };
    let history = history(vec![file("run.gpx", vec![alone]), file("legs.fit", triathlon())]);
    assert_eq!((history.runs.len(), history.others.len()), (1, 2));
    assert_eq!(ties(&history), [Some(Tie::SameStart), None]);
    // The other way about: the file of legs stays counted, and says which of its legs is elsewhere.
    let richer = Session { samples: 9_999, index: 0, ..triathlon().remove(2) };
    let history = super::history(vec![file("run.fit", vec![richer]), file("legs.fit", triathlon())]);
    assert_eq!(outcomes(&history), [Outcome::Run, Outcome::OtherSport]);
    assert_eq!(history.ledger[1].ties[0].tie, Tie::SameStart);
    assert_eq!(history.ledger[1].ties[0].activity_id, history.runs[0].id);
}
