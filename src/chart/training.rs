//! The load-spike chart: five panels on one time axis, the whole history below, and the words around them.

use jiff::civil::Date;
use plotters::style::RGBColor;

use super::canvas::{Align, Canvas};
use super::font::{self, Font, TEXT, TITLE, clean};
use super::geometry::{Area, Point};
use super::hotspot::Hotspot;
use super::labels::{self, Label, Labels, Spot, Spots};
use super::legend::Legend;
use super::palette::{DIM_INK, INK};
use super::panel::{Panel, Sheet, TIME_LABELS_PX, draw_time_labels, unobserved_wordings};
use super::panels::descent::Descent;
use super::panels::overview::Overview;
use super::panels::pain::{Pain, first_notes};
use super::panels::rest::Rest;
use super::panels::runs::Runs;
use super::panels::weeks::Weeks;
use super::view::View;
use super::{ChartError, ChartWords, Svg, document};
use crate::settings::Settings;
use crate::timeline::Timeline;

/// Width of the drawing, pixels: 17 cm on paper.
const WIDTH_PX: f64 = 1000.0;
/// Left edge of the plots, pixels: room for the labels of values.
const LEFT_PX: f64 = 64.0;
/// Right edge of the plots, pixels.
const RIGHT_PX: f64 = 990.0;
/// Space around everything, pixels.
const MARGIN_PX: f64 = 10.0;
/// Space between a heading and its plot, pixels.
const HEADING_GAP_PX: f64 = 4.0;
/// Space between a plot and the next heading, pixels.
const PANEL_GAP_PX: f64 = 12.0;

/// Stands in for the panels of an empty history.
const NOTHING: &str = "No runs and no pain notes to show.";

/// The panels from top to bottom.
const PANELS: [&dyn Panel; 5] = [&Pain, &Runs, &Weeks, &Descent, &Rest];

/// Draws the load-spike chart of a timeline.
pub fn draw(
    timeline: &Timeline,
    settings: &Settings,
    words: &ChartWords,
) -> Result<Svg, ChartError> {
    font::register()?;
    let view = View::of(timeline, settings, (LEFT_PX, RIGHT_PX));
    let layout = Layout::of(view.as_ref(), words);
    let mut drawn = String::new();
    let hotspots = draw_sheet(&mut drawn, &layout, view.as_ref())?;
    let svg = document::dress(&drawn, words, (WIDTH_PX, layout.height_px))?;
    Ok(Svg { hotspots, ..svg })
}

/// Draws everything; gives the places of the marks that stand for a row.
fn draw_sheet(
    drawn: &mut String,
    layout: &Layout,
    view: Option<&View>,
) -> Result<Vec<Hotspot>, ChartError> {
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
    fn of(view: Option<&View>, words: &ChartWords) -> Self {
        let title = Paragraph::new(&words.title, (TITLE, INK), MARGIN_PX);
        let why_nothing = if view.is_none() { NOTHING } else { "" };
        let nothing = Paragraph::new(why_nothing, (TEXT, DIM_INK), title.bottom() + PANEL_GAP_PX);
        let mut y = nothing.bottom();
        let mut panels: Vec<PanelPlace> = Vec::new();
        let mut time_labels_y = None;
        if let Some(view) = view {
            let last_plot = last_plot(view);
            for (index, panel) in PANELS.into_iter().enumerate() {
                let place = PanelPlace::below(y, panel, view);
                y = place.bottom() + PANEL_GAP_PX;
                panels.push(place);
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
        Layout {
            title,
            nothing,
            panels,
            time_labels_y,
            overview,
            footnote,
            height_px,
        }
    }
}

/// Index of the last panel that has something to plot.
fn last_plot(view: &View) -> Option<usize> {
    PANELS
        .iter()
        .rposition(|panel| panel.plan(view).plot_px > 0.0)
}

impl PanelPlace {
    fn below(y: f64, panel: &'static dyn Panel, view: &View) -> Self {
        let plan = panel.plan(view);
        let legend = Legend::new(&plan.heading, plan.legend, RIGHT_PX - LEFT_PX);
        let top = y + legend.height_px() + HEADING_GAP_PX;
        PanelPlace {
            panel,
            legend,
            legend_top: y,
            plot: (plan.plot_px > 0.0).then_some(Area {
                left: LEFT_PX,
                right: RIGHT_PX,
                top,
                bottom: top + plan.plot_px,
            }),
        }
    }

    fn bottom(&self) -> f64 {
        match self.plot {
            Some(plot) => plot.bottom,
            None => self.legend_top + self.legend.height_px(),
        }
    }
}

/// Lines of text over the whole width.
struct Paragraph {
    lines: Vec<String>,
    ink: (Font, RGBColor),
    top: f64,
}

impl Paragraph {
    fn new(words: &str, ink: (Font, RGBColor), top: f64) -> Self {
        let lines: Vec<String> = words.lines().map(clean).collect();
        Paragraph {
            lines: ink.0.wrapped(&lines.join("\n"), RIGHT_PX - LEFT_PX),
            ink,
            top,
        }
    }

    fn bottom(&self) -> f64 {
        self.top + self.lines.len() as f64 * self.ink.0.line_px()
    }

    fn draw(&self, canvas: &Canvas) -> Result<(), ChartError> {
        let font = self.ink.0;
        for (index, line) in self.lines.iter().enumerate() {
            let baseline = self.top + font.ascent_px() + index as f64 * font.line_px();
            canvas.text(line, Point::at(LEFT_PX, baseline), Align::Left, self.ink)?;
        }
        Ok(())
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
    let plots: Vec<Area> = layout
        .panels
        .iter()
        .filter_map(|place| place.plot)
        .collect();
    let (Some(first), Some(last)) = (plots.first(), plots.last()) else {
        return;
    };
    for stretch in &view.timeline.unobserved {
        let Some((left, right)) = view.axis.extent(*stretch) else {
            continue;
        };
        let middle = |plot: &Area| Point::at((left + right) / 2.0, plot.centre().y);
        let anchors: Vec<Point> = plots.iter().map(middle).collect();
        let at = Spots {
            anchors: &anchors,
            reach_px: 0.0,
            spots: &[Spot::Over, Spot::Above, Spot::Below],
        };
        let within = Area {
            left,
            right,
            top: first.top,
            bottom: last.bottom,
        };
        let label = Label::new((TEXT, INK), within, stretch.days() as f64);
        let wordings = unobserved_wordings();
        sheet.labels.want(
            wordings
                .iter()
                .fold(label, |label, lines| label.or(lines, at)),
        );
    }
}
