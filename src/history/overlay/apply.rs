//! How the facts of an account come to lie over a recording.

use super::wall_clock::is_local_as_utc;
use super::{Fate, Listed};
use crate::account::ActivityFacts;
use crate::activity::{DescentSource, OffsetSource, RunKind, Sport, SubSport, Totals};
use crate::history::Entry;
use crate::history::pairs::Tie;
use crate::session::{self, DistanceSource, Flag, Session};
use crate::settings::{DescentChoice, SessionRules, Settings};

/// Lays the activities of one account over the entries they are joined to. What is told of a copy is told of the recording
/// that is kept in its place.
pub(super) fn lay_over_entries(entries: &mut [Entry], listed: &[Listed], of_account: &[usize], settings: &Settings) {
    let mut pairs: Vec<(usize, usize)> = of_account
        .iter()
        .filter_map(|&place| match listed[place].fate {
            Fate::LaidOver(entry) => Some((entry, place)),
            _ => None,
        })
        .collect();
    // What is told of the recording itself before what is told of its copies.
    pairs.sort_by_key(|&(entry, place)| (entries[entry].twin.is_some(), place));
    for (entry, place) in pairs {
        let kept = match entries[entry].twin {
            None => entry,
            // What is told of the whole is told of none of its legs.
            Some(twin) if twin.tie == Tie::WholeOfLegs => continue,
            Some(twin) => twin.kept,
        };
        if is_local_as_utc(&entries[kept], &listed[place]) {
            session::read_as_local_time(&mut entries[kept].session);
        }
        lay_over(&mut entries[kept].session, &listed[place].facts, settings);
    }
}

/// Fills what the recording does not know from the account.
fn lay_over(session: &mut Session, facts: &ActivityFacts, settings: &Settings) {
    lay_sport(session, facts);
    lay_offset(session, facts, settings.session.zone_off_min);
    if is_cut_short(session, facts, settings.duplicates.duration_share) {
        complete(session, facts, &settings.session);
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
fn lay_sport(session: &mut Session, facts: &ActivityFacts) {
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
fn lay_offset(session: &mut Session, facts: &ActivityFacts, zone_off_min: i32) {
    let Some(told) = facts.utc_offset_min else {
        return;
    };
    let is_better = match session.utc_offset {
        Some((_, OffsetSource::File | OffsetSource::Overlay)) => false,
        Some((minutes, OffsetSource::Position)) => (minutes - told).abs() <= zone_off_min,
        _ => true,
    };
    if is_better {
        session.utc_offset = Some((told, OffsetSource::Overlay));
    }
}

/// True where the file broke off and holds less than the account knows of.
fn is_cut_short(session: &Session, facts: &ActivityFacts, share: f64) -> bool {
    let timers = session.totals.timer_s.zip(facts.totals.timer_s);
    let times = timers.or(session.totals.elapsed_s.zip(facts.totals.elapsed_s));
    session.flags.contains(&Flag::Recovered) && times.is_some_and(|(left_s, whole_s)| left_s < (1.0 - share) * whole_s)
}

/// What a file that broke off sums up to is no figure of the outing: the totals that the account knows stand in for it.
fn complete(session: &mut Session, facts: &ActivityFacts, rules: &SessionRules) {
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
