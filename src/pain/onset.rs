//! Onsets: days on which pain begins after a week recorded as free of it.
//!
//! **Definition.** A day with a score of at least [`OnsetRules::least_score`] whose [`OnsetRules::free_days`] days before it
//! are all in the diary and all below that score. Sore days that follow one another are one onset. A day without a note is
//! unknown, so it does not count as free of pain, and pain after such a day is no onset.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::PainNote;
use crate::calendar::add_days;
use crate::settings::OnsetRules;

/// The beginning of a stretch of pain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Onset {
    /// Local day.
    pub day: Date,
    /// Highest score of that day, 0-10.
    pub score_0_10: f64,
}

/// The onsets in a diary, oldest first.
pub fn onsets(notes: &[PainNote], rules: &OnsetRules) -> Vec<Onset> {
    let mut highest: BTreeMap<Date, f64> = BTreeMap::new();
    for note in notes {
        let score = highest.entry(note.day).or_insert(0.0);
        *score = score.max(note.score_0_10);
    }
    let is_free = |day: Date| {
        highest
            .get(&day)
            .is_some_and(|&score| score < rules.least_score)
    };
    let begins = |day: Date| (1..=rules.free_days).all(|before| is_free(add_days(day, -before)));
    let painful = highest
        .iter()
        .filter(|&(_, &score)| score >= rules.least_score);
    let onset = |(&day, &score_0_10): (&Date, &f64)| Onset { day, score_0_10 };
    painful
        .filter(|&(&day, _)| begins(day))
        .map(onset)
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn notes(scores: &[Option<f64>]) -> Vec<PainNote> {
        let first = date(2026, 3, 1);
        let day = |(index, score): (usize, &Option<f64>)| {
            let score_0_10 = (*score)?;
            Some(PainNote {
                day: add_days(first, index as i64),
                time: None,
                score_0_10,
                when: None,
                side: None,
                site: None,
                trigger: None,
                note: None,
                line: index as u64 + 2,
            })
        };
        scores.iter().enumerate().filter_map(day).collect()
    }

    fn found(scores: &[Option<f64>]) -> Vec<i8> {
        let onsets = onsets(&notes(scores), &OnsetRules::default());
        onsets.iter().map(|onset| onset.day.day()).collect()
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
        assert_eq!(
            found(&[Some(4.0)]),
            [0; 0],
            "nothing is known of the days before"
        );
    }
}
