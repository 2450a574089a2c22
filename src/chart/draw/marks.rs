//! The mark of a run: state by shape, size and color; a run indoors by a bar through it.

use std::f64::consts::TAU;

use plotters::style::RGBColor;

use super::canvas::{Area, Point};
use super::canvas::{Canvas, Dashes, Pen};
use super::palette::{
    CHANGE, DIM_INK, DISTANCE, GRADE_EDGE, GRADES, INK, LARGE, MODERATE, PAIN, PAIN_FREE, PAPER, REFERENCE, REST, RULE,
    SMALL, STEM,
};
use crate::chart::ChartError;
use crate::facts::StepPain;
use crate::metrics::SpikeState;

/// The line of the longest run.
pub const LONGEST: Pen = Pen::new(INK, 1.4);
/// The line above it.
pub const ABOVE_LONGEST: Pen = Pen::new(INK, 1.2);
pub const DOTS: Dashes = Dashes { on_px: 1.4, off_px: 2.6 };
/// The line through all panels at a start of pain.
pub const PAIN_START: Pen = Pen::new(PAIN, 1.3);
pub const PAIN_START_DASHES: Dashes = Dashes { on_px: 4.0, off_px: 3.0 };
/// A change of watch.
pub const CHANGE_PEN: Pen = Pen::new(CHANGE, 2.2);
/// Days without any activity.
pub const REST_PEN: Pen = Pen::new(STEM, 2.0);
/// The line below which a night is short.
pub const SHORT_NIGHT: Pen = Pen::new(INK, 1.2);
pub const SHORT_NIGHT_DASHES: Dashes = Dashes { on_px: 6.0, off_px: 3.0 };
/// The slanting lines over unobserved days.
pub const UNOBSERVED: Pen = Pen::new(RULE, 0.8);
/// Their distance.
pub const UNOBSERVED_STEP_PX: f64 = 10.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunMark {
    /// Its distance or descent against the largest of the days before.
    pub state: SpikeState,
    /// On a treadmill or in a simulated landscape.
    pub indoor: bool,
    /// So close to the line that the error of measurement decides the state: hollow.
    pub borderline: bool,
}

/// Radius of the dot of one recording of an interrupted run, pixels.
pub const RECORDING_PX: f64 = 2.4;
/// Length of the bar through a run indoors beyond the mark, pixels.
const INDOOR_BAR_PX: f64 = 4.0;

impl RunMark {
    /// Distance from the middle of the mark to its outermost point, pixels.
    pub fn reach_px(self) -> f64 {
        match self.state {
            SpikeState::Reference if self.borderline => 6.4,
            SpikeState::Reference => 3.4,
            SpikeState::WarmingUp => 3.2,
            SpikeState::NoReference => 5.6,
            SpikeState::Small => 6.4,
            SpikeState::Moderate => 7.0,
            SpikeState::Large => 9.5,
        }
    }

    /// The same with the bar of a run indoors, pixels: what labels keep away from.
    pub fn half_width_px(self) -> f64 {
        let bar_px = if self.indoor { INDOOR_BAR_PX } else { 0.0 };
        self.reach_px() + bar_px
    }

    /// Draws the mark.
    pub fn draw(self, canvas: &Canvas, center: Point) -> Result<(), ChartError> {
        if self.indoor {
            let half = self.half_width_px();
            let ends = [center.moved(-half, 0.0), center.moved(half, 0.0)];
            canvas.line(&ends, Pen::new(INK, 1.6))?;
        }
        let reach = self.reach_px();
        let filled = |fill: RGBColor| if self.borderline { PAPER } else { fill };
        match self.state {
            SpikeState::Reference if self.borderline => shape(canvas, &regular(center, 3, reach, 0.0), PAPER, OUTLINE),
            SpikeState::Reference => {
                canvas.disc(center, reach, PAPER)?;
                canvas.disc(center, reach - 0.4, REFERENCE)
            }
            SpikeState::WarmingUp => canvas.ring(center, reach - 0.5, Pen::new(DIM_INK, 1.0)),
            SpikeState::NoReference => shape(canvas, &regular(center, 4, reach, 0.0), PAPER, Pen::new(INK, 1.5)),
            SpikeState::Small => shape(canvas, &regular(center, 3, reach, 0.0), filled(SMALL), OUTLINE),
            SpikeState::Moderate => shape(canvas, &regular(center, 4, reach, TAU / 8.0), filled(MODERATE), OUTLINE),
            SpikeState::Large => shape(canvas, &star(center, reach), filled(LARGE), OUTLINE),
        }
    }
}

/// A recording of an interrupted run, whose own mark is at the sum of all.
pub fn draw_recording(canvas: &Canvas, center: Point) -> Result<(), ChartError> {
    canvas.disc(center, RECORDING_PX, PAPER)?;
    canvas.disc(center, RECORDING_PX - 0.6, REFERENCE)
}

