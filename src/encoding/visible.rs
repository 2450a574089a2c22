//! Characters that change how the text around them is shown, made visible.
//!
//! Controls of the writing direction let a text show other words than it holds, and separators of lines and paragraphs end a line
//! where no line should end. Neither has a place in a note, a name or a path of a report, so each is shown as `�`.

use std::borrow::Cow;

/// True for controls of the writing direction and for separators of lines and paragraphs (U+061C, U+200E-F, U+2028-9,
/// U+202A-E, U+2066-9).
pub fn is_invisible_control(character: char) -> bool {
    matches!(
        character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// The text with each such character replaced by `�`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible_control) {
        Cow::Owned(text.replace(is_invisible_control, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_and_letters_of_every_script_are_left() {
        assert_eq!(visible("knee \u{202E}gnp.exe"), "knee \u{FFFD}gnp.exe");
        assert_eq!(visible("a\u{2028}b\u{2066}c\u{2069}"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
        for text in ["", "stairs, 3/10", "ركبة", "膝の痛み", "genou — droit"] {
            assert_eq!(visible(text), text);
        }
    }
}
