//! Diaries that are far too long, and characters that hide what a note says.

use patella::pain::diary::{self, DiaryFault};

fn rows(count: usize, row: &str) -> String {
    let mut text = "date,score,note\n".to_owned();
    for _ in 0..count {
        text.push_str(row);
    }
    text
}

#[test]
fn as_many_rows_as_a_diary_may_have_are_read() {
    let text = rows(19_000, "2026-03-14,3,\"stairs, at work\"\n");
    let diary = diary::read(text.as_bytes(), "diary.csv").unwrap();
    assert_eq!(diary.notes.len(), 19_000);
    assert_eq!(diary.notes[18_999].line, 19_001);
}

#[test]
fn more_bytes_than_any_diary_has_are_refused_unread() {
    let bytes = vec![b'#'; diary::MOST_BYTES as usize + 1];
    let refused = diary::read(&bytes, "diary.csv");
    assert!(matches!(refused.unwrap_err().fault, DiaryFault::TooLarge));
}

#[test]
fn a_message_has_at_most_forty_lines_and_says_how_many_more() {
    let equal = rows(1_000, "2026-03-14,eleven,\n");
    let message = diary::read(equal.as_bytes(), "diary.csv").unwrap_err().to_string();
    assert!(message.contains("line 2 and 999 more, column score: \"eleven\""), "{message}");
    let rows = (0..1_000).map(|row| format!("2026-03-14,eleven times {row},\n")).collect::<String>();
    let message = diary::read(format!("date,score,note\n{rows}").as_bytes(), "diary.csv").unwrap_err().to_string();
    assert!(message.lines().count() < 40);
    assert!(message.contains("and 976 more"), "{message}");
}

#[test]
fn controls_of_the_writing_direction_are_shown_in_notes() {
    let text = "date,score,note\n2026-03-14,3,left \u{202E}thgir\n";
    let diary = diary::read(text.as_bytes(), "diary.csv").unwrap();
    assert_eq!(diary.notes[0].note.as_deref(), Some("left \u{FFFD}thgir"));
}
