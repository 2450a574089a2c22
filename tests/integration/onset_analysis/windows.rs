//! What a window shows, worked out on paper.

use jiff::civil::time;
use patella::onset_analysis::{Exposure, ExposureCount, ExposureValue};
use patella::settings::Settings;

use super::{Case, comparison, day, figure};

/// Runs of 10 km on every Monday and Thursday for so many weeks, and two weeks of rest after them.
fn steady(weeks: i64) -> Case {
    (0..weeks).fold(Case::of_days(weeks * 7 + 14), |case, week| case.run(week * 7, 10.0).run(week * 7 + 3, 10.0))
}

fn exposure(case: &Case, position: usize, exposure: Exposure) -> ExposureValue {
    let figure = figure(&case.compared(), 0, position, exposure);
    ExposureValue { value: figure.value, met: figure.met }
}

fn met(value: f64, met: bool) -> ExposureValue {
    ExposureValue { value: Some(value), met: Some(met) }
}

#[test]
fn a_steady_week_before_an_onset() {
    // Day 73 is a Thursday. 0 to 2 days before: a run that day. 3 to 7: Monday 70 and Thursday 66. 8 to 14: Monday 63 and
    // Thursday 59.
    let case = steady(12).onset(73, None);
    assert_eq!(exposure(&case, 0, Exposure::LongestRun), met(1.0, false));
    assert_eq!(exposure(&case, 0, Exposure::Distance).value, Some(10_000.0));
    assert_eq!(exposure(&case, 1, Exposure::Distance).value, Some(20_000.0));
    assert_eq!(exposure(&case, 1, Exposure::RunDays).value, Some(2.0));
    assert_eq!(exposure(&case, 2, Exposure::Descent).value, Some(200.0));
    assert_eq!(exposure(&case, 0, Exposure::ShortestRest).value, Some(71.0));
    assert_eq!(exposure(&case, 0, Exposure::Return), met(2.0, false));
    assert_eq!(exposure(&case, 0, Exposure::Sleep), ExposureValue::UNKNOWN);
}

#[test]
fn the_day_of_the_onset_counts_up_to_the_pain() {
    let with = |time| steady(12).onset(73, time);
    let before_the_run = with(Some(time(6, 30, 0, 0)));
    assert_eq!(exposure(&before_the_run, 0, Exposure::RunDays).value, Some(0.0));
    let after_the_run = with(Some(time(18, 30, 0, 0)));
    assert_eq!(exposure(&after_the_run, 0, Exposure::RunDays).value, Some(1.0));
    assert_eq!(before_the_run.compared().onsets_without_time, 0);
    assert_eq!(with(None).compared().onsets_without_time, 1);
}

#[test]
fn a_longer_run_a_steeper_run_and_a_return_are_met() {
    let case = (0..9)
        .fold(Case::of_days(84), |case, week| case.run(week * 7, 10.0).run(week * 7 + 3, 10.0))
        // The last run was on day 59; then twelve days without one.
        .run_at(72, 7, Some(11.1), Some(120.0))
        .onset(73, None);
    assert_eq!(exposure(&case, 0, Exposure::LongestRun), met(1.11, true));
    assert_eq!(exposure(&case, 0, Exposure::LargestDescent), met(1.2, true));
    assert_eq!(exposure(&case, 0, Exposure::Return), met(12.0, true));
    assert_eq!(exposure(&case, 1, Exposure::Return), ExposureValue { value: None, met: Some(false) });
    assert_eq!(exposure(&case, 1, Exposure::LongestRun), met(0.0, false), "no run is no longer run");
}

#[test]
fn missing_is_not_zero() {
    let case = |km, descent_m| steady(10).run_at(72, 7, km, descent_m).onset(73, None);
    let no_distance = case(None, Some(50.0));
    assert_eq!(exposure(&no_distance, 0, Exposure::Distance), ExposureValue::UNKNOWN);
    assert_eq!(exposure(&no_distance, 0, Exposure::LongestRun), ExposureValue::UNKNOWN);
    assert_eq!(exposure(&no_distance, 0, Exposure::RunDays).value, Some(1.0));
    let no_descent = case(Some(5.0), None);
    assert_eq!(exposure(&no_descent, 0, Exposure::Descent), ExposureValue::UNKNOWN);
    assert_eq!(exposure(&no_descent, 0, Exposure::LargestDescent), ExposureValue::UNKNOWN);
    let indoors = steady(10).treadmill(72, 5.0).onset(73, None);
    assert_eq!(exposure(&indoors, 0, Exposure::Descent).value, Some(0.0));
    assert_eq!(exposure(&indoors, 0, Exposure::LargestDescent), met(0.0, false));
}

