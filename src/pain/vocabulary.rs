//! The vocabularies of a diary: closed lists of meanings, each with the words that runners use for it.
//!
//! Small words, capitals and punctuation do not count: `At the start of the run` is `start`. An unknown word is never guessed
//! at: the diary is refused, and the message lists what is accepted.
//!
//! A vocabulary is extended in its table [`Vocabulary::SYNONYMS`] alone; a further language is a further row for each meaning.

use std::collections::HashMap;

use super::Answer;

mod synonyms;

pub use synonyms::{PainTiming, SIDE, SITE, Side, Site, TRIGGER, Trigger, WHEN};

/// Words that change nothing.
const SMALL_WORDS: [&str; 11] = ["the", "a", "an", "of", "my", "at", "in", "on", "to", "its", "was"];

/// A closed list of meanings, each with its synonyms.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// Each meaning with its synonyms, separated by `|` and written as [`plain`] returns them. A meaning may have several rows;
    /// the first synonym of its first row is its name.
    const SYNONYMS: &'static [(Self, &'static str)];

    /// Every meaning once, in the order of the table.
    fn all() -> impl Iterator<Item = Self> {
        let is_first =
            |index: usize, meaning: Self| Self::SYNONYMS[..index].iter().all(|(before, _)| *before != meaning);
        let rows = Self::SYNONYMS.iter().enumerate();
        rows.filter(move |(index, (meaning, _))| is_first(*index, *meaning)).map(|(_, (meaning, _))| *meaning)
    }

    /// The name of the meaning.
    fn name(self) -> &'static str {
        let row = Self::SYNONYMS.iter().find(|(meaning, _)| *meaning == self);
        row.and_then(|(_, synonyms)| synonyms.split('|').next()).unwrap_or_default()
    }

    /// What `text` means; `None` where it is not known.
    fn meaning(text: &str) -> Option<Self> {
        Self::index().get(plain(text).as_str()).copied()
    }

    /// The meaning of each synonym, made once by [`index_of_synonyms`].
    fn index() -> &'static SynonymIndex<Self>;
}

/// The meaning of each synonym.
pub type SynonymIndex<V> = HashMap<&'static str, V>;

/// The index of [`Vocabulary::SYNONYMS`]; of equal synonyms the first counts.
pub fn index_of_synonyms<V: Vocabulary>() -> SynonymIndex<V> {
    let mut index = HashMap::new();
    for (meaning, synonyms) in V::SYNONYMS {
        for synonym in synonyms.split('|') {
            index.entry(synonym).or_insert(*meaning);
        }
    }
    index
}

/// What one cell means as a whole.
pub fn one<V: Vocabulary>(cell: &str) -> Option<Answer<V>> {
    Some(Answer { value: V::meaning(cell)?, text: cell.to_owned() })
}

/// What one cell means that may name several things, each of them once: `stairs, sitting and downhill`.
pub fn several<V: Vocabulary>(cell: &str) -> Option<Answer<Vec<V>>> {
    let mut value: Vec<V> = Vec::new();
    if let Some(only) = V::meaning(cell) {
        value.push(only);
    } else {
        for part in parts(cell) {
            let meaning = V::meaning(&part)?;
            if !value.contains(&meaning) {
                value.push(meaning);
            }
        }
    }
    (!value.is_empty()).then(|| Answer { value, text: cell.to_owned() })
}

/// The single things of a list.
fn parts(cell: &str) -> Vec<String> {
    let joined = format!(" {} ", cell.to_lowercase()).replace(" and ", ",").replace(" or ", ",");
    joined
        .split([',', ';', '/', '+', '&', '\n', '|'])
        .filter(|part| !plain(part).is_empty())
        .map(str::to_owned)
        .collect()
}

/// `text` without capitals, punctuation and small words, one blank between words.
pub fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|character| if character.is_alphanumeric() { character } else { ' ' })
        .collect();
    let words: Vec<&str> = text.split_whitespace().filter(|word| !SMALL_WORDS.contains(word)).collect();
    words.join(" ").replace("knee cap", "kneecap")
}

/// How stiff a knee was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stiffness {
    No,
    /// Stiff, without saying how much.
    Yes,
    /// 0 to 10.
    Score(f64),
    /// For so many minutes.
    Minutes(f64),
}

impl Stiffness {
    /// False where the knee was not stiff.
    pub fn is_stiff(self) -> bool {
        match self {
            Stiffness::No => false,
            Stiffness::Yes => true,
            Stiffness::Score(amount) | Stiffness::Minutes(amount) => amount > 0.0,
        }
    }
}
