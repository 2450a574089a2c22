//! The hidden folder that a new report is made in before it goes to its place.
//!
//! ```text
//! .patella-Ab3xYz/
//!   .patella       says what the folder is; locked as long as its run is alive, so that nobody else removes it
//!   new/NAME       the new report; after an exchange the old one
//!   old/NAME       the old report, for a moment, where the system cannot exchange two folders in one step
//! ```
//!
//! The file `.patella` is made first and removed last. The folder is never read as an export, since that file is in it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, is_absent, is_folder};
use super::goal::{folder_of, resolved};
use crate::files::MARKER_FILE;

/// How the names of such folders begin.
const PREFIX: &str = ".patella-";
/// Random characters after that.
const RANDOM_CHARACTERS: usize = 6;
/// First words of the file that says what the folder is.
const MARK: &str = "patella is making a report here.";
/// The rest of it, for whoever finds the folder.
const ADVICE: &str = " The next report made in this place removes the folder, unless its own run is still at work.\n";
/// A folder that another run took for a leftover before it was locked is given up, and the next one made.
const TRIES: usize = 8;

/// A staging folder of this run. When it goes, an old report that was set aside and not replaced is put back, and the
/// folder is removed.
pub(super) struct Stage<'a> {
    disk: &'a dyn Disk,
    folder: PathBuf,
    /// Locked; `None` only while it goes.
    lock: Option<File>,
}

impl<'a> Stage<'a> {
    /// Makes a staging folder in `parent`, with the lock and the text that says what it is.
    pub(super) fn begin(disk: &'a dyn Disk, parent: &Path) -> io::Result<Self> {
        for _ in 0..TRIES {
            let folder = private_folder(disk, parent)?;
            match locked(disk, &folder) {
                Ok(Some(lock)) => {
                    let mut stage = Stage { disk, folder, lock: Some(lock) };
                    stage.mark()?;
                    return Ok(stage);
                }
                Ok(None) => {}
                Err(error) => {
                    // Whatever could be made of it is removed; what is reported is the first error.
                    let _ = disk.remove_file(&folder.join(MARKER_FILE));
                    let _ = disk.remove_folder(&folder);
                    return Err(error);
                }
            }
        }
        Err(io::Error::from(io::ErrorKind::WouldBlock))
    }

    fn mark(&mut self) -> io::Result<()> {
        let Some(lock) = &mut self.lock else {
            return Ok(());
        };
        self.disk.write(lock, MARK.as_bytes())?;
        self.disk.write(lock, ADVICE.as_bytes())?;
        self.disk.sync_file(lock)
    }

    /// Where the new report is made.
    pub(super) fn new_report(&self, name: &OsStr) -> PathBuf {
        self.folder.join("new").join(name)
    }

    /// Where the old report is set aside.
    pub(super) fn old_report(&self, name: &OsStr) -> PathBuf {
        self.folder.join("old").join(name)
    }

    /// Writes the files of a report into a new folder and waits until they are on the disk. An error names its path.
    pub(super) fn write(&self, files: &[super::NewFile], report: &Path) -> Result<(), (PathBuf, io::Error)> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| (path, error)
        };
        self.disk.create_folders(report).map_err(at(report))?;
        let mut folders = vec![report.to_owned()];
        let mut written = Vec::new();
        for (name, bytes) in files {
            let path = report.join(name);
            let folder = path.parent().unwrap_or(report);
            if !folders.iter().any(|known| known == folder) {
                self.disk.create_folders(folder).map_err(at(folder))?;
                folders.push(folder.to_owned());
            }
            let mut file = self.disk.create_file(&path).map_err(at(&path))?;
            self.disk.write(&mut file, bytes).map_err(at(&path))?;
            written.push((path, file));
        }
        // All are written before the first is waited for: the disk then takes them together.
        for (path, file) in &written {
            self.disk.sync_file(file).map_err(at(path))?;
        }
        for folder in folders.iter().rev() {
            self.disk.sync_folder(folder).map_err(at(folder))?;
        }
        let around = self.folder.join("new");
        self.disk.sync_folder(&around).map_err(at(&around))?;
        self.disk.sync_folder(&self.folder).map_err(at(&self.folder))
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run, once the lock is gone.
        let _ = remove(self.disk, &self.folder, self.lock.take());
    }
}

/// A new hidden folder with a name of its own.
fn private_folder(disk: &dyn Disk, parent: &Path) -> io::Result<PathBuf> {
    let made = tempfile::Builder::new()
        .prefix(PREFIX)
        .rand_bytes(RANDOM_CHARACTERS)
        .make_in(parent, |path| disk.create_private_folder(path))?;
    Ok(made.into_temp_path().keep()?)
}

