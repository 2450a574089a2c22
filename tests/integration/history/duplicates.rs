//! One outing recorded, exported or copied twice.

use patella::activity::Totals;
use std::time::{Duration, Instant};

use patella::history::ledger::Tie;

use super::*;

mod cascade;
mod doubtful;
mod families;
mod files;
mod properties;

const START: &str = "2026-03-02T06:00:00Z";

/// The same file under two names.
fn copies(paths: [&str; 2], sessions: Vec<Session>) -> Vec<FileReading> {
    paths.map(|path| FileReading { path: path.to_owned(), ..file("one content", sessions.clone()) }).to_vec()
}

fn watch(serial: u32) -> FileId {
    FileId {
        file_type: Some(4),
        manufacturer: Some(1),
        product: Some(3076),
        serial: Some(serial),
        created_unix_s: Some(1_772_431_200),
    }
}

#[test]
fn identical_bytes_are_one_activity() {
    // No duration, so that nothing but the bytes tells.
    let mut session = run(START);
    (session.totals.timer_s, session.totals.elapsed_s) = (None, None);
    let other = Session { start_utc: "2026-03-03T06:00:00Z".parse().unwrap(), ..session.clone() };
    let history = history(copies(["a.fit", "b/a.fit"], vec![session, other]));
    assert_eq!(history.runs.len(), 2, "two sessions of one file stay two");
    assert_eq!(outcomes(&history), [Outcome::Run, Outcome::Duplicate]);
    assert!(history.runs.iter().all(|run| run.session.flags == [Flag::HasDuplicate]));
}

#[test]
fn one_identity_at_one_time_is_one_activity_however_much_of_it_was_read() {
    let whole = Session { file_id: watch(7), ..run(START) };
    let part =
        Session { file_id: watch(7), flags: vec![Flag::Recovered], ..lasting(run("2026-03-02T06:00:30Z"), 900.0) };
    assert_eq!(of_runs(vec![part.clone(), whole.clone()]).runs.len(), 1);
    // Converters give all their files one identity: without a common moment it says nothing.
    let evening = Session { file_id: watch(7), ..run("2026-03-02T18:00:00Z") };
    assert_eq!(of_runs(vec![whole.clone(), evening]).runs.len(), 2);
    // Of another watch, or of another place in the file, only the times count.
    let earlier =
        |serial, index| Session { file_id: watch(serial), index, ..lasting(run("2026-03-02T05:50:00Z"), 900.0) };
    assert_eq!(of_runs(vec![whole.clone(), earlier(7, 0)]).runs.len(), 1);
    assert_eq!(of_runs(vec![whole.clone(), earlier(8, 0)]).runs.len(), 2);
    assert_eq!(of_runs(vec![whole, earlier(7, 1)]).runs.len(), 2);
}

#[test]
fn starts_within_ten_seconds_and_durations_within_five_per_cent_are_one() {
    // Too far for a double recording, so that the rule stands alone.
    let kept = |start: &str, seconds: f64| {
        let other = Session {
            totals: Totals { distance_m: Some(12_000.0), ..lasting(run(start), seconds).totals },
            ..lasting(run(start), seconds)
        };
        of_runs(vec![run(START), other]).runs.len()
    };
    assert_eq!(kept("2026-03-02T06:00:10Z", 3_600.0), 1);
    assert_eq!(kept("2026-03-02T06:00:11Z", 3_600.0), 2);
    assert_eq!(kept("2026-03-02T05:59:50Z", 3_600.0), 1);
    assert_eq!(kept(START, 3_420.0), 1);
    assert_eq!(kept(START, 3_419.0), 2);
    assert_eq!(kept(START, 3_789.0), 1);
    assert_eq!(kept(START, 3_790.0), 2);
}

#[test]
fn a_format_without_pauses_is_the_twin_of_one_with_them() {
    let mut watch = run(START);
    watch.totals.timer_s = Some(3_000.0);
    let track = Session { format: Format::Gpx, ..run("2026-03-02T06:00:02Z") };
    let history = of_runs(vec![track, watch]);
    assert_eq!(history.runs.len(), 1);
    assert_eq!(history.runs[0].session.format, Format::Fit);
}

