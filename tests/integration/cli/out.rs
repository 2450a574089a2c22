//! Where the report goes: never over something of the runner's, and all at once.

use std::fs;

use super::{call, files_below, names_in, with_run};

#[test]
fn a_folder_of_the_runners_is_refused_unless_forced() {
    let folder = with_run();
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/letter.txt"), "dear").unwrap();
    let refused = call(folder.path(), &["report", "export", "--out", "mine"]);
    assert_eq!(refused.code, Some(1));
    let sentence = "patella: mine is not empty and was not written by patella; name another folder with --out, or replace all that is in it with --force\n";
    assert_eq!(refused.err, sentence);
    assert_eq!(names_in(&folder.path().join("mine")), ["letter.txt"]);
    let forced = call(folder.path(), &["report", "export", "--out", "mine", "--force"]);
    assert_eq!(forced.code, Some(0));
    assert!(folder.path().join("mine/report.html").is_file());
    assert!(!folder.path().join("mine/letter.txt").exists());
    let file = call(folder.path(), &["report", "export", "--out", "export/run.fit"]);
    assert_eq!((file.code, file.err.contains("is a file")), (Some(1), true), "{}", file.err);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = with_run();
    fs::create_dir(folder.path().join("far")).unwrap();
    std::os::unix::fs::symlink("far", folder.path().join("near")).unwrap();
    assert_eq!(call(folder.path(), &["report", "export", "--out", "near"]).code, Some(0));
    assert!(folder.path().join("near").is_symlink());
    assert!(folder.path().join("far/report.html").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn messages_that_cannot_be_written_are_no_failure() {
    let folder = with_run();
    let full = fs::File::create("/dev/full").unwrap();
    let status = super::patella(folder.path(), &["report", "export"]).stderr(full).status();
    assert_eq!(status.unwrap().code(), Some(0));
    assert!(folder.path().join("patella-report/report.html").is_file());
}

#[test]
fn an_old_report_is_replaced_whole_and_nothing_is_left_beside_it() {
    let folder = with_run();
    fs::create_dir(folder.path().join("out")).unwrap();
    assert_eq!(call(folder.path(), &["report", "export", "--out", "out"]).code, Some(0));
    let first = files_below(&folder.path().join("out"));
    // As a file of an older version, which its marker names.
    fs::write(folder.path().join("out/tables/old.csv"), "old").unwrap();
    let marker = folder.path().join("out/.patella");
    let names = fs::read_to_string(&marker).unwrap();
    fs::write(&marker, names + "tables/old.csv\n").unwrap();
    assert_eq!(call(folder.path(), &["report", "export", "--out", "out"]).code, Some(0));
    assert_eq!(files_below(&folder.path().join("out")), first);
    assert_eq!(names_in(folder.path()), ["export", "out"]);
    // Deeper than what is there.
    assert_eq!(call(folder.path(), &["report", "export", "--out", "a/b/c"]).code, Some(0));
    assert_eq!(names_in(&folder.path().join("a/b")), ["c"]);
}

#[test]
fn a_bad_diary_is_told_whole_and_the_old_report_stays() {
    let folder = with_run();
    assert_eq!(call(folder.path(), &["report", "export"]).code, Some(0));
    let before = files_below(folder.path());
    let broken = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/broken-diary.csv");
    let called = call(folder.path(), &["report", "export", "--notes", broken, "--strict"]);
    assert_eq!((called.code, called.out.as_str()), (Some(1), ""));
    assert_eq!(called.err.matches("patella: ").count(), 1, "{}", called.err);
    let lines: Vec<&str> = called.err.lines().skip(1).collect();
    assert_eq!(lines.len(), 5, "{lines:?}");
    for (line, number) in lines.iter().zip([3, 4, 5, 6, 8]) {
        assert!(line.starts_with(&format!("  line {number}, ")), "{line}");
    }
    assert_eq!(files_below(folder.path()), before);
    assert_eq!(names_in(folder.path()), ["export", "patella-report"]);
}

#[test]
fn what_cannot_be_read_leaves_the_old_report() {
    let folder = with_run();
    assert_eq!(call(folder.path(), &["report", "export"]).code, Some(0));
    let before = files_below(folder.path());
    let cases: [(&[&str], &str); 4] = [
        (&["report", "export", "gone"], "gone cannot be opened ("),
        (&["report", "export", "--notes", "gone.csv"], "gone.csv cannot be opened ("),
        (
            &["report", "export", "--since", "2030-01-01"],
            "nothing lies between --since and --until: what was read goes from 2026-05-02 to 2026-05-02",
        ),
        (&["report", "export", "--until", "2020-01-01"], "nothing lies between --since and --until: "),
    ];
    for (arguments, words) in cases {
        let called = call(folder.path(), arguments);
        assert_eq!((called.code, called.out.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(called.err.starts_with(&format!("patella: {words}")), "{}", called.err);
        assert_eq!(called.err.lines().count(), 1);
    }
    assert_eq!(files_below(folder.path()), before);
}
