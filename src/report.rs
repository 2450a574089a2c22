//! From the timeline to files: page, PDF, chart, tables and JSON, put in place all at once.
//!
//! The files are written into a folder beside the goal and moved there at the end, so that a run that is stopped leaves an
//! older report whole. The same input gives the same bytes: no clock is asked.

mod charts;
pub mod html;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod shown;
pub mod tables;
pub mod units;
pub mod wording;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

pub use self::charts::Charts;
use crate::chart::{self, ChartError};
use crate::export::{MARKER_FILE, is_own_report};
use crate::history::ledger::LedgerRow;
use crate::settings::Settings;
use crate::timeline::Timeline;

/// First line of the marker file; the names of the other files of the report follow.
const MARKER_LINE: &str =
    "This folder was written by patella and is replaced by its next report. Its files:";

/// Why a report could not be written.
#[derive(Debug, Error)]
pub enum ReportError {
    /// The folder holds something that patella did not write.
    #[error("{} is not empty and was not written by patella; name another folder with --out, or replace all that is in it with --force", .0.display())]
    NotOurs(PathBuf),
    /// An older report with something in it that patella did not write, and that would be lost.
    #[error("{} was not written by patella and would be lost; move it elsewhere, or remove it with --force", .0.display())]
    Foreign(PathBuf),
    /// The goal is a file.
    #[error("{} is a file; name a folder with --out", .0.display())]
    NotAFolder(PathBuf),
    /// The goal holds something that is read, or lies within it.
    #[error("{} holds files that are to be read and would be lost ({}); name another folder with --out", goal.display(), input.display())]
    HoldsInput {
        /// The goal.
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
    /// A table cannot be written.
    #[error("a table cannot be written: {0}")]
    Table(#[from] csv::Error),
    /// The JSON cannot be written.
    #[error("report.json cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    /// The chart cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The PDF cannot be set.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
}

/// Makes sure that a report may be put at `goal`, before any work is done.
///
/// # Errors
///
/// [`ReportError::NotAFolder`]; [`ReportError::NotOurs`] and [`ReportError::Foreign`] unless `force`.
pub fn check_goal(goal: &Path, force: bool) -> Result<(), ReportError> {
    if goal.is_file() {
        return Err(ReportError::NotAFolder(goal.to_owned()));
    }
    let inside = entries(goal);
    if force || inside.is_empty() {
        return Ok(());
    }
    if !is_own_report(goal) {
        return Err(ReportError::NotOurs(goal.to_owned()));
    }
    let marker = fs::read_to_string(goal.join(MARKER_FILE)).unwrap_or_default();
    let ours = |path: &PathBuf| {
        let name = path.strip_prefix(goal).unwrap_or(path);
        name == Path::new(MARKER_FILE) || marker.lines().any(|ours| Path::new(ours) == name)
    };
    let files = inside.into_iter().flat_map(|path| {
        if path.is_dir() {
            entries(&path)
        } else {
            vec![path]
        }
    });
    files
        .into_iter()
        .find(|path| !ours(path))
        .map_or(Ok(()), |path| Err(ReportError::Foreign(path)))
}

/// Makes sure that putting a report at `goal` removes nothing that is read, whatever is forced.
///
/// # Errors
///
/// [`ReportError::HoldsInput`] where one of `inputs` is the goal or lies in it, and where the goal lies in one of them and
/// holds something that patella did not write.
pub fn check_inputs<'a>(
    goal: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), ReportError> {
    let Ok(whole_goal) = fs::canonicalize(goal) else {
        return Ok(());
    };
    let is_foreign = !entries(goal).is_empty() && !is_own_report(goal);
    let inputs = inputs.into_iter();
    let mut lost = inputs.filter(|input| {
        let whole = fs::canonicalize(input);
        whole.is_ok_and(|input| {
            input.starts_with(&whole_goal) || (is_foreign && whole_goal.starts_with(&input))
        })
    });
    match lost.next() {
        None => Ok(()),
        Some(input) => Err(ReportError::HoldsInput {
            goal: goal.to_owned(),
            input: input.to_owned(),
        }),
    }
}

/// What lies in a folder; nothing where it is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort_unstable();
    paths
}

