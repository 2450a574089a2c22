//! Finding room for labels: none may touch another, a mark or the frame.
//!
//! The panels say which boxes are taken by marks and which labels they would like. When all is drawn, the labels are
//! placed by rank, the highest first, each at the first free spot of its list. A label without a free spot is left out:
//! its mark keeps its shape and the tables hold the number.

pub mod hotspot;
pub mod legend;

use plotters::style::RGBColor;

use super::ChartError;
use super::draw::canvas::{Align, Canvas, Pen};
use super::draw::font::Font;
use super::draw::geometry::{Area, Point};
use super::draw::palette::RULE;

/// Least distance of a label from anything else, pixels.
const CLEARANCE_PX: f64 = 2.0;
/// A label is lifted off its point by this much at a time, pixels: a line of text.
const LIFT_PX: f64 = 18.0;
/// And so many times at most.
const LIFTS: u32 = 7;

/// Where a label lies, seen from the point it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Above, ending at the point.
    AboveLeft,
    /// Above, centred.
    Above,
    /// Above, beginning at the point.
    AboveRight,
    /// To the left, at half height.
    Left,
    /// To the right, at half height.
    Right,
    /// Below, centred.
    Below,
    /// On the point itself.
    Over,
}

/// One way to place a label.
#[derive(Debug, Clone)]
struct Way {
    lines: Vec<String>,
    anchor: Point,
    reach_px: f64,
    spot: Spot,
    /// How far the label is lifted off its point; a thin line then leads down to it.
    lift_px: f64,
}

/// Points and spots to try.
#[derive(Debug, Clone, Copy)]
pub struct Spots<'s> {
    /// The points the label may belong to, the preferred first.
    pub anchors: &'s [Point],
    /// Distance from the point at which the label begins, pixels.
    pub reach_px: f64,
    /// Spots to try at each point, in this order.
    pub spots: &'s [Spot],
}

/// A label that is to be placed.
#[derive(Debug, Clone)]
pub struct Label {
    ink: (Font, RGBColor),
    within: Area,
    rank: f64,
    ways: Vec<Way>,
}

impl Label {
    /// A label that must stay in the box `within`. Higher ranks choose first; equal ranks in the order they came.
    pub fn new(ink: (Font, RGBColor), within: Area, rank: f64) -> Self {
        Label { ink, within, rank, ways: Vec::new() }
    }

    /// Then try these lines at these spots.
    pub fn or(mut self, lines: &[String], at: Spots) -> Self {
        for &anchor in at.anchors {
            self.ways.extend(at.spots.iter().map(|&spot| Way {
                lines: lines.to_vec(),
                anchor,
                reach_px: at.reach_px,
                spot,
                lift_px: 0.0,
            }));
        }
        self
    }

    /// Then try these lines higher and higher above the point, with a thin line down to it.
    pub fn or_lifted(mut self, lines: &[String], anchor: Point, reach_px: f64) -> Self {
        for step in 1..=LIFTS {
            self.ways.extend([Spot::AboveLeft, Spot::Above, Spot::AboveRight].map(|spot| Way {
                lines: lines.to_vec(),
                anchor,
                reach_px,
                spot,
                lift_px: f64::from(step) * LIFT_PX,
            }));
        }
        self
    }
}

/// A label that has found its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The lines.
    pub lines: Vec<String>,
    /// The room it takes.
    pub area: Area,
    align: Align,
    ink: (Font, RGBColor),
    leader: Option<[Point; 2]>,
}

impl Placed {
    fn of(label: &Label, way: &Way) -> Self {
        let size = block_size(&way.lines, label.ink.0);
        let lifted = way.anchor.moved(0.0, -way.lift_px);
        let (area, align) = block_at(lifted, size, way.spot, way.reach_px);
        let leader = (way.lift_px > 0.0)
            .then(|| [Point::at(way.anchor.x, area.bottom + 1.0), way.anchor.moved(0.0, -way.reach_px)]);
        Placed { lines: way.lines.clone(), area, align, ink: label.ink, leader }
    }

