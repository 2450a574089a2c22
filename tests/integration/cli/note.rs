//! `patella note`: begins a diary, adds to it, and never leaves half of one.

use std::fs;

use tempfile::tempdir;

use super::{call, names_in};

const FORM: &str = "Form: form.pdf\nPrint it; each score is typed in as one line of a diary (patella note new)\n";

#[test]
fn a_day_to_come_is_refused() {
    let folder = tempdir().unwrap();
    call(folder.path(), &["note", "new", "d.csv"]);
    let added = call(folder.path(), &["note", "add", "d.csv", "--score", "1", "--date", "2999-01-01"]);
    assert_eq!(added.code, Some(1));
    assert!(added.err.contains("2999-01-01 is a day to come"), "{}", added.err);
}

#[cfg(unix)]
#[test]
fn notes_added_at_the_same_time_are_all_kept() {
    let folder = tempdir().unwrap();
    call(folder.path(), &["note", "new", "d.csv"]);
    let begin = |number: usize| {
        let note = format!("note {number}");
        let arguments = ["note", "add", "d.csv", "--score", "1", "--note", &note];
        super::patella(folder.path(), &arguments).spawn().unwrap()
    };
    let running: Vec<_> = (0..12).map(begin).collect();
    for mut one in running {
        assert!(one.wait().unwrap().success());
    }
    let diary = fs::read_to_string(folder.path().join("d.csv")).unwrap();
    let kept = (0..12).filter(|number| diary.contains(&format!("note {number}\n")));
    assert_eq!(kept.count(), 12, "{diary}");
}

#[test]
fn a_diary_is_begun_once_and_filled() {
    let folder = tempdir().unwrap();
    let begun = call(folder.path(), &["note", "new", "d.csv"]);
    assert_eq!((begun.code, begun.err.as_str()), (Some(0), "Diary: d.csv\n"));
    let add = [
        "note",
        "add",
        "d.csv",
        "--score",
        "4",
        "--date",
        "2026-03-14",
        "--when",
        "after",
        "--trigger",
        "stairs",
        "--trigger",
        "sitting",
        "--note",
        "=1+1, \"ouch\"",
    ];
    let added = call(folder.path(), &add);
    assert_eq!((added.code, added.err.as_str()), (Some(0), "Noted in d.csv: 2026-03-14, score 4\n"));
    let diary = fs::read_to_string(folder.path().join("d.csv")).unwrap();
    assert!(diary.ends_with("\n2026-03-14,4,,after,,,\"stairs, sitting\",,,,,,,,,,,,,,,,\"=1+1, \"\"ouch\"\"\"\n"));
    let quiet = call(folder.path(), &[&add[..], &["--quiet"]].concat());
    assert_eq!((quiet.code, quiet.err.as_str()), (Some(0), ""));
    fs::write(folder.path().join("d.csv"), &diary).unwrap();
    let again = call(folder.path(), &["note", "new", "d.csv", "--quiet"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("is there already and was left alone"));
    assert_eq!(fs::read_to_string(folder.path().join("d.csv")).unwrap(), diary);
    assert_eq!(names_in(folder.path()), ["d.csv"], "nothing is left beside it");
}

#[test]
fn a_note_that_is_not_understood_changes_nothing() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("d.csv"), "date,score\n").unwrap();
    let wrong = call(folder.path(), &["note", "add", "d.csv", "--score", "-1"]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.err.contains("score \"-1\"; a score is 0 to 10"), "{}", wrong.err);
    assert_eq!(fs::read(folder.path().join("d.csv")).unwrap(), b"date,score\n");
    let missing = call(folder.path(), &["note", "add", "e.csv", "--score", "1"]);
    assert_eq!(missing.code, Some(1));
    assert!(missing.err.contains("begin a diary with `patella note new e.csv`"));
    let sheet = call(folder.path(), &["note", "new", "d.xlsx"]);
    assert_eq!(sheet.code, Some(1));
    assert_eq!(names_in(folder.path()), ["d.csv"]);
}

#[test]
fn today_is_the_day_where_none_is_told() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("d.csv"), "date,score\n").unwrap();
    let before = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    assert_eq!(call(folder.path(), &["note", "add", "d.csv", "--score", "0"]).code, Some(0));
    let after = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let diary = fs::read_to_string(folder.path().join("d.csv")).unwrap();
    assert!([before, after].iter().any(|day| diary == format!("date,score\n{day},0\n")), "{diary}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("cloud")).unwrap();
    fs::write(folder.path().join("cloud/d.csv"), "date,score\n").unwrap();
    std::os::unix::fs::symlink("cloud/d.csv", folder.path().join("d.csv")).unwrap();
    let added = call(folder.path(), &["note", "add", "d.csv", "--score", "1", "--date", "2026-03-14"]);
    assert_eq!(added.code, Some(0), "{}", added.err);
    assert!(fs::symlink_metadata(folder.path().join("d.csv")).unwrap().is_symlink());
    let diary = fs::read_to_string(folder.path().join("cloud/d.csv")).unwrap();
    assert_eq!(diary, "date,score\n2026-03-14,1\n");
}

