//! Numbers in a sentence, and scores of ten among them.

/// The score that a text begins with, and its bytes: `3/10`, `2.5 / 10`, `2-3/10`. `None` where it is a date, a fraction of
/// something else or part of a longer number. `before` is the character before it.
pub(super) fn score_at(text: &str, before: char) -> Option<(f64, usize)> {
    if before.is_alphanumeric() || matches!(before, '/' | '.' | ',' | ':' | '#') {
        return None;
    }
    let (low, mut len) = number_at(text);
    let mut score = low?;
    if has_leading_zero(&text[..len]) {
        return None;
    }
    if let Some(dash) = text[len..].chars().next().filter(|dash| matches!(dash, '-' | '–')) {
        let (high, more) = number_at(&text[len + dash.len_utf8()..]);
        score = high.filter(|high| *high > score).map(|high| (score + high) / 2.0)?;
        len += dash.len_utf8() + more;
    }
    let after = text[len..].trim_start_matches(' ').strip_prefix('/')?.trim_start_matches(' ');
    let rest = after.strip_prefix("10")?;
    let mut next = rest.chars();
    let is_over = match (next.next(), next.next()) {
        (Some(mark), Some(digit)) if matches!(mark, '.' | ',') && digit.is_ascii_digit() => false,
        (Some(character), _) => !character.is_alphanumeric() && !matches!(character, '/' | '%'),
        (None, _) => true,
    };
    ((0.0..=10.0).contains(&score) && is_over).then_some((score, text.len() - rest.len()))
}

/// The number that a text begins with, with a decimal point or comma, and its bytes; `None` where it is too long for one.
pub(super) fn number_at(text: &str) -> (Option<f64>, usize) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = digits(text);
    if text[len..].starts_with(['.', ',']) {
        let fraction = digits(&text[len + 1..]);
        len += if fraction > 0 { 1 + fraction } else { 0 };
    }
    const MOST_DIGITS: usize = 9;
    let number = (len > 0 && len <= MOST_DIGITS).then(|| text[..len].replace(',', ".").parse().ok()).flatten();
    (number, len)
}

/// `03` is part of a date.
fn has_leading_zero(number: &str) -> bool {
    number.len() > 1 && number.starts_with('0') && number.as_bytes()[1].is_ascii_digit()
}

/// True for a year in which somebody may have had a knee.
pub(super) fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20")) && !number.contains(['.', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_of_ten_and_nothing_else() {
        for (text, score) in [
            ("3/10", 3.0),
            ("2.5/10,", 2.5),
            ("2,5 / 10 ", 2.5),
            ("0/10!", 0.0),
            ("10/10", 10.0),
            ("2-3/10", 2.5),
            ("3/10.", 3.0),
        ] {
            assert_eq!(score_at(text, ' ').map(|(score, _)| score), Some(score), "{text}");
        }
        for text in ["3/100", "3/10k", "3/10/2024", "03/10", "11/10", "3/1", "3 10", "3-2/10", "3/10.5", "1.2.3/10"] {
            assert_eq!(score_at(text, ' '), None, "{text}");
        }
        for before in ['#', '1', '.', '/'] {
            assert_eq!(score_at("3/10", before), None, "{before}");
        }
    }
}
