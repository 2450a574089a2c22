//! The whole history in small, below the large panels: pain, weekly distance, weekly descent, and which part is large.

use jiff::civil::Date;
use plotters::style::RGBColor;

use crate::calendar::{DaySpan, add_days};
use crate::chart::ChartError;
use crate::chart::axis::{TimeAxis, ValueAxis, tick_label};
use crate::chart::draw::canvas::{Align, Canvas, Pen};
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::TEXT;
use crate::chart::draw::marks::CHANGE_PEN;
use crate::chart::draw::palette::{DESCENT, DIM_INK, DISTANCE, GRID, INK, PAIN, RULE};
use crate::chart::labels::legend::{Legend, LegendEntry};
use crate::chart::panels::{TIME_LABELS_PX, draw_time_labels, hatch_unobserved};
use crate::chart::viewport::Viewport;
use crate::metrics::WeekMetrics;

/// Heights of the three rows, pixels.
const ROWS_PX: [f64; 3] = [22.0, 40.0, 34.0];
/// Space between rows, pixels.
const BETWEEN_PX: f64 = 6.0;
/// Height of the bracket above the rows, pixels.
const BRACKET_PX: f64 = 8.0;

/// The overview with its legend.
pub struct Overview {
    legend: Legend,
}

impl Overview {
    /// The overview of a history that is longer than the large panels, where it is wanted, else `None`.
    pub fn of(view: &Viewport) -> Option<Self> {
        if !view.is_cut() || !view.settings.chart.with_overview {
            return None;
        }
        let text = &view.text.overview;
        let weeks = (view.axis.span.days() + 6) / 7;
        let mut entries = vec![LegendEntry::text(&(text.content)(view.history, weeks))];
        if view.timeline.weeks.iter().any(|week| week.descent_m.is_none()) {
            entries.push(LegendEntry::text(&text.unknown_descent));
        }
        Some(Overview { legend: Legend::new(&text.heading, entries, view.axis.right - view.axis.left) })
    }

    pub fn height_px(&self) -> f64 {
        let rows: f64 = ROWS_PX.iter().sum();
        self.legend.height_px() + BRACKET_PX + rows + 3.0 * BETWEEN_PX + TIME_LABELS_PX
    }

    /// Draws it below `top`.
    pub fn draw(&self, canvas: &Canvas, top: f64, view: &Viewport) -> Result<(), ChartError> {
        let axis = TimeAxis {
            span: DaySpan { first: view.timeline.week_start.week_of(view.history.first), last: view.axis.span.last },
            ..view.axis
        };
        self.legend.draw(canvas, Point::at(axis.left, top))?;
        let mut row_top = top + self.legend.height_px() + BRACKET_PX;
        let rows = ROWS_PX.map(|height| {
            let row = Area { left: axis.left, right: axis.right, top: row_top, bottom: row_top + height };
            row_top = row.bottom + BETWEEN_PX;
            row
        });
        let all = Area { bottom: rows[2].bottom, ..rows[0] };
        for span in &view.timeline.unobserved {
            hatch_unobserved(canvas, all, &axis, *span)?;
        }
        draw_pain(canvas, rows[0], &axis, view)?;
        let long = |week: &WeekMetrics| Some(view.lengths.long(week.distance_m));
        let short = |week: &WeekMetrics| week.descent_m.map(|meters| view.lengths.short(meters));
        let [distance_unit, descent_unit] = view.text.overview.units;
        let distance = WeeklySeries { row: rows[1], height: &long, unit: distance_unit, color: DISTANCE };
        let descent = WeeklySeries { row: rows[2], height: &short, unit: descent_unit, color: DESCENT };
        for series in [distance, descent] {
            series.draw(canvas, &axis, view)?;
        }
        for change in &view.timeline.breaks {
            if axis.span.contains(change.day) {
                let x = axis.x(change.day);
                let line = [Point::at(x, rows[2].top), Point::at(x, rows[2].bottom)];
                canvas.line(&line, CHANGE_PEN)?;
            }
        }
        draw_bracket(canvas, all, &axis, view)?;
        draw_time_labels(canvas, &axis, (all.bottom, 1))
    }
}

