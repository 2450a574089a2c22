//! Runs beyond the 10 % line of the 30 days before them, and whether pain followed.

use serde::Serialize;

use crate::calendar::DaySpan;
use crate::metrics::SpikeState;
use crate::pain::rules::PainAfter;
use crate::timeline::{Measure, RunEntry, SpikeEntry, Timeline};

/// The runs of a period beyond the 10 % line, by distance or by descent.
#[derive(Debug, Clone, Serialize)]
pub struct Jumps {
    /// How many.
    pub count: usize,
    /// The one with the largest ratio; of equal ones the last.
    pub largest: Option<SpikeEntry>,
    /// True where some run of the period can be compared with the 30 days before it.
    pub is_any_compared: bool,
    /// Whether pain followed these runs.
    pub pain_after: PainAfterJumps,
}

/// After how many runs pain was noted within two days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PainAfterJumps {
    /// Pain was noted.
    pub noted: usize,
    /// The days are logged as pain-free.
    pub free: usize,
    /// The days are logged in part.
    pub partly_logged: usize,
    /// Nothing is logged of them.
    pub not_logged: usize,
}

impl Jumps {
    /// Those of a period; `runs` are the runs of its days.
    pub(super) fn of(timeline: &Timeline, runs: &[&RunEntry], days: Option<DaySpan>, measure: Measure) -> Jumps {
        let is_shown = |spike: &&SpikeEntry| days.is_some_and(|days| days.contains(spike.date));
        let of_measure = timeline.spikes.iter().filter(|spike| spike.measure == measure);
        let spikes: Vec<&SpikeEntry> = of_measure.filter(is_shown).collect();
        let largest = spikes.iter().max_by(|one, other| one.ratio.total_cmp(&other.ratio));
        let state = |run: &RunEntry| match measure {
            Measure::Distance => run.distance_state,
            Measure::Descent => run.descent_state,
        };
        let is_compared = |state: SpikeState| state == SpikeState::Reference || state.is_spike();
        let after = |wanted: PainAfter| spikes.iter().filter(|spike| spike.pain_after == wanted).count();
        Jumps {
            count: spikes.len(),
            largest: largest.map(|spike| (*spike).clone()),
            is_any_compared: runs.iter().any(|run| state(run).is_some_and(is_compared)),
            pain_after: PainAfterJumps {
                noted: after(PainAfter::Noted),
                free: after(PainAfter::Free),
                partly_logged: after(PainAfter::PartlyLogged),
                not_logged: after(PainAfter::default()),
            },
        }
    }
}
