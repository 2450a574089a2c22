//! From points to samples: the rules that GPX and TCX share.
//!
//! A point without a time, or with an impossible one, is left out. A point with an impossible position or altitude loses
//! only these, since its time, heart rate and distance were still measured. Both are counted.

use super::time::{ParsedTime, ZoneSummary};
use crate::activity::{Fault, Format, Recording, Samples, limits};
use crate::decode::DecodeError;

/// Points further than this from all others in time were written by a wrong clock, if they are few: phones put the position
/// and the time of the last use into the first point.
const OUTLIER_MS: i64 = 24 * 3600 * 1000;

/// More points than this are no outliers.
const MOST_OUTLIERS: usize = 10;

/// Outliers are few compared with the others: at most one in this many.
const OUTLIER_SHARE: usize = 10;

/// A segment that begins this soon after the last is no pause: some programs begin one every few points.
const SHORT_GAP_MS: i64 = 10_000;

/// Points no further apart than this record the time between them.
const RECORDED_MS: i64 = 60_000;

/// The points of one activity, in file order.
#[derive(Debug, Default)]
pub struct Track {
    samples: Samples,
    /// Times of the earliest and the latest sample.
    span_ms: Option<(i64, i64)>,
    begins_segment: bool,
    zones: ZoneSummary,
    bad_points: usize,
    timeless_points: usize,
    mistimed_points: usize,
    /// The first time that could not be read, as written.
    unreadable_time: Option<String>,
    faults: Vec<Fault>,
}

impl Track {
    /// The next point begins a new segment.
    pub fn begin_segment(&mut self) {
        self.begins_segment = !self.samples.is_empty();
    }

    /// Adds a point, or counts it where it has no possible time.
    pub fn push(&mut self, mut point: TrackPoint) {
        let Some(time) = point.time else {
            self.timeless_points += 1;
            return;
        };
        if !time.is_possible() {
            self.mistimed_points += 1;
            return;
        }
        if !point.clear_impossible_values() {
            self.bad_points += 1;
        }
        self.zones.add(time.zone);
        let row = self.samples.push_row(time.unix_ms);
        self.widen_span((time.unix_ms, time.unix_ms));
        if std::mem::take(&mut self.begins_segment) {
            self.samples.segment_starts.push(row);
        }
        for (column, value) in [
            (&mut self.samples.latitude_deg, point.latitude_deg),
            (&mut self.samples.longitude_deg, point.longitude_deg),
            (&mut self.samples.altitude_m, point.altitude_m),
            (&mut self.samples.distance_m, point.distance_m),
            (&mut self.samples.speed_m_s, point.speed_m_s),
            (&mut self.samples.heart_rate_bpm, point.heart_rate_bpm),
            (&mut self.samples.cadence_rpm, point.cadence_rpm),
            (&mut self.samples.power_w, point.power_w),
        ] {
            if !value.is_nan() {
                column.set(row, value);
            }
        }
    }

    /// Time of the earliest sample, `None` without one.
    pub fn first_unix_ms(&self) -> Option<i64> {
        self.span_ms.map(|(first_ms, _)| first_ms)
    }

    /// Time of the latest sample, `None` without one.
    pub fn last_unix_ms(&self) -> Option<i64> {
        self.span_ms.map(|(_, last_ms)| last_ms)
    }

    /// Adds a fault, unless there is one of its kind already.
    pub fn add_fault(&mut self, fault: Fault) {
        let kind = std::mem::discriminant(&fault);
        if !self.faults.iter().any(|known| std::mem::discriminant(known) == kind) {
            self.faults.push(fault);
        }
    }

    /// True without a sample.
    pub fn is_empty(&self) -> bool {
        self.samples.is_empty()
    }

    /// Adds a time that cannot be read; only the first is remembered.
    pub fn add_unreadable_time(&mut self, text: &str) {
        if self.unreadable_time.is_none() {
            self.unreadable_time = super::short_text(text);
        }
    }

