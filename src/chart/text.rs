//! The text of the charts: `report::text` writes it, the charts place it.
//!
//! A text that a label may show on several lines comes as a list of wordings, the preferred first; `\n` begins a line.

use jiff::civil::Date;

use crate::calendar::DaySpan;
use crate::descent::slopes::BANDS;
use crate::facts::{LadderStep, Nights, UsualRange};
use crate::metrics::SpikeState;
use crate::settings::Units;
use crate::timeline::{DescentGapEntry, DescentShift, Measure, ReturnEntry};

/// The text around a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caption {
    /// What the chart shows, as a finding: one or two lines, broken where it says so and where the width demands it.
    pub title: String,
    /// The same for a reader who does not see it; not drawn.
    pub description: String,
    /// A small line below the drawing; empty for none.
    pub footnote: String,
}

/// The text of a chart on the time axis.
#[derive(Debug, Clone)]
pub struct ChartText {
    pub caption: Caption,
    /// True for the first page, where tables say what a label would repeat.
    pub is_brief: bool,
    /// In place of the panels of an empty history.
    pub empty_history: String,
    /// Wordings for days without any recording.
    pub unobserved: Vec<String>,
    /// Weeks that begin before the data or end after them.
    pub partial_week: String,
    /// Where no run has descent data.
    pub no_descent: String,
    pub pain: PainText,
    pub run_distance: RunsText,
    pub run_descent: RunsText,
    /// Where the data begin.
    pub data_begin: fn(Date) -> String,
    /// The first descent of some size after a gap: three lines. The second argument is that size.
    pub descent_gap: fn(&DescentGapEntry, &str) -> [String; 3],
    pub weeks: WeeksText,
    pub weekly_descent: WeeklyDescentText,
    pub descent_per_km: DescentPerKmText,
    pub rest: RestText,
    pub sleep: SleepText,
    pub questionnaires: QuestionnaireText,
    pub ladder: LadderText,
    pub device_change: DeviceChangeText,
    pub overview: OverviewText,
}

impl ChartText {
    /// The text of the panel of single runs.
    pub(super) fn runs(&self, measure: Measure) -> &RunsText {
        match measure {
            Measure::Distance => &self.run_distance,
            Measure::Descent => &self.run_descent,
        }
    }
}

/// The panel of pain scores.
#[derive(Debug, Clone)]
pub struct PainText {
    pub heading: String,
    pub no_diary: String,
    pub empty_diary: String,
    /// The diary has notes, but none on the days shown.
    pub none_shown: String,
    pub worst: String,
    pub pain_free: String,
    /// Days that the diary declares pain-free.
    pub declared: String,
    /// Days of which nothing is logged.
    pub not_logged: String,
    /// The line through all panels.
    pub start: String,
    /// Day and score of a first note, before its words.
    pub first_note: fn(Date, f64) -> String,
}

/// The panel of single runs, by distance or by descent.
#[derive(Debug, Clone)]
pub struct RunsText {
    /// With the comparison.
    pub heading: String,
    /// Where there is nothing to compare.
    pub short_heading: String,
    pub no_run: String,
    /// The line of the largest value of the days before.
    pub reference: String,
    /// The dotted line above it.
    pub above_reference: String,
    /// The marks, in the order of the legend.
    pub states: [(SpikeState, String); 6],
    pub indoor: String,
    /// Legend of runs whose state the error of measurement decides.
    pub borderline: String,
    /// Legend of the recordings of an interrupted run.
    pub recordings: String,
    /// So many runs have no value.
    pub without_value: fn(usize) -> String,
    /// The sign of a run of unknown distance.
    pub unknown_sign: &'static str,
    /// A value in meters with its unit.
    pub value: fn(f64, Units) -> String,
    /// The day and value of the run before the days shown that the line begins with.
    pub earlier: fn(Date, &str) -> String,
    /// How far a run exceeds its reference, by their ratio.
    pub excess: fn(f64) -> String,
}

/// The panel of weekly distance.
#[derive(Debug, Clone)]
pub struct WeeksText {
    pub heading: String,
    pub no_week: String,
    /// Legend of weeks that hold a run of unknown distance.
    pub unknown_distance: String,
    /// The sign of such weeks.
    pub unknown_sign: &'static str,
    /// The range that is usual for the runner, meters.
    pub usual: fn(UsualRange, Units) -> String,
    /// The sign of a whole week without a run.
    pub no_run_sign: &'static str,
    /// Meters of a week, without their unit.
    pub value: fn(f64, Units) -> String,
}

