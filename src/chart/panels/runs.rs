//! Each run and the longest run of the days before it, or its descent and the most of them: the headline of its chart.

pub mod measure;

use self::measure::MeasuredRuns;
use super::device_changes;
use crate::calendar::{add_days, days_between};
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::Pen;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::{STRONG, TEXT};
use crate::chart::draw::marks::{ABOVE_LONGEST, DOTS, LONGEST};
use crate::chart::draw::marks::{RECORDING_PX, draw_recording};
use crate::chart::draw::palette::{DIM_INK, INK, STEM};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::timeline::{Measure, RunEntry};

/// Height of the plot, pixels.
const PLOT_PX: f64 = 236.0;
/// Room above the longest run for its label, pixels.
const HEADROOM_PX: f64 = 24.0;
/// Most labels of the axis on the first page.
const BRIEF_TICKS: usize = 3;
/// Distance of a label from a line that runs through its mark, pixels.
const ASIDE_PX: f64 = 5.0;
/// Labels of spikes are placed before all others ...
const SPIKE_RANK: f64 = 1000.0;
/// ... except those of long gaps, of which there are few.
const GAP_RANK: f64 = 2000.0;

/// The panel of single runs, by distance or by descent.
pub struct RunsPanel(pub Measure);

impl Panel for RunsPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let by = self.by(view);
        let text = by.text();
        Some(match why_empty(by) {
            Some(why) => PanelPlan::empty(&text.short_heading, why),
            None => PanelPlan::new(&text.heading, measure::legend(by), PLOT_PX),
        })
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let by = self.by(view);
        let values = ValueAxis::up_to(highest(by), area, HEADROOM_PX);
        let values = if view.text.is_brief { values.sparse(BRIEF_TICKS) } else { values };
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        draw_stems(sheet, &plot, by)?;
        if !view.text.is_brief {
            draw_recordings(sheet, &plot, by)?;
        }
        draw_longest(sheet, &plot, by)?;
        want_beginning(sheet, &plot);
        want_earlier_longest(sheet, &plot, by);
        if self.0 == Measure::Descent {
            device_changes::draw(sheet, &plot)?;
        }
        // Spikes last, so that they are on top.
        let (spikes, others): (Vec<&RunEntry>, Vec<&RunEntry>) = by.counted_runs().partition(|run| by.is_spike(run));
        for run in others.into_iter().chain(spikes) {
            draw_run(sheet, &plot, by, run)?;
        }
        Ok(())
    }
}

impl RunsPanel {
    fn by<'v>(&self, view: &'v Viewport<'v>) -> MeasuredRuns<'v> {
        MeasuredRuns { measure: self.0, view }
    }
}

/// Why there is nothing to plot.
fn why_empty<'v>(by: MeasuredRuns<'v>) -> Option<&'v str> {
    if by.counted_runs().next().is_none() {
        Some(&by.text().no_run)
    } else if by.measure == Measure::Descent && by.counted_runs().all(|run| by.meters(run).is_none()) {
        Some(&by.view.text.no_descent)
    } else {
        None
    }
}

fn highest(by: MeasuredRuns) -> f64 {
    let runs = by.counted_runs().filter_map(|run| by.meters(run));
    let factor = above_factor(by.view);
    let lines = by.levels().map(|(_, longest_m)| longest_m * factor);
    by.shown(runs.chain(lines).fold(0.0, f64::max))
}

fn above_factor(view: &Viewport) -> f64 {
    view.settings.spike.reference_pct as f64 / 100.0
}

/// Center of the mark of a run: its start time and its meters; `None` where these are unknown.
fn center(plot: &Plot, by: MeasuredRuns, run: &RunEntry) -> Option<Point> {
    Some(at_height(plot, by, run, by.meters(run)?))
}

fn at_height(plot: &Plot, by: MeasuredRuns, run: &RunEntry, meters: f64) -> Point {
    Point::at(plot.view.x_of(run), plot.values.y(by.shown(meters)))
}

/// Each recording of an interrupted run, small, below the mark of the whole run.
fn draw_recordings(sheet: &mut ChartSheet, plot: &Plot, by: MeasuredRuns) -> Result<(), ChartError> {
    let recordings = plot.view.runs().filter(|run| run.interrupted.is_some());
    for (run, meters) in recordings.filter_map(|run| Some((run, by.recording_meters(run)?))) {
        let center = at_height(plot, by, run, meters);
        draw_recording(&sheet.canvas, center)?;
        sheet.labels.keep_clear(Area::around(center, RECORDING_PX));
        if run.continues() {
            add_hotspot(sheet, run, center, RECORDING_PX);
        }
    }
    Ok(())
}

fn draw_stems(sheet: &mut ChartSheet, plot: &Plot, by: MeasuredRuns) -> Result<(), ChartError> {
    for head in plot.view.runs().filter_map(|run| center(plot, by, run)) {
        let stem = [head, plot.foot(head)];
        sheet.canvas.line(&stem, Pen::new(STEM, 1.4))?;
        sheet.labels.keep_clear_of_line(&stem);
    }
    Ok(())
}

