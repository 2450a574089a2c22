//! When two recordings are one activity: one rule a function, each true or false of two sessions alone.
//!
//! A sport that no file states (a GPX without a type, guessed from the speed) may be that of any other. Durations agree
//! where the timer or the elapsed time does: formats without pauses know only the elapsed time.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::Tie;
use super::index::{ByDuration, are_parts_of_one, overlap_much};
use super::merge::is_original;
use crate::activity::{OffsetSource, RunKind, Sport};
use crate::history::Entry;
use crate::session::{Flag, Session};
use crate::settings::DuplicateRules;

/// True where the file states the sport.
pub(super) fn states_sport(session: &Session) -> bool {
    session.sport != Sport::Unknown && !session.flags.contains(&Flag::SportInferred)
}

/// True where the two can be one sport: the same family, or one whose sport is not stated.
pub(super) fn same_family(a: &Session, b: &Session) -> bool {
    !(states_sport(a) && states_sport(b)) || family(a.sport) == family(b.sport)
}

/// Walks and hikes are one family: watches, phones and exports draw the line between them differently.
pub(super) fn family(sport: Sport) -> Sport {
    match sport {
        Sport::Hiking => Sport::Walking,
        other => other,
    }
}

/// Start and end in Unix milliseconds. A watch left running was busy for as long as its timer ran.
pub(super) fn span_ms(session: &Session) -> (i64, i64) {
    let start_ms = session.start_utc.as_millisecond();
    let timer_s = session.totals.timer_s.filter(|_| session.flags.contains(&Flag::LeftRunning));
    let end_ms = match timer_s {
        Some(timer_s) => start_ms + (timer_s * 1000.0) as i64,
        None => session.end_utc.as_millisecond(),
    };
    (start_ms, end_ms.max(start_ms))
}

/// Length of the span, milliseconds.
pub(super) fn length_ms(session: &Session) -> i64 {
    let (start_ms, end_ms) = span_ms(session);
    end_ms - start_ms
}

/// The part of the shorter of the two that both share, 0 to 1; `None` where it has no length.
pub(super) fn overlap_share(a: &Session, b: &Session) -> Option<f64> {
    let ((a_start, a_end), (b_start, b_end)) = (span_ms(a), span_ms(b));
    let shorter_ms = (a_end - a_start).min(b_end - b_start);
    let common_ms = a_end.min(b_end) - a_start.max(b_start);
    (shorter_ms > 0).then(|| common_ms.max(0) as f64 / shorter_ms as f64)
}

/// Milliseconds between the starts.
fn starts_apart_ms(a: &Session, b: &Session) -> i64 {
    (b.start_utc.as_millisecond() - a.start_utc.as_millisecond()).abs()
}

fn start_together(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    starts_apart_ms(a, b) <= rules.start_s * 1000
}

/// Two values within a share of the larger; `None` where either is unknown.
fn within(a: Option<f64>, b: Option<f64>, share: f64) -> Option<bool> {
    let (a, b) = (a?, b?);
    Some((a - b).abs() <= share * a.max(b))
}

/// True where the timers agree, or the elapsed times, or where the one lasted longer than the other's timer and shorter than
/// its elapsed time: a track without pauses of an activity with some.
fn last_equally(a: &Session, b: &Session, share: f64) -> bool {
    within(a.totals.timer_s, b.totals.timer_s, share) == Some(true)
        || within(a.totals.elapsed_s, b.totals.elapsed_s, share) == Some(true)
        || lasts_between(a, b)
        || lasts_between(b, a)
}

fn lasts_between(track: &Session, paused: &Session) -> bool {
    let times = track.totals.elapsed_s.zip(paused.totals.timer_s.zip(paused.totals.elapsed_s));
    times.is_some_and(|(track_s, (timer_s, elapsed_s))| (timer_s..=elapsed_s).contains(&track_s))
}

/// Sessions of one identity that share a moment: converters give many files the same identity.
pub(super) fn share_a_moment(a: &Session, b: &Session) -> bool {
    same_family(a, b) && a.start_utc <= b.end_utc && b.start_utc <= a.end_utc
}

/// The same start and the same duration or, where the signal was lost before the end, the same distance.
pub(super) fn same_start(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    same_family(a, b)
        && start_together(a, b, rules)
        && (last_equally(a, b, rules.duration_share)
            || within(a.totals.distance_m, b.totals.distance_m, rules.double_distance_share) == Some(true))
}

