//! Where it hurts: the site of a row, the side that it names, and parts of the body that are no knee.

use super::RowReader;
use crate::pain::Answer;
use crate::pain::diary::header::DiaryColumn;
use crate::pain::diary::header::names::OTHER_BODY_PARTS;
use crate::pain::vocabulary::{self, SITE, Side, Vocabulary};

impl RowReader<'_> {
    /// True where the site is another part of the body: `lower back`, `shoulder`.
    pub(super) fn is_of_other_part(&self) -> bool {
        let Some((_, cell)) = self.filled(DiaryColumn::Site) else {
            return false;
        };
        let (_, rest) = vocabulary::without_side(&cell);
        let is_known = |text: &str| vocabulary::several::<vocabulary::Site>(text).answer.is_some();
        let is_part = |word: &str| OTHER_BODY_PARTS.contains(&format!(" {word} "));
        !is_known(&cell) && !is_known(&rest) && rest.split(' ').any(is_part)
    }

    /// The site, and the side that it names: `right knee`, `inner left knee`.
    pub(super) fn site(&mut self) -> (Option<Answer<Vec<vocabulary::Site>>>, Option<Answer<Side>>) {
        let Some((index, cell)) = self.filled(DiaryColumn::Site) else {
            return (None, None);
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
