//! Whole exports of Strava: the list beside its files, packed and unpacked, whole and in parts.

use std::fs;
use std::path::Path;

use patella::activity::{DescentSource, Format};
use patella::history::History;
use patella::history::ledger::{LedgerRow, Outcome};
use patella::pipeline;
use patella::session::{DistanceSource, Flag};
use patella::settings::Settings;
use tempfile::{TempDir, tempdir};

use super::{ENGLISH, GERMAN, header, run_row};
use crate::files::making::{fixture, gz, zip};

/// Paths within an export and what stands there.
type Files = Vec<(String, Vec<u8>)>;

fn file(path: &str, bytes: impl Into<Vec<u8>>) -> (String, Vec<u8>) {
    (path.to_owned(), bytes.into())
}

fn folder(files: &Files) -> TempDir {
    let folder = tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn history(path: &Path) -> History {
    pipeline::read(&[path.to_owned()], None, &Settings::default(), &|| {}).unwrap()
}

fn row<'a>(history: &'a History, end: &str) -> &'a LedgerRow {
    let mut rows = history.ledger.iter();
    rows.find(|row| row.path.ends_with(end)).unwrap_or_else(|| panic!("{end}"))
}

/// The short run of the fixtures a day later, as Strava hands out a TCX file.
fn tcx_with_blanks() -> Vec<u8> {
    let tcx = String::from_utf8(fixture("small/leading-spaces.tcx")).unwrap();
    assert!(tcx.starts_with("  "));
    gz(tcx.replace("2026-05-02T", "2026-05-03T").as_bytes())
}

fn german_export() -> Files {
    let list = header(&GERMAN)
        + &run_row("1", "02.05.2026, 08:00:00", "activities/901.fit.gz", &[(3, "Lauf"), (43, "7"), (21, "999,0")])
        + &run_row("2", "irgendwann im Mai", "activities/902.tcx.gz", &[(3, "Lauf"), (43, "4"), (11, "Pfadschuh")])
        + &run_row("3", "04.05.2026, 06:30:00", "", &[(3, "Lauf"), (43, "3")])
        + &run_row("4", "gestern", "", &[(3, "Lauf")])
        + &run_row("5", "05.05.2026, 06:30:00", "activities/903.fit.gz", &[(3, "Virtueller Lauf")])
        + "#error#,kaputt\n";
    vec![
        file("activities.csv", list),
        file("activities/901.fit.gz", gz(&fixture("small/run.fit"))),
        file("activities/902.tcx.gz", tcx_with_blanks()),
        file("activities/903.fit.gz", gz(b"no FIT at all")),
        file("shoes.csv", "Schuhname,Marke\nPfadschuh,X\n"),
        file("profile.csv", "E-Mail\nrunner@example.org\n"),
        file("local_legend_segments.csv", "a,b\n1,2\n"),
        file("media/1.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0".as_slice()),
    ]
}

#[test]
fn trap_20_trap_23_an_export_is_joined_by_the_names_of_its_files() {
    let files = german_export();
    let packed = tempdir().unwrap();
    let members: Vec<(&str, &[u8])> = (files.iter()).map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    fs::write(packed.path().join("export_1.zip"), zip(&members)).unwrap();
    let unpacked = folder(&files);
    for path in [packed.path(), unpacked.path()] {
        let history = history(path);
        let effort: Vec<_> = history.runs.iter().map(|run| run.session.totals.rpe_0_10).collect();
        let formats: Vec<_> = history.runs.iter().map(|run| run.session.format).collect();
        assert_eq!(formats, [Format::Fit, Format::Tcx, Format::StravaCsv, Format::StravaCsv]);
        // The FIT file has an effort of its own; the date of the second row is no date.
        assert_eq!(effort, [Some(3.0), Some(4.0), Some(3.0), None]);
        assert_eq!(history.runs[1].session.shoe.as_deref(), Some("Pfadschuh"));
        let list = row(&history, "activities.csv");
        assert_eq!((list.outcome, list.format), (Outcome::Overlay, "csv"));
        assert_eq!(
            list.reason,
            "5 activities: 2 joined to a file, 2 without a file and counted as listed, 1 without a file and without a date \
             that can be read, left out; rows that could not be read: 1; dates that could not be read: 2"
        );
        assert_eq!(row(&history, "903.fit.gz").outcome, Outcome::Unreadable);
    }
}

#[test]
fn a_run_of_the_list_alone_is_marked_and_of_little_trust() {
    let history = history(folder(&german_export()).path());
    let alone = &history.runs[2].session;
    assert_eq!(alone.flags, [Flag::FromAccount]);
    assert_eq!((alone.totals.distance_m, alone.distance_source), (Some(10_000.0), DistanceSource::Overlay));
    assert_eq!((alone.totals.timer_s, alone.totals.elapsed_s), (Some(3_600.0), Some(3_725.0)));
    let indoors = &history.runs[3].session;
    assert_eq!(indoors.flags, [Flag::DescentNotApplicable, Flag::FromAccount]);
    assert_eq!(indoors.totals.descent_m, None, "a virtual run does not go down");
}

