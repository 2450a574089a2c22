//! FIT as crashed watches, broken copies and bad will leave it.

use std::time::{Duration, Instant};

use patella::session::Flag;

use super::bytes::record_fields;
use super::*;
use crate::damage::random_damage::SplitMix64;

#[test]
fn each_damage_is_named_and_costs_no_more_than_it_must() {
    let run = only(&small("run"));
    let cases: [(&str, Vec<Fault>, usize); 6] = [
        ("bad-crc", vec![Fault::BadChecksum], 149),
        ("trailing", vec![Fault::TrailingBytes { count: 64 }], 149),
        ("data-size-zero", vec![Fault::NoDeclaredSize], 149),
        ("no-session", vec![Fault::NoSession], 149),
        (
            "cut-between-messages",
            vec![Fault::CutOff { at_byte: small("cut-between-messages").len() }, Fault::NoSession],
            149,
        ),
        ("truncated", vec![Fault::CutOff { at_byte: small("truncated").len() }, Fault::NoSession], 112),
    ];
    for (name, faults, rows) in cases {
        let damaged = only(&small(name));
        assert_eq!(damaged.faults, faults, "{name}");
        assert_eq!(damaged.samples.len(), rows, "{name}");
        assert_eq!(damaged.samples.unix_ms, run.samples.unix_ms[..rows], "{name}");
        let session = &sessions(&damaged)[0];
        let lost = faults.iter().any(Fault::loses_data);
        assert_eq!(session.flags.contains(&Flag::Recovered), lost, "{name}");
        assert_eq!(session.start_utc, sessions(&run)[0].start_utc, "{name}");
    }
    assert!(sessions(&only(&small("bad-crc")))[0].flags.contains(&Flag::BadChecksum));
}

#[test]
fn a_rebuilt_session_has_the_distance_and_the_pause_of_the_samples() {
    let whole = &sessions(&only(&small("run")))[0];
    let rebuilt = &sessions(&only(&small("no-session")))[0];
    assert_eq!(rebuilt.distance_source.name(), "samples");
    let off = |ours: Option<f64>, theirs: Option<f64>| (ours.unwrap() - theirs.unwrap()).abs();
    assert!(off(rebuilt.totals.distance_m, whole.totals.distance_m) < 10.0);
    assert!(off(rebuilt.totals.elapsed_s, whole.totals.elapsed_s) <= 10.0);
    assert!(off(rebuilt.totals.timer_s, whole.totals.timer_s) <= 10.0, "the pause is known from the timer");
    assert!(off(rebuilt.totals.descent_m, whole.totals.descent_m) <= 3.0);
}

#[test]
fn cut_at_every_byte_every_record_before_the_cut_is_kept() {
    let run = small("run");
    let whole = only(&run);
    let ends = record_ends(&run);
    assert_eq!(ends.len(), whole.samples.len());
    for cut in 0..run.len() {
        let before = ends.partition_point(|&end| end <= cut);
        match fit::decode(&run[..cut]) {
            Ok(Decoded::Activities(parts)) => {
                assert_eq!(parts[0].samples.unix_ms, whole.samples.unix_ms[..before], "cut at {cut}");
                let checksum_only = run.len() - cut <= 2;
                assert_eq!(parts[0].is_damaged(), !checksum_only, "cut at {cut}");
            }
            Ok(other) => panic!("cut at {cut}: {other:?}"),
            Err(_) => assert_eq!(before, 0, "cut at {cut}"),
        }
    }
}

/// Where the records of a plain file end, found by walking its messages once more.
fn record_ends(file: &[u8]) -> Vec<usize> {
    let (mut at, mut ends, mut sizes) = (usize::from(file[0]), Vec::new(), [(0, 0); 16]);
    while at < file.len() - 2 {
        let local = usize::from(file[at] & 0x0F);
        if file[at] & 0x40 != 0 {
            let fields = usize::from(file[at + 5]);
            let size: usize = (0..fields).map(|field| usize::from(file[at + 7 + field * 3])).sum();
            sizes[local] = (u16::from_le_bytes([file[at + 3], file[at + 4]]), size);
            at += 6 + fields * 3;
        } else {
            at += 1 + sizes[local].1;
            if sizes[local].0 == RECORD {
                ends.push(at);
            }
        }
    }
    ends
}

#[test]
fn a_cut_second_part_leaves_the_first_whole_and_is_told() {
    let (run, chained) = (small("run"), small("chained"));
    for cut in [run.len() + 14, run.len() + 60, chained.len() - 500] {
        let parts = recordings(&chained[..cut]);
        assert_eq!(parts[0].samples, only(&run).samples);
        assert!(
            parts.iter().flat_map(|part| &part.faults).any(Fault::loses_data),
            "cut at {cut}: {} parts",
            parts.len()
        );
    }
    let parts = recordings(&chained[..run.len() + 8]);
    assert_eq!(parts[0].faults, [Fault::TrailingBytes { count: 8 }], "no header, no part");
}

