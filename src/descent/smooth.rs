//! The mean of a series over time.

/// Over less than this nothing is averaged, seconds: areas that lie so close together cannot be told apart.
const LEAST_WIDTH_S: f64 = 0.1;

/// Points that a width is cut into where every moment would be too many.
const POINTS: f64 = 12.0;

/// The mean of the line through all altitudes, over half of `width_s` before and after each moment; times must ascend.
///
/// Towards the ends the width shrinks, so that both ends stay what they are and a slope stays a slope. It is the line that is
/// averaged, not the samples, so that few samples give what many would.
pub fn smooth(time_s: &[f64], altitude_m: &[f64], width_s: f64) -> Vec<f64> {
    let (Some(&first_s), Some(&last_s)) = (time_s.first(), time_s.last()) else {
        return Vec::new();
    };
    if width_s < LEAST_WIDTH_S {
        return altitude_m.to_vec();
    }
    let (mut from, mut to) = (Along::line(time_s, altitude_m), Along::line(time_s, altitude_m));
    let mean = |(&at_s, &altitude_m): (&f64, &f64)| {
        let half_s = (width_s / 2.0).min(at_s - first_s).min(last_s - at_s);
        if half_s <= 0.0 {
            return altitude_m;
        }
        let area = to.area_to(at_s + half_s) - from.area_to(at_s - half_s);
        area / (2.0 * half_s)
    };
    time_s.iter().zip(altitude_m).map(mean).collect()
}

/// The same at fewer moments: twelve for each width.
pub(super) fn smooth_coarsely(time_s: &[f64], altitude_m: &[f64], width_s: f64) -> Vec<f64> {
    let mut next_s = f64::NEG_INFINITY;
    let last = time_s.len().saturating_sub(1);
    let (mut times, mut altitudes) = (Vec::new(), Vec::new());
    // Each stands for the mean of those since the one before.
    let (mut sum, mut count) = (0.0, 0.0);
    for (row, (&at_s, &altitude_m)) in time_s.iter().zip(altitude_m).enumerate() {
        sum += altitude_m;
        count += 1.0;
        if at_s >= next_s || row == last {
            times.push(at_s);
            altitudes.push(if row == last { altitude_m } else { sum / count });
            (sum, count) = (0.0, 0.0);
            next_s = at_s + width_s / POINTS;
        }
    }
    smooth(&times, &altitudes, width_s)
}

/// A moment that moves forward along the line through the points of a series, and the area under the line up to it.
struct Along<'a> {
    time_s: &'a [f64],
    altitude_m: &'a [f64],
    /// The last point that is not after the moment.
    at: usize,
    /// The area under the line before that point.
    area: f64,
    /// Half of how fast the line rises from there, metres a second.
    half_slope_m_s: f64,
}

impl<'a> Along<'a> {
    fn line(time_s: &'a [f64], altitude_m: &'a [f64]) -> Along<'a> {
        let mut along = Along { time_s, altitude_m, at: 0, area: 0.0, half_slope_m_s: 0.0 };
        along.half_slope_m_s = along.half_slope();
        along
    }

    /// The area up to a moment that is not before the last one asked for.
    fn area_to(&mut self, at_s: f64) -> f64 {
        let mut begins_s = self.time_s[self.at];
        while let Some(&next_s) = self.time_s.get(self.at + 1).filter(|&&next_s| next_s <= at_s) {
            let lasts_s = next_s - begins_s;
            self.area += lasts_s * (self.altitude_m[self.at] + lasts_s * self.half_slope_m_s);
            self.at += 1;
            self.half_slope_m_s = self.half_slope();
            begins_s = next_s;
        }
        let into_s = at_s - begins_s;
        self.area + into_s * (self.altitude_m[self.at] + into_s * self.half_slope_m_s)
    }

    fn half_slope(&self) -> f64 {
        match (self.time_s.get(self.at..self.at + 2), self.altitude_m.get(self.at..self.at + 2)) {
            (Some(times), Some(altitudes)) => (altitudes[1] - altitudes[0]) / (times[1] - times[0]) / 2.0,
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_taken_over_time_not_over_samples() {
        let (times, altitudes) = ([0.0, 10.0, 11.0, 20.0], [0.0, 10.0, 10.0, 10.0]);
        // Five seconds before and after the second: half of a rise from five to ten, and level ground.
        assert_eq!(smooth(&times, &altitudes, 10.0)[1], (7.5 + 10.0) / 2.0);
    }

    #[test]
    fn ends_and_slopes_stay_as_they_are() {
        let times: Vec<f64> = (0..40).map(f64::from).collect();
        let slope: Vec<f64> = times.iter().map(|second| 80.0 - second * 0.5).collect();
        let found = smooth(&times, &slope, 15.0);
        for (found, expected) in found.iter().zip(&slope) {
            assert!((found - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn next_to_no_width_changes_nothing() {
        let times: Vec<f64> = (0..40).map(f64::from).collect();
        let slope: Vec<f64> = times.iter().map(|second| 80.0 - second * 0.15).collect();
        for width_s in [0.0, 1e-30, 1e-9, 0.1] {
            for (found, expected) in smooth(&times, &slope, width_s).iter().zip(&slope) {
                assert!((found - expected).abs() < 1e-6, "{width_s}");
            }
        }
    }

    #[test]
    fn nothing_and_one_point_stay() {
        assert!(smooth(&[], &[], 8.0).is_empty());
        assert_eq!(smooth(&[3.0], &[5.0], 8.0), [5.0]);
        assert_eq!(smooth_coarsely(&[3.0], &[5.0], 8.0), [5.0]);
    }
}
