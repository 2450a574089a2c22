//! Kilometers or miles: what shows it, in the order in which it is believed.

use std::fs;

use patella::history::History;
use patella::pipeline;
use patella::settings::{Settings, Units};
use tempfile::tempdir;

use super::ENGLISH;
use crate::files::making::run;

/// The history of a folder with the list and these files.
fn history(csv: &str, files: &[(&str, Vec<u8>)], units: Units) -> History {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("Activities.csv"), csv).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let settings = Settings { units, ..Settings::default() };
    pipeline::read(&[folder.path().to_owned()], None, &settings, &|| {}).unwrap()
}

/// The list with a row for the run of the file, 10 km, and one for a run that no file holds, each `distance` long.
fn list(distances: [&str; 2], stride_m: &str) -> String {
    let row = |date: &str, distance: &str| {
        format!("Running,{date},x,{distance},500,01:00:00,150,300,400,--,--,170,{stride_m},--\n")
    };
    format!("{ENGLISH}\n{}{}", row("2026-05-02 10:00:00", distances[0]), row("2026-05-04 18:30:00", distances[1]))
}

/// Distance and descent of the run that no file holds.
fn alone(history: &History) -> (f64, f64) {
    let run = history.runs.last().unwrap();
    assert_eq!(run.session.format.name(), "garmin_csv");
    let rounded = |value: Option<f64>| (value.unwrap() * 10.0).round() / 10.0;
    (rounded(run.session.totals.distance_m), rounded(run.session.totals.descent_m))
}

fn reason(history: &History) -> String {
    let row = history.ledger.iter().find(|row| row.path.ends_with("Activities.csv"));
    row.unwrap().reason.clone()
}

#[test]
fn a_recording_shows_the_unit_whatever_else_is_said() {
    let recorded_m = history("", &[("run.fit", run())], Units::Metric).runs[0].session.totals.distance_m.unwrap();
    let files = [("run.fit", run())];
    let km = format!("{:.2}", recorded_m / 1000.0);
    let metric = history(&list([&km, "5.00"], "0.60"), &files, Units::Imperial);
    assert_eq!(metric.runs.len(), 2, "the row of the recording is joined to it");
    assert_eq!(metric.runs[0].session.totals.distance_m, Some(recorded_m));
    assert_eq!(alone(&metric), (5_000.0, 400.0));
    let start = &metric.runs[1].start;
    assert_eq!(
        (start.utc.to_string().as_str(), start.utc_offset_min),
        ("2026-05-04T16:30:00Z", 120),
        "the clock of the place of the recording two days before"
    );
    assert_eq!(
        reason(&metric),
        "2 activities: 1 joined to a file, 1 without a file and counted as listed; its distances are kilometers, as the recordings show"
    );
    assert!(metric.list_faults.is_empty(), "{:?}", metric.list_faults);

    let miles = format!("{:.2}", recorded_m / 1609.344);
    let imperial = history(&list([&miles, "5.00"], "--"), &files, Units::Metric);
    assert_eq!(alone(&imperial), (8_046.7, 121.9));
    assert!(reason(&imperial).ends_with("its distances are miles, as the recordings show"));
}

#[test]
fn the_stride_shows_the_unit_where_no_recording_does() {
    // 170 steps a minute of 0.8 m for an hour are 8.16 km, or 5.07 miles.
    let miles = history(&list(["5.07", "5.05"], "0.80"), &[], Units::Metric);
    assert_eq!(alone(&miles), (8_127.2, 121.9));
    assert!(reason(&miles).ends_with("its distances are miles, as the stride length shows"));
    let km = history(&list(["8.16", "8.10"], "0.80"), &[], Units::Imperial);
    assert_eq!(alone(&km), (8_100.0, 400.0));
    assert!(km.list_faults.is_empty(), "{:?}", km.list_faults);
}

#[test]
fn the_choice_of_the_runner_is_the_last_resort_and_is_said_to_be() {
    let km = history(&list(["8.16", "8.10"], "--"), &[], Units::Metric);
    assert_eq!(alone(&km), (8_100.0, 400.0));
    let said =
        "its distances are taken as kilometers; no recording shows the unit: if they are miles, add --units imperial";
    assert!(reason(&km).ends_with(said), "{}", reason(&km));
    assert_eq!(km.list_faults, [format!("the list of Garmin's web page: {said}")]);
    let miles = history(&list(["5.07", "5.05"], "--"), &[], Units::Imperial);
    assert_eq!(alone(&miles), (8_127.2, 121.9));
    assert!(reason(&miles).contains("taken as miles"), "{}", reason(&miles));
}

#[test]
fn the_account_export_beside_it_shows_unit_and_time_zone() {
    let json = "[{\"summarizedActivitiesExport\":[{\"activityId\":1,\"activityType\":\"running\",\"beginTimestamp\":1777708800000,\
                \"startTimeGmt\":1777708800000,\"startTimeLocal\":1777716000000,\"distance\":1000000,\"duration\":3600000,\
                \"avgSpeed\":0.27778}]}]";
    let files = [("a_0_summarizedActivities.json", json.as_bytes().to_vec())];
    let miles = history(&list(["6.21", "5.00"], "--"), &files, Units::Metric);
    assert_eq!(miles.runs.len(), 2, "the same run of both lists is one");
    assert_eq!(alone(&miles), (8_046.7, 121.9));
    assert_eq!(miles.runs[1].start.utc_offset_min, 120);
}

#[test]
fn a_list_downloaded_twice_is_counted_once() {
    let csv = list(["8.16", "8.10"], "--");
    let twice = history(&csv, &[("Activities (1).csv", csv.clone().into_bytes())], Units::Metric);
    assert_eq!(twice.runs.len(), 2);
    let again = format!("{ENGLISH}\n{}", csv.lines().nth(2).unwrap());
    let part = history(&csv, &[("Activities (2).csv", again.into_bytes())], Units::Metric);
    assert_eq!(part.runs.len(), 2);
}
