//! The pain diary, as text editors and spreadsheets save it, and as tired fingers type it.

use jiff::civil::{date, time};
use patella::pain::diary::{DiaryFault, read, read_with};
use patella::pain::vocabulary::{PainTiming, Side, Site, Stiffness, Trigger};
use patella::pain::{Answer, PainNote};
use patella::settings::DiaryRules;
use proptest::prelude::*;

mod dialects;
pub mod evidence;
pub mod kinds;
mod languages;
mod limits;
mod mentions;
mod onset;
mod questions;
mod rules;
mod shapes;
mod spreadsheet;
mod vocabulary;
mod writing;

fn notes(diary: &str) -> Vec<PainNote> {
    match read(diary.as_bytes(), "diary.csv") {
        Ok(diary) => diary.notes,
        Err(error) => panic!("{error}"),
    }
}

fn message(diary: &str) -> String {
    read(diary.as_bytes(), "diary.csv").unwrap_err().to_string()
}

/// The message of a diary in which everything must be understood.
fn strict_message(diary: &str) -> String {
    let rules = DiaryRules { is_strict: true, ..DiaryRules::default() };
    read_with(diary.as_bytes(), "diary.csv", &rules).unwrap_err().to_string()
}

fn bare_note(day: jiff::civil::Date, score_0_10: f64, line: u64) -> PainNote {
    PainNote::bare(day, score_0_10, line)
}

fn answer<T>(value: T, text: &str) -> Option<Answer<T>> {
    let text = text.to_string();
    Some(Answer { value, text })
}

#[test]
fn a_full_row_is_read_as_written() {
    let diary = "date,score,time,when,side,site,trigger,note\n\
                 2026-03-14,4.5,18:30,after,left,under the kneecap,stairs,\" first time, \"\"sharp\"\" \"\n";
    let expected = PainNote {
        time: Some(time(18, 30, 0, 0)),
        when: answer(PainTiming::After, "after"),
        side: answer(Side::Left, "left"),
        site: answer(vec![Site::UnderKneecap], "under the kneecap"),
        trigger: answer(vec![Trigger::Stairs], "stairs"),
        note: Some("first time, \"sharp\"".into()),
        ..bare_note(date(2026, 3, 14), 4.5, 2)
    };
    assert_eq!(notes(diary), [expected]);
}

#[test]
fn columns_come_in_any_order_case_and_with_blanks() {
    let diary = "\n# my knee\n  Note ; SCORE;Date  ;;\n\n  too fast;4,5;2026-03-14;;\n;0/10;2026-03-15\n;;;;\n";
    let first = PainNote { note: Some("too fast".into()), ..bare_note(date(2026, 3, 14), 4.5, 5) };
    assert_eq!(notes(diary), [first, bare_note(date(2026, 3, 15), 0.0, 6)]);
}

#[test]
fn spreadsheets_save_it_in_many_ways() {
    let rows = ["date,score,note", "2026-03-14,4,Höhe"];
    let expected = PainNote { note: Some("Höhe".into()), ..bare_note(date(2026, 3, 14), 4.0, 2) };
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for bytes in [
        rows.join("\r\n").into_bytes(),
        rows.join("\r").into_bytes(),
        format!("\u{FEFF}{}", rows.join("\n")).into_bytes(),
        utf16(&format!("\u{FEFF}{}\r\n", rows.join("\r\n").replace(',', "\t"))),
    ] {
        assert_eq!(read(&bytes, "diary.csv").unwrap().notes, std::slice::from_ref(&expected));
    }
}

#[test]
fn a_header_alone_is_a_diary() {
    assert_eq!(notes("date,score"), []);
    assert_eq!(notes("date,score,site\n# nothing yet\n\n"), []);
}

#[test]
fn every_bad_cell_is_listed_with_what_would_be_right() {
    let diary = "date;score;time\n14/15/2026;4;18:30\n2026-03-15;eleven;6pm\n2026-03-16;3;\n2026-03-17;4;dusk\n\
                 2026-03-18;3;;oops\n2026-03-19;2;\n2026-03-20;2;\n";
    assert_eq!(
        strict_message(diary),
        "diary.csv: the pain diary was not used; these cells cannot be understood:\n  \
         line 2, column date: \"14/15/2026\"; a day from 1995 to 2099 is written 2026-03-14, with its year\n  \
         line 3, column score: \"eleven\"; a score is 0 to 10: 4, 4.5, 4/10, 3-4 or none; for no pain write 0\n  \
         line 5, column time: \"dusk\"; a time of day is written 18:30, or left out\n  \
         line 6: \"oops\"; a row has no more cells than the header; put a cell with commas in quotation marks"
    );
    assert_eq!(notes(diary).len(), 4, "the other rows count");
}

