//! What runs that were killed have left: their staging folders are removed, and a report that one of them had set aside
//! is put back.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::stage::{self, Claim};

/// Clears `folder` of the staging folders of runs that are gone. Gives back the reports that were put back in their places.
///
/// What cannot be removed is left for the next run; it is in nobody's way.
pub(super) fn clear(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
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
