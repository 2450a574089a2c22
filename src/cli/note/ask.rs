//! The questions of `patella note add` without a score: what hurt, when, where, from what. An answer that is not understood is
//! asked for again; an empty one keeps what the last note said.

use std::io::{self, BufRead, Write};

use crate::pain::PainNote;
use crate::pain::diary::DiaryColumn;
use crate::pain::diary::write;

/// The questions in their order.
const QUESTIONS: [(DiaryColumn, &str); 6] = [
    (DiaryColumn::Score, "Pain now, 0 (none) to 10 (the worst imaginable)"),
    (DiaryColumn::When, "When: before, during, after, next morning, rest day ..."),
    (DiaryColumn::Side, "Which knee: left, right, both"),
    (DiaryColumn::Site, "Where: behind kneecap, below kneecap, outer, inner, back ..."),
    (DiaryColumn::Trigger, "What set it off: stairs, sitting, downhill, running ..."),
    (DiaryColumn::Note, "In your own words"),
];

/// Times that one question is asked.
const MOST_ATTEMPTS: usize = 5;

/// Asks for the cells that are not in `given`. `last` is the note whose answers an empty line keeps; its own words are
/// left out. Columns that the diary lacks are not asked for.
///
/// # Errors
///
/// Where the answers end, or one is not understood five times.
pub fn ask(
    input: &mut impl BufRead,
    output: &mut impl Write,
    last: Option<&PainNote>,
    columns: &[DiaryColumn],
) -> io::Result<Vec<(DiaryColumn, String)>> {
    let before = last.map(write::cells_of).unwrap_or_default();
    let mut cells = Vec::new();
    for (column, question) in QUESTIONS.iter().filter(|(column, _)| columns.contains(column)) {
        let is_repeated = *column != DiaryColumn::Note;
        let earlier = before.iter().find(|(known, _)| known == column && is_repeated).map(|(_, text)| text.as_str());
        let answer = answer(input, output, (*column, question), earlier)?;
        cells.extend(answer.map(|text| (*column, text)));
    }
    Ok(cells)
}

/// The answer to one question; `None` where it is left open.
fn answer(
    input: &mut impl BufRead,
    output: &mut impl Write,
    (column, question): (DiaryColumn, &str),
    earlier: Option<&str>,
) -> io::Result<Option<String>> {
    for _ in 0..MOST_ATTEMPTS {
        match earlier {
            Some(earlier) => write!(output, "{question} [{earlier}]: ")?,
            None => write!(output, "{question}: ")?,
        }
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the answers ended before the note was whole"));
        }
        let text = match line.trim() {
            "" => earlier.unwrap_or_default().to_owned(),
            // A dash leaves the cell empty, whatever the last note said.
            "-" => String::new(),
            text => text.to_owned(),
        };
        match (text.is_empty(), write::refusal(column, &text)) {
            (true, _) if column != DiaryColumn::Score => return Ok(None),
            (false, None) => return Ok(Some(text)),
            (true, _) => writeln!(output, "A note needs a score; 0 is worth noting too.")?,
            (false, Some(accepted)) => writeln!(output, "Not understood: {accepted}.")?,
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "no answer was understood; the diary is as it was"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn asked(answers: &str, last: Option<&PainNote>) -> (io::Result<Vec<(DiaryColumn, String)>>, String) {
        let mut output = Vec::new();
        let all: Vec<DiaryColumn> = QUESTIONS.iter().map(|(column, _)| *column).collect();
        let cells = ask(&mut answers.as_bytes(), &mut output, last, &all);
        (cells, String::from_utf8(output).unwrap())
    }

    #[test]
    fn an_empty_line_keeps_the_last_answer_and_a_dash_none() {
        let last = PainNote {
            side: Some(crate::pain::Answer { value: crate::pain::vocabulary::Side::Left, text: "left".into() }),
            note: Some("old words".into()),
            ..PainNote::bare(date(2026, 3, 14), 3.0, 2)
        };
        let (cells, output) = asked("\n\n\n-\nstairs\n\n", Some(&last));
        let cells: Vec<(DiaryColumn, String)> = cells.unwrap();
        let expected = [(DiaryColumn::Score, "3"), (DiaryColumn::Side, "left"), (DiaryColumn::Trigger, "stairs")];
        assert_eq!(cells, expected.map(|(column, text)| (column, text.to_owned())));
        assert!(output.contains("Which knee: left, right, both [left]: ") && !output.contains("old words"));
    }

    #[test]
    fn what_is_not_understood_is_asked_for_again() {
        let (cells, output) = asked("eleven\n\n4/10\nat dusk\nafter\n\n\n\nouch\n", None);
        let expected = [(DiaryColumn::Score, "4/10"), (DiaryColumn::When, "after"), (DiaryColumn::Note, "ouch")];
        assert_eq!(cells.unwrap(), expected.map(|(column, text)| (column, text.to_owned())));
        assert!(output.contains("Not understood: a score is 0 to 10") && output.contains("0 is worth noting"));
        assert!(asked("3\n", None).0.is_err(), "the answers end");
        assert!(asked("a\nb\nc\nd\ne\nf\n", None).0.is_err());
    }
}
