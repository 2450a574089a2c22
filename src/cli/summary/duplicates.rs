//! What `patella check` says of files that hold one activity more than once, or may do so.

use std::collections::HashMap;
use std::fmt::Write;

use crate::history::ledger::LedgerRow;
use crate::history::ledger::TieTo;

/// Pairs of each kind listed one by one; the others are counted.
const PAIRS_LISTED: usize = 20;

/// The pairs of a ledger, those that are counted once before those that may be one; empty where there are none. `all_in`
/// says where to find those that are not listed.
pub fn pairs(ledger: &[LedgerRow], all_in: &str) -> String {
    let merged = listed("Found more than once, counted once", copies(ledger), all_in);
    let both = listed("Perhaps the same, both counted", suspects(ledger), all_in);
    merged + &both
}

fn listed(heading: &str, pairs: Vec<String>, all_in: &str) -> String {
    if pairs.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{heading}:\n");
    for pair in pairs.iter().take(PAIRS_LISTED) {
        let _ = writeln!(text, "  {pair}");
    }
    if pairs.len() > PAIRS_LISTED {
        let more = pairs.len() - PAIRS_LISTED;
        let _ = writeln!(text, "  and {more} more, see {all_in}");
    }
    text
}

/// Files left out for another, and files of several activities of which one is.
fn copies(ledger: &[LedgerRow]) -> Vec<String> {
    let by_id = by_id(ledger);
    let whole = |row: &LedgerRow| {
        let (tie, counted) = (row.tie?, row.duplicate_of.as_ref()?);
        Some(format!("{} = {counted}: {}", row.path, tie.sentence()))
    };
    let in_part = |row: &LedgerRow| -> Vec<String> {
        let merged = row.ties.iter().filter(|to| to.tie.merges());
        let counted = merged.filter_map(|to| Some((to, *by_id.get(to.activity_id.as_str())?)));
        let pair = |(to, counted): (&TieTo, usize)| {
            let (path, counted) = (&row.path, &ledger[counted].path);
            let (id, sentence) = (&to.activity_id, to.tie.sentence());
            if path == counted {
                format!("{path}, {id}: {sentence}")
            } else {
                format!("{path}, in part = {counted}: {sentence}")
            }
        };
        counted.map(pair).collect()
    };
    ledger.iter().flat_map(|row| whole(row).into_iter().chain(in_part(row))).collect()
}

/// Files whose activities are both counted and may be one, each pair once.
fn suspects(ledger: &[LedgerRow]) -> Vec<String> {
    let by_id = by_id(ledger);
    let mut pairs = Vec::new();
    for (index, row) in ledger.iter().enumerate() {
        for to in row.ties.iter().filter(|to| !to.tie.merges()) {
            let other = by_id.get(to.activity_id.as_str());
            if let Some(&other) = other.filter(|&&other| other >= index) {
                let (path, other) = (&row.path, &ledger[other].path);
                pairs.push(format!("{path} and {other}: {}", to.tie.sentence()));
            }
        }
    }
    pairs
}

/// The row of each activity.
fn by_id(ledger: &[LedgerRow]) -> HashMap<&str, usize> {
    let rows = ledger.iter().enumerate();
    rows.flat_map(|(index, row)| row.activity_ids.iter().map(move |id| (id.as_str(), index))).collect()
}

#[cfg(test)]
mod tests {
    //! Ledgers of a few rows.

    use super::*;
    use crate::history::ledger::Outcome;
    use crate::history::ledger::Tie;

    fn row(path: &str, id: &str) -> LedgerRow {
        LedgerRow {
            path: path.to_owned(),
            bytes: 1,
            format: "fit",
            outcome: Outcome::Run,
            reason: String::new(),
            activity_ids: vec![id.to_owned()],
            duplicate_of: None,
            tie: None,
            ties: Vec::new(),
        }
    }

    fn copy(path: &str) -> LedgerRow {
        LedgerRow {
            outcome: Outcome::Duplicate,
            activity_ids: Vec::new(),
            duplicate_of: Some("a.fit".to_owned()),
            tie: Some(Tie::SameBytes),
            ..row(path, "")
        }
    }

    #[test]
    fn an_export_without_pairs_lists_none() {
        assert_eq!(pairs(&[row("a.fit", "1")], "files.csv"), "");
    }

    #[test]
    fn a_pair_that_is_counted_twice_is_named_once() {
        let tied = |path, id, other: &str| LedgerRow {
            ties: vec![TieTo { tie: Tie::Overlap, activity_id: other.to_owned() }],
            ..row(path, id)
        };
        let text = pairs(&[tied("a.fit", "1", "2"), tied("b.fit", "2", "1")], "");
        assert_eq!(
            text,
            "\nPerhaps the same, both counted:\n  a.fit and b.fit: shares part of its time with another recording of the \
             same sport; both are counted\n"
        );
    }

    #[test]
    fn at_most_twenty_pairs_are_listed() {
        let mut ledger = vec![row("a.fit", "1")];
        ledger.extend((1..=23).map(|number| copy(&format!("{number}.fit"))));
        let text = pairs(&ledger, "files.csv");
        assert!(text.contains("  20.fit = a.fit: a copy of the same activity (identical bytes)\n"));
        assert!(!text.contains("21.fit") && text.ends_with("  and 3 more, see files.csv\n"));
    }
}
