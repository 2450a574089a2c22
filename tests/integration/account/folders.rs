//! Wherever an account's lists lie and whatever they are called, they are found by what they are.

use std::fs;
use std::path::Path;

use patella::account::garmin::List;
use patella::history::History;
use patella::history::ledger::Outcome;
use patella::pipeline;
use patella::session::Flag;
use patella::settings::Settings;
use tempfile::tempdir;

use super::{list, row};
use crate::files::making::{gz, run, zip};

fn history(folder: &Path) -> History {
    pipeline::read(&[folder.to_owned()], None, &Settings::default(), &|| {}).unwrap()
}

/// The run of the small fixtures, on 2 May 2026 at 08:00 UTC, as an account lists it, and one typed in by hand.
fn two_runs() -> String {
    let recorded = row(1, ",\"workoutRpe\":40")
        .replace("1780293600000", "1777708800000")
        .replace("1780300800000", "1777716000000");
    list(&[recorded, row(2, "")])
}

#[test]
fn trap_01_every_generation_of_folders_is_found() {
    let (fit, json) = (run(), two_runs());
    for (uploads, lists) in [
        ("DI_CONNECT/DI-Connect-Fitness/UploadedFiles_0-_Part1.zip", "DI_CONNECT/DI-Connect-Fitness"),
        ("DI_CONNECT/DI-Connect-Fitness-Uploaded-Files/UploadedFiles_0-_Part1.zip", "DI_CONNECT/DI-Connect-Fitness"),
        (
            "0f0f_1/DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip",
            "0f0f_1/DI_CONNECT/DI-Connect-Fitness",
        ),
        ("UploadedFiles_0-_Part1.zip", "elsewhere/deeper"),
    ] {
        let folder = tempdir().unwrap();
        let (uploads, list) = (
            folder.path().join(uploads),
            folder.path().join(lists).join("runner@example.org_0_summarizedActivities.json"),
        );
        for path in [&uploads, &list] {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
        }
        fs::write(&uploads, zip(&[("runner@example.org_123456789012.fit", &fit)])).unwrap();
        fs::write(&list, &json).unwrap();
        assert_joined(&history(folder.path()));
        // The same as one zip, as it comes by mail.
        let whole = tempdir().unwrap();
        let part = zip(&[("runner@example.org_123456789012.fit", &fit)]);
        let name = format!("{lists}/runner@example.org_0_summarizedActivities.json");
        let export = zip(&[(name.as_str(), json.as_bytes()), ("a/UploadedFiles_0-_Part1.zip", &part)]);
        fs::write(whole.path().join("export_1.zip"), export).unwrap();
        assert_joined(&history(whole.path()));
    }
}

fn assert_joined(history: &History) {
    assert_eq!(history.runs.len(), 2);
    assert_eq!(history.runs[0].session.totals.rpe_0_10, Some(3.0), "the file wins");
    assert!(history.runs[1].session.flags.contains(&Flag::FromAccount));
    let row = history.ledger.iter().find(|row| row.outcome == Outcome::Overlay).unwrap();
    assert_eq!(row.reason, "2 activities: 1 joined to a file, 1 without a file and counted as listed");
    assert_eq!(row.activity_ids, ["20260601-0800"]);
}

#[test]
fn a_list_is_known_by_its_content_under_any_name() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("renamed.json"), two_runs()).unwrap();
    fs::write(folder.path().join("packed.json.gz"), gz(two_runs().as_bytes())).unwrap();
    let history = history(folder.path());
    assert_eq!(history.runs.len(), 2);
    let reasons: Vec<&str> = history.ledger.iter().map(|row| row.reason.as_str()).collect();
    assert_eq!(reasons, ["2 activities: 2 without a file and counted as listed", "2 activities: 2 listed before"]);
}

#[test]
fn names_of_lists_are_known_in_any_folder() {
    for (name, expected) in [
        ("x/runner@example.org_0_summarizedActivities.json", Some(List::Activities)),
        ("export.zip!/DI_CONNECT/runner_3003_summarizedActivities.json", Some(List::Activities)),
        ("runner_gear.json", Some(List::Gear)),
        ("runner_gear (1).json", Some(List::Gear)),
        ("2023-01-12_2023-04-22_1_sleepData.json", Some(List::Nights)),
        ("UDSFile_2023-01-12_2023-04-22.json", Some(List::Days)),
        ("HydrationLogFile_2023-01-12_2023-04-22.json", None),
        ("runner_personalRecord.json", None),
        ("headgear.json", None),
        ("summarizedActivities.csv", None),
    ] {
        assert_eq!(List::of(name, b"[{}]"), expected, "{name}");
    }
}

#[test]
fn a_list_that_breaks_off_is_told_and_is_no_loss() {
    let folder = tempdir().unwrap();
    let json = two_runs();
    let cut = &json[..json.len() - 20];
    fs::write(folder.path().join("a_summarizedActivities.json"), cut).unwrap();
    let history = history(folder.path());
    let row = &history.ledger[0];
    assert_eq!((row.outcome, row.bytes), (Outcome::Overlay, cut.len() as u64));
    assert!(!row.outcome.is_loss());
    let expected = "1 activity: 1 without a file and counted as listed; it is cut off at line 1, column ";
    assert!(row.reason.starts_with(expected), "{}", row.reason);
    let fault = "Garmin's list of activities: it is cut off at line 1, column ";
    assert!(history.list_faults.len() == 1 && history.list_faults[0].starts_with(fault), "{:?}", history.list_faults);
}

#[test]
fn a_list_larger_than_any_is_read_up_to_the_limit() {
    let folder = tempdir().unwrap();
    let json = two_runs();
    fs::write(folder.path().join("a_summarizedActivities.json"), &json).unwrap();
    let mut settings = Settings::default();
    settings.archive.entry_bytes = 100;
    let read = |settings: &Settings| pipeline::read(&[folder.path().to_owned()], None, settings, &|| {}).unwrap();
    assert_eq!(read(&settings).runs.len(), 2, "the limit of whole files is not that of lists");
    settings.archive.list_bytes = json.len() as u64 - 50;
    let row = read(&settings).ledger.remove(0);
    assert!(row.reason.contains("it is larger than the"), "{}", row.reason);
}

#[test]
fn a_packed_list_cut_in_the_middle_is_read_up_to_there() {
    let folder = tempdir().unwrap();
    let rows: Vec<String> = (0..2_000)
        .map(|day| {
            let start_s = 1_600_000_000 + 86_400 * day;
            row(day, &format!(",\"calories\":{}", day * day % 977))
                .replace("1780293600000", &format!("{start_s}000"))
                .replace("1780300800000", &format!("{}000", start_s + 7_200))
        })
        .collect();
    let packed = gz(list(&rows).as_bytes());
    let half = &packed[..packed.len() / 2];
    fs::write(folder.path().join("a_summarizedActivities.json.gz"), half).unwrap();
    let history = history(folder.path());
    assert!((500..1_500).contains(&history.runs.len()), "{}", history.runs.len());
    let row = &history.ledger[0];
    assert_eq!(row.outcome, Outcome::Overlay);
    assert!(row.reason.contains("; it could not be read beyond line 1, column "), "{}", row.reason);
}
