//! Which activity of a list is which recording.
//!
//! Where the list names its file, that decides. Else by the start, the nearest first and one to one; then, where the starts
//! differ, by sharing most of the
//! time with a recording of the same sport. An account that holds a run twice does not make it two.

use std::collections::{BTreeSet, HashMap};

use super::ListedActivity;
use crate::account::ActivityFacts;
use crate::activity::Sport;
use crate::history::Entry;
use crate::session::Session;
use crate::settings::Settings;

/// Recordings looked at that begin before the end of an activity; only a list made to do harm has more at one time.
const MOST_AT_ONE_TIME: usize = 200;

/// Where an activity of a list belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryMatch {
    /// To the entry at this index.
    Entry(usize),
    /// To a recording that another activity of the list belongs to already.
    Taken,
    /// To no entry.
    None,
}

/// Finds the entry of each activity, but for those that are joined by the name of their file. The entries are in the order
/// of their starts.
pub(super) fn join(
    facts: &[&ActivityFacts],
    by_name: Vec<EntryMatch>,
    entries: &[Entry],
    settings: &Settings,
) -> Vec<EntryMatch> {
    let mut free = FreeEntries::all(entries);
    let mut joined = by_name;
    for named in &joined {
        if let EntryMatch::Entry(position) = *named {
            free.take(position, &entries[position].session);
        }
    }
    let rules = &settings.account;
    // Nearest first: all that begin in the same second before any that begin a second apart.
    for apart_s in 0..=rules.start_s {
        for (facts, joined) in facts.iter().zip(&mut joined) {
            if *joined == EntryMatch::None {
                let found = free.nearest(facts, facts.sport, apart_s * 1000);
                *joined = found.map_or(EntryMatch::None, EntryMatch::Entry);
            }
        }
    }
    // A sport that was put right in the account, or that the file does not tell.
    for (facts, joined) in facts.iter().zip(&mut joined) {
        if *joined == EntryMatch::None {
            let lasts_equally = |entry: &Entry| last_equally(facts, entry, settings);
            let found = free.of_other_sport(facts, entries, rules.start_s * 1000, lasts_equally);
            *joined = found.map_or(EntryMatch::None, EntryMatch::Entry);
        }
    }
    let by_sport = EntriesBySport::of(entries);
    for (facts, joined) in facts.iter().zip(&mut joined) {
        if *joined == EntryMatch::None
            && let Some(entry) = by_sport.sharing_most(facts, entries, rules.overlap_share)
        {
            *joined = match free.take(entry, &entries[entry].session) {
                true => EntryMatch::Entry(entry),
                false => EntryMatch::Taken,
            };
        }
    }
    joined
}

/// True where both last about as long, or where the recording does not know its sport.
fn last_equally(facts: &ActivityFacts, entry: &Entry, settings: &Settings) -> bool {
    let session = &entry.session;
    let is_equal = |a: Option<f64>, b: Option<f64>| {
        a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= settings.duplicates.duration_share * a.max(b))
    };
    session.sport == Sport::Unknown
        || facts.sport == Sport::Unknown
        || is_equal(facts.totals.timer_s, session.totals.timer_s)
        || is_equal(facts.totals.elapsed_s, session.totals.elapsed_s)
}

/// Entries that no activity of the list is joined to yet, by sport and start.
struct FreeEntries {
    by_sport: HashMap<Sport, BTreeSet<(i64, usize)>>,
}

impl FreeEntries {
    fn all(entries: &[Entry]) -> FreeEntries {
        let mut by_sport: HashMap<Sport, BTreeSet<(i64, usize)>> = HashMap::new();
        for (position, entry) in entries.iter().enumerate() {
            let session = &entry.session;
            let key = (session.start_utc.as_millisecond(), position);
            by_sport.entry(session.sport).or_default().insert(key);
        }
        FreeEntries { by_sport }
    }

    /// Takes an entry; false where it was taken before.
    fn take(&mut self, position: usize, session: &Session) -> bool {
        let key = (session.start_utc.as_millisecond(), position);
        let free = self.by_sport.get_mut(&session.sport);
        free.is_some_and(|free| free.remove(&key))
    }

    /// Takes the entry of the sport that begins nearest to the activity.
    fn nearest(&mut self, facts: &ActivityFacts, sport: Sport, apart_ms: i64) -> Option<usize> {
        let start_ms = facts.start_utc?.as_millisecond();
        let free = self.by_sport.get_mut(&sport)?;
        let after = free.range((start_ms, 0)..).next();
        let before = free.range(..(start_ms, 0)).next_back();
        let away_ms = |key: &(i64, usize)| (key.0 - start_ms).abs();
        let nearest = [after, before]
            .into_iter()
            .flatten()
            .filter(|key| away_ms(key) <= apart_ms)
            .min_by_key(|key| (away_ms(key), key.1))
            .copied()?;
        free.remove(&nearest);
        Some(nearest.1)
    }

    /// Takes the nearest entry of any other sport that begins with the activity and lasts as long.
    fn of_other_sport(
        &mut self,
        facts: &ActivityFacts,
        entries: &[Entry],
        apart_ms: i64,
        is_equal: impl Fn(&Entry) -> bool,
    ) -> Option<usize> {
        let start_ms = facts.start_utc?.as_millisecond();
        let window = (start_ms - apart_ms, 0)..(start_ms + apart_ms + 1, 0);
        let near = self.by_sport.values();
        let near = near.flat_map(|free| free.range(window.clone()).take(MOST_AT_ONE_TIME));
        let nearest = near
            .filter(|(_, position)| is_equal(&entries[*position]))
            .min_by_key(|(at_ms, position)| ((at_ms - start_ms).abs(), *position));
        let position = nearest?.1;
        self.take(position, &entries[position].session);
        Some(position)
    }
}

