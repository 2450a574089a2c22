//! The words of a row: its note, and cells after the last column.

use super::{RowReader, cells, joined};
use crate::pain::diary::header::{ColumnRole, DiaryColumn};

impl RowReader<'_> {
    /// Cells after the last column: the end of a note with commas, where nothing else of the row looks moved. `false` where the
    /// row cannot be used.
    pub(super) fn take_stray_cells(&mut self) -> bool {
        let row = self.row;
        let stray: Vec<&str> = row
            .cells
            .iter()
            .skip(self.header.columns.len())
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        if stray.is_empty() {
            return true;
        }
        let ends_with_note =
            self.header.columns.last().is_some_and(|column| column.role == ColumnRole::Field(DiaryColumn::Note));
        // `3,5,stiff` may be 3.5.
        let after_score = self.header.scores().map(|(index, _)| self.cell(index + 1)).next().unwrap_or_default();
        let is_decimal =
            !after_score.is_empty() && after_score.len() < 3 && after_score.bytes().all(|byte| byte.is_ascii_digit());
        if !ends_with_note || is_decimal || !self.content.unknown_words.is_empty() {
            self.refuse(None, &stray.join(", "), cells::STRAY);
            self.content.unknown_words.clear();
            return false;
        }
        true
    }

    /// The words of the row.
    pub(super) fn note_text(&self) -> Option<String> {
        let stray = self.row.cells.iter().skip(self.header.columns.len()).filter(|cell| !cell.is_empty());
        let own = joined(self.free_text(DiaryColumn::Note).into_iter().chain(stray.cloned()), ", ");
        joined(own.into_iter().chain(self.words.iter().cloned()), "; ")
    }

    /// The text of the columns of one kind, joined.
    pub(super) fn free_text(&self, column: DiaryColumn) -> Option<String> {
        let cells = self.header.indices(column).map(|index| self.cell(index));
        joined(cells.filter(|cell| !cell.is_empty()).map(str::to_owned), "; ")
    }
}
