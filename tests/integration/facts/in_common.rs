//! What starts of pain had in common, with the share of the days that they are compared with.

use jiff::civil::{Date, date};
use patella::calendar::add_days;
use patella::facts::{ConditionBefore, Facts, StartCondition};
use patella::onset_analysis::{ExposureCount, OnsetAnalysis, OnsetWindows};
use patella::pain::onset::OnsetKind;
use patella::report::document::FirstPage;
use patella::settings::Settings;
use patella::timeline::{OnsetEntry, Timeline};

use crate::sample::Sample;
use crate::sample::reported::reported;

/// A Monday.
const FIRST: Date = date(2026, 1, 5);

/// Ten weeks with a run on each Monday, on these Mondays two; pain on the Tuesdays of these weeks, and the Wednesdays of all
/// weeks from the fifth on to compare with.
fn mondays(double: &[i64], painful: &[i64]) -> Timeline {
    let monday = |week: i64| add_days(FIRST, 7 * week);
    let sample = (0..10).fold(Sample::between(FIRST, add_days(FIRST, 69)), |sample, week| {
        let sample = sample.run_at(monday(week), 8, 5.0);
        if double.contains(&week) { sample.run_at(monday(week), 18, 5.0) } else { sample }
    });
    let tuesdays = painful.iter().map(|&week| add_days(monday(week), 1));
    let sample = tuesdays.clone().fold(sample, |sample, day| sample.pain(day, 3.0, "", ""));
    let mut timeline = sample.timeline();
    let kind = OnsetKind::Onset;
    timeline.onsets =
        tuesdays.clone().map(|day| OnsetEntry { kind, day, time: None, runs_until: None, score_0_10: 3.0 }).collect();
    let windows = |day| OnsetWindows { day, kind, week_above_usual: None, has_time: false, windows: Vec::new() };
    timeline.before_pain = OnsetAnalysis {
        onsets: tuesdays.map(windows).collect(),
        comparison_dates: (5..10).map(|week| add_days(monday(week), 2)).collect(),
        ..OnsetAnalysis::default()
    };
    timeline
}

fn conditions(timeline: &Timeline) -> Vec<ConditionBefore> {
    Facts::of(timeline, &Settings::default()).pain_starts.conditions_before
}

fn several_runs(timeline: &Timeline) -> ConditionBefore {
    let all = conditions(timeline);
    all.into_iter().find(|before| before.condition == StartCondition::SeveralRunsADay).unwrap()
}

#[test]
fn a_day_with_two_runs_before_most_starts_is_in_common_to_them() {
    let timeline = mondays(&[5, 6, 7], &[5, 6, 7, 8]);
    let found = several_runs(&timeline);
    let count = |met, known| ExposureCount { met, known };
    // The Wednesdays of weeks 5 to 9 have a Monday with two runs before them in three of five weeks.
    assert_eq!((found.starts, found.comparison_days), (count(3, 4), count(3, 5)));
    assert!(!found.is_in_common, "75 % of starts against 60 % of the other days");
    let rare = mondays(&[2, 3], &[2, 3, 8]);
    let found = several_runs(&rare);
    assert_eq!((found.starts, found.comparison_days), (count(2, 3), count(0, 5)));
    assert!(found.is_in_common);
    let caption = reported(&rare, &Settings::default(), FirstPage::of).pain_starts.caption.replace('\u{A0}', " ");
    assert!(caption.contains("In common: several runs a day, 2 of 3 (0 % of other days)"), "{caption}");
}

#[test]
fn where_a_condition_is_known_of_some_starts_only_that_is_said() {
    // Two runs on both days before, but of the first start the days before are before the records.
    let timeline = mondays(&[0, 2, 3], &[0, 2, 3]);
    assert_eq!(several_runs(&timeline).starts, ExposureCount { met: 2, known: 2 });
    let caption = reported(&timeline, &Settings::default(), FirstPage::of).pain_starts.caption;
    assert!(caption.contains("In common: several runs a day, 2 of 2 known ("), "{caption}");
}

#[test]
fn one_start_has_nothing_in_common_and_what_is_unknown_is_not_counted() {
    assert!(conditions(&mondays(&[2], &[2])).iter().all(|before| !before.is_in_common));
    assert!(conditions(&mondays(&[], &[])).is_empty());
    // The weeks before the first start are before the records.
    let all = conditions(&mondays(&[], &[1, 7, 8]));
    let week = all.iter().find(|before| before.condition == StartCondition::WeekAboveMean).unwrap();
    assert_eq!((week.starts.known, week.starts.met), (2, 0));
    let in_a_row = all.iter().find(|before| before.condition == StartCondition::RunDaysInARow).unwrap();
    assert_eq!((in_a_row.starts.known, in_a_row.starts.met), (3, 0));
}
