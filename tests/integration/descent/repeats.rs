//! Descent from repeats, on invented terrain with noise as it was measured on watches without a barometer: a standard
//! deviation of 5.5 m that lasts for a minute, a drift of some 15 m over the run, and half a meter from sample to sample.

use patella::activity::Samples;
use patella::descent::repeats::{PackedTrack, RepeatedDescent, RepeatedRun, Repeats, Track, without_noise};
use patella::descent::{AltitudeQuality, ElevationProfile, elevation_totals};
use patella::settings::DescentRules;

/// Milliseconds between two runs: two days.
const APART_MS: i64 = 2 * 86_400_000;

/// Meters in a degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// Random numbers from a seed.
struct Random(u64);

impl Random {
    /// Between 0 and 1.
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Of a normal distribution with standard deviation 1.
    fn normal(&mut self) -> f64 {
        let (radius, angle) = ((-2.0 * (1.0 - self.share()).ln()).sqrt(), std::f64::consts::TAU * self.share());
        radius * angle.cos()
    }
}

/// What a sensor adds to the true altitude, meters.
#[derive(Clone, Copy)]
pub(crate) struct Sensor {
    slow_m: f64,
    drift_m: f64,
    white_m: f64,
    offset_m: f64,
}

pub(crate) const SATELLITE: Sensor = Sensor { slow_m: 5.5, drift_m: 15.0, white_m: 0.5, offset_m: 8.0 };
pub(crate) const BAROMETER: Sensor = Sensor { slow_m: 0.3, drift_m: 3.0, white_m: 0.05, offset_m: 6.0 };
pub(crate) const MAP: Sensor = Sensor { slow_m: 0.0, drift_m: 0.0, white_m: 0.0, offset_m: 0.0 };

/// A path: east and north in meters and the true altitude, every 3 m.
pub(crate) type Path = Vec<[f64; 3]>;

/// A winding path of this length on rolling terrain; a steeper one for a larger relief.
pub(crate) fn winding(length_m: f64, relief_m: f64) -> Path {
    let at = |along_m: f64| {
        let north_m = 300.0 * (along_m / 900.0).sin();
        let hills = (along_m / 260.0).sin() + 0.6 * (along_m / 97.0 + 1.0).sin() + 0.25 * (along_m / 41.0).cos();
        [along_m * 0.9, north_m, 200.0 + relief_m * hills]
    };
    (0..(length_m / 3.0) as usize).map(|step| at(step as f64 * 3.0)).collect()
}

/// True descent of a path as the mean of a minute shows it.
pub(crate) fn true_descent_m(path: &Path) -> f64 {
    let altitudes: Vec<f64> = path.iter().map(|place| place[2]).collect();
    elevation_totals(&altitudes, 1.5).descent_m
}

/// A recording of a path, a sample a second, with errors of the position of 3 m.
pub(crate) fn recording(path: &Path, sensor: Sensor, seed: u64) -> Samples {
    let mut random = Random(seed * 7_919 + 104_729);
    random.share();
    let mut samples = Samples::default();
    let stays = f64::exp(-1.0 / 45.0);
    let pushed = (1.0 - stays * stays).sqrt();
    let (offset_m, slope_m, phase) =
        (sensor.offset_m * random.normal(), sensor.drift_m * random.normal(), 6.0 * random.share());
    let mut slow = [random.normal(), random.normal(), random.normal()];
    for (second, place) in path.iter().enumerate() {
        for value in &mut slow {
            *value = stays * *value + pushed * random.normal();
        }
        let along = second as f64 / path.len() as f64;
        let drift_m = slope_m * (2.0 * along + phase).sin();
        let row = samples.push_row(second as i64 * 1000);
        let [east_m, north_m] = [place[0] + 3.0 * slow[1], place[1] + 3.0 * slow[2]];
        samples.latitude_deg.set(row, north_m / DEGREE_M);
        samples.longitude_deg.set(row, east_m / DEGREE_M);
        samples.distance_m.set(row, second as f64 * 3.0);
        let noise_m = sensor.slow_m * slow[0] + sensor.white_m * random.normal();
        samples.altitude_m.set(row, place[2] + offset_m + drift_m + noise_m);
    }
    samples
}

