//! The rules for one activity in several files, the surest first, and which of the files is kept.

use super::*;
use patella::activity::Totals;

#[test]
fn trap_28_the_same_run_as_fit_gpx_and_tcx_is_one_and_the_pairs_are_named() {
    let watch = run(START);
    let tcx = Session { format: Format::Tcx, ..seconds_later(run(START), 1) };
    let track = gpx(seconds_later(run(START), 2));
    let mut files = copies(["a.fit", "b/a.fit"], vec![watch]);
    files.push(file("c.tcx", vec![tcx]));
    files.push(file("d.gpx", vec![track]));
    let history = history(files);
    assert_eq!(history.runs.len(), 1);
    assert_eq!(ties(&history), [None, Some(Tie::SameBytes), Some(Tie::SameStart), Some(Tie::SameStart)]);
    let kept = (history.ledger[1..].iter()).map(|row| row.duplicate_of.as_deref());
    assert!(kept.eq([Some("a.fit"); 3]));
    assert_eq!(history.ledger[1].remarks(), "a copy of the same activity (identical bytes)");
    assert_eq!(history.ledger[0].remarks(), "");
}

#[test]
fn trap_28_watch_and_phone_at_one_time_are_one_run() {
    let watch = lasting(run("2026-03-02T06:00:40Z"), 3_500.0);
    let phone = Session {
        totals: Totals { distance_m: Some(10_700.0), ..gpx(lasting(run(START), 3_700.0)).totals },
        ..gpx(lasting(run(START), 3_700.0))
    };
    let history = of_runs(vec![phone, watch]);
    assert_eq!(history.runs.len(), 1);
    assert_eq!(ties(&history), [Some(Tie::DoubleRecording), None]);
    let kept = &history.runs[0].session;
    assert_eq!((kept.format, kept.totals.distance_m), (Format::Fit, Some(10_000.0)));
    assert_eq!(kept.flags, [Flag::HasDuplicate]);
}

#[test]
fn a_double_recording_needs_time_duration_and_distance() {
    let kept = |later_s: i64, lasted_s: f64, distance_m: Option<f64>| {
        let phone = Session {
            totals: Totals { distance_m, ..gpx(seconds_later(lasting(run(START), lasted_s), later_s)).totals },
            ..gpx(seconds_later(lasting(run(START), lasted_s), later_s))
        };
        of_runs(vec![run(START), phone]).runs.len()
    };
    assert_eq!(kept(720, 3_600.0, Some(10_000.0)), 1, "80 % in common");
    assert_eq!(kept(721, 3_600.0, Some(10_000.0)), 2);
    assert_eq!(kept(60, 4_000.0, Some(10_000.0)), 1, "a tenth longer");
    assert_eq!(kept(60, 4_001.0, Some(10_000.0)), 2);
    assert_eq!(kept(60, 3_600.0, Some(9_000.0)), 1, "a tenth less far");
    assert_eq!(kept(60, 3_600.0, Some(8_999.0)), 2, "and not within the other");
    assert_eq!(kept(60, 3_600.0, None), 1, "one without a distance");
}

#[test]
fn a_treadmill_run_beside_a_phone_that_lay_still_is_one_run() {
    let treadmill = Session { sub_sport: SubSport::Treadmill, ..run(START) };
    let phone = Session {
        totals: Totals { distance_m: Some(240.0), ..gpx(seconds_later(run(START), 90)).totals },
        ..gpx(seconds_later(run(START), 90))
    };
    let history = of_runs(vec![treadmill, phone]);
    assert_eq!(history.runs.len(), 1);
    assert_eq!(history.runs[0].session.totals.distance_m, Some(10_000.0));
}

#[test]
fn the_watch_is_kept_before_conversions_of_it() {
    let maker = |manufacturer: u16, samples: usize| Session {
        file_id: FileId { manufacturer: Some(manufacturer), ..FileId::default() },
        samples,
        ..run(START)
    };
    let converted = |samples| maker(255, samples);
    let by_app = Session { device: Some("HealthFit".to_owned()), ..maker(333, 9_000) };
    let tcx = Session { format: Format::Tcx, ..run(START) };
    let history =
        of_runs(vec![gpx(run(START)), tcx, converted(9_000), maker(265, 8_000), by_app, maker(1, 0), maker(1, 1_800)]);
    assert_eq!(history.runs.len(), 1);
    let kept = &history.runs[0].session;
    assert_eq!((kept.file_id.manufacturer, kept.samples), (Some(1), 1_800));
    let without_samples = of_runs(vec![converted(9_000), maker(1, 0)]);
    assert_eq!(without_samples.runs[0].session.file_id.manufacturer, Some(1));
}

