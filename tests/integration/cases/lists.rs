//! Activities that only a list names.

use super::*;

#[test]
fn a_run_that_a_list_holds_twice_is_counted_once() {
    let row = |id: u64, start_ms: i64, seconds: f64, metres: f64| {
        format!(
            "{{\"activityId\":{id},\"activityType\":\"running\",\"sportType\":\"RUNNING\",\"beginTimestamp\":{start_ms},\
             \"startTimeGmt\":{start_ms},\"startTimeLocal\":{},\"duration\":{},\"elapsedDuration\":{},\"distance\":{},\
             \"avgSpeed\":{}}}",
            start_ms + 3_600_000,
            seconds * 1_000.0,
            seconds * 1_000.0,
            metres * 100.0,
            metres / seconds / 10.0
        )
    };
    let rows = [
        row(1, 1_773_471_600_000, 1_117.0, 4_881.5),
        row(2, 1_773_471_600_000, 1_122.0, 4_905.3),
        row(3, 1_773_644_400_000, 2_618.0, 9_441.0),
        row(4, 1_773_644_406_000, 2_630.0, 9_497.2),
        row(5, 1_773_817_200_000, 1_500.0, 5_000.0),
    ];
    let list = format!("[{{\"summarizedActivitiesExport\":[{}]}}]", rows.join(","));
    let name = "DI_CONNECT/DI-Connect-Fitness/runner_0_summarizedActivities.json";
    let history = history(&[(name, list)]);
    assert_eq!(history.runs.len(), 3);
    let metres = history.runs.iter().filter_map(|run| run.session.distance_m);
    let km = metres.sum::<f64>() / 1_000.0;
    assert!((19.32..=19.41).contains(&km), "{km}");
    let reason = reason(&history, "summarizedActivities.json");
    assert!(
        reason.starts_with("5 activities: 3 without a file and counted as listed, 2 listed twice and counted once"),
        "{reason}"
    );
}

#[test]
fn a_run_that_strava_could_not_export_is_counted_as_listed() {
    let header = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,\
                  Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,\
                  Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High";
    let row = |id: u64, day: u64, seconds: f64, metres: f64, file: &str| {
        format!(
            "{id},\"Mar {day}, 2026, 7:00:00 AM\",Run,Run,,{seconds},{:.2},,,false,,,{file},70.0,,{seconds:.1},{seconds:.1},{metres:.1},\
             4.0,{:.4},60.0,60.0,400.0,500.0",
            metres / 1_000.0,
            metres / seconds
        )
    };
    let rows = [
        row(1, 14, 2_274.0, 5_852.1, "#error#"),
        row(2, 16, 1_500.0, 4_000.0, ""),
        row(3, 18, 2_300.0, 6_000.0, "activities/3.fit.gz"),
    ];
    let history = history(&[("activities.csv", format!("{header}\n{}\n", rows.join("\n")))]);
    assert_eq!(history.runs.len(), 3);
    let metres = history.runs.iter().filter_map(|run| run.session.distance_m);
    assert!((metres.sum::<f64>() - 15_852.1).abs() < 0.1);
    let first = &history.runs[0].session;
    assert_eq!((first.distance_m, first.elapsed_s), (Some(5_852.1), Some(2_274.0)));
    assert_eq!(reason(&history, "activities.csv"), "3 activities: 3 without a file and counted as listed");
}

#[test]
fn a_run_on_a_treadmill_is_in_the_list_of_its_portal_alone() {
    let runkeeper = "Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),\
                     Average Heart Rate (bpm),Notes,GPX File\n\
                     2026-03-14 08:00:00,Running,,3.48,20:00,5:45,10.44,200.0,0,,,2026-03-14-0800.gpx\n\
                     2026-03-16 18:00:00,Running,,5.00,30:00,6:00,10.00,300.0,0,,treadmill,\n";
    let garmin = "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz\n\
                  Laufen,2026-03-14 08:00:00,false,\"Lauf\",\"3,48\",\"200\",\"00:20:00\",\"140\"\n";
    let mut recorded = track("2026-03-14T07:00:00Z", 1_200, 2.9);
    recorded.kind = Some("running");
    let history = history(&[
        ("2026-03-14-0800.gpx", recorded.gpx()),
        ("cardioActivities.csv", runkeeper.to_owned()),
        ("Activities.csv", garmin.to_owned()),
    ]);
    assert_eq!(history.runs.len(), 2);
    assert_near(history.runs[0].session.distance_m, 3_480.0);
    assert_eq!(history.runs[0].session.avg_hr_bpm, Some(140.0), "what the file does not know");
    let listed = &history.runs[1];
    assert_eq!(start(listed), "2026-03-16T17:00:00Z", "18:00 on the clock of the run before");
    assert_eq!((listed.session.distance_m, listed.session.timer_s), (Some(5_000.0), Some(1_800.0)));
    assert_eq!(
        reason(&history, "cardioActivities.csv"),
        "2 activities: 1 joined to a file, 1 without a file and counted as listed"
    );
    assert_eq!(
        reason(&history, "/Activities.csv"),
        "1 activity: 1 joined to a file; its distances are kilometers, as the recordings show"
    );
}

#[test]
fn a_sport_of_a_list_that_is_not_known_is_named_and_is_no_run() {
    let header = "Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),\
                  Average Heart Rate (bpm),Notes,GPX File";
    let row = "2026-03-14 08:00:00,Quadball,,3.48,20:00,5:45,10.44,200.0,0,,,";
    let list = format!("{header}\n{row}\n");
    let history = history(&[("cardioActivities.csv", list)]);
    assert_eq!((history.runs.len(), history.others.len()), (0, 1));
    let said = reason(&history, "cardioActivities.csv");
    assert!(said.contains("Quadball"), "{said}");
}
