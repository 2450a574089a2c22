//! The samples of one recording: one column for each quantity, one row for each time.

use std::collections::BTreeSet;
use std::ops::Range;

/// One quantity over all rows of a recording; `NaN` where it was not measured.
///
/// A column without values takes no memory, and one that ends early is `None` from there on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SampleColumn {
    values: Vec<f64>,
}

impl SampleColumn {
    /// Sets the value of `row`; rows between the last one and it are not measured.
    #[inline]
    pub fn set(&mut self, row: usize, value: f64) {
        if row < self.values.len() {
            self.values[row] = value;
            return;
        }
        if row > self.values.len() {
            self.values.resize(row, f64::NAN);
        }
        self.values.push(value);
    }

    /// Sets the values of the rows from `row` on, `NaN` where nothing was measured. No row from there on has a value yet.
    pub fn extend(&mut self, row: usize, values: &[f64]) {
        if values.iter().any(|value| !value.is_nan()) {
            self.values.resize(row, f64::NAN);
            self.values.extend_from_slice(values);
        }
    }

    /// The value in `row`, `None` where it was not measured.
    #[inline]
    pub fn get(&self, row: usize) -> Option<f64> {
        self.values.get(row).copied().filter(|value| !value.is_nan())
    }

    /// Every measured value in row order.
    pub fn measured(&self) -> impl DoubleEndedIterator<Item = f64> + '_ {
        self.values.iter().copied().filter(|value| !value.is_nan())
    }

    /// True where nothing was measured.
    pub fn is_empty(&self) -> bool {
        self.measured().next().is_none()
    }

    /// Adds the rows of `other` after the first `rows` rows of this one.
    fn append(&mut self, rows: usize, other: &SampleColumn) {
        if !other.values.is_empty() {
            self.values.resize(rows, f64::NAN);
            self.values.extend_from_slice(&other.values);
        }
    }

    /// Row `i` becomes what row `order[i]` was; rows that `order` does not name are left out.
    fn reorder(&mut self, order: &[usize]) {
        if !self.values.is_empty() {
            self.values = order.iter().map(|&row| self.values.get(row).copied().unwrap_or(f64::NAN)).collect();
        }
    }
}

/// The samples ("records" in FIT, "track points" in GPX and TCX), in file order.
///
/// Rows always have a time: points without one are not samples.
///
/// ```
/// use patella::activity::Samples;
///
/// let mut samples = Samples::default();
/// let row = samples.push_row(1_714_548_600_000);
/// samples.heart_rate_bpm.set(row, 142.0);
/// assert_eq!(samples.heart_rate_bpm.get(row), Some(142.0));
/// assert_eq!(samples.altitude_m.get(row), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Samples {
    /// UTC.
    pub unix_ms: Vec<i64>,
    pub latitude_deg: SampleColumn,
    pub longitude_deg: SampleColumn,
    /// Meters above sea level, as the device measured.
    pub altitude_m: SampleColumn,
    /// Meters since the start, as the device counted.
    pub distance_m: SampleColumn,
    pub speed_m_s: SampleColumn,
    pub heart_rate_bpm: SampleColumn,
    /// As stored; for foot sports strides (half the steps) in FIT, steps or strides in GPX and TCX.
    pub cadence_rpm: SampleColumn,
    pub power_w: SampleColumn,
    pub vertical_oscillation_mm: SampleColumn,
    pub ground_contact_ms: SampleColumn,
    /// Rows after the first that begin a new segment (GPX) or track (TCX), ascending; the gap before them is not distance
    /// traveled.
    pub segment_starts: Vec<usize>,
}

