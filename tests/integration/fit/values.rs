//! Single values: base types, arrays, the mark for invalid, packed fields, short times.

use super::*;

#[test]
fn base_types_come_from_the_file() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(
        1,
        RECORD,
        &[
            (253, 4, Base::U32),
            (2, 4, Base::U32),
            (3, 2, Base::U16),
            (4, 4, Base::F32),
            (5, 8, Base::F64),
            (7, 2, Base::S16),
        ],
    );
    file.data(1)
        .u32(RUN_START)
        .u32(2_550)
        .u16(141)
        .bytes(&84.5_f32.to_le_bytes())
        .bytes(&1_250.0_f64.to_le_bytes())
        .bytes(&(-5_i16).to_le_bytes());
    let samples = only(&file.finish()).samples;
    assert_eq!(samples.altitude_m.get(0), Some(10.0));
    assert_eq!(samples.heart_rate_bpm.get(0), Some(141.0));
    assert_eq!(samples.cadence_rpm.get(0), Some(84.5));
    assert_eq!(samples.distance_m.get(0), Some(12.5));
    assert_eq!(samples.power_w.get(0), Some(-5.0));
}

#[test]
fn running_dynamics_are_tenths_and_what_no_step_can_be_is_left_out() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, &[(253, 4, Base::U32), (39, 2, Base::U16), (41, 2, Base::U16)]);
    file.data(1).u32(RUN_START).u16(985).u16(2_431);
    file.data(1).u32(RUN_START + 1).u16(0).u16(0);
    file.data(1).u32(RUN_START + 2).u16(u16::MAX).u16(30_000);
    let samples = only(&file.finish()).samples;
    assert_eq!(samples.vertical_oscillation_mm.get(0), Some(98.5));
    assert_eq!(samples.ground_contact_ms.get(0), Some(243.1));
    for row in 1..3 {
        assert_eq!(samples.vertical_oscillation_mm.get(row), None);
        assert_eq!(samples.ground_contact_ms.get(row), None);
    }
}

#[test]
fn of_an_array_the_first_value_counts() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, &[(253, 4, Base::U32), (78, 12, Base::U32), (3, 3, Base::U8)]);
    file.data(1).u32(RUN_START).u32(3_000).u32(9).u32(9).bytes(&[150, 1, 2]);
    file.data(1).u32(RUN_START + 1).u32(u32::MAX).u32(9).u32(9).bytes(&[0xFF, 1, 2]);
    let samples = only(&file.finish()).samples;
    assert_eq!(samples.altitude_m.get(0), Some(100.0));
    assert_eq!(samples.heart_rate_bpm.get(0), Some(150.0));
    assert_eq!(samples.altitude_m.get(1), None);
    assert_eq!(samples.heart_rate_bpm.get(1), None);
}

#[test]
fn the_mark_for_invalid_is_none_and_the_enhanced_field_wins() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    let fields = [
        (78, 4, Base::U32),
        (2, 2, Base::U16),
        (73, 4, Base::U32),
        (6, 2, Base::U16),
        (0, 4, Base::S32),
        (1, 4, Base::S32),
        (3, 1, Base::U8),
    ];
    file.define(1, RECORD, &[&[(253, 4, Base::U32)], &fields[..]].concat());
    let invalid = 0x7FFF_FFFF;
    file.data(1).u32(RUN_START).u32(2_600).u16(2_550).u32(3_000).u16(2_000).u32(1).u32(invalid).bytes(&[0]);
    file.data(1)
        .u32(RUN_START + 1)
        .u32(u32::MAX)
        .u16(2_550)
        .u32(u32::MAX)
        .u16(2_000)
        .u32(invalid)
        .u32(1)
        .bytes(&[0xFF]);
    let samples = only(&file.finish()).samples;
    assert_eq!([samples.altitude_m.get(0), samples.altitude_m.get(1)], [Some(20.0), Some(10.0)]);
    assert_eq!([samples.speed_m_s.get(0), samples.speed_m_s.get(1)], [Some(3.0), Some(2.0)]);
    assert_eq!([samples.position(0), samples.position(1)], [None, None]);
    assert_eq!(samples.heart_rate_bpm.get(0), Some(0.0), "zero is a measurement");
}

#[test]
fn speed_and_distance_packed_in_three_bytes_roll_over() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, &[(253, 4, Base::U32), (8, 3, Base::Byte)]);
    // 12 bits of centimeters a second, 12 bits of sixteenths of a meter.
    let packed = |speed: u32, distance: u32| {
        let bits = (speed & 0xFFF) | ((distance & 0xFFF) << 12);
        [bits as u8, (bits >> 8) as u8, (bits >> 16) as u8]
    };
    let sixteenths = [160, 2_000, 4_000, 6_000];
    for (second, distance) in sixteenths.into_iter().enumerate() {
        file.data(1).u32(RUN_START + second as u32).bytes(&packed(310, distance));
    }
    file.data(1).u32(RUN_START + 4).bytes(&[0xFF; 3]);
    let samples = only(&file.finish()).samples;
    let distances: Vec<f64> = samples.distance_m.measured().collect();
    assert_eq!(distances, [10.0, 125.0, 250.0, 375.0], "4096 sixteenths are 256 m");
    assert_eq!(samples.speed_m_s.get(3), Some(3.1));
    assert_eq!(samples.speed_m_s.get(4), None);
}

#[test]
fn a_time_in_five_bits_counts_from_the_last_whole_one() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(2, RECORD, &[(3, 1, Base::U8)]);
    file.compressed(2, 7).bytes(&[100]);
    file.define(1, RECORD, &[(253, 4, Base::U32), (3, 1, Base::U8)]);
    file.data(1).u32(RUN_START / 32 * 32 + 30).bytes(&[120]);
    for offset in [31, 1, 0] {
        file.compressed(2, offset).bytes(&[130]);
    }
    let run = only(&file.finish());
    let base = run.samples.unix_ms[0] / 1000;
    let seconds: Vec<i64> = run.samples.unix_ms.iter().map(|ms| ms / 1000 - base).collect();
    assert_eq!(seconds, [0, 1, 3, 34]);
    assert!(
        run.faults.contains(&Fault::BadPoints { count: 1 }),
        "before any whole time there is nothing to count from"
    );
}
