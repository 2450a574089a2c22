//! Which painful days are onsets.

use jiff::civil::{Time, date};
use patella::calendar::add_days;
use patella::pain::onset::{OnsetKind, not_raised_days, onsets};
use patella::pain::{PainDiary, PainNote};
use patella::settings::OnsetRules;

fn diary(scores: &[Option<f64>]) -> PainDiary {
    let first = date(2026, 3, 1);
    let day = |(index, score): (usize, &Option<f64>)| {
        let day = add_days(first, index as i64);
        Some(PainNote::bare(day, (*score)?, index as u64 + 2))
    };
    PainDiary { notes: scores.iter().enumerate().filter_map(day).collect(), ..PainDiary::default() }
}

fn days(diary: &PainDiary) -> Vec<i8> {
    let onsets = onsets(diary, &OnsetRules::default());
    onsets.iter().map(|onset| onset.day.day()).collect()
}

fn found(scores: &[Option<f64>]) -> Vec<i8> {
    days(&diary(scores))
}

#[test]
fn pain_after_seven_free_days_is_an_onset_and_the_sore_days_after_it_are_not() {
    let mut week = vec![Some(0.0); 7];
    week.extend([Some(4.0), Some(3.0), Some(0.0), Some(2.0)]);
    assert_eq!(found(&week), [8]);
}

#[test]
fn a_day_without_a_note_is_not_a_day_without_pain() {
    let mut week = vec![Some(0.0); 7];
    week[3] = None;
    week.push(Some(4.0));
    assert_eq!(kinds(&week), [(8, OnsetKind::PartlyLogged)]);
    assert_eq!(found(&[Some(4.0)]), [0; 0], "nothing is known of the days before");
}

/// The days of March with their kinds.
fn kinds(scores: &[Option<f64>]) -> Vec<(i8, OnsetKind)> {
    let onsets = onsets(&diary(scores), &OnsetRules::default());
    onsets.iter().map(|onset| (onset.day.day(), onset.kind)).collect()
}

/// `0..12 3` has a score a character and a blank for a day without a note.
fn scores(text: &str) -> Vec<Option<f64>> {
    text.chars().map(|score| score.to_digit(10).map(f64::from)).collect()
}

#[test]
fn zeros_after_two_runs_of_a_week_make_a_partly_logged_onset() {
    assert_eq!(kinds(&scores("0  0   3")), [(8, OnsetKind::PartlyLogged)]);
    assert_eq!(kinds(&scores("0      3")), [], "one zero");
    assert_eq!(kinds(&scores("00       3")), [], "the zeros are eight and nine days before");
    assert_eq!(
        kinds(&scores("0  1 0  2")),
        [(9, OnsetKind::Flare)],
        "pain five days before: two points above the median of 0"
    );
    assert_eq!(kinds(&scores("0  1    2")), [], "two days are logged");
    assert_eq!(kinds(&scores("00000003")), [(8, OnsetKind::Onset)]);
    // Pain that goes on begins once.
    assert_eq!(kinds(&scores("0  0   3 2  1")), [(8, OnsetKind::PartlyLogged)]);
    // A diary with nothing but pain has nothing to compare with.
    assert_eq!(kinds(&scores("3       4       5")), []);
}

#[test]
fn a_knee_that_is_never_free_has_flares_two_points_above_its_own_median() {
    assert_eq!(kinds(&scores("11113")), [(5, OnsetKind::Flare)]);
    assert_eq!(kinds(&scores("11112")), [], "one point above 1");
    assert_eq!(kinds(&scores("11 3")), [], "two days are logged");
    assert_eq!(kinds(&scores("1 2 1 4")), [(7, OnsetKind::Flare)], "4 is 2 above 2, and the median of 1, 2, 1 is 1");
    // The fourteen days before: the ones of the 1st to the 3rd are not among them on the 18th.
    assert_eq!(kinds(&scores("111              3")), []);
    // A week apart from the last start, whatever its kind: the 4 of the 12th is seven days after the 5th, that of the 11th six.
    assert_eq!(kinds(&scores("111131111114")), [(5, OnsetKind::Flare), (12, OnsetKind::Flare)]);
    assert_eq!(kinds(&scores("11113111114")), [(5, OnsetKind::Flare)]);
    let after_an_onset = scores("0000000111111114");
    assert_eq!(kinds(&after_an_onset), [(8, OnsetKind::Onset), (16, OnsetKind::Flare)]);
}

