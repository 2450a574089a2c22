//! Awkward files of the developer's own, most of them met in the wild: each ends as a careful person would have it end.
//!
//! The folder `broken` of `PATELLA_CORPUS`, each file read alone. The names are numbers; `manifest.csv` in that folder's parent
//! says what each file is.

use std::fs;
use std::path::PathBuf;

use patella::history::ledger::Outcome::{
    self, Duplicate, Empty, NotActivity, OtherSport, Recovered, Run, Unreadable, Unsupported,
};
use patella::pipeline;
use patella::settings::Settings;

/// Name, outcome, activities that are counted, and words that the reason holds; where there are none, the reason is empty.
#[rustfmt::skip]
const CAREFUL: &[(&str, Outcome, usize, &str)] = &[
    ("d01-trunc-half.fit", Recovered, 1, "cut off"),
    ("d02-trunc-2bytes.fit", Run, 1, "checksum"),
    ("d03-bitflip.fit", Run, 1, "checksum"),
    ("d04-crc-only-bad.fit", Run, 1, "checksum"),
    ("d07-empty.fit", Empty, 0, "0 bytes"),
    ("d08-header-only.fit", Unreadable, 0, "ends after its header"),
    ("d09-html-error-page.fit", Unreadable, 0, "web page"),
    ("d11-gpx-named.fit", Unreadable, 0, "before 1995"),
    ("d12-chained.fit", Run, 2, ""),
    ("d13-chained-second-cut.fit", Recovered, 2, "cut off"),
    ("d14-trailing-garbage.fit", Run, 1, "512 bytes after the end"),
    ("d15-bigendian.fit", Run, 1, ""),
    ("d17-run.fit.gz", Run, 1, ""),
    ("d19-double.fit.gz", Run, 1, ""),
    ("d20-gz-named.fit", Run, 1, ""),
    ("d21-utf16le.gpx", Unreadable, 0, "before 1995"),
    ("d22-utf8bom.gpx", Unreadable, 0, "before 1995"),
    ("d23-cut-mid-tag.gpx", Unreadable, 0, "before 1995"),
    ("d25-comma-decimals.gpx", Unreadable, 0, "before 1995"),
    ("d26-no-time.gpx", NotActivity, 0, "without times"),
    ("d27-no-ele.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("d29-zero-ele.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("d30-lat-out-of-range.gpx", Unreadable, 0, "before 1995"),
    ("d31-time-backwards.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("d32-leading-spaces.tcx", Run, 1, ""),
    ("d33-empty.gpx", Empty, 0, "0 bytes"),
    ("d34-empty.tcx", Empty, 0, "0 bytes"),
    ("d35-entity-bomb.gpx", NotActivity, 0, "a GPX file without track points"),
    ("d36-export-mixed.zip!/activities/1.fit.gz", Run, 1, ""),
    ("d36-export-mixed.zip!/activities/2.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("d36-export-mixed.zip!/activities/3.tcx.gz", Run, 1, ""),
    ("d36-export-mixed.zip!/activities/4.fit", Run, 1, ""),
    ("d36-export-mixed.zip!/__MACOSX/activities/._4.fit", NotActivity, 0, "computer keeps"),
    ("d36-export-mixed.zip!/.DS_Store", NotActivity, 0, "computer keeps"),
    ("d36-export-mixed.zip!/media/a.jpg", Unsupported, 0, "neither FIT"),
    ("d38-path-escape.zip!/../../evil.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("d38-path-escape.zip!//abs/evil2.gpx", Duplicate, 0, ""),
    ("d38-path-escape.zip!/ok/run.fit", Run, 1, ""),
    ("d39-trunc.zip", Unreadable, 0, "cut off"),
    ("d39-trunc.zip!/activities/1.fit.gz", Run, 1, ""),
    ("d39-trunc.zip!/activities/2.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("d39-trunc.zip!/activities/3.tcx.gz", Run, 1, ""),
    ("d39-trunc.zip!/activities/4.fit", Unreadable, 0, "ends before its first sample"),
    ("d40-same-run-three-ways.zip!/a/run.fit", Run, 1, ""),
    ("d40-same-run-three-ways.zip!/b/run-copy.fit", Duplicate, 0, ""),
    ("d40-same-run-three-ways.zip!/c/run.fit.gz", Duplicate, 0, ""),
    ("x0001.fit", NotActivity, 0, "monitoring"),
    ("x0002.fit", NotActivity, 0, "settings"),
    ("x0006.fit", NotActivity, 0, "workout"),
    ("x0008.fit", NotActivity, 0, "workout"),
    ("x0017.fit", Recovered, 1, "cut off"),
    ("x0018.fit", Run, 3, ""),
    ("x0019.fit", Recovered, 1, "cut off"),
    ("x0021.fit", NotActivity, 0, "settings"),
    ("x0022.fit", OtherSport, 2, "1 points without"),
    ("x0025.fit", OtherSport, 1, ""),
    ("x0026.fit", OtherSport, 1, ""),
    ("x0027.fit", Recovered, 1, "no size"),
    ("x0028.fit", Empty, 0, "0 bytes"),
    ("x0029.fit", OtherSport, 1, ""),
    ("x0030.fit", OtherSport, 1, ""),
    ("x0031.gpx", Run, 1, "1 points without"),
    ("x0032.gpx", NotActivity, 0, "a GPX file without track points"),
    ("x0033.gpx", NotActivity, 0, "a GPX file without track points"),
    ("x0039.gpx", NotActivity, 0, "a route without times"),
    ("x0040.gpx", NotActivity, 0, "a route without times"),
    ("x0041.gpx", NotActivity, 0, "waypoints"),
    ("x0042.gpx", NotActivity, 0, "a GPX file without track points"),
    ("x0044.gpx", NotActivity, 0, "waypoints"),
    ("x0045.gpx", NotActivity, 0, "a planned route"),
    ("x0046.gpx", NotActivity, 0, "a GPX file without track points"),
    ("x0048.gpx", NotActivity, 0, "a route without times"),
    ("x0050.gpx", NotActivity, 0, "a route without times"),
    ("x0051.gpx", NotActivity, 0, "a GPX file without track points"),
    ("x0052.gpx", NotActivity, 0, "a route without times"),
    ("x0053.gpx", NotActivity, 0, "a route without times"),
    ("x0056.gpx", NotActivity, 0, "a planned route"),
    ("x0058.gpx", NotActivity, 0, "waypoints"),
    ("x0059.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("x0062.gpx", Run, 1, "the file names no sport; taken for a run"),
    ("x0064.gpx", OtherSport, 1, "the file does not say which sport it is"),
    ("x0068.tcx", OtherSport, 1, ""),
    ("x0069.tcx", OtherSport, 1, ""),
    ("x0070.tcx", OtherSport, 1, "the file names no sport but \"Other\""),
    ("x0072.tcx", Run, 1, ""),
    ("x0073.tcx", Run, 1, ""),
    ("x0074.tcx", Run, 1, ""),
    ("x0075.tcx", OtherSport, 1, "the file names no sport but \"Other\""),
];

/// Members of archives that other versions of the program may know more of.
const LEFT_OPEN: [&str; 1] = ["d36-export-mixed.zip!/activities.csv"];

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn every_broken_file_ends_as_a_careful_person_would_have_it() {
    let corpus = super::folder();
    let folder = corpus.join("broken");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let prefix = format!("{}/", folder.display());
    let mut found = Vec::new();
    for path in paths {
        let history = pipeline::read(&[path], None, &Settings::default(), &|| {}).unwrap();
        found.extend(history.ledger);
    }
    let mut differing = Vec::new();
    let told = found.iter().map(|row| (row.path.strip_prefix(&prefix).unwrap(), row));
    for (name, row) in told.filter(|(name, _)| !LEFT_OPEN.contains(name)) {
        let ours = (row.outcome, row.activity_ids.len());
        let is_so = CAREFUL.iter().any(|&(careful, outcome, activities, words)| {
            let says_so = row.reason.contains(words) && words.is_empty() == row.reason.is_empty();
            careful == name && ours == (outcome, activities) && says_so
        });
        if !is_so {
            differing.push(format!("{name}: {ours:?} {}", row.reason));
        }
    }
    assert!(differing.is_empty(), "\n{}\n", differing.join("\n"));
    assert_eq!(found.len(), CAREFUL.len() + LEFT_OPEN.len());
}
