//! The line above a panel: its heading, and what its marks mean.

use crate::chart::ChartError;
use crate::chart::draw::canvas::{Align, Canvas, Pen};
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::{HEADING, TEXT};
use crate::chart::draw::marks::{
    ABOVE_LONGEST, CHANGE_PEN, DOT_PX, DOTS, LONGEST, PAIN_START, PAIN_START_DASHES, REST_PEN, RunMark, SHOE_PX,
    SHORT_NIGHT, SHORT_NIGHT_DASHES, UNOBSERVED, declared_mark, draw_recording, graded_bar, other_day_mark,
    pain_free_mark, pain_mark, partial_bar, run_day_mark, shoe_mark, step_bar, ungraded_bar,
};
use crate::chart::draw::palette::{DIM_INK, INK, RULE, SHORT_NIGHT_FILL, USUAL};
use crate::facts::StepPain;
use plotters::style::RGBColor;

/// Height of a row, pixels.
const ROW_PX: f64 = 20.0;
/// Room for a mark, pixels.
const MARK_PX: f64 = 24.0;
/// Space between a mark and its text, pixels.
const GAP_PX: f64 = 6.0;
/// Space between two entries, pixels.
const BETWEEN_PX: f64 = 16.0;
/// Radius of the mark of a day, pixels.
const DAY_PX: f64 = 3.6;
/// Height of the middle of a row above its baseline, pixels.
const MIDDLE_PX: f64 = 5.0;

/// A mark and its meaning.
#[derive(Debug, Clone)]
pub struct LegendEntry {
    mark: LegendMark,
    text: String,
}

impl LegendEntry {
    pub fn new(mark: LegendMark, text: &str) -> Self {
        LegendEntry { mark, text: text.to_owned() }
    }

    /// A remark that belongs to no mark.
    pub fn text(text: &str) -> Self {
        LegendEntry::new(LegendMark::None, text)
    }

    fn width_px(&self) -> f64 {
        self.mark.width_px() + TEXT.width_px(&self.text)
    }
}

/// A mark in small.
#[derive(Debug, Clone, Copy)]
pub enum LegendMark {
    /// Text that needs no mark.
    None,
    /// The mark of a run.
    Run(RunMark),
    /// A recording of an interrupted run.
    Recording,
    /// The line of the longest run.
    Longest,
    /// The line above it.
    AboveLongest,
    Pain,
    PainFree,
    /// A day that the diary declares pain-free.
    DeclaredFree,
    PainStart,
    /// The bar of a week that is only partly in the data.
    PartialWeek(RGBColor),
    /// The range that is usual for the runner.
    Usual,
    /// Descent of this band of grades.
    Grade(usize),
    UnknownGrade,
    /// A step of the ladder of volumes.
    Step(StepPain),
    Dot(RGBColor),
    DeviceChange,
    /// A day with a run.
    RunDay,
    /// A day with another sport.
    OtherDay,
    /// Days without any activity.
    NoActivity,
    NewShoes,
    /// A night with fewer hours than the line.
    ShortNight,
    /// The line below which a night is short.
    ShortNightLine,
    Unobserved,
}

impl LegendMark {
    fn width_px(self) -> f64 {
        match self {
            LegendMark::None => 0.0,
            _ => MARK_PX + GAP_PX,
        }
    }

