//! The profile: heights over the way, filled where it goes down, with the longest and the steepest descent marked above.

use super::RunWords;
use crate::chart::ChartError;
use crate::chart::axis::{ValueAxis, round_ticks, tick_label};
use crate::chart::draw::canvas::{Align, Canvas, Dashes, Pen};
use crate::chart::draw::font::TEXT;
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::palette::{DIM_INK, GRADES, GRID, INK, RULE};
use crate::chart::viewport::Lengths;
use crate::descent::{Downhill, DrawnProfile, GradedSection};

/// Height of the plot, pixels.
pub const PLOT_PX: f64 = 236.0;
/// Room above it for the longest and the steepest descent, pixels.
pub const NOTES_PX: f64 = 2.0 * NOTE_PX;
/// Room below it for the labels of the way, pixels.
pub const AXIS_PX: f64 = 26.0;
/// Room for one of the two.
const NOTE_PX: f64 = 30.0;
/// Less height than this is not stretched over the whole plot, metres: a flat run is to look flat.
const LEAST_HEIGHT_M: f64 = 40.0;
/// Room above the highest point, pixels.
const HEADROOM_PX: f64 = 8.0;
/// Labels along the way.
const WAY_LABELS: f64 = 8.0;
/// The profile.
const LINE: Pen = Pen::new(INK, 1.2);
/// The steepest stretch of it, and the bracket over the longest.
const MARKED: Pen = Pen::new(INK, 2.6);
/// The line from the mark of the steepest stretch down to it.
const DOTS: Dashes = Dashes { on_px: 1.4, off_px: 2.6 };

/// Draws the profile into `area`, and the marks above it.
pub fn draw(
    canvas: &Canvas,
    area: Area,
    (outline, downhill): (&DrawnProfile, &Downhill),
    lengths: Lengths,
    words: &RunWords,
) -> Result<(), ChartError> {
    let plot = Profile::of(area, outline, lengths);
    plot.draw_grid(canvas)?;
    plot.draw_slopes(canvas)?;
    canvas.line(&plot.points(0, outline.altitude_m.len() - 1), LINE)?;
    canvas.line(&[Point::at(area.left, area.bottom), Point::at(area.right, area.bottom)], Pen::new(RULE, 1.2))?;
    if let Some(stretch) = outline.longest_m(downhill) {
        plot.draw_longest(canvas, stretch, &words.longest)?;
    }
    plot.draw_steepest(canvas, &words.steepest)
}

/// The profile on its two axes.
struct Profile<'o> {
    area: Area,
    outline: &'o DrawnProfile,
    lengths: Lengths,
    lowest_m: f64,
    values: ValueAxis,
}

impl<'o> Profile<'o> {
    fn of(area: Area, outline: &'o DrawnProfile, lengths: Lengths) -> Self {
        let heights = || outline.altitude_m.iter().copied();
        let lowest_m = heights().fold(f64::INFINITY, f64::min);
        let highest_m = heights().fold(f64::NEG_INFINITY, f64::max);
        let top_m = (highest_m - lowest_m).max(LEAST_HEIGHT_M);
        Profile { area, outline, lengths, lowest_m, values: ValueAxis::up_to(lengths.short(top_m), area, HEADROOM_PX) }
    }

    fn x(&self, way_m: f64) -> f64 {
        let share = way_m / self.outline.length_m();
        self.area.left + share.clamp(0.0, 1.0) * (self.area.right - self.area.left)
    }

    /// The end of a piece; 0 is the start.
    fn point(&self, end: usize) -> Point {
        let height_m = self.outline.altitude_m[end] - self.lowest_m;
        Point::at(self.x(end as f64 * self.outline.segment_m), self.values.y(self.lengths.short(height_m)))
    }

    /// The end of a piece that lies nearest to a place on the way.
    fn end_at(&self, way_m: f64) -> usize {
        let end = (way_m / self.outline.segment_m).round().max(0.0) as usize;
        end.min(self.outline.altitude_m.len() - 1)
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
        let whole = self.lengths.long(self.outline.length_m());
        for value in round_ticks(whole, WAY_LABELS) {
            let x = area.left + value / whole * (area.right - area.left);
            let line = [Point::at(x, area.top), Point::at(x, area.bottom + 5.0)];
            canvas.line(&line, thin)?;
            let label = tick_label(value);
            let half = TEXT.width_px(&label) / 2.0;
            let at = Point::at(x.min(area.right - half), area.bottom + 6.0 + TEXT.line_px());
            canvas.text(&label, at, Align::Centre, (TEXT, DIM_INK))?;
        }
        Ok(())
    }

    /// Fills what lies below the profile wherever it goes down.
    fn draw_slopes(&self, canvas: &Canvas) -> Result<(), ChartError> {
        for GradedSection { band, from, to } in self.outline.graded_sections() {
            let mut shape = self.points(from, to);
            let (first, last) = (shape[0], shape[shape.len() - 1]);
            shape.push(Point::at(last.x, self.area.bottom));
            shape.push(Point::at(first.x, self.area.bottom));
            canvas.polygon(&shape, GRADES[band.min(GRADES.len() - 1)])?;
        }
        Ok(())
    }

    /// A bracket in the upper of the two rows, and thin lines from its ends down through the plot.
    fn draw_longest(&self, canvas: &Canvas, (from_m, to_m): (f64, f64), words: &str) -> Result<(), ChartError> {
        let (left, right) = (self.x(from_m), self.x(to_m));
        let bar = self.area.top - NOTES_PX + NOTE_PX - 8.0;
        let bracket =
            [Point::at(left, bar + 6.0), Point::at(left, bar), Point::at(right, bar), Point::at(right, bar + 6.0)];
        canvas.line(&bracket, Pen::new(INK, 1.6))?;
        for way_m in [from_m, to_m] {
            let foot = self.point(self.end_at(way_m));
            let line = [Point::at(foot.x, self.area.top), foot];
            canvas.line(&line, Pen::new(RULE, 1.0))?;
        }
        self.draw_words(canvas, words, ((left + right) / 2.0, bar - 6.0))
    }

    /// A mark in the lower row, a dotted line down to the profile, and the stretch itself in a thick line.
    fn draw_steepest(&self, canvas: &Canvas, words: &str) -> Result<(), ChartError> {
        let Some(from) = self.outline.steepest_from else {
            return Ok(());
        };
        let last = self.outline.altitude_m.len() - 1;
        let to = (from + self.outline.steepest_segments).min(last);
        let stretch = self.points(from, to);
        canvas.line(&stretch, MARKED)?;
        let middle = self.point((from + to) / 2);
        let tip = Point::at(middle.x, self.area.top - 1.0);
        let mark = [tip, tip.moved(-5.0, -8.0), tip.moved(5.0, -8.0)];
        canvas.polygon(&mark, INK)?;
        canvas.dashed(tip, middle, Pen::new(INK, 1.0), DOTS)?;
        self.draw_words(canvas, words, (middle.x, tip.y - 11.0))
    }

    /// Words above a point, held within the width of the plot.
    fn draw_words(&self, canvas: &Canvas, words: &str, (x, baseline): (f64, f64)) -> Result<(), ChartError> {
        let half = TEXT.width_px(words) / 2.0;
        let x = x.min(self.area.right - half).max(self.area.left + half);
        canvas.text(words, Point::at(x, baseline), Align::Centre, (TEXT, INK))
    }
}
