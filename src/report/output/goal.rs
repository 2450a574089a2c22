//! The place that a report is to go to: what may be there, and what of it may be removed.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::disk::{System, is_absent, is_folder};
use super::stage::{self, is_stage};
use crate::files::{MARKER_FILE, is_own_report};

/// Files and folders that computers put everywhere. They are nobody's words, and no reason to refuse a folder.
const OF_THE_SYSTEM: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"];
/// Links that are followed one after another to find what a link leads to.
const MOST_LINKS: usize = 40;

/// A place that a report may go to, as it was when it was looked at.
#[derive(Debug, Clone)]
pub struct Goal {
    /// As it was given.
    path: PathBuf,
    /// With all links resolved, where it is there.
    whole: PathBuf,
    /// What was in it and is to be removed with `--force`, as paths within it.
    given_up: HashSet<PathBuf>,
}

impl Goal {
    /// Makes sure that a report may be put at `path`, before any work is done, and clears the place of what runs that were
    /// killed have left there.
    ///
    /// # Errors
    ///
    /// [`OutputError::NotAFolder`], [`OutputError::DeadLink`]; [`OutputError::NotOurs`] and [`OutputError::Foreign`] unless
    /// `force`; [`OutputError::Write`] for a folder that cannot be looked into.
    pub fn check(path: &Path, force: bool) -> Result<Goal, OutputError> {
        // Without a slash at its end, which would have the system follow a link.
        let path = &path.components().collect::<PathBuf>();
        check_kind(path)?;
        // Whoever wants to know what was put back has asked before.
        stage::clear_leftovers(&System, path);
        if is_absent(path) {
            check_kind(nearest(path))?;
        }
        let mut goal = Goal { path: path.to_owned(), whole: resolved(path), given_up: HashSet::new() };
        if is_absent(&goal.whole) {
            return Ok(goal);
        }
        // Looked at first: what a folder of the runner's holds may take long to list.
        if !force && !is_own_report(&goal.whole) && !is_empty(&goal.whole) {
            return Err(OutputError::NotOurs(path.to_owned()));
        }
        let inside = listed(&goal.whole).map_err(super::failed(path))?;
        if force {
            goal.given_up = inside.into_iter().collect();
        } else if let Some(foreign) = goal.foreign(&goal.whole, inside) {
            return Err(OutputError::Foreign(path.join(foreign)));
        }
        Ok(goal)
    }

    /// The place as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The place with all links resolved: a link stays a link, and what it leads to is replaced.
    pub(super) fn whole(&self) -> &Path {
        &self.whole
    }

    /// The name of the folder; `None` for the root of a disk.
    pub(super) fn name(&self) -> Option<&OsStr> {
        self.whole.file_name()
    }

    /// The folder around it where a new report can be made and then change places with the old one; `None` where the new
    /// one has to be made inside: in the root of a disk, and in the folder that we or our shell are in.
    pub(super) fn parent(&self) -> Option<&Path> {
        self.name()?;
        let parent = folder_of(&self.whole);
        if is_absent(&self.whole) {
            return Some(parent);
        }
        let here = std::env::current_dir().and_then(fs::canonicalize);
        let is_here = here.is_ok_and(|here| here.starts_with(&self.whole));
        (!is_here && is_one_disk(&self.whole, parent)).then_some(parent)
    }

    /// Looks again, just before anything is replaced: what is there and may not be removed.
    ///
    /// # Errors
    ///
    /// [`OutputError`] where a folder can no longer be put there.
    pub(super) fn arrived(&self) -> Result<Option<PathBuf>, OutputError> {
        check_kind(&self.path)?;
        Ok(self.arrived_in(&self.whole))
    }

    /// The same for the old report wherever it was moved to.
    pub(super) fn arrived_in(&self, old: &Path) -> Option<PathBuf> {
        match listed(old) {
            Ok(inside) => self.foreign(old, inside),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(_) => Some(PathBuf::new()),
        }
    }

    /// What of `inside` is neither of an older report nor given up.
    fn foreign(&self, old: &Path, inside: Vec<PathBuf>) -> Option<PathBuf> {
        let ours = named(old);
        let mut inside = inside.into_iter();
        inside.find(|path| !ours.contains(path) && !self.given_up.contains(path))
    }

    /// What is in the old report and is to be removed with it, as paths within it, files before their folders.
    pub(super) fn removed(&self, old: &Path) -> Vec<PathBuf> {
        let ours = named(old);
        let mut inside = listed(old).unwrap_or_default();
        inside.retain(|path| ours.contains(path) || self.given_up.contains(path));
        inside.reverse();
        inside
    }
}

