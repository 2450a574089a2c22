//! The complaint in one line: side, place, worst and last score, triggers, in the words that the runner used most.

use jiff::civil::Date;
use serde::Serialize;

use crate::pain::vocabulary::{Trigger, Vocabulary};
use crate::settings::FactRules;
use crate::timeline::{PainDetails, PainEntry};

/// The complaint, from the notes of the days shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Complaint {
    /// The highest score and its last day.
    pub worst: ScoredDay,
    /// The last day with pain and its highest score.
    pub last: ScoredDay,
    /// Sides, the one with the most notes first.
    pub sides: Vec<Named>,
    /// Sites, likewise; the most frequent ones.
    pub sites: Vec<Named>,
    /// What set the pain off, likewise.
    pub triggers: Vec<Named>,
}

/// A meaning in the words used most for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// The runner's words; the name of the meaning for a side, and where the words name several things.
    pub words: String,
    /// Painful notes that name it.
    pub notes: usize,
}

/// A score and its day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ScoredDay {
    #[serde(rename = "date")]
    pub day: Date,
    pub score_0_10: f64,
}

impl Complaint {
    /// True where the painful notes name one site, and one side at most.
    pub fn is_one_place(&self) -> bool {
        self.sides.len() <= 1 && self.sites.len() == 1
    }

    /// `None` without a note of pain.
    pub(super) fn of(notes: &[PainEntry], rules: &FactRules) -> Option<Complaint> {
        let painful: Vec<&PainEntry> = notes.iter().filter(|note| note.score_0_10 > 0.0).collect();
        let worst = painful.iter().max_by(|one, other| one.score_0_10.total_cmp(&other.score_0_10))?;
        let top = |mut named: Vec<Named>, count: usize| {
            named.truncate(count);
            named
        };
        Some(Complaint {
            worst: ScoredDay { day: worst.day, score_0_10: worst.score_0_10 },
            last: last_pain(notes)?,
            sides: named(&painful, |_| None, |details| details.side_meant.into_iter().collect()),
            sites: top(
                named(&painful, |note| note.site.as_deref(), |details| details.sites_meant.clone()),
                rules.named_sites,
            ),
            triggers: top(
                named(
                    &painful,
                    |note| note.trigger.as_deref(),
                    |details| {
                        details.triggers_meant.iter().copied().filter(|&trigger| trigger != Trigger::Nothing).collect()
                    },
                ),
                rules.named_triggers,
            ),
        })
    }
}

/// The last day with pain and its highest score; `None` without pain.
pub(super) fn last_pain(notes: &[PainEntry]) -> Option<ScoredDay> {
    let painful = || notes.iter().filter(|note| note.score_0_10 > 0.0);
    let day = painful().map(|note| note.day).max()?;
    let scores = painful().filter(|note| note.day == day).map(|note| note.score_0_10);
    Some(ScoredDay { day, score_0_10: scores.max_by(f64::total_cmp)? })
}

/// Each meaning that notes name, the most frequent first.
fn named<V: Vocabulary>(
    notes: &[&PainEntry],
    words: impl Fn(&PainEntry) -> Option<&str>,
    meanings: impl Fn(&PainDetails) -> Vec<V>,
) -> Vec<Named> {
    let of_meaning = |meaning: V| {
        let with: Vec<&&PainEntry> = notes.iter().filter(|note| meanings(&note.details).contains(&meaning)).collect();
        let alone = with.iter().filter(|note| meanings(&note.details).len() == 1).filter_map(|note| words(note));
        let words = most_frequent(alone).unwrap_or_else(|| meaning.name().to_owned());
        Named { words, notes: with.len() }
    };
    let mut all: Vec<Named> = V::all().map(of_meaning).filter(|named| named.notes > 0).collect();
    all.sort_by_key(|named| std::cmp::Reverse(named.notes));
    all
}

/// The text that occurs most often; of equal ones the first.
fn most_frequent<'n>(texts: impl Iterator<Item = &'n str>) -> Option<String> {
    let texts: Vec<&str> = texts.collect();
    let count = |text: &str| texts.iter().filter(|other| **other == text).count();
    texts.iter().rev().max_by_key(|text| count(text)).map(|text| (*text).to_owned())
}
