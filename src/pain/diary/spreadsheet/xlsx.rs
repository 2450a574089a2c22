//! Sheets of an `.xlsx` (ECMA-376): a workbook that lists them, strings shared by all cells, styles, and a part for each sheet.

use std::collections::BTreeMap;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use super::dates::{ShownAs, Styles};
use super::{DiarySheet, EPOCHS, Grid, MOST_MERGED, MergedCells, Package, SpreadsheetFault, damaged, dates};
use super::{XmlStep, attribute, walk};

const WORKBOOK: &str = "xl/workbook.xml";
/// No diary has more sheets, and each may be a part of 64 MB.
const MOST_SHEETS: usize = 32;

/// Every sheet, and the day that its days are counted from.
pub fn sheets(package: &mut Package<'_>) -> Result<(Vec<DiarySheet>, Date), SpreadsheetFault> {
    let workbook = Workbook::read(&package.part(WORKBOOK)?)?;
    if workbook.sheets.len() > MOST_SHEETS {
        return Err(SpreadsheetFault::TooLarge);
    }
    let targets = targets(&package.part_or_empty("xl/_rels/workbook.xml.rels")?)?;
    let shared = shared_strings(&package.part_or_empty("xl/sharedStrings.xml")?)?;
    let styles = Styles::read(&package.part_or_empty("xl/styles.xml")?)?;
    let mut sheets = Vec::new();
    for (name, id) in workbook.sheets {
        let target = targets.get(&id).ok_or_else(|| damaged("its list of sheets"))?;
        let part = part_name(target);
        if !package.has(&part) {
            return Err(damaged(&part));
        }
        let xml = package.part(&part)?;
        let context = SheetContext { shared: &shared, styles: &styles, epoch: workbook.epoch, part: &part };
        let (grid, merged) = SheetReader::new(context).read(&xml)?;
        let mut sheet = grid.into_sheet(name);
        merged.iter().for_each(|cells| sheet.fill_down(cells));
        sheets.push(sheet);
    }
    Ok((sheets, workbook.epoch))
}

/// The list of sheets.
struct Workbook {
    /// Name and id of each.
    sheets: Vec<(String, String)>,
    epoch: Date,
}

impl Workbook {
    fn read(xml: &str) -> Result<Workbook, SpreadsheetFault> {
        let mut workbook = Workbook { sheets: Vec::new(), epoch: EPOCHS[0] };
        walk(xml, WORKBOOK, |step| {
            match step {
                XmlStep::Open("workbookPr", tag) => {
                    let is_mac = attribute(tag, "date1904");
                    if is_mac.is_some_and(|is_mac| matches!(&*is_mac, "1" | "true" | "on")) {
                        workbook.epoch = EPOCHS[1];
                    }
                }
                XmlStep::Open("sheet", tag) => {
                    let name = attribute(tag, "name").unwrap_or_default().into_owned();
                    let id = attribute(tag, "id").ok_or_else(|| damaged(WORKBOOK))?;
                    workbook.sheets.push((name, id.into_owned()));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(workbook)
    }
}

/// The target of each id.
fn targets(xml: &str) -> Result<BTreeMap<String, String>, SpreadsheetFault> {
    let mut targets = BTreeMap::new();
    walk(xml, "xl/_rels/workbook.xml.rels", |step| {
        if let XmlStep::Open("Relationship", tag) = step
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            targets.insert(id.into_owned(), target.into_owned());
        }
        Ok(())
    })?;
    Ok(targets)
}

/// Targets are relative to the folder of the workbook, or absolute.
fn part_name(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("xl/{}", target.strip_prefix("./").unwrap_or(target)),
    }
}

/// The strings that cells share, by number; reading aids for Japanese are left out.
fn shared_strings(xml: &str) -> Result<Vec<String>, SpreadsheetFault> {
    let mut shared = Vec::new();
    let (mut text, mut in_text, mut aids) = (String::new(), false, 0_usize);
    walk(xml, "xl/sharedStrings.xml", |step| {
        match step {
            XmlStep::Open("si", _) => text.clear(),
            XmlStep::Close("si") => shared.push(std::mem::take(&mut text)),
            XmlStep::Open("rPh", _) => aids += 1,
            XmlStep::Close("rPh") => aids = aids.saturating_sub(1),
            XmlStep::Open("t", _) => in_text = aids == 0,
            XmlStep::Close("t") => in_text = false,
            XmlStep::Text(more) if in_text => text.push_str(&more),
            _ => {}
        }
        Ok(())
    })?;
    Ok(shared)
}

/// What the cells of a sheet refer to.
#[derive(Clone, Copy)]
struct SheetContext<'s> {
    shared: &'s [String],
    styles: &'s Styles,
    epoch: Date,
    part: &'s str,
}

/// Reads the cells of one sheet.
struct SheetReader<'s> {
    context: SheetContext<'s>,
    grid: Grid,
    /// The row and the column of the cell, counted from 1 and 0.
    line: u64,
    column: usize,
    kind: String,
    style: usize,
    /// True between the tags of a value, or of text inside the cell itself.
    in_value: bool,
    is_formula: bool,
    has_value: bool,
    value: String,
    merged: Vec<MergedCells>,
}

