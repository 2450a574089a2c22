//! From the words of a sentence to what it says of a knee: clauses, and groups of clauses about one knee.

use super::vocabulary::Meaning::{self, *};
use super::words::Word;

/// Words that name a state of a knee or of anything else.
const STATES: [Meaning; 6] = [Pain, Bad, Fine, Painless, Gone, Condition];

/// Words up to a comma, a dash or a joining word.
#[derive(Debug, Default)]
pub(super) struct Clause {
    pub(super) words: Vec<Word>,
    /// True where `and` joins it to the clause before.
    pub(super) is_joined: bool,
}

impl Clause {
    /// True where a word has the meaning.
    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.words.iter().any(|word| word.is(meaning))
    }

    /// True where it names a knee.
    pub(super) fn has_knee(&self) -> bool {
        self.words.iter().any(is_knee)
    }

    /// True where something is said of a state.
    pub(super) fn has_state(&self) -> bool {
        self.words.iter().any(|word| word.score.is_some() || word.meanings.has_any(&STATES))
    }

    /// True where it is about another part of the body.
    fn is_elsewhere(&self) -> bool {
        self.has(OtherBody) && !self.has_knee()
    }

    /// The side, where all of it is that and small words.
    pub(super) fn bare_side(&self) -> bool {
        let is_side = |word: &Word| word.meanings.has_any(&[Left, Right, Both]);
        self.words.iter().any(is_side) && self.words.iter().all(|word| is_side(word) || word.is(Filler))
    }

    /// Forgets the knees in it.
    fn disregard(&mut self) {
        self.words.clear();
    }
}

/// True for a word that names a knee.
pub(super) fn is_knee(word: &Word) -> bool {
    word.meanings.has_any(&[Knee, Condition]) && !word.is(NotKnee)
}

/// The clauses about one knee, in their order.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) clauses: Vec<Clause>,
    /// True where one of its clauses names another part of the body too, so that a score may be of that.
    pub(super) is_shared: bool,
}

impl Group {
    fn has_state(&self) -> bool {
        self.clauses.iter().any(Clause::has_state)
    }

    fn has(&self, meaning: Meaning) -> bool {
        self.clauses.iter().any(|clause| clause.has(meaning))
    }

    /// True where the two name different knees.
    fn differs(&self, clause: &Clause) -> bool {
        (self.has(Left) && clause.has(Right) && !clause.has(Left))
            || (self.has(Right) && clause.has(Left) && !clause.has(Right))
    }
}

/// The groups of clauses that say something of a knee.
pub(super) fn groups(words: Vec<Word>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // The clause before, where it belongs to no group.
    let mut loose: Option<Clause> = None;
    // True where the clause before belongs to the last group.
    let mut is_open = false;
    for mut clause in clauses(words) {
        settle_knees(&mut clause);
        let goes_on = is_open && groups.last().is_some_and(|group| continues(group, &clause));
        if clause.has_knee() && !goes_on {
            let mut group = Group::default();
            let is_wanted = |before: &Clause| {
                !before.is_elsewhere()
                    && (before.has_state() && !clause.has_state() || clause.is_joined && before.bare_side())
            };
            group.clauses.extend(loose.take().filter(is_wanted));
            group.clauses.push(clause);
            groups.push(group);
            is_open = true;
        } else if goes_on && let Some(group) = groups.last_mut() {
            group.is_shared |= clause.has(OtherBody);
            group.clauses.push(clause);
        } else {
            is_open = false;
            loose = Some(clause);
        }
    }
    groups.retain(Group::has_state);
    groups
}

/// True where a clause goes on about the knee of the group.
fn continues(group: &Group, clause: &Clause) -> bool {
    let shares = clause.is_joined && !group.has_state();
    if clause.has_knee() {
        return !group.differs(clause) || shares;
    }
    if clause.is_elsewhere() {
        return shares;
    }
    !clause.words.is_empty()
}

/// Cuts at each word that begins a clause; those that only join are left out.
fn clauses(words: Vec<Word>) -> Vec<Clause> {
    let mut clauses = vec![Clause::default()];
    for word in words {
        let is_joining = word.is(And) && !word.is(Pain);
        if word.begins_clause || word.is(But) || is_joining {
            clauses.push(Clause { is_joined: is_joining, ..Clause::default() });
        }
        if let Some(clause) = clauses.last_mut().filter(|_| !is_joining) {
            clause.words.push(word);
        }
    }
    clauses.retain(|clause| !clause.words.is_empty());
    clauses
}

/// Forgets the knees of a clause that is about another day, another person or a hope, and what it says of other parts of the
/// body around a knee.
fn settle_knees(clause: &mut Clause) {
    if !clause.has_knee() {
        // A strap and a drill say nothing of how the knee is.
        if clause.has(NotKnee) && clause.has(OtherBody) {
            clause.disregard();
        }
        return;
    }
    let is_past = clause.has(Past) && !clause.has(Since);
    let is_others = clause.has(Person) || clause.words.windows(2).any(is_owned_by_other);
    if is_past || is_others || clause.has(Hope) || is_excluded(clause) {
        clause.disregard();
        return;
    }
    let Some(knee) = clause.words.iter().position(is_knee) else {
        return;
    };
    let before = clause.words[..knee].iter().rposition(|word| word.is(OtherBody));
    let after = clause.words[knee..].iter().position(|word| word.is(OtherBody) && !is_knee(word));
    if let Some(after) = after {
        clause.words.truncate(knee + after);
    }
    if let Some(before) = before {
        clause.words.drain(..=before);
    }
}

/// `John's knee`, but not `today's knee`.
fn is_owned_by_other(pair: &[Word]) -> bool {
    const NOBODY: [&str; 14] = [
        "its",
        "thats",
        "theres",
        "heres",
        "todays",
        "whats",
        "lets",
        "this weeks",
        "mornings",
        "runners",
        "jumpers",
        "days",
        "weeks",
        "marathons",
    ];
    pair[0].is_possessive && is_knee(&pair[1]) && !NOBODY.contains(&pair[0].text.as_str()) && !is_knee(&pair[0])
}

/// `not the knee`, where nothing else is said of it.
fn is_excluded(clause: &Clause) -> bool {
    let mut words = clause.words.iter().skip_while(|word| word.is(Filler) && !word.is(No));
    let begins_so = words.next().is_some_and(|word| word.is(No) && word.text != "no" && word.text != "kein");
    begins_so && !clause.has_state()
}
