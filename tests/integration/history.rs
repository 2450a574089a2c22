//! All activities once, and a row for every file.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use patella::activity::{DescentSource, FileId, Format, OffsetSource, Sport, SubSport, Totals};
use patella::descent::AltitudeQuality;
use patella::history::ledger::Outcome;
use patella::history::{FileContent, FileReading, History, build};
use patella::session::{DistanceSource, Flag, Session};
use patella::settings::Settings;

mod descents;
mod duplicates;
mod local_time;
mod outings;
mod overlay;
mod repeats;

/// A road run of an hour at this moment, as a watch writes it.
fn run(start: &str) -> Session {
    let start_utc: Timestamp = start.parse().unwrap();
    lasting(
        Session {
            start_utc,
            end_utc: start_utc,
            utc_offset: Some((120, OffsetSource::File)),
            offset_is_confirmed: false,
            sport: Sport::Running,
            unknown_sport: None,
            track_shape: None,
            has_coarse_positions: false,
            sub_sport: SubSport::Generic,
            format: Format::Fit,
            file_id: FileId::default(),
            index: 0,
            device: Some("garmin fr245".to_owned()),
            totals: Totals {
                distance_m: Some(10_000.0),
                timer_s: None,
                elapsed_s: None,
                moving_s: None,
                ascent_m: None,
                descent_m: None,
                avg_hr_bpm: None,
                cadence_spm: None,
                rpe_0_10: None,
                feel_0_100: None,
            },
            distance_source: DistanceSource::Session,
            descent_source: DescentSource::None,
            descent_device_m: None,
            descent_contradiction: None,
            descent_samples_m: None,
            descent_hills_m: None,
            descent_uncertainty_m: None,
            descent_repeats: None,
            track: None,
            downhill: None,
            altitude_quality: AltitudeQuality::Absent,
            run_walk: None,
            shoe: None,
            first_position_deg: None,
            last_position_deg: None,
            samples: 3_600,
            flags: Vec::new(),
        },
        3_600.0,
    )
}

/// The same with another duration.
fn lasting(mut session: Session, seconds: f64) -> Session {
    session.totals.timer_s = Some(seconds);
    session.totals.elapsed_s = Some(seconds);
    let end_ms = session.start_utc.as_millisecond() + (seconds * 1000.0) as i64;
    session.end_utc = Timestamp::from_millisecond(end_ms).unwrap();
    session
}

/// A file with these sessions, its content unlike any other's.
fn file(path: &str, sessions: Vec<Session>) -> FileReading {
    let fingerprint = path.bytes().fold(7, |sum: u128, byte| sum * 257 + u128::from(byte));
    reading(path, FileContent::Activities { sessions, fingerprint, damaged: false, remark: String::new() })
}

fn reading(path: &str, content: FileContent) -> FileReading {
    FileReading { path: path.to_owned(), bytes: 1, format: "fit", content }
}

fn history(readings: Vec<FileReading>) -> History {
    build(readings, &Settings::default())
}

/// A history of one run a file.
fn of_runs(runs: Vec<Session>) -> History {
    let files = runs.into_iter().enumerate();
    history(files.map(|(number, run)| file(&format!("{number}.fit"), vec![run])).collect())
}

fn outcomes(history: &History) -> Vec<Outcome> {
    history.ledger.iter().map(|row| row.outcome).collect()
}

/// A file of every outcome that the history room can give.
fn one_of_each() -> Vec<FileReading> {
    let nothing = |path: &str, outcome| {
        let reason = "why".to_owned();
        reading(path, FileContent::Nothing { outcome, reason })
    };
    let sleep = FileContent::Worn { unix_s: Some(1_772_600_000), reason: "sleep".to_owned() };
    let mut cut = file("cut.fit", vec![run("2026-03-03T06:00:00Z")]);
    if let FileContent::Activities { damaged, remark, .. } = &mut cut.content {
        (*damaged, *remark) = (true, "cut".to_owned());
    }
    let of = |sport, start: &str| Session { sport, ..run(start) };
    let legs = vec![of(Sport::Swimming, "2026-03-05T06:00:00Z"), of(Sport::Running, "2026-03-05T07:30:00Z")];
    vec![
        nothing("empty.fit", Outcome::Empty),
        file("run.fit", vec![run("2026-03-02T06:00:00Z")]),
        file("again.fit", vec![run("2026-03-02T06:00:05Z")]),
        reading("sleep.fit", sleep),
        cut,
        file("ride.fit", vec![of(Sport::Cycling, "2026-03-04T06:00:00Z")]),
        nothing("notes.txt", Outcome::Unsupported),
        nothing("broken.fit", Outcome::Unreadable),
        file("triathlon.fit", legs),
    ]
}