#[test]
fn declared_days_are_logged_zeros_of_a_flare_too() {
    // A 2 each third day and nothing else: of the fourteen days before the 16th five are noted and nine declared.
    let text = "2  2  2  2  2  4";
    assert_eq!(kinds(&scores(text)), [(16, OnsetKind::Flare)], "4 is 2 above 2");
    let mut declared = diary(&scores(text));
    declared.unlogged_days_are_pain_free = true;
    let flares = onsets(&declared, &OnsetRules::default());
    let flares: Vec<(i8, OnsetKind)> = flares.iter().map(|onset| (onset.day.day(), onset.kind)).collect();
    // The median is 0. The 4th has three days before it, and the 10th, six days later, is too near; the 13th is not.
    assert_eq!(flares, [(4, OnsetKind::Flare), (13, OnsetKind::Flare)]);
}

#[test]
fn the_time_of_a_flare_is_that_of_the_first_note_high_enough_for_one() {
    let mut diary = diary(&scores("1111"));
    let at = |score, hour| PainNote {
        time: Some(Time::constant(hour, 0, 0, 0)),
        ..PainNote::bare(date(2026, 3, 5), score, 9)
    };
    diary.notes.extend([at(1.0, 7), at(3.0, 12), at(4.0, 20)]);
    let flares = onsets(&diary, &OnsetRules::default());
    assert_eq!((flares[0].time, flares[0].score_0_10), (Some(Time::constant(12, 0, 0, 0)), 4.0));
}

#[test]
fn flares_are_compared_with_logged_days_known_not_to_be_raised() {
    let days = not_raised_days(&diary(&scores("111 12 3 0")), &OnsetRules::default());
    let days: Vec<i8> = days.iter().map(|day| day.day()).collect();
    // The 1st to the 3rd have too little before them, the 4th, 7th and 9th are not logged, and the 8th is raised.
    assert_eq!(days, [5, 6, 10]);
}

#[test]
fn declared_days_are_free_of_pain_from_the_first_note_on_and_not_before() {
    let mut scores = vec![Some(0.0)];
    scores.extend([None; 6]);
    scores.push(Some(4.0));
    let mut declared = diary(&scores);
    declared.unlogged_days_are_pain_free = true;
    assert_eq!(days(&declared), [8]);
    declared.notes.remove(0);
    assert_eq!(days(&declared), [0; 0], "the diary begins with this pain");
}

#[test]
fn the_time_is_that_of_the_first_painful_note_if_all_of_them_have_one() {
    let mut diary = diary(&[Some(0.0); 7]);
    let day = date(2026, 3, 8);
    let at = |score, hour: Option<i8>| PainNote {
        time: hour.map(|hour| Time::constant(hour, 0, 0, 0)),
        ..PainNote::bare(day, score, 9)
    };
    diary.notes.extend([at(0.0, Some(6)), at(2.0, Some(9)), at(4.0, Some(20))]);
    let time = |diary: &PainDiary| onsets(diary, &OnsetRules::default())[0].time;
    assert_eq!(time(&diary), Some(Time::constant(9, 0, 0, 0)));
    diary.notes.insert(7, at(1.0, None));
    assert_eq!(time(&diary), None, "that note may have been the first");
}

/// A note with a time and without a word on when in relation to the run had lost its time: all runs of its day counted as before
/// the pain, the evening run of a runner who woke up sore too.
#[test]
fn a_time_is_enough_to_tell_the_runs_before_the_pain_from_those_after_it() {
    let mut diary = diary(&[Some(0.0); 7]);
    let nine = Time::constant(9, 0, 0, 0);
    diary.notes.push(PainNote { time: Some(nine), ..PainNote::bare(date(2026, 3, 8), 3.0, 9) });
    assert_eq!(onsets(&diary, &OnsetRules::default())[0].runs_until, Some(nine));
}
