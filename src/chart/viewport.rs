//! What part of a timeline is on the sheet, and in which units.

use jiff::civil::Date;

use super::ChartData;
use super::axis::TimeAxis;
use super::draw::canvas::{LEFT_PX, MARGIN_PX};
use super::text::ChartText;
use crate::activity::RunKind;
use crate::calendar::{DaySpan, add_days};
use crate::facts::{Facts, Period};
use crate::metrics::WeekMetrics;
use crate::settings::{Settings, Units};
use crate::timeline::{RunEntry, Timeline};
use crate::units::{FOOT_M, KILOMETRE_M, long_unit_m};

/// The part of a timeline that the large panels show.
pub struct Viewport<'a> {
    /// The whole history.
    pub timeline: &'a Timeline,
    pub facts: &'a Facts,
    /// The figures of the days shown.
    pub shown: &'a Period,
    pub settings: &'a Settings,
    pub text: &'a ChartText,
    /// Every day with data, first to last.
    pub history: DaySpan,
    /// The days of the large panels, whole weeks.
    pub axis: TimeAxis,
    pub lengths: LengthScale,
}

impl<'a> Viewport<'a> {
    /// Some weeks of a timeline; `None` where there is no day to show.
    pub fn of(data: ChartData<'a>, settings: &'a Settings, text: &'a ChartText) -> Option<Self> {
        let ChartData { timeline, facts, shown } = data;
        let span = whole_weeks(shown.days?, timeline, settings.chart.least_weeks);
        let right = settings.chart.width_px as f64 - MARGIN_PX;
        Some(Viewport {
            timeline,
            facts,
            shown,
            settings,
            text,
            history: timeline.days()?,
            axis: TimeAxis { span, left: LEFT_PX, right },
            lengths: LengthScale(timeline.units),
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
        self.timeline.runs.iter().filter(move |run| span.contains(run.day))
    }

    /// Weeks on the large panels.
    pub fn weeks(&self) -> impl Iterator<Item = &'a WeekMetrics> {
        let span = self.axis.span;
        self.timeline.weeks.iter().filter(move |week| span.contains(week.week_start))
    }

    /// Horizontal position of a run: its local start time.
    pub fn x_of(&self, run: &RunEntry) -> f64 {
        let start = run.start_local.time();
        let minutes = f64::from(start.hour()) * 60.0 + f64::from(start.minute());
        self.axis.x_within(run.day, minutes / (24.0 * 60.0))
    }

    /// Left and right edge of the week of `first_day`.
    pub fn week_extent(&self, first_day: Date) -> (f64, f64) {
        (self.axis.x(first_day), self.axis.x(add_days(first_day, 7)))
    }
}

/// True for runs without terrain, which have a mark of their own.
pub fn is_indoor(kind: RunKind) -> bool {
    !kind.has_terrain()
}

/// Conversion of meters into the units of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LengthScale(pub Units);

impl LengthScale {
    /// Kilometers or miles.
    pub fn long(self, meters: f64) -> f64 {
        meters / long_unit_m(self.0)
    }

    /// Meters per kilometer, or feet per mile.
    pub fn short_per_long(self, m_per_km: f64) -> f64 {
        self.short(m_per_km * (long_unit_m(self.0) / KILOMETRE_M))
    }

    /// Meters or feet.
    pub fn short(self, meters: f64) -> f64 {
        match self.0 {
            Units::Metric => meters,
            Units::Imperial => meters / FOOT_M,
        }
    }
}

/// The weeks of some days, with weeks before them where they are fewer than `least`.
fn whole_weeks(days: DaySpan, timeline: &Timeline, least: i64) -> DaySpan {
    let last_week = timeline.week_start.week_of(days.last);
    let first = timeline.week_start.week_of(days.first).min(add_days(last_week, -7 * (least - 1).max(0)));
    DaySpan { first, last: add_days(last_week, 6) }
}
