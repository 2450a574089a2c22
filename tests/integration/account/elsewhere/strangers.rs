//! Files that are known and not read: what the ledger says of them.

use patella::history::ledger::Outcome;

use super::verdict;

#[test]
fn trap_26_a_list_without_units_is_not_used() {
    let csv = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Total Descent\n\
               Running,2025-02-06 17:06:03,false,\"x\",\"5.48\",\"447\",\"00:31:24\",\"150\",\"170\",\"4,808\"\n";
    let (outcome, reason) = verdict("Activities.csv", csv);
    assert_eq!(outcome, Outcome::Unsupported);
    assert!(
        reason.contains("names neither its units nor its time zone"),
        "{reason}"
    );
}

#[test]
fn trap_31_sessions_of_polar_are_named_in_both_schemas() {
    for json in [
        "{\"exportVersion\":\"1.6\",\"name\":\"Run\",\"exercises\":[{\"sport\":\"RUNNING\",\"duration\":\"PT3600.5S\"}]}",
        "{\"durationMillis\":3600500,\"exercises\":[{\"samples\":{\"samples\":[{\"values\":[NaN,1.0]}]}}]}",
    ] {
        let (outcome, reason) = verdict("training-session-2024-05-01-1-2.json", json);
        assert_eq!(outcome, Outcome::Unsupported);
        assert!(
            reason.contains("Polar") && reason.contains("export it as FIT or TCX"),
            "{reason}"
        );
    }
    let (outcome, _) = verdict(
        "polar-user-data-export_1/activity-2024-05-01-1.json",
        "{\"samples\":{}}",
    );
    assert_eq!(outcome, Outcome::NotActivity);
}

#[test]
fn other_makers_are_known_and_told_what_to_export() {
    for (path, content, says) in [
        (
            "SPORT/SPORT_1.csv",
            "type,startTime,sportTime(s),maxPace(/meter),minPace(/meter),distance(m)\n",
            "Zepp",
        ),
        (
            "cardioActivities.csv",
            "Activity Id,Date,Type,Route Name,Distance (km),Duration\n",
            "GPX files beside it are read",
        ),
        (
            "a.json",
            "{\"id\":\"1\",\"start_epoch_ms\":1,\"active_duration_ms\":2}",
            "Nike",
        ),
        ("b.json", "{\"DeviceLog\":{\"Header\":{}}}", "Suunto"),
        (
            "Global Export Data/exercise-0.json",
            "[{\"logId\":1,\"activityName\":\"Run\",\"activityTypeId\":90009}]",
            "Fitbit",
        ),
        (
            "All Sessions/2024_RUNNING.json",
            "{\"fitnessActivity\":\"running\",\"startTime\":\"2024\"}",
            "Google Fit",
        ),
        (
            "export.xml",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (x)>\n]>\n<HealthData locale=\"de\">",
            "workout-routes",
        ),
        (
            "com.samsung.shealth.exercise.2024.csv",
            "com.samsung.shealth.exercise,6310000,8\n",
            "Samsung",
        ),
    ] {
        let (outcome, reason) = verdict(path, content);
        assert_eq!(outcome, Outcome::Unsupported, "{path}: {reason}");
        assert!(reason.contains(says), "{path}: {reason}");
        assert!(!reason.contains(". "), "one sentence: {reason}");
    }
}

#[test]
fn files_beside_the_activities_are_no_activities() {
    for (path, content) in [
        (
            "steps-2024-05-01.json",
            "[{\"dateTime\":\"05/01/24 00:00:00\",\"value\":\"0\"}]",
        ),
        (
            "export_cda.xml",
            "<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">",
        ),
        (
            "GARMIN/GarminDevice.xml",
            "<?xml version=\"1.0\"?>\n<Device xmlns=\"http://www.garmin.com/xmlschemas/GarminDevice/v2\">",
        ),
        ("GARMIN/APPS/1.PRG", "\u{1}\0\u{2}"),
        ("activity_20000000001-gear.json", "[{\"gearPk\":1}]"),
        ("userstats.json", "{\"userMetrics\":[]}"),
        ("gcexport.log", "2024-07-01 INFO start\n"),
    ] {
        let (outcome, reason) = verdict(path, content);
        assert_eq!(outcome, Outcome::NotActivity, "{path}: {reason}");
    }
}

#[test]
fn a_name_alone_makes_no_stranger_a_known_file() {
    for (path, content) in [
        ("activity-notes.json", "{\"a\":1}"),
        ("steps-of-the-stairs.json", "{\"a\":1}"),
        ("training-session-notes.json", "{\"a\":1}"),
        ("SPORT_1.csv", "a,b\n"),
        ("garmin/notes.txt", "hello\n"),
    ] {
        let (outcome, reason) = verdict(path, content);
        assert_eq!(outcome, Outcome::Unsupported, "{path}: {reason}");
        assert!(
            reason.contains("FIT, GPX or TCX") || reason.contains("neither FIT"),
            "{reason}"
        );
    }
}
