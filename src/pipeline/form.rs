//! The form of a pain diary, put where the runner asks for it.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::report::output::{FileError, FileGoal};
#[cfg(feature = "pdf")]
use crate::report::pdf::{self, PdfError};
use crate::settings::Settings;

/// Why there is no form.
#[derive(Debug, Error)]
pub enum FormError {
    /// A name that another kind of file would have, such as the diary itself.
    #[error("{} names no PDF; let it end in .pdf", .0.display())]
    Ending(PathBuf),
    /// It cannot go where it is to go.
    #[error(transparent)]
    File(#[from] FileError),
    /// It cannot be set.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// This program was built without the PDF.
    #[cfg(not(feature = "pdf"))]
    #[error("the form was not written: this patella was built without the feature pdf")]
    NotBuilt,
}

/// Makes the form and writes it to `path`; `force` overwrites what is there.
///
/// # Errors
///
/// [`FormError`]; a file that was there is as it was.
pub fn write(path: &Path, force: bool, settings: &Settings) -> Result<(), FormError> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Err(FormError::Ending(path.to_owned()));
    }
    let goal = FileGoal { path, option: "--out", force };
    goal.check()?;
    Ok(goal.put(&form(settings)?)?)
}

#[cfg(feature = "pdf")]
fn form(settings: &Settings) -> Result<Vec<u8>, FormError> {
    Ok(pdf::form(settings)?)
}

#[cfg(not(feature = "pdf"))]
fn form(_: &Settings) -> Result<Vec<u8>, FormError> {
    Err(FormError::NotBuilt)
}
