//! The altitudes of a recording without what is not the ground.
//!
//! Out come altitudes above the first, one behind the other as if nobody had ever paused:
//!
//! * what stands for "not found yet" and rows without altitude are left out;
//! * across a pause the height is taken to stay: the sensor drifts, and watches do not count it;
//! * what came before the first fix was found is left out, and so are single spikes.

use crate::activity::{Samples, limits};
use crate::settings::CleaningRules;

/// A zero this far from every other altitude is none, metres.
const ZERO_APART_M: f64 = 20.0;

/// Metres of one degree of latitude, near enough to tell standing from going.
const DEGREE_M: f64 = 111_195.0;

/// What a pause lasts once it is taken out, milliseconds.
const JOINT_MS: i64 = 1000;

/// Altitudes over time.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Seconds since the first, pauses taken out; they ascend.
    pub(super) time_s: Vec<f64>,
    /// Metres above the first, steps that nobody went taken out.
    pub(super) altitude_m: Vec<f64>,
    /// Rows of the samples they come from.
    pub(super) row: Vec<usize>,
    /// Places, ascending, whose way from the one before was not recorded.
    pub(super) joints: Vec<usize>,
    /// True where rows have an altitude, even one that only stands for none.
    pub(super) had_any: bool,
}

impl Profile {
    /// The profile of the given rows, which are in the order of time.
    pub(super) fn of(samples: &Samples, rows: &[usize], rules: &CleaningRules) -> Profile {
        let mut profile = Profile {
            altitude_m: Vec::with_capacity(rows.len()),
            row: Vec::with_capacity(rows.len()),
            ..Profile::default()
        };
        let mut before_ms = i64::MIN;
        for &row in rows {
            let unix_ms = samples.unix_ms[row];
            // Of two altitudes at one moment the first tells.
            if let Some(altitude_m) = samples.altitude_m.get(row).filter(|_| unix_ms > before_ms) {
                before_ms = unix_ms;
                profile.altitude_m.push(altitude_m);
                profile.row.push(row);
            }
        }
        profile.had_any = !profile.row.is_empty();
        profile.drop_unset();
        profile.flatten_spikes(samples, rules);
        profile.join(samples, rules);
        profile.drop_first_fix(rules);
        profile
    }

    /// Number of altitudes.
    pub(super) fn len(&self) -> usize {
        self.time_s.len()
    }

    /// The sum of all drops, metres.
    pub(super) fn all_drops_m(&self) -> f64 {
        let drops = self.altitude_m.windows(2).map(|pair| (pair[0] - pair[1]).max(0.0));
        drops.sum()
    }

    /// Takes out every step of more than `step_m`, and faster than `step_m_s`, as if nobody had gone it.
    pub(super) fn level_steps(&mut self, step_m: f64, step_m_s: f64) {
        let mut off_m = 0.0;
        let mut before_m = match self.altitude_m.first() {
            Some(&first) => first,
            None => return,
        };
        for here in 1..self.len() {
            let now_m = self.altitude_m[here];
            let (rise_m, lasted_s) = (now_m - before_m, self.time_s[here] - self.time_s[here - 1]);
            if rise_m.abs() > step_m.max(step_m_s * lasted_s) {
                off_m += rise_m;
            }
            self.altitude_m[here] -= off_m;
            before_m = now_m;
        }
    }

    /// Leaves out what stands for "not found yet": the lowest number that FIT can write, and a zero that lies far from every
    /// other altitude. On the way from the shore there are heights between.
    fn drop_unset(&mut self) {
        let heights = &self.altitude_m;
        let is_lowest = |altitude_m: f64| altitude_m == limits::UNSET_ALTITUDE_M;
        if !(heights.iter()).any(|&altitude_m| altitude_m == 0.0 || is_lowest(altitude_m)) {
            return;
        }
        let mut others = (heights.iter().copied()).filter(|&altitude_m| altitude_m != 0.0 && !is_lowest(altitude_m));
        let is_ashore = others.clone().next().is_none() || others.any(|height_m: f64| height_m.abs() < ZERO_APART_M);
        let is_set = |altitude_m: f64| !is_lowest(altitude_m) && (altitude_m != 0.0 || is_ashore);
        let mut kept = heights.iter().map(|&altitude_m| is_set(altitude_m));
        self.row.retain(|_| kept.next() == Some(true));
        self.altitude_m.retain(|&altitude_m| is_set(altitude_m));
    }

