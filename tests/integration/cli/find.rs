//! `patella note find`: the pain history that is in an account already, as a diary to look through.

use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};

use super::{Called, call, files_below};
use crate::cases::track;

const STRAVA: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,\
    Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,\
    Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High\n";

/// A run of twenty minutes as Strava lists it; `texts` are its name, description and private note, `file` may be empty.
fn strava_row(id: u32, date: &str, texts: [&str; 3], file: &str) -> String {
    let [name, description, private] = texts.map(|text| format!("\"{}\"", text.replace('"', "\"\"")));
    format!(
        "{id},\"{date}\",{name},Run,{description},1200,3.48,,,false,{private},,{file},,,1200,1190,3480.0,4,2.9,10,10,100,110\n"
    )
}

/// The GPX of a run of twenty minutes with a name and a description.
fn gpx(start: &'static str, name: &'static str, description: &str) -> String {
    let mut run = track(start, 1_200, 2.9);
    (run.name, run.kind) = (Some(name), Some("running"));
    run.gpx().replace("</name>", &format!("</name><desc><![CDATA[{description}]]></desc>"))
}

fn with_files(files: &[(&str, String)]) -> TempDir {
    let folder = tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join("export").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn find(folder: &Path, more: &[&str]) -> Called {
    call(folder, &[&["note", "find", "export"], more].concat())
}

/// The rows of the diary that was found: date, time, score, when, side, site, note, source.
fn found(folder: &Path) -> Vec<[String; 8]> {
    let diary = fs::read_to_string(folder.join("found.csv")).unwrap();
    let mut table = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(diary.as_bytes());
    let header = table.headers().unwrap().clone();
    let columns = ["date", "time", "score", "when", "side", "site", "note", "source"];
    let columns = columns.map(|name| header.iter().position(|known| known == name).unwrap());
    let rows = table.records().map(|row| row.unwrap());
    rows.map(|row| columns.map(|column| row[column].to_owned())).collect()
}

#[test]
fn a_strava_account_becomes_a_diary() {
    let list = [
        STRAVA.to_owned(),
        strava_row(
            101,
            "Mar 14, 2026, 7:00:00 AM",
            ["Long run", "Great views. Left knee 3/10 from km 8. Met Ann", "Behind the kneecap sore after the run"],
            "activities/101.gpx",
        ),
        strava_row(102, "Mar 15, 2026, 6:30:00 AM", ["No knee pain!", "", ""], ""),
        strava_row(103, "Mar 16, 2026, 7:00:00 AM", ["Knee-deep snow", "10/10 run, calf sore", ""], ""),
    ];
    let recorded = gpx("2026-03-14T07:00:00Z", "Long run", "Great views. Left knee 3/10 from km 8. Met Ann");
    let folder = with_files(&[("activities.csv", list.concat()), ("activities/101.gpx", recorded)]);
    let called = find(folder.path(), &[]);
    assert_eq!((called.code, called.out.as_str()), (Some(0), ""), "{}", called.err);
    let expected = "Found: 1 with a score in the words, 1 pain-free by the words, 1 without a score\n\
        Notes without a score are not counted: fill in the scores in the diary, or delete the lines\n\
        Diary: found.csv - look through it before you use it with --notes found.csv\n";
    assert_eq!(called.err, expected);
    let rows = found(folder.path());
    let row = |cells: [&str; 8]| cells.map(str::to_owned);
    let sources = "description in 101.gpx, description in activities.csv; activity of 08:00";
    let private = "private note in activities.csv; activity of 08:00";
    let expected = [
        row(["2026-03-14", "08:00", "3", "during", "left", "", "Left knee 3/10 from km 8.", sources]),
        row([
            "2026-03-14",
            "08:00",
            "",
            "after",
            "",
            "around or behind kneecap",
            "Behind the kneecap sore after the run",
            private,
        ]),
        row(["2026-03-15", "", "0", "", "", "", "No knee pain!", "name in activities.csv; activity of 07:30"]),
    ];
    let mut sorted = rows.clone();
    sorted.sort_by_key(|row| (row[0].clone(), row[2].is_empty()));
    assert_eq!(sorted, expected);
    let diary = fs::read_to_string(folder.path().join("found.csv")).unwrap();
    assert!(diary.contains("# Notes: 3. With a score in the words: 1."), "{diary}");
    let report = call(folder.path(), &["report", "export", "--notes", "found.csv"]);
    assert_eq!(report.code, Some(0), "{}", report.err);
    assert!(report.err.contains("found.csv, rows without a score: 1"), "{}", report.err);
    assert!(!diary.contains("Great views") && !diary.contains("Ann"), "only the sentence of the knee: {diary}");
}

#[test]
fn garmin_runkeeper_and_tcx_are_searched_too() {
    let garmin = r#"[{"summarizedActivitiesExport":[{"activityId":1,"activityType":"running","beginTimestamp":1773471600000,
        "startTimeGmt":1773471600000,"startTimeLocal":1773475200000,"distance":348000,"duration":1200000,"avgSpeed":0.29,
        "name":"Knie zwickt","description":"Rechtes Knie 2/10"},{"activityId":2,"activityType":"running",
        "beginTimestamp":1773558000000,"startTimeGmt":1773558000000,"startTimeLocal":1773561600000,"distance":348000,
        "duration":1200000,"avgSpeed":0.29,"name":"Wade zwickt"}]}]"#;
    let web = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR\n\
               Running,2026-03-16 08:00:00,false,\"genou ok, mollet dur\",\"3.48\",\"200\",\"00:20:00\",\"140\"\n";
    let runkeeper = "Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),\
                     Average Heart Rate (bpm),Notes,GPX File\n\
                     2026-03-17 18:00:00,Running,,5.00,30:00,6:00,10.00,300.0,0,,\"dolor de rodilla, paré\",\n";
    let tcx = "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-03-18T07:00:00Z</Id>\
        <Lap StartTime=\"2026-03-18T07:00:00Z\"><TotalTimeSeconds>1200</TotalTimeSeconds><DistanceMeters>3480</DistanceMeters>\
        </Lap><Notes>Ondt i knæet &amp; træt</Notes><Creator><Name>knee pain 5/10</Name></Creator></Activity></Activities>\
        </TrainingCenterDatabase>";
    let folder = with_files(&[
        ("1_summarizedActivities.json", garmin.to_owned()),
        ("Activities.csv", web.to_owned()),
        ("cardioActivities.csv", runkeeper.to_owned()),
        ("run.tcx", tcx.to_owned()),
    ]);
    let called = find(folder.path(), &["--quiet", "--tz", "Europe/Zurich"]);
    assert_eq!((called.code, called.err.as_str()), (Some(0), ""));
    let rows = found(folder.path());
    let short: Vec<String> = rows
        .iter()
        .map(|[date, _, score, _, side, _, note, source]| {
            [date, score, side, note, source].map(String::as_str).join("|")
        })
        .collect();
    let expected = [
        "2026-03-14|||Knie zwickt|name in 1_summarizedActivities.json; activity of 08:00",
        "2026-03-14|2|right|Rechtes Knie 2/10|description in 1_summarizedActivities.json; activity of 08:00",
        "2026-03-16|0||genou ok, mollet dur|name in Activities.csv; activity of 08:00",
        "2026-03-17|||dolor de rodilla, paré|notes in cardioActivities.csv; activity of 18:00",
        "2026-03-18|||Ondt i knæet & træt|notes in run.tcx; activity of 08:00",
    ];
    assert_eq!(short, expected);
}

