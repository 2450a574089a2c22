//! Invented runners: a builder that makes a whole [`Timeline`] of a few sentences, for the tests of chart and report.
//!
//! The figures are worked out here in the plainest way, so that a drawing can be tested without the metrics; nothing in
//! it comes from a real runner.

use jiff::civil::Date;
use patella::activity::RunKind;
use patella::calendar::DaySpan;
use patella::settings::Units;
use patella::timeline::{Change, DeviceChange, PainDetails, PainEntry};

mod descending;
mod histories;
pub mod reported;
mod rows;

pub use descending::descending;
pub use histories::{long_history, nine_months, twenty_spikes};

/// One invented run.
#[derive(Debug, Clone)]
struct Outing {
    day: Date,
    hour: i8,
    distance_m: Option<f64>,
    descent_m: Option<f64>,
    kind: RunKind,
}

/// A history in the making: each method adds one thing and gives the history back.
#[derive(Debug, Clone)]
pub struct Sample {
    first: Date,
    last: Date,
    outings: Vec<Outing>,
    pain: Vec<PainEntry>,
    breaks: Vec<DeviceChange>,
    unobserved: Vec<DaySpan>,
    units: Units,
    has_diary: bool,
}

impl Sample {
    /// A history observed from `first` to `last` in which nothing has happened yet.
    pub fn between(first: Date, last: Date) -> Self {
        Sample {
            first,
            last,
            outings: Vec::new(),
            pain: Vec::new(),
            breaks: Vec::new(),
            unobserved: Vec::new(),
            units: Units::Metric,
            has_diary: false,
        }
    }

    /// Adds a road run in the morning.
    pub fn run(self, day: Date, distance_km: f64, descent_m: Option<f64>) -> Self {
        self.outing(day, 7, Some(distance_km), descent_m, RunKind::Road)
    }

    /// Adds a run at an hour of the day, without descent.
    pub fn run_at(self, day: Date, hour: i8, distance_km: f64) -> Self {
        self.outing(day, hour, Some(distance_km), None, RunKind::Road)
    }

    /// Adds a treadmill run.
    pub fn treadmill(self, day: Date, distance_km: f64) -> Self {
        self.outing(day, 18, Some(distance_km), None, RunKind::Treadmill)
    }

    /// Adds a run of unknown distance.
    pub fn run_of_unknown_distance(self, day: Date) -> Self {
        self.outing(day, 7, None, None, RunKind::Road)
    }

    fn outing(mut self, day: Date, hour: i8, distance_km: Option<f64>, descent_m: Option<f64>, kind: RunKind) -> Self {
        self.outings.push(Outing { day, hour, distance_m: distance_km.map(|km| km * 1000.0), descent_m, kind });
        self
    }

    /// Adds a pain note; empty words mean that nothing was written.
    pub fn pain(mut self, day: Date, score: f64, site: &str, trigger: &str) -> Self {
        let written = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        self.has_diary = true;
        self.pain.push(PainEntry {
            day,
            time: None,
            score_0_10: score,
            when: None,
            side: None,
            site: written(site),
            trigger: written(trigger),
            note: None,
            line: self.pain.len() as u64 + 2,
            details: PainDetails::default(),
        });
        self
    }

    fn diary_days(&self) -> Option<DaySpan> {
        Some(DaySpan {
            first: self.pain.iter().map(|note| note.day).min()?,
            last: self.pain.iter().map(|note| note.day).max()?,
        })
    }

    /// Adds an empty diary.
    pub fn empty_diary(mut self) -> Self {
        self.has_diary = true;
        self
    }

    /// Adds a change of watch.
    pub fn new_watch(mut self, day: Date, before: &str, after: &str) -> Self {
        self.breaks.push(DeviceChange {
            day,
            before: before.to_owned(),
            after: after.to_owned(),
            what: Change::Device,
            step: None,
        });
        self
    }

    /// Adds a stretch that no file speaks of.
    pub fn unobserved(mut self, first: Date, last: Date) -> Self {
        self.unobserved.push(DaySpan { first, last });
        self
    }

    /// Shows miles and feet.
    pub fn imperial(mut self) -> Self {
        self.units = Units::Imperial;
        self
    }
}
