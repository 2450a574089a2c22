//! Twenty things that say who somebody is, planted wherever a person can put them, and looked for in every byte that is
//! written.

use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use parquet::file::reader::{FileReader, SerializedFileReader};
use serde_json::json;
use tempfile::tempdir;

use super::{answers, folder_of};
use crate::cli::{call, files_below};
use crate::files::making::{fixture, zip};

/// What is planted; each is a word that occurs nowhere else.
const SECRETS: [&str; 20] = [
    "qzstudy",
    "qzfolder",
    "qzfile",
    "qzmember",
    "qzzip",
    "qzmail",
    "qztitle",
    "qzcreator",
    "qzdescription",
    "qzshoe",
    "qznote",
    "qzsite",
    "qztrigger",
    "qzgoal",
    "qzmedication",
    "qzmood",
    "qzlist",
    "qzdiary",
    "qzserial",
    "qzcolumn",
];

const GPX: &str = "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"qzcreator's watch\" xmlns=\"http://www.topografix.com/GPX/1/1\">\
    <metadata><author><name>qzmail</name><email id=\"qzmail\" domain=\"example.org\"/></author></metadata>\
    <trk><name>Run with qztitle</name><desc>qzdescription</desc><type>running</type><trkseg>POINTS</trkseg></trk></gpx>";

/// A track of twenty minutes.
fn gpx() -> String {
    let point = |minute: usize| {
        let lat = 46.9 + minute as f64 * 0.0015;
        format!("<trkpt lat=\"{lat:.5}\" lon=\"7.4\"><ele>540</ele><time>2026-03-12T06:{minute:02}:00Z</time></trkpt>")
    };
    GPX.replace("POINTS", &(0..20).map(point).collect::<String>())
}

const DIARY: &str = "goal: qzgoal half marathon\ndate,score,when,site,trigger,note,medication,mood,shoe,qzcolumn\n\
    2026-03-10,0,after,,,,,,,\n\
    2026-03-12,4,after,qzsite,qztrigger,qznote of 12 March,qzmedication,qzmood,qzshoe,x\nqzdiary,maybe,,,,,,,,\n";

const STRAVA: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Activity Gear,Filename\n\
    1,\"Mar 12, 2026, 6:00:00 AM\",qzlist,Run,1140,3.17,qzshoe,activities/qzfile.gpx\n";

/// A study whose every corner names somebody.
fn plant(study: &Path) {
    let track = gpx();
    let damaged = [&fixture("small/truncated.fit")[..600], b"qzserial"].concat();
    folder_of(
        &study.join("qzfolder"),
        &[
            ("qzfile.gpx", track.as_bytes()),
            ("pain qznote.csv", DIARY.as_bytes()),
            ("qzmail@example.org.fit", &damaged),
        ],
    );
    let members: [(&str, &[u8]); 3] = [
        ("activities/qzfile.gpx", track.as_bytes()),
        ("activities.csv", STRAVA.as_bytes()),
        ("qzmember@example.org.gpx", b"<html>qzmember</html>"),
    ];
    fs::write(study.join("qzzip.zip"), zip(&members)).unwrap();
    folder_of(&study.join("qzmail@example.org"), &[("qzserial.txt", b"qzserial")]);
}

fn assert_none(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let found: Vec<&str> = SECRETS.into_iter().filter(|secret| text.contains(secret)).collect();
    assert!(found.is_empty(), "{what} has {found:?}");
}

/// Every byte of a cohort, also of what is packed in it.
fn assert_clean(out: &Path) {
    let files = files_below(out);
    assert!(files.len() > 10);
    for (path, bytes) in files {
        assert_none(&path.display().to_string(), path.to_string_lossy().as_bytes());
        assert_none(&path.display().to_string(), &bytes);
        if path.extension().is_some_and(|ending| ending == "gz") {
            let mut lines = Vec::new();
            MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut lines).unwrap();
            assert!(lines.len() > bytes.len());
            assert_none(&path.display().to_string(), &lines);
        }
        if path.extension().is_some_and(|ending| ending == "parquet") {
            let file = SerializedFileReader::new(fs::File::open(out.join(&path)).unwrap()).unwrap();
            let rows = file.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string());
            assert_none(&path.display().to_string(), rows.collect::<String>().as_bytes());
        }
    }
}