/// Writes the whole report and puts it at `goal`. `on_write` is called when all is made and the disk is written to.
///
/// # Errors
///
/// [`ReportError`]; an older report at `goal` is then still whole.
pub fn write(
    timeline: &Timeline,
    ledger: &[LedgerRow],
    settings: &Settings,
    goal: &Path,
    on_write: &dyn Fn(),
) -> Result<(), ReportError> {
    let files = files(timeline, ledger, settings)?;
    on_write();
    // A link stays a link: what it leads to is replaced.
    let goal = &fs::canonicalize(goal).unwrap_or_else(|_| goal.to_owned());
    let parent = folder_of(goal);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| ReportError::Write { path, source }
    };
    fs::create_dir_all(parent).map_err(failed(parent))?;
    let staged = tempfile::Builder::new()
        .prefix(".patella-")
        .tempdir_in(parent)
        .map_err(failed(parent))?;
    for (name, bytes) in files {
        let path = staged.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        fs::write(&path, bytes).map_err(failed(&path))?;
    }
    put_in_place(staged, goal).map_err(failed(goal))
}

/// The folder that `goal` lies in.
fn folder_of(goal: &Path) -> &Path {
    let parent = goal
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// A file of the report: its name within the folder, and what is in it.
type ReportFile = (&'static str, Vec<u8>);

/// The report's files.
fn files(
    timeline: &Timeline,
    ledger: &[LedgerRow],
    settings: &Settings,
) -> Result<Vec<ReportFile>, ReportError> {
    let charts = Charts::of(timeline, settings)?;
    let png = chart::png(&charts.timeline.text, chart::PNG_SCALE)?;
    let descent_png = chart::png(&charts.descent.text, chart::PNG_SCALE)?;
    let mut json = serde_json::to_vec_pretty(timeline)?;
    json.push(b'\n');
    let page = html::page(timeline, settings, &charts).into_bytes();
    let mut files = vec![("report.html", page)];
    files.extend(printed(timeline, settings)?);
    files.extend([
        ("report.json", json),
        ("charts/timeline.svg", charts.timeline.text.into_bytes()),
        ("charts/timeline.png", png),
        ("charts/descent.svg", charts.descent.text.into_bytes()),
        ("charts/descent.png", descent_png),
        ("files.csv", tables::files(ledger)?),
    ]);
    files.extend(tables::all(timeline)?);
    // First, so that a folder left behind by a stopped run is never read as an export.
    let names = files.iter().map(|(name, _)| *name);
    let marker: Vec<&str> = std::iter::once(MARKER_LINE).chain(names).collect();
    files.insert(0, (MARKER_FILE, (marker.join("\n") + "\n").into_bytes()));
    Ok(files)
}

/// The PDF, where this program can make one.
#[cfg(feature = "pdf")]
fn printed(timeline: &Timeline, settings: &Settings) -> Result<Option<ReportFile>, ReportError> {
    Ok(Some(("report.pdf", pdf::pdf(timeline, settings)?)))
}

/// This program was built without the PDF.
#[cfg(not(feature = "pdf"))]
fn printed(_: &Timeline, _: &Settings) -> Result<Option<ReportFile>, ReportError> {
    Ok(None)
}

/// Moves the new folder to its goal; what stood there goes only when the new one is complete.
fn put_in_place(staged: tempfile::TempDir, goal: &Path) -> io::Result<()> {
    // A temporary folder is for its owner alone; a report is an ordinary folder.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = goal
            .metadata()
            .map_or(0o755, |metadata| metadata.permissions().mode() & 0o777);
        fs::set_permissions(staged.path(), fs::Permissions::from_mode(mode))?;
    }
    if !goal.exists() {
        return fs::rename(staged.keep(), goal);
    }
    let old = tempfile::Builder::new()
        .prefix(".patella-old-")
        .tempdir_in(folder_of(goal))?;
    let aside = old.path().join("report");
    fs::rename(goal, &aside)?;
    let staged = staged.keep();
    if let Err(error) = fs::rename(&staged, goal) {
        fs::rename(&aside, goal)?;
        fs::remove_dir_all(&staged)?;
        return Err(error);
    }
    Ok(())
}
