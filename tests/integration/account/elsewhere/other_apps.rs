//! Files that are known and not read: what the ledger says of them.

use patella::history::ledger::Outcome;

use super::verdict;
use crate::files::making::{gz, run, zip};

#[test]
fn trap_31_sessions_of_polar_are_named_in_both_schemas() {
    for json in [
        "{\"exportVersion\":\"1.6\",\"name\":\"Run\",\"exercises\":[{\"sport\":\"RUNNING\",\"duration\":\"PT3600.5S\"}]}",
        "{\"durationMillis\":3600500,\"exercises\":[{\"samples\":{\"samples\":[{\"values\":[NaN,1.0]}]}}]}",
    ] {
        let (outcome, reason) = verdict("training-session-2024-05-01-1-2.json", json);
        assert_eq!(outcome, Outcome::Unsupported);
        assert!(reason.contains("Polar") && reason.contains("export it as FIT or TCX"), "{reason}");
    }
    let (outcome, _) = verdict("polar-user-data-export_1/activity-2024-05-01-1.json", "{\"samples\":{}}");
    assert_eq!(outcome, Outcome::NotActivity);
}

#[test]
fn other_makers_are_known_and_told_what_to_export() {
    for (path, content, says) in [
        ("SPORT/SPORT_1.csv", "type,startTime,sportTime(s),maxPace(/meter),minPace(/meter),distance(m)\n", "Zepp"),
        ("a.json", "{\"id\":\"1\",\"start_epoch_ms\":1,\"active_duration_ms\":2}", "Nike"),
        ("b.json", "{\"DeviceLog\":{\"Header\":{}}}", "Suunto"),
        (
            "Global Export Data/exercise-0.json",
            "[{\"logId\":1,\"activityName\":\"Run\",\"activityTypeId\":90009}]",
            "Fitbit",
        ),
        ("All Sessions/2024_RUNNING.json", "{\"fitnessActivity\":\"running\",\"startTime\":\"2024\"}", "Google Fit"),
        ("com.samsung.shealth.exercise.2024.csv", "com.samsung.shealth.exercise,6310000,8\n", "Samsung"),
    ] {
        let (outcome, reason) = verdict(path, content);
        assert_eq!(outcome, Outcome::Unsupported, "{path}: {reason}");
        assert!(reason.contains(says), "{path}: {reason}");
        assert!(!reason.contains(". "), "one sentence: {reason}");
    }
}

#[test]
fn files_of_other_programs_are_known_by_their_content() {
    for (path, content, says) in [
        ("run.kml", &b"<?xml version=\"1.0\"?>\n<kml><Document><when>2026</when>"[..], "KML is not read; export the activity as FIT, GPX or TCX"),
        ("a.hrm", b"[Params]\nVersion=107\nMonitor=22\n", "older Polar watch"),
        ("a.pwx", b"<?xml version=\"1.0\"?>\n<pwx xmlns=\"x\" creator=\"Timex\">", "TrainingPeaks or a Timex watch"),
        ("a.sml", b"<?xml version=\"1.0\"?>\n<sml xmlns=\"http://www.suunto.com/schemas/sml\">", "Suunto"),
        ("log-1.xml", b"<?xml version=\"1.0\"?>\n<header><LogItemCount>3</LogItemCount><PeakTrainingEffect>3</PeakTrainingEffect>", "Suunto"),
        ("log_1.log", b"<?xml version=\"1.0\"?>\n<openambitlog version=\"1.0\">", "Suunto"),
        ("a.ttbin", b"\x20\x07\0\x01\x03\0", "TomTom"),
        ("a.fitlog", b"<?xml version=\"1.0\"?>\n<FitnessWorkbook xmlns=\"x\">", "SportTracks"),
        ("a.srm", b"SRM7\x10\0", "SRM power meter"),
        ("a.hst", b"\0\x01\x02", "Garmin Training Center"),
        ("ACT_0001.OMD", b"\x01\0\xF1", "Geonaute"),
        ("ACT_0001.OMH", b"\x01\0\xFA", "Geonaute"),
        ("a.gdb", b"MsRcf\0\x02\0\0\0Dm\0", "MapSource"),
        ("a.slf", b"<?xml version=\"1.0\"?>\n<Activity fileDate=\"x\" revision=\"400\"><Computer unit=\"ROX\"/>", "Sigma"),
        ("a.wko", b"WKO\x1A\x1D\0", "WKO"),
        ("a.csv", b"Name,Sport,Date,Start time,Duration,Total distance (km)\n", "Polar Flow as a table"),
        ("a.plt", b"OziExplorer Track Point File Version 2.1\n", "OziExplorer"),
        ("a.nmea", b"$GPRMC,070000,A,4600.0,N\n", "GPS receiver"),
        ("a.json", b"{\"RIDE\":{\"STARTTIME\":\"2026/03/14\"", "GoldenCheetah"),
        ("a.geojson", b"{\"type\":\"FeatureCollection\"}", "GeoJSON"),
        ("garmin.db", b"SQLite format 3\0\x10", "database"),
    ] {
        let (outcome, reason) = verdict(path, content);
        assert_eq!(outcome, Outcome::Unsupported, "{path}: {reason}");
        assert!(reason.contains(says), "{path}: {reason}");
        assert!(!reason.contains(". "), "one sentence: {reason}");
        assert!(!reason.contains("without times"), "{reason}");
    }
}

