//! The page of a clinic: made of every study, with names and links only where they are asked for.

use std::fs;
use std::path::Path;

use tempfile::tempdir;

use super::study::study;
use super::{diary, run};
use crate::cli::{Called, call, files_below};
use crate::files::making::zip;

fn cohort(folder: &Path, arguments: &[&str]) -> Called {
    let arguments: Vec<&str> = ["cohort", "study", "--salt", "salt"].iter().chain(arguments).copied().collect();
    call(folder, &arguments)
}

fn page(out: &Path) -> String {
    fs::read_to_string(out.join("cohort.html")).unwrap()
}

#[test]
fn names_are_on_the_page_alone_and_only_if_asked_for() {
    let folder = study();
    let out = folder.path().join("out");
    cohort(folder.path(), &["--out", "out"]);
    let without = page(&out);
    assert!(!["anna", "ben", "carla", "dora", "mara"].iter().any(|name| without.contains(&format!(">{name}<"))));
    assert!(without.contains("As of 28 June 2026"));
    let called = cohort(folder.path(), &["--out", "out", "--names"]);
    assert_eq!(called.code, Some(3), "{}", called.err);
    let with = page(&out);
    for name in ["anna", "ben", "carla", "dora", "mara"] {
        assert!(with.contains(&format!("<bdi>{name}</bdi>")), "{name}");
    }
    assert!(with.contains("no activity in the export") && with.contains("1 FIT file damaged, read in part"), "{with}");
    for (path, bytes) in files_below(&out) {
        let is_page = path.ends_with("cohort.html") || path.ends_with("cohort.pdf");
        let holds_name = bytes.windows(5).any(|word| word == b"carla");
        assert!(is_page || !holds_name, "{}", path.display());
    }
}

#[test]
fn a_row_links_to_the_report_of_its_runner() {
    let folder = study();
    let out = folder.path().join("out");
    let called = cohort(folder.path(), &["--out", "out", "--reports"]);
    assert_eq!(called.code, Some(3), "{}", called.err);
    let page = page(&out);
    let links: Vec<&str> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let links: Vec<&&str> = links.iter().filter(|link| link.starts_with("reports/")).collect();
    // Of the runner without an activity there is no report.
    assert_eq!(links.len(), 4, "{links:?}");
    for link in links {
        assert!(out.join(link).is_file(), "{link}");
    }
}

#[test]
fn what_is_published_has_no_page() {
    let folder = study();
    let out = folder.path().join("out");
    cohort(folder.path(), &["--out", "out"]);
    assert!(out.join("cohort.html").is_file());
    fs::remove_dir_all(out.join("parts")).unwrap();
    cohort(folder.path(), &["--out", "out", "--publish"]);
    assert!(!out.join("cohort.html").exists() && !out.join("cohort.pdf").exists());
}

/// The diary of a zip is unpacked to be read, and has to be there until it has been.
#[test]
fn the_report_of_a_runner_has_the_diary_that_lies_in_the_zip() {
    let folder = tempdir().unwrap();
    let study = folder.path().join("study");
    fs::create_dir(&study).unwrap();
    fs::write(study.join("ben.zip"), zip(&[("run.fit", &run()), ("notes.csv", &diary())])).unwrap();
    let called = cohort(folder.path(), &["--out", "out", "--reports"]);
    assert_eq!(called.code, Some(0), "{}", called.err);
    let reports = fs::read_dir(folder.path().join("out/reports")).unwrap();
    let reports: Vec<_> = reports.map(|entry| entry.unwrap().path()).collect();
    let json = fs::read_to_string(reports[0].join("report.json")).unwrap();
    assert!(reports.len() == 1 && json.contains("SECRET"), "the words of the diary are in the report");
}

#[test]
fn a_report_that_cannot_be_written_is_said() {
    let folder = study();
    fs::create_dir_all(folder.path().join("out")).unwrap();
    cohort(folder.path(), &["--out", "out"]);
    fs::write(folder.path().join("out/reports"), "in the way").unwrap();
    let called = cohort(folder.path(), &["--out", "out", "--reports"]);
    assert_eq!(called.code, Some(1), "{}", called.err);
    assert!(called.err.contains("reports"), "{}", called.err);
}

#[test]
fn a_study_of_over_a_thousand_runners_has_no_page() {
    let folder = tempdir().unwrap();
    let study = folder.path().join("study");
    fs::create_dir(&study).unwrap();
    fs::write(study.join("run.fit"), run()).unwrap();
    let rows = |runners: usize| {
        let missing = (1..runners).map(|runner| format!("{runner},nowhere\n"));
        fs::write(study.join("runners.csv"), format!("runner,export\nanna,run.fit\n{}", missing.collect::<String>()))
            .unwrap();
    };
    rows(1_000);
    let with = cohort(folder.path(), &["--out", "out"]);
    assert!(with.err.contains("Page: out/cohort.html"), "{}", with.err);
    rows(1_001);
    let without = cohort(folder.path(), &["--out", "out"]);
    assert!(without.err.contains("No page: it would have more than 1000 rows"), "{}", without.err);
    assert!(!folder.path().join("out/cohort.html").exists() && !folder.path().join("out/cohort.pdf").exists());
}
