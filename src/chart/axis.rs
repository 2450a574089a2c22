//! The two kinds of axis: days across, quantities up.

use jiff::civil::Date;

use super::draw::canvas::Area;
use super::draw::font::TEXT;
use crate::calendar::{DaySpan, add_days, days_between};
use crate::units::thousands;

/// Least space between two labels of an axis, pixels.
const LABEL_SPACE_PX: f64 = 10.0;
/// Months from one label to the next, tried in this order until the labels have room.
const MONTH_STEPS: [i64; 7] = [1, 3, 6, 12, 24, 60, 120];
/// Least space between two labels of a value axis, lines of text.
const LEAST_STEP_LINES: f64 = 1.45;
/// Up to this many days the axis is labeled by weeks.
const DAYS_LABELLED_BY_WEEKS: i64 = 84;

/// Whole days from left to right.
#[derive(Debug, Clone, Copy)]
pub struct TimeAxis {
    pub span: DaySpan,
    /// Left end, pixels.
    pub left: f64,
    /// Right end, pixels.
    pub right: f64,
}

impl TimeAxis {
    /// Position of the beginning of a day.
    pub fn x(&self, day: Date) -> f64 {
        self.x_within(day, 0.0)
    }

    /// Position of a moment, given as a share of its day.
    pub fn x_within(&self, day: Date, share: f64) -> f64 {
        let days = days_between(self.span.first, day) as f64 + share;
        self.left + days * self.day_px()
    }

    /// Width of a day.
    pub fn day_px(&self) -> f64 {
        (self.right - self.left) / self.span.days() as f64
    }

    /// Left and right end of the part of `period` on the axis; `None` where none is.
    pub fn extent(&self, period: DaySpan) -> Option<(f64, f64)> {
        let shown = DaySpan { first: period.first.max(self.span.first), last: period.last.min(self.span.last) };
        (shown.first <= shown.last).then(|| (self.x(shown.first), self.x(add_days(shown.last, 1))))
    }

    /// The days that are labeled.
    pub fn ticks(&self) -> Vec<TimeTick> {
        if self.span.days() <= DAYS_LABELLED_BY_WEEKS {
            return self.week_ticks();
        }
        let month_px = self.day_px() * 30.4;
        let needed_px = TEXT.width_px("Mar") + LABEL_SPACE_PX;
        let months = MONTH_STEPS.into_iter().find(|&step| step as f64 * month_px >= needed_px).unwrap_or(240);
        self.month_ticks(months)
    }

    fn week_ticks(&self) -> Vec<TimeTick> {
        let mut ticks: Vec<TimeTick> = Vec::new();
        let mut day = self.span.first;
        while day <= self.span.last {
            let year = ticks.is_empty() || day.year() != add_days(day, -7).year();
            ticks.push(TimeTick {
                day,
                label: day.strftime("%-d %b").to_string(),
                year: year.then(|| day.year().to_string()),
            });
            day = add_days(day, 7);
        }
        ticks
    }

    fn month_ticks(&self, step: i64) -> Vec<TimeTick> {
        let mut ticks: Vec<TimeTick> = Vec::new();
        let mut month = self.span.first.first_of_month();
        while month <= self.span.last {
            let since_year_zero = i64::from(month.year()) * 12 + i64::from(month.month()) - 1;
            if since_year_zero % step == 0 && month >= self.span.first {
                let first = ticks.is_empty();
                ticks.push(if step < 12 {
                    TimeTick {
                        day: month,
                        label: month.strftime("%b").to_string(),
                        year: (first || month.month() == 1).then(|| month.year().to_string()),
                    }
                } else {
                    TimeTick { day: month, label: month.year().to_string(), year: None }
                });
            }
            month = add_days(month.last_of_month(), 1);
        }
        ticks
    }
}

/// A labeled day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeTick {
    pub day: Date,
    /// Month, week or year.
    pub label: String,
    /// The year below the label, where it is new.
    pub year: Option<String>,
}

/// A quantity from the lower edge up.
#[derive(Debug, Clone)]
pub struct ValueAxis {
    top_value: f64,
    top_px: f64,
    bottom_px: f64,
    /// The values that are labeled.
    pub ticks: Vec<f64>,
}

impl ValueAxis {
    /// An axis from 0 to `top_value` over the height of `plot` less `headroom_px`.
    pub fn up_to(top_value: f64, plot: Area, headroom_px: f64) -> Self {
        let top_value = if top_value.is_finite() && top_value > 0.0 { top_value } else { 1.0 };
        let room = (plot.height() - headroom_px) / (TEXT.line_px() * LEAST_STEP_LINES);
        ValueAxis {
            top_value,
            top_px: plot.top + headroom_px,
            bottom_px: plot.bottom,
            ticks: round_ticks(top_value, room),
        }
    }

    /// The same axis with these labels.
    pub fn labeled(self, ticks: Vec<f64>) -> Self {
        ValueAxis { ticks, ..self }
    }

