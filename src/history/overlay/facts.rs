//! The activities of all lists as one: each once, legs and not their sum, each with its shoe.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::shoes::Worn;
use super::{Fate, Listed};
use crate::activity::Sport;

/// Settles what is no outing of its own or told twice, and gives each activity its shoe.
pub(super) fn sort_out(listed: &mut [Listed], worn: &Worn) {
    let (mut seen_ids, mut seen_outings) = (HashSet::new(), HashSet::new());
    for listed in listed {
        let facts = &mut listed.facts;
        if facts.is_parent || facts.sport == Sport::Transition {
            listed.fate = Fate::NoOuting;
            continue;
        }
        let is_new = facts
            .activity_id
            .is_none_or(|id| seen_ids.insert((facts.account, id)));
        // The account can hold one outing under two numbers, uploaded or entered twice.
        let length_s = facts
            .timer_s
            .or(facts.elapsed_s)
            .map(|seconds| seconds as i64);
        let length_m = facts.distance_m.map(|metres| metres as i64);
        let outing = (
            facts.account,
            facts.start_utc,
            facts.sport,
            length_s,
            length_m,
        );
        if !is_new || !seen_outings.insert(outing) {
            listed.fate = Fate::Repeated;
        }
        let shoe = facts.activity_id.and_then(|id| worn.get(&id));
        facts.shoe = facts.shoe.take().or_else(|| shoe.cloned());
    }
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
            Fate::Repeated => counts.repeated += 1,
            Fate::NoOuting => counts.no_outing += 1,
        }
    }
    fates
        .into_iter()
        .map(|(file, counts)| (file, counts.sentence()))
        .collect()
}

/// How many activities of one list met each fate.
#[derive(Default)]
struct Counts {
    all: usize,
    laid_over: usize,
    told_already: usize,
    alone: usize,
    repeated: usize,
    no_outing: usize,
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
            (self.told_already, "of an outing that is counted already"),
            (self.repeated, "listed before"),
            (self.no_outing, "the sum of several or a change between two"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if parts.is_empty() {
            return all;
        }
        format!("{all}: {}", parts.join(", "))
    }
}
