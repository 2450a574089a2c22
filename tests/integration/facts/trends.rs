//! The two halves of a diary, the days before pain, and run days in a row, worked out on paper.

use jiff::civil::Date;
use patella::calendar::{DaySpan, add_days};
use patella::facts::{Compared, Facts};
use patella::pain::vocabulary::PainTiming;
use patella::settings::Settings;
use patella::timeline::{DayEntry, Timeline};

use crate::sample::Sample;

fn day(offset: i64) -> Date {
    add_days(jiff::civil::date(2026, 3, 2), offset)
}

fn facts(timeline: &Timeline) -> Facts {
    Facts::of(timeline, &Settings::default())
}

/// Six painful notes on days 0, 2, 4 and 20, 22, 24, which last 1, 2, 3 and 10, 20, 30 hours.
fn longer() -> Timeline {
    let mut sample = Sample::between(day(0), day(40));
    for offset in [0, 2, 4, 20, 22, 24] {
        sample = sample.pain(day(offset), 2.0, "", "");
    }
    let mut timeline = sample.pain(day(24), 5.0, "", "").pain(day(24), 0.0, "", "").timeline();
    let hours = [1.0, 2.0, 3.0, 10.0, 20.0, 30.0];
    for (note, hours) in timeline.pain.iter_mut().zip(hours) {
        note.details.lasted_h = Some(hours);
        note.details.when_meant = Some(if hours > 15.0 { PainTiming::Throughout } else { PainTiming::Start });
    }
    timeline.pain[0].details.into_run_m = Some(3_000.0);
    timeline
}

#[test]
fn the_halves_of_the_diary_are_compared_by_days() {
    let pain = facts(&longer()).trends.pain.unwrap();
    // 25 days: the first twelve and the last thirteen.
    assert_eq!((pain.first_half.last, pain.second_half.first, pain.second_half.last), (day(11), day(12), day(24)));
    assert_eq!(pain.lasted_h, Compared { counts: [3, 3], figures: Some([2.0, 20.0]) });
    assert_eq!(pain.worst_0_10, Compared { counts: [3, 3], figures: Some([2.0, 2.0]) });
    let throughout = pain.throughout_pct.figures.unwrap().map(f64::round);
    assert_eq!((pain.throughout_pct.counts, throughout), ([3, 3], [0.0, 67.0]));
    assert_eq!(pain.into_run_m, Compared { counts: [1, 0], figures: None }, "too few to compare");
}

#[test]
fn a_diary_without_pain_has_no_halves() {
    let free = Sample::between(day(0), day(9)).pain(day(1), 0.0, "", "").timeline();
    assert!(facts(&free).trends.pain.is_none());
    let none = Sample::between(day(0), day(9)).timeline();
    assert!(facts(&none).trends.pain.is_none());
    assert!(facts(&none).trends.around_pain.stress_0_100.is_empty());
}

#[test]
fn stress_before_pain_is_compared_with_all_other_days() {
    let mut timeline =
        Sample::between(day(0), day(40)).pain(day(10), 3.0, "", "").pain(day(30), 3.0, "", "").timeline();
    // Stress 60 on the three days up to each first note, 20 on all others; a night of 6 hours before the first only.
    let is_before = |offset: i64| (8..=10).contains(&offset) || (28..=30).contains(&offset);
    timeline.days = (0..=40)
        .map(|offset| DayEntry {
            day: day(offset),
            sleep_h: (offset == 9).then_some(6.0),
            resting_hr_bpm: None,
            stress_0_100: Some(if is_before(offset) { 60.0 } else { 20.0 }),
            steps: None,
        })
        .collect();
    for note in &mut timeline.pain {
        note.details.stress_0_10 = Some(7.0);
    }
    let around = facts(&timeline).trends.around_pain;
    assert_eq!(around.stress_0_100, Compared { counts: [6, 35], figures: Some([60.0, 20.0]) });
    assert_eq!(around.sleep_h, Compared { counts: [1, 0], figures: None });
    assert_eq!(around.noted_stress_0_10, Compared { counts: [2, 0], figures: None });
    assert!(around.resting_hr_bpm.is_empty());
}

#[test]
fn the_last_of_equally_long_series_of_run_days_is_stated() {
    let run = |sample: Sample, offset: i64| sample.run(day(offset), 5.0, None);
    // Days 0, 2-3, 5-6 (two runs on the last).
    let sample = [0, 2, 3, 5, 6, 6].into_iter().fold(Sample::between(day(0), day(20)), run);
    let whole = facts(&sample.timeline()).whole;
    assert_eq!(whole.run_days_in_a_row, Some(DaySpan { first: day(5), last: day(6) }));
    assert_eq!(facts(&Sample::between(day(0), day(6)).timeline()).whole.run_days_in_a_row, None);
}
