//! Sheets of an `.ods` (OpenDocument): one part with everything; days and times stand in it as words.

use quick_xml::events::BytesStart;

use super::steps::{Step, attribute, walk};
use super::{Grid, Sheet, SpreadsheetFault, serial};

const CONTENT: &str = "content.xml";
/// A note repeated more often than this is no diary's.
const MOST_REPEATS: u64 = 1_000;
/// Blanks kept of a row of them, so that a short tag does not become long words.
const MOST_BLANKS: u64 = 20;

/// Every sheet.
pub fn sheets(letters: &str) -> Result<Vec<Sheet>, SpreadsheetFault> {
    let mut reader = Reader::default();
    walk(letters, CONTENT, |step| reader.step(step))?;
    Ok(reader.sheets)
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    name: String,
    grid: Grid,
    /// The line of the row that is open, counted from 1.
    line: u64,
    row_repeats: u64,
    /// Cells stand outside of rows where a book remembers its changes; those are no part of it.
    in_row: bool,
    row: Vec<(usize, u64, String)>,
    column: usize,
    cell_repeats: u64,
    value: Option<String>,
    words: String,
    paragraphs: usize,
    in_paragraph: bool,
    /// Remarks stuck to a cell are no part of it.
    remarks: usize,
}

impl Reader {
    fn step(&mut self, step: Step<'_>) -> Result<(), SpreadsheetFault> {
        match step {
            Step::Open("annotation", _) => self.remarks += 1,
            Step::Close("annotation") => self.remarks = self.remarks.saturating_sub(1),
            _ if self.remarks > 0 => {}
            Step::Open("table", tag) => {
                self.name = attribute(tag, "name").unwrap_or_default().into_owned();
                self.line = 0;
            }
            Step::Close("table") => {
                let name = std::mem::take(&mut self.name);
                self.sheets.push(std::mem::take(&mut self.grid).into_sheet(name));
            }
            Step::Open("table-row", tag) => {
                self.line = self.line.saturating_add(1);
                self.in_row = true;
                self.row_repeats = repeats(tag, "number-rows-repeated");
                self.column = 0;
            }
            Step::Close("table-row") => self.end_row()?,
            Step::Open("table-cell" | "covered-table-cell", tag) => {
                self.cell_repeats = repeats(tag, "number-columns-repeated");
                self.value = value(tag);
                self.words.clear();
                self.paragraphs = 0;
            }
            Step::Close("table-cell" | "covered-table-cell") => self.end_cell(),
            step => self.paragraph_step(step),
        }
        Ok(())
    }

    fn paragraph_step(&mut self, step: Step<'_>) {
        match step {
            Step::Open("p", _) => {
                if self.paragraphs > 0 {
                    self.words.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph = true;
            }
            Step::Close("p") => self.in_paragraph = false,
            Step::Open("s", tag) => {
                let blanks = repeats(tag, "c").min(MOST_BLANKS);
                (0..blanks).for_each(|_| self.words.push(' '));
            }
            Step::Open("tab", _) => self.words.push(' '),
            Step::Open("line-break", _) => self.words.push('\n'),
            Step::Words(words) if self.in_paragraph => self.words.push_str(&words),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let shown = std::mem::take(&mut self.words);
        let words = self.value.take().unwrap_or(shown);
        if self.in_row && !words.trim().is_empty() {
            self.row.push((self.column, self.cell_repeats, words));
        }
        let repeats = usize::try_from(self.cell_repeats).unwrap_or(usize::MAX);
        self.column = self.column.saturating_add(repeats);
    }

    fn end_row(&mut self) -> Result<(), SpreadsheetFault> {
        let row = std::mem::take(&mut self.row);
        self.in_row = false;
        if !row.is_empty() && self.row_repeats > MOST_REPEATS {
            return Err(SpreadsheetFault::TooLarge);
        }
        let last = self.line.saturating_add(self.row_repeats - 1);
        if !row.is_empty() {
            for line in self.line..=last {
                put_row(&mut self.grid, line, &row)?;
            }
        }
        self.line = last;
        Ok(())
    }
}

fn put_row(grid: &mut Grid, line: u64, row: &[(usize, u64, String)]) -> Result<(), SpreadsheetFault> {
    for (column, repeats, words) in row {
        for more in 0..*repeats {
            let more = usize::try_from(more).unwrap_or(usize::MAX);
            grid.put(line, column.saturating_add(more), words)?;
        }
    }
    Ok(())
}

/// How often a row or a cell stands there, at least once.
fn repeats(tag: &BytesStart<'_>, name: &str) -> u64 {
    let told = attribute(tag, name).and_then(|count| count.parse().ok());
    told.unwrap_or(1).max(1)
}

/// The value of a number, a day, a time or a yes or no; `None` where the words of the cell are all.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    match &*attribute(tag, "value-type")? {
        "float" => {
            let number: f64 = attribute(tag, "value")?.parse().ok()?;
            Some(serial::number_words(number))
        }
        "date" => {
            let moment = attribute(tag, "date-value")?;
            Some(serial::iso_words(&moment))
        }
        "time" => clock(&attribute(tag, "time-value")?),
        "boolean" => Some(match &*attribute(tag, "boolean-value")? {
            "true" => "yes".to_owned(),
            _ => "no".to_owned(),
        }),
        _ => None,
    }
}

/// `18:30` of `PT18H30M00S`; `None` for anything else, and the words shown in the cell stand for themselves.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M').map_or("00", |(minutes, _)| minutes);
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(format!("{hours:02}:{minutes:02}"))
}