    /// Puts single altitudes that lie far from both neighbours, while these agree, at the height of the one before.
    fn flatten_spikes(&mut self, samples: &Samples, rules: &CleaningRules) {
        for here in 1..self.row.len().saturating_sub(1) {
            let up_m = self.altitude_m[here] - self.altitude_m[here - 1];
            if up_m.abs() <= rules.spike_m {
                continue;
            }
            let back_m = self.altitude_m[here] - self.altitude_m[here + 1];
            let [begins_ms, ends_ms] = [here - 1, here + 1].map(|place| samples.unix_ms[self.row[place]]);
            let lasted_s = (ends_ms - begins_ms) as f64 / 2000.0;
            let least_m = rules.spike_m.max(rules.spike_m_s * lasted_s);
            let is_spike = up_m.abs().min(back_m.abs()) > least_m && up_m * back_m > 0.0;
            if is_spike && (up_m - back_m).abs() < up_m.abs() / 2.0 {
                self.altitude_m[here] = self.altitude_m[here - 1];
            }
        }
    }

    /// Puts the heights one behind the other, pauses taken out, and counts from the first.
    fn join(&mut self, samples: &Samples, rules: &CleaningRules) {
        let Some(&first) = self.row.first() else {
            return;
        };
        // What pauses took out so far.
        let (mut begun_ms, mut level_m) = (samples.unix_ms[first], self.altitude_m[0]);
        let mut before = (first, begun_ms, level_m);
        self.time_s.reserve(self.row.len());
        for (place, (&row, altitude_m)) in self.row.iter().zip(&mut self.altitude_m).enumerate() {
            let here = (row, samples.unix_ms[row], *altitude_m);
            let lasted_ms = here.1 - before.1;
            if is_joint(samples, (before.0, row), lasted_ms, rules) {
                self.joints.push(place);
                level_m += here.2 - before.2;
                begun_ms += (lasted_ms - JOINT_MS).max(0);
            }
            before = here;
            self.time_s.push((here.1 - begun_ms) as f64 / 1000.0);
            *altitude_m -= level_m;
        }
    }

    /// Leaves out what came before the last great step of the first minute: until then the height was being looked for.
    fn drop_first_fix(&mut self, rules: &CleaningRules) {
        let early = self.time_s.partition_point(|&at_s| at_s <= rules.first_fix_s);
        let is_step = |&here: &usize| {
            let rise_m = self.altitude_m[here] - self.altitude_m[here - 1];
            let lasted_s = self.time_s[here] - self.time_s[here - 1];
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

/// True where the way from one row to the next was not recorded: another segment begins, or nobody moved for long. Where
/// nothing tells whether somebody did, the way is taken to have gone on.
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
    gone_m(samples, from, to).is_some_and(|gone_m| gone_m < least_m)
}

/// Metres between two rows, by the count of the device, else in a straight line.
pub(super) fn gone_m(samples: &Samples, from: usize, to: usize) -> Option<f64> {
    let counted = (samples.distance_m.get(to)).zip(samples.distance_m.get(from));
    if let Some((to_m, from_m)) = counted {
        return Some(to_m - from_m);
    }
    straight_m(samples, from, to)
}

/// Metres between the positions of two rows, in a straight line on a plane.
pub(super) fn straight_m(samples: &Samples, from: usize, to: usize) -> Option<f64> {
    let ((from_lat, from_lon), (to_lat, to_lon)) = samples.position(from).zip(samples.position(to))?;
    let north_m = (to_lat - from_lat) * DEGREE_M;
    // Across the date line the short way round.
    let east_deg = (to_lon - from_lon + 540.0).rem_euclid(360.0) - 180.0;
    let east_m = east_deg * DEGREE_M * from_lat.to_radians().cos();
    Some(north_m.hypot(east_m))
}
