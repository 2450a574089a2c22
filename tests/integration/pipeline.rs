//! From paths to a report: every file has its row, and what cannot be reported is said in a sentence.

mod downloads;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;
use patella::history::ledger::{LedgerRow, Outcome};
use patella::pipeline::{self, Made, PipelineError, Request};
use patella::settings::{Settings, Since};
use rayon::ThreadPoolBuilder;
use tempfile::tempdir;

use crate::files::making::{eight_files, fixture, run, write_all};
use crate::files::outcomes;

fn request(export: &Path, out: &Path) -> Request {
    Request { exports: vec![export.to_owned()], notes: None, out: out.to_owned(), force: false }
}

fn report(request: &Request) -> Result<Made, PipelineError> {
    pipeline::report(request, &Settings::default(), &|| {})
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

#[test]
fn eight_files_have_eight_rows() {
    let folder = tempdir().unwrap();
    write_all(folder.path(), &eight_files());
    let ticks = AtomicUsize::new(0);
    let tick = || {
        ticks.fetch_add(1, Ordering::Relaxed);
    };
    let paths = [folder.path().to_owned()];
    let history = pipeline::read(&paths, None, &Settings::default(), &tick).unwrap();
    let rows = &history.ledger;
    let expected = [
        ("1-run.fit", Outcome::Run),
        ("2-copy.fit", Outcome::Duplicate),
        ("3-run.fit.gz", Outcome::Duplicate),
        ("4-outer.zip!/inner.zip!/two.fit", Outcome::Run),
        ("5-half.fit", Outcome::Recovered),
        ("6-empty.fit", Outcome::Empty),
        ("7-monitoring.fit", Outcome::NotActivity),
        ("8-stray.json", Outcome::Unsupported),
    ];
    assert_eq!(outcomes(rows, folder.path()), expected);
    assert_eq!(ticks.into_inner(), rows.len());
    let counted: usize = rows.iter().map(|row| row.activity_ids.len()).sum();
    assert_eq!(counted, history.runs.len() + history.others.len());
    for copy in &rows[1..3] {
        assert_eq!(copy.duplicate_of.as_ref(), Some(&rows[0].path));
    }
    assert!(rows[4].reason.contains("cut off at byte"), "{}", rows[4].reason);
}

#[test]
fn the_ledger_is_the_same_on_any_number_of_threads() {
    let read = |threads: usize| -> Vec<LedgerRow> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let history = pool.install(|| pipeline::read(&[fixtures()], None, &Settings::default(), &|| {}));
        history.unwrap().ledger
    };
    let one = read(1);
    assert!(one.len() > 700);
    assert_eq!(read(2), one);
    assert_eq!(read(7), one);
}

#[test]
fn a_report_and_a_diary_among_the_files_do_not_change_the_ledger() {
    let folder = tempdir().unwrap();
    write_all(folder.path(), &eight_files());
    let notes = folder.path().join("notes.csv");
    fs::write(&notes, "date,score\n2026-05-03,3\n").unwrap();
    let request = Request { notes: Some(notes), ..request(folder.path(), &folder.path().join("report")) };
    let first = report(&request).unwrap();
    let second = report(&request).unwrap();
    assert_eq!(first.ledger, second.ledger);
    assert_eq!(first.ledger.len(), 9);
    let diary = first.ledger.last().unwrap();
    assert_eq!((diary.outcome, diary.reason.as_str()), (Outcome::Overlay, "the pain diary of this report"));
    assert!(first.has_losses());
}

#[test]
fn the_diary_is_known_by_its_place_not_by_its_name() {
    let folder = tempdir().unwrap();
    let (export, notes) = (folder.path().join("export"), folder.path().join("notes.csv"));
    fs::create_dir(&export).unwrap();
    fs::write(export.join("run.fit"), run()).unwrap();
    for path in [&notes, &export.join("notes.csv")] {
        fs::write(path, "date,score\n2026-05-03,3\n").unwrap();
    }
    let ledger = |notes: &Path| {
        let history = pipeline::read(std::slice::from_ref(&export), Some(notes), &Settings::default(), &|| {});
        history.unwrap().ledger
    };
    assert_eq!(ledger(&notes)[0].outcome, Outcome::Unsupported);
    let inside = export.join("../export/notes.csv");
    assert_eq!(ledger(&inside)[0].outcome, Outcome::Overlay);
}

#[test]
fn nothing_is_written_where_there_is_nothing_to_report() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("report");
    let export = folder.path().join("export");
    fs::create_dir(&export).unwrap();
    let sentence = |request: &Request| report(request).unwrap_err().to_string();
    let request = request(&export, &out);
    assert!(sentence(&request).starts_with("there is no file to read; point patella at"));
    write_all(&export, &[("a.json", b"{}".to_vec()), ("b.fit", b"garbage".to_vec())]);
    let expected = format!(
        "no activity was found, files looked at: 2; point patella at the folder or zip that the watch maker sent \
         (for one, {}/b.fit: its content is not what its name says; copy or download it again)",
        export.display()
    );
    assert_eq!(sentence(&request), expected);
    // Files of a kind that is not read are named too.
    fs::remove_file(export.join("a.json")).unwrap();
    fs::remove_file(export.join("b.fit")).unwrap();
    write_all(&export, &[("a.kml", b"<kml></kml>".to_vec())]);
    let said = sentence(&request);
    assert!(said.contains("(for one, ") && said.contains("a.kml: "), "{said}");
    let missing = Request { exports: vec![export.clone(), folder.path().join("gone")], ..request.clone() };
    assert!(sentence(&missing).contains("gone cannot be opened ("));
    let missing = Request { notes: Some(folder.path().join("gone.csv")), ..request };
    assert!(sentence(&missing).contains("gone.csv cannot be opened ("));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn days_without_any_data_are_no_report() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("run.fit"), run()).unwrap();
    let request = request(folder.path(), &folder.path().join("report"));
    let sentence = |settings: &Settings| {
        let made = pipeline::make(&request.exports, request.notes.as_deref(), settings, &|| {});
        made.map(|made| made.timeline.runs.len()).map_err(|error| error.to_string())
    };
    let between = "nothing lies between --since and --until: what was read goes from 2026-05-02 to 2026-05-02";
    let since = |day| Settings { since: Some(Since::Day(day)), ..Settings::default() };
    assert_eq!(sentence(&since(date(2026, 5, 3))), Err(between.to_owned()));
    assert_eq!(sentence(&since(date(2026, 5, 2))), Ok(1));
    let until = |day| Settings { until: Some(day), ..Settings::default() };
    assert_eq!(sentence(&until(date(2026, 5, 1))), Err(between.to_owned()));
    assert_eq!(sentence(&until(date(2026, 5, 2))), Ok(1));
}

#[test]
fn an_export_without_runs_still_makes_a_report() {
    let folder = tempdir().unwrap();
    let settings = Settings { run_kinds: Vec::new(), ..Settings::default() };
    fs::write(folder.path().join("a.fit"), fixture("small/multisport.fit")).unwrap();
    let request = request(folder.path(), &folder.path().join("report"));
    let made = pipeline::report(&request, &settings, &|| {}).unwrap();
    assert_eq!((made.timeline.runs.len(), made.timeline.others.len()), (0, 1));
    assert!(request.out.join("report.html").is_file());
}
