//! The chart of one run: its profile coloured by grade, the figures of its descent beside it, grades and running below.
//!
//! Heights count from the lowest point and no place is drawn, so that the picture tells nobody where it was.

mod profile;
mod tables;

use super::draw::Paragraph;
use super::draw::canvas::{Align, Canvas};
use super::draw::font::{self, HEADING, TEXT, TITLE};
use super::draw::geometry::{Area, HEADING_GAP_PX, LEFT_PX, MARGIN_PX, PANEL_GAP_PX, Point, WIDTH_PX};
use super::draw::palette::{DIM_INK, INK};
use super::draw::svg_root;
use super::viewport::Lengths;
use super::{ChartError, ChartWords, Svg};
use crate::descent::slopes::BANDS;
use crate::descent::{Downhill, DrawnProfile};
use crate::settings::Units;

/// Right edge of the profile, pixels.
const PROFILE_RIGHT_PX: f64 = 620.0;
/// Left edge of the figures beside it, pixels.
const FIGURES_LEFT_PX: f64 = 660.0;
/// Height of a row of a table, pixels.
const ROW_PX: f64 = 21.0;

/// The words of the chart of one run; they are written elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunWords {
    /// Title, description and footnote.
    pub around: ChartWords,
    /// Name and value of each figure.
    pub figures: Vec<(String, String)>,
    /// Beside the bracket over the longest descent; empty where there is none.
    pub longest: String,
    /// Beside the mark of the steepest stretch; empty where there is none.
    pub steepest: String,
    /// Length, time and drop of each band of grades.
    pub bands: [[String; 3]; BANDS],
    /// How slopes and level ground were run: name, downhill, level. Empty where that is not known.
    pub running: Vec<[String; 3]>,
}

/// Draws the chart of one run.
///
/// # Errors
///
/// [`ChartError`]; none of them depends on the run.
pub fn draw_run(
    outline: &DrawnProfile,
    downhill: &Downhill,
    units: Units,
    words: &RunWords,
) -> Result<Svg, ChartError> {
    font::register()?;
    let layout = Layout::of(words);
    let mut drawn = String::new();
    let canvas = Canvas::new(&mut drawn, WIDTH_PX, layout.height_px)?;
    layout.title.draw(&canvas)?;
    let lengths = Lengths::of(units);
    let heading =
        format!("Height above the lowest point in {}, along the way in {}", lengths.short_name, lengths.long_name);
    draw_heading(&canvas, &heading, LEFT_PX, layout.upper_top)?;
    profile::draw(&canvas, layout.plot, (outline, downhill), lengths, words)?;
    let beside = Point::at(FIGURES_LEFT_PX, layout.upper_top);
    draw_heading(&canvas, "Descent of this run", beside.x, beside.y)?;
    tables::draw_figures(&canvas, layout.below_heading(beside), &words.figures)?;
    let below = Point::at(LEFT_PX, layout.lower_top);
    draw_heading(&canvas, "By grade", below.x, below.y)?;
    tables::draw_bands(&canvas, layout.below_heading(below), &words.bands)?;
    if !words.running.is_empty() {
        let beside = Point::at(FIGURES_LEFT_PX, layout.lower_top);
        draw_heading(&canvas, "How it was run", beside.x, beside.y)?;
        tables::draw_running(&canvas, layout.below_heading(beside), &words.running)?;
    }
    layout.footnote.draw(&canvas)?;
    canvas.finish()?;
    svg_root::dress(&drawn, &words.around, (WIDTH_PX, layout.height_px))
}

/// Where everything goes.
struct Layout {
    title: Paragraph,
    upper_top: f64,
    plot: Area,
    lower_top: f64,
    footnote: Paragraph,
    height_px: f64,
}

impl Layout {
    fn of(words: &RunWords) -> Self {
        let title = Paragraph::new(&words.around.title, (TITLE, INK), MARGIN_PX);
        let upper_top = title.bottom() + PANEL_GAP_PX;
        let plot_top = upper_top + HEADING.line_px() + HEADING_GAP_PX + profile::NOTES_PX;
        let plot = Area { left: LEFT_PX, right: PROFILE_RIGHT_PX, top: plot_top, bottom: plot_top + profile::PLOT_PX };
        let figures = upper_top + HEADING.line_px() + ROW_PX * words.figures.len() as f64;
        let lower_top = figures.max(plot.bottom + profile::AXIS_PX) + PANEL_GAP_PX;
        // A row of names and one for each band.
        let tables = HEADING.line_px() + ROW_PX * (BANDS + 1) as f64;
        let footnote = Paragraph::new(&words.around.footnote, (TEXT, DIM_INK), lower_top + tables + PANEL_GAP_PX);
        Layout { title, upper_top, plot, lower_top, height_px: (footnote.bottom() + MARGIN_PX).ceil(), footnote }
    }

    /// Where a table begins whose heading is at `corner`.
    fn below_heading(&self, corner: Point) -> Point {
        corner.moved(0.0, HEADING.line_px() + HEADING_GAP_PX)
    }
}

fn draw_heading(canvas: &Canvas, heading: &str, left: f64, top: f64) -> Result<(), ChartError> {
    let baseline = Point::at(left, top + HEADING.ascent_px());
    canvas.text(heading, baseline, Align::Left, (HEADING, INK))
}