#[test]
fn a_message_stays_short_and_on_its_lines() {
    let cell = format!("\u{1b}[31m{}", "9".repeat(100_000));
    let message = message(&format!("date,score\n2026-03-14,\"{cell}\n\"\n"));
    assert!(message.len() < 600, "{} bytes", message.len());
    assert_eq!(message.lines().count(), 3);
    assert!(!message.contains('\u{1b}'));
}

#[test]
fn headers_with_missing_or_repeated_columns_are_refused() {
    assert_eq!(
        message("day,score\nsoon,4\n"),
        "diary.csv, line 1: no column of days was found; the columns are \"day\" (left out), \"score\" (score). If one of \
         them holds the day, name it by its heading or its number: --column date=\"day\""
    );
    assert_eq!(notes("day,score\n2026-03-14,4\n").len(), 1, "its cells show that it holds days");
    assert_eq!(
        message("# x\ndate,Score,SCORE\n2026-03-14,4,5\n"),
        "diary.csv, line 2: these columns may both be the one: \"Score\" and \"SCORE\"; say which counts, as in --column \
         pain=\"Knee today\", or --column none=\"Score\" for one to leave out"
    );
    assert!(
        strict_message("date,score,weight,weather,\n2026-03-14,4,5,,rain\n")
            .starts_with("diary.csv, line 1: unknown columns: \"weight\", a column without a name; a pain diary has")
    );
    assert_eq!(notes("date,score,weather\n2026-03-14,4, \n").len(), 1, "an empty column is no loss");
    for empty in ["", "\n \n", "# only a comment"] {
        assert!(message(empty).starts_with("diary.csv: the pain diary is empty"));
    }
}

#[test]
fn nothing_is_swallowed() {
    let open_quote = "date,score,note\n2026-03-14,4,\"ouch\n2026-03-15,5,more\n2026-03-16,6,\n";
    let diary = read(open_quote.as_bytes(), "d").unwrap();
    assert_eq!((diary.notes.len(), diary.reading.unread[0].line), (2, 2));
    let latin1 = b"date,score,note\n2026-03-14,4,H\xF6he\n";
    assert_eq!(read(latin1, "d").unwrap().notes[0].note.as_deref(), Some("Höhe"));
    let lone_return = "date,score,note\n2026-03-14,4,one\rtwo\n";
    assert_eq!(notes(lone_return)[0].note.as_deref(), Some("one\rtwo"));
}

#[test]
fn a_bad_cell_says_where_it_stands() {
    let diary = "score,date\n5,2026-02-30\n3,2026-02-28\n";
    let unread = read(diary.as_bytes(), "d").unwrap().reading.unread;
    assert_eq!((unread[0].line, unread[0].column.as_deref()), (2, Some("date")));
}

#[test]
fn every_field_is_read_with_its_text() {
    let diary = "Date;Time;Pain (0-10);Timing;Knee;Where;Triggers;Duration;km into the run;Morning stiffness;Hours slept;\
                 Stress;Shoes;Meds;Comments\n\
                 2026-03-14;18:30;4;Start of the run;R;outer side;Stairs, going downhill;2 days;5,5;20 min;7:30;\
                 6;Old ones;ibuprofen;ouch\n\
                 2026-03-15;;0;morning after;both knees;;;;;no;8;;;none;\n";
    let first = PainNote {
        time: Some(time(18, 30, 0, 0)),
        when: answer(PainTiming::Start, "Start of the run"),
        side: answer(Side::Right, "R"),
        site: answer(vec![Site::Outer], "outer side"),
        trigger: answer(vec![Trigger::Stairs, Trigger::Downhill], "Stairs, going downhill"),
        lasted_h: answer(48.0, "2 days"),
        into_run_m: answer(5500.0, "5,5"),
        stiffness: answer(Stiffness::Minutes(20.0), "20 min"),
        sleep_h: Some(7.5),
        stress_0_10: Some(6.0),
        shoe: Some("Old ones".into()),
        medication: Some("ibuprofen".into()),
        note: Some("ouch".into()),
        ..bare_note(date(2026, 3, 14), 4.0, 2)
    };
    let second = PainNote {
        when: answer(PainTiming::NextMorning, "morning after"),
        side: answer(Side::Both, "both knees"),
        stiffness: answer(Stiffness::No, "no"),
        sleep_h: Some(8.0),
        ..bare_note(date(2026, 3, 15), 0.0, 3)
    };
    assert_eq!(notes(diary), [first, second]);
}

#[test]
fn cells_that_are_not_understood_are_all_listed_with_what_is_accepted() {
    let diary = "date,score,when,side,site,trigger,lasted,sleep\n\
         2026-03-14,4,at dusk,middle,soul,\"stairs, moonlight\",3,well\n\
         2026-03-15,4,after,left,inner,stairs,3 h,7\n";
    let message = strict_message(diary);
    assert_eq!(message.lines().count(), 7, "{message}");
    for part in [
        "column when: \"at dusk\"; when is one of before,",
        "column side: \"middle\"; side is one of left, right, both",
        "column site: \"soul\"; site is one or several of around or behind kneecap,",
        "column trigger: \"moonlight\"; trigger is one or several of stairs,",
        "column lasted: \"3\"; how long it lasted is written with its unit",
        "column sleep: \"well\"; sleep is in hours",
    ] {
        assert!(message.contains(part), "{part}: {message}");
    }
    let words = notes(diary)[0].note.clone().unwrap();
    assert_eq!(words, "site: soul; side: middle; when: at dusk; lasted: 3; sleep: well");
}

