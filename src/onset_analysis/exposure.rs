//! What is looked for in a window of days, and what was found there.

use serde::Serialize;

/// What is looked for in the days before an onset. The order is that of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exposure {
    /// The longest run against the longest of the 30 days before it: the largest ratio of the window, 0 without a run.
    /// Met where a run was more than 10 % longer.
    LongestRun,
    /// The same for the descent of a run; unvalidated.
    LargestDescent,
    /// Metres run.
    Distance,
    /// Metres descended.
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

    /// Those that a window meets or does not meet, and that are tested.
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

/// What one exposure came to in one window.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Seen {
    /// The figure; `None` where it is unknown, or where the window holds nothing that has one.
    pub value: Option<f64>,
    /// Whether it was met; `None` where that is unknown, and for exposures without a limit.
    pub met: Option<bool>,
}

impl Seen {
    /// Nothing is known.
    pub const UNKNOWN: Seen = Seen { value: None, met: None };

    /// A figure without a limit.
    pub fn value(value: f64) -> Seen {
        Seen { value: Some(value), met: None }
    }
}

/// All exposures of one window.
#[derive(Debug, Clone, PartialEq)]
pub struct View(pub(super) [Seen; Exposure::ALL.len()]);

impl View {
    /// What one exposure came to.
    pub fn of(&self, exposure: Exposure) -> Seen {
        self.0[exposure as usize]
    }
}

/// What a window shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Sight {
    /// The window reaches beyond the first or the last day of the records.
    Outside,
    /// It touches a stretch that no file speaks of, and is left out.
    Unobserved,
    /// The exposures.
    Seen(View),
}

impl Sight {
    /// What one exposure came to; unknown where the window is not seen.
    pub fn of(&self, exposure: Exposure) -> Seen {
        match self {
            Sight::Seen(view) => view.of(exposure),
            Sight::Outside | Sight::Unobserved => Seen::UNKNOWN,
        }
    }
}
