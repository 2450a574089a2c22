//! What came before each pain onset, compared with the same runner's other days.
//!
//! For each onset and each of three windows fixed beforehand (0-2, 3-7 and 8-14 days before) this room works out the exposures:
//! what was run and slept, and its percentile among the windows before days without pain. How far the comparison goes
//! depends on the number of onsets ([`Analysis`]). Every count comes with the base rate and with a negative control, the
//! window after the onset, which cannot have caused it.
//!
//! One runner's records cannot show what caused the pain. This room counts; it does not explain.

pub mod bootstrap;
pub mod circular_shift;
mod comparison_days;
mod comparisons;
pub mod crossover;
mod exposure;
mod onset_windows;

use std::collections::{BTreeMap, BTreeSet};

pub use bootstrap::Difference;
use comparison_days::ComparisonBasis;
pub use crossover::OddsRatio;
pub use exposure::{Exposure, ExposureValue};
use jiff::civil::{Date, DateTime, Time};
use serde::Serialize;

use crate::calendar::DaySpan;
use crate::metrics::{MetricDefinition, RunMetrics, RunRow};
use crate::settings::{DaysBefore, OnsetAnalysisRules, Settings};

/// A run with all that an exposure is made of.
#[derive(Debug, Clone)]
pub struct RecordedRun<'a> {
    pub row: &'a RunRow,
    pub metrics: &'a RunMetrics,
    /// Local wall clock.
    pub start_local: DateTime,
    /// True for a run on a treadmill or in a virtual world: it adds no descent, and its descent is not unknown.
    pub is_flat: bool,
}

/// Runs, nights and diary.
#[derive(Debug, Clone)]
pub struct OnsetAnalysisInput<'a> {
    /// First day of the records of runs.
    pub first_day: Date,
    /// Last day of the records of runs.
    pub last_day: Date,
    /// Sorted by start, those before the first day of the report included.
    pub runs: &'a [RecordedRun<'a>],
    /// Hours asleep of the nights that are known, by the day they ended on.
    pub nights: &'a BTreeMap<Date, f64>,
    /// Gaps in the records: days without data in any file.
    pub unobserved: &'a [DaySpan],
    /// `None` without a diary.
    pub diary: Option<DiaryDays>,
}

/// What a diary says of each day. A day in neither set is unknown, not free of pain.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DiaryDays {
    /// Oldest first.
    pub onsets: Vec<OnsetTime>,
    /// Days with pain.
    pub painful: BTreeSet<Date>,
    /// Days known to be free of pain.
    pub free: BTreeSet<Date>,
}

/// When pain began.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OnsetTime {
    /// Local day.
    pub day: Date,
    /// Runs of that day that start before this local time came before the pain; `None` where the time is not known, and all
    /// runs of the day count as before it.
    pub time: Option<Time>,
}

/// How far the comparison goes; each step needs more onsets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Analysis {
    /// There is no diary.
    #[default]
    NoDiary,
    /// Too few onsets to compare.
    TimelineOnly,
    /// Counts and percentiles.
    Percentiles,
    /// The shift test as well; exploratory.
    ShiftTest,
    /// Odds ratios as well.
    CaseCrossover,
}

/// What came before the onsets.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OnsetAnalysis {
    /// How far the comparison goes.
    pub analysis: Analysis,
    /// The windows compared.
    pub windows: Vec<DaysBefore>,
    /// Onsets within the records of runs; these are compared.
    pub onsets_compared: usize,
    /// Onsets before the first or after the last day of the records of runs.
    pub onsets_outside: usize,
    /// Onsets compared whose time is not known.
    pub onsets_without_time: usize,
    /// Days known to be free of pain and far enough from any painful day.
    pub comparison_days: usize,
    /// Windows before onsets that are left out because they touch a gap in the records.
    pub onset_windows_unobserved: usize,
    /// The same of windows before comparison days.
    pub other_windows_unobserved: usize,
    /// The onsets compared, oldest first.
    pub onsets: Vec<OnsetWindows>,
    /// Each tested exposure in each window: onsets against comparison days.
    pub comparisons: Vec<ExposureComparison>,
    /// The mean of each exposure in each window; from as many onsets on as the shift test.
    pub differences: Vec<MeanDifference>,
    /// `None` below its number of onsets, or where the records are too short to shift.
    pub shift_test: Option<ShiftTest>,
}

/// The windows before one onset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnsetWindows {
    /// Local day of the onset.
    pub day: Date,
    /// True where the time of the pain is known, and runs of that day count up to it.
    pub has_time: bool,
    pub windows: Vec<WindowFigures>,
}

