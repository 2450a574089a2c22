//! The altitudes of a recording, cleaned of everything that is not terrain.
//!
//! The result is a series of altitudes above the first one, as if there had never been a pause:
//!
//! * rows without altitude, and placeholders for "not found yet", are left out;
//! * across a pause the height is assumed constant: the sensor drifts, and watches do not count it;
//! * what came before the first fix is left out, and so are single spikes.

use crate::activity::{Samples, limits};
use crate::settings::CleaningRules;

/// A zero this far from every other altitude is a placeholder, meters.
const ZERO_APART_M: f64 = 20.0;

/// Meters in one degree of latitude, accurate enough to distinguish standing from moving.
pub(super) const DEGREE_M: f64 = 111_195.0;

/// Length of a pause once it is removed, milliseconds.
const JOINT_MS: i64 = 1000;

/// Cleaned altitudes over time.
#[derive(Debug, Clone, Default)]
pub(super) struct CleanAltitude {
    /// Seconds since the first, pauses removed; ascending.
    pub(super) time_s: Vec<f64>,
    /// Meters above the first, steps that are no movement removed.
    pub(super) altitude_m: Vec<f64>,
    /// The row of each in the samples.
    pub(super) row: Vec<usize>,
    /// Positions, ascending, after a gap in the recording.
    pub(super) joints: Vec<usize>,
    /// True where rows have an altitude, even a placeholder.
    pub(super) had_any: bool,
}

impl CleanAltitude {
    /// Cleans the altitudes of the given rows, which are in the order of time.
    pub(super) fn of(samples: &Samples, rows: &[usize], rules: &CleaningRules) -> CleanAltitude {
        let mut clean = CleanAltitude {
            altitude_m: Vec::with_capacity(rows.len()),
            row: Vec::with_capacity(rows.len()),
            ..CleanAltitude::default()
        };
        let mut before_ms = i64::MIN;
        for &row in rows {
            let unix_ms = samples.unix_ms[row];
            // Of two altitudes at one moment the first counts.
            if let Some(altitude_m) = samples.altitude_m.get(row).filter(|_| unix_ms > before_ms) {
                before_ms = unix_ms;
                clean.altitude_m.push(altitude_m);
                clean.row.push(row);
            }
        }
        clean.had_any = !clean.row.is_empty();
        clean.drop_unset();
        clean.remove_spikes(samples, rules);
        clean.join_pauses(samples, rules);
        clean.drop_first_fix(rules);
        clean
    }

    /// Number of altitudes.
    pub(super) fn len(&self) -> usize {
        self.time_s.len()
    }

    /// The sum of all drops, meters.
    pub(super) fn all_drops_m(&self) -> f64 {
        let drops = self.altitude_m.windows(2).map(|pair| (pair[0] - pair[1]).max(0.0));
        drops.sum()
    }

    /// Removes every step of more than `step_m` that is also faster than `step_m_s`.
    pub(super) fn level_steps(&mut self, step_m: f64, step_m_s: f64) {
        let mut off_m = 0.0;
        let mut before_m = match self.altitude_m.first() {
            Some(&first) => first,
            None => return,
        };
        for index in 1..self.len() {
            let now_m = self.altitude_m[index];
            let (rise_m, lasted_s) = (now_m - before_m, self.time_s[index] - self.time_s[index - 1]);
            if rise_m.abs() > step_m.max(step_m_s * lasted_s) {
                off_m += rise_m;
            }
            self.altitude_m[index] -= off_m;
            before_m = now_m;
        }
    }

    /// Leaves out placeholders for "not found yet": the lowest number that FIT can write, and a zero far from every other
    /// altitude. A real zero, at the shore, has heights close to it.
    fn drop_unset(&mut self) {
        let heights = &self.altitude_m;
        let is_lowest = |altitude_m: f64| altitude_m == limits::UNSET_ALTITUDE_M;
        if !(heights.iter()).any(|&altitude_m| altitude_m == 0.0 || is_lowest(altitude_m)) {
            return;
        }
        let mut others = (heights.iter().copied()).filter(|&altitude_m| altitude_m != 0.0 && !is_lowest(altitude_m));
        let is_ashore = others.clone().next().is_none() || others.any(|height_m: f64| height_m.abs() < ZERO_APART_M);
        let is_set = |altitude_m: f64| !is_lowest(altitude_m) && (altitude_m != 0.0 || is_ashore);
        let mut are_set = heights.iter().map(|&altitude_m| is_set(altitude_m));
        self.row.retain(|_| are_set.next() == Some(true));
        self.altitude_m.retain(|&altitude_m| is_set(altitude_m));
    }

