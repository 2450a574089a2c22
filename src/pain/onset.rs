//! Onsets: days on which pain begins after a week recorded as free of it.
//!
//! **Definition.** A day with a score of at least [`OnsetRules::least_score`] whose [`OnsetRules::free_days`] days before it
//! are all in the diary and all below that score. Sore days that follow one another are one onset. A day without a note is
//! unknown, so it does not count as free of pain, and pain after such a day is no onset; unless the diary declares
//! `unlogged days are pain-free: yes`, which holds for the days between its first and its last note.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::vocabulary::When;
use super::{PainDiary, PainNote};
use crate::calendar::add_days;
use crate::settings::OnsetRules;

/// The beginning of a stretch of pain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Onset {
    /// Local day.
    pub day: Date,
    /// Local time of the first painful note of that day; `None` where one of them does not tell its time, for that may have
    /// been the first.
    pub time: Option<Time>,
    /// Runs of that day that start at this local time or later came after the beginning of the pain ([`runs_until`]); `None`
    /// where that is not known of a painful note, so that all runs of the day may have come before it.
    pub runs_until: Option<Time>,
    /// Highest score of that day, 0-10.
    pub score_0_10: f64,
}

/// The onsets in a diary, oldest first.
pub fn onsets(diary: &PainDiary, rules: &OnsetRules) -> Vec<Onset> {
    let mut highest: BTreeMap<Date, f64> = BTreeMap::new();
    for note in &diary.notes {
        let score = highest.entry(note.day).or_insert(0.0);
        *score = score.max(note.score_0_10);
    }
    let is_free = |day: Date| {
        let noted = highest.get(&day).map(|&score| score < rules.least_score);
        noted.unwrap_or_else(|| diary.declares_free(day))
    };
    let begins = |day: Date| (1..=rules.free_days).all(|before| is_free(add_days(day, -before)));
    let painful = highest.iter().filter(|&(_, &score)| score >= rules.least_score);
    let first_painful = |day: Date, time: &dyn Fn(&PainNote) -> Option<Time>| {
        let notes = diary.notes.iter();
        let painful = notes.filter(|note| note.day == day && note.score_0_10 >= rules.least_score);
        // No time sorts before every time.
        painful.map(time).min().flatten()
    };
    let onset = |(&day, &score_0_10): (&Date, &f64)| Onset {
        day,
        time: first_painful(day, &|note| note.time),
        runs_until: first_painful(day, &|note| runs_until(note, rules)),
        score_0_10,
    };
    painful.filter(|&(&day, _)| begins(day)).map(onset).collect()
}

/// The local time from which on the runs of its day came after a note: its time; without one the end of the morning for a
/// note of the next morning, and the beginning of the day for a note of before the run. `None` where the note does not tell.
pub fn runs_until(note: &PainNote, rules: &OnsetRules) -> Option<Time> {
    note.time.or(match note.moment()? {
        When::NextMorning => Some(rules.morning_ends),
        When::Before => Some(Time::midnight()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

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
    fn the_time_is_that_of_the_first_painful_note_if_all_of_them_tell_theirs() {
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
}
