//! Speed of the descent: one hour of samples, one a second, from a barometer and from a satellite receiver.
//!
//! ```text
//! cargo bench --bench descent
//! ```
//!
//! `read` cleans, classifies, averages and counts; it is done for every activity. `slopes` is done for runs, `hills` where the
//! watch's own total is in doubt.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use patella::activity::Samples;
use patella::descent::{ElevationProfile, read_altitude};
use patella::settings::DescentRules;

const SECONDS: i64 = 3_600;

fn one_hour(criterion: &mut Criterion) {
    let rules = DescentRules::default();
    for (name, wobble_m) in [("barometer", 0.15), ("satellites", 2.0)] {
        let samples = hour(wobble_m);
        let rows: Vec<usize> = (0..samples.len()).collect();
        let profile = ElevationProfile::of(&samples, &rows, &rules);
        let mut group = criterion.benchmark_group(format!("one hour/{name}"));
        group.bench_function("read", |bencher| {
            bencher.iter(|| read_altitude(black_box(&samples), &rows, &rules));
        });
        group.bench_function("slopes", |bencher| {
            bencher.iter(|| black_box(&profile).downhill(&samples, &rules, |rpm| Some(rpm * 2.0)));
        });
        group.bench_function("hills", |bencher| {
            bencher.iter(|| black_box(&profile).hills(&rules.contradiction));
        });
        group.finish();
    }
}

/// Hills of 60 m with an error that drifts and decays, stored in steps of 0.2 m.
fn hour(wobble_m: f64) -> Samples {
    let mut samples = Samples::default();
    let (mut state, mut off_m) = (12_345_u64, 0.0);
    for second in 0..SECONDS {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let even = (state >> 33) as f64 / (1_u64 << 31) as f64 - 0.5;
        off_m = 0.98 * off_m + wobble_m * even;
        let minutes = second as f64 / 60.0;
        let altitude_m = 100.0 + 30.0 * (minutes / 5.0).sin() + off_m;
        let row = samples.push_row(second * 1000);
        samples.altitude_m.set(row, (altitude_m * 5.0).round() / 5.0);
        samples.distance_m.set(row, second as f64 * 3.0);
        samples.cadence_rpm.set(row, 85.0);
    }
    samples
}

criterion_group!(benches, one_hour);
criterion_main!(benches);
