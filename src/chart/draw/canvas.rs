//! Paper and pens: the few shapes the charts are made of, drawn with plotters into an SVG.
//!
//! Everything is given in pixels with fractions. Plotters counts in whole units, so one pixel is [`UNITS_PER_PX`] of
//! them; the document scales them back. Coordinates are therefore whole numbers, and no NaN can reach the file.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, CoordMapper, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, RGBColor, ShapeStyle, TextStyle};

pub use super::area::{Area, Point};
use super::font::{self, Font};
use super::palette::PAPER;
use crate::chart::ChartError;

/// Plotters' units in one pixel of the drawing.
pub const UNITS_PER_PX: f64 = 10.0;
/// Height of plotters' "top" of a text above its baseline, em; the same in every program that shows the SVG.
const TOP_EM: f64 = 0.76;

/// The paper.
pub struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// A line's color and width.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    /// Color.
    pub color: RGBColor,
    /// Width, pixels.
    pub width_px: f64,
}

impl Pen {
    /// A pen.
    pub const fn new(color: RGBColor, width_px: f64) -> Self {
        Pen { color, width_px }
    }
}

/// Which point of a line of text is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Its beginning.
    Left,
    /// Its middle.
    Center,
    /// Its end.
    Right,
}

/// Strokes and spaces of a broken line, pixels.
#[derive(Debug, Clone, Copy)]
pub struct Dashes {
    /// Length of a stroke.
    pub on_px: f64,
    /// Length of a space.
    pub off_px: f64,
}

impl<'a> Canvas<'a> {
    /// White paper of this size, which will be written into `svg`.
    pub fn new(svg: &'a mut String, width_px: f64, height_px: f64) -> Result<Self, ChartError> {
        font::register()?;
        let size = (units(width_px) as u32, units(height_px) as u32);
        let canvas = Canvas { area: SVGBackend::with_string(svg, size).into_drawing_area() };
        canvas.rect(Area::spanning(Point::at(0.0, 0.0), Point::at(width_px, height_px)), PAPER)?;
        Ok(canvas)
    }

    /// Writes the end of the document.
    pub fn finish(self) -> Result<(), ChartError> {
        self.area.present().map_err(failed)
    }

    /// A filled box.
    pub fn rect(&self, area: Area, fill: RGBColor) -> Result<(), ChartError> {
        let corners = [to_units(Point::at(area.left, area.top)), to_units(Point::at(area.right, area.bottom))];
        self.draw(&Rectangle::new(corners, filled(fill, 1.0)))
    }

    /// Bars that stand on one line, as one shape: joined along their feet, where it has no height.
    pub fn bars(&self, bars: &[Area], fill: RGBColor) -> Result<(), ChartError> {
        let outline = |bar: &Area| {
            let foot = Point::at(bar.left, bar.bottom);
            let (right, height) = (bar.right - bar.left, bar.height());
            [foot, foot.moved(0.0, -height), foot.moved(right, -height), foot.moved(right, 0.0)]
        };
        let points: Vec<Point> = bars.iter().flat_map(outline).collect();
        if points.is_empty() { Ok(()) } else { self.polygon(&points, fill) }
    }

    /// White below text, so that grid and hatching do not cross it.
    pub fn backing(&self, area: Area) -> Result<(), ChartError> {
        let corners = [to_units(Point::at(area.left, area.top)), to_units(Point::at(area.right, area.bottom))];
        self.draw(&Rectangle::new(corners, filled(PAPER, 0.85)))
    }

    /// The edge of a box.
    pub fn outline(&self, area: Area, pen: Pen) -> Result<(), ChartError> {
        let corner = Point::at(area.left, area.top);
        self.line(
            &[
                corner,
                Point::at(area.right, area.top),
                Point::at(area.right, area.bottom),
                Point::at(area.left, area.bottom),
                corner,
            ],
            pen,
        )
    }

    /// A line through points.
    pub fn line(&self, points: &[Point], pen: Pen) -> Result<(), ChartError> {
        let style = ShapeStyle { color: pen.color.to_rgba(), filled: false, stroke_width: units(pen.width_px) as u32 };
        let points: Vec<(i32, i32)> = points.iter().copied().map(to_units).collect();
        self.draw(&PathElement::new(points, style))
    }

    /// A filled shape.
    pub fn polygon(&self, points: &[Point], fill: RGBColor) -> Result<(), ChartError> {
        let points: Vec<(i32, i32)> = points.iter().copied().map(to_units).collect();
        self.draw(&Polygon::new(points, filled(fill, 1.0)))
    }

    /// A filled circle.
    pub fn disc(&self, center: Point, radius_px: f64, fill: RGBColor) -> Result<(), ChartError> {
        self.draw(&Circle::new(to_units(center), units(radius_px), filled(fill, 1.0)))
    }

    /// The edge of a circle, white within.
    pub fn ring(&self, center: Point, radius_px: f64, pen: Pen) -> Result<(), ChartError> {
        self.disc(center, radius_px, PAPER)?;
        let style = ShapeStyle { color: pen.color.to_rgba(), filled: false, stroke_width: units(pen.width_px) as u32 };
        self.draw(&Circle::new(to_units(center), units(radius_px), style))
    }

