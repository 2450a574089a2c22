//! Writes a new pain diary, and adds notes to an existing one.
//!
//! Nothing in an existing diary is changed: its columns, their order, separator, encoding and comments remain byte for byte,
//! and the new note follows. The result is read again before it is written to disk.

use std::borrow::Cow;

use thiserror::Error;

use super::cells::quantities::SCORE;
use super::error::{BadCell, DiaryError, DiaryFault};
use super::header::{ColumnRole, DiaryColumn, DiaryHeader};
use super::table::{DiaryTable, is_guarded, separator, text_of};
use super::unlogged_days::{DECLARATION, IN_A_NEW_DIARY};
use super::{error, read, spreadsheet};
use crate::encoding::DecodedText;
use crate::pain::vocabulary::{SIDE, SITE, TRIGGER, Vocabulary, WHEN};
use crate::pain::{Answer, PainDiary, PainNote};
use crate::settings::DiaryRules;

/// The cells of a note to be added; columns that are not named are left empty.
pub type NoteCells = [(DiaryColumn, String)];

/// Why a note was not added. The diary is as it was.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum AddError {
    /// The diary itself cannot be read.
    #[error("{0}")]
    Diary(#[from] DiaryError),
    /// A spreadsheet.
    #[error(
        "{file} is a spreadsheet, and notes are added to text diaries (CSV) only; add the note in your spreadsheet program"
    )]
    Spreadsheet { file: String },
    /// The diary has no such column.
    #[error(
        "{file}: the note was not added: the diary has no column {}; add the name to its header line, or leave it out",
        names(missing)
    )]
    NoColumn { file: String, missing: Vec<DiaryColumn> },
    /// The note itself cannot be understood.
    #[error("the note was not added; these cells cannot be understood:{}", cells(bad))]
    BadNote { bad: Vec<BadCell> },
    /// The note would not be read back as it was given.
    #[error("{file}: the note was not added: read back from the diary, it would differ; add it in your text editor")]
    NotReadBack { file: String },
}

/// A new diary: help in comments, a header, and no note.
pub fn new_diary() -> String {
    let comments = [
        "A pain diary for patella. Lines that begin with # are comments and are ignored; remove them if you like.",
        "",
        "One line is one note. date and score are needed, everything else may stay empty.",
        "date: 2026-03-14. time: 18:30. score: 0 (no pain) to 10 (the worst imaginable). A 0 is worth noting: a day without",
        "a note is unknown, not pain-free.",
        WHEN,
        SIDE,
        SITE,
        TRIGGER,
        "lasted: 30 min, 3 h or 2 days. km into run: 5.5, or 3 mi. stiffness: yes, no, 3/10 or 20 min.",
        "sleep: hours of the night before. stress: 0 to 10. mood, shoe, medication, exercises, fuel, note: any text.",
        "ostrc: once a week, if you answer the four questions of the OSTRC-O2: their sum, 0 to 100.",
        "akps, koos pf, visa p, lefs: the score of a questionnaire, on the day you answered it.",
        "Put a cell with a comma in it in quotation marks: \"long run, then stairs\".",
        "",
        "If you write down every day with pain, this line without its # says that the days without a note, from your first",
        IN_A_NEW_DIARY,
        DECLARATION,
        "",
        "Lines like these, without their #, are printed at the top of the report as you write them:",
        "reason: pain on stairs since the hilly race",
        "previous injury: none",
        "goal: half marathon on 20 September",
        "question: may I add a hilly day?",
    ];
    let header: Vec<&str> = DiaryColumn::all().map(Vocabulary::name).collect();
    let mut diary = String::new();
    for comment in comments {
        diary.push_str(format!("# {comment}").trim_end());
        diary.push('\n');
    }
    diary + &header.join(",") + "\n"
}

