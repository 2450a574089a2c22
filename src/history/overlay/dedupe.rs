//! The activities of all lists as one: each once, legs and not their sum, each with its shoe.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::shoes::Worn;
use super::{Fate, Listed};
use crate::account::ActivityFacts;
use crate::activity::Sport;

/// Settles what is no outing of its own or told twice, and gives each activity its shoe.
pub(super) fn sort_out(listed: &mut [Listed], worn: &Worn) {
    let (mut first_by_id, mut seen_outings) = (HashMap::new(), HashSet::new());
    for place in 0..listed.len() {
        let (before, rest) = listed.split_at_mut(place);
        let listed = &mut rest[0];
        let facts = &mut listed.facts;
        if facts.is_parent || facts.sport == Sport::Transition {
            listed.fate = Fate::NoOuting;
            continue;
        }
        let first = facts.activity_id.map(|id| *first_by_id.entry((facts.account, id)).or_insert(place));
        if let Some(first) = first.filter(|first| *first < place) {
            // One list may tell what another leaves out.
            complete(&mut before[first].facts, facts);
            listed.fate = Fate::Repeated;
            continue;
        }
        // The account can hold one outing under two numbers, uploaded or entered twice.
        let length_s = facts.totals.timer_s.or(facts.totals.elapsed_s).map(|seconds| seconds as i64);
        let length_m = facts.totals.distance_m.map(|metres| metres as i64);
        let outing = (facts.account, facts.start_utc, facts.start_local, facts.sport, length_s, length_m);
        let is_dated = facts.start_utc.is_some() || facts.start_local.is_some();
        if is_dated && !seen_outings.insert(outing) {
            listed.fate = Fate::Repeated;
        }
        let shoe = facts.activity_id.and_then(|id| worn.get(&id));
        facts.shoe = facts.shoe.take().or_else(|| shoe.cloned());
    }
}

/// Fills what the first does not tell from a second telling of the same activity.
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
pub(super) fn told_by_file(listed: &[Listed]) -> HashMap<usize, String> {
    let mut fates: BTreeMap<usize, Counts> = BTreeMap::new();
    for listed in listed {
        let counts = fates.entry(listed.file).or_default();
        counts.all += 1;
        match listed.fate {
            Fate::Open => {}
            Fate::LaidOver(_) => counts.laid_over += 1,
            Fate::ToldAlready => counts.told_already += 1,
            Fate::Alone => counts.alone += 1,
            Fate::Duplicate => counts.duplicates += 1,
            Fate::Repeated => counts.repeated += 1,
            Fate::NoOuting => counts.no_outing += 1,
            Fate::Undated => counts.undated += 1,
        }
    }
    fates.into_iter().map(|(file, counts)| (file, counts.sentence())).collect()
}

/// How many activities of one list met each fate.
#[derive(Default)]
struct Counts {
    all: usize,
    laid_over: usize,
    told_already: usize,
    alone: usize,
    duplicates: usize,
    repeated: usize,
    no_outing: usize,
    undated: usize,
}

impl Counts {
    fn sentence(&self) -> String {
        let all = match self.all {
            1 => "1 activity".to_owned(),
            all => format!("{all} activities"),
        };
        let parts = [
            (self.laid_over, "joined to a file"),
            (self.alone, "without a file and counted as listed"),
            (self.duplicates, "listed twice and counted once"),
            (self.told_already, "of an outing that is counted already"),
            (self.repeated, "listed before"),
            (self.no_outing, "the sum of several or a change between two"),
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
