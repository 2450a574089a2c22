//! A track as it is stored until the history is complete: 6 bytes a node, and 5 more in a run with satellite altitude.
//!
//! It is written nowhere, and taken away when the descents are known.

use super::super::ElevationProfile;
use super::super::clean_altitude::DEGREE_M;
use super::super::turning_points::{TurningPoint, inset_totals};
use super::track::{Node, OwnSeries, Track};
use crate::activity::Samples;
use crate::descent::AltitudeQuality;
use crate::settings::{DescentRules, RepeatRules};

/// Degrees of latitude over which east is measured on one scale.
const BAND_DEG: f64 = 0.25;

/// The track of one run, packed.
#[derive(Debug, Clone, PartialEq)]
pub struct PackedTrack {
    parts: Vec<Part>,
    /// East, north and up from the node before, centimeters; zero for the first of a part.
    steps_cm: Vec<[i16; 3]>,
    own: Option<PackedOwn>,
}

/// Where a part of a track begins, after a gap.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    /// Its first node.
    first: u32,
    /// East, north and up, centimeters.
    at_cm: [i32; 3],
}

/// [`OwnSeries`] as differences from node to node.
#[derive(Debug, Clone, PartialEq)]
struct PackedOwn {
    time_ds: Vec<u16>,
    cadence_rpm: Vec<u8>,
    hills_dm: Vec<u8>,
    samples_dm: Vec<u8>,
    totals_m: [f64; 2],
}

impl PackedTrack {
    /// The track of a recording whose altitude is usable; `None` without positions.
    pub fn of(samples: &Samples, profile: &ElevationProfile, rules: &DescentRules) -> Option<PackedTrack> {
        let quality = profile.reading.quality;
        if !quality.is_usable() || samples.latitude_deg.is_empty() {
            return None;
        }
        let clean = &profile.clean;
        let base_m = samples.altitude_m.get(*clean.row.first()?)? - clean.altitude_m[0];
        let mut steps = Steps::new(&rules.repeats);
        for (index, &row) in clean.row.iter().enumerate() {
            if let Some((latitude_deg, longitude_deg)) = samples.position(row) {
                steps.add(Fix {
                    band: (latitude_deg / BAND_DEG).round() as i32,
                    at_m: on_plane(latitude_deg, longitude_deg),
                    time_s: clean.time_s[index],
                    altitude_m: profile.smoothed_m[index] + base_m,
                    cadence_rpm: samples.cadence_rpm.get(row).map_or(0, |rpm| rpm.clamp(0.0, 255.0) as u8),
                });
            }
        }
        let Steps { parts, mut steps_cm, time_s, cadence_rpm, .. } = steps;
        if steps_cm.len() < 2 {
            return None;
        }
        steps_cm.shrink_to_fit();
        let own = (quality == AltitudeQuality::Gps).then(|| PackedOwn::of(profile, (&time_s, cadence_rpm), rules));
        Some(PackedTrack { parts, steps_cm, own })
    }

    /// The track as it is compared.
    pub fn unpack(&self) -> Track {
        let mut nodes = Vec::with_capacity(self.steps_cm.len());
        let mut parts = self.parts.iter().peekable();
        let mut at_cm = [0; 3];
        for (node, step_cm) in (0..).zip(&self.steps_cm) {
            let begins = parts.next_if(|part| part.first == node);
            at_cm = match begins {
                Some(part) => part.at_cm,
                None => [0, 1, 2].map(|axis| at_cm[axis] + i32::from(step_cm[axis])),
            };
            nodes.push(Node::new(at_cm, begins.is_some()));
        }
        Track::new(nodes, self.own.as_ref().map(PackedOwn::unpack))
    }
}

impl PackedOwn {
    fn of(profile: &ElevationProfile, (time_s, mut cadence_rpm): (&[f64], Vec<u8>), rules: &DescentRules) -> PackedOwn {
        let (hills_s, hills) = profile.hill_points(&rules.contradiction);
        let (counted, total_m) = profile.counted_points(rules).unwrap_or_default();
        let hills = CountedDrops::of(&hills, &hills_s, inset_totals(&hills, 0.0).descent_m);
        let samples = CountedDrops::of(&counted, &profile.clean.time_s, total_m);
        let drops_dm = |counted: &CountedDrops| -> Vec<u8> {
            differences(time_s.iter().map(|&at_s| counted.until(at_s) * 10.0), i64::from(u8::MAX))
                .map(|difference| difference as u8)
                .collect()
        };
        cadence_rpm.shrink_to_fit();
        PackedOwn {
            time_ds: differences(time_s.iter().map(|at_s| at_s * 10.0), i64::from(u16::MAX))
                .map(|difference| difference as u16)
                .collect(),
            cadence_rpm,
            hills_dm: drops_dm(&hills),
            samples_dm: drops_dm(&samples),
            totals_m: [hills.all_m(), samples.all_m()],
        }
    }

    fn unpack(&self) -> OwnSeries {
        OwnSeries {
            time_s: sums_of_tenths(self.time_ds.iter().map(|&tenths| f64::from(tenths))),
            cadence_rpm: self.cadence_rpm.clone(),
            hills_m: sums_of_tenths(self.hills_dm.iter().map(|&tenths| f64::from(tenths))),
            samples_m: sums_of_tenths(self.samples_dm.iter().map(|&tenths| f64::from(tenths))),
            totals_m: self.totals_m,
        }
    }
}

/// The differences between rounded values that do not fall, none larger than `most`: what is left over is made up for in the
/// next.
fn differences(values: impl Iterator<Item = f64>, most: i64) -> impl Iterator<Item = i64> {
    let mut sum = 0;
    values.map(move |value| {
        let difference = (value.round() as i64 - sum).clamp(0, most);
        sum += difference;
        difference
    })
}