/// Recordings in the order of their days.
struct History {
    rules: DescentRules,
    runs: Vec<(Track, ElevationProfile)>,
}

impl History {
    fn of(recordings: impl IntoIterator<Item = Samples>) -> History {
        let rules = DescentRules::default();
        let run = |samples: Samples| {
            let rows: Vec<usize> = (0..samples.len()).collect();
            let profile = ElevationProfile::of(&samples, &rows, &rules);
            (PackedTrack::of(&samples, &profile, &rules).expect("a track").unpack(), profile)
        };
        History { rules, runs: recordings.into_iter().map(run).collect() }
    }

    fn repeats(&self) -> Repeats<'_> {
        let runs = (0..).zip(&self.runs).map(|(day, (track, profile)): (i64, _)| RepeatedRun {
            track,
            quality: profile.reading.quality,
            span_ms: (day * APART_MS, day * APART_MS + 3_600_000),
            device: Some("watch"),
        });
        Repeats::of(runs.collect(), &self.rules)
    }

    /// The descent of the first run by the others.
    fn first(&self) -> Option<RepeatedDescent> {
        self.repeats().descent_of(0, None, |_| None)
    }
}

/// The first run with satellite altitude, and the same path this many times by others.
fn visited(path: &Path, sensor: Sensor, others: u64, seed: u64) -> History {
    let first = recording(path, SATELLITE, seed);
    History::of(std::iter::once(first).chain((1..=others).map(|other| recording(path, sensor, seed * 1_000 + other))))
}

#[test]
fn the_error_falls_with_the_visits() {
    let path = winding(6_000.0, 6.0);
    let truth_m = true_descent_m(&path);
    let mean_error_m = |others: u64| {
        let errors = (1..=10).map(|seed| {
            let found = visited(&path, SATELLITE, others, seed).first().expect("others went there");
            assert!(found.covered.share > 0.95, "{}", found.covered.share);
            assert!(found.covered.visits > others.min(16) as f64 - 0.5, "{}", found.covered.visits);
            (found.descent_m - truth_m).abs()
        });
        errors.sum::<f64>() / 10.0
    };
    let [three, eight, many] = [3, 8, 29].map(mean_error_m);
    assert!(three > eight && eight > many, "{three:.1} {eight:.1} {many:.1} of {truth_m:.0}");
    assert!(many < 0.1 * truth_m, "{many:.1} of {truth_m:.0}");
    let own = &visited(&path, SATELLITE, 1, 1).runs[0].1;
    let rules = DescentRules::default();
    let hills_m = own.hills(&rules.contradiction).unwrap().descent_m;
    let alone_m = without_noise(hills_m, own.reading.totals.unwrap().descent_m, &rules);
    assert!((alone_m - truth_m).abs() > many, "one run alone is further off: {alone_m:.0}");
}

#[test]
fn the_truth_lies_within_the_uncertainty_in_nine_of_ten() {
    let (mut within, mut doubts_m_per_km) = (0, 0.0);
    for seed in 1..=100 {
        // From flat to hilly, from three visits to twenty, every fifth history with a barometer among them.
        let path = winding(5_000.0, [1.0, 3.0, 6.0, 12.0][seed as usize % 4]);
        let others = [3, 5, 9, 20][seed as usize / 4 % 4];
        let mut history = visited(&path, SATELLITE, others, seed);
        if seed % 5 == 0 {
            history.runs.extend(History::of([recording(&path, BAROMETER, seed)]).runs);
        }
        let found = history.first().expect("others went there");
        within += usize::from((found.descent_m - true_descent_m(&path)).abs() <= found.uncertainty_m);
        doubts_m_per_km += found.uncertainty_m / 5.0 / 100.0;
    }
    assert!(within >= 90, "{within} of 100");
    assert!(doubts_m_per_km < 10.0, "{doubts_m_per_km:.1}");
}

