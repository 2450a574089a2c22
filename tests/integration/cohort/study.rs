//! `patella cohort STUDY --out DIR`: tables of many runners, the same whoever read whom, and only what is still in the study.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use parquet::file::reader::{FileReader, SerializedFileReader};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use super::{diary, folder_of, run};
use crate::cli::{Called, call, files_below};
use crate::files::making::{fixture, zip};

/// Tables, counts, and the page in its two forms.
const PLACES: usize = if cfg!(feature = "pdf") { 18 } else { 17 };

/// A study of five runners: whole, zipped, with the account export, cut off, and without an activity.
pub fn study() -> TempDir {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join("study").join(name);
    folder_of(&at("anna"), &[("run.fit", &run()), ("notes.csv", &diary())]);
    fs::write(at("ben.zip"), zip(&[("run.fit", &run()), ("treadmill.fit", &fixture("small/treadmill.fit"))])).unwrap();
    folder_of(&at("carla"), &[("truncated.fit", &fixture("small/truncated.fit"))]);
    folder_of(&at("dora"), &[("readme.txt", b"nothing")]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    fs::write(
        at("runners.csv"),
        format!(
            "runner,export,notes,tz\nanna,anna,,\nben,ben.zip,,Europe/Zurich\ncarla,carla,,\ndora,dora,,\nmara,{},{},\n",
            fixtures.join("garmin-export").display(),
            fixtures.join("pain-notes.csv").display()
        ),
    )
    .unwrap();
    folder
}

fn cohort(folder: &Path, arguments: &[&str]) -> Called {
    let arguments: Vec<&str> = ["cohort", "--salt", "salt"].iter().chain(arguments).copied().collect();
    call(folder, &arguments)
}

/// The tables and counts of a cohort by name.
fn results(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = files_below(out).into_iter().map(|(path, bytes)| (path.strip_prefix(out).unwrap().to_owned(), bytes));
    files.filter(|(path, _)| !path.starts_with("parts")).collect()
}

fn json_of(out: &Path) -> Value {
    serde_json::from_slice(&fs::read(out.join("cohort.json")).unwrap()).unwrap()
}

/// The rows of a table as they are printed.
fn rows(out: &Path, table: &str) -> Vec<String> {
    let file = fs::File::open(out.join(format!("tables/{table}.parquet"))).unwrap();
    let file = SerializedFileReader::new(file).unwrap();
    file.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect()
}

#[test]
fn tables_are_the_same_with_any_number_of_threads_and_parts() {
    let folder = study();
    let out = |name: &str| folder.path().join(name);
    let called = cohort(folder.path(), &["study", "--out", "one", "--jobs", "1"]);
    assert_eq!(called.code, Some(3), "{}", called.err);
    assert!(called.err.contains("      5  runners\n") && called.err.contains("no_activity"), "{}", called.err);
    cohort(folder.path(), &["study", "--out", "four", "--jobs", "4"]);
    let one = results(&out("one"));
    assert!(one.len() == PLACES && one == results(&out("four")), "{:?}", one.keys());
    for part in ["3/3", "1/3", "2/3", "1/3"] {
        let called = cohort(folder.path(), &["study", "--out", "parts", "--shard", part]);
        assert_eq!(called.code, Some(0), "{}", called.err);
    }
    let called = cohort(folder.path(), &["--collect", "parts"]);
    assert_eq!(called.code, Some(3), "{}", called.err);
    assert_eq!(one, results(&out("parts")));
    fs::remove_file(out("parts/parts/0002-of-0003.jsonl.gz")).unwrap();
    let called = cohort(folder.path(), &["--collect", "parts"]);
    assert!(called.code == Some(1) && called.err.contains("part 2 of 3 is missing"), "{}", called.err);
}

#[test]
fn rows_are_sorted_by_runner_and_each_runner_has_one_row() {
    let folder = study();
    cohort(folder.path(), &["study", "--out", "out"]);
    let out = folder.path().join("out");
    let runners = rows(&out, "runners");
    assert_eq!(runners.len(), 5);
    let tables = ["runners", "runs", "weeks", "descent", "rest_gaps", "pain", "spikes", "returns", "days", "onsets"];
    for table in tables.into_iter().chain(["person_state"]) {
        let runners: Vec<String> = rows(&out, table).iter().map(|row| row[..30].to_owned()).collect();
        assert!(
            runners.is_sorted() && runners.iter().all(|row| row.starts_with("{runner: \"")),
            "{table}: {runners:?}"
        );
    }
    let flow = fs::read_to_string(out.join("tables/flow.csv")).unwrap();
    assert!(flow.contains("\nrunners,found,5,") && flow.contains("\nrunners,without_diary,2,"), "{flow}");
    let states = csv::Reader::from_path(out.join("tables/states.csv")).unwrap().into_records().count();
    assert!(states > 20 && !rows(&out, "person_state").is_empty());
    let cohort = json_of(&out);
    assert_eq!(cohort["study"]["states"].as_array().unwrap().len(), states);
    let found = json!({"found": 5, "whole": 2, "partial": 2, "failed": 1, "without_diary": 2,
        "reasons": {"no_activity": 1, "recovered_files": 2}});
    assert_eq!(cohort["flow"], found);
    assert_eq!(cohort["runners"].as_array().unwrap().len(), 5);
    let ids = |row: &Value| row["runner"].as_str().unwrap().to_owned();
    let ids: Vec<String> = cohort["runners"].as_array().unwrap().iter().map(ids).collect();
    assert!(ids.is_sorted() && runners.iter().zip(&ids).all(|(row, id)| row.contains(id.as_str())));
}

#[test]
fn what_did_not_change_is_not_read_again_and_who_left_is_gone() {
    let folder = study();
    let at = |name: &str| folder.path().join(name);
    cohort(folder.path(), &["study", "--out", "out"]);
    let first = results(&at("out"));
    let called = cohort(folder.path(), &["study", "--out", "out"]);
    assert!(called.err.contains("5 runners, 5 of them unchanged"), "{}", called.err);
    assert_eq!(first, results(&at("out")));
    // The same size and the same time, one byte more of pain.
    let notes = at("study/anna/notes.csv");
    let changed = fs::metadata(&notes).unwrap().modified().unwrap();
    fs::write(&notes, String::from_utf8(diary()).unwrap().replace(",4,", ",5,")).unwrap();
    fs::File::options().write(true).open(&notes).unwrap().set_modified(changed).unwrap();
    let called = cohort(folder.path(), &["study", "--out", "out"]);
    assert!(called.err.contains("5 runners, 4 of them unchanged"), "{}", called.err);
    let pain = Path::new("tables/pain.parquet");
    assert_ne!(first[pain], results(&at("out"))[pain]);
    // Another choice: all are read again.
    let called = cohort(folder.path(), &["study", "--out", "out", "--week-start", "sun"]);
    assert!(called.err.contains("5 runners, 0 of them unchanged"), "{}", called.err);
    let table = fs::read_to_string(at("study/runners.csv")).unwrap();
    fs::write(at("study/runners.csv"), table.replace("carla,carla,,\n", "")).unwrap();
    let called = cohort(folder.path(), &["study", "--out", "out", "--week-start", "sun"]);
    assert!(called.err.contains("4 runners, 4 of them unchanged"), "{}", called.err);
    assert_eq!(rows(&at("out"), "runners").len(), 4);
}

#[test]
fn a_folder_of_folders_and_zips_is_a_study() {
    let folder = study();
    fs::remove_file(folder.path().join("study/runners.csv")).unwrap();
    // What was written there before is no runner.
    let called = cohort(folder.path(), &["study", "--out", "study/results"]);
    assert_eq!(called.code, Some(3), "{}", called.err);
    cohort(folder.path(), &["study", "--out", "study/results"]);
    assert_eq!(rows(&folder.path().join("study/results"), "runners").len(), 4);
}

#[test]
fn a_folder_with_other_things_and_a_salt_among_the_tables_are_refused() {
    let folder = study();
    let refused = |arguments: &[&str], words: &str| {
        let called = cohort(folder.path(), arguments);
        assert!(called.code == Some(1) && called.err.contains(words), "{:?}: {}", called.code, called.err);
    };
    refused(&["study", "--out", "study/anna"], "was not written by patella cohort");
    let called = call(folder.path(), &["cohort", "study", "--out", "out", "--salt", "out/salt"]);
    assert!(called.code == Some(1) && called.err.contains("the salt would lie among the tables"), "{}", called.err);
    refused(&["nowhere", "--out", "out"], "nowhere cannot be read");
    refused(&["--collect", "study"], "no part of a cohort is in study");
    fs::create_dir(folder.path().join("empty")).unwrap();
    refused(&["empty", "--out", "out"], "has no runner in it");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_summary_is_as_of_the_last_day_of_all_or_the_day_asked_for() {
    let folder = study();
    cohort(folder.path(), &["study", "--out", "out"]);
    let cohort_json = json_of(&folder.path().join("out"));
    let as_of = cohort_json["as_of"].as_str().unwrap().to_owned();
    let runners = cohort_json["runners"].as_array().unwrap();
    let days = |field: &str| runners.iter().filter_map(|runner| runner[field].as_str()).max().unwrap().to_owned();
    assert!(as_of >= days("last_run_day") && as_of >= days("last_note_day"));
    assert!(
        runners.iter().filter(|runner| runner["status"] != "failed").all(|runner| runner["as_of"] == as_of.as_str())
    );
    // The story of the account export has a spike and pain before this day.
    cohort(folder.path(), &["study", "--out", "earlier", "--as-of", "2026-03-22"]);
    let earlier = json_of(&folder.path().join("earlier"));
    assert_eq!(earlier["as_of"], "2026-03-22");
    let mara = earlier["runners"].as_array().unwrap().iter().max_by_key(|runner| {
        runner["weeks"].as_array().map_or(0, |weeks| {
            weeks.iter().filter(|week| week["distance_m"].as_f64().is_some_and(|meters| meters > 0.0)).count()
        })
    });
    let mara = mara.unwrap();
    assert_eq!(mara["weeks"].as_array().unwrap().len(), 12);
    assert_eq!(mara["weeks"][11]["week_start"], "2026-03-16");
    assert!(mara["last_run_day"].as_str().unwrap() <= "2026-03-22");
}
