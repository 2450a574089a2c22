//! GPX as disks, networks and editors leave it.

use std::fmt::Write;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

#[test]
fn what_cannot_be_is_left_out_and_counted() {
    let bad = |text: &str, from: &str, to: &str| text.replace(from, to);
    let points = [
        point(0),
        bad(&point(1), "47.000001", "123.4"),
        bad(&point(2), "2024-05", "1989-12"),
        bad(&point(3), "<time>2024-05-01T07:00:03Z</time>", "<time/>"),
        bad(&point(4), "47.000004", "47,000004"),
        bad(&point(5), "400.5", "NaN"),
        bad(&point(6), "400.5", "1614,678"),
        bad(&point(7), "lon=\"8.5\"", ""),
    ]
    .concat();
    let run = only(&file(&format!("<trk><trkseg>{points}</trkseg></trk>")));
    assert_eq!(run.samples.len(), 6, "two have no possible time");
    assert_eq!(run.faults, [Fault::BadPoints { count: 4 }]);
    let latitudes: Vec<_> = (0..6).map(|row| run.samples.latitude_deg.get(row)).collect();
    assert_eq!(latitudes, [Some(47.0), None, Some(47.000004), Some(47.000005), Some(47.000006), None]);
    assert_eq!(run.samples.altitude_m.get(3), None);
    assert_eq!(run.samples.altitude_m.get(4), Some(1614.678));
}

#[test]
fn a_tag_torn_in_two_invents_no_place() {
    let text = file(&track("", 0..4)).replace(
        &point(1),
        "<trkpt lat=\"10.0\" lo<trkpt lat=\"20.0\" lon=\"30.0\"><time>2024-05-01T07:00:01Z</time></trkpt>",
    );
    let run = only(&text);
    assert_eq!(run.samples.len(), 4);
    assert_eq!(run.samples.position(1), None);
    assert_eq!(run.faults, [Fault::BadPoints { count: 1 }]);
}

#[test]
fn trap_20_encodings_and_junk_before_the_first_tag_do_not_matter() {
    let text = file(&track("<name>Möösli</name>", 0..5));
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { format!("\u{FEFF}{text}").encode_utf16().flat_map(bytes).collect() };
    let expected = only(&text);
    for bytes in [
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        utf16(u16::to_le_bytes)[2..].to_vec(),
        format!("\u{FEFF}{text}").into_bytes(),
        format!("  \r\n junk {text}").into_bytes(),
    ] {
        assert_eq!(gpx::decode(&bytes), Ok(Decoded::Activities(vec![expected.clone()])));
    }
    let broken = text.replace("Möösli", "M\u{1}\u{1}sli").into_bytes();
    let broken: Vec<u8> = broken.iter().map(|&byte| if byte == 1 { 0xF6 } else { byte }).collect();
    let Ok(Decoded::Activities(runs)) = gpx::decode(&broken) else {
        panic!("a character cost the file");
    };
    assert_eq!(runs[0].faults, [Fault::BadEncoding]);
    assert_eq!(runs[0].samples, expected.samples);
}

#[test]
fn a_damaged_stretch_costs_only_itself() {
    let text = file(&track("", 0..100));
    let damaged = text.replace(&point(50), "<trkpt lat=\"47.0\0\0\0\0");
    let run = only(&damaged);
    assert_eq!(run.samples.len(), 99);
    assert!(run.is_damaged());
    let at = damaged.find("<trkpt lat=\"47.0\0").unwrap();
    assert_eq!(run.faults, [Fault::Garbled { at_byte: at, what: "a damaged tag" }]);
}

#[test]
fn depth_and_entities_cost_nothing() {
    let nested = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let deep = track("", 0..3).replace("</trkpt>", &format!("<extensions>{nested}</extensions></trkpt>"));
    let unclosed = track("", 0..3).replace("</trkpt>", &"<a>".repeat(200_000));
    let begin = Instant::now();
    assert_eq!(only(&file(&deep)).samples.len(), 3);
    assert_eq!(only(&file(&unclosed)).samples.len(), 3);
    assert!(begin.elapsed() < Duration::from_secs(20), "took {:?}", begin.elapsed());

    let mut entities = String::from("<!DOCTYPE gpx [<!ENTITY e0 \"0123456789\">");
    for level in 1..30 {
        let inside = format!("&e{};", level - 1).repeat(10);
        write!(entities, "<!ENTITY e{level} \"{inside}\">").unwrap();
    }
    let bomb = format!("{entities}]>{}", file(&track("<name>&e29;</name><type>&e29;</type>", 0..3)));
    assert_eq!(only(&bomb).samples.len(), 3);
}

#[test]
fn every_cut_keeps_all_complete_points() {
    let text = file(&(track("<type>running</type>", 0..8) + &track("<name>é</name>", 9..14)));
    for cut in 0..text.len() {
        let bytes = &text.as_bytes()[..cut];
        let remaining = String::from_utf8_lossy(bytes);
        let complete = remaining.matches("</trkpt>").count();
        match gpx::decode(bytes) {
            Ok(Decoded::Activities(recordings)) => {
                let run = &recordings[0];
                let rows = run.samples.len();
                assert!((complete..=complete + 1).contains(&rows), "{rows} rows at {cut}");
                assert!(run.is_damaged(), "the cut at {cut} is not reported");
                for row in 0..rows {
                    assert!(run.samples.position(row).is_some(), "row {row} at {cut}");
                }
            }
            other => assert_eq!(complete, 0, "{other:?} at {cut}"),
        }
    }
    assert!(!only(&text).is_damaged());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        noise in prop::collection::vec(any::<u8>(), 0..200),
        at in 0usize..600,
    ) {
        let _ = gpx::decode(&noise);
        let mut bytes = file(&track("", 0..6)).into_bytes();
        let at = at.min(bytes.len());
        bytes.splice(at..at, noise);
        let _ = gpx::decode(&bytes);
    }

    #[test]
    fn one_changed_byte_keeps_the_rows_before_it_and_adds_none(
        at in 0usize..1_000,
        byte in any::<u8>(),
    ) {
        let text = file(&track("", 0..20));
        let mut bytes = text.clone().into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        let rows = match gpx::decode(&bytes) {
            Ok(Decoded::Activities(recordings)) => {
                recordings.iter().map(|run| run.samples.len()).sum()
            }
            _ => 0,
        };
        let before = text[..at].matches("</trkpt>").count();
        prop_assert!((before..=20).contains(&rows), "{rows} rows, {before} before the change");
    }
}
