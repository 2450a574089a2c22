//! What a group of clauses says of the knee: a score, no pain, or pain whose score is open.

use super::clauses::{Clause, Group, is_knee};
use super::vocabulary::Meaning::{self, *};
use super::vocabulary::Meanings;
use super::words::Word;

/// What is said of a knee.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// A score, 0 where it is free of pain.
    Score(f64),
    /// Pain, or perhaps pain; how much is not said.
    Open,
}

/// Words that change nothing between a negation and what it denies, or between a knee and its state.
const PASSED: [Meaning; 16] = [
    Filler, Knee, Left, Right, Both, Outer, Inner, Posterior, Front, Under, Below, Kneecap, Tendon, During, After,
    NotKnee,
];

/// What the words of a group add up to.
#[derive(Debug, Default)]
struct Findings {
    /// Pain that is not denied.
    pain: bool,
    /// Pain denied, or a knee that is fine.
    free: bool,
    /// Something restricts what is said.
    is_restricted: bool,
    scores: Vec<f64>,
    /// There is a word that no table knows, so that a number after it may count anything.
    has_unknown: bool,
    /// A score in a clause that also calls the knee fine.
    is_contradicted: bool,
}

/// What a group says; `None` where it says nothing of a state. `is_question` is true for a sentence that asks.
pub(super) fn verdict(group: &Group, is_question: bool) -> Option<Verdict> {
    let mut findings = Findings::default();
    for (number, clause) in group.clauses.iter().enumerate() {
        findings.add(clause, number > 0);
    }
    let score = findings.scores.first().copied();
    let are_equal = findings.scores.iter().all(|other| Some(*other) == score);
    let is_sure = are_equal && !findings.is_contradicted && !group.is_shared && !is_question;
    match score {
        Some(score) if is_sure && score > 0.0 => Some(Verdict::Score(score)),
        // Zero of ten, and nothing else.
        Some(_) if is_sure => Some(Verdict::Score(0.0)),
        Some(_) => Some(Verdict::Open),
        None if findings.pain => Some(Verdict::Open),
        None if findings.free && (findings.is_restricted || is_question) => Some(Verdict::Open),
        None => findings.free.then_some(Verdict::Score(0.0)),
    }
}

impl Findings {
    /// Adds what a clause says. `has_more` is true for one after the first.
    fn add(&mut self, clause: &Clause, has_more: bool) {
        let is_first_state = !(self.pain || self.free || !self.scores.is_empty());
        let words = &clause.words;
        let (mut pain, mut free) = (false, false);
        for (at, word) in words.iter().enumerate() {
            if word.is(NotKnee) || word.is(OtherBody) && !is_knee(word) {
                continue;
            }
            if word.is(Painless) {
                let is_denied = is_denied_before(words, at);
                pain |= is_denied;
                free |= !is_denied;
            } else if word.meanings.has_any(&[Pain, Condition]) {
                let is_denied = is_denied_before(words, at) || is_denied_after(words, at);
                pain |= !is_denied;
                free |= is_denied;
            } else if word.is(Bad) {
                pain = true;
            } else if word.is(Fine) && (clause.has_knee() || has_more) && is_of_knee(clause, at, is_first_state) {
                let is_denied = is_denied_before(words, at);
                pain |= is_denied;
                free |= !is_denied;
                // `well taped` and the like: what is good is not known.
                self.is_restricted |= words.get(at + 1).is_some_and(is_unknown);
            }
        }
        let gone = words.iter().position(|word| word.is(Gone));
        if let Some(gone) = gone.filter(|_| pain) {
            (pain, free) = (is_denied_before(words, gone), !is_denied_before(words, gone));
        }
        self.add_scores(clause, (pain, free), is_first_state);
        let is_restricted = clause.has(Hedge) || has_distance(words);
        self.is_restricted |= free && is_restricted;
        self.pain |= pain;
        self.free |= free;
        self.has_unknown |= words.iter().any(is_unknown);
    }

