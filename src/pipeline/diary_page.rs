//! The page of a pain diary, put where the runner asks for it.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::report::diary_page;
use crate::report::output::{FileError, FileGoal};

/// Why there is no page.
#[derive(Debug, Error)]
pub enum DiaryPageError {
    /// A name that another kind of file would have, such as the diary itself.
    #[error("{} names no page; let it end in .html", .0.display())]
    Ending(PathBuf),
    /// It cannot go where it is to go.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Writes the page to `path`; `force` overwrites what is there.
///
/// # Errors
///
/// [`DiaryPageError`]; a file that was there is as it was.
pub fn write(path: &Path, force: bool) -> Result<(), DiaryPageError> {
    let is_page = |ending: &std::ffi::OsStr| ["html", "htm"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    if !path.extension().is_some_and(is_page) {
        return Err(DiaryPageError::Ending(path.to_owned()));
    }
    let goal = FileGoal { path, option: "--out", force };
    goal.check()?;
    Ok(goal.put(diary_page::page().as_bytes())?)
}
