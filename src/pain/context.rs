//! What the notes say about the pain, counted: which side, where, when in the run, what set it off, and what stood beside it.
//!
//! Counts of notes in the runner's own words, no more: a site is never a name of a condition. Notes that do not tell are
//! counted too, so that a count is never taken for a share of all.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::vocabulary::{Side, Site, Trigger, Vocabulary, When};
use super::{PainNote, WeeklyAnswers};
use crate::stats::Range;

/// The notes, counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PainContext {
    /// Notes of pain, that is of a score above 0.
    pub painful_notes: usize,
    /// Days with at least one of them.
    pub painful_days: usize,
    /// Days on which every note is 0.
    pub free_days: usize,
    /// Sides of the notes of pain, in the order left, right, both.
    pub sides: Counted,
    /// Sites of the notes of pain.
    pub sites: Counted,
    /// When in relation to the run, of the notes of pain.
    pub moments: Counted,
    /// What set it off, of the notes of pain; one note may name several things.
    pub triggers: Counted,
    /// How far into the run pain began; `None` where no note of pain tells.
    pub into_run: Option<Spread>,
    /// How long it lasted, hours.
    pub lasted: Option<Spread>,
    /// Hours of sleep, of all notes that tell them.
    pub sleep: Option<Spread>,
    /// Stress, of all notes that tell it.
    pub stress: Option<Spread>,
    /// Days with a stiff knee.
    pub stiff_days: usize,
    /// Days with a medication noted.
    pub medication_days: Vec<Date>,
    /// Weekly answers of the OSTRC-O2: day and severity, oldest first.
    pub weekly_answers: Vec<(Date, u8)>,
}

/// Meanings that occur, with the number of notes that name them, and the notes that name none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Name and number of notes; meanings that do not occur are left out.
    pub named: Vec<(&'static str, usize)>,
    /// Notes of pain that do not tell.
    pub untold: usize,
}

/// The middle and the ends of what notes tell.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// Notes that tell it.
    pub notes: usize,
    /// Smallest.
    pub least: f64,
    /// Middle one, or the mean of the two middle ones.
    pub median: f64,
    /// Largest.
    pub most: f64,
}

/// Counts the notes; `None` where there are none, nor weekly answers.
pub fn context(notes: &[PainNote], answers: &[WeeklyAnswers]) -> Option<PainContext> {
    if notes.is_empty() && answers.is_empty() {
        return None;
    }
    let painful: Vec<&PainNote> = notes.iter().filter(|note| note.is_painful()).collect();
    let all: Vec<&PainNote> = notes.iter().collect();
    let painful_days = days(&painful);
    let free_days = days(&all).difference(&painful_days).count();
    let medicated = all.iter().filter(|note| note.medication.is_some());
    let medicated: BTreeSet<Date> = medicated.map(|note| note.day).collect();
    let is_stiff = |note: &&&PainNote| {
        let stiffness = note.stiffness.as_ref();
        stiffness.is_some_and(|told| told.meant.is_stiff())
    };
    let stiff: BTreeSet<Date> = all.iter().filter(is_stiff).map(|note| note.day).collect();
    Some(PainContext {
        painful_notes: painful.len(),
        painful_days: painful_days.len(),
        free_days,
        sides: counted::<Side>(&painful, |note| note.side.iter().map(|it| it.meant).collect()),
        sites: counted::<Site>(&painful, |note| several(note.site.as_ref())),
        moments: counted::<When>(&painful, |note| note.moment().into_iter().collect()),
        triggers: counted::<Trigger>(&painful, |note| several(note.trigger.as_ref())),
        into_run: spread(&painful, |note| note.into_run_m.as_ref().map(|it| it.meant)),
        lasted: spread(&painful, |note| note.lasted_h.as_ref().map(|it| it.meant)),
        sleep: spread(&all, |note| note.sleep_h),
        stress: spread(&all, |note| note.stress_0_10),
        stiff_days: stiff.len(),
        medication_days: medicated.into_iter().collect(),
        weekly_answers: answers.iter().map(|week| (week.day, week.severity_0_100)).collect(),
    })
}

fn days(notes: &[&PainNote]) -> BTreeSet<Date> {
    notes.iter().map(|note| note.day).collect()
}

fn several<T: Copy>(told: Option<&super::Told<Vec<T>>>) -> Vec<T> {
    told.map(|told| told.meant.clone()).unwrap_or_default()
}

fn counted<V: Vocabulary>(notes: &[&PainNote], meanings: impl Fn(&PainNote) -> Vec<V>) -> Counted {
    let told: Vec<Vec<V>> = notes.iter().map(|note| meanings(note)).collect();
    let count = |meaning: V| told.iter().filter(|all| all.contains(&meaning)).count();
    let mut named: Vec<(&'static str, usize)> =
        V::WORDS.iter().map(|(meaning, _)| (meaning.name(), count(*meaning))).filter(|(_, count)| *count > 0).collect();
    // Most named first; a stable sort keeps the order of the list among equals.
    named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Counted { named, untold: told.iter().filter(|all| all.is_empty()).count() }
}

fn spread(notes: &[&PainNote], value: impl Fn(&PainNote) -> Option<f64>) -> Option<Spread> {
    let values: Vec<f64> = notes.iter().filter_map(|note| value(note)).collect();
    let range = Range::of(&values)?;
    Some(Spread { notes: values.len(), least: range.least, median: range.median, most: range.most })
}
