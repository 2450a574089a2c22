//! Diaries of any dialect become one of our own: `patella note import`.

use std::collections::HashSet;
use std::path::Path;

use super::note::{self, NoteError};
use super::{PipelineError, checks};
use crate::pain::diary::DiaryColumn;
use crate::pain::diary::write;
use crate::pain::{PainDiary, PainNote, Questionnaire};
use crate::settings::{DiaryRules, Settings};

/// What became of the notes of the diaries.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Notes and answers that were added.
    pub added: usize,
    /// Notes and answers that were there already, or twice.
    pub doubled: usize,
    /// Days of notes that were not added: the diary has them with less. To add them would have them count twice.
    pub fuller: Vec<String>,
    /// The diaries that were read, in their order.
    pub diaries: Vec<PainDiary>,
}

/// The cells of one line.
type Line = Vec<(DiaryColumn, String)>;

/// Reads a diary as [`super::make`] does.
///
/// # Errors
///
/// [`PipelineError::Diary`], and what keeps the file from being read.
pub fn read(path: &Path, settings: &Settings) -> Result<PainDiary, PipelineError> {
    checks::read_diary(path, settings)
}

/// Adds the notes of other diaries to the diary `into`, which is begun where it is not there. The others are only read.
///
/// # Errors
///
/// Where one of them cannot be read, or `into` cannot be written; it is as it was then.
pub fn import(diaries: &[&Path], into: &Path, settings: &Settings) -> Result<Imported, PipelineError> {
    let diaries: Vec<PainDiary> = diaries.iter().map(|path| read(path, settings)).collect::<Result<_, _>>()?;
    let is_new = !into.exists();
    // What the runner says of the columns and days of the others does not hold for this one.
    let own = Settings { diary: DiaryRules::default(), ..settings.clone() };
    let there = if is_new {
        PainDiary::default()
    } else {
        note::check_file(into)?;
        read(into, &own)?
    };
    let there = lines_of(&there);
    let is_within = |one: &Line, other: &Line| one.iter().all(|cell| other.contains(cell));
    let mut known: HashSet<Line> = there.iter().cloned().collect();
    let (mut lines, mut fuller): (Vec<Line>, Vec<String>) = (Vec::new(), Vec::new());
    let mut doubled = 0;
    for line in diaries.iter().flat_map(lines_of) {
        if !known.insert(line.clone()) || there.iter().any(|old| is_within(&line, old)) {
            doubled += 1;
        } else if there.iter().any(|old| is_within(old, &line)) {
            fuller.push(line[0].1.clone());
        } else {
            lines.push(line);
        }
    }
    lines.sort_by(|a, b| a[0].1.cmp(&b[0].1));
    if lines.is_empty() {
        return Ok(Imported { added: 0, doubled, fuller, diaries });
    }
    let given: Vec<&write::NoteCells> = lines.iter().map(Vec::as_slice).collect();
    if is_new {
        let begun = write::new_diary_with(&diaries);
        let whole = write::append_all(begun.as_bytes(), &into.to_string_lossy(), &given).map_err(NoteError::Add)?;
        note::create(into, &whole)?;
    } else {
        note::add_all(into, &given)?;
    }
    Ok(Imported { added: lines.len(), doubled, fuller, diaries })
}

/// Every line that would say what the diary says, by day.
fn lines_of(diary: &PainDiary) -> Vec<Line> {
    let mut lines: Vec<Line> = diary.notes.iter().map(|note: &PainNote| write::cells_of(note)).collect();
    lines.extend(
        diary.weekly_answers.iter().map(|answers| {
            vec![(DiaryColumn::Date, answers.day.to_string()), (DiaryColumn::Ostrc, answers.text.clone())]
        }),
    );
    lines.extend(diary.questionnaires.iter().map(|score| {
        let column = match score.questionnaire {
            Questionnaire::Akps => DiaryColumn::Akps,
            Questionnaire::KoosPf => DiaryColumn::KoosPf,
            Questionnaire::VisaP => DiaryColumn::VisaP,
            Questionnaire::Lefs => DiaryColumn::Lefs,
        };
        vec![(DiaryColumn::Date, score.day.to_string()), (column, score.score.to_string())]
    }));
    lines
}
