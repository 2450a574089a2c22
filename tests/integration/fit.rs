//! FIT as watches write it: layouts, base types, orders, several files in one.

use patella::activity::{Fault, Recording, Sport, SubSport};
use patella::decode::{DecodeError, Decoded, fit};
use patella::session::{self, Session};
use patella::settings::Settings;

use crate::fixtures::reading::committed;

pub mod agreement;
pub mod bytes;
mod clock;
mod damage;
mod layouts;
mod traps;
mod values;

use bytes::{Base, Fit, RECORD, RUN_START, SESSION, file_id, session_fields};

/// The recordings of a file that holds activities.
pub fn recordings(bytes: &[u8]) -> Vec<Recording> {
    match fit::decode(bytes) {
        Ok(Decoded::Activities(recordings)) => recordings,
        other => panic!("no activity: {other:?}"),
    }
}

pub fn only(bytes: &[u8]) -> Recording {
    let mut recordings = recordings(bytes);
    assert_eq!(recordings.len(), 1);
    recordings.remove(0)
}

pub fn small(name: &str) -> Vec<u8> {
    committed(&format!("small/{name}.fit"))
}

fn sessions(recording: &Recording) -> Vec<Session> {
    session::from_recording(recording, &Settings::default()).unwrap()
}

#[test]
fn the_run_says_what_the_story_says() {
    let run = only(&small("run"));
    assert_eq!(run.faults, []);
    assert_eq!(run.samples.len(), 149);
    assert_eq!(run.utc_offset_min, Some(120));
    assert_eq!(run.device.as_deref(), Some("garmin fr245"));
    assert_eq!((run.sessions.len(), run.laps.len()), (1, 2));
    assert_eq!(run.timer_events.len(), 4, "start, stop, start, stop");
    let session = &run.sessions[0];
    assert_eq!(session.start_unix_ms, Some(1_777_708_800_000));
    assert_eq!(session.totals.distance_m, Some(2_000.0));
    assert_eq!((session.totals.rpe_0_10, session.totals.feel_0_100), (Some(3.0), Some(75.0)));
    let paused_s = session.totals.elapsed_s.unwrap() - session.totals.timer_s.unwrap();
    assert_eq!(paused_s, 45.0);
}

#[test]
fn every_sound_layout_reads_the_same() {
    let run = only(&small("run"));
    for name in ["short-header", "header-crc-zero", "big-endian", "compressed", "developer", "summary-first"] {
        let other = only(&small(name));
        assert_eq!(other, run, "{name}");
        assert_eq!(sessions(&other), sessions(&run), "{name}");
    }
}

#[test]
fn each_part_of_a_chained_file_is_a_recording() {
    let parts = recordings(&small("chained"));
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0], only(&small("run")));
    let second = &sessions(&parts[1])[0];
    assert_eq!(second.totals.distance_m, Some(1_200.0));
    assert!(parts.iter().all(|part| part.faults.is_empty()));
}

#[test]
fn a_monitoring_file_behind_or_before_an_activity_does_not_hide_it() {
    let (run, monitoring) = (small("run"), small("monitoring"));
    for chained in [[&run[..], &monitoring].concat(), [&monitoring[..], &run].concat()] {
        assert_eq!(only(&chained), only(&run));
    }
}

#[test]
fn trap_09_a_multisport_file_gives_each_leg_its_own_samples() {
    let triathlon = only(&small("multisport"));
    let sports: Vec<_> = triathlon.sessions.iter().map(|session| session.sport).collect();
    assert_eq!(sports, [Sport::Running, Sport::Transition, Sport::Cycling].map(Some));
    let legs = sessions(&triathlon);
    assert_eq!(legs.len(), 2, "the transition is left out");
    assert_eq!((legs[0].sport, legs[0].index), (Sport::Running, 0));
    assert_eq!((legs[1].sport, legs[1].index), (Sport::Cycling, 2));
    let changing: usize = {
        let session = &triathlon.sessions[1];
        let from = session.start_unix_ms.unwrap();
        let until = triathlon.sessions[2].start_unix_ms.unwrap();
        triathlon.samples.unix_ms.iter().filter(|time| (from..until).contains(time)).count()
    };
    assert!(changing > 0);
    assert_eq!(legs[0].samples + legs[1].samples + changing, triathlon.samples.len());
    assert!(legs[0].end_utc <= legs[1].start_utc);
}

#[test]
fn a_treadmill_run_says_so() {
    let session = &sessions(&only(&small("treadmill")))[0];
    assert_eq!((session.sport, session.sub_sport), (Sport::Running, SubSport::Treadmill));
    assert_eq!(session.totals.distance_m, Some(1_000.0));
}

#[test]
fn trap_02_another_purpose_is_told_by_the_type_alone() {
    let monitoring = small("monitoring");
    // Twenty past twelve on the clock of that day, two hours ahead of UTC.
    let created: jiff::Timestamp = "2026-05-02T10:20:00Z".parse().unwrap();
    match fit::decode(&monitoring) {
        Ok(Decoded::NotActivity { what, created_unix_s }) => {
            assert_eq!(what, "monitoring");
            assert_eq!(created_unix_s, Some(created.as_second()));
        }
        other => panic!("{other:?}"),
    }
    // A time of creation shows that the watch was worn only in files that are written because it is.
    for (file_type, words, is_worn) in [
        (2, "settings", false),
        (5, "workout", false),
        (6, "course", false),
        (49, "sleep", true),
        (44, "daily metrics", true),
        (250, "FIT file type 250", false),
    ] {
        let mut file = Fit::new();
        file_id(&mut file, file_type);
        // What follows the type is not read, not even where it is damaged.
        file.raw(&[0x0F; 40]);
        match fit::decode(&file.finish()) {
            Ok(Decoded::NotActivity { what, created_unix_s }) => {
                assert_eq!((what.as_str(), created_unix_s.is_some()), (words, is_worn));
            }
            other => panic!("{words}: {other:?}"),
        }
    }
}

#[test]
fn trap_02_the_type_is_known_from_the_first_bytes() {
    let run = small("run");
    let id = fit::identify(&run[..64]).unwrap();
    assert_eq!((id.file_type, id.manufacturer), (Some(4), Some(1)));
    assert_eq!(fit::not_an_activity(&id), None);
    let id = fit::identify(&small("monitoring")[..64]).unwrap();
    assert!(fit::not_an_activity(&id).is_some());
    assert_eq!(fit::identify(&run[..20]), None, "the identity is not reached");
    assert_eq!(fit::declared_len(&run), Some(run.len() as u64));
    assert_eq!(fit::declared_len(&small("data-size-zero")), None);
    assert!(!patella::files::sniff::is_fit(b"<?xml version"));
}

#[test]
fn an_activity_with_nothing_in_it_is_told_apart_from_rubbish() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    assert_eq!(fit::decode(&file.finish()), Err(DecodeError::NoSamples));
    let nothing = |bytes: &[u8]| matches!(fit::decode(bytes), Err(DecodeError::NothingReadable { .. }));
    assert!(nothing(b""));
    assert!(nothing(b"no FIT file at all"));
    assert!(nothing(&Fit::new().finish()));
    assert!(nothing(&small("run")[..14]));
}

#[test]
fn a_session_alone_is_an_activity() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(3, SESSION, session_fields());
    file.session(3, RUN_START, 1_800, 5_000);
    let run = only(&file.finish());
    assert!(run.samples.is_empty());
    let session = &sessions(&run)[0];
    assert_eq!((session.totals.distance_m, session.totals.timer_s), (Some(5_000.0), Some(1_800.0)));
}
