//! Completes the activities of the files from the lists of accounts: local clock, effort, shoe, and figures that a file lacks.
//!
//! An activity of the list and one of a file are the same where the list names the file, as Strava's does; else where they
//! begin within seconds and are of one sport, for the names of Garmin's files do not hold the number of the activity. A
//! figure of the file wins over one of the account. What no file holds, such as a run entered by hand, becomes an activity
//! of its own and is marked.

mod apply;
mod list_units;
mod matching;
mod start_time;
mod wellness;

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use self::list_units::ListUnit;
use self::matching::EntryMatch;
pub use self::wellness::{DayRow, OwnedShoe};
use super::Entry;
use super::duplicates::{self, Merged};
use super::ledger::Tie;
use crate::account::{Account, AccountFile, AccountReading, ActivityFacts};
use crate::activity::Format;
use crate::session;
use crate::settings::Settings;

/// What the lists gave in addition to what completed the entries.
#[derive(Debug, Default)]
pub(super) struct OverlayResult {
    /// For each list by the index of its file, what was done with it.
    pub reasons: Vec<(usize, String)>,
    /// What was wrong with lists, without names.
    pub faults: Vec<String>,
    pub shoes: Vec<OwnedShoe>,
    /// The days of which anything is known.
    pub days: BTreeMap<Date, DayRow>,
}

struct ListedActivity {
    /// Place of the list's file.
    file: usize,
    facts: ActivityFacts,
    status: ListedStatus,
}

/// What became of an activity of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListedStatus {
    /// Not yet known.
    Open,
    /// It completes the entry at this index.
    Joined(usize),
    /// Another activity of the lists has completed the recording it belongs to.
    AlreadyJoined,
    /// No file holds it.
    WithoutFile,
    /// No file holds it, and it is another recording of an activity that is counted from the lists.
    Duplicate,
    /// Another list has it too.
    Repeated,
    /// The sum of others that are listed too, or the change between two sports.
    NotCounted,
    /// Neither a file nor a readable date says when it was.
    Undated,
}

/// Completes the recordings from the lists and adds what no file holds. `paths` are those of all files.
pub(super) fn complete(
    merged: &mut Merged,
    lists: Vec<(usize, AccountReading)>,
    paths: &[&str],
    settings: &Settings,
) -> OverlayResult {
    let mut result = OverlayResult::default();
    let mut listed: Vec<ListedActivity> = Vec::new();
    let (mut shoes, mut worn) = (Vec::new(), HashMap::new());
    let mut counted: Vec<(usize, &str, String, Option<String>)> = Vec::new();
    for (file, reading) in lists {
        let name = list_name(&reading.facts);
        let stated = match reading.facts {
            AccountFile::Activities(activities) => {
                listed.extend(activities.into_iter().map(|facts| ListedActivity {
                    file,
                    facts: session::possible_facts(facts, &settings.session),
                    status: ListedStatus::Open,
                }));
                String::new()
            }
            AccountFile::Gear(gear) => {
                let stated = wellness::stated(&gear);
                wellness::collect(gear, &mut shoes, &mut worn);
                stated
            }
            AccountFile::Nights(nights) => wellness::add_nights(nights, &mut result.days),
            AccountFile::Days(days) => wellness::add_days(days, &mut result.days),
        };
        counted.push((file, name, stated, reading.remark));
    }
    apply::mark_repeated(&mut listed, &worn);
    let units = lay_over_activities(merged, &mut listed, paths, settings);
    let summaries = apply::summaries_by_file(&listed);
    for (file, name, stated, remark) in counted {
        let stated = summaries.get(&file).cloned().unwrap_or(stated);
        let unit = units.get(&file);
        let guess = unit.filter(|unit| unit.is_guess()).map(ToString::to_string);
        let faults = remark.clone().into_iter().chain(guess);
        result.faults.extend(faults.map(|fault| format!("{name}: {fault}")));
        let stated = Some(stated).filter(|stated| !stated.is_empty());
        let sentences = [stated, unit.map(ToString::to_string), remark];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        result.reasons.push((file, sentences.join("; ")));
    }
    result.shoes = shoes;
    result
}

/// What a list is called where a fault of it is reported.
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

/// One account after the other, so that the second can complete what only the first lists. For each list that
/// does not write its unit, which it was found to be.
fn lay_over_activities(
    merged: &mut Merged,
    listed: &mut [ListedActivity],
    paths: &[&str],
    settings: &Settings,
) -> HashMap<usize, ListUnit> {
    let mut units = HashMap::new();
    for account in Account::ALL {
        let of_account: Vec<usize> = (0..listed.len())
            .filter(|&position| listed[position].facts.account == account)
            .filter(|&position| listed[position].status == ListedStatus::Open)
            .collect();
        if of_account.is_empty() {
            continue;
        }
        start_time::settle(listed, &of_account, &merged.entries, settings);
        start_time::settle_dates(listed, &of_account, &merged.entries, &settings.account);
        units.extend(list_units::settle(listed, &of_account, &merged.entries, settings));
        let named = matching::entries(listed, &of_account, &merged.entries, paths);
        let facts: Vec<&ActivityFacts> = (of_account.iter()).map(|&position| &listed[position].facts).collect();
        let joined = matching::join(&facts, named, &merged.entries, settings);
        for (&position, joined) in of_account.iter().zip(&joined) {
            listed[position].status = match joined {
                EntryMatch::Entry(entry) => ListedStatus::Joined(*entry),
                EntryMatch::Taken => ListedStatus::AlreadyJoined,
                EntryMatch::None if listed[position].facts.start_utc.is_none() => ListedStatus::Undated,
                EntryMatch::None => ListedStatus::WithoutFile,
            };
        }
        apply::lay_over_entries(&mut merged.entries, listed, &of_account, settings);
        merged.insert(without_file(listed, &of_account, settings));
    }
    units
}

/// The activities that no file holds, each counted once: a list holds a run twice where watch and phone recorded it at once.
fn without_file(listed: &mut [ListedActivity], of_account: &[usize], settings: &Settings) -> Merged {
    let mut ordinals: HashMap<usize, usize> = HashMap::new();
    let mut positions: HashMap<(usize, usize), usize> = HashMap::new();
    let mut entries = Vec::new();
    for &position in of_account {
        let ListedActivity { file, facts, status } = &listed[position];
        let session = session::from_account(facts, &settings.session);
        let Some(session) = session.filter(|_| *status == ListedStatus::WithoutFile) else {
            continue;
        };
        let next = ordinals.entry(*file).or_default();
        positions.insert((*file, *next), position);
        entries.push(Entry { file: *file, ordinal: *next, fingerprint: None, session, duplicate_of: None });
        *next += 1;
    }
    let mut merged = duplicates::merge(entries, &settings.duplicates);
    for entry in &mut merged.entries {
        let Some(duplicate_of) = &mut entry.duplicate_of else {
            continue;
        };
        duplicate_of.tie = Tie::ListedTwice;
        if let Some(&position) = positions.get(&(entry.file, entry.ordinal)) {
            listed[position].status = ListedStatus::Duplicate;
        }
    }
    merged
}