#[test]
fn two_names_of_one_column_are_refused_and_a_plainer_name_counts() {
    assert!(
        message("date,pain,pain score\n2026-03-14,4,5\n").contains("may both be the one: \"pain\" and \"pain score\"")
    );
    assert_eq!(notes("date,rating,knee pain\n2026-03-14,4,5\n")[0].score_0_10, 5.0);
}

#[test]
fn days_without_a_note_are_free_only_where_the_diary_says_so_plainly() {
    let declared = |lines: &str| read(lines.as_bytes(), "d").map(|diary| diary.unlogged_days_are_pain_free);
    for yes in [
        "unlogged days are pain-free: yes\ndate,score\n",
        "date;score;note\nUnlogged days are pain free: YES;;\n2026-03-14;4;\n",
        "date,score\nunlogged days are pain-free,yes\n",
    ] {
        assert_eq!(declared(yes), Ok(true), "{yes}");
    }
    for no in [
        "date,score\n",
        "date,score\nunlogged days are pain-free: no\n",
        "# unlogged days are pain-free: yes\ndate,score\n",
        "note,date,score\nunlogged days are pain-free: yes,2026-03-14,4\n",
    ] {
        assert_eq!(declared(no), Ok(false), "{no}");
    }
    assert_eq!(
        message("date,score\nunlogged days are pain-free: mostly\n"),
        "diary.csv, line 2: \"unlogged days are pain-free: mostly\" is not understood, or contradicts an \
         earlier line; write `unlogged days are pain-free: yes` on one line alone, or `no` in place of `yes`"
    );
    let both = "date,score\nunlogged days are pain-free: yes\nunlogged days are pain-free: no\n";
    assert!(matches!(declared(both).unwrap_err().fault, DiaryFault::Declaration { line: 3, .. }));
}

#[test]
fn weekly_answers_need_no_score_and_lose_no_text() {
    let diary = "date,score,ostrc,note\n2026-03-15,,8+17+8+17,\n2026-03-22,3,50,\n";
    let diary = read(diary.as_bytes(), "d").unwrap();
    let answers: Vec<_> =
        (diary.weekly_answers.iter()).map(|week| (week.day, week.severity_0_100, week.line)).collect();
    assert_eq!(answers, [(date(2026, 3, 15), 50, 2), (date(2026, 3, 22), 50, 3)]);
    assert_eq!(diary.notes.len(), 1);
    let alone = read(b"date,score,ostrc,note\n2026-03-15,,50,sore\n", "d").unwrap();
    assert_eq!((alone.notes.len(), alone.weekly_answers.len()), (0, 1));
}

/// Text with everything that could upset a table.
fn texts() -> impl Strategy<Value = String> {
    "[a-zé \",;#\t\n]{0,12}".prop_map(|text| text.trim().to_string())
}

proptest! {
    #[test]
    fn what_a_csv_writer_writes_is_read_back(
        rows in prop::collection::vec((0..3_000i64, 0..=100u8, texts(), texts()), 0..12),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["date", "shoe", "score", "note"]).unwrap();
        let mut expected = Vec::new();
        for (days, tenths, site, note) in &rows {
            let day = patella::calendar::add_days(date(2020, 1, 1), *days);
            let score = f64::from(*tenths) / 10.0;
            writer.write_record([&day.to_string(), site, &score.to_string(), note]).unwrap();
            expected.push((day, score, Some(site.to_string()).filter(|it| !it.is_empty()),
                Some(note.clone()).filter(|it| !it.is_empty())));
        }
        let table = writer.into_inner().unwrap();
        let mut notes = read(&table, "diary.csv").unwrap().notes;
        notes.sort_by_key(|note| note.line);
        let read: Vec<_> = notes
            .into_iter()
            .map(|note| (note.day, note.score_0_10, note.shoe, note.note))
            .collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, "diary.csv");
        let headed = [b"date,score,note\n".as_slice(), &bytes].concat();
        let _ = read(&headed, "diary.csv");
    }
}

#[test]
fn notes_are_sorted_by_day_time_and_line() {
    let diary = "date,score,time\n\
                 2026-03-15,1,\n\
                 2026-03-14,2,09:00\n\
                 2026-03-14,3,\n\
                 2026-03-14,4,08:00\n\
                 2026-03-14,5,\n";
    let notes = notes(diary);
    let scores: Vec<f64> = notes.iter().map(|note| note.score_0_10).collect();
    assert_eq!(scores, [3.0, 5.0, 4.0, 2.0, 1.0]);
}
