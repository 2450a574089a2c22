//! Numbers with a decimal point or a decimal comma.

/// Reads `3322.949`, `3322,949`, `1.234,5` and `1,234.5`; `None` for anything else.
///
/// A comma or point that stands alone is the decimal sign: the figures that are read have no signs between thousands.
pub(super) fn number(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|letter| !is_blank(*letter)).collect();
    let is_sign = |letter: char| matches!(letter, '.' | ',');
    let plain = match (text.rfind(is_sign), text.matches(is_sign).count()) {
        (Some(last), signs) if signs == 1 || text.matches(sign_at(&text, last)).count() == 1 => {
            let whole: String = text[..last].replace(is_sign, "");
            format!("{whole}.{}", &text[last + 1..])
        }
        // Several of one kind stand between thousands.
        _ => text.replace(is_sign, ""),
    };
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(number)
}

/// Zero is how the list writes that there was no sensor or no rating.
pub(super) fn positive(value: Option<f64>) -> Option<f64> {
    value.filter(|value| *value > 0.0)
}

fn sign_at(text: &str, at: usize) -> char {
    char::from(text.as_bytes()[at])
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{A0}' | '\u{202F}' | '\'')
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
