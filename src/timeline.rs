//! All that is ever shown, as plain rows: charts, page, tables and JSON read nothing else.
//!
//! Lengths are meters, durations seconds or hours as named, days are local. A value that is unknown is `None`.

mod assemble;
mod coverage;
mod device_changes;
mod pain;
mod run;
mod run_fields;
mod wellness;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::activity::{RunKind, Sport};
use crate::calendar::{DaySpan, WeekStart, add_days};
use crate::metrics::{MetricDefinition, SpikeState, WeekMetrics};
use crate::onset_analysis::OnsetAnalysis;
use crate::pain::diary::HeadField;
use crate::pain::note_counts::PainContext;
use crate::pain::rules::{PainAfter, RuleChecks};
use crate::settings::Units;

pub use assemble::TimelineInput;
pub use coverage::{Coverage, OutcomeCount, ReasonCount};
pub use device_changes::{Change, DescentShift, DeviceChange};
pub use pain::{OnsetEntry, PainDetails, PainEntry, QuestionnaireEntry, RunDayEntry};
pub use run::{InterruptedRun, RunEntry};
pub use wellness::{DayEntry, ShoeEntry, Sleep};

/// Version of the layout of `report.json`; raised when a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 2;

/// All that is ever shown.
#[derive(Debug, Clone, Serialize)]
pub struct Timeline {
    pub schema_version: u32,
    /// Program and version that made it.
    pub generator: String,
    pub first_day: Option<Date>,
    /// Last day shown: "data up to".
    pub last_day: Option<Date>,
    pub units: Units,
    pub week_start: WeekStart,
    /// Kinds of run counted as running.
    pub run_kinds: Vec<RunKind>,
    /// Runs, oldest first.
    pub runs: Vec<RunEntry>,
    /// Days with a run, oldest first, and how much of the pain around them is logged.
    pub run_days: Vec<RunDayEntry>,
    /// Activities of other sports, oldest first.
    pub others: Vec<OtherEntry>,
    /// Weeks without a hole, oldest first.
    #[serde(serialize_with = "WeekMetrics::rows")]
    pub weeks: Vec<WeekMetrics>,
    /// Rests between runs, oldest first.
    pub rest_gaps: Vec<RestGapEntry>,
    /// Returns after seven days or more without a run, oldest first.
    pub returns: Vec<ReturnEntry>,
    /// Long gaps without a descent and the first descent after each, oldest first.
    pub descent_gaps: Vec<DescentGapEntry>,
    /// Runs above the comparison group, by distance or by descent, oldest first.
    pub spikes: Vec<SpikeEntry>,
    /// The longest run of the 30 days before each day, from the first run on; one step where it changes.
    pub reference_steps: Vec<ReferenceStep>,
    /// The same for descent: the most meters descended in one run of the 30 days before each day.
    pub descent_reference_steps: Vec<ReferenceStep>,
    /// Gaps of 14 days or more without data, and days of the diary before and after all files.
    pub unobserved: Vec<DaySpan>,
    /// Days on which the device or the source of descent changes.
    pub breaks: Vec<DeviceChange>,
    /// Pain notes, oldest first; empty without a diary.
    pub pain: Vec<PainEntry>,
    /// Days on which pain begins: onsets, partly logged onsets and flares, oldest first.
    pub onsets: Vec<OnsetEntry>,
    /// What came before them, compared with the runner's other days.
    pub before_pain: OnsetAnalysis,
    /// True where the diary declares days without a note, from its first to its last, as free of pain.
    pub unlogged_days_are_pain_free: bool,
    /// What the head of the diary says: what each line is about, and its words.
    pub diary_head: Vec<(HeadField, String)>,
    /// Days with a row of the diary that is not understood; without a note they are unknown, whatever it declares.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unread_days: BTreeSet<Date>,
    /// From the first note of the diary to the last, shown or not; `None` without a note.
    pub diary_days: Option<DaySpan>,
    /// What the notes of the days shown say, counted; `None` without notes.
    pub pain_context: Option<PainContext>,
    /// Which rules the log of the days shown meets; `None` without runs or without notes.
    pub pain_rules: Option<RuleChecks>,
    /// Shoes that an account names, by their first day.
    pub shoes: Vec<ShoeEntry>,
    /// Nights and days of an account, oldest first.
    pub days: Vec<DayEntry>,
    /// The last nights; `None` where too few of them are known.
    pub sleep: Option<Sleep>,
    /// True where a diary was given, even an empty one.
    pub has_diary: bool,
    /// What each figure means and how far it can be trusted.
    pub definitions: Vec<MetricDefinition>,
    /// Scores of questionnaires in the diary, on the days shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questionnaires: Vec<QuestionnaireEntry>,
    /// What was read and what was not.
    pub coverage: Coverage,
    /// What lies before the first day shown.
    #[serde(skip)]
    pub earlier: Earlier,
}

/// What lies before the first day shown. It is not part of the report, but what reaches back from the days shown counts it.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    /// The first day with data, shown or not.
    pub first_day: Option<Date>,
    /// Runs, oldest first.
    pub runs: Vec<RunEntry>,
    /// Activities of other sports, oldest first.
    pub others: Vec<OtherEntry>,
    /// Gaps without data.
    pub unobserved: Vec<DaySpan>,
}

/// One activity of another sport.
#[derive(Debug, Clone, Serialize)]
pub struct OtherEntry {
    #[serde(rename = "date")]
    pub day: Date,
    pub sport: Sport,
    /// Timer time, seconds.
    pub timer_s: Option<f64>,
}

