//! Whether a list that does not write its unit is in kilometers and meters or in miles and feet.
//!
//! The recordings show it, and activities of other lists that begin at the same moment; else the length of the stride, which
//! is in meters in every list; else it is the unit that the runner chose for the report.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::ListedActivity;
use crate::account::ActivityFacts;
use crate::history::Entry;
use crate::session::{self, Flag};
use crate::settings::{Settings, Units};

/// In which unit a list was found to be, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListUnit {
    unit: Units,
    source: UnitSource,
}

/// What shows the unit of a list, most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnitSource {
    Recordings,
    Stride,
    Choice,
}

impl ListUnit {
    /// True where nothing shows the unit.
    pub(super) fn is_guess(&self) -> bool {
        self.source == UnitSource::Choice
    }
}

impl fmt::Display for ListUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, other, option) = match self.unit {
            Units::Metric => ("kilometers", "miles", "imperial"),
            Units::Imperial => ("miles", "kilometers", "metric"),
        };
        match self.source {
            UnitSource::Recordings => write!(f, "its distances are {unit}, as the recordings show"),
            UnitSource::Stride => write!(f, "its distances are {unit}, as the stride length shows"),
            UnitSource::Choice => write!(
                f,
                "its distances are taken as {unit}; no recording shows the unit: if they are {other}, add --units {option}"
            ),
        }
    }
}

/// Settles the unit of every list of an account that does not write it, and gives each activity its lengths in meters. The
/// starts are known by now.
pub(super) fn settle(
    listed: &mut [ListedActivity],
    of_account: &[usize],
    entries: &[Entry],
    settings: &Settings,
) -> HashMap<usize, ListUnit> {
    let mut votes: BTreeMap<usize, [UnitVotes; 2]> = BTreeMap::new();
    let known = KnownDistances::of(listed, of_account, entries);
    let same_unit_share = settings.account.same_unit_share;
    for &position in of_account {
        let ListedActivity { file, facts, .. } = &listed[position];
        let Some(in_miles) = &facts.unwritten_unit else {
            continue;
        };
        let [by_recordings, by_stride] = votes.entry(*file).or_default();
        let recorded_m = known.distance_m(facts, settings.account.start_s);
        by_recordings.add(facts, recorded_m, same_unit_share);
        by_stride.add(facts, in_miles.distance_by_steps_m, same_unit_share);
    }
    let units: HashMap<usize, ListUnit> =
        votes.into_iter().map(|(file, votes)| (file, settled(votes, settings.units))).collect();
    for &position in of_account {
        let ListedActivity { file, facts, .. } = &mut listed[position];
        let Some(in_miles) = facts.unwritten_unit.take() else {
            continue;
        };
        let unit = units.get(file).map(|unit| unit.unit);
        if unit == Some(Units::Imperial) {
            facts.totals.distance_m = in_miles.distance_m;
            facts.totals.ascent_m = in_miles.ascent_m;
            facts.totals.descent_m = in_miles.descent_m;
            *facts = session::possible_facts(facts.clone(), &settings.session);
        }
    }
    units
}

fn settled([by_recordings, by_stride]: [UnitVotes; 2], chosen: Units) -> ListUnit {
    let shown = |votes: UnitVotes, source| Some((votes.ahead()?, source));
    let (unit, source) = shown(by_recordings, UnitSource::Recordings)
        .or_else(|| shown(by_stride, UnitSource::Stride))
        .unwrap_or((chosen, UnitSource::Choice));
    ListUnit { unit, source }
}

/// How many activities of a list are as long as something else says in the one unit and in the other.
#[derive(Debug, Clone, Copy, Default)]
struct UnitVotes {
    metric: usize,
    imperial: usize,
}

impl UnitVotes {
    fn add(&mut self, facts: &ActivityFacts, expected_m: Option<f64>, same_unit_share: f64) {
        let is = |distance_m: Option<f64>| {
            let pair = distance_m.zip(expected_m);
            pair.is_some_and(|(a, b)| (a - b).abs() <= same_unit_share * b)
        };
        let in_miles = facts.unwritten_unit.and_then(|lengths| lengths.distance_m);
        self.metric += usize::from(is(facts.totals.distance_m));
        self.imperial += usize::from(is(in_miles));
    }

    fn ahead(self) -> Option<Units> {
        match self.metric.cmp(&self.imperial) {
            std::cmp::Ordering::Greater => Some(Units::Metric),
            std::cmp::Ordering::Less => Some(Units::Imperial),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Distances whose unit is known, by the second in which their activities begin.
struct KnownDistances {
    distances_m: BTreeMap<i64, f64>,
}

impl KnownDistances {
    fn of(listed: &[ListedActivity], of_account: &[usize], entries: &[Entry]) -> KnownDistances {
        let whole = entries.iter().filter(|entry| !entry.session.flags.contains(&Flag::Recovered));
        let recorded = whole.filter_map(|entry| {
            let session = &entry.session;
            Some((session.start_utc.as_second(), session.totals.distance_m?))
        });
        let stated = of_account.iter().filter_map(|&position| {
            let facts = &listed[position].facts;
            let is_known = facts.unwritten_unit.is_none();
            let distance_m = facts.totals.distance_m.filter(|_| is_known)?;
            Some((facts.start_utc?.as_second(), distance_m))
        });
        // What was recorded goes before what another list says.
        KnownDistances { distances_m: stated.chain(recorded).collect() }
    }

    /// The distance of what begins nearest to the activity.
    fn distance_m(&self, facts: &ActivityFacts, apart_s: i64) -> Option<f64> {
        let start = facts.start_utc?.as_second();
        let near = self.distances_m.range(start - apart_s..=start + apart_s);
        let nearest = near.min_by_key(|(second, _)| (**second - start).abs());
        nearest.map(|(_, distance_m)| *distance_m)
    }
}
