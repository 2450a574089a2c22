//! The elevation profile over the distance, filled where it descends, with the longest and the steepest descent marked above.

use super::RunProfile;
use crate::chart::ChartError;
use crate::chart::axis::{ValueAxis, round_ticks, tick_label};
use crate::chart::draw::canvas::{Align, Canvas, Dashes, Pen};
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::TEXT;
use crate::chart::draw::palette::{DIM_INK, GRADES, GRID, INK, RULE};
use crate::chart::viewport::LengthScale;
use crate::descent::{DrawnProfile, GradedSection};
use crate::settings::Settings;

/// Height of the plot, pixels.
pub const PLOT_PX: f64 = 236.0;
/// Room above it for the longest and the steepest descent, pixels.
pub const NOTES_PX: f64 = 2.0 * NOTE_PX;
/// Room below it for the labels of distance, pixels.
pub const AXIS_PX: f64 = 26.0;
/// Room for one of the two.
const NOTE_PX: f64 = 30.0;
/// Room above the highest point, pixels.
const HEADROOM_PX: f64 = 8.0;
const DISTANCE_LABELS: f64 = 8.0;
/// The profile.
const LINE: Pen = Pen::new(INK, 1.2);
/// The steepest segment of it, and the bracket over the longest.
const MARKED: Pen = Pen::new(INK, 2.6);
/// The line from the mark of the steepest segment down to it.
const DOTS: Dashes = Dashes { on_px: 1.4, off_px: 2.6 };

/// Draws the profile into `area`, and the marks above it.
pub fn draw(canvas: &Canvas, area: Area, run: RunProfile, settings: &Settings) -> Result<(), ChartError> {
    let plot = ProfilePlot::of(area, run.elevation, settings);
    plot.draw_grid(canvas)?;
    plot.draw_slopes(canvas)?;
    canvas.line(&plot.points(0, run.elevation.altitude_m.len() - 1), LINE)?;
    canvas.line(&[Point::at(area.left, area.bottom), Point::at(area.right, area.bottom)], Pen::new(RULE, 1.2))?;
    if let Some(segment) = run.elevation.longest_m(run.downhill) {
        plot.draw_longest(canvas, segment, &run.text.longest)?;
    }
    plot.draw_steepest(canvas, &run.text.steepest)
}

/// The profile on its two axes.
struct ProfilePlot<'o> {
    area: Area,
    elevation: &'o DrawnProfile,
    lengths: LengthScale,
    lowest_m: f64,
    values: ValueAxis,
}

impl<'o> ProfilePlot<'o> {
    fn of(area: Area, elevation: &'o DrawnProfile, settings: &Settings) -> Self {
        let lengths = LengthScale(settings.units);
        let heights = || elevation.altitude_m.iter().copied();
        let lowest_m = heights().fold(f64::INFINITY, f64::min);
        let highest_m = heights().fold(f64::NEG_INFINITY, f64::max);
        let top_m = (highest_m - lowest_m).max(settings.chart.full_profile_m);
        ProfilePlot {
            area,
            elevation,
            lengths,
            lowest_m,
            values: ValueAxis::up_to(lengths.short(top_m), area, HEADROOM_PX),
        }
    }

    fn x(&self, distance_m: f64) -> f64 {
        let share = distance_m / self.elevation.length_m();
        self.area.left + share.clamp(0.0, 1.0) * (self.area.right - self.area.left)
    }

    /// The end of a segment; 0 is the start.
    fn point(&self, end: usize) -> Point {
        let height_m = self.elevation.altitude_m[end] - self.lowest_m;
        Point::at(self.x(end as f64 * self.elevation.segment_m), self.values.y(self.lengths.short(height_m)))
    }

    /// The end of the segment nearest to a distance.
    fn end_at(&self, distance_m: f64) -> usize {
        let end = (distance_m / self.elevation.segment_m).round().max(0.0) as usize;
        end.min(self.elevation.altitude_m.len() - 1)
    }

    fn points(&self, from: usize, to: usize) -> Vec<Point> {
        (from..=to).map(|end| self.point(end)).collect()
    }

