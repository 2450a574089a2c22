//! The single-run spike: each run against the longest run of the 30 days before it.
//!
//! **Definition.** `ratio = value of the run / largest value in the window`. The window is the 30 local calendar days before
//! the day of the run ([`SpikeRules::window_days`]), and the runs of the same day that started earlier. Up to 1.10 is
//! `reference`, up to 1.30 `small`, up to 2.00 `moderate`, above `large`. Values are compared in whole millimetres, so that
//! 11.0 km after 10.0 km is exactly 1.10 and belongs to `reference`.
//!
//! **Source.** Frandsen JSB et al., British Journal of Sports Medicine 2025, doi 10.1136/bjsports-2024-109380: 5,205 runners,
//! 588,071 sessions. The groups are those of its abstract; that the window is made of local calendar days is our choice,
//! since exports often lose the time zone.
//!
//! **Interrupted outings.** Recordings of one outing ([`RunRow::continues`]) count as one run: its value is their sum, its
//! day that of the first, and the comparison stands at the first. The parts that tell no value add nothing.
//!
//! **Edge cases.** No run in the window: `no_reference`, no ratio. A largest value of 0, or below the floor given by the
//! caller (descent): `no_reference` as well. A run without a value has no spike and is no reference. Runs that started at
//! the same second are no reference for each other. In the first 30 days of the history the true longest is not known: the
//! ratio is worked out and the state is `warming_up`. Where the window touches a stretch without recordings the spike says so.
//!
//! **Validity.** See [`DEFINITION`]; the report prints it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fixed_point::{from_milli, to_milli};
use super::observed::Observed;
use super::{Definition, RunRow, Spike, SpikeState};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::settings::SpikeRules;

/// What the report prints about the distance of single runs.
pub const DEFINITION: Definition = Definition {
    name: "Single-run distance spike",
    formula: "Distance of the run / longest run of the 30 local calendar days before it (with earlier runs of the same \
              day). Reference: up to 1.10. Small: above 1.10, up to 1.30. Moderate: above 1.30, up to 2.00. Large: above 2.00.",
    source: "Frandsen et al., British Journal of Sports Medicine 2025, doi 10.1136/bjsports-2024-109380: 5,205 adult \
             runners, 588,071 sessions, 18 months (abstract read, full text not).",
    validity: "One observational cohort; hazard rate ratios for a self-reported overuse injury of any kind, against \
               the reference group: small 1.64 (95 % interval 1.31-2.05), moderate 1.52 (1.16-2.00), large 2.28 \
               (1.50-3.48). The intervals overlap and the middle group is the lowest, so no steady rise is shown. \
               Absolute rate, roughly: 1,820 injuries in 588,071 sessions are 3 per 1,000 sessions, about 2 of them \
               overuse; even 2.28 times that is about 5 to 7 per 1,000. The cohort was 78 % men of mean age 46; \
               injuries were not knee injuries in particular, and flares of an already sore knee were not studied. \
               Up to 1.10 is the group the others are compared with, not a limit shown to protect. GPS watches err \
               by 3 to 6 %: between 1.05 and 1.15 a run is at the line, and the error of the measurement decides.",
    edge_cases: "No run in the 30 days before: no ratio, own mark. First 30 days of the history: ratio shown, not \
                 graded. Window with days that no file speaks of: marked. A run without a distance is not compared. \
                 Not known to us: whether the study counted calendar days or hours, and how it treated a run after \
                 30 days without one. Recordings of one interrupted outing count as one run with their sum: the next \
                 begins within 30 minutes of the end, within 500 m of the place, with no other sport between.",
};

/// One run, or one outing of several recordings, as the comparison sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outing {
    /// Start, Unix seconds UTC.
    pub start_unix_s: i64,
    /// Local day of the local start.
    pub day: Date,
    /// What is compared, metres; `None` where unknown.
    pub value_m: Option<f64>,
}

/// The distance of each of `runs`, which are sorted by start, against the longest of its window; `None` where a run has no
/// distance.
pub fn distance_spikes(runs: &[RunRow], observed: &Observed, rules: &SpikeRules) -> Vec<Option<Spike>> {
    spikes_of_runs(runs, |run| run.distance_m, 0.0, observed, rules)
}

/// Each run against the largest of its window, `value_m` picking the quantity that is compared. The comparison of an
/// interrupted outing stands at its first run.
pub fn spikes_of_runs(
    runs: &[RunRow],
    value_m: impl Fn(&RunRow) -> Option<f64>,
    floor_m: f64,
    observed: &Observed,
    rules: &SpikeRules,
) -> Vec<Option<Spike>> {
    let parts: Vec<&[RunRow]> = runs.chunk_by(|_, next| next.continues).collect();
    let outings: Vec<Outing> = parts.iter().map(|runs| outing(runs, &value_m)).collect();
    let firsts: Vec<usize> = (parts.iter())
        .scan(0, |next, runs| {
            let first = *next;
            *next += runs.len();
            Some(first)
        })
        .collect();
    let mut of_runs = vec![None; runs.len()];
    let of_outings = spikes(&outings, floor_m, observed, rules);
    for (first, spike) in firsts.iter().zip(of_outings) {
        of_runs[*first] = spike.map(|spike| Spike { reference: spike.reference.map(|outing| firsts[outing]), ..spike });
    }
    of_runs
}

/// The recordings of one outing as one; they are never none.
fn outing(parts: &[RunRow], value_m: impl Fn(&RunRow) -> Option<f64>) -> Outing {
    Outing { start_unix_s: parts[0].start_unix_s, day: parts[0].day, value_m: sum_of_known(parts.iter().map(value_m)) }
}

