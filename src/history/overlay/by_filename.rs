//! Which recording an activity of a list is, where the list names the file.
//!
//! The name is a path within the export, so the file is next to the list, packed or unpacked; or, where the runner has
//! sorted the export anew, in another folder of the same name. The dates need not agree, nor be readable.

use std::collections::HashMap;

use super::ListedActivity;
use super::by_start::EntryMatch;
use crate::account::ActivityFacts;
use crate::history::Entry;

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
