//! Sports: their numbers in the FIT profile, the names that files and lists give them, and which of them are runs.
//!
//! One vocabulary of names serves a GPX `<type>`, a TCX `Sport`, the column of an account list and the title of a track: the
//! keys of Garmin Connect, Strava, Endomondo, Polar, Suunto, Zepp, Runkeeper and Apple Health, and the words of the languages
//! that these translate to. A text is looked up as a whole first; where it is unknown, the words in it decide, as in
//! `resort_skiing_snowboarding_ws`. A run is never guessed from part of a text that also names another sport.

mod vocabulary;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::names::serialize_by_name;

/// The sport, as finely as this program needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sport {
    Running,
    Walking,
    /// With mountaineering and snowshoeing.
    Hiking,
    /// Motor-assisted or not.
    Cycling,
    Swimming,
    /// The change between two sports of a multisport activity.
    Transition,
    /// Gym work: strength, cardio, fitness equipment.
    Training,
    Wheelchair,
    /// Any other sport, by its FIT number.
    Other(u8),
    /// Not stated in the file.
    Unknown,
}

impl Sport {
    /// True for running, walking and hiking.
    pub fn is_on_foot(self) -> bool {
        matches!(self, Sport::Running | Sport::Walking | Sport::Hiking)
    }

    /// The sport of a FIT `sport` number.
    pub fn from_fit(number: u8) -> Sport {
        match number {
            0 => Sport::Unknown,
            1 => Sport::Running,
            2 | 21 => Sport::Cycling,
            3 => Sport::Transition,
            4 | 10 | 62 => Sport::Training,
            5 => Sport::Swimming,
            11 => Sport::Walking,
            16 | 17 | 35 => Sport::Hiking,
            65 | 66 => Sport::Wheelchair,
            other => Sport::Other(other),
        }
    }

    /// The name as written in the tables and the report.
    pub fn name(self) -> &'static str {
        match self {
            Sport::Running => "running",
            Sport::Walking => "walking",
            Sport::Hiking => "hiking",
            Sport::Cycling => "cycling",
            Sport::Swimming => "swimming",
            Sport::Transition => "transition",
            Sport::Training => "training",
            Sport::Wheelchair => "wheelchair",
            Sport::Other(_) => "other",
            Sport::Unknown => "unknown",
        }
    }
}

/// The sub-sport, as finely as this program needs it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubSport {
    #[default]
    Generic,
    Treadmill,
    Street,
    Trail,
    /// A running track.
    Track,
    /// Indoors, not on a treadmill.
    Indoor,
    /// In a simulated landscape.
    Virtual,
    /// An obstacle course.
    Obstacle,
    /// Longer than a marathon.
    Ultra,
    /// Indoors or outdoors in a wheelchair.
    Wheelchair,
    /// Any other, by its FIT number.
    Other(u8),
}

impl SubSport {
    /// The sub-sport of a FIT `sub_sport` number.
    pub fn from_fit(number: u8) -> SubSport {
        match number {
            0 => SubSport::Generic,
            1 => SubSport::Treadmill,
            2 => SubSport::Street,
            3 => SubSport::Trail,
            4 => SubSport::Track,
            45 => SubSport::Indoor,
            58 => SubSport::Virtual,
            59 => SubSport::Obstacle,
            67 => SubSport::Ultra,
            86 | 87 => SubSport::Wheelchair,
            other => SubSport::Other(other),
        }
    }

    /// The name as written in the tables and the report.
    pub fn name(self) -> &'static str {
        match self {
            SubSport::Generic => "generic",
            SubSport::Treadmill => "treadmill",
            SubSport::Street => "street",
            SubSport::Trail => "trail",
            SubSport::Track => "track",
            SubSport::Indoor => "indoor_running",
            SubSport::Virtual => "virtual",
            SubSport::Obstacle => "obstacle",
            SubSport::Ultra => "ultra",
            SubSport::Wheelchair => "wheelchair",
            SubSport::Other(_) => "other",
        }
    }
}

/// The kinds of run, which differ in what descent and load mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunKind {
    /// Road, street, or not stated.
    Road,
    /// Trail, obstacle course, ultra.
    Trail,
    /// A running track.
    Track,
    /// Treadmill or indoors: distance counts, descent does not apply.
    Treadmill,
    /// Simulated landscape: distance counts, descent does not apply.
    Virtual,
}

impl RunKind {
    /// The kind of run of a sport and sub-sport, `None` for other sports.
    pub fn of(sport: Sport, sub_sport: SubSport) -> Option<RunKind> {
        if sport != Sport::Running {
            return None;
        }
        match sub_sport {
            SubSport::Treadmill | SubSport::Indoor => Some(RunKind::Treadmill),
            SubSport::Virtual => Some(RunKind::Virtual),
            SubSport::Trail | SubSport::Obstacle | SubSport::Ultra => Some(RunKind::Trail),
            SubSport::Track => Some(RunKind::Track),
            SubSport::Wheelchair => None,
            SubSport::Generic | SubSport::Street | SubSport::Other(_) => Some(RunKind::Road),
        }
    }

    /// True on real terrain, where a descent exists.
    pub fn has_terrain(self) -> bool {
        !matches!(self, RunKind::Treadmill | RunKind::Virtual)
    }

    /// The name as written in the tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            RunKind::Road => "road",
            RunKind::Trail => "trail",
            RunKind::Track => "track",
            RunKind::Treadmill => "treadmill",
            RunKind::Virtual => "virtual",
        }
    }
}

serialize_by_name!(Sport, SubSport, RunKind);

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
/// use patella::activity::{Sport, SubSport, named_sport};
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
