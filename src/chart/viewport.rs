//! What part of a timeline is on the sheet, and in which units.

use jiff::civil::Date;

use super::axis::TimeAxis;
use crate::activity::RunKind;
use crate::calendar::{DaySpan, add_days};
use crate::metrics::WeekMetrics;
use crate::settings::{Settings, Units};
use crate::timeline::{PainEntry, RunEntry, Timeline};
use crate::units::{FOOT_M, MILE_M};

/// The part of a timeline that the large panels show.
pub struct View<'a> {
    /// Everything.
    pub timeline: &'a Timeline,
    /// Thresholds.
    pub settings: &'a Settings,
    /// Every day with data, first to last.
    pub history: DaySpan,
    /// The days of the large panels, whole weeks.
    pub axis: TimeAxis,
    /// Units.
    pub lengths: Lengths,
}

impl<'a> View<'a> {
    /// The last weeks of a timeline between two edges of the sheet; `None` where there is no day to show.
    pub fn of(timeline: &'a Timeline, settings: &'a Settings, (left, right): (f64, f64)) -> Option<Self> {
        let history = shown_days(timeline)?;
        Some(View {
            timeline,
            settings,
            history,
            axis: TimeAxis { span: large_span(history, timeline, settings), left, right },
            lengths: Lengths::of(timeline.units),
        })
    }

    /// True where the history is longer than the large panels.
    pub fn is_cut(&self) -> bool {
        self.history.first < self.axis.span.first
    }

    /// The days with data among those of the large panels.
    pub fn days_with_data(&self) -> DaySpan {
        DaySpan {
            first: self.history.first.max(self.axis.span.first),
            last: self.history.last.min(self.axis.span.last),
        }
    }

    /// Runs on the large panels.
    pub fn runs(&self) -> impl Iterator<Item = &'a RunEntry> {
        let span = self.axis.span;
        let runs = self.timeline.runs.iter();
        runs.filter(move |run| span.contains(run.day))
    }

    /// Weeks on the large panels.
    pub fn weeks(&self) -> impl Iterator<Item = &'a WeekMetrics> {
        let span = self.axis.span;
        let weeks = self.timeline.weeks.iter();
        weeks.filter(move |week| span.contains(week.week_start))
    }

    /// Pain notes on the large panels.
    pub fn pain(&self) -> impl Iterator<Item = &'a PainEntry> {
        let span = self.axis.span;
        let notes = self.timeline.pain.iter();
        notes.filter(move |note| span.contains(note.day))
    }

    /// Pain notes on days before the first or after the last with data: they are on no panel.
    pub fn pain_outside_history(&self) -> usize {
        let notes = self.timeline.pain.iter();
        notes.filter(|note| !self.history.contains(note.day) && !self.axis.span.contains(note.day)).count()
    }

    /// Where a run lies across: at its hour of its day.
    pub fn x_of(&self, run: &RunEntry) -> f64 {
        let start = run.start_local.time();
        let minutes = f64::from(start.hour()) * 60.0 + f64::from(start.minute());
        self.axis.x_within(run.day, minutes / (24.0 * 60.0))
    }

    /// Where the week of `first_day` begins and ends across.
    pub fn week_extent(&self, first_day: Date) -> (f64, f64) {
        (self.axis.x(first_day), self.axis.x(add_days(first_day, 7)))
    }
}

/// True where the ground does not go up and down, so that the run has a mark of its own.
pub fn is_indoor(kind: RunKind) -> bool {
    !kind.has_terrain()
}

/// The two lengths a chart speaks of: one for runs, one for descent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lengths {
    /// Metres of the longer unit.
    long_m: f64,
    /// `km` or `mi`.
    pub long_name: &'static str,
    /// Metres of the shorter unit.
    short_m: f64,
    /// `m` or `ft`.
    pub short_name: &'static str,
}

impl Lengths {
    /// The lengths of these units.
    pub fn of(units: Units) -> Self {
        match units {
            Units::Metric => Lengths { long_m: 1000.0, long_name: "km", short_m: 1.0, short_name: "m" },
            Units::Imperial => Lengths { long_m: MILE_M, long_name: "mi", short_m: FOOT_M, short_name: "ft" },
        }
    }

    /// Kilometres or miles.
    pub fn long(&self, metres: f64) -> f64 {
        metres / self.long_m
    }

    /// Metres for each kilometre, or feet for each mile.
    pub fn short_per_long(&self, m_per_km: f64) -> f64 {
        m_per_km * (self.long_m / 1000.0) / self.short_m
    }

    /// Metres or feet.
    pub fn short(&self, metres: f64) -> f64 {
        metres / self.short_m
    }
}

/// The days that the timeline itself names; where it names none, those of its rows.
fn shown_days(timeline: &Timeline) -> Option<DaySpan> {
    let days = || {
        let runs = timeline.runs.iter().map(|run| run.day);
        runs.chain(timeline.pain.iter().map(|note| note.day))
    };
    let first = timeline.first_day.or_else(|| days().min())?;
    let last = timeline.last_day.or_else(|| days().max())?;
    (first <= last).then_some(DaySpan { first, last })
}

fn large_span(history: DaySpan, timeline: &Timeline, settings: &Settings) -> DaySpan {
    let last_week = timeline.week_start.week_of(history.last);
    let first_week = timeline.week_start.week_of(history.first);
    let weeks_back = |weeks: i64| add_days(last_week, -7 * (weeks - 1).max(0));
    let rules = &settings.chart;
    let first = first_week.max(weeks_back(rules.large_weeks)).min(weeks_back(rules.least_weeks.min(rules.large_weeks)));
    DaySpan { first, last: add_days(last_week, 6) }
}
