//! Starts of a list that the recordings around them settle: a local clock without a time zone, a date in either order.
//!
//! Order of trust: the file that the list names, the nearest recording within seven days whose offset is known, `--tz`, this
//! computer.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::ListedActivity;
use crate::activity::OffsetSource;
use crate::calendar;
use crate::history::Entry;
use crate::settings::{AccountRules, Settings};

/// Gives every activity that has a local start its start in UTC. The entries are in the order of their starts.
pub(super) fn settle(listed: &mut [ListedActivity], of_account: &[usize], entries: &[Entry], settings: &Settings) {
    let recorded = entries.iter().filter_map(|entry| {
        let (minutes, _) = entry.session.utc_offset?;
        Some((entry.session.start_utc.as_second(), minutes))
    });
    // A list that names the zone serves one that does not.
    let stated = of_account.iter().filter_map(|&position| {
        let facts = &listed[position].facts;
        Some((facts.start_utc?.as_second(), facts.utc_offset_min?))
    });
    let mut offsets: Vec<(i64, i32)> = recorded.chain(stated).collect();
    offsets.sort_unstable();
    let zone = settings.time_zone.as_ref();
    let zone = zone.unwrap_or(&settings.system_zone);
    for &position in of_account {
        let facts = &mut listed[position].facts;
        let Some(local) = facts.start_local.filter(|_| facts.start_utc.is_none()) else {
            continue;
        };
        let Ok(as_utc) = Offset::UTC.to_timestamp(local) else {
            continue;
        };
        facts.start_utc = match nearest(&offsets, as_utc, settings.session.offset_holds_s) {
            Some(minutes) => {
                facts.utc_offset_min = facts.utc_offset_min.or(Some(minutes));
                as_utc.checked_sub(jiff::Span::new().minutes(minutes)).ok()
            }
            None => in_zone(zone, as_utc),
        };
    }
}

fn in_zone(zone: &TimeZone, as_utc: Timestamp) -> Option<Timestamp> {
    calendar::instant_of_wall_clock(zone, as_utc)
}

/// The offset of the recording whose local clock is nearest, where one is near enough.
fn nearest(offsets: &[(i64, i32)], as_utc: Timestamp, holds_s: i64) -> Option<i32> {
    let second = as_utc.as_second();
    let away_s = |&(start, minutes): &(i64, i32)| (start + i64::from(minutes) * 60 - second).abs();
    let after = offsets.partition_point(|&(start, _)| start < second);
    // Local clocks may be half a day from UTC, so that a few around it are looked at.
    let from = after.saturating_sub(4);
    let to = (after + 4).min(offsets.len());
    let near = offsets[from..to].iter().min_by_key(|offset| away_s(offset));
    let near = near.filter(|offset| away_s(offset) <= holds_s);
    near.map(|&(_, minutes)| minutes)
}

/// What the list says of the local clock where a recording it names shows the same clock marked as UTC: true where the
/// recording's times are those of the local clock.
pub(super) fn is_local_as_utc(entry: &Entry, listed: &ListedActivity) -> bool {
    const WITHIN_S: i64 = 90;
    let session = &entry.session;
    let Some((minutes, OffsetSource::Position)) = session.utc_offset else {
        return false;
    };
    let Some(local) = listed.facts.start_local else {
        return false;
    };
    let Ok(as_utc) = Offset::UTC.to_timestamp(local) else {
        return false;
    };
    let away_s = |instant: i64| (instant - as_utc.as_second()).abs();
    let start = session.start_utc.as_second();
    minutes != 0 && away_s(start) <= WITHIN_S && away_s(start + i64::from(minutes) * 60) > WITHIN_S
}

/// Settles the starts of every list that can be read as two dates by which of them more recordings begin at. Where neither
/// is ahead, such a start is not known.
pub(super) fn settle_dates(
    listed: &mut [ListedActivity],
    of_account: &[usize],
    entries: &[Entry],
    rules: &AccountRules,
) {
    let starts: BTreeSet<i64> = entries.iter().map(|entry| entry.session.start_utc.as_second()).collect();
    let begins = |start: Option<Timestamp>| {
        let second = start.map(Timestamp::as_second);
        second.is_some_and(|second| {
            let mut near = starts.range(second - rules.start_s..=second + rules.start_s);
            near.next().is_some()
        })
    };
    let mut lists: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for &position in of_account {
        let ListedActivity { file, facts, .. } = &listed[position];
        if facts.swapped_start_utc.is_some() {
            let (as_written, swapped) = lists.entry(*file).or_default();
            *as_written += usize::from(begins(facts.start_utc));
            *swapped += usize::from(begins(facts.swapped_start_utc));
        }
    }
    for &position in of_account {
        let ListedActivity { file, facts, .. } = &mut listed[position];
        let Some(other) = facts.swapped_start_utc.take() else {
            continue;
        };
        let (as_written, swapped) = lists.get(file).copied().unwrap_or_default();
        facts.start_utc = match as_written.cmp(&swapped) {
            std::cmp::Ordering::Greater => facts.start_utc,
            std::cmp::Ordering::Less => Some(other),
            std::cmp::Ordering::Equal => None,
        };
    }
}
