//! Rows and columns of one recording.

use patella::activity::{SampleColumn, Samples};

#[test]
fn gaps_in_a_column_are_not_measured() {
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
fn reversed_rows_are_sorted_with_all_their_columns() {
    let mut reversed = samples(&[(3, 63.0), (2, 62.0), (1, f64::NAN)]);
    reversed.sort_by_time();
    assert_eq!(reversed.unix_ms, [1, 2, 3]);
    assert_eq!(heart_rates(&reversed), [None, Some(62.0), Some(63.0)]);
    assert!(reversed.segment_starts.is_empty());
}

#[test]
fn removed_rows_take_their_values_with_them_and_leave_the_segments_right() {
    let mut some = samples(&[(1, 61.0), (2, f64::NAN), (3, 63.0), (4, 64.0), (5, 65.0)]);
    some.segment_starts = vec![1, 2, 4];
    some.retain_rows(&[2, 3]);
    assert_eq!(some.unix_ms, [3, 4]);
    assert_eq!(heart_rates(&some), [Some(63.0), Some(64.0)]);
    assert!(some.segment_starts.is_empty(), "row 3 begins the first");
    let mut others = samples(&[(1, 61.0), (2, 62.0), (3, 63.0), (4, 64.0)]);
    others.segment_starts = vec![1, 2];
    others.retain_rows(&[0, 3]);
    assert_eq!(others.segment_starts, [1]);
}

#[test]
fn sorting_is_stable_and_begins_a_segment_where_two_meet() {
    let mut mixed = samples(&[(5, 1.0), (5, 2.0), (1, 3.0), (5, 4.0)]);
    mixed.segment_starts.push(2);
    mixed.sort_by_time();
    assert_eq!(heart_rates(&mixed), [3.0, 1.0, 2.0, 4.0].map(Some), "three rows of one moment stay as they were");
    assert_eq!(mixed.segment_starts, [1, 3]);
}
