//! Points and boxes on the sheet.

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

    /// The part of the box that lies in `other`; `None` where they share no more than an edge.
    pub fn within(&self, other: &Area) -> Option<Area> {
        self.overlaps(other).then(|| Area {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        })
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
