//! `patella cohort --worker`: a line in, a line out.

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::tempdir;

use super::{answers, cells, diary, folder_of, outcome, run};
use crate::cli::call;
use crate::files::making::{fixture, zip};

#[test]
fn every_line_has_its_answer_in_the_same_order_whatever_it_is() {
    let folder = tempdir().unwrap();
    folder_of(&folder.path().join("anna"), &[("run.fit", &run())]);
    folder_of(&folder.path().join("empty"), &[]);
    folder_of(&folder.path().join("cut"), &[("cut.fit", &fixture("small/truncated.fit"))]);
    folder_of(&folder.path().join("damaged"), &[("page.gpx", &fixture("small/error-page.gpx"))]);
    folder_of(&folder.path().join("other"), &[("readme.txt", b"no activity")]);
    let lines =
        b"anna\nmissing\n\nempty\n{\"export\": \"anna\", \"tz\": \"Mars/Base\"}\n{\"export\": \nother\ndamaged\n\
        {\"runner\": \"a7\", \"export\": [\"anna\"], \"joined\": \"2030-01-01\"}\n\xff\xfe\ncut\nanna";
    let (said, called) = answers(folder.path(), lines, &[]);
    assert_eq!((called.code, called.err.as_str()), (Some(0), ""));
    let outcomes: Vec<_> = said.iter().map(outcome).collect();
    let expected = [
        ("whole", None),
        ("failed", Some("no_such_path")),
        ("failed", Some("bad_line")),
        ("failed", Some("no_file")),
        ("failed", Some("time_zone")),
        ("failed", Some("bad_line")),
        ("failed", Some("no_activity")),
        ("failed", Some("unreadable_files")),
        ("failed", Some("nothing_in_range")),
        ("failed", Some("no_such_path")),
        ("partial", Some("recovered_files")),
        ("whole", None),
    ];
    assert_eq!(outcomes, expected);
    assert_eq!(said[0], said[11], "the same runner has the same line");
    assert_ne!(said[0]["runner"], said[10]["runner"]);
    assert_eq!(said[2]["runner"], json!(null));
    assert_eq!(said[7]["files"], json!({"found": 1, "unreadable": 1}));
    assert_eq!(said[7]["not_read"], json!([{"outcome": "unreadable", "format": "html", "files": 1}]));
    assert_eq!(cells(&said[7], "runners", "status"), [json!("failed")]);
}

#[test]
fn a_diary_is_found_in_the_folder_next_to_it_and_in_the_archive() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    folder_of(&at("inside"), &[("run.fit", &run()), ("my pain log.csv", &diary())]);
    folder_of(&at("alone"), &[("export.zip", &zip(&[("run.fit", &run())])), ("notes.csv", &diary())]);
    folder_of(
        &at("several"),
        &[
            ("ben.zip", &zip(&[("run.fit", &run())])),
            ("ben-notes.csv", &diary()),
            ("carla.zip", &zip(&[("run.fit", &run())])),
            ("notes.csv", &diary()),
        ],
    );
    fs::write(at("packed.zip"), zip(&[("all/run.fit", &run()), ("all/knee.csv", &diary())])).unwrap();
    folder_of(&at("wrong"), &[("run.fit", &run()), ("notes.csv", b"a,b\n1,2\n")]);
    let lines = "inside\nalone/export.zip\nseveral/ben.zip\nseveral/carla.zip\npacked.zip\nwrong\n\
        {\"export\": \"packed.zip\", \"notes\": \"none.csv\"}\n{\"export\": \"several/carla.zip\", \"notes\": \"several/notes.csv\"}\n";
    let (said, _) = answers(folder.path(), lines.as_bytes(), &[]);
    let has_diary: Vec<bool> = said.iter().map(|line| line["has_diary"].as_bool().unwrap()).collect();
    assert_eq!(has_diary, [true, true, true, false, true, false, false, true]);
    assert_eq!(outcome(&said[5]), ("partial", Some("diary_not_understood")));
    assert_eq!(outcome(&said[6]), ("partial", Some("no_such_diary")));
    // The runs are there without the diary.
    assert_eq!(cells(&said[5], "runs", "run_id").len(), 1);
    assert_eq!(cells(&said[0], "pain", "score"), [json!(0.0), json!(4.0)]);
}

#[test]
fn the_tables_are_those_of_the_report() {
    let folder = tempdir().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let (export, notes) = (fixtures.join("garmin-export"), fixtures.join("pain-notes.csv"));
    let line = json!({"runner": "mara", "export": export, "notes": notes}).to_string();
    let (said, _) = answers(folder.path(), line.as_bytes(), &[]);
    let [export, notes] = [&export, &notes].map(|path| path.to_str().unwrap());
    let called = call(folder.path(), &["report", export, "--notes", notes, "--out", "report"]);
    assert_eq!(called.code, Some(3), "{}", called.err);
    for table in ["runs", "weeks", "spikes", "rest_gaps", "descent", "days", "pain", "onsets"] {
        let csv = fs::read(folder.path().join(format!("report/tables/{table}.csv"))).unwrap();
        let mut csv = csv::Reader::from_reader(csv.as_slice());
        let heads: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        let columns = said[0]["tables"][table].as_object().unwrap();
        assert!(columns.len() > 2 && !rows.is_empty(), "{table}");
        for (name, cells) in columns.iter().filter(|(name, _)| *name != "device_maker") {
            let at = heads.iter().position(|head| head == name).unwrap_or_else(|| panic!("{table}.{name}"));
            let cells = cells.as_array().unwrap();
            assert_eq!(cells.len(), rows.len(), "{table}.{name}");
            for (cell, row) in cells.iter().zip(&rows) {
                assert_eq!(written(cell), row[at].trim_end_matches(":00"), "{table}.{name}");
            }
        }
    }
    assert!(!cells(&said[0], "returns", "rest_days").is_empty());
    assert_eq!(outcome(&said[0]), ("partial", Some("recovered_files")));
}

/// A cell of a line as CSV has it, but for seconds of 0.
fn written(cell: &serde_json::Value) -> String {
    match cell {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.trim_end_matches(":00").to_owned(),
        serde_json::Value::Number(number) if number.is_f64() => number.as_f64().unwrap().to_string(),
        other => other.to_string(),
    }
}

#[test]
fn a_runner_is_a_keyed_hash_of_the_name() {
    let folder = tempdir().unwrap();
    folder_of(&folder.path().join("anna"), &[("run.fit", &run())]);
    let line = b"{\"runner\": \"anna\", \"export\": \"nowhere\"}\nanna\n";
    let (said, _) = answers(folder.path(), line, &[]);
    let runner = said[0]["runner"].as_str().unwrap();
    assert!(runner.len() == 16 && runner.chars().all(|digit| digit.is_ascii_hexdigit()));
    assert_eq!(said[1]["runner"], runner);
    let salt = fs::read(folder.path().join("salt")).unwrap();
    assert_eq!(salt.len(), 32);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(folder.path().join("salt")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let (again, _) = answers(folder.path(), line, &[]);
    assert_eq!(again[0]["runner"], runner);
    fs::remove_file(folder.path().join("salt")).unwrap();
    let (other, _) = answers(folder.path(), line, &[]);
    assert_ne!(other[0]["runner"], runner, "another salt, another pseudonym");
    fs::write(folder.path().join("salt"), b"short").unwrap();
    let (_, called) = answers(folder.path(), b"", &[]);
    assert!(called.code == Some(1) && called.err.contains("is no salt"), "{}", called.err);
}