#[test]
fn an_ending_alone_makes_no_file_one_of_another_program() {
    for (path, content) in [
        ("a.hrm", &b"heart rates of May\n"[..]),
        ("a.srm", b"remarks\n"),
        ("a.ttbin", b"\0\0\0"),
        ("a.slf", b"<?xml version=\"1.0\"?>\n<library>"),
        ("a.gdb", b"\0\0\0\0"),
        ("a.crs", b"courses I like\n"),
        ("a.omd", b"notes\n"),
        ("archive.z01", b"notes\n"),
        ("electrocardiograms/notes.csv", b"a,b\n"),
    ] {
        let (outcome, reason) = verdict(path, content);
        assert_eq!(outcome, Outcome::Unsupported, "{path}: {reason}");
        assert!(reason.starts_with("neither FIT nor GPX nor TCX"), "{path}: {reason}");
    }
}

#[test]
fn a_kml_in_its_archive_is_named_too() {
    let kml = b"<?xml version=\"1.0\"?>\n<kml><Document/>";
    let (outcome, reason) = verdict("run.kmz", zip(&[("doc.kml", kml)]));
    assert_eq!(outcome, Outcome::Unsupported);
    assert!(reason.starts_with("KML is not read"), "{reason}");
}

#[test]
fn a_tar_archive_says_what_to_do() {
    let mut tar = vec![0; 1024];
    tar[..7].copy_from_slice(b"run.fit");
    tar[257..262].copy_from_slice(b"ustar");
    for (path, bytes) in [("export.tar.gz", gz(&tar)), ("export.tgz", gz(&tar)), ("export.tar", tar)] {
        let (outcome, reason) = verdict(path, bytes);
        assert_eq!(outcome, Outcome::Unsupported, "{path}");
        assert_eq!(reason, "a tar archive; unpack it and point patella at the folder");
    }
}

#[test]
fn a_part_of_a_split_archive_says_what_to_do() {
    let whole = zip(&[("run.fit", &run()), ("other.fit", &run())]);
    let (first, rest) = whole.split_at(whole.len() / 2);
    // The record at the end, of the third disk.
    let mut last = b"the end of some file".to_vec();
    last.extend_from_slice(b"PK\x05\x06\x02\0\x02\0\x01\0\x05\0\x30\0\0\0\x10\0\0\0\0\0");
    let spanned = [b"PK\x07\x08", first].concat();
    for (path, bytes) in [
        ("export.zip.001", first),
        ("export.zip.002", rest),
        ("export.z01", &spanned),
        ("export.z02", b"\0\x01\x02"),
        ("export.zip", &last),
    ] {
        let (outcome, reason) = verdict(path, bytes);
        assert_eq!(outcome, Outcome::Unsupported, "{path}: {reason}");
        assert_eq!(
            reason,
            "one part of a split archive; join the parts with 7-Zip or the like, unpack them and point patella at the folder",
            "{path}"
        );
    }
    let (outcome, _) = verdict("export.zip", whole);
    assert_eq!(outcome, Outcome::Run, "a whole archive is read");
}

#[test]
fn files_beside_the_activities_are_no_activities() {
    for (path, content) in [
        ("steps-2024-05-01.json", "[{\"dateTime\":\"05/01/24 00:00:00\",\"value\":\"0\"}]"),
        ("export_cda.xml", "<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">"),
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
        assert!(reason.contains("FIT, GPX or TCX") || reason.contains("neither FIT"), "{reason}");
    }
}