/// A new diary with the head of others, and with their declaration where all of them have it.
pub fn new_diary_with(others: &[PainDiary]) -> String {
    let new = new_diary();
    let (comments, header) = new.trim_end().rsplit_once('\n').unwrap_or(("", &new));
    let mut head: Vec<String> = Vec::new();
    for (field, words) in others.iter().flat_map(|diary| &diary.head) {
        let line = format!("{}: {}", field.name(), words.replace(['\r', '\n'], " "));
        if !head.contains(&line) {
            head.push(line);
        }
    }
    if others.iter().all(|diary| diary.unlogged_days_are_pain_free) {
        head.push(DECLARATION.to_owned());
    }
    let lines = [comments.to_owned()].into_iter().chain(head).chain([header.to_owned()]);
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// The bytes of the diary with one more note at its end. `file_name` is only for messages.
///
/// # Errors
///
/// Where the diary or the note is not understood, or the diary has no column for something the note says.
pub fn append(bytes: &[u8], file_name: &str, note: &NoteCells) -> Result<Vec<u8>, AddError> {
    append_all(bytes, file_name, &[note])
}

/// The bytes of the diary with more notes at its end, in their order.
///
/// # Errors
///
/// Those of [`append`]; then none is added.
pub fn append_all(bytes: &[u8], file_name: &str, notes: &[&NoteCells]) -> Result<Vec<u8>, AddError> {
    let file = error::shown_file(file_name);
    if spreadsheet::is_one(bytes) {
        return Err(AddError::Spreadsheet { file });
    }
    let before = read(bytes, file_name)?;
    let (header, separator) = layout(bytes).map_err(|fault| DiaryError { file: file.clone(), fault })?;
    let text = DecodedText::read_office(bytes);
    let mut lines = String::new();
    for note in notes {
        let row = row(&header, note).map_err(|missing| AddError::NoColumn { file: file.clone(), missing })?;
        let is_first = lines.is_empty();
        let line = line_of(&row, separator, &text.text);
        lines.push_str(if is_first { &line } else { line.trim_start_matches(['\r', '\n']) });
    }
    let longer = [bytes, &text.encode(&lines)].concat();
    let after = match read(&longer, file_name) {
        Err(DiaryError { fault: DiaryFault::MostlyUnread { unread, .. }, .. }) => {
            return Err(AddError::BadNote { bad: unread });
        }
        read => read?,
    };
    let is_new =
        |cell: &&BadCell| !before.reading.unread.contains(cell) && !before.reading.unknown_words.contains(cell);
    let bad = after.reading.unread.iter().chain(&after.reading.unknown_words).filter(is_new);
    let bad: Vec<BadCell> = bad.cloned().collect();
    if !bad.is_empty() {
        return Err(AddError::BadNote { bad });
    }
    let is_longer = after.entries() >= before.entries() + notes.len();
    let are_unchanged = before.notes.iter().all(|note| after.notes.contains(note));
    match is_longer && are_unchanged {
        true => Ok(longer),
        false => Err(AddError::NotReadBack { file }),
    }
}

/// The cells by which a diary would say the same as the note.
pub fn cells_of(note: &PainNote) -> Vec<(DiaryColumn, String)> {
    fn text<T>(answer: &Option<Answer<T>>) -> Option<String> {
        answer.as_ref().map(|answer| answer.text.clone())
    }
    let cells = [
        (DiaryColumn::Date, Some(note.day.to_string())),
        (DiaryColumn::Score, Some(note.score_0_10.to_string())),
        (DiaryColumn::Time, note.time.map(|time| time.strftime("%H:%M").to_string())),
        (DiaryColumn::When, text(&note.when)),
        (DiaryColumn::Side, text(&note.side)),
        (DiaryColumn::Site, text(&note.site)),
        (DiaryColumn::Trigger, text(&note.trigger)),
        (DiaryColumn::Lasted, text(&note.lasted_h)),
        (DiaryColumn::IntoRun, text(&note.into_run_m)),
        (DiaryColumn::Stiffness, text(&note.stiffness)),
        (DiaryColumn::Sleep, note.sleep_h.map(|hours| hours.to_string())),
        (DiaryColumn::Stress, note.stress_0_10.map(|stress| stress.to_string())),
        (DiaryColumn::Mood, note.mood.clone()),
        (DiaryColumn::Shoe, note.shoe.clone()),
        (DiaryColumn::Medication, note.medication.clone()),
        (DiaryColumn::Exercises, note.exercises.clone()),
        (DiaryColumn::Fuel, note.fuel.clone()),
        (DiaryColumn::Note, note.note.clone()),
    ];
    cells.into_iter().filter_map(|(column, text)| Some((column, text?))).collect()
}

/// The columns that a diary has.
pub fn columns(diary: &PainDiary) -> Vec<DiaryColumn> {
    let column = |role| match role {
        ColumnRole::Date => Some(DiaryColumn::Date),
        ColumnRole::Score(_) => Some(DiaryColumn::Score),
        ColumnRole::Field(field) => Some(field),
        ColumnRole::Stamp | ColumnRole::Subject | ColumnRole::Tick(_) | ColumnRole::LeftOut(_) => None,
    };
    diary.reading.columns.iter().filter_map(|seen| column(seen.role)).collect()
}

/// What is accepted in a cell, where `text` is not understood in it.
pub fn refusal(column: DiaryColumn, text: &str) -> Option<String> {
    let name = if column == DiaryColumn::Score { DiaryColumn::Note } else { column }.name();
    let score = if column == DiaryColumn::Score { text } else { "1" };
    let cell = if column == DiaryColumn::Score { "" } else { text };
    let table = format!("date;score;{name}\n2026-03-14;{};{}\n", quoted(score, ';'), quoted(cell, ';'));
    match read(table.as_bytes(), "") {
        Ok(diary) if diary.notes.is_empty() => Some(SCORE.to_owned()),
        Ok(diary) => diary.reading.unknown_words.first().map(|cell| cell.accepted.to_owned()),
        Err(_) => Some(SCORE.to_owned()),
    }
}

/// The columns of a diary and the byte between its cells.
fn layout(bytes: &[u8]) -> Result<(DiaryHeader, u8), DiaryFault> {
    let rules = DiaryRules::default();
    let mut table = DiaryTable::read(bytes, &rules)?;
    super::unlogged_days::take(&mut table.rows)?;
    let separator = separator(&text_of(bytes)?, &rules).ok_or(DiaryFault::Empty)?;
    Ok((DiaryHeader::find(&table.rows, &rules)?, separator))
}

/// The cells of the note in the order of the diary; `Err` lists the columns that the diary lacks.
fn row<'n>(header: &DiaryHeader, note: &'n NoteCells) -> Result<Vec<&'n str>, Vec<DiaryColumn>> {
    let mut row = vec![""; header.columns.len()];
    let mut missing = Vec::new();
    for (column, cell) in note.iter().filter(|(_, cell)| !cell.trim().is_empty()) {
        match header.index(*column) {
            Some(index) => row[index] = cell.trim(),
            None => missing.push(*column),
        }
    }
    if missing.is_empty() { Ok(row) } else { Err(missing) }
}

