//! The panels on the common time axis, one file each, and what all of them share: frame, grid, first notes, missing data.

pub mod descent;
pub mod descent_per_km;
pub mod device_changes;
pub mod grades;
pub mod overview;
pub mod pain;
pub mod rest;
pub mod runs;
pub mod weeks;

use jiff::civil::Date;

use super::ChartError;
use super::axis::{TimeAxis, ValueAxis, tick_label};
use super::draw::canvas::{Align, Canvas, Pen};
use super::draw::font::TEXT;
use super::draw::geometry::{Area, Point};
use super::draw::marks::{FIRST_NOTE, FIRST_NOTE_DASHES, UNOBSERVED, UNOBSERVED_STEP_PX};
use super::draw::palette::{DIM_INK, GRID, RULE, UNKNOWN};
use super::labels::Labels;
use super::labels::hotspot::Hotspot;
use super::labels::legend::{Entry, Sample};
use super::viewport::View;
use crate::calendar::DaySpan;

/// The sheet being drawn on.
pub struct Sheet<'a> {
    /// Paper.
    pub canvas: Canvas<'a>,
    /// Labels to be placed when all marks are drawn.
    pub labels: Labels,
    /// Days of a first pain note, marked in every panel.
    pub first_notes: Vec<Date>,
    /// Marks that stand for a row of the tables.
    pub hotspots: Vec<Hotspot>,
}

/// What a panel needs of the sheet.
pub struct Plan {
    /// What is shown, with its unit.
    pub heading: String,
    /// What the marks mean.
    pub legend: Vec<Entry>,
    /// Height of the plot, pixels; 0 where there is nothing to plot and the legend says why.
    pub plot_px: f64,
}

/// The box of a panel with its two axes.
pub struct Plot<'v> {
    /// The box.
    pub area: Area,
    /// Upwards.
    pub values: ValueAxis,
    /// What is shown.
    pub view: &'v View<'v>,
}

impl Plot<'_> {
    /// The foot of a stem that ends at `head`.
    pub fn foot(&self, head: Point) -> Point {
        Point::at(head.x, self.area.bottom)
    }
}

/// One of the panels on the common time axis.
pub trait Panel {
    /// Says what the panel needs.
    fn plan(&self, view: &View) -> Plan;

    /// Draws the panel into `area`; not called where the plan asks for no height.
    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError>;
}

/// Draws what lies behind the marks of a panel: unobserved stretches, grid, axis and first notes.
pub fn draw_ground(sheet: &mut Sheet, plot: &Plot) -> Result<(), ChartError> {
    let (area, view) = (plot.area, plot.view);
    for stretch in &view.timeline.unobserved {
        hatch_unobserved(&sheet.canvas, area, &view.axis, *stretch)?;
    }
    draw_grid(&sheet.canvas, plot)?;
    for &day in &sheet.first_notes {
        let x = view.axis.x_within(day, 0.5);
        let line = [Point::at(x, area.top), Point::at(x, area.bottom)];
        sheet.canvas.dashed(line[0], line[1], FIRST_NOTE, FIRST_NOTE_DASHES)?;
        sheet.labels.keep_clear_of_line(&line);
    }
    Ok(())
}

/// Slanting lines over the part of a stretch that is on the axis.
pub fn hatch_unobserved(canvas: &Canvas, area: Area, axis: &TimeAxis, stretch: DaySpan) -> Result<(), ChartError> {
    let Some((left, right)) = axis.extent(stretch) else {
        return Ok(());
    };
    let hatched = Area { left, right, ..area };
    canvas.rect(hatched, UNKNOWN)?;
    canvas.hatch(hatched, UNOBSERVED, UNOBSERVED_STEP_PX)
}

/// The words for a stretch that no file speaks of, on fewer and on more lines.
pub fn unobserved_wordings() -> Vec<Vec<String>> {
    [
        &["no recordings: rest or no watch?"][..],
        &["no recordings:", "rest or no watch?"],
        &["no", "recordings:", "rest or", "no watch?"],
    ]
    .map(|lines| lines.iter().map(|&line| line.to_owned()).collect())
    .to_vec()
}

/// A legend entry for stretches that are too narrow for the words.
pub fn unobserved_entry(view: &View) -> Option<Entry> {
    let room = TEXT.width_px("recordings:");
    let stretches = view.timeline.unobserved.iter();
    let narrow = stretches.filter_map(|stretch| view.axis.extent(*stretch)).any(|(left, right)| right - left < room);
    narrow.then(|| Entry::new(Sample::Unobserved, "no recordings: rest or no watch?"))
}

/// Draws the labels of a time axis below `y`.
pub fn draw_time_labels(canvas: &Canvas, axis: &TimeAxis, y: f64) -> Result<(), ChartError> {
    for tick in axis.ticks() {
        let x = axis.x(tick.day);
        canvas.line(&[Point::at(x, y), Point::at(x, y + 5.0)], Pen::new(RULE, 1.2))?;
        let baseline = y + 5.0 + TEXT.line_px();
        for (row, words) in [Some(tick.label), tick.year].into_iter().flatten().enumerate() {
            let half = TEXT.width_px(&words) / 2.0;
            let at = Point::at(
                x.clamp(axis.left + half - AXIS_OVERHANG_PX, axis.right - half),
                baseline + row as f64 * TEXT.line_px(),
            );
            canvas.text(&words, at, Align::Centre, (TEXT, DIM_INK))?;
        }
    }
    Ok(())
}

/// Height of the labels of a time axis, pixels.
pub const TIME_LABELS_PX: f64 = 48.0;
/// How far a label of the time axis may reach out to the left.
const AXIS_OVERHANG_PX: f64 = 30.0;

fn draw_grid(canvas: &Canvas, plot: &Plot) -> Result<(), ChartError> {
    let (area, axis) = (plot.area, &plot.view.axis);
    let across = |y: f64| [Point::at(area.left, y), Point::at(area.right, y)];
    let thin = Pen::new(GRID, 1.0);
    for tick in axis.ticks() {
        let x = axis.x(tick.day);
        canvas.line(&[Point::at(x, area.top), Point::at(x, area.bottom)], thin)?;
    }
    for &value in &plot.values.ticks {
        let y = plot.values.y(value);
        canvas.line(&across(y), thin)?;
        let at = Point::at(area.left - 7.0, y + TEXT.ascent_px() / 2.0 - 0.5);
        canvas.text(&tick_label(value), at, Align::Right, (TEXT, DIM_INK))?;
    }
    canvas.line(&across(area.bottom), Pen::new(RULE, 1.2))
}
