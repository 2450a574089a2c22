//! The line above a panel: its heading, and what its marks mean.

use super::ChartError;
use super::canvas::{Align, Canvas, Dashes, Pen};
use super::font::{HEADING, TEXT};
use super::geometry::{Area, Point};
use super::marks::{RunLook, draw_part};
use super::palette::{CHANGE, DIM_INK, GRADE_EDGE, GRADES, INK, PAIN, PAIN_FREE, PAPER, REST, RULE};
use plotters::style::RGBColor;

/// Height of a row, pixels.
const ROW_PX: f64 = 20.0;
/// Room for the sample of a mark, pixels.
const SAMPLE_PX: f64 = 24.0;
/// Space between a sample and its words, pixels.
const GAP_PX: f64 = 6.0;
/// Space between two entries, pixels.
const BETWEEN_PX: f64 = 16.0;
/// Height of the middle of a row above its baseline, pixels.
const MIDDLE_PX: f64 = 5.0;

/// The line of the longest run.
pub(super) const LONGEST: Pen = Pen::new(INK, 1.4);
/// The line above it.
pub(super) const ABOVE_LONGEST: Pen = Pen::new(INK, 1.2);
/// Its dots.
pub(super) const DOTS: Dashes = Dashes { on_px: 1.4, off_px: 2.6 };
/// The line through all panels at a first pain note.
pub(super) const FIRST_NOTE: Pen = Pen::new(PAIN, 1.3);
/// Its dashes.
pub(super) const FIRST_NOTE_DASHES: Dashes = Dashes { on_px: 4.0, off_px: 3.0 };
/// A change of watch.
pub(super) const CHANGE_PEN: Pen = Pen::new(CHANGE, 2.2);
/// A rest.
pub(super) const REST_PEN: Pen = Pen::new(REST, 3.0);
/// A rest of which part is unobserved.
pub(super) const DOUBTFUL_REST: Dashes = Dashes { on_px: 3.0, off_px: 2.0 };
/// The slanting lines over stretches that no file speaks of.
pub(super) const UNOBSERVED: Pen = Pen::new(RULE, 0.8);
/// Their distance.
pub(super) const UNOBSERVED_STEP_PX: f64 = 10.0;

/// A mark and its meaning.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The mark.
    pub(super) sample: Sample,
    /// The meaning.
    pub(super) words: String,
}

impl Entry {
    /// A mark and its meaning.
    pub(super) fn new(sample: Sample, words: impl Into<String>) -> Self {
        Entry { sample, words: words.into() }
    }

    fn width_px(&self) -> f64 {
        self.sample.width_px() + TEXT.width_px(&self.words)
    }
}

/// A mark in small.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sample {
    /// Words that need no mark.
    Words,
    /// The mark of a run.
    Run(RunLook),
    /// A recording of an interrupted outing.
    Part,
    /// The line of the longest run.
    Longest,
    /// The line above it.
    AboveLongest,
    /// A pain score.
    Pain,
    /// A day noted as free of pain.
    PainFree,
    /// A first pain note.
    FirstNote,
    /// A bar of a week that is only partly in the data.
    PartialWeek(RGBColor),
    /// Descent on slopes of this band of grades.
    Grade(usize),
    /// Descent on slopes that nobody knows the grade of.
    UnknownGrade,
    /// A dot.
    Dot(RGBColor),
    /// A change of watch.
    Change,
    /// A rest that touches an unobserved stretch.
    DoubtfulRest,
    /// A stretch that no file speaks of.
    Unobserved,
}

impl Sample {
    fn width_px(self) -> f64 {
        match self {
            Sample::Words => 0.0,
            _ => SAMPLE_PX + GAP_PX,
        }
    }

