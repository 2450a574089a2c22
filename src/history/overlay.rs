//! What an account tells, laid over the activities of the files: local clock, effort, shoe, and figures that a file lacks.
//!
//! An activity of the list and one of a file are the same where the list names the file, as Strava's does; else where they
//! begin within seconds and are of one sport, for the names of Garmin's files do not hold the number of the activity. A
//! figure of the file wins over one of the account. What no file holds, such as a run entered by hand, becomes an activity
//! of its own and is marked.

mod apply;
mod by_filename;
mod by_start;
mod date_order;
mod days;
mod dedupe;
mod list_units;
mod shoes;
mod wall_clock;

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use self::by_start::Joined;
use self::list_units::ListUnit;
pub use self::{days::DayRow, shoes::OwnedShoe};
use super::Entry;
use super::duplicates::{self, Merged};
use super::pairs::Tie;
use crate::account::{Account, AccountFile, AccountReading, ActivityFacts};
use crate::activity::Format;
use crate::session;
use crate::settings::Settings;

/// What came of the lists beside what was laid over the entries.
#[derive(Debug, Default)]
pub(super) struct Overlaid {
    /// For each list by the place of its file, what was done with it.
    pub reasons: Vec<(usize, String)>,
    /// What was wrong with lists, without names.
    pub faults: Vec<String>,
    /// The shoes.
    pub shoes: Vec<OwnedShoe>,
    /// The days of which anything is told.
    pub days: BTreeMap<Date, DayRow>,
}

/// One activity of a list.
struct Listed {
    /// Place of the list's file.
    file: usize,
    facts: ActivityFacts,
    fate: Fate,
}

/// What became of an activity of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Not yet known.
    Open,
    /// Laid over the entry at this place.
    LaidOver(usize),
    /// The recording it belongs to has been told of by another activity of the lists.
    ToldAlready,
    /// No file holds it.
    Alone,
    /// No file holds it, and it is another recording of an activity that is counted from the lists.
    Duplicate,
    /// Told by another list too.
    Repeated,
    /// Stands for others that are listed too, or for the change between two sports.
    NoOuting,
    /// Neither a file nor a date that can be read says when it was.
    Undated,
}

/// Lays the lists over the recordings and adds to them what no file holds. `paths` are those of all files.
pub(super) fn lay_over(
    merged: &mut Merged,
    lists: Vec<(usize, AccountReading)>,
    paths: &[&str],
    settings: &Settings,
) -> Overlaid {
    let mut overlaid = Overlaid::default();
    let mut listed: Vec<Listed> = Vec::new();
    let (mut shoes, mut worn) = (Vec::new(), HashMap::new());
    let mut counted: Vec<(usize, &str, String, Option<String>)> = Vec::new();
    for (file, reading) in lists {
        let name = list_name(&reading.facts);
        let told = match reading.facts {
            AccountFile::Activities(activities) => {
                listed.extend(activities.into_iter().map(|facts| Listed {
                    file,
                    facts: session::possible_facts(facts, &settings.session),
                    fate: Fate::Open,
                }));
                String::new()
            }
            AccountFile::Gear(gear) => {
                let told = shoes::told(&gear);
                shoes::collect(gear, &mut shoes, &mut worn);
                told
            }
            AccountFile::Nights(nights) => days::add_nights(nights, &mut overlaid.days),
            AccountFile::Days(days) => days::add_days(days, &mut overlaid.days),
        };
        counted.push((file, name, told, reading.remark));
    }
    dedupe::sort_out(&mut listed, &worn);
    let units = lay_over_activities(merged, &mut listed, paths, settings);
    let fates = dedupe::told_by_file(&listed);
    for (file, name, told, remark) in counted {
        let told = fates.get(&file).cloned().unwrap_or(told);
        let unit = units.get(&file);
        let guess = unit.filter(|unit| unit.is_guess()).map(ToString::to_string);
        let faults = remark.clone().into_iter().chain(guess);
        overlaid.faults.extend(faults.map(|fault| format!("{name}: {fault}")));
        let told = Some(told).filter(|told| !told.is_empty());
        let sentences = [told, unit.map(ToString::to_string), remark];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        overlaid.reasons.push((file, sentences.join("; ")));
    }
    overlaid.shoes = shoes;
    overlaid
}

