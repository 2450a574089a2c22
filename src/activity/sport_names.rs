//! The sport that a text names: a GPX `<type>`, a TCX `Sport`, the column of an account list, the title of a track.
//!
//! One vocabulary serves all of them: the keys of Garmin Connect, Strava, Endomondo, Polar, Suunto, Zepp, Runkeeper and Apple
//! Health, and the words of the languages that these translate to (`words`). A text is looked up as a whole first; where it is
//! not known, the words it is made of decide, as in `resort_skiing_snowboarding_ws`. A run is never guessed from part of a
//! text that also names another sport.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Sport, SubSport};

mod other_sports;
mod vocabulary;

/// A sport and, where the text says it, the finer kind.
pub type NamedSport = (Sport, Option<SubSport>);

/// Characters looked at; no name of a sport is longer.
const LONGEST_NAME: usize = 60;

static BY_KEY: LazyLock<HashMap<&'static str, NamedSport>> = LazyLock::new(|| {
    let rows = vocabulary::ON_FOOT.iter().chain(other_sports::NAMES);
    rows.flat_map(|(sport, sub_sport, names)| {
        let names = names.split_whitespace();
        names.map(move |name| (name, (*sport, *sub_sport)))
    })
    .collect()
});

/// The sport that `text` names; `None` where it names none that is known, such as TCX's `Other`.
///
/// Case, blanks, punctuation and Garmin's endings (`_v2`, `_ws`) do not matter.
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

/// The sport that the title of a track names and nothing else: `Running 3/10/26 8:00 am`, `20231013 Outdoor cycling`,
/// `Morning Run`. `None` for a title with words of its own, and for words that may mean more than moving from place to place.
pub fn sport_in_title(title: &str) -> Option<NamedSport> {
    let has_digit = |part: &str| part.chars().any(|character| character.is_ascii_digit());
    let words: Vec<String> = parts(title)
        .into_iter()
        .filter(|part| !has_digit(part) && !vocabulary::IN_TITLES.contains(&part.as_str()))
        .collect();
    let key = words.concat();
    let is_ambiguous = matches!(key.as_str(), "trail" | "course" | "track" | "treadmill");
    let found = BY_KEY.get(key.as_str()).copied();
    let found = found.or_else(|| {
        // What stands outdoors or indoors is the same sport, unless it has a name of its own.
        let plain: Vec<&str> = words.iter().map(String::as_str).collect();
        let plain: Vec<&str> = plain.into_iter().filter(|word| !vocabulary::PLACES.contains(word)).collect();
        BY_KEY.get(plain.concat().as_str()).copied()
    });
    let moves = |(sport, _): &NamedSport| !matches!(sport, Sport::Training | Sport::Transition);
    found.filter(|named| !is_ambiguous && moves(named))
}

/// The words of a text in small letters: between blanks and punctuation, and where a capital begins one (`RollerSki`).
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
    // The version of a Garmin key, and its mark for winter sports.
    if parts.len() > 1 && parts.ends_with(&["v".to_owned(), "2".to_owned()]) {
        parts.truncate(parts.len() - 2);
    }
    if parts.len() > 1 && parts.last().is_some_and(|part| part == "ws") {
        parts.pop();
    }
    parts
}

/// Strava's own numbers, as its phone apps write them into GPX files and some of its lists hold them.
fn by_number(text: &str) -> Option<NamedSport> {
    let text = text.trim();
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: usize = text.parse().ok().filter(|_| is_whole)?;
    let known = vocabulary::STRAVA_NUMBERS.get(number.checked_sub(1)?)?;
    Some((*known, None))
}

/// The sport of the words that a key is made of. Sports that are named together with a run come first: a ski run is no run.
fn by_parts(parts: &[String]) -> Option<NamedSport> {
    let has = |names: &str| parts.iter().any(|part| names.split_whitespace().any(|name| name == part));
    let (sport, _) = vocabulary::PARTS.iter().find(|(_, names)| has(names))?;
    Some((*sport, finer_by_parts(*sport, parts)))
}

/// The finer kind of a run by the words around it.
fn finer_by_parts(sport: Sport, parts: &[String]) -> Option<SubSport> {
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

#[cfg(test)]
mod tests;
