//! Which runs are parts of one interrupted outing, and what the outing adds up to.

use super::{InterruptedRun, RunEntry};
use crate::history::Activity;
use crate::metrics::spike::sum_of_known;

/// Tells each run that is part of an interrupted outing which one. The entries stand beside the runs they were made of.
pub(super) fn join(entries: &mut [RunEntry], runs: &[Activity]) {
    let mut first = 0;
    for parts in runs.chunk_by(|_, next| next.continues) {
        let entries = &mut entries[first..first + parts.len()];
        first += parts.len();
        if parts.len() < 2 {
            continue;
        }
        let outing = InterruptedRun {
            first_run_id: entries[0].run_id.clone(),
            distance_m: sum_of_known(entries.iter().map(|run| run.distance_m)),
            descent_m: sum_of_known(entries.iter().map(|run| run.descent_m)),
        };
        for entry in entries {
            entry.interrupted = Some(outing.clone());
        }
    }
}
