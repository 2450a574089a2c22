//! Folders, archives and single files, real and malicious.

mod archives;
mod cut;
mod folders;
mod hostile;
mod limits;
pub mod making;
mod sniffing;
#[cfg(unix)]
mod trouble;
mod zip_recovery;

use std::path::Path;

use patella::history::ledger::{LedgerRow, Outcome};
use patella::pipeline;
use patella::settings::Settings;

/// The ledger of one path, by the default settings.
pub fn ledger(path: &Path) -> Vec<LedgerRow> {
    ledger_by(path, &Settings::default())
}

/// The ledger of one path.
pub fn ledger_by(path: &Path, settings: &Settings) -> Vec<LedgerRow> {
    let history = pipeline::read(&[path.to_owned()], None, settings, &|| {}).unwrap();
    history.ledger
}

/// Path below `folder` and outcome of each row.
pub fn outcomes<'a>(rows: &'a [LedgerRow], folder: &Path) -> Vec<(&'a str, Outcome)> {
    let prefix = format!("{}/", folder.display());
    let below = |row: &'a LedgerRow| row.path.strip_prefix(&prefix).unwrap_or(&row.path);
    rows.iter().map(|row| (below(row), row.outcome)).collect()
}

/// The row whose path ends so.
pub fn row<'a>(rows: &'a [LedgerRow], ending: &str) -> &'a LedgerRow {
    let mut found = rows.iter().filter(|row| row.path.ends_with(ending));
    let row = found.next().unwrap_or_else(|| panic!("no row {ending}"));
    assert!(found.next().is_none(), "several rows {ending}");
    row
}

/// Compares the sentence of the row whose path ends so.
#[track_caller]
pub fn assert_row(rows: &[LedgerRow], ending: &str, outcome: Outcome, reason: &str) {
    let row = row(rows, ending);
    assert_eq!((row.outcome, row.reason.as_str()), (outcome, reason));
}