#[test]
fn a_history_too_young_to_compare_with_leaves_the_step_unknown() {
    let case = steady(12).onset(24, None);
    assert_eq!(exposure(&case, 0, Exposure::LongestRun), ExposureValue::UNKNOWN);
    assert_eq!(exposure(&case, 0, Exposure::Distance).value, Some(10_000.0));
    let first_run = steady(12).onset(1, None);
    assert_eq!(
        exposure(&first_run, 0, Exposure::Distance),
        ExposureValue::UNKNOWN,
        "the window begins before the records do"
    );
}

#[test]
fn windows_that_touch_days_without_recordings_are_left_out_and_counted() {
    let case = steady(8).silent(56..=69).run(70, 10.0).run(73, 10.0);
    let case = case.onset(75, None).free([71, 80].into_iter());
    let mut case = case;
    // Later days are spoken of again.
    case.observed.extend((70..90).map(day));
    let compared = case.compared();
    let left_out: Vec<bool> = compared.onsets[0].windows.iter().map(|window| window.unobserved).collect();
    assert_eq!(left_out, [false, true, true]);
    assert_eq!(compared.onset_windows_unobserved, 2);
    assert_eq!(compared.other_windows_unobserved, 3 + 1, "71: all three, 80: the farthest");
    assert_eq!(figure(&compared, 0, 1, Exposure::Distance).value, None);
    // The rest before the run on day 70 holds those days, so neither its length nor its step is known.
    let near = steady(8).silent(56..=69).run(70, 10.0).onset(72, None);
    let mut near = near;
    near.observed.extend((70..90).map(day));
    assert_eq!(exposure(&near, 0, Exposure::Return), ExposureValue::UNKNOWN);
    assert_eq!(exposure(&near, 0, Exposure::ShortestRest), ExposureValue::UNKNOWN);
    assert_eq!(exposure(&near, 0, Exposure::LongestRun), ExposureValue::UNKNOWN);
    assert_eq!(exposure(&near, 0, Exposure::Distance).value, Some(10_000.0));
}

#[test]
fn nights_count_where_most_of_them_are_known() {
    let case = steady(12).onset(73, None).night(72, 6.0).night(73, 7.0);
    assert_eq!(exposure(&case, 0, Exposure::Sleep), ExposureValue::UNKNOWN, "two of three");
    let case = case.night(71, 7.4);
    let mean = exposure(&case, 0, Exposure::Sleep);
    assert!((mean.value.unwrap() - 6.8).abs() < 1e-12);
    assert_eq!(mean.met, Some(true));
}

#[test]
fn percentiles_are_among_windows_before_free_days_far_from_pain() {
    // Three onsets, on Thursdays. Free days are all Tuesdays: 0 to 2 days before one lies the run on Monday, 10 km.
    let case = [73, 94, 115].iter().fold(steady(20), |case, onset| case.onset(*onset, None));
    let case = case.free((1..20).map(|week| week * 7 + 1));
    let compared = case.compared();
    // Day 71 is two days before an onset, 72 would be one: both too near. Days 92 and 113 likewise.
    assert_eq!(compared.comparison_days, 19 - 3);
    let distance = figure(&compared, 0, 0, Exposure::Distance);
    assert_eq!((distance.comparable, distance.percentile), (16, Some(50.0)), "all are equal");
    let rest = figure(&compared, 0, 0, Exposure::ShortestRest);
    assert_eq!(rest.value, Some(71.0), "Monday to Thursday");
    assert_eq!(rest.percentile, Some(0.0), "Thursday to Monday is a day longer");
}