/// The panel of weekly descent, as one bar or by grade.
#[derive(Debug, Clone)]
pub struct WeeklyDescentText {
    pub heading: String,
    pub heading_by_grade: String,
    /// Legend of weeks whose runs have no descent data.
    pub unknown: String,
    /// The sign of such weeks.
    pub unknown_sign: &'static str,
    /// Bands of grade, the gentlest first.
    pub bands: [&'static str; BANDS],
    pub ungraded: String,
    /// The range that is usual for the runner, meters.
    pub usual: fn(UsualRange, Units) -> String,
    /// Legend of the single runs with more descent than the days before them, by the words for their state.
    pub spike: fn(&str) -> String,
    /// Meters of a week, without their unit.
    pub value: fn(f64, Units) -> String,
}

/// The panel of descent per kilometer.
#[derive(Debug, Clone)]
pub struct DescentPerKmText {
    pub heading: String,
    /// No run has both descent and distance.
    pub no_week: String,
    pub dots: String,
}

/// The lane of days between runs.
#[derive(Debug, Clone)]
pub struct RestText {
    pub heading: String,
    /// In place of the lane where there is neither a run nor another sport.
    pub no_activity: String,
    /// The marks, in the order of the legend.
    pub run: String,
    pub other: String,
    /// Days without either.
    pub neither: String,
    /// The same where no other sport is recorded at all.
    pub no_run: String,
    pub new_shoes: String,
    /// So many days from the last run to the end of the data; the first of them where it is before the days shown.
    pub since_last_run: fn(i64, Option<Date>) -> String,
    /// Days of the rest before a return; the first of them where it is before the days shown.
    pub length: fn(&ReturnEntry, Option<Date>) -> String,
    /// The first week back against the weeks before; `None` where they cannot be compared.
    pub first_week_back: fn(&ReturnEntry) -> Option<String>,
}

/// The ladder of volumes.
#[derive(Debug, Clone)]
pub struct LadderText {
    pub heading: String,
    /// What the notes say of a step, in the order of the legend.
    pub free: String,
    pub partly_logged: String,
    pub painful: String,
    pub not_logged: String,
    /// Wordings for the volume of a step.
    pub step: fn(&LadderStep, Units) -> Vec<String>,
}

/// The lane of questionnaires.
#[derive(Debug, Clone)]
pub struct QuestionnaireText {
    pub heading: String,
    /// In which direction is better.
    pub better: String,
    /// A score, with the name of its questionnaire where that is not empty.
    pub score: fn(&str, f64) -> String,
}

/// The lane of sleep.
#[derive(Debug, Clone)]
pub struct SleepText {
    pub heading: String,
    /// The line below which a night is short.
    pub line: String,
    /// How many nights are short of so many hours.
    pub short: fn(Nights, f64) -> String,
}

/// Lines across which descent is not comparable.
#[derive(Debug, Clone)]
pub struct DeviceChangeText {
    pub few: String,
    pub many: fn(usize) -> String,
    /// Wordings for the device or source from a line on.
    pub from_here: fn(&str) -> Vec<String>,
    /// Wordings for the shift of descent in runs of one area.
    pub shift: fn(&DescentShift, Units) -> Vec<String>,
}

/// The whole history in small.
#[derive(Debug, Clone)]
pub struct OverviewText {
    pub heading: String,
    /// What it shows, for these days and so many weeks in the large panels.
    pub content: fn(DaySpan, i64) -> String,
    pub unknown_descent: String,
    pub pain: String,
    /// The units of the two lower rows.
    pub units: [&'static str; 2],
}

/// The text of the chart of one run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunProfileText {
    pub caption: Caption,
    /// Headings of profile, figures, bands of grade, and running.
    pub headings: RunProfileHeadings,
    /// Name and value of each figure.
    pub figures: Vec<(String, String)>,
    /// Above the bracket over the longest descent; empty where there is none.
    pub longest: String,
    /// Above the mark of the steepest segment; empty where there is none.
    pub steepest: String,
    pub band_columns: [String; 3],
    /// Name of each band of grade, then its length, time and drop.
    pub bands: [(String, [String; 3]); BANDS],
    pub running_columns: [String; 2],
    /// Name, downhill, level. Empty where neither is known.
    pub running: Vec<[String; 3]>,
}

/// The headings of the chart of one run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunProfileHeadings {
    pub profile: String,
    pub figures: String,
    pub bands: String,
    pub running: String,
}
