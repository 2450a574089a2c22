//! Finding the pain history that is in the account already: what the runner wrote about the knee in names, descriptions and
//! notes of activities, as a diary to look through.
//!
//! The export is read twice: as for a report, which knows each activity once and its local day, and once more for the words
//! alone. Only sentences of a knee are held; nothing else of the texts leaves the file they are in.

mod matching;
mod texts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use thiserror::Error;

use self::matching::ActivityIndex;
use self::texts::{FoundText, TextVisitor};
use super::PipelineError;
use crate::files;
use crate::history::History;
use crate::pain::mentions::found::{FoundCounts, FoundNote, found_diary};
use crate::report::output::{FileError, FileGoal, Protected};
use crate::settings::Settings;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct FindRequest {
    /// Folders, archives and files to search.
    pub exports: Vec<PathBuf>,
    /// The diary to be written.
    pub out: PathBuf,
    /// Overwrite a file that is there.
    pub force: bool,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    pub counts: FoundCounts,
    /// Notes left out because nothing says of which day they are.
    pub undated: usize,
    /// True where a file that should hold an activity was not read, or only in part.
    pub has_losses: bool,
}

/// Why nothing was searched or written.
#[derive(Debug, Error)]
pub enum FindError {
    /// The export cannot be read.
    #[error(transparent)]
    Export(#[from] PipelineError),
    /// A name that another kind of file would have.
    #[error("the diary is a text (CSV); give it a name that ends in .csv, not {}", .0.display())]
    Ending(PathBuf),
    /// The diary would overwrite what is searched.
    #[error("{} is part of the export; name another file with --out", .0.display())]
    IsRead(PathBuf),
    /// The diary cannot go where it is to go.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Makes sure that the export can be read and the diary be written.
///
/// # Errors
///
/// [`FindError`].
pub fn check(request: &FindRequest) -> Result<(), FindError> {
    let is_csv = request.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    if !is_csv {
        return Err(FindError::Ending(request.out.clone()));
    }
    let protected = Protected::new(request.exports.iter().map(PathBuf::as_path));
    if protected.holds_file(&request.out, |_| true) {
        return Err(FindError::IsRead(request.out.clone()));
    }
    goal(request).check()?;
    Ok(super::check_exports(&request.exports)?)
}

fn goal(request: &FindRequest) -> FileGoal<'_> {
    FileGoal { path: &request.out, option: "--out", force: request.force }
}

/// Searches the export and writes the diary; without a note in it none is written. `tick` is called for each file read;
/// `on_write` before anything is written.
///
/// # Errors
///
/// [`FindError`]; a file that was there is as it was.
pub fn find(
    request: &FindRequest,
    settings: &Settings,
    tick: &(dyn Fn() + Sync),
    on_write: &dyn Fn(),
) -> Result<Found, FindError> {
    check(request)?;
    let history = super::read(&request.exports, None, settings, tick)?;
    super::check_activities(&history)?;
    let visitor = TextVisitor { rules: &settings.account };
    let texts = files::visit_all(&request.exports, &settings.archive, &visitor);
    let (notes, undated) = notes(texts.into_iter().flatten(), &history, settings);
    let has_losses = history.ledger.iter().any(|row| row.outcome.is_loss());
    if !notes.is_empty() {
        on_write();
        goal(request).put(found_diary(&notes).as_bytes())?;
    }
    Ok(Found { counts: FoundCounts::of(&notes), undated, has_losses })
}

/// The notes by day and time, each sentence of an activity once; and how many have no day.
fn notes(texts: impl Iterator<Item = FoundText>, history: &History, settings: &Settings) -> (Vec<FoundNote>, usize) {
    let index = ActivityIndex::of(history, settings);
    let mut notes: Vec<FoundNote> = Vec::new();
    let mut known = BTreeMap::new();
    let mut undated = 0;
    for text in texts {
        let Some(start) = index.local_start(&text) else {
            undated += text.mentions.len();
            continue;
        };
        let (day, time) = (index.day(&text).unwrap_or(start.date()), start.time());
        let source = format!("{} in {}", text.field.name(), file_name(&text.path));
        for mention in text.mentions {
            let key = (day, minute(time), words_of(&mention.sentence), mention.side);
            match known.get(&key) {
                Some(&same) => add_source(&mut notes[same], &source),
                None => {
                    known.insert(key, notes.len());
                    notes.push(FoundNote { day, time, mention, sources: vec![source.clone()] });
                }
            }
        }
    }
    notes.sort_by_key(|note| (note.day, note.time));
    (notes, undated)
}

fn add_source(note: &mut FoundNote, source: &String) {
    const MOST_SOURCES: usize = 5;
    if note.sources.len() < MOST_SOURCES && !note.sources.contains(source) {
        note.sources.push(source.clone());
    }
}

/// Activities that start within the same minute are one for this purpose.
fn minute(time: jiff::civil::Time) -> (i8, i8) {
    (time.hour(), time.minute())
}

/// What makes two sentences the same: their characters without signs and blanks.
fn words_of(sentence: &str) -> String {
    sentence.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The name of the file alone: folders may hold the name of a person.
fn file_name(path: &str) -> &str {
    Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path)
}
