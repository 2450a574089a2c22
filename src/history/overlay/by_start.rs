//! Which activity of a list is which recording.
//!
//! Where the list names its file, that decides. Else by the start, the nearest first and one to one; then, for a start that is told otherwise, by sharing most of the
//! time with a recording of the same sport. An account that holds a run twice does not make it two.

use std::collections::{BTreeSet, HashMap};

use crate::account::ActivityFacts;
use crate::activity::Sport;
use crate::history::Entry;
use crate::session::Session;
use crate::settings::Settings;

/// Recordings looked at that begin before the end of an activity; only a list made to do harm has more at one time.
const MOST_AT_ONE_TIME: usize = 200;

/// Where an activity of a list belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// To the entry at this place.
    Entry(usize),
    /// To an outing that another activity of the list belongs to already.
    Told,
    /// To no entry.
    Nowhere,
}

/// Finds the entry of each activity, but for those that are joined by the name of their file. The entries are in the order
/// of their starts.
pub(super) fn join(
    facts: &[&ActivityFacts],
    by_name: Vec<Joined>,
    entries: &[Entry],
    settings: &Settings,
) -> Vec<Joined> {
    let mut free = Free::all(entries);
    let mut joined = by_name;
    for named in &joined {
        if let Joined::Entry(place) = *named {
            free.take(place, &entries[place].session);
        }
    }
    let rules = &settings.account;
    // Nearest first: all that begin in the same second before any that begin a second apart.
    for apart_s in 0..=rules.start_s {
        for (facts, joined) in facts.iter().zip(&mut joined) {
            if *joined == Joined::Nowhere {
                let found = free.nearest(facts, facts.sport, apart_s * 1000);
                *joined = found.map_or(Joined::Nowhere, Joined::Entry);
            }
        }
    }
    // A sport that was put right in the account, or that the file does not tell.
    for (facts, joined) in facts.iter().zip(&mut joined) {
        if *joined == Joined::Nowhere {
            let lasts_alike = |entry: &Entry| last_alike(facts, entry, settings);
            let found = free.of_other_sport(facts, entries, rules.start_s * 1000, lasts_alike);
            *joined = found.map_or(Joined::Nowhere, Joined::Entry);
        }
    }
    let by_sport = Spans::of(entries);
    for (facts, joined) in facts.iter().zip(&mut joined) {
        if *joined == Joined::Nowhere
            && let Some(entry) = by_sport.sharing_most(facts, entries, rules.overlap_share)
        {
            *joined = match free.take(entry, &entries[entry].session) {
                true => Joined::Entry(entry),
                false => Joined::Told,
            };
        }
    }
    joined
}

/// True where both last about as long, or where the recording does not know its sport.
fn last_alike(facts: &ActivityFacts, entry: &Entry, settings: &Settings) -> bool {
    let session = &entry.session;
    let alike = |a: Option<f64>, b: Option<f64>| {
        a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= settings.duplicates.duration_share * a.max(b))
    };
    session.sport == Sport::Unknown
        || facts.sport == Sport::Unknown
        || alike(facts.totals.timer_s, session.totals.timer_s)
        || alike(facts.totals.elapsed_s, session.totals.elapsed_s)
}

/// Entries that no activity of the list is joined to yet, by sport and start.
struct Free {
    by_sport: HashMap<Sport, BTreeSet<(i64, usize)>>,
}

impl Free {
    fn all(entries: &[Entry]) -> Free {
        let mut by_sport: HashMap<Sport, BTreeSet<(i64, usize)>> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            let session = &entry.session;
            let key = (session.start_utc.as_millisecond(), place);
            by_sport.entry(session.sport).or_default().insert(key);
        }
        Free { by_sport }
    }

    /// Takes an entry; false where it was taken before.
    fn take(&mut self, place: usize, session: &Session) -> bool {
        let key = (session.start_utc.as_millisecond(), place);
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

    /// Takes the nearest entry of any other sport that begins with the activity and is `alike`.
    fn of_other_sport(
        &mut self,
        facts: &ActivityFacts,
        entries: &[Entry],
        apart_ms: i64,
        alike: impl Fn(&Entry) -> bool,
    ) -> Option<usize> {
        let start_ms = facts.start_utc?.as_millisecond();
        let window = (start_ms - apart_ms, 0)..(start_ms + apart_ms + 1, 0);
        let near = self.by_sport.values();
        let near = near.flat_map(|free| free.range(window.clone()).take(MOST_AT_ONE_TIME));
        let nearest = near
            .filter(|(_, place)| alike(&entries[*place]))
            .min_by_key(|(at_ms, place)| ((at_ms - start_ms).abs(), *place));
        let place = nearest?.1;
        self.take(place, &entries[place].session);
        Some(place)
    }
}

/// The entries of each sport in the order of their starts.
struct Spans {
    by_sport: HashMap<Sport, Vec<usize>>,
}

impl Spans {
    fn of(entries: &[Entry]) -> Spans {
        let mut by_sport: HashMap<Sport, Vec<usize>> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            by_sport.entry(entry.session.sport).or_default().push(place);
        }
        Spans { by_sport }
    }

    /// The entry of its sport that shares most time with the activity, more than `share` of the shorter of the two.
    fn sharing_most(&self, facts: &ActivityFacts, entries: &[Entry], share: f64) -> Option<usize> {
        let places = self.by_sport.get(&facts.sport)?;
        let begin_ms = facts.start_utc?.as_millisecond();
        // Without a length it is a moment, which belongs to the recording it lies in.
        let length_ms = facts.totals.elapsed_s.or(facts.totals.timer_s).map_or(1.0, |seconds| seconds * 1000.0);
        let end_ms = begin_ms + length_ms as i64;
        let span = |place: usize| {
            let session = &entries[place].session;
            (session.start_utc.as_millisecond(), session.end_utc.as_millisecond())
        };
        let before_end = places.partition_point(|&place| span(place).0 < end_ms);
        let near = places[..before_end].iter().rev().take(MOST_AT_ONE_TIME);
        let shared = near.filter_map(|&place| {
            let (other_begin_ms, other_end_ms) = span(place);
            let common_ms = end_ms.min(other_end_ms) - begin_ms.max(other_begin_ms);
            let shorter_ms = (end_ms - begin_ms).min(other_end_ms - other_begin_ms);
            let is_most = shorter_ms > 0 && common_ms as f64 > share * shorter_ms as f64;
            is_most.then_some((common_ms, std::cmp::Reverse(place)))
        });
        shared.max().map(|(_, std::cmp::Reverse(place))| place)
    }
}
