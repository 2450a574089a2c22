//! One file looked at closely: what we read, what another reader makes of it, and where the two differ.
//!
//! For the runner who wonders why a figure is what it is, and for whoever mends a decoder. The other reader is `fitparser`
//! for FIT and `gpx` for GPX; both are strict and complete where ours is lenient and takes only what a report needs. TCX
//! has no second reader. Positions are compared and never shown.
//!
//! In: a path, also of a member of an archive as `files.csv` writes it (`export.zip!/run.fit`). Out: one [`Inspection`] for
//! each activity file found under it, and on request a chart of each run in it.

mod chart;
mod compare;
mod reference_reader;

use std::path::{Path, PathBuf};

use serde::Serialize;
use thiserror::Error;

use crate::activity::{Fault, Recording};
use crate::decode::{self, Decoded};
use crate::descent::DrawnProfile;
use crate::files::sniff::Content;
use crate::files::{self, FoundFile, MEMBER, STANDARD_INPUT};
use crate::pipeline::{self, PipelineError, terrain_fill};
use crate::session::{self, Session};
use crate::settings::Settings;
use crate::terrain::{Terrain, TerrainError};

pub use self::chart::{ChartGoal, RunChartError, check_goal, write_charts};
use self::compare::{CollectedFile, FileCollector};
pub use self::compare::{Comparison, Figure};
pub use self::reference_reader::SecondReader;

/// What one file says.
#[derive(Debug, Clone, Serialize)]
pub struct Inspection {
    /// Path as shown in the ledger.
    pub path: String,
    /// Bytes, unpacked.
    pub bytes: usize,
    /// What its content is.
    pub format: &'static str,
    /// What is worth knowing of the file, in sentences: faults, or that it holds no activity.
    pub remarks: Vec<String>,
    /// The figures, ours next to those of the second reader.
    pub figures: Vec<Comparison>,
    /// The second reader; `None` for a format that has none.
    pub second_reader: Option<SecondReader>,
    /// Why the second reader gave nothing.
    pub second_error: Option<String>,
    /// What became of it: one for each activity, by the rules of the report.
    #[serde(skip)]
    pub sessions: Vec<Session>,
    /// The profile of each of them; `None` where altitude or distance are missing.
    #[serde(skip)]
    pub outlines: Vec<Option<DrawnProfile>>,
    /// What was read, samples and all.
    #[serde(skip)]
    pub recordings: Vec<Recording>,
}

impl Inspection {
    /// True where a file that should hold an activity was not read, or only in part.
    pub fn has_losses(&self) -> bool {
        self.recordings.iter().any(Recording::is_damaged)
            || (self.recordings.is_empty() && self.second_reader.is_some())
    }

    /// The figures that both readers tell and tell differently.
    pub fn differences(&self) -> impl Iterator<Item = &Comparison> {
        let both = self.figures.iter();
        both.filter(|figure| figure.agrees == Some(false))
    }
}