/// A row of weekly values.
struct WeeklySeries<'f> {
    row: Area,
    height: &'f dyn Fn(&WeekMetrics) -> Option<f64>,
    unit: &'static str,
    color: RGBColor,
}

fn draw_pain(canvas: &Canvas, row: Area, axis: &TimeAxis, view: &Viewport) -> Result<(), ChartError> {
    name_row(canvas, row, &view.text.overview.pain)?;
    base_line(canvas, row)?;
    let values = ValueAxis::up_to(10.0, row, 0.0);
    let worst = view.facts.worst_notes.iter().map(|&index| &view.timeline.pain[index]);
    for note in worst.filter(|note| axis.span.contains(note.day) && note.score_0_10 > 0.0) {
        let x = axis.x_within(note.day, 0.5);
        let stem = [Point::at(x, values.y(note.score_0_10)), Point::at(x, row.bottom)];
        canvas.line(&stem, Pen::new(PAIN, 1.4))?;
    }
    Ok(())
}

impl WeeklySeries<'_> {
    /// Draws the weeks as one shape, since in a history of twenty years a week is narrower than a pixel; weeks of unknown
    /// value have a gray background.
    fn draw(&self, canvas: &Canvas, axis: &TimeAxis, view: &Viewport) -> Result<(), ChartError> {
        let row = self.row;
        let weeks = view.timeline.weeks.iter();
        let weeks: Vec<(Date, Option<f64>)> = weeks
            .filter(|week| axis.span.contains(week.week_start))
            .map(|week| (week.week_start, (self.height)(week)))
            .collect();
        let same_kind = |one: &(Date, Option<f64>), next: &(Date, Option<f64>)| one.1.is_none() == next.1.is_none();
        for period in weeks.chunk_by(same_kind) {
            if let [(first, None), ..] = period {
                let end = add_days(*first, 7 * period.len() as i64);
                let (left, right) = (axis.x(*first), axis.x(end));
                canvas.rect(Area { left, right, ..row }, GRID)?;
            }
        }
        let heights = || weeks.iter().map(|&(day, height)| (day, height.unwrap_or(0.0)));
        let highest = heights().map(|(_, height)| height).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, row, 0.0);
        let mut points = vec![Point::at(axis.left, row.bottom)];
        for (day, height) in heights() {
            let y = values.y(height);
            points.push(Point::at(axis.x(day), y));
            points.push(Point::at(axis.x(add_days(day, 7)), y));
        }
        points.extend(points.last().map(|end| Point::at(end.x, row.bottom)));
        canvas.polygon(&points, self.color)?;
        base_line(canvas, row)?;
        let most = if highest >= 10.0 { highest.round() } else { highest };
        name_row(canvas, row, &format!("{} {}", tick_label(most), self.unit))
    }
}

fn name_row(canvas: &Canvas, row: Area, name: &str) -> Result<(), ChartError> {
    let at = Point::at(row.left - 5.0, row.top + TEXT.ascent_px());
    canvas.text(name, at, Align::Right, (TEXT, DIM_INK))
}

fn base_line(canvas: &Canvas, row: Area) -> Result<(), ChartError> {
    let ends = [Point::at(row.left, row.bottom), Point::at(row.right, row.bottom)];
    canvas.line(&ends, Pen::new(RULE, 1.0))
}

fn draw_bracket(canvas: &Canvas, all: Area, axis: &TimeAxis, view: &Viewport) -> Result<(), ChartError> {
    let Some((left, right)) = axis.extent(view.axis.span) else {
        return Ok(());
    };
    let top = all.top - BRACKET_PX + 2.0;
    let half = INK_PEN.width_px / 2.0;
    canvas.line(
        &[
            Point::at(left + half, all.bottom),
            Point::at(left + half, top),
            Point::at(right - half, top),
            Point::at(right - half, all.bottom),
        ],
        INK_PEN,
    )
}

const INK_PEN: Pen = Pen::new(INK, 1.6);
