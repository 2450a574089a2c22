//! An invented year, read as a runner's would be: a track for every run, a diary with as many onsets as asked for.

use std::fmt::Write;
use std::fs;

use crate::sample::reported::timeline_of;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use patella::calendar::add_days;
use patella::settings::Settings;
use patella::timeline::Timeline;
use patella::{pain, pipeline};
use tempfile::tempdir;

/// A Monday, the first day of the year.
const FIRST: Date = date(2025, 1, 6);
/// Weeks of the year.
const WEEKS: i64 = 52;
/// Between two points of a track.
const STEP_S: i64 = 60;
/// Metres a second.
const SPEED_M_S: f64 = 3.0;
/// Metres of a degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// The year with its onsets spread evenly, each the day after a long run or the one after that.
pub fn year(onsets: i64) -> Timeline {
    let folder = tempdir().unwrap();
    for week in 0..WEEKS {
        let monday = add_days(FIRST, 7 * week);
        // Every sixth week has a run much longer than those before it.
        let long_km = if week % 6 == 5 { 15.0 } else { 10.0 };
        for (day, km) in [(0, 6.0), (2, 8.0), (5, long_km)] {
            let day = add_days(monday, day);
            fs::write(folder.path().join(format!("{day}.gpx")), track(day, km)).unwrap();
        }
    }
    let settings = Settings::default();
    let exports = [folder.path().to_owned()];
    let history = pipeline::read(&exports, None, &settings, &|| {}).unwrap();
    let diary = pain::diary::read(diary(onsets).as_bytes(), "notes.csv").unwrap();
    timeline_of(&history, Some(&diary), &settings)
}

/// A run to the north at noon over ground that rises and falls by 12 m.
fn track(day: Date, km: f64) -> String {
    let start = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
    let points = (km * 1000.0 / (SPEED_M_S * STEP_S as f64)).round() as i64;
    let mut track = "<gpx version=\"1.1\" creator=\"invented\" xmlns=\"http://www.topografix.com/GPX/1/1\">\
        <trk><type>running</type><trkseg>"
        .to_owned();
    for point in 0..=points {
        let time: Timestamp = start.timestamp() + (point * STEP_S).seconds();
        let north = point as f64 * STEP_S as f64 * SPEED_M_S / DEGREE_M;
        let height = 30.0 + 6.0 * (point as f64 / 2.0).sin();
        let _ = write!(
            track,
            "<trkpt lat=\"{:.6}\" lon=\"0.0\"><ele>{height:.1}</ele><time>{time}</time></trkpt>",
            51.5 + north
        );
    }
    track + "</trkseg></trk></gpx>"
}

fn diary(onsets: i64) -> String {
    let mut diary = "unlogged days are pain-free: yes\n\
        date,time,score,when,side,site,trigger,lasted\n"
        .to_owned();
    let last = add_days(FIRST, 7 * WEEKS - 1);
    let _ = writeln!(diary, "{FIRST},,0,,,,,\n{last},,0,,,,,");
    for onset in 0..onsets {
        let week = (onset + 1) * WEEKS / (onsets + 1);
        let sunday = add_days(FIRST, 7 * week + 6);
        let next = add_days(sunday, 1);
        let _ = writeln!(diary, "{sunday},19:00,4,after,right,behind kneecap,stairs,2 h");
        let _ = writeln!(diary, "{next},07:00,2,next morning,right,,,");
    }
    diary
}
