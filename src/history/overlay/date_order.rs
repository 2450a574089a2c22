//! Whether day or month comes first in a list that does not show it itself: the recordings show it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::ListedActivity;
use crate::history::Entry;
use crate::settings::AccountRules;

/// Settles the starts of every list that can be read as two dates by which of them more recordings begin at. Where neither
/// is ahead, such a start is not known.
pub(super) fn settle(listed: &mut [ListedActivity], of_account: &[usize], entries: &[Entry], rules: &AccountRules) {
    let starts: BTreeSet<i64> = entries.iter().map(|entry| entry.session.start_utc.as_second()).collect();
    let begins = |start: Option<Timestamp>| {
        let second = start.map(Timestamp::as_second);
        second.is_some_and(|second| {
            let mut near = starts.range(second - rules.start_s..=second + rules.start_s);
            near.next().is_some()
        })
    };
    let mut lists: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for &position in of_account {
        let ListedActivity { file, facts, .. } = &listed[position];
        if facts.swapped_start_utc.is_some() {
            let (as_written, swapped) = lists.entry(*file).or_default();
            *as_written += usize::from(begins(facts.start_utc));
            *swapped += usize::from(begins(facts.swapped_start_utc));
        }
    }
    for &position in of_account {
        let ListedActivity { file, facts, .. } = &mut listed[position];
        let Some(other) = facts.swapped_start_utc.take() else {
            continue;
        };
        let (as_written, swapped) = lists.get(file).copied().unwrap_or_default();
        facts.start_utc = match as_written.cmp(&swapped) {
            std::cmp::Ordering::Greater => facts.start_utc,
            std::cmp::Ordering::Less => Some(other),
            std::cmp::Ordering::Equal => None,
        };
    }
}
