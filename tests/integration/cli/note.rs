//! `patella note`: begins a diary, adds to it, and never leaves half of one.

use std::fs;

use tempfile::tempdir;

use super::{call, names_in};

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
    assert_eq!(added.code, Some(0), "{}", added.err);
    let diary = fs::read_to_string(folder.path().join("d.csv")).unwrap();
    assert!(diary.ends_with("\n2026-03-14,4,,after,,,\"stairs, sitting\",,,,,,,,,\"=1+1, \"\"ouch\"\"\"\n"));
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
    assert_eq!((made.code, made.out.as_str(), made.err.as_str()), (Some(0), "", "Form: form.pdf\n"));
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
    assert_eq!((made.code, made.out.as_str(), made.err.as_str()), (Some(0), "", "Page: pain-diary.html\n"));
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
