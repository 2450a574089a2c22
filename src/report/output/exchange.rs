//! How a report gets to its goal in the ordinary case: the new report is made next to it, and the two change places.
//!
//! Where the system can exchange two folders in one step there is a whole report at every moment. Where it cannot, the old
//! one is set aside for the moment between two renames; a run that is killed in it leaves the old report in its staging
//! folder, and the next run puts it back.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, is_absent, is_unsupported};
use super::goal::{Goal, folder_of};
use super::stage::Stage;
use super::{NewFile, OutputError, failed};

/// Others can put something at the goal, or take it away, between our look and our step; then we look again.
const TRIES: usize = 3;
/// Names tried for a new report that cannot go to its place.
const MOST_NAMES: usize = 100;

/// Why the report is not there.
pub(super) enum Failure {
    /// It cannot be made in the folder around the goal, or not be moved to the goal from there.
    CannotMove(OutputError),
    /// Anything else.
    Other(OutputError),
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Failure::Other(error)
    }
}

/// Makes the report in `parent` and puts it at the goal, whose name is `name`.
pub(super) fn put(
    disk: &dyn Disk,
    files: &[NewFile],
    goal: &Goal,
    (parent, name): (&Path, &OsStr),
) -> Result<(), Failure> {
    disk.create_folders(parent).map_err(failed(parent))?;
    let stage = Stage::begin(disk, parent).map_err(|error| {
        let is_closed = is_closed(&error);
        let error = failed(parent)(error);
        match is_closed {
            true => Failure::CannotMove(error),
            false => Failure::Other(error),
        }
    })?;
    let new = stage.new_report(name);
    let written = stage.write(files, &new);
    // The staging folder is nothing that the runner knows of, and gone by then.
    written.map_err(|(_, error)| failed(goal.path())(error))?;
    if !is_absent(goal.whole()) {
        disk.copy_permissions(goal.whole(), &new).map_err(failed(&new))?;
    }
    put_in_place(disk, &stage, &new, goal)
}

/// True where the folder does not let us make anything in it.
fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Moves the new report to the goal, unless something was put there meanwhile that would be lost.
fn put_in_place(disk: &dyn Disk, stage: &Stage<'_>, new: &Path, goal: &Goal) -> Result<(), Failure> {
    let mut tries = 0;
    loop {
        if let Some(arrived) = goal.arrived()? {
            return Err(refused(disk, new, goal, &arrived).into());
        }
        let moved = match is_absent(goal.whole()) {
            true => disk.rename(new, goal.whole()).map(|()| None),
            false => change_places(disk, stage, new, goal),
        };
        tries += 1;
        match moved {
            Ok(None) => break,
            Ok(Some(arrived)) => return Err(refused(disk, new, goal, &arrived).into()),
            Err(error) if was_overtaken(&error) && tries < TRIES => {}
            Err(error) => {
                let is_fixed = is_fixed(&error);
                let error = failed(goal.path())(error);
                return Err(match is_fixed {
                    true => Failure::CannotMove(error),
                    false => Failure::Other(error),
                });
            }
        }
    }
    // Both reports are whole: should the disk not answer now, the old one may be seen again after a loss of power.
    let _ = disk.sync_folder(folder_of(goal.whole()));
    Ok(())
}

/// Lets old and new report change places. Gives back what was put into the old one in the last moment; the old one is
/// then in its place again.
fn change_places(disk: &dyn Disk, stage: &Stage<'_>, new: &Path, goal: &Goal) -> io::Result<Option<PathBuf>> {
    match disk.exchange(new, goal.whole()) {
        Err(error) if is_unsupported(&error) => return set_aside(disk, stage, new, goal),
        exchanged => exchanged?,
    }
    let arrived = goal.arrived_in(new);
    if arrived.is_some() {
        disk.exchange(new, goal.whole())?;
    }
    Ok(arrived)
}

/// The same in two steps. Where the second one fails the old report is put back, by us or by the next run.
fn set_aside(disk: &dyn Disk, stage: &Stage<'_>, new: &Path, goal: &Goal) -> io::Result<Option<PathBuf>> {
    let aside = stage.old_report(goal.name().unwrap_or_default());
    disk.create_folders(folder_of(&aside))?;
    disk.rename(goal.whole(), &aside)?;
    let arrived = goal.arrived_in(&aside);
    let next = if arrived.is_some() { &aside } else { new };
    if let Err(error) = disk.rename(next, goal.whole()) {
        // Should this fail too, the staging folder puts it back when it goes.
        let _ = disk.rename(&aside, goal.whole());
        return Err(error);
    }
    Ok(arrived)
}

/// True where somebody else changed what is at the goal between our look and our step.
fn was_overtaken(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty)
}

/// True for a folder that cannot be moved: one that another disk begins in, or that is not ours to move.
fn is_fixed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices)
        || (cfg!(unix) && is_closed(error))
}

/// The error that says what was put into the old report. The new one gets a name of its own next to it, so that neither is
/// lost.
fn refused(disk: &dyn Disk, new: &Path, goal: &Goal, arrived: &Path) -> OutputError {
    let name = goal.name().unwrap_or_default().to_string_lossy();
    let names = (2..MOST_NAMES).map(|number| format!("{name}-{number}"));
    let free = names.map(|name| goal.whole().with_file_name(name)).find(|path| is_absent(path));
    let is_moved = |path: &PathBuf| disk.rename(new, path).is_ok();
    OutputError::Arrived { path: goal.path().join(arrived), new: free.filter(is_moved) }
}
