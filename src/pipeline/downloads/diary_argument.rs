//! A pain diary among the paths that the runner names.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::export::{self, Verdict};
use crate::files::zip_directory::ZipDirectory;
use crate::files::{head, is_standard_input, sniff};
use crate::pain::diary::{self, DiaryFault, MOST_BYTES};
use crate::settings::{DiaryRules, SearchLimits};

/// Why it is open which path is what.
#[derive(Debug, Error)]
pub enum NamedError {
    /// More than one of them is a diary.
    #[error(
        "{} and {} are both pain diaries; name one, or make one of both with `patella note import`",
        first.display(),
        second.display()
    )]
    TwoDiaries { first: PathBuf, second: PathBuf },
    /// There is nothing to report on.
    #[error(
        "{} is a pain diary; name the export of the watch too: patella EXPORT {}",
        diary.display(),
        diary.display()
    )]
    OnlyDiary { diary: PathBuf },
}

/// Takes the pain diary out of the exports that are named, where one of them is a diary by its content. `notes` is the diary
/// that is named as such.
///
/// # Errors
///
/// [`NamedError`].
pub fn diary_among(
    exports: &mut Vec<PathBuf>,
    notes: &mut Option<PathBuf>,
    rules: &DiaryRules,
) -> Result<(), NamedError> {
    let (diaries, rest): (Vec<PathBuf>, Vec<PathBuf>) =
        std::mem::take(exports).into_iter().partition(|path| is_diary(path, rules));
    *exports = rest;
    for diary in diaries {
        match notes {
            Some(first) if !is_same(first, &diary) => {
                return Err(NamedError::TwoDiaries { first: first.clone(), second: diary });
            }
            Some(_) => {}
            None => *notes = Some(diary),
        }
    }
    match notes {
        Some(diary) if exports.is_empty() => Err(NamedError::OnlyDiary { diary: diary.clone() }),
        _ => Ok(()),
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other || fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// True for a table that is a pain diary by its content, also where a question about it is open.
pub fn is_diary(path: &Path, rules: &DiaryRules) -> bool {
    let is_table = !is_standard_input(path)
        && fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() <= MOST_BYTES)
        && may_be_table(path);
    let Some(bytes) = is_table.then(|| fs::read(path).ok()).flatten() else {
        return false;
    };
    match diary::read_with(&bytes, &path.to_string_lossy(), rules) {
        Ok(_) => true,
        // The message says how to settle it.
        Err(error) => matches!(
            error.fault,
            DiaryFault::OpenDates { .. }
                | DiaryFault::OpenYear { .. }
                | DiaryFault::OpenMonth { .. }
                | DiaryFault::OpenScale { .. }
                | DiaryFault::TwoOrders { .. }
        ),
    }
}

fn may_be_table(path: &Path) -> bool {
    let Ok(head) = head::head_of(path) else {
        return false;
    };
    if sniff::is_zip(&head) {
        let directory =
            File::open(path).and_then(|zip| ZipDirectory::read(zip, SearchLimits::default().directory_bytes));
        return directory.is_ok_and(|directory| directory.is_some_and(|directory| export::is_spreadsheet(&directory)));
    }
    export::verdict(&path.to_string_lossy(), &head) == Verdict::Table
}