impl<'s> SheetReader<'s> {
    fn new(context: SheetContext<'s>) -> SheetReader<'s> {
        SheetReader {
            context,
            grid: Grid::default(),
            line: 0,
            column: 0,
            kind: String::new(),
            style: 0,
            in_value: false,
            is_formula: false,
            has_value: false,
            value: String::new(),
            merged: Vec::new(),
        }
    }

    fn read(mut self, xml: &str) -> Result<(Grid, Vec<MergedCells>), SpreadsheetFault> {
        let mut next_column = 0;
        walk(xml, self.context.part, |step| {
            match step {
                XmlStep::Open("row", tag) => {
                    let stated = attribute(tag, "r").and_then(|row| row.parse().ok());
                    self.line = stated.unwrap_or_else(|| self.line.saturating_add(1));
                    next_column = 0;
                }
                XmlStep::Open("c", tag) => {
                    self.begin_cell(tag, next_column);
                    next_column = self.column.saturating_add(1);
                }
                XmlStep::Open("f", _) => self.is_formula = true,
                XmlStep::Open("v" | "t", _) => {
                    self.in_value = true;
                    self.has_value = true;
                }
                XmlStep::Close("v" | "t") => self.in_value = false,
                XmlStep::Text(text) if self.in_value => self.value.push_str(&text),
                XmlStep::Close("c") => self.end_cell()?,
                XmlStep::Open("mergeCell", tag) if self.merged.len() < MOST_MERGED => {
                    self.merged.extend(attribute(tag, "ref").as_deref().and_then(merged_cells));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok((self.grid, self.merged))
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>, next_column: usize) {
        let stated = attribute(tag, "r").as_deref().and_then(column_of);
        self.column = stated.unwrap_or(next_column);
        self.kind = attribute(tag, "t").unwrap_or_default().into_owned();
        let style = attribute(tag, "s").and_then(|style| style.parse().ok());
        self.style = style.unwrap_or(0);
        self.value.clear();
        (self.is_formula, self.has_value) = (false, false);
    }

    fn end_cell(&mut self) -> Result<(), SpreadsheetFault> {
        let text = match self.kind.as_str() {
            // Not left out: the row would be lost silently.
            _ if self.is_formula && !self.has_value => NO_VALUE.to_owned(),
            "s" if !self.value.is_empty() => {
                let number = self.value.trim().parse::<usize>().ok();
                let shared = number.and_then(|number| self.context.shared.get(number));
                shared.ok_or_else(|| damaged(self.context.part))?.clone()
            }
            "b" => yes_or_no(&self.value).to_owned(),
            // 2026-03-14T18:30:00, which few programs write.
            "d" => dates::iso_text(&self.value),
            "" | "n" => self.number_text(),
            _ => std::mem::take(&mut self.value),
        };
        self.grid.put(self.line, self.column, &text)
    }

    fn number_text(&self) -> String {
        let Ok(number) = self.value.trim().parse::<f64>() else {
            return self.value.clone();
        };
        let time = match self.context.styles.shown(self.style) {
            ShownAs::Percent => return dates::percent_text(number),
            ShownAs::Time => dates::text(number, self.context.epoch),
            ShownAs::Number => None,
        };
        // A number with a date format that cannot be a day is left as it is, for the message.
        time.unwrap_or_else(|| dates::number_text(number))
    }
}

/// The text of a formula whose result is not stored in the file.
const NO_VALUE: &str = "a formula without a stored value";

fn yes_or_no(value: &str) -> &'static str {
    match value.trim() {
        "1" | "true" => "yes",
        _ => "no",
    }
}

/// The rows of `A2:A4`; `None` where it is one row.
fn merged_cells(range: &str) -> Option<MergedCells> {
    let (from, to) = range.split_once(':')?;
    let line =
        |cell: &str| cell.trim_start_matches(|character: char| character.is_ascii_alphabetic()).parse::<u64>().ok();
    let cells = MergedCells { column: column_of(from)?, first: line(from)?, last: line(to)? };
    (cells.first < cells.last).then_some(cells)
}

/// The column that `BC23` names, counted from 0.
fn column_of(reference: &str) -> Option<usize> {
    let characters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_usize;
    for character in characters {
        let value = usize::from(character.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    column.checked_sub(1)
}
