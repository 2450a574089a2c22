//! Descent per kilometer, a dot a week: how hilly the running was, whatever its distance.
//!
//! In runs of one area this shows best what a change of device or source did to the figures.

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::marks::DOT_PX;
use crate::chart::draw::palette::{DESCENT, PAPER};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::panels::device_changes;
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 84.0;
/// Room above the highest dot, pixels.
const HEADROOM_PX: f64 = 22.0;

/// The panel of descent per kilometer.
pub struct DescentPerKmPanel;

impl Panel for DescentPerKmPanel {
    fn plan(&self, view: &Viewport) -> PanelPlan {
        let text = &view.text.descent_per_km;
        if dots(view).next().is_none() {
            return PanelPlan::empty(&text.heading, &text.no_week);
        }
        let dots = LegendEntry::new(LegendMark::Dot(DESCENT), &text.dots);
        PanelPlan { heading: text.heading.clone(), legend: vec![dots], plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let highest = dots(view).map(|(_, figure)| figure).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        device_changes::draw(sheet, &plot)?;
        for (x, figure) in dots(view) {
            let center = Point::at(x, plot.values.y(figure));
            sheet.canvas.disc(center, DOT_PX + 1.0, PAPER)?;
            sheet.canvas.disc(center, DOT_PX, DESCENT)?;
            sheet.labels.keep_clear(Area::around(center, DOT_PX + 1.0));
        }
        device_changes::want_shifts(sheet, &plot);
        Ok(())
    }
}

/// Horizontal middle and value of each week that has one.
fn dots<'v>(view: &'v Viewport) -> impl Iterator<Item = (f64, f64)> + 'v {
    view.weeks().filter_map(|week| {
        let (left, right) = view.week_extent(week.week_start);
        let m_per_km = week.descent_per_km_m.filter(|figure| figure.is_finite())?;
        Some(((left + right) / 2.0, view.lengths.short_per_long(m_per_km)))
    })
}
