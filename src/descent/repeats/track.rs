//! The track of one run in steps of equal length: what is left of a recording so that later runs can be compared with it.
//!
//! A node takes 16 bytes, and 5 more in a run with satellite altitude. Tracks live until the history is complete and are
//! written nowhere.

use super::super::ElevationProfile;
use super::super::turning_points::{TurningPoint, inset_totals};
use crate::activity::Samples;
use crate::descent::AltitudeQuality;
use crate::settings::DescentRules;

/// Meters in one degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// Degrees of latitude over which east is measured on one scale.
const BAND_DEG: f64 = 0.25;

/// Steps before and after a node whose positions give its heading.
const HEADING_STEPS: usize = 2;

/// One place on a track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Node {
    /// On the plane of its band of latitude, centimeters.
    pub(super) east_cm: i32,
    pub(super) north_cm: i32,
    /// Above sea level as the device measured, cleaned, meters.
    pub(super) altitude_m: f32,
    /// Unit vector of the heading, in 127ths.
    heading: (i8, i8),
    /// True where the track does not lead here from the node before.
    pub(super) begins: bool,
}

impl Node {
    /// Square of the distance, square meters.
    #[inline]
    pub(super) fn square_m2(&self, other: &Node) -> f32 {
        let (east_m, north_m) = self.offset_m(other);
        east_m * east_m + north_m * north_m
    }

    /// East and north from here to another node, meters. Nodes on opposite sides of the earth come out thousands of
    /// kilometers apart, if not as many as they are.
    #[inline]
    pub(super) fn offset_m(&self, other: &Node) -> (f32, f32) {
        let meters = |from_cm: i32, to_cm: i32| to_cm.wrapping_sub(from_cm) as f32 / 100.0;
        (meters(self.east_cm, other.east_cm), meters(self.north_cm, other.north_cm))
    }

    /// Cosine of the angle between two headings.
    #[inline]
    pub(super) fn heading_cos(&self, other: &Node) -> f32 {
        let product = |one: i8, other: i8| f32::from(one) * f32::from(other);
        (product(self.heading.0, other.heading.0) + product(self.heading.1, other.heading.1)) / (127.0 * 127.0)
    }

    /// How far another node lies to the left of this one's heading, meters; negative to the right.
    pub(super) fn left_m(&self, other: &Node) -> f32 {
        let (east_m, north_m) = self.offset_m(other);
        (north_m * f32::from(self.heading.0) - east_m * f32::from(self.heading.1)) / 127.0
    }
}

/// What a run with satellite altitude shows by itself, for stretches that no other run covers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OwnSeries {
    /// Time at each node, seconds without pauses.
    pub(super) time_s: Vec<f32>,
    /// Cadence at each node as stored, 0 where unknown.
    pub(super) cadence_rpm: Vec<u8>,
    /// Descent of the hills alone, and that of the rule for all samples, up to a moment.
    pub(super) hills: CountedDrops,
    pub(super) samples: CountedDrops,
}

/// The descent counted so far, at each turning point.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CountedDrops {
    time_s: Vec<f32>,
    total_m: Vec<f32>,
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
            sum_m as f32
        });
        CountedDrops {
            total_m: std::iter::once(0.0).chain(sums).collect(),
            time_s: points.iter().map(|point| time_s[point.index] as f32).collect(),
        }
    }

    /// Meters up to a moment, in proportion to the time between two turning points.
    fn until(&self, at_s: f32) -> f32 {
        let after = self.time_s.partition_point(|&point_s| point_s <= at_s);
        let Some(&after_s) = self.time_s.get(after) else {
            return self.total_m.last().copied().unwrap_or(0.0);
        };
        let Some(before) = after.checked_sub(1) else {
            return 0.0;
        };
        let share = (at_s - self.time_s[before]) / (after_s - self.time_s[before]).max(f32::EPSILON);
        self.total_m[before] + (self.total_m[after] - self.total_m[before]) * share
    }

    /// Meters between two moments.
    pub(super) fn between(&self, from_s: f32, to_s: f32) -> f64 {
        f64::from(self.until(to_s) - self.until(from_s))
    }

    /// Meters in all.
    pub(super) fn all_m(&self) -> f64 {
        f64::from(self.total_m.last().copied().unwrap_or(0.0))
    }
}

/// The track of one run with its altitudes.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    pub(super) nodes: Vec<Node>,
    /// What it shows by itself; only for satellite altitude.
    pub(super) own: Option<OwnSeries>,
}

