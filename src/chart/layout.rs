//! Panels one below the other on a common time axis, the whole history in small below them, and the words around all of it.

use jiff::civil::Date;

use super::draw::Paragraph;
use super::draw::canvas::Canvas;
use super::draw::font::{self, TEXT, TITLE};
use super::draw::geometry::{Area, HEADING_GAP_PX, LEFT_PX, MARGIN_PX, PANEL_GAP_PX, Point, RIGHT_PX, WIDTH_PX};
use super::draw::palette::{DIM_INK, INK};
use super::draw::svg_root;
use super::labels::hotspot::Hotspot;
use super::labels::legend::Legend;
use super::labels::{self, Label, Labels, Spot, Spots};
use super::panels::overview::Overview;
use super::panels::pain::first_notes;
use super::panels::{Panel, Sheet, TIME_LABELS_PX, draw_time_labels, unobserved_wordings};
use super::viewport::View;
use super::{ChartError, ChartWords, Panels, Svg};
use crate::settings::Settings;
use crate::timeline::Timeline;

/// Stands in for the panels of an empty history.
const NOTHING: &str = "No runs and no pain notes to show.";

/// Draws a timeline in the given panels.
pub fn draw(panels: Panels, timeline: &Timeline, settings: &Settings, words: &ChartWords) -> Result<Svg, ChartError> {
    font::register()?;
    let view = View::of(timeline, settings, (LEFT_PX, RIGHT_PX));
    let layout = Layout::of(panels, view.as_ref(), words);
    let mut drawn = String::new();
    let hotspots = draw_sheet(&mut drawn, &layout, view.as_ref())?;
    let svg = svg_root::dress(&drawn, words, (WIDTH_PX, layout.height_px))?;
    Ok(Svg { hotspots, ..svg })
}

/// Draws everything; gives the places of the marks that stand for a row.
fn draw_sheet(drawn: &mut String, layout: &Layout, view: Option<&View>) -> Result<Vec<Hotspot>, ChartError> {
    let mut sheet = Sheet {
        canvas: Canvas::new(drawn, WIDTH_PX, layout.height_px)?,
        labels: Labels::default(),
        first_notes: view.map(shown_first_notes).unwrap_or_default(),
        hotspots: Vec::new(),
    };
    layout.title.draw(&sheet.canvas)?;
    if let Some(view) = view {
        draw_panels(&mut sheet, layout, view)?;
    }
    for paragraph in [&layout.nothing, &layout.footnote] {
        paragraph.draw(&sheet.canvas)?;
    }
    labels::draw(&sheet.canvas, &sheet.labels.place())?;
    sheet.canvas.finish()?;
    Hotspot::settle(&mut sheet.hotspots);
    Ok(sheet.hotspots)
}

/// Where everything goes, from top to bottom.
struct Layout {
    title: Paragraph,
    /// Stands in for the panels where there is no day to show.
    nothing: Paragraph,
    panels: Vec<PanelPlace>,
    /// Below the last panel that has a plot; `None` where none has.
    time_labels_y: Option<f64>,
    overview: Option<(Overview, f64)>,
    footnote: Paragraph,
    height_px: f64,
}

/// Where a panel goes; `plot` is `None` where there is nothing to plot and the legend says why.
struct PanelPlace {
    panel: &'static dyn Panel,
    legend: Legend,
    legend_top: f64,
    plot: Option<Area>,
}

