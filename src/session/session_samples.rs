//! Which samples belong to which session of a recording.

use super::sport::is_sum_of_parts;
use crate::activity::{Samples, SessionSummary};

/// For each summary the rows of its samples, indices in the order of time.
///
/// Summaries may stand before the samples, so time decides, not the order in the file. A sample belongs to the session that
/// began last and has not ended; none is counted twice, so a file that claims thousands of sessions costs no more than one.
pub(super) fn rows(samples: &Samples, summaries: &[SessionSummary]) -> Vec<Vec<usize>> {
    let times = &samples.unix_ms;
    let mut order: Vec<usize> = (0..times.len()).collect();
    if !times.is_sorted() {
        order.sort_by_key(|&row| times[row]);
    }
    if summaries.len() == 1 {
        return vec![order];
    }
    let mut rows = vec![Vec::new(); summaries.len()];
    let mut upcoming = windows(summaries).into_iter().peekable();
    let mut current: Option<Window> = None;
    for row in order {
        let time = times[row];
        while let Some(begun) = upcoming.next_if(|window| window.start_ms <= time) {
            current = Some(begun);
        }
        if let Some(window) = current.as_ref().filter(|window| time <= window.end_ms) {
            rows[window.session].push(row);
        }
    }
    rows
}

/// From when to when a session went, both included.
struct Window {
    start_ms: i64,
    end_ms: i64,
    session: usize,
}

/// The windows of all sessions that have a start, by their starts; one without an end goes on to the next.
fn windows(summaries: &[SessionSummary]) -> Vec<Window> {
    let window = |(session, summary): (usize, &SessionSummary)| {
        let start_ms = (summary.start_unix_ms).filter(|_| !is_sum_of_parts(summary))?;
        let end_ms =
            summary.totals.elapsed_s.map_or(i64::MAX, |elapsed_s| start_ms.saturating_add((elapsed_s * 1000.0) as i64));
        Some(Window { start_ms, end_ms, session })
    };
    let mut windows: Vec<Window> = summaries.iter().enumerate().filter_map(window).collect();
    windows.sort_by_key(|window| window.start_ms);
    windows
}
