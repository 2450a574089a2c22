//! A profile over distance, cut into segments of equal length.

use super::super::clean_altitude::{CleanAltitude, distance_m, straight_m};
use super::grades_pct;
use crate::activity::Samples;
use crate::settings::SlopeRules;

/// Faster than this between two points is a jump of the distance counter in any sport, meters a second.
const FASTEST_M_S: f64 = 42.0;

/// A profile before it is cut: at each of its points distance from the start and altitude in meters, and time in seconds.
pub(in crate::descent) struct Series<'a> {
    pub(in crate::descent) distance_m: &'a [f64],
    pub(in crate::descent) altitude_m: &'a [f64],
    pub(in crate::descent) time_s: &'a [f64],
}

/// The run in segments of one length.
pub(in crate::descent) struct GradeSegments {
    pub(in crate::descent) length_m: f64,
    /// Altitude at both ends of every segment, so one more than there are segments, meters.
    pub(in crate::descent) altitude_m: Vec<f64>,
    /// Time there, seconds.
    time_s: Vec<f64>,
    /// Grade of each segment, percent.
    pub(in crate::descent) grade_pct: Vec<f64>,
}

impl GradeSegments {
    /// Cuts a profile; `None` where the run is too short for a grade.
    pub(in crate::descent) fn cut(series: &Series<'_>, rules: &SlopeRules) -> Option<GradeSegments> {
        let distance_m = series.distance_m;
        let total_m = *distance_m.last()?;
        if total_m < rules.grade_over_m {
            return None;
        }
        let count = (total_m / rules.piece_m) as usize;
        let (mut altitude_m, mut time_s) = (Vec::with_capacity(count + 1), Vec::with_capacity(count + 1));
        let mut next = 1;
        for end in 0..=count {
            let at_m = end as f64 * rules.piece_m;
            while next + 1 < distance_m.len() && distance_m[next] < at_m {
                next += 1;
            }
            let (before_m, after_m) = (distance_m[next - 1], distance_m[next]);
            let share =
                if after_m > before_m { ((at_m - before_m) / (after_m - before_m)).clamp(0.0, 1.0) } else { 0.0 };
            let between = |values: &[f64]| values[next - 1] + (values[next] - values[next - 1]) * share;
            altitude_m.push(between(series.altitude_m));
            time_s.push(between(series.time_s));
        }
        let ends_m: Vec<f64> = (0..=count).map(|end| end as f64 * rules.piece_m).collect();
        let grade_pct = segment_grades(&grades_pct(&ends_m, &altitude_m, rules.grade_over_m), rules)?;
        Some(GradeSegments { length_m: rules.piece_m, altitude_m, time_s, grade_pct })
    }

    /// Seconds for `count` segments from this one on.
    pub(in crate::descent) fn duration_s(&self, from: usize, count: usize) -> f64 {
        self.time_s[from + count] - self.time_s[from]
    }

    /// Downhill grade over `count` segments, percent; negative uphill.
    pub(in crate::descent) fn drop_pct(&self, from: usize, count: usize) -> f64 {
        let drop_m = self.altitude_m[from] - self.altitude_m[from + count];
        drop_m / (count as f64 * self.length_m) * 100.0
    }

    /// Number of segments in a length.
    pub(in crate::descent) fn count_of(&self, length_m: f64) -> usize {
        (length_m / self.length_m).round().max(1.0) as usize
    }

    /// Number of positions with at least `count` segments after them.
    pub(in crate::descent) fn starts_of(&self, count: usize) -> usize {
        self.altitude_m.len().saturating_sub(count)
    }

    /// The segment at a distance from the start, `None` past the last.
    pub(in crate::descent) fn at(&self, distance_m: f64) -> Option<usize> {
        let segment = (distance_m / self.length_m) as usize;
        (segment < self.grade_pct.len()).then_some(segment)
    }
}

/// The grade of each segment: the mean of its ends. Close to the start and the end of the run, where there is none, the
/// nearest one.
fn segment_grades(at_ends: &[Option<f64>], rules: &SlopeRules) -> Option<Vec<f64>> {
    let first = at_ends.iter().position(Option::is_some)?;
    let last = at_ends.iter().rposition(Option::is_some)?;
    let steepest = rules.steepest_pct;
    let known: Vec<f64> = (0..at_ends.len())
        .map(|end| at_ends[end.clamp(first, last)].unwrap_or(0.0))
        .map(|grade_pct| grade_pct.clamp(-steepest, steepest))
        .collect();
    Some(known.windows(2).map(|ends| (ends[0] + ends[1]) / 2.0).collect())
}

/// Meters from the start at each altitude: by the distance of the device, else along the positions; `None` where there are
/// neither. They never decrease, and stay the same across a pause.
pub(in crate::descent) fn distances_m(clean: &CleanAltitude, samples: &Samples) -> Option<Vec<f64>> {
    let has_distance = !samples.distance_m.is_empty();
    let mut joints = clean.joints.iter().peekable();
    let mut total_m = 0.0;
    let mut distances_m = Vec::with_capacity(clean.len());
    distances_m.push(0.0);
    let mut from = *clean.row.first()?;
    for (index, &to) in clean.row.iter().enumerate().skip(1) {
        let step_m = if has_distance {
            (samples.distance_m.get(to)).and_then(|_| distance_m(samples, from, to))
        } else {
            straight_m(samples, from, to)
        };
        let is_joint = joints.next_if(|&&joint| joint == index).is_some();
        let most_m = FASTEST_M_S * (clean.time_s[index] - clean.time_s[index - 1]);
        if let Some(step_m) = step_m {
            let is_possible = !is_joint && (0.0..=most_m.max(FASTEST_M_S)).contains(&step_m);
            total_m += if is_possible { step_m } else { 0.0 };
            from = to;
        }
        distances_m.push(total_m);
    }
    (total_m > 0.0).then_some(distances_m)
}
