//! The lists of accounts among the files, whatever they are called.

use std::io::Read;

use crate::account::{AccountReading, apple, garmin, runkeeper, strava};
use crate::export::sniff::Content;
use crate::settings::AccountRules;

/// Separators in the first line of a list: no list has fewer columns than seven.
const LEAST_SEPARATORS: usize = 6;

/// True where the first line may be the header of a list. An export holds tens of thousands of small texts, and a reader of
/// tables for each would take longer than all the rest.
fn has_columns(head: &[u8]) -> bool {
    let is_separator = |byte: &&u8| matches!(byte, b',' | b';' | b'\t');
    let line = head.iter().take_while(|byte| **byte != b'\n');
    line.filter(is_separator).count() >= LEAST_SEPARATORS
}

/// Which list of which account a file holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Listing {
    /// A list of a Garmin account, or one copied from it.
    Garmin(garmin::List),
    /// The activities of a Strava account.
    Strava(strava::Layout),
    /// The activities of a Runkeeper account.
    Runkeeper(runkeeper::Layout),
    /// The workouts of Apple Health.
    AppleHealth,
}

impl Listing {
    /// The list in a file, by its path and its first bytes; `None` for all others.
    pub(super) fn of(path: &str, content: Content, head: &[u8]) -> Option<Listing> {
        match content {
            Content::Json => garmin::List::of(path, head).map(Listing::Garmin),
            Content::Text if !has_columns(head) => None,
            Content::Text => strava::Layout::of(head)
                .map(Listing::Strava)
                .or_else(|| runkeeper::Layout::of(head).map(Listing::Runkeeper))
                .or_else(|| garmin::List::of_table(head).map(Listing::Garmin)),
            Content::AppleHealth => Some(Listing::AppleHealth),
            _ => None,
        }
    }

    /// The format in a word.
    pub(super) fn format(self) -> &'static str {
        match self {
            Listing::Garmin(garmin::List::Table | garmin::List::Web(_))
            | Listing::Strava(_)
            | Listing::Runkeeper(_) => "csv",
            Listing::Garmin(_) => Content::Json.name(),
            Listing::AppleHealth => Content::AppleHealth.name(),
        }
    }

    /// Reads it to its end, or to where it breaks off.
    pub(super) fn read(self, content: impl Read, rules: &AccountRules) -> AccountReading {
        match self {
            Listing::Garmin(list) => garmin::read(list, content, rules),
            Listing::Strava(layout) => strava::read(layout, content, rules),
            Listing::Runkeeper(layout) => runkeeper::read(layout, content),
            Listing::AppleHealth => apple::read(content),
        }
    }
}