/// One window before one onset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WindowFigures {
    pub window: DaysBefore,
    /// True where it is left out because it touches a gap in the records.
    pub unobserved: bool,
    /// One for each exposure, in the order of [`Exposure::ALL`].
    pub figures: Vec<ExposureFigure>,
}

/// One exposure of one window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ExposureFigure {
    pub exposure: Exposure,
    /// `None` where it is unknown or there is none.
    pub value: Option<f64>,
    /// Whether its limit is met; `None` where unknown and where it has no limit.
    pub met: Option<bool>,
    /// Mid-rank percentile among the comparable windows; `None` where they or the onsets are too few.
    pub percentile: Option<f64>,
    /// Windows before comparison days with a value, up to the same time of day.
    pub comparable: usize,
}

/// Windows that meet the limit of an exposure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ExposureCount {
    pub met: usize,
    /// Windows of which it is known whether they meet it.
    pub known: usize,
}

/// One exposure in one window: onsets against comparison days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExposureComparison {
    pub exposure: Exposure,
    pub window: DaysBefore,
    /// Windows before onsets.
    pub onsets: ExposureCount,
    /// The base rate: windows before comparison days.
    pub base: ExposureCount,
    /// The negative control: windows of the same length after the onsets.
    pub after: ExposureCount,
    /// Shift test; `None` below its number of onsets and where all shifts have the same count.
    pub p: Option<f64>,
    /// The same adjusted for all comparisons.
    pub p_of_all: Option<f64>,
    /// Shift test of the negative control.
    pub p_after: Option<f64>,
    /// `None` below its number of onsets or of discordant sets.
    pub odds: Option<OddsRatio>,
}

/// The means of one exposure in one window, before onsets and before comparison days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeanDifference {
    pub exposure: Exposure,
    pub window: DaysBefore,
    /// Onsets with a value.
    pub onsets: usize,
    /// Comparison days with a value.
    pub others: usize,
    /// The means and their difference.
    pub means: Difference,
}

/// What the onsets were shifted over.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShiftTest {
    /// The diary has begun by this day, and all windows and the days their runs are compared with are within the records.
    pub first_day: Date,
    pub last_day: Date,
    /// Onsets within these days.
    pub onsets: usize,
    /// Shifts, shift 0 included.
    #[serde(rename = "places")]
    pub shifts: usize,
    /// The smallest p there can be.
    pub smallest_p: f64,
    /// Comparisons that were tested, for which [`ExposureComparison::p_of_all`] is adjusted.
    pub tests: usize,
}

/// What the report prints about the methods of this room.
pub fn definitions() -> Vec<MetricDefinition> {
    DEFINITIONS.to_vec()
}

/// Compares what came before each onset with the runner's other days.
pub fn compare(records: &OnsetAnalysisInput<'_>, settings: &Settings) -> OnsetAnalysis {
    let rules = &settings.onset_analysis;
    let windows = rules.windows.to_vec();
    let Some(diary) = &records.diary else {
        return OnsetAnalysis { windows, ..OnsetAnalysis::default() };
    };
    let basis = ComparisonBasis::new(records, diary, settings);
    let analysis = analysis(basis.onsets.len(), rules);
    let (comparisons, shift_test) = comparisons::comparisons(&basis, analysis);
    OnsetAnalysis {
        analysis,
        windows,
        onsets_compared: basis.onsets.len(),
        onsets_outside: diary.onsets.len() - basis.onsets.len(),
        onsets_without_time: basis.onsets.iter().filter(|onset| onset.time.is_none()).count(),
        comparison_days: basis.comparison_days.len(),
        onset_windows_unobserved: basis.unobserved(|sample| &sample.onsets),
        other_windows_unobserved: basis.unobserved(|sample| &sample.others),
        onsets: onset_windows::onset_windows(&basis, analysis),
        comparisons,
        differences: comparisons::differences(&basis, analysis),
        shift_test,
    }
}

/// How far so many onsets go.
fn analysis(onsets: usize, rules: &OnsetAnalysisRules) -> Analysis {
    match onsets {
        many if many >= rules.odds_onsets => Analysis::CaseCrossover,
        some if some >= rules.test_onsets => Analysis::ShiftTest,
        few if few >= rules.percentile_onsets => Analysis::Percentiles,
        _ => Analysis::TimelineOnly,
    }
}

