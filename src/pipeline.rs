//! The order of things: paths to readings to history to metrics to timeline to report. Only this room knows it.

mod account_lists;
mod analysis;
mod checks;
pub mod diary_import;
pub mod diary_page;
pub mod downloads;
pub mod find;
pub mod form;
pub mod note;
mod other_apps;
mod reader;
pub(crate) mod terrain_fill;

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use thiserror::Error;

pub use self::analysis::analyze;
use self::checks::{check_days, check_range, up_to};
pub use self::checks::{check_exports, check_request};
use self::reader::FileReader;
use crate::facts::Facts;
use crate::files;
use crate::history::ledger::{LedgerRow, Outcome};
use crate::history::{self, History};
use crate::pain::diary::{DiaryError, DiaryRemark};
use crate::report::output::{Goal, OutputError};
use crate::report::{self, Report, ReportError};
use crate::settings::Settings;
use crate::terrain::TerrainError;
use crate::timeline::Timeline;

/// What the runner asks for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Folders, archives and files to read.
    pub exports: Vec<PathBuf>,
    /// The pain diary.
    pub notes: Option<PathBuf>,
    /// Folder for the report.
    pub out: PathBuf,
    /// Overwrite a folder that patella did not write.
    pub force: bool,
}

/// What is reported, worked out and ready to be written.
#[derive(Debug, Clone)]
pub struct Made {
    /// The rows.
    pub timeline: Timeline,
    /// What the report states.
    pub facts: Facts,
    /// The account of every file.
    pub ledger: Vec<LedgerRow>,
    /// What was wrong with the lists of an account.
    pub lists: Vec<String>,
    /// What the runner should hear about the pain diary; none of it is an error.
    pub diary_remarks: Vec<DiaryRemark>,
}

impl Made {
    /// True where a file that should hold an activity was not read, or only in part, or rows of the diary were not
    /// understood.
    pub fn has_losses(&self) -> bool {
        self.ledger.iter().any(|row| row.outcome.is_loss()) || self.diary_remarks.iter().any(DiaryRemark::is_loss)
    }

    /// What the report is made of.
    pub fn report<'a>(&'a self, settings: &'a Settings) -> Report<'a> {
        Report { timeline: &self.timeline, facts: &self.facts, settings }
    }

    /// Makes the files of the report and puts them at `goal`, as it was before anything was read; `on_write` is called in
    /// between.
    ///
    /// # Errors
    ///
    /// [`PipelineError::Report`]; an older report stays whole.
    pub fn write(&self, goal: &Goal, settings: &Settings, on_write: &dyn Fn()) -> Result<(), PipelineError> {
        report::write(self.report(settings), &self.ledger, goal, on_write)?;
        Ok(())
    }
}