/// The lock of a folder that was just made; `None` where another run took the folder for a leftover.
fn locked(disk: &dyn Disk, folder: &Path) -> io::Result<Option<File>> {
    let path = folder.join(MARKER_FILE);
    let file = match disk.create_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        made => made?,
    };
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        // A file system without locks: nobody can lock this file, so nobody takes the folder for a leftover.
        Err(fs::TryLockError::Error(_)) => Ok(Some(file)),
        // The lock of a file that is gone is worth nothing.
        Ok(()) if is_absent(&path) => Ok(None),
        Ok(()) => Ok(Some(file)),
    }
}

/// True for the staging folder of some run, alive or not, or for one that was just begun.
pub(super) fn is_stage(path: &Path) -> bool {
    has_name(path) && is_folder(path) && (path.join(MARKER_FILE).is_file() || count(path) == 0)
}

/// Things in a folder; as many as can be where it cannot be listed.
fn count(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(usize::MAX, Iterator::count)
}

/// True for a name that staging folders have.
fn has_name(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str);
    let random = name.and_then(|name| name.strip_prefix(PREFIX));
    random.is_some_and(|random| {
        random.len() == RANDOM_CHARACTERS && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// What is known of a folder that has the name of a staging folder.
pub(super) enum Claim {
    /// Its run is at work, or it is not ours, or that is not known.
    LeaveAlone,
    /// Left over by a run that is gone. The lock is held until the folder is removed.
    Leftover(Option<File>),
}

/// Finds out whether a folder was left over by a run that is gone: it has our mark, and its lock is free.
pub(super) fn claim(folder: &Path) -> Claim {
    let mark = folder.join(MARKER_FILE);
    if !has_name(folder) || !is_folder(folder) {
        return Claim::LeaveAlone;
    }
    if is_absent(&mark) {
        // Stopped before the mark was made, or after it was removed: there is nothing in it.
        return match count(folder) {
            0 => Claim::Leftover(None),
            _ => Claim::LeaveAlone,
        };
    }
    if !fs::symlink_metadata(&mark).is_ok_and(|about| about.is_file()) {
        return Claim::LeaveAlone;
    }
    let Ok(lock) = File::options().read(true).write(true).open(&mark) else {
        return Claim::LeaveAlone;
    };
    if lock.try_lock().is_err() {
        return Claim::LeaveAlone;
    }
    match io::read_to_string(io::Read::take(&lock, 4096)) {
        Ok(words) if words.starts_with(MARK) => Claim::Leftover(Some(lock)),
        // Stopped while the mark was written.
        Ok(words) if MARK.starts_with(&words) && count(folder) == 1 => Claim::Leftover(Some(lock)),
        _ => Claim::LeaveAlone,
    }
}

/// Removes a staging folder, the mark last. An old report that was set aside, and that nothing has replaced, is put back
/// first; gives back where. The lock is given up at the end.
pub(super) fn remove(disk: &dyn Disk, folder: &Path, lock: Option<File>) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    let mut put_back = Vec::new();
    let parent = folder.parent().unwrap_or(Path::new("."));
    let aside = folder.join("old");
    if !is_absent(&aside) {
        for old in fs::read_dir(&aside).map_err(at(&aside))? {
            let old = old.map_err(at(&aside))?.path();
            let place = parent.join(old.file_name().unwrap_or_default());
            if is_absent(&place) {
                disk.rename(&old, &place).map_err(at(&old))?;
                put_back.push(place);
            }
        }
        let _ = disk.sync_folder(parent);
    }
    for inside in ["new", "old"] {
        let inside = folder.join(inside);
        if is_folder(&inside) {
            disk.remove_tree(&inside).map_err(at(&inside))?;
        }
    }
    let mark = folder.join(MARKER_FILE);
    if !is_absent(&mark) {
        disk.remove_file(&mark).map_err(at(&mark))?;
    }
    disk.remove_folder(folder).map_err(at(folder))?;
    drop(lock);
    Ok(put_back)
}

/// Clears the place of a report of the staging folders of runs that are gone: those next to it and those in it. Gives back
/// the reports that were put back in their places.
///
/// What cannot be removed is left for the next run; it does no harm.
pub(super) fn clear_leftovers(disk: &dyn Disk, goal: &Path) -> Vec<PathBuf> {
    let whole = resolved(goal);
    let mut put_back = clear_folder(disk, folder_of(&whole));
    put_back.extend(clear_folder(disk, &whole));
    put_back
}

fn clear_folder(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let mut put_back = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if let Claim::Leftover(lock) = claim(&path) {
            put_back.extend(remove(disk, &path, lock).unwrap_or_default());
        }
    }
    put_back.sort_unstable();
    put_back
}
