//! The sheet: title, panels on a common time axis, the overview of the whole history, and the footnote.

use jiff::civil::Date;

use super::axis::TimeAxis;
use super::draw::Paragraph;
use super::draw::canvas::Canvas;
use super::draw::canvas::{Area, HEADING_GAP_PX, LEFT_PX, MARGIN_PX, PANEL_GAP_PX, Point};
use super::draw::font::{self, TEXT, TITLE};
use super::draw::palette::{DIM_INK, INK};
use super::draw::svg_root;
use super::labels::hotspot::Hotspot;
use super::labels::legend::Legend;
use super::labels::{self, Label, Labels, Spot, Spots};
use super::panels::overview::Overview;
use super::panels::{ChartSheet, Panel, PanelPlan, TIME_LABELS_PX, draw_time_labels};
use super::text::ChartText;
use super::viewport::Viewport;
use super::{ChartData, ChartError, Panels, Svg};
use crate::settings::Settings;

/// Weeks from one label of the axis of days to the next on the first page, where every word counts.
const BRIEF_STEP: usize = 4;

/// Draws a timeline in the given panels.
pub fn draw(panels: Panels, data: ChartData, settings: &Settings, text: &ChartText) -> Result<Svg, ChartError> {
    font::register()?;
    let view = Viewport::of(data, settings, text);
    let width_px = settings.chart.width_px as f64;
    let layout = ChartLayout::of(panels, view.as_ref(), (text, width_px));
    let mut drawn = String::new();
    let hotspots = draw_sheet(&mut drawn, &layout, view.as_ref())?;
    let svg = svg_root::svg_document(&drawn, &text.caption, (width_px, layout.height_px))?;
    Ok(Svg { hotspots, ..svg })
}

/// Width and height of the drawing.
pub fn size_px(
    panels: Panels,
    data: ChartData,
    settings: &Settings,
    text: &ChartText,
) -> Result<(f64, f64), ChartError> {
    font::register()?;
    let view = Viewport::of(data, settings, text);
    let layout = ChartLayout::of(panels, view.as_ref(), (text, settings.chart.width_px as f64));
    Ok((layout.width_px, layout.height_px))
}

/// Draws everything and returns the hotspots.
fn draw_sheet(drawn: &mut String, layout: &ChartLayout, view: Option<&Viewport>) -> Result<Vec<Hotspot>, ChartError> {
    let mut sheet = ChartSheet {
        canvas: Canvas::new(drawn, layout.width_px, layout.height_px)?,
        labels: Labels::default(),
        pain_starts: view.map(shown_pain_starts).unwrap_or_default(),
        hotspots: Vec::new(),
    };
    layout.title.draw(&sheet.canvas)?;
    layout.subtitle.draw(&sheet.canvas)?;
    if let Some(view) = view {
        draw_panels(&mut sheet, layout, view)?;
    }
    for paragraph in [&layout.nothing, &layout.footnote] {
        paragraph.draw(&sheet.canvas)?;
    }
    labels::draw(&sheet.canvas, &sheet.labels.place())?;
    sheet.canvas.finish()?;
    Hotspot::separate(&mut sheet.hotspots);
    Ok(sheet.hotspots)
}

/// Position of everything, from top to bottom.
struct ChartLayout {
    title: Paragraph,
    /// The sentences after the first line of the title.
    subtitle: Paragraph,
    /// In place of the panels where there is no day to show.
    nothing: Paragraph,
    panels: Vec<PlacedPanel>,
    /// Below the last panel that has a plot; `None` where none has.
    time_labels_y: Option<f64>,
    overview: Option<(Overview, f64)>,
    footnote: Paragraph,
    width_px: f64,
    height_px: f64,
}

/// Position of a panel; `plot` is `None` where there is nothing to plot and the legend says why.
struct PlacedPanel {
    panel: &'static dyn Panel,
    legend: Legend,
    legend_top: f64,
    plot: Option<Area>,
}

