//! What an account tells, joined to the recordings.

use patella::activity::Totals;
use std::collections::BTreeSet;

use jiff::civil::date;
use patella::account::{Account, AccountFile, AccountReading, ActivityFacts};

use super::*;

mod apply;
mod lists;

/// What an account tells of a run of 10 km in an hour.
fn facts(id: u64, start: &str) -> ActivityFacts {
    ActivityFacts {
        account: Account::Garmin,
        format: Format::GarminJson,
        activity_id: Some(id),
        start_utc: start.parse().ok(),
        swapped_start_utc: None,
        start_local: None,
        utc_offset_min: Some(60),
        sport: Sport::Running,
        sub_sport: SubSport::Generic,
        unknown_sport: None,
        is_parent: false,
        totals: Totals {
            distance_m: Some(10_000.0),
            timer_s: Some(3_600.0),
            elapsed_s: Some(3_600.0),
            moving_s: Some(3_500.0),
            ascent_m: Some(100.0),
            descent_m: Some(90.0),
            avg_hr_bpm: Some(140.0),
            cadence_spm: Some(170.0),
            rpe_0_10: Some(4.0),
            feel_0_100: Some(50.0),
        },
        elevation_corrected: false,
        shoe: None,
        recorded_in: None,
        unwritten_unit: None,
    }
}

fn account(path: &str, facts: AccountFile) -> FileReading {
    let remark = None;
    reading(path, FileContent::Account(AccountReading { facts, remark }))
}

fn listing(facts: Vec<ActivityFacts>) -> FileReading {
    account("list.json", AccountFile::Activities(facts))
}

/// A history of these files and a list of these facts.
fn laid_over(runs: Vec<Session>, facts: Vec<ActivityFacts>) -> History {
    let files = runs.into_iter().enumerate();
    let mut readings: Vec<FileReading> = files.map(|(number, run)| file(&format!("{number}.fit"), vec![run])).collect();
    readings.push(listing(facts));
    history(readings)
}

fn reason(history: &History) -> &str {
    &history.ledger.last().unwrap().reason
}

const SIX: &str = "2026-03-02T06:00:00Z";

#[test]
fn trap_03_an_activity_is_joined_by_its_start_and_sport_not_by_a_name() {
    for (start, joined) in [(SIX, true), ("2026-03-02T05:59:55Z", true), ("2026-03-02T06:00:05Z", true)] {
        let history = laid_over(vec![run(SIX)], vec![facts(1, start)]);
        assert_eq!(history.runs.len(), 1);
        assert_eq!(history.runs[0].session.totals.rpe_0_10.is_some(), joined, "{start}");
        assert_eq!(reason(&history), "1 activity: 1 joined to a file");
    }
    let ride = ActivityFacts {
        sport: Sport::Cycling,
        totals: Totals { timer_s: Some(1_800.0), elapsed_s: Some(1_800.0), ..facts(1, SIX).totals },
        ..facts(1, SIX)
    };
    let history = laid_over(vec![run(SIX)], vec![ride]);
    assert_eq!((history.runs.len(), history.others.len()), (1, 1), "another sport is another activity");
    assert_eq!(history.runs[0].session.totals.rpe_0_10, None);
}

#[test]
fn the_nearest_start_is_joined_and_only_one() {
    let short = |start: &str| lasting(run(start), 2.0);
    let told = |id, start, rpe| ActivityFacts {
        totals: Totals { rpe_0_10: Some(rpe), ..facts(id, start).totals },
        ..facts(id, start)
    };
    let at = |second| format!("2026-03-02T06:00:{second:02}Z");
    // Legs of one file: two recordings that begin so near to each other would be one.
    let second_leg = Session { index: 1, ..lasting(short(&at(3)), 9.0) };
    let legs = vec![short(&at(0)), second_leg];
    let list = vec![told(1, &at(2), 1.0), told(2, &at(3), 2.0)];
    for list in [list.clone(), list.into_iter().rev().collect()] {
        let history = history(vec![file("legs.fit", legs.clone()), listing(list)]);
        let rpe: Vec<_> = history.runs.iter().map(|run| run.session.totals.rpe_0_10).collect();
        assert_eq!(rpe, [Some(1.0), Some(2.0)]);
    }
}

#[test]
fn a_figure_of_the_file_wins_over_one_of_the_account() {
    let known = Session {
        utc_offset: Some((120, OffsetSource::File)),
        totals: Totals { descent_m: Some(80.0), avg_hr_bpm: Some(150.0), rpe_0_10: Some(7.0), ..run(SIX).totals },
        descent_source: DescentSource::Device,
        ..run(SIX)
    };
    let bare = Session {
        utc_offset: None,
        totals: Totals { distance_m: None, ..run("2026-03-03T06:00:00Z").totals },
        distance_source: DistanceSource::None,
        flags: vec![Flag::NoDistance],
        ..run("2026-03-03T06:00:00Z")
    };
    let list = vec![ActivityFacts { elevation_corrected: true, ..facts(1, SIX) }, facts(2, "2026-03-03T06:00:00Z")];
    let history = laid_over(vec![known, bare], list);
    let [known, bare] = [0, 1].map(|place| &history.runs[place].session);
    assert_eq!((known.utc_offset, known.totals.rpe_0_10), (Some((120, OffsetSource::File)), Some(7.0)));
    assert_eq!((known.totals.descent_m, known.descent_source), (Some(80.0), DescentSource::Device));
    assert_eq!((known.totals.avg_hr_bpm, known.totals.cadence_spm), (Some(150.0), Some(170.0)));
    assert!(known.flags.is_empty(), "{:?}", known.flags);
    assert_eq!(bare.utc_offset, Some((60, OffsetSource::Overlay)));
    assert_eq!((bare.totals.distance_m, bare.distance_source), (Some(10_000.0), DistanceSource::Overlay));
    assert_eq!((bare.totals.descent_m, bare.descent_source), (Some(90.0), DescentSource::Overlay));
    assert_eq!((bare.totals.moving_s, bare.totals.ascent_m), (Some(3_500.0), Some(100.0)));
    assert!(bare.flags.is_empty(), "{:?}", bare.flags);
}