/// The entries of each sport in the order of their starts.
struct EntriesBySport {
    by_sport: HashMap<Sport, Vec<usize>>,
}

impl EntriesBySport {
    fn of(entries: &[Entry]) -> EntriesBySport {
        let mut by_sport: HashMap<Sport, Vec<usize>> = HashMap::new();
        for (position, entry) in entries.iter().enumerate() {
            by_sport.entry(entry.session.sport).or_default().push(position);
        }
        EntriesBySport { by_sport }
    }

    /// The entry of its sport that shares most time with the activity, more than `share` of the shorter of the two.
    fn sharing_most(&self, facts: &ActivityFacts, entries: &[Entry], share: f64) -> Option<usize> {
        let positions = self.by_sport.get(&facts.sport)?;
        let begin_ms = facts.start_utc?.as_millisecond();
        // Without a length it is a moment, which belongs to the recording it lies in.
        let length_ms = facts.totals.elapsed_s.or(facts.totals.timer_s).map_or(1.0, |seconds| seconds * 1000.0);
        let end_ms = begin_ms + length_ms as i64;
        let span = |position: usize| {
            let session = &entries[position].session;
            (session.start_utc.as_millisecond(), session.end_utc.as_millisecond())
        };
        let before_end = positions.partition_point(|&position| span(position).0 < end_ms);
        let near = positions[..before_end].iter().rev().take(MOST_AT_ONE_TIME);
        let shared = near.filter_map(|&position| {
            let (other_begin_ms, other_end_ms) = span(position);
            let common_ms = end_ms.min(other_end_ms) - begin_ms.max(other_begin_ms);
            let shorter_ms = (end_ms - begin_ms).min(other_end_ms - other_begin_ms);
            let is_most = shorter_ms > 0 && common_ms as f64 > share * shorter_ms as f64;
            is_most.then_some((common_ms, std::cmp::Reverse(position)))
        });
        shared.max().map(|(_, std::cmp::Reverse(position))| position)
    }
}

/// The entry of each activity whose file was read; one entry for each.
pub(super) fn entries(
    listed: &[ListedActivity],
    of_account: &[usize],
    entries: &[Entry],
    paths: &[&str],
) -> Vec<EntryMatch> {
    let mut joined = vec![EntryMatch::None; of_account.len()];
    if (of_account.iter()).all(|&position| listed[position].facts.recorded_in.is_none()) {
        return joined;
    }
    let files = Files::of(paths);
    let mut by_file: HashMap<usize, Vec<usize>> = HashMap::new();
    for (position, entry) in entries.iter().enumerate() {
        by_file.entry(entry.file).or_default().push(position);
    }
    for (&position, joined) in of_account.iter().zip(&mut joined) {
        let ListedActivity { file: list, facts, .. } = &listed[position];
        let recorded_in = facts.recorded_in.as_deref();
        let file = recorded_in.and_then(|name| files.find(paths[*list], name));
        let Some(free) = file.and_then(|file| by_file.get_mut(&file)) else {
            continue;
        };
        *joined = match take_nearest(free, facts, entries) {
            Some(entry) => EntryMatch::Entry(entry),
            // All its sessions are joined to activities that the list named before.
            None => EntryMatch::Taken,
        };
    }
    joined
}

/// Takes, of the sessions of one file, that of the activity's sport that begins nearest to it.
fn take_nearest(free: &mut Vec<usize>, facts: &ActivityFacts, entries: &[Entry]) -> Option<usize> {
    let away = |position: &usize| {
        let session = &entries[*position].session;
        let apart_ms =
            facts.start_utc.map_or(0, |start| (start.as_millisecond() - session.start_utc.as_millisecond()).abs());
        (session.sport != facts.sport, apart_ms)
    };
    let (at, _) = free.iter().enumerate().min_by_key(|(_, position)| away(position))?;
    Some(free.remove(at))
}

/// The files of an export by their paths.
struct Files<'a> {
    by_path: HashMap<&'a str, usize>,
    /// By the last folder and the name alone; `None` where several have the same.
    by_end: HashMap<&'a str, Option<usize>>,
}

impl<'a> Files<'a> {
    fn of(paths: &[&'a str]) -> Files<'a> {
        let (mut by_path, mut by_end) = (HashMap::new(), HashMap::new());
        for (file, path) in paths.iter().enumerate() {
            let path = unpacked(path);
            by_path.insert(path, file);
            by_end.entry(end(path)).and_modify(|only| *only = None).or_insert(Some(file));
        }
        Files { by_path, by_end }
    }

    /// The file that `list` calls `name`.
    fn find(&self, list: &str, name: &str) -> Option<usize> {
        let folder = list.rfind('/').map_or("", |slash| &list[..=slash]);
        let same_folder = format!("{folder}{name}");
        let found = self.by_path.get(unpacked(&same_folder)).copied();
        found.or_else(|| *self.by_end.get(end(unpacked(name)))?)
    }
}

fn unpacked(path: &str) -> &str {
    path.strip_suffix(".gz").unwrap_or(path)
}

/// The last folder and the name.
fn end(path: &str) -> &str {
    let mut slashes = path.rmatch_indices('/');
    slashes.nth(1).map_or(path, |(slash, _)| &path[slash + 1..])
}
