//! Recordings that are both counted although they may be one activity: what the runner is asked to look at.

use std::collections::{HashMap, HashSet};

use super::Tie;
use super::index::{ByDuration, are_parts_of_one, overlap_much};
use super::match_rules::{family, is_naive, shifted, span_ms, states_sport};
use super::merge::is_original;
use crate::activity::Sport;
use crate::history::Entry;
use crate::session::Session;
use crate::settings::DuplicateRules;

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
