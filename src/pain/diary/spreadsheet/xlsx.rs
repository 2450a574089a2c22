//! Sheets of an `.xlsx` (ECMA-376): a book that lists them, words shared by all cells, styles, and a part for each sheet.

use std::collections::BTreeMap;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use super::steps::{Step, attribute, walk};
use super::styles::Styles;
use super::{EPOCHS, Grid, Package, Sheet, SpreadsheetFault, damaged, serial};

const BOOK: &str = "xl/workbook.xml";
/// Sheets looked at; more are no diary, and each may be a part of 64 MB.
const MOST_SHEETS: usize = 32;

/// Every sheet with words in it, and the day that its days are counted from.
pub fn sheets(package: &mut Package<'_>) -> Result<(Vec<Sheet>, Date), SpreadsheetFault> {
    let book = Book::read(&package.part(BOOK)?)?;
    if book.sheets.len() > MOST_SHEETS {
        return Err(SpreadsheetFault::TooLarge);
    }
    let targets = targets(&package.part_or_nothing("xl/_rels/workbook.xml.rels")?)?;
    let shared = shared_words(&package.part_or_nothing("xl/sharedStrings.xml")?)?;
    let styles = Styles::read(&package.part_or_nothing("xl/styles.xml")?)?;
    let mut sheets = Vec::new();
    for (name, id) in book.sheets {
        let target = targets.get(&id).ok_or_else(|| damaged("its list of sheets"))?;
        let part = part_name(target);
        if !package.has(&part) {
            return Err(damaged(&part));
        }
        let letters = package.part(&part)?;
        let context = Context { shared: &shared, styles: &styles, epoch: book.epoch, part: &part };
        let grid = SheetReader::new(context).read(&letters)?;
        sheets.push(grid.into_sheet(name));
    }
    Ok((sheets, book.epoch))
}

/// What the book says of its sheets.
struct Book {
    /// Name and id of each.
    sheets: Vec<(String, String)>,
    epoch: Date,
}

impl Book {
    fn read(letters: &str) -> Result<Book, SpreadsheetFault> {
        let mut book = Book { sheets: Vec::new(), epoch: EPOCHS[0] };
        walk(letters, BOOK, |step| {
            match step {
                Step::Open("workbookPr", tag) => {
                    let is_mac = attribute(tag, "date1904");
                    if is_mac.is_some_and(|is_mac| matches!(&*is_mac, "1" | "true" | "on")) {
                        book.epoch = EPOCHS[1];
                    }
                }
                Step::Open("sheet", tag) => {
                    let name = attribute(tag, "name").unwrap_or_default().into_owned();
                    let id = attribute(tag, "id").ok_or_else(|| damaged(BOOK))?;
                    book.sheets.push((name, id.into_owned()));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(book)
    }
}

/// Where the part of each id lies.
fn targets(letters: &str) -> Result<BTreeMap<String, String>, SpreadsheetFault> {
    let mut targets = BTreeMap::new();
    walk(letters, "xl/_rels/workbook.xml.rels", |step| {
        if let Step::Open("Relationship", tag) = step
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            targets.insert(id.into_owned(), target.into_owned());
        }
        Ok(())
    })?;
    Ok(targets)
}

/// Targets are told from the folder of the book, or from the top.
fn part_name(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(from_top) => from_top.to_owned(),
        None => format!("xl/{}", target.strip_prefix("./").unwrap_or(target)),
    }
}

/// The words that cells share, by number; reading aids for Japanese are left out.
fn shared_words(letters: &str) -> Result<Vec<String>, SpreadsheetFault> {
    let mut shared = Vec::new();
    let (mut words, mut in_words, mut aids) = (String::new(), false, 0_usize);
    walk(letters, "xl/sharedStrings.xml", |step| {
        match step {
            Step::Open("si", _) => words.clear(),
            Step::Close("si") => shared.push(std::mem::take(&mut words)),
            Step::Open("rPh", _) => aids += 1,
            Step::Close("rPh") => aids = aids.saturating_sub(1),
            Step::Open("t", _) => in_words = aids == 0,
            Step::Close("t") => in_words = false,
            Step::Words(more) if in_words => words.push_str(&more),
            _ => {}
        }
        Ok(())
    })?;
    Ok(shared)
}

/// What the cells of a sheet speak of without holding it.
#[derive(Clone, Copy)]
struct Context<'s> {
    shared: &'s [String],
    styles: &'s Styles,
    epoch: Date,
    part: &'s str,
}

/// Goes through the cells of one sheet.
struct SheetReader<'s> {
    context: Context<'s>,
    grid: Grid,
    /// The row and the column of the cell, counted from 1 and 0.
    line: u64,
    column: usize,
    kind: String,
    style: usize,
    /// True between the tags of a value, or of words written right into the cell.
    in_value: bool,
    is_formula: bool,
    has_value: bool,
    value: String,
}