#[test]
fn nothing_that_names_somebody_is_in_any_byte_of_a_cohort() {
    let folder = tempdir().unwrap();
    let study = folder.path().join("qzstudy");
    fs::create_dir(&study).unwrap();
    plant(&study);
    // The planted words are where they say: a report, which is for the runner, has them.
    let report = ["report", "qzstudy/qzfolder", "--notes", "qzstudy/qzfolder/pain qznote.csv", "--out", "report"];
    let called = call(folder.path(), &report);
    assert_eq!(called.code, Some(3), "{}", called.err);
    let pain = fs::read_to_string(folder.path().join("report/tables/pain.csv")).unwrap();
    assert!(
        ["qzsite", "qztrigger", "qznote", "qzmedication", "qzshoe"].iter().all(|secret| pain.contains(secret)),
        "{pain}"
    );
    for (out, more) in [("open", None), ("published", Some("--publish"))] {
        let arguments = ["cohort", "qzstudy", "--out", out, "--salt", "salt"];
        let arguments: Vec<&str> = arguments.into_iter().chain(more).collect();
        let called = call(folder.path(), &arguments);
        assert_eq!(called.code, Some(3), "{}", called.err);
        assert_clean(&folder.path().join(out));
    }
}

#[test]
fn nothing_that_names_somebody_is_in_a_line() {
    let folder = tempdir().unwrap();
    let study = folder.path().join("qzstudy");
    fs::create_dir(&study).unwrap();
    plant(&study);
    let lines = "qzstudy/qzfolder\nqzstudy/qzzip.zip\nqzstudy/qzmail@example.org\nqzstudy/qzmember\n\
        {\"export\": \"qzstudy/qzfolder\", \"qzserial\": 1}\n{\"export\": \"qzstudy/qzfolder\", \"tz\": \"Europe/Qzlist\"}\n";
    let (said, called) = answers(folder.path(), lines.as_bytes(), &[]);
    assert_eq!((said.len(), called.code), (6, Some(0)));
    assert_eq!(said[0]["tables"]["runs"]["device_maker"], json!(["other", "garmin"]));
    assert_eq!(said[0]["has_diary"], json!(true));
    assert_none("standard output", called.out.as_bytes());
    assert_none("standard error", called.err.as_bytes());
}

#[test]
fn what_is_published_has_no_day_and_no_small_count() {
    let folder = tempdir().unwrap();
    let study = folder.path().join("qzstudy");
    fs::create_dir(&study).unwrap();
    plant(&study);
    let called = call(folder.path(), &["cohort", "qzstudy", "--out", "out", "--publish", "--salt", "salt"]);
    assert_eq!(called.code, Some(3), "{}", called.err);
    for (path, bytes) in files_below(&folder.path().join("out")) {
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        if path.extension().is_some_and(|ending| ending == "gz") {
            text.clear();
            MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
        }
        assert!(!text.contains("2026-0"), "{}", path.display());
    }
    let cohort: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("out/cohort.json")).unwrap()).unwrap();
    assert_eq!((&cohort["as_of"], &cohort["runners"]), (&json!(null), &json!([])));
    assert_eq!(cohort["study"], json!(null));
    let flow = fs::read_to_string(folder.path().join("out/tables/flow.csv")).unwrap();
    assert!(flow.lines().count() > 1 && !flow.contains("found") && !flow.contains("onsets,"), "{flow}");
    assert_eq!(cohort["flow"]["found"], json!(null), "three runners are fewer than five");
    assert!(cohort["privacy"].as_str().unwrap().contains("pseudonymous"));
}
