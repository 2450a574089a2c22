//! The words that runners use for their knees, one table a language, and how they are looked up.
//!
//! A row of a table is a meaning and its words, separated by `|`; several words make a phrase, and a star stands for any ending.
//! Of several phrases that begin at a word the longest counts. Capitals, accents and apostrophes do not count.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::fold;

mod common;
mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod nordic;
mod portuguese;
mod spanish;

/// What a word or a phrase means here. A word may have several meanings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The knee or a part of it.
    Knee,
    /// Pain at the knee in one word, or the name of a condition.
    Condition,
    /// The word knee where no complaint is meant: socks, drills, snow.
    NotKnee,
    /// The kneecap.
    Kneecap,
    /// The tendon below the kneecap.
    Tendon,
    /// Pain, or a knee that is noticed.
    Pain,
    /// Not good, without saying that it hurts; its opposite is not known to be free of pain.
    Bad,
    /// As it should be.
    Fine,
    /// Free of pain.
    Painless,
    /// It was there and is no more.
    Gone,
    /// A negation.
    No,
    /// What makes `no pain` less than that: until, almost, at first.
    Hedge,
    /// A word that changes nothing between a negation and what it denies.
    Filler,
    /// Begins a clause: but, then.
    But,
    And,
    /// Any other part of the body.
    OtherBody,
    /// Another day than that of the activity.
    Past,
    /// Makes a past day a comparison: than yesterday, since Monday.
    Since,
    /// A hope, a condition, a precaution.
    Hope,
    /// Somebody else.
    Person,
    Left,
    Right,
    Both,
    Outer,
    Inner,
    Posterior,
    Front,
    Under,
    Below,
    /// While running.
    During,
    /// After the run.
    After,
    NextDay,
    /// Before a distance: from km 5.
    At,
    /// Before a number that counts something else: rank 3/10.
    Count,
    /// After a number that counts something else: 3/10 intervals.
    Unit,
    /// Between a score and ten: 3 out of 10.
    Of,
    /// Before a score without its ten: NRS 3.
    Scale,
}

/// A set of meanings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Meanings(u64);

impl Meanings {
    /// True where `meaning` is one of them.
    pub(super) fn has(self, meaning: Meaning) -> bool {
        self.0 & (1 << meaning as u64) != 0
    }

    /// True where one of `meanings` is one of them.
    pub(super) fn has_any(self, meanings: &[Meaning]) -> bool {
        meanings.iter().any(|meaning| self.has(*meaning))
    }

    /// These and `meaning`.
    #[must_use]
    pub(super) fn with(self, meaning: Meaning) -> Meanings {
        Meanings(self.0 | (1 << meaning as u64))
    }

    /// These and the others.
    #[must_use]
    pub(super) fn and(self, others: Meanings) -> Meanings {
        Meanings(self.0 | others.0)
    }
}

/// The tables, the first for every language.
const TABLES: [&[(Meaning, &str)]; 9] = [
    common::WORDS,
    english::WORDS,
    german::WORDS,
    french::WORDS,
    spanish::WORDS,
    italian::WORDS,
    dutch::WORDS,
    portuguese::WORDS,
    nordic::WORDS,
];

/// Which tables a sentence is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tables(u16);

impl Tables {
    /// The tables that know a knee among these phrases, and that of every language; all where only the latter knows one.
    pub(super) fn that_know(phrases: impl Iterator<Item = String>) -> Tables {
        let is_knee = |meanings: Meanings| meanings.has_any(&[Meaning::Knee, Meaning::Condition]);
        let mut known = 0;
        for phrase in phrases {
            for (number, index) in INDEX.iter().enumerate().skip(1) {
                known |= u16::from(index.meanings(&phrase).is_some_and(is_knee)) << number;
            }
        }
        if known == 0 { Tables(u16::MAX) } else { Tables(known | 1) }
    }

    /// What a phrase means, its words folded and separated by one blank; `None` where it is not known.
    pub(super) fn meanings(self, phrase: &str) -> Option<Meanings> {
        let chosen = INDEX.iter().enumerate().filter(|(number, _)| self.0 & (1 << number) != 0);
        chosen.filter_map(|(_, index)| index.meanings(phrase)).reduce(Meanings::and)
    }
}

/// Words of the longest phrase.
pub(super) const LONGEST_PHRASE: usize = 5;

/// One table, ready to be asked.
#[derive(Default)]
struct TableIndex {
    exact: HashMap<String, Meanings>,
    /// Beginnings of phrases with any ending.
    beginnings: Vec<(String, Meanings)>,
}

static INDEX: LazyLock<Vec<TableIndex>> = LazyLock::new(|| TABLES.iter().map(|rows| TableIndex::of(rows)).collect());

impl TableIndex {
    fn of(rows: &[(Meaning, &str)]) -> TableIndex {
        let mut index = TableIndex::default();
        for (meaning, words) in rows {
            for phrase in words.split('|') {
                let phrase = fold(phrase);
                match phrase.strip_suffix('*') {
                    Some(beginning) => {
                        index.beginnings.push((beginning.to_owned(), Meanings::default().with(*meaning)));
                    }
                    None => {
                        let known = index.exact.entry(phrase).or_default();
                        *known = known.with(*meaning);
                    }
                }
            }
        }
        index
    }

    fn meanings(&self, phrase: &str) -> Option<Meanings> {
        let blanks = |text: &str| text.matches(' ').count();
        let begins = |(beginning, _): &&(String, Meanings)| {
            phrase.starts_with(beginning.as_str()) && blanks(beginning) == blanks(phrase)
        };
        let open = self.beginnings.iter().filter(begins).map(|(_, meanings)| *meanings);
        self.exact.get(phrase).copied().into_iter().chain(open).reduce(Meanings::and)
    }
}

/// Parts of words, one of which is in every text that mentions a knee in any of the tables.
pub(super) const STEMS: [&str; 18] = [
    "kne", "kni", "kna", "genou", "rodill", "ginoc", "joelh", "patel", "rotul", "pfp", "pfss", "dromala", "menis",
    "gonalg", "essuie", "ondropat", "femoro", "poplit",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_knee_has_a_stem_and_no_phrase_is_too_long() {
        for (meaning, words) in TABLES.iter().copied().flatten() {
            for phrase in words.split('|').map(fold) {
                assert!(phrase.split(' ').count() <= LONGEST_PHRASE, "{phrase}");
                assert_eq!(phrase.trim(), phrase, "{meaning:?}: {phrase}");
                assert!(!phrase.is_empty(), "{meaning:?}: an empty phrase");
                let is_knee = matches!(meaning, Meaning::Knee | Meaning::Condition);
                let has_stem = STEMS.iter().any(|stem| phrase.contains(stem));
                assert!(!is_knee || has_stem, "{phrase}");
            }
        }
    }
}