/// Makes sure that `path` is a folder, a link to one, or nothing at all.
fn check_kind(path: &Path) -> Result<(), OutputError> {
    let about = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            // Something within a file, or a file with a slash after its name.
            return match nearest(path) {
                near if near == path => Err(super::failed(path)(error)),
                near => check_kind(near),
            };
        }
        about => about.map_err(super::failed(path))?,
    };
    let about = match about.is_symlink() {
        true => fs::metadata(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => OutputError::DeadLink(path.to_owned()),
            _ => super::failed(path)(error),
        })?,
        false => about,
    };
    if about.is_dir() {
        return Ok(());
    }
    let what = kind(about.file_type());
    let path = path.to_owned();
    Err(OutputError::NotAFolder { path, what })
}

/// What something is, with its article: a file, a folder, a pipe, a socket or a device.
pub fn kind(kind: fs::FileType) -> &'static str {
    if kind.is_file() {
        return "a file";
    }
    if kind.is_dir() {
        return "a folder";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
    }
    "a device"
}

/// The nearest folder around `path`, or `path` itself, that is there.
fn nearest(path: &Path) -> &Path {
    let around = path.ancestors().filter(|path| !path.as_os_str().is_empty());
    around.into_iter().find(|path| fs::symlink_metadata(path).is_ok()).unwrap_or(Path::new("."))
}

/// The folder that `path` lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// `path` with all links resolved, as far as it is there.
pub(super) fn resolved(path: &Path) -> PathBuf {
    let mut rest = Vec::new();
    let mut near = path;
    for _ in 0..MOST_LINKS {
        if let Ok(whole) = fs::canonicalize(near) {
            return rest.into_iter().rev().fold(whole, |path, name| path.join::<&OsStr>(name));
        }
        let Some(name) = near.file_name() else { break };
        rest.push(name);
        near = folder_of(near);
    }
    path.to_owned()
}

/// True where both lie on one disk, so that one can be moved into the other.
#[cfg(unix)]
fn is_one_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| fs::metadata(path).map(|about| about.dev());
    matches!((disk(one), disk(other)), (Ok(one), Ok(other)) if one == other)
}

/// Elsewhere a folder of another disk cannot be moved, and is then filled in its place.
#[cfg(not(unix))]
fn is_one_disk(_: &Path, _: &Path) -> bool {
    true
}

/// The files and folders that the report in `folder` is made of, by its own word, as paths within it.
fn named(folder: &Path) -> HashSet<PathBuf> {
    let marker = fs::read_to_string(folder.join(MARKER_FILE)).unwrap_or_default();
    let files = marker.lines().skip(1).chain([MARKER_FILE]);
    let files = files.map(Path::new).filter(|name| name.is_relative());
    let with_folders = files.flat_map(Path::ancestors);
    let with_folders = with_folders.filter(|path| !path.as_os_str().is_empty());
    with_folders.map(Path::to_owned).collect()
}

/// True for a folder with something in it that patella did not write, or that cannot be looked into.
pub(super) fn holds_foreign(folder: &Path) -> bool {
    let ours = named(folder);
    listed(folder).map_or(true, |inside| inside.iter().any(|path| !ours.contains(path)))
}

/// True for a folder with nothing in it, but for what is passed over.
pub(super) fn is_empty(folder: &Path) -> bool {
    entries(folder, Path::new("")).is_ok_and(|inside| inside.is_empty())
}

/// Everything in a folder, as paths within it, folders before what is in them. Links are not followed; staging folders of
/// runs at work and what the computer put there are left out.
fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut listed = Vec::new();
    let mut stack = vec![PathBuf::new()];
    while let Some(within) = stack.pop() {
        let mut names = entries(folder, &within)?;
        for path in names.iter().rev() {
            if is_folder(&folder.join(path)) {
                stack.push(path.clone());
            }
        }
        listed.append(&mut names);
    }
    Ok(listed)
}

/// What lies directly in a folder within `folder`, sorted.
fn entries(folder: &Path, within: &Path) -> io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.join(within))? {
        let name = entry?.file_name();
        let path = folder.join(within).join(&name);
        if !OF_THE_SYSTEM.iter().any(|known| name == *known) && !is_stage(&path) {
            names.push(within.join(name));
        }
    }
    names.sort_unstable();
    Ok(names)
}
