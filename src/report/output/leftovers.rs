//! What runs that were killed have left: their staging folders are removed, and a report that one of them had set aside
//! is put back.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::goal::{folder_of, resolved};
use super::stage::{self, Claim};

/// Clears the place of a report of the staging folders of runs that are gone: those next to it and those in it. Gives back
/// the reports that were put back in their places.
///
/// What cannot be removed is left for the next run; it does no harm.
pub(super) fn clear(disk: &dyn Disk, goal: &Path) -> Vec<PathBuf> {
    let whole = resolved(goal);
    let mut put_back = clear_folder(disk, folder_of(&whole));
    put_back.extend(clear_folder(disk, &whole));
    put_back
}

fn clear_folder(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let mut put_back = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if let Claim::Leftover(lock) = stage::claim(&path) {
            put_back.extend(stage::remove(disk, &path, lock).unwrap_or_default());
        }
    }
    put_back.sort_unstable();
    put_back
}