/// True where a shorter recording is within the time of a primary one: a file cut short by damage, a track that began
/// when the satellites were found. Where they do not start together, the shorter may have been run while the timer of the
/// other stood still, so the time that both ran for certain must be large enough; nor can a part be farther than the whole.
pub(super) fn is_part(primary: &Session, part: &Session, rules: &DuplicateRules) -> bool {
    let slack_ms = rules.start_s * 1000;
    let ((from_ms, to_ms), (part_from_ms, part_to_ms)) = (span_ms(primary), span_ms(part));
    let is_within = from_ms - slack_ms <= part_from_ms && part_to_ms <= to_ms + slack_ms;
    let is_farther = (primary.totals.distance_m.zip(part.totals.distance_m))
        .is_some_and(|(whole_m, part_m)| part_m > whole_m * (1.0 + rules.double_distance_share));
    let runs_at_once = || {
        let running_s = primary.totals.timer_s?;
        let (primary_s, part_s) = (length_ms(primary) as f64 / 1e3, length_ms(part) as f64 / 1e3);
        let common_s = part_s - (primary_s - running_s).max(0.0);
        Some(common_s >= rules.part_common_share * part_s.min(running_s))
    };
    is_within
        && part_to_ms > part_from_ms
        && !is_farther
        && same_family(primary, part)
        && (start_together(primary, part, rules) || runs_at_once() == Some(true))
}

/// Two devices at one time, over one distance.
pub(super) fn double_recording(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    let near = starts_apart_ms(a, b) <= length_ms(a).min(length_ms(b));
    near && same_family(a, b)
        && overlap_share(a, b).is_some_and(|share| share >= rules.double_overlap_share)
        && last_equally(a, b, rules.double_duration_share)
        && distances_agree(a, b, rules.double_distance_share)
}

/// True where the distances agree, or one of them says nothing: it is missing, or one device was carried indoors, where
/// the other's positions mean nothing.
fn distances_agree(a: &Session, b: &Session, share: f64) -> bool {
    let is_indoor = |session: &Session| session.run_kind().is_some_and(|kind| kind == RunKind::Treadmill);
    within(a.totals.distance_m, b.totals.distance_m, share) != Some(false) || is_indoor(a) != is_indoor(b)
}

/// Equal but for a whole number of quarter hours between their starts.
pub(super) fn shifted(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    let apart_ms = starts_apart_ms(a, b);
    let step_ms = rules.zone_step_s * 1000;
    let steps = (apart_ms + step_ms / 2) / step_ms.max(1);
    let off_ms = (apart_ms - steps * step_ms).abs();
    (1..=rules.zone_steps).contains(&steps)
        && off_ms <= rules.zone_within_s * 1000
        && same_family(a, b)
        && last_equally(a, b, rules.zone_share)
        && within(a.totals.distance_m, b.totals.distance_m, rules.zone_share) == Some(true)
        && heart_rates_agree(a, b, rules)
}

fn heart_rates_agree(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    let both = a.totals.avg_hr_bpm.zip(b.totals.avg_hr_bpm);
    both.is_none_or(|(a, b)| (a - b).abs() <= rules.zone_hr_bpm)
}

/// True where the times of the session are those of a local clock whose zone is not known for certain.
pub(super) fn is_naive(session: &Session) -> bool {
    let has = |flag| session.flags.contains(&flag);
    has(Flag::NoTimeZone) || has(Flag::LocalTimeAsUtc) && !session.offset_is_confirmed
}

/// The same points at the same pace, a whole number of quarter hours apart: one activity, whatever the clocks say.
pub(super) fn same_points(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    let shapes = a.track_shape.as_ref().zip(b.track_shape.as_ref());
    shifted(a, b, rules)
        && agree_to_seconds(a.start_utc, b.start_utc, rules)
        && shapes.is_some_and(|(a, b)| a.is_same(b))
}

/// True where the times of the one, marked as UTC, show the local clock of the other.
pub(super) fn shows_local_clock_of(one: &Session, other: &Session, rules: &DuplicateRules) -> bool {
    let Some((minutes, OffsetSource::File | OffsetSource::Position)) = other.utc_offset else {
        return false;
    };
    let local_ms = other.start_utc.as_millisecond() + i64::from(minutes) * 60_000;
    let off_ms = (one.start_utc.as_millisecond() - local_ms).abs();
    off_ms <= rules.zone_within_s * 1000
}

