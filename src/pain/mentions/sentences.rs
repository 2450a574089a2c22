//! From a text of any size to its sentences, each one short line.

use std::borrow::Cow;

use crate::encoding::is_invisible_control;

/// Characters of the longest sentence; a longer one is cut at a blank.
const LONGEST: usize = 400;

/// Words that end with a point and no sentence.
const ABBREVIATIONS: [&str; 33] = [
    "li", "re", "l", "r", "lt", "rt", "ca", "approx", "vs", "dx", "sx", "dch", "dcha", "izq", "izqda", "der", "esq",
    "dir", "dto", "min", "km", "bzw", "etc", "resp", "v", "h", "hø", "ve", "mi", "no", "nr", "sin", "ds",
];

/// The sentences of a text: what is between full stops, exclamation marks, question marks and line ends. A question keeps its
/// mark. Invisible characters are left out, so that nothing hides in a sentence.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.split(is_line_end) {
        let line = printable(line);
        let mut begin = 0;
        for end in ends(&line) {
            push(&mut found, &line[begin..end]);
            begin = end;
        }
        push(&mut found, &line[begin..]);
    }
    found
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '•' | '·')
}

/// The line without invisible and control characters, one blank between words.
fn printable(line: &str) -> Cow<'_, str> {
    let is_hidden =
        |character: char| is_invisible_control(character) || matches!(character, '\u{200b}' | '\u{feff}' | '\u{ad}');
    let is_plain = |character: char| !character.is_control() && !is_hidden(character);
    let is_blank = |character: char| character.is_whitespace() && character != ' ';
    if line.chars().all(|character| is_plain(character) && !is_blank(character)) && !line.contains("  ") {
        return Cow::Borrowed(line);
    }
    let visible: String = line
        .chars()
        .filter(|&character| !is_hidden(character))
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The bytes after which a sentence of the line is over.
fn ends(line: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut characters = line.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_end = match character {
            '!' | '?' => !next.is_some_and(|next| matches!(next, '!' | '?')),
            '.' => next.is_none_or(|next| next == ' ') && ends_sentence(&line[..at]),
            _ => false,
        };
        if is_end {
            ends.push(at + character.len_utf8());
        }
    }
    ends
}

/// True where a point after `before` ends a sentence: not after an abbreviation, nor as the last of several.
fn ends_sentence(before: &str) -> bool {
    let word = before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    !before.ends_with('.') && !ABBREVIATIONS.contains(&word.as_str())
}

fn push(found: &mut Vec<String>, sentence: &str) {
    let mut rest = sentence.trim();
    while let Some((end, _)) = rest.char_indices().nth(LONGEST) {
        let cut = rest[..end].rfind(' ').filter(|at| *at > 0).unwrap_or(end);
        found.push(rest[..cut].trim().to_owned());
        rest = rest[cut..].trim();
    }
    if !rest.is_empty() {
        found.push(rest.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_sentences() {
        for (text, expected) in [
            ("Easy 5k. Knee 2.5/10! Ok?", vec!["Easy 5k.", "Knee 2.5/10!", "Ok?"]),
            ("Li. Knie zwickt...wieder", vec!["Li. Knie zwickt...wieder"]),
            ("the knee... pain\r\nnone", vec!["the knee... pain", "none"]),
            ("kn\u{202e}ee\u{200b} \t hurts", vec!["knee hurts"]),
            (" \n ", vec![]),
        ] {
            assert_eq!(sentences(text), expected);
        }
        let long = "knee ".repeat(300);
        assert!(sentences(&long).iter().all(|sentence| sentence.chars().count() <= LONGEST));
        assert_eq!(sentences(&"x".repeat(1_000)).len(), 3);
    }
}
