//! The words of the page's options, and the names by which its script understands the columns and cells of a diary.

use serde::Serialize;

use crate::pain::diary::{DiaryColumn, HeadField};
use crate::pain::vocabulary::{PainTiming, Side, Site, Trigger, Vocabulary};

/// Units of how long it lasted: as the diary has them, and as the page shows them.
pub(super) const LASTED_UNITS: [(&str, &str); 3] = [("min", "minutes"), ("h", "hours"), ("days", "days")];

/// A closed list of the diary whose words the page offers.
pub(super) trait Offered: Vocabulary {
    /// The word on the page and in the exported table; the reader understands it.
    fn label(self) -> &'static str {
        self.name()
    }
}

impl Offered for Side {}
impl Offered for Site {}
impl Offered for Trigger {}
impl Offered for DiaryColumn {}
impl Offered for HeadField {}

impl Offered for PainTiming {
    fn label(self) -> &'static str {
        let phrase = PHRASES.into_iter().find(|phrase| PainTiming::meaning(phrase) == Some(self));
        phrase.unwrap_or_else(|| self.name())
    }
}

/// Moments whose names lack the small words that people say with them.
const PHRASES: [&str; 3] = ["start of run", "end of run", "at work"];

/// The words of a list, in its order.
pub(super) fn labels<V: Offered>() -> Vec<&'static str> {
    V::all().map(V::label).collect()
}

/// What the script has to know of the diary.
#[derive(Debug, Serialize)]
pub(super) struct DiaryWords {
    /// The columns, in the order of a new diary.
    columns: WordList,
    when: WordList,
    side: WordList,
    site: WordList,
    trigger: WordList,
    /// Lines above the header.
    head: WordList,
}

/// A closed list of the diary.
#[derive(Debug, Serialize)]
struct WordList {
    /// Each meaning by its word on the page.
    names: Vec<&'static str>,
    /// The index of a meaning and its synonyms, in the order in which the reader looks for them.
    synonyms: Vec<(usize, &'static str)>,
}

impl DiaryWords {
    pub(super) fn of_diary() -> DiaryWords {
        DiaryWords {
            columns: WordList::of::<DiaryColumn>(),
            when: WordList::of::<PainTiming>(),
            side: WordList::of::<Side>(),
            site: WordList::of::<Site>(),
            trigger: WordList::of::<Trigger>(),
            head: WordList::of::<HeadField>(),
        }
    }

    /// As JSON in which nothing can end the element around it.
    pub(super) fn json(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    }
}

impl WordList {
    fn of<V: Offered>() -> WordList {
        let index = |meaning: V| V::all().position(|other| other == meaning);
        let synonyms = V::SYNONYMS.iter().filter_map(|(meaning, words)| Some((index(*meaning)?, *words)));
        WordList { names: labels::<V>(), synonyms: synonyms.collect() }
    }
}

#[cfg(test)]
mod tests {
    //! What the page writes is what the reader understands.

    use super::*;
    use crate::pain::diary;

    fn assert_understood<V: Offered + std::fmt::Debug>() {
        for meaning in V::all() {
            assert_eq!(V::meaning(meaning.label()), Some(meaning), "{}", meaning.label());
        }
    }

    #[test]
    fn every_word_on_the_page_is_understood_as_it_is_meant() {
        assert_understood::<PainTiming>();
        assert_understood::<Side>();
        assert_understood::<Site>();
        assert_understood::<Trigger>();
        assert_understood::<DiaryColumn>();
    }

    #[test]
    fn every_unit_of_how_long_it_lasted_is_understood() {
        let rows = LASTED_UNITS.map(|(unit, _)| format!("2026-03-14,1,1.5 {unit}\n"));
        let read = diary::read(format!("date,score,lasted\n{}", rows.concat()).as_bytes(), "page.csv").unwrap();
        let hours: Vec<_> = read.notes.iter().map(|note| note.lasted_h.as_ref().unwrap().value).collect();
        assert_eq!(hours, [0.025, 1.5, 36.0]);
    }
}
