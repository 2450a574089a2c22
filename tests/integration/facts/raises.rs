//! What was raised, what followed, and what goes on without a break.

use jiff::civil::{Date, date};
use patella::calendar::{DaySpan, add_days, days};
use patella::facts::{AfterRaise, Facts, Now, Raise, RaiseKind, RunDaysInARow, ScoredDay, WeeklyClimb};
use patella::report::text::now::FactRow;
use patella::settings::Settings;
use patella::timeline::Timeline;

use crate::sample::{Sample, reported};

/// A Monday.
const FIRST: Date = date(2026, 1, 5);

fn now(timeline: &Timeline) -> Now {
    Facts::of(timeline, &Settings::default()).now.unwrap()
}

/// A run on the Tuesday of each week, of so many kilometers.
fn weeks(kilometers: &[f64]) -> Sample {
    let sample = Sample::between(FIRST, add_days(FIRST, 7 * kilometers.len() as i64 - 1));
    let runs = kilometers.iter().enumerate().filter(|(_, km)| **km > 0.0);
    runs.fold(sample, |sample, (week, km)| sample.run(add_days(FIRST, 7 * week as i64 + 1), *km, None))
}

fn row(timeline: &Timeline, label: &str) -> Option<FactRow> {
    reported::now(timeline).into_iter().find(|row| row.label.trim().starts_with(label))
}

#[test]
fn a_larger_raise_before_the_last_one_is_named() {
    let timeline = weeks(&[8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 14.0, 14.0, 15.0]).timeline();
    let now_ = now(&timeline);
    let raise = |week: i64, days_ago: i64| (add_days(FIRST, 7 * week + 1), days_ago, RaiseKind::LongestRun);
    let what = |raise: Raise| (raise.day, raise.days_ago, raise.kind);
    assert_eq!(what(now_.last_raise.unwrap()), raise(8, 5));
    let larger = now_.largest_raise.unwrap();
    assert_eq!((what(larger), larger.to), (raise(6, 19), 14_000.0));
    assert!((larger.from - 8000.0).abs() < 1.0);
    assert_eq!(row(&timeline, "largest of 8 weeks, 17 February").unwrap().value, "longest run 8.0 → 14.0 km");
    // Nine weeks ago, or hardly larger than the last one, it is not.
    let old = weeks(&[8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 15.0]).timeline();
    assert_eq!(now(&old).largest_raise, None);
    let even = weeks(&[8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 10.0, 10.0, 12.2]).timeline();
    assert_eq!(now(&even).largest_raise, None);
}

#[test]
fn the_notes_of_two_weeks_from_the_last_raise_are_counted() {
    let raised = add_days(FIRST, 7 * 6 + 1);
    let sample = weeks(&[8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 14.0, 8.0, 8.0]);
    let none = sample.pain(add_days(raised, -1), 5.0, "", "").timeline();
    let days = DaySpan { first: raised, last: add_days(raised, 13) };
    let after = AfterRaise { days, noted_days: 0, declared_days: 0, worst: None };
    assert_eq!(now(&none).after_raise, Some(after));
    assert_eq!(row(&none, "first 14 days").unwrap().value, "no note");

    let notes = [(0, 1.0), (3, 2.0), (3, 0.0), (13, 2.0), (14, 6.0)];
    let sample = weeks(&[8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 14.0, 8.0, 8.0]);
    let noted =
        notes.into_iter().fold(sample, |sample, (day, score)| sample.pain(add_days(raised, day), score, "", ""));
    let noted = noted.timeline();
    let worst = Some(ScoredDay { day: add_days(raised, 3), score_0_10: 2.0 });
    assert_eq!(now(&noted).after_raise, Some(AfterRaise { noted_days: 3, worst, ..after }));
    assert_eq!(row(&noted, "first 14 days").unwrap().value, "3 noted, worst 2/10");
    assert_eq!(now(&weeks(&[8.0, 8.0, 8.0, 8.0, 8.0, 14.0]).timeline()).after_raise, None, "no diary");
}

#[test]
fn weeks_that_rise_one_after_another_are_stated_from_three_on() {
    let climb = |kilometers: &[f64]| now(&weeks(kilometers).timeline()).weekly_climb;
    let week = |place: i64| add_days(FIRST, 7 * place);
    let found = climb(&[20.0, 10.0, 11.0, 12.0, 13.0, 13.0, 14.0]).unwrap();
    let expected = WeeklyClimb {
        rises: 3,
        from_week: week(1),
        to_week: week(4),
        from_m: 10_000.0,
        to_m: 13_000.0,
        is_latest: false,
    };
    assert_eq!(found, expected);
    assert!(climb(&[10.0, 11.0, 12.0, 13.0]).unwrap().is_latest);
    assert_eq!(climb(&[10.0, 11.0, 12.0, 12.0, 13.0]), None, "two rises and one");
    assert_eq!(climb(&[10.0, 11.0, 12.0, 13.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0]), None, "long ago");
    let row = row(&weeks(&[10.0, 11.0, 12.0, 13.0]).timeline(), "Weekly distance rose").unwrap();
    assert_eq!(row.value, "3 weeks in a row: 10.0 → 13.0 km");
}

#[test]
fn run_days_in_a_row_end_on_the_last_day_and_have_a_rest_day_before_them() {
    let last = add_days(FIRST, 27);
    let runs = |on: &[i64]| {
        let runs = on.iter().map(|&before| add_days(last, -before));
        runs.fold(Sample::between(FIRST, last), |sample, day| sample.run(day, 5.0, None)).timeline()
    };
    let in_a_row = |timeline: &Timeline| now(timeline).run_days_in_a_row.unwrap();
    let expected = |run_days, rest: i64| RunDaysInARow { run_days, last_rest_day: Some(add_days(last, -rest)) };
    assert_eq!(in_a_row(&runs(&[5, 2, 1, 0])), expected(3, 3));
    assert_eq!(in_a_row(&runs(&[5, 2, 1])), expected(0, 0));
    assert_eq!(row(&runs(&[5, 2, 1, 0]), "Run days since rest on 29 January").unwrap().value, "3");
    let daily = days(FIRST, last).fold(Sample::between(FIRST, last), |sample, day| sample.run(day, 5.0, None));
    assert_eq!(in_a_row(&daily.timeline()), RunDaysInARow { run_days: 28, last_rest_day: None });
    let gap = Sample::between(FIRST, last).unobserved(FIRST, add_days(last, -2));
    let gap = gap.run(add_days(last, -1), 5.0, None).run(last, 5.0, None).timeline();
    assert_eq!(in_a_row(&gap), RunDaysInARow { run_days: 2, last_rest_day: None }, "rest, or watch not worn");
    assert_eq!(row(&gap, "Run days in a row").unwrap().value, "2 or more");
}