#[test]
fn trap_27_descent_of_the_account_says_whether_it_is_from_a_map() {
    let told = ActivityFacts { elevation_corrected: true, ..facts(1, SIX) };
    let history = laid_over(vec![run(SIX)], vec![told]);
    assert_eq!(history.runs[0].session.descent_source, DescentSource::Overlay);
    assert_eq!(history.runs[0].session.flags, [Flag::ElevationFromMap]);
    let treadmill = Session { sub_sport: SubSport::Treadmill, ..run(SIX) };
    let history = laid_over(vec![treadmill], vec![facts(1, SIX)]);
    assert_eq!(history.runs[0].session.totals.descent_m, None, "a treadmill does not go down");
}

#[test]
fn the_account_is_trusted_before_the_position_unless_the_position_contradicts_it() {
    let at = |minutes| Session { utc_offset: Some((minutes, OffsetSource::Position)), ..run(SIX) };
    let offset = |run: Session| laid_over(vec![run], vec![facts(1, SIX)]).runs[0].start;
    assert_eq!((offset(at(120)).utc_offset_min, offset(at(120)).offset_source), (60, OffsetSource::Overlay));
    assert_eq!((offset(at(-420)).utc_offset_min, offset(at(-420)).offset_source), (-420, OffsetSource::Position));
}

#[test]
fn a_run_that_no_file_holds_is_counted_and_marked() {
    let list = vec![facts(1, SIX), facts(2, "2026-03-04T17:00:00Z")];
    let history = laid_over(vec![run(SIX)], list);
    assert_eq!(history.runs.len(), 2);
    let alone = &history.runs[1];
    assert_eq!((alone.session.format, alone.session.flags.as_slice()), (Format::GarminJson, &[Flag::FromAccount][..]));
    assert_eq!((alone.session.totals.distance_m, alone.session.totals.timer_s), (Some(10_000.0), Some(3_600.0)));
    assert_eq!((alone.session.totals.descent_m, alone.session.descent_source), (Some(90.0), DescentSource::Overlay));
    assert_eq!((alone.id.as_str(), alone.start.offset_source), ("20260304-1800", OffsetSource::Overlay));
    let row = history.ledger.last().unwrap();
    assert_eq!((row.outcome, row.activity_ids.as_slice()), (Outcome::Overlay, &["20260304-1800".to_owned()][..]));
    assert_eq!(row.reason, "2 activities: 1 joined to a file, 1 without a file and counted as listed");
    assert_eq!(history.observed, BTreeSet::from([date(2026, 3, 2), date(2026, 3, 4)]));
}

#[test]
fn an_activity_told_with_another_start_is_not_counted_again() {
    let shifted = facts(1, "2026-03-02T06:20:00Z");
    let history = laid_over(vec![run(SIX)], vec![shifted]);
    assert_eq!((history.runs.len(), history.runs[0].session.totals.rpe_0_10), (1, Some(4.0)));
    // The watch's and the phone's, both in the account, and only one file.
    let history = laid_over(vec![run(SIX)], vec![facts(1, SIX), facts(2, "2026-03-02T06:01:00Z")]);
    assert_eq!(history.runs.len(), 1);
    assert_eq!(reason(&history), "2 activities: 1 joined to a file, 1 of an outing that is counted already");
    let after = facts(2, "2026-03-02T07:00:00Z");
    assert_eq!(laid_over(vec![run(SIX)], vec![facts(1, SIX), after]).runs.len(), 2, "one after the other is two");
    let without_length = ActivityFacts {
        totals: Totals { timer_s: None, elapsed_s: None, ..facts(1, "2026-03-02T06:20:00Z").totals },
        ..facts(1, "2026-03-02T06:20:00Z")
    };
    assert_eq!(laid_over(vec![run(SIX)], vec![without_length]).runs.len(), 1);
}

#[test]
fn what_is_told_of_a_copy_is_told_of_the_one_that_is_kept() {
    let copy = Session { format: Format::Gpx, samples: 10, ..run("2026-03-02T06:00:08Z") };
    let history = laid_over(vec![run(SIX), copy], vec![facts(1, "2026-03-02T06:00:11Z")]);
    assert_eq!(history.runs.len(), 1);
    assert_eq!((history.runs[0].session.format, history.runs[0].session.totals.rpe_0_10), (Format::Fit, Some(4.0)));
}
