//! Long stretches without a descent, and the first descent after each.
//!
//! **Definition.** A run *descends* where it loses at least 50 m ([`SpikeRules::descent_reference_m`], the noise of the
//! altitude). A gap is a stretch of at least [`RestRules::descent_gap_days`] whole local days between two such runs.
//!
//! **Source.** A choice of this program. That earlier downhill running protects, and that the protection wears off over
//! weeks, is known of muscles (repeated-bout effect: Khassetarash et al. 2021), not of knees.
//!
//! **Edge cases.** Before the first and after the last descent there is no gap: nothing says what was before or will come.
//! Runs that do not tell their descent (treadmill, no altitude) do not end a gap and are counted.
//!
//! **Validity.** A description, without a threshold.

use super::observed::Observed;
use super::{Definition, DescentGap, RunRow};
use crate::calendar::{DaySpan, days_between};
use crate::settings::Settings;
#[cfg(doc)]
use crate::settings::{RestRules, SpikeRules};

/// What the report prints about gaps in descent.
pub const DEFINITION: Definition = Definition {
    name: "First descent after a gap",
    formula: "A run with at least 50 m of descent after four weeks or more without one: the whole days between the two, and the \
              metres of the first.",
    source: "A choice of this program; the repeated-bout effect (Khassetarash et al. 2021) makes it plausible that what the \
             legs are used to wears off over weeks.",
    validity: "A description of the log, without a threshold. The effect is known of muscles, not of knees.",
    edge_cases: "Runs that do not tell their descent do not end a gap and are counted. Days that no file speaks of: marked.",
};

/// The gaps in the descent of `runs`, which are sorted by start, oldest first.
pub fn gaps(runs: &[RunRow], observed: &Observed, settings: &Settings) -> Vec<DescentGap> {
    let floor_m = settings.spike.descent_reference_m;
    let descents: Vec<(usize, f64)> = (runs.iter().enumerate())
        .filter_map(|(index, run)| Some((index, run.descent_m?)))
        .filter(|&(_, descent_m)| descent_m >= floor_m)
        .collect();
    let gap = |pair: &[(usize, f64)]| {
        let ((before, _), (run, descent_m)) = (pair[0], pair[1]);
        let (from, to) = (runs[before].day, runs[run].day);
        let days = days_between(from, to) - 1;
        let between = &runs[before + 1..run];
        (days >= settings.rest.descent_gap_days).then(|| DescentGap {
            before,
            run,
            days,
            descent_m,
            runs_without_descent: between.iter().filter(|run| run.descent_m.is_none()).count(),
            after_unobserved: observed.is_silent_in(DaySpan { first: from, last: to }),
        })
    };
    descents.windows(2).filter_map(gap).collect()
}
