//! What lies in a folder, without following links.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::files::is_own_report;
use crate::settings::SearchLimits;

/// A file or folder.
#[derive(Debug, Clone)]
pub struct Entry {
    pub path: PathBuf,
    pub is_folder: bool,
    pub bytes: u64,
    /// When it was last changed.
    pub changed: Option<SystemTime>,
}

impl Entry {
    /// Its name; that of a folder ends with `/`.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if self.is_folder { name + "/" } else { name }
    }

    /// Its path from the folder around `folder` on, with `/` between folders.
    pub fn name_below(&self, folder: &Path) -> String {
        let from = folder.parent().unwrap_or(folder);
        let below = self.path.strip_prefix(from).unwrap_or(&self.path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }
}

/// The entries of a folder, and whether there are more.
pub struct Listed {
    pub entries: Vec<Entry>,
    pub is_cut: bool,
}

/// Files and folders directly in a folder, up to so many; links, hidden ones and what is neither are left out.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn list(folder: &Path, most: usize) -> io::Result<Listed> {
    let mut listed = Listed { entries: Vec::new(), is_cut: false };
    for (index, entry) in fs::read_dir(folder)?.enumerate() {
        if index == most {
            listed.is_cut = true;
            break;
        }
        let Ok(entry) = entry else { continue };
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        // Neither follows a link.
        let Some(about) = entry.metadata().ok().filter(|_| !is_hidden) else { continue };
        if about.is_file() || about.is_dir() {
            listed.entries.push(Entry {
                path: entry.path(),
                is_folder: about.is_dir(),
                bytes: about.len(),
                changed: about.modified().ok(),
            });
        }
    }
    // In whatever order the system lists them.
    listed.entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listed)
}

/// The files in a folder and in those inside it, the outer ones first. Reports are passed over.
pub fn below(folder: &Path, limits: &SearchLimits) -> Vec<Entry> {
    let mut files = Vec::new();
    let mut folders = VecDeque::from([(folder.to_owned(), 1)]);
    let mut left = limits.folder_entries;
    while let Some((folder, depth)) = folders.pop_front() {
        if left == 0 || is_own_report(&folder) {
            continue;
        }
        let Ok(listed) = list(&folder, left) else { continue };
        left -= listed.entries.len();
        for entry in listed.entries {
            if !entry.is_folder {
                files.push(entry);
            } else if depth < limits.depth {
                folders.push_back((entry.path, depth + 1));
            }
        }
    }
    files
}

/// Endings that exports and diaries have as a rule.
const ENDINGS: [&str; 13] = ["zip", "fit", "gpx", "tcx", "gz", "csv", "tsv", "xlsx", "ods", "xml", "json", "txt", "md"];

/// What is looked at first: 0 for a name that an export or a diary has as a rule, 1 for others.
pub fn rank(path: &Path) -> u8 {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    u8::from(!ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())))
}