/// In the order of the report.
const DEFINITIONS: [MetricDefinition; 3] = [WINDOWS, SHIFT, CROSSOVER];

const WINDOWS: MetricDefinition = MetricDefinition {
    name: "Days before a pain onset",
    formula: "Three windows, fixed before any data are seen: 0 to 2, 3 to 7 and 8 to 14 days before the onset. The \
              day of the onset counts up to the first note of the pain. A note of the next morning without a time \
              counts as of 10:00; a note of before the run counts as before all runs of its day; any other note \
              without a time counts the whole day. Comparison windows have the same length and end, at the same \
              time of day, on a day logged as pain-free that is 3 or more days from any painful day; they overlap. \
              Percentile: the percentage of comparison windows with a smaller figure, plus half of those with an \
              equal one. The window after the onset (1 to 3, 4 to 8, 9 to 15 days) has the same length and is the \
              negative control. Means (in report.json) have a 95 % interval from 2,000 resampled histories (moving \
              blocks of 14 days, fixed seed).",
    source: "Windows: choices of this program, in line with studies of flares (1 to 3 days) and of sleep and stress \
             (7 and 14 days). Short nights: a mean under 7 hours, with 10 of 14 nights known (Johnston et al. 2020, \
             95 endurance athletes: hazard ratio 1.51, 95 % interval 1.13-2.02, for a new injury 14 days later). \
             Blocks: Künsch 1989.",
    validity: "A description of one runner. Runs are recorded by a watch; pain is written down by hand, when it \
               hurts. The other limits (a run more than 10 % longer, more than 10 % more descent, a return after 7 \
               days) are defined in entries of their own here and share their limitations. If the window after the \
               onset meets a limit as often as the one before, a training trend explains both. If it meets it less \
               often, that proves nothing: a sore runner runs less.",
    edge_cases: "Missing is not zero: a window that holds a run of unknown distance, descent, ratio or rest has no \
                 such figure, nor has one whose reference period includes days without data or the first 30 days of \
                 the history. Windows that include days without data themselves are left out and counted. A window \
                 without a run has 0 km and no rest. Fewer than 10 comparison windows: no percentile. Fewer than 3 \
                 onsets: no comparison. A day without a note is unknown, unless the diary states that such days \
                 were pain-free.",
};

const SHIFT: MetricDefinition = MetricDefinition {
    name: "Shift test of onsets",
    formula: "From 5 onsets on. All onsets are shifted together against the records of runs by every number of \
              whole weeks, as if the records were a ring. p = share of all shifts, the actual position included, \
              with at least as many windows that meet the limit as observed (one-sided; unknown windows count as \
              expected). For all comparisons together, the largest excess at each shift, in standard deviations, is \
              compared (max-T).",
    source: "Circular shift test over all shifts; single-step max-T after Westfall and Young 1993. Neighboring days \
             resemble each other, so ordinary tests on one person find too much (PMC6999905).",
    validity: "Exploratory. It is valid where training and diary keeping are much the same from beginning to end, \
               since the records are treated as a ring; a trend alone can produce a small p. With 52 weeks no p can \
               be smaller than 0.019. In simulated years without any link the p for all comparisons was at most \
               0.05 in 3 to 6 of 100 runners.",
    edge_cases: "Left out are the first 44 days of the records, whose reference period is not known, the days \
                 outside the diary, and, at the beginning, the days over whole weeks. Fewer than 5 onsets for which \
                 it is known, or a limit met equally often at every shift: no p.",
};

const CROSSOVER: MetricDefinition = MetricDefinition {
    name: "Odds ratio of onsets",
    formula: "From 10 onsets on, if 5 or more of them differ from their comparison days. Each onset is compared \
              with the comparison days on the same weekday of its own 28 days. OR = sum of a(m - c)/(m + 1) / sum \
              of (1 - a)c/(m + 1); a: onset window meets the limit (1 or 0), m: comparison days, c: those that meet \
              it.",
    source: "Time-stratified case-crossover with the Mantel-Haenszel estimate for matched sets. Interval: 95 %, \
             exact, from the conditional distribution of the onsets that meet the limit (for pairs: Liddell, J \
             Epidemiol Community Health 1983;37:82).",
    validity: "Strata of 28 days and equal weekdays control for season, trend and the weekly long run, but not for \
               other changes within four weeks. With few onsets the interval is wide, and only the interval shows \
               what is known.",
    edge_cases: "Onsets without a comparison day in their 28 days are left out. If no matched set contradicts the \
                 association: no estimate and no upper limit, only a lower one.",
};
