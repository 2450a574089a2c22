//! How a goal that cannot be moved gets its report: the folder we are in (`--out .`), the root of a disk, a volume of a container.
//!
//! The new report is made whole in a hidden folder inside the goal; then its files are moved to their places one by one,
//! and what else the old report had is removed last. Each file is whole at every moment, but a run that is killed between
//! them leaves some files of the old and some of the new report. The marker names both meanwhile, so that the next
//! run knows all of them for its own and replaces them.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, is_absent, is_folder};
use super::goal::{Goal, folder_of};
use super::stage::Stage;
use super::{NewFile, OutputError, failed};
use crate::files::MARKER_FILE;

/// Makes the report inside the goal and moves it to its place file by file.
pub(super) fn put(disk: &dyn Disk, files: &[NewFile], goal: &Goal) -> Result<(), OutputError> {
    let place = goal.whole();
    let stage = Stage::begin(disk, place).map_err(failed(goal.path()))?;
    let new = stage.new_report("report".as_ref());
    let wrong = |(path, error): (PathBuf, io::Error)| failed(&path)(error);
    let written = stage.write(files, &new);
    written.map_err(|(_, error)| failed(goal.path())(error))?;
    if let Some(arrived) = goal.arrived()? {
        return Err(OutputError::Arrived { path: goal.path().join(arrived), new: None });
    }
    let old = goal.removed(place);
    announce(disk, &stage, files, (&old, place)).map_err(wrong)?;
    move_all(disk, files, (&new, place)).map_err(wrong)?;
    remove_rest(disk, files, (&old, place)).map_err(wrong)?;
    let marker = place.join(MARKER_FILE);
    disk.rename(&new.join(MARKER_FILE), &marker).map_err(failed(&marker))?;
    let _ = disk.sync_folder(place);
    Ok(())
}

/// Puts a marker in place that names the files of both reports.
fn announce(
    disk: &dyn Disk,
    stage: &Stage<'_>,
    files: &[NewFile],
    (old, place): (&[PathBuf], &Path),
) -> Result<(), (PathBuf, io::Error)> {
    let (_, marker) = files
        .iter()
        .find(|(name, _)| *name == MARKER_FILE)
        .map_or((MARKER_FILE, &[][..]), |(name, bytes)| (*name, bytes));
    let mut both = String::from_utf8_lossy(marker).into_owned();
    for path in old {
        // A name with a line break in it cannot be written in a list of lines; it is refused again next time.
        if let Some(name) = path.to_str().filter(|name| !name.contains(['\n', '\r'])) {
            both += name;
            both.push('\n');
        }
    }
    let made = stage.new_report("both".as_ref());
    let file = [("marker", both.into_bytes())];
    stage.write(&file, &made)?;
    let target = place.join(MARKER_FILE);
    let at = |error| (target.clone(), error);
    if is_folder(&target) {
        disk.remove_tree(&target).map_err(at)?;
    }
    disk.rename(&made.join("marker"), &target).map_err(at)?;
    let _ = disk.sync_folder(place);
    Ok(())
}

/// Moves the files of the new report to their places, all but the marker.
fn move_all(disk: &dyn Disk, files: &[NewFile], (new, place): (&Path, &Path)) -> Result<(), (PathBuf, io::Error)> {
    let names = files.iter().map(|(name, _)| *name);
    let names: Vec<&str> = names.filter(|name| *name != MARKER_FILE).collect();
    let mut folders = HashSet::new();
    for name in &names {
        let target = place.join(name);
        let at = |error| (target.clone(), error);
        let folder = folder_of(&target);
        if folder != place && folders.insert(folder.to_owned()) && !is_folder(folder) {
            if !is_absent(folder) {
                disk.remove_file(folder).map_err(at)?;
            }
            disk.create_folders(folder).map_err(at)?;
        }
        if is_folder(&target) {
            disk.remove_tree(&target).map_err(at)?;
        }
        disk.rename(&new.join(name), &target).map_err(at)?;
    }
    for folder in &folders {
        let _ = disk.sync_folder(folder);
    }
    Ok(())
}

/// Removes what the old report had and the new one has not.
fn remove_rest(
    disk: &dyn Disk,
    files: &[NewFile],
    (old, place): (&[PathBuf], &Path),
) -> Result<(), (PathBuf, io::Error)> {
    let names = files.iter().flat_map(|(name, _)| Path::new(name).ancestors());
    let new: HashSet<&Path> = names.collect();
    for path in old.iter().filter(|path| !new.contains(path.as_path())) {
        let target = place.join(path);
        let removed = match is_folder(&target) {
            true => disk.remove_folder(&target),
            false => disk.remove_file(&target),
        };
        match removed {
            // Something was put into an old folder meanwhile, or somebody else removed it.
            Err(error) if matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound) => {}
            removed => removed.map_err(|error| (target, error))?,
        }
    }
    Ok(())
}
