//! Numbers with a decimal point or a decimal comma.

/// Reads `3322.949`, `3322,949`, `1.234,5` and `1,234.5`; `None` for anything else.
///
/// A single comma or point is the decimal sign: the figures that are read have no separators of thousands.
pub(super) fn number(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|character| !is_blank(*character)).collect();
    let is_sign = |character: char| matches!(character, '.' | ',');
    let plain = match (text.rfind(is_sign), text.matches(is_sign).count()) {
        (Some(last), signs) if signs == 1 || text.matches(sign_at(&text, last)).count() == 1 => {
            let whole: String = text[..last].replace(is_sign, "");
            format!("{whole}.{}", &text[last + 1..])
        }
        // Several of one kind are separators of thousands.
        _ => text.replace(is_sign, ""),
    };
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(number)
}

fn sign_at(text: &str, at: usize) -> char {
    char::from(text.as_bytes()[at])
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{A0}' | '\u{202F}' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_sign_is_the_last_of_its_kind() {
        for (text, expected) in [
            ("3322.949951", 3322.949951),
            ("3322,949951", 3322.949951),
            ("30,00", 30.0),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1\u{202F}234,5", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1.234.567,8", 1_234_567.8),
            ("-3.5", -3.5),
            ("1856", 1856.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["", "abc", "NaN", "inf", "true", "0:35"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
