//! Lists of activities that portals give as a table (CSV): rows of any width, cells in the language of the account.
//!
//! Clocks, times and numbers are read here as such lists write them; which column is which is for each list to know.

use std::borrow::Cow;
use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::activity::limits;
use crate::encoding::DecodedText;

mod number;

pub(super) use number::{DecimalSign, SignVotes};

/// Most activities that are read; nobody has recorded so many.
const MOST_ROWS: usize = 100_000;
/// Separators of cells: the comma, and those that a spreadsheet puts in its place.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

pub(super) struct TableRow<'a>(&'a ByteRecord);

impl TableRow<'_> {
    /// The text of a cell; `None` where it is empty or not there.
    pub(super) fn text(&self, column: usize) -> Option<Cow<'_, str>> {
        let cell = self.0.get(column)?.trim_ascii();
        let cell = cell.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(cell);
        (!cell.is_empty()).then(|| cell_text(cell))
    }

    /// Number of cells.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The cells in lower case, as the names of columns are compared.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |column| self.text(column).unwrap_or_default().to_lowercase();
        (0..self.len()).map(name).collect()
    }
}

/// The text of a cell: UTF-8, else ISO 8859-1, as older spreadsheets save.
pub(super) fn cell_text(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => DecodedText::read_latin1(cell).text,
    }
}

/// What was wrong with a table.
#[derive(Debug, Default)]
pub(super) struct TableRemarks {
    /// Rows in which the columns are not where they should be.
    pub(super) unread: usize,
    /// Why the rest was not read.
    broken_off: Option<String>,
}

impl TableRemarks {
    /// What was wrong with the table, in one sentence; `None` for a sound one.
    pub(super) fn remark(self, others: impl IntoIterator<Item = Option<String>>) -> Option<String> {
        let unread = (self.unread > 0).then(|| format!("rows that could not be read: {}", self.unread));
        let remarks: Vec<String> = [unread].into_iter().chain(others).chain([self.broken_off]).flatten().collect();
        (!remarks.is_empty()).then(|| remarks.join("; "))
    }
}

/// Calls `columns_of` with the header, then `take` with each row, to the end of the table or to where it breaks off. `take`
/// returns whether it could read the row.
pub(super) fn read_rows<C>(
    csv: csv::Reader<impl Read>,
    columns_of: impl FnOnce(&TableRow<'_>) -> C,
    mut take: impl FnMut(&C, &TableRow<'_>) -> bool,
) -> TableRemarks {
    let (mut records, mut record) = (csv, ByteRecord::new());
    let mut remarks = TableRemarks::default();
    let mut columns_of = Some(columns_of);
    let mut columns = None;
    let mut rows = 0;
    remarks.broken_off = loop {
        match records.read_byte_record(&mut record) {
            Ok(false) => break None,
            Err(error) => break Some(format!("it could not be read to its end ({error})")),
            Ok(true) => {}
        }
        let row = TableRow(&record);
        if let Some(columns_of) = columns_of.take() {
            columns = Some(columns_of(&row));
            continue;
        }
        if rows >= MOST_ROWS {
            break Some("it has more rows than any real list".to_owned());
        }
        rows += 1;
        let is_read = columns.as_ref().is_some_and(|columns| take(columns, &row));
        remarks.unread += usize::from(!is_read);
    };
    remarks
}

/// What `shape` finds in the first rows of a table, whatever separates its cells. It is called with the names of the columns
/// alone, then with those and each row of the head.
pub(super) fn find_layout<L>(
    head: &[u8],
    shape: impl Fn(u8, &[String], Option<&TableRow<'_>>) -> Option<L>,
) -> Option<L> {
    DELIMITERS.iter().find_map(|&delimiter| {
        let (mut records, mut record) = (reader(head, delimiter), ByteRecord::new());
        if !records.read_byte_record(&mut record).unwrap_or(false) || record.len() < 2 {
            return None;
        }
        let names = TableRow(&record).names();
        if let Some(layout) = shape(delimiter, &names, None) {
            return Some(layout);
        }
        while records.read_byte_record(&mut record).unwrap_or(false) {
            if let Some(layout) = shape(delimiter, &names, Some(&TableRow(&record))) {
                return Some(layout);
            }
        }
        None
    })
}

/// A reader of rows of any width.
pub(super) fn reader<R: Read>(csv: R, delimiter: u8) -> csv::Reader<R> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(csv)
}

/// `2026-03-14 08:00:00` on the local clock; `None` where it is none, or no watch can have written it.
pub(super) fn local_start(text: &str) -> Option<DateTime> {
    let is_written_so = text.len() >= 16
        && text.as_bytes()[4] == b'-'
        && matches!(text.as_bytes()[10], b' ' | b'T')
        && text.as_bytes()[13] == b':';
    let clock: DateTime = is_written_so.then(|| text.parse().ok())??;
    let as_utc: Timestamp = Offset::UTC.to_timestamp(clock).ok()?;
    limits::UNIX_MS.contains(&as_utc.as_millisecond()).then_some(clock)
}

/// Seconds of `1:02:15`, `20:00` and `00:02:15.3`; `None` for anything else, and for zero.
pub(super) fn seconds(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').collect();
    let (last, before) = parts.split_last()?;
    if !(1..=2).contains(&before.len()) {
        return None;
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = |part: &&str| part.parse::<f64>().ok().filter(|_| is_number(part));
    let mut sum = 0.0;
    for part in before {
        sum = sum * 60.0 + whole(part)?;
    }
    let last = last.replace(',', ".");
    let starts_so = last.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let last: f64 = last.parse().ok().filter(|_| starts_so)?;
    let sum = sum * 60.0 + last;
    (sum.is_finite() && sum > 0.0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_hours_or_minutes_are_seconds() {
        for (text, expected) in [
            ("20:00", 1200.0),
            ("1:02:15", 3735.0),
            ("00:31:24", 1884.0),
            ("00:02:15.3", 135.3),
            ("00:02:15,3", 135.3),
            ("112:00:00", 403_200.0),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for text in ["", "45", "0:00", "1:2:3:4", "a:b", "-1:00", "1:-5", "1:NaN", "--"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn a_start_is_a_date_and_a_clock() {
        for text in ["2026-03-14 08:00:00", "2026-03-14 08:00", "2026-03-14T08:00:00"] {
            assert_eq!(local_start(text).unwrap().to_string(), "2026-03-14T08:00:00");
        }
        for text in ["", "2026-03-14", "14.03.2026 08:00:00", "1970-01-01 00:00:00", "ééééééééééé"] {
            assert_eq!(local_start(text), None, "{text}");
        }
    }
}