/// Why no report could be made.
#[derive(Debug, Error)]
pub enum PipelineError {
    /// A path that is not there, or that may not be looked at.
    #[error("{} cannot be opened ({source}); check how it is spelled", path.display())]
    Path {
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// A pipe, a socket or a device in place of an export.
    #[error("{} is {what}, not a file or folder; to read one activity file or archive from a pipe, write - in its place", path.display())]
    NotAFile {
        path: PathBuf,
        /// What it is, with its article.
        what: &'static str,
    },
    /// Standard input is asked for and is a terminal.
    #[error("- is standard input, and nothing is piped into it; name a file, or pipe one into patella")]
    Terminal,
    /// A folder in place of a diary.
    #[error("{} is a folder, not a pain diary; name the file in it", .0.display())]
    DiaryFolder(PathBuf),
    /// A diary without an end.
    #[error("{} is no pain diary: it is larger than any; check the name", .0.display())]
    LargeDiary(PathBuf),
    /// The diary cannot be understood.
    #[error(transparent)]
    Diary(#[from] DiaryError),
    /// A diary cannot be written.
    #[error(transparent)]
    Note(#[from] note::NoteError),
    /// The terrain model cannot serve.
    #[error(transparent)]
    Terrain(#[from] TerrainError),
    /// There is no file at all.
    #[error(
        "there is no file to read; point patella at the folder or zip that the watch maker sent (a folder with a report of patella in it is not read)"
    )]
    NoFile,
    /// Nothing in it is an activity.
    #[error(
        "no activity was found, files looked at: {files}; point patella at the folder or zip that the watch maker sent{losses}"
    )]
    NoActivity {
        /// Files found.
        files: usize,
        /// What could not be read, as the end of the sentence.
        losses: String,
    },
    /// The days asked for lie before or after everything read.
    #[error("nothing lies between --since and --until: what was read goes from {first} to {last}")]
    NothingInRange {
        /// First day with data.
        first: Date,
        /// Last day with data.
        last: Date,
    },
    /// Notes of other years.
    #[error("{}: these notes lie more than three years from every recording, which go from {first} to {last}: {lines}; correct their years, or leave them out", path.display())]
    FarNotes {
        /// The diary.
        path: PathBuf,
        /// The lines and their days.
        lines: String,
        /// First day with data.
        first: Date,
        /// Last day with data.
        last: Date,
    },
    /// The report cannot go where it is asked for.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The report cannot be written.
    #[error(transparent)]
    Report(#[from] ReportError),
}

/// Reads everything and writes the report. `tick` is called for each file read, from several threads.
///
/// # Errors
///
/// [`PipelineError`]; nothing is written then, and an older report stays whole.
pub fn report(request: &Request, settings: &Settings, tick: &(dyn Fn() + Sync)) -> Result<Made, PipelineError> {
    let goal = check_request(request, settings)?;
    let made = make(&request.exports, request.notes.as_deref(), settings, tick)?;
    made.write(&goal, settings, &|| ())?;
    Ok(made)
}

/// Reads everything and works out all that is shown, without writing it.
///
/// # Errors
///
/// [`PipelineError`].
pub fn make(
    exports: &[PathBuf],
    notes: Option<&Path>,
    settings: &Settings,
    tick: &(dyn Fn() + Sync),
) -> Result<Made, PipelineError> {
    check_exports(exports)?;
    let mut diary = notes.map(|path| checks::read_diary(path, settings)).transpose()?;
    let history = read(exports, notes, settings, tick)?;
    check_activities(&history)?;
    if let Some(diary) = &mut diary {
        check_days(diary, &history, notes, settings)?;
    }
    let lists = history.list_faults.clone();
    let history = match settings.until {
        Some(until) => up_to(history, until)?,
        None => history,
    };
    let (timeline, facts) = analyze(&history, diary.as_ref(), settings);
    check_range(&timeline, &history)?;
    let ledger = history.ledger;
    Ok(Made { timeline, facts, ledger, lists, diary_remarks: diary.map(|diary| diary.remarks).unwrap_or_default() })
}

/// Reads every file under the paths and makes one history of them. `notes` is the pain diary, in case it lies among them.
///
/// # Errors
///
/// Those of [`check_exports`].
pub fn read(
    exports: &[PathBuf],
    notes: Option<&Path>,
    settings: &Settings,
    tick: &(dyn Fn() + Sync),
) -> Result<History, PipelineError> {
    check_exports(exports)?;
    let reader = FileReader::new(notes, settings, tick)?;
    let mut readings = files::visit_all(exports, &settings.archive, &reader);
    reader::resolve(&mut readings, &reader.into_copies());
    account_lists::settle(&mut readings);
    Ok(history::build(readings, settings))
}

/// Makes sure that there is an activity to report on.
///
/// # Errors
///
/// [`PipelineError::NoFile`], [`PipelineError::NoActivity`].
pub fn check_activities(history: &History) -> Result<(), PipelineError> {
    if history.ledger.is_empty() {
        return Err(PipelineError::NoFile);
    }
    if !history.runs.is_empty() || !history.others.is_empty() || history.runs_not_chosen > 0 {
        return Ok(());
    }
    let with = |fits: fn(Outcome) -> bool| history.ledger.iter().find(|row| fits(row.outcome));
    let lost = with(Outcome::is_loss)
        .or_else(|| with(|outcome| outcome == Outcome::Unsupported))
        .or_else(|| with(|outcome| outcome == Outcome::Empty));
    let losses = lost.map(|row| format!(" (for one, {}: {})", row.path, row.reason));
    Err(PipelineError::NoActivity { files: history.ledger.len(), losses: losses.unwrap_or_default() })
}
