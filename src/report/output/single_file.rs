//! One file that an option names: what may be written over, and how it gets to its place, whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::kind;

/// A file that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct FileGoal<'a> {
    pub path: &'a Path,
    /// The option that names it, for messages.
    pub option: &'static str,
    /// Overwrite what is there.
    pub force: bool,
}

/// Why a file was not written. One that was there is as it was.
#[derive(Debug, Error)]
pub enum FileError {
    /// Something is there.
    #[error("{} is there already; name another file with {option}, or overwrite it with --force", path.display())]
    Exists { path: PathBuf, option: &'static str },
    /// A folder, a pipe, a socket or a device.
    #[error("{} is {what}, not a file; name another with {option}", path.display())]
    NotAFile {
        path: PathBuf,
        option: &'static str,
        /// What it is, with its article.
        what: &'static str,
    },
    /// The file cannot be written.
    #[error("{} cannot be written: {source}; check its folder and the room on the disk", path.display())]
    Write {
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
}

impl FileGoal<'_> {
    /// Makes sure that nothing is there, or a file that may go.
    ///
    /// # Errors
    ///
    /// [`FileError::Exists`], [`FileError::NotAFile`].
    pub fn check(&self) -> Result<(), FileError> {
        let (path, option) = (self.path.to_owned(), self.option);
        match fs::metadata(self.path) {
            Ok(about) if !about.is_file() => Err(FileError::NotAFile { path, option, what: kind(about.file_type()) }),
            Ok(_) if !self.force => Err(FileError::Exists { path, option }),
            _ => Ok(()),
        }
    }

    /// Writes the file to a temporary one next to it and moves it there, so that no half of it is ever seen. What is there
    /// goes only by force; where that has a second name elsewhere, it stays there as it was.
    ///
    /// # Errors
    ///
    /// [`FileError`].
    pub fn put(&self, bytes: &[u8]) -> Result<(), FileError> {
        let wrong = |source: io::Error| match source.kind() {
            io::ErrorKind::AlreadyExists => FileError::Exists { path: self.path.to_owned(), option: self.option },
            _ => FileError::Write { path: self.path.to_owned(), source },
        };
        // A link stays a link: what it leads to is replaced.
        let place = fs::canonicalize(self.path).unwrap_or_else(|_| self.path.to_owned());
        let folder = place.parent().filter(|path| !path.as_os_str().is_empty());
        let mut temporary = temporary_in(folder.unwrap_or(Path::new("."))).map_err(wrong)?;
        let written = temporary.write_all(bytes).and_then(|()| temporary.as_file().sync_all());
        written.map_err(wrong)?;
        if let Some(old) = fs::metadata(&place).ok().filter(fs::Metadata::is_file) {
            let permissions = old.permissions();
            temporary.as_file().set_permissions(permissions).map_err(wrong)?;
        }
        let moved = match self.force {
            true => temporary.persist(&place),
            false => temporary.persist_noclobber(&place),
        };
        moved.map(drop).map_err(|error| wrong(error.error))
    }
}

/// A temporary file that is to become one of a folder, with the permissions of any new file; otherwise it is for its owner alone.
///
/// # Errors
///
/// What the system says.
pub fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
