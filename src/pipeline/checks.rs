//! What must hold between files, diary and choices before anything is worked out.

use std::path::Path;

use jiff::civil::Date;

use super::PipelineError;
use crate::calendar;
use crate::history::History;
use crate::pain::{PainDiary, PainNote};
use crate::settings::OnsetRules;
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

/// Makes sure that the days of the diary can be those of the recordings.
pub(super) fn check_days(
    diary: &PainDiary,
    history: &History,
    path: Option<&Path>,
    rules: &OnsetRules,
) -> Result<(), PipelineError> {
    let (Some(&first), Some(&last)) = (history.observed.first(), history.observed.last()) else {
        return Ok(());
    };
    let is_far = |note: &&PainNote| {
        calendar::days_between(last, note.day) > rules.most_days_apart
            || calendar::days_between(note.day, first) > rules.most_days_apart
    };
    let far: Vec<String> =
        (diary.notes.iter().filter(is_far)).map(|note| format!("line {}: {}", note.line, note.day)).collect();
    if far.is_empty() {
        return Ok(());
    }
    let more = match far.len().saturating_sub(FAR_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Err(PipelineError::FarNotes {
        path: path.unwrap_or(Path::new("")).to_owned(),
        lines: far[..far.len().min(FAR_LISTED)].join(", ") + &more,
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