/// The rest between two runs.
#[derive(Debug, Clone, Serialize)]
pub struct RestGapEntry {
    /// The run that ended the rest.
    pub run_id: String,
    /// The run before the rest.
    pub previous_run_id: String,
    /// Local day of the run before.
    #[serde(rename = "from_date")]
    pub from_day: Date,
    /// Local day of the run that ended it.
    #[serde(rename = "to_date")]
    pub to_day: Date,
    /// Hours from end to start.
    #[serde(rename = "rest_gap_h")]
    pub hours: f64,
    /// Whole local days without a run between.
    pub rest_days: i64,
    /// True where the rest touches an unobserved gap.
    pub after_unobserved: bool,
}

impl RestGapEntry {
    /// The first and the last day of the rest; `None` where it holds no whole day.
    pub fn days(&self) -> Option<DaySpan> {
        (self.rest_days > 0)
            .then(|| DaySpan { first: add_days(self.to_day, -self.rest_days), last: add_days(self.to_day, -1) })
    }
}

/// A return after seven days or more without a run.
#[derive(Debug, Clone, Serialize)]
pub struct ReturnEntry {
    /// The first run back.
    pub run_id: String,
    #[serde(rename = "date")]
    pub day: Date,
    /// Whole local days without a run before it.
    pub rest_days: i64,
    /// Meters in the seven days from then on.
    pub first_week_m: f64,
    /// Mean meters a week over the four weeks before the break.
    pub before_weekly_m: Option<f64>,
    /// First week over the mean before, percent.
    pub share_pct: Option<f64>,
    /// True where the data end before the first week does.
    pub first_week_partial: bool,
    /// True where an unobserved gap is touched.
    pub after_unobserved: bool,
}

/// A long gap without a descent, and the first descent after it.
#[derive(Debug, Clone, Serialize)]
pub struct DescentGapEntry {
    /// The first run with a descent after it.
    pub run_id: String,
    #[serde(rename = "date")]
    pub day: Date,
    /// Local day of the last run with a descent before.
    #[serde(rename = "from_date")]
    pub from_day: Date,
    /// Whole local days between the two.
    pub days: i64,
    /// Meters descended in the first run after it.
    pub descent_m: f64,
    /// Runs between without a descent.
    pub runs_without_descent: usize,
    /// True where an unobserved gap is within.
    pub after_unobserved: bool,
}

/// What a spike is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    Distance,
    /// Meters descended; unvalidated.
    Descent,
}

impl Measure {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Distance => "distance",
            Measure::Descent => "descent",
        }
    }
}

/// A run above the comparison group.
#[derive(Debug, Clone, Serialize)]
pub struct SpikeEntry {
    pub run_id: String,
    pub date: Date,
    pub measure: Measure,
    /// Meters of the run, or of all recordings of an interrupted run.
    pub value_m: f64,
    /// Meters of the largest of the previous 30 days.
    pub reference_m: f64,
    pub reference_run_id: String,
    pub ratio: f64,
    /// Small, moderate or large.
    pub state: SpikeState,
    /// True where 1.05 < ratio < 1.15.
    pub at_the_line: bool,
    /// True where our own descent may be as much too large as takes the ratio to 1.10.
    pub within_uncertainty: bool,
    /// True where the window touches an unobserved gap.
    pub after_unobserved: bool,
    /// Whether pain followed within two days ([`LogRules::pain_after_days`]).
    ///
    /// [`LogRules::pain_after_days`]: crate::settings::LogRules::pain_after_days
    pub pain_after: PainAfter,
}

impl SpikeEntry {
    /// True where the error of the measurement decides whether it is one.
    pub fn is_doubtful(&self) -> bool {
        self.at_the_line || self.within_uncertainty
    }
}

/// From this day on, the longest run of the previous 30 days is this long, or the most descended in one of them is this much.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceStep {
    /// First day it holds for.
    #[serde(rename = "date")]
    pub day: Date,
    /// Meters; `None` where the 30 days hold no run.
    pub longest_m: Option<f64>,
}

impl Timeline {
    /// The days of the last `weeks` weeks, that of the last day with data counted; all of them where there are not so many.
    /// `None` without data.
    pub fn last_days(&self, weeks: i64) -> Option<DaySpan> {
        let (first, last) = (self.first_day?, self.last_day?);
        let from = add_days(self.week_start.week_of(last), -7 * (weeks - 1).max(0));
        Some(DaySpan { first: from.max(first), last })
    }

    /// All days shown; `None` without data.
    pub fn days(&self) -> Option<DaySpan> {
        Some(DaySpan { first: self.first_day?, last: self.last_day? })
    }

    /// From the first to the last of these days that some file covers; a diary may begin before and end after them.
    pub fn recorded_days(&self, days: DaySpan) -> Option<DaySpan> {
        let (mut first, mut last) = (days.first, days.last);
        for gap in &self.unobserved {
            if gap.first <= first && gap.last >= first {
                first = add_days(gap.last, 1);
            }
        }
        for gap in self.unobserved.iter().rev() {
            if gap.last >= last && gap.first <= last {
                last = add_days(gap.first, -1);
            }
        }
        (first <= last).then_some(DaySpan { first, last })
    }

    /// Weeks whose sums are those of the whole week ([`WeekMetrics::is_whole`]) and that begin on one of these days.
    pub fn whole_weeks(&self, days: Option<DaySpan>) -> impl Iterator<Item = &WeekMetrics> {
        let begins = move |week: &&WeekMetrics| days.is_some_and(|days| days.contains(week.week_start));
        self.weeks.iter().filter(begins).filter(|week| week.is_whole())
    }
}