#[test]
fn comparison_windows_end_at_the_time_of_the_onset() {
    // Every onset is on a Thursday at 06:30, before the run: no run within 0 to 2 days. The Thursdays without pain hold a
    // run at 07:00, which would count if they were looked at to their end.
    let morning = Some(time(6, 30, 0, 0));
    let case = [73, 94, 115].iter().fold(steady(20), |case, onset| case.onset(*onset, morning));
    let case = case.free((1..20).map(|week| week * 7 + 3).filter(|day| ![73, 94, 115].contains(day)));
    let compared = case.compared();
    let run_days = figure(&compared, 0, 0, Exposure::RunDays);
    assert_eq!((run_days.value, run_days.percentile), (Some(0.0), Some(50.0)));
}

#[test]
fn counts_come_with_base_rate_and_the_days_after() {
    // 12 km on the days before two of three onsets, and on the day after the third; after 30 days it is a longer run again.
    let mut case = Case::of_days(260);
    for week in 0..37 {
        case = case.run(week * 7, 10.0);
        if [7, 14].contains(&week) {
            case = case.run(week * 7 + 2, 12.0);
        }
        if week == 21 {
            case = case.run(week * 7 + 4, 12.0);
        }
    }
    let case = [7, 14, 21].iter().fold(case, |case, week| case.onset(week * 7 + 3, None));
    let compared = case.free_otherwise().compared();
    let near = comparison(&compared, 0, Exposure::LongestRun);
    assert_eq!(near.onsets, ExposureCount { met: 2, known: 3 });
    assert_eq!(near.after, ExposureCount { met: 1, known: 3 });
    assert_eq!((near.p, near.odds), (None, None), "too few onsets to test");
    // The longer runs are on days 51, 100 and 151. Comparison days look back two days and keep three from an onset on 52,
    // 101 and 150: of 51 to 53 and 100 to 102 none is left, of 151 to 153 the last.
    assert_eq!(near.base.met, 1);
}

#[test]
fn weekdays_of_the_same_four_weeks_are_the_referents() {
    // Ten onsets in ten strata of 28 days, which begin on a Monday as 1 January 2024 does within theirs; each stratum has
    // three other Thursdays. A long run stands before each onset, and before one of the other Thursdays in each of two strata.
    let settings = Settings::default();
    let first_stratum =
        (0..28).find(|number| (i64::from(patella::calendar::unix_day(day(*number))) - 4) % 28 == 0).unwrap();
    let mut case = Case::of_days(first_stratum + 28 * 13);
    let mut onsets = Vec::new();
    for number in 0..first_stratum + 28 * 13 {
        let into = number - first_stratum - 56;
        let (stratum, day_in_it) = (into.div_euclid(28), into.rem_euclid(28));
        let long = (0..10).contains(&stratum) && (day_in_it == 16 || (stratum < 2 && day_in_it == 2));
        if number % 7 == 0 || long {
            case = case.run(number, if long { 30.0 } else { 5.0 });
        }
        if (0..10).contains(&stratum) && day_in_it == 17 {
            onsets.push(number);
        }
    }
    // A run of 30 km every 28 days is no longer run: the one before is remembered for 30. So the limit of the return is
    // looked at by way of a shorter memory.
    let settings = Settings { spike: patella::settings::SpikeRules { window_days: 10, ..settings.spike }, ..settings };
    let case = onsets.iter().fold(case, |case, onset| case.onset(*onset, None)).free_otherwise();
    let compared = case.compared_with(&settings);
    let near = comparison(&compared, 0, Exposure::LongestRun);
    assert_eq!(near.onsets, ExposureCount { met: 10, known: 10 });
    let odds = near.odds.unwrap();
    assert_eq!((odds.sets, odds.discordant), (10, 10));
    assert_eq!((odds.ratio, odds.high), (None, None), "no set speaks against it");
    // Eight sets of 1 in 4 and two of 2 in 4: at the lower limit (r / (r + 3))^8 (r / (r + 1))^2 = 0.025.
    let chance = (odds.low / (odds.low + 3.0)).powi(8) * (odds.low / (odds.low + 1.0)).powi(2);
    assert!((chance - 0.025).abs() < 1e-9, "{chance}");
}
