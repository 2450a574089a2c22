//! What came before each pain onset, beside the same runner's other days.
//!
//! In come the runs with their metrics, the nights, and what a diary says of which days; out come, for each onset and each of
//! three windows fixed beforehand (0-2, 3-7 and 8-14 days before), what was run and slept and where that lies among the
//! windows before days without pain. How far the comparison goes depends on the number of onsets ([`Analysis`]). Beside
//! every count stand the base rate and the window after the onset, which can have brought on nothing.
//!
//! One runner's records cannot show what brought a pain on. This room counts; it does not explain.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};
use serde::Serialize;

use crate::calendar::DaySpan;
use crate::metrics::{Definition, RunMetrics, RunRow};
use crate::settings::{DaysBefore, OnsetAnalysisRules, Settings};

pub mod bootstrap;
mod circular_shift;
mod comparison_days;
mod comparisons;
pub mod crossover;
mod definition;
mod exposure;
mod onset_windows;
pub mod percentile;
pub mod shift;
mod windows;

pub use bootstrap::Difference;
pub use crossover::OddsRatio;
pub use exposure::{Exposure, Seen};

use comparison_days::ComparisonBasis;

/// A run, as far as it is looked at here.
#[derive(Debug, Clone)]
pub struct RunBefore<'a> {
    /// The run.
    pub row: &'a RunRow,
    /// What was worked out for it.
    pub metrics: &'a RunMetrics,
    /// Local clock of its start.
    pub start_local: DateTime,
    /// True for a run without terrain, on a treadmill or on screen: it adds no descent, and the descent is not unknown.
    pub is_flat: bool,
}

/// All that is looked at.
#[derive(Debug, Clone)]
pub struct Records<'a> {
    /// First day of the records of runs.
    pub first_day: Date,
    /// Last day of the records of runs.
    pub last_day: Date,
    /// Runs, sorted by start; those before the first day asked for with them.
    pub runs: &'a [RunBefore<'a>],
    /// Hours asleep of the nights that are known, by the day they ended on.
    pub nights: &'a BTreeMap<Date, f64>,
    /// Stretches that no file speaks of.
    pub unobserved: &'a [DaySpan],
    /// What the diary says; `None` without a diary.
    pub diary: Option<DiaryDays>,
}

/// What a diary says of which days. A day in neither set is unknown, not free of pain.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DiaryDays {
    /// The onsets, oldest first.
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
    /// Local time before which the runs of that day came before the pain; `None` where it is not known, and the whole day
    /// counts as before it.
    pub time: Option<Time>,
}

/// How far the comparison goes; each step needs more onsets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Analysis {
    /// Nobody kept a diary.
    #[default]
    NoDiary,
    /// Too few onsets to compare: the timeline is all there is.
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
    /// The windows, in days before.
    pub windows: Vec<DaysBefore>,
    /// Onsets within the records of runs; what is compared.
    pub onsets_compared: usize,
    /// Onsets before the first or after the last day of the records of runs.
    pub onsets_outside: usize,
    /// Onsets compared whose time is not known.
    pub onsets_without_time: usize,
    /// Days known to be free of pain and far enough from any painful day.
    pub comparison_days: usize,
    /// Windows before onsets that touch a stretch without recordings and are left out.
    pub onset_windows_unobserved: usize,
    /// Windows before comparison days that are left out for the same reason.
    pub other_windows_unobserved: usize,
    /// The onsets that are compared, oldest first.
    pub onsets: Vec<OnsetWindows>,
    /// Each tested exposure in each window, onsets beside comparison days.
    pub comparisons: Vec<Comparison>,
    /// Each figure in each window, means beside means; from as many onsets on as the shift test.
    pub differences: Vec<MeanDifference>,
    /// The shifts of the test; `None` below its number of onsets, or where the records are too short to shift.
    pub shift_test: Option<ShiftTest>,
}

