//! What a runner should hear about a diary that was read, and that is no error.

use std::fmt;

use super::declaration;
use super::error::shown;

/// Something about a diary that is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiaryRemark {
    /// The declaration stands behind a `#`, and nothing else declares it: days without a note count as unknown.
    CommentedDeclaration {
        /// Line, counted from 1.
        line: u64,
        /// What stands there, quoted and shortened.
        found: String,
    },
}

impl DiaryRemark {
    /// The remark on a comment, if there is one: it would declare `unlogged days are pain-free: yes` without its `#`.
    pub(super) fn of_comment(line: u64, words: &str) -> Option<DiaryRemark> {
        let behind = words.trim_start_matches(['"', ' ']).strip_prefix('#')?;
        let behind = behind.trim_start_matches(['#', ' ', '\t']);
        declaration::declares_free(behind)
            .then(|| DiaryRemark::CommentedDeclaration { line, found: shown(words.trim()) })
    }
}

impl fmt::Display for DiaryRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DiaryRemark::CommentedDeclaration { line, found } => write!(
                f,
                "line {line}: the line {found} is a remark and does not count; remove the # if days without a note were free \
                 of pain"
            ),
        }
    }
}
