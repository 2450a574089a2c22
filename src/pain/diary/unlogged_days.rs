//! The line `unlogged days are pain-free: yes`, by which a runner declares that a day without a note was a day without pain.
//!
//! It may be on any line of its own, before or after the header. In a comment it declares nothing, so that a diary can explain
//! it; a remark informs the runner.

use super::error::{self, DiaryFault};
use super::reading::DiaryRemark;
use super::table::DiaryRow;
use crate::pain::vocabulary::plain;

/// The line as a new diary shows it.
pub const DECLARATION: &str = "unlogged days are pain-free: yes";

/// True where a line or a row, its cells joined, is such a declaration, whatever it declares.
pub fn is_declaration(text: &str) -> bool {
    declared(text).is_some()
}

/// Takes the declaration out of the rows; `None` where there is none.
///
/// # Errors
///
/// Where it says neither yes nor no, or both on different lines.
pub fn take(rows: &mut Vec<DiaryRow>) -> Result<Option<bool>, DiaryFault> {
    let mut declaration: Option<bool> = None;
    let mut fault = None;
    rows.retain(|row| {
        // A note that begins with these words also has a day and a score.
        if row.cells.iter().filter(|cell| !cell.is_empty()).count() > 2 {
            return true;
        }
        let joined = row.cells.join(" ");
        let Some(answer) = declared(&joined) else {
            return true;
        };
        match answer_of(&answer) {
            Some(free) if declaration.is_none_or(|before| before == free) => declaration = Some(free),
            _ => fault = fault.take().or(Some((row.line, joined))),
        }
        false
    });
    match fault {
        Some((line, found)) => Err(DiaryFault::Declaration { line, found: error::shown(&found) }),
        None => Ok(declaration),
    }
}

/// The answer after the words of a declaration.
fn declared(text: &str) -> Option<String> {
    // A quick look first: nearly every row is a note.
    let begin = text.trim_start_matches(['"', ' ', '\t', ',', ';']);
    let is_near = begin.get(..8).is_some_and(|first| first.eq_ignore_ascii_case("unlogged"));
    if !is_near {
        return None;
    }
    let text = plain(text);
    ["unlogged days are pain free", "unlogged days pain free"]
        .iter()
        .find_map(|known| text.strip_prefix(known))
        .map(|answer| answer.trim().to_owned())
}

fn answer_of(answer: &str) -> Option<bool> {
    match answer {
        "yes" | "y" | "true" => Some(true),
        "no" | "n" | "false" => Some(false),
        _ => None,
    }
}

/// The line before the declaration in a new diary, which stands there as a comment on purpose.
pub const IN_A_NEW_DIARY: &str = "note to your last, were pain-free:";

impl DiaryRemark {
    /// The remarks on comments, with their lines; none on the one that a new diary comes with.
    pub(super) fn of_comments<T: AsRef<str>>(comments: impl Iterator<Item = (u64, T)>) -> Vec<DiaryRemark> {
        let mut remarks = Vec::new();
        let mut is_of_new = false;
        for (line, comment) in comments {
            let comment = comment.as_ref();
            remarks.extend(DiaryRemark::of_comment(line, comment).filter(|_| !is_of_new));
            is_of_new = comment.contains(IN_A_NEW_DIARY);
        }
        remarks
    }

    /// The remark on a comment, where it would declare `unlogged days are pain-free: yes` without its `#`.
    fn of_comment(line: u64, comment: &str) -> Option<DiaryRemark> {
        let text = comment.trim_start_matches(['"', ' ']).strip_prefix('#')?;
        let answer = declared(text.trim_start_matches(['#', ' ', '\t']))?;
        let declares_free = answer_of(&answer) == Some(true);
        declares_free.then(|| DiaryRemark::CommentedDeclaration { line, found: error::shown(comment.trim()) })
    }
}
