//! Which column of the table is which.
//!
//! The table has elapsed time and distance twice, first as they are shown and then exactly, under the same two names. In
//! every language and every version the same columns are around the exact ones, however many come before and after.

use csv::{ByteRecord, ReaderBuilder};

use crate::account::table::{TableRow, cell_text};
use crate::activity::TextField;

/// The columns of the oldest tables, before July 2019, whose lengths are in meters.
const OLDEST: [&str; 10] =
    ["id", "date", "name", "type", "description", "elapsed_time", "distance", "commute", "gear", "filename"];

/// The shape of a table, by which it is known for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StravaLayout {
    /// The column with the name of the file.
    file: usize,
    /// True for tables from before July 2019.
    is_oldest: bool,
}

impl StravaLayout {
    /// The layout of a table by its first bytes; `None` where it is no such table.
    pub fn of(head: &[u8]) -> Option<StravaLayout> {
        let mut records = ReaderBuilder::new().has_headers(false).flexible(true).escape(Some(b'\\')).from_reader(head);
        let mut record = ByteRecord::new();
        if !records.read_byte_record(&mut record).unwrap_or(false) {
            return None;
        }
        let names = names(&record);
        StravaLayout::by_names(&names).or_else(|| {
            // The two names differ: the first rows show which column has the files.
            while records.read_byte_record(&mut record).unwrap_or(false) {
                if let Some(layout) = StravaLayout::by_row(&record, names.len()) {
                    return Some(layout);
                }
            }
            None
        })
    }

    fn by_names(names: &[String]) -> Option<StravaLayout> {
        if names.iter().map(String::as_str).eq(OLDEST) {
            return Some(StravaLayout { file: 9, is_oldest: true });
        }
        let [elapsed, distance] = [names.get(5)?, names.get(6)?];
        let exact = names.iter().rposition(|name| name == distance)?;
        let is_second = exact > 6 && names[exact - 2] == *elapsed && !distance.is_empty();
        StravaLayout::with_file_at(exact.checked_sub(5)?).filter(|_| is_second)
    }

    fn by_row(record: &ByteRecord, columns: usize) -> Option<StravaLayout> {
        let file = record.iter().position(|cell| cell.starts_with(b"activities/"))?;
        let is_number = |cell: &[u8]| !cell.is_empty() && cell.iter().all(u8::is_ascii_digit);
        StravaLayout::with_file_at(file).filter(|_| columns > file + 5 && is_number(&record[0]))
    }

    fn with_file_at(file: usize) -> Option<StravaLayout> {
        (9..=16).contains(&file).then_some(StravaLayout { file, is_oldest: false })
    }
}

/// The column of each figure; `None` for one that the table does not have.
pub(super) struct StravaColumns {
    pub(super) file: usize,
    pub(super) gear: usize,
    pub(super) elapsed: usize,
    pub(super) distance: usize,
    pub(super) moving: Option<usize>,
    pub(super) speed: Option<usize>,
    pub(super) ascent: Option<usize>,
    pub(super) descent: Option<usize>,
    pub(super) lowest: Option<usize>,
    pub(super) highest: Option<usize>,
    pub(super) cadence: Option<usize>,
    pub(super) avg_hr: Option<usize>,
    pub(super) rpe: Option<usize>,
    pub(super) timer: Option<usize>,
}

impl StravaColumns {
    /// The columns of a table of this layout and with this header.
    pub(super) fn of(layout: StravaLayout, header: &TableRow<'_>) -> StravaColumns {
        let StravaLayout { file, is_oldest } = layout;
        let after = |columns: usize| (!is_oldest).then_some(file + columns);
        let names = header.names();
        // These moved with the years, and are known by their names alone.
        let named = |known: [&str; 2]| names.iter().position(|name| known.contains(&name.as_str()));
        StravaColumns {
            file,
            gear: file - 1,
            elapsed: if is_oldest { 5 } else { file + 3 },
            distance: if is_oldest { 6 } else { file + 5 },
            moving: after(4),
            speed: after(7),
            ascent: after(8),
            descent: after(9),
            lowest: after(10),
            highest: after(11),
            cadence: after(17),
            avg_hr: after(19),
            rpe: named(["perceived exertion", "gefühlte anstrengung"]),
            timer: named(["timer time", "stoppuhr-zeit"]),
        }
    }
}

impl StravaColumns {
    /// The columns with the runner's own words. Before there were private notes, their place had none.
    pub(super) fn texts(&self) -> [(TextField, usize); 3] {
        [(TextField::Name, 2), (TextField::Description, 4), (TextField::PrivateNote, self.gear - 1)]
    }
}

fn names(header: &ByteRecord) -> Vec<String> {
    let name = |cell: &[u8]| cell_text(cell).trim().to_lowercase();
    header.iter().map(name).collect()
}
