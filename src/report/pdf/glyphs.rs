//! Words as the font of the PDF can set them: no sign without a shape, no control signs, no word wider than a cell.

use serde::Serialize;
use serde_json::Value;

use super::world::has_letter;

/// Stands for a letter that the font lacks.
pub(super) const LEFT_OUT: char = '□';
/// Letters in a row after which a line may be broken although there is no space.
const LONGEST_WORD: usize = 18;
/// Where such a line may be broken.
const MAY_BREAK: char = '\u{200B}';

/// The data as JSON in which every text can be set.
pub(super) fn printable(data: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut value = serde_json::to_value(data)?;
    clean(&mut value);
    serde_json::to_vec(&value)
}

fn clean(value: &mut Value) {
    match value {
        Value::String(words) => {
            let known = with_known_letters(words).replace(" %", "\u{A0}%");
            *words = breakable(&known);
        }
        Value::Array(values) => values.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The words with a box for each letter that the font lacks; marks that join or turn letters are left out, control signs
/// become spaces.
pub(super) fn with_known_letters(words: &str) -> String {
    let shown = words.chars().filter_map(|letter| match letter {
        ' '..='~' => Some(letter),
        _ if is_invisible(letter) => None,
        _ if letter.is_control() => Some(' '),
        _ if has_letter(letter) => Some(letter),
        _ => Some(LEFT_OUT),
    });
    shown.collect()
}

fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E01EF}')
}

/// True where a box stands in the data for a letter of the runner's.
pub(super) fn has_left_out(data: &[u8]) -> bool {
    String::from_utf8_lossy(data).contains(LEFT_OUT)
}

/// Letters of a cell that are printed: some two pages.
const MOST_LETTERS: usize = 12_000;

fn breakable(words: &str) -> String {
    if let Some((end, _)) = words.char_indices().nth(MOST_LETTERS) {
        return breakable(&words[..end]) + " …";
    }
    let mut shown = String::with_capacity(words.len());
    let mut in_a_row = 0;
    for letter in words.chars() {
        if letter.is_whitespace() || matches!(letter, '-' | '–' | '/') {
            in_a_row = 0;
        } else if in_a_row == LONGEST_WORD {
            shown.push(MAY_BREAK);
            in_a_row = 1;
        } else {
            in_a_row += 1;
        }
        shown.push(letter);
    }
    shown
}

#[cfg(test)]
mod tests {
    //! What becomes of letters of all kinds.

    use super::*;

    #[test]
    fn letters_that_the_font_has_stay_and_others_become_a_box() {
        assert_eq!(with_known_letters("Knie größer, ركبة, ברך, –3 °C"), "Knie größer, ركبة, ברך, –3 °C");
        assert_eq!(with_known_letters("膝 🦵🏽"), "□ □");
        assert_eq!(with_known_letters("a\u{202E}b\u{0}\tc\u{FEFF}"), "ab  c");
    }

    #[test]
    fn an_endless_word_can_be_broken() {
        let broken = breakable(&"m".repeat(100));
        assert_eq!(broken.matches(MAY_BREAK).count(), 5);
        assert_eq!(broken.replace(MAY_BREAK, ""), "m".repeat(100));
        assert_eq!(breakable("no need to break this"), "no need to break this");
    }
}
