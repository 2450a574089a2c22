//! Recordings of one and the same activity: the richest is the primary one and is completed from the others.
//!
//! The richest recordings come first. Each further one is compared with the primary ones so far, by the rules of [`match_rules`], the
//! surest rule first; where one holds it is a duplicate of that recording, else it is primary itself. So every duplicate agrees with the
//! one that stands for it: what is left out is never tied to it by a chain of others. Two activities of different sports
//! are never merged, nor are two parts of one recording.
//!
//! Each is compared with a few that could be its primary, never with all: an export of a hundred thousand copies is no slower
//! than one of as many runs.

mod index;
mod match_rules;
mod merge;
mod multisport;

use std::cmp::Reverse;
use std::collections::HashMap;

use self::index::PrimaryIndex;
use self::merge::{complete, correct_clock, richness};
use super::Entry;
use super::ledger::Tie;
use crate::session::Flag;
use crate::settings::DuplicateRules;

/// What became of all recordings.
pub(super) struct Merged {
    /// In the order of their starts, each duplicate marked.
    pub(super) entries: Vec<Entry>,
    /// Pairs of primary recordings that may be one activity, as indices into `entries`.
    pub(super) possible_pairs: Vec<(usize, usize, Tie)>,
}

impl Merged {
    /// Adds activities that are nobody's duplicate here, each where its start belongs in the order.
    pub(super) fn insert(&mut self, mut more: Merged) {
        let before = self.entries.len();
        for duplicate_of in more.entries.iter_mut().filter_map(|entry| entry.duplicate_of.as_mut()) {
            duplicate_of.primary += before;
        }
        let possible_pairs = more.possible_pairs.into_iter();
        self.possible_pairs.extend(possible_pairs.map(|(a, b, tie)| (a + before, b + before, tie)));
        let entries = std::mem::take(&mut self.entries).into_iter().chain(more.entries);
        let mut entries: Vec<(usize, Entry)> = entries.enumerate().collect();
        entries.sort_by_key(|(_, entry)| entry.session.start_utc);
        let mut now_at = vec![0; entries.len()];
        for (at, (was_at, _)) in entries.iter().enumerate() {
            now_at[*was_at] = at;
        }
        self.entries = entries.into_iter().map(|(_, entry)| entry).collect();
        for duplicate_of in self.entries.iter_mut().filter_map(|entry| entry.duplicate_of.as_mut()) {
            duplicate_of.primary = now_at[duplicate_of.primary];
        }
        for (a, b, _) in &mut self.possible_pairs {
            (*a, *b) = (now_at[*a], now_at[*b]);
        }
    }
}

/// The recording that stands for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DuplicateOf {
    /// The primary recording, an index into the entries.
    pub(super) primary: usize,
    pub(super) tie: Tie,
}

/// Marks every entry that is a duplicate of another; the entries come back in the order of their starts.
pub(super) fn merge(mut entries: Vec<Entry>, rules: &DuplicateRules) -> Merged {
    // Richest first within one start, so that ids do not depend on the order of the files.
    entries
        .sort_by_key(|entry| (entry.session.start_utc, Reverse(richness(&entry.session)), entry.file, entry.ordinal));
    let duplicates = duplicates(&entries, rules);
    let is_primary = |index: &usize| duplicates[*index].is_none();
    let primary: Vec<usize> = (0..entries.len()).filter(is_primary).collect();
    let possible_pairs = match_rules::possible_pairs(&entries, &primary, rules);
    for index in 0..entries.len() {
        let Some(duplicate_of) = duplicates[index] else { continue };
        entries[index].duplicate_of = Some(duplicate_of);
        if duplicate_of.tie != Tie::MultisportTrack {
            let session = entries[index].session.clone();
            let is_part = duplicate_of.tie == Tie::Part || session.flags.contains(&Flag::Recovered);
            if duplicate_of.tie == Tie::SamePoints {
                correct_clock(&mut entries[duplicate_of.primary].session, &session, rules);
            }
            complete(&mut entries[duplicate_of.primary].session, &session, is_part);
        }
        add_flag(&mut entries[duplicate_of.primary], Flag::HasDuplicate);
    }
    for &(a, b, tie) in &possible_pairs {
        let flag = match tie {
            Tie::Overlap => Flag::Overlaps,
            _ => Flag::SuspectedCopy,
        };
        add_flag(&mut entries[a], flag);
        add_flag(&mut entries[b], flag);
    }
    Merged { entries, possible_pairs }
}

fn add_flag(entry: &mut Entry, flag: Flag) {
    if !entry.session.flags.contains(&flag) {
        entry.session.flags.push(flag);
    }
}

/// For each entry its primary; `None` where it is primary itself. The entries are in the order of their starts.
fn duplicates(entries: &[Entry], rules: &DuplicateRules) -> Vec<Option<DuplicateOf>> {
    let mut richest_first: Vec<usize> = (0..entries.len()).collect();
    richest_first.sort_by_key(|&index| Reverse(richness(&entries[index].session)));
    let wholes = multisport::multisport_tracks(entries, rules);
    let mut duplicates: Vec<Option<DuplicateOf>> = vec![None; entries.len()];
    let mut first_of_bytes: HashMap<(u128, usize), usize> = HashMap::new();
    let mut primary = PrimaryIndex::new(entries, rules);
    for index in richest_first {
        let entry = &entries[index];
        let bytes = entry.fingerprint.map(|bytes| (bytes, entry.ordinal));
        let first = bytes.map_or(index, |bytes| *first_of_bytes.entry(bytes).or_insert(index));
        if first != index {
            duplicates[index] = Some(duplicates[first].unwrap_or(DuplicateOf { primary: first, tie: Tie::SameBytes }));
        } else if let Some(&part) = wholes.get(&index) {
            duplicates[index] = Some(DuplicateOf { primary: part, tie: Tie::MultisportTrack });
        } else if let Some(duplicate_of) = primary.primary_of(index) {
            duplicates[index] = Some(duplicate_of);
        } else {
            primary.add(index);
        }
    }
    // A part that is primary to a track of the whole may have turned out to be a duplicate.
    for index in 0..entries.len() {
        if let Some(duplicate_of) = duplicates[index]
            && let Some(of_part) = duplicates[duplicate_of.primary]
        {
            duplicates[index] = Some(DuplicateOf { primary: of_part.primary, ..duplicate_of });
        }
    }
    duplicates
}
