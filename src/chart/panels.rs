//! The panels on the common time axis, one file each, and what all of them share: frame, grid, starts of pain, missing data.

pub mod descent;
pub mod device_changes;
pub mod ladder;
pub mod overview;
pub mod pain;
pub mod questionnaires;
pub mod rest;
pub mod runs;
pub mod sleep;
pub mod weeks;

use jiff::civil::Date;

use super::ChartError;
use super::axis::{TimeAxis, ValueAxis, tick_label};
use super::draw::canvas::{Align, Canvas, Pen};
use super::draw::canvas::{Area, Point};
use super::draw::font::TEXT;
use super::draw::marks::{PAIN_START, PAIN_START_DASHES, UNOBSERVED, UNOBSERVED_STEP_PX};
use super::draw::palette::{DIM_INK, GRID, RULE, UNKNOWN};
use super::labels::Labels;
use super::labels::hotspot::Hotspot;
use super::labels::legend::{LegendEntry, LegendMark};
use super::viewport::Viewport;
use crate::calendar::DaySpan;

/// The sheet being drawn on.
pub struct ChartSheet<'a> {
    pub canvas: Canvas<'a>,
    /// Labels, placed once all marks are drawn.
    pub labels: Labels,
    /// Days on which pain began, marked in every panel.
    pub pain_starts: Vec<Date>,
    pub hotspots: Vec<Hotspot>,
}

/// What a panel needs of the sheet.
pub struct PanelPlan {
    /// What is shown, with its unit.
    pub heading: String,
    /// What the marks mean.
    pub legend: Vec<LegendEntry>,
    /// Height of the plot where it is drawn at its full height, pixels; 0 where there is nothing to plot and the legend
    /// says why.
    pub plot_px: f64,
    /// Height of a lane, which is the same at every height of the chart, pixels.
    pub lane_px: f64,
}

impl PanelPlan {
    /// A panel of this height.
    pub fn new(heading: &str, legend: Vec<LegendEntry>, plot_px: f64) -> Self {
        PanelPlan { heading: heading.to_owned(), legend, plot_px, lane_px: 0.0 }
    }

    /// A panel without a plot, and the reason.
    pub fn empty(heading: &str, reason: &str) -> Self {
        PanelPlan::new(heading, vec![LegendEntry::text(reason)], 0.0)
    }

    /// True where there is something to plot.
    pub fn has_plot(&self) -> bool {
        self.plot_px + self.lane_px > 0.0
    }
}

/// The box of a panel with its two axes.
pub struct Plot<'v> {
    pub area: Area,
    pub values: ValueAxis,
    pub view: &'v Viewport<'v>,
}

impl Plot<'_> {
    /// The foot of a stem that ends at `head`.
    pub fn foot(&self, head: Point) -> Point {
        Point::at(head.x, self.area.bottom)
    }
}

/// One of the panels on the common time axis.
pub trait Panel {
    /// What the panel needs; `None` where it is left out.
    fn plan(&self, view: &Viewport) -> Option<PanelPlan>;

    /// Draws the panel into `area`; not called where the plan asks for no height.
    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError>;
}

/// Draws the background of a panel: unobserved days, grid, axis and starts of pain.
pub fn draw_background(sheet: &mut ChartSheet, plot: &Plot) -> Result<(), ChartError> {
    let (area, view) = (plot.area, plot.view);
    for span in &view.timeline.unobserved {
        hatch_unobserved(&sheet.canvas, area, &view.axis, *span)?;
    }
    draw_grid(&sheet.canvas, plot)?;
    for &day in &sheet.pain_starts {
        let x = view.axis.x_within(day, 0.5);
        let line = [Point::at(x, area.top), Point::at(x, area.bottom)];
        sheet.canvas.dashed(line[0], line[1], PAIN_START, PAIN_START_DASHES)?;
        sheet.labels.keep_clear_of_line(&line);
    }
    Ok(())
}

/// Slanting lines over the part of unobserved days that is on the axis.
pub fn hatch_unobserved(canvas: &Canvas, area: Area, axis: &TimeAxis, span: DaySpan) -> Result<(), ChartError> {
    let Some((left, right)) = axis.extent(span) else {
        return Ok(());
    };
    let hatched = Area { left, right, ..area };
    canvas.rect(hatched, UNKNOWN)?;
    canvas.hatch(hatched, UNOBSERVED, UNOBSERVED_STEP_PX)
}

/// A legend entry for unobserved days, where some are too narrow for every wording.
pub fn unobserved_entry(view: &Viewport) -> Option<LegendEntry> {
    let wordings = &view.text.unobserved;
    let needed_px = wordings.last()?.lines().map(|line| TEXT.width_px(line)).fold(0.0, f64::max);
    let spans = view.timeline.unobserved.iter();
    let narrow = spans.filter_map(|span| view.axis.extent(*span)).any(|(left, right)| right - left < needed_px);
    narrow.then(|| LegendEntry::new(LegendMark::Unobserved, &wordings[0]))
}

/// Draws the labels of a time axis below `y`, one for each `step` ticks; the years only where each has one.
pub fn draw_time_labels(canvas: &Canvas, axis: &TimeAxis, (y, step): (f64, usize)) -> Result<(), ChartError> {
    for tick in axis.ticks().into_iter().step_by(step) {
        let x = axis.x(tick.day);
        canvas.line(&[Point::at(x, y), Point::at(x, y + 5.0)], Pen::new(RULE, 1.2))?;
        let baseline = y + 5.0 + TEXT.line_px();
        let year = tick.year.filter(|_| step == 1);
        for (row, label) in [Some(tick.label), year].into_iter().flatten().enumerate() {
            let half = TEXT.width_px(&label) / 2.0;
            let at = Point::at(
                x.clamp(axis.left + half - AXIS_OVERHANG_PX, axis.right - half),
                baseline + row as f64 * TEXT.line_px(),
            );
            canvas.text(&label, at, Align::Center, (TEXT, DIM_INK))?;
        }
    }
    Ok(())
}

/// Height of the labels of a time axis, pixels.
pub const TIME_LABELS_PX: f64 = 48.0;
/// Lines of text from one label of a value to the next, at least.
const LEAST_LINES: f64 = 0.8;
/// How far a label of the time axis may reach out to the left.
const AXIS_OVERHANG_PX: f64 = 30.0;

/// Draws the grid, the labels of the values and the axis.
pub fn draw_grid(canvas: &Canvas, plot: &Plot) -> Result<(), ChartError> {
    let (area, axis) = (plot.area, &plot.view.axis);
    let across = |y: f64| [Point::at(area.left, y), Point::at(area.right, y)];
    let thin = Pen::new(GRID, 1.0);
    for tick in axis.ticks() {
        let x = axis.x(tick.day);
        canvas.line(&[Point::at(x, area.top), Point::at(x, area.bottom)], thin)?;
    }
    // From the top down: in a low panel the largest value says more than the 0 at the axis.
    let mut labelled_to = f64::NEG_INFINITY;
    for &value in plot.values.ticks.iter().rev() {
        let y = plot.values.y(value);
        canvas.line(&across(y), thin)?;
        if y >= labelled_to + LEAST_LINES * TEXT.line_px() {
            let at = Point::at(area.left - 7.0, y + TEXT.ascent_px() / 2.0 - 0.5);
            canvas.text(&tick_label(value), at, Align::Right, (TEXT, DIM_INK))?;
            labelled_to = y;
        }
    }
    canvas.line(&across(area.bottom), Pen::new(RULE, 1.2))
}
