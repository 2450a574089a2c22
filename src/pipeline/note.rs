//! Pain diaries on the disk: beginning one, and adding a note to one without ever leaving half of it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::pain::diary::MOST_BYTES;
use crate::pain::diary::write::{self, AddError, NoteCells};
use crate::report::output::kind;

/// Why a diary was not written. One that was there is as it was.
#[derive(Debug, Error)]
pub enum NoteError {
    /// There is something of that name already.
    #[error(
        "{} is there already and was left alone; add to it with `patella note add`, or choose another name",
        path.display()
    )]
    Exists { path: PathBuf },
    /// There is no such diary.
    #[error("{} is not there; begin a diary with `patella note new {}`", path.display(), path.display())]
    Missing { path: PathBuf },
    /// A pipe, a socket, a device or a folder.
    #[error("{} is {what}, not a file; name the diary, a table as text (CSV)", path.display())]
    NotAFile {
        path: PathBuf,
        /// What it is, with its article.
        what: &'static str,
    },
    /// It is far more than a diary.
    #[error("{} is no pain diary: it is larger than any; check the name", path.display())]
    TooLarge { path: PathBuf },
    /// A name that a spreadsheet would have, for a diary that is a text.
    #[error("a new diary is a text (CSV); give it a name that ends in .csv, not {}", path.display())]
    SpreadsheetName { path: PathBuf },
    /// The system does not let us read or write it.
    #[error("{} cannot be written ({source})", path.display())]
    Disk {
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The note or the diary is not understood.
    #[error(transparent)]
    Add(#[from] AddError),
}

/// Begins a diary at `path`.
///
/// # Errors
///
/// Where something of that name is there already; it is never overwritten.
pub fn begin(path: &Path) -> Result<(), NoteError> {
    create(path, write::new_diary().as_bytes())
}

/// The diary, locked against others that add to it at the same time: each of them puts a new file in its place.
#[cfg(unix)]
fn locked(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::MetadataExt;
    loop {
        let file = fs::File::open(path)?;
        file.lock()?;
        let (locked, there) = (file.metadata()?, fs::metadata(path)?);
        if (locked.dev(), locked.ino()) == (there.dev(), there.ino()) {
            return Ok(file);
        }
    }
}

/// Elsewhere a file that is locked cannot be replaced.
#[cfg(not(unix))]
fn locked(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Writes a diary where there is none.
///
/// # Errors
///
/// [`NoteError::Exists`], [`NoteError::Disk`], [`NoteError::SpreadsheetName`].
pub fn create(path: &Path, diary: &[u8]) -> Result<(), NoteError> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_spreadsheet = |name: &str| ["xlsx", "xls", "ods"].contains(&name.to_lowercase().as_str());
    if extension.is_some_and(is_spreadsheet) {
        return Err(NoteError::SpreadsheetName { path: path.into() });
    }
    let disk = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => NoteError::Exists { path: path.into() },
        _ => NoteError::Disk { path: path.into(), source },
    };
    let mut file = fs::File::create_new(path).map_err(disk)?;
    file.write_all(diary).and_then(|()| file.sync_all()).map_err(disk)
}

/// Makes sure that a diary is a file, before it is opened: a pipe without an end would never be read.
///
/// # Errors
///
/// [`NoteError::NotAFile`], [`NoteError::Disk`].
pub fn check_file(path: &Path) -> Result<(), NoteError> {
    let about = fs::metadata(path).map_err(|source| NoteError::Disk { path: path.into(), source })?;
    match about.is_file() {
        true => Ok(()),
        false => Err(NoteError::NotAFile { path: path.into(), what: kind(about.file_type()) }),
    }
}

/// Adds a note to the diary at `path`.
///
/// # Errors
///
/// Those of [`add_all`].
pub fn add(path: &Path, note: &NoteCells) -> Result<(), NoteError> {
    add_all(path, &[note])
}

/// Adds notes to the diary at `path`: written next to it in full, then put in its place by one rename.
///
/// # Errors
///
/// [`NoteError`]; the diary is as it was then.
pub fn add_all(path: &Path, notes: &[&NoteCells]) -> Result<(), NoteError> {
    let disk = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => NoteError::Missing { path: path.into() },
        _ => NoteError::Disk { path: path.into(), source },
    };
    // A link stays a link: what it leads to is replaced.
    let target = fs::canonicalize(path).map_err(disk)?;
    let about = fs::metadata(&target).map_err(disk)?;
    if !about.is_file() {
        return Err(NoteError::NotAFile { path: path.into(), what: kind(about.file_type()) });
    }
    if about.len() > MOST_BYTES {
        return Err(NoteError::TooLarge { path: path.into() });
    }
    let _held = locked(&target).map_err(disk)?;
    let bytes = fs::read(&target).map_err(disk)?;
    let longer = write::append_all(&bytes, &path.to_string_lossy(), notes)?;
    if about.permissions().readonly() {
        return Err(disk(io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let replace = || -> io::Result<()> {
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        temporary.write_all(&longer)?;
        temporary.as_file().set_permissions(about.permissions())?;
        temporary.as_file().sync_all()?;
        temporary.persist(&target)?;
        Ok(())
    };
    replace().map_err(disk)
}
