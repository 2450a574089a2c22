//! Records of several layouts, and of more rows than are read at once.

use patella::activity::Samples;

use super::*;

/// Events, which are read, and heart beats, which are not.
const EVENT: u16 = 21;
const BEATS: u16 = 78;

#[test]
fn rows_keep_their_order_whatever_stands_between_them() {
    const ROWS: u32 = 1_500;
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, &[(253, 4, Base::U32), (3, 1, Base::U8)]);
    file.define(2, RECORD, &[(253, 4, Base::U32), (5, 4, Base::U32)]);
    file.define(3, RECORD, &[(4, 1, Base::U8)]);
    file.define(4, EVENT, &[(253, 4, Base::U32), (0, 1, Base::U8)]);
    file.define(5, BEATS, &[(0, 2, Base::U16)]);
    for row in 0..ROWS {
        let time = RUN_START + row;
        // Each layout alone for a while, then all of them in turn.
        match if row < 900 { row / 300 } else { row % 3 } {
            0 => file.data(1).u32(time).bytes(&[(row % 200) as u8]),
            1 => file.data(2).u32(time).u32(row * 100),
            _ => file.compressed(3, (time & 0x1F) as u8).bytes(&[(row % 100) as u8]),
        };
        match row % 70 {
            10 => file.data(5).u16(1_000),
            20 => file.data(4).u32(time).bytes(&[0]),
            // The same local type, laid out anew.
            30 => {
                file.define(1, RECORD, &[(3, 1, Base::U8), (253, 4, Base::U32)]);
                let time = RUN_START + row;
                file.data(1).bytes(&[201]).u32(time);
                file.define(1, RECORD, &[(253, 4, Base::U32), (3, 1, Base::U8)]);
                &mut file
            }
            _ => &mut file,
        };
    }
    let samples = only(&file.finish()).samples;
    let mut at = 0;
    for row in 0..ROWS {
        let layout = if row < 900 { row / 300 } else { row % 3 };
        let value = |wanted, value: u32| (layout == wanted).then_some(f64::from(value));
        let expected = [value(0, row % 200), value(1, row), value(2, row % 100)];
        assert_eq!(read(&samples, at), (row, expected), "row {row}");
        at += 1;
        if row % 70 == 30 {
            assert_eq!(read(&samples, at), (row, [Some(201.0), None, None]));
            at += 1;
        }
    }
    assert_eq!(samples.len(), at);
}

/// Second since the start; heart rate, distance and cadence.
fn read(samples: &Samples, row: usize) -> (u32, [Option<f64>; 3]) {
    let second = (samples.unix_ms[row] - samples.unix_ms[0]) / 1_000;
    let values = [samples.heart_rate_bpm.get(row), samples.distance_m.get(row), samples.cadence_rpm.get(row)];
    (second as u32, values)
}

#[test]
fn a_record_of_two_impossible_things_is_one_bad_point() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    let place = [(0, 4, Base::S32), (1, 4, Base::S32), (2, 2, Base::U16)];
    file.define(1, RECORD, &[&[(253, 4, Base::U32)], &place[..]].concat());
    // Beyond the pole, and higher than any mountain.
    file.data(1).u32(RUN_START).u32(1_500_000_000).u32(1).u16(60_000);
    let run = only(&file.finish());
    assert!(run.faults.contains(&Fault::BadPoints { count: 1 }), "{:?}", run.faults);
}
