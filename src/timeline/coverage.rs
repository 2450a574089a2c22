//! What was read and what was not, counted.

use std::collections::BTreeMap;

use serde::Serialize;

use super::RunEntry;
use crate::activity::Sport;
use crate::history::ledger::Tie;
use crate::history::ledger::{LedgerRow, Outcome};
use crate::history::{Activity, History};
use crate::pain::PainDiary;
use crate::session::Flag;

/// What was read and what was not; the counts of `outcomes` add up to `files`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Coverage {
    /// Files found, counted one by one inside archives.
    pub files: usize,
    /// Files by outcome, in the ledger's order; outcomes that did not occur are left out.
    pub outcomes: Vec<OutcomeCount>,
    /// Reasons for what was not read or only partly, without file names.
    pub not_read: Vec<ReasonCount>,
    /// Devices and the number of runs of each.
    pub devices: Vec<ReasonCount>,
    /// Sources of the local time and the number of runs of each.
    pub offset_sources: Vec<ReasonCount>,
    pub duplicates_merged: usize,
    /// What tied files that were left out to those that are counted, in words, and how many files of each.
    pub copies: Vec<ReasonCount>,
    /// What makes files that are both counted look like one, in words, and how many files of each.
    pub suspects: Vec<ReasonCount>,
    /// Runs and other activities that no file holds, known from an account's list alone.
    pub from_account: usize,
    /// Activities whose files name no sport: what each was taken for by its speed, or that it was not, and how many.
    pub sports_guessed: Vec<ReasonCount>,
    /// Activities of another sport.
    pub other_sport_activities: usize,
    /// Runs left out because of `--since`, `--until` or `--sport`.
    pub runs_outside_choice: usize,
    /// What of the pain diary could not be read, each fault once with its place; such a row, or score, does not count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diary_unread: Vec<String>,
    /// Words of the pain diary without a meaning of their own, each once with its place; they stand in the notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diary_words: Vec<String>,
    /// Rows of the pain diary without a score: days without a note.
    #[serde(skip_serializing_if = "is_zero")]
    pub diary_rows_without_score: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Coverage {
    /// The same, with what could not be read of the diary.
    pub(super) fn with_diary(self, diary: Option<&PainDiary>) -> Coverage {
        let Some(reading) = diary.map(|diary| &diary.reading) else {
            return self;
        };
        Coverage {
            diary_unread: reading.unread_listed(),
            diary_words: reading.unknown_words_listed(),
            diary_rows_without_score: reading.rows_without_score,
            ..self
        }
    }
}

/// How many files had one outcome.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeCount {
    /// The outcome, as in `files.csv`.
    pub outcome: Outcome,
    pub files: usize,
}

/// How often a thing occurs.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonCount {
    /// The thing in words.
    pub what: String,
    /// How often.
    pub count: usize,
}

/// Counts the files of a history by what became of them, and its runs by device and source of their local time.
pub(super) fn coverage(history: &History, runs: &[RunEntry]) -> Coverage {
    let rows = &history.ledger;
    let files_with = |outcome: Outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    let outcomes = Outcome::ALL
        .into_iter()
        .map(|outcome| OutcomeCount { outcome, files: files_with(outcome) })
        .filter(|count| count.files > 0)
        .collect();
    let not_read = rows.iter().filter(|row| {
        matches!(row.outcome, Outcome::Recovered | Outcome::Unsupported | Outcome::Unreadable | Outcome::Empty)
    });
    let all = || history.runs.iter().chain(&history.others);
    let with = |flag: Flag| all().filter(|activity: &&Activity| activity.session.flags.contains(&flag)).count();
    Coverage {
        files: rows.len(),
        outcomes,
        not_read: count(
            not_read
                .map(|row| format!("{}: {}", row.outcome.name(), row.reason))
                .chain(history.list_faults.iter().map(|fault| format!("{}: {fault}", Outcome::Overlay.name()))),
        ),
        devices: count(runs.iter().map(|run| run.device.clone().unwrap_or_else(|| "unknown device".to_owned()))),
        offset_sources: count(runs.iter().map(|run| run.offset_source.name().to_owned())),
        duplicates_merged: with(Flag::HasDuplicate),
        from_account: with(Flag::FromAccount),
        copies: ties(rows, true),
        suspects: ties(rows, false),
        sports_guessed: count(all().filter_map(|activity| guessed_sport(activity).map(str::to_owned))),
        other_sport_activities: history.others.len(),
        runs_outside_choice: 0,
        diary_unread: Vec::new(),
        diary_words: Vec::new(),
        diary_rows_without_score: 0,
    }
}

/// What an activity was taken for whose sport its file does not name; `None` where the sport is known.
fn guessed_sport(activity: &Activity) -> Option<&'static str> {
    let session = &activity.session;
    let is_guessed = session.flags.contains(&Flag::SportInferred);
    match session.sport {
        Sport::Unknown => Some("sport unknown, not counted as a run"),
        Sport::Running if is_guessed => Some("taken for a run by its speed"),
        Sport::Walking if is_guessed => Some("taken for a walk by its speed"),
        _ if is_guessed => Some("taken for a ride by its speed"),
        _ => None,
    }
}

/// How many files each tie holds for, the surest first: those that merge, or those that do not.
fn ties(rows: &[LedgerRow], merging: bool) -> Vec<ReasonCount> {
    let holds = |row: &&LedgerRow, tie: Tie| row.tie == Some(tie) || row.ties.iter().any(|other| other.tie == tie);
    let count = |tie: Tie| ReasonCount {
        what: tie.sentence().to_owned(),
        count: rows.iter().filter(|row| holds(row, tie)).count(),
    };
    let ties = Tie::ALL.into_iter().filter(|tie| tie.merges() == merging);
    ties.map(count).filter(|entry| entry.count > 0).collect()
}

/// How often each thing occurs, most often first.
fn count(things: impl Iterator<Item = String>) -> Vec<ReasonCount> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    let mut counts: Vec<ReasonCount> = counts.into_iter().map(|(what, count)| ReasonCount { what, count }).collect();
    counts.sort_by_key(|entry| std::cmp::Reverse(entry.count));
    counts
}
