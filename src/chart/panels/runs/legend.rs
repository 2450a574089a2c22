//! What the marks of single runs mean: every state that occurs, and the lines that runs are compared with.

use super::measure::MeasuredRuns;
use crate::chart::draw::marks::RunMark;
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::panels::device_changes;
use crate::chart::viewport::is_indoor;
use crate::metrics::SpikeState;
use crate::timeline::Measure;

/// The legend of the panel.
pub fn legend(by: MeasuredRuns) -> Vec<LegendEntry> {
    let text = by.text();
    let mut entries = vec![
        LegendEntry::new(LegendMark::Longest, &text.reference),
        LegendEntry::new(LegendMark::AboveLongest, &text.above_reference),
    ];
    let known = || by.counted_runs().filter(|run| by.meters(run).is_some());
    for (state, meaning) in &text.states {
        if known().any(|run| by.state(run) == *state) {
            let mark = RunMark { state: *state, indoor: false };
            entries.push(LegendEntry::new(LegendMark::Run(mark), meaning));
        }
    }
    if known().any(|run| is_indoor(run.kind)) {
        let mark = RunMark { state: SpikeState::Reference, indoor: true };
        entries.push(LegendEntry::new(LegendMark::Run(mark), &text.indoor));
    }
    if known().any(|run| by.is_borderline(run)) {
        entries.push(LegendEntry::text(&text.borderline));
    }
    if by.view.runs().any(|run| run.interrupted.is_some()) {
        entries.push(LegendEntry::new(LegendMark::Recording, &text.recordings));
    }
    let without_value = by.counted_runs().filter(|run| by.meters(run).is_none()).count();
    if without_value > 0 {
        entries.push(LegendEntry::text(&(text.without_value)(without_value)));
    }
    if by.measure == Measure::Descent {
        entries.extend(device_changes::entry(by.view));
    }
    entries
}
