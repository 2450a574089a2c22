//! Finding a runner's diary: in the folder of the export, next to the export, or in the archive. Where no name promises one, the
//! one table of the folder that is a diary by its content.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use zip::ZipArchive;

use super::{Runner, name_of};
use crate::cohort::Reason;
use crate::pain::diary::MOST_BYTES;
use crate::pipeline::downloads::is_diary;
use crate::settings::DiaryRules;

/// A diary on disk.
pub(in crate::cohort) struct DiaryFile {
    pub(in crate::cohort) path: PathBuf,
    /// Where it was unpacked to.
    _unpacked: Option<NamedTempFile>,
}

/// Words of which the name of a diary has one; the first go before the last.
const WORDS: [&str; 4] = ["notes", "pain", "knee", "diary"];
const ENDINGS: [&str; 3] = ["csv", "xlsx", "ods"];

/// The diary of a runner: the one that is named, or one that is found; `None` without one.
///
/// # Errors
///
/// [`Reason::NoSuchDiary`] where the one that is named is not there.
pub(in crate::cohort) fn of(runner: &Runner, rules: &DiaryRules) -> Result<Option<DiaryFile>, Reason> {
    if let Some(path) = &runner.notes {
        return match path.is_file() {
            true => Ok(Some(DiaryFile { path: path.clone(), _unpacked: None })),
            false => Err(Reason::NoSuchDiary),
        };
    }
    Ok(runner.exports.iter().find_map(|export| found(export, rules)))
}

fn found(export: &Path, rules: &DiaryRules) -> Option<DiaryFile> {
    let inside = || {
        let files = if export.is_dir() { files_in(export) } else { Vec::new() };
        best(&files).or_else(|| by_content(files, rules))
    };
    let on_disk = inside().or_else(|| next_to(export));
    let on_disk = on_disk.map(|path| DiaryFile { path, _unpacked: None });
    on_disk.or_else(|| if export.is_file() { in_archive(export).ok().flatten() } else { None })
}

/// A diary next to an export: one that begins with the export's name, or, where nothing else is there, any.
fn next_to(export: &Path) -> Option<PathBuf> {
    let folder = export.parent()?;
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = name_of(export).to_lowercase();
    let files = files_in(folder);
    let of_name = |path: &&PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        stem.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphanumeric))
    };
    let own: Vec<PathBuf> = files.iter().filter(of_name).cloned().collect();
    let is_table = |path: &&PathBuf| ENDINGS.contains(&ending(path).as_str());
    let exact = own.iter().filter(is_table).find(|path| name_of(path).to_lowercase() == name);
    let others = || {
        let others = fs::read_dir(folder).ok()?.flatten().filter(|entry| entry.path() != export);
        let mut archives = others.filter(|entry| ending(&entry.path()) == "zip" || entry.path().is_dir());
        archives.next().is_none().then(|| best(&files)).flatten()
    };
    exact.cloned().or_else(|| best(&own)).or_else(others)
}

/// The files of a folder, not those of folders in it. The folder of a large study is listed for each runner without a diary
/// of its own, so only links are looked at one by one.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_file = |entry: &DirEntry| match entry.file_type() {
        Ok(kind) if !kind.is_symlink() => kind.is_file(),
        _ => entry.path().is_file(),
    };
    entries.filter(is_file).map(|entry| entry.path()).collect()
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// The place of a name among those of diaries; `None` for one that is none.
fn rank(path: &Path) -> Option<(usize, usize, String)> {
    let stem = path.file_stem()?.to_string_lossy().to_lowercase();
    let mut words = WORDS.iter();
    let word = words.position(|word| stem.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word))?;
    let ending = ending(path);
    Some((word, ENDINGS.iter().position(|known| *known == ending)?, stem))
}

fn best(paths: &[PathBuf]) -> Option<PathBuf> {
    paths.iter().filter_map(|path| Some((rank(path)?, path))).min().map(|(_, path)| path.clone())
}

/// Tables that are looked into, and bytes of the largest.
const MOST_TABLES: usize = 20;
const MOST_TABLE_BYTES: u64 = 4 << 20;

/// The one table that is a diary by its content; `None` where several are.
fn by_content(mut files: Vec<PathBuf>, rules: &DiaryRules) -> Option<PathBuf> {
    let is_small = |path: &PathBuf| fs::metadata(path).is_ok_and(|about| about.len() <= MOST_TABLE_BYTES);
    files.retain(|path| ENDINGS.contains(&ending(path).as_str()) && is_small(path));
    files.sort();
    files.truncate(MOST_TABLES);
    files.retain(|path| is_diary(path, rules));
    if files.len() == 1 { files.pop() } else { None }
}

/// A diary in a zip: at its top, or in the one folder at its top. It is unpacked.
fn in_archive(archive: &Path) -> io::Result<Option<DiaryFile>> {
    let Ok(mut zip) = ZipArchive::new(File::open(archive)?) else {
        return Ok(None);
    };
    let names = zip.file_names().flatten().filter(|name| name.matches('/').count() < 2);
    let names: Vec<PathBuf> = names.map(|name| PathBuf::from(name.as_ref())).collect();
    let Some(best) = best(&names) else {
        return Ok(None);
    };
    let suffix = format!(".{}", ending(&best));
    let Ok(mut member) = zip.by_name(&best.to_string_lossy()) else {
        return Ok(None);
    };
    let mut unpacked = Builder::new().suffix(&suffix).tempfile()?;
    // A diary that is larger than any is refused where it is read.
    io::copy(&mut (&mut member).take(MOST_BYTES + 1), &mut unpacked)?;
    Ok(Some(DiaryFile { path: unpacked.path().to_owned(), _unpacked: Some(unpacked) }))
}
