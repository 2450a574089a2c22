//! The single-run spike: each run against the longest run of the 30 days before it; see [`DEFINITION`].
//!
//! Values are compared in whole millimeters, so that 11.0 km after 10.0 km is exactly 1.10 and belongs to `reference`. The
//! parts of an interrupted run ([`RunRow::continues`]) are compared as one run: its value is their sum, its day that of the
//! first part, and the comparison is stored with the first part. Parts without a value add nothing. Runs that started at the
//! same second are no reference for each other.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fixed_point::{from_milli, to_milli};
use super::observed::Observed;
use super::{MetricDefinition, RunRow, Spike, SpikeState};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::settings::SpikeRules;

/// What the report prints about the distance of single runs.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Single-run distance spike",
    formula: "Distance of the run / longest run of the 30 local calendar days before it (including earlier runs of \
              the same day). Reference: up to 1.10. Small: above 1.10, up to 1.30. Moderate: above 1.30, up to \
              2.00. Large: above 2.00.",
    source: "Frandsen et al., British Journal of Sports Medicine 2025, doi 10.1136/bjsports-2024-109380: 5,205 \
             adult runners, 588,071 sessions, 18 months (abstract read, full text not).",
    validity: "One observational cohort; hazard rate ratios for a self-reported overuse injury of any kind, against \
               the reference group: small 1.64 (95 % interval 1.31-2.05), moderate 1.52 (1.16-2.00), large 2.28 \
               (1.50-3.48). The intervals overlap and the middle group is the lowest, so no steady rise is shown. \
               Absolute rate, roughly: 1,820 injuries in 588,071 sessions are 3 per 1,000 sessions, about 2 of them \
               overuse; even 2.28 times that is about 5 to 7 per 1,000. The cohort was 78 % men of mean age 46; the \
               injuries were not specifically knee injuries, and flares of an already sore knee were not studied. \
               Up to 1.10 is the reference group, not a limit shown to protect. GPS watches err by 3 to 6 %: \
               between 1.05 and 1.15 a run is within measurement error of the threshold.",
    edge_cases: "No run in the 30 days before: no ratio, marked separately. First 30 days of the history: ratio \
                 shown, not graded. A window that includes days without data is marked. A run without a distance is \
                 not compared. It is not known to us whether the study counted calendar days or hours, or how it \
                 treated a run after 30 days without one. Recordings of one interrupted run count as one run with \
                 their total distance: the next recording begins within 30 minutes of the end, within 500 m of it, \
                 with no other sport between.",
};

/// One run, or all parts of an interrupted one, with the value that is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComparedRun {
    /// Start, Unix seconds UTC.
    pub start_unix_s: i64,
    /// Local day of the local start.
    pub day: Date,
    /// Distance or descent, meters; `None` where unknown.
    pub value_m: Option<f64>,
}

/// The distance of each of `runs`, which are sorted by start, against the longest of its window; `None` where a run has no
/// distance.
///
/// ```
/// use jiff::civil::date;
/// use patella::metrics::spike::distance_spikes;
/// use patella::metrics::{MetricsInput, RunRow, SpikeState, observed::Observed};
/// use patella::settings::Settings;
///
/// let run = |start_unix_s, day, distance_m| RunRow { start_unix_s, day, distance_m: Some(distance_m), ..RunRow::default() };
/// let runs = vec![run(0, date(2026, 3, 1), 10_000.0), run(86_400, date(2026, 3, 2), 12_000.0)];
/// let settings = Settings::default();
/// let input = MetricsInput { runs, ..MetricsInput::default() };
/// let observed = Observed::of(&input, &settings.rest).unwrap();
///
/// let spikes = distance_spikes(&input.runs, &observed, &settings.spike);
/// let second = spikes[1].as_ref().unwrap();
/// assert_eq!(second.ratio, Some(1.2));
/// assert_eq!(second.state, SpikeState::WarmingUp, "the history is two days old");
/// ```
pub fn distance_spikes(runs: &[RunRow], observed: &Observed, rules: &SpikeRules) -> Vec<Option<Spike>> {
    SpikeBasis { observed, rules, floor_m: 0.0 }.spikes(runs, |run| run.distance_m, |_| None)
}

/// What runs are compared by.
pub(super) struct SpikeBasis<'a> {
    pub observed: &'a Observed,
    pub rules: &'a SpikeRules,
    /// A largest value below this gives no ratio, meters.
    pub floor_m: f64,
}