impl Samples {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.unix_ms.len()
    }

    pub fn is_empty(&self) -> bool {
        self.unix_ms.is_empty()
    }

    /// Adds a row at `unix_ms` and returns its index.
    #[inline]
    pub fn push_row(&mut self, unix_ms: i64) -> usize {
        self.unix_ms.push(unix_ms);
        self.unix_ms.len() - 1
    }

    /// Adds the rows of `other` after the rows of this one, as a new segment.
    pub fn append(&mut self, mut other: Samples) {
        if self.is_empty() {
            *self = other;
            return;
        }
        if other.is_empty() {
            return;
        }
        let rows = self.len();
        self.segment_starts.push(rows);
        let starts = other.segment_starts.iter().map(|start| rows + start);
        self.segment_starts.extend(starts);
        for (ours, theirs) in self.columns_mut().into_iter().zip(other.columns_mut()) {
            ours.append(rows, theirs);
        }
        self.unix_ms.extend(other.unix_ms);
    }

    /// Sorts the rows by time; rows with one time stay in their order.
    ///
    /// Where rows of different segments become neighbors, a segment begins.
    pub fn sort_by_time(&mut self) {
        if self.unix_ms.is_sorted() {
            return;
        }
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by_key(|&row| self.unix_ms[row]);
        let segment_of = |row: &usize| self.segment_starts.partition_point(|start| start <= row);
        let starts = (1..order.len()).filter(|&row| segment_of(&order[row]) != segment_of(&order[row - 1])).collect();
        self.segment_starts = starts;
        self.unix_ms = order.iter().map(|&row| self.unix_ms[row]).collect();
        for column in self.columns_mut() {
            column.reorder(&order);
        }
    }

    /// Where a segment begins before the end of an earlier one, removes its rows within the time that the earlier one covers:
    /// the same time was written twice, and steps from one track to the other and back are no distance. Rows further apart
    /// than `recorded_ms` do not cover the time between them, so that one mistimed row covers nothing.
    pub fn drop_overlaps(&mut self, recorded_ms: i64) {
        if self.segment_starts.is_empty() || self.unix_ms.is_sorted() {
            return;
        }
        let ends = self.segment_starts.iter().copied().chain([self.len()]);
        let begins = std::iter::once(0).chain(self.segment_starts.iter().copied());
        let mut segments: Vec<Range<usize>> = begins.zip(ends).map(|(from, to)| from..to).collect();
        let times = &self.unix_ms;
        segments.sort_by_cached_key(|rows| times[rows.clone()].iter().min().copied());
        let mut recorded: BTreeSet<i64> = BTreeSet::new();
        let mut retained: Vec<usize> = Vec::with_capacity(times.len());
        for rows in segments {
            let first_retained = retained.len();
            retained.extend(rows.filter(|&row| {
                let before = recorded.range(..=times[row]).next_back();
                let after = recorded.range(times[row] + 1..).next();
                let is_between = |(&before, &after)| after - before <= recorded_ms;
                before != Some(&times[row]) && !before.zip(after).is_some_and(is_between)
            }));
            recorded.extend(retained[first_retained..].iter().map(|&row| times[row]));
        }
        retained.sort_unstable();
        self.retain_rows(&retained);
    }

    /// Joins segments that begin at most `gap_ms` after the row before them. The rows are in the order of time.
    pub fn join_segments(&mut self, gap_ms: i64) {
        let times = &self.unix_ms;
        self.segment_starts.retain(|&row| row > 0 && times[row] - times[row - 1] > gap_ms);
    }

    /// Removes every row but those at the indices of `retained`, which ascend.
    pub fn retain_rows(&mut self, retained: &[usize]) {
        if retained.len() == self.len() {
            return;
        }
        let mut starts: Vec<usize> = (self.segment_starts.iter())
            .map(|start| retained.partition_point(|row| row < start))
            .filter(|&row| 0 < row && row < retained.len())
            .collect();
        starts.dedup();
        self.segment_starts = starts;
        self.unix_ms = retained.iter().map(|&row| self.unix_ms[row]).collect();
        for column in self.columns_mut() {
            column.reorder(retained);
        }
    }

    fn columns_mut(&mut self) -> [&mut SampleColumn; 10] {
        [
            &mut self.latitude_deg,
            &mut self.longitude_deg,
            &mut self.altitude_m,
            &mut self.distance_m,
            &mut self.speed_m_s,
            &mut self.heart_rate_bpm,
            &mut self.cadence_rpm,
            &mut self.power_w,
            &mut self.vertical_oscillation_mm,
            &mut self.ground_contact_ms,
        ]
    }

    /// Latitude and longitude of `row`; `None` unless both were measured.
    pub fn position(&self, row: usize) -> Option<(f64, f64)> {
        Some((self.latitude_deg.get(row)?, self.longitude_deg.get(row)?))
    }
}
