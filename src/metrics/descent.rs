//! The descent spike: metres lost in each run against the most of the 30 days before it.
//!
//! **Definition.** The rule of [`spike`](super::spike) with metres descended in place of distance.
//!
//! **Source.** Our analogue of Frandsen et al. 2025. That earlier downhill running protects the muscles (repeated-bout
//! effect: Bontemps 2020, Khassetarash 2021) makes it plausible to compare with what the runner is used to.
//!
//! **Edge cases.** As for distance, and: where the most of the window is below 50 m
//! ([`SpikeRules::descent_reference_m`]) it lies within the noise of the altitude and there is no ratio. A run without a
//! descent (treadmill, no usable altitude) has no spike and is no reference.
//!
//! **Validity.** Unvalidated: no prospective study that links descent to knee injury was found.

use super::observed::Observed;
use super::spike::spikes_of_runs;
use super::{Definition, RunRow, Spike};
use crate::settings::SpikeRules;

/// What the report prints about the descent of single runs.
pub const DEFINITION: Definition = Definition {
    name: "Single-run descent spike (unvalidated)",
    formula: "Metres descended in the run / most metres descended in one run of the 30 local calendar days before it (with \
              earlier runs of the same day), in the groups of the distance spike.",
    source: "Our analogue of Frandsen et al. 2025; the repeated-bout effect (reviewed by Bontemps et al. 2020; Khassetarash \
             et al. 2021) makes a comparison with recent descent plausible.",
    validity: "Unvalidated. No prospective study that links metres of descent to knee injury was found. Descent from a watch \
               is not comparable across a change of device or of the source of altitude.",
    edge_cases: "Most descent of the window below 50 m: no ratio, since it lies within the noise of the altitude. Treadmill \
                 and runs without usable altitude: not compared, and no reference for others.",
};

/// What the report prints about steep descent.
pub const STEEP_DEFINITION: Definition = Definition {
    name: "Single-run steep descent (unvalidated)",
    formula: "As the descent spike, with the metres descended on grades of 6 % and steeper. Grades are taken over at least 50 m \
              of the averaged profile.",
    source: "A choice of this program. Peaks of impact and braking rise with the grade (Gottschall & Kram 2005: 54 % and 73 % \
             at 9 degrees, 16 %).",
    validity: "Unvalidated. Joint moments at the knee were found unchanged at 4 degrees by one study (Telhan 2010), and the \
               share of the knee largest downhill by another (Shih & Ho 2023).",
    edge_cases: "Runs without positions or distance have no grades, and are not compared. Most of the window below 50 m: no ratio.",
};

/// The steep descent of each of `runs`, which are sorted by start, against the most of its window; `None` where it is not
/// known by grade.
pub fn steep_spikes(runs: &[RunRow], observed: &Observed, rules: &SpikeRules) -> Vec<Option<Spike>> {
    let floor_m = rules.descent_reference_m;
    spikes_of_runs(runs, RunRow::steep_descent_m, floor_m, observed, rules)
}

/// The descent of each of `runs`, which are sorted by start, against the most of its window; `None` where a run has no
/// descent.
pub fn descent_spikes(runs: &[RunRow], observed: &Observed, rules: &SpikeRules) -> Vec<Option<Spike>> {
    let floor_m = rules.descent_reference_m;
    spikes_of_runs(runs, |run| run.descent_m, floor_m, observed, rules)
}
