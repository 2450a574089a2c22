//! What must hold of the inputs before anything is read, and between files, diary and choices before anything is worked out.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{PipelineError, Request};
use crate::calendar;
use crate::files::is_standard_input;
use crate::history::History;
use crate::pain::diary::{self, BadCell, MOST_BYTES};
use crate::pain::{PainDiary, PainNote};
use crate::report::output::{Goal, Protected, kind};
use crate::settings::{DiaryRules, Settings};
use crate::timeline::Timeline;

/// The history as it was on the evening of a day.
pub(super) fn up_to(mut history: History, until: Date) -> Result<History, PipelineError> {
    let days = || history.observed.iter().copied();
    if let (Some(first), Some(last)) = (days().min(), days().max())
        && first > until
    {
        return Err(PipelineError::NothingInRange { first, last });
    }
    let runs = history.runs.len();
    history.runs.retain(|run| run.day <= until);
    history.runs_not_chosen += runs - history.runs.len();
    history.others.retain(|other| other.day <= until);
    history.observed.retain(|day| *day <= until);
    history.days.retain(|day, _| *day <= until);
    Ok(history)
}

/// Notes that are named one by one.
const FAR_LISTED: usize = 5;

/// Takes notes out of the diary that lie years from every recording: their year is mistyped.
///
/// # Errors
///
/// [`PipelineError::FarNotes`] where that is most of them, or nothing may be left out.
pub(super) fn check_days(
    diary: &mut PainDiary,
    history: &History,
    path: Option<&Path>,
    settings: &Settings,
) -> Result<(), PipelineError> {
    let (Some(&first), Some(&last)) = (history.observed.first(), history.observed.last()) else {
        return Ok(());
    };
    let most_apart = settings.onset.most_days_apart;
    let is_far = |note: &PainNote| {
        calendar::days_between(last, note.day) > most_apart || calendar::days_between(note.day, first) > most_apart
    };
    let far: Vec<(u64, Date)> =
        diary.notes.iter().filter(|note| is_far(note)).map(|note| (note.line, note.day)).collect();
    if far.is_empty() {
        return Ok(());
    }
    if 2 * far.len() <= diary.notes.len() && !settings.diary.is_strict {
        diary.notes.retain(|note| !is_far(note));
        diary.add_unread(far.iter().map(|(line, day)| BadCell::far_day(*line, *day)));
        return Ok(());
    }
    let more = match far.len().saturating_sub(FAR_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let lines: Vec<String> = far.iter().take(FAR_LISTED).map(|(line, day)| format!("line {line}: {day}")).collect();
    Err(PipelineError::FarNotes {
        path: path.unwrap_or(Path::new("")).to_owned(),
        lines: lines.join(", ") + &more,
        first,
        last,
    })
}

/// A report on no day at all would look like one on a runner who does not run.
pub(super) fn check_range(timeline: &Timeline, history: &History) -> Result<(), PipelineError> {
    let days = || history.observed.iter().copied();
    match (timeline.first_day, days().min(), days().max()) {
        (None, Some(first), Some(last)) => Err(PipelineError::NothingInRange { first, last }),
        _ => Ok(()),
    }
}

/// Makes sure that everything asked for can be read and the report be put where it is asked for, before anything is read.
///
/// # Errors
///
/// [`PipelineError`] for a path that is not there or is no file or folder, and for a place that no report can go to.
pub fn check_request(request: &Request, settings: &Settings) -> Result<Goal, PipelineError> {
    let inputs = request.exports.iter().chain(&request.notes);
    let inputs = inputs.chain(&settings.terrain).chain(&settings.config);
    Protected::new(inputs.map(PathBuf::as_path)).check_folder(&request.out)?;
    let goal = Goal::check(&request.out, request.force)?;
    check_exports(&request.exports)?;
    if let Some(notes) = &request.notes {
        check_there(notes)?;
    }
    Ok(goal)
}

/// Makes sure that every export is a folder or a file.
///
/// # Errors
///
/// [`PipelineError::Path`], [`PipelineError::NotAFile`], [`PipelineError::Terminal`].
pub fn check_exports(exports: &[PathBuf]) -> Result<(), PipelineError> {
    for path in exports {
        let Some(about) = check_there(path)? else {
            continue;
        };
        if !about.is_file() && !about.is_dir() {
            return Err(PipelineError::NotAFile { path: path.clone(), what: kind(about.file_type()) });
        }
    }
    Ok(())
}

/// What the system says of something that is to be read; `None` for standard input.
fn check_there(path: &Path) -> Result<Option<fs::Metadata>, PipelineError> {
    if is_standard_input(path) {
        return match io::stdin().is_terminal() {
            true => Err(PipelineError::Terminal),
            false => Ok(None),
        };
    }
    let about = fs::metadata(path).map_err(|source| PipelineError::Path { path: path.to_owned(), source })?;
    Ok(Some(about))
}

/// Reads the diary. A pipe is read once, to its end.
pub(super) fn read_diary(path: &Path, settings: &Settings) -> Result<PainDiary, PipelineError> {
    let unreadable = |source| PipelineError::Path { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let mut take = |source: &mut dyn Read| source.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    let (name, taken) = if is_standard_input(path) {
        ("standard input".into(), take(&mut io::stdin().lock()))
    } else {
        if path.is_dir() {
            return Err(PipelineError::DiaryFolder(path.to_owned()));
        }
        let mut file = File::open(path).map_err(unreadable)?;
        (path.to_string_lossy(), take(&mut file))
    };
    if taken.map_err(unreadable)? as u64 > MOST_BYTES {
        return Err(PipelineError::LargeDiary(path.to_owned()));
    }
    let zone = settings.time_zone.clone().unwrap_or_else(|| settings.system_zone.clone());
    let rules = DiaryRules { time_zone: Some(zone), ..settings.diary.clone() };
    Ok(diary::read_with(&bytes, &name, &rules)?)
}
