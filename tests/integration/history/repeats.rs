//! The descent of watches without a barometer, from recordings to the history.

use patella::activity::{DescentSource, Format, Recording, SessionSummary, Sport, Totals};
use patella::descent::repeats::without_noise;
use patella::session;

use super::*;
use crate::descent::repeats::{BAROMETER, MAP, Path, SATELLITE, Sensor, recording, true_descent_m, winding};

/// A recording of the day of June at six, with this descent by the watch.
fn day(path: &Path, sensor: Sensor, day: u64, device_m: Option<f64>) -> Session {
    let start: Timestamp = format!("2026-06-{day:02}T06:00:00Z").parse().unwrap();
    let mut samples = recording(path, sensor, day);
    samples.unix_ms.iter_mut().for_each(|unix_ms| *unix_ms += start.as_millisecond());
    let totals = Totals { descent_m: device_m, ..Totals::default() };
    let summary = SessionSummary { sport: Some(Sport::Running), totals, ..SessionSummary::default() };
    let device = Some("watch".to_owned());
    let recording = Recording { device, samples, sessions: vec![summary], ..Recording::new(Format::Fit) };
    session::from_recording(&recording, &Settings::default()).unwrap().remove(0)
}

/// Twelve runs on one path, for which the watch counted this much.
fn twelve(device_m: Option<f64>) -> Vec<Session> {
    let path = winding(6_000.0, 6.0);
    (1..=12).map(|number| day(&path, SATELLITE, number, device_m)).collect()
}

#[test]
fn runs_on_one_path_have_the_descent_of_the_path() {
    let truth_m = true_descent_m(&winding(6_000.0, 6.0));
    for device_m in [Some(260.0), None] {
        for run in &of_runs(twelve(device_m)).runs {
            let session = &run.session;
            let descent_m = session.totals.descent_m.unwrap();
            assert_eq!(session.descent_source, DescentSource::Repeats);
            assert!((descent_m - truth_m).abs() <= session.descent_uncertainty_m.unwrap(), "{descent_m} of {truth_m}");
            assert!((descent_m - truth_m).abs() < 0.35 * truth_m, "{descent_m} of {truth_m}");
            assert!(session.descent_repeats.unwrap().share > 0.9 && session.downhill.is_some());
            assert!(session.track.is_none(), "no place is left in the history");
        }
    }
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    let descents = |runs: Vec<Session>| -> Vec<Option<f64>> {
        of_runs(runs).runs.iter().map(|run| run.session.totals.descent_m).collect()
    };
    let forwards = twelve(None);
    let backwards: Vec<Session> = forwards.iter().rev().cloned().collect();
    let (even, odd): (Vec<_>, Vec<_>) = forwards.iter().cloned().enumerate().partition(|(place, _)| place % 2 == 0);
    let mixed: Vec<Session> = odd.into_iter().chain(even).map(|(_, run)| run).collect();
    let expected = descents(forwards);
    assert_eq!(descents(backwards), expected);
    assert_eq!(descents(mixed), expected);
}

#[test]
fn a_path_run_once_is_read_by_the_rule_of_one_run() {
    let far = |number: u64| -> Path {
        let path = winding(6_000.0, 6.0);
        path.iter().map(|place| [place[0], place[1] + 5_000.0 * number as f64, place[2]]).collect()
    };
    let history = of_runs((1..=5).map(|number| day(&far(number), SATELLITE, number, Some(260.0))).collect());
    for run in &history.runs {
        let session = &run.session;
        let (hills_m, samples_m) = (session.descent_hills_m.unwrap(), session.descent_samples_m.unwrap());
        let expected_m = without_noise(hills_m, samples_m, &Settings::default().descent);
        assert_eq!(session.totals.descent_m, Some(expected_m));
        // 4 m a kilometer, and 0.9 of the figure, which is less than 12 m a kilometer.
        let km = session.totals.distance_m.unwrap() / 1000.0;
        let doubt_m = (0.9 * expected_m).min(12.0 * km).hypot(4.0 * km);
        assert!((session.descent_uncertainty_m.unwrap() - doubt_m).abs() < 1e-9);
        assert_eq!((session.descent_source, session.descent_repeats), (DescentSource::Samples, None));
        assert_eq!(session.downhill, None, "one run shows no grades");
    }
}

#[test]
fn a_run_whose_altitude_is_calm_keeps_the_total_of_the_watch() {
    let path = winding(6_000.0, 6.0);
    let mut runs = twelve(Some(260.0));
    runs.push(day(&path, BAROMETER, 20, Some(93.0)));
    let history = of_runs(runs);
    let calm = &history.runs[12].session;
    assert_eq!(calm.altitude_quality, AltitudeQuality::Barometric);
    assert_eq!((calm.descent_source, calm.totals.descent_m), (DescentSource::Device, Some(93.0)));
}

#[test]
fn a_watch_with_a_barometer_is_believed() {
    let path = winding(6_000.0, 6.0);
    let history = of_runs((1..=6).map(|number| day(&path, BAROMETER, number, Some(95.0))).collect());
    for run in &history.runs {
        assert_eq!((run.session.descent_source, run.session.totals.descent_m), (DescentSource::Device, Some(95.0)));
        assert_eq!(run.session.altitude_quality, AltitudeQuality::Barometric);
    }
}

#[test]
fn altitude_of_a_map_is_called_so() {
    let path = winding(6_000.0, 6.0);
    let history = of_runs((1..=6).map(|number| day(&path, MAP, number, None)).collect());
    for run in &history.runs {
        assert_eq!(run.session.altitude_quality, AltitudeQuality::Map);
        assert_eq!(run.session.descent_source, DescentSource::Samples);
    }
}