#[test]
fn a_barometer_counts_for_many_satellite_altitudes() {
    let path = winding(6_000.0, 6.0);
    let truth_m = true_descent_m(&path);
    let error_m = |sensor: Sensor, others: u64| {
        let errors =
            (1..=8).map(|seed| (visited(&path, sensor, others, seed).first().unwrap().descent_m - truth_m).abs());
        errors.sum::<f64>() / 8.0
    };
    let (one_m, twelve_m) = (error_m(BAROMETER, 1), error_m(SATELLITE, 12));
    assert!(one_m < twelve_m, "{one_m:.1} and {twelve_m:.1} of {truth_m:.0}");
}

#[test]
fn a_run_is_not_confirmed_by_itself() {
    let path = winding(3_000.0, 6.0);
    let back: Path = path.iter().chain(path.iter().rev()).copied().collect();
    assert_eq!(History::of([recording(&back, SATELLITE, 1)]).first(), None, "out and back alone");
    let laps: Path = path.iter().chain(path.iter().rev()).chain(&path).copied().collect();
    assert_eq!(History::of([recording(&laps, SATELLITE, 1)]).first(), None, "laps alone");
    // One other visit of satellites is not enough to know the path.
    assert_eq!(visited(&path, SATELLITE, 1, 1).first(), None);
    // A second recording of the same hour is no other run.
    let history = visited(&path, BAROMETER, 1, 1);
    let at_once = history.runs.iter().map(|(track, profile)| RepeatedRun {
        track,
        quality: profile.reading.quality,
        span_ms: (0, 3_600_000),
        device: None,
    });
    assert_eq!(Repeats::of(at_once.collect(), &history.rules).descent_of(0, None, |_| None), None);
}

#[test]
fn an_out_and_back_is_two_visits() {
    let path = winding(3_000.0, 6.0);
    let back: Path = path.iter().chain(path.iter().rev()).copied().collect();
    let others = [recording(&back, SATELLITE, 2), recording(&back, SATELLITE, 3)];
    let history = History::of([recording(&path, SATELLITE, 1)].into_iter().chain(others));
    let found = history.first().unwrap();
    assert!((found.covered.visits - 4.0).abs() < 0.2, "{}", found.covered.visits);
}

#[test]
fn parallel_paths_at_different_heights_stay_apart() {
    // Over the hills, and on the level 15 m to the side.
    let over = winding(4_000.0, 9.0);
    let level: Path = over.iter().map(|place| [place[0], place[1] + 15.0, 200.0]).collect();
    let mut recordings: Vec<Samples> = (1..=9).map(|seed| recording(&over, SATELLITE, seed)).collect();
    let alone = History::of(recordings.clone()).first().unwrap();
    recordings.extend((10..=25).map(|seed| recording(&level, BAROMETER, seed)));
    let found = History::of(recordings).first().unwrap();
    assert!((found.covered.visits - 8.0).abs() < 0.7, "{}", found.covered.visits);
    let apart_m = (found.descent_m - alone.descent_m).abs();
    assert!(apart_m < 0.07 * alone.descent_m, "{} and {}", found.descent_m, alone.descent_m);
}

#[test]
fn crossings_and_short_stretches_in_common_are_no_visits() {
    let path = winding(4_000.0, 6.0);
    let across = |from: f64| -> Path { (0..400).map(|step| [from, step as f64 * 3.0 - 600.0, 500.0]).collect() };
    let short: Path = path[300..420].to_vec();
    let mut recordings = vec![recording(&path, SATELLITE, 1)];
    recordings.extend((2..=9).map(|seed| recording(&across(400.0 * seed as f64), BAROMETER, seed)));
    recordings.extend((10..=12).map(|seed| recording(&short, BAROMETER, seed)));
    assert_eq!(History::of(recordings).first(), None);
}

