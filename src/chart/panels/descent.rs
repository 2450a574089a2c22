//! Weekly descent as bars, with a line at each change of device or source.

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::geometry::Area;
use crate::chart::draw::palette::DESCENT;
use crate::chart::labels::legend::LegendEntry;
use crate::chart::panels::device_changes;
use crate::chart::panels::weeks::{bar, draw_bar, want_text};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::metrics::WeekMetrics;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 98.0;
/// Room above the highest bar, pixels.
const HEADROOM_PX: f64 = 10.0;

/// The panel of weekly descent.
pub struct DescentPanel;

impl Panel for DescentPanel {
    fn plan(&self, view: &Viewport) -> PanelPlan {
        let text = &view.text.weekly_descent;
        if view.runs().all(|run| run.totals.descent_m.is_none()) {
            return PanelPlan::empty(&text.heading, &view.text.no_descent);
        }
        let mut legend = Vec::new();
        if view.weeks().any(|week| week.descent_m.is_none()) {
            legend.push(LegendEntry::text(&text.unknown));
        }
        legend.extend(device_changes::entry(view));
        PanelPlan { heading: text.heading.clone(), legend, plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let short = |week: &WeekMetrics| week.descent_m.map(|meters| view.lengths.short(meters));
        let highest = view.weeks().filter_map(short).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        for week in view.weeks() {
            match short(week) {
                Some(descent) if descent > 0.0 => {
                    draw_bar(sheet, week, bar(&plot, week, descent), DESCENT)?;
                }
                Some(_) => {}
                None => want_text(sheet, &plot, bar(&plot, week, 0.0), view.text.weekly_descent.unknown_sign),
            }
        }
        device_changes::draw(sheet, &plot)?;
        device_changes::want_names(sheet, &plot);
        Ok(())
    }
}
