//! Sheets of an `.ods` (OpenDocument): one part with everything, days and times as ISO 8601 text.

use quick_xml::events::BytesStart;

use super::{DiarySheet, Grid, MOST_MERGED, MergedCells, SpreadsheetFault, dates};
use super::{XmlStep, attribute, walk};

const CONTENT: &str = "content.xml";
/// No diary repeats a note more often.
const MOST_REPEATS: u64 = 1_000;
/// Blanks that one tag can stand for, so that a short tag does not become a long text.
const MOST_BLANKS: u64 = 20;

/// Every sheet.
pub fn sheets(xml: &str) -> Result<Vec<DiarySheet>, SpreadsheetFault> {
    let mut reader = OdsReader::default();
    walk(xml, CONTENT, |step| reader.step(step))?;
    Ok(reader.sheets)
}

#[derive(Default)]
struct OdsReader {
    sheets: Vec<DiarySheet>,
    name: String,
    grid: Grid,
    /// The line of the row that is open, counted from 1.
    line: u64,
    row_repeats: u64,
    /// Cells outside of rows are tracked changes, no part of the sheet.
    in_row: bool,
    row: Vec<(usize, u64, String)>,
    column: usize,
    cell_repeats: u64,
    value: Option<String>,
    text: String,
    paragraphs: usize,
    in_paragraph: bool,
    /// Depth of annotations, which are no part of a cell.
    annotations: usize,
    /// Rows that the cell spans.
    spanned: u64,
    merged: Vec<MergedCells>,
}

impl OdsReader {
    fn step(&mut self, step: XmlStep<'_>) -> Result<(), SpreadsheetFault> {
        match step {
            XmlStep::Open("annotation", _) => self.annotations += 1,
            XmlStep::Close("annotation") => self.annotations = self.annotations.saturating_sub(1),
            _ if self.annotations > 0 => {}
            XmlStep::Open("table", tag) => {
                self.name = attribute(tag, "name").unwrap_or_default().into_owned();
                self.line = 0;
            }
            XmlStep::Close("table") => {
                let name = std::mem::take(&mut self.name);
                let mut sheet = std::mem::take(&mut self.grid).into_sheet(name);
                std::mem::take(&mut self.merged).iter().for_each(|cells| sheet.fill_down(cells));
                self.sheets.push(sheet);
            }
            XmlStep::Open("table-row", tag) => {
                self.line = self.line.saturating_add(1);
                self.in_row = true;
                self.row_repeats = repeats(tag, "number-rows-repeated");
                self.column = 0;
            }
            XmlStep::Close("table-row") => self.end_row()?,
            XmlStep::Open("table-cell" | "covered-table-cell", tag) => {
                self.cell_repeats = repeats(tag, "number-columns-repeated");
                self.spanned = repeats(tag, "number-rows-spanned");
                self.value = value(tag);
                self.text.clear();
                self.paragraphs = 0;
            }
            XmlStep::Close("table-cell" | "covered-table-cell") => self.end_cell(),
            step => self.paragraph_step(step),
        }
        Ok(())
    }

    fn paragraph_step(&mut self, step: XmlStep<'_>) {
        match step {
            XmlStep::Open("p", _) => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph = true;
            }
            XmlStep::Close("p") => self.in_paragraph = false,
            XmlStep::Open("s", tag) => {
                let blanks = repeats(tag, "c").min(MOST_BLANKS);
                (0..blanks).for_each(|_| self.text.push(' '));
            }
            XmlStep::Open("tab", _) => self.text.push(' '),
            XmlStep::Open("line-break", _) => self.text.push('\n'),
            XmlStep::Text(text) if self.in_paragraph => self.text.push_str(&text),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let shown = std::mem::take(&mut self.text);
        let text = self.value.take().unwrap_or(shown);
        if self.in_row && !text.trim().is_empty() {
            if self.spanned > 1 && self.merged.len() < MOST_MERGED {
                let last = self.line.saturating_add(self.spanned - 1);
                self.merged.push(MergedCells { column: self.column, first: self.line, last });
            }
            self.row.push((self.column, self.cell_repeats, text));
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
    for (column, repeats, text) in row {
        for more in 0..*repeats {
            let more = usize::try_from(more).unwrap_or(usize::MAX);
            grid.put(line, column.saturating_add(more), text)?;
        }
    }
    Ok(())
}

/// How often a row or a cell is repeated, at least once.
fn repeats(tag: &BytesStart<'_>, name: &str) -> u64 {
    let stated = attribute(tag, name).and_then(|count| count.parse().ok());
    stated.unwrap_or(1).max(1)
}

/// The value of a number, a day, a time or a boolean; `None` for a cell with text only.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    match &*attribute(tag, "value-type")? {
        "float" => {
            let number: f64 = attribute(tag, "value")?.parse().ok()?;
            Some(dates::number_text(number))
        }
        "percentage" => {
            let number: f64 = attribute(tag, "value")?.parse().ok()?;
            Some(dates::percent_text(number))
        }
        "date" => {
            let moment = attribute(tag, "date-value")?;
            Some(dates::iso_text(&moment))
        }
        "time" => clock(&attribute(tag, "time-value")?),
        "boolean" => Some(match &*attribute(tag, "boolean-value")? {
            "true" => "yes".to_owned(),
            _ => "no".to_owned(),
        }),
        _ => None,
    }
}

/// `18:30` of `PT18H30M00S`; `None` for anything else, where the text of the cell is used.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M').map_or("00", |(minutes, _)| minutes);
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(format!("{hours:02}:{minutes:02}"))
}