    /// The error of tracks that have no sample because of their times: all of them impossible, or none readable.
    pub fn time_error<'t>(tracks: impl Iterator<Item = &'t Track>) -> Option<DecodeError> {
        let empty: Vec<&Track> = tracks.filter(|track| track.is_empty()).collect();
        if empty.iter().any(|track| track.mistimed_points > 0) {
            return Some(DecodeError::ImpossibleTimes);
        }
        let first = empty.iter().find_map(|track| track.unreadable_time.clone())?;
        Some(DecodeError::UnreadableTimes { first })
    }

    /// Number of points, with those that are no samples.
    pub fn point_count(&self) -> usize {
        self.samples.len() + self.timeless_points + self.mistimed_points
    }

    /// Removes the few points whose time is days away from all others, and counts them.
    pub fn drop_time_outliers(&mut self) {
        let (first_ms, last_ms) = self.span_ms.unwrap_or_default();
        if last_ms - first_ms <= OUTLIER_MS {
            return;
        }
        let mut times = self.samples.unix_ms.clone();
        times.sort_unstable();
        let groups = || times.chunk_by(|before, after| after - before <= OUTLIER_MS);
        let longest = groups().map(<[i64]>::len).max().unwrap_or(0);
        let most = MOST_OUTLIERS.min(longest / OUTLIER_SHARE);
        let outliers: Vec<&[i64]> = groups().filter(|group| group.len() <= most).collect();
        let is_outlier = |unix_ms: &i64| outliers.iter().any(|group| group.binary_search(unix_ms).is_ok());
        let unix_ms = &self.samples.unix_ms;
        let retained: Vec<usize> = (0..unix_ms.len()).filter(|&row| !is_outlier(&unix_ms[row])).collect();
        self.mistimed_points += unix_ms.len() - retained.len();
        self.samples.retain_rows(&retained);
        let times = &self.samples.unix_ms;
        self.span_ms = times.iter().min().copied().zip(times.iter().max().copied());
    }

    /// Adds the points of a later track as a new segment.
    pub fn append(&mut self, later: Track) {
        if let Some(span_ms) = later.span_ms {
            self.widen_span(span_ms);
        }
        self.samples.append(later.samples);
        self.zones.merge(later.zones);
        self.bad_points += later.bad_points;
        self.timeless_points += later.timeless_points;
        self.mistimed_points += later.mistimed_points;
        self.unreadable_time = self.unreadable_time.take().or(later.unreadable_time);
        for fault in later.faults {
            self.add_fault(fault);
        }
    }

    fn widen_span(&mut self, (first_ms, last_ms): (i64, i64)) {
        self.span_ms = Some(match self.span_ms {
            Some((earliest_ms, latest_ms)) => (earliest_ms.min(first_ms), latest_ms.max(last_ms)),
            None => (first_ms, last_ms),
        });
    }

    /// The recording: rows in the order of time, faults named. Sessions and laps are added by the caller.
    pub fn into_recording(mut self, format: Format) -> Recording {
        self.samples.drop_overlaps(RECORDED_MS);
        self.samples.sort_by_time();
        self.samples.join_segments(SHORT_GAP_MS);
        let left_out = self.bad_points + self.timeless_points + self.mistimed_points;
        if left_out > 0 {
            self.faults.push(Fault::BadPoints { count: left_out });
        }
        if self.zones.are_all_unstated() {
            self.faults.push(Fault::NoTimeZone);
        }
        Recording {
            utc_offset_min: self.zones.common_offset_min(),
            samples: self.samples,
            faults: self.faults,
            ..Recording::new(format)
        }
    }
}

/// 255 is FIT's "not measured", and some converters copy it.
const MOST_CADENCE_RPM: f64 = 254.0;

/// One point; `NaN` where it has no value.
#[derive(Debug, Clone, Copy)]
pub struct TrackPoint {
    pub time: Option<ParsedTime>,
    pub latitude_deg: f64,
    pub longitude_deg: f64,
    pub altitude_m: f64,
    /// Meters since the start.
    pub distance_m: f64,
    pub speed_m_s: f64,
    pub heart_rate_bpm: f64,
    pub cadence_rpm: f64,
    pub power_w: f64,
    /// True where the tag itself is damaged, so that its position cannot be trusted.
    pub is_damaged: bool,
}

impl TrackPoint {
    /// A point without any value.
    pub const UNKNOWN: TrackPoint = TrackPoint {
        time: None,
        latitude_deg: f64::NAN,
        longitude_deg: f64::NAN,
        altitude_m: f64::NAN,
        distance_m: f64::NAN,
        speed_m_s: f64::NAN,
        heart_rate_bpm: f64::NAN,
        cadence_rpm: f64::NAN,
        power_w: f64::NAN,
        is_damaged: false,
    };

