//! Where it hurts: the site of a row, the side that it names, and parts of the body that are no knee.

use super::RowReader;
use crate::pain::Answer;
use crate::pain::diary::header::names::{KNEE_WORDS, OTHER_BODY_PARTS};
use crate::pain::diary::header::{ColumnRole, DiaryColumn};
use crate::pain::vocabulary::{self, SITE, Side, Site, Vocabulary};

impl RowReader<'_> {
    /// True where the row is about another part of the body: `lower back`, `left hip`; or about something that is none, where a
    /// column says so of each row: `mood`.
    pub(super) fn is_of_other_part(&self) -> bool {
        let names = |list: &str, cell: &str| {
            vocabulary::folded(cell).split_whitespace().any(|word| list.contains(&format!(" {word} ")))
        };
        if let Some(subject) = self.subject() {
            let is_site = vocabulary::several::<Site>(subject).answer.is_some_and(|site| !is_elsewhere(&site));
            return !names(KNEE_WORDS, subject) && !is_site && !subject.is_empty();
        }
        let Some((_, cell)) = self.filled(DiaryColumn::Site) else {
            return false;
        };
        let (_, rest) = vocabulary::without_side(&cell);
        let site = vocabulary::several::<Site>(&rest).answer;
        let is_knee = names(KNEE_WORDS, &cell) || site.is_some_and(|site| !is_elsewhere(&site));
        !is_knee && names(OTHER_BODY_PARTS, &rest)
    }

    /// The cell that says what the row is about.
    pub(super) fn subject(&self) -> Option<&str> {
        let index = self.header.columns.iter().position(|column| column.role == ColumnRole::Subject)?;
        Some(self.cell(index))
    }

    /// The site, and the side that it names: `right knee`, `inner left knee`.
    pub(super) fn site(&mut self) -> (Option<Answer<Vec<Site>>>, Option<Answer<Side>>) {
        let Some((index, cell)) = self.filled(DiaryColumn::Site) else {
            let side = self.subject().and_then(|subject| vocabulary::without_side(subject).0);
            return (None, side.map(|value| Answer { value, text: value.name().to_owned() }));
        };
        let whole = vocabulary::several(&cell);
        if whole.unknown.is_none() {
            return (whole.answer, None);
        }
        let (side, rest) = vocabulary::without_side(&cell);
        let side = side.map(|value| Answer { value, text: value.name().to_owned() });
        let is_knee = matches!(
            rest.as_str(),
            "" | "knee" | "knie" | "genou" | "rodilla" | "ginocchio" | "joelho" | "knae" | "kne" | "kna"
        );
        let parts = if side.is_some() { vocabulary::several(&rest) } else { whole };
        match (&parts.answer, &parts.unknown) {
            _ if is_knee => return (None, side),
            (Some(_), Some(unknown)) => {
                self.content.unknown_words.push(self.bad_cell(Some(index), unknown, SITE));
            }
            (None, _) => self.keep_words(index, &cell, SITE),
            _ => {}
        }
        (parts.answer.map(|site| Answer { text: cell, ..site }), side)
    }
}

/// True where no site at the knee is named.
fn is_elsewhere(site: &Answer<Vec<Site>>) -> bool {
    site.value.iter().all(|site| *site == Site::Elsewhere)
}
