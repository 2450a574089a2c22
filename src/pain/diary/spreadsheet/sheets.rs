//! Which sheets of a spreadsheet hold the diary: one, or several of the same columns, a sheet a month or a year.

use super::SpreadsheetFault;
use crate::calendar::written_dates::TitleYears;
use crate::pain::diary::error;
use crate::pain::diary::header::DiaryHeader;
use crate::pain::diary::table::{DiaryRow, SheetPart};
use crate::pain::vocabulary::plain;
use crate::settings::DiaryRules;

/// The rows of one sheet.
pub struct DiarySheet {
    pub name: String,
    pub rows: Vec<DiaryRow>,
    /// The rows that begin with `#`.
    pub comments: Vec<DiaryRow>,
}

/// Cells of one column that are merged: what the first says holds for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergedCells {
    pub column: usize,
    /// Counted from 1, as the next.
    pub first: u64,
    pub last: u64,
}

impl DiarySheet {
    /// Writes the text of merged cells into each of their rows that holds something.
    pub fn fill_down(&mut self, merged: &MergedCells) {
        let first = self.rows.binary_search_by_key(&merged.first, |row| row.line);
        let text = first.ok().and_then(|index| self.rows[index].cells.get(merged.column)).cloned();
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return;
        };
        let begin = self.rows.partition_point(|row| row.line <= merged.first);
        for row in self.rows[begin..].iter_mut().take_while(|row| row.line <= merged.last) {
            if row.cells.len() <= merged.column {
                row.cells.resize(merged.column + 1, String::new());
            }
            if row.cells[merged.column].is_empty() {
                row.cells[merged.column].clone_from(&text);
            }
        }
    }
}

/// The rows of the diary, and the sheets they are from.
#[derive(Default)]
pub struct ChosenSheets {
    pub rows: Vec<DiaryRow>,
    pub comments: Vec<DiaryRow>,
    pub parts: Vec<SheetPart>,
}

/// The rows of the sheet with a table of date and score; of the first that is not empty where none has one, for the message about
/// it. Sheets with the same columns that are named for months or years are one diary.
///
/// # Errors
///
/// Where several sheets have such a table otherwise: they may be of two knees, or of two runners.
pub fn diary_sheets(sheets: Vec<DiarySheet>, rules: &DiaryRules) -> Result<ChosenSheets, SpreadsheetFault> {
    let headers: Vec<Option<DiaryHeader>> =
        sheets.iter().map(|sheet| DiaryHeader::find(&sheet.rows, rules).ok()).collect();
    let has_rows = |at: &usize| headers[*at].as_ref().is_some_and(|header| header.rows < sheets[*at].rows.len());
    let mut tables: Vec<usize> = (0..sheets.len()).filter(|&at| headers[at].is_some()).collect();
    // A template is no second diary.
    if tables.iter().any(has_rows) {
        tables.retain(has_rows);
    }
    if tables.len() > 1 {
        let found: Vec<(&DiarySheet, &DiaryHeader)> =
            tables.iter().filter_map(|&at| Some((&sheets[at], headers[at].as_ref()?))).collect();
        let names = || found.iter().map(|(sheet, _)| error::shown(&sheet.name)).collect();
        return joined(&found).ok_or_else(|| SpreadsheetFault::SeveralSheets { sheets: names() });
    }
    let only = tables.first().copied();
    let mut found = sheets.into_iter().enumerate();
    let sheet = found.find(|(at, sheet)| only.map_or(!sheet.rows.is_empty(), |only| only == *at));
    Ok(sheet.map_or_else(ChosenSheets::default, |(_, sheet)| ChosenSheets {
        rows: sheet.rows,
        comments: sheet.comments,
        parts: vec![SheetPart { name: sheet.name, titles: Vec::new() }],
    }))
}

/// The rows of all sheets below the header of the first, in the order of the sheets; `None` where their columns differ, or a name
/// is none of a month or a year, or comes twice.
fn joined(found: &[(&DiarySheet, &DiaryHeader)]) -> Option<ChosenSheets> {
    let (first, first_header) = found.first()?;
    let headings = |header: &DiaryHeader| -> Vec<String> {
        let mut headings: Vec<String> = header.columns.iter().map(|column| plain(&column.heading)).collect();
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        headings
    };
    let wanted = headings(first_header);
    let mut names: Vec<TitleYears> = Vec::new();
    let mut chosen = ChosenSheets { rows: first.rows[..first_header.rows].to_vec(), ..ChosenSheets::default() };
    for (number, (sheet, header)) in found.iter().enumerate() {
        let name = TitleYears::read(&sheet.name).filter(|name| !names.contains(name))?;
        let own = headings(header);
        let places: Vec<usize> =
            wanted.iter().map(|heading| own.iter().position(|other| other == heading)).collect::<Option<_>>()?;
        let is_unambiguous = (1..wanted.len()).all(|at| !wanted[..at].contains(&wanted[at]));
        let same_order = own == wanted;
        if own.len() != wanted.len() || !same_order && !is_unambiguous {
            return None;
        }
        names.push(name);
        let sheet_number = u8::try_from(number).ok()?;
        for row in &sheet.rows[header.rows..] {
            let cell = |at: usize| row.cells.get(at).cloned().unwrap_or_default();
            let cells = if same_order { row.cells.clone() } else { places.iter().map(|&at| cell(at)).collect() };
            chosen.rows.push(DiaryRow { line: row.line, cells, sheet: sheet_number });
        }
        chosen.comments.extend(sheet.comments.iter().cloned());
        let titles = sheet.rows[..header.rows].iter().flat_map(|row| row.cells.clone()).collect();
        chosen.parts.push(SheetPart { name: sheet.name.clone(), titles });
    }
    Some(chosen)
}
