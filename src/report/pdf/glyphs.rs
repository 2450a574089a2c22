//! Text as the font of the PDF can set it: no character without a shape, no control characters, no word wider than a cell.

use serde_json::Value;

use super::world::has_character;

/// Replaces a character that the font lacks.
const MISSING: char = '□';
/// Characters in a row after which a line may be broken although there is no space.
const LONGEST_WORD: usize = 18;
/// Characters of a cell that are printed: some two pages.
const MOST_CHARACTERS: usize = 12_000;
/// Where a long word may be broken.
const MAY_BREAK: char = '\u{200B}';

/// Makes every text of the data printable; true where the font lacks a character.
pub(super) fn make_printable(value: &mut Value) -> bool {
    match value {
        Value::String(text) => {
            let known = with_known_characters(text).replace(" %", "\u{A0}%");
            *text = breakable(&known);
            text.contains(MISSING)
        }
        Value::Array(values) => values.iter_mut().map(make_printable).filter(|missing| *missing).count() > 0,
        Value::Object(fields) => fields.values_mut().map(make_printable).filter(|missing| *missing).count() > 0,
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The text with a box for each character that the font lacks; joiners and direction marks are left out, control characters
/// become spaces.
pub(super) fn with_known_characters(text: &str) -> String {
    let shown = text.chars().filter_map(|c| match c {
        ' '..='~' => Some(c),
        _ if is_invisible(c) => None,
        _ if c.is_control() => Some(' '),
        _ if has_character(c) => Some(c),
        _ => Some(MISSING),
    });
    shown.collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E01EF}')
}

fn breakable(text: &str) -> String {
    if let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) {
        return breakable(&text[..end]) + " …";
    }
    let mut shown = String::with_capacity(text.len());
    let mut in_a_row = 0;
    for c in text.chars() {
        if c.is_whitespace() || matches!(c, '-' | '–' | '/') {
            in_a_row = 0;
        } else if in_a_row == LONGEST_WORD {
            shown.push(MAY_BREAK);
            in_a_row = 1;
        } else {
            in_a_row += 1;
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    //! What becomes of characters of all kinds.

    use super::*;

    #[test]
    fn characters_that_the_font_has_stay_and_others_become_a_box() {
        assert_eq!(with_known_characters("Knie größer, ركبة, ברך, –3 °C"), "Knie größer, ركبة, ברך, –3 °C");
        assert_eq!(with_known_characters("膝 🦵🏽"), "□ □");
        assert_eq!(with_known_characters("a\u{202E}b\u{0}\tc\u{FEFF}"), "ab  c");
    }

    #[test]
    fn an_endless_word_can_be_broken() {
        let broken = breakable(&"m".repeat(100));
        assert_eq!(broken.matches(MAY_BREAK).count(), 5);
        assert_eq!(broken.replace(MAY_BREAK, ""), "m".repeat(100));
        assert_eq!(breakable("no need to break this"), "no need to break this");
    }
}