impl Track {
    /// The track of a recording whose altitude is usable; `None` without positions.
    pub fn of(samples: &Samples, profile: &ElevationProfile, rules: &DescentRules) -> Option<Track> {
        let is_gps = profile.reading.quality == AltitudeQuality::Gps;
        if !profile.reading.quality.is_usable() || samples.latitude_deg.is_empty() {
            return None;
        }
        let clean = &profile.clean;
        let base_m = samples.altitude_m.get(*clean.row.first()?)? - clean.altitude_m[0];
        let mut steps = Steps::new(rules.repeats.step_m, rules.repeats.gap_m, is_gps);
        for (index, &row) in clean.row.iter().enumerate() {
            if let Some((latitude_deg, longitude_deg)) = samples.position(row) {
                let cadence_rpm = samples.cadence_rpm.get(row).map_or(0, |rpm| rpm.clamp(0.0, 255.0) as u8);
                steps.add(&Fix {
                    band: (latitude_deg / BAND_DEG).round() as i32,
                    at_m: on_plane(latitude_deg, longitude_deg),
                    time_s: clean.time_s[index],
                    altitude_m: profile.smoothed_m[index] + base_m,
                    cadence_rpm,
                });
            }
        }
        let Steps { mut nodes, time_s, cadence_rpm, .. } = steps;
        if nodes.len() < 2 {
            return None;
        }
        set_headings(&mut nodes);
        let own = is_gps.then(|| {
            let (hills_s, hills) = profile.hill_points(&rules.contradiction);
            let (counted, total_m) = profile.counted_points(rules).unwrap_or_default();
            OwnSeries {
                time_s,
                cadence_rpm,
                hills: CountedDrops::of(&hills, &hills_s, inset_totals(&hills, 0.0).descent_m),
                samples: CountedDrops::of(&counted, &clean.time_s, total_m),
            }
        });
        nodes.shrink_to_fit();
        Some(Track { nodes, own })
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True where the track leads from node `from` to the one after it.
    pub(super) fn leads_on(&self, from: usize) -> bool {
        self.nodes.get(from + 1).is_some_and(|node| !node.begins)
    }
}

/// East and north, meters, on one scale for each band of latitude.
fn on_plane(latitude_deg: f64, longitude_deg: f64) -> [f64; 2] {
    let band_deg = (latitude_deg / BAND_DEG).round() * BAND_DEG;
    [longitude_deg * DEGREE_M * band_deg.to_radians().cos(), latitude_deg * DEGREE_M]
}

/// A position of the recording.
struct Fix {
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
    has_own: bool,
    last_fix: Option<Fix>,
    /// Where and when the last node is, not rounded.
    last_node: ([f64; 2], f64, f64),
    nodes: Vec<Node>,
    time_s: Vec<f32>,
    cadence_rpm: Vec<u8>,
}

impl Steps {
    fn new(step_m: f64, gap_m: f64, has_own: bool) -> Steps {
        Steps {
            step_m,
            gap_m,
            has_own,
            last_fix: None,
            last_node: ([0.0; 2], 0.0, 0.0),
            nodes: Vec::new(),
            time_s: Vec::new(),
            cadence_rpm: Vec::new(),
        }
    }

    /// Goes on to a position: a node for each step on the straight line to it.
    fn add(&mut self, fix: &Fix) {
        let is_gap = self
            .last_fix
            .as_ref()
            .is_none_or(|last| last.band != fix.band || apart_m(last.at_m, fix.at_m) > self.gap_m);
        self.last_fix = Some(Fix { ..*fix });
        if is_gap {
            self.push((fix.at_m, fix.time_s, fix.altitude_m), fix.cadence_rpm, true);
            return;
        }
        let (from, from_s, from_m) = self.last_node;
        let apart_m = apart_m(from, fix.at_m);
        let steps = (apart_m / self.step_m) as usize;
        for step in 1..=steps {
            let share = step as f64 * self.step_m / apart_m;
            let between = |from: f64, to: f64| from + (to - from) * share;
            let at_m = [between(from[0], fix.at_m[0]), between(from[1], fix.at_m[1])];
            let altitude_m = between(from_m, fix.altitude_m);
            self.push((at_m, between(from_s, fix.time_s), altitude_m), fix.cadence_rpm, false);
        }
    }

    fn push(&mut self, (at_m, time_s, altitude_m): ([f64; 2], f64, f64), cadence_rpm: u8, begins: bool) {
        self.last_node = (at_m, time_s, altitude_m);
        let [east_cm, north_cm] = at_m.map(|meters| (meters * 100.0).round() as i32);
        self.nodes.push(Node { east_cm, north_cm, altitude_m: altitude_m as f32, heading: (0, 0), begins });
        if self.has_own {
            self.time_s.push(time_s as f32);
            self.cadence_rpm.push(cadence_rpm);
        }
    }
}

fn apart_m(from: [f64; 2], to: [f64; 2]) -> f64 {
    (to[0] - from[0]).hypot(to[1] - from[1])
}

/// The heading of each node, from the nodes around it on its part of the track.
fn set_headings(nodes: &mut [Node]) {
    for part in nodes.chunk_by_mut(|_, next| !next.begins) {
        for index in 0..part.len() {
            let before = part[index.saturating_sub(HEADING_STEPS)];
            let after = part[(index + HEADING_STEPS).min(part.len() - 1)];
            let (east_m, north_m) = before.offset_m(&after);
            let length_m = east_m.hypot(north_m).max(f32::EPSILON);
            let of_unit = |meters: f32| (meters / length_m * 127.0).round() as i8;
            part[index].heading = (of_unit(east_m), of_unit(north_m));
        }
    }
}