/// The sum of the values that are known, exact to the thousandth; `None` where none is.
pub fn sum_of_known(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let milli = values.filter_map(to_milli);
    milli.reduce(|sum, next| sum + next).map(from_milli)
}

/// Each outing against the largest of its window, and what the history says about that; `None` where it has no value.
pub fn spikes(outings: &[Outing], floor_m: f64, observed: &Observed, rules: &SpikeRules) -> Vec<Option<Spike>> {
    let mut spikes = compare(outings, floor_m, rules);
    for (spike, outing) in spikes.iter_mut().zip(outings) {
        if let Some(spike) = spike {
            qualify(spike, outing.day, observed, rules);
        }
    }
    spikes
}

/// The plain comparison of each outing with its window, as if the history were endless and without silent stretches: no
/// `warming_up`, no `after_unobserved`. Outings are sorted by start; a largest value below `floor_m`, or of 0, gives no ratio.
pub fn compare(outings: &[Outing], floor_m: f64, rules: &SpikeRules) -> Vec<Option<Spike>> {
    let floor_milli = to_milli(Some(floor_m)).unwrap_or(0);
    let mut maxima = DailyMaxima::default();
    let mut spikes = Vec::with_capacity(outings.len());
    // Runs of one start are all compared before any of them is remembered, so that their order does not matter.
    for together in outings.chunk_by(|a, b| a.start_unix_s == b.start_unix_s) {
        let first_index = spikes.len();
        spikes.extend(together.iter().map(|outing| {
            let value_milli = to_milli(outing.value_m)?;
            let largest = maxima.largest_since(add_days(outing.day, -rules.window_days));
            let usable = largest.filter(|largest| largest.milli >= floor_milli.max(1));
            let mut spike = classify(value_milli, usable.map(|largest| largest.milli), rules);
            spike.reference = largest.map(|largest| largest.run);
            Some(spike)
        }));
        for (run, outing) in (first_index..).zip(together) {
            maxima.add(outing, run);
        }
    }
    spikes
}

/// Where a value lies against a reference, both in millimetres; `NoReference` where there is none. The reference run is left
/// open.
pub fn classify(value_milli: i64, reference_milli: Option<i64>, rules: &SpikeRules) -> Spike {
    let Some(reference_milli) = reference_milli.filter(|reference| *reference > 0) else {
        return Spike {
            reference: None,
            ratio: None,
            state: SpikeState::NoReference,
            at_the_line: false,
            after_unobserved: false,
        };
    };
    let hundredfold = 100 * i128::from(value_milli);
    let per_cent = |per_cent: i64| i128::from(per_cent) * i128::from(reference_milli);
    let state = if hundredfold <= per_cent(rules.reference_pct) {
        SpikeState::Reference
    } else if hundredfold <= per_cent(rules.small_pct) {
        SpikeState::Small
    } else if hundredfold <= per_cent(rules.moderate_pct) {
        SpikeState::Moderate
    } else {
        SpikeState::Large
    };
    let (line_low, line_high) = rules.line_pct;
    Spike {
        reference: None,
        ratio: Some(value_milli as f64 / reference_milli as f64),
        state,
        at_the_line: per_cent(line_low) < hundredfold && hundredfold < per_cent(line_high),
        after_unobserved: false,
    }
}

/// Adds to the comparison of a run of `day` what the history says about it: `warming_up` where the history is younger than
/// the window, and whether the window touches a stretch without recordings.
pub fn qualify(spike: &mut Spike, day: Date, observed: &Observed, rules: &SpikeRules) {
    let is_young = days_between(observed.first(), day) < rules.window_days;
    if is_young && spike.ratio.is_some() {
        spike.state = SpikeState::WarmingUp;
    }
    spike.after_unobserved =
        observed.is_silent_in(DaySpan { first: add_days(day, -rules.window_days), last: add_days(day, -1) });
}

/// The largest value of each local day so far. A look back over the window costs as many steps as the window has days,
/// whatever the number of runs, and a day that occurs twice (a flight across the date line) does no harm.
#[derive(Debug, Clone, Default)]
pub struct DailyMaxima {
    by_day: BTreeMap<Date, Largest>,
}

/// The largest value of a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Largest {
    /// The value, millimetres.
    pub milli: i64,
    /// Its run, an index into the rows.
    pub run: usize,
    /// Start of that run, Unix seconds UTC.
    pub start_unix_s: i64,
}

impl DailyMaxima {
    /// Remembers an outing; one without a value leaves no trace.
    pub fn add(&mut self, outing: &Outing, run: usize) {
        let Some(milli) = to_milli(outing.value_m) else {
            return;
        };
        let candidate = Largest { milli, run, start_unix_s: outing.start_unix_s };
        self.by_day.entry(outing.day).and_modify(|largest| *largest = larger(*largest, candidate)).or_insert(candidate);
    }

    /// The largest value on or after `day`, of equal ones the last started; `None` where nothing is remembered.
    pub fn largest_since(&self, day: Date) -> Option<Largest> {
        self.by_day.range(day..).map(|(_, one)| *one).reduce(larger)
    }
}

/// The larger of two; of equal ones the later start, and of equal starts the first row.
fn larger(a: Largest, b: Largest) -> Largest {
    if (b.milli, b.start_unix_s) > (a.milli, a.start_unix_s) { b } else { a }
}