#[test]
fn a_form_is_written_once_unless_forced() {
    let folder = tempdir().unwrap();
    let made = call(folder.path(), &["note", "form"]);
    if !cfg!(feature = "pdf") {
        assert_eq!(made.code, Some(1));
        assert!(made.err.contains("this patella was built without the feature pdf"), "{}", made.err);
        assert!(names_in(folder.path()).is_empty());
        return;
    }
    assert_eq!((made.code, made.out.as_str(), made.err.as_str()), (Some(0), "", FORM));
    let first = fs::read(folder.path().join("form.pdf")).unwrap();
    assert!(first.starts_with(b"%PDF-"));
    let dated = ["note", "form", "--out", "form.pdf", "--from", "2026-06-03", "--quiet"];
    let again = call(folder.path(), &dated);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("form.pdf is there already; name another file with --out"), "{}", again.err);
    assert!(fs::read(folder.path().join("form.pdf")).unwrap() == first);
    let forced = call(folder.path(), &[&dated[..], &["--force"]].concat());
    assert_eq!((forced.code, forced.err.as_str()), (Some(0), ""));
    assert!(fs::read(folder.path().join("form.pdf")).unwrap() != first);
    assert_eq!(names_in(folder.path()), ["form.pdf"], "no temporary file is left");
}

#[test]
fn a_form_never_takes_the_place_of_a_diary_or_a_folder() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("d.csv"), "date,score\n").unwrap();
    fs::create_dir(folder.path().join("old.pdf")).unwrap();
    for (name, why) in [("d.csv", "let it end in .pdf"), ("old.pdf", "is a folder, not a file")] {
        let refused = call(folder.path(), &["note", "form", "--force", "--out", name]);
        assert_eq!(refused.code, Some(1));
        assert!(refused.err.contains(why), "{}", refused.err);
    }
    assert_eq!(fs::read(folder.path().join("d.csv")).unwrap(), b"date,score\n");
    for weeks in ["0", "9", "many"] {
        assert_eq!(call(folder.path(), &["note", "form", "--weeks", weeks]).code, Some(2), "{weeks}");
    }
    let soon = call(folder.path(), &["note", "form", "--from", "soon"]);
    assert_eq!(soon.code, Some(2));
    assert!(soon.err.contains("write a date as 2026-03-14"), "{}", soon.err);
}

#[test]
fn a_page_is_written_once_unless_forced() {
    let folder = tempdir().unwrap();
    let page = folder.path().join("pain-diary.html");
    let made = call(folder.path(), &["note", "page"]);
    let said = "Page: pain-diary.html\n\
        Send it to your phone and open it in the browser; its Export (CSV) is the file for --notes\n";
    assert_eq!((made.code, made.out.as_str(), made.err.as_str()), (Some(0), "", said));
    assert!(fs::read(&page).unwrap().starts_with(b"<!DOCTYPE html>"));
    fs::write(&page, "mine").unwrap();
    let again = call(folder.path(), &["note", "page", "--out", "pain-diary.html"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("pain-diary.html is there already; name another file with --out"), "{}", again.err);
    assert_eq!(fs::read(&page).unwrap(), b"mine");
    let forced = call(folder.path(), &["note", "page", "--force", "--quiet"]);
    assert_eq!((forced.code, forced.out.as_str(), forced.err.as_str()), (Some(0), "", ""));
    assert!(fs::read(&page).unwrap().starts_with(b"<!DOCTYPE html>"));
    assert_eq!(names_in(folder.path()), ["pain-diary.html"], "no temporary file is left");
}

#[test]
fn a_page_never_takes_the_place_of_a_diary_or_a_folder() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("d.csv"), "date,score\n").unwrap();
    fs::create_dir(folder.path().join("old.html")).unwrap();
    for (name, why) in
        [("d.csv", "let it end in .html"), ("page", "let it end in .html"), ("old.html", "is a folder, not a file")]
    {
        let refused = call(folder.path(), &["note", "page", "--force", "--out", name]);
        assert_eq!(refused.code, Some(1));
        assert!(refused.err.contains(why), "{}", refused.err);
    }
    assert_eq!(fs::read(folder.path().join("d.csv")).unwrap(), b"date,score\n");
    assert_eq!(names_in(folder.path()), ["d.csv", "old.html"]);
}

