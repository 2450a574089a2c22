//! How far the comparison goes, by the number of onsets.

use patella::onset_analysis::{Analysis, Exposure, OnsetAnalysis};

use super::{Case, comparison};

/// Two years of runs on Tuesdays, Thursdays and Sundays, every fourth Sunday longer, with so many onsets on Mondays, every
/// other one after such a Sunday.
pub fn two_years(onsets: i64) -> Case {
    let mut case = Case::of_days(728);
    for week in 0..104 {
        let sunday = if week % 5 == 3 { 18.0 } else { 12.0 + (week % 3) as f64 };
        case = case.run(week * 7 + 1, 8.0 + (week % 2) as f64).run(week * 7 + 3, 9.0).run(week * 7 + 6, sunday);
    }
    let starts = (0..onsets).map(|onset| (9 + onset * 5 + onset % 2) * 7);
    let case = starts.fold(case, |case, start| case.onset(start, None).painful(start + 1).painful(start + 2));
    case.free_otherwise()
}

fn has_p(compared: &OnsetAnalysis) -> bool {
    compared.comparisons.iter().any(|one| one.p.is_some())
}

fn has_percentile(compared: &OnsetAnalysis) -> bool {
    let windows = compared.onsets.iter().flat_map(|onset| &onset.windows);
    let mut figures = windows.flat_map(|window| &window.figures);
    figures.any(|figure| figure.percentile.is_some())
}

#[test]
fn each_step_needs_its_onsets() {
    let reached = |onsets| {
        let compared = two_years(onsets).compared();
        assert_eq!(compared.onsets_compared, onsets as usize);
        let odds = compared.comparisons.iter().any(|one| one.odds.is_some());
        (compared.analysis, has_percentile(&compared), has_p(&compared), odds)
    };
    assert_eq!(reached(0), (Analysis::TimelineOnly, false, false, false));
    assert_eq!(reached(2), (Analysis::TimelineOnly, false, false, false));
    assert_eq!(reached(3), (Analysis::Percentiles, true, false, false));
    assert_eq!(reached(4), (Analysis::Percentiles, true, false, false));
    assert_eq!(reached(5), (Analysis::ShiftTest, true, true, false));
    assert_eq!(reached(9), (Analysis::ShiftTest, true, true, false));
    assert_eq!(reached(10), (Analysis::CaseCrossover, true, true, true));
}

#[test]
fn without_a_diary_nothing_is_compared() {
    let compared = two_years(10).without_diary();
    assert_eq!(compared.analysis, Analysis::NoDiary);
    assert!(compared.onsets.is_empty() && compared.comparisons.is_empty());
    assert_eq!(compared.windows.len(), 3, "the columns of the table stay");
}

#[test]
fn under_three_onsets_the_figures_stand_without_comparison() {
    let compared = two_years(2).compared();
    assert_eq!(compared.onsets.len(), 2);
    assert!(compared.comparisons.is_empty() && compared.differences.is_empty());
}

#[test]
fn the_shifts_are_whole_weeks_of_the_days_known() {
    let compared = two_years(6).compared();
    let test = compared.shift_test.unwrap();
    // 728 days less 44 whose look back is not known are 684: 97 weeks and 5 days.
    assert_eq!((test.shifts, test.onsets), (97, 6));
    assert_eq!(test.smallest_p, 1.0 / 97.0);
    assert_eq!(test.last_day, super::day(727));
    assert_eq!(test.first_day, super::day(728 - 97 * 7));
}

#[test]
fn a_diary_that_begins_late_is_not_shifted_over_the_years_before_it() {
    let mut case = two_years(12);
    case.diary.free.retain(|one| *one >= super::day(7 * 30));
    case.diary.painful.retain(|one| *one >= super::day(7 * 30));
    case.diary.onsets.retain(|one| one.day >= super::day(7 * 30));
    let compared = case.compared();
    let test = compared.shift_test.unwrap();
    assert!(test.first_day >= super::day(7 * 30));
    assert!(test.shifts <= 104 - 30);
}

#[test]
fn onsets_outside_the_records_are_counted_and_not_compared() {
    let compared = two_years(5).onset(800, None).compared();
    assert_eq!((compared.onsets_compared, compared.onsets_outside), (5, 1));
}

#[test]
fn without_a_free_day_there_is_nothing_to_compare_with() {
    let mut case = two_years(6);
    case.diary.free.clear();
    let compared = case.compared();
    assert_eq!(compared.comparison_days, 0);
    assert!(!has_percentile(&compared));
    let near = comparison(&compared, 0, Exposure::LongestRun);
    assert_eq!((near.onsets.known, near.base.known), (6, 0));
}

#[test]
fn means_are_compared_from_five_onsets_on() {
    assert!(two_years(4).compared().differences.is_empty());
    let compared = two_years(6).compared();
    let distance =
        compared.differences.iter().find(|one| one.exposure == Exposure::Distance && one.window == compared.windows[0]);
    let distance = distance.unwrap();
    assert_eq!(distance.onsets, 6);
    let means = distance.means;
    assert!((means.onset_mean - means.other_mean - means.difference).abs() < 1e-9);
    assert!(means.low.unwrap() <= means.difference && means.difference <= means.high.unwrap());
}
