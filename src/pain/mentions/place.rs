//! Which knee, where at it, and when in relation to the run, as far as the words say.

use super::clauses::{Clause, Group, is_knee};
use super::verdict::has_distance;
use super::vocabulary::Meaning::{self, *};
use super::words::Word;
use crate::pain::vocabulary::{PainTiming, Side, Site};

/// Words between a knee and its side or site.
const PASSED: [Meaning; 13] =
    [Filler, Pain, Fine, Bad, Painless, Outer, Inner, Posterior, Front, Under, Below, Knee, Kneecap];

/// The side that a group names.
pub(super) fn side(group: &Group) -> Option<Side> {
    let (mut left, mut right, mut both) = (false, false, false);
    for clause in &group.clauses {
        for word in near_knees(clause) {
            left |= word.is(Left);
            right |= word.is(Right);
            both |= word.is(Both);
        }
    }
    match (left, right, both) {
        (true, true, _) | (_, _, true) => Some(Side::Both),
        (true, false, false) => Some(Side::Left),
        (false, true, false) => Some(Side::Right),
        (false, false, false) => None,
    }
}

/// The words of a clause near its knees: up to four before and after, as long as nothing else comes between. A side in one
/// character stands next to its knee. A clause that is a side alone is near.
fn near_knees(clause: &Clause) -> Vec<&Word> {
    const FARTHEST: usize = 4;
    if !clause.has_knee() {
        return if clause.bare_side() { clause.words.iter().collect() } else { Vec::new() };
    }
    let words = &clause.words;
    let is_side = |word: &Word| word.meanings.has_any(&[Left, Right, Both]);
    let is_passed = |word: &&Word| word.meanings.has_any(&PASSED) || is_side(word);
    let mut near = Vec::new();
    for (knee, _) in words.iter().enumerate().filter(|(_, word)| is_knee(word)) {
        let before = words[..knee].iter().rev().take(FARTHEST).take_while(is_passed);
        let after = words[knee + 1..].iter().take(FARTHEST).take_while(is_passed);
        let add = |word: &Word, steps: usize| !(is_side(word) && word.text.chars().count() == 1 && steps > 0);
        near.extend(before.enumerate().filter(|(steps, word)| add(word, *steps)).map(|(_, word)| word));
        near.extend(after.enumerate().filter(|(steps, word)| add(word, *steps)).map(|(_, word)| word));
        near.push(&words[knee]);
    }
    near
}

/// Where at the knee.
pub(super) fn sites(group: &Group) -> Vec<Site> {
    let mut sites = Vec::new();
    for clause in &group.clauses {
        let near = near_knees(clause);
        let has = |meaning: Meaning| near.iter().any(|word| word.is(meaning));
        let found = [
            (has(Kneecap) && has(Under) && !has(Below), Site::UnderKneecap),
            ((has(Kneecap) && has(Below)) || has(Tendon), Site::BelowKneecap),
            ((has(Kneecap) && !has(Under) && !has(Below)) || has(Front), Site::Kneecap),
            (has(Outer), Site::Outer),
            (has(Inner), Site::Inner),
            (has(Posterior) && !has(Kneecap), Site::Back),
        ];
        sites.extend(found.into_iter().filter(|(is_named, _)| *is_named).map(|(_, site)| site));
    }
    sites.sort_unstable();
    sites.dedup();
    sites
}

/// During or after the run; `None` where the words say neither, or both, or another day.
pub(super) fn timing(group: &Group) -> Option<PainTiming> {
    let words = || group.clauses.iter().flat_map(|clause| &clause.words);
    let is_after = words().any(|word| word.is(After));
    let is_during =
        words().any(|word| word.is(During)) || group.clauses.iter().any(|clause| has_distance(&clause.words));
    if words().any(|word| word.is(NextDay)) {
        return None;
    }
    match (is_during, is_after) {
        (true, false) => Some(PainTiming::During),
        (false, true) => Some(PainTiming::After),
        _ => None,
    }
}
