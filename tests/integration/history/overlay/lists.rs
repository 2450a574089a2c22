//! Several lists of one account or of two, shoes, nights and days.

use patella::activity::Totals;
use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use patella::account::{DayFacts, Night, Shoe};

use super::*;

#[test]
fn trap_07_lists_that_overlap_are_united_by_number() {
    let first = account("0.json", AccountFile::Activities(vec![facts(1, SIX), facts(2, "2026-03-04T06:00:00Z")]));
    let second = account(
        "1.json",
        AccountFile::Activities(vec![facts(2, "2026-03-04T06:00:00Z"), facts(3, "2026-03-06T06:00:00Z")]),
    );
    let history = history(vec![first, second]);
    assert_eq!(history.runs.len(), 3);
    let reasons: Vec<&str> = history.ledger.iter().map(|row| row.reason.as_str()).collect();
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
    let of = |id, sport, start: &str| ActivityFacts { sport, ..facts(id, start) };
    let list = vec![
        ActivityFacts { is_parent: true, ..of(1, Sport::Unknown, SIX) },
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
        totals: Totals { distance_m: Some(5e9), timer_s: Some(1e9), avg_hr_bpm: Some(900.0), ..facts(1, SIX).totals },
        ..facts(1, SIX)
    };
    let history = laid_over(Vec::new(), vec![broken]);
    let run = &history.runs[0].session;
    assert_eq!(
        (run.totals.distance_m, run.totals.avg_hr_bpm, run.totals.timer_s),
        (None, None, Some(3_500.0)),
        "the time in motion stands in for the timer"
    );
    assert_eq!(run.flags, [Flag::NoDistance, Flag::FromAccount]);
}

fn shoe(name: &str, first_day: Date, activity_ids: &[u64]) -> Shoe {
    Shoe { name: name.to_owned(), first_day: Some(first_day), last_day: None, activity_ids: activity_ids.to_vec() }
}

#[test]
fn each_run_has_its_shoe_and_two_pairs_of_one_model_are_two() {
    let gear = vec![shoe("Road", date(2026, 3, 3), &[2]), shoe("Road", date(2026, 1, 1), &[1])];
    let gear = || account("gear.json", AccountFile::Gear(gear.clone()));
    let list = listing(vec![facts(1, SIX), facts(2, "2026-03-04T06:00:00Z")]);
    let history = history(vec![gear(), file("a.fit", vec![run(SIX)]), gear(), list]);
    let shoes: Vec<_> = history.runs.iter().map(|run| run.session.shoe.as_deref()).collect();
    assert_eq!(shoes, [Some("Road"), Some("Road (2)")]);
    let owned: Vec<_> = history.shoes.iter().map(|shoe| (shoe.name.as_str(), shoe.first_day)).collect();
    assert_eq!(owned, [("Road", Some(date(2026, 1, 1))), ("Road (2)", Some(date(2026, 3, 3)))]);
}

#[test]
fn days_that_an_account_tells_of_are_observed_and_others_are_not() {
    let day = |day, steps| DayFacts { day, steps, ..DayFacts::unknown(day) };
    let night = |day, asleep_h| Night { day, asleep_h };
    let days = AccountFile::Days(vec![
        day(date(2026, 3, 1), Some(5_000.0)),
        day(date(2026, 3, 2), None),
        day(date(2026, 3, 1), Some(9_000.0)),
        day(date(1970, 1, 1), Some(1.0)),
    ]);
    let nights = AccountFile::Nights(vec![night(date(2026, 3, 3), Some(7.5)), night(date(2026, 3, 4), None)]);
    let history = history(vec![account("days.json", days), account("nights.json", nights)]);
    assert_eq!(history.observed, BTreeSet::from([date(2026, 3, 1), date(2026, 3, 3)]));
    assert_eq!(history.days[&date(2026, 3, 1)].steps, Some(9_000.0));
    assert_eq!(history.days[&date(2026, 3, 3)].sleep_h, Some(7.5));
    let reasons: Vec<&str> = history.ledger.iter().map(|row| row.reason.as_str()).collect();
    assert_eq!(reasons, ["days: 4, of which known: 2", "nights: 2, of which known: 1"]);
}

#[test]
fn ten_thousand_activities_at_one_moment_are_joined_without_comparing_each_with_each() {
    let count = 10_000;
    let runs = (0..count).map(|number| Session { sport: Sport::Other((number % 200) as u8), ..run(SIX) });
    let files = runs.enumerate().map(|(number, run)| file(&format!("{number}.fit"), vec![run]));
    let list = (0..count).map(|number| ActivityFacts {
        totals: Totals { timer_s: Some(number as f64), ..facts(number, SIX).totals },
        ..facts(number, SIX)
    });
    let started = std::time::Instant::now();
    let history = history(files.chain([listing(list.collect())]).collect());
    assert!(started.elapsed().as_secs() < 30);
    assert_eq!(history.ledger.len(), 10_001);
}
