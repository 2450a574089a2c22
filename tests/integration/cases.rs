//! Inputs met in the wild, made anew: tracks due north at an even speed, a point a second, so that every figure is exact.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use tempfile::TempDir;

use patella::history::{Activity, History};
use patella::pipeline;
use patella::settings::Settings;

mod clocks;
mod lists;
mod sports;
mod tracks;

const METERS_A_DEGREE: f64 = 111_195.080_23;

/// A track in the making.
#[derive(Clone)]
pub struct Track {
    pub name: Option<&'static str>,
    pub kind: Option<&'static str>,
    pub creator: &'static str,
    pub start: &'static str,
    pub place: (f64, f64),
    /// Seconds from the start, meters from the place, and number of the segment.
    pub points: Vec<(i64, f64, usize)>,
}

/// So many seconds at one speed from a start.
pub fn track(start: &'static str, seconds: i64, m_s: f64) -> Track {
    Track {
        name: None,
        kind: None,
        creator: "made",
        start,
        place: (46.0, 9.0),
        points: (0..=seconds).map(|second| (second, second as f64 * m_s, 0)).collect(),
    }
}

impl Track {
    /// The track as GPX, its times written by `time`.
    fn gpx_with(&self, time: impl Fn(Timestamp) -> String) -> String {
        let start: Timestamp = self.start.parse().unwrap();
        let name = (self.name).map_or(String::new(), |name| format!("<name><![CDATA[{name}]]></name>"));
        let kind = (self.kind).map_or(String::new(), |kind| format!("<type>{kind}</type>"));
        let mut points = String::new();
        let mut segment = 0;
        for &(second, meters, of_segment) in &self.points {
            if of_segment != segment {
                points.push_str("</trkseg><trkseg>");
                segment = of_segment;
            }
            let at = Timestamp::from_second(start.as_second() + second).unwrap();
            points.push_str(&format!(
                "<trkpt lat=\"{:.7}\" lon=\"{:.7}\"><ele>200.0</ele><time>{}</time></trkpt>\n",
                self.place.0 + meters / METERS_A_DEGREE,
                self.place.1,
                time(at)
            ));
        }
        format!(
            "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"{}\"><trk>{name}{kind}<trkseg>{points}</trkseg></trk></gpx>",
            self.creator
        )
    }

    pub fn gpx(&self) -> String {
        self.gpx_with(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    }
}

/// The history of a folder with these files.
pub fn history(files: &[(&str, String)]) -> History {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    of_folder(folder.path())
}

fn of_folder(folder: &Path) -> History {
    let settings = Settings::default();
    pipeline::read(&[folder.to_owned()], None, &settings, &|| {}).unwrap()
}

/// The reason that the ledger gives for the file of this name.
pub fn reason(history: &History, name: &str) -> String {
    let row = history.ledger.iter().find(|row| row.path.ends_with(name));
    row.unwrap().remarks()
}

pub fn start(activity: &Activity) -> String {
    activity.start.utc.to_string()
}

/// Close to a figure, to within a part in ten thousand.
pub fn assert_near(value: Option<f64>, expected: f64) {
    let value = value.unwrap();
    assert!((value - expected).abs() <= 1e-4 * expected, "{value}, not {expected}");
}