/// The line of the longest run and, dotted, the one above it.
fn draw_longest(sheet: &mut ChartSheet, plot: &Plot, by: MeasuredRuns) -> Result<(), ChartError> {
    let view = plot.view;
    let y = |meters: f64| plot.values.y(by.shown(meters));
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

fn draw_line(sheet: &mut ChartSheet, line: &[Point]) -> Result<(), ChartError> {
    if line.is_empty() {
        return Ok(());
    }
    sheet.labels.keep_clear_of_line(line);
    sheet.canvas.line(line, LONGEST)
}

fn draw_run(sheet: &mut ChartSheet, plot: &Plot, by: MeasuredRuns, run: &RunEntry) -> Result<(), ChartError> {
    let Some(center) = center(plot, by, run) else {
        if by.measure == Measure::Distance {
            want_unknown_sign(sheet, plot, by, run);
        }
        return Ok(());
    };
    let mark = by.mark(run);
    add_hotspot(sheet, run, center, mark.half_width_px());
    mark.draw(&sheet.canvas, center)?;
    sheet.labels.keep_clear(Area::around(center, mark.half_width_px()));
    if let Some(label) = label(plot, by, run, center) {
        sheet.labels.want(label);
    }
    Ok(())
}

fn add_hotspot(sheet: &mut ChartSheet, run: &RunEntry, center: Point, reach_px: f64) {
    sheet.hotspots.push(Hotspot::at(Marked::Run(run.run_id.clone()), center, reach_px));
}

/// The label of a run: value and excess of a spike, the gap that the run ended, or none.
fn label(plot: &Plot, by: MeasuredRuns, run: &RunEntry, center: Point) -> Option<Label> {
    let reach_px = by.mark(run).half_width_px() + 3.0;
    let at = Spots {
        anchors: &[center],
        reach_px,
        // Before a spike every run of thirty days is shorter, so the room is to its left.
        spots: &[Spot::AboveLeft, Spot::Above, Spot::Left, Spot::AboveRight, Spot::Right],
    };
    if let Some(gap) = by.gap_before(run) {
        let floor = by.value(by.view.settings.spike.descent_reference_m);
        let [first, size, days] = (by.view.text.descent_gap)(gap, &floor);
        let one_line = format!("{first} {size} {days}");
        let two_lines = format!("{first} {size}\n{days}");
        let label = Label::new((TEXT, INK), plot.area, GAP_RANK + gap.days as f64)
            .or(&one_line, at)
            .or(&two_lines, at)
            .or(&format!("{first}\n{size}\n{days}"), at);
        return Some(label.or_lifted(&one_line, center, reach_px).or_lifted(&two_lines, center, reach_px));
    }
    if !by.is_spike(run) {
        return None;
    }
    let value = by.value(by.meters(run)?);
    let excess = (by.text().excess)(by.ratio(run)?);
    if by.view.text.is_brief {
        // The line of a start of pain may run through the mark.
        let aside = [-ASIDE_PX, ASIDE_PX].map(|aside| center.moved(aside, 0.0));
        let spots = &[Spot::AboveLeft, Spot::AboveRight];
        let label = Label::new((STRONG, INK), plot.area, rank(by, run)).or(&excess, at);
        let label = label.or(&excess, Spots { anchors: &aside, reach_px, spots });
        let label = label.or_lifted(&excess, center, reach_px);
        return Some(aside.into_iter().fold(label, |label, aside| label.or_lifted(&excess, aside, reach_px)));
    }
    let one_line = format!("{value} {excess}");
    let two_lines = format!("{value}\n{excess}");
    Some(
        Label::new((STRONG, INK), plot.area, rank(by, run))
            .or(&one_line, at)
            .or(&two_lines, at)
            .or_lifted(&one_line, center, reach_px)
            .or_lifted(&two_lines, center, reach_px)
            .or(&excess, at),
    )
}

/// Spikes before everything else, the largest first.
fn rank(by: MeasuredRuns, run: &RunEntry) -> f64 {
    let ratio = by.ratio(run).unwrap_or(0.0);
    if by.is_spike(run) { SPIKE_RANK + ratio } else { ratio }
}

fn want_unknown_sign(sheet: &mut ChartSheet, plot: &Plot, by: MeasuredRuns, run: &RunEntry) {
    let foot = Point::at(plot.view.x_of(run), plot.area.bottom);
    let middle = foot.moved(0.0, -TEXT.ascent_px() / 2.0 - 2.0);
    add_hotspot(sheet, run, middle, TEXT.ascent_px() / 2.0);
    let at = Spots { anchors: &[foot], reach_px: 2.0, spots: &[Spot::Above] };
    let label = Label::new((TEXT, DIM_INK), plot.area, 500.0);
    sheet.labels.want(label.or(by.text().unknown_sign, at));
}

/// Labels the line at its beginning with the run that it stands for, where that is before the days shown.
fn want_earlier_longest(sheet: &mut ChartSheet, plot: &Plot, by: MeasuredRuns) {
    let Some((level, longest_m)) = by.levels().next() else { return };
    let mut before = plot.view.timeline.runs.iter().rev().filter(|run| run.day < level.first && !run.continues());
    let Some(run) = before.find(|run| by.meters(run) == Some(longest_m)) else { return };
    if run.day >= plot.view.axis.span.first {
        return;
    }
    let at = [at_height(plot, by, run, longest_m)].map(|point| Point::at(plot.view.axis.x(level.first), point.y));
    let below = [at[0].moved(5.0, TEXT.line_px())];
    let words = (by.text().earlier)(run.day, &by.value(longest_m));
    let label = Label::new((TEXT, DIM_INK), plot.area, 1.0);
    sheet.labels.want(label.or(&words, Spots { anchors: &below, reach_px: 0.0, spots: &[Spot::Right] }));
}

/// Labels the first day with data, where the axis begins much earlier.
fn want_beginning(sheet: &mut ChartSheet, plot: &Plot) {
    let (axis, first) = (plot.view.axis, plot.view.history.first);
    if days_between(axis.span.first, first) < plot.view.settings.chart.late_start_days {
        return;
    }
    let at = Spots { anchors: &[Point::at(axis.x(first), plot.area.center().y)], reach_px: 8.0, spots: &[Spot::Left] };
    let label = Label::new((TEXT, DIM_INK), plot.area, 0.0);
    sheet.labels.want(label.or(&(plot.view.text.data_begin)(first), at));
}
