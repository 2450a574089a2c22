//! What came before each pain onset, compared with the same runner's other days.
//!
//! For each onset and each of three windows fixed beforehand (0-2, 3-7 and 8-14 days before) this room works out the exposures:
//! what was run and slept, and its percentile among the windows before days without pain. How far the comparison goes
//! depends on the number of onsets ([`Analysis`]). Every count comes with the base rate and with a negative control, the
//! window after the onset, which cannot have caused it.
//!
//! One runner's records cannot show what caused the pain. This room counts; it does not explain.

mod base_rates;
pub mod bootstrap;
pub mod circular_shift;
mod comparison_days;
mod comparisons;
pub mod crossover;
mod definitions;
mod exposure;
mod onset_windows;

use std::collections::{BTreeMap, BTreeSet};

use base_rates::UsualWeeks;
pub use base_rates::{PrecededBy, PrecedingRate};
pub use bootstrap::Difference;
use comparison_days::ComparisonBasis;
pub use crossover::OddsRatio;
pub use definitions::definitions;
pub use exposure::{Exposure, ExposureValue};
use jiff::civil::{Date, DateTime, Time};
use serde::Serialize;

use crate::calendar::DaySpan;
use crate::metrics::{RunMetrics, RunRow};
use crate::pain::onset::OnsetKind;
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
    /// Days shown; those within the records are all days.
    pub shown: DaySpan,
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
    /// Days on which pain began, those that are not shown included.
    pub starts: BTreeSet<Date>,
    /// Days with pain.
    pub painful: BTreeSet<Date>,
    /// Days known to be free of pain.
    pub free: BTreeSet<Date>,
    /// Days known to be no flare by their score, painful or not.
    pub not_raised: BTreeSet<Date>,
}

/// When pain began.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OnsetTime {
    pub kind: OnsetKind,
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

/// Which days the starts of pain are compared with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonRule {
    /// Days logged as pain-free, some days from any painful day.
    #[default]
    PainFree,
    /// Where most starts are flares: logged days whose score is not raised, some days from any start.
    NotRaised,
}

/// The starts compared, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct KindCounts {
    pub onset: usize,
    pub partly_logged: usize,
    pub flare: usize,
}

impl KindCounts {
    /// Of every kind.
    pub fn all(self) -> usize {
        self.onset + self.partly_logged + self.flare
    }

    /// Of some starts.
    pub fn of(kinds: impl Iterator<Item = OnsetKind> + Clone) -> KindCounts {
        let count = |wanted| kinds.clone().filter(|kind| *kind == wanted).count();
        KindCounts {
            onset: count(OnsetKind::Onset),
            partly_logged: count(OnsetKind::PartlyLogged),
            flare: count(OnsetKind::Flare),
        }
    }
}

/// What came before the onsets.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OnsetAnalysis {
    /// How far the comparison goes.
    pub analysis: Analysis,
    /// The windows compared.
    pub windows: Vec<DaysBefore>,
    /// Onsets within the records of runs, of every kind; these are compared.
    pub onsets_compared: usize,
    /// The same by kind.
    pub kinds: KindCounts,
    /// Onsets before the first or after the last day of the records of runs.
    pub onsets_outside: usize,
    /// Onsets compared whose time is not known.
    pub onsets_without_time: usize,
    /// Which days they are compared with.
    pub comparison_rule: ComparisonRule,
    /// How many there are.
    pub comparison_days: usize,
    /// These days, oldest first.
    pub comparison_dates: Vec<Date>,
    /// Time of day up to which the runs of these days count: the median of the onsets; `None`: all runs.
    pub comparison_until: Option<Time>,
    /// Windows before onsets that are left out because they touch a gap in the records.
    pub onset_windows_unobserved: usize,
    /// The same of windows before comparison days.
    pub other_windows_unobserved: usize,
    /// The onsets compared, oldest first.
    pub onsets: Vec<OnsetWindows>,
    /// How often each [`PrecededBy`] comes before other days; empty without an onset.
    pub preceding: Vec<PrecedingRate>,
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
    #[serde(rename = "date")]
    pub day: Date,
    pub kind: OnsetKind,
    /// Whether the distance of the seven days up to it is above the runner's usual range; `None` where that is not known.
    pub week_above_usual: Option<bool>,
    /// True where the time of the pain is known, and runs of that day count up to it.
    pub has_time: bool,
    pub windows: Vec<WindowFigures>,
}

impl OnsetWindows {
    /// Whether it was preceded by this; `None` where that is not known.
    pub fn preceded_by(&self, what: PrecededBy) -> Option<bool> {
        let Some(exposure) = what.exposure() else {
            return self.week_above_usual;
        };
        self.windows.first()?.figures.iter().find(|figure| figure.exposure == exposure)?.met
    }
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

impl ExposureCount {
    /// Of some windows; `None` for one of which it is not known.
    pub fn of(windows: impl Iterator<Item = Option<bool>>) -> ExposureCount {
        windows.flatten().fold(ExposureCount::default(), |count, met| ExposureCount {
            met: count.met + usize::from(met),
            known: count.known + 1,
        })
    }

    /// The share that meet it, percent; `None` where none is known.
    pub fn share_pct(self) -> Option<f64> {
        (self.known > 0).then(|| 100.0 * self.met as f64 / self.known as f64)
    }
}

/// One exposure in one window: onsets against comparison days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExposureComparison {
    pub exposure: Exposure,
    pub window: DaysBefore,
    /// Windows before onsets.
    pub onsets: ExposureCount,
    /// The base rate: windows before comparison days. They leave out days near pain.
    pub base: ExposureCount,
    /// The unconditional rate: windows before all days shown, with pain or without.
    pub all_days: ExposureCount,
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

/// Compares what came before each onset with the runner's other days.
pub fn compare(records: &OnsetAnalysisInput<'_>, settings: &Settings) -> OnsetAnalysis {
    let rules = &settings.onset_analysis;
    let windows = rules.windows.to_vec();
    let Some(diary) = &records.diary else {
        return OnsetAnalysis { windows, ..OnsetAnalysis::default() };
    };
    let basis = ComparisonBasis::new(records, diary, settings);
    let analysis = analysis(basis.onsets.len(), rules);
    let weeks = UsualWeeks::new(&basis.history, records, &settings.facts);
    let (comparisons, shift_test) = comparisons::comparisons(&basis, analysis);
    OnsetAnalysis {
        analysis,
        windows,
        onsets_compared: basis.onsets.len(),
        kinds: KindCounts::of(basis.onsets.iter().map(|onset| onset.kind)),
        onsets_outside: diary.onsets.len() - basis.onsets.len(),
        onsets_without_time: basis.onsets.iter().filter(|onset| onset.time.is_none()).count(),
        comparison_rule: basis.comparison_rule,
        comparison_days: basis.comparison_days.len(),
        comparison_dates: basis.comparison_days.clone(),
        comparison_until: basis.until,
        onset_windows_unobserved: basis.unobserved(|sample| &sample.onsets),
        other_windows_unobserved: basis.unobserved(|sample| &sample.others),
        onsets: onset_windows::onset_windows(&basis, &weeks, analysis),
        preceding: if basis.onsets.is_empty() { Vec::new() } else { base_rates::preceding_rates(&basis, &weeks) },
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