    /// The same axis with at most so many labels, every second one of them left out again and again.
    pub fn sparse(mut self, most: usize) -> Self {
        while self.ticks.len() > most.max(2) {
            self.ticks = self.ticks.into_iter().step_by(2).collect();
        }
        self
    }

    /// The height of a value; values beyond the axis are held at its end.
    pub fn y(&self, value: f64) -> f64 {
        let share = (value / self.top_value).clamp(0.0, 1.0);
        self.bottom_px - share * (self.bottom_px - self.top_px)
    }
}

/// Round values from 0 to `top`, no more than `count` steps, but one above 0 at least.
pub fn round_ticks(top: f64, count: f64) -> Vec<f64> {
    let step = round_step(top, count);
    if step > top * (1.0 + 1e-9) {
        return vec![0.0, largest_round(top)];
    }
    let steps = (top / step + 1e-9).floor() as i64;
    (0..=steps).map(|index| index as f64 * step).collect()
}

/// The smallest of 1, 2, 5, 10, 20, ... that needs no more than `count` steps up to `top`.
fn round_step(top: f64, count: f64) -> f64 {
    let least = top / count.max(1.0);
    let decade = 10f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * decade)
        .find(|&step| step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * decade)
}

/// The largest of 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, ... that is not above `top`.
fn largest_round(top: f64) -> f64 {
    let decade = 10f64.powf(top.log10().floor());
    let factors = [8.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.5].into_iter();
    factors.map(|factor| factor * decade).find(|&value| value <= top * (1.0 + 1e-9)).unwrap_or(decade)
}

/// A number with its thousands apart and no more decimals than a tick needs.
pub fn tick_label(value: f64) -> String {
    if value.fract().abs() > 1e-9 { format!("{value:.1}") } else { thousands(value) }
}

#[cfg(test)]
mod tests {
    //! Axes by hand.

    use jiff::civil::date;

    use super::*;
    use crate::chart::draw::canvas::Point;

    fn axis(first: Date, last: Date) -> TimeAxis {
        TimeAxis { span: DaySpan { first, last }, left: 100.0, right: 900.0 }
    }

    #[test]
    fn days_are_evenly_spaced_and_the_last_ends_at_the_right_edge() {
        let axis = axis(date(2025, 3, 3), date(2025, 3, 10));
        assert_eq!(axis.x(date(2025, 3, 3)), 100.0);
        assert_eq!(axis.x_within(date(2025, 3, 4), 0.5), 250.0);
        assert_eq!(axis.x(date(2025, 3, 11)), 900.0);
    }

    #[test]
    fn a_period_is_cut_at_the_ends_of_the_axis() {
        let axis = axis(date(2025, 3, 3), date(2025, 3, 10));
        let period = |first, last| axis.extent(DaySpan { first, last });
        assert_eq!(period(date(2025, 1, 1), date(2025, 3, 4)), Some((100.0, 300.0)));
        assert_eq!(period(date(2025, 3, 10), date(2025, 5, 1)), Some((800.0, 900.0)));
        assert_eq!(period(date(2025, 1, 1), date(2025, 3, 2)), None);
    }

    #[test]
    fn labels_keep_apart_from_one_week_to_twenty_years() {
        for days in [6, 55, 70, 71, 181, 365, 1100, 7300, 36500] {
            let axis = axis(date(2001, 1, 1), add_days(date(2001, 1, 1), days));
            let ticks = axis.ticks();
            assert!(!ticks.is_empty(), "{days} days");
            for pair in ticks.windows(2) {
                let space = axis.x(pair[1].day) - axis.x(pair[0].day);
                let wide = TEXT.width_px(&pair[0].label).max(TEXT.width_px(&pair[1].label));
                assert!(space >= wide, "{days} days: {} {}", pair[0].label, pair[1].label);
            }
        }
    }

    #[test]
    fn the_year_is_named_at_the_first_label_and_each_january() {
        let ticks = axis(date(2025, 10, 20), date(2026, 3, 29)).ticks();
        let named: Vec<(&str, Option<&str>)> =
            ticks.iter().map(|tick| (tick.label.as_str(), tick.year.as_deref())).collect();
        assert_eq!(named, [("Nov", Some("2025")), ("Dec", None), ("Jan", Some("2026")), ("Feb", None), ("Mar", None)]);
    }

    #[test]
    fn ticks_are_round_numbers_within_the_axis() {
        let plot = Area::spanning(Point::at(0.0, 0.0), Point::at(100.0, 120.0));
        for (top, last) in [(21.7, 20.0), (0.9, 0.5), (1312.0, 1000.0), (10.0, 10.0)] {
            let axis = ValueAxis::up_to(top, plot, 20.0);
            let found = *axis.ticks.last().unwrap();
            assert!((found - last).abs() < 1e-9, "{top}: {:?}", axis.ticks);
        }
    }

    #[test]
    fn nothing_to_show_still_makes_an_axis() {
        let plot = Area::spanning(Point::at(0.0, 0.0), Point::at(100.0, 120.0));
        for top in [0.0, f64::NAN, -3.0] {
            assert_eq!(ValueAxis::up_to(top, plot, 0.0).y(0.0), 120.0);
        }
    }
}
