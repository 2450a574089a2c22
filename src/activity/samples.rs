//! The samples of one recording: one column a quantity, one row a moment.

use std::collections::BTreeSet;
use std::ops::Range;

/// One quantity over all rows of a recording; `NaN` where it was not measured.
///
/// A column that never gets a value costs nothing, and one that stops early is `None` from there on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SampleColumn {
    values: Vec<f64>,
}

impl SampleColumn {
    /// Puts `value` into `row`, filling the rows between with "not measured".
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

    /// Puts `values` into the rows from `row` on, `NaN` where nothing was measured. No row from there on has a value yet.
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

    /// Puts the rows of `other` after the first `rows` rows of this one.
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
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Samples {
    /// Unix milliseconds UTC, one for each row.
    pub unix_ms: Vec<i64>,
    /// Degrees north.
    pub latitude_deg: SampleColumn,
    /// Degrees east.
    pub longitude_deg: SampleColumn,
    /// Metres above sea level, as the device believed.
    pub altitude_m: SampleColumn,
    /// Metres since the start, as the device counted.
    pub distance_m: SampleColumn,
    /// Metres a second.
    pub speed_m_s: SampleColumn,
    /// Beats a minute.
    pub heart_rate_bpm: SampleColumn,
    /// Cycles a minute as written; for foot sports strides of one leg in FIT, mixed in GPX and TCX.
    pub cadence_rpm: SampleColumn,
    /// Watts.
    pub power_w: SampleColumn,
    /// Millimetres that the trunk goes up and down in a step.
    pub vertical_oscillation_mm: SampleColumn,
    /// Milliseconds that a foot is on the ground in a step.
    pub ground_contact_ms: SampleColumn,
    /// Rows after the first that begin a new segment (GPX) or track (TCX), ascending; the gap before them is not
    /// travelled distance.
    pub segment_starts: Vec<usize>,
}

impl Samples {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.unix_ms.len()
    }

    /// True without a row.
    pub fn is_empty(&self) -> bool {
        self.unix_ms.is_empty()
    }

    /// Adds a row at `unix_ms` and returns its index.
    #[inline]
    pub fn push_row(&mut self, unix_ms: i64) -> usize {
        self.unix_ms.push(unix_ms);
        self.unix_ms.len() - 1
    }

    /// Puts the rows of `other` after the rows of this one, as a new segment.
    pub fn append(&mut self, other: Samples) {
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
        let theirs = other.columns();
        for (ours, theirs) in self.columns_mut().into_iter().zip(theirs) {
            ours.append(rows, theirs);
        }
        self.unix_ms.extend(other.unix_ms);
    }

    /// Puts the rows in the order of their times; rows of one moment keep their order.
    ///
    /// Where rows of different segments come to lie beside each other, a segment begins.
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

    /// Where a segment goes back behind the end of an earlier one, leaves out its rows within time that an earlier one recorded:
    /// the same time was written twice, and steps from one track to the other and back are no distance. Rows further apart than
    /// `recorded_ms` record nothing between them, so that one mistimed row covers nothing.
    pub fn leave_out_overlaps(&mut self, recorded_ms: i64) {
        if self.segment_starts.is_empty() || self.unix_ms.is_sorted() {
            return;
        }
        let ends = self.segment_starts.iter().copied().chain([self.len()]);
        let begins = std::iter::once(0).chain(self.segment_starts.iter().copied());
        let mut segments: Vec<Range<usize>> = begins.zip(ends).map(|(from, to)| from..to).collect();
        let times = &self.unix_ms;
        segments.sort_by_cached_key(|rows| times[rows.clone()].iter().min().copied());
        let mut recorded: BTreeSet<i64> = BTreeSet::new();
        let mut kept: Vec<usize> = Vec::with_capacity(times.len());
        for rows in segments {
            let first_kept = kept.len();
            kept.extend(rows.filter(|&row| {
                let before = recorded.range(..=times[row]).next_back();
                let after = recorded.range(times[row] + 1..).next();
                let is_between = |(&before, &after)| after - before <= recorded_ms;
                before != Some(&times[row]) && !before.zip(after).is_some_and(is_between)
            }));
            recorded.extend(kept[first_kept..].iter().map(|&row| times[row]));
        }
        kept.sort_unstable();
        self.keep_rows(&kept);
    }

    /// Forgets segments that begin so soon after the row before them that nothing was missed. The rows are in the order of time.
    pub fn join_segments(&mut self, gap_ms: i64) {
        let times = &self.unix_ms;
        self.segment_starts.retain(|&row| row > 0 && times[row] - times[row - 1] > gap_ms);
    }

