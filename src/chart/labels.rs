//! Placement of labels: none touches another, a mark or the frame.
//!
//! The panels report which boxes the marks take and which labels they want. When all marks are drawn, the labels are placed by
//! rank, the highest first, each at the first free spot of its list. A label without a free spot is left out: its mark keeps
//! its shape and the tables hold the number.

pub mod hotspot;
pub mod legend;

use plotters::style::RGBColor;

use super::ChartError;
use super::draw::canvas::{Align, Canvas, Pen};
use super::draw::canvas::{Area, Point};
use super::draw::font::Font;
use super::draw::palette::{RULE, USUAL};

/// Least distance of a label from anything else, pixels.
const CLEARANCE_PX: f64 = 2.0;
/// A label is lifted above its point in steps of this size, pixels: a line of text.
const LIFT_PX: f64 = 18.0;
/// Most steps.
const LIFTS: u32 = 7;
/// How often a label without room is tried before all others.
const RETRIES: u8 = 3;

/// Position of a label relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Above, ending at the point.
    AboveLeft,
    /// Above, centered.
    Above,
    /// Above, beginning at the point.
    AboveRight,
    /// To the left, at half height.
    Left,
    /// To the right, at half height.
    Right,
    /// Below, centered.
    Below,
    /// On the point itself.
    Over,
}

/// One position of a label, with its wording.
#[derive(Debug, Clone)]
struct LabelPosition {
    lines: Vec<String>,
    anchor: Point,
    reach_px: f64,
    spot: Spot,
    /// Height above the point; a thin line then leads down to it.
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
    positions: Vec<LabelPosition>,
}

impl Label {
    /// A label that must stay in the box `within`. Higher ranks choose first; equal ranks in the order they came.
    pub fn new(ink: (Font, RGBColor), within: Area, rank: f64) -> Self {
        Label { ink, within, rank, positions: Vec::new() }
    }

    /// Then try this wording at these spots; `\n` begins a line.
    pub fn or(mut self, wording: &str, at: Spots) -> Self {
        for &anchor in at.anchors {
            self.positions.extend(at.spots.iter().map(|&spot| LabelPosition {
                lines: lines_of(wording),
                anchor,
                reach_px: at.reach_px,
                spot,
                lift_px: 0.0,
            }));
        }
        self
    }

    /// Then try this wording higher and higher above the point, with a thin line down to it.
    pub fn or_lifted(mut self, wording: &str, anchor: Point, reach_px: f64) -> Self {
        for step in 1..=LIFTS {
            self.positions.extend([Spot::AboveLeft, Spot::Above, Spot::AboveRight].map(|spot| LabelPosition {
                lines: lines_of(wording),
                anchor,
                reach_px,
                spot,
                lift_px: f64::from(step) * LIFT_PX,
            }));
        }
        self
    }
}

fn lines_of(wording: &str) -> Vec<String> {
    wording.lines().map(str::to_owned).collect()
}

/// A label with its position.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLabel {
    pub lines: Vec<String>,
    pub area: Area,
    align: Align,
    ink: (Font, RGBColor),
    leader: Option<[Point; 2]>,
    /// The part of it that lies on a band of what is usual.
    on_usual: Option<Area>,
}

impl PlacedLabel {
    fn of(label: &Label, position: &LabelPosition) -> Self {
        let size = block_size(&position.lines, label.ink.0);
        let lifted = position.anchor.moved(0.0, -position.lift_px);
        let (area, align) = block_at(lifted, size, position.spot, position.reach_px);
        let leader = (position.lift_px > 0.0)
            .then(|| [Point::at(position.anchor.x, area.bottom + 1.0), position.anchor.moved(0.0, -position.reach_px)]);
        PlacedLabel { lines: position.lines.clone(), area, align, ink: label.ink, leader, on_usual: None }
    }

    fn leader_area(&self) -> Option<Area> {
        self.leader.map(|[top, bottom]| Area::spanning(top, bottom).grown(0.5))
    }
}

