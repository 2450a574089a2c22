//! What single runs are compared by, their distance or their descent, and the legend of their marks.

use crate::calendar::{DaySpan, add_days};
use crate::chart::draw::marks::RunMark;
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::panels::device_changes;
use crate::chart::text::RunsText;
use crate::chart::viewport::{Viewport, is_indoor};
use crate::facts::Jumps;
use crate::metrics::SpikeState;
use crate::timeline::{DescentGapEntry, Measure, RunEntry};

/// The runs on the panels by one measure.
#[derive(Clone, Copy)]
pub struct MeasuredRuns<'v> {
    pub measure: Measure,
    pub view: &'v Viewport<'v>,
}

impl<'v> MeasuredRuns<'v> {
    /// The runs that are compared: an interrupted run counts once, by its first recording.
    pub fn counted_runs(self) -> impl Iterator<Item = &'v RunEntry> {
        self.view.runs().filter(|run| !run.continues())
    }

    /// What is counted of them.
    fn jumps(self) -> &'v Jumps {
        match self.measure {
            Measure::Distance => &self.view.shown.distance_jumps,
            Measure::Descent => &self.view.shown.descent_jumps,
        }
    }

    /// The state of a run, as far as it is known.
    pub fn state(self, run: &RunEntry) -> SpikeState {
        let state = match self.measure {
            Measure::Distance => run.distance_state,
            Measure::Descent => run.descent_state,
        };
        state.unwrap_or(SpikeState::NoReference)
    }

    /// True for a run above the comparison group by more than measurement can explain.
    pub fn is_spike(self, run: &RunEntry) -> bool {
        let is_explained = self.measure == Measure::Descent && run.descent_within_uncertainty;
        self.state(run).is_spike() && !is_explained
    }

    /// Run over the largest before it.
    pub fn ratio(self, run: &RunEntry) -> Option<f64> {
        match self.measure {
            Measure::Distance => run.distance_ratio_30d,
            Measure::Descent => run.descent_ratio_30d,
        }
    }

    /// True where the error of measurement decides the state; in the first days there is nothing to decide yet.
    pub fn is_borderline(self, run: &RunEntry) -> bool {
        let state = self.state(run);
        let is_close = match self.measure {
            Measure::Distance => run.distance_at_the_line,
            Measure::Descent => {
                let mut spikes = self.view.timeline.spikes.iter();
                spikes
                    .any(|spike| spike.measure == Measure::Descent && spike.is_doubtful() && spike.run_id == run.run_id)
            }
        };
        is_close && (state == SpikeState::Reference || state.is_spike())
    }

    /// The mark of a run.
    pub fn mark(self, run: &RunEntry) -> RunMark {
        RunMark { state: self.state(run), indoor: is_indoor(run.kind), borderline: self.is_borderline(run) }
    }

    /// The compared value of a run, meters: an interrupted run as a whole.
    pub fn meters(self, run: &RunEntry) -> Option<f64> {
        run.compared_m(self.measure)
    }

    /// The value of one recording, meters.
    pub fn recording_meters(self, run: &RunEntry) -> Option<f64> {
        match self.measure {
            Measure::Distance => run.totals.distance_m,
            Measure::Descent => run.totals.descent_m,
        }
    }

    /// Meters in the unit of the panel.
    pub fn shown(self, meters: f64) -> f64 {
        match self.measure {
            Measure::Distance => self.view.lengths.long(meters),
            Measure::Descent => self.view.lengths.short(meters),
        }
    }

    /// A value with its unit.
    pub fn value(self, meters: f64) -> String {
        (self.text().value)(meters, self.view.timeline.units)
    }

    /// The text of the panel.
    pub fn text(self) -> &'v RunsText {
        self.view.text.runs(self.measure)
    }

    /// The periods over which the largest value of the days before stays the same, with that value, as far as shown.
    pub fn levels(self) -> impl Iterator<Item = (DaySpan, f64)> + 'v {
        let (shown, timeline) = (self.view.days_with_data(), self.view.timeline);
        let steps = match self.measure {
            Measure::Distance => &timeline.reference_steps,
            Measure::Descent => &timeline.descent_reference_steps,
        };
        steps.iter().enumerate().filter_map(move |(index, step)| {
            let last = steps.get(index + 1).map_or(shown.last, |next| add_days(next.day, -1));
            let level = DaySpan { first: step.day.max(shown.first), last: last.min(shown.last) };
            let longest_m = step.longest_m.filter(|longest_m| longest_m.is_finite())?;
            (level.first <= level.last).then_some((level, longest_m))
        })
    }

    /// The long gap without descent that a run ended.
    pub fn gap_before(self, run: &RunEntry) -> Option<&'v DescentGapEntry> {
        let mut gaps = self.view.timeline.descent_gaps.iter();
        gaps.find(|gap| self.measure == Measure::Descent && gap.run_id == run.run_id)
    }
}

/// The legend of the panel.
pub fn legend(by: MeasuredRuns) -> Vec<LegendEntry> {
    let text = by.text();
    let mut entries = vec![
        LegendEntry::new(LegendMark::Longest, &text.reference),
        LegendEntry::new(LegendMark::AboveLongest, &text.above_reference),
    ];
    let known = || by.counted_runs().filter(|run| by.meters(run).is_some());
    let is_shown = |state: SpikeState| known().any(|run| by.state(run) == state && !by.is_borderline(run));
    let mut spikes = 0;
    for (state, meaning) in text.states.iter().filter(|(state, _)| is_shown(*state)) {
        spikes += usize::from(state.is_spike());
        // On the first page all spikes have one name.
        if !(by.view.text.is_brief && state.is_spike() && spikes > 1) {
            let mark = RunMark { state: *state, indoor: false, borderline: false };
            entries.push(LegendEntry::new(LegendMark::Run(mark), meaning));
        }
    }
    if known().any(|run| is_indoor(run.kind)) {
        let mark = RunMark { state: SpikeState::Reference, indoor: true, borderline: false };
        entries.push(LegendEntry::new(LegendMark::Run(mark), &text.indoor));
    }
    if known().any(|run| by.is_borderline(run)) {
        let mark = RunMark { state: SpikeState::Reference, indoor: false, borderline: true };
        entries.push(LegendEntry::new(LegendMark::Run(mark), &text.borderline));
    }
    if by.view.runs().any(|run| run.interrupted.is_some()) {
        entries.push(LegendEntry::new(LegendMark::Recording, &text.recordings));
    }
    let without_value = by.jumps().without_value;
    if without_value > 0 {
        entries.push(LegendEntry::text(&(text.without_value)(without_value)));
    }
    if by.measure == Measure::Descent {
        entries.extend(device_changes::entry(by.view));
    }
    entries
}