    /// Leaves out every row but those at the indices of `kept`, which ascend.
    pub fn keep_rows(&mut self, kept: &[usize]) {
        if kept.len() == self.len() {
            return;
        }
        let mut starts: Vec<usize> = (self.segment_starts.iter())
            .map(|start| kept.partition_point(|row| row < start))
            .filter(|&row| 0 < row && row < kept.len())
            .collect();
        starts.dedup();
        self.segment_starts = starts;
        self.unix_ms = kept.iter().map(|&row| self.unix_ms[row]).collect();
        for column in self.columns_mut() {
            column.reorder(kept);
        }
    }

    fn columns(&self) -> [&SampleColumn; 10] {
        [
            &self.latitude_deg,
            &self.longitude_deg,
            &self.altitude_m,
            &self.distance_m,
            &self.speed_m_s,
            &self.heart_rate_bpm,
            &self.cadence_rpm,
            &self.power_w,
            &self.vertical_oscillation_mm,
            &self.ground_contact_ms,
        ]
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

    /// Position of `row`, degrees north and east; `None` unless both were measured.
    pub fn position(&self, row: usize) -> Option<(f64, f64)> {
        Some((self.latitude_deg.get(row)?, self.longitude_deg.get(row)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_keeps_gaps_as_not_measured() {
        let mut column = SampleColumn::default();
        column.set(2, 5.0);
        assert_eq!([column.get(0), column.get(2), column.get(9)], [None, Some(5.0), None]);
        column.set(0, 0.0);
        assert_eq!(column.get(0), Some(0.0), "zero is a measurement");
    }

    fn samples(rows: &[(i64, f64)]) -> Samples {
        let mut samples = Samples::default();
        for &(unix_ms, bpm) in rows {
            let row = samples.push_row(unix_ms);
            if !bpm.is_nan() {
                samples.heart_rate_bpm.set(row, bpm);
            }
        }
        samples
    }

    fn heart_rates(samples: &Samples) -> Vec<Option<f64>> {
        (0..samples.len()).map(|row| samples.heart_rate_bpm.get(row)).collect()
    }

    #[test]
    fn appended_rows_are_a_new_segment() {
        let mut both = samples(&[(1, 60.0), (2, f64::NAN)]);
        let mut later = samples(&[(5, 70.0), (6, 71.0)]);
        later.segment_starts.push(1);
        both.append(later);
        both.append(Samples::default());
        assert_eq!(both.unix_ms, [1, 2, 5, 6]);
        assert_eq!(heart_rates(&both), [Some(60.0), None, Some(70.0), Some(71.0)]);
        assert_eq!(both.segment_starts, [2, 3]);
        assert!(both.altitude_m.is_empty());
    }

    #[test]
    fn rows_in_reverse_are_turned_with_all_their_columns() {
        let mut reversed = samples(&[(3, 63.0), (2, 62.0), (1, f64::NAN)]);
        reversed.sort_by_time();
        assert_eq!(reversed.unix_ms, [1, 2, 3]);
        assert_eq!(heart_rates(&reversed), [None, Some(62.0), Some(63.0)]);
        assert!(reversed.segment_starts.is_empty());
    }

    #[test]
    fn rows_left_out_take_their_columns_along_and_leave_the_segments_right() {
        let mut some = samples(&[(1, 61.0), (2, f64::NAN), (3, 63.0), (4, 64.0), (5, 65.0)]);
        some.segment_starts = vec![1, 2, 4];
        some.keep_rows(&[2, 3]);
        assert_eq!(some.unix_ms, [3, 4]);
        assert_eq!(heart_rates(&some), [Some(63.0), Some(64.0)]);
        assert!(some.segment_starts.is_empty(), "row 3 begins the first");
        let mut others = samples(&[(1, 61.0), (2, 62.0), (3, 63.0), (4, 64.0)]);
        others.segment_starts = vec![1, 2];
        others.keep_rows(&[0, 3]);
        assert_eq!(others.segment_starts, [1]);
    }

    #[test]
    fn sorting_keeps_the_order_within_a_moment_and_tells_segments_apart() {
        let mut mixed = samples(&[(5, 1.0), (5, 2.0), (1, 3.0), (5, 4.0)]);
        mixed.segment_starts.push(2);
        mixed.sort_by_time();
        assert_eq!(heart_rates(&mixed), [3.0, 1.0, 2.0, 4.0].map(Some), "three rows of one moment stay as they were");
        assert_eq!(mixed.segment_starts, [1, 3]);
    }
}
