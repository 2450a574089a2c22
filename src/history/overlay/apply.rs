//! How the facts of an account complete a recording, and rows of lists that state one activity twice.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::start_time::is_local_as_utc;
use super::wellness::ShoeByActivity;
use super::{ListedActivity, ListedStatus};
use crate::account::ActivityFacts;
use crate::activity::{DescentSource, OffsetSource, RunKind, Sport, SubSport, Totals};
use crate::history::Entry;
use crate::history::ledger::Tie;
use crate::session::{self, DistanceSource, Flag, Session};
use crate::settings::{DescentChoice, SessionRules, Settings};

/// Completes the entries from the activities of one account that are joined to them. What is stated of a copy holds for its
/// primary recording.
pub(super) fn lay_over_entries(
    entries: &mut [Entry],
    listed: &[ListedActivity],
    of_account: &[usize],
    settings: &Settings,
) {
    let mut pairs: Vec<(usize, usize)> = of_account
        .iter()
        .filter_map(|&position| match listed[position].status {
            ListedStatus::Joined(entry) => Some((entry, position)),
            _ => None,
        })
        .collect();
    // What is stated of the recording itself goes before what is stated of its copies.
    pairs.sort_by_key(|&(entry, position)| (entries[entry].duplicate_of.is_some(), position));
    for (entry, position) in pairs {
        let primary = match entries[entry].duplicate_of {
            None => entry,
            // What is stated of the whole holds for none of its parts.
            Some(duplicate_of) if duplicate_of.tie == Tie::MultisportTrack => continue,
            Some(duplicate_of) => duplicate_of.primary,
        };
        if is_local_as_utc(&entries[primary], &listed[position]) {
            session::read_as_local_time(&mut entries[primary].session);
        }
        complete(&mut entries[primary].session, &listed[position].facts, settings);
    }
}

/// Fills what the recording does not know from the account.
fn complete(session: &mut Session, facts: &ActivityFacts, settings: &Settings) {
    apply_sport(session, facts);
    apply_offset(session, facts, settings.session.zone_off_min);
    if is_cut_short(session, facts, settings.duplicates.duration_share) {
        replace_cut_totals(session, facts, &settings.session);
    }
    if session.totals.distance_m.is_none() && facts.totals.distance_m.is_some() {
        session.totals.distance_m = facts.totals.distance_m;
        session.distance_source = DistanceSource::Overlay;
        session.flags.retain(|flag| *flag != Flag::NoDistance);
    }
    let has_terrain = session.run_kind().is_none_or(RunKind::has_terrain);
    let wants_descent =
        settings.descent_choice != DescentChoice::Samples && session.descent_contradiction.is_none() && has_terrain;
    if session.totals.descent_m.is_none() && facts.totals.descent_m.is_some() && wants_descent {
        session.totals.descent_m = facts.totals.descent_m;
        session.descent_source = DescentSource::Overlay;
        if facts.elevation_corrected {
            session.flags.push(Flag::ElevationFromMap);
        }
    }
    session.totals = session.totals.or_without_source(facts.totals);
    session.shoe = session.shoe.take().or_else(|| facts.shoe.clone());
}

/// The account knows the sport where the file leaves it open, and the kind of run where the file only says "run".
fn apply_sport(session: &mut Session, facts: &ActivityFacts) {
    let is_open = session.sport == Sport::Unknown || session.flags.contains(&Flag::SportInferred);
    if is_open && facts.sport != Sport::Unknown {
        (session.sport, session.sub_sport) = (facts.sport, facts.sub_sport);
        session.flags.retain(|flag| *flag != Flag::SportInferred);
    } else if session.sport == facts.sport && session.sub_sport == SubSport::Generic {
        session.sub_sport = facts.sub_sport;
    }
    let has_terrain = session.run_kind().is_none_or(RunKind::has_terrain);
    if !has_terrain && !session.flags.contains(&Flag::DescentNotApplicable) {
        (session.totals.descent_m, session.descent_source) = (None, DescentSource::None);
        session.downhill = None;
        session.flags.push(Flag::DescentNotApplicable);
    }
}

/// Order of trust: the file, the account, the position. A position that contradicts the account is believed, as it is
/// against the file.
fn apply_offset(session: &mut Session, facts: &ActivityFacts, zone_off_min: i32) {
    let Some(stated) = facts.utc_offset_min else {
        return;
    };
    let is_better = match session.utc_offset {
        Some((_, OffsetSource::File | OffsetSource::Overlay)) => false,
        Some((minutes, OffsetSource::Position)) => (minutes - stated).abs() <= zone_off_min,
        _ => true,
    };
    if is_better {
        session.utc_offset = Some((stated, OffsetSource::Overlay));
    }
}

/// True where the file broke off and holds less than the account knows of.
fn is_cut_short(session: &Session, facts: &ActivityFacts, share: f64) -> bool {
    let timers = session.totals.timer_s.zip(facts.totals.timer_s);
    let times = timers.or(session.totals.elapsed_s.zip(facts.totals.elapsed_s));
    session.flags.contains(&Flag::Recovered) && times.is_some_and(|(left_s, whole_s)| left_s < (1.0 - share) * whole_s)
}

/// The sums of a file that broke off are no totals of the activity: those that the account knows replace them.
fn replace_cut_totals(session: &mut Session, facts: &ActivityFacts, rules: &SessionRules) {
    if facts.totals.distance_m.is_some() {
        (session.totals.distance_m, session.distance_source) = (None, DistanceSource::None);
    }
    if facts.totals.descent_m.is_some() {
        (session.totals.descent_m, session.descent_source) = (None, DescentSource::None);
        session.downhill = None;
    }
    let stated = facts.totals;
    session.totals = Totals {
        ascent_m: stated.ascent_m.or(session.totals.ascent_m),
        timer_s: stated.timer_s.or(stated.moving_s).or(stated.elapsed_s),
        elapsed_s: stated.elapsed_s.or(stated.timer_s),
        moving_s: stated.moving_s,
        ..session.totals
    };
    session.end_utc = session::end_by_totals(session, rules);
}

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
            complete_facts(&mut before[first].facts, facts);
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
fn complete_facts(first: &mut ActivityFacts, second: &ActivityFacts) {
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
