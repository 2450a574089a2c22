//! Text of a diary for messages.

/// Characters of a cell or a name shown in a message.
const MOST_SHOWN_CHARACTERS: usize = 60;

/// Text of the diary for a message: quoted, on one line, without control characters, and short.
pub fn shown(text: &str) -> String {
    if text.is_empty() {
        return "nothing".to_string();
    }
    format!("\"{}\"", shortened(text))
}

/// The name of a column for a message; a column without one is shown as such.
pub fn shown_name(name: &str) -> String {
    match name {
        "" => "a column without a name".to_string(),
        name => shown(name),
    }
}

/// The name of the diary for a message.
pub fn shown_file(file_name: &str) -> String {
    shortened(file_name)
}

pub(super) fn shortened(text: &str) -> String {
    let visible = |character: char| if character.is_control() { char::REPLACEMENT_CHARACTER } else { character };
    let mut shortened: String = text.chars().take(MOST_SHOWN_CHARACTERS).map(visible).collect();
    if text.chars().nth(MOST_SHOWN_CHARACTERS).is_some() {
        shortened.push_str(" ...");
    }
    shortened
}
