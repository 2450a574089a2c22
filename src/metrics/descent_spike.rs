//! Descent spikes, as the distance spikes of [`spike`](super::spike), and long gaps without a descent; see the definitions.

use super::observed::Observed;
use super::spike::SpikeBasis;
use super::{DescentGap, MetricDefinition, RunRow, Spike};
use crate::calendar::{DaySpan, days_between};
use crate::settings::{Settings, SpikeRules};

/// What the report prints about the descent of single runs.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Single-run descent spike (unvalidated)",
    formula: "Meters descended in the run / most meters descended in one run of the 30 local calendar days before \
              it (including earlier runs of the same day), in the groups of the distance spike.",
    source: "Our analogue of Frandsen et al. 2025; the repeated-bout effect (reviewed by Bontemps et al. 2020; Khassetarash \
             et al. 2021) makes a comparison with recent descent plausible.",
    validity: "Unvalidated. No prospective study was found that links meters of descent to knee injury. Descent \
               from a watch is not comparable across a change of device or of the source of altitude. A watch without a \
               barometer counts about 20 m of noise in every kilometer, flat or steep. Where its totals are not used and no \
               other run covers the path, the descent on flat terrain is an upper bound: typically within 3 to 5 m per \
               kilometer, and in one run of ten more than 10 m per kilometer too high.",
    edge_cases: "Largest descent of the window below 50 m: no ratio, since it is within the noise of the altitude. \
                 Treadmill runs and runs without usable altitude are not compared, and do not serve as reference. A ratio \
                 above 1.10 that the uncertainty of the two figures can explain is drawn open and counted apart.",
};

/// What the report prints about steep descent.
pub const STEEP_DEFINITION: MetricDefinition = MetricDefinition {
    name: "Single-run steep descent (unvalidated)",
    formula: "As for the descent spike, with the meters descended on grades of 6 % and steeper. Grades are measured \
              over at least 50 m of the smoothed profile.",
    source: "A choice of this program. Peaks of impact and braking rise with the grade (Gottschall & Kram 2005: 54 % and 73 % \
             at 9 degrees, 16 %).",
    validity: "Unvalidated. One study found joint moments at the knee unchanged at 4 degrees (Telhan 2010); another \
               found the share of the knee to be largest downhill (Shih & Ho 2023).",
    edge_cases: "Runs without positions or distance have no grades and are not compared. Largest steep descent of \
                 the window below 50 m: no ratio.",
};

/// What the report prints about gaps in descent.
pub const GAP_DEFINITION: MetricDefinition = MetricDefinition {
    name: "First descent after a gap",
    formula: "A run with at least 50 m of descent after four weeks or more without one: the whole days between the \
              two runs, and the meters of descent of the second.",
    source: "A choice of this program; the repeated-bout effect (Khassetarash et al. 2021) makes it plausible that \
             adaptation to descent wears off over weeks.",
    validity: "A description of the log, without a threshold. The effect is known for muscles, not for knees.",
    edge_cases: "Runs without descent data do not end a gap and are counted. A gap that includes days without data \
                 is marked.",
};

/// The descent of each of `runs`, which are sorted by start, against the most of its window; `None` where a run has no
/// descent.
///
/// ```
/// use jiff::civil::date;
/// use patella::metrics::descent_spike::descent_spikes;
/// use patella::metrics::{MetricsInput, RunRow, observed::Observed};
/// use patella::settings::Settings;
///
/// let run = |start_unix_s, day, descent_m| RunRow { start_unix_s, day, descent_m, ..RunRow::default() };
/// let runs = vec![run(0, date(2026, 3, 1), Some(100.0)), run(86_400, date(2026, 3, 2), Some(250.0))];
/// let settings = Settings::default();
/// let input = MetricsInput { runs, ..MetricsInput::default() };
/// let observed = Observed::of(&input, &settings.rest).unwrap();
/// let spikes = descent_spikes(&input.runs, &observed, &settings.spike);
/// assert_eq!(spikes[1].as_ref().unwrap().ratio, Some(2.5));
/// ```
pub fn descent_spikes(runs: &[RunRow], observed: &Observed, rules: &SpikeRules) -> Vec<Option<Spike>> {
    let basis = SpikeBasis { observed, rules, floor_m: rules.descent_reference_m };
    basis.spikes(runs, |run| run.descent_m, |run| run.descent_doubt_m)
}

/// The same for the descent on grades of 6 % and steeper; `None` where it is not known by grade.
pub(super) fn steep_spikes(runs: &[RunRow], observed: &Observed, rules: &SpikeRules) -> Vec<Option<Spike>> {
    let basis = SpikeBasis { observed, rules, floor_m: rules.descent_reference_m };
    basis.spikes(runs, RunRow::steep_descent_m, RunRow::steep_descent_doubt_m)
}

/// The gaps in the descent of `runs`, which are sorted by start, oldest first. There is none before the first descent and none
/// after the last.
pub(super) fn gaps(runs: &[RunRow], observed: &Observed, settings: &Settings) -> Vec<DescentGap> {
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
            after_unobserved: observed.touches_gap(DaySpan { first: from, last: to }),
        })
    };
    descents.windows(2).filter_map(gap).collect()
}