/// Why there is nothing to look at.
#[derive(Debug, Error)]
pub enum InspectError {
    /// The path is not there, or is no file or folder.
    #[error(transparent)]
    Path(#[from] PipelineError),
    /// Nothing under the path can be read.
    #[error("{path} cannot be looked at: {reason}")]
    Unreadable {
        /// The path as it was given.
        path: String,
        /// Why.
        reason: String,
    },
    /// The terrain model cannot serve.
    #[error(transparent)]
    Terrain(#[from] TerrainError),
    /// The archive holds no such file.
    #[error("{archive} holds no {member}; `patella check {archive} --json` lists what it holds")]
    NoMember {
        archive: String,
        /// The name that is not in it.
        member: String,
    },
}

/// Looks at one file, at one member of an archive, or at every activity file of a folder or archive.
///
/// # Errors
///
/// [`InspectError`] where nothing is there or nothing can be read.
pub fn inspect(path: &Path, settings: &Settings) -> Result<Vec<Inspection>, InspectError> {
    let shown = path.to_string_lossy().into_owned();
    let (on_disk, member) = split_member(path, &shown);
    pipeline::check_exports(std::slice::from_ref(&on_disk))?;
    let terrain = settings.terrain.as_deref().map(Terrain::open).transpose()?;
    let collector = FileCollector::new(member.as_deref());
    let files = files::visit_all(std::slice::from_ref(&on_disk), &settings.archive, &collector);
    let mut inspections = Vec::new();
    let mut first_reason = None;
    for file in files {
        match file {
            CollectedFile::File(found, bytes) => {
                inspections.push(inspect_file(&found, &bytes, terrain.as_ref(), settings));
            }
            CollectedFile::Problem(reason) => first_reason = first_reason.or(Some(reason)),
            CollectedFile::Other => {}
        }
    }
    match (inspections.is_empty(), first_reason, member) {
        (false, ..) => Ok(inspections),
        (true, Some(reason), _) => Err(InspectError::Unreadable { path: shown, reason }),
        (true, None, Some(member)) => {
            Err(InspectError::NoMember { archive: on_disk.to_string_lossy().into_owned(), member })
        }
        (true, None, None) => {
            Err(InspectError::Unreadable { path: shown, reason: "no FIT, GPX or TCX file is in it".to_owned() })
        }
    }
}

/// The path on disk, and what is asked for within it. A path that is on disk as it stands is no member of anything.
fn split_member(path: &Path, shown: &str) -> (PathBuf, Option<String>) {
    if path.exists() {
        return (path.to_owned(), None);
    }
    match shown.split_once(MEMBER) {
        // A member of what is piped in, by the name that files.csv gives it.
        Some((STANDARD_INPUT, _)) if !Path::new(STANDARD_INPUT).exists() => {
            (PathBuf::from("-"), Some(shown.to_owned()))
        }
        Some((archive, _)) => (PathBuf::from(archive), Some(shown.to_owned())),
        None => (path.to_owned(), None),
    }
}

/// Reads the bytes of one activity file twice and compares.
fn inspect_file(found: &FoundFile, bytes: &[u8], terrain: Option<&Terrain>, settings: &Settings) -> Inspection {
    let format = files::sniff::content(bytes);
    let second_reader = SecondReader::of(format);
    let mut remarks: Vec<String> = found.damage.clone().into_iter().collect();
    let mut recordings = match read(format, bytes) {
        Ok(recordings) => recordings,
        Err(remark) => {
            remarks.push(remark);
            Vec::new()
        }
    };
    let faults = recordings.iter().flat_map(|recording| &recording.faults);
    remarks.extend(faults.map(Fault::to_string));
    let ours = compare::ours(&recordings);
    if let Some(terrain) = terrain {
        terrain_fill::lay_under(terrain, &mut recordings, &settings.descent);
    }
    let (mut sessions, mut outlines) = (Vec::new(), Vec::new());
    for recording in &recordings {
        match session::with_elevation(recording, settings) {
            Ok(made) => {
                for (session, elevation) in made {
                    outlines.push(elevation.drawn_profile(&recording.samples, &settings.descent));
                    sessions.push(session);
                }
            }
            Err(error) => remarks.push(error.to_string()),
        }
    }
    let (theirs, second_error) = match second_reader.map(|reader| reader.read(bytes)) {
        None => (None, None),
        Some(Ok(figures)) => (Some(figures), None),
        Some(Err(why)) => (None, Some(why)),
    };
    Inspection {
        path: found.path.clone(),
        bytes: bytes.len(),
        format: format.name(),
        remarks,
        figures: compare::compare(&ours, theirs.as_ref()),
        second_reader,
        second_error,
        sessions,
        outlines,
        recordings,
    }
}

/// The activities of a file; the sentence says what it holds instead.
fn read(format: Content, bytes: &[u8]) -> Result<Vec<Recording>, String> {
    let decoded = match format {
        Content::Fit => decode::fit::decode(bytes),
        Content::Gpx => decode::gpx::decode(bytes),
        Content::Tcx => decode::tcx::decode(bytes),
        other => return Err(format!("its content is {}, no activity file", other.name())),
    };
    match decoded {
        Ok(Decoded::Activities(recordings)) => Ok(recordings),
        Ok(Decoded::NotActivity { what, .. }) => Err(format!("no activity: {what}")),
        Err(error) => Err(error.to_string()),
    }
}
