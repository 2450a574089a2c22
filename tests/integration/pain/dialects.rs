//! Pain diaries as people keep them: in spreadsheets, forms and apps, in ten languages, with a column for each knee or each
//! moment. Each is read right, or refused with the option that settles it; none is read wrong.

use jiff::civil::Date;
use patella::calendar::written_dates::DateOrder;
use patella::pain::diary::{DiaryFault, read, read_with};
use patella::pain::vocabulary::{PainTiming, Vocabulary};
use patella::pain::{PainDiary, PainNote};
use patella::settings::DiaryRules;

/// Day, score and, where they are known, time, side and moment: `2026-03-21 3 08:15 right after`.
pub fn shown(note: &PainNote) -> String {
    let time = note.time.map(|time| time.strftime("%H:%M").to_string());
    let side = note.side.as_ref().map(|side| side.value.name().to_owned());
    let when = note.timing().map(|when| when.name().to_owned());
    let start = format!("{} {}", note.day, note.score_0_10);
    [Some(start), time, side, when].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn diary(text: &str) -> PainDiary {
    match read(text.as_bytes(), "diary.csv") {
        Ok(diary) => diary,
        Err(error) => panic!("{error}\n{text}"),
    }
}

/// Reads each diary and compares its notes.
pub fn check(cases: &[(&str, &str, &[&str])]) {
    for (name, text, expected) in cases {
        let notes: Vec<String> = diary(text).notes.iter().map(shown).collect();
        assert_eq!(&notes, expected, "{name}");
    }
}

#[test]
fn days_are_read_in_any_order_that_the_column_shows() {
    check(&[
        (
            "US dates, of which one shows that the month comes first",
            "Date,Pain,Notes\n3/21/2026,3,after long run\n3/22/2026,0,\n4/2/2026,4,stairs\n",
            &["2026-03-21 3", "2026-03-22 0", "2026-04-02 4"],
        ),
        ("British dates", "Date,Pain\n03/04/2026,3\n25/05/2026,0\n", &["2026-04-03 3", "2026-05-25 0"]),
        (
            "with words for the month",
            "Date,Pain\nMar 21 2026,3\n\"March 22, 2026\",0\n23 Mar 2026,2\n2026/03/28,1\n21-Mar-26,3\n",
            &["2026-03-21 3", "2026-03-21 3", "2026-03-22 0", "2026-03-23 2", "2026-03-28 1"],
        ),
        (
            "with days of the week and ordinal numbers",
            "Date,Pain\n\"Saturday, March 21st, 2026\",3\nSun 22nd of March 2026,1\n",
            &["2026-03-21 3", "2026-03-22 1"],
        ),
        ("years with two digits", "Date;Pain\n21.03.26;3\n2.4.26;0\n", &["2026-03-21 3", "2026-04-02 0"]),
        (
            "serial numbers of a spreadsheet",
            "Date,Pain\n46102,3\n46103.770833,1\n",
            &["2026-03-21 3", "2026-03-22 1 18:30"],
        ),
        (
            "day and time in one cell, with twelve hours",
            "Date,Pain\n3/21/2026 7:05:33 PM,3\n4/2/2026 12:10 am,1\n",
            &["2026-03-21 3 19:05", "2026-04-02 1 00:10"],
        ),
        (
            "ISO 8601 with a zone",
            "date,score\n2026-03-21T18:30:00+01:00,3\n2026-03-22T07:00:00.000Z,1\n20260323,2\n",
            &["2026-03-21 3 18:30", "2026-03-22 1 07:00", "2026-03-23 2"],
        ),
        ("the day equals the month", "Date,Pain\n3/3/2026,2\n04/04/2026,1\n", &["2026-03-03 2", "2026-04-04 1"]),
        ("a day of the week decides", "Date,Pain\nWed 3/4/2026,2\nSat 4/4/2026,1\n", &["2026-03-04 2", "2026-04-04 1"]),
    ]);
}

#[test]
fn days_that_could_be_either_are_never_guessed() {
    let text = "Date,Pain\n3/4/2026,3\n3/5/2026,1\n12/11/2026,0\n";
    let fault = read(text.as_bytes(), "d").unwrap_err().fault;
    assert!(matches!(fault, DiaryFault::OpenDates { line: 2, .. }), "{fault}");
    let message = fault.to_string();
    assert!(
        message.contains("--dates dmy (3 April 2026)") && message.contains("--dates mdy (4 March 2026)"),
        "{message}"
    );
    let first_day = |order| {
        let rules = DiaryRules { dates: Some(order), ..DiaryRules::default() };
        read_with(text.as_bytes(), "d", &rules).unwrap().notes[0].day
    };
    assert_eq!(first_day(DateOrder::DayFirst), Date::constant(2026, 4, 3));
    assert_eq!(first_day(DateOrder::MonthFirst), Date::constant(2026, 3, 4));
    for open in ["Date,Pain\n26-03-21,3\n", "Date,Pain\n01/02/03,3\n", "Date,Pain\n5-6-26,3\n6-6-26,2\n"] {
        assert!(matches!(read(open.as_bytes(), "d").unwrap_err().fault, DiaryFault::OpenDates { .. }), "{open}");
    }
    let both = "Date,Pain\n25/05/2026,3\n3/21/2026,1\n3/4/2026,0\n";
    let fault = read(both.as_bytes(), "d").unwrap_err().fault;
    assert!(fault.to_string().contains("line 2") && fault.to_string().contains("line 3"), "{fault}");
}

#[test]
fn times_are_read_as_clocks_write_them() {
    check(&[
        (
            "twelve hours",
            "date,time,score,note\n2026-03-21,8:15 AM,3,after\n2026-03-22,7:05pm,2,stairs\n2026-03-23,12:10 am,1,woke up\n",
            &["2026-03-21 3 08:15", "2026-03-22 2 19:05", "2026-03-23 1 00:10"],
        ),
        (
            "French and German",
            "date;heure;douleur\n2026-03-21;08h15;3\n2026-03-22;19.05;2\n2026-03-23;7 p.m.;1\n2026-03-24;18:30 Uhr;1\n",
            &["2026-03-21 3 08:15", "2026-03-22 2 19:05", "2026-03-23 1 19:00", "2026-03-24 1 18:30"],
        ),
        (
            "a word for the moment in place of a time",
            "date,time,pain\n2026-03-21,evening,3\n2026-03-22,morning,2\n",
            &["2026-03-21 3 evening", "2026-03-22 2 morning"],
        ),
    ]);
}

#[test]
fn headings_are_known_in_ten_languages() {
    check(&[
        (
            "German",
            "Datum;Uhrzeit;Schmerz;Seite;Notiz\n21.03.2026;08:15;3;rechts;nach langem Lauf\n22.03.2026;;0;;\n02.04.2026;19:30;4,5;beide;Treppe\n",
            &["2026-03-21 3 08:15 right", "2026-03-22 0", "2026-04-02 4.5 19:30 both"],
        ),
        (
            "French",
            "Date;Heure;Douleur (0-10);Côté;Moment;Commentaire\n21/03/2026;08h15;3;droite;après la course;longue sortie\n22/03/2026;;0;;;\n",
            &["2026-03-21 3 08:15 right after", "2026-03-22 0"],
        ),
        (
            "Spanish",
            "Fecha,Dolor,Lado,Momento,Notas\n21/03/2026,3,derecha,después de correr,escaleras\n22/03/2026,nada,,,\n",
            &["2026-03-21 3 right after", "2026-03-22 0"],
        ),
        (
            "Italian",
            "Data;Ora;Dolore;Lato;Quando;Note\n21/03/2026;19:30;3;destro;dopo la corsa;scale\n22/03/2026;;0;;;\n",
            &["2026-03-21 3 19:30 right after", "2026-03-22 0"],
        ),
        (
            "Dutch",
            "Datum;Tijd;Pijn;Zijde;Wanneer;Opmerkingen\n21-03-2026;19:30;3;links;na het lopen;trap\n22-03-2026;;geen;;;\n",
            &["2026-03-21 3 19:30 left after", "2026-03-22 0"],
        ),
        (
            "Portuguese",
            "Data;Dor;Lado;Quando;Observações\n21/03/2026;3;esquerdo;depois da corrida;escadas\n22/03/2026;0;;;\n",
            &["2026-03-21 3 left after", "2026-03-22 0"],
        ),
        (
            "Danish",
            "Dato;Smerte;Side;Hvornår;Bemærkninger\n21.03.2026;3;højre;efter løb;trapper\n22.03.2026;ingen;;;\n",
            &["2026-03-21 3 right after", "2026-03-22 0"],
        ),
        (
            "Swedish",
            "Datum;Smärta;Sida;När;Anteckningar\n2026-03-21;3;höger;efter löpning;trappor\n2026-03-22;0;;;\n",
            &["2026-03-21 3 right after", "2026-03-22 0"],
        ),
        (
            "Norwegian",
            "Dato;Smerte;Side;Når;Merknader\n21.03.2026;3;høyre;etter løping;trapper\n22.03.2026;0;;;\n",
            &["2026-03-21 3 right after", "2026-03-22 0"],
        ),
        (
            "without accents",
            "Date;Douleur;Cote;Quand\n21/03/2026;3;droite;apres la course\n",
            &["2026-03-21 3 right after"],
        ),
    ]);
}

#[test]
fn scores_are_read_as_people_write_them() {
    check(&[
        (
            "soft scores, and a side as the site",
            "date,score,site,note\n2026-03-21,3/10,right knee,after long run\n2026-03-22,4-5,left knee,stairs\n2026-03-23,~2,,\n2026-03-24,none,,\n",
            &["2026-03-21 3 right", "2026-03-22 4.5 left", "2026-03-23 2", "2026-03-24 0"],
        ),
        (
            "0 to 100",
            "Date,VAS pain (0-100)\n2026-03-21,45\n2026-03-22,0\n2026-03-23,7\n",
            &["2026-03-21 4.5", "2026-03-22 0", "2026-03-23 0.7"],
        ),
        (
            "both knees in a cell",
            "Date,Pain\n2026-03-21,\"L 3, R 1\"\n2026-03-22,left 2\n",
            &["2026-03-21 3 left", "2026-03-21 1 right", "2026-03-22 2 left"],
        ),
    ]);
    let soft = diary("date,score,note\n2026-03-22,4-5,stairs\n");
    assert_eq!(soft.notes[0].note.as_deref(), Some("stairs; score 4-5"), "the words are kept");
}

#[test]
fn a_column_for_each_knee_or_moment_is_a_note_each() {
    check(&[
        (
            "two knees",
            "Date,Left knee,Right knee,Notes\n2026-03-21,0,3,after long run\n2026-03-22,1,2,\n2026-03-23,0,0,\n",
            &[
                "2026-03-21 0 left",
                "2026-03-21 3 right",
                "2026-03-22 1 left",
                "2026-03-22 2 right",
                "2026-03-23 0 left",
                "2026-03-23 0 right",
            ],
        ),
        (
            "moments: the next morning is that of the next day",
            "Date,Before,During,After,Next morning\n2026-03-21,0,2,3,1\n2026-03-23,0,0,,\n",
            &[
                "2026-03-21 0 before",
                "2026-03-21 2 during",
                "2026-03-21 3 after",
                "2026-03-22 1 next morning",
                "2026-03-23 0 before",
                "2026-03-23 0 during",
            ],
        ),
        (
            "a header of two rows with merged cells",
            "Date,Left,,Right,,Notes\n,Before,After,Before,After,\n2026-03-21,0,1,2,3,hills\n",
            &[
                "2026-03-21 0 left before",
                "2026-03-21 1 left after",
                "2026-03-21 2 right before",
                "2026-03-21 3 right after",
            ],
        ),
        (
            "German moments",
            "Datum;Schmerz vor dem Lauf;Schmerz beim Laufen;Schmerz nach dem Lauf\n21.03.2026;0;2;3\n",
            &["2026-03-21 0 before", "2026-03-21 2 during", "2026-03-21 3 after"],
        ),
        (
            "morning and evening",
            "Date,Morning pain,Evening pain\n2026-03-21,1,3\n",
            &["2026-03-21 1 morning", "2026-03-21 3 evening"],
        ),
    ]);
}

#[test]
fn the_header_may_stand_below_titles_and_a_form_asks_questions() {
    check(&[
        (
            "titles above",
            "My knee diary,,\n,,\nspring 2026,,\nDate,Pain,Comments\n2026-03-21,3,ouch\n",
            &["2026-03-21 3"],
        ),
        (
            "the answers of a form",
            "Timestamp,\"How much does your knee hurt right now? (0 = no pain, 10 = worst)\",Which knee?,\"When did it hurt?\",Anything else?\n\
             3/21/2026 19:05:10,3,Right,After run,stairs\n3/22/2026 8:00:00,0,,,\n",
            &["2026-03-21 3 19:05 right after", "2026-03-22 0 08:00"],
        ),
        (
            "a form with a question for the day",
            "Timestamp,Date of the run,Pain level (0-10)\n3/28/2026 19:05:10,3/21/2026,3\n",
            &["2026-03-21 3"],
        ),
        (
            "a table in Markdown",
            "| Date | Pain | Notes |\n|------|------|-------|\n| 2026-03-21 | 3 | stairs |\n",
            &["2026-03-21 3"],
        ),
        ("the separator stated for Excel", "sep=;\nDatum;Schmerz\n21.03.2026;3,5\n", &["2026-03-21 3.5"]),
        (
            "no header, where the cells leave no doubt",
            "2026-03-21,3/10,after long run\n2026-03-22,0/10,\n",
            &["2026-03-21 3", "2026-03-22 0"],
        ),
        (
            "a training log with a column of pain",
            "Day,Date,Run (km),Time,Pain,Mood,Energy,Notes\nSat,2026-03-21,21.1,1:52:10,3,6,5,after long run\nSun,2026-03-22,,,0,7,6,\n",
            &["2026-03-21 3", "2026-03-22 0"],
        ),
        (
            "the knee beside other parts of the body",
            "Date,Back pain,Knee pain,Achilles pain\n2026-03-21,6,3,1\n",
            &["2026-03-21 3"],
        ),
    ]);
}

#[test]
fn columns_of_no_diary_are_left_out_and_named_once() {
    let diary = diary(
        "Day,Date,Run (km),Pain,Weather,Energy,Notes\nSat,2026-03-21,21.1,3,6,5,after long run\nSun,2026-03-22,,0,7,6,\n",
    );
    assert_eq!(diary.notes.len(), 2);
    let remarks: Vec<String> = diary.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(remarks, ["columns left out: \"Day\", \"Run (km)\", \"Weather\", \"Energy\""]);
}

#[test]
fn a_row_without_a_score_is_a_day_without_a_note() {
    let diary = diary(
        "Date,Pain,Notes\n2026-03-18,,\n2026-03-19,,\n2026-03-20,,\n2026-03-21,3,after long run\n2026-03-22,,\n2026-03-23,-,\n2026-03-24,,\n2026-03-25,,\n",
    );
    assert_eq!(diary.notes.iter().map(shown).collect::<Vec<_>>(), ["2026-03-21 3"]);
    assert_eq!(diary.reading.rows_without_score, 7);
    assert!(diary.reading.unread.is_empty() && !diary.declares_free(Date::constant(2026, 3, 20)));
}

#[test]
fn a_row_that_cannot_be_read_is_listed_and_the_others_count() {
    let diary = diary(
        "date,score,when,trigger\n2026-03-21,3,at dusk,\"stairs, moonlight\"\n2026-03-22,mild,,\nsoon,2,,\n2026-03-24,0,,\n2026-03-25,1,at dusk,\n",
    );
    assert_eq!(diary.notes.iter().map(shown).collect::<Vec<_>>(), ["2026-03-21 3", "2026-03-24 0", "2026-03-25 1"]);
    assert_eq!(diary.notes[0].note.as_deref(), Some("when: at dusk"));
    assert_eq!(diary.notes[0].trigger.as_ref().unwrap().text, "stairs, moonlight");
    let remarks: Vec<String> = diary.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(remarks.len(), 4, "{remarks:?}");
    assert!(
        remarks[0].starts_with("kept as words of the note: line 2 and 1 more, column when: \"at dusk\""),
        "{}",
        remarks[0]
    );
    assert!(remarks[1].contains("moonlight"));
    assert!(remarks[2].starts_with("not used: line 3, column score: \"mild\""), "{}", remarks[2]);
    assert!(remarks[3].starts_with("not used: line 4, column date: \"soon\""), "{}", remarks[3]);
}

#[test]
fn a_diary_that_is_mostly_unreadable_is_refused_with_what_was_seen() {
    let text = "date,pain,Knee today\n2026-03-21,mild,3\n2026-03-22,bad,4\n2026-03-23,0,1\n";
    let fault = read(text.as_bytes(), "d").unwrap_err().fault;
    assert!(matches!(fault, DiaryFault::MostlyUnread { read: 1, .. }), "{fault}");
    assert!(fault.to_string().contains("--column pain="), "{fault}");
    let rules = DiaryRules { columns: vec![("pain".into(), "Knee today".into())], ..DiaryRules::default() };
    let notes = read_with(text.as_bytes(), "d", &rules).unwrap().notes;
    assert_eq!(notes.iter().map(shown).collect::<Vec<_>>(), ["2026-03-21 3", "2026-03-22 4", "2026-03-23 1"]);
    let fault = read(b"When,What\n2026-03-21,3\n", "d").unwrap_err().fault.to_string();
    assert!(fault.contains("\"What\" (left out)") && fault.contains("--column pain=\"What\""), "{fault}");
    let by_place = DiaryRules { columns: vec![("pain left".into(), "2".into())], ..DiaryRules::default() };
    let notes = read_with(b"When,What\n2026-03-21,3\n", "d", &by_place).unwrap().notes;
    assert_eq!(shown(&notes[0]), "2026-03-21 3 left");
}

#[test]
fn what_stands_in_other_encodings_is_read() {
    let text = "Datum;Schmerz;Seite;Notiz\r\n21.03.2026;3;höher;Höhe – „steil“\r\n";
    let windows: Vec<u8> = text
        .chars()
        .map(|character| match character {
            '–' => 0x96,
            '„' => 0x84,
            '“' => 0x93,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [windows, utf16, text.as_bytes().to_vec()] {
        let diary = read(&bytes, "d").unwrap();
        assert_eq!(diary.notes[0].note.as_deref(), Some("Höhe – „steil“; Seite: höher"));
    }
    assert!(read(b"\x00\x01\x02\x03,\x00", "d").is_err());
}

#[test]
fn strict_refuses_what_is_not_understood() {
    let rules = DiaryRules { is_strict: true, ..DiaryRules::default() };
    let strict = |text: &str| read_with(text.as_bytes(), "d", &rules).map_err(|error| error.fault);
    assert!(strict("date,score\n21.03.2026,3\n2026-03-22,\n").is_ok());
    assert!(matches!(strict("date,score,weather\n2026-03-21,3,rain\n"), Err(DiaryFault::UnknownColumns { .. })));
    assert!(matches!(strict("date,score,when\n2026-03-21,3,at dusk\n"), Err(DiaryFault::BadCells(_))));
    assert!(matches!(strict("date,score\n2026-03-21,3\n2026-03-22,mild\n"), Err(DiaryFault::BadCells(_))));
}

#[test]
fn questionnaires_exercises_and_moods_are_read() {
    let diary = diary(
        "date,pain,AKPS,KOOS-PF,LEFS,Mood,Exercises,Fuel,when\n2026-03-21,,78,61.4,,,,,\n2026-03-22,2,,,55/80,good,3x12 squats,gel,at work\n",
    );
    let scores: Vec<String> = diary
        .questionnaires
        .iter()
        .map(|score| format!("{} {} {}", score.day, score.questionnaire.name(), score.score))
        .collect();
    assert_eq!(scores, ["2026-03-21 AKPS 78", "2026-03-21 KOOS-PF 61.4", "2026-03-22 LEFS 55"]);
    let note = &diary.notes[0];
    assert_eq!(
        (note.mood.as_deref(), note.exercises.as_deref(), note.fuel.as_deref()),
        (Some("good"), Some("3x12 squats"), Some("gel"))
    );
    assert_eq!(note.timing(), Some(PainTiming::AtWork));
}

#[test]
fn a_trigger_where_a_moment_is_asked_for_is_a_trigger() {
    let diary =
        read(b"Date,Pain,When\n2026-05-25,2,downhill\n2026-05-26,1,after run\n2026-05-27,1,all day\n", "d").unwrap();
    let of = |index: usize| {
        let note = &diary.notes[index];
        let trigger = note.trigger.as_ref().map(|trigger| trigger.text.as_str());
        (note.timing().map(Vocabulary::name), trigger, note.note.as_deref())
    };
    assert_eq!(of(0), (None, Some("downhill"), None));
    assert_eq!(of(1), (Some("after"), None, None));
    assert_eq!(of(2), (None, None, Some("When: all day")));
    let both = read(b"Date,Pain,When,Trigger\n2026-05-25,2,downhill,stairs\n", "d").unwrap();
    assert_eq!(both.notes[0].trigger.as_ref().unwrap().text, "stairs", "a column of triggers says them all");
}
