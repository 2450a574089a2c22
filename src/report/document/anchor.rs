//! Names of rows, so that a mark in a chart can lead to what it stands for.

use crate::chart::Marked;

/// The name of the row that a mark leads to.
pub fn anchor(marked: &Marked) -> String {
    match marked {
        Marked::Note(index) => format!("note-{index}"),
        Marked::Run(run_id) => run(run_id),
        Marked::Week(first_day) => format!("week-{first_day}"),
    }
}

/// The name of the row of a run.
pub(super) fn run(run_id: &str) -> String {
    format!("run-{run_id}")
}
