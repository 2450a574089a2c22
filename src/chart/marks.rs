//! The mark of a run: state by shape, size and colour; a run indoors by a bar through it.

use std::f64::consts::TAU;

use plotters::style::RGBColor;

use super::ChartError;
use super::canvas::{Canvas, Pen};
use super::geometry::Point;
use super::palette::{DIM_INK, INK, LARGE, MODERATE, PAPER, REFERENCE, SMALL};
use crate::metrics::SpikeState;

/// How a run looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RunLook {
    /// Where its distance lies against the longest of the days before.
    pub(super) state: SpikeState,
    /// On a treadmill or in a simulated landscape.
    pub(super) indoor: bool,
}

/// Radius of the dot of one recording of an interrupted outing, pixels.
pub(super) const PART_PX: f64 = 2.4;
/// Length of the bar through a run indoors beyond the mark, pixels.
const INDOOR_BAR_PX: f64 = 4.0;

impl RunLook {
    /// Distance from the middle of the mark to its outermost point, pixels.
    pub(super) fn reach_px(self) -> f64 {
        match self.state {
            SpikeState::Reference => 3.4,
            SpikeState::WarmingUp => 3.2,
            SpikeState::NoReference => 5.6,
            SpikeState::Small => 6.4,
            SpikeState::Moderate => 7.0,
            SpikeState::Large => 9.5,
        }
    }

    /// The same with the bar of a run indoors, pixels: what labels keep away from.
    pub(super) fn half_width_px(self) -> f64 {
        let bar_px = if self.indoor { INDOOR_BAR_PX } else { 0.0 };
        self.reach_px() + bar_px
    }

    /// Draws the mark.
    pub(super) fn draw(self, canvas: &Canvas, centre: Point) -> Result<(), ChartError> {
        if self.indoor {
            let half = self.half_width_px();
            let ends = [centre.moved(-half, 0.0), centre.moved(half, 0.0)];
            canvas.line(&ends, Pen::new(INK, 1.6))?;
        }
        let reach = self.reach_px();
        match self.state {
            SpikeState::Reference => {
                canvas.disc(centre, reach, PAPER)?;
                canvas.disc(centre, reach - 0.4, REFERENCE)
            }
            SpikeState::WarmingUp => canvas.ring(centre, reach - 0.5, Pen::new(DIM_INK, 1.0)),
            SpikeState::NoReference => shape(canvas, &regular(centre, 4, reach, 0.0), PAPER, Pen::new(INK, 1.5)),
            SpikeState::Small => shape(canvas, &regular(centre, 3, reach, 0.0), SMALL, OUTLINE),
            SpikeState::Moderate => shape(canvas, &regular(centre, 4, reach, TAU / 8.0), MODERATE, OUTLINE),
            SpikeState::Large => shape(canvas, &star(centre, reach), LARGE, OUTLINE),
        }
    }
}

/// A recording of an interrupted outing, whose own mark stands at their sum.
pub(super) fn draw_part(canvas: &Canvas, centre: Point) -> Result<(), ChartError> {
    canvas.disc(centre, PART_PX, PAPER)?;
    canvas.disc(centre, PART_PX - 0.6, REFERENCE)
}

/// The edge of filled marks, so that orange stands out from white paper.
const OUTLINE: Pen = Pen::new(INK, 1.0);

fn shape(canvas: &Canvas, points: &[Point], fill: RGBColor, edge: Pen) -> Result<(), ChartError> {
    canvas.polygon(points, fill)?;
    let closed: Vec<Point> = points.iter().chain(points.first()).copied().collect();
    canvas.line(&closed, edge)
}

/// A regular shape of so many corners, the first of them upwards, turned by `turn` radians.
fn regular(centre: Point, corners: u32, reach: f64, turn: f64) -> Vec<Point> {
    (0..corners).map(|corner| on_circle(centre, reach, TAU * f64::from(corner) / f64::from(corners) + turn)).collect()
}

/// A star of five points.
fn star(centre: Point, reach: f64) -> Vec<Point> {
    (0..10)
        .map(|corner| {
            let radius = if corner % 2 == 0 { reach } else { reach * 0.45 };
            on_circle(centre, radius, TAU * f64::from(corner) / 10.0)
        })
        .collect()
}

/// The point at an angle from straight up, clockwise.
fn on_circle(centre: Point, radius: f64, angle: f64) -> Point {
    centre.moved(radius * angle.sin(), -radius * angle.cos())
}
