//! Headings by their words: questions of forms, and phrases with a meaning.

use super::names::{DiaryColumn, KNEE_WORDS, PAIN_WORDS};
use crate::pain::vocabulary::Vocabulary;

/// Questions of forms that ask for something other than a score, by their words. Each needs one word of each group.
const KEYWORDS: [(DiaryColumn, [&str; 2]); 15] = [
    (
        DiaryColumn::Side,
        [
            " which welches welche quel cual quale welke qual hvilket vilket ",
            " knee knie genou rodilla ginocchio joelho knae kne kna side seite ",
        ],
    ),
    (
        DiaryColumn::Site,
        [
            " where wo ou donde dove waar onde hvor var location lokalisation ",
            " hurt hurts pain schmerz schmerzt mal douleur duele dolor male dolore pijn doi dor ont vondt smerte exactly it ",
        ],
    ),
    (
        DiaryColumn::Lasted,
        [
            " long lange longtemps tiempo tempo lang lenge laenge ",
            " last lasted dauerte dauert dure duro durato duurde hielt pain schmerz ",
        ],
    ),
    (DiaryColumn::Trigger, [" doing ", " what were hurt hurts pain started "]),
    (
        DiaryColumn::Trigger,
        [
            " trigger triggered triggers aggravated worse cause caused provoked auslöser ausgelost ausloser declenche provoco ",
            " pain it what factors was hat la el que ce ",
        ],
    ),
    (DiaryColumn::Sleep, [" sleep slept ", " hours h "]),
    (
        DiaryColumn::Shoe,
        [
            " shoe shoes schuhe chaussures zapatillas scarpe schoenen ",
            " which what worn wore used welche quelles que quali welke ",
        ],
    ),
    (
        DiaryColumn::Medication,
        [
            " painkiller painkillers medication tablets medicine schmerzmittel medicaments ",
            " any take taken took use used haben avez did ",
        ],
    ),
    (
        DiaryColumn::Exercises,
        [" exercises exercise physio rehab ubungen exercices ", " do done did today completed gemacht fait your "],
    ),
    (
        DiaryColumn::Note,
        [
            " comment comments notes remarks details bemerkungen commentaires comentarios ",
            " any other more further additional else free your sonstige autres weitere ",
        ],
    ),
    (DiaryColumn::Note, [" anything something ", " else add tell note "]),
    (
        DiaryColumn::When,
        [
            " when wann quand cuando quando wanneer ",
            " hurt hurts pain happen happened occur schmerz mal dolor duele dolore pijn ",
        ],
    ),
    (DiaryColumn::Stiffness, [" stiff stiffness steif ", " knee morning how was your is knie "]),
    (DiaryColumn::Stress, [" stress stressed ", " level how today 0 10 your are were "]),
    (DiaryColumn::Mood, [" mood stimmung humeur ", " level how today your is was 0 10 "]),
];

/// What a question of these words asks for.
pub(super) fn by_keywords(words: &[&str]) -> Option<DiaryColumn> {
    let has = |group: &str| words.iter().any(|word| is_one_of(group, word));
    let known = KEYWORDS.iter().find(|(_, groups)| words.len() > 1 && groups.iter().all(|group| has(group)));
    known.map(|(column, _)| *column)
}

/// True where `word` is one of a list with blanks between and around its words.
pub(super) fn is_one_of(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {word} "))
}

/// Takes the longest phrase with a meaning out of the words of a heading.
pub(super) fn take<V: Vocabulary>(words: &mut Vec<&str>) -> Option<V> {
    for length in (1..=words.len().min(4)).rev() {
        for begin in 0..=words.len() - length {
            let phrase = words[begin..begin + length].join(" ");
            // `knee` and `pain` alone are no side, moment or trigger, nor is the `scale` of a question a flight of stairs.
            let is_general = is_one_of(KNEE_WORDS, &phrase) || is_one_of(PAIN_WORDS, &phrase) || phrase == "scale";
            if let Some(meaning) = V::meaning(&phrase).filter(|_| !is_general) {
                words.drain(begin..begin + length);
                return Some(meaning);
            }
        }
    }
    None
}
