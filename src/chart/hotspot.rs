//! Places on a drawing that stand for a row of the tables, so that a page can lay links over them. Nothing of them is
//! drawn: plotters draws the marks, and where they went is told here.

use jiff::civil::Date;

use super::geometry::{Area, Point};

/// Least width and height, pixels: a dot of a run is too small to be hit with a pointer.
const LEAST_PX: f64 = 12.0;

/// What a place on the drawing stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marked {
    /// A pain note, by its place in [`crate::timeline::Timeline::pain`].
    Note(usize),
    /// A run, by its name.
    Run(String),
    /// A week, by its first day.
    Week(Date),
}

/// A place on the drawing, pixels from its upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Hotspot {
    /// What it stands for.
    pub marked: Marked,
    /// Left edge.
    pub left_px: f64,
    /// Upper edge.
    pub top_px: f64,
    /// Width.
    pub width_px: f64,
    /// Height.
    pub height_px: f64,
}

impl Hotspot {
    /// The place of a mark, made large enough for a pointer.
    pub(super) fn around(marked: Marked, mark: Area) -> Self {
        let half = |length: f64| length.max(LEAST_PX) / 2.0;
        let (across, down) = (half(mark.right - mark.left), half(mark.height()));
        let corner = mark.centre().moved(-across, -down);
        Hotspot {
            marked,
            left_px: corner.x,
            top_px: corner.y,
            width_px: 2.0 * across,
            height_px: 2.0 * down,
        }
    }

    /// The place of a mark around a point.
    pub(super) fn at(marked: Marked, centre: Point, reach_px: f64) -> Self {
        Hotspot::around(marked, Area::around(centre, reach_px))
    }

    /// The reading order: notes, runs, weeks, each from left to right.
    pub(super) fn before(&self, other: &Self) -> std::cmp::Ordering {
        let panel = |hotspot: &Hotspot| match hotspot.marked {
            Marked::Note(_) => 0,
            Marked::Run(_) => 1,
            Marked::Week(_) => 2,
        };
        let by_panel = panel(self).cmp(&panel(other));
        by_panel.then(self.left_px.total_cmp(&other.left_px))
    }
}
