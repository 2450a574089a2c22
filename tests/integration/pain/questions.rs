//! What is open in a diary is asked about and never guessed: years, scales, tables below each other, whose back it is.

use patella::pain::PainDiary;
use patella::pain::diary::{DiaryFault, read, read_with};
use patella::pain::vocabulary::Site;
use patella::settings::DiaryRules;

use super::dialects::{check, shown};

fn fault(text: &str, file: &str) -> DiaryFault {
    match read(text.as_bytes(), file) {
        Ok(diary) => panic!("{:?}", diary.notes.iter().map(shown).collect::<Vec<_>>()),
        Err(error) => error.fault,
    }
}

fn diary(text: &str) -> PainDiary {
    read(text.as_bytes(), "diary.csv").unwrap()
}

#[test]
fn a_year_that_may_be_either_is_asked_for() {
    for (text, file, part) in [
        (
            "Date,Pain\n3 Jan,3\n4 Jan,2\n",
            "d.csv",
            "nothing else in the diary says it; add the year of the first such day to the command, as --year 2026",
        ),
        ("Knee 2025,\nDate,Pain\n29 Dec,3\n30 Dec,3\n2 Jan,2\n", "d.csv", "may be of 2024 or 2025"),
        ("Date,Pain\n20 Sep,3\n15 Jan,2\n", "knee 2026.csv", "may be of 2025 or 2026"),
        ("goal: marathon 2026,\nDate,Pain\n21 Oct,3\n22 Oct,3\n", "d.csv", "--year"),
        ("Knee 2025,\nDate,Pain\n3 Jan,3\n4 Jan,2\n", "knee 2026.csv", "--year"),
        ("Date,Pain\n21.3.,3\n22.3.,2\n", "export 2026-03-23.csv", "--year"),
    ] {
        let fault = fault(text, file);
        assert!(matches!(fault, DiaryFault::OpenYear { .. }), "{text}: {fault}");
        assert!(fault.to_string().contains(part), "{fault}");
    }
}

#[test]
fn a_year_that_the_diary_shows_or_the_runner_says_is_taken() {
    check(&[
        (
            "the first day has its year",
            "Date,Pain\n30 Dec 2025,3\n31 Dec,4\n2 Jan,2\n",
            &["2025-12-30 3", "2025-12-31 4", "2026-01-02 2"],
        ),
        (
            "the newest day first",
            "Knee 2025/26,\nDate,Pain\n3 Jan,3\n2 Jan,1\n30 Dec,2\n29 Dec,0\n",
            &["2025-12-29 0", "2025-12-30 2", "2026-01-02 1", "2026-01-03 3"],
        ),
        (
            "a day that does not exist in the year is not used",
            "Knee 2026,\nDate,Pain\n28 Feb,3\n29 Feb,3\n1 Mar,1\n",
            &["2026-02-28 3", "2026-03-01 1"],
        ),
    ]);
    let rules = DiaryRules { year: Some(2025), ..DiaryRules::default() };
    let text = "Date,Pain\n30 Dec,3\n31 Dec,3\n2 Jan,2\n";
    let diary = read_with(text.as_bytes(), "d", &rules).unwrap();
    assert_eq!(diary.notes.iter().map(shown).collect::<Vec<_>>(), ["2025-12-30 3", "2025-12-31 3", "2026-01-02 2"]);
    assert_eq!(diary.remarks[0].to_string(), "days written without a year: 3, read as of 2025 to 2026");
    let order = read_with(b"Date,Pain\n3/4,3\n3/5,3\n", "d", &rules).unwrap_err().fault;
    assert!(matches!(order, DiaryFault::OpenDates { .. }), "{order}");
    let weekday = read_with(b"Date,Pain\nFri 22 Mar,3\nSat 23 Mar,3\n", "d", &rules).unwrap_err().fault;
    assert!(matches!(weekday, DiaryFault::MostlyUnread { .. }), "22 March 2025 is a Saturday: {weekday}");
}

#[test]
fn another_table_below_the_notes_is_not_read_as_notes() {
    for text in [
        "Date,Pain\n2026-03-21,3\n\nDate,Sleep\n2026-03-21,7\n2026-03-22,8\n",
        "Date,Left\n2026-03-21,3\n\nDate,Right\n2026-03-21,7\n",
    ] {
        assert!(matches!(fault(text, "d"), DiaryFault::SecondTable { line: 4 }));
    }
}

#[test]
fn scores_that_may_be_of_a_hundred_are_asked_about() {
    let text = "Date,Pain\n2026-03-21,7\n2026-03-22,8\n2026-03-23,40\n";
    let fault = fault(text, "d");
    assert!(fault.to_string().contains("--column \"pain 0-100\"=\"Pain\""), "{fault}");
    let rules = DiaryRules { columns: vec![("pain 0-100".into(), "Pain".into())], ..DiaryRules::default() };
    let notes = read_with(text.as_bytes(), "d", &rules).unwrap().notes;
    assert_eq!(notes.iter().map(|note| note.score_0_10).collect::<Vec<_>>(), [0.7, 0.8, 4.0]);
    // One slip among many is a row that is not used.
    let many: String = (1..=28).map(|day| format!("2026-02-{day:02},3\n")).collect();
    let slip = diary(&format!("Date,Pain\n{many}2026-03-01,44\n"));
    assert_eq!((slip.notes.len(), slip.reading.unread.len()), (28, 1));
}