#[test]
fn a_file_cut_short_is_one_run_with_the_whole_one() {
    let cut = Session {
        flags: vec![Flag::Recovered],
        totals: Totals { distance_m: Some(3_000.0), ..lasting(run(START), 1_000.0).totals },
        ..lasting(run(START), 1_000.0)
    };
    let whole = gpx(seconds_later(run(START), 4));
    let history = of_runs(vec![cut.clone(), whole]);
    assert_eq!(history.runs.len(), 1);
    assert_eq!(ties(&history), [Some(Tie::Part), None]);
    assert_eq!(history.runs[0].session.totals.distance_m, Some(10_000.0));
    // A sound file of the watch is never left out for a longer track: they are counted both, and reported.
    let sound = Session { flags: Vec::new(), ..cut };
    let history = of_runs(vec![sound, gpx(run(START))]);
    assert_eq!(history.runs.len(), 2);
    assert_eq!(history.ledger[0].ties[0].tie, Tie::Overlap);
}

/// A track that began late and ended early, of this many meters.
fn part(later_s: i64, lasted_s: f64, meters: f64) -> Session {
    Session {
        totals: Totals {
            distance_m: Some(meters),
            avg_hr_bpm: Some(171.0),
            rpe_0_10: Some(4.0),
            ..gpx(seconds_later(lasting(run(START), lasted_s), later_s)).totals
        },
        ..gpx(seconds_later(lasting(run(START), lasted_s), later_s))
    }
}

#[test]
fn a_track_that_began_when_the_satellites_were_found_is_part_of_the_run() {
    let history = of_runs(vec![run(START), part(900, 1_800.0, 5_000.0)]);
    assert_eq!(ties(&history), [None, Some(Tie::Part)]);
    let kept = &history.runs[0].session;
    assert_eq!((kept.totals.avg_hr_bpm, kept.totals.rpe_0_10), (None, Some(4.0)));
    // A track with gaps in it lasts longer than the timer and shorter than the outing.
    let paused = Session { totals: Totals { timer_s: Some(1_500.0), ..run(START).totals }, ..run(START) };
    let history = of_runs(vec![paused.clone(), part(400, 2_700.0, 9_900.0)]);
    assert_eq!(ties(&history), [None, Some(Tie::DoubleRecording)]);
    // With the timer stopped for 35 minutes, ten minutes of another recording may be another run.
    let history = of_runs(vec![paused, part(900, 600.0, 2_000.0)]);
    assert_eq!(history.runs.len(), 2);
    // A part is not farther than the whole, and does not reach beyond it.
    for other in [part(900, 1_800.0, 11_100.0), part(3_000, 1_200.0, 3_000.0)] {
        assert_eq!(of_runs(vec![run(START), other]).runs.len(), 2);
    }
}

/// A track whose times name no zone, read as UTC, of a runner two hours ahead of it.
fn naive(seconds: i64) -> Session {
    Session {
        flags: vec![Flag::NoTimeZone],
        totals: Totals { distance_m: Some(10_050.0), ..gpx(seconds_later(run(START), seconds)).totals },
        ..gpx(seconds_later(run(START), seconds))
    }
}

#[test]
fn a_copy_in_local_time_without_a_zone_is_one_run_at_the_hour_of_the_watch() {
    for order in [vec![run(START), naive(7_203)], vec![naive(7_203), run(START)]] {
        let history = of_runs(order);
        assert_eq!(history.runs.len(), 1);
        assert!(ties(&history).contains(&Some(Tie::NoTimeZone)));
        assert_eq!(history.runs[0].start.utc, START.parse().unwrap());
    }
    // Kept is the sound track; the hour is still that of the watch.
    let damaged = Session { flags: vec![Flag::Recovered], ..run(START) };
    let history = of_runs(vec![damaged, naive(7_203)]);
    let kept = &history.runs[0];
    assert_eq!((history.runs.len(), kept.session.format), (1, Format::Gpx));
    assert_eq!(kept.start.utc, START.parse().unwrap());
    assert!(!kept.session.flags.contains(&Flag::NoTimeZone));
}

#[test]
fn the_same_loop_at_another_hour_stays_two_runs_even_without_a_zone() {
    // Three hours away is not the two hours that the watch was ahead of UTC.
    assert_eq!(of_runs(vec![run(START), naive(10_800)]).runs.len(), 2);
    // Two tracks of one app are off by the same hours.
    assert_eq!(of_runs(vec![naive(0), naive(36_000)]).runs.len(), 2);
    // Where the watch tells no offset, seconds decide.
    let unplaced = Session { utc_offset: None, ..run(START) };
    assert_eq!(of_runs(vec![unplaced.clone(), naive(10_805)]).runs.len(), 1);
    assert_eq!(of_runs(vec![unplaced.clone(), naive(10_845)]).runs.len(), 2);
    let slower = lasting(naive(10_800), 3_620.0);
    assert_eq!(of_runs(vec![unplaced, slower]).runs.len(), 2);
}

#[test]
fn facts_of_every_copy_are_laid_over_the_one_kept() {
    let phone = Session {
        totals: Totals { rpe_0_10: Some(7.0), ..gpx(seconds_later(run(START), 30)).totals },
        sub_sport: SubSport::Trail,
        ..gpx(seconds_later(run(START), 30))
    };
    let history = of_runs(vec![run(START), phone]);
    let kept = &history.runs[0].session;
    assert_eq!((kept.totals.rpe_0_10, kept.sub_sport), (Some(7.0), SubSport::Trail));
    assert_eq!(kept.device.as_deref(), Some("garmin fr245"));
}
