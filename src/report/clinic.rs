//! The page of many runners: one row each, with what happened in the last days, in the order of what happened.
//!
//! It lists what files and notes hold. It does not weigh runners against each other, and no row is a diagnosis.

pub(super) mod order;
mod page;
pub(super) mod rows;
mod weeks;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::page::page;
#[cfg(feature = "pdf")]
pub(super) use self::rows::{GroupTable, tables};
pub(super) use self::weeks::drawing;
use crate::settings::{Paper, Units};

/// Days that spikes are looked for in.
pub const RUN_DAYS: i64 = 7;
/// Days that notes, returns and files are looked at in.
pub const NOTE_DAYS: i64 = 14;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ClinicPage {
    /// The day that all of it is as of.
    pub as_of: Date,
    pub runners: Vec<ClinicRunner>,
    pub units: Units,
    pub paper: Paper,
    /// Program and version.
    pub generator: String,
}

/// A runner as the page shows one.
#[derive(Debug, Clone, Default)]
pub struct ClinicRunner {
    /// A pseudonym, or a name.
    pub name: String,
    /// Where the runner's own report is, from the page.
    pub report: Option<String>,
    /// What was not read, or only in part; empty for nothing.
    pub not_read: Vec<String>,
    /// False where nothing of the runner was read.
    pub is_read: bool,
    pub has_diary: bool,
    pub last_file_day: Option<Date>,
    pub last_run_day: Option<Date>,
    pub last_note_day: Option<Date>,
    pub last_pain_day: Option<Date>,
    /// Pain of the last [`NOTE_DAYS`].
    pub pain: Option<PainEpisode>,
    /// Days with a note in the last [`NOTE_DAYS`].
    pub noted_days: usize,
    /// Meters of the last 7 days, and the weekly mean of the 28 days before them; `None` where not known.
    pub distance_7d_m: Option<f64>,
    pub weekly_before_m: Option<f64>,
    /// The largest excess of the last [`RUN_DAYS`] over the longest run of the 30 days before.
    pub distance: Option<Excess>,
    /// The same for descent.
    pub descent: Option<Excess>,
    /// The break that a run of the last [`NOTE_DAYS`] ended.
    pub back_after: Option<Break>,
    pub tolerated: Option<ToleratedVolume>,
    /// The last weeks, oldest first.
    pub weeks: Vec<ClinicWeek>,
}

/// Painful days that belong together: no two in a row are more than a week apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PainEpisode {
    pub first: Date,
    pub last: Date,
    pub days: usize,
    pub worst_score: f64,
    /// True where the first day is an onset.
    pub is_onset: bool,
}

/// How far a run exceeds the most of the 30 days before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Excess {
    pub day: Date,
    /// Its distance or descent, meters.
    pub value_m: f64,
    /// The most of the 30 days before, meters.
    pub reference_m: f64,
    /// 1.25 for a quarter more.
    pub ratio: f64,
    /// True where the error of the measurement decides whether it counts.
    pub at_the_line: bool,
    /// False where no file covers a part of these 30 days, so that a longer run may be missing.
    pub is_certain: bool,
}

/// A break from running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// Day of the first run after it.
    pub back: Date,
    /// Whole days without a run.
    pub rest_days: i64,
    /// False where no file covers a part of it.
    pub is_certain: bool,
}

/// The volume that was last tolerated pain-free.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ToleratedVolume {
    /// Median distance of a run day, meters; `None` where one is unknown.
    pub run_day_m: Option<f64>,
    pub run_days_a_week: f64,
    /// Its last run day.
    pub last: Date,
}

/// A week of the small chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClinicWeek {
    pub first_day: Date,
    /// Meters of all runs; `None` where they are not known.
    pub distance_m: Option<f64>,
    /// The worst score noted; `None` without a note.
    pub worst_score: Option<f64>,
    /// False for the week that the page is made in, unless on its last day.
    pub is_over: bool,
}
