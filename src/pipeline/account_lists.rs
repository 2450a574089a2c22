//! The lists of accounts among the files, whatever they are called.

use std::collections::HashSet;
use std::io::Read;

use crate::account::runkeeper::{self, RunkeeperLayout};
use crate::account::strava::{self, StravaLayout};
use crate::account::{Account, AccountFile, AccountReading, TextReader, apple, garmin};
use crate::files::sniff::Content;
use crate::history::ledger::Outcome;
use crate::history::{FileContent, FileReading};
use crate::settings::AccountRules;

/// What the first bytes of a text show without a reader of tables. An export holds tens of thousands of small tables, and four
/// readers for each would take longer than all the rest.
struct TextHead<'a> {
    head: &'a [u8],
    header: &'a [u8],
}

impl<'a> TextHead<'a> {
    /// Separators in the first line of a list: no list has fewer columns than seven.
    const LEAST_SEPARATORS: usize = 6;

    fn at(head: &'a [u8]) -> Self {
        let end = memchr::memchr(b'\n', head).unwrap_or(head.len());
        TextHead { head, header: &head[..end] }
    }

    /// True where the first line may be the header of a list.
    fn has_columns(&self) -> bool {
        let is_separator = |byte: &&u8| matches!(byte, b',' | b';' | b'\t');
        self.header.iter().filter(is_separator).count() >= Self::LEAST_SEPARATORS
    }

    fn has(&self, text: &str) -> bool {
        memchr::memmem::find(self.head, text.as_bytes()).is_some()
    }

    /// True where it may be the list of a Strava account: files in the folder `activities`, or a name of a column twice.
    fn may_be_strava(&self) -> bool {
        let mut names: Vec<&[u8]> = self.header.split(|byte| *byte == b',').collect();
        names.sort_unstable();
        let is_twice = names.windows(2).any(|pair| pair[0] == pair[1]);
        is_twice || self.has("activities/") || self.header.starts_with(b"id,")
    }

    /// True where a moment stands in it as `2026-03-14 08:00:00`, or the name of a column says distance.
    fn may_be_dated(&self) -> bool {
        let is_moment = |text: &[u8]| {
            let shape = text.iter().zip(b"0000-00-00 00:00:00");
            shape.clone().count() == 19
                && shape.into_iter().all(|(byte, shape)| match shape {
                    b'0' => byte.is_ascii_digit(),
                    other => byte == other,
                })
        };
        let names = ["istan", "fstand", "ISTAN", "距"];
        let has_name = |name: &&str| memchr::memmem::find(self.header, name.as_bytes()).is_some();
        names.iter().any(has_name) || self.head.windows(19).any(is_moment)
    }

    /// True where it may be the table of garmin-connect-export, whose columns name their units.
    fn may_be_connect_export(&self) -> bool {
        self.has("(h:m:s)") || self.has("(H:M:S)")
    }
}

/// Which list of which account a file holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum AccountList {
    /// A list of a Garmin account, or one copied from it.
    Garmin(garmin::List),
    /// The activities of a Strava account.
    Strava(StravaLayout),
    /// The activities of a Runkeeper account.
    Runkeeper(RunkeeperLayout),
    /// The workouts of Apple Health.
    AppleHealth,
}

impl AccountList {
    /// The list in a file, by its path and its first bytes; `None` for all others.
    pub(super) fn of(path: &str, content: Content, head: &[u8]) -> Option<AccountList> {
        match content {
            Content::Json => garmin::List::of(path, head).map(AccountList::Garmin),
            Content::Text => AccountList::of_table(head),
            Content::AppleHealth => Some(AccountList::AppleHealth),
            _ => None,
        }
    }

    fn of_table(head: &[u8]) -> Option<AccountList> {
        let text = TextHead::at(head);
        if !text.has_columns() {
            return None;
        }
        let strava = || StravaLayout::of(head).map(AccountList::Strava);
        let runkeeper = || RunkeeperLayout::of(head).map(AccountList::Runkeeper);
        let garmin = || garmin::List::of_table(head).map(AccountList::Garmin);
        let is_dated = text.may_be_dated();
        (text.may_be_strava().then(strava).flatten())
            .or_else(|| is_dated.then(runkeeper).flatten())
            .or_else(|| (is_dated || text.may_be_connect_export()).then(garmin).flatten())
    }

    /// The format in a word.
    pub(super) fn format(self) -> &'static str {
        match self {
            AccountList::Garmin(garmin::List::Table | garmin::List::Web(_))
            | AccountList::Strava(_)
            | AccountList::Runkeeper(_) => "csv",
            AccountList::Garmin(_) => Content::Json.name(),
            AccountList::AppleHealth => Content::AppleHealth.name(),
        }
    }

    /// Reads it as [`AccountList::read`] does, and the runner's own words of each activity too; of its lengths some may be
    /// missing.
    pub(super) fn read_with_texts(
        self,
        content: impl Read,
        rules: &AccountRules,
        texts: &mut TextReader<'_>,
    ) -> AccountReading {
        match self {
            AccountList::Garmin(list) => garmin::read_with_texts(list, content, rules, texts),
            AccountList::Strava(layout) => strava::read_with_texts(layout, content, rules, texts),
            AccountList::Runkeeper(layout) => runkeeper::read_with_texts(layout, content, texts),
            AccountList::AppleHealth => apple::read(content),
        }
    }

    /// Reads it to its end, or to where it breaks off.
    pub(super) fn read(self, content: impl Read, rules: &AccountRules) -> AccountReading {
        match self {
            AccountList::Garmin(list) => garmin::read(list, content, rules),
            AccountList::Strava(layout) => strava::read(layout, content, rules),
            AccountList::Runkeeper(layout) => runkeeper::read(layout, content),
            AccountList::AppleHealth => apple::read(content),
        }
    }
}

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
