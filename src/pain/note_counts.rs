//! Counts of what the notes say about the pain: which side, where, when in the run, what set it off, and what came with it.
//!
//! These are counts of notes in the runner's own words, no more: a site is never a condition. Notes without an answer are
//! counted too, so that a count is never taken for a share of all notes.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::vocabulary::{PainTiming, Side, Site, Trigger, Vocabulary};
use super::{Answer, PainNote, WeeklyAnswers};
use crate::stats::Range;

/// The notes, counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PainContext {
    /// Notes with a score above 0.
    pub painful_notes: usize,
    /// Days with at least one of them.
    pub painful_days: usize,
    /// Days on which every note is 0.
    pub free_days: usize,
    /// Of painful notes.
    pub sides: NoteCounts,
    /// Of painful notes; one note may name several.
    pub sites: NoteCounts,
    /// When in relation to the run, of painful notes.
    #[serde(rename = "moments")]
    pub timings: NoteCounts,
    /// What set it off, of painful notes; one note may name several things.
    pub triggers: NoteCounts,
    /// How far into the run pain began, meters, of painful notes; `None` where no note states it.
    pub into_run: Option<Spread>,
    /// How long it lasted, hours, of painful notes.
    pub lasted: Option<Spread>,
    /// Hours of sleep, of all notes.
    pub sleep: Option<Spread>,
    /// Of all notes.
    pub stress: Option<Spread>,
    /// Days with a stiff knee.
    pub stiff_days: usize,
    pub medication_days: Vec<Date>,
    /// Weekly answers of the OSTRC-O2: day and severity, oldest first.
    #[serde(serialize_with = "answers")]
    pub weekly_answers: Vec<(Date, u8)>,
}

/// Writes weekly answers with the names of their columns in the tables.
fn answers<S: Serializer>(answers: &[(Date, u8)], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Answer {
        date: Date,
        severity_0_100: u8,
    }
    serializer.collect_seq(answers.iter().map(|&(date, severity_0_100)| Answer { date, severity_0_100 }))
}

/// Painful notes by the meanings they name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NoteCounts {
    /// Name and number of notes, the most frequent first; meanings that do not occur are left out.
    pub named: Vec<(&'static str, usize)>,
    /// Painful notes that name none.
    pub not_stated: usize,
}

/// The range of what notes state.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// Notes that state it.
    pub notes: usize,
    pub least: f64,
    pub median: f64,
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
    let medicated: BTreeSet<Date> = days(all.iter().filter(|note| note.medication.is_some()));
    let is_stiff = |note: &&&PainNote| note.stiffness.as_ref().is_some_and(|stiffness| stiffness.value.is_stiff());
    Some(PainContext {
        painful_notes: painful.len(),
        painful_days: painful_days.len(),
        free_days,
        sides: counts::<Side>(&painful, |note| note.side.iter().map(|side| side.value).collect()),
        sites: counts::<Site>(&painful, |note| Answer::all(note.site.as_ref())),
        timings: counts::<PainTiming>(&painful, |note| note.timing().into_iter().collect()),
        triggers: counts::<Trigger>(&painful, |note| Answer::all(note.trigger.as_ref())),
        into_run: spread(&painful, |note| note.into_run_m.as_ref().map(|meters| meters.value)),
        lasted: spread(&painful, |note| note.lasted_h.as_ref().map(|hours| hours.value)),
        sleep: spread(&all, |note| note.sleep_h),
        stress: spread(&all, |note| note.stress_0_10),
        stiff_days: days(all.iter().filter(is_stiff)).len(),
        medication_days: medicated.into_iter().collect(),
        weekly_answers: answers.iter().map(|week| (week.day, week.severity_0_100)).collect(),
    })
}

fn days<'n>(notes: impl IntoIterator<Item = &'n &'n PainNote>) -> BTreeSet<Date> {
    notes.into_iter().map(|note| note.day).collect()
}

fn counts<V: Vocabulary>(notes: &[&PainNote], meanings: impl Fn(&PainNote) -> Vec<V>) -> NoteCounts {
    let stated: Vec<Vec<V>> = notes.iter().map(|note| meanings(note)).collect();
    let count = |meaning: V| stated.iter().filter(|all| all.contains(&meaning)).count();
    let mut named: Vec<(&'static str, usize)> =
        V::all().map(|meaning| (meaning.name(), count(meaning))).filter(|(_, count)| *count > 0).collect();
    // The most frequent first; a stable sort leaves equal ones in the order of the vocabulary.
    named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    NoteCounts { named, not_stated: stated.iter().filter(|all| all.is_empty()).count() }
}

fn spread(notes: &[&PainNote], value: impl Fn(&PainNote) -> Option<f64>) -> Option<Spread> {
    let values: Vec<f64> = notes.iter().filter_map(|note| value(note)).collect();
    let range = Range::of(&values)?;
    Some(Spread { notes: values.len(), least: range.least, median: range.median, most: range.most })
}
