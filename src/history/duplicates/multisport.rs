//! A track of a whole multisport activity, exported beside the file that holds its legs.
//!
//! Such a track has one sport or none: the mean speed of a triathlon is that of a fast run, and counted beside the legs it
//! would be the longest run of a life. It is the legs that are kept.

use std::collections::{BTreeMap, HashMap};

use super::match_rules::{family, span_ms, tells_sport};
use crate::activity::Sport;
use crate::history::Entry;
use crate::settings::DuplicateRules;

/// A recording with legs of several sports, from the start of the first to the end of the last.
struct Legs {
    file: usize,
    /// Indices into the entries, by their starts.
    entries: Vec<usize>,
    start_ms: i64,
    end_ms: i64,
}

/// For each entry that is a track of the whole, the first leg of the recording that it is a track of.
pub(super) fn wholes_of_legs(entries: &[Entry], rules: &DuplicateRules) -> HashMap<usize, usize> {
    let by_file = by_file(entries);
    let legs: Vec<Legs> = (by_file.iter()).filter_map(|(&file, sessions)| legs(entries, file, sessions)).collect();
    let mut by_start: BTreeMap<(i64, usize), usize> = BTreeMap::new();
    for (number, legs) in legs.iter().enumerate() {
        by_start.insert((legs.start_ms, number), number);
    }
    let mut wholes = HashMap::new();
    for &index in by_file.values().filter_map(|sessions| match &sessions[..] {
        [only] => Some(only),
        _ => None,
    }) {
        let start_ms = entries[index].session.start_utc.as_millisecond();
        let reach_ms = rules.start_s * 1000;
        let near = by_start.range((start_ms - reach_ms, 0)..=(start_ms + reach_ms, usize::MAX));
        let mut near = near.take(rules.most_candidates).map(|(_, &number)| &legs[number]);
        if let Some(legs) = near.find(|legs| is_whole(entries, index, legs, rules)) {
            wholes.insert(index, legs.entries[0]);
        }
    }
    wholes
}

/// The entries of each file, by their starts as the entries are.
fn by_file(entries: &[Entry]) -> BTreeMap<usize, Vec<usize>> {
    let mut by_file: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        by_file.entry(entry.file).or_default().push(index);
    }
    by_file
}

/// The sessions of a file as legs; `None` where they are of one sport, or stand in several recordings of a chained file.
fn legs(entries: &[Entry], file: usize, sessions: &[usize]) -> Option<Legs> {
    let all = || sessions.iter().map(|&index| &entries[index].session);
    let first_sport = family(all().next()?.sport);
    let is_multisport = all().any(|session| family(session.sport) != first_sport);
    let is_one_recording = all().enumerate().all(|(place, session)| session.index >= place);
    if !is_multisport || !is_one_recording {
        return None;
    }
    Some(Legs {
        file,
        entries: sessions.to_vec(),
        start_ms: all().map(|session| span_ms(session).0).min()?,
        end_ms: all().map(|session| span_ms(session).1).max()?,
    })
}

/// True where an entry starts with the first leg, ends with the last, and states no sport that none of the legs has.
fn is_whole(entries: &[Entry], index: usize, legs: &Legs, rules: &DuplicateRules) -> bool {
    let session = &entries[index].session;
    let (start_ms, end_ms) = span_ms(session);
    let (own_ms, legs_ms) = (end_ms - start_ms, legs.end_ms - legs.start_ms);
    let mut sports = legs.entries.iter().map(|&leg| entries[leg].session.sport);
    let sport_fits = !tells_sport(session)
        || matches!(session.sport, Sport::Other(_) | Sport::Transition)
        || sports.any(|sport| family(sport) == family(session.sport));
    entries[index].file != legs.file
        && sport_fits
        && (own_ms - legs_ms).abs() as f64 <= rules.duration_share * own_ms.max(legs_ms) as f64
}
