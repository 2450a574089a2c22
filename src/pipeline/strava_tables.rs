//! What is next to the list of a Strava export: some forty tables and the photos of an account, none of them an activity.
//!
//! Their names are weak and their columns are in the language of the account, so they are known by their place alone. They
//! are not looked into.

use std::collections::HashSet;

use crate::account::{Account, AccountFile};
use crate::history::ledger::Outcome;
use crate::history::{FileContent, FileReading};

/// Settles, among the files that nobody knows, those that are parts of a Strava export.
pub(super) fn settle(readings: &mut [FileReading]) {
    let folders: HashSet<String> = readings
        .iter()
        .filter(|reading| is_strava_list(&reading.content))
        .map(|reading| folder(&reading.path).to_owned())
        .collect();
    if folders.is_empty() {
        return;
    }
    for reading in readings {
        let FileContent::Nothing { outcome, reason } = &mut reading.content else {
            continue;
        };
        if *outcome != Outcome::Unsupported {
            continue;
        }
        let own_folder = folder(&reading.path);
        let name = reading.path[own_folder.len()..].to_lowercase();
        let what = if folders.contains(own_folder) {
            table(&name)
        } else {
            own_folder
                .strip_suffix("media/")
                .filter(|export| folders.contains(*export))
                .map(|_| "a photo or film of the Strava account")
        };
        if let Some(what) = what {
            *outcome = Outcome::NotActivity;
            what.clone_into(reason);
        }
    }
}

fn is_strava_list(content: &FileContent) -> bool {
    let FileContent::Account(reading) = content else {
        return false;
    };
    let AccountFile::Activities(facts) = &reading.facts else {
        return false;
    };
    let first = facts.first();
    first.is_some_and(|facts| facts.account == Account::Strava)
}

/// The path up to the name, with its last slash.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// What a file of that name in the folder of the list is.
fn table(name: &str) -> Option<&'static str> {
    let stem = name.strip_suffix(".csv").or(name.strip_suffix(".json"))?;
    Some(match stem {
        "shoes" => "the shoes of the Strava account; each activity names its own",
        "bikes" | "components" => "the bikes of the Strava account",
        "profile" => "the profile of the Strava account, which is not read",
        _ => "a table of the Strava account beside its activities, not read",
    })
}
