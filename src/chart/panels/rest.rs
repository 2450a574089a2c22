//! The days between runs as a lane: days with a run, days with another sport, and days without either.
//!
//! Days that no file covers are hatched: nobody knows whether they were rest.

use jiff::civil::Date;

use crate::calendar::{DaySpan, add_days};
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::{Area, Pen, Point};
use crate::chart::draw::font::{TEXT, clean};
use crate::chart::draw::marks::{REST_PEN, SHOE_PX, other_day_mark, run_day_mark, shoe_mark};
use crate::chart::draw::palette::{DIM_INK, INK};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::timeline::{ReturnEntry, ShoeEntry};

/// Height of the lane, pixels ...
const LANE_PX: f64 = 24.0;
/// ... and of the labels above it, where there are any.
const LABELS_PX: f64 = 18.0;
/// Height of the days above the lower edge, pixels.
const DAYS_PX: f64 = 12.0;
/// Distance of a label from the days below it, pixels.
const REACH_PX: f64 = 7.0;
/// Distance of the feet of a bracket from the days below it, pixels.
const BRACKET_FOOT_PX: f64 = 4.0;
/// The name of a pair of shoes is cut at this width, pixels.
const NAME_PX: f64 = 150.0;

pub struct RestPanel;

impl Panel for RestPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let text = &view.text.rest;
        let has_others = other_days(view).next().is_some();
        if run_days(view).next().is_none() && !has_others {
            return Some(PanelPlan::empty(&text.heading, &text.no_activity));
        }
        let entry = |mark, meaning: &str| LegendEntry::new(mark, meaning);
        let mut legend = vec![entry(LegendMark::RunDay, &text.run)];
        if has_others {
            legend.push(entry(LegendMark::OtherDay, &text.other));
        }
        legend.push(entry(LegendMark::NoActivity, if has_others { &text.neither } else { &text.no_run }));
        if new_shoes(view).next().is_some() {
            legend.push(entry(LegendMark::NewShoes, &text.new_shoes));
        }
        let is_labelled = view.shown.rest.open.is_some() || new_shoes(view).next().is_some() || {
            let span = view.axis.span;
            view.timeline.returns.iter().any(|back| rest_before(back).touches(span))
        };
        let lane_px = if is_labelled { LANE_PX + LABELS_PX } else { LANE_PX };
        Some(PanelPlan { lane_px, ..PanelPlan::new(&text.heading, legend, 0.0) })
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let plot = Plot { area, values: ValueAxis::up_to(1.0, area, 0.0).labeled(Vec::new()), view };
        draw_background(sheet, &plot)?;
        let y = area.bottom - DAYS_PX;
        for (left, right) in recorded(view).into_iter().filter_map(|span| view.axis.extent(span)) {
            sheet.canvas.line(&[Point::at(left, y), Point::at(right, y)], REST_PEN)?;
        }
        let day_px = view.axis.day_px();
        let (run_px, other_px) = ((day_px * 0.34).clamp(1.7, 3.6), (day_px * 0.48).clamp(2.6, 5.4));
        let noon = |day: Date| Point::at(view.axis.x_within(day, 0.5), y);
        for day in other_days(view) {
            other_day_mark(&sheet.canvas, noon(day), other_px)?;
        }
        for day in run_days(view) {
            run_day_mark(&sheet.canvas, noon(day), run_px)?;
        }
        sheet.labels.keep_clear(Area { top: y - other_px, ..area });
        for (day, shoe) in new_shoes(view) {
            draw_shoe(sheet, &plot, (noon(day).moved(0.0, -REACH_PX), shoe))?;
        }
        draw_rests(sheet, &plot, y)
    }
}

/// Days with a run, each once.
fn run_days(view: &Viewport) -> impl Iterator<Item = Date> {
    each_once(view.runs().map(|run| run.day))
}

/// Days with another sport, each once.
fn other_days(view: &Viewport) -> impl Iterator<Item = Date> {
    let (span, others) = (view.axis.span, &view.timeline.others);
    each_once(others.iter().map(|other| other.day).filter(move |&day| span.contains(day)))
}

/// The days, oldest first, without those that repeat the one before.
fn each_once(days: impl Iterator<Item = Date>) -> impl Iterator<Item = Date> {
    let mut before = None;
    days.filter(move |&day| before.replace(day) != Some(day))
}

/// Shoes first worn on the days shown, with that day.
fn new_shoes<'a>(view: &Viewport<'a>) -> impl Iterator<Item = (Date, &'a ShoeEntry)> {
    let (span, shoes) = (view.axis.span, &view.timeline.shoes);
    let new = view.facts.surroundings.new_shoes.iter().map(|&index| &shoes[index]);
    new.filter_map(|shoe| Some((shoe.first_day?, shoe))).filter(move |(day, _)| span.contains(*day))
}

