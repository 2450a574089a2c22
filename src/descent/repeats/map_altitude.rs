//! Altitude that is not measured but read from a map.
//!
//! Air pressure moves a barometer by meters from day to day, and a receiver errs by meters. Where the heights of two days
//! agree within decimeters over a whole path, neither measured them: the app or the maker replaced them with those of a map.
//! A map is smooth, so such altitude looks as calm as that of a barometer; it is as good as the map, which nobody knows.

use std::collections::BTreeMap;

use super::visits::Search;
use super::{RepeatedRun, Repeats};
use crate::stats::median;

/// Runs of one device that are compared; more would say the same.
const MOST_COMPARED: usize = 12;

/// Visits of each of them.
const MOST_VISITS: usize = 3;

/// Two runs closer in time may share the weather, milliseconds.
const DAYS_APART_MS: i64 = 20 * 3_600_000;

/// For each run, whether its altitude is that of a map.
pub(super) fn find(repeats: &Repeats<'_>) -> Vec<bool> {
    let rules = &repeats.rules.repeats;
    let mut devices: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for &run in repeats.order.iter().filter(|&&run| !repeats.runs[run].is_gps()) {
        devices.entry(repeats.runs[run].device).or_default().push(run);
    }
    let mut is_map = vec![false; repeats.runs.len()];
    for runs in devices.into_values() {
        let apart = runs.len().div_ceil(MOST_COMPARED);
        let (mut pairs, mut equal) = (0_usize, 0_usize);
        for &run in runs.iter().step_by(apart) {
            let track = repeats.runs[run].track;
            let is_comparable = |other: usize| is_of_other_days(&repeats.runs[run], &repeats.runs[other]);
            for visit in Search::some_visits(repeats, run, MOST_VISITS, &is_comparable) {
                let own = track.nodes[visit.first..visit.end()].iter();
                let apart_m =
                    own.zip(&visit.altitude_m).map(|(own, other_m)| f64::from((own.altitude_m - other_m).abs()));
                pairs += 1;
                equal += usize::from(median(apart_m).is_some_and(|apart_m| apart_m <= rules.map_within_m));
            }
        }
        if equal >= rules.map_pairs && equal as f64 >= rules.map_share * pairs as f64 {
            runs.iter().for_each(|&run| is_map[run] = true);
        }
    }
    is_map
}

fn is_of_other_days(one: &RepeatedRun<'_>, other: &RepeatedRun<'_>) -> bool {
    one.device == other.device && !other.is_gps() && (one.span_ms.0 - other.span_ms.0).abs() >= DAYS_APART_MS
}
