//! Adding a note leaves everything else as it was, and is read back as it was given.

use jiff::civil::date;
use patella::pain::diary::write::{AddError, append, new_diary};
use patella::pain::diary::{DiaryColumn, read};
use proptest::prelude::*;

fn cells(given: &[(DiaryColumn, &str)]) -> Vec<(DiaryColumn, String)> {
    let cell = |(column, words): &(DiaryColumn, &str)| (*column, (*words).to_owned());
    given.iter().map(cell).collect()
}

const FOUR: [(DiaryColumn, &str); 2] = [(DiaryColumn::Date, "2026-03-14"), (DiaryColumn::Score, "4")];

#[test]
fn a_new_diary_is_empty_and_explains_itself() {
    let diary = read(new_diary().as_bytes(), "d.csv").unwrap();
    assert_eq!(diary.notes, []);
    assert!(!diary.unlogged_days_are_pain_free, "a remark declares nothing");
    assert!(new_diary().contains("# unlogged days are pain-free: yes\n"));
    assert!(new_diary().lines().all(|line| line.len() <= 300));
}

#[test]
fn what_was_there_stays_byte_for_byte() {
    for (diary, added) in [
        ("date,score\n", "2026-03-14,4\n"),
        ("date,score", "\n2026-03-14,4\n"),
        ("# mine\r\nScore;x;Date;;\r\n\r\n# end\r\n", "4;;2026-03-14;;\r\n"),
        ("date,score\r2026-03-13,1", "\r2026-03-14,4\r"),
        ("unlogged days are pain-free: yes\ndate\tpain\n", "2026-03-14\t4\n"),
    ] {
        let longer = append(diary.as_bytes(), "d.csv", &cells(&FOUR)).unwrap();
        assert_eq!(String::from_utf8(longer).unwrap(), format!("{diary}{added}"));
    }
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let given = [FOUR[0], FOUR[1], (DiaryColumn::Note, "Höhe")];
    let longer = append(&utf16("\u{FEFF}date\tscore\tnote\r\n"), "d.csv", &cells(&given)).unwrap();
    assert_eq!(longer, utf16("\u{FEFF}date\tscore\tnote\r\n2026-03-14\t4\tHöhe\r\n"));
}

#[test]
fn what_cannot_be_added_says_why() {
    let add =
        |diary: &[u8], given: &[(DiaryColumn, &str)]| append(diary, "d.csv", &cells(given)).unwrap_err().to_string();
    let shoe = [FOUR[0], FOUR[1], (DiaryColumn::Shoe, "old")];
    assert_eq!(
        add(b"date,score\n", &shoe),
        "d.csv: the note was not added: the diary has no column shoe; add the name to its header line, or leave it out"
    );
    let message = add(b"date,score,when\n", &[FOUR[0], (DiaryColumn::Score, "11")]);
    assert!(message.contains("\n  score \"11\"; a score is 0 to 10"), "{message}");
    let message = add(b"date,score,when\n", &[FOUR[0], FOUR[1], (DiaryColumn::When, "at dusk")]);
    assert!(message.contains("\n  when \"at dusk\"; when is one of"), "{message}");
    assert!(add(b"PK\x03\x04", &FOUR).contains("is a spreadsheet"));
    assert!(add(b"date,score\n2026-02-30,4\n", &FOUR).contains("line 2, column date"));
    assert!(matches!(append(b"", "d", &cells(&FOUR)), Err(AddError::Diary(_))));
}

proptest! {
    #[test]
    fn what_is_added_is_read_back(
        note in "[a-zé=+@\", ;#\t\n\r'-]{0,20}",
        shoe in "[a-zé=+@\",;#\t\n'-]{0,12}",
        tenths in 0..=100u8,
        header in prop::sample::select(vec![
            "date,score,shoe,note", "note;shoe;score;date", "shoe\tdate\tnote\tscore\r\n# x\r\n", "shoe,score,date,note\n",
        ]),
    ) {
        let score = f64::from(tenths) / 10.0;
        let given = [
            (DiaryColumn::Date, "2026-03-14".to_owned()),
            (DiaryColumn::Score, score.to_string()),
            (DiaryColumn::Shoe, shoe.clone()),
            (DiaryColumn::Note, note.clone()),
        ];
        let once = append(header.as_bytes(), "d", &given).unwrap();
        let twice = append(&once, "d", &given).unwrap();
        let notes = read(&twice, "d").unwrap().notes;
        prop_assert_eq!(notes.len(), 2);
        let written = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        for read in notes {
            prop_assert_eq!((read.day, read.score_0_10), (date(2026, 3, 14), score));
            prop_assert_eq!(read.shoe, written(&shoe));
            prop_assert_eq!(read.note, written(&note));
        }
    }
}

#[test]
fn a_declaration_after_a_number_sign_gets_a_remark_where_nothing_declares() {
    let remarks = |lines: &str| {
        let remarks = read(lines.as_bytes(), "d").unwrap().remarks;
        remarks.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let commented = "date,score\n\n2026-03-14,4\n# unlogged days are pain-free: yes\n";
    assert_eq!(
        remarks(commented),
        [
            "line 4: the line \"# unlogged days are pain-free: yes\" is a comment and does not count; remove the # if days without \
          a note were pain-free"
        ]
    );
    assert_eq!(remarks(&new_diary()), [""; 0], "a new diary explains the line itself");
    for silent in [
        "date,score\n2026-03-14,4\n# unlogged days are pain-free: no\n",
        "date,score\n# my unlogged days are pain-free: yes\n",
        "unlogged days are pain-free: no\n# unlogged days are pain-free: yes\ndate,score\n",
        "unlogged days are pain-free: yes\n# unlogged days are pain-free: yes\ndate,score\n",
    ] {
        assert_eq!(remarks(silent), [""; 0], "{silent}");
    }
}