/// The days with data between those that no file covers.
fn recorded(view: &Viewport) -> Vec<DaySpan> {
    let shown = view.days_with_data();
    let mut first = shown.first;
    let mut spans = Vec::new();
    for gap in &view.timeline.unobserved {
        spans.push(DaySpan { first, last: add_days(gap.first, -1).min(shown.last) });
        first = first.max(add_days(gap.last, 1));
    }
    spans.push(DaySpan { first, last: shown.last });
    spans.retain(|span| span.first <= span.last);
    spans
}

fn draw_shoe(sheet: &mut ChartSheet, plot: &Plot, (tip, shoe): (Point, &ShoeEntry)) -> Result<(), ChartError> {
    let middle = tip.moved(0.0, -SHOE_PX / 2.0);
    sheet.labels.keep_clear(Area::around(middle, SHOE_PX / 2.0));
    let name = [tip.moved(0.0, -SHOE_PX)];
    let at = Spots { anchors: &name, reach_px: SHOE_PX, spots: &[Spot::Right, Spot::Left] };
    let label = Label::new((TEXT, DIM_INK), plot.area, 1.0);
    sheet.labels.want(label.or(&TEXT.cut(&clean(&shoe.name), NAME_PX), at));
    shoe_mark(&sheet.canvas, tip)
}

/// Draws a bracket over each long rest, and asks for its length and for the first week after it. A rest of which part is
/// not known is hatched and has no bracket.
fn draw_rests(sheet: &mut ChartSheet, plot: &Plot, y: f64) -> Result<(), ChartError> {
    let (view, text) = (plot.view, &plot.view.text.rest);
    for back in &view.timeline.returns {
        let days = rest_before(back);
        if !back.after_unobserved {
            draw_bracket(sheet, plot, (days, y))?;
        }
        let length = (text.length)(back, begins_before(view, days));
        let whole = (text.first_week_back)(back).map(|first_week| format!("{length}, {first_week}"));
        want_length(sheet, plot, (days, y), &whole.into_iter().chain([length]).collect::<Vec<_>>());
    }
    if let Some((last_run, days)) = view.shown.rest.open {
        let rest = DaySpan { first: add_days(last_run, 1), last: add_days(last_run, days) };
        if !view.timeline.unobserved.iter().any(|gap| gap.touches(rest)) {
            draw_bracket(sheet, plot, (rest, y))?;
        }
        want_length(sheet, plot, (rest, y), &[(text.since_last_run)(days, begins_before(view, rest))]);
    }
    Ok(())
}

/// The first of these days, where it is before the days shown, so that the drawing does not show how many they are.
fn begins_before(view: &Viewport, days: DaySpan) -> Option<Date> {
    (days.first < view.axis.span.first).then_some(days.first)
}

/// The days without a run before a return.
fn rest_before(back: &ReturnEntry) -> DaySpan {
    DaySpan { first: add_days(back.day, -back.rest_days), last: add_days(back.day, -1) }
}

fn draw_bracket(sheet: &ChartSheet, plot: &Plot, (days, y): (DaySpan, f64)) -> Result<(), ChartError> {
    let Some((left, right)) = plot.view.axis.extent(days) else { return Ok(()) };
    let (left, right, foot, top) = (left + 1.5, right - 1.5, y - BRACKET_FOOT_PX, y - REACH_PX);
    let bracket = [(left, foot), (left, top), (right, top), (right, foot)].map(|(x, y)| Point::at(x, y));
    sheet.canvas.line(&bracket, Pen::new(DIM_INK, 1.0))
}

fn want_length(sheet: &mut ChartSheet, plot: &Plot, (days, y): (DaySpan, f64), wordings: &[String]) {
    let Some((left, right)) = plot.view.axis.extent(days) else { return };
    let at = |x: f64| [Point::at(x, y)];
    let (middle, left, right) = (at((left + right) / 2.0), at(left + 2.5), at(right - 2.5));
    let spots = |anchors, spots| Spots { anchors, reach_px: REACH_PX + 2.5, spots };
    let label = Label::new((TEXT, INK), plot.area, days.days() as f64);
    sheet.labels.want(wordings.iter().fold(label, |label, wording| {
        label
            .or(wording, spots(&middle, &[Spot::Above]))
            .or(wording, spots(&left, &[Spot::AboveRight]))
            .or(wording, spots(&right, &[Spot::AboveLeft]))
    }));
}