    /// Clears impossible values, and returns false where a position or an altitude was among them.
    fn clear_impossible_values(&mut self) -> bool {
        let states_position = !self.latitude_deg.is_nan() || !self.longitude_deg.is_nan();
        let has_position = limits::is_position(self.latitude_deg, self.longitude_deg);
        if !has_position {
            self.latitude_deg = f64::NAN;
            self.longitude_deg = f64::NAN;
        }
        let is_high_or_low = !self.altitude_m.is_nan() && !limits::ALTITUDE_M.contains(&self.altitude_m);
        if is_high_or_low {
            self.altitude_m = f64::NAN;
        }
        // Writers put zero where the strap was off.
        if !limits::LIVING_HEART_RATE_BPM.contains(&self.heart_rate_bpm) {
            self.heart_rate_bpm = f64::NAN;
        }
        if !(0.0..=MOST_CADENCE_RPM).contains(&self.cadence_rpm) {
            self.cadence_rpm = f64::NAN;
        }
        let lost_position = self.is_damaged || states_position && !has_position;
        !lost_position && !is_high_or_low
    }
}

#[cfg(test)]
mod tests {
    //! What remains of a point.

    use super::*;

    fn point(time: &str) -> TrackPoint {
        TrackPoint {
            time: ParsedTime::parse(time),
            latitude_deg: 47.0,
            longitude_deg: 8.0,
            heart_rate_bpm: 140.0,
            ..TrackPoint::UNKNOWN
        }
    }

    #[test]
    fn an_impossible_position_costs_the_position_only() {
        let mut track = Track::default();
        for (latitude_deg, longitude_deg) in [(91.0, 8.0), (47.0, 180.5), (0.0, 0.0), (47.0, f64::NAN)] {
            track.push(TrackPoint { latitude_deg, longitude_deg, ..point("2024-05-01T07:30:00Z") });
        }
        let recording = track.into_recording(Format::Gpx);
        assert_eq!(recording.samples.len(), 4);
        assert!(recording.samples.latitude_deg.is_empty());
        assert!(recording.samples.longitude_deg.is_empty());
        assert_eq!(recording.samples.heart_rate_bpm.get(3), Some(140.0));
        assert_eq!(recording.faults, [Fault::BadPoints { count: 4 }]);
    }

    #[test]
    fn a_point_without_a_position_is_no_fault() {
        let mut track = Track::default();
        track.push(TrackPoint { latitude_deg: f64::NAN, longitude_deg: f64::NAN, ..point("2024-05-01T07:30:00Z") });
        assert!(track.into_recording(Format::Tcx).faults.is_empty());
    }

    #[test]
    fn marks_for_not_measured_are_not_measured() {
        let mut track = Track::default();
        track.push(TrackPoint {
            altitude_m: -32_768.0,
            heart_rate_bpm: 0.0,
            cadence_rpm: 255.0,
            speed_m_s: 0.0,
            ..point("2024-05-01T07:30:00Z")
        });
        let samples = &track.samples;
        assert_eq!(samples.altitude_m.get(0), None);
        assert_eq!(samples.heart_rate_bpm.get(0), None);
        assert_eq!(samples.cadence_rpm.get(0), None);
        assert_eq!(samples.speed_m_s.get(0), Some(0.0), "zero is a measurement");
        assert_eq!(track.bad_points, 1, "the altitude");
    }

    #[test]
    fn an_offset_counts_only_where_every_time_has_it() {
        let offset_of = |times: &[&str]| {
            let mut track = Track::default();
            for time in times {
                track.push(point(time));
            }
            track.into_recording(Format::Gpx).utc_offset_min
        };
        let summer = "2024-05-01T07:30:00+02:00";
        assert_eq!(offset_of(&[summer, summer]), Some(120));
        assert_eq!(offset_of(&[summer, "2024-05-01T05:30:00Z"]), None);
        assert_eq!(offset_of(&[summer, "2024-05-01T07:30:00"]), None);
        assert_eq!(offset_of(&["2024-05-01T05:30:00Z"]), None);
    }
}
