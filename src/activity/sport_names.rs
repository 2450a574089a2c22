//! The sport that a text names: a GPX `<type>`, a TCX `Sport`, the column of an account list, the title of a track.
//!
//! One vocabulary serves all of them: the keys of Garmin Connect, Strava, Endomondo, Polar, Suunto, Zepp, Runkeeper and Apple
//! Health, and the words of the languages that these translate to. A text is looked up as a whole first; where it is unknown,
//! the words in it decide, as in `resort_skiing_snowboarding_ws`. A run is never guessed from part of a text that also names
//! another sport.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Sport, SubSport};

mod vocabulary;

/// A sport and, where the text states it, the sub-sport.
pub type NamedSport = (Sport, Option<SubSport>);

/// Characters that are read; no name of a sport is longer.
const LONGEST_NAME: usize = 60;

static BY_KEY: LazyLock<HashMap<&'static str, NamedSport>> = LazyLock::new(|| {
    let rows = vocabulary::NAMES.iter();
    rows.flat_map(|(sport, sub_sport, names)| {
        let names = names.split_whitespace();
        names.map(move |name| (name, (*sport, *sub_sport)))
    })
    .collect()
});

/// The sport that `text` names; `None` where it is unknown, such as TCX's `Other`.
///
/// Case, blanks, punctuation and Garmin's endings (`_v2`, `_ws`) do not matter.
///
/// ```
/// use patella::activity::sport_names::named_sport;
/// use patella::activity::{Sport, SubSport};
///
/// assert_eq!(named_sport("trail_running"), Some((Sport::Running, Some(SubSport::Trail))));
/// assert_eq!(named_sport("Laufen"), Some((Sport::Running, None)));
/// assert_eq!(named_sport("Other"), None);
/// ```
pub fn named_sport(text: &str) -> Option<NamedSport> {
    let parts = parts(text);
    let key: String = parts.concat();
    BY_KEY
        .get(key.as_str())
        .copied()
        .or_else(|| by_number(text))
        .or_else(|| by_parts(&parts))
        .or_else(|| by_characters(&key))
}

/// The sport in the title of a track that names nothing else: `Running 3/10/26 8:00 am`, `20231013 Outdoor cycling`, `Morning
/// Run`. `None` for a title with other words, and for words that have another common meaning.
pub fn sport_in_title(title: &str) -> Option<NamedSport> {
    let has_digit = |part: &str| part.chars().any(|character| character.is_ascii_digit());
    let words: Vec<String> =
        parts(title).into_iter().filter(|part| !has_digit(part) && !has_word(vocabulary::IN_TITLES, part)).collect();
    let key = words.concat();
    let is_ambiguous = matches!(key.as_str(), "trail" | "course" | "track" | "treadmill");
    let found = BY_KEY.get(key.as_str()).copied();
    let found = found.or_else(|| {
        // Outdoors or indoors it is the same sport, unless it has a name of its own.
        let plain = words.iter().map(String::as_str).filter(|word| !has_word(vocabulary::INDOORS_OR_OUTDOORS, word));
        BY_KEY.get(plain.collect::<String>().as_str()).copied()
    });
    let moves = |(sport, _): &NamedSport| !matches!(sport, Sport::Training | Sport::Transition);
    found.filter(|named| !is_ambiguous && moves(named))
}

/// The words of a text in lower case: split at blanks and punctuation, and before a capital (`RollerSki`).
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut before = ' ';
    for character in text.chars().take(LONGEST_NAME) {
        let begins_hump = character.is_uppercase() && before.is_lowercase();
        let begins_number = character.is_ascii_digit() != before.is_ascii_digit();
        if !character.is_alphanumeric() || begins_hump || begins_number {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| character.is_alphanumeric()) {
            part.extend(character.to_lowercase());
        }
        before = character;
    }
    parts.retain(|part| !part.is_empty());
    // The version of a Garmin key, and its suffix for winter sports.
    if parts.len() > 1 && parts.ends_with(&["v".to_owned(), "2".to_owned()]) {
        parts.truncate(parts.len() - 2);
    }
    if parts.len() > 1 && parts.last().is_some_and(|part| part == "ws") {
        parts.pop();
    }
    parts
}

/// Strava's own numbers, found in GPX files of its phone apps and in some of its lists.
fn by_number(text: &str) -> Option<NamedSport> {
    let text = text.trim();
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: usize = text.parse().ok().filter(|_| is_whole)?;
    let known = vocabulary::STRAVA_NUMBERS.get(number.checked_sub(1)?)?;
    Some((*known, None))
}

/// The sport by the words in a key. Sports that are named together with a run come first: a ski run is no run.
fn by_parts(parts: &[String]) -> Option<NamedSport> {
    let is_named = |names: &str| parts.iter().any(|part| has_word(names, part));
    let (sport, _) = vocabulary::PARTS.iter().find(|(_, names)| is_named(names))?;
    Some((*sport, sub_sport_by_parts(*sport, parts)))
}

/// The sub-sport of a run by the other words.
fn sub_sport_by_parts(sport: Sport, parts: &[String]) -> Option<SubSport> {
    let kind = |part: &String| match part.as_str() {
        "trail" | "mountain" | "fell" => Some(SubSport::Trail),
        "treadmill" => Some(SubSport::Treadmill),
        "indoor" => Some(SubSport::Indoor),
        "virtual" => Some(SubSport::Virtual),
        "track" => Some(SubSport::Track),
        "obstacle" => Some(SubSport::Obstacle),
        "ultra" => Some(SubSport::Ultra),
        _ => None,
    };
    (sport == Sport::Running).then(|| parts.iter().find_map(kind))?
}

/// Chinese and Japanese put no blanks between words.
fn by_characters(key: &str) -> Option<NamedSport> {
    let (sport, _) =
        vocabulary::CHARACTERS.iter().find(|(_, names)| names.split_whitespace().any(|name| key.contains(name)))?;
    Some((*sport, None))
}

/// True where a list of words separated by blanks holds the word.
fn has_word(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_name_means_two_sports_and_every_name_is_its_own_key() {
        let mut seen = HashSet::new();
        for name in vocabulary::NAMES.iter().flat_map(|(_, _, names)| names.split_whitespace()) {
            assert!(seen.insert(name), "{name} is listed twice");
            assert_eq!(parts(name).concat(), name, "{name} is never looked up");
        }
    }
}
