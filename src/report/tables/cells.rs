//! Cells and rows of a table.

use csv::Writer;

/// A table in the making: each row is a list of cells.
type Rows = Writer<Vec<u8>>;

/// A table with its header.
pub(super) fn table(columns: &[&str]) -> Result<Rows, csv::Error> {
    let mut rows = Writer::from_writer(Vec::new());
    rows.write_record(columns)?;
    Ok(rows)
}

/// The table as bytes.
pub(super) fn finish(rows: Rows) -> Result<Vec<u8>, csv::Error> {
    rows.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// At most `decimals` decimals, without zeros at the end; empty where unknown.
pub(super) fn number(value: Option<f64>, decimals: usize) -> String {
    let Some(value) = value else {
        return String::new();
    };
    let written = format!("{value:.decimals$}");
    let trimmed = if written.contains('.') { written.trim_end_matches('0').trim_end_matches('.') } else { &written };
    if trimmed == "-0" { "0".to_owned() } else { trimmed.to_owned() }
}

/// Words of the runner, defused with an apostrophe where a spreadsheet would take them for a formula.
pub(super) fn text(words: &str) -> String {
    let words: String =
        (words.chars()).filter(|letter| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r')).collect();
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{words}")
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_unknown_is_empty() {
        assert_eq!([number(Some(12.5), 2), number(Some(10.0), 0), number(None, 2)], ["12.5", "10", ""]);
        assert_eq!([number(Some(-0.001), 2), number(Some(100.0), 2)], ["0", "100"]);
    }

    #[test]
    fn a_formula_is_only_words() {
        assert_eq!(text("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(text("behind kneecap"), "behind kneecap");
    }
}