    fn draw(self, canvas: &Canvas, middle: Point) -> Result<(), ChartError> {
        let across = [middle.moved(-12.0, 0.0), middle.moved(12.0, 0.0)];
        let bar = Area::around(middle, 6.0);
        match self {
            Sample::Words => Ok(()),
            Sample::Part => draw_part(canvas, middle),
            Sample::Run(look) => look.draw(canvas, middle),
            Sample::Longest => canvas.line(&across, LONGEST),
            Sample::AboveLongest => canvas.dashed(across[0], across[1], ABOVE_LONGEST, DOTS),
            Sample::Pain => pain_mark(canvas, middle),
            Sample::PainFree => pain_free_mark(canvas, middle),
            Sample::FirstNote => {
                let ends = (middle.moved(0.0, -9.0), middle.moved(0.0, 9.0));
                canvas.dashed(ends.0, ends.1, FIRST_NOTE, FIRST_NOTE_DASHES)
            }
            Sample::PartialWeek(colour) => partial_bar(canvas, bar, colour),
            Sample::Grade(band) => graded_bar(canvas, bar, band),
            Sample::UnknownGrade => ungraded_bar(canvas, bar),
            Sample::Dot(colour) => canvas.disc(middle, DOT_PX, colour),
            Sample::Change => {
                let ends = [middle.moved(0.0, -8.0), middle.moved(0.0, 8.0)];
                canvas.line(&ends, CHANGE_PEN)
            }
            Sample::DoubtfulRest => canvas.dashed(across[0], across[1], REST_PEN, DOUBTFUL_REST),
            Sample::Unobserved => canvas.hatch(bar.grown(1.0), UNOBSERVED, 4.0),
        }
    }
}

/// The head of a pain score.
pub(super) fn pain_mark(canvas: &Canvas, centre: Point) -> Result<(), ChartError> {
    canvas.disc(centre, PAIN_REACH_PX, PAIN)
}

/// The mark of a day noted as free of pain.
pub(super) fn pain_free_mark(canvas: &Canvas, centre: Point) -> Result<(), ChartError> {
    canvas.ring(centre, PAIN_REACH_PX - 0.8, Pen::new(PAIN_FREE, 1.3))
}

/// Radius of the two marks above, pixels.
pub(super) const PAIN_REACH_PX: f64 = 4.2;

/// The bar of a week that is only partly in the data.
pub(super) fn partial_bar(canvas: &Canvas, bar: Area, colour: RGBColor) -> Result<(), ChartError> {
    canvas.hatch(bar, Pen::new(colour, 1.2), 6.0)?;
    canvas.outline(bar, Pen::new(colour, 1.2))
}

/// Radius of a dot, pixels.
pub(super) const DOT_PX: f64 = 3.4;

/// Metres lost on slopes of one band of grades.
pub(super) fn graded_bar(canvas: &Canvas, bar: Area, band: usize) -> Result<(), ChartError> {
    if let Some(&fill) = GRADES.get(band) {
        canvas.rect(bar, fill)?;
    }
    canvas.outline(bar, EDGE)
}

/// Metres lost on slopes of unknown grade: level lines, since slanting ones stand for something else.
pub(super) fn ungraded_bar(canvas: &Canvas, bar: Area) -> Result<(), ChartError> {
    canvas.rect(bar, PAPER)?;
    let mut y = bar.bottom - LEVEL_LINES_PX;
    while y > bar.top {
        let line = [Point::at(bar.left, y), Point::at(bar.right, y)];
        canvas.line(&line, Pen::new(RULE, 0.8))?;
        y -= LEVEL_LINES_PX;
    }
    canvas.outline(bar, Pen::new(DIM_INK, 0.8))
}

/// The edge of a graded bar.
const EDGE: Pen = Pen::new(GRADE_EDGE, 0.6);
/// Distance of the lines in a bar of unknown grade, pixels.
const LEVEL_LINES_PX: f64 = 4.0;

/// A heading with its entries, laid out in rows.
pub(super) struct Legend {
    heading: String,
    placed: Vec<(f64, usize, Entry)>,
    rows: usize,
}

impl Legend {
    /// Lays the entries out in rows of at most `width_px`, the first beside the heading.
    pub(super) fn new(heading: &str, entries: Vec<Entry>, width_px: f64) -> Self {
        let mut next = HEADING.width_px(heading) + BETWEEN_PX;
        let mut row = 0;
        let mut placed = Vec::new();
        for entry in entries {
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
    pub(super) fn height_px(&self) -> f64 {
        self.rows as f64 * ROW_PX
    }

    /// Draws the rows below `corner`.
    pub(super) fn draw(&self, canvas: &Canvas, corner: Point) -> Result<(), ChartError> {
        let baseline = corner.moved(0.0, ROW_PX - 6.0);
        canvas.text(&self.heading, baseline, Align::Left, (HEADING, INK))?;
        for (right, row, entry) in &self.placed {
            let start = baseline.moved(*right, *row as f64 * ROW_PX);
            let words = start.moved(entry.sample.width_px(), 0.0);
            entry.sample.draw(canvas, start.moved(SAMPLE_PX / 2.0, -MIDDLE_PX))?;
            canvas.text(&entry.words, words, Align::Left, (TEXT, DIM_INK))?;
        }
        Ok(())
    }
}