    fn draw(self, canvas: &Canvas, middle: Point) -> Result<(), ChartError> {
        let across = [middle.moved(-12.0, 0.0), middle.moved(12.0, 0.0)];
        let bar = Area::around(middle, 6.0);
        match self {
            LegendMark::None => Ok(()),
            LegendMark::Recording => draw_recording(canvas, middle),
            LegendMark::Run(mark) => mark.draw(canvas, middle),
            LegendMark::Longest => canvas.line(&across, LONGEST),
            LegendMark::AboveLongest => canvas.dashed(across[0], across[1], ABOVE_LONGEST, DOTS),
            LegendMark::Pain => pain_mark(canvas, middle),
            LegendMark::PainFree => pain_free_mark(canvas, middle),
            LegendMark::DeclaredFree => declared_mark(canvas, middle),
            LegendMark::PainStart => {
                let ends = (middle.moved(0.0, -9.0), middle.moved(0.0, 9.0));
                canvas.dashed(ends.0, ends.1, PAIN_START, PAIN_START_DASHES)
            }
            LegendMark::PartialWeek(color) => partial_bar(canvas, bar, color),
            LegendMark::Usual => {
                canvas.rect(bar.grown(1.0), USUAL)?;
                canvas.outline(bar.grown(1.0), Pen::new(RULE, 0.6))
            }
            LegendMark::Grade(band) => graded_bar(canvas, bar, band),
            LegendMark::UnknownGrade => ungraded_bar(canvas, bar),
            LegendMark::Step(pain) => step_bar(canvas, bar, pain),
            LegendMark::Dot(color) => canvas.disc(middle, DOT_PX, color),
            LegendMark::DeviceChange => {
                let ends = [middle.moved(0.0, -8.0), middle.moved(0.0, 8.0)];
                canvas.line(&ends, CHANGE_PEN)
            }
            LegendMark::RunDay => run_day_mark(canvas, middle, DAY_PX),
            LegendMark::OtherDay => other_day_mark(canvas, middle, DAY_PX),
            LegendMark::NoActivity => canvas.line(&across, REST_PEN),
            LegendMark::NewShoes => shoe_mark(canvas, middle.moved(0.0, SHOE_PX / 2.0)),
            LegendMark::ShortNight => {
                canvas.rect(Area::spanning(middle.moved(-3.0, -5.0), middle.moved(3.0, 5.0)), SHORT_NIGHT_FILL)
            }
            LegendMark::ShortNightLine => canvas.dashed(across[0], across[1], SHORT_NIGHT, SHORT_NIGHT_DASHES),
            LegendMark::Unobserved => canvas.hatch(bar.grown(1.0), UNOBSERVED, 4.0),
        }
    }
}

/// A heading with its entries, in rows.
pub struct Legend {
    heading: String,
    placed: Vec<(f64, usize, LegendEntry)>,
    rows: usize,
}

impl Legend {
    /// Arranges the entries in rows of at most `width_px`, the first row after the heading. One without text is left out.
    pub fn new(heading: &str, entries: Vec<LegendEntry>, width_px: f64) -> Self {
        let mut next = HEADING.width_px(heading) + BETWEEN_PX;
        let mut row = 0;
        let mut placed = Vec::new();
        for entry in entries.into_iter().filter(|entry| !entry.text.is_empty()) {
            let width = entry.width_px();
            if next + width > width_px && next > 0.0 {
                row += 1;
                next = 0.0;
            }
            placed.push((next, row, entry));
            next += width + BETWEEN_PX;
        }
        Legend { heading: heading.to_owned(), placed, rows: row + 1 }
    }

    /// Height of all rows.
    pub fn height_px(&self) -> f64 {
        self.rows as f64 * ROW_PX
    }

    /// Draws the rows below `corner`.
    pub fn draw(&self, canvas: &Canvas, corner: Point) -> Result<(), ChartError> {
        let baseline = corner.moved(0.0, ROW_PX - 6.0);
        canvas.text(&self.heading, baseline, Align::Left, (HEADING, INK))?;
        for (right, row, entry) in &self.placed {
            let start = baseline.moved(*right, *row as f64 * ROW_PX);
            let text = start.moved(entry.mark.width_px(), 0.0);
            entry.mark.draw(canvas, start.moved(MARK_PX / 2.0, -MIDDLE_PX))?;
            canvas.text(&entry.text, text, Align::Left, (TEXT, DIM_INK))?;
        }
        Ok(())
    }
}
