//! One rule for all runs of a watch whose totals are noise.

use patella::activity::Totals;
use patella::descent::{Contradiction, Downhill};
use patella::settings::DescentChoice;
use patella::timeline::{Change, DeviceChange};

use super::*;
use crate::sample::reported::timeline_of;

/// A run of the day of June with a total of the watch, and hills of a tenth of it.
fn told(day: usize, device: &str, contradiction: Option<Contradiction>) -> Session {
    let descent_m = match contradiction {
        Some(_) => 40.0,
        None => 400.0,
    };
    Session {
        device: Some(device.to_owned()),
        totals: Totals { descent_m: Some(descent_m), ..run(&format!("2026-06-{day:02}T06:00:00Z")).totals },
        descent_source: match contradiction {
            Some(_) => DescentSource::Samples,
            None => DescentSource::Device,
        },
        descent_device_m: Some(400.0),
        descent_hills_m: Some(40.0),
        descent_contradiction: contradiction,
        downhill: Some(Downhill::default().scaled_to(descent_m)),
        ..run(&format!("2026-06-{day:02}T06:00:00Z"))
    }
}

/// Ten runs, the first so many of them contradicted.
fn ten(contradicted: usize) -> Vec<Session> {
    let contradiction = |day: usize| (day <= contradicted).then_some(Contradiction::Noise);
    (1..=10).map(|day| told(day, "watch", contradiction(day))).collect()
}

fn descents(history: &History) -> Vec<f64> {
    history.runs.iter().filter_map(|run| run.session.totals.descent_m).collect()
}

#[test]
fn a_watch_that_counts_noise_in_many_runs_is_believed_in_none() {
    let mut runs = ten(3);
    runs.push(told(11, "other watch", None));
    let history = of_runs(runs);
    assert_eq!(descents(&history)[..10], [40.0; 10]);
    assert_eq!(descents(&history)[10], 400.0, "another watch is judged by itself");
    for run in &history.runs[3..10] {
        assert_eq!(run.session.descent_source, DescentSource::Samples);
        assert!(run.session.flags.contains(&Flag::DescentAligned));
        let drops_m: f64 = run.session.downhill.unwrap().drops_m().iter().sum();
        assert_eq!(drops_m, 40.0, "the bands add up to the figure in use");
    }
}

#[test]
fn a_watch_contradicted_once_or_twice_is_believed_in_the_others() {
    let expected: Vec<f64> = [[40.0; 2].as_slice(), &[400.0; 8]].concat();
    assert_eq!(descents(&of_runs(ten(2))), expected);
}

#[test]
fn who_asks_for_the_watch_gets_the_watch() {
    let settings = Settings { descent_choice: DescentChoice::Device, ..Settings::default() };
    let files = (1..=10).map(|day| {
        let run = told(day, "watch", None);
        file(&format!("{day}.fit"), vec![Session { descent_contradiction: Some(Contradiction::Noise), ..run }])
    });
    let history = build(files.collect(), &settings);
    assert_eq!(descents(&history), [400.0; 10]);
}

/// A run of 10 km at a place, with a total of its watch.
fn placed(day: usize, device: &str, descent_m: f64, start_deg: (f64, f64)) -> Session {
    Session {
        device: Some(device.to_owned()),
        totals: Totals { descent_m: Some(descent_m), ..run(&format!("2026-06-{day:02}T06:00:00Z")).totals },
        descent_source: DescentSource::Device,
        descent_device_m: Some(descent_m),
        first_position_deg: Some(start_deg),
        ..run(&format!("2026-06-{day:02}T06:00:00Z"))
    }
}

fn breaks_of(runs: Vec<Session>) -> Vec<DeviceChange> {
    let (history, settings) = (of_runs(runs), Settings::default());
    timeline_of(&history, None, &settings).breaks
}

const HOME_DEG: (f64, f64) = (47.0, 8.0);
/// Seven kilometers from home.
const HILLS_DEG: (f64, f64) = (47.063, 8.0);

#[test]
fn the_step_at_a_new_watch_is_told_by_runs_of_one_area() {
    let mut runs: Vec<Session> = (1..=6).map(|day| placed(day, "old", 280.0, HOME_DEG)).collect();
    // In the hills the new watch never was: these runs do not count.
    runs.extend((7..=9).map(|day| placed(day, "old", 900.0, HILLS_DEG)));
    runs.extend((10..=14).map(|day| placed(day, "new", 120.0, HOME_DEG)));
    let [change] = &breaks_of(runs)[..] else {
        panic!("one change of watch");
    };
    assert_eq!((change.what, change.before.as_str(), change.after.as_str()), (Change::Device, "old", "new"));
    let step = change.step.unwrap();
    assert_eq!((step.before_m_per_km, step.after_m_per_km), (28.0, 12.0));
    assert_eq!((step.runs_before, step.runs_after), (6, 5));
    let change_pct = step.change_pct().unwrap();
    assert!((change_pct + 57.14).abs() < 0.01, "{change_pct}");
}

#[test]
fn runs_in_different_places_tell_no_step() {
    let mut runs: Vec<Session> = (1..=6).map(|day| placed(day, "old", 280.0, HILLS_DEG)).collect();
    runs.extend((7..=12).map(|day| placed(day, "new", 120.0, HOME_DEG)));
    let breaks = breaks_of(runs);
    assert!(breaks.len() == 1 && breaks[0].step.is_none(), "{breaks:?}");
}

#[test]
fn altitude_of_a_map_interrupts_the_trend() {
    let on = |day: usize, altitude_quality: AltitudeQuality| Session {
        altitude_quality,
        ..placed(day, "watch", 200.0, HOME_DEG)
    };
    let mut runs: Vec<Session> = (1..=5).map(|day| on(day, AltitudeQuality::Map)).collect();
    runs.extend((6..=10).map(|day| on(day, AltitudeQuality::Barometric)));
    let [change] = &breaks_of(runs)[..] else {
        panic!("one change, from the map to the barometer");
    };
    assert_eq!(change.day, jiff::civil::date(2026, 6, 6));
    let sound = (1..=10).map(|day| on(day, AltitudeQuality::Barometric)).collect();
    assert!(breaks_of(sound).is_empty());
}

#[test]
fn repeats_and_calm_runs_of_one_watch_are_one_trend() {
    let on = |day: usize| {
        let (altitude_quality, descent_source) = match day / 4 {
            0 => (AltitudeQuality::Gps, DescentSource::Samples),
            1 => (AltitudeQuality::Barometric, DescentSource::Device),
            _ => (AltitudeQuality::Gps, DescentSource::Repeats),
        };
        Session { altitude_quality, descent_source, ..placed(day, "watch", 200.0, HOME_DEG) }
    };
    // With this choice the history leaves the figures as they are.
    let settings = Settings { descent_choice: DescentChoice::Device, ..Settings::default() };
    let files = (1..=11).map(|day| file(&format!("{day}.fit"), vec![on(day)]));
    let history = build(files.collect(), &settings);
    assert!(timeline_of(&history, None, &settings).breaks.is_empty());
}