fn sums_of_tenths(tenths: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let add = |tenths: f64| {
        sum += tenths;
        sum / 10.0
    };
    tenths.map(add).collect()
}

/// The descent counted so far, at each turning point.
struct CountedDrops {
    time_s: Vec<f64>,
    total_m: Vec<f64>,
}

impl CountedDrops {
    /// Of the turning points of a series whose descent is `total_m`: what an inset takes off, it takes off everywhere.
    fn of(points: &[TurningPoint], time_s: &[f64], total_m: f64) -> CountedDrops {
        let drop_m = |pair: &[TurningPoint]| (pair[0].altitude_m - pair[1].altitude_m).max(0.0);
        let whole_m: f64 = points.windows(2).map(drop_m).sum();
        let share = if whole_m > 0.0 { total_m / whole_m } else { 0.0 };
        let mut sum_m = 0.0;
        let sums = points.windows(2).map(|pair| {
            sum_m += drop_m(pair) * share;
            sum_m
        });
        CountedDrops {
            total_m: std::iter::once(0.0).chain(sums).collect(),
            time_s: points.iter().map(|point| time_s[point.index]).collect(),
        }
    }

    /// Meters up to a moment, in proportion to the time between two turning points.
    fn until(&self, at_s: f64) -> f64 {
        let after = self.time_s.partition_point(|&point_s| point_s <= at_s);
        let Some(&after_s) = self.time_s.get(after) else {
            return self.total_m.last().copied().unwrap_or(0.0);
        };
        let Some(before) = after.checked_sub(1) else {
            return 0.0;
        };
        let share = (at_s - self.time_s[before]) / (after_s - self.time_s[before]).max(f64::EPSILON);
        self.total_m[before] + (self.total_m[after] - self.total_m[before]) * share
    }

    /// Meters in all.
    fn all_m(&self) -> f64 {
        self.total_m.last().copied().unwrap_or(0.0)
    }
}

/// East and north, meters, on one scale for each band of latitude.
fn on_plane(latitude_deg: f64, longitude_deg: f64) -> [f64; 2] {
    let band_deg = (latitude_deg / BAND_DEG).round() * BAND_DEG;
    [longitude_deg * DEGREE_M * band_deg.to_radians().cos(), latitude_deg * DEGREE_M]
}

/// A position of the recording, or a node between two of them.
#[derive(Debug, Clone, Copy, Default)]
struct Fix {
    /// The band of latitude.
    band: i32,
    at_m: [f64; 2],
    time_s: f64,
    altitude_m: f64,
    cadence_rpm: u8,
}

/// A track in the making.
struct Steps {
    step_m: f64,
    gap_m: f64,
    last_fix: Option<Fix>,
    /// The last node, not rounded.
    last_node: Fix,
    /// The last node as it is stored: east, north and up, centimeters.
    last_cm: [i32; 3],
    parts: Vec<Part>,
    steps_cm: Vec<[i16; 3]>,
    time_s: Vec<f64>,
    cadence_rpm: Vec<u8>,
}

impl Steps {
    fn new(rules: &RepeatRules) -> Steps {
        Steps {
            step_m: rules.step_m,
            gap_m: rules.gap_m,
            last_fix: None,
            last_node: Fix::default(),
            last_cm: [0; 3],
            parts: Vec::new(),
            steps_cm: Vec::new(),
            time_s: Vec::new(),
            cadence_rpm: Vec::new(),
        }
    }

    /// Goes on to a position: a node for each step on the straight line to it.
    fn add(&mut self, fix: Fix) {
        let is_gap = (self.last_fix.as_ref())
            .is_none_or(|last| last.band != fix.band || apart_m(last.at_m, fix.at_m) > self.gap_m);
        self.last_fix = Some(fix);
        if is_gap {
            self.push(fix, true);
            return;
        }
        let from = self.last_node;
        let apart_m = apart_m(from.at_m, fix.at_m);
        for step in 1..=(apart_m / self.step_m) as usize {
            let share = step as f64 * self.step_m / apart_m;
            let between = |from: f64, to: f64| from + (to - from) * share;
            let node = Fix {
                at_m: [between(from.at_m[0], fix.at_m[0]), between(from.at_m[1], fix.at_m[1])],
                time_s: between(from.time_s, fix.time_s),
                altitude_m: between(from.altitude_m, fix.altitude_m),
                ..fix
            };
            self.push(node, false);
        }
    }

    fn push(&mut self, node: Fix, begins: bool) {
        self.last_node = node;
        let at_cm = [node.at_m[0], node.at_m[1], node.altitude_m].map(|meters| (meters * 100.0).round() as i32);
        if begins {
            self.parts.push(Part { first: self.steps_cm.len() as u32, at_cm });
            self.last_cm = at_cm;
        }
        // What does not fit into one step is made up for in the next.
        let step_cm = [0, 1, 2].map(|axis| {
            let step_cm = i64::from(at_cm[axis]) - i64::from(self.last_cm[axis]);
            step_cm.clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16
        });
        self.last_cm = [0, 1, 2].map(|axis| self.last_cm[axis] + i32::from(step_cm[axis]));
        self.steps_cm.push(step_cm);
        self.time_s.push(node.time_s);
        self.cadence_rpm.push(node.cadence_rpm);
    }
}

fn apart_m(from: [f64; 2], to: [f64; 2]) -> f64 {
    (to[0] - from[0]).hypot(to[1] - from[1])
}
