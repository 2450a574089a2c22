//! The line above a panel: its heading, and what its marks mean.

use crate::chart::ChartError;
use crate::chart::draw::canvas::{Align, Canvas};
use crate::chart::draw::font::{HEADING, TEXT};
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::marks::{
    ABOVE_LONGEST, CHANGE_PEN, DOT_PX, DOTS, DOUBTFUL_REST, FIRST_NOTE, FIRST_NOTE_DASHES, LONGEST, REST_PEN, RunLook,
    UNOBSERVED, draw_part, graded_bar, pain_free_mark, pain_mark, partial_bar, ungraded_bar,
};
use crate::chart::draw::palette::{DIM_INK, INK};
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

/// A mark and its meaning.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The mark.
    pub sample: Sample,
    /// The meaning.
    pub words: String,
}

impl Entry {
    /// A mark and its meaning.
    pub fn new(sample: Sample, words: impl Into<String>) -> Self {
        Entry { sample, words: words.into() }
    }

    fn width_px(&self) -> f64 {
        self.sample.width_px() + TEXT.width_px(&self.words)
    }
}

/// A mark in small.
#[derive(Debug, Clone, Copy)]
pub enum Sample {
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

/// A heading with its entries, laid out in rows.
pub struct Legend {
    heading: String,
    placed: Vec<(f64, usize, Entry)>,
    rows: usize,
}

impl Legend {
    /// Lays the entries out in rows of at most `width_px`, the first beside the heading.
    pub fn new(heading: &str, entries: Vec<Entry>, width_px: f64) -> Self {
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
    pub fn height_px(&self) -> f64 {
        self.rows as f64 * ROW_PX
    }

    /// Draws the rows below `corner`.
    pub fn draw(&self, canvas: &Canvas, corner: Point) -> Result<(), ChartError> {
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
