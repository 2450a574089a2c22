//! Activities that only a list names.

use super::*;

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
    assert_near(history.runs[0].session.totals.distance_m, 3_480.0);
    assert_eq!(history.runs[0].session.totals.avg_hr_bpm, Some(140.0), "what the file does not know");
    let listed = &history.runs[1];
    assert_eq!(start(listed), "2026-03-16T17:00:00Z", "18:00 on the clock of the run before");
    assert_eq!((listed.session.totals.distance_m, listed.session.totals.timer_s), (Some(5_000.0), Some(1_800.0)));
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
