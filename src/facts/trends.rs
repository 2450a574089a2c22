//! What changed from the first half of the diary to the second, and how stress, pulse and sleep were on the days before pain.
//!
//! Medians and shares, each with how many notes or days it stands for, and none from fewer than the rules ask for on either side:
//! nothing here says that a difference is more than chance.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::pain_starts::PainStart;
use crate::calendar::{DaySpan, add_days};
use crate::pain::vocabulary::PainTiming;
use crate::settings::FactRules;
use crate::stats::{mean, median};
use crate::timeline::{DayEntry, PainEntry, Timeline};

/// What changed in the diary, and what surrounded the days before pain.
#[derive(Debug, Clone, Serialize)]
pub struct Trends {
    /// Pain in the first half of the diary and in the second; `None` without a painful note.
    pub pain: Option<PainTrends>,
    /// The days before pain began and all others.
    pub around_pain: AroundPain,
}

/// Painful notes of the two halves of the diary: the days from the first note shown to the last, divided in the middle.
#[derive(Debug, Clone, Serialize)]
pub struct PainTrends {
    pub first_half: DaySpan,
    pub second_half: DaySpan,
    /// Median hours that it lasted.
    pub lasted_h: Compared,
    /// Median meters into the run at which it began.
    pub into_run_m: Compared,
    /// Percentage with pain throughout the run, of the notes that say in which part of it pain was.
    pub throughout_pct: Compared,
    /// Median of the highest scores of the painful days, 0-10.
    pub worst_0_10: Compared,
}

/// One figure on two sides.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Compared {
    /// Notes, days or nights that each side stands for.
    pub counts: [usize; 2],
    /// The figures; `None` where either side has too few of them.
    pub figures: Option<[f64; 2]>,
}

impl Compared {
    /// The figures of two sides that each have at least `least` values.
    fn of(sides: [Vec<f64>; 2], least: usize, figure: fn(&[f64]) -> Option<f64>) -> Compared {
        let counts = [sides[0].len(), sides[1].len()];
        let are_enough = counts.iter().all(|&count| count >= least.max(1));
        let both = || Some([figure(&sides[0])?, figure(&sides[1])?]);
        Compared { counts, figures: are_enough.then(both).flatten() }
    }

    /// True where neither side has a value.
    pub fn is_empty(&self) -> bool {
        self.counts == [0, 0]
    }
}

/// Medians of the days up to the beginning of pain, that day counted, and of all other days.
#[derive(Debug, Clone, Serialize)]
pub struct AroundPain {
    /// Days up to each beginning of pain.
    pub days_before: i64,
    /// Mean stress of the day as the watch reckons it, 0-100.
    pub stress_0_100: Compared,
    /// Resting heart rate, beats a minute.
    pub resting_hr_bpm: Compared,
    /// Hours asleep by the watch, in the night that ended on the day.
    pub sleep_h: Compared,
    /// Stress as noted in the diary.
    pub noted_stress_0_10: Compared,
    /// Hours of sleep as noted in the diary.
    pub noted_sleep_h: Compared,
}

impl Trends {
    pub(super) fn of(timeline: &Timeline, starts: &[PainStart], rules: &FactRules) -> Trends {
        Trends { pain: pain_trends(timeline, rules), around_pain: around_pain(timeline, starts, rules) }
    }
}

fn pain_trends(timeline: &Timeline, rules: &FactRules) -> Option<PainTrends> {
    let days = || timeline.pain.iter().map(|note| note.day);
    let span = DaySpan { first: days().min()?, last: days().max()? };
    let painful: Vec<&PainEntry> = timeline.pain.iter().filter(|note| note.score_0_10 > 0.0).collect();
    if painful.is_empty() {
        return None;
    }
    let begins = add_days(span.first, span.days() / 2);
    let halves = |value: &dyn Fn(&PainEntry) -> Option<f64>, figure| {
        let of_half = |is_second: bool| {
            let notes = painful.iter().filter(move |note| (note.day >= begins) == is_second);
            notes.filter_map(|note| value(note)).collect()
        };
        Compared::of([of_half(false), of_half(true)], rules.compared_notes, figure)
    };
    let mut worst: BTreeMap<Date, f64> = BTreeMap::new();
    for note in &painful {
        let score = worst.entry(note.day).or_default();
        *score = score.max(note.score_0_10);
    }
    let worst_of = |is_second: bool| {
        let days = worst.iter().filter(|(day, _)| (**day >= begins) == is_second);
        days.map(|(_, score)| *score).collect()
    };
    let throughout = |note: &PainEntry| match note.details.when_meant? {
        PainTiming::Throughout => Some(100.0),
        PainTiming::Start | PainTiming::End => Some(0.0),
        _ => None,
    };
    Some(PainTrends {
        first_half: DaySpan { first: span.first, last: add_days(begins, -1) },
        second_half: DaySpan { first: begins, last: span.last },
        lasted_h: halves(&|note| note.details.lasted_h, middle),
        into_run_m: halves(&|note| note.details.into_run_m, middle),
        throughout_pct: halves(&throughout, mean),
        worst_0_10: Compared::of([worst_of(false), worst_of(true)], rules.compared_notes, middle),
    })
}

fn middle(values: &[f64]) -> Option<f64> {
    median(values.iter().copied())
}

fn around_pain(timeline: &Timeline, starts: &[PainStart], rules: &FactRules) -> AroundPain {
    let days_before = rules.days_before_pain;
    let before: BTreeSet<Date> =
        (starts.iter()).flat_map(|start| (0..days_before).map(|back| add_days(start.onset.day, -back))).collect();
    let compared = |known: Vec<(Date, f64)>| {
        let (near, others): (Vec<_>, Vec<_>) = known.into_iter().partition(|(day, _)| before.contains(day));
        let values = |days: Vec<(Date, f64)>| days.into_iter().map(|(_, value)| value).collect();
        Compared::of([values(near), values(others)], rules.compared_days, middle)
    };
    let measured = |value: fn(&DayEntry) -> Option<f64>| {
        compared(timeline.days.iter().filter_map(|day| Some((day.day, value(day)?))).collect())
    };
    // Several notes of one day that state it are one day.
    let noted = |value: fn(&PainEntry) -> Option<f64>| {
        let known: BTreeMap<Date, f64> =
            timeline.pain.iter().filter_map(|note| Some((note.day, value(note)?))).collect();
        compared(known.into_iter().collect())
    };
    AroundPain {
        days_before,
        stress_0_100: measured(|day| day.stress_0_100),
        resting_hr_bpm: measured(|day| day.resting_hr_bpm),
        sleep_h: measured(|day| day.sleep_h),
        noted_stress_0_10: noted(|note| note.details.stress_0_10),
        noted_sleep_h: noted(|note| note.details.sleep_h),
    }
}
