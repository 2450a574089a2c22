//! The chart of one run, written where the runner asks for it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::Inspection;
use crate::chart::{self, ChartError, RunProfile, Svg};
use crate::files::HEAD_BYTES;
use crate::files::sniff::{self, Content};
use crate::report::output::{FileError, FileGoal, Protected};
use crate::report::text;
use crate::settings::Settings;

/// Endings of files that hold a chart; the first is that of a name of our own.
const ENDINGS: [&str; 2] = ["svg", "png"];
/// Endings of activity files, which make no part of the name of a chart.
const ACTIVITY_ENDINGS: [&str; 4] = ["fit", "gpx", "tcx", "gz"];

/// Where a chart is to go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChartGoal {
    /// The file; `None` for one named after the activity, in the current folder.
    pub path: Option<PathBuf>,
    /// Overwrite what is there.
    pub force: bool,
}

/// Why there is no chart.
#[derive(Debug, Error)]
pub enum RunChartError {
    /// No activity has what a profile needs.
    #[error(
        "no chart: no run in it tells its descent, its distance and its altitude, or it has heights from satellites alone, which wander too far to tell grades (--dem gives others)"
    )]
    NoProfile,
    /// Neither SVG nor PNG.
    #[error("{} names no chart; let it end in .svg or .png", .0.display())]
    Ending(PathBuf),
    /// An activity or archive that is read, or anything else that this run was given.
    #[error("{} is one of the files that are read and would be lost; name another file with --chart=FILE", .0.display())]
    IsRead(PathBuf),
    /// It cannot go where it is to go.
    #[error(transparent)]
    File(#[from] FileError),
    /// The chart cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
}

/// Makes sure that a chart may be written where it is asked for, before `file` is read.
///
/// # Errors
///
/// [`RunChartError`] for a name that is no chart's, and for a file that is there or is read.
pub fn check_goal(goal: &ChartGoal, file: &Path, settings: &Settings) -> Result<(), RunChartError> {
    let Some(path) = &goal.path else {
        return Ok(());
    };
    numbered(path, &[])?;
    check_file(path, goal.force, &protected(file, settings))
}

/// What must not be written over: the file or folder that is looked at, and the files of the settings.
fn protected(file: &Path, settings: &Settings) -> Protected {
    let (on_disk, _) = super::split_member(file, &file.to_string_lossy());
    let others = settings.terrain.iter().chain(&settings.config);
    Protected::new(others.chain([&on_disk]).map(PathBuf::as_path))
}

/// Makes sure that nothing is at `path`, or a file that may go.
fn check_file(path: &Path, force: bool, protected: &Protected) -> Result<(), RunChartError> {
    if protected.holds_file(path, is_read) {
        return Err(RunChartError::IsRead(path.to_owned()));
    }
    Ok(file_goal(path, force).check()?)
}

fn file_goal(path: &Path, force: bool) -> FileGoal<'_> {
    FileGoal { path, option: "--chart=FILE", force }
}

/// True for a file whose content is taken for an activity or an archive, or that cannot be looked into.
fn is_read(path: &Path) -> bool {
    let mut head = Vec::new();
    let opened = File::open(path).map(|file| file.take(HEAD_BYTES as u64));
    let read = opened.and_then(|mut file| file.read_to_end(&mut head));
    let is_activity = || matches!(sniff::content(&head), Content::Fit | Content::Gpx | Content::Tcx);
    read.is_err() || is_activity() || sniff::is_zip(&head) || sniff::is_gzip(&head)
}

