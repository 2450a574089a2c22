//! Recordings of one and the same activity: the richest is kept, facts of the others are laid over it.
//!
//! The richest recordings come first. Each further one is compared with those kept so far, by the rules of [`match_rules`], the
//! surest rule first; where one holds it is a twin of that recording, else it is kept itself. So every twin agrees with the
//! one that stands for it: what is left out is never tied to it by a chain of others. Two activities of different sports
//! are never merged, nor are two legs of one recording.
//!
//! Each is compared with a few that could be its twin, never with all: an export of a hundred thousand copies is no slower
//! than one of as many runs.

mod index;
mod match_rules;
mod merge;
mod multisport;
mod possible;

use std::cmp::Reverse;
use std::collections::HashMap;

use self::index::Kept;
use self::merge::{correct_clock, lay_over, richness};
use super::Entry;
use super::pairs::Tie;
use crate::session::Flag;
use crate::settings::DuplicateRules;

/// What became of all recordings.
pub(super) struct Merged {
    /// In the order of their starts, each twin marked.
    pub(super) entries: Vec<Entry>,
    /// Pairs of kept recordings that may be one activity, as indices into `entries`.
    pub(super) suspects: Vec<(usize, usize, Tie)>,
}

impl Merged {
    /// Adds activities that are nobody's duplicate here, each at its place in the order of the starts.
    pub(super) fn insert(&mut self, mut more: Merged) {
        let before = self.entries.len();
        for twin in more.entries.iter_mut().filter_map(|entry| entry.twin.as_mut()) {
            twin.kept += before;
        }
        let suspects = more.suspects.into_iter();
        self.suspects.extend(suspects.map(|(a, b, tie)| (a + before, b + before, tie)));
        let entries = std::mem::take(&mut self.entries).into_iter().chain(more.entries);
        let mut entries: Vec<(usize, Entry)> = entries.enumerate().collect();
        entries.sort_by_key(|(_, entry)| entry.session.start_utc);
        let mut now_at = vec![0; entries.len()];
        for (at, (was_at, _)) in entries.iter().enumerate() {
            now_at[*was_at] = at;
        }
        self.entries = entries.into_iter().map(|(_, entry)| entry).collect();
        for twin in self.entries.iter_mut().filter_map(|entry| entry.twin.as_mut()) {
            twin.kept = now_at[twin.kept];
        }
        for (a, b, _) in &mut self.suspects {
            (*a, *b) = (now_at[*a], now_at[*b]);
        }
    }
}

/// The recording that stands for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twin {
    /// The one kept, an index into the entries.
    pub(super) kept: usize,
    pub(super) tie: Tie,
}

/// Marks every entry that is a twin of another; the entries come back in the order of their starts.
pub(super) fn merge(mut entries: Vec<Entry>, rules: &DuplicateRules) -> Merged {
    // Richest first within one start, so that ids do not depend on the order of the files.
    entries
        .sort_by_key(|entry| (entry.session.start_utc, Reverse(richness(&entry.session)), entry.file, entry.ordinal));
    let twins = twins(&entries, rules);
    let is_kept = |index: &usize| twins[*index].is_none();
    let kept: Vec<usize> = (0..entries.len()).filter(is_kept).collect();
    let suspects = possible::suspects(&entries, &kept, rules);
    for index in 0..entries.len() {
        let Some(twin) = twins[index] else { continue };
        entries[index].twin = Some(twin);
        if twin.tie != Tie::WholeOfLegs {
            let session = entries[index].session.clone();
            let is_part = twin.tie == Tie::Part || session.flags.contains(&Flag::Recovered);
            if twin.tie == Tie::SamePoints {
                correct_clock(&mut entries[twin.kept].session, &session, rules);
            }
            lay_over(&mut entries[twin.kept].session, &session, is_part);
        }
        add_flag(&mut entries[twin.kept], Flag::HasTwin);
    }
    for &(a, b, tie) in &suspects {
        let flag = match tie {
            Tie::Overlap => Flag::Overlaps,
            _ => Flag::SuspectedCopy,
        };
        add_flag(&mut entries[a], flag);
        add_flag(&mut entries[b], flag);
    }
    Merged { entries, suspects }
}

fn add_flag(entry: &mut Entry, flag: Flag) {
    if !entry.session.flags.contains(&flag) {
        entry.session.flags.push(flag);
    }
}

/// For each entry the one that stands for it; `None` where it is kept. The entries are in the order of their starts.
fn twins(entries: &[Entry], rules: &DuplicateRules) -> Vec<Option<Twin>> {
    let mut richest_first: Vec<usize> = (0..entries.len()).collect();
    richest_first.sort_by_key(|&index| Reverse(richness(&entries[index].session)));
    let wholes = multisport::wholes_of_legs(entries, rules);
    let mut twins: Vec<Option<Twin>> = vec![None; entries.len()];
    let mut first_of_bytes: HashMap<(u128, usize), usize> = HashMap::new();
    let mut kept = Kept::new(entries, rules);
    for index in richest_first {
        let entry = &entries[index];
        let bytes = entry.fingerprint.map(|bytes| (bytes, entry.ordinal));
        let first = bytes.map_or(index, |bytes| *first_of_bytes.entry(bytes).or_insert(index));
        if first != index {
            twins[index] = Some(twins[first].unwrap_or(Twin { kept: first, tie: Tie::SameBytes }));
        } else if let Some(&leg) = wholes.get(&index) {
            twins[index] = Some(Twin { kept: leg, tie: Tie::WholeOfLegs });
        } else if let Some(twin) = kept.twin_of(index) {
            twins[index] = Some(twin);
        } else {
            kept.add(index);
        }
    }
    // A leg that stands for a track of the whole may itself have turned out to be a twin.
    for index in 0..entries.len() {
        if let Some(twin) = twins[index]
            && let Some(of_leg) = twins[twin.kept]
        {
            twins[index] = Some(Twin { kept: of_leg.kept, ..twin });
        }
    }
    twins
}