    /// Adds the scores of a clause that speaks of pain or of the knee.
    fn add_scores(&mut self, clause: &Clause, (pain, free): (bool, bool), is_first_state: bool) {
        let words = &clause.words;
        for (at, word) in words.iter().enumerate() {
            let Some(score) = word.score else {
                continue;
            };
            let is_small = |word: &Word| {
                word.number.is_some() || word.meanings.has_any(&[Filler, At, Unit, During, After, Left, Right])
            };
            let is_bare = words.iter().all(|word| word.score.is_some() || is_small(word));
            let goes_on = self.pain || !self.scores.is_empty() || (is_first_state && !self.has_unknown);
            let is_of_pain = pain || is_score_of_knee(words, at) || (is_bare && goes_on);
            if !is_of_pain || counts_something_else(words, at) {
                continue;
            }
            self.scores.push(score);
            // `less than 3/10` is no score.
            let limits = |word: &Word| word.meanings.has_any(&[Hedge, Under, Below]);
            self.is_contradicted |= words[at.saturating_sub(2)..at].iter().any(limits);
            // `knee good 8/10` may be praise; `no pain 0/10` is not.
            self.is_contradicted |= (free || (!pain && clause.has(Fine))) && score > 0.0;
            self.is_contradicted |= is_bare && self.free && score > 0.0;
        }
        self.is_contradicted |= pain && !words.iter().any(|word| word.score.is_some()) && self.scores.contains(&0.0);
    }
}

/// True where a negation denies the word at `at`: nothing but small words lies between.
fn is_denied_before(words: &[Word], at: usize) -> bool {
    const FARTHEST: usize = 6;
    for word in words[..at].iter().rev().take(FARTHEST) {
        if word.is(No) {
            return true;
        }
        let is_passed = word.meanings.has_any(&PASSED) || word.meanings.has_any(&[Fine]) || word.number.is_some();
        if !is_passed {
            return false;
        }
    }
    false
}

/// True where a German or Dutch negation after the word denies it: `schmerzt heute nicht`.
fn is_denied_after(words: &[Word], at: usize) -> bool {
    const AFTER: [&str; 4] = ["nicht", "niet", "nix", "nichts"];
    for word in words[at + 1..].iter().take(4) {
        if AFTER.contains(&word.text.as_str()) {
            return true;
        }
        if !word.meanings.has_any(&PASSED) {
            return false;
        }
    }
    false
}

/// True where the word at `at`, which calls something fine, is about the knee: nothing but small words lies between the two.
/// A clause that names no knee goes on about that of the clause before, where nothing was said of it yet.
fn is_of_knee(clause: &Clause, at: usize, is_first_state: bool) -> bool {
    let words = &clause.words;
    let is_between =
        |word: &Word| word.meanings.has_any(&PASSED) || word.meanings.has_any(&[Fine, No, Hedge, Painless]);
    if !clause.has_knee() {
        return is_first_state && words[..at].iter().all(is_between);
    }
    let knees = words.iter().enumerate().filter(|(_, word)| is_knee(word)).map(|(knee, _)| knee);
    let mut between = knees.map(|knee| if knee < at { &words[knee + 1..at] } else { &words[at + 1..knee] });
    between.any(|between| between.iter().all(is_between))
}

/// True where nothing but known words lies between a knee and the score at `at`.
fn is_score_of_knee(words: &[Word], at: usize) -> bool {
    let knees = words.iter().enumerate().filter(|(_, word)| is_knee(word)).map(|(knee, _)| knee);
    let mut between = knees.map(|knee| if knee < at { &words[knee + 1..at] } else { &words[at + 1..knee] });
    between.any(|between| !between.iter().any(is_unknown))
}

fn is_unknown(word: &Word) -> bool {
    word.meanings == Meanings::default() && word.number.is_none() && word.score.is_none()
}

/// True where the words around a score show that it is not one of pain.
fn counts_something_else(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &words[before]);
    let is_counted = before.is_some_and(|word| word.is(Count) && !is_knee(word) && !word.is(Pain));
    let follows_unit =
        before.is_some_and(|word| word.is(Unit) && !word.meanings.has_any(&[Pain, Filler]) && word.number.is_none());
    let has_unit = words.get(at + 1).is_some_and(|word| word.is(Unit) && !is_knee(word));
    let has_number = words.get(at + 1).is_some_and(|word| word.number.is_some());
    is_counted || has_unit || follows_unit || has_number
}

/// True for `from km 5`, `after 20 min`, `first 5k`.
pub(super) fn has_distance(words: &[Word]) -> bool {
    let is_at = |word: &Word| word.is(At) && word.number.is_none();
    words.iter().enumerate().any(|(at, word)| {
        let is_unit = |neighbor: Option<&Word>| neighbor.is_some_and(|word| word.is(Unit) && word.score.is_none());
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let has_unit = word.number.is_some() && (is_unit(words.get(at + 1)) || is_unit(before));
        has_unit && words[at.saturating_sub(4)..at].iter().any(is_at)
    })
}