#[test]
fn one_garbled_time_near_the_beginning_costs_one_row() {
    let intact = only(&small("run")).samples.unix_ms;
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, record_fields());
    for second in 0..100 {
        // A flip of one bit: eight years later.
        let flipped = if second == 3 { 1 << 28 } else { 0 };
        file.data(1).u32(RUN_START + second + flipped).u32(0).bytes(&[140]);
    }
    let run = only(&file.finish());
    assert_eq!((run.samples.len(), run.samples.unix_ms[0]), (99, intact[0]));
    assert!(run.faults.contains(&Fault::BadPoints { count: 1 }));
}

#[test]
fn a_message_that_was_never_defined_ends_the_reading_there() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, record_fields());
    file.data(1).u32(RUN_START).u32(0).bytes(&[140]);
    let at_byte = file.finish().len() - 2;
    file.data(9).u32(1);
    let run = only(&file.finish());
    let what = "a message that was never defined";
    assert_eq!(run.faults, [Fault::Garbled { at_byte, what }, Fault::NoSession]);
    assert_eq!(run.samples.len(), 1);
}

#[test]
fn places_and_heights_that_cannot_be_are_left_out_and_counted() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, &[(253, 4, Base::U32), (0, 4, Base::U32), (1, 4, Base::U32), (78, 4, Base::U32)]);
    let at = |degrees: u32| (f64::from(degrees) * 2_147_483_648.0 / 180.0) as u32;
    file.data(1).u32(RUN_START).u32(at(47)).u32(at(8)).u32(5_000);
    file.data(1).u32(RUN_START + 1).u32(at(120)).u32(at(8)).u32(5_000);
    file.data(1).u32(RUN_START + 2).u32(0).u32(0).u32(5_000);
    file.data(1).u32(RUN_START + 3).u32(at(47)).u32(at(8)).u32(900_000);
    let run = only(&file.finish());
    assert!(run.faults.contains(&Fault::BadPoints { count: 3 }));
    assert_eq!(run.samples.latitude_deg.measured().count(), 2);
    assert_eq!(run.samples.altitude_m.measured().count(), 3);
}

#[test]
fn an_identity_of_eight_bytes_does_not_overflow() {
    let mut file = Fit::new();
    file.define(0, 0, &[(0, 1, Base::U8), (4, 8, Base::U64)]);
    file.data(0).bytes(&[4]).bytes(&(u64::MAX - 1).to_le_bytes());
    file.define(1, RECORD, record_fields());
    file.data(1).u32(5).u32(0).bytes(&[140]);
    assert_eq!(only(&file.finish()).samples.len(), 1);
}

#[test]
fn thousands_of_flipped_bytes_neither_panic_nor_hang_nor_swell() {
    let files = ["run", "compressed", "big-endian", "developer", "multisport", "chained"].map(small);
    let mut random = SplitMix64::new(0x5EED);
    let began = Instant::now();
    for round in 0..6_000 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
        }
        if round % 5 == 0 {
            // A flip in the definitions does the most damage.
            let at = 14 + random.below(120);
            bytes[at] = random.below(256) as u8;
        }
        if let Ok(Decoded::Activities(parts)) = fit::decode(&bytes) {
            let rows: usize = parts.iter().map(|part| part.samples.len()).sum();
            assert!(rows <= bytes.len(), "a row takes a byte at least");
            for part in &parts {
                // Refused or not, it must not panic.
                let _ = session::from_recording(part, &Settings::default());
            }
        }
    }
    assert!(began.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_file_of_nothing_but_sessions_ends_at_the_most_there_can_be() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, record_fields());
    for second in 0..20_000 {
        file.data(1).u32(RUN_START + second).u32(second * 300).bytes(&[140]);
    }
    file.define(2, SESSION, session_fields());
    for _ in 0..65_535 {
        file.session(2, RUN_START, 4_000_000, 5_000);
    }
    let began = Instant::now();
    let run = only(&file.finish());
    assert!(run.sessions.len() < 300, "{} sessions", run.sessions.len());
    assert!(run.is_damaged());
    let sessions = sessions(&run);
    let counted: usize = sessions.iter().map(|session| session.samples).sum();
    assert!(counted <= run.samples.len(), "no sample counts twice");
    assert!(sessions.iter().all(|session| session.totals.timer_s != Some(4_000_000.0)), "46 days are no run");
    assert!(began.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_definition_that_repeats_a_field_costs_no_more_than_one() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    let mut fields = vec![(5, 0, Base::U32); 255];
    fields[0] = (253, 4, Base::U32);
    file.define(1, RECORD, &fields);
    for second in 0..200_000 {
        file.data(1).u32(RUN_START + second);
    }
    let began = Instant::now();
    assert_eq!(only(&file.finish()).samples.len(), 200_000);
    assert!(began.elapsed() < Duration::from_secs(30));
}
