//! What is named to be read: that it is there and can be read at all, before anything is read; and the bytes of a diary.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::{PipelineError, Request};
use crate::files::is_standard_input;
use crate::pain::PainDiary;
use crate::pain::diary::{self, MOST_BYTES};
use crate::report::output::{Goal, Protected, kind};
use crate::settings::Settings;

/// Makes sure that everything asked for can be read and the report be put where it is asked for, before anything is read.
///
/// # Errors
///
/// [`PipelineError`] for a path that is not there or is no file or folder, and for a place that no report can go to.
pub fn check_request(request: &Request, settings: &Settings) -> Result<Goal, PipelineError> {
    let inputs = request.exports.iter().chain(&request.notes);
    let inputs = inputs.chain(&settings.terrain).chain(&settings.config);
    Protected::new(inputs.map(PathBuf::as_path)).check_folder(&request.out)?;
    let goal = Goal::check(&request.out, request.force)?;
    check_exports(&request.exports)?;
    if let Some(notes) = &request.notes {
        check_there(notes)?;
    }
    Ok(goal)
}

/// Makes sure that every export is a folder or a file.
///
/// # Errors
///
/// [`PipelineError::Path`], [`PipelineError::NotAFile`], [`PipelineError::Terminal`].
pub fn check_exports(exports: &[PathBuf]) -> Result<(), PipelineError> {
    for path in exports {
        let Some(about) = check_there(path)? else {
            continue;
        };
        if !about.is_file() && !about.is_dir() {
            return Err(PipelineError::NotAFile { path: path.clone(), what: kind(about.file_type()) });
        }
    }
    Ok(())
}

/// What the system says of something that is to be read; `None` for standard input.
fn check_there(path: &Path) -> Result<Option<fs::Metadata>, PipelineError> {
    if is_standard_input(path) {
        return match io::stdin().is_terminal() {
            true => Err(PipelineError::Terminal),
            false => Ok(None),
        };
    }
    let about = fs::metadata(path).map_err(|source| PipelineError::Path { path: path.to_owned(), source })?;
    Ok(Some(about))
}

/// Reads the diary. A pipe is read once, to its end.
pub(super) fn read_diary(path: &Path) -> Result<PainDiary, PipelineError> {
    let unreadable = |source| PipelineError::Path { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let mut take = |source: &mut dyn Read| source.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    let (name, taken) = if is_standard_input(path) {
        ("standard input".into(), take(&mut io::stdin().lock()))
    } else {
        let mut file = File::open(path).map_err(unreadable)?;
        (path.to_string_lossy(), take(&mut file))
    };
    if taken.map_err(unreadable)? as u64 > MOST_BYTES {
        return Err(PipelineError::LargeDiary(path.to_owned()));
    }
    Ok(diary::read(&bytes, &name)?)
}