    fn draw_grid(&self, canvas: &Canvas) -> Result<(), ChartError> {
        let (area, thin) = (self.area, Pen::new(GRID, 1.0));
        for &value in &self.values.ticks {
            let y = self.values.y(value);
            canvas.line(&[Point::at(area.left, y), Point::at(area.right, y)], thin)?;
            let at = Point::at(area.left - 7.0, y + TEXT.ascent_px() / 2.0 - 0.5);
            canvas.text(&tick_label(value), at, Align::Right, (TEXT, DIM_INK))?;
        }
        let whole = self.lengths.long(self.elevation.length_m());
        for value in round_ticks(whole, DISTANCE_LABELS) {
            let x = area.left + value / whole * (area.right - area.left);
            let line = [Point::at(x, area.top), Point::at(x, area.bottom + 5.0)];
            canvas.line(&line, thin)?;
            let label = tick_label(value);
            let half = TEXT.width_px(&label) / 2.0;
            let at = Point::at(x.min(area.right - half), area.bottom + 6.0 + TEXT.line_px());
            canvas.text(&label, at, Align::Center, (TEXT, DIM_INK))?;
        }
        Ok(())
    }

    /// Fills the area below the profile wherever it descends.
    fn draw_slopes(&self, canvas: &Canvas) -> Result<(), ChartError> {
        for GradedSection { band, from, to } in self.elevation.graded_sections() {
            let mut shape = self.points(from, to);
            let (first, last) = (shape[0], shape[shape.len() - 1]);
            shape.push(Point::at(last.x, self.area.bottom));
            shape.push(Point::at(first.x, self.area.bottom));
            canvas.polygon(&shape, GRADES[band.min(GRADES.len() - 1)])?;
        }
        Ok(())
    }

    /// A bracket in the upper of the two rows, and thin lines from its ends down through the plot.
    fn draw_longest(&self, canvas: &Canvas, (from_m, to_m): (f64, f64), text: &str) -> Result<(), ChartError> {
        let (left, right) = (self.x(from_m), self.x(to_m));
        let bar = self.area.top - NOTES_PX + NOTE_PX - 8.0;
        let bracket =
            [Point::at(left, bar + 6.0), Point::at(left, bar), Point::at(right, bar), Point::at(right, bar + 6.0)];
        canvas.line(&bracket, Pen::new(INK, 1.6))?;
        for distance_m in [from_m, to_m] {
            let foot = self.point(self.end_at(distance_m));
            let line = [Point::at(foot.x, self.area.top), foot];
            canvas.line(&line, Pen::new(RULE, 1.0))?;
        }
        self.draw_text(canvas, text, ((left + right) / 2.0, bar - 6.0))
    }

    /// A mark in the lower row, a dotted line down to the profile, and the segment itself in a thick line.
    fn draw_steepest(&self, canvas: &Canvas, text: &str) -> Result<(), ChartError> {
        let Some(from) = self.elevation.steepest_from else {
            return Ok(());
        };
        let last = self.elevation.altitude_m.len() - 1;
        let to = (from + self.elevation.steepest_segments).min(last);
        let segment = self.points(from, to);
        canvas.line(&segment, MARKED)?;
        let middle = self.point((from + to) / 2);
        let tip = Point::at(middle.x, self.area.top - 1.0);
        let mark = [tip, tip.moved(-5.0, -8.0), tip.moved(5.0, -8.0)];
        canvas.polygon(&mark, INK)?;
        canvas.dashed(tip, middle, Pen::new(INK, 1.0), DOTS)?;
        self.draw_text(canvas, text, (middle.x, tip.y - 11.0))
    }

    /// Text above a point, within the width of the plot.
    fn draw_text(&self, canvas: &Canvas, text: &str, (x, baseline): (f64, f64)) -> Result<(), ChartError> {
        let half = TEXT.width_px(text) / 2.0;
        let x = x.min(self.area.right - half).max(self.area.left + half);
        canvas.text(text, Point::at(x, baseline), Align::Center, (TEXT, INK))
    }
}
