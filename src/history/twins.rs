//! Recordings of one and the same activity: the richest is kept, facts of the others are laid over it.
//!
//! Three rules, the surest first: identical bytes; the same identity of the file and the same place in it; the same sport
//! with starts within seconds and durations within a few per cent. Two activities of different sports are never merged.
//! No rule compares each with each, so that an export of a hundred thousand copies is no slower than one of as many runs.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::Entry;
use crate::activity::{FileId, Format, OffsetSource, RunKind, Sport};
use crate::session::{Flag, Session};
use crate::settings::TwinRules;

/// Marks every entry that is a twin of another; the entries come back in the order of their starts.
pub(super) fn merge(mut entries: Vec<Entry>, rules: &TwinRules) -> Vec<Entry> {
    // Richest first within one start, so that the one kept is met before its twins.
    entries.sort_by_key(|entry| {
        (
            entry.session.start_utc,
            Reverse(richness(&entry.session)),
            entry.file,
            entry.session.index,
        )
    });
    let winner_of = winners(&entries, rules);
    for (index, &winner) in winner_of.iter().enumerate() {
        if winner != index {
            entries[index].twin_of = Some(entries[winner].file);
            let twin = entries[index].session.clone();
            lay_over(&mut entries[winner].session, &twin);
        }
    }
    entries
}

/// For each entry the one that stands for it, itself where it is kept. The entries are in the order of their starts.
fn winners(entries: &[Entry], rules: &TwinRules) -> Vec<usize> {
    let mut groups = Groups::of_one(entries.len());
    join_same_bytes(entries, &mut groups);
    join_same_identity(entries, &mut groups);
    // Formats without pauses know only the elapsed time, so that the timer or the elapsed time has to agree.
    join_same_outing(entries, rules, &mut groups, |session| session.timer_s);
    join_same_outing(entries, rules, &mut groups, |session| session.elapsed_s);
    // The richest of each group stands for it.
    let mut best: HashMap<usize, usize> = HashMap::new();
    for index in 0..entries.len() {
        let kept = best.entry(groups.root(index)).or_insert(index);
        if richness(&entries[index].session) > richness(&entries[*kept].session) {
            *kept = index;
        }
    }
    (0..entries.len())
        .map(|index| best[&groups.root(index)])
        .collect()
}

fn join_same_bytes(entries: &[Entry], groups: &mut Groups) {
    let mut first: HashMap<(u128, usize), usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let same = (first.entry((entry.fingerprint, entry.ordinal))).or_insert(index);
        groups.join(*same, index);
    }
}

/// Joins sessions of one identity and one sport that share a moment: converters give many files the same identity.
fn join_same_identity(entries: &[Entry], groups: &mut Groups) {
    // Of those met so far, the one that ends last; a later start can only touch any of them by touching that one.
    let mut latest: HashMap<(FileId, usize, Sport), usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let session = &entry.session;
        if !identifies(&session.file_id) {
            continue;
        }
        let key = (session.file_id, session.index, session.sport);
        let last = latest.entry(key).or_insert(index);
        let end_of_last = entries[*last].session.end_utc;
        if session.start_utc <= end_of_last {
            groups.join(*last, index);
        }
        if session.end_utc > end_of_last {
            *last = index;
        }
    }
}

/// Joins sessions of one sport that start together and last equally long.
///
/// Among those that start together, a session is compared with the next shorter and the next longer one only: where it is
/// the twin of one further away, so are those between, and all of them are one group. Thousands of recordings that claim
/// one start cost no more than thousands of runs.
fn join_same_outing(
    entries: &[Entry],
    rules: &TwinRules,
    groups: &mut Groups,
    duration_s: impl Fn(&Session) -> Option<f64>,
) {
    let key = |index: usize| {
        let session = &entries[index].session;
        let duration_ms = (duration_s(session)? * 1000.0) as i64;
        Some((session.sport, duration_ms, index))
    };
    let apart_ms = |earlier: usize, later: usize| {
        let start_ms = |index: usize| entries[index].session.start_utc.as_millisecond();
        start_ms(later) - start_ms(earlier)
    };
    let mut together: BTreeSet<(Sport, i64, usize)> = BTreeSet::new();
    let mut oldest = 0;
    for (index, own) in (0..entries.len()).filter_map(|index| Some((index, key(index)?))) {
        while apart_ms(oldest, index) > rules.start_s * 1000 {
            if let Some(gone) = key(oldest) {
                together.remove(&gone);
            }
            oldest += 1;
        }
        let shorter = together.range(..own).next_back();
        let longer = together.range(own..).next();
        for &(sport, duration_ms, other) in [shorter, longer].into_iter().flatten() {
            let longest_ms = duration_ms.max(own.1) as f64;
            let differs_ms = (duration_ms - own.1).abs() as f64;
            if sport == own.0 && differs_ms <= rules.duration_share * longest_ms {
                groups.join(other, index);
            }
        }
        together.insert(own);
    }
}

/// Disjoint groups of entries; the first entry of a group is its root.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    /// Every entry for itself.
    fn of_one(count: usize) -> Groups {
        Groups {
            parent: (0..count).collect(),
        }
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.parent[index] != index {
            // Halving the way keeps it short for the next time.
            self.parent[index] = self.parent[self.parent[index]];
            index = self.parent[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}

/// An identity counts only where it names a moment and a maker: some writers leave it empty or always the same.
fn identifies(id: &FileId) -> bool {
    id.created_unix_s.is_some() && id.manufacturer.is_some() && id.serial.is_some()
}

/// The watch's own file before converted ones, whole before damaged, many samples before few.
fn richness(session: &Session) -> (bool, u8, usize) {
    let format = match session.format {
        Format::Fit => 3,
        Format::Tcx => 2,
        Format::Gpx => 1,
        Format::GarminJson | Format::StravaCsv => 0,
    };
    (
        !session.flags.contains(&Flag::Recovered),
        format,
        session.samples,
    )
}

/// Fills what the kept recording does not know from a twin that does.
fn lay_over(kept: &mut Session, twin: &Session) {
    let from_file = |session: &Session| matches!(session.utc_offset, Some((_, OffsetSource::File)));
    if !from_file(kept) && (from_file(twin) || kept.utc_offset.is_none()) {
        kept.utc_offset = twin.utc_offset;
        kept.offset_is_placed = twin.offset_is_placed;
    }
    let has_terrain = kept.run_kind().is_none_or(RunKind::has_terrain);
    if kept.descent_m.is_none() && has_terrain {
        (kept.descent_m, kept.descent_source) = (twin.descent_m, twin.descent_source);
    }
    if kept.distance_m.is_none() && twin.distance_m.is_some() {
        (kept.distance_m, kept.distance_source) = (twin.distance_m, twin.distance_source);
        kept.flags.retain(|flag| *flag != Flag::NoDistance);
    }
    kept.device = kept.device.take().or_else(|| twin.device.clone());
    kept.ascent_m = kept.ascent_m.or(twin.ascent_m);
    kept.moving_s = kept.moving_s.or(twin.moving_s);
    kept.rpe_0_10 = kept.rpe_0_10.or(twin.rpe_0_10);
    kept.feel_0_100 = kept.feel_0_100.or(twin.feel_0_100);
    kept.avg_hr_bpm = kept.avg_hr_bpm.or(twin.avg_hr_bpm);
    kept.cadence_spm = kept.cadence_spm.or(twin.cadence_spm);
    if !kept.flags.contains(&Flag::HasTwin) {
        kept.flags.push(Flag::HasTwin);
    }
}
