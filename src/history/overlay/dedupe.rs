//! The activities of all lists as one: each once, parts and not their sum, each with its shoe.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::shoes::ShoeByActivity;
use super::{ListedActivity, ListedStatus};
use crate::account::ActivityFacts;
use crate::activity::Sport;

/// Marks what is no activity of its own or listed twice, and gives each activity its shoe.
pub(super) fn mark_repeated(listed: &mut [ListedActivity], worn: &ShoeByActivity) {
    let (mut first_by_id, mut seen) = (HashMap::new(), HashSet::new());
    for position in 0..listed.len() {
        let (before, rest) = listed.split_at_mut(position);
        let listed = &mut rest[0];
        let facts = &mut listed.facts;
        if facts.is_parent || facts.sport == Sport::Transition {
            listed.status = ListedStatus::NotCounted;
            continue;
        }
        let first = facts.activity_id.map(|id| *first_by_id.entry((facts.account, id)).or_insert(position));
        if let Some(first) = first.filter(|first| *first < position) {
            // One list may have what another leaves out.
            complete(&mut before[first].facts, facts);
            listed.status = ListedStatus::Repeated;
            continue;
        }
        // The account can hold one activity under two numbers, uploaded or entered twice.
        let length_s = facts.totals.timer_s.or(facts.totals.elapsed_s).map(|seconds| seconds as i64);
        let length_m = facts.totals.distance_m.map(|meters| meters as i64);
        let key = (facts.account, facts.start_utc, facts.start_local, facts.sport, length_s, length_m);
        let is_dated = facts.start_utc.is_some() || facts.start_local.is_some();
        if is_dated && !seen.insert(key) {
            listed.status = ListedStatus::Repeated;
        }
        let shoe = facts.activity_id.and_then(|id| worn.get(&id));
        facts.shoe = facts.shoe.take().or_else(|| shoe.cloned());
    }
}

/// Fills what the first list does not know from a second that has the same activity.
fn complete(first: &mut ActivityFacts, second: &ActivityFacts) {
    if first.start_utc.is_none() {
        (first.start_utc, first.swapped_start_utc) = (second.start_utc, second.swapped_start_utc);
        first.start_local = first.start_local.or(second.start_local);
    }
    if first.sport == Sport::Unknown {
        (first.sport, first.sub_sport) = (second.sport, second.sub_sport);
    }
    first.utc_offset_min = first.utc_offset_min.or(second.utc_offset_min);
    if first.totals.descent_m.is_none() {
        first.elevation_corrected = second.elevation_corrected;
    }
    first.totals = first.totals.or(second.totals);
    first.shoe = first.shoe.take().or_else(|| second.shoe.clone());
}

/// For each list of activities, what became of them, as a sentence.
pub(super) fn summaries_by_file(listed: &[ListedActivity]) -> HashMap<usize, String> {
    let mut summaries: BTreeMap<usize, StatusCounts> = BTreeMap::new();
    for listed in listed {
        let counts = summaries.entry(listed.file).or_default();
        counts.all += 1;
        match listed.status {
            ListedStatus::Open => {}
            ListedStatus::Joined(_) => counts.joined += 1,
            ListedStatus::AlreadyJoined => counts.already_joined += 1,
            ListedStatus::WithoutFile => counts.without_file += 1,
            ListedStatus::Duplicate => counts.duplicates += 1,
            ListedStatus::Repeated => counts.repeated += 1,
            ListedStatus::NotCounted => counts.not_counted += 1,
            ListedStatus::Undated => counts.undated += 1,
        }
    }
    summaries.into_iter().map(|(file, counts)| (file, counts.sentence())).collect()
}

/// How many activities of one list have each status.
#[derive(Default)]
struct StatusCounts {
    all: usize,
    joined: usize,
    already_joined: usize,
    without_file: usize,
    duplicates: usize,
    repeated: usize,
    not_counted: usize,
    undated: usize,
}

impl StatusCounts {
    fn sentence(&self) -> String {
        let all = match self.all {
            1 => "1 activity".to_owned(),
            all => format!("{all} activities"),
        };
        let parts = [
            (self.joined, "joined to a file"),
            (self.without_file, "without a file and counted as listed"),
            (self.duplicates, "listed twice and counted once"),
            (self.already_joined, "of an outing that is counted already"),
            (self.repeated, "listed before"),
            (self.not_counted, "the sum of several or a change between two"),
            (self.undated, "without a file and without a date that can be read, left out"),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if parts.is_empty() {
            return all;
        }
        format!("{all}: {}", parts.join(", "))
    }
}
