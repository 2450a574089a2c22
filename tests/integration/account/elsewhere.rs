//! Folders that other programs and other makers leave: what is read of them, and what is said of the rest.

use std::fs;

use patella::activity::Format;
use patella::history::History;
use patella::history::ledger::Outcome;
use patella::pipeline;
use patella::session::Flag;
use patella::settings::Settings;
use tempfile::tempdir;

use crate::files::making::{fixture, gz, run, zip};

mod other_apps;

/// The history of a folder with these files.
pub fn history(files: &[(&str, Vec<u8>)]) -> History {
    let folder = tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    pipeline::read(&[folder.path().to_owned()], None, &Settings::default(), &|| {}).unwrap()
}

/// Outcome and reason of the only file.
fn verdict(path: &str, content: impl Into<Vec<u8>>) -> (Outcome, String) {
    let row = history(&[(path, content.into())]).ledger.remove(0);
    (row.outcome, row.reason)
}

/// One activity as the web service tells it, in meters and seconds.
fn service(id: u64, start_gmt: &str, more: &str) -> Vec<u8> {
    format!(
        "{{\"activityId\":{id},\"activityName\":\"Hills\",\"isMultiSportParent\":false,\
         \"activityTypeDTO\":{{\"typeId\":1,\"typeKey\":\"running\"}},\"metadataDTO\":{{\"elevationCorrected\":true,\"sensors\":[]}},\
         \"summaryDTO\":{{\"startTimeLocal\":\"{}\",\"startTimeGMT\":\"{start_gmt}\",\"distance\":10000.0,\"duration\":3600.0,\
         \"elapsedDuration\":3725.0,\"elevationLoss\":84.0,\"averageSpeed\":2.7778,\"averageHR\":148.0,\
         \"averageRunCadence\":166.0{more}}},\"locationName\":\"Nowhere\"}}",
        start_gmt.replace("T08", "T10"),
    )
    .into_bytes()
}

#[test]
fn trap_04_one_activity_of_the_web_service_is_in_metres_and_seconds() {
    let json = service(20_000_000_001, "2026-05-04T08:00:00.0", ",\"directWorkoutRpe\":60,\"directWorkoutFeel\":25");
    let history = history(&[("activity_20000000001.json", json)]);
    let run = &history.runs[0].session;
    assert_eq!(
        (run.totals.distance_m, run.totals.timer_s, run.totals.elapsed_s),
        (Some(10_000.0), Some(3_600.0), Some(3_725.0))
    );
    assert_eq!(
        (run.totals.descent_m, run.totals.avg_hr_bpm, run.totals.cadence_spm),
        (Some(84.0), Some(148.0), Some(166.0))
    );
    assert_eq!((run.totals.rpe_0_10, run.totals.feel_0_100), (Some(6.0), Some(25.0)));
    assert_eq!(run.flags, [Flag::FromAccount, Flag::ElevationFromMap]);
    assert_eq!(history.runs[0].start.utc_offset_min, 120);
}

#[test]
fn a_folder_of_garmindb_is_one_run_however_often_it_is_told() {
    let listed = "{\"activityId\":20000000001,\"activityName\":\"Hills\",\"startTimeLocal\":\"2026-05-04 10:00:00\",\
                  \"startTimeGMT\":\"2026-05-04 08:00:00\",\"activityType\":{\"typeId\":1,\"typeKey\":\"trail_running\"},\
                  \"distance\":10000.0,\"duration\":3600.0,\"averageSpeed\":2.7778}";
    let details = service(20_000_000_001, "2026-05-04T08:00:00.0", ",\"directWorkoutRpe\":60");
    let recorded = service(20_000_000_002, "2026-05-02T08:00:00.0", "");
    let history = history(&[
        ("FitFiles/Activities/activity_20000000001.json", listed.into()),
        ("FitFiles/Activities/activity_details_20000000001.json", details),
        ("FitFiles/Activities/activity_20000000002.json", recorded),
        ("FitFiles/Activities/20000000002_ACTIVITY.fit", run()),
        ("FitFiles/Activities/activity_types.json", b"[{\"typeId\":1}]".to_vec()),
        ("FitFiles/Monitoring/2026/1.fit", fixture("small/monitoring.fit")),
    ]);
    let formats: Vec<_> = history.runs.iter().map(|run| run.session.format).collect();
    assert_eq!(formats, [Format::Fit, Format::GarminJson]);
    let told_twice = &history.runs[1].session;
    assert_eq!((told_twice.totals.rpe_0_10, told_twice.totals.descent_m), (Some(6.0), Some(84.0)));
    assert_eq!(history.ledger.iter().filter(|row| row.outcome == Outcome::Overlay).count(), 3);
}

/// The table of garmin-connect-export with the columns that are used.
fn table(rows: &str) -> Vec<u8> {
    format!(
        "Start Time,End Time,Activity ID,Activity Name,Activity Type,Distance (km),Duration (h:m:s),\
         Elapsed Duration (h:m:s),Elevation Loss (m),Average Heart Rate (bpm),Elevation Corrected\n{rows}"
    )
    .into_bytes()
}