impl Layout {
    fn of(panels: Panels, view: Option<&View>, words: &ChartWords) -> Self {
        let title = Paragraph::new(&words.title, (TITLE, INK), MARGIN_PX);
        let why_nothing = if view.is_none() { NOTHING } else { "" };
        let nothing = Paragraph::new(why_nothing, (TEXT, DIM_INK), title.bottom() + PANEL_GAP_PX);
        let mut y = nothing.bottom();
        let mut places: Vec<PanelPlace> = Vec::new();
        let mut time_labels_y = None;
        if let Some(view) = view {
            let last_plot = last_plot(panels, view);
            for (index, &panel) in panels.iter().enumerate() {
                let place = PanelPlace::below(y, panel, view);
                y = place.bottom() + PANEL_GAP_PX;
                places.push(place);
                if Some(index) == last_plot {
                    time_labels_y = Some(y - PANEL_GAP_PX);
                    y += TIME_LABELS_PX;
                }
            }
        }
        let overview = view.and_then(Overview::of).map(|overview| {
            let top = y;
            y += overview.height_px();
            (overview, top)
        });
        let footnote = Paragraph::new(&words.footnote, (TEXT, DIM_INK), y);
        let height_px = (footnote.bottom() + MARGIN_PX).ceil();
        Layout { title, nothing, panels: places, time_labels_y, overview, footnote, height_px }
    }
}

/// Index of the last panel that has something to plot.
fn last_plot(panels: Panels, view: &View) -> Option<usize> {
    panels.iter().rposition(|panel| panel.plan(view).plot_px > 0.0)
}

impl PanelPlace {
    fn below(y: f64, panel: &'static dyn Panel, view: &View) -> Self {
        let plan = panel.plan(view);
        let legend = Legend::new(&plan.heading, plan.legend, RIGHT_PX - LEFT_PX);
        let top = y + legend.height_px() + HEADING_GAP_PX;
        let plot_px = plan.plot_px * view.settings.chart.height_pct as f64 / 100.0;
        PanelPlace {
            panel,
            legend,
            legend_top: y,
            plot: (plot_px > 0.0).then_some(Area { left: LEFT_PX, right: RIGHT_PX, top, bottom: top + plot_px }),
        }
    }

    fn bottom(&self) -> f64 {
        match self.plot {
            Some(plot) => plot.bottom,
            None => self.legend_top + self.legend.height_px(),
        }
    }
}

fn shown_first_notes(view: &View) -> Vec<Date> {
    let mut days = first_notes(&view.timeline.pain, &view.settings.chart);
    days.retain(|&day| view.axis.span.contains(day));
    days
}

fn draw_panels(sheet: &mut Sheet, layout: &Layout, view: &View) -> Result<(), ChartError> {
    for place in &layout.panels {
        let corner = Point::at(LEFT_PX, place.legend_top);
        place.legend.draw(&sheet.canvas, corner)?;
        if let Some(plot) = place.plot {
            place.panel.draw(sheet, plot, view)?;
        }
    }
    want_unobserved_labels(sheet, layout, view);
    if let Some(y) = layout.time_labels_y {
        draw_time_labels(&sheet.canvas, &view.axis, y)?;
    }
    if let Some((overview, top)) = &layout.overview {
        overview.draw(&sheet.canvas, *top, view)?;
    }
    Ok(())
}

/// Names the stretches without recordings once each, in whichever panel has room for it.
fn want_unobserved_labels(sheet: &mut Sheet, layout: &Layout, view: &View) {
    let plots: Vec<Area> = layout.panels.iter().filter_map(|place| place.plot).collect();
    let (Some(first), Some(last)) = (plots.first(), plots.last()) else {
        return;
    };
    for stretch in &view.timeline.unobserved {
        let Some((left, right)) = view.axis.extent(*stretch) else {
            continue;
        };
        let middle = |plot: &Area| Point::at((left + right) / 2.0, plot.centre().y);
        let anchors: Vec<Point> = plots.iter().map(middle).collect();
        let at = Spots { anchors: &anchors, reach_px: 0.0, spots: &[Spot::Over, Spot::Above, Spot::Below] };
        let within = Area { left, right, top: first.top, bottom: last.bottom };
        let label = Label::new((TEXT, INK), within, stretch.days() as f64);
        let wordings = unobserved_wordings();
        sheet.labels.want(wordings.iter().fold(label, |label, lines| label.or(lines, at)));
    }
}