#[test]
fn hostile_words_stay_words() {
    let long = format!("{} knee hurts. {}", "word ".repeat(100_000), "x".repeat(500_000));
    let texts = [
        "=cmd|' /C calc'!A0 knee pain",
        "+1 knee hurts, \"badly\"\n-2 knee pain\r\n@knee sore",
        "kn\u{202e}ee \u{2066}pain\u{7}; <script>knee hurts</script>",
    ];
    let list = [
        STRAVA.to_owned(),
        strava_row(101, "Mar 14, 2026, 7:00:00 AM", texts, ""),
        strava_row(102, "Mar 15, 2026, 7:00:00 AM", ["Run", &long, ""], ""),
    ];
    let folder = with_files(&[("activities.csv", list.concat())]);
    let called = find(folder.path(), &[]);
    assert_eq!(called.code, Some(0), "{}", called.err);
    let rows = found(folder.path());
    assert!(rows.len() >= 5, "{rows:?}");
    for cell in rows.iter().flatten().filter(|cell| !cell.is_empty()) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '#']), "{cell}");
        let is_hidden = |character: char| character.is_control() || patella::encoding::is_invisible_control(character);
        assert!(!cell.contains(is_hidden), "{cell:?}");
        assert!(cell.chars().count() <= 420, "{}", cell.chars().count());
    }
    assert!(rows.iter().any(|row| row[0] == "2026-03-15" && row[6].contains("knee hurts")), "{rows:?}");
}

