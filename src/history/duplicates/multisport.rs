//! A track of a whole multisport activity, exported in addition to the file that holds its parts.
//!
//! Such a track has one sport or none: the mean speed of a triathlon is that of a fast run, and counted in addition to the parts it
//! would be the longest run of a life. The parts are the primary ones.

use std::collections::{BTreeMap, HashMap};

use super::match_rules::{family, span_ms, states_sport};
use crate::activity::Sport;
use crate::history::Entry;
use crate::settings::DuplicateRules;

/// A recording with parts of several sports, from the start of the first to the end of the last.
struct MultisportParts {
    file: usize,
    /// Indices into the entries, by their starts.
    entries: Vec<usize>,
    start_ms: i64,
    end_ms: i64,
}

/// For each entry that is a track of the whole, the first part of the recording that it is a track of.
pub(super) fn multisport_tracks(entries: &[Entry], rules: &DuplicateRules) -> HashMap<usize, usize> {
    let by_file = by_file(entries);
    let parts: Vec<MultisportParts> =
        (by_file.iter()).filter_map(|(&file, sessions)| parts(entries, file, sessions)).collect();
    let mut by_start: BTreeMap<(i64, usize), usize> = BTreeMap::new();
    for (number, parts) in parts.iter().enumerate() {
        by_start.insert((parts.start_ms, number), number);
    }
    let mut wholes = HashMap::new();
    for &index in by_file.values().filter_map(|sessions| match &sessions[..] {
        [only] => Some(only),
        _ => None,
    }) {
        let start_ms = entries[index].session.start_utc.as_millisecond();
        let reach_ms = rules.start_s * 1000;
        let near = by_start.range((start_ms - reach_ms, 0)..=(start_ms + reach_ms, usize::MAX));
        let mut near = near.take(rules.most_candidates).map(|(_, &number)| &parts[number]);
        if let Some(parts) = near.find(|parts| is_whole(entries, index, parts, rules)) {
            wholes.insert(index, parts.entries[0]);
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

/// The sessions of a file as parts; `None` where they are of one sport, or are in several recordings of a chained file.
fn parts(entries: &[Entry], file: usize, sessions: &[usize]) -> Option<MultisportParts> {
    let all = || sessions.iter().map(|&index| &entries[index].session);
    let first_sport = family(all().next()?.sport);
    let is_multisport = all().any(|session| family(session.sport) != first_sport);
    let is_one_recording = all().enumerate().all(|(position, session)| session.index >= position);
    if !is_multisport || !is_one_recording {
        return None;
    }
    Some(MultisportParts {
        file,
        entries: sessions.to_vec(),
        start_ms: all().map(|session| span_ms(session).0).min()?,
        end_ms: all().map(|session| span_ms(session).1).max()?,
    })
}

/// True where an entry starts with the first part, ends with the last, and states no sport that none of the parts has.
fn is_whole(entries: &[Entry], index: usize, parts: &MultisportParts, rules: &DuplicateRules) -> bool {
    let session = &entries[index].session;
    let (start_ms, end_ms) = span_ms(session);
    let (own_ms, parts_ms) = (end_ms - start_ms, parts.end_ms - parts.start_ms);
    let mut sports = parts.entries.iter().map(|&part| entries[part].session.sport);
    let sport_fits = !states_sport(session)
        || matches!(session.sport, Sport::Other(_) | Sport::Transition)
        || sports.any(|sport| family(sport) == family(session.sport));
    entries[index].file != parts.file
        && sport_fits
        && (own_ms - parts_ms).abs() as f64 <= rules.duration_share * own_ms.max(parts_ms) as f64
}
