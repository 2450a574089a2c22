//! Histories of invented runners.

use jiff::civil::{Date, date};
use patella::calendar::add_days;

use super::Sample;

/// Nine months of an invented runner: a build-up, a spike on a hilly long run with pain two days later, a break and a
/// return, another watch, three weeks of which nothing is known, a treadmill run, and pain once more.
pub fn nine_months() -> Sample {
    let mut sample = Sample::between(date(2025, 3, 3), date(2025, 11, 28));
    // Building up until the spike on 3 August, the 22nd Sunday.
    for week in 0..22 {
        sample = building_week(sample, week);
    }
    sample = sample
        .run(date(2025, 8, 5), 5.1, Some(62.0))
        .run(date(2025, 8, 26), 3.2, Some(21.0))
        .run(date(2025, 8, 28), 3.4, Some(18.0))
        .run(date(2025, 8, 31), 4.0, Some(30.0))
        .run(date(2025, 9, 2), 3.6, Some(24.0))
        .run(date(2025, 9, 4), 4.3, Some(31.0))
        .run(date(2025, 9, 7), 5.6, Some(40.0))
        .run(date(2025, 9, 9), 4.4, Some(28.0))
        .run(date(2025, 9, 11), 4.6, Some(30.0))
        .run(date(2025, 9, 14), 7.4, Some(48.0));
    for week in 31..39 {
        sample = second_build_up_week(sample, week);
    }
    painful_days(sample)
        .new_watch(date(2025, 9, 9), "garmin 3113", "garmin 4315")
        .unobserved(date(2025, 9, 15), date(2025, 10, 5))
}

fn monday(week: i64) -> Date {
    add_days(date(2025, 3, 3), week * 7)
}

fn building_week(sample: Sample, week: i64) -> Sample {
    let wave = [0.0, 0.7, -0.4, 1.1, 0.2, -0.8, 0.5][week as usize % 7];
    let long = match week {
        21 => 21.7,
        9 => 13.9,
        _ => 11.0 + 0.25 * week as f64 + 0.3 * wave,
    };
    let hills = if week == 21 { 640.0 } else { 90.0 + 30.0 * wave };
    sample
        .run(add_days(monday(week), 1), 6.2 + wave, Some(46.0))
        .run(add_days(monday(week), 3), 7.8 - wave, Some(58.0 + 10.0 * wave))
        .run(add_days(monday(week), 5), 5.5 + 0.5 * wave, Some(35.0))
        .run(add_days(monday(week), 6), long, Some(hills))
}

fn second_build_up_week(sample: Sample, week: i64) -> Sample {
    let wave = [0.3, -0.5, 0.6, 0.0][week as usize % 4];
    let long = 5.2 + 0.8 * (week - 31) as f64;
    let sample = sample.run(add_days(monday(week), 1), 5.0 + wave, Some(22.0)).run(
        add_days(monday(week), 6),
        long,
        Some(55.0 + 8.0 * wave),
    );
    match week {
        36 => sample.treadmill(add_days(monday(week), 3), 5.0),
        38 => sample,
        _ => sample.run(add_days(monday(week), 3), 5.4 - wave, Some(30.0)),
    }
}

fn painful_days(sample: Sample) -> Sample {
    let knee = "behind kneecap";
    [
        (date(2025, 8, 5), 5.0, knee, "stairs"),
        (date(2025, 8, 6), 6.0, knee, "stairs"),
        (date(2025, 8, 7), 5.0, knee, "stairs"),
        (date(2025, 8, 9), 4.0, knee, "sitting"),
        (date(2025, 8, 12), 3.0, knee, ""),
        (date(2025, 8, 15), 2.0, knee, ""),
        (date(2025, 8, 18), 1.0, knee, ""),
        (date(2025, 8, 21), 0.0, "", ""),
        (date(2025, 8, 26), 0.0, "", ""),
        (date(2025, 9, 1), 1.0, knee, "first run downhill"),
        (date(2025, 9, 4), 0.0, "", ""),
        (date(2025, 9, 9), 0.0, "", ""),
        (date(2025, 10, 8), 0.0, "", ""),
        (date(2025, 10, 20), 0.0, "", ""),
        (date(2025, 11, 3), 0.0, "", ""),
        (date(2025, 11, 18), 2.0, "inner side", "downhill"),
        (date(2025, 11, 19), 1.0, "inner side", ""),
        (date(2025, 11, 24), 0.0, "", ""),
    ]
    .into_iter()
    .fold(sample, |sample, (day, score, site, trigger)| sample.pain(day, score, site, trigger))
}

/// A long and eventful history of whole weeks from `first`: four runs a week, a longer one every third, a note now and then.
pub fn long_history(first: Date, weeks: i64) -> Sample {
    let last = add_days(first, weeks * 7 - 1);
    let mut sample = Sample::between(first, last).empty_diary();
    for week in 0..weeks {
        let start = add_days(first, week * 7);
        let season = 1.0 + 0.4 * (week as f64 / 8.0).sin();
        sample = sample
            .run(add_days(start, 1), 6.0 * season, Some(40.0 * season))
            .run(add_days(start, 3), 8.0 * season, Some(55.0 * season))
            .run(add_days(start, 6), 14.0 * season, Some(160.0 * season));
        if week % 9 == 4 {
            let score = 1.0 + (week % 5) as f64;
            sample = sample.pain(add_days(start, 2), score, "kneecap", "stairs");
        }
    }
    sample
}

/// A staircase: twenty runs of a week each, every one a fifth longer than the one before.
pub fn twenty_spikes() -> Sample {
    let first = date(2025, 6, 2);
    let mut sample = Sample::between(first, add_days(first, 7 * 26 - 1));
    for week in 0..6 {
        sample = sample.run(add_days(first, week * 7 + 2), 3.0, Some(20.0));
    }
    for step in 0..20 {
        let distance_km = 3.0 * 1.12f64.powi(step + 1) + 0.05;
        let day = add_days(first, (i64::from(step) + 6) * 7 + 2);
        sample = sample.run(day, distance_km, Some(10.0 * distance_km));
    }
    sample
}