/// The line of the note, after a line end where the last line of the diary lacks one.
fn line_of(row: &[&str], separator: u8, original: &str) -> String {
    let separator = char::from(separator);
    let cells: Vec<String> = row.iter().map(|cell| quoted(&guarded(cell), separator)).collect();
    let line_end = line_end(original);
    let begin = if original.ends_with(['\n', '\r']) { "" } else { line_end };
    let record = cells.join(&separator.to_string());
    format!("{begin}{record}{line_end}")
}

/// The line ending of a text.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") {
        "\r\n"
    } else if text.contains('\r') && !text.contains('\n') {
        "\r"
    } else {
        "\n"
    }
}

/// A cell with one apostrophe more, where reading takes one away.
fn guarded(cell: &str) -> Cow<'_, str> {
    match is_guarded(cell) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// A cell, in quotation marks where it would be split, or taken for a comment.
fn quoted(cell: &str, separator: char) -> String {
    let needs_marks = cell.contains([separator, '"', '\n', '\r', ',', ';', '\t']) || cell.starts_with('#');
    match needs_marks {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

fn names(columns: &[DiaryColumn]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
    names.join(", ")
}

/// Bad cells of a note that was never in a file, so without a line.
fn cells(bad: &[BadCell]) -> String {
    let cell = |cell: &BadCell| {
        let column = cell.column.as_deref().unwrap_or_default();
        format!("\n  {column} {}; {}", cell.found, cell.accepted)
    };
    bad.iter().map(cell).collect()
}
