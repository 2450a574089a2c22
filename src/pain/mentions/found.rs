//! A diary of what was found, to be looked through by the runner.

use jiff::civil::{Date, Time};

use super::Mention;
use crate::encoding::is_invisible_control;
use crate::pain::diary::DiaryColumn;
use crate::pain::vocabulary::Vocabulary;

/// The column of the texts that a note was found in; the reader of diaries leaves it out.
const SOURCE: &str = "source";

/// A mention, with its day and where it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundNote {
    /// Local day of the activity.
    pub day: Date,
    /// Local time of its start.
    pub time: Time,
    pub mention: Mention,
    /// The texts it was found in, such as `description in activities.csv`.
    pub sources: Vec<String>,
}

/// Of the notes, how many say what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FoundCounts {
    pub notes: usize,
    /// Their words hold a score above 0.
    pub scored: usize,
    /// Their words say that there was no pain.
    pub pain_free: usize,
    /// The score is for the runner to fill in.
    pub open: usize,
}

impl FoundCounts {
    /// Counts the notes.
    pub fn of(notes: &[FoundNote]) -> FoundCounts {
        let with = |fits: fn(Option<f64>) -> bool| notes.iter().filter(|note| fits(note.mention.score_0_10)).count();
        FoundCounts {
            notes: notes.len(),
            scored: with(|score| score.is_some_and(|score| score > 0.0)),
            pain_free: with(|score| score == Some(0.0)),
            open: with(|score| score.is_none()),
        }
    }
}

/// The diary of these notes, in their order: remarks on how to go through it, a header, and a line each.
pub fn found_diary(notes: &[FoundNote]) -> String {
    let columns: Vec<DiaryColumn> = DiaryColumn::all().collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    let header = columns.iter().map(|column| column.name()).chain([SOURCE]);
    // A vector takes all that is written.
    let _ = table.write_record(header);
    for note in notes {
        let cells = columns.iter().map(|column| cell(note, *column)).chain([source(note)]);
        let _ = table.write_record(cells);
    }
    let table = table.into_inner().unwrap_or_default();
    remarks(FoundCounts::of(notes)) + &String::from_utf8_lossy(&table)
}

fn remarks(counts: FoundCounts) -> String {
    let FoundCounts { notes, scored, pain_free, open } = counts;
    let lines = [
        "Pain notes that patella found in the names, descriptions and notes of activities. Look through each line before you use".to_owned(),
        "them: a program read the words, and may have misread some. Lines that begin with # are comments.".to_owned(),
        String::new(),
        format!("Notes: {notes}. With a score in the words: {scored}. Pain-free by the words (score 0): {pain_free}. Without a score: {open}."),
        "A note without a score is not counted. Fill in its score, 0 (no pain) to 10 (the worst imaginable), or delete the line.".to_owned(),
        "when is filled in where the words say during or after the run, and only then is there a time: that of the start.".to_owned(),
        "source is the text the note was found in, and the start of the activity; patella does not read it.".to_owned(),
        "Days on which nothing was found are unknown, not pain-free.".to_owned(),
    ];
    let comment = |line: String| format!("# {line}").trim_end().to_owned() + "\n";
    lines.into_iter().map(comment).collect()
}

fn cell(note: &FoundNote, column: DiaryColumn) -> String {
    let mention = &note.mention;
    match column {
        DiaryColumn::Date => note.day.to_string(),
        DiaryColumn::Score => mention.score_0_10.map_or(String::new(), |score| score.to_string()),
        // The start of the run alone would date a note of it to the time before.
        DiaryColumn::Time if mention.when.is_some() => note.time.strftime("%H:%M").to_string(),
        DiaryColumn::When => mention.when.map_or("", Vocabulary::name).to_owned(),
        DiaryColumn::Side => mention.side.map_or("", Vocabulary::name).to_owned(),
        DiaryColumn::Site => mention.sites.iter().map(|site| site.name()).collect::<Vec<_>>().join(", "),
        DiaryColumn::Note => inert(&mention.sentence),
        _ => String::new(),
    }
}

/// The texts, and the start of the activity, so that the runner finds it again.
fn source(note: &FoundNote) -> String {
    inert(&format!("{}; activity of {}", note.sources.join(", "), note.time.strftime("%H:%M")))
}

/// A text that no spreadsheet takes for a formula, on one line and without what hides in it.
fn inert(text: &str) -> String {
    let is_shown = |character: &char| !character.is_control() && !is_invisible_control(*character);
    let line: String = text.chars().filter(is_shown).collect();
    let is_active = |character: char| matches!(character, '=' | '+' | '-' | '@' | '#') || character.is_whitespace();
    line.trim_start_matches(is_active).trim_end().to_owned()
}
