//! Flares and partly logged onsets in the comparison, the rate over all days, and what preceded the starts.

use patella::onset_analysis::{ComparisonRule, Exposure, ExposureCount, KindCounts, PrecededBy};
use patella::pain::onset::OnsetKind;

use super::{Case, comparison, day};

/// 20 weeks with a run of 10 km on every Monday; every day is logged with some pain and not raised.
fn never_free() -> Case {
    let mut case = (0..20).fold(Case::of_days(140), |case, week| case.run(week * 7, 10.0));
    case.diary.not_raised.extend((0..140).map(day));
    case
}

fn flares(case: Case, numbers: &[i64]) -> Case {
    numbers.iter().fold(case, |mut case, &number| {
        case.diary.not_raised.remove(&day(number));
        case.start(OnsetKind::Flare, number, None)
    })
}

#[test]
fn flares_are_compared_with_days_that_are_far_from_any_start() {
    let compared = flares(never_free(), &[59, 80, 101]).compared();
    assert_eq!(compared.kinds, KindCounts { flare: 3, ..KindCounts::default() });
    assert_eq!(compared.comparison_rule, ComparisonRule::NotRaised);
    // Two days on either side of each flare, and the flare itself.
    assert_eq!(compared.comparison_days, 140 - 3 * 5);
    // With as many onsets as flares, or more, the comparison days stay the pain-free ones, of which there is none.
    let mixed = flares(never_free(), &[59, 80]).onset(101, None).onset(122, None).compared();
    assert_eq!((mixed.comparison_rule, mixed.comparison_days), (ComparisonRule::PainFree, 0));
    assert_eq!(mixed.kinds.all(), 4);
}

#[test]
fn a_start_that_is_not_shown_still_holds_comparison_days_off() {
    let mut case = flares(never_free(), &[59, 80, 101]);
    case.diary.onsets.remove(0);
    assert_eq!(case.compared().comparison_days, 140 - 3 * 5);
}

#[test]
fn the_rate_over_all_days_leaves_none_out() {
    // A longer run on the Wednesday before each onset: it is within the three days before that Wednesday and the two days after
    // it. All of them are within two days of the onset, so no comparison day has it.
    let mut case = Case::of_days(266);
    for week in 0..38 {
        case = case.run(week * 7, 10.0);
        if [7, 14, 21].contains(&week) {
            case = case.run(week * 7 + 2, 12.0);
        }
    }
    let case = [7, 14, 21].iter().fold(case, |case, week| case.onset(week * 7 + 3, None).painful(week * 7 + 4));
    let compared = case.free_otherwise().compared();
    let near = comparison(&compared, 0, Exposure::LongestRun);
    assert_eq!((near.onsets, near.base.met), (ExposureCount { met: 3, known: 3 }, 0));
    // 266 days. The first run has nothing to be compared with, nor have those of the first 30 days: the window of a day is known
    // where it holds none of them, and where it does not begin before the records.
    let unknown = [0, 7, 14, 21, 28].len() * 3;
    assert_eq!(near.all_days, ExposureCount { met: 3 * 3, known: 266 - unknown });
}

#[test]
fn what_precedes_a_start_is_known_of_one_start_already() {
    let mut case = (0..40).fold(Case::of_days(280), |case, week| case.run(week * 7, 10.0));
    case = case.run(273 + 2, 12.0);
    case.rows.sort_by_key(|row| row.start_unix_s);
    let compared = case.onset(276, None).free_otherwise().compared();
    let preceded = PrecededBy::ALL.map(|what| compared.onsets[0].preceded_by(what));
    // 22 km in seven days, after 10 km in every seven days of half a year.
    assert_eq!(preceded, [Some(true), Some(false), Some(false), Some(true)]);
    let rates: Vec<_> = compared.preceding.iter().map(|rate| (rate.what, rate.all_days.met)).collect();
    // The longer run is in the three days up to 275, 276 and 277, and in the seven days up to 275, 276, 277, 278 and 279.
    let expected = PrecededBy::ALL.into_iter().zip([3, 0, 0, 5]).collect::<Vec<_>>();
    assert_eq!(rates, expected);
    let week = &compared.preceding[3];
    // Sums of seven days are known from day 6 on: 56 of them, of eight weeks, before the last seven days from day 68 on.
    assert_eq!(week.all_days.known, 280 - 68);
    assert!(compared.comparisons.is_empty(), "one start is not compared");
}

#[test]
fn a_young_history_has_no_usual_range_and_no_start_no_rates() {
    let case = (0..9).fold(Case::of_days(63), |case, week| case.run(week * 7, 10.0));
    assert!(case.clone().free_otherwise().compared().preceding.is_empty());
    let compared = case.onset(60, None).free_otherwise().compared();
    assert_eq!(compared.onsets[0].week_above_usual, None);
    assert_eq!(compared.preceding[3].all_days, ExposureCount::default());
    assert_eq!(compared.preceding[3].all_days.share_pct(), None);
}