#[test]
fn two_different_runs_on_one_day_stay_two() {
    let evening = run("2026-03-02T17:00:00Z");
    assert_eq!(of_runs(vec![run(START), evening]).runs.len(), 2);
}

#[test]
fn a_warm_up_and_strength_work_that_start_together_never_merge() {
    let warm_up = Session { sub_sport: SubSport::Treadmill, file_id: watch(7), ..run(START) };
    let strength = Session { sport: Sport::Training, file_id: watch(7), ..run(START) };
    let history = of_runs(vec![warm_up, strength]);
    assert_eq!((history.runs.len(), history.others.len()), (1, 1));
    assert_eq!(outcomes(&history), [Outcome::Run, Outcome::OtherSport]);
}

#[test]
fn the_richer_copy_is_kept_and_the_facts_of_the_other_laid_over() {
    let watch = Session {
        utc_offset: Some((60, OffsetSource::Position)),
        totals: Totals { avg_hr_bpm: Some(140.0), ..run("2026-03-02T06:00:03Z").totals },
        ..run("2026-03-02T06:00:03Z")
    };
    let converted = Session {
        format: Format::Tcx,
        samples: 9_000,
        utc_offset: Some((120, OffsetSource::File)),
        totals: Totals {
            avg_hr_bpm: Some(150.0),
            cadence_spm: Some(170.0),
            rpe_0_10: Some(6.0),
            feel_0_100: Some(50.0),
            descent_m: Some(120.0),
            ..run(START).totals
        },
        descent_source: DescentSource::Device,
        ..run(START)
    };
    for order in [vec![watch.clone(), converted.clone()], vec![converted, watch]] {
        let history = of_runs(order);
        let kept = &history.runs[0].session;
        assert_eq!((kept.format, kept.samples), (Format::Fit, 3_600), "the watch's own file");
        assert_eq!(kept.totals.avg_hr_bpm, Some(140.0), "what it says itself stays");
        assert_eq!(
            (kept.totals.cadence_spm, kept.totals.rpe_0_10, kept.totals.feel_0_100),
            (Some(170.0), Some(6.0), Some(50.0))
        );
        assert_eq!((kept.totals.descent_m, kept.descent_source), (Some(120.0), DescentSource::Device));
        assert_eq!(history.runs[0].start.offset_source, OffsetSource::File);
        assert_eq!(kept.flags, [Flag::HasDuplicate]);
    }
}

#[test]
fn a_whole_copy_is_kept_before_a_damaged_one() {
    let damaged = Session { flags: vec![Flag::Recovered], samples: 9_999, ..run(START) };
    let track = Session { format: Format::Gpx, ..run(START) };
    let history = of_runs(vec![damaged, track]);
    assert_eq!(history.runs[0].session.format, Format::Gpx);
    assert_eq!(outcomes(&history), [Outcome::Duplicate, Outcome::Run], "nothing is lost");
}

#[test]
fn a_hundred_thousand_recordings_with_one_start_take_no_time() {
    let same = || Session { file_id: watch(7), ..run(START) };
    let began = Instant::now();
    let alike = history(vec![file("a.fit", (0..50_000).map(|_| same()).collect())]);
    assert_eq!(alike.runs.len(), 1);
    let unlike = (0..50_000).map(|second| lasting(run(START), f64::from(second))).collect();
    history(vec![file("b.fit", unlike)]);
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

/// What ties the rows that are left out to those that are counted, in the order of the files.
fn ties(history: &History) -> Vec<Option<Tie>> {
    history.ledger.iter().map(|row| row.tie).collect()
}

/// The same session, this many seconds later.
fn seconds_later(mut session: Session, seconds: i64) -> Session {
    let shift = |moment: Timestamp| Timestamp::from_second(moment.as_second() + seconds).unwrap();
    (session.start_utc, session.end_utc) = (shift(session.start_utc), shift(session.end_utc));
    session
}

/// A track as a phone or a website writes it.
fn gpx(session: Session) -> Session {
    Session { format: Format::Gpx, device: Some("StravaGPX".to_owned()), utc_offset: None, ..session }
}
