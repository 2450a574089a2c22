//! The ways of counting descent that are compared.

use patella::descent::{elevation_totals, read_altitude, smooth};
use patella::settings::DescentRules;

use super::activities::MeasuredActivity;

/// A way of counting, meters down.
pub struct Method {
    pub name: &'static str,
    pub descent_m: fn(&MeasuredActivity) -> Option<f64>,
}

/// Ours last.
pub const METHODS: [Method; 6] = [
    Method {
        name: "sum of drops",
        descent_m: |activity| Some(elevation_totals(&altitudes(activity).1, 1e-9).descent_m),
    },
    Method { name: "hysteresis 3 m", descent_m: |activity| Some(hysteresis_m(&altitudes(activity).1, 3.0)) },
    Method {
        name: "turning points 3 m",
        descent_m: |activity| Some(elevation_totals(&altitudes(activity).1, 3.0).descent_m),
    },
    Method {
        name: "turning points 5 m",
        descent_m: |activity| Some(elevation_totals(&altitudes(activity).1, 5.0).descent_m),
    },
    Method {
        name: "15 s mean, 2 m",
        descent_m: |activity| {
            let (times, altitudes) = altitudes(activity);
            Some(elevation_totals(&smooth(&times, &altitudes, 15.0), 2.0).descent_m)
        },
    },
    Method { name: "ours", descent_m: |activity| ours_m(activity, &DescentRules::default()) },
];

/// Ours, with given rules.
pub fn ours_m(activity: &MeasuredActivity, rules: &DescentRules) -> Option<f64> {
    let reading = read_altitude(&activity.samples, &activity.rows, rules);
    Some(reading.totals?.descent_m)
}

/// Times and altitudes as they are stored, the height before the first apart.
fn altitudes(activity: &MeasuredActivity) -> (Vec<f64>, Vec<f64>) {
    let mut before_ms = i64::MIN;
    let known = activity.rows.iter().filter_map(|&row| {
        let unix_ms = activity.samples.unix_ms[row];
        let altitude_m =
            (activity.samples.altitude_m.get(row)).filter(|&altitude_m| altitude_m > -500.0 && unix_ms > before_ms)?;
        before_ms = unix_ms;
        Some((unix_ms as f64 / 1000.0, altitude_m))
    });
    known.unzip()
}

/// As GoldenCheetah counts: the reference jumps to the current point once it is further away than the threshold.
fn hysteresis_m(altitudes_m: &[f64], threshold_m: f64) -> f64 {
    let mut reference_m = altitudes_m.first().copied().unwrap_or(0.0);
    let mut down_m = 0.0;
    for &altitude_m in altitudes_m {
        if altitude_m < reference_m - threshold_m {
            down_m += reference_m - altitude_m;
            reference_m = altitude_m;
        } else if altitude_m > reference_m + threshold_m {
            reference_m = altitude_m;
        }
    }
    down_m
}
