//! The chart of one run: its elevation profile colored by grade, the figures of its descent, grades, and running downhill.
//!
//! Elevation counts from the lowest point and no position is drawn, so that the picture does not show where it was.

mod profile;
mod tables;

use super::draw::Paragraph;
use super::draw::canvas::{Align, Canvas};
use super::draw::canvas::{Area, HEADING_GAP_PX, LEFT_PX, MARGIN_PX, PANEL_GAP_PX, Point, RIGHT_PX, WIDTH_PX};
use super::draw::font::{self, HEADING, TEXT, TITLE};
use super::draw::palette::{DIM_INK, INK};
use super::draw::svg_root;
use super::text::RunProfileText;
use super::{ChartError, Svg};
use crate::descent::slopes::BANDS;
use crate::descent::{Downhill, DrawnProfile};
use crate::settings::Settings;

/// Right edge of the profile, pixels.
const PROFILE_RIGHT_PX: f64 = 620.0;
/// Left edge of the figures next to it, pixels.
const FIGURES_LEFT_PX: f64 = 660.0;
/// Height of a row of a table, pixels.
const ROW_PX: f64 = 21.0;

/// A run with an elevation profile.
#[derive(Debug, Clone, Copy)]
pub struct RunProfile<'a> {
    pub elevation: &'a DrawnProfile,
    pub downhill: &'a Downhill,
    pub text: &'a RunProfileText,
}

/// Draws the chart of one run.
///
/// # Errors
///
/// [`ChartError`]; none of them depends on the run.
pub fn draw_run(run: RunProfile, settings: &Settings) -> Result<Svg, ChartError> {
    font::register()?;
    let text = run.text;
    let layout = RunProfileLayout::of(text);
    let mut drawn = String::new();
    let canvas = Canvas::new(&mut drawn, WIDTH_PX, layout.height_px)?;
    layout.title.draw(&canvas)?;
    draw_heading(&canvas, &text.headings.profile, Point::at(LEFT_PX, layout.upper_top))?;
    profile::draw(&canvas, layout.plot, run, settings)?;
    let corner = Point::at(FIGURES_LEFT_PX, layout.upper_top);
    draw_heading(&canvas, &text.headings.figures, corner)?;
    tables::draw_figures(&canvas, below_heading(corner), &text.figures)?;
    let corner = Point::at(LEFT_PX, layout.lower_top);
    draw_heading(&canvas, &text.headings.bands, corner)?;
    tables::draw_bands(&canvas, below_heading(corner), text)?;
    if !text.running.is_empty() {
        let corner = Point::at(FIGURES_LEFT_PX, layout.lower_top);
        draw_heading(&canvas, &text.headings.running, corner)?;
        tables::draw_running(&canvas, below_heading(corner), text)?;
    }
    layout.footnote.draw(&canvas)?;
    canvas.finish()?;
    svg_root::svg_document(&drawn, &text.caption, (WIDTH_PX, layout.height_px))
}

/// Position of everything.
struct RunProfileLayout {
    title: Paragraph,
    upper_top: f64,
    plot: Area,
    lower_top: f64,
    footnote: Paragraph,
    height_px: f64,
}

impl RunProfileLayout {
    fn of(text: &RunProfileText) -> Self {
        let title = Paragraph::new(&text.caption.title, (TITLE, INK), (MARGIN_PX, RIGHT_PX));
        let upper_top = title.bottom() + PANEL_GAP_PX;
        let plot_top = upper_top + HEADING.line_px() + HEADING_GAP_PX + profile::NOTES_PX;
        let plot = Area { left: LEFT_PX, right: PROFILE_RIGHT_PX, top: plot_top, bottom: plot_top + profile::PLOT_PX };
        let figures = upper_top + HEADING.line_px() + ROW_PX * text.figures.len() as f64;
        let lower_top = figures.max(plot.bottom + profile::AXIS_PX) + PANEL_GAP_PX;
        // A row of names and one for each band.
        let tables = HEADING.line_px() + ROW_PX * (BANDS + 1) as f64;
        let footnote =
            Paragraph::new(&text.caption.footnote, (TEXT, DIM_INK), (lower_top + tables + PANEL_GAP_PX, RIGHT_PX));
        RunProfileLayout {
            title,
            upper_top,
            plot,
            lower_top,
            height_px: (footnote.bottom() + MARGIN_PX).ceil(),
            footnote,
        }
    }
}

/// Upper left corner of a table whose heading is at `corner`.
fn below_heading(corner: Point) -> Point {
    corner.moved(0.0, HEADING.line_px() + HEADING_GAP_PX)
}

fn draw_heading(canvas: &Canvas, heading: &str, corner: Point) -> Result<(), ChartError> {
    canvas.text(heading, corner.moved(0.0, HEADING.ascent_px()), Align::Left, (HEADING, INK))
}
