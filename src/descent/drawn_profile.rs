//! The profile of one run as it is drawn: heights at equal steps of distance, and the grade band of each step.

use super::ElevationProfile;
use super::slopes::{self, BANDS, Downhill, segments};
use crate::activity::Samples;
use crate::settings::SlopeRules;

/// The smoothed profile of one run, in segments of equal length.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnProfile {
    /// Length of each segment, meters.
    pub segment_m: f64,
    /// Height at both ends of every segment, so one more than there are segments; meters above the first altitude.
    pub altitude_m: Vec<f64>,
    /// Grade band of each segment; `None` on level terrain and rises.
    pub band: Vec<Option<usize>>,
    /// The segment at which the steepest 100 m down begin; `None` where it never went down that far.
    pub steepest_from: Option<usize>,
    /// Number of segments in these 100 m.
    pub steepest_segments: usize,
}

/// Consecutive segments of one grade band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradedSection {
    pub band: usize,
    /// The first segment.
    pub from: usize,
    /// The segment after the last.
    pub to: usize,
}

impl DrawnProfile {
    /// `None` where altitude or distance are missing, or where the run is too short for a grade.
    pub(super) fn of(profile: &ElevationProfile, samples: &Samples, rules: &SlopeRules) -> Option<DrawnProfile> {
        let segments = segments::GradeSegments::cut(profile, samples, rules)?;
        let grades_pct = segments.grade_pct.iter();
        Some(DrawnProfile {
            segment_m: segments.length_m,
            band: grades_pct.map(|&grade_pct| slopes::band_of(grade_pct, rules)).collect(),
            steepest_from: slopes::steepest(&segments, rules).map(|(from, _)| from),
            steepest_segments: segments.count_of(rules.sustained_m),
            altitude_m: segments.altitude_m,
        })
    }

    /// Meters from the start of the first segment to the end of the last.
    pub fn length_m(&self) -> f64 {
        self.segment_m * self.band.len() as f64
    }

    /// Where the steepest 100 m begin and end, meters from the start.
    pub fn steepest_m(&self) -> Option<(f64, f64)> {
        let from_m = self.steepest_from? as f64 * self.segment_m;
        Some((from_m, from_m + self.steepest_segments as f64 * self.segment_m))
    }

    /// Where the longest descent begins and ends, meters from the start.
    pub fn longest_m(&self, downhill: &Downhill) -> Option<(f64, f64)> {
        let longest = downhill.longest?;
        let from_m = longest.begins_at_share * self.length_m();
        Some((from_m, from_m + longest.length_m))
    }

    /// The sections that go down, each of one grade band.
    ///
    /// ```
    /// use patella::descent::{DrawnProfile, GradedSection};
    ///
    /// let profile = DrawnProfile {
    ///     segment_m: 10.0,
    ///     altitude_m: vec![0.0, -0.5, -1.0, -1.0, -1.8],
    ///     band: vec![Some(1), Some(1), None, Some(2)],
    ///     steepest_from: None,
    ///     steepest_segments: 10,
    /// };
    /// let steeper = GradedSection { band: 2, from: 3, to: 4 };
    /// assert_eq!(profile.graded_sections(), [GradedSection { band: 1, from: 0, to: 2 }, steeper]);
    /// ```
    pub fn graded_sections(&self) -> Vec<GradedSection> {
        let mut sections: Vec<GradedSection> = Vec::new();
        for (segment, band) in self.band.iter().enumerate() {
            let Some(band) = band.filter(|&band| band < BANDS) else {
                continue;
            };
            match sections.last_mut() {
                Some(last) if last.band == band && last.to == segment => last.to += 1,
                _ => sections.push(GradedSection { band, from: segment, to: segment + 1 }),
            }
        }
        sections
    }
}
