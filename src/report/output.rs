//! Where a report goes, and how it gets there: whole, all at once, and without removing anything of the runner's.
//!
//! - The goal is looked at before any work is done ([`Goal::check`]), and again just before anything is replaced. Only what
//!   patella wrote is removed, or what `--force` gives up, and never what the run was given or reads ([`Protected`]).
//! - The new report is made in a hidden staging folder, and all of it is on the disk before it goes to its place.
//! - In the ordinary case the staging folder is next to the goal, and old and new report change places in one step: at every
//!   moment one of them is there, whole. Where the system cannot do that, the old one is set aside for the moment between
//!   two renames, and put back by the next run should this one be killed in that moment.
//! - A goal that cannot be moved (the folder we are in, the root of a disk, a volume of a container) is filled file by file.
//!   Each file is whole at every moment, but a run that is killed can leave some of the old and some of the new.
//! - What a killed run leaves is removed by the next run in that place: a staging folder with our mark whose lock is free.

mod disk;
mod exchange;
mod goal;
mod protected;
mod replace_in_place;
mod single_file;
mod stage;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use self::disk::{Disk, System, is_absent};
use self::exchange::Failure;
pub use self::goal::{Goal, kind};
pub use self::protected::Protected;
pub use self::single_file::{FileError, FileGoal, temporary_in};
use crate::files::MARKER_FILE;

/// First line of the marker file; the names of the other files of the report follow.
const MARKER_LINE: &str = "This folder was written by patella and is replaced by its next report. Its files:";

/// A file of the report: its name within the folder, and what is in it.
pub type NewFile = (&'static str, Vec<u8>);

/// Why a report cannot go where it is to go.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The folder holds something that patella did not write.
    #[error("{} is not empty and was not written by patella; name another folder with --out, or replace all that is in it with --force", .0.display())]
    NotOurs(PathBuf),
    /// An older report with something in it that patella did not write, and that would be lost.
    #[error("{} was not written by patella and would be lost; move it elsewhere, or remove it with --force", .0.display())]
    Foreign(PathBuf),
    /// Something was put into the old report while the new one was made.
    #[error("{} was put there while the report was made, and would have been lost; {}", path.display(), where_it_is(new.as_deref()))]
    Arrived {
        /// What was put there.
        path: PathBuf,
        /// Where the new report is; `None` where it was lost.
        new: Option<PathBuf>,
    },
    /// The goal, or a part of its path, is not a folder.
    #[error("{} is {what}; name a folder with --out", path.display())]
    NotAFolder {
        /// Where.
        path: PathBuf,
        /// What it is, with its article.
        what: &'static str,
    },
    /// The goal is a link to something that is not there.
    #[error("{} is a link that leads nowhere; make the folder that it leads to, or name another with --out", .0.display())]
    DeadLink(PathBuf),
    /// The goal holds something that is read, or lies within it.
    #[error("{} holds files that are to be read and would be lost ({}); name another folder with --out", goal.display(), input.display())]
    HoldsInput {
        goal: PathBuf,
        /// What is read.
        input: PathBuf,
    },
    /// A file or folder cannot be written.
    #[error("{} cannot be written: {source}; check its permissions and the room on the disk", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
}

fn where_it_is(new: Option<&Path>) -> String {
    match new {
        Some(new) => format!("the new report is in {}", new.display()),
        None => "the old report was left as it is, and the new one was not put there; move it elsewhere and run again"
            .to_owned(),
    }
}

/// The error of a file or folder that cannot be written.
fn failed(path: &Path) -> impl Fn(io::Error) -> OutputError {
    let path = path.to_owned();
    move |source| OutputError::Write { path: path.clone(), source }
}

/// Removes what killed runs have left next to the place of a report and in it. Gives back the reports that one of them had
/// set aside, and that are now back in their places.
pub fn clear_leftovers(goal: &Path) -> Vec<PathBuf> {
    stage::clear_leftovers(&System, goal)
}

/// The files of a report with the marker before them, which names them all.
pub fn with_marker(mut files: Vec<NewFile>) -> Vec<NewFile> {
    let names = files.iter().map(|(name, _)| *name);
    let marker: Vec<&str> = std::iter::once(MARKER_LINE).chain(names).collect();
    files.insert(0, (MARKER_FILE, (marker.join("\n") + "\n").into_bytes()));
    files
}

/// Puts a report at the goal; the old one there is removed.
///
/// # Errors
///
/// [`OutputError`]; an older report is then still whole, but for a goal that is filled file by file.
pub fn put(files: &[NewFile], goal: &Goal) -> Result<(), OutputError> {
    put_on(&System, files, goal)
}

fn put_on(disk: &dyn Disk, files: &[NewFile], goal: &Goal) -> Result<(), OutputError> {
    let (Some(parent), Some(name)) = (goal.parent(), goal.name()) else {
        return replace_in_place::put(disk, files, goal);
    };
    let missing = parent.ancestors().take_while(|folder| is_absent(folder));
    let missing: Vec<&Path> = missing.collect();
    let done = exchange::put(disk, files, goal, (parent, name));
    if done.is_err() {
        // Folders made for nothing; they are empty, or stay.
        for folder in missing {
            let _ = disk.remove_folder(folder);
        }
    }
    match done {
        Err(Failure::CannotMove(_)) if !is_absent(goal.whole()) => replace_in_place::put(disk, files, goal),
        Err(Failure::CannotMove(error) | Failure::Other(error)) => Err(error),
        Ok(()) => Ok(()),
    }
}