    fn leader_area(&self) -> Option<Area> {
        self.leader.map(|[top, bottom]| Area::spanning(top, bottom).grown(0.5))
    }
}

/// What is taken and what is wanted.
#[derive(Debug, Default)]
pub struct Labels {
    /// Marks and placed labels: nothing may touch them.
    taken: Vec<Area>,
    /// Lines: labels keep away, thin lines to a label may cross them.
    lines: Vec<Area>,
    wanted: Vec<Label>,
}

impl Labels {
    /// Keeps labels away from a mark.
    pub fn keep_clear(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Keeps labels away from a line through points.
    pub fn keep_clear_of_line(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            self.lines.push(Area::spanning(pair[0], pair[1]).grown(0.5));
        }
    }

    /// Asks for a label.
    pub fn want(&mut self, label: Label) {
        self.wanted.push(label);
    }

    /// Places the labels that find room, in the order of their rank.
    pub fn place(mut self) -> Vec<Placed> {
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.sort_by(|one, other| other.rank.total_cmp(&one.rank));
        let mut placed: Vec<Placed> = Vec::new();
        for label in &wanted {
            let mut candidates = label.ways.iter().map(|way| Placed::of(label, way));
            if let Some(found) = candidates.find(|candidate| self.has_room(label, candidate)) {
                self.taken.push(found.area);
                self.taken.extend(found.leader_area());
                placed.push(found);
            }
        }
        placed
    }

    fn has_room(&self, label: &Label, candidate: &Placed) -> bool {
        let room = candidate.area.grown(CLEARANCE_PX);
        let leader = candidate.leader_area();
        label.within.holds(&candidate.area)
            && !self.lines.iter().any(|line| line.overlaps(&room))
            && !self
                .taken
                .iter()
                .any(|taken| taken.overlaps(&room) || leader.is_some_and(|leader| leader.overlaps(taken)))
    }
}

/// Draws labels on a white ground.
pub fn draw(canvas: &Canvas, placed: &[Placed]) -> Result<(), ChartError> {
    for leader in placed.iter().filter_map(|label| label.leader) {
        canvas.line(&leader, Pen::new(RULE, 0.8))?;
    }
    for label in placed {
        canvas.backing(label.area.grown(1.0))?;
        let x = match label.align {
            Align::Left => label.area.left,
            Align::Centre => label.area.centre().x,
            Align::Right => label.area.right,
        };
        let font = label.ink.0;
        for (index, line) in label.lines.iter().enumerate() {
            let down = font.ascent_px() + index as f64 * font.line_px();
            let at = Point::at(x, label.area.top + down);
            canvas.text(line, at, label.align, label.ink)?;
        }
    }
    Ok(())
}

fn block_size(lines: &[String], font: Font) -> (f64, f64) {
    let width = lines.iter().map(|line| font.width_px(line)).fold(0.0, f64::max);
    let baselines = lines.len().saturating_sub(1) as f64 * font.line_px();
    (width, baselines + font.ascent_px() + font.descent_px())
}

fn block_at(anchor: Point, (width, height): (f64, f64), spot: Spot, reach: f64) -> (Area, Align) {
    let half = width / 2.0;
    let above = -reach - height;
    let (right, down, align) = match spot {
        Spot::AboveLeft => (-width, above, Align::Right),
        Spot::Above => (-half, above, Align::Centre),
        Spot::AboveRight => (0.0, above, Align::Left),
        Spot::Left => (-reach - width, -height / 2.0, Align::Right),
        Spot::Right => (reach, -height / 2.0, Align::Left),
        Spot::Below => (-half, reach, Align::Centre),
        Spot::Over => (-half, -height / 2.0, Align::Centre),
    };
    let corner = anchor.moved(right, down);
    (Area::spanning(corner, corner.moved(width, height)), align)
}

#[cfg(test)]
mod tests;