#[test]
fn trap_24_the_descent_of_the_file_wins_over_that_of_the_list() {
    let history = history(folder(&german_export()).path());
    let run = &history.runs[0].session;
    assert_eq!(run.descent_source, DescentSource::Device);
    assert!(run.totals.descent_m.unwrap() < 100.0, "not 999: {:?}", run.totals.descent_m);
    assert_ne!(run.totals.ascent_m, Some(90.5), "the climb is that of the file, too");
}

#[test]
fn the_other_tables_of_the_export_are_known_by_their_place() {
    let history_of = |files: &Files| history(folder(files).path());
    let history = history_of(&german_export());
    for (end, begins) in [
        ("shoes.csv", "the shoes of the Strava account"),
        ("profile.csv", "the profile of the Strava account"),
        ("local_legend_segments.csv", "a table of the Strava account"),
        ("media/1.jpg", "a photo or film"),
    ] {
        let row = row(&history, end);
        assert_eq!(row.outcome, Outcome::NotActivity, "{end}");
        assert!(row.reason.starts_with(begins), "{}", row.reason);
        assert!(!row.reason.contains("runner@example.org"));
    }
    // Without the list they are strangers, but for one whose columns are known.
    let strangers = vec![
        file("profile.csv", "a,b\n"),
        file("shoes.csv", "Shoe Name,Shoe Brand,Shoe Model,Shoe Default Sport Types\n"),
    ];
    let history = history_of(&strangers);
    assert_eq!(row(&history, "profile.csv").outcome, Outcome::Unsupported);
    assert_eq!(row(&history, "shoes.csv").outcome, Outcome::NotActivity);
}

#[test]
fn files_unpacked_or_in_another_folder_are_found_again() {
    let list =
        header(&ENGLISH) + &run_row("1", "no date", "activities/12866632127.fit.gz", &[(31, "149.0"), (11, "Red")]);
    for (list_at, file_at) in [
        ("x/activities.csv", "x/activities/12866632127.fit"),
        ("lists/activities.csv", "files/activities/12866632127.fit.gz"),
    ] {
        let bytes = match file_at.ends_with(".gz") {
            true => gz(&fixture("small/run.fit")),
            false => fixture("small/run.fit"),
        };
        let history = history(folder(&vec![file(list_at, list.clone()), file(file_at, bytes)]).path());
        assert_eq!(history.runs.len(), 1);
        assert_eq!(history.runs[0].session.shoe.as_deref(), Some("Red"), "{file_at}");
    }
}

#[test]
fn a_list_without_its_files_is_counted_as_listed() {
    let list = header(&ENGLISH)
        + &run_row("1", "May 2, 2026, 8:00:00 AM", "activities/1.fit.gz", &[])
        + &run_row("2", "May 4, 2026, 8:00:00 AM", "activities/2.fit.gz", &[]);
    let history = history(folder(&vec![file("activities.csv", list)]).path());
    assert_eq!(history.runs.len(), 2);
    assert!(history.runs.iter().all(|run| run.session.flags == [Flag::FromAccount]));
}

#[test]
fn trap_23_day_or_month_first_is_settled_by_the_files() {
    // The fixture runs on 2 May.
    for (date, joined) in
        [("02/05/2026, 08:00:00", true), ("05/02/2026, 08:00:00", true), ("03/04/2026, 08:00:00", false)]
    {
        // The second row names no file: its date is read as that of the first.
        let list =
            header(&ENGLISH) + &run_row("1", date, "", &[(31, "149")]) + &run_row("2", "03/04/2026, 09:00:00", "", &[]);
        let files = vec![file("activities.csv", list), file("other/name.fit", fixture("small/run.fit"))];
        let history = history(folder(&files).path());
        let list = row(&history, "activities.csv");
        if joined {
            let expected = if date.starts_with("02") { "2026-04-03" } else { "2026-03-04" };
            let other = history.runs.iter().find(|run| run.session.format == Format::StravaCsv).unwrap();
            assert_eq!(other.day.to_string(), expected, "{date}");
            assert!(list.reason.contains("1 joined to a file"), "{}", list.reason);
        } else {
            assert_eq!(history.runs.len(), 1, "{date}");
            assert!(list.reason.contains("2 without a file and without a date"), "{}", list.reason);
        }
    }
}

#[test]
fn two_activities_of_one_file_are_told_by_two_rows() {
    let list = header(&ENGLISH)
        + &run_row("1", "x", "activities/1.fit", &[(11, "One")])
        + &run_row("2", "x", "activities/1.fit", &[(11, "Two")])
        + &run_row("3", "x", "activities/1.fit", &[(11, "Three")]);
    let files = vec![file("activities.csv", list), file("activities/1.fit", fixture("small/chained.fit"))];
    let history = history(folder(&files).path());
    let shoes: Vec<_> = history.runs.iter().map(|run| run.session.shoe.as_deref()).collect();
    assert_eq!(shoes, [Some("One"), Some("Two")]);
    let list = row(&history, "activities.csv");
    assert!(
        list.reason.starts_with("3 activities: 2 joined to a file, 1 of an outing that is counted already"),
        "{}",
        list.reason
    );
}