#[test]
fn every_file_has_exactly_one_row_in_the_order_found() {
    use Outcome::*;
    let readings = one_of_each();
    let paths: Vec<String> = (readings.iter()).map(|reading| reading.path.clone()).collect();
    let history = history(readings);
    let listed = history.ledger.iter().map(|row| row.path.as_str());
    assert!(listed.eq(paths.iter().map(String::as_str)));
    assert_eq!(
        outcomes(&history),
        [Empty, Run, Duplicate, NotActivity, Recovered, OtherSport, Unsupported, Unreadable, Run]
    );
    let duplicate_of = history.ledger[2].duplicate_of.as_deref();
    assert_eq!(duplicate_of, Some("run.fit"));
    assert_eq!(history.ledger[4].reason, "cut");
}

#[test]
fn every_activity_is_named_by_exactly_one_row() {
    let history = history(one_of_each());
    assert_eq!((history.runs.len(), history.others.len()), (3, 2));
    let rows = history.ledger.iter();
    let mut named: Vec<&str> = rows.flat_map(|row| row.activity_ids.iter().map(String::as_str)).collect();
    let activities = history.runs.iter().chain(&history.others);
    let mut kept: Vec<&str> = activities.map(|activity| activity.id.as_str()).collect();
    named.sort_unstable();
    kept.sort_unstable();
    assert_eq!(named, kept);
}

#[test]
fn runs_of_a_kind_that_was_not_chosen_are_counted() {
    let treadmill = Session { sub_sport: SubSport::Treadmill, ..run("2026-03-02T06:00:00Z") };
    let settings = Settings { run_kinds: vec![patella::activity::RunKind::Road], ..Settings::default() };
    let history = build(vec![file("a.fit", vec![treadmill])], &settings);
    assert_eq!((history.runs.len(), history.others.len(), history.runs_not_chosen), (0, 0, 1));
    assert_eq!(outcomes(&history), [Outcome::Run]);
}

#[test]
fn ids_are_local_starts_and_do_not_depend_on_the_order_of_the_files() {
    let ride = Session { sport: Sport::Cycling, ..run("2026-03-02T06:00:20Z") };
    let runs = vec![run("2026-03-02T06:00:00Z"), ride, run("2026-03-01T22:30:00Z")];
    let ids = |history: &History| -> Vec<(String, Sport)> {
        let all = history.runs.iter().chain(&history.others);
        all.map(|activity| (activity.id.clone(), activity.session.sport)).collect()
    };
    let expected = [
        ("20260302-0030".to_owned(), Sport::Running),
        ("20260302-0800".to_owned(), Sport::Running),
        ("20260302-0800b".to_owned(), Sport::Cycling),
    ];
    assert_eq!(ids(&of_runs(runs.clone())), expected);
    let reversed = runs.into_iter().rev().collect();
    assert_eq!(ids(&of_runs(reversed)), expected);
}

#[test]
fn a_thousand_starts_in_one_minute_have_a_thousand_ids() {
    // Two hundred and fifty sports at four times, a few seconds each: none is the twin of another.
    let outings = (0..1_000).map(|number: i32| {
        let start = format!("2026-03-02T06:00:{:02}Z", number / 250 * 15);
        let sport = Sport::Other((number % 250) as u8);
        Session { sport, ..lasting(run(&start), 5.0) }
    });
    let history = of_runs(outings.collect());
    let mut ids: Vec<&str> = history.others.iter().map(|other| other.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 1_000);
}

#[test]
fn an_empty_history_is_empty() {
    let history = history(Vec::new());
    assert!(history.runs.is_empty() && history.observed.is_empty() && history.ledger.is_empty());
}