/// A diary as a German spreadsheet saves it, with a row that cannot be read.
const GERMAN: &str =
    "Datum;Schmerz;Seite;Wetter\n25.03.2026;3;rechts;Regen\n26.03.2026;stark;;\n02.04.2026;4,5;beide;\n03.04.2026;;;\n";

#[test]
fn a_check_shows_how_columns_and_rows_are_understood() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("log.csv"), GERMAN).unwrap();
    let checked = call(folder.path(), &["note", "check", "log.csv"]);
    assert_eq!(checked.code, Some(3), "{}", checked.err);
    for part in [
        "log.csv: 2 notes from 2026-03-25 to 2026-04-02\n",
        "  Datum    day\n  Schmerz  score\n  Seite    side\n  Wetter   left out\n",
        "Days are read as day, month, year, as line 2 shows.",
        "  2     2026-03-25        3      right\n  4     2026-04-02        4.5    both\n",
        "Rows without a score: 1.",
        "Not used\n  line 3, column Schmerz: \"stark\"; a score is 0 to 10",
    ] {
        assert!(checked.out.contains(part), "{part}\n{}", checked.out);
    }
    let sentences =
        "reason: stairs since May\nDate,Pain,What I felt,Weather\n2026-03-20,2,stiff going down stairs,rain\n";
    fs::write(folder.path().join("felt.csv"), sentences).unwrap();
    let remedied = call(folder.path(), &["note", "check", "felt.csv"]);
    let remedy = "If \"What I felt\" holds words about the pain, add --column note=\"What I felt\".";
    assert!(remedied.out.contains(remedy), "{}", remedied.out);
    assert!(remedied.out.contains("\nAbove the table\n  reason: stairs since May\n"), "{}", remedied.out);
    let read = call(folder.path(), &["note", "check", "felt.csv", "--column", "note=What I felt"]);
    assert!(read.out.contains("stiff going down stairs") && !read.out.contains("--column"), "{}", read.out);
    let open = "Date,Pain\n3/4/2026,2\n";
    fs::write(folder.path().join("open.csv"), open).unwrap();
    let refused = call(folder.path(), &["note", "check", "open.csv"]);
    assert!(refused.code == Some(1) && refused.err.contains("--dates dmy (3 April 2026)"), "{}", refused.err);
    let settled = call(folder.path(), &["note", "check", "open.csv", "--dates", "mdy"]);
    assert!(settled.code == Some(0) && settled.out.contains("2026-03-04"), "{}", settled.out);
}

#[test]
fn diaries_are_imported_without_doubles_and_left_as_they_are() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("log.csv"), format!("goal: ten miles\n{GERMAN}")).unwrap();
    let imported = call(folder.path(), &["note", "import", "log.csv", "--into", "knee.csv"]);
    assert_eq!(imported.code, Some(3), "{}", imported.err);
    assert!(imported.err.contains("not used: line 4, column Schmerz: \"stark\""), "{}", imported.err);
    assert!(imported.err.ends_with("Added to knee.csv: 2\n"), "{}", imported.err);
    assert_eq!(fs::read_to_string(path("log.csv")).unwrap(), format!("goal: ten miles\n{GERMAN}"));
    let knee = fs::read_to_string(path("knee.csv")).unwrap();
    assert!(knee.contains("\ngoal: ten miles\ndate,score,") && knee.contains("\n2026-03-25,3,,,rechts,"), "{knee}");
    fs::write(path("more.csv"), "Date,Pain\n2026-03-20,1\n2026-05-25,2\n").unwrap();
    let again = call(folder.path(), &["note", "import", "log.csv", "more.csv", "--into", "knee.csv"]);
    assert!(again.err.ends_with("Added to knee.csv: 2; 2 were there already\n"), "{}", again.err);
    let listed = call(folder.path(), &["note", "list", "knee.csv", "--last", "3"]);
    let days: Vec<&str> = listed.out.lines().skip(1).filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(days, ["2026-03-25", "2026-04-02", "2026-05-25"], "{}", listed.out);
    fs::write(path("words.csv"), "Date,Knee today\n2026-06-26,1\n").unwrap();
    let chosen = ["note", "import", "words.csv", "--into", "knee.csv", "--column", "pain=Knee today"];
    let chosen = call(folder.path(), &chosen);
    assert!(chosen.err.ends_with("Added to knee.csv: 1\n"), "the choice is not for knee.csv: {}", chosen.err);
    fs::write(path("broken.csv"), "Date,Weather\n2026-03-20,rain\n").unwrap();
    let before = fs::read(path("knee.csv")).unwrap();
    let refused = call(folder.path(), &["note", "import", "broken.csv", "--into", "knee.csv"]);
    assert_eq!((refused.code, fs::read(path("knee.csv")).unwrap()), (Some(1), before));
}

