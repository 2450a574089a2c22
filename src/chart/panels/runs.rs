//! Each run against the longest run of the days before it, or its descent against the most of them: the headline of its chart.

mod legend;
mod measure;

use self::measure::Compared;
use super::device_changes;
use crate::calendar::{add_days, days_between};
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::Pen;
use crate::chart::draw::font::{STRONG, TEXT};
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::marks::{ABOVE_LONGEST, DOTS, LONGEST};
use crate::chart::draw::marks::{PART_PX, draw_part};
use crate::chart::draw::palette::{DIM_INK, INK, STEM};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{Panel, Plan, Plot, Sheet, draw_ground};
use crate::chart::viewport::View;
use crate::timeline::{DescentGapEntry, Measure, RunEntry};

/// Height of the plot, pixels.
const PLOT_PX: f64 = 236.0;
/// Room above the longest run for its label, pixels.
const HEADROOM_PX: f64 = 24.0;
/// Labels of spikes choose their place before all others ...
const SPIKE_RANK: f64 = 1000.0;
/// ... but those of long gaps, of which there are few.
const GAP_RANK: f64 = 2000.0;

/// The panel of single runs, by distance or by descent.
pub struct Runs(pub Measure);

impl Panel for Runs {
    fn plan(&self, view: &View) -> Plan {
        let by = self.by(view);
        match why_empty(by) {
            Some((heading, why)) => Plan { heading, legend: vec![Entry::new(Sample::Words, why)], plot_px: 0.0 },
            None => Plan { heading: heading(by), legend: legend::legend(by), plot_px: PLOT_PX },
        }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let by = self.by(view);
        let values = ValueAxis::up_to(highest(by), area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        draw_stems(sheet, &plot, by)?;
        draw_parts(sheet, &plot, by)?;
        draw_longest(sheet, &plot, by)?;
        want_beginning(sheet, &plot);
        if self.0 == Measure::Descent {
            device_changes::draw(sheet, &plot)?;
        }
        // Spikes last, so that they lie on top.
        let (spikes, others): (Vec<&RunEntry>, Vec<&RunEntry>) = by.outings().partition(|run| by.state(run).is_spike());
        for run in others.into_iter().chain(spikes) {
            draw_run(sheet, &plot, by, run)?;
        }
        Ok(())
    }
}

impl Runs {
    fn by<'v>(&self, view: &'v View<'v>) -> Compared<'v> {
        Compared { measure: self.0, view }
    }
}

/// The short heading and the reason, where there is nothing to plot.
fn why_empty(by: Compared) -> Option<(String, &'static str)> {
    let unit = by.unit();
    let heading = match by.measure {
        Measure::Distance => format!("Each run, {unit}"),
        Measure::Descent => format!("Descent of each run, {unit}"),
    };
    if by.outings().next().is_none() {
        Some((heading, "no run in these weeks"))
    } else if by.measure == Measure::Descent && by.outings().all(|run| by.metres(run).is_none()) {
        Some((heading, "no run of these weeks tells its descent"))
    } else {
        None
    }
}

fn heading(by: Compared) -> String {
    let (unit, days) = (by.unit(), by.view.settings.spike.window_days);
    match by.measure {
        Measure::Distance => {
            format!("Each run, {unit}, beside the longest run of the {days} days before it")
        }
        Measure::Descent => {
            format!("Descent of each run, {unit}, beside the most of the {days} days before it")
        }
    }
}

fn highest(by: Compared) -> f64 {
    let runs = by.outings().filter_map(|run| by.metres(run));
    let factor = above_factor(by.view);
    let lines = by.levels().map(|(_, longest_m)| longest_m * factor);
    by.shown(runs.chain(lines).fold(0.0, f64::max))
}

fn above_factor(view: &View) -> f64 {
    view.settings.spike.reference_pct as f64 / 100.0
}

/// The middle of the mark of a run: its hour across, its metres up; `None` where these are unknown.
fn centre(plot: &Plot, by: Compared, run: &RunEntry) -> Option<Point> {
    Some(at_height(plot, by, run, by.metres(run)?))
}

fn at_height(plot: &Plot, by: Compared, run: &RunEntry, metres: f64) -> Point {
    Point::at(plot.view.x_of(run), plot.values.y(by.shown(metres)))
}

/// Each recording of an interrupted outing by itself, small, beneath the mark of the whole.
fn draw_parts(sheet: &mut Sheet, plot: &Plot, by: Compared) -> Result<(), ChartError> {
    let parts = plot.view.runs().filter(|run| run.interrupted.is_some());
    for (run, metres) in parts.filter_map(|run| Some((run, by.own_metres(run)?))) {
        let centre = at_height(plot, by, run, metres);
        draw_part(&sheet.canvas, centre)?;
        sheet.labels.keep_clear(Area::around(centre, PART_PX));
        if run.continues() {
            mark_place(sheet, run, centre, PART_PX);
        }
    }
    Ok(())
}

fn draw_stems(sheet: &mut Sheet, plot: &Plot, by: Compared) -> Result<(), ChartError> {
    for head in plot.view.runs().filter_map(|run| centre(plot, by, run)) {
        let stem = [head, plot.foot(head)];
        sheet.canvas.line(&stem, Pen::new(STEM, 1.4))?;
        sheet.labels.keep_clear_of_line(&stem);
    }
    Ok(())
}

/// The line of the longest run and, dotted, the one above it.
fn draw_longest(sheet: &mut Sheet, plot: &Plot, by: Compared) -> Result<(), ChartError> {
    let view = plot.view;
    let y = |metres: f64| plot.values.y(by.shown(metres));
    let mut line: Vec<Point> = Vec::new();
    for (level, longest_m) in by.levels() {
        let left = view.axis.x(level.first);
        let right = view.axis.x(add_days(level.last, 1));
        let across = |y: f64| [Point::at(left, y), Point::at(right, y)];
        if line.last().is_some_and(|end| end.x < left) {
            draw_line(sheet, &line)?;
            line.clear();
        }
        line.extend(across(y(longest_m)));
        let above = across(y(longest_m * above_factor(view)));
        sheet.canvas.dashed(above[0], above[1], ABOVE_LONGEST, DOTS)?;
        sheet.labels.keep_clear_of_line(&above);
    }
    draw_line(sheet, &line)
}

fn draw_line(sheet: &mut Sheet, line: &[Point]) -> Result<(), ChartError> {
    if line.is_empty() {
        return Ok(());
    }
    sheet.labels.keep_clear_of_line(line);
    sheet.canvas.line(line, LONGEST)
}

fn draw_run(sheet: &mut Sheet, plot: &Plot, by: Compared, run: &RunEntry) -> Result<(), ChartError> {
    let Some(centre) = centre(plot, by, run) else {
        if by.measure == Measure::Distance {
            want_question_mark(sheet, plot, run);
        }
        return Ok(());
    };
    let look = by.look(run);
    mark_place(sheet, run, centre, look.half_width_px());
    look.draw(&sheet.canvas, centre)?;
    sheet.labels.keep_clear(Area::around(centre, look.half_width_px()));
    if let Some(label) = label(plot, by, run, centre) {
        sheet.labels.want(label);
    }
    Ok(())
}

fn mark_place(sheet: &mut Sheet, run: &RunEntry, centre: Point, reach_px: f64) {
    let marked = Marked::Run(run.run_id.clone());
    let place = Hotspot::at(marked, centre, reach_px);
    sheet.hotspots.push(place);
}

/// What stands beside a run: metres and rise for a spike, the gap that it ended, a sign for a run at the line, nothing for
/// the rest.
fn label(plot: &Plot, by: Compared, run: &RunEntry, centre: Point) -> Option<Label> {
    let reach_px = by.look(run).half_width_px() + 3.0;
    let at = Spots {
        anchors: &[centre],
        reach_px,
        // Before a spike every run of thirty days is shorter, so the room is to its left.
        spots: &[Spot::AboveLeft, Spot::Above, Spot::Left, Spot::AboveRight, Spot::Right],
    };
    if let Some(gap) = by.gap_before(run) {
        let [first, floor, days] = gap_words(by, gap);
        let one_line = [format!("{first} {floor} {days}")];
        let two_lines = [format!("{first} {floor}"), days.clone()];
        let label = Label::new((TEXT, INK), plot.area, GAP_RANK + gap.days as f64)
            .or(&one_line, at)
            .or(&two_lines, at)
            .or(&[first, floor, days], at)
            .or_lifted(&one_line, centre, reach_px);
        return Some(label.or_lifted(&two_lines, centre, reach_px));
    }
    if !by.state(run).is_spike() {
        let label = Label::new((TEXT, INK), plot.area, rank(by, run)).or(&["≈".to_owned()], at);
        return by.is_at_the_line(run).then_some(label);
    }
    let sign = if by.is_at_the_line(run) { "≈ " } else { "" };
    let metres = by.words(by.metres(run)?);
    let rise = format!("{sign}+{:.0} %", (by.ratio(run)? - 1.0) * 100.0);
    let one_line = [format!("{metres} {rise}")];
    let two_lines = [metres, rise.clone()];
    Some(
        Label::new((STRONG, INK), plot.area, rank(by, run))
            .or(&one_line, at)
            .or(&two_lines, at)
            .or_lifted(&one_line, centre, reach_px)
            .or_lifted(&two_lines, centre, reach_px)
            .or(&[rise], at),
    )
}

/// A first descent after a gap, on three lines; where some of the gap is not known, it says so.
fn gap_words(by: Compared, gap: &DescentGapEntry) -> [String; 3] {
    let floor = by.words(by.view.settings.spike.descent_reference_m);
    let days = format!("in {} days", gap.days);
    if gap.after_unobserved || gap.runs_without_descent > 0 {
        ["first known".to_owned(), format!("{floor} or more"), days]
    } else {
        [format!("first {floor}"), "or more".to_owned(), days]
    }
}

/// Spikes before everything else, the largest first; then runs too close to the line to call.
fn rank(by: Compared, run: &RunEntry) -> f64 {
    let ratio = by.ratio(run).unwrap_or(0.0);
    if by.state(run).is_spike() { SPIKE_RANK + ratio } else { ratio }
}

fn want_question_mark(sheet: &mut Sheet, plot: &Plot, run: &RunEntry) {
    let foot = Point::at(plot.view.x_of(run), plot.area.bottom);
    let middle = foot.moved(0.0, -TEXT.ascent_px() / 2.0 - 2.0);
    mark_place(sheet, run, middle, TEXT.ascent_px() / 2.0);
    let at = Spots { anchors: &[foot], reach_px: 2.0, spots: &[Spot::Above] };
    let label = Label::new((TEXT, DIM_INK), plot.area, 500.0);
    sheet.labels.want(label.or(&["?".to_owned()], at));
}

/// Says where the data begin, where the axis begins much earlier.
fn want_beginning(sheet: &mut Sheet, plot: &Plot) {
    let (axis, first) = (plot.view.axis, plot.view.history.first);
    if days_between(axis.span.first, first) < plot.view.settings.chart.late_start_days {
        return;
    }
    let at = Spots { anchors: &[Point::at(axis.x(first), plot.area.centre().y)], reach_px: 8.0, spots: &[Spot::Left] };
    let words = format!("the data begin on {}", first.strftime("%-d %b %Y"));
    let label = Label::new((TEXT, DIM_INK), plot.area, 0.0);
    sheet.labels.want(label.or(&[words], at));
}
