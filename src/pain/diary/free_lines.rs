//! Notes in plain lines, as a phone's notepad holds them: `Mar 21 2026 - right knee 3/10 after long run`.

use jiff::tz::TimeZone;

use super::cells::score::{self, ScoreCell};
use super::cells::score_words;
use super::header::DiaryColumn;
use super::records;
use super::table::DiaryRow;
use crate::calendar::written_dates;
use crate::encoding::visible;
use crate::pain::vocabulary::{self, Vocabulary};

/// Longest day at the beginning of a line, characters.
const MOST_DAY: usize = 40;
/// What may stand between the day and the words.
const BETWEEN: [char; 9] = [' ', ':', '-', '–', '—', ',', ';', '\t', ']'];

/// The lines as rows of a diary, below a header; `None` where they are no notes: four of five must begin with a day, and half
/// of these hold a score that leaves no doubt.
///
/// In a chat the lines must be of one person.
pub fn rows(text: &str) -> Option<Vec<DiaryRow>> {
    let senders: Vec<&str> = text.lines().filter_map(sender).collect();
    if senders.windows(2).any(|pair| pair[0] != pair[1]) {
        return None;
    }
    let written = (1..).zip(text.lines()).filter(|(_, line)| records::is_written(line));
    let rows: Vec<DiaryRow> = written.map(|(line, text)| DiaryRow { line, cells: cells(text), sheet: 0 }).collect();
    let dated = rows.iter().filter(|row| !row.cells[0].is_empty()).count();
    let scored = rows.iter().filter(|row| !row.cells[0].is_empty() && !row.cells[1].is_empty()).count();
    let are_notes = scored > 0 && 5 * dated >= 4 * rows.len() && 2 * scored >= dated;
    let names = [DiaryColumn::Date, DiaryColumn::Score, DiaryColumn::Side, DiaryColumn::Note];
    let cells = names.map(|name| name.name().to_owned()).to_vec();
    let header = DiaryRow { line: rows.first()?.line, cells, sheet: 0 };
    are_notes.then(|| [header].into_iter().chain(rows).collect())
}

/// Who wrote a line of a chat: `[21.03.26, 18:30:12] Anna: knee 3/10`, `3/21/26, 6:30 PM - Anna: knee 3/10`.
fn sender(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['\u{200e}', '\u{feff}', ' ']);
    let (moment, rest) = match line.strip_prefix('[') {
        Some(inner) => inner.split_once("] ")?,
        None => line.split_once(" - ").filter(|(moment, _)| moment.contains(':'))?,
    };
    written_dates::read(moment, &TimeZone::UTC)?.time?;
    let (name, _) = rest.split_once(": ")?;
    Some(name).filter(|name| !name.chars().any(|character| character.is_ascii_digit()))
}

/// The day, the score, the side and the words of a line.
fn cells(line: &str) -> Vec<String> {
    let sender = sender(line).map(|name| format!("{name}: "));
    let line = line.trim().trim_start_matches(['*', '•', '-', '·', '[', '\u{200e}']).trim_start();
    let ends = line.char_indices().map(|(at, _)| at).skip(1).chain([line.len()]).take(MOST_DAY);
    let ends_word = |end: &usize| line[*end..].chars().next().is_none_or(|next| BETWEEN.contains(&next));
    let days = ends
        .filter(ends_word)
        .filter(|&end| written_dates::read(line[..end].trim_end_matches(BETWEEN), &TimeZone::UTC).is_some());
    let Some(end) = days.max() else {
        return vec![String::new(), String::new(), String::new(), visible(line).into_owned()];
    };
    let words = line[end..].trim_start_matches(BETWEEN).trim();
    let words = sender.and_then(|sender| words.strip_prefix(sender.as_str())).unwrap_or(words);
    let side = vocabulary::without_side(words).0.map_or("", Vocabulary::name);
    vec![
        line[..end].trim_end_matches(BETWEEN).to_owned(),
        score(words).unwrap_or_default(),
        side.to_owned(),
        visible(words).into_owned(),
    ]
}

/// The score among words: one `3/10`, a clause that says there was no pain, or a number alone.
fn score(words: &str) -> Option<String> {
    let scales: Vec<usize> = words.match_indices("/10").map(|(at, _)| at).collect();
    match scales[..] {
        [at] => {
            let before = &words[..at];
            let is_part = |character: char| {
                character.is_ascii_digit() || character == '.' || character == ',' || character == '-'
            };
            let begin = before
                .rfind(|character| !is_part(character))
                .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
            let after = &words[at + 3..];
            let is_whole = !after.starts_with(|next: char| next.is_ascii_digit());
            is_whole.then(|| format!("{}/10", &before[begin..])).filter(|cell| is_one_score(cell))
        }
        [] => {
            let clause = words.split([',', ';', '.', '(', '!']).next().unwrap_or_default().trim();
            let number = score_words::without_name(clause).0;
            let is_plain = number.chars().all(|character| character.is_ascii_digit()) || is_none(clause);
            (is_plain && is_one_score(clause)).then(|| clause.to_owned())
        }
        _ => None,
    }
}

fn is_one_score(cell: &str) -> bool {
    matches!(score::read(cell, 10.0), Some(ScoreCell::Scores(scores)) if scores.len() == 1)
}

fn is_none(clause: &str) -> bool {
    !clause.chars().any(|character| character.is_ascii_digit())
        && matches!(score::read(clause, 10.0), Some(ScoreCell::Scores(scores)) if scores.iter().all(|score| score.score_0_10 == 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_notepad_are_notes() {
        let text = "Mar 21 2026 - right knee 3/10 after long run\n- Mar 22 2026: no pain, easy day\n* Mar 24 2026, 4\n\nMar 25 2026 ran 10/10 mood 3/10\n";
        let rows: Vec<Vec<String>> = rows(text).unwrap().into_iter().skip(1).map(|row| row.cells).collect();
        assert_eq!(rows[0], ["Mar 21 2026", "3/10", "right", "right knee 3/10 after long run"]);
        assert_eq!(rows[1][..2], ["Mar 22 2026", "no pain"]);
        assert_eq!(rows[2][..2], ["Mar 24 2026", "4"]);
        assert_eq!(rows[3][..2], ["Mar 25 2026", ""], "two scales leave it open");
    }

    #[test]
    fn other_lines_are_none() {
        for text in ["", "a letter\nof two lines", "2026-03-21 ran 10 km\n2026-03-22 ran 12 km\n", "day,score\n"] {
            assert_eq!(rows(text), None, "{text}");
        }
    }
}
