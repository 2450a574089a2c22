//! Places on a drawing that stand for a row of the tables, so that a page can lay links over them. Nothing of them is
//! drawn: plotters draws the marks, and where they went is told here.

use jiff::civil::Date;

use crate::chart::draw::geometry::{Area, Point};

/// Least width and height, pixels: a dot of a run is too small to be hit with a pointer.
const LEAST_PX: f64 = 12.0;

/// What a place on the drawing stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    pub fn around(marked: Marked, mark: Area) -> Self {
        let half = |length: f64| length.max(LEAST_PX) / 2.0;
        let (across, down) = (half(mark.right - mark.left), half(mark.height()));
        let corner = mark.center().moved(-across, -down);
        Hotspot { marked, left_px: corner.x, top_px: corner.y, width_px: 2.0 * across, height_px: 2.0 * down }
    }

    /// The place of a mark around a point.
    pub fn at(marked: Marked, center: Point, reach_px: f64) -> Self {
        Hotspot::around(marked, Area::around(center, reach_px))
    }

    /// Puts places in reading order and parts those that overlap midway, so that each mark is under its own link: in half a
    /// year the notes of two days are 5 pixels apart.
    pub fn separate(places: &mut [Self]) {
        places.sort_by(|one, other| {
            let by_panel = one.panel().cmp(&other.panel());
            by_panel.then(one.left_px.total_cmp(&other.left_px))
        });
        let drawn: Vec<Area> = places.iter().map(Hotspot::area).collect();
        for one in 0..places.len() {
            for other in one + 1..places.len() {
                if drawn[other].left >= drawn[one].right || places[other].panel() != places[one].panel() {
                    break;
                }
                let (before, after) = places.split_at_mut(other);
                let centers = [drawn[one].center(), drawn[other].center()];
                split_border(&mut before[one], &mut after[0], centers);
            }
        }
    }

    /// Notes before runs before weeks, as the panels stand.
    fn panel(&self) -> u8 {
        match self.marked {
            Marked::Note(_) => 0,
            Marked::Run(_) => 1,
            Marked::Week(_) => 2,
        }
    }

    fn area(&self) -> Area {
        Area {
            left: self.left_px,
            top: self.top_px,
            right: self.left_px + self.width_px,
            bottom: self.top_px + self.height_px,
        }
    }

    fn set(&mut self, area: Area) {
        self.left_px = area.left;
        self.top_px = area.top;
        self.width_px = area.right - area.left;
        self.height_px = area.height();
    }
}

/// Draws the border of two places that overlap midway between the marks, across or down, whichever lies further apart.
fn split_border(one: &mut Hotspot, other: &mut Hotspot, [center, next]: [Point; 2]) {
    let (mut area, mut beside) = (one.area(), other.area());
    if !area.overlaps(&beside) || center == next {
        return;
    }
    let middle = Area::spanning(center, next).center();
    if (next.x - center.x).abs() >= (next.y - center.y).abs() {
        area.right = area.right.min(middle.x);
        beside.left = beside.left.max(middle.x);
    } else if center.y < next.y {
        area.bottom = area.bottom.min(middle.y);
        beside.top = beside.top.max(middle.y);
    } else {
        area.top = area.top.max(middle.y);
        beside.bottom = beside.bottom.min(middle.y);
    }
    one.set(area);
    other.set(beside);
}

#[cfg(test)]
mod tests {
    //! Places beside each other by hand.

    use super::*;

    fn settled(centers: &[(f64, f64)]) -> Vec<Area> {
        let mut places: Vec<Hotspot> =
            centers.iter().map(|&(x, y)| Hotspot::at(Marked::Note(0), Point::at(x, y), 3.0)).collect();
        Hotspot::separate(&mut places);
        places.iter().map(Hotspot::area).collect()
    }

    #[test]
    fn a_small_mark_has_a_place_large_enough_for_a_pointer() {
        let area = settled(&[(50.0, 20.0)])[0];
        assert_eq!((area.left, area.right), (44.0, 56.0));
        assert_eq!((area.top, area.bottom), (14.0, 26.0));
    }

    #[test]
    fn neighbours_part_midway_and_keep_their_own_middle() {
        let places = settled(&[(55.0, 20.0), (50.0, 20.0), (52.0, 29.0)]);
        for (index, place) in places.iter().enumerate() {
            for other in &places[..index] {
                assert!(!place.overlaps(other), "{place:?} {other:?}");
            }
        }
        let middles = [(50.0, 20.0), (52.0, 29.0), (55.0, 20.0)];
        for (place, (x, y)) in places.iter().zip(middles) {
            assert!(place.grown(0.01).holds(&Area::around(Point::at(x, y), 0.0)));
        }
    }
}
