//! A runner as somebody names one: a name, exports and a diary. Nothing of it is ever written.

pub(super) mod cache_key;
pub(super) mod diary;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::Reason;
use crate::files::{is_standard_input, walk};
use crate::settings::{Settings, Since};

/// A runner to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runner {
    /// Whatever tells one from another: a number of the study, or the name of a folder.
    pub name: String,
    pub exports: Vec<PathBuf>,
    /// The pain diary; `None` to look for it next to the exports and in them.
    pub notes: Option<PathBuf>,
    /// Name of the time zone of files that have none of their own.
    pub time_zone: Option<String>,
    /// First day in the study.
    pub joined: Option<Date>,
    /// Last day in the study.
    pub left: Option<Date>,
}

/// A line in JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    runner: Option<String>,
    export: Exports,
    notes: Option<PathBuf>,
    #[serde(alias = "time_zone")]
    tz: Option<String>,
    joined: Option<Date>,
    left: Option<Date>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Exports {
    One(PathBuf),
    Several(Vec<PathBuf>),
}

impl Runner {
    /// The runner of a line: a path, or JSON with `runner`, `export`, `notes`, `tz`, `joined` and `left`, of which `export`
    /// alone is needed.
    ///
    /// # Errors
    ///
    /// [`Reason::BadLine`].
    pub fn of_line(line: &[u8]) -> Result<Runner, Reason> {
        let line = line.trim_ascii();
        let runner = match line.first() {
            None => return Err(Reason::BadLine),
            Some(b'{') => {
                let written: Written = serde_json::from_slice(line).map_err(|_| Reason::BadLine)?;
                let exports = match written.export {
                    Exports::One(export) => vec![export],
                    Exports::Several(exports) => exports,
                };
                let first = exports.first().ok_or(Reason::BadLine)?;
                Runner {
                    name: written.runner.unwrap_or_else(|| name_of(first)),
                    notes: written.notes,
                    time_zone: written.tz.filter(|zone| !zone.is_empty()),
                    joined: written.joined,
                    left: written.left,
                    exports,
                }
            }
            Some(_) => Runner::at(path(line)?),
        };
        // Lines come from standard input already.
        let is_piped = runner.exports.iter().chain(&runner.notes).any(|path| is_standard_input(path));
        if is_piped || runner.name.is_empty() { Err(Reason::BadLine) } else { Ok(runner) }
    }

    /// The runner whose export lies here.
    pub fn at(export: PathBuf) -> Runner {
        Runner { name: name_of(&export), exports: vec![export], notes: None, time_zone: None, joined: None, left: None }
    }

    /// Bytes of all exports on disk.
    pub(super) fn bytes(&self) -> u64 {
        walk(&self.exports).iter().map(|found| found.bytes).sum()
    }

    /// The settings by which the runner is read.
    ///
    /// # Errors
    ///
    /// [`Reason::TimeZone`].
    pub(super) fn settings(&self, of_all: &Settings) -> Result<Settings, Reason> {
        let mut settings = of_all.clone();
        if let Some(zone) = &self.time_zone {
            settings.time_zone = Some(TimeZone::get(zone).map_err(|_| Reason::TimeZone)?);
        }
        if let Some(joined) = self.joined {
            settings.since = Some(Since::Day(joined));
        }
        settings.until = [settings.until, self.left].into_iter().flatten().min();
        Ok(settings)
    }
}

/// The name of a runner whose export lies here: that of the folder, or that of the file without its ending.
pub(super) fn name_of(export: &Path) -> String {
    let name = if export.is_dir() { export.file_name() } else { export.file_stem() };
    name.unwrap_or(export.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(unix)]
fn path(line: &[u8]) -> Result<PathBuf, Reason> {
    use std::os::unix::ffi::OsStrExt;
    Ok(PathBuf::from(std::ffi::OsStr::from_bytes(line)))
}

#[cfg(not(unix))]
fn path(line: &[u8]) -> Result<PathBuf, Reason> {
    std::str::from_utf8(line).map(PathBuf::from).map_err(|_| Reason::BadLine)
}
