//! Which painful days are onsets.

use jiff::civil::{Time, date};
use patella::calendar::add_days;
use patella::pain::onset::onsets;
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
    assert_eq!(found(&week), [0; 0]);
    assert_eq!(found(&[Some(4.0)]), [0; 0], "nothing is known of the days before");
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