impl<'s> SheetReader<'s> {
    fn new(context: Context<'s>) -> SheetReader<'s> {
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
        }
    }

    fn read(mut self, letters: &str) -> Result<Grid, SpreadsheetFault> {
        let mut next_column = 0;
        walk(letters, self.context.part, |step| {
            match step {
                Step::Open("row", tag) => {
                    let told = attribute(tag, "r").and_then(|row| row.parse().ok());
                    self.line = told.unwrap_or_else(|| self.line.saturating_add(1));
                    next_column = 0;
                }
                Step::Open("c", tag) => {
                    self.begin_cell(tag, next_column);
                    next_column = self.column.saturating_add(1);
                }
                Step::Open("f", _) => self.is_formula = true,
                Step::Open("v" | "t", _) => {
                    self.in_value = true;
                    self.has_value = true;
                }
                Step::Close("v" | "t") => self.in_value = false,
                Step::Words(words) if self.in_value => self.value.push_str(&words),
                Step::Close("c") => self.end_cell()?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(self.grid)
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>, next_column: usize) {
        let told = attribute(tag, "r").as_deref().and_then(column_of);
        self.column = told.unwrap_or(next_column);
        self.kind = attribute(tag, "t").unwrap_or_default().into_owned();
        let style = attribute(tag, "s").and_then(|style| style.parse().ok());
        self.style = style.unwrap_or(0);
        self.value.clear();
        (self.is_formula, self.has_value) = (false, false);
    }

    fn end_cell(&mut self) -> Result<(), SpreadsheetFault> {
        let words = match self.kind.as_str() {
            // Not left out: the row would be gone without a word.
            _ if self.is_formula && !self.has_value => NO_VALUE.to_owned(),
            "s" if !self.value.is_empty() => {
                let number = self.value.trim().parse::<usize>().ok();
                let words = number.and_then(|number| self.context.shared.get(number));
                words.ok_or_else(|| damaged(self.context.part))?.clone()
            }
            "b" => yes_or_no(&self.value).to_owned(),
            // 2026-03-14T18:30:00, which few programs write.
            "d" => serial::iso_words(&self.value),
            "" | "n" => self.number_words(),
            _ => std::mem::take(&mut self.value),
        };
        self.grid.put(self.line, self.column, &words)
    }

    fn number_words(&self) -> String {
        let Ok(number) = self.value.trim().parse::<f64>() else {
            return self.value.clone();
        };
        let time = self.context.styles.shows_time(self.style).then(|| serial::words(number, self.context.epoch));
        // A number shown as a day that can be none is left for the message as it is.
        time.flatten().unwrap_or_else(|| serial::number_words(number))
    }
}

/// Stands for what a formula gives where the program that wrote the file has not worked it out.
const NO_VALUE: &str = "a formula without a stored value";

fn yes_or_no(value: &str) -> &'static str {
    match value.trim() {
        "1" | "true" => "yes",
        _ => "no",
    }
}

/// The column that `BC23` names, counted from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_usize;
    for letter in letters {
        let value = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    column.checked_sub(1)
}