impl ChartLayout {
    fn of(panels: Panels, view: Option<&Viewport>, (text, width_px): (&ChartText, f64)) -> Self {
        let right = width_px - MARGIN_PX;
        let (title, subtitle) = text.caption.title.split_once('\n').unwrap_or((&text.caption.title, ""));
        let title = Paragraph::new(title, (TITLE, INK), (MARGIN_PX, right));
        let subtitle = Paragraph::new(subtitle, (TEXT, DIM_INK), (title.bottom() + 2.0, right));
        let why_nothing = if view.is_none() { text.empty_history.as_str() } else { "" };
        let nothing = Paragraph::new(why_nothing, (TEXT, DIM_INK), (subtitle.bottom() + PANEL_GAP_PX, right));
        let mut y = nothing.bottom();
        let mut placed_panels: Vec<PlacedPanel> = Vec::new();
        let mut time_labels_y = None;
        if let Some(view) = view {
            let plans = panels.iter().filter_map(|&panel| Some((panel, panel.plan(view)?)));
            let plans: Vec<(&'static dyn Panel, PanelPlan)> = plans.collect();
            let last_plot = plans.iter().rposition(|(_, plan)| plan.has_plot());
            for (index, (panel, plan)) in plans.into_iter().enumerate() {
                let placed = PlacedPanel::below(y, (panel, plan), view);
                y = placed.bottom() + PANEL_GAP_PX;
                placed_panels.push(placed);
                if Some(index) == last_plot {
                    time_labels_y = Some(y - PANEL_GAP_PX);
                    // The first page names no year below the axis.
                    y += if text.is_brief { TIME_LABELS_PX - TEXT.line_px() } else { TIME_LABELS_PX };
                }
            }
        }
        let overview = view.and_then(Overview::of).map(|overview| {
            let top = y;
            y += overview.height_px();
            (overview, top)
        });
        let footnote = Paragraph::new(&text.caption.footnote, (TEXT, DIM_INK), (y, right));
        let height_px = (footnote.bottom() + MARGIN_PX).ceil();
        ChartLayout {
            title,
            subtitle,
            nothing,
            panels: placed_panels,
            time_labels_y,
            overview,
            footnote,
            width_px,
            height_px,
        }
    }
}

impl PlacedPanel {
    fn below(y: f64, (panel, plan): (&'static dyn Panel, PanelPlan), view: &Viewport) -> Self {
        let TimeAxis { left, right, .. } = view.axis;
        let plot_px = plan.plot_px * view.settings.chart.height_pct as f64 / 100.0 + plan.lane_px;
        let has_plot = plan.has_plot();
        let legend = Legend::new(&plan.heading, plan.legend, right - left);
        let top = y + legend.height_px() + HEADING_GAP_PX;
        PlacedPanel {
            panel,
            legend,
            legend_top: y,
            plot: has_plot.then_some(Area { left, right, top, bottom: top + plot_px }),
        }
    }

    fn bottom(&self) -> f64 {
        match self.plot {
            Some(plot) => plot.bottom,
            None => self.legend_top + self.legend.height_px(),
        }
    }
}

fn shown_pain_starts(view: &Viewport) -> Vec<Date> {
    let days = view.facts.pain_starts.all.iter().map(|start| start.onset.day);
    days.filter(|&day| view.axis.span.contains(day)).collect()
}

fn draw_panels(sheet: &mut ChartSheet, layout: &ChartLayout, view: &Viewport) -> Result<(), ChartError> {
    for placed in &layout.panels {
        let corner = Point::at(LEFT_PX, placed.legend_top);
        placed.legend.draw(&sheet.canvas, corner)?;
        if let Some(plot) = placed.plot {
            placed.panel.draw(sheet, plot, view)?;
        }
    }
    want_unobserved_labels(sheet, layout, view);
    if let Some(y) = layout.time_labels_y {
        let step = if view.text.is_brief { BRIEF_STEP } else { 1 };
        draw_time_labels(&sheet.canvas, &view.axis, (y, step))?;
    }
    if let Some((overview, top)) = &layout.overview {
        overview.draw(&sheet.canvas, *top, view)?;
    }
    Ok(())
}

/// Labels each unobserved period once, in whichever panel has room for it.
fn want_unobserved_labels(sheet: &mut ChartSheet, layout: &ChartLayout, view: &Viewport) {
    let plots: Vec<Area> = layout.panels.iter().filter_map(|placed| placed.plot).collect();
    let (Some(first), Some(last)) = (plots.first(), plots.last()) else {
        return;
    };
    // Between two panels stands the legend of the lower one.
    for pair in plots.windows(2) {
        sheet.labels.keep_clear(Area { top: pair[0].bottom, bottom: pair[1].top, ..pair[1] });
    }
    for period in &view.timeline.unobserved {
        let Some((left, right)) = view.axis.extent(*period) else {
            continue;
        };
        let middle = |plot: &Area| Point::at((left + right) / 2.0, plot.center().y);
        let anchors: Vec<Point> = plots.iter().map(middle).collect();
        let at = Spots { anchors: &anchors, reach_px: 0.0, spots: &[Spot::Over, Spot::Above, Spot::Below] };
        let within = Area { left, right, top: first.top, bottom: last.bottom };
        let label = Label::new((TEXT, INK), within, period.days() as f64);
        sheet.labels.want(view.text.unobserved.iter().fold(label, |label, wording| label.or(wording, at)));
    }
}
