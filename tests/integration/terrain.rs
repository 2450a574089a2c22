//! Terrain heights along a track, from a tile made here.

use std::fs;
use std::path::Path;

use patella::activity::{DescentSource, Samples};
use patella::descent::AltitudeQuality;
use patella::history::History;
use patella::pipeline;
use patella::session::Flag;
use patella::settings::Settings;
use patella::terrain::{Terrain, TerrainError};
use tempfile::{TempDir, tempdir};

/// A tile of 11 by 11 points whose height is 1000 m in the north and falls by 10 m a row, with a hole in its south-eastern
/// corner.
fn tile() -> Vec<u8> {
    let point = |row: i16, column: i16| match (row, column) {
        (10, 10) => i16::MIN,
        _ => 1000 - 10 * row,
    };
    let points = (0..11).flat_map(|row| (0..11).map(move |column| point(row, column)));
    points.flat_map(i16::to_be_bytes).collect()
}

fn folder_of_tiles(names: &[&str]) -> TempDir {
    let folder = tempdir().unwrap();
    for name in names {
        fs::write(folder.path().join(name), tile()).unwrap();
    }
    folder
}

fn track(places: &[(f64, f64)]) -> Samples {
    let mut samples = Samples::default();
    for (second, &(north, east)) in places.iter().enumerate() {
        let row = samples.push_row(second as i64 * 1000);
        samples.latitude_deg.set(row, north);
        samples.longitude_deg.set(row, east);
    }
    samples
}

#[test]
fn altitudes_are_those_of_the_ground_across_tiles() {
    let folder = folder_of_tiles(&["N46E007.hgt", "N46E008.SRTMGL3.hgt", "readme.txt"]);
    let terrain = Terrain::open(folder.path()).unwrap();
    let mut samples = track(&[(46.95, 7.9), (46.85, 7.99), (46.75, 8.05)]);
    assert!(terrain.replace_altitudes(&mut samples, 0.9));
    let heights: Vec<f64> = samples.altitude_m.measured().collect();
    for (height_m, expected_m) in heights.iter().zip([995.0, 985.0, 975.0]) {
        assert!((height_m - expected_m).abs() < 1e-6, "{heights:?}");
    }
}

#[test]
fn south_and_west_of_zero_the_corner_is_still_the_south_western_one() {
    let folder = folder_of_tiles(&["S34W071.hgt"]);
    let terrain = Terrain::open(folder.path()).unwrap();
    let height_m = terrain.height_m(-33.5, -70.5).unwrap();
    assert!((height_m - 950.0).abs() < 1e-6, "{height_m}");
    assert_eq!(terrain.height_m(-32.5, -70.5), None);
}

#[test]
fn a_track_that_the_tiles_do_not_cover_keeps_its_altitudes() {
    let folder = folder_of_tiles(&["N46E007.hgt"]);
    let terrain = Terrain::open(folder.path()).unwrap();
    let mut samples = track(&[(46.5, 7.5), (47.5, 7.5), (48.5, 7.5)]);
    samples.altitude_m.set(0, 12.0);
    let before = samples.clone();
    assert!(!terrain.replace_altitudes(&mut samples, 0.9));
    assert_eq!(samples, before);
    assert!(!terrain.replace_altitudes(&mut Samples::default(), 0.9), "no sample, no height");
}

#[test]
fn two_sources_are_never_mixed_in_one_profile() {
    let folder = folder_of_tiles(&["N46E007.hgt"]);
    let terrain = Terrain::open(folder.path()).unwrap();
    // The last point is in the hole.
    let mut samples = track(&[(46.5, 7.5), (46.4, 7.5), (46.01, 7.99)]);
    for row in 0..3 {
        samples.altitude_m.set(row, 5000.0);
    }
    assert!(terrain.replace_altitudes(&mut samples, 0.5));
    assert_eq!(samples.altitude_m.get(2), None);
    assert!(samples.altitude_m.measured().all(|meters| meters < 1001.0));
}