    /// A broken line, straight down or straight across.
    ///
    /// SVG has `stroke-dasharray` for this and plotters has not. Its own dashes are one element each; here the strokes
    /// are one polygon, joined along an edge without width.
    pub fn dashed(&self, from: Point, to: Point, pen: Pen, dashes: Dashes) -> Result<(), ChartError> {
        let upright = from.x == to.x;
        let (start, end) = if upright { (from.y, to.y) } else { (from.x, to.x) };
        let half = pen.width_px / 2.0;
        let corner = |along: f64, across: f64| {
            if upright { from.moved(across, along - from.y) } else { from.moved(along - from.x, across) }
        };
        let mut points = Vec::new();
        let mut along = start;
        while along < end {
            let stroke_end = (along + dashes.on_px).min(end);
            points.extend([
                corner(along, -half),
                corner(along, half),
                corner(stroke_end, half),
                corner(stroke_end, -half),
            ]);
            along = stroke_end + dashes.off_px;
        }
        if points.is_empty() {
            return Ok(());
        }
        self.polygon(&points, pen.color)
    }

    /// Slanting lines that fill a box.
    pub fn hatch(&self, area: Area, pen: Pen, step_px: f64) -> Result<(), ChartError> {
        // A line rises from the lower left to the upper right: x + y is the same along it.
        let mut sum = ((area.left + area.top) / step_px).ceil() * step_px;
        while sum < area.right + area.bottom {
            let lower_y = (sum - area.left).min(area.bottom);
            let upper_y = (sum - area.right).max(area.top);
            if upper_y < lower_y {
                let ends = [Point::at(sum - lower_y, lower_y), Point::at(sum - upper_y, upper_y)];
                self.line(&ends, pen)?;
            }
            sum += step_px;
        }
        Ok(())
    }

    /// A line of text on its baseline.
    pub fn text(&self, text: &str, at: Point, align: Align, ink: (Font, RGBColor)) -> Result<(), ChartError> {
        let (font, color) = ink;
        let across = match align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        let style = TextStyle {
            font: font.plotters(UNITS_PER_PX),
            color: color.to_backend_color(),
            pos: Pos::new(across, VPos::Top),
        };
        let top = at.moved(0.0, -TOP_EM * font.size_px);
        self.draw(&Text::new(text.to_owned(), to_units(top), style))
    }

    fn draw<'e, E, B>(&self, element: &'e E) -> Result<(), ChartError>
    where
        B: CoordMapper,
        &'e E: PointCollection<'e, (i32, i32), B>,
        E: Drawable<SVGBackend<'a>, B>,
    {
        self.area.draw(element).map_err(failed)
    }
}

fn filled(color: RGBColor, opacity: f64) -> ShapeStyle {
    color.mix(opacity).filled()
}

fn to_units(point: Point) -> (i32, i32) {
    (units(point.x), units(point.y))
}

fn units(px: f64) -> i32 {
    (px * UNITS_PER_PX).round() as i32
}

fn failed(error: DrawingAreaErrorKind<std::io::Error>) -> ChartError {
    ChartError::Drawing(error.to_string())
}

/// Width of the drawing of one run, pixels: 17 cm on paper.
pub const WIDTH_PX: f64 = 1000.0;
/// Left edge of the plots, pixels: room for the labels of values.
pub const LEFT_PX: f64 = 64.0;
/// Right edge of the drawing of one run, pixels.
pub const RIGHT_PX: f64 = 990.0;
/// Space around everything, pixels.
pub const MARGIN_PX: f64 = 10.0;
/// Space between a heading and its plot, pixels.
pub const HEADING_GAP_PX: f64 = 4.0;
/// Space between a plot and the next heading, pixels.
pub const PANEL_GAP_PX: f64 = 12.0;

#[cfg(test)]
mod tests {
    //! Shapes that plotters lacks.

    use super::*;
    use crate::chart::draw::palette::INK;

    fn drawn(draw: impl Fn(&Canvas) -> Result<(), ChartError>) -> String {
        let mut svg = String::new();
        let canvas = Canvas::new(&mut svg, 100.0, 50.0).unwrap();
        draw(&canvas).unwrap();
        canvas.finish().unwrap();
        svg
    }

    #[test]
    fn a_dashed_line_is_one_shape_that_ends_where_it_should() {
        let dashes = Dashes { on_px: 4.0, off_px: 3.0 };
        let svg =
            drawn(|canvas| canvas.dashed(Point::at(10.0, 5.0), Point::at(10.0, 20.0), Pen::new(INK, 2.0), dashes));
        assert_eq!(svg.matches("<polygon").count(), 1);
        // Strokes from 5 to 9, 12 to 16 and 19 to 20, one pixel to either side of x = 10.
        assert!(svg.contains("90,50 110,50 110,90 90,90 90,120 110,120 110,160 90,160 90,190 110,190 110,200 90,200"));
    }

    #[test]
    fn a_line_without_length_draws_nothing() {
        let dashes = Dashes { on_px: 4.0, off_px: 3.0 };
        let here = Point::at(10.0, 5.0);
        let svg = drawn(|canvas| canvas.dashed(here, here, Pen::new(INK, 2.0), dashes));
        assert!(!svg.contains("<polygon"));
    }

    #[test]
    fn hatching_stays_within_its_box() {
        let area = Area::spanning(Point::at(20.0, 10.0), Point::at(60.0, 40.0));
        let svg = drawn(|canvas| canvas.hatch(area, Pen::new(INK, 1.0), 7.0));
        let ends: Vec<(f64, f64)> = svg
            .split("points=\"")
            .skip(1)
            .flat_map(|rest| rest.split('"').next().unwrap().split_whitespace())
            .map(|pair| {
                let (x, y) = pair.split_once(',').unwrap();
                (x.parse().unwrap(), y.parse().unwrap())
            })
            .collect();
        assert_eq!(ends.len(), 2 * 10);
        assert!(ends.iter().all(|&(x, y)| (200.0..=600.0).contains(&x) && (100.0..=400.0).contains(&y)));
    }
}