impl SpikeBasis<'_> {
    /// Each run against the largest of its window by `value_m`, which may be off by `doubt_m`. The comparison of an
    /// interrupted run is that of its first part, and the later parts have none.
    pub fn spikes(
        &self,
        runs: &[RunRow],
        value_m: impl Fn(&RunRow) -> Option<f64>,
        doubt_m: impl Fn(&RunRow) -> Option<f64>,
    ) -> Vec<Option<Spike>> {
        let mut firsts = Vec::new();
        let (mut compared, mut doubts_m) = (Vec::new(), Vec::new());
        let mut first = 0;
        for parts in runs.chunk_by(|_, next| next.continues) {
            firsts.push(first);
            first += parts.len();
            compared.push(ComparedRun {
                start_unix_s: parts[0].start_unix_s,
                day: parts[0].day,
                value_m: sum_of_known(parts.iter().map(&value_m)),
            });
            doubts_m.push(parts.iter().filter_map(&doubt_m).fold(0.0, f64::hypot));
        }
        let mut spikes = vec![None; runs.len()];
        for (index, spike) in compare(&compared, self.floor_m, self.rules).into_iter().enumerate() {
            spikes[firsts[index]] = spike.map(|spike| {
                let within_uncertainty = self.is_uncertain(&spike, &compared, (index, &doubts_m));
                self.qualified(Spike { within_uncertainty, ..spike }, compared[index].day, &firsts)
            });
        }
        spikes
    }

    /// True for a spike that the uncertainty of the two values takes down to the reference group. `doubts_m` are those of the
    /// runs compared, and `index` is the run; independent errors add up in squares.
    fn is_uncertain(&self, spike: &Spike, compared: &[ComparedRun], (index, doubts_m): (usize, &[f64])) -> bool {
        let line = self.rules.reference_pct as f64 / 100.0;
        let above_m = || {
            let reference = spike.reference.filter(|_| spike.state.is_spike())?;
            let above_m = (spike.ratio? - line) * compared[reference].value_m?;
            Some(above_m <= doubts_m[index].hypot(line * doubts_m[reference]))
        };
        above_m() == Some(true)
    }

    /// Adds what the history says about the comparison of a run of `day`: `warming_up` where the history is younger than the
    /// window, and whether the window touches a gap in the records. `firsts` are the rows of the runs compared.
    fn qualified(&self, spike: Spike, day: Date, firsts: &[usize]) -> Spike {
        let is_young = days_between(self.observed.first(), day) < self.rules.window_days;
        let window = DaySpan { first: add_days(day, -self.rules.window_days), last: add_days(day, -1) };
        Spike {
            reference: spike.reference.map(|run| firsts[run]),
            state: if is_young && spike.ratio.is_some() { SpikeState::WarmingUp } else { spike.state },
            after_unobserved: self.observed.touches_gap(window),
            ..spike
        }
    }
}

/// The sum of the values that are known, exact to the thousandth; `None` where none is.
///
/// ```
/// use patella::metrics::spike::sum_of_known;
///
/// assert_eq!(sum_of_known([Some(0.1), None, Some(0.2)].into_iter()), Some(0.3));
/// assert_eq!(sum_of_known([None].into_iter()), None);
/// ```
pub fn sum_of_known(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let milli = values.filter_map(to_milli);
    milli.reduce(|sum, next| sum + next).map(from_milli)
}

/// The plain comparison of each run with its window, as if the history had no beginning and no gaps: no `warming_up`, no
/// `after_unobserved`. The runs are sorted by start, and [`Spike::reference`] is an index into them. A largest value below
/// `floor_m`, or of 0, gives no ratio.
///
/// ```
/// use jiff::civil::date;
/// use patella::metrics::SpikeState;
/// use patella::metrics::spike::{ComparedRun, compare};
/// use patella::settings::SpikeRules;
///
/// let longest = ComparedRun { start_unix_s: 0, day: date(2026, 3, 1), value_m: Some(10_000.0) };
/// let today = ComparedRun { start_unix_s: 86_400, day: date(2026, 3, 2), value_m: Some(11_000.0) };
/// let spikes = compare(&[longest, today], 0.0, &SpikeRules::default());
/// assert_eq!(spikes[1].as_ref().unwrap().state, SpikeState::Reference, "exactly 1.10");
/// ```
pub fn compare(runs: &[ComparedRun], floor_m: f64, rules: &SpikeRules) -> Vec<Option<Spike>> {
    let floor_milli = to_milli(Some(floor_m)).unwrap_or(0);
    let mut maxima = DailyMaxima::default();
    let mut spikes = Vec::with_capacity(runs.len());
    // Runs with the same start are all compared before any of them is added, so that their order does not matter.
    for same_start in runs.chunk_by(|a, b| a.start_unix_s == b.start_unix_s) {
        let first_index = spikes.len();
        spikes.extend(same_start.iter().map(|run| {
            let value_milli = to_milli(run.value_m)?;
            let largest = maxima.largest_since(add_days(run.day, -rules.window_days));
            let usable = largest.filter(|largest| largest.milli >= floor_milli.max(1));
            let spike = classify(value_milli, usable.map(|largest| largest.milli), rules);
            Some(Spike { reference: largest.map(|largest| largest.run), ..spike })
        }));
        for (index, run) in (first_index..).zip(same_start) {
            maxima.add(run, index);
        }
    }
    spikes
}

