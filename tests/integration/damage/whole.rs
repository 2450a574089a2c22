//! From a folder of damaged files to a report.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use patella::pipeline::{self, Request};
use patella::settings::Settings;
use tempfile::tempdir;

use super::Watch;
use super::random_damage::{SplitMix64, spoil};
use crate::files::making::{gz, run, stored_zip, streamed_zip, zip};
use crate::fixtures::reading::{committed, files_below, fixtures};

/// One intact file of each type in an export, with its name.
fn kinds() -> Vec<(String, Vec<u8>)> {
    let small = files_below(&fixtures().join("small")).into_iter();
    let mut kinds: Vec<(String, Vec<u8>)> = small
        .map(|name| (name.clone(), committed(&format!("small/{name}"))))
        .filter(|(_, bytes)| !bytes.is_empty())
        .collect();
    let lists = files_below(&fixtures().join("garmin-export")).into_iter();
    let lists = lists.filter(|name| name.ends_with(".json"));
    kinds.extend(lists.map(|name| {
        let bytes = committed(&format!("garmin-export/{name}"));
        (name.rsplit('/').next().unwrap().to_owned(), bytes)
    }));
    let entries: [(&str, &[u8]); 2] = [("1.fit", &run()), ("2.gpx", &committed("small/run.gpx"))];
    kinds.push(("a.zip".to_owned(), zip(&entries)));
    kinds.push(("b.zip".to_owned(), stored_zip(&entries)));
    kinds.push(("c.zip".to_owned(), streamed_zip(&entries)));
    kinds.push(("d.tcx.gz".to_owned(), gz(&committed("small/run.tcx"))));
    kinds
}

#[test]
fn a_folder_of_spoiled_files_ends_in_a_report_with_every_file_told() {
    let watch = Watch::start();
    let mut random = SplitMix64::new(7);
    let kinds = kinds();
    for round in 0..3 {
        let folder = tempdir().unwrap();
        let export = folder.path().join("export");
        fs::create_dir(&export).unwrap();
        let mut written = BTreeSet::new();
        for number in 0..4 {
            for (name, bytes) in &kinds {
                let spoiled = spoil(bytes, &mut random);
                let path = export.join(format!("{number}-{name}"));
                fs::write(&path, &spoiled.bytes).unwrap();
                written.insert(path.display().to_string());
            }
        }
        let request = Request {
            exports: vec![export],
            notes: Some(fixtures().join("pain-notes.csv")),
            out: folder.path().join("report"),
            force: false,
        };
        let made = pipeline::report(&request, &Settings::default(), &|| {}).unwrap();
        let ledger_paths = made.ledger.iter().map(|row| {
            let outer = row.path.split("!/").next().unwrap();
            outer.to_owned()
        });
        assert_eq!(ledger_paths.collect::<BTreeSet<_>>(), written, "round {round}");
        assert!(made.ledger.iter().all(|row| row.reason.len() < 2_000));
        assert_figures(&request.out);
    }
    watch.stop(120);
}

/// Every cell of every table that is a number is a finite one.
fn assert_figures(out: &Path) {
    let tables = files_below(out).into_iter();
    let tables: Vec<String> = tables.filter(|name| name.ends_with(".csv")).collect();
    assert!(tables.len() > 5);
    for table in tables {
        let mut rows = csv::Reader::from_path(out.join(&table)).unwrap();
        for row in rows.records() {
            let row = row.unwrap();
            let odd = |cell: &&str| cell.parse::<f64>().is_ok_and(|number| !number.is_finite());
            assert_eq!(row.iter().find(odd), None, "{table}: {row:?}");
        }
    }
}
