//! The mean of a series over time.

/// Over less than this nothing is averaged, seconds: the difference of such close areas has no precision left.
const LEAST_WIDTH_S: f64 = 0.1;

/// Moments per width where every moment would be too many.
const MOMENTS_PER_WIDTH: f64 = 12.0;

/// The mean of the line through all altitudes, over half of `width_s` before and after each moment; times must ascend.
///
/// Toward the ends the width shrinks, so that both ends retain their height and a slope stays a slope. The line is averaged, not
/// the samples, so that few samples give the same result as many.
///
/// ```
/// use patella::descent::smooth;
///
/// // One noisy sample on a level line: averaged over four seconds, a quarter of the meter remains.
/// let smoothed = smooth(&[0.0, 2.0, 4.0, 5.0, 6.0, 8.0, 10.0], &[9.0, 9.0, 9.0, 10.0, 9.0, 9.0, 9.0], 4.0);
/// assert_eq!(smoothed[3], 9.25);
/// assert_eq!(smoothed[6], 9.0);
/// ```
pub fn smooth(time_s: &[f64], altitude_m: &[f64], width_s: f64) -> Vec<f64> {
    let (Some(&first_s), Some(&last_s)) = (time_s.first(), time_s.last()) else {
        return Vec::new();
    };
    if width_s < LEAST_WIDTH_S {
        return altitude_m.to_vec();
    }
    let (mut from, mut to) = (AreaCursor::line(time_s, altitude_m), AreaCursor::line(time_s, altitude_m));
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

/// The same at fewer moments, twelve per width: the moments, and the averages.
pub(super) fn smooth_coarsely(time_s: &[f64], altitude_m: &[f64], width_s: f64) -> (Vec<f64>, Vec<f64>) {
    let mut next_s = f64::NEG_INFINITY;
    let last = time_s.len().saturating_sub(1);
    let (mut times, mut altitudes) = (Vec::new(), Vec::new());
    // Each is the mean of those since the one before.
    let (mut sum, mut count) = (0.0, 0.0);
    for (row, (&at_s, &altitude_m)) in time_s.iter().zip(altitude_m).enumerate() {
        sum += altitude_m;
        count += 1.0;
        if at_s >= next_s || row == last {
            times.push(at_s);
            altitudes.push(if row == last { altitude_m } else { sum / count });
            (sum, count) = (0.0, 0.0);
            next_s = at_s + width_s / MOMENTS_PER_WIDTH;
        }
    }
    let smoothed_m = smooth(&times, &altitudes, width_s);
    (times, smoothed_m)
}

/// A moment that moves forward along the line through a series, and the area under the line up to it.
struct AreaCursor<'a> {
    time_s: &'a [f64],
    altitude_m: &'a [f64],
    /// The last point that is not after the moment.
    at: usize,
    /// The area under the line before that point.
    area: f64,
    /// Half of the slope of the line from there, meters a second.
    half_slope_m_s: f64,
}

impl<'a> AreaCursor<'a> {
    fn line(time_s: &'a [f64], altitude_m: &'a [f64]) -> AreaCursor<'a> {
        let mut cursor = AreaCursor { time_s, altitude_m, at: 0, area: 0.0, half_slope_m_s: 0.0 };
        cursor.half_slope_m_s = cursor.half_slope();
        cursor
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
    fn one_point_stays() {
        assert_eq!(smooth_coarsely(&[3.0], &[5.0], 8.0).1, [5.0]);
    }
}
