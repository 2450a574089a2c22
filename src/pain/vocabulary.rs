//! The words of a diary that figures are made of, and the plain English that runners write for them.
//!
//! Small words, capitals and punctuation do not count: `At the start of the run` is `start`. A word that is not known is not
//! guessed at: the diary is refused, and the message lists what is accepted.

use super::Told;

mod place;
mod time;
mod trigger;

pub use place::{SIDE, SITE, Side, Site};
pub use time::{WHEN, When};
pub use trigger::{TRIGGER, Trigger};

/// Words that change nothing.
const SMALL_WORDS: [&str; 11] = ["the", "a", "an", "of", "my", "at", "in", "on", "to", "its", "was"];

/// A closed list of meanings, each with the words that runners use for it.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// Every meaning with its words, which are written as [`plain`] leaves them. The first is its name.
    const WORDS: &'static [(Self, &'static [&'static str])];

    /// The name of the meaning.
    fn name(self) -> &'static str {
        let mut all = Self::WORDS.iter();
        all.find(|(meaning, _)| *meaning == self).and_then(|(_, words)| words.first()).copied().unwrap_or_default()
    }

    /// What `words` mean; `None` where they are not known.
    fn understood(words: &str) -> Option<Self> {
        let words = plain(words);
        let mut all = Self::WORDS.iter();
        all.find(|(_, known)| known.contains(&words.as_str())).map(|(meaning, _)| *meaning)
    }
}

/// What one cell means as a whole.
pub fn one<V: Vocabulary>(cell: &str) -> Option<Told<V>> {
    Some(Told { meant: V::understood(cell)?, words: cell.to_owned() })
}

/// What one cell means that may name several things, each of them once: `stairs, sitting and downhill`.
pub fn several<V: Vocabulary>(cell: &str) -> Option<Told<Vec<V>>> {
    let mut meant: Vec<V> = Vec::new();
    if let Some(only) = V::understood(cell) {
        meant.push(only);
    } else {
        for part in parts(cell) {
            let meaning = V::understood(&part)?;
            if !meant.contains(&meaning) {
                meant.push(meaning);
            }
        }
    }
    (!meant.is_empty()).then(|| Told { meant, words: cell.to_owned() })
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

/// Words without capitals, punctuation and small words, one blank between them.
pub fn plain(words: &str) -> String {
    let letters: String = words
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let kept: Vec<&str> = letters.split_whitespace().filter(|word| !SMALL_WORDS.contains(word)).collect();
    kept.join(" ").replace("knee cap", "kneecap")
}

/// How stiff a knee was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stiffness {
    /// Not stiff.
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

#[cfg(test)]
mod tests {
    //! The lists are sound, and the words of real notes are understood.

    use super::*;

    fn is_sound<V: Vocabulary + std::fmt::Debug>() {
        for (meaning, words) in V::WORDS {
            assert!(!words.is_empty(), "{meaning:?}");
            for word in *words {
                assert_eq!(plain(word), *word, "can never be met");
                assert_eq!(V::understood(word), Some(*meaning), "{word} is there twice");
            }
        }
    }

    #[test]
    fn every_word_can_be_met_and_has_one_meaning() {
        is_sound::<When>();
        is_sound::<Side>();
        is_sound::<Site>();
        is_sound::<Trigger>();
    }

    #[test]
    fn capitals_punctuation_and_small_words_do_not_count() {
        assert_eq!(When::understood("  At the START of the run! "), Some(When::Start));
        assert_eq!(Site::understood("behind the knee-cap"), Some(Site::Kneecap));
        assert_eq!(Site::understood("behind the knee"), Some(Site::Back));
        assert_eq!(Side::understood("L/R"), Some(Side::Both));
        assert_eq!(When::understood("the"), None);
        assert_eq!(When::understood(""), None);
    }

    #[test]
    fn several_things_are_told_apart_and_one_unknown_thing_spoils_them() {
        let told = several::<Trigger>("Stairs, long sitting and stairs").unwrap();
        assert_eq!(told.meant, [Trigger::Stairs, Trigger::Sitting]);
        assert_eq!(told.words, "Stairs, long sitting and stairs");
        assert_eq!(several::<Trigger>("stairs, moonlight"), None);
        assert_eq!(several::<Trigger>(" , and "), None);
        assert_eq!(
            several::<Trigger>("up and down stairs").map(|told| told.meant),
            Some(vec![Trigger::Stairs]),
            "what is known as a whole is not taken apart"
        );
    }
}