#[test]
fn a_folder_that_cannot_serve_says_why() {
    let folder = tempdir().unwrap();
    let refused = |path: &Path| Terrain::open(path).unwrap_err();
    assert!(matches!(refused(folder.path()), TerrainError::NoTile { .. }));
    assert!(matches!(refused(&folder.path().join("none")), TerrainError::Folder { .. }));
    fs::write(folder.path().join("N46E007.hgt"), &tile()[1..]).unwrap();
    let cut = refused(folder.path());
    assert!(cut.to_string().contains("N46E007.hgt is not a complete SRTM tile: 241 bytes"), "{cut}");
}

#[test]
fn tiles_beyond_those_kept_in_memory_are_read_again() {
    let names: Vec<String> = (0..6).map(|east| format!("N46E00{east}.hgt")).collect();
    let folder = folder_of_tiles(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let terrain = Terrain::open(folder.path()).unwrap();
    for _ in 0..2 {
        for east in 0..6 {
            let height_m = terrain.height_m(46.5, f64::from(east) + 0.5);
            assert_eq!(height_m, Some(950.0), "{east}");
        }
    }
}

/// A tile that falls by 1000 m from north to south.
fn slope() -> Vec<u8> {
    let points = (0..101_i16).flat_map(|row| [1000 - 10 * row; 101]);
    points.flat_map(i16::to_be_bytes).collect()
}

/// Half an hour due south at 3 m/s; `<ele>` where `altitude_m` gives one.
fn run_south(altitude_m: impl Fn(u32) -> Option<f64>) -> String {
    let point = |second: u32| {
        let north = 46.9 - f64::from(second) * 2.7e-5;
        let ele = altitude_m(second).map_or(String::new(), |meters| format!("<ele>{meters:.1}</ele>"));
        let time = format!("2026-05-02T08:{:02}:{:02}Z", second / 60, second % 60);
        format!("<trkpt lat=\"{north:.7}\" lon=\"7.5\">{ele}<time>{time}</time></trkpt>")
    };
    let points: String = (0..1800).map(point).collect();
    format!("<gpx creator=\"test\" version=\"1.1\"><trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>")
}

fn read_with_tiles(gpx: &str) -> History {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("tiles")).unwrap();
    fs::write(folder.path().join("tiles/N46E007.hgt"), slope()).unwrap();
    fs::write(folder.path().join("run.gpx"), gpx).unwrap();
    let settings = Settings { terrain: Some(folder.path().join("tiles")), ..Settings::default() };
    let history = pipeline::read(&[folder.path().join("run.gpx")], None, &settings, &|| ());
    history.unwrap()
}

#[test]
fn a_run_without_altitude_gets_its_descent_from_the_ground_and_says_so() {
    let history = read_with_tiles(&run_south(|_| None));
    let session = &history.runs[0].session;
    // 1800 s x 2.7e-5 degrees on a slope of 1000 m a degree.
    let expected_m = 1799.0 * 2.7e-2;
    let descent_m = session.totals.descent_m.unwrap();
    assert!((descent_m - expected_m).abs() < 2.0, "{descent_m}");
    assert_eq!(session.descent_source, DescentSource::Samples);
    assert_eq!(session.altitude_quality, AltitudeQuality::Terrain);
    assert!(session.flags.contains(&Flag::ElevationFromMap));
}

#[test]
fn an_altitude_of_air_pressure_is_kept() {
    // Level terrain with the small noise of a barometer.
    let wobble_m = |second: u32| 500.0 + 0.2 * f64::from(second * 7919 % 3);
    let history = read_with_tiles(&run_south(|second| Some(wobble_m(second))));
    let session = &history.runs[0].session;
    assert_ne!(session.altitude_quality, AltitudeQuality::Terrain);
    assert!(session.totals.descent_m.unwrap() < 10.0, "{:?}", session.totals.descent_m);
    assert!(!session.flags.contains(&Flag::ElevationFromMap));
}

#[test]
fn a_folder_without_tiles_stops_the_run_with_a_sentence() {
    let folder = tempdir().unwrap();
    let settings = Settings { terrain: Some(folder.path().to_owned()), ..Settings::default() };
    let refused = pipeline::read(&[folder.path().to_owned()], None, &settings, &|| ());
    assert!(refused.unwrap_err().to_string().contains("holds no SRTM tile"));
}