#[test]
fn trap_25_an_offset_of_twenty_hours_is_four_hours_the_other_way() {
    let rows = "\"2024-07-01T20:00:00+20:00\",\"\",\"20000000001\",\"Evening\",\"Trail Running\",\"10.00000\",\"01:00:00\",\"01:02:05\",\"84\",\"148\",\"false\"\n\
                \"2024-07-03T08:00:00+02:00\",\"\",\"20000000002\",\"\",\"Running\",\"5.00000\",\"00:30:00\",\"\",\"\",\"\",\"\"\n\
                \"2024-07-03T08:00:00+02:00\",\"\",\"20000000002\",\"\",\"Running\",\"5.00000\",\"00:30:00\",\"\",\"\",\"\",\"\"\n\
                nonsense\n";
    let history = history(&[("2024-07-04_garmin_connect_export/activities.csv", table(rows))]);
    let starts: Vec<_> = history.runs.iter().map(|run| (run.start.utc.to_string(), run.start.utc_offset_min)).collect();
    assert_eq!(starts, [("2024-07-02T00:00:00Z".to_owned(), -240), ("2024-07-03T06:00:00Z".to_owned(), 120)]);
    assert_eq!(history.runs[0].day.to_string(), "2024-07-01", "the day that the runner saw");
    let first = &history.runs[0].session;
    assert_eq!((first.totals.distance_m, first.totals.descent_m), (Some(10_000.0), Some(84.0)));
    assert_eq!((first.totals.timer_s, first.totals.elapsed_s), (Some(3_600.0), Some(3_725.0)));
    let reason = &history.ledger[0].reason;
    assert_eq!(
        reason,
        "3 activities: 2 without a file and counted as listed, 1 listed before; rows that could not be read: 1"
    );
}

#[test]
fn trap_19_files_empty_on_purpose_and_web_pages_are_no_activities() {
    let manual = table(
        "\"2024-07-01T20:00:00+02:00\",\"\",\"20000000001\",\"\",\"Running\",\"10.0\",\"01:00:00\",\"\",\"\",\"\",\"\"\n",
    );
    let history = history(&[
        ("activities.csv", manual),
        ("activity_20000000001.gpx", Vec::new()),
        ("activity_20000000002.tcx", b"<!DOCTYPE html>\n<html><body>404</body></html>".to_vec()),
        ("activity_20000000003.json", Vec::new()),
    ]);
    let outcomes: Vec<_> = history.ledger.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::Overlay, Outcome::Empty, Outcome::Unreadable, Outcome::Empty]);
    assert_eq!(history.runs.len(), 1, "the run typed in by hand");
}

#[test]
fn a_watch_looked_into_as_a_drive_and_the_export_of_one_activity_are_read() {
    let history = history(&[
        ("GARMIN/Activity/2026-05-02-10-00-00.FIT", run()),
        ("GARMIN/Monitor/A1.FIT", fixture("small/monitoring.fit")),
        ("GARMIN/Settings/Settings.fit", fixture("small/monitoring.fit")),
        ("20000000003.zip", zip(&[("20000000003_ACTIVITY.fit", &fixture("small/treadmill.fit"))])),
    ]);
    assert_eq!(history.runs.len(), 2);
    assert!(history.ledger.iter().all(|row| !row.outcome.is_loss()));
}

/// A route of Apple Health: no type, and a time of export before the track.
fn apple_route() -> String {
    let gpx = String::from_utf8(fixture("small/run.gpx")).unwrap();
    let track = gpx.find("<trk>").unwrap();
    let kept = gpx[track..].lines().filter(|line| !line.contains("<type>") && !line.contains("<name>"));
    let track: Vec<&str> = kept.collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Apple Health Export\" \
         xmlns=\"http://www.topografix.com/GPX/1/1\">\n<metadata><time>2026-11-25T20:00:00Z</time></metadata>\n{}",
        track.join("\n")
    )
}

#[test]
fn trap_21_a_route_of_apple_health_begins_with_its_first_point() {
    let history =
        history(&[("apple_health_export/workout-routes/route_2026-05-02_10.00am.gpx", apple_route().into_bytes())]);
    let run = &history.runs[0];
    assert_eq!(run.start.utc.to_string(), "2026-05-02T08:00:00Z");
    assert!(run.session.flags.contains(&Flag::SportInferred), "{:?}", run.session.flags);
}

#[test]
fn trap_22_a_route_without_times_is_no_activity() {
    let (outcome, reason) = verdict("route.gpx", fixture("small/route.gpx"));
    assert_eq!(outcome, Outcome::NotActivity, "{reason}");
    let (outcome, _) = verdict("route.gpx.gz", gz(&fixture("small/route.gpx")));
    assert_eq!(outcome, Outcome::NotActivity);
}