#[test]
fn what_nobody_else_ran_is_counted_by_the_rule_of_one_run() {
    let path = winding(6_000.0, 6.0);
    let shared: Path = path[..1_000].to_vec();
    let others = (2..=11).map(|seed| recording(&shared, SATELLITE, seed));
    let history = History::of([recording(&path, SATELLITE, 1)].into_iter().chain(others));
    let found = history.first().unwrap();
    assert!((found.covered.share - 0.5).abs() < 0.03, "{}", found.covered.share);
    assert_eq!(found.downhill, None, "half of a run is not enough for its grades");
    let middle_m = f64::midpoint(found.covered.low_m, found.covered.high_m);
    assert!(found.descent_m > middle_m && found.uncertainty_m > 7.0 * 2.8, "{found:?}");
}

#[test]
fn repeats_give_grades() {
    let path = winding(6_000.0, 12.0);
    let by_barometer = {
        let samples = recording(&path, BAROMETER, 50);
        let rows: Vec<usize> = (0..samples.len()).collect();
        let rules = DescentRules::default();
        ElevationProfile::of(&samples, &rows, &rules).downhill(&samples, &rules, |_| None).unwrap()
    };
    let found = visited(&path, SATELLITE, 16, 1).first().unwrap();
    let downhill = found.downhill.expect("nearly all of it is covered");
    assert!((downhill.drops_m().iter().sum::<f64>() - found.descent_m).abs() < 0.1);
    let share = |drops_m: [f64; 5]| drops_m.map(|drop_m| drop_m / drops_m.iter().sum::<f64>());
    let both = share(downhill.drops_m()).into_iter().zip(share(by_barometer.drops_m()));
    let apart: f64 = both.map(|(one, other)| (one - other).abs()).sum();
    assert!(apart < 0.3, "{:?} and {:?}", downhill.drops_m(), by_barometer.drops_m());
    let (drop_m, barometer_m) = (downhill.longest.unwrap().drop_m, by_barometer.longest.unwrap().drop_m);
    assert!((drop_m - barometer_m).abs() < 0.25 * barometer_m, "{drop_m} and {barometer_m}");
}

#[test]
fn heights_that_agree_within_decimeters_over_days_are_those_of_a_map() {
    let path = winding(4_000.0, 6.0);
    let is_map = |sensor: Sensor| {
        let history = History::of((1..=5).map(|seed| recording(&path, sensor, seed)));
        let repeats = history.repeats();
        (0..5).map(|run| repeats.is_map(run)).collect::<Vec<bool>>()
    };
    assert_eq!(is_map(MAP), [true; 5]);
    assert_eq!(is_map(BAROMETER), [false; 5]);
    assert_eq!(is_map(SATELLITE), [false; 5]);
    // A map says nothing of what others measured: its visits do not count.
    let mut recordings = vec![recording(&path, SATELLITE, 1)];
    recordings.extend((2..=9).map(|seed| recording(&path, MAP, seed)));
    let history = History::of(recordings);
    assert_eq!(history.runs[0].1.reading.quality, AltitudeQuality::Gps);
    assert_eq!(history.first(), None);
}

#[test]
fn laps_of_one_other_run_count_three_times_at_most() {
    let lap = |step: usize| {
        let angle = step as f64 / 400.0 * std::f64::consts::TAU;
        [190.0 * angle.cos(), 190.0 * angle.sin(), 300.0 + 6.0 * angle.sin()]
    };
    let laps = |count: usize| -> Path { (0..400 * count).map(lap).collect() };
    let history = History::of([recording(&laps(2), SATELLITE, 1), recording(&laps(8), SATELLITE, 2)]);
    let found = history.first().expect("the other run came by often");
    assert!((1.5..=3.5).contains(&found.covered.visits), "{}", found.covered.visits);
}