/// Imported once without the runner's words and once with them, a note counted twice.
#[test]
fn a_note_that_says_more_than_the_one_there_is_not_added_beside_it() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("log.csv"), "Date,Pain,What I felt\n2026-03-20,2,stiff\n2026-03-21,1,\n").unwrap();
    let import = ["note", "import", "log.csv", "--into", "knee.csv"];
    let without = call(folder.path(), &import);
    assert!(without.code == Some(0) && without.err.ends_with("Added to knee.csv: 2\n"), "{}", without.err);
    let with = call(folder.path(), &[&import[..], &["--column", "note=What I felt"]].concat());
    assert_eq!(with.code, Some(3), "{}", with.err);
    assert!(with.err.contains("has these notes with fewer words: 2026-03-20."), "{}", with.err);
    assert!(with.err.ends_with("Added to knee.csv: 0; 1 were there already\n"), "{}", with.err);
    let other = ["note", "import", "log.csv", "--into", "other.csv", "--column", "note=What I felt"];
    call(folder.path(), &other);
    let poorer = call(folder.path(), &["note", "import", "log.csv", "--into", "other.csv"]);
    assert!(
        poorer.code == Some(0) && poorer.err.ends_with("Added to other.csv: 0; 2 were there already\n"),
        "{}",
        poorer.err
    );
}

#[test]
fn a_new_diary_is_not_told_of_its_own_comment_and_a_folder_is_none() {
    let folder = tempdir().unwrap();
    call(folder.path(), &["note", "new", "d.csv"]);
    call(folder.path(), &["note", "add", "d.csv", "--score", "3", "--date", "2026-03-14"]);
    let diary = fs::read_to_string(folder.path().join("d.csv")).unwrap();
    assert!(diary.contains("# unlogged days are pain-free: yes"));
    let listed = super::with_run();
    fs::write(listed.path().join("d.csv"), &diary).unwrap();
    let made = call(listed.path(), &["report", "export", "--notes", "d.csv", "--out", "out"]);
    assert!(made.code == Some(0) && !made.err.contains("is a comment"), "{}", made.err);
    fs::create_dir(listed.path().join("notes")).unwrap();
    let refused = call(listed.path(), &["report", "export", "--notes", "notes", "--out", "out2"]);
    assert!(refused.err.contains("notes is a folder, not a pain diary; name the file in it"), "{}", refused.err);
}

#[test]
fn files_that_end_weeks_before_the_notes_are_spoken_of() {
    let folder = super::with_run();
    let notes = |day: &str| format!("date,score\n2026-03-14,1\n{day},2\n");
    fs::write(folder.path().join("soon.csv"), notes("2026-05-06")).unwrap();
    fs::write(folder.path().join("late.csv"), notes("2026-06-30")).unwrap();
    let soon = call(folder.path(), &["today", "export", "--notes", "soon.csv"]);
    assert!(!soon.err.contains("The files end"), "{}", soon.err);
    for arguments in [&["today", "export", "--notes", "late.csv"][..], &["report", "export", "--notes", "late.csv"]] {
        let late = call(folder.path(), arguments);
        assert!(
            late.err.contains("The files end on 2026-05-02, 59 days") && late.err.contains("days before the last note"),
            "{}",
            late.err
        );
    }
    let page = fs::read_to_string(folder.path().join("patella-report/report.html")).unwrap();
    assert!(page.contains("Now (30 June 2026, files to 2 May 2026)"));
    assert!(!page.contains("30-day longest run"), "of days long ago");
}

#[test]
fn a_note_without_a_score_is_asked_for_on_a_terminal_only() {
    let folder = tempdir().unwrap();
    call(folder.path(), &["note", "new", "d.csv"]);
    let added = call(folder.path(), &["note", "add", "d.csv", "--when", "after"]);
    assert!(added.code == Some(1) && added.err.contains("a note needs a score"), "{}", added.err);
}

#[test]
fn rows_of_a_diary_that_are_not_understood_make_a_3_and_stand_in_the_report() {
    let folder = super::with_run();
    let text = "date,score,Weather\n2026-03-14,3,rain\n2026-03-15,mild,\n2026-03-16,0,sun\n";
    fs::write(folder.path().join("knee.csv"), text).unwrap();
    let made = call(folder.path(), &["report", "export", "--notes", "knee.csv", "--out", "out"]);
    assert_eq!(made.code, Some(3), "{}", made.err);
    assert!(made.err.contains("columns left out: \"Weather\""), "{}", made.err);
    assert!(made.err.contains("not used: line 3, column score: \"mild\""), "{}", made.err);
    let page = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(page.contains("line 3, column score:"), "the report says it too");
    let strict = call(folder.path(), &["report", "export", "--notes", "knee.csv", "--out", "strict", "--strict"]);
    assert!(strict.code == Some(1) && !folder.path().join("strict").exists(), "{}", strict.err);
}
