//! A profile over distance, cut into pieces of equal length.

use super::super::clean_altitude::{Profile, gone_m, straight_m};
use super::grades_pct;
use crate::activity::Samples;
use crate::settings::SlopeRules;

/// Faster than this from point to point is a jump of the counter, whatever the sport, metres a second.
const FASTEST_M_S: f64 = 42.0;

/// The way in pieces of one length.
pub(in crate::descent) struct Pieces {
    /// Length of each, metres.
    pub(in crate::descent) length_m: f64,
    /// Altitude at both ends of every piece, so one more than there are pieces, metres.
    pub(in crate::descent) altitude_m: Vec<f64>,
    /// Time there, seconds.
    time_s: Vec<f64>,
    /// Grade of each piece, percent.
    pub(in crate::descent) grade_pct: Vec<f64>,
}

impl Pieces {
    /// Cuts a profile; `None` where it is shorter than what a grade is taken over.
    pub(in crate::descent) fn cut(
        profile: &Profile,
        smoothed_m: &[f64],
        along_m: &[f64],
        rules: &SlopeRules,
    ) -> Option<Pieces> {
        let whole_m = *along_m.last()?;
        if whole_m < rules.grade_over_m {
            return None;
        }
        let count = (whole_m / rules.piece_m) as usize;
        let (mut altitude_m, mut time_s) = (Vec::with_capacity(count + 1), Vec::with_capacity(count + 1));
        let mut next = 1;
        for end in 0..=count {
            let at_m = end as f64 * rules.piece_m;
            while next + 1 < along_m.len() && along_m[next] < at_m {
                next += 1;
            }
            let (before_m, after_m) = (along_m[next - 1], along_m[next]);
            let share =
                if after_m > before_m { ((at_m - before_m) / (after_m - before_m)).clamp(0.0, 1.0) } else { 0.0 };
            let between = |values: &[f64]| values[next - 1] + (values[next] - values[next - 1]) * share;
            altitude_m.push(between(smoothed_m));
            time_s.push(between(&profile.time_s));
        }
        let ends_m: Vec<f64> = (0..=count).map(|end| end as f64 * rules.piece_m).collect();
        let grade_pct = of_pieces(&grades_pct(&ends_m, &altitude_m, rules.grade_over_m), rules)?;
        Some(Pieces { length_m: rules.piece_m, altitude_m, time_s, grade_pct })
    }

    /// Seconds that so many pieces from this one on took.
    pub(in crate::descent) fn lasted_s(&self, from: usize, count: usize) -> f64 {
        self.time_s[from + count] - self.time_s[from]
    }

    /// How steeply it goes down over so many pieces, percent; negative where it goes up.
    pub(in crate::descent) fn fall_pct(&self, from: usize, count: usize) -> f64 {
        let drop_m = self.altitude_m[from] - self.altitude_m[from + count];
        drop_m / (count as f64 * self.length_m) * 100.0
    }

    /// How many pieces make up a length.
    pub(in crate::descent) fn count_of(&self, length_m: f64) -> usize {
        (length_m / self.length_m).round().max(1.0) as usize
    }

    /// How many places there are from which so many pieces are left.
    pub(in crate::descent) fn starts_of(&self, count: usize) -> usize {
        self.altitude_m.len().saturating_sub(count)
    }

    /// The piece at a distance from the start, `None` past the last.
    pub(in crate::descent) fn at(&self, along_m: f64) -> Option<usize> {
        let piece = (along_m / self.length_m) as usize;
        (piece < self.grade_pct.len()).then_some(piece)
    }
}

/// The grade of each piece: the mean of its ends. Near the beginning and the end of the way that of the nearest place that
/// has one.
fn of_pieces(at_ends: &[Option<f64>], rules: &SlopeRules) -> Option<Vec<f64>> {
    let first = at_ends.iter().position(Option::is_some)?;
    let last = at_ends.iter().rposition(Option::is_some)?;
    let steepest = rules.steepest_pct;
    let known: Vec<f64> = (0..at_ends.len())
        .map(|end| at_ends[end.clamp(first, last)].unwrap_or(0.0))
        .map(|grade_pct| grade_pct.clamp(-steepest, steepest))
        .collect();
    Some(known.windows(2).map(|ends| (ends[0] + ends[1]) / 2.0).collect())
}

/// Metres from the start at each point of a profile: by the count of the device, else along the positions; `None` where
/// there are neither. They never decrease, and nothing is gone across a pause.
pub(in crate::descent) fn along_m(profile: &Profile, samples: &Samples) -> Option<Vec<f64>> {
    let is_counted = !samples.distance_m.is_empty();
    let mut joints = profile.joints.iter().peekable();
    let mut gone = 0.0;
    let mut along_m = Vec::with_capacity(profile.len());
    along_m.push(0.0);
    let mut from = *profile.row.first()?;
    for (place, &to) in profile.row.iter().enumerate().skip(1) {
        let step_m = if is_counted {
            (samples.distance_m.get(to)).and_then(|_| gone_m(samples, from, to))
        } else {
            straight_m(samples, from, to)
        };
        let is_joint = joints.next_if(|&&joint| joint == place).is_some();
        let most_m = FASTEST_M_S * (profile.time_s[place] - profile.time_s[place - 1]);
        if let Some(step_m) = step_m {
            let is_possible = !is_joint && (0.0..=most_m.max(FASTEST_M_S)).contains(&step_m);
            gone += if is_possible { step_m } else { 0.0 };
            from = to;
        }
        along_m.push(gone);
    }
    (gone > 0.0).then_some(along_m)
}