/// The state of a value against a reference, both in millimeters; `NoReference` without one. The reference run is left open.
fn classify(value_milli: i64, reference_milli: Option<i64>, rules: &SpikeRules) -> Spike {
    let no_reference = Spike {
        reference: None,
        ratio: None,
        state: SpikeState::NoReference,
        at_the_line: false,
        within_uncertainty: false,
        after_unobserved: false,
    };
    let Some(reference_milli) = reference_milli.filter(|reference| *reference > 0) else {
        return no_reference;
    };
    let hundredfold = 100 * i128::from(value_milli);
    let percent = |percent: i64| i128::from(percent) * i128::from(reference_milli);
    let state = if hundredfold <= percent(rules.reference_pct) {
        SpikeState::Reference
    } else if hundredfold <= percent(rules.small_pct) {
        SpikeState::Small
    } else if hundredfold <= percent(rules.moderate_pct) {
        SpikeState::Moderate
    } else {
        SpikeState::Large
    };
    let (line_low, line_high) = rules.line_pct;
    Spike {
        ratio: Some(value_milli as f64 / reference_milli as f64),
        state,
        at_the_line: percent(line_low) < hundredfold && hundredfold < percent(line_high),
        ..no_reference
    }
}

/// The largest value of each local day so far. The largest of a window takes as many steps as the window has days, whatever
/// the number of runs, and a day that occurs twice (a flight across the date line) does no harm.
///
/// ```
/// use jiff::civil::date;
/// use patella::metrics::spike::{ComparedRun, DailyMaxima};
///
/// let mut maxima = DailyMaxima::default();
/// maxima.add(&ComparedRun { start_unix_s: 0, day: date(2026, 3, 1), value_m: Some(12_000.0) }, 0);
/// maxima.add(&ComparedRun { start_unix_s: 86_400, day: date(2026, 3, 2), value_m: Some(8_000.0) }, 1);
/// assert_eq!(maxima.largest_since(date(2026, 3, 1)).unwrap().run, 0);
/// assert_eq!(maxima.largest_since(date(2026, 3, 2)).unwrap().run, 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct DailyMaxima {
    by_day: BTreeMap<Date, DailyMaximum>,
}

/// The largest value of one day, or of several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DailyMaximum {
    /// Millimeters.
    pub milli: i64,
    /// The run that has it, an index into the rows.
    pub run: usize,
    /// Start of that run, Unix seconds UTC.
    pub start_unix_s: i64,
}

impl DailyMaxima {
    /// Adds a run, `index` being its row; one without a value changes nothing.
    pub fn add(&mut self, run: &ComparedRun, index: usize) {
        let Some(milli) = to_milli(run.value_m) else {
            return;
        };
        let candidate = DailyMaximum { milli, run: index, start_unix_s: run.start_unix_s };
        self.by_day.entry(run.day).and_modify(|largest| *largest = larger(*largest, candidate)).or_insert(candidate);
    }

    /// The largest value on or after `day`, of equal ones the last started; `None` without any.
    pub fn largest_since(&self, day: Date) -> Option<DailyMaximum> {
        self.by_day.range(day..).map(|(_, one)| *one).reduce(larger)
    }
}

/// The larger of two; of equal ones the later start, and of equal starts the first row.
fn larger(a: DailyMaximum, b: DailyMaximum) -> DailyMaximum {
    if (b.milli, b.start_unix_s) > (a.milli, a.start_unix_s) { b } else { a }
}
