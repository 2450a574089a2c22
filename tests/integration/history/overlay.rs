//! What an account tells, joined to the recordings.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use patella::account::{
    Account, AccountFile, AccountReading, ActivityFacts, DayFacts, Night, Shoe,
};

use super::*;

/// What an account tells of a run of 10 km in an hour.
fn facts(id: u64, start: &str) -> ActivityFacts {
    ActivityFacts {
        account: Account::Garmin,
        activity_id: Some(id),
        start_utc: start.parse().unwrap(),
        utc_offset_min: Some(60),
        sport: Sport::Running,
        sub_sport: SubSport::Generic,
        is_parent: false,
        distance_m: Some(10_000.0),
        timer_s: Some(3_600.0),
        elapsed_s: Some(3_600.0),
        moving_s: Some(3_500.0),
        ascent_m: Some(100.0),
        descent_m: Some(90.0),
        elevation_corrected: false,
        avg_hr_bpm: Some(140.0),
        cadence_spm: Some(170.0),
        rpe_0_10: Some(4.0),
        feel_0_100: Some(50.0),
        shoe: None,
        recorded_in: None,
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
    let mut readings: Vec<FileReading> = files
        .map(|(number, run)| file(&format!("{number}.fit"), vec![run]))
        .collect();
    readings.push(listing(facts));
    history(readings)
}

fn reason(history: &History) -> &str {
    &history.ledger.last().unwrap().reason
}

const SIX: &str = "2026-03-02T06:00:00Z";

#[test]
fn trap_03_an_activity_is_joined_by_its_start_and_sport_not_by_a_name() {
    for (start, joined) in [
        (SIX, true),
        ("2026-03-02T05:59:55Z", true),
        ("2026-03-02T06:00:05Z", true),
    ] {
        let history = laid_over(vec![run(SIX)], vec![facts(1, start)]);
        assert_eq!(history.runs.len(), 1);
        assert_eq!(
            history.runs[0].session.rpe_0_10.is_some(),
            joined,
            "{start}"
        );
        assert_eq!(reason(&history), "1 activity: 1 joined to a file");
    }
    let ride = ActivityFacts {
        sport: Sport::Cycling,
        timer_s: Some(1_800.0),
        elapsed_s: Some(1_800.0),
        ..facts(1, SIX)
    };
    let history = laid_over(vec![run(SIX)], vec![ride]);
    assert_eq!(
        (history.runs.len(), history.others.len()),
        (1, 1),
        "another sport is another activity"
    );
    assert_eq!(history.runs[0].session.rpe_0_10, None);
}

#[test]
fn the_nearest_start_is_joined_and_only_one() {
    let short = |start| lasting(run(start), 2.0);
    let told = |id, start, rpe| ActivityFacts {
        rpe_0_10: Some(rpe),
        timer_s: Some(2.0),
        elapsed_s: Some(2.0),
        ..facts(id, start)
    };
    let at = |second| format!("2026-03-02T06:00:{second:02}Z");
    let runs = vec![short(&at(0)), lasting(short(&at(3)), 9.0)];
    let list = vec![told(1, &at(2), 1.0), told(2, &at(3), 2.0)];
    for list in [list.clone(), list.into_iter().rev().collect()] {
        let history = laid_over(runs.clone(), list);
        let rpe: Vec<_> = history
            .runs
            .iter()
            .map(|run| run.session.rpe_0_10)
            .collect();
        assert_eq!(rpe, [Some(1.0), Some(2.0)]);
    }
}

#[test]
fn a_figure_of_the_file_wins_over_one_of_the_account() {
    let known = Session {
        utc_offset: Some((120, OffsetSource::File)),
        descent_m: Some(80.0),
        descent_source: DescentSource::Device,
        avg_hr_bpm: Some(150.0),
        rpe_0_10: Some(7.0),
        ..run(SIX)
    };
    let bare = Session {
        utc_offset: None,
        distance_m: None,
        distance_source: DistanceSource::None,
        flags: vec![Flag::NoDistance],
        ..run("2026-03-03T06:00:00Z")
    };
    let list = vec![
        ActivityFacts {
            elevation_corrected: true,
            ..facts(1, SIX)
        },
        facts(2, "2026-03-03T06:00:00Z"),
    ];
    let history = laid_over(vec![known, bare], list);
    let [known, bare] = [0, 1].map(|place| &history.runs[place].session);
    assert_eq!(
        (known.utc_offset, known.rpe_0_10),
        (Some((120, OffsetSource::File)), Some(7.0))
    );
    assert_eq!(
        (known.descent_m, known.descent_source),
        (Some(80.0), DescentSource::Device)
    );
    assert_eq!(
        (known.avg_hr_bpm, known.cadence_spm),
        (Some(150.0), Some(170.0))
    );
    assert!(known.flags.is_empty(), "{:?}", known.flags);
    assert_eq!(bare.utc_offset, Some((60, OffsetSource::Overlay)));
    assert_eq!(
        (bare.distance_m, bare.distance_source),
        (Some(10_000.0), DistanceSource::Overlay)
    );
    assert_eq!(
        (bare.descent_m, bare.descent_source),
        (Some(90.0), DescentSource::Overlay)
    );
    assert_eq!((bare.moving_s, bare.ascent_m), (Some(3_500.0), Some(100.0)));
    assert!(bare.flags.is_empty(), "{:?}", bare.flags);
}

#[test]
fn trap_27_descent_of_the_account_says_whether_it_is_from_a_map() {
    let told = ActivityFacts {
        elevation_corrected: true,
        ..facts(1, SIX)
    };
    let history = laid_over(vec![run(SIX)], vec![told]);
    assert_eq!(
        history.runs[0].session.descent_source,
        DescentSource::Overlay
    );
    assert_eq!(history.runs[0].session.flags, [Flag::ElevationFromMap]);
    let treadmill = Session {
        sub_sport: SubSport::Treadmill,
        ..run(SIX)
    };
    let history = laid_over(vec![treadmill], vec![facts(1, SIX)]);
    assert_eq!(
        history.runs[0].session.descent_m, None,
        "a treadmill does not go down"
    );
}

#[test]
fn the_account_is_trusted_before_the_position_unless_the_position_contradicts_it() {
    let at = |minutes| Session {
        utc_offset: Some((minutes, OffsetSource::Position)),
        ..run(SIX)
    };
    let offset = |run: Session| laid_over(vec![run], vec![facts(1, SIX)]).runs[0].start;
    assert_eq!(
        (
            offset(at(120)).utc_offset_min,
            offset(at(120)).offset_source
        ),
        (60, OffsetSource::Overlay)
    );
    assert_eq!(
        (
            offset(at(-420)).utc_offset_min,
            offset(at(-420)).offset_source
        ),
        (-420, OffsetSource::Position)
    );
}

#[test]
fn a_run_that_no_file_holds_is_counted_and_marked() {
    let list = vec![facts(1, SIX), facts(2, "2026-03-04T17:00:00Z")];
    let history = laid_over(vec![run(SIX)], list);
    assert_eq!(history.runs.len(), 2);
    let alone = &history.runs[1];
    assert_eq!(
        (alone.session.format, alone.session.flags.as_slice()),
        (Format::GarminJson, &[Flag::FromAccount][..])
    );
    assert_eq!(
        (alone.session.distance_m, alone.session.timer_s),
        (Some(10_000.0), Some(3_600.0))
    );
    assert_eq!(
        (alone.session.descent_m, alone.session.descent_source),
        (Some(90.0), DescentSource::Overlay)
    );
    assert_eq!(
        (alone.id.as_str(), alone.start.offset_source),
        ("20260304-1800", OffsetSource::Overlay)
    );
    let row = history.ledger.last().unwrap();
    assert_eq!(
        (row.outcome, row.activity_ids.as_slice()),
        (Outcome::Overlay, &["20260304-1800".to_owned()][..])
    );
    assert_eq!(
        row.reason,
        "2 activities: 1 joined to a file, 1 without a file and counted as listed"
    );
    assert_eq!(
        history.observed,
        BTreeSet::from([date(2026, 3, 2), date(2026, 3, 4)])
    );
}

#[test]
fn an_activity_told_with_another_start_is_not_counted_again() {
    let shifted = facts(1, "2026-03-02T06:20:00Z");
    let history = laid_over(vec![run(SIX)], vec![shifted]);
    assert_eq!(
        (history.runs.len(), history.runs[0].session.rpe_0_10),
        (1, Some(4.0))
    );
    // The watch's and the phone's, both in the account, and only one file.
    let history = laid_over(
        vec![run(SIX)],
        vec![facts(1, SIX), facts(2, "2026-03-02T06:01:00Z")],
    );
    assert_eq!(history.runs.len(), 1);
    assert_eq!(
        reason(&history),
        "2 activities: 1 joined to a file, 1 of an outing that is counted already"
    );
    let after = facts(2, "2026-03-02T07:00:00Z");
    assert_eq!(
        laid_over(vec![run(SIX)], vec![facts(1, SIX), after])
            .runs
            .len(),
        2,
        "one after the other is two"
    );
}

#[test]
fn what_is_told_of_a_copy_is_told_of_the_one_that_is_kept() {
    let copy = Session {
        format: Format::Gpx,
        samples: 10,
        ..run("2026-03-02T06:00:08Z")
    };
    let history = laid_over(vec![run(SIX), copy], vec![facts(1, "2026-03-02T06:00:11Z")]);
    assert_eq!(history.runs.len(), 1);
    assert_eq!(
        (
            history.runs[0].session.format,
            history.runs[0].session.rpe_0_10
        ),
        (Format::Fit, Some(4.0))
    );
}

#[test]
fn a_sport_put_right_in_the_account_is_still_the_same_activity() {
    let walk = ActivityFacts {
        sport: Sport::Walking,
        ..facts(1, SIX)
    };
    let history = laid_over(vec![run(SIX)], vec![walk]);
    assert_eq!((history.runs.len(), history.others.len()), (1, 0));
    assert_eq!(history.runs[0].session.rpe_0_10, Some(4.0));
    let guessed = Session {
        sport: Sport::Walking,
        flags: vec![Flag::SportInferred],
        ..run(SIX)
    };
    let history = laid_over(vec![guessed], vec![facts(1, SIX)]);
    assert_eq!(
        (history.runs.len(), history.others.len()),
        (1, 0),
        "a guess gives way to what the account says"
    );
    let treadmill = ActivityFacts {
        sub_sport: SubSport::Treadmill,
        ..facts(1, SIX)
    };
    let downhill = Session {
        descent_m: Some(300.0),
        descent_source: DescentSource::Samples,
        ..run(SIX)
    };
    let history = laid_over(vec![downhill], vec![treadmill]);
    let run = &history.runs[0].session;
    assert_eq!((run.sub_sport, run.descent_m), (SubSport::Treadmill, None));
    assert_eq!(run.flags, [Flag::DescentNotApplicable]);
}

#[test]
fn a_file_that_broke_off_is_completed_by_what_the_account_knows() {
    let half = Session {
        flags: vec![Flag::Recovered],
        distance_m: Some(5_000.0),
        distance_source: DistanceSource::Samples,
        descent_m: Some(10.0),
        descent_source: DescentSource::Samples,
        ..lasting(run(SIX), 1_800.0)
    };
    let history = laid_over(vec![half.clone()], vec![facts(1, SIX)]);
    let whole = &history.runs[0].session;
    assert_eq!(
        (whole.distance_m, whole.timer_s),
        (Some(10_000.0), Some(3_600.0))
    );
    assert_eq!(
        (whole.descent_m, whole.descent_source),
        (Some(90.0), DescentSource::Overlay)
    );
    assert_eq!(
        whole.end_utc.duration_since(whole.start_utc),
        SignedDuration::from_secs(3_600)
    );
    assert!(whole.flags.contains(&Flag::Recovered));
    let silent = ActivityFacts {
        distance_m: None,
        descent_m: None,
        ..facts(1, SIX)
    };
    let history = laid_over(vec![half], vec![silent]);
    assert_eq!(history.runs[0].session.distance_m, Some(5_000.0));
}

#[test]
fn trap_07_lists_that_overlap_are_united_by_number() {
    let first = account(
        "0.json",
        AccountFile::Activities(vec![facts(1, SIX), facts(2, "2026-03-04T06:00:00Z")]),
    );
    let second = account(
        "1.json",
        AccountFile::Activities(vec![
            facts(2, "2026-03-04T06:00:00Z"),
            facts(3, "2026-03-06T06:00:00Z"),
        ]),
    );
    let history = history(vec![first, second]);
    assert_eq!(history.runs.len(), 3);
    let reasons: Vec<&str> = history
        .ledger
        .iter()
        .map(|row| row.reason.as_str())
        .collect();
    assert_eq!(
        reasons,
        [
            "2 activities: 2 without a file and counted as listed",
            "2 activities: 1 without a file and counted as listed, 1 listed before",
        ]
    );
}

#[test]
fn trap_09_the_legs_count_and_their_sum_does_not() {
    let of = |id, sport, start: &str| ActivityFacts {
        sport,
        ..facts(id, start)
    };
    let list = vec![
        ActivityFacts {
            is_parent: true,
            ..of(1, Sport::Unknown, SIX)
        },
        of(2, Sport::Swimming, SIX),
        of(3, Sport::Transition, "2026-03-02T07:00:00Z"),
        of(4, Sport::Running, "2026-03-02T07:05:00Z"),
    ];
    let history = laid_over(Vec::new(), list);
    assert_eq!((history.runs.len(), history.others.len()), (1, 1));
    let expected = "4 activities: 2 without a file and counted as listed, 2 the sum of several or a change between two";
    assert_eq!(reason(&history), expected);
}

#[test]
fn what_two_accounts_tell_of_one_run_is_one_run() {
    let strava = |start| ActivityFacts {
        account: Account::Strava,
        activity_id: Some(1),
        shoe: Some("Red".to_owned()),
        ..facts(1, start)
    };
    for start in [SIX, "2026-03-02T06:10:00Z"] {
        let history = laid_over(Vec::new(), vec![strava(start), facts(9, SIX)]);
        assert_eq!(history.runs.len(), 1, "{start}");
        assert_eq!(history.runs[0].session.shoe.as_deref(), Some("Red"));
    }
}

#[test]
fn figures_that_cannot_be_are_not_laid_over() {
    let broken = ActivityFacts {
        distance_m: Some(5e9),
        timer_s: Some(1e9),
        avg_hr_bpm: Some(900.0),
        ..facts(1, SIX)
    };
    let history = laid_over(Vec::new(), vec![broken]);
    let run = &history.runs[0].session;
    assert_eq!(
        (run.distance_m, run.avg_hr_bpm, run.timer_s),
        (None, None, Some(3_600.0))
    );
    assert_eq!(run.flags, [Flag::NoDistance, Flag::FromAccount]);
}

fn shoe(name: &str, first_day: Date, activity_ids: &[u64]) -> Shoe {
    Shoe {
        name: name.to_owned(),
        first_day: Some(first_day),
        last_day: None,
        activity_ids: activity_ids.to_vec(),
    }
}

#[test]
fn each_run_has_its_shoe_and_two_pairs_of_one_model_are_two() {
    let gear = vec![
        shoe("Road", date(2026, 3, 3), &[2]),
        shoe("Road", date(2026, 1, 1), &[1]),
    ];
    let gear = || account("gear.json", AccountFile::Gear(gear.clone()));
    let list = listing(vec![facts(1, SIX), facts(2, "2026-03-04T06:00:00Z")]);
    let history = history(vec![gear(), file("a.fit", vec![run(SIX)]), gear(), list]);
    let shoes: Vec<_> = history
        .runs
        .iter()
        .map(|run| run.session.shoe.as_deref())
        .collect();
    assert_eq!(shoes, [Some("Road"), Some("Road (2)")]);
    let owned: Vec<_> = history
        .shoes
        .iter()
        .map(|shoe| (shoe.name.as_str(), shoe.first_day))
        .collect();
    assert_eq!(
        owned,
        [
            ("Road", Some(date(2026, 1, 1))),
            ("Road (2)", Some(date(2026, 3, 3)))
        ]
    );
}

#[test]
fn days_that_an_account_tells_of_are_observed_and_others_are_not() {
    let day = |day, steps| DayFacts {
        day,
        steps,
        ..DayFacts::untold(day)
    };
    let night = |day, asleep_h| Night { day, asleep_h };
    let days = AccountFile::Days(vec![
        day(date(2026, 3, 1), Some(5_000.0)),
        day(date(2026, 3, 2), None),
        day(date(2026, 3, 1), Some(9_000.0)),
        day(date(1970, 1, 1), Some(1.0)),
    ]);
    let nights = AccountFile::Nights(vec![
        night(date(2026, 3, 3), Some(7.5)),
        night(date(2026, 3, 4), None),
    ]);
    let history = history(vec![
        account("days.json", days),
        account("nights.json", nights),
    ]);
    assert_eq!(
        history.observed,
        BTreeSet::from([date(2026, 3, 1), date(2026, 3, 3)])
    );
    assert_eq!(history.days[&date(2026, 3, 1)].steps, Some(9_000.0));
    assert_eq!(history.days[&date(2026, 3, 3)].sleep_h, Some(7.5));
    let reasons: Vec<&str> = history
        .ledger
        .iter()
        .map(|row| row.reason.as_str())
        .collect();
    assert_eq!(
        reasons,
        ["days: 4, of which known: 2", "nights: 2, of which known: 1"]
    );
}

#[test]
fn ten_thousand_activities_at_one_moment_are_joined_without_comparing_each_with_each() {
    let count = 10_000;
    let runs = (0..count).map(|number| Session {
        sport: Sport::Other((number % 200) as u8),
        ..run(SIX)
    });
    let files = runs
        .enumerate()
        .map(|(number, run)| file(&format!("{number}.fit"), vec![run]));
    let list = (0..count).map(|number| ActivityFacts {
        timer_s: Some(number as f64),
        ..facts(number, SIX)
    });
    let started = std::time::Instant::now();
    let history = history(files.chain([listing(list.collect())]).collect());
    assert!(started.elapsed().as_secs() < 30);
    assert_eq!(history.ledger.len(), 10_001);
}