    /// Gives single altitudes that are far from both neighbors, while these agree, the height of the one before.
    fn remove_spikes(&mut self, samples: &Samples, rules: &CleaningRules) {
        for index in 1..self.row.len().saturating_sub(1) {
            let up_m = self.altitude_m[index] - self.altitude_m[index - 1];
            if up_m.abs() <= rules.spike_m {
                continue;
            }
            let back_m = self.altitude_m[index] - self.altitude_m[index + 1];
            let [begins_ms, ends_ms] = [index - 1, index + 1].map(|index| samples.unix_ms[self.row[index]]);
            let lasted_s = (ends_ms - begins_ms) as f64 / 2000.0;
            let least_m = rules.spike_m.max(rules.spike_m_s * lasted_s);
            let is_spike = up_m.abs().min(back_m.abs()) > least_m && up_m * back_m > 0.0;
            if is_spike && (up_m - back_m).abs() < up_m.abs() / 2.0 {
                self.altitude_m[index] = self.altitude_m[index - 1];
            }
        }
    }

    /// Removes pauses, and counts time and height from the first altitude.
    fn join_pauses(&mut self, samples: &Samples, rules: &CleaningRules) {
        let Some(&first) = self.row.first() else {
            return;
        };
        // The start and the height, shifted by the pauses so far.
        let (mut begun_ms, mut level_m) = (samples.unix_ms[first], self.altitude_m[0]);
        let mut before = (first, begun_ms, level_m);
        self.time_s.reserve(self.row.len());
        for (index, (&row, altitude_m)) in self.row.iter().zip(&mut self.altitude_m).enumerate() {
            let here = (row, samples.unix_ms[row], *altitude_m);
            let lasted_ms = here.1 - before.1;
            if is_joint(samples, (before.0, row), lasted_ms, rules) {
                self.joints.push(index);
                level_m += here.2 - before.2;
                begun_ms += (lasted_ms - JOINT_MS).max(0);
            }
            before = here;
            self.time_s.push((here.1 - begun_ms) as f64 / 1000.0);
            *altitude_m -= level_m;
        }
    }

    /// Leaves out what came before the last large step of the first minute: until then the receiver was searching for its
    /// height.
    fn drop_first_fix(&mut self, rules: &CleaningRules) {
        let early = self.time_s.partition_point(|&at_s| at_s <= rules.first_fix_s);
        let is_step = |&index: &usize| {
            let rise_m = self.altitude_m[index] - self.altitude_m[index - 1];
            let lasted_s = self.time_s[index] - self.time_s[index - 1];
            rise_m.abs() > rules.first_fix_m.max(rules.first_fix_m_s * lasted_s)
        };
        let Some(from) = (1..early).rev().find(is_step) else {
            return;
        };
        self.time_s.drain(..from);
        self.altitude_m.drain(..from);
        self.row.drain(..from);
        self.joints.retain(|&joint| joint > from);
        self.joints.iter_mut().for_each(|joint| *joint -= from);
        let (first_s, first_m) = (self.time_s[0], self.altitude_m[0]);
        self.time_s.iter_mut().for_each(|at_s| *at_s -= first_s);
        (self.altitude_m.iter_mut()).for_each(|altitude_m| *altitude_m -= first_m);
    }
}

/// True where there is a gap in the recording between two rows: a new segment begins, or nobody moved for long. Where
/// movement is unknown, there is no gap.
fn is_joint(samples: &Samples, (from, to): (usize, usize), lasted_ms: i64, rules: &CleaningRules) -> bool {
    if !samples.segment_starts.is_empty() {
        let segment_of = |row| samples.segment_starts.partition_point(|&begin| begin <= row);
        if segment_of(from) != segment_of(to) {
            return true;
        }
    }
    if lasted_ms as f64 <= rules.pause_s * 1000.0 {
        return false;
    }
    let least_m = rules.standing_m_s * lasted_ms as f64 / 1000.0;
    distance_m(samples, from, to).is_some_and(|distance_m| distance_m < least_m)
}

/// Meters between two rows, by the distance of the device, else in a straight line.
pub(super) fn distance_m(samples: &Samples, from: usize, to: usize) -> Option<f64> {
    let counted = (samples.distance_m.get(to)).zip(samples.distance_m.get(from));
    if let Some((to_m, from_m)) = counted {
        return Some(to_m - from_m);
    }
    straight_m(samples, from, to)
}

/// Meters between the positions of two rows, in a straight line on a plane.
pub(super) fn straight_m(samples: &Samples, from: usize, to: usize) -> Option<f64> {
    let ((from_lat, from_lon), (to_lat, to_lon)) = samples.position(from).zip(samples.position(to))?;
    let north_m = (to_lat - from_lat) * DEGREE_M;
    // Across the date line, in the shorter direction.
    let east_deg = (to_lon - from_lon + 540.0).rem_euclid(360.0) - 180.0;
    let east_m = east_deg * DEGREE_M * from_lat.to_radians().cos();
    Some(north_m.hypot(east_m))
}
