//! The tables around a profile: figures, grades, and running downhill and on the level.

use super::{FIGURES_LEFT_PX, PROFILE_RIGHT_PX, ROW_PX};
use crate::chart::ChartError;
use crate::chart::draw::canvas::{Align, Canvas, Pen};
use crate::chart::draw::canvas::{Area, Point, RIGHT_PX};
use crate::chart::draw::font::{TEXT, clean};
use crate::chart::draw::marks::graded_bar;
use crate::chart::draw::palette::{DIM_INK, GRID, INK};
use crate::chart::text::RunProfileText;

/// Space between a name and its value, pixels.
const GAP_PX: f64 = 12.0;
/// Width and height of the mark of a band, pixels.
const SAMPLE_PX: (f64, f64) = (22.0, 13.0);
/// Names to the left, values to the right.
pub fn draw_figures(canvas: &Canvas, corner: Point, figures: &[(String, String)]) -> Result<(), ChartError> {
    for (row, (name, value)) in figures.iter().enumerate() {
        let baseline = row_baseline(corner, row);
        let room = RIGHT_PX - FIGURES_LEFT_PX - GAP_PX - TEXT.width_px(name);
        let value = TEXT.cut(&clean(value), room);
        canvas.text(name, baseline, Align::Left, (TEXT, DIM_INK))?;
        let end = Point::at(RIGHT_PX, baseline.y);
        canvas.text(&value, end, Align::Right, (TEXT, INK))?;
        rule(canvas, corner, row, RIGHT_PX)?;
    }
    Ok(())
}

/// A row for each band of grades, with its color.
pub fn draw_bands(canvas: &Canvas, corner: Point, text: &RunProfileText) -> Result<(), ChartError> {
    let ends = [300.0, 440.0, PROFILE_RIGHT_PX];
    for (name, end) in text.band_columns.iter().zip(ends) {
        let at = Point::at(end, row_baseline(corner, 0).y);
        canvas.text(name, at, Align::Right, (TEXT, DIM_INK))?;
    }
    rule(canvas, corner, 0, PROFILE_RIGHT_PX)?;
    for (band, (name, cells)) in text.bands.iter().enumerate() {
        let baseline = row_baseline(corner, band + 1);
        let sample = Area {
            left: corner.x,
            right: corner.x + SAMPLE_PX.0,
            top: baseline.y - SAMPLE_PX.1 + 2.0,
            bottom: baseline.y + 2.0,
        };
        graded_bar(canvas, sample, band)?;
        let start = baseline.moved(SAMPLE_PX.0 + 8.0, 0.0);
        canvas.text(name, start, Align::Left, (TEXT, INK))?;
        for (cell, end) in cells.iter().zip(ends) {
            let at = Point::at(end, baseline.y);
            canvas.text(cell, at, Align::Right, (TEXT, INK))?;
        }
        rule(canvas, corner, band + 1, PROFILE_RIGHT_PX)?;
    }
    Ok(())
}

/// Running downhill and on the level.
pub fn draw_running(canvas: &Canvas, corner: Point, text: &RunProfileText) -> Result<(), ChartError> {
    let ends = [RIGHT_PX - 100.0, RIGHT_PX];
    for (name, end) in text.running_columns.iter().zip(ends) {
        let at = Point::at(end, row_baseline(corner, 0).y);
        canvas.text(name, at, Align::Right, (TEXT, DIM_INK))?;
    }
    rule(canvas, corner, 0, RIGHT_PX)?;
    for (row, [name, downhill, level]) in text.running.iter().enumerate() {
        let baseline = row_baseline(corner, row + 1);
        canvas.text(name, baseline, Align::Left, (TEXT, DIM_INK))?;
        for (cell, end) in [downhill, level].into_iter().zip(ends) {
            let at = Point::at(end, baseline.y);
            canvas.text(cell, at, Align::Right, (TEXT, INK))?;
        }
        rule(canvas, corner, row + 1, RIGHT_PX)?;
    }
    Ok(())
}

fn row_baseline(corner: Point, row: usize) -> Point {
    corner.moved(0.0, row as f64 * ROW_PX + TEXT.ascent_px())
}

/// The line below a row.
fn rule(canvas: &Canvas, corner: Point, row: usize, right: f64) -> Result<(), ChartError> {
    let y = row_baseline(corner, row).y + 6.0;
    let line = [Point::at(corner.x, y), Point::at(right, y)];
    canvas.line(&line, Pen::new(GRID, 1.0))
}
