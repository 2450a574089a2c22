//! Numbers with a decimal point or a decimal comma, and signs between thousands or none.
//!
//! `4,808` is a number of steps in one list and under five kilometers in another: the other numbers of the column, then those
//! of the list, show which sign is which.

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::account) enum DecimalSign {
    /// As in `3.48`.
    Point,
    /// As in `3,48`.
    Comma,
}

/// How many numbers show which sign.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::account) struct SignVotes {
    point: usize,
    comma: usize,
}

impl SignVotes {
    /// Counts what a cell shows, if it is a number that shows it.
    pub(in crate::account) fn add(&mut self, cell: &str) {
        match shown_by(&bare(cell)) {
            Some(DecimalSign::Point) => self.point += 1,
            Some(DecimalSign::Comma) => self.comma += 1,
            None => {}
        }
    }

    /// The votes of two columns together.
    pub(in crate::account) fn and(self, other: SignVotes) -> SignVotes {
        SignVotes { point: self.point + other.point, comma: self.comma + other.comma }
    }

    /// The sign that most numbers show; `None` where none does or both are shown as often.
    pub(in crate::account) fn settled(self) -> Option<DecimalSign> {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Some(DecimalSign::Point),
            std::cmp::Ordering::Less => Some(DecimalSign::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }
}

impl DecimalSign {
    /// Reads a number; `None` where the cell is none, such as `--`. A number that shows its own sign is read by that.
    pub(in crate::account) fn read(self, cell: &str) -> Option<f64> {
        let bare = bare(cell);
        let plain = match shown_by(&bare).unwrap_or(self) {
            DecimalSign::Point => bare.replace(',', ""),
            DecimalSign::Comma => bare.replace('.', "").replace(',', "."),
        };
        let is_number = plain.bytes().any(|byte| byte.is_ascii_digit())
            && plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        plain.parse().ok().filter(|_| is_number)
    }
}

/// The sign that a number shows by itself. One sign with three digits after it may stand between thousands as well.
fn shown_by(bare: &str) -> Option<DecimalSign> {
    let is_sign = |character: char| matches!(character, '.' | ',');
    let last = bare.rfind(is_sign)?;
    let is_number = bare.chars().all(|character| character.is_ascii_digit() || is_sign(character));
    if !is_number {
        return None;
    }
    let (sign, other) = match bare.as_bytes()[last] {
        b'.' => (DecimalSign::Point, DecimalSign::Comma),
        _ => (DecimalSign::Comma, DecimalSign::Point),
    };
    let of_last = bare.bytes().filter(|byte| *byte == bare.as_bytes()[last]).count();
    let signs = bare.matches(is_sign).count();
    match (of_last, signs) {
        (1, 2..) => Some(sign),
        (2.., _) if of_last == signs => Some(other),
        (1, 1) if bare.len() - last - 1 != 3 => Some(sign),
        _ => None,
    }
}

/// The number without blanks and marks between thousands, and without the mark by which a spreadsheet takes it for text.
fn bare(cell: &str) -> String {
    let is_mark = |character: char| character.is_whitespace() || matches!(character, '\'' | '’');
    cell.chars().filter(|character| !is_mark(*character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(cells: &[&str]) -> Option<DecimalSign> {
        let mut votes = SignVotes::default();
        for cell in cells {
            votes.add(cell);
        }
        votes.settled()
    }

    #[test]
    fn the_numbers_of_a_column_show_their_decimal_sign() {
        assert_eq!(settled(&["3,48", "12,01", "1,500"]), Some(DecimalSign::Comma));
        assert_eq!(settled(&["42.02", "2,336"]), Some(DecimalSign::Point));
        assert_eq!(settled(&["1.234,5"]), Some(DecimalSign::Comma));
        assert_eq!(settled(&["1,234,567"]), Some(DecimalSign::Point));
        for none in [&["4,808", "12"][..], &["3,48", "3.48"], &["--", "5:45", "Nein"], &[]] {
            assert_eq!(settled(none), None, "{none:?}");
        }
    }

    #[test]
    fn numbers_are_read_by_the_sign_of_their_column_or_their_own() {
        for (sign, cell, expected) in [
            (DecimalSign::Point, "4,808", 4808.0),
            (DecimalSign::Comma, "4,808", 4.808),
            (DecimalSign::Comma, "4.808", 4808.0),
            (DecimalSign::Point, "3,48", 3.48),
            (DecimalSign::Comma, "1 234,5", 1234.5),
            (DecimalSign::Point, "1\u{A0}234", 1234.0),
            (DecimalSign::Point, "1'500", 1500.0),
            (DecimalSign::Point, "0", 0.0),
        ] {
            assert_eq!(sign.read(cell), Some(expected), "{cell}");
        }
        for cell in ["", "--", "-3", "'-12", "inf", "NaN", "1e9", "5:45", ".", "1.2.3,4,5"] {
            assert_eq!(DecimalSign::Point.read(cell), None, "{cell}");
        }
    }
}
