//! What single runs are compared by: their distance or their descent.

use crate::calendar::{DaySpan, add_days};
use crate::chart::draw::marks::RunLook;
use crate::chart::viewport::{View, is_indoor};
use crate::metrics::SpikeState;
use crate::timeline::{DescentGapEntry, Measure, RunEntry};
use crate::units::thousands;

/// The runs of a view by one measure.
#[derive(Clone, Copy)]
pub struct Compared<'v> {
    /// Distance or descent.
    pub measure: Measure,
    /// What is shown.
    pub view: &'v View<'v>,
}

impl<'v> Compared<'v> {
    /// Runs, and interrupted outings by their first recording: what is compared.
    pub fn outings(self) -> impl Iterator<Item = &'v RunEntry> {
        self.view.runs().filter(|run| !run.continues())
    }

    /// Where a run lies, as far as that is known.
    pub fn state(self, run: &RunEntry) -> SpikeState {
        let state = match self.measure {
            Measure::Distance => run.distance_state,
            Measure::Descent => run.descent_state,
        };
        state.unwrap_or(SpikeState::NoReference)
    }

    /// Run over the largest before it.
    pub fn ratio(self, run: &RunEntry) -> Option<f64> {
        match self.measure {
            Measure::Distance => run.distance_ratio_30d,
            Measure::Descent => run.descent_ratio_30d,
        }
    }

    /// True where the error of the measurement decides; in the first days there is nothing to decide yet.
    pub fn is_at_the_line(self, run: &RunEntry) -> bool {
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

    /// How a run looks.
    pub fn look(self, run: &RunEntry) -> RunLook {
        RunLook { state: self.state(run), indoor: is_indoor(run.kind) }
    }

    /// What the mark stands for, metres: a run, or an interrupted outing as a whole.
    pub fn metres(self, run: &RunEntry) -> Option<f64> {
        run.compared_m(self.measure)
    }

    /// One recording by itself, metres.
    pub fn own_metres(self, run: &RunEntry) -> Option<f64> {
        match self.measure {
            Measure::Distance => run.distance_m,
            Measure::Descent => run.descent_m,
        }
    }

    /// Metres in the unit of the panel.
    pub fn shown(self, metres: f64) -> f64 {
        match self.measure {
            Measure::Distance => self.view.lengths.long(metres),
            Measure::Descent => self.view.lengths.short(metres),
        }
    }

    /// That unit.
    pub fn unit(self) -> &'static str {
        match self.measure {
            Measure::Distance => self.view.lengths.long_name,
            Measure::Descent => self.view.lengths.short_name,
        }
    }

    /// Metres in words.
    pub fn words(self, metres: f64) -> String {
        let (value, unit) = (self.shown(metres), self.unit());
        match self.measure {
            Measure::Distance => format!("{value:.1} {unit}"),
            Measure::Descent => format!("{} {unit}", thousands(value)),
        }
    }

    /// The stretches of days over which the largest before stays the same, with that largest, as far as they are shown.
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

    /// The long stretch without a descent that a run ended.
    pub fn gap_before(self, run: &RunEntry) -> Option<&'v DescentGapEntry> {
        let mut gaps = self.view.timeline.descent_gaps.iter();
        gaps.find(|gap| self.measure == Measure::Descent && gap.run_id == run.run_id)
    }
}
