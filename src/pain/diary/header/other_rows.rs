//! What stands below a header and is no note of its table: the header again, another table, scores on a longer scale.

use jiff::tz::TimeZone;

use super::layout::DiaryHeader;
use super::names::DiaryColumn;
use crate::calendar::written_dates;
use crate::pain::diary::error::DiaryFault;
use crate::pain::diary::table::DiaryRow;
use crate::pain::vocabulary::{Vocabulary, folded, plain};

/// Of so many scores one above 10 may be a slip; in a shorter column it may show a scale of 0 to 100.
const FEW_SCORES: usize = 5;
/// One in so many scores, and at least two, show the longer scale.
const ONE_IN: usize = 20;

impl DiaryHeader {
    /// Takes out the rows that repeat the header, as each page of a long table may, and totals.
    ///
    /// # Errors
    ///
    /// [`DiaryFault::SecondTable`] where another table is above or below the notes, whose columns mean something else;
    /// [`DiaryFault::OpenScale`] where the scores of a column may be on a scale of 0 to 100.
    pub fn check_below(&self, rows: &mut Vec<DiaryRow>) -> Result<(), DiaryFault> {
        let own: Vec<String> = self.columns.iter().map(|column| plain(&column.heading)).collect();
        let is_own = |row: &DiaryRow| {
            let cells = row.cells.iter().enumerate();
            cells.into_iter().all(|(index, cell)| own.get(index).map_or("", String::as_str) == plain(cell))
        };
        // A table above, which has no scores that can be read.
        let above = rows.iter().take_while(|row| row.line < self.line);
        if above.skip_while(|row| !names_columns(row)).any(|row| row.cells.iter().any(|cell| is_day(cell))) {
            return Err(DiaryFault::SecondTable { line: self.line });
        }
        let below = rows.split_off(self.rows.min(rows.len()));
        for row in below {
            if is_total(&row) {
                continue;
            }
            if !names_columns(&row) {
                rows.push(row);
            } else if !is_own(&row) {
                return Err(DiaryFault::SecondTable { line: row.line });
            }
        }
        self.check_scales(&rows[self.rows.min(rows.len())..])
    }

    fn check_scales(&self, rows: &[DiaryRow]) -> Result<(), DiaryFault> {
        for (index, _) in self.scores().filter(|(_, score)| score.scale == 10.0) {
            let number = |row: &DiaryRow| row.cells.get(index)?.replace(',', ".").parse::<f64>().ok();
            let scores: Vec<(u64, f64)> = rows.iter().filter_map(|row| Some((row.line, number(row)?))).collect();
            let above: Vec<&(u64, f64)> = scores.iter().filter(|(_, score)| *score > 10.0 && *score <= 100.0).collect();
            let are_many = above.len() > 1 && above.len() * ONE_IN >= scores.len();
            let are_few = (2..=FEW_SCORES).contains(&scores.len()) && above.len() == 1 && above[0].1 > 11.0;
            if let Some((line, score)) = above.first().filter(|_| are_many || are_few) {
                let heading = self.heading(index).to_owned();
                return Err(DiaryFault::OpenScale { line: *line, score: *score, heading });
            }
        }
        Ok(())
    }
}

/// True for a row without a day that adds up the others: `Total`, `Average`.
fn is_total(row: &DiaryRow) -> bool {
    const TOTALS: &str = "|total|totals|sum|average|avg|mean|median|max|min|worst|count|summe|gesamt|mittelwert|durchschnitt|schnitt|\
        moyenne|somme|promedio|media|suma|totale|gemiddelde|totaal|soma|gennemsnit|snitt|";
    let is_word = |cell: &String| !cell.is_empty() && TOTALS.contains(&format!("|{}|", folded(cell).trim()));
    row.cells.iter().any(is_word) && !row.cells.iter().any(|cell| is_day(cell))
}

/// True for a row that names a column of days and another, and holds no day.
fn names_columns(row: &DiaryRow) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    filled.clone().count() > 1
        && filled.any(|cell| DiaryColumn::meaning(cell) == Some(DiaryColumn::Date))
        && !row.cells.iter().any(|cell| is_day(cell))
}

fn is_day(cell: &str) -> bool {
    written_dates::read(cell, &TimeZone::UTC).is_some()
}
