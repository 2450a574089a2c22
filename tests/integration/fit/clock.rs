//! Watches that did not know the time, or learned it while recording.

use patella::session::{Flag, SessionError};

use super::bytes::record_fields;
use super::*;

/// A file of records at these moments, one meter apart, and perhaps a session of (start, elapsed, timer) seconds.
fn recorded(created: u32, times: &[u32], session: Option<(u32, u32, u32)>) -> Vec<u8> {
    let mut file = Fit::new();
    file.define(0, 0, &[(0, 1, Base::U8), (4, 4, Base::U32)]);
    file.data(0).bytes(&[4]).u32(created);
    file.define(1, RECORD, record_fields());
    for (meter, &time) in times.iter().enumerate() {
        file.data(1).u32(time).u32(meter as u32 * 100).bytes(&[140]);
    }
    if let Some((start, elapsed_s, timer_s)) = session {
        file.define(2, SESSION, session_fields());
        file.data(2).u32(start).u32(elapsed_s * 1_000).u32(timer_s * 1_000).u32(100).bytes(&[1, 0]);
    }
    file.finish()
}

fn unix_s(fit_s: u32) -> i64 {
    i64::from(fit_s) + 631_065_600
}

fn starts(recording: &Recording) -> Vec<i64> {
    sessions(recording).iter().map(|session| session.start_utc.as_second()).collect()
}

/// Two thirds of a year since the watch was switched on, or August 1990.
const UNSET: u32 = 20_000_000;
const DAY: u32 = 86_400;

#[test]
fn trap_14_times_since_switching_on_are_moved_to_the_creation_of_the_file() {
    let times: Vec<u32> = (UNSET..UNSET + 60).collect();
    let run = only(&recorded(RUN_START, &times, Some((UNSET, 60, 60))));
    assert_eq!(run.faults, [Fault::ClockNotSet]);
    assert_eq!(starts(&run), [unix_s(RUN_START)]);
    assert_eq!(run.samples.unix_ms[59], (unix_s(RUN_START) + 59) * 1000);
    assert!(sessions(&run)[0].flags.contains(&Flag::ClockNotSet));
}

#[test]
fn trap_14_without_a_creation_date_the_date_is_refused_and_named() {
    let times: Vec<u32> = (UNSET..UNSET + 60).collect();
    let run = only(&recorded(UNSET, &times, Some((UNSET, 60, 60))));
    assert_eq!(run.samples.len(), 60, "nothing shows which rows are wrong");
    let refused = session::from_recording(&run, &Settings::default());
    let date = "1990-08-19".parse().unwrap();
    assert_eq!(refused, Err(SessionError::ImpossibleDate { date }));
}

#[test]
fn rows_from_before_the_first_fix_are_left_out() {
    let fixed: Vec<u32> = (RUN_START..RUN_START + 100).collect();
    // Since switching on; from a date of the watch's own; from the future.
    for wrong in [UNSET, RUN_START - 49 * DAY, RUN_START + 400 * DAY] {
        let times = [&[wrong, wrong + 1, wrong + 2], &fixed[..]].concat();
        let stated = only(&recorded(RUN_START, &times, Some((RUN_START, 100, 100))));
        let rebuilt = only(&recorded(RUN_START, &times, None));
        for run in [stated, rebuilt] {
            assert!(run.faults.contains(&Fault::BadPoints { count: 3 }), "{:?}", run.faults);
            assert_eq!(run.samples.len(), 100);
            assert_eq!(run.samples.distance_m.get(0), Some(3.0), "the columns go along");
            assert_eq!(starts(&run), [unix_s(RUN_START)]);
            assert_eq!(
                sessions(&run)[0].totals.elapsed_s.map(f64::round).map(|s| (99.0..=100.0).contains(&s)),
                Some(true)
            );
        }
    }
}

#[test]
fn a_session_that_began_before_the_fix_begins_at_the_fix() {
    let early = RUN_START - 49 * DAY;
    let times: Vec<u32> = (early..early + 3).chain(RUN_START..RUN_START + 100).collect();
    let run = only(&recorded(RUN_START, &times, Some((early, 49 * DAY + 100, 102))));
    assert_eq!(starts(&run), [unix_s(RUN_START)]);
    assert!(run.faults.contains(&Fault::ClockNotSet));
    let session = &sessions(&run)[0];
    assert_eq!((session.totals.elapsed_s, session.totals.timer_s), (Some(99.0), Some(102.0)));
    assert!(!session.flags.contains(&Flag::LeftRunning));
}

#[test]
fn a_long_pause_is_not_a_fix() {
    let late = RUN_START + 8 * 3_600;
    let times: Vec<u32> = (RUN_START..RUN_START + 500).chain(late..late + 6_000).collect();
    let run = only(&recorded(RUN_START, &times, Some((RUN_START, 8 * 3_600 + 6_000, 6_500))));
    assert_eq!(run.faults, []);
    assert_eq!(run.samples.len(), 6_500);
    assert_eq!(starts(&run), [unix_s(RUN_START)]);
}

#[test]
fn a_start_that_cannot_be_gives_way_to_the_first_sample() {
    let times: Vec<u32> = (RUN_START..RUN_START + 60).collect();
    let run = only(&recorded(RUN_START, &times, Some((UNSET, 60, 60))));
    assert_eq!(starts(&run), [unix_s(RUN_START)]);
    assert_eq!(run.samples.len(), 60);
}

#[test]
fn trap_14_a_row_after_the_year_2100_is_left_out_wherever_it_stands() {
    let mut times: Vec<u32> = (RUN_START..RUN_START + 60).collect();
    times[30] = 0xFFFF_FFF0;
    let run = only(&recorded(RUN_START, &times, Some((RUN_START, 60, 60))));
    assert_eq!(run.samples.len(), 59);
    assert_eq!(run.faults, [Fault::BadPoints { count: 1 }]);
}

#[test]
fn a_row_without_a_time_is_counted_not_given_the_time_before() {
    let times = [RUN_START, u32::MAX, RUN_START + 2];
    let run = only(&recorded(RUN_START, &times, Some((RUN_START, 3, 3))));
    assert_eq!(run.samples.unix_ms, [RUN_START, RUN_START + 2].map(|s| unix_s(s) * 1000));
    assert_eq!(run.faults, [Fault::BadPoints { count: 1 }]);
}

#[test]
fn trap_18_an_offset_the_position_contradicts_gives_way_to_it() {
    // 47.4 N, 8.5 E: two hours ahead of UTC in May. The watch says minus seven.
    let stated = |hours: i32| {
        let mut file = Fit::new();
        file_id(&mut file, 4);
        file.define(1, RECORD, &[(253, 4, Base::U32), (0, 4, Base::S32), (1, 4, Base::S32)]);
        let semicircles = |degrees: f64| (degrees * 2_147_483_648.0 / 180.0) as u32;
        for second in 0..2 {
            file.data(1).u32(RUN_START + second).u32(semicircles(47.4)).u32(semicircles(8.5));
        }
        file.define(3, 34, &[(253, 4, Base::U32), (5, 4, Base::U32)]);
        file.data(3).u32(RUN_START).u32(RUN_START.wrapping_add_signed(hours * 3_600));
        let offset = sessions(&only(&file.finish()))[0].utc_offset;
        offset.map(|(minutes, source)| (minutes, source.name()))
    };
    assert_eq!(stated(-7), Some((120, "position")));
    assert_eq!(stated(1), Some((60, "file")), "an hour off may be the runner's choice");
}