/// The windows before one onset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnsetWindows {
    /// Local day of the onset.
    pub day: Date,
    /// True where the time of the pain is known, and runs of that day count up to it.
    pub has_time: bool,
    /// One for each window.
    pub windows: Vec<WindowFigures>,
}

/// One window before one onset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WindowFigures {
    /// Which.
    pub window: DaysBefore,
    /// True where it touches a stretch that no file speaks of: left out.
    pub unobserved: bool,
    /// One for each exposure, in the order of [`Exposure::ALL`].
    pub figures: Vec<Figure>,
}

/// One exposure of one window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// Which.
    pub exposure: Exposure,
    /// The figure; `None` where it is unknown or there is none.
    pub value: Option<f64>,
    /// Whether it was met; `None` where unknown and where it has no limit.
    pub met: Option<bool>,
    /// Mid-rank percentile among the comparable windows; `None` where they or the onsets are too few.
    pub percentile: Option<f64>,
    /// Windows before comparison days with a figure, up to the same time of day.
    pub comparable: usize,
}

/// How many of those of which it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// That meet the exposure.
    pub met: usize,
    /// Of which it is known.
    pub known: usize,
}

/// One exposure in one window, onsets beside comparison days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Which exposure.
    pub exposure: Exposure,
    /// Which window.
    pub window: DaysBefore,
    /// Windows before onsets.
    pub onsets: Count,
    /// The base rate: windows before comparison days.
    pub base: Count,
    /// The negative control: windows of the same length after the onsets.
    pub after: Count,
    /// Shift test; `None` below its number of onsets and where no shift differs.
    pub p: Option<f64>,
    /// The same allowing for all comparisons.
    pub p_of_all: Option<f64>,
    /// Shift test of the negative control.
    pub p_after: Option<f64>,
    /// Odds ratio; `None` below its number of onsets or of sets that say anything.
    pub odds: Option<OddsRatio>,
}

/// One figure in one window, mean beside mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeanDifference {
    /// Which figure.
    pub exposure: Exposure,
    /// Which window.
    pub window: DaysBefore,
    /// Onsets with a figure.
    pub onsets: usize,
    /// Comparison days with a figure.
    pub others: usize,
    /// The means and their difference.
    pub means: Difference,
}

/// What the onsets were shifted over.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShiftTest {
    /// First day: by then every window and every look back lies within the records, and the diary has begun.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
    /// Onsets within.
    pub onsets: usize,
    /// Places to stand in, that of the onsets with them.
    pub places: usize,
    /// The smallest p there can be.
    pub smallest_p: f64,
    /// Comparisons that were tested, over which [`Comparison::p_of_all`] is taken.
    pub tests: usize,
}

/// What the report prints about this room.
pub fn definitions() -> Vec<Definition> {
    definition::DEFINITIONS.to_vec()
}

/// Compares what came before each onset with the runner's other days.
pub fn compare(records: &Records<'_>, settings: &Settings) -> OnsetAnalysis {
    let rules = &settings.onset_analysis;
    let windows = rules.windows.to_vec();
    let Some(diary) = &records.diary else {
        return OnsetAnalysis { windows, ..OnsetAnalysis::default() };
    };
    let ground = ComparisonBasis::new(records, diary, settings);
    let analysis = analysis(ground.onsets.len(), rules);
    let (comparisons, shift_test) = comparisons::comparisons(&ground, analysis);
    let without_time = ground.onsets.iter().filter(|onset| onset.time.is_none());
    OnsetAnalysis {
        analysis,
        windows,
        onsets_compared: ground.onsets.len(),
        onsets_outside: diary.onsets.len() - ground.onsets.len(),
        onsets_without_time: without_time.count(),
        comparison_days: ground.comparison_days.len(),
        onset_windows_unobserved: ground.onset_windows_unobserved(),
        other_windows_unobserved: ground.other_windows_unobserved(),
        onsets: onset_windows::onset_windows(&ground, analysis),
        comparisons,
        differences: comparisons::differences(&ground, analysis),
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
