//! Drawing with plotters: canvas, font, colors and marks, and the SVG and PNG that come out of it.

pub mod area;
pub mod canvas;
pub mod font;
pub mod marks;
pub mod palette;
pub mod png;
pub mod svg_root;

use plotters::style::RGBColor;

use self::canvas::Point;
use self::canvas::{Align, Canvas};
use self::font::{Font, TITLE, clean};
use super::ChartError;

/// Left edge of lines of text over the whole width, pixels.
const TEXT_LEFT_PX: f64 = 2.0;

/// Lines of text over the whole width.
pub struct Paragraph {
    lines: Vec<String>,
    ink: (Font, RGBColor),
    top: f64,
}

impl Paragraph {
    /// The text below `top` and up to `right`, broken where it says so and where the width demands it.
    pub fn new(text: &str, ink: (Font, RGBColor), (top, right): (f64, f64)) -> Self {
        let lines: Vec<String> = text.lines().map(clean).collect();
        let (text, width_px) = (lines.join("\n"), right - TEXT_LEFT_PX);
        Paragraph {
            lines: if ink.0 == TITLE { TITLE.balanced(&text, width_px) } else { ink.0.wrapped(&text, width_px) },
            ink,
            top,
        }
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.top + self.lines.len() as f64 * self.ink.0.line_px()
    }

    /// Draws the lines.
    pub fn draw(&self, canvas: &Canvas) -> Result<(), ChartError> {
        let font = self.ink.0;
        for (index, line) in self.lines.iter().enumerate() {
            let baseline = self.top + font.ascent_px() + index as f64 * font.line_px();
            canvas.text(line, Point::at(TEXT_LEFT_PX, baseline), Align::Left, self.ink)?;
        }
        Ok(())
    }
}
