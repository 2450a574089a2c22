//! Finding the files under the paths the runner names.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::sources::{STANDARD_INPUT, is_standard_input};
use crate::encoding::is_invisible_control;

/// A folder with this file in it was written by patella and is not read as an export.
pub const MARKER_FILE: &str = ".patella";

/// A file, or something else in a folder.
#[derive(Debug)]
pub struct Found {
    pub path: PathBuf,
    /// Size on disk.
    pub bytes: u64,
    pub kind: FoundKind,
}

impl Found {
    /// The path as the ledger shows it.
    pub fn shown(&self) -> String {
        match self.kind {
            FoundKind::StandardInput => STANDARD_INPUT.to_owned(),
            _ => shown(&self.path),
        }
    }
}

/// What was found at a path.
#[derive(Debug)]
pub enum FoundKind {
    /// A regular file.
    File,
    StandardInput,
    /// A file or folder that cannot be read.
    Unreadable(io::Error),
    /// A file or folder met before under another path, which is given.
    SameAs(PathBuf),
    /// A link to something that does not exist.
    DeadLink,
    /// A link within an export to something outside of all named paths.
    LinkOutside,
    /// A pipe, a socket or a device.
    NotAFile,
}

/// Everything under `paths`, each file read once, sorted by path within each of them.
///
/// A file or folder found again under the same path, such as a file named together with its folder, is not listed twice.
pub fn walk(paths: &[PathBuf]) -> Vec<Found> {
    let mut walker =
        Walker { roots: (paths.iter()).filter_map(|path| fs::canonicalize(path).ok()).collect(), ..Walker::default() };
    for path in paths {
        walker.path(path.clone());
    }
    walker.found
}

/// A path as text: `/` between folders, no control characters.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        return printable(&text.replace('\\', "/"));
    }
    printable(&text)
}

/// The text with control characters replaced.
pub(super) fn printable(text: &str) -> String {
    let is_hidden = |character: char| character.is_control() || is_invisible_control(character);
    text.replace(is_hidden, "\u{FFFD}")
}

#[derive(Default)]
struct Walker {
    found: Vec<Found>,
    /// The first path of each file and folder, by its path with all links resolved.
    seen: HashMap<PathBuf, PathBuf>,
    /// The named paths, all links resolved. Links inside are followed only to these.
    roots: Vec<PathBuf>,
}

impl Walker {
    fn path(&mut self, path: PathBuf) {
        if is_standard_input(&path) {
            // It can be read once only.
            if self.seen.insert(path.clone(), path.clone()).is_none() {
                self.push(path, 0, FoundKind::StandardInput);
            }
            return;
        }
        // Folders still to read: an explicit stack, since folders can be nested deeper than recursion allows.
        let mut stack = vec![path];
        while let Some(path) = stack.pop() {
            match self.look(&path) {
                Ok(mut inside) => {
                    inside.sort_unstable_by(|a, b| b.cmp(a));
                    stack.append(&mut inside);
                }
                Err(_) if path.is_symlink() && !path.exists() => {
                    self.push(path, 0, FoundKind::DeadLink);
                }
                Err(error) => self.push(path, 0, FoundKind::Unreadable(error)),
            }
        }
    }

    /// Records what is at `path`; for a folder, returns its entries.
    fn look(&mut self, path: &Path) -> io::Result<Vec<PathBuf>> {
        let metadata = fs::metadata(path)?;
        let whole = fs::canonicalize(path)?;
        if !self.roots.iter().any(|root| whole.starts_with(root)) {
            self.push(path.to_owned(), 0, FoundKind::LinkOutside);
            return Ok(Vec::new());
        }
        match self.seen.entry(whole) {
            Entry::Vacant(unseen) => unseen.insert(path.to_owned()),
            Entry::Occupied(first) if first.get() == path => return Ok(Vec::new()),
            Entry::Occupied(first) => {
                let kind = FoundKind::SameAs(first.get().clone());
                self.push(path.to_owned(), 0, kind);
                return Ok(Vec::new());
            }
        };
        if metadata.is_dir() {
            if super::is_own_report(path) {
                return Ok(Vec::new());
            }
            return Ok(self.inside(path, fs::read_dir(path)?));
        }
        let kind = if metadata.is_file() { FoundKind::File } else { FoundKind::NotAFile };
        self.push(path.to_owned(), metadata.len(), kind);
        Ok(Vec::new())
    }

    /// The entries of a folder, as far as it can be listed.
    fn inside(&mut self, folder: &Path, entries: fs::ReadDir) -> Vec<PathBuf> {
        let mut inside = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => inside.push(entry.path()),
                Err(error) => self.push(folder.to_owned(), 0, FoundKind::Unreadable(error)),
            }
        }
        inside
    }

    fn push(&mut self, path: PathBuf, bytes: u64, kind: FoundKind) {
        self.found.push(Found { path, bytes, kind });
    }
}