/// The boxes that are taken and the labels that are wanted.
#[derive(Debug, Default)]
pub struct Labels {
    /// Marks and placed labels: nothing may touch them.
    taken: Vec<Area>,
    /// Lines: labels keep away, thin lines to a label may cross them.
    lines: Vec<Area>,
    wanted: Vec<Label>,
    /// Bands of what is usual.
    usual: Vec<Area>,
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

    /// Tells of a band of what is usual: labels on it are drawn on its color.
    pub fn on_usual(&mut self, band: Area) {
        self.usual.push(band);
    }

    /// Asks for a label.
    pub fn want(&mut self, label: Label) {
        self.wanted.push(label);
    }

    /// Places the labels that find room, in the order of their rank. Where one finds none, it is tried before all others, and
    /// that counts if more labels then have room.
    pub fn place(mut self) -> Vec<PlacedLabel> {
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.sort_by(|one, other| other.rank.total_cmp(&one.rank));
        let (mut placed, mut missing) = self.placed(&wanted);
        for _ in 0..RETRIES {
            let Some(first) = missing else { break };
            wanted[..=first].rotate_right(1);
            let (again, still_missing) = self.placed(&wanted);
            if again.len() <= placed.len() {
                break;
            }
            (placed, missing) = (again, still_missing);
        }
        placed
    }

    /// The labels that find room in this order, and the place of the first that finds none.
    fn placed(&self, wanted: &[Label]) -> (Vec<PlacedLabel>, Option<usize>) {
        let mut taken = self.taken.clone();
        let (mut placed, mut missing) = (Vec::new(), None);
        for (index, label) in wanted.iter().enumerate() {
            let mut candidates = label.positions.iter().map(|position| PlacedLabel::of(label, position));
            if let Some(mut found) = candidates.find(|candidate| self.has_room(label, candidate, &taken)) {
                taken.push(found.area);
                taken.extend(found.leader_area());
                found.on_usual = self.usual.iter().find_map(|band| found.area.grown(1.0).within(band));
                placed.push(found);
            } else if !label.positions.is_empty() {
                missing = missing.or(Some(index));
            }
        }
        (placed, missing)
    }

    fn has_room(&self, label: &Label, candidate: &PlacedLabel, taken: &[Area]) -> bool {
        let room = candidate.area.grown(CLEARANCE_PX);
        let leader = candidate.leader_area();
        label.within.holds(&candidate.area)
            && !self.lines.iter().any(|line| line.overlaps(&room))
            && !taken.iter().any(|taken| taken.overlaps(&room) || leader.is_some_and(|leader| leader.overlaps(taken)))
    }
}

/// Draws labels, each on a small white box, so that no line crosses it.
pub fn draw(canvas: &Canvas, placed: &[PlacedLabel]) -> Result<(), ChartError> {
    for leader in placed.iter().filter_map(|label| label.leader) {
        canvas.line(&leader, Pen::new(RULE, 0.8))?;
    }
    for label in placed {
        canvas.backing(label.area.grown(1.0))?;
        if let Some(on_usual) = label.on_usual {
            canvas.rect(on_usual, USUAL)?;
        }
        let x = match label.align {
            Align::Left => label.area.left,
            Align::Center => label.area.center().x,
            Align::Right => label.area.right,
        };
        let font = label.ink.0;
        for (index, line) in label.lines.iter().enumerate() {
            let baseline = label.area.top + font.ascent_px() + index as f64 * font.line_px();
            let at = Point::at(x, baseline);
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
        Spot::Above => (-half, above, Align::Center),
        Spot::AboveRight => (0.0, above, Align::Left),
        Spot::Left => (-reach - width, -height / 2.0, Align::Right),
        Spot::Right => (reach, -height / 2.0, Align::Left),
        Spot::Below => (-half, reach, Align::Center),
        Spot::Over => (-half, -height / 2.0, Align::Center),
    };
    let corner = anchor.moved(right, down);
    (Area::spanning(corner, corner.moved(width, height)), align)
}

#[cfg(test)]
mod tests;
