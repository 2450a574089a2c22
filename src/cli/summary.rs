//! What is said on standard error after reading: how many files of each kind, and which could not be read, and
//! what a diary should have said otherwise.

mod duplicates;

use std::fmt::Write;
use std::path::Path;

pub use self::duplicates::pairs;
use crate::calendar::days_between;
use crate::facts::Now;
use crate::history::ledger::{LedgerRow, Outcome};
use crate::pain::diary::DiaryRemark;
use crate::report::text;
use crate::session::Flag;
use crate::timeline::RunEntry;

/// Losses listed one by one; the others are counted.
const LOSSES_LISTED: usize = 20;

/// A line for each outcome, then one for each file that was not read or only in part. `all_in` says where to find those
/// that are not listed.
pub fn summary(ledger: &[LedgerRow], all_in: &str) -> String {
    let mut text = format!("{:>7}  files found\n", ledger.len());
    for outcome in Outcome::ALL {
        let files = ledger.iter().filter(|row| row.outcome == outcome).count();
        if files > 0 {
            let words = text::outcome(outcome);
            let _ = writeln!(text, "{files:>7}  {words}");
        }
    }
    text + &losses(ledger, all_in)
}

/// How many runs a report has: more than files where an account's list has further ones, fewer where days were chosen.
pub fn runs_shown(runs: &[RunEntry]) -> String {
    let listed = runs.iter().filter(|run| run.flags.contains(&Flag::FromAccount)).count();
    match listed {
        0 => format!("Runs in the report: {}", runs.len()),
        _ => format!("Runs in the report: {}, {listed} of them in no file but in the list of an account", runs.len()),
    }
}

/// That the files end long before the notes do.
pub fn files_end_early(now: &Now) -> Option<String> {
    let files_to = now.files_end_early?;
    let days = days_between(files_to, now.as_of);
    Some(format!(
        "The files end on {files_to}, {days} days before the last note: ask for a new export, or end the report with the files by \
         --until {files_to}"
    ))
}

/// A line for each file: what became of it, and why.
pub fn all_files(ledger: &[LedgerRow]) -> String {
    ledger.iter().fold(String::new(), |mut text, row| {
        let _ = match row.reason.as_str() {
            "" => writeln!(text, "{:>14}  {}", row.outcome.name(), row.path),
            why => writeln!(text, "{:>14}  {}: {why}", row.outcome.name(), row.path),
        };
        text
    })
}

/// What was wrong with the lists of an account; nothing where they were all read whole.
pub fn list_faults(faults: &[String]) -> String {
    if faults.is_empty() {
        return String::new();
    }
    let faults: String = faults.iter().map(|fault| format!("  {fault}\n")).collect();
    format!("\nLists of the account, not read or only in part:\n{faults}")
}

/// A line for each remark on the pain diary.
pub fn diary_remarks(remarks: &[DiaryRemark], diary: &Path) -> String {
    let line = |remark: &DiaryRemark| format!("\n{}, {remark}\n", diary.display());
    remarks.iter().map(line).collect()
}

/// A line for each file that was not read or only in part; nothing where there is none.
pub fn losses(ledger: &[LedgerRow], all_in: &str) -> String {
    let lost: Vec<&LedgerRow> = ledger.iter().filter(|row| row.outcome.is_loss()).collect();
    if lost.is_empty() {
        return String::new();
    }
    let mut text = "\nNot read, or only in part:\n".to_owned();
    for row in lost.iter().take(LOSSES_LISTED) {
        let _ = writeln!(text, "  {}: {}", row.path, row.reason);
    }
    if let Some(more) = lost.len().checked_sub(LOSSES_LISTED).filter(|&more| more > 0) {
        let _ = writeln!(text, "  and {more} more, see {all_in}");
    }
    text
}

#[cfg(test)]
mod tests {
    //! Ledgers of a few rows.

    use super::*;

    fn rows(outcome: Outcome, count: usize) -> Vec<LedgerRow> {
        let row = |number: usize| LedgerRow {
            path: format!("{number}.fit"),
            bytes: 1,
            format: "fit",
            outcome,
            reason: "cut off".to_owned(),
            activity_ids: Vec::new(),
            duplicate_of: None,
            tie: None,
            ties: Vec::new(),
        };
        (1..=count).map(row).collect()
    }

    #[test]
    fn a_sound_export_has_no_list() {
        let text = summary(&rows(Outcome::Run, 12), "files.csv");
        assert_eq!(text, "     12  files found\n     12  runs, counted\n");
    }

    #[test]
    fn at_most_twenty_losses_are_listed() {
        let twenty = summary(&rows(Outcome::Recovered, 20), "files.csv");
        assert!(twenty.contains("  20.fit: cut off\n") && !twenty.contains("more"));
        let many = summary(&rows(Outcome::Unreadable, 31), "files.csv");
        assert!(!many.contains("  21.fit"));
        assert!(many.ends_with("  20.fit: cut off\n  and 11 more, see files.csv\n"));
    }
}