/// What a list is called where it is said what was wrong with it.
fn list_name(facts: &AccountFile) -> &'static str {
    let AccountFile::Activities(activities) = facts else {
        return match facts {
            AccountFile::Gear(_) => "a list of shoes",
            AccountFile::Nights(_) => "a list of nights",
            _ => "a list of days",
        };
    };
    match activities.first().map(|facts| facts.format) {
        Some(Format::GarminJson) => "Garmin's list of activities",
        Some(Format::GarminCsv) => "the list of Garmin's web page",
        Some(Format::StravaCsv) => "Strava's list of activities",
        Some(Format::RunkeeperCsv) => "Runkeeper's list of activities",
        Some(Format::AppleHealthXml) => "the workouts of Apple Health",
        _ => "a list of activities",
    }
}

/// One account after the other, so that what the first alone tells can be told by the second as well. For each list that
/// does not write its unit, which it was found to be.
fn lay_over_activities(
    merged: &mut Merged,
    listed: &mut [Listed],
    paths: &[&str],
    settings: &Settings,
) -> HashMap<usize, ListUnit> {
    let mut units = HashMap::new();
    for account in Account::ALL {
        let of_account: Vec<usize> = (0..listed.len())
            .filter(|&place| listed[place].facts.account == account)
            .filter(|&place| listed[place].fate == Fate::Open)
            .collect();
        if of_account.is_empty() {
            continue;
        }
        wall_clock::settle(listed, &of_account, &merged.entries, settings);
        date_order::settle(listed, &of_account, &merged.entries, &settings.account);
        units.extend(list_units::settle(listed, &of_account, &merged.entries, settings));
        let named = by_filename::entries(listed, &of_account, &merged.entries, paths);
        let facts: Vec<&ActivityFacts> = (of_account.iter()).map(|&place| &listed[place].facts).collect();
        let joined = by_start::join(&facts, named, &merged.entries, settings);
        for (&place, joined) in of_account.iter().zip(&joined) {
            listed[place].fate = match joined {
                Joined::Entry(entry) => Fate::LaidOver(*entry),
                Joined::Told => Fate::ToldAlready,
                Joined::Nowhere if listed[place].facts.start_utc.is_none() => Fate::Undated,
                Joined::Nowhere => Fate::Alone,
            };
        }
        apply::lay_over_entries(&mut merged.entries, listed, &of_account, settings);
        merged.insert(alone(listed, &of_account, settings));
    }
    units
}

/// The activities that no file holds, each counted once: a list holds a run twice where watch and phone recorded it at once.
fn alone(listed: &mut [Listed], of_account: &[usize], settings: &Settings) -> Merged {
    let mut ordinals: HashMap<usize, usize> = HashMap::new();
    let mut places: HashMap<(usize, usize), usize> = HashMap::new();
    let mut entries = Vec::new();
    for &place in of_account {
        let Listed { file, facts, fate } = &listed[place];
        let session = session::from_account(facts, &settings.session);
        let Some(session) = session.filter(|_| *fate == Fate::Alone) else {
            continue;
        };
        let next = ordinals.entry(*file).or_default();
        places.insert((*file, *next), place);
        entries.push(Entry { file: *file, ordinal: *next, fingerprint: None, session, twin: None });
        *next += 1;
    }
    let mut merged = duplicates::merge(entries, &settings.duplicates);
    for entry in &mut merged.entries {
        let Some(twin) = &mut entry.twin else {
            continue;
        };
        twin.tie = Tie::ListedTwice;
        if let Some(&place) = places.get(&(entry.file, entry.ordinal)) {
            listed[place].fate = Fate::Duplicate;
        }
    }
    merged
}