/// Draws every run that was found in `file` and writes a file for each; gives back their names.
///
/// # Errors
///
/// [`RunChartError`]; charts written before it stay.
pub fn write_charts(
    found: &[Inspection],
    goal: &ChartGoal,
    file: &Path,
    settings: &Settings,
) -> Result<Vec<PathBuf>, RunChartError> {
    let protected = protected(file, settings);
    let mut written: Vec<PathBuf> = Vec::new();
    for inspection in found {
        for chart in charts(inspection, settings)? {
            let wanted = match &goal.path {
                Some(path) => path.clone(),
                None => own_name(&inspection.path),
            };
            let path = numbered(&wanted, &written)?;
            check_file(&path, goal.force, &protected)?;
            file_goal(&path, goal.force).put(&bytes(&path, &chart)?)?;
            written.push(path);
        }
    }
    if written.is_empty() {
        return Err(RunChartError::NoProfile);
    }
    Ok(written)
}

/// A chart of each activity that has a profile.
fn charts(inspection: &Inspection, settings: &Settings) -> Result<Vec<Svg>, ChartError> {
    let sessions = inspection.sessions.iter().zip(&inspection.outlines);
    let with_profile = sessions.filter_map(|(session, outline)| Some((session, session.downhill?, outline.as_ref()?)));
    with_profile
        .map(|(session, downhill, outline)| {
            let text = text::run_profile(session, &downhill, &settings.descent, settings.units);
            chart::draw_run(RunProfile { elevation: outline, downhill: &downhill, text: &text }, settings)
        })
        .collect()
}

/// `run.fit.gz` gives `run-descent.svg`.
fn own_name(shown: &str) -> PathBuf {
    let mut name = shown.rsplit(['/', '\\']).next().unwrap_or(shown);
    while let Some((stem, ending)) = name.rsplit_once('.') {
        let is_activity = ACTIVITY_ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
        if !is_activity || stem.is_empty() {
            break;
        }
        name = stem;
    }
    // Exports put the address of the account before the number of an activity; a drawing is made to be passed on.
    let address = name.find('@').and_then(|at| name[at..].split_once('_'));
    let name = address.map_or(name, |(_, number)| number);
    PathBuf::from(format!("{name}-descent.{}", ENDINGS[0]))
}

/// The name itself or, where a chart before took it, the same with the next number.
fn numbered(wanted: &Path, taken: &[PathBuf]) -> Result<PathBuf, RunChartError> {
    let ending = wanted.extension().and_then(|ending| ending.to_str());
    let ending = ending
        .map(str::to_ascii_lowercase)
        .filter(|ending| ENDINGS.contains(&ending.as_str()))
        .ok_or_else(|| RunChartError::Ending(wanted.to_owned()))?;
    let stem = wanted.file_stem().unwrap_or_default().to_string_lossy();
    let with = |number: usize| wanted.with_file_name(format!("{stem}-{number}.{ending}"));
    let mut path = wanted.to_owned();
    let mut number = 1;
    while taken.contains(&path) {
        number += 1;
        path = with(number);
    }
    Ok(path)
}

fn bytes(path: &Path, chart: &Svg) -> Result<Vec<u8>, ChartError> {
    let is_image = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDINGS[1]));
    if is_image { chart::png(&chart.text, chart::PNG_SCALE) } else { Ok(chart.standalone().into_bytes()) }
}

#[cfg(test)]
mod tests {
    //! Names of charts.

    use super::*;

    #[test]
    fn a_chart_is_named_after_its_activity() {
        for (shown, expected) in [
            ("a/run.fit", "run-descent.svg"),
            ("export.zip!/b/run.fit.gz", "run-descent.svg"),
            ("my.morning.GPX", "my.morning-descent.svg"),
            ("ann@example.org_1234.fit", "1234-descent.svg"),
            (".fit", ".fit-descent.svg"),
        ] {
            assert_eq!(own_name(shown), Path::new(expected));
        }
    }

    #[test]
    fn a_second_chart_of_the_same_name_gets_a_number() {
        let wanted = Path::new("here/run.png");
        let taken = [wanted.to_owned(), PathBuf::from("here/run-2.png")];
        assert_eq!(numbered(wanted, &taken).unwrap(), Path::new("here/run-3.png"));
        let other = numbered(Path::new("run.fit"), &[]);
        assert!(matches!(other, Err(RunChartError::Ending(_))));
    }
}
