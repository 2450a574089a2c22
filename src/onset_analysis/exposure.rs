//! Exposures, and what they come to in a window of days.

use serde::Serialize;

/// What is looked for in the days before an onset, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exposure {
    /// The largest ratio of a run to the longest run of the 30 days before it; 0 without a run. Met where a run was more
    /// than 10 % longer.
    LongestRun,
    /// The same for the descent of a run; unvalidated.
    LargestDescent,
    /// Meters run.
    Distance,
    /// Meters descended.
    Descent,
    /// Days with a run.
    RunDays,
    /// The shortest rest that ended in the window, hours; without a run there is none.
    ShortestRest,
    /// The longest break that ended in the window, whole days without a run; without a run there is none. Met at a week.
    Return,
    /// Mean hours asleep of the nights that ended in the window. Met below 7 hours.
    Sleep,
}

impl Exposure {
    /// All of them.
    pub const ALL: [Exposure; 8] = [
        Exposure::LongestRun,
        Exposure::LargestDescent,
        Exposure::Distance,
        Exposure::Descent,
        Exposure::RunDays,
        Exposure::ShortestRest,
        Exposure::Return,
        Exposure::Sleep,
    ];

    /// Those with a limit that a window meets or does not meet; they are tested.
    pub const TESTED: [Exposure; 4] =
        [Exposure::LongestRun, Exposure::LargestDescent, Exposure::Return, Exposure::Sleep];

    /// The name as written in the tables, with its unit.
    pub fn name(self) -> &'static str {
        match self {
            Exposure::LongestRun => "distance_ratio",
            Exposure::LargestDescent => "descent_ratio",
            Exposure::Distance => "distance_m",
            Exposure::Descent => "descent_m",
            Exposure::RunDays => "run_days",
            Exposure::ShortestRest => "shortest_rest_h",
            Exposure::Return => "longest_break_days",
            Exposure::Sleep => "mean_sleep_h",
        }
    }
}

/// What one exposure comes to in one window.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ExposureValue {
    /// `None` where it is unknown, or where the window holds nothing that has one.
    pub value: Option<f64>,
    /// Whether the limit is met; `None` where that is unknown, and for exposures without a limit.
    pub met: Option<bool>,
}

impl ExposureValue {
    /// Nothing is known.
    pub const UNKNOWN: ExposureValue = ExposureValue { value: None, met: None };

    /// A value without a limit.
    pub fn unlimited(value: f64) -> ExposureValue {
        ExposureValue { value: Some(value), met: None }
    }
}

/// The exposures of one window.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum WindowExposure {
    /// The window begins before the first day of the records, or ends after the last.
    OutsideRecords,
    /// It touches a gap in the records, and is left out.
    Unobserved,
    /// One value for each of [`Exposure::ALL`].
    Observed([ExposureValue; Exposure::ALL.len()]),
}

impl WindowExposure {
    /// What one exposure comes to; unknown where the window is not observed.
    pub fn of(&self, exposure: Exposure) -> ExposureValue {
        match self {
            WindowExposure::Observed(values) => values[exposure as usize],
            WindowExposure::OutsideRecords | WindowExposure::Unobserved => ExposureValue::UNKNOWN,
        }
    }
}
