//! The vocabularies of a diary: closed lists of meanings, each with the words that runners use for it, in English, German,
//! French, Spanish, Italian, Dutch, Portuguese, Danish, Norwegian and Swedish.
//!
//! Small words, capitals, accents and punctuation do not count: `At the start of the run` is `start`. An unknown word is never
//! guessed at: it stays a word of the note.
//!
//! A vocabulary is extended in its table [`Vocabulary::SYNONYMS`] alone; a further language is a further row for each meaning.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::Answer;

mod moments;
mod places;
mod triggers;

pub use moments::{PainTiming, WHEN};
pub use places::{SIDE, SITE, Side, Site};
pub use triggers::{TRIGGER, Trigger};

/// Words that change nothing, as [`plain`] would return them.
const SMALL_WORDS: &str = " the a an of my at in on to its was \
    der die das dem den des im am beim ein eine einem mein meine meinem meinen meiner \
    le la les du de une un mon ma au aux el los las del mi al il lo gli i di della dello dei mio mia alla nel nella \
    het een mijn van bij op o os as do da das meu minha ao det mitt pa ";

/// Words between the things of a list.
const CONNECTORS: [&str; 14] = [
    " and ", " or ", " und ", " oder ", " et ", " ou ", " y ", " o ", " e ", " en ", " of ", " og ", " och ", " eller ",
];

/// A closed list of meanings, each with its synonyms.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// Each meaning with its synonyms, separated by `|`. A meaning may have several rows; the first synonym of its first row
    /// is its name.
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
        let plain = plain(text);
        Self::index().get(plain.as_str()).filter(|_| !plain.is_empty()).copied()
    }

    /// The meaning of each synonym, made once by [`index_of_synonyms`].
    fn index() -> &'static SynonymIndex<Self>;
}

/// The meaning of each synonym, which is written as [`plain`] returns it.
pub type SynonymIndex<V> = HashMap<String, V>;

/// The index of [`Vocabulary::SYNONYMS`]; of equal synonyms the first counts.
pub fn index_of_synonyms<V: Vocabulary>() -> SynonymIndex<V> {
    let mut index = HashMap::new();
    for (meaning, synonyms) in V::SYNONYMS {
        for synonym in synonyms.split('|') {
            index.entry(plain(synonym)).or_insert(*meaning);
        }
    }
    index
}

/// What one cell means as a whole.
pub fn one<V: Vocabulary>(cell: &str) -> Option<Answer<V>> {
    Some(Answer { value: V::meaning(cell)?, text: cell.to_owned() })
}

/// What a cell means, and those of its words that have no meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood<T> {
    pub answer: Option<Answer<T>>,
    pub unknown: Option<String>,
}

/// What a cell means that can have one meaning: the first that it names. Any other is a word of the cell.
pub fn first<V: Vocabulary>(cell: &str) -> Understood<V> {
    if let Some(answer) = one(cell) {
        return Understood { answer: Some(answer), unknown: None };
    }
    let Understood { answer, unknown } = several::<V>(cell);
    let value = answer.as_ref().and_then(|answer| answer.value.first().copied());
    let is_one_of_many = answer.is_some_and(|answer| answer.value.len() > 1);
    Understood {
        answer: value.map(|value| Answer { value, text: cell.to_owned() }),
        unknown: unknown.or_else(|| is_one_of_many.then(|| cell.to_owned())),
    }
}

/// What one cell means that may name several things, each of them once: `stairs, sitting and downhill`.
pub fn several<V: Vocabulary>(cell: &str) -> Understood<Vec<V>> {
    let mut value: Vec<V> = Vec::new();
    let mut unknown: Vec<String> = Vec::new();
    if let Some(only) = V::meaning(cell) {
        value.push(only);
    } else {
        for part in parts(cell) {
            match V::meaning(&part) {
                Some(meaning) if !value.contains(&meaning) => value.push(meaning),
                Some(_) => {}
                None => unknown.push(part),
            }
        }
    }
    let is_known = !value.is_empty();
    let unknown = if is_known { unknown.join(", ") } else { cell.to_owned() };
    Understood {
        answer: is_known.then(|| Answer { value, text: cell.to_owned() }),
        unknown: Some(unknown).filter(|unknown| !unknown.is_empty()),
    }
}

/// The side that words name besides other things, and the others: `inner left knee` is left, and `inner knee`.
pub fn without_side(cell: &str) -> (Option<Side>, String) {
    let plain = plain(cell);
    let words: Vec<&str> = plain.split(' ').collect();
    // A letter alone may be anything.
    let side = words.iter().position(|word| word.len() > 1 && Side::meaning(word).is_some());
    match side {
        Some(at) => {
            let rest: Vec<&str> =
                words.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, word)| *word).collect();
            (Side::meaning(words[at]), rest.join(" "))
        }
        None => (None, plain),
    }
}

/// The single things of a list.
pub fn parts(cell: &str) -> Vec<String> {
    let mut joined = format!(" {} ", cell.to_lowercase());
    for connector in CONNECTORS {
        joined = joined.replace(connector, ",");
    }
    joined
        .split([',', ';', '/', '+', '&', '\n', '|'])
        .filter(|part| !plain(part).is_empty())
        .map(|part| part.trim().to_owned())
        .collect()
}

/// `text` without capitals, accents, punctuation and small words, one blank between words.
pub fn plain(text: &str) -> String {
    static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| SMALL_WORDS.split_whitespace().collect());
    let folded = folded(text);
    let words: Vec<&str> = folded.split_whitespace().filter(|word| !SMALL.contains(word)).collect();
    words.join(" ").replace("knee cap", "kneecap")
}

/// `text` in lower case, without accents, anything but words and numbers as a blank. The articles of `l'escalier` and
/// `d'escalier` are left out.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            // A mark that stands by itself, in text that has accents as signs of their own.
            '\u{0300}'..='\u{036F}' => {}
            '\'' | '\u{2019}' if ends_with_article(&folded) => {
                folded.pop();
            }
            other if other.is_alphanumeric() => folded.push(other),
            _ => folded.push(' '),
        }
    }
    folded
}

/// True where the last word is `l` or `d`.
fn ends_with_article(text: &str) -> bool {
    let word = text.rsplit(' ').next();
    matches!(word, Some("l" | "d"))
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
