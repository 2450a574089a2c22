//! The sheet, and points and boxes on it, in pixels of the drawing: x to the right, y down.

/// Width of the drawing, pixels: 17 cm on paper.
pub const WIDTH_PX: f64 = 1000.0;
/// Left edge of the plots, pixels: room for the labels of values.
pub const LEFT_PX: f64 = 64.0;
/// Right edge of the plots, pixels.
pub const RIGHT_PX: f64 = 990.0;
/// Space around everything, pixels.
pub const MARGIN_PX: f64 = 10.0;
/// Space between a heading and its plot, pixels.
pub const HEADING_GAP_PX: f64 = 4.0;
/// Space between a plot and the next heading, pixels.
pub const PANEL_GAP_PX: f64 = 12.0;

/// A point on the sheet, pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn at(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    pub fn moved(self, right: f64, down: f64) -> Self {
        Point::at(self.x + right, self.y + down)
    }
}

/// A box on the sheet, pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// The box around two opposite corners, in any order.
    pub fn spanning(one: Point, other: Point) -> Self {
        Area {
            left: one.x.min(other.x),
            top: one.y.min(other.y),
            right: one.x.max(other.x),
            bottom: one.y.max(other.y),
        }
    }

    /// The box around a point, `reach` in every direction.
    pub fn around(center: Point, reach: f64) -> Self {
        Area::spanning(center, center).grown(reach)
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub fn center(&self) -> Point {
        Point::at((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// The box with `by` more on every side.
    pub fn grown(self, by: f64) -> Self {
        Area { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// True where the two boxes share more than an edge.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// True where `other` is wholly within.
    pub fn holds(&self, other: &Area) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }
}
