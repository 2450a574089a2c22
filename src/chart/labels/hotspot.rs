//! Areas of a drawing that belong to a row of the tables, so that a page can put links over them. They are not drawn.

use jiff::civil::Date;

use crate::chart::draw::canvas::{Area, Point};

/// Least width and height, pixels: a dot of a run is too small to be hit with a pointer.
const LEAST_PX: f64 = 12.0;

/// The row that a hotspot belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marked {
    /// A pain note, by its index in [`crate::timeline::Timeline::pain`].
    Note(usize),
    /// A run, by its name.
    Run(String),
    /// A week, by its first day.
    Week(Date),
}

/// An area of the drawing, pixels from its upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Hotspot {
    pub marked: Marked,
    pub left_px: f64,
    pub top_px: f64,
    pub width_px: f64,
    pub height_px: f64,
}

impl Hotspot {
    /// The hotspot of a mark, large enough for a pointer.
    pub fn around(marked: Marked, mark: Area) -> Self {
        let half = |length: f64| length.max(LEAST_PX) / 2.0;
        let (across, down) = (half(mark.right - mark.left), half(mark.height()));
        let corner = mark.center().moved(-across, -down);
        Hotspot { marked, left_px: corner.x, top_px: corner.y, width_px: 2.0 * across, height_px: 2.0 * down }
    }

    /// The hotspot of a mark around a point.
    pub fn at(marked: Marked, center: Point, reach_px: f64) -> Self {
        Hotspot::around(marked, Area::around(center, reach_px))
    }

    /// Puts hotspots in reading order and separates those that overlap midway, so that each mark is under its own link: in half a
    /// year the notes of two days are 5 pixels apart.
    pub fn separate(hotspots: &mut [Self]) {
        hotspots.sort_by(|one, other| {
            let by_panel = one.panel().cmp(&other.panel());
            by_panel.then(one.left_px.total_cmp(&other.left_px))
        });
        let drawn: Vec<Area> = hotspots.iter().map(Hotspot::area).collect();
        for one in 0..hotspots.len() {
            for other in one + 1..hotspots.len() {
                if drawn[other].left >= drawn[one].right || hotspots[other].panel() != hotspots[one].panel() {
                    break;
                }
                let (before, after) = hotspots.split_at_mut(other);
                let centers = [drawn[one].center(), drawn[other].center()];
                split_border(&mut before[one], &mut after[0], centers);
            }
        }
    }

    /// Notes before runs before weeks, in the order of the panels.
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

/// Separates two overlapping hotspots midway between their marks, in the direction in which these are further apart.
fn split_border(one: &mut Hotspot, other: &mut Hotspot, [center, next]: [Point; 2]) {
    let (mut area, mut next_area) = (one.area(), other.area());
    if !area.overlaps(&next_area) || center == next {
        return;
    }
    let middle = Area::spanning(center, next).center();
    if (next.x - center.x).abs() >= (next.y - center.y).abs() {
        area.right = area.right.min(middle.x);
        next_area.left = next_area.left.max(middle.x);
    } else if center.y < next.y {
        area.bottom = area.bottom.min(middle.y);
        next_area.top = next_area.top.max(middle.y);
    } else {
        area.top = area.top.max(middle.y);
        next_area.bottom = next_area.bottom.min(middle.y);
    }
    one.set(area);
    other.set(next_area);
}

#[cfg(test)]
mod tests {
    //! Neighboring hotspots, worked out by hand.

    use super::*;

    fn settled(centers: &[(f64, f64)]) -> Vec<Area> {
        let mut hotspots: Vec<Hotspot> =
            centers.iter().map(|&(x, y)| Hotspot::at(Marked::Note(0), Point::at(x, y), 3.0)).collect();
        Hotspot::separate(&mut hotspots);
        hotspots.iter().map(Hotspot::area).collect()
    }

    #[test]
    fn a_small_mark_has_a_hotspot_large_enough_for_a_pointer() {
        let area = settled(&[(50.0, 20.0)])[0];
        assert_eq!((area.left, area.right), (44.0, 56.0));
        assert_eq!((area.top, area.bottom), (14.0, 26.0));
    }

    #[test]
    fn neighbors_separate_midway_and_keep_their_own_middle() {
        let hotspots = settled(&[(55.0, 20.0), (50.0, 20.0), (52.0, 29.0)]);
        for (index, hotspot) in hotspots.iter().enumerate() {
            for other in &hotspots[..index] {
                assert!(!hotspot.overlaps(other), "{hotspot:?} {other:?}");
            }
        }
        let middles = [(50.0, 20.0), (52.0, 29.0), (55.0, 20.0)];
        for (hotspot, (x, y)) in hotspots.iter().zip(middles) {
            assert!(hotspot.grown(0.01).holds(&Area::around(Point::at(x, y), 0.0)));
        }
    }
}
