//! Weekly distance as bars.

use plotters::style::RGBColor;

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::TEXT;
use crate::chart::draw::marks::partial_bar;
use crate::chart::draw::palette::{DIM_INK, DISTANCE};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background, unobserved_entry};
use crate::chart::text::WeeksText;
use crate::chart::viewport::Viewport;
use crate::metrics::WeekMetrics;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 98.0;
/// Room above the highest bar, pixels.
const HEADROOM_PX: f64 = 10.0;
/// Space on each side of a bar, pixels.
const BAR_GAP_PX: f64 = 1.5;

/// The panel of weekly distance.
pub struct WeeksPanel;

impl Panel for WeeksPanel {
    fn plan(&self, view: &Viewport) -> PanelPlan {
        let text = &view.text.weeks;
        if view.weeks().next().is_none() {
            return PanelPlan::empty(&text.heading, &text.no_week);
        }
        let mut legend = Vec::new();
        if view.weeks().any(|week| week.partial && week.distance_m > 0.0) {
            legend.push(LegendEntry::new(LegendMark::PartialWeek(DISTANCE), &view.text.partial_week));
        }
        if view.weeks().any(|week| week.runs_without_distance > 0) {
            legend.push(LegendEntry::text(&text.unknown_distance));
        }
        legend.extend(unobserved_entry(view));
        PanelPlan { heading: text.heading.clone(), legend, plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let long = |week: &WeekMetrics| view.lengths.long(week.distance_m);
        let highest = view.weeks().map(long).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        for week in view.weeks() {
            let bar = bar(&plot, week, long(week));
            // The whole column, so that a week without a run can be found too.
            let column = Area { top: area.top, ..bar };
            sheet.hotspots.push(Hotspot::around(Marked::Week(week.week_start), column));
            if week.distance_m > 0.0 {
                draw_bar(sheet, week, bar, DISTANCE)?;
            }
            if let Some(sign) = sign(week, &view.text.weeks) {
                want_text(sheet, &plot, bar, sign);
            }
        }
        Ok(())
    }
}

/// The bar of a week, as high as `value`.
pub fn bar(plot: &Plot, week: &WeekMetrics, value: f64) -> Area {
    let (left, right) = plot.view.week_extent(week.week_start);
    let gap = BAR_GAP_PX.min((right - left) / 6.0);
    Area { left: left + gap, right: right - gap, top: plot.values.y(value), ..plot.area }
}

/// Draws the bar of a week, hatched where the week is only partly in the data.
pub fn draw_bar(sheet: &mut ChartSheet, week: &WeekMetrics, bar: Area, color: RGBColor) -> Result<(), ChartError> {
    sheet.labels.keep_clear(bar);
    if week.partial { partial_bar(&sheet.canvas, bar, color) } else { sheet.canvas.rect(bar, color) }
}

/// Asks for a text on top of a bar or, where the bar has no height, on the axis.
pub fn want_text(sheet: &mut ChartSheet, plot: &Plot, bar: Area, text: &str) {
    let top = Point::at(bar.center().x, bar.top);
    let at = Spots { anchors: &[top, top.moved(-8.0, 0.0), top.moved(8.0, 0.0)], reach_px: 3.0, spots: &[Spot::Above] };
    let label = Label::new((TEXT, DIM_INK), plot.area, 0.0);
    sheet.labels.want(label.or(text, at));
}

/// A week without a run is a week of 0; one inside a gap without data is left blank.
fn sign(week: &WeekMetrics, text: &WeeksText) -> Option<&'static str> {
    if week.runs_without_distance > 0 {
        Some(text.unknown_sign)
    } else if week.runs == 0 && week.is_observed() && !week.partial {
        Some(text.no_run_sign)
    } else {
        None
    }
}