#[test]
fn a_score_of_another_part_is_no_score_of_the_knee() {
    let text = "Date,Pain\n2026-03-21,5 back\n2026-03-22,3\n2026-03-23,4 (left hip)\n2026-03-24,2 knee\n2026-03-25,0-10\n2026-03-26,0\n";
    let diary = diary(text);
    assert_eq!(diary.notes.iter().map(shown).collect::<Vec<_>>(), ["2026-03-22 3", "2026-03-24 2", "2026-03-26 0"]);
    assert_eq!(diary.reading.unread.len(), 3);
}

#[test]
fn the_back_is_that_of_the_knee_only_among_places_at_the_knee() {
    let sites = |text: &str| -> Vec<Vec<Site>> {
        let notes = diary(text).notes.into_iter();
        notes.map(|note| note.site.map(|site| site.value).unwrap_or_default()).collect()
    };
    let body = "Date,Location,Pain\n2026-03-21,back,3\n2026-03-22,shoulder,2\n2026-03-23,left knee,4\n";
    assert_eq!(diary(body).notes.iter().map(shown).collect::<Vec<_>>(), ["2026-03-23 4 left"]);
    let knee = "Date,Location,Pain\n2026-03-21,back,3\n2026-03-22,outer,2\n2026-03-23,kneecap,4\n";
    assert_eq!(sites(knee), [vec![Site::Back], vec![Site::Outer], vec![Site::Kneecap]]);
    let open = "Date,Location,Pain\n2026-03-21,back,3\n2026-03-22,,2\n2026-03-23,back,1\n";
    assert_eq!(sites(open), [vec![], vec![], vec![]]);
    let remarks: Vec<String> = diary(open).remarks.iter().map(ToString::to_string).collect();
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert!(remarks[0].contains("it may be the back of the knee or another part of the body"), "{remarks:?}");
    let plain = "Date,Location,Pain\n2026-03-21,back of the knee,3\n2026-03-22,shoulder,2\n";
    assert_eq!(sites(plain), [vec![Site::Back]]);
    let own = "date,score,side,site\n2026-03-21,3,,back\n2026-03-22,2,,right knee\n";
    assert_eq!(sites(own), [vec![Site::Back], vec![]]);
}

#[test]
fn ticks_of_zero_and_one_are_no_scores() {
    check(&[
        (
            "0 and 1",
            "Date,Pain,Left knee,Right knee\n2026-03-21,3,1,0\n2026-03-22,2,0,1\n",
            &["2026-03-21 3 left", "2026-03-22 2 right"],
        ),
        (
            "the knee's own score counts whatever else hurts",
            "Date,Knee pain,Hip,Back\n2026-03-21,3,x,\n2026-03-22,2,,x\n",
            &["2026-03-21 3", "2026-03-22 2"],
        ),
    ]);
}

#[test]
fn times_are_read_with_the_words_of_clocks() {
    for (cell, expected) in [
        ("18.30 uur", Some("18:30")),
        ("18h", Some("18:00")),
        ("6.30 Uhr", Some("06:30")),
        ("kl. 18.30", Some("18:30")),
        ("klokken 18", Some("18:00")),
        ("om 18.30 uur", Some("18:30")),
        ("1830 hrs", Some("18:30")),
        ("ca. 18:30", Some("18:30")),
        ("18", None),
        ("1830", None),
        ("7 o'clock", None),
        ("half 7", None),
        ("6-7pm", None),
        ("midnight", None),
    ] {
        let diary = diary(&format!("Date,Time,Pain\n2026-03-21,\"{cell}\",3\n2026-03-22,20:30,2\n"));
        let time = diary.notes[0].time.map(|time| time.strftime("%H:%M").to_string());
        assert_eq!(time.as_deref(), expected, "{cell}");
    }
}

#[test]
fn totals_are_no_notes_and_no_loss() {
    let diary = diary("Day,Date,Pain\nSat,2026-03-21,3\nSun,2026-03-22,1\nTotal,,4\n,Average:,2\n");
    assert_eq!(diary.notes.iter().map(shown).collect::<Vec<_>>(), ["2026-03-21 3", "2026-03-22 1"]);
    assert!(diary.reading.unread.is_empty());
}

#[test]
fn a_number_of_a_day_needs_its_month() {
    for (text, file) in
        [("Day,Pain\n1,3\n2,2\n", "knee 2026.csv"), ("January 2026,\nDate,Pain\n3 Feb,3\n4 Feb,2\n", "d.csv")]
    {
        assert!(matches!(fault(text, file), DiaryFault::OpenMonth { .. }), "{text}");
    }
}

#[test]
fn what_is_severe_must_be_said_and_no_pain_is_no_score() {
    for text in [
        "Date,Symptom,Severity\n2026-03-21,Headache,7\n2026-03-22,Nausea,6\n",
        "Date,No knee pain\n2026-03-21,1\n2026-03-22,0\n",
    ] {
        assert!(matches!(fault(text, "d"), DiaryFault::MissingColumns { .. }), "{text}");
    }
    check(&[
        ("symptoms", "Date,Symptom,Severity\n2026-03-21,Headache,7\n2026-03-22,Knee pain,6\n", &["2026-03-22 6"]),
        (
            "no pain is a column of its own",
            "Date,Pain,No knee pain\n2026-03-21,3,\n2026-03-22,0,x\n",
            &["2026-03-21 3", "2026-03-22 0"],
        ),
    ]);
}
