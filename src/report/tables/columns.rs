//! A table as a list of columns: each has its name and what it says of a row, so that the two cannot part.

use csv::Writer;

/// A column: its name, and its cell in a row.
pub(super) type CsvColumn<R> = (&'static str, fn(&R) -> String);

/// The table of these rows as CSV.
pub(super) fn csv<'a, R: 'a, N: AsRef<str>, C: Fn(&R) -> String>(
    columns: &[(N, C)],
    rows: impl IntoIterator<Item = &'a R>,
) -> Result<Vec<u8>, csv::Error> {
    let mut table = Writer::from_writer(Vec::new());
    table.write_record(columns.iter().map(|(name, _)| name.as_ref()))?;
    for row in rows {
        table.write_record(columns.iter().map(|(_, cell)| cell(row)))?;
    }
    table.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// At most `decimals` decimals, without zeros at the end; empty where unknown.
pub(super) fn number(value: impl Into<Option<f64>>, decimals: usize) -> String {
    let Some(value) = value.into() else {
        return String::new();
    };
    let written = format!("{value:.decimals$}");
    let trimmed = if written.contains('.') { written.trim_end_matches('0').trim_end_matches('.') } else { &written };
    if trimmed == "-0" { "0".to_owned() } else { trimmed.to_owned() }
}

/// A value as it prints; empty where unknown.
pub(super) fn known<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The runner's own text; empty where there is none. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
pub(super) fn text(text: Option<&str>) -> String {
    let is_printed = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let text: String = text.unwrap_or_default().chars().filter(is_printed).collect();
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_unknown_is_empty() {
        assert_eq!([number(12.5, 2), number(10.0, 0), number(None, 2)], ["12.5", "10", ""]);
        assert_eq!([number(-0.001, 2), number(100.0, 2)], ["0", "100"]);
    }

    #[test]
    fn a_formula_is_only_text() {
        assert_eq!(text(Some("=HYPERLINK(1)")), "'=HYPERLINK(1)");
        assert_eq!(text(Some("behind kneecap")), "behind kneecap");
    }
}
