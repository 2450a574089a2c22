//! The local clock: where it is taken from, and which day that makes.

use jiff::civil::date;

use super::*;
use crate::sample::reported::timeline_of;

/// A run whose file and position tell no offset.
fn unplaced(start: &str) -> Session {
    Session { utc_offset: None, ..run(start) }
}

fn told(history: &History, index: usize) -> (i32, OffsetSource) {
    let start = history.runs[index].start;
    (start.utc_offset_min, start.offset_source)
}

#[test]
fn the_order_of_trust_is_file_position_neighbour_option_system() {
    let settings = |time_zone: Option<&str>| Settings {
        time_zone: time_zone.map(|name| TimeZone::get(name).unwrap()),
        system_zone: TimeZone::get("Pacific/Auckland").unwrap(),
        ..Settings::default()
    };
    let sessions = || {
        vec![
            run("2026-03-02T06:00:00Z"),
            Session { utc_offset: Some((-420, OffsetSource::Position)), ..run("2026-03-10T06:00:00Z") },
            unplaced("2026-03-12T06:00:00Z"),
            unplaced("2026-03-30T06:00:00Z"),
        ]
    };
    let built = |time_zone| build(vec![file("a.fit", sessions())], &settings(time_zone));
    let history = built(Some("Asia/Tokyo"));
    assert_eq!(told(&history, 0), (120, OffsetSource::File));
    assert_eq!(told(&history, 1), (-420, OffsetSource::Position));
    assert_eq!(told(&history, 2), (-420, OffsetSource::Neighbor), "two days away");
    assert_eq!(told(&history, 3), (540, OffsetSource::Option), "no neighbor within seven days");
    assert_eq!(told(&built(None), 3), (780, OffsetSource::System), "summer in Auckland");
}

#[test]
fn a_neighbour_counts_for_seven_days_to_either_side_and_the_nearer_wins() {
    let near = |start: &str| {
        let west = Session { utc_offset: Some((-300, OffsetSource::File)), ..run("2026-03-20T06:00:00Z") };
        let sessions = vec![run("2026-03-10T06:00:00Z"), unplaced(start), west];
        let history = build(vec![file("a.fit", sessions)], &Settings::default());
        let found = history.runs.iter().position(|run| run.session.utc_offset.is_none()).unwrap();
        told(&history, found)
    };
    assert_eq!(near("2026-03-03T06:00:00Z"), (120, OffsetSource::Neighbor));
    assert_eq!(near("2026-03-03T05:59:59Z"), (0, OffsetSource::System));
    assert_eq!(near("2026-03-14T06:00:00Z"), (120, OffsetSource::Neighbor));
    assert_eq!(near("2026-03-16T06:00:00Z"), (-300, OffsetSource::Neighbor));
    assert_eq!(near("2026-03-27T06:00:00Z"), (-300, OffsetSource::Neighbor));
    assert_eq!(near("2026-03-27T06:00:01Z"), (0, OffsetSource::System));
}

#[test]
fn trap_30_a_run_around_midnight_belongs_to_the_local_day_it_began() {
    let day = |start: &str, minutes: i32| {
        let session = Session { utc_offset: Some((minutes, OffsetSource::File)), ..run(start) };
        of_runs(vec![session]).runs[0].day
    };
    assert_eq!(day("2026-03-01T22:30:00Z", 120), date(2026, 3, 2));
    assert_eq!(day("2026-03-02T01:30:00Z", -120), date(2026, 3, 1));
    assert_eq!(day("2026-03-01T21:59:59Z", 120), date(2026, 3, 1));
    assert_eq!(day("2026-02-28T13:30:00Z", 780), date(2026, 3, 1));
}

#[test]
fn trap_30_gaps_are_counted_in_utc_and_days_on_the_local_clock() {
    let at = |start: &str, minutes: i32| Session {
        utc_offset: Some((minutes, OffsetSource::File)),
        ..lasting(run(start), 3_600.0)
    };
    // The night in which the clocks of Europe go forward: 19:00 to 08:00 is twelve hours, not thirteen.
    let history = of_runs(vec![at("2026-03-28T17:00:00Z", 60), at("2026-03-29T06:00:00Z", 120)]);
    let settings = Settings::default();
    let runs = timeline_of(&history, None, &settings).runs;
    assert_eq!(runs[1].rest_gap_h, Some(12.0));
    assert_eq!([history.runs[0].day, history.runs[1].day], [date(2026, 3, 28), date(2026, 3, 29)]);
    // A flight to the west: two runs fourteen hours apart on one local day.
    let history = of_runs(vec![at("2026-05-01T22:30:00Z", 120), at("2026-05-02T12:30:00Z", -420)]);
    assert_eq!(history.runs[0].day, date(2026, 5, 2));
    assert_eq!(history.runs[1].day, date(2026, 5, 2));
}

#[test]
fn a_day_is_observed_where_any_file_speaks_of_it() {
    let worn = |stamp: &str| {
        let unix_s = stamp.parse::<Timestamp>().unwrap().as_second();
        reading(stamp, FileContent::Worn { unix_s: Some(unix_s), reason: "monitoring".to_owned() })
    };
    let ride = Session { sport: Sport::Cycling, ..run("2026-03-02T10:00:00Z") };
    let undated = reading("course.fit", FileContent::Worn { unix_s: None, reason: "course".to_owned() });
    let history = history(vec![
        file("ride.fit", vec![ride]),
        // Two hours ahead of UTC, as the ride of that week says, so already the fifth.
        worn("2026-03-04T22:30:00Z"),
        worn("1989-12-31T00:00:00Z"),
        undated,
    ]);
    let observed: Vec<_> = history.observed.into_iter().collect();
    assert_eq!(observed, [date(2026, 3, 2), date(2026, 3, 5)]);
}