/// A shifted copy for certain: just one of the two names no time zone, and it is off by the other's own offset. Where that
/// offset is unknown the two must agree to seconds, as the same loop at another hour of the day does not.
pub(super) fn shifted_by_its_zone(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    let (naive, clocked) = match (is_naive(a), is_naive(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return false,
    };
    if !shifted(naive, clocked, rules) {
        return false;
    }
    match clocked.utc_offset {
        Some((_, OffsetSource::File | OffsetSource::Position)) => shows_local_clock_of(naive, clocked, rules),
        _ => {
            agree_to_seconds(naive.start_utc, clocked.start_utc, rules) && {
                let apart_ms = (length_ms(naive) - length_ms(clocked)).abs();
                apart_ms <= rules.start_s * 1000
            }
        }
    }
}

/// True where the starts are a whole number of quarter hours apart to within seconds.
fn agree_to_seconds(a: Timestamp, b: Timestamp, rules: &DuplicateRules) -> bool {
    let apart_ms = (a.as_millisecond() - b.as_millisecond()).abs();
    let step_ms = (rules.zone_step_s * 1000).max(1);
    let off_ms = apart_ms % step_ms;
    off_ms.min(step_ms - off_ms) <= rules.start_s * 1000
}

/// Pairs among the `primary` entries, which are in the order of their starts. Each is named with one other at most for each
/// reason, the nearest, so that there are no more pairs than recordings.
pub(super) fn possible_pairs(entries: &[Entry], primary: &[usize], rules: &DuplicateRules) -> Vec<(usize, usize, Tie)> {
    let mut pairs = shifted_copies(entries, primary, rules);
    let shifted: HashSet<(usize, usize)> = pairs.iter().map(|&(a, b, _)| (a, b)).collect();
    let overlaps = overlaps(entries, primary, rules).into_iter();
    pairs.extend(overlaps.filter(|&(a, b, _)| !shifted.contains(&(a, b))));
    pairs.sort_unstable();
    pairs
}

/// Each against the one of its sport that ends last among those begun before: if it overlaps any, it overlaps that one.
fn overlaps(entries: &[Entry], primary: &[usize], rules: &DuplicateRules) -> Vec<(usize, usize, Tie)> {
    let mut pairs = Vec::new();
    // `None` stands for all sports, to compare with where the file states none.
    let mut latest: HashMap<Option<Sport>, usize> = HashMap::new();
    for &index in primary {
        let session = &entries[index].session;
        let own = states_sport(session).then(|| family(session.sport));
        let unstated = Some(Sport::Unknown);
        let candidates = match own {
            None => [latest.get(&None), None],
            own => [latest.get(&own), latest.get(&unstated)],
        };
        let other = candidates.into_iter().flatten().copied().find(|&other| {
            !are_parts_of_one(&entries[other], &entries[index]) && overlap_much(&entries[other].session, session, rules)
        });
        pairs.extend(other.map(|other| (other, index, Tie::Overlap)));
        for key in [None, own.or(unstated)] {
            let last = latest.entry(key).or_insert(index);
            if span_ms(session).1 > span_ms(&entries[*last].session).1 {
                *last = index;
            }
        }
    }
    pairs
}

/// Pairs that look like one activity with a wrong time zone. Two files that watches wrote themselves are never such a pair,
/// since their times are UTC; nor are two of one program, which would be wrong for both.
fn shifted_copies(entries: &[Entry], primary: &[usize], rules: &DuplicateRules) -> Vec<(usize, usize, Tie)> {
    let reach_ms = (rules.zone_steps * rules.zone_step_s + rules.zone_within_s) * 1000;
    let mut begun = ByDuration::default();
    let mut pairs = Vec::new();
    for &index in primary {
        let session = &entries[index].session;
        let start_ms = session.start_utc.as_millisecond();
        let before = start_ms.saturating_sub(reach_ms)..=start_ms;
        let nearest = begun
            .near(session, rules.zone_share, before, rules)
            .filter(|&other| {
                let other = &entries[other].session;
                may_be_one(other, session) && shifted(other, session, rules)
            })
            .max();
        pairs.extend(nearest.map(|other| (other, index, Tie::PerhapsShifted)));
        begun.add(index, session);
    }
    pairs
}

fn may_be_one(a: &Session, b: &Session) -> bool {
    let by_one_program = a.format == b.format && a.device == b.device && is_naive(a) == is_naive(b);
    let both_by_watches = is_original(a) && is_original(b);
    !(by_one_program || both_by_watches)
}
