//! TCX as disks, networks and editors leave it.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

#[test]
fn trap_20_the_blanks_that_strava_leaves_before_the_declaration_do_not_matter() {
    let text = database(&activity("Running", &lap(0, "", &format!("<Track>{}</Track>", point(0, 0)))));
    assert_eq!(only(&format!("          {text}")), only(&text));
}

#[test]
fn what_cannot_be_is_left_out_and_counted() {
    let track = [
        point(0, 0),
        point(0, 1).replace("47.25", "91"),
        point(0, 2).replace("<LongitudeDegrees>8.5</LongitudeDegrees>", ""),
        point(0, 3).replace("2024-05-01T07:00:03Z", "soon"),
        point(0, 4).replace("2024-", "2126-"),
    ]
    .concat();
    let run = only(&database(&activity("Running", &lap(0, "", &format!("<Track>{track}</Track>")))));
    assert_eq!(run.samples.len(), 3);
    assert_eq!(run.faults, [Fault::BadPoints { count: 4 }]);
    let positions: Vec<_> = (0..3).map(|row| run.samples.position(row).is_some()).collect();
    assert_eq!(positions, [true, false, false]);
    assert_eq!(run.samples.distance_m.get(2), Some(6.0), "the belt measured on");
}

#[test]
fn every_cut_keeps_all_complete_points_and_laps() {
    let track = |minute| format!("<Track>{}{}</Track>", point(minute, 0), point(minute, 1));
    let laps = lap(0, &totals(60.0, 200.0, 150.0), &track(0)) + &lap(1, &totals(60.0, 210.0, 155.0), &track(1));
    let text = database(&activity("Running", &laps));
    for cut in 0..text.len() {
        let remaining = &text[..cut];
        let points = remaining.matches("</Trackpoint>").count();
        let laps = remaining.matches("</Lap>").count();
        match tcx::decode(remaining.as_bytes()) {
            Ok(Decoded::Activities(recordings)) => {
                let run = &recordings[0];
                assert!((points..=points + 1).contains(&run.samples.len()), "points at {cut}");
                assert!((laps..=laps + 1).contains(&run.laps.len()), "laps at {cut}");
                assert!(run.is_damaged(), "the cut at {cut} is not reported");
            }
            other => assert_eq!(points + laps, 0, "{other:?} at {cut}"),
        }
    }
    assert!(!only(&text).is_damaged());
}

#[test]
fn depth_costs_nothing() {
    let deep = format!("<Notes>{}</Notes>", "<a>".repeat(200_000));
    let text = database(&activity("Running", &(deep + &lap(0, "", &format!("<Track>{}</Track>", point(0, 0))))));
    let begin = Instant::now();
    assert_eq!(only(&text).samples.len(), 1);
    assert!(begin.elapsed() < Duration::from_secs(20), "took {:?}", begin.elapsed());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        noise in prop::collection::vec(any::<u8>(), 0..200),
        at in 0usize..900,
    ) {
        let _ = tcx::decode(&noise);
        let laps = lap(0, &totals(60.0, 200.0, 150.0), &format!("<Track>{}</Track>", point(0, 0)));
        let mut bytes = database(&activity("Running", &laps)).into_bytes();
        let at = at.min(bytes.len());
        bytes.splice(at..at, noise);
        let _ = tcx::decode(&bytes);
    }
}
