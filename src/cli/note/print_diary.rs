//! What `patella note check` and `patella note list` print: how a diary was understood, and its notes as a table.

use std::fmt::Write;
use std::path::Path;

use crate::pain::diary::{DaysWritten, DiaryReading};
use crate::pain::vocabulary::Vocabulary;
use crate::pain::{PainDiary, PainNote};

/// Characters of the words of a note in the table.
const MOST_WORDS: usize = 60;

/// How each column and each row of a diary was understood.
pub fn diary_understood(diary: &PainDiary, path: &Path) -> String {
    let mut text = format!("{}: {}\n", path.display(), counts(diary));
    let reading = &diary.reading;
    text.push_str("\nColumns\n");
    let headings: Vec<String> = reading.columns.iter().map(|column| shortened(&column.heading, 30)).collect();
    let width = headings.iter().map(|heading| heading.chars().count()).max().unwrap_or(0);
    for (heading, column) in headings.iter().zip(&reading.columns) {
        let space = " ".repeat(width - heading.chars().count());
        let _ = writeln!(text, "  {heading}{space}  {}", column.role);
    }
    if let Some(days) = days(reading) {
        let _ = writeln!(text, "  {days}");
    }
    if let Some(years) = reading.years {
        let _ = writeln!(text, "  {}.", capitalized(&years.to_string()));
    }
    if let Some(heading) = reading.sentences_left_out() {
        let _ = writeln!(text, "  If {heading} holds words about the pain, add --column note={heading}.");
    }
    if !diary.head.is_empty() {
        text.push_str("\nAbove the table\n");
        for (field, words) in &diary.head {
            let _ = writeln!(text, "  {}: {}", field.name(), shortened(words, MOST_WORDS));
        }
    }
    if !diary.notes.is_empty() {
        let _ = write!(text, "\nNotes\n{}", notes_table(&diary.notes));
    }
    for score in &diary.questionnaires {
        let _ =
            writeln!(text, "  line {}: {} {} on {}", score.line, score.questionnaire.name(), score.score, score.day);
    }
    for answers in &diary.weekly_answers {
        let _ = writeln!(text, "  line {}: OSTRC {} on {}", answers.line, answers.severity_0_100, answers.day);
    }
    if diary.unlogged_days_are_pain_free {
        text.push_str("\nDays without a note are declared pain-free, from the first note to the last.\n");
    }
    if reading.rows_without_score > 0 {
        let _ = writeln!(
            text,
            "\nRows without a score: {}. They are days without a note, not pain-free days.",
            reading.rows_without_score
        );
    }
    if reading.rows_of_other_parts > 0 {
        let _ = writeln!(
            text,
            "\nRows about another part of the body, which do not count: {}.",
            reading.rows_of_other_parts
        );
    }
    listed(&mut text, "Kept as words of the note", &reading.unknown_words_listed());
    listed(&mut text, "Not used", &reading.unread_listed());
    text
}

/// Notes, a line each: the line of the diary, day, time, score, side, moment, and the rest in words.
pub fn notes_table(notes: &[PainNote]) -> String {
    let mut rows = vec![["line", "day", "time", "score", "side", "when", "more"].map(str::to_owned)];
    rows.extend(notes.iter().map(cells));
    let widths: Vec<usize> =
        (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "  {cell}{}", " ".repeat(width - cell.chars().count()));
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn cells(note: &PainNote) -> [String; 7] {
    let time = note.time.map_or(String::new(), |time| time.strftime("%H:%M").to_string());
    let site = note.site.as_ref().map(|site| site.text.clone());
    let trigger = note.trigger.as_ref().map(|trigger| trigger.text.clone());
    let more: Vec<String> = [site, trigger, note.note.clone()].into_iter().flatten().collect();
    [
        note.line.to_string(),
        note.day.to_string(),
        time,
        note.score_0_10.to_string(),
        note.side.as_ref().map_or("", |side| side.value.name()).to_owned(),
        note.timing().map_or("", Vocabulary::name).to_owned(),
        shortened(&more.join("; "), MOST_WORDS),
    ]
}

fn counts(diary: &PainDiary) -> String {
    let notes = match diary.notes.len() {
        1 => "1 note".to_owned(),
        count => format!("{count} notes"),
    };
    match diary.span() {
        Some(span) => format!("{notes} from {} to {}", span.first, span.last),
        None => notes,
    }
}

/// How the days are written, where that was a question.
fn days(reading: &DiaryReading) -> Option<String> {
    match reading.days? {
        DaysWritten::Plainly => None,
        DaysWritten::Settled(order, line) => Some(format!("Days are read as {}, as line {line} shows.", order.words())),
        DaysWritten::Chosen(order) => Some(format!("Days are read as {}, as chosen.", order.words())),
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

fn listed(text: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}");
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
}

/// One line without controls, cut to so many characters.
fn shortened(text: &str, most: usize) -> String {
    let plain: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    match plain.chars().nth(most) {
        Some(_) => plain.chars().take(most - 1).chain(['…']).collect(),
        None => plain,
    }
}
