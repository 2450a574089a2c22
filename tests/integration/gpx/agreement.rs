//! Every intact GPX file against the `gpx` crate, which reads complete files only: points, places, heights and times add up
//! to the same.

use std::panic;

use jiff::Timestamp;
use patella::activity::limits;

use super::*;
use crate::fixtures::reading::{committed, files_below, fixtures, members};

/// Number and sum of the values.
#[derive(Debug, Default, Clone, Copy)]
struct CountAndSum {
    count: usize,
    sum: f64,
}

impl CountAndSum {
    fn of(values: impl Iterator<Item = f64>) -> CountAndSum {
        values
            .fold(CountAndSum::default(), |total, value| CountAndSum { count: total.count + 1, sum: total.sum + value })
    }

    fn agrees(self, other: CountAndSum) -> bool {
        let most = 1e-9 * other.sum.abs().max(1.0);
        self.count == other.count && (self.sum - other.sum).abs() <= most
    }
}

/// What the `gpx` crate makes of a file; `None` where it refuses it.
pub fn foreign(bytes: &[u8]) -> Option<::gpx::Gpx> {
    panic::catch_unwind(|| ::gpx::read(bytes).ok()).ok()?
}

/// In what we and the `gpx` crate differ.
pub fn differences(ours: &[Recording], theirs: &::gpx::Gpx) -> Vec<String> {
    let points = || {
        let segments = theirs.tracks.iter().flat_map(|track| &track.segments);
        segments.flat_map(|segment| &segment.points)
    };
    // A point without a possible time is no sample.
    let moment = |point: &::gpx::Waypoint| -> Option<i64> {
        let time: Timestamp = point.time?.format().ok()?.parse().ok()?;
        let unix_ms = time.as_millisecond();
        limits::UNIX_MS.contains(&unix_ms).then_some(unix_ms)
    };
    let timed = || points().filter(|point| moment(point).is_some());
    // Nor is a place that cannot be a place.
    let placed = || {
        timed()
            .map(|point| (point.point().y(), point.point().x()))
            .filter(|&(latitude_deg, longitude_deg)| limits::is_position(latitude_deg, longitude_deg))
    };
    let heights = || {
        let heights = timed().filter_map(|point| point.elevation);
        heights.filter(|height_m| limits::ALTITUDE_M.contains(height_m))
    };
    let samples = || ours.iter().map(|recording| &recording.samples);
    let seconds = |unix_ms: i64| unix_ms as f64 / 1000.0;
    let pairs = [
        (
            "times",
            CountAndSum::of(samples().flat_map(|samples| samples.unix_ms.iter().map(|&ms| seconds(ms)))),
            CountAndSum::of(points().filter_map(moment).map(seconds)),
        ),
        (
            "latitude",
            CountAndSum::of(samples().flat_map(|samples| samples.latitude_deg.measured())),
            CountAndSum::of(placed().map(|(latitude_deg, _)| latitude_deg)),
        ),
        (
            "longitude",
            CountAndSum::of(samples().flat_map(|samples| samples.longitude_deg.measured())),
            CountAndSum::of(placed().map(|(_, longitude_deg)| longitude_deg)),
        ),
        (
            "altitude",
            CountAndSum::of(samples().flat_map(|samples| samples.altitude_m.measured())),
            CountAndSum::of(heights()),
        ),
    ];
    let off = pairs.iter().filter(|(_, ours, theirs)| !ours.agrees(*theirs));
    off.map(|(name, ours, theirs)| format!("{name} {ours:?} instead of {theirs:?}")).collect()
}

#[test]
fn sums_of_columns_are_those_of_the_gpx_crate() {
    let mut compared = 0;
    for path in files_below(&fixtures()) {
        let files = if path.ends_with(".zip") {
            members(&committed(&path)).into_iter().collect()
        } else {
            vec![(path.clone(), committed(&path))]
        };
        for (name, bytes) in files.into_iter().filter(|(name, _)| name.ends_with(".gpx")) {
            let (Ok(Decoded::Activities(ours)), Some(theirs)) = (gpx::decode(&bytes), foreign(&bytes)) else {
                continue;
            };
            let intact = |recording: &Recording| {
                !(recording.faults.iter()).any(|fault| matches!(fault, Fault::BadPoints { .. }))
            };
            assert!(ours.iter().all(intact), "{name}");
            assert_eq!(differences(&ours, &theirs), [] as [&str; 0], "{name}");
            compared += 1;
        }
    }
    assert!(compared >= 2, "only {compared} files");
}