#[test]
fn nothing_found_writes_nothing() {
    let list = STRAVA.to_owned() + &strava_row(101, "Mar 14, 2026, 7:00:00 AM", ["Knee raises", "calf sore", ""], "");
    let folder = with_files(&[("activities.csv", list)]);
    let called = find(folder.path(), &[]);
    assert_eq!(called.code, Some(0));
    assert_eq!(called.err, "No name, description or note of an activity speaks of knee pain; no diary was written\n");
    assert!(!folder.path().join("found.csv").exists());
}

#[test]
fn nothing_is_overwritten_unless_forced_and_the_export_never() {
    let folder = with_files(&[("a.gpx", gpx("2026-03-14T07:00:00Z", "Run", "knee 2/10"))]);
    fs::write(folder.path().join("found.csv"), "mine").unwrap();
    let refused = find(folder.path(), &[]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("found.csv is there already"), "{}", refused.err);
    assert_eq!(fs::read_to_string(folder.path().join("found.csv")).unwrap(), "mine");
    assert_eq!(find(folder.path(), &["--force"]).code, Some(0));
    assert_eq!(found(folder.path())[0][2], "2");
    fs::write(folder.path().join("export/list.csv"), "a,b\n").unwrap();
    let inside = find(folder.path(), &["--force", "--out", "export/list.csv"]);
    assert_eq!(inside.code, Some(1));
    assert!(inside.err.contains("is part of the export"), "{}", inside.err);
    assert_eq!(fs::read_to_string(folder.path().join("export/list.csv")).unwrap(), "a,b\n");
    let other = find(folder.path(), &["--out", "found.xlsx"]);
    assert!(other.err.contains("ends in .csv"), "{}", other.err);
    assert_eq!(call(folder.path(), &["note", "find", "missing"]).code, Some(1));
}

#[test]
fn a_report_has_no_word_of_a_description() {
    let list = STRAVA.to_owned()
        + &strava_row(
            101,
            "Mar 14, 2026, 7:00:00 AM",
            ["Zwiebel 1", "Zwiebel 2. Knee 3/10", "Zwiebel 3"],
            "activities/101.gpx",
        );
    let recorded = gpx("2026-03-14T07:00:00Z", "Zwiebel 4", "Zwiebel 5, knee pain");
    let folder = with_files(&[("activities.csv", list), ("activities/101.gpx", recorded)]);
    assert_eq!(call(folder.path(), &["report", "export"]).code, Some(0));
    for (path, bytes) in files_below(&folder.path().join("patella-report")) {
        for word in ["Zwiebel", "Knee 3/10"] {
            assert!(memchr::memmem::find(&bytes, word.as_bytes()).is_none(), "{}: {word}", path.display());
        }
    }
}

#[test]
fn each_track_of_a_file_has_its_own_day_and_waypoints_have_none() {
    let first = gpx("2026-03-14T07:00:00Z", "Run", "knee 1/10");
    let second = gpx("2026-03-20T07:00:00Z", "Run", "knee 2/10");
    let body = |text: &str| {
        let begin = text.find("<trk>").unwrap();
        text[begin..text.find("</gpx>").unwrap()].to_owned()
    };
    let waypoint = "<wpt lat=\"46\" lon=\"9\"><name>knee pain 9/10</name></wpt><rte><name>knee pain 8/10</name></rte>";
    let file = format!("<gpx version=\"1.1\" creator=\"made\">{waypoint}{}{}</gpx>", body(&first), body(&second));
    let folder = with_files(&[("a.gpx", file)]);
    assert_eq!(find(folder.path(), &[]).code, Some(0));
    let days: Vec<_> = found(folder.path()).into_iter().map(|[day, _, score, ..]| (day, score)).collect();
    let expected = [("2026-03-14", "1"), ("2026-03-20", "2")];
    assert_eq!(days, expected.map(|(day, score)| (day.to_owned(), score.to_owned())));
}
