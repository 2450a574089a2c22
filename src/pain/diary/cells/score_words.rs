//! The words around a score: for none at all, for an estimate, for what the number is.

use crate::pain::diary::header::names::{KNEE_WORDS, OTHER_BODY_PARTS};
use crate::pain::vocabulary::{Side, Vocabulary, folded};

/// What stands in a cell that is left empty.
pub(super) const BLANKS: [&str; 11] = ["", "-", "–", "—", "--", "---", "n/a", "na", "n.a.", ".", "..."];

/// Words for no pain at all.
pub(super) const NONE: &str = "|none|no|no pain|nothing|nil|zero|pain free|painfree|no pain at all|free|not at all|without pain|\
    no symptoms|keine|kein|nein|kein schmerz|keine schmerzen|schmerzfrei|nichts|aucune|aucun|rien|non|pas douleur|\
    aucune douleur|sans douleur|pas de douleur|ninguno|ninguna|nada|sin dolor|cero|nessuno|nessun dolore|niente|zero dolore|senza dolore|\
    geen|nee|niets|geen pijn|pijnvrij|nul|nenhuma|nenhum|sem dor|nenhuma dor|ingen|inget|inga|nej|nei|intet|\
    ingen smerte|ingen smerter|smertefri|smartfri|ingen smarta|ikke vondt|";

/// Marks and words before a number that is an estimate.
const ABOUT: [&str; 16] = [
    "~", "≈", "±", "c.", "ca.", "ca", "circa", "about", "approx.", "approx", "around", "maybe", "etwa", "env.",
    "environ", "aprox.",
];

/// Units that make a number something other than a score.
pub(super) const UNITS: &str = " km k m mi mile miles min mins minute minutes h hr hrs hour hours s sec day days week weeks bpm kg reps x std \
    stunden tage jours heures dias horas giorni ore dagen uur dager dage timer ";

/// Names of the score that may stand before its number.
const NAMES: &str = " nrs nprs vas vnrs vrs eva pain pains score level lvl intensity severity rating schmerz schmerzen \
    schmerzstarke starke stufe wert douleur douleurs niveau intensite dolor nivel intensidad dolore livello intensita pijn \
    pijnscore cijfer dor smerte smerter smarta niva ont knee knie genou rodilla ginocchio joelho knae kne kna ";

/// How bad it was in words, with the number after it.
const SEVERITIES: &str = " mild light slight low moderate medium severe strong high worst extreme leicht gering mittel massig stark \
    sehr very leger legere faible modere moderee fort forte severe leve moderado moderada fuerte lieve moderato licht matig \
    ernstig let lett moderat svag sterk staerk stark ";

/// What follows the name of a score, `NRS 3`, `Pain: 3`, or a word for how bad it was, `Mild (2)`; true for the latter. The
/// cell itself where it begins with neither.
pub fn without_name(cell: &str) -> (&str, bool) {
    let Some(at) = cell.find(|character: char| character.is_ascii_digit() || character == '~') else {
        return (cell, false);
    };
    let (before, rest) = cell.split_at(at);
    let name = before.trim_end_matches(|character: char| character.is_whitespace() || ":=(".contains(character));
    let is_apart = name.len() < before.len() && !name.ends_with(['-', '−', '+', '<', '>']);
    let folded = folded(name);
    let mut words = folded.split_whitespace().peekable();
    if !is_apart || words.peek().is_none() {
        return (cell, false);
    }
    let is_in = |list: &str, word: &str| list.contains(&format!(" {word} "));
    let is_severity = words.clone().any(|word| is_in(SEVERITIES, word));
    if !words.all(|word| is_in(NAMES, word) || is_in(SEVERITIES, word)) {
        // `no pain (0)`; with another number it contradicts itself.
        let is_none = NONE.contains(&format!("|{folded}|")) && rest.trim_end_matches(')') == "0";
        return (if is_none { "0" } else { cell }, false);
    }
    // The bracket around the number closes after it.
    let opens = before.contains('(');
    let rest = if opens { rest.strip_suffix(')').unwrap_or(rest) } else { rest };
    (rest, is_severity)
}

/// True where words name another part of the body than the knee and nothing else: `lower back`, `left hip`.
pub(super) fn is_of_other_part(folded: &str) -> bool {
    const SMALL: &str = " lower upper low the my in at on of and pain ache hurt hurts only just right left ";
    let is_in = |list: &str, word: &str| list.contains(&format!(" {word} "));
    let names_one = folded.split_whitespace().any(|word| is_in(OTHER_BODY_PARTS, word));
    let is_rest = |word: &str| is_in(OTHER_BODY_PARTS, word) || is_in(SMALL, word) || Side::meaning(word).is_some();
    names_one
        && folded.split_whitespace().all(is_rest)
        && !folded.split_whitespace().any(|word| is_in(KNEE_WORDS, word))
}

/// What follows a mark or a word for an estimate; true where there is one.
pub(super) fn without_about(cell: &str) -> (&str, bool) {
    let lower = cell.to_lowercase();
    for about in ABOUT {
        if lower.starts_with(about) {
            let rest = cell.get(about.len()..).unwrap_or(cell);
            let is_apart = !about.ends_with(char::is_alphabetic) || rest.starts_with([' ', '\u{a0}']);
            if is_apart {
                return (rest.trim_start(), true);
            }
        }
    }
    (cell, false)
}