/// The head of a pain score.
pub fn pain_mark(canvas: &Canvas, center: Point) -> Result<(), ChartError> {
    canvas.disc(center, PAIN_REACH_PX, PAIN)
}

/// The mark of a day logged as pain-free: small, since there are many of them.
pub fn pain_free_mark(canvas: &Canvas, center: Point) -> Result<(), ChartError> {
    canvas.disc(center, PAIN_FREE_PX, PAIN_FREE)
}

/// The mark of a day that the diary declares pain-free.
pub fn declared_mark(canvas: &Canvas, center: Point) -> Result<(), ChartError> {
    canvas.ring(center, PAIN_FREE_PX - 0.4, Pen::new(PAIN_FREE, 0.8))
}

/// Radius of the head of a pain score, pixels.
pub const PAIN_REACH_PX: f64 = 4.2;
/// Radius of the mark of a pain-free day, pixels.
pub const PAIN_FREE_PX: f64 = 2.2;

/// A day with a run on the lane of days between runs.
pub fn run_day_mark(canvas: &Canvas, center: Point, radius_px: f64) -> Result<(), ChartError> {
    canvas.disc(center, radius_px, REST)
}

/// A day with another sport; on a day with both the mark of the run is drawn within.
pub fn other_day_mark(canvas: &Canvas, center: Point, radius_px: f64) -> Result<(), ChartError> {
    canvas.ring(center, radius_px, Pen::new(INK, (radius_px / 3.0).min(1.2)))
}

/// The first day of a pair of shoes: a triangle that points down at its day.
pub fn shoe_mark(canvas: &Canvas, tip: Point) -> Result<(), ChartError> {
    let (half, height) = (SHOE_PX / 2.0, SHOE_PX);
    canvas.polygon(&[tip, tip.moved(half, -height), tip.moved(-half, -height)], CHANGE)
}

/// Height and width of the mark of new shoes, pixels.
pub const SHOE_PX: f64 = 9.0;

/// The bar of a week that is only partly in the data.
pub fn partial_bar(canvas: &Canvas, bar: Area, color: RGBColor) -> Result<(), ChartError> {
    canvas.hatch(bar, Pen::new(color, 1.2), 6.0)?;
    canvas.outline(bar, Pen::new(color, 1.2))
}

/// A step of the ladder of volumes: filled where it was free of pain, hatched where that is partly logged, else an outline.
pub fn step_bar(canvas: &Canvas, bar: Area, pain: StepPain) -> Result<(), ChartError> {
    match pain {
        StepPain::NoRun => Ok(()),
        StepPain::Free => canvas.rect(bar, DISTANCE),
        StepPain::PartlyLogged => canvas.hatch(bar, Pen::new(DISTANCE, 1.6), 7.0),
        StepPain::Painful { .. } => canvas.outline(bar.grown(-PAINFUL_PX), Pen::new(PAIN, 2.0 * PAINFUL_PX)),
        StepPain::NotLogged => canvas.outline(bar, Pen::new(RULE, 1.0)),
    }
}

/// Half the width of the outline of a painful step, pixels.
const PAINFUL_PX: f64 = 1.2;

/// Radius of a dot, pixels.
pub const DOT_PX: f64 = 3.4;

/// Meters lost on slopes of one band of grades.
pub fn graded_bar(canvas: &Canvas, bar: Area, band: usize) -> Result<(), ChartError> {
    if let Some(&fill) = GRADES.get(band) {
        canvas.rect(bar, fill)?;
    }
    canvas.outline(bar, EDGE)
}

/// Descent of unknown grade: level lines, since slanting ones mark incomplete weeks.
pub fn ungraded_bar(canvas: &Canvas, bar: Area) -> Result<(), ChartError> {
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

/// The edge of filled marks, so that orange contrasts with white paper.
const OUTLINE: Pen = Pen::new(INK, 1.0);

fn shape(canvas: &Canvas, points: &[Point], fill: RGBColor, edge: Pen) -> Result<(), ChartError> {
    canvas.polygon(points, fill)?;
    let closed: Vec<Point> = points.iter().chain(points.first()).copied().collect();
    canvas.line(&closed, edge)
}

/// A regular shape of so many corners, the first of them upwards, turned by `turn` radians.
fn regular(center: Point, corners: u32, reach: f64, turn: f64) -> Vec<Point> {
    (0..corners).map(|corner| on_circle(center, reach, TAU * f64::from(corner) / f64::from(corners) + turn)).collect()
}

/// A star of five points.
fn star(center: Point, reach: f64) -> Vec<Point> {
    (0..10)
        .map(|corner| {
            let radius = if corner % 2 == 0 { reach } else { reach * 0.45 };
            on_circle(center, radius, TAU * f64::from(corner) / 10.0)
        })
        .collect()
}

/// The point at an angle from straight up, clockwise.
fn on_circle(center: Point, radius: f64, angle: f64) -> Point {
    center.moved(radius * angle.sin(), -radius * angle.cos())
}
