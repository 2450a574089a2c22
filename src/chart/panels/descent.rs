//! Descent of each week as bars, with a line wherever the watch or the source of the figure changes.

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::geometry::Area;
use crate::chart::draw::palette::DESCENT;
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::panels::device_changes;
use crate::chart::panels::weeks::{bar, draw_bar, want_words};
use crate::chart::panels::{Panel, Plan, Plot, Sheet, draw_ground};
use crate::chart::viewport::View;
use crate::metrics::WeekMetrics;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 98.0;
/// Room above the highest bar, pixels.
const HEADROOM_PX: f64 = 10.0;
/// The panel of weekly descent.
pub struct Descent;

impl Panel for Descent {
    fn plan(&self, view: &View) -> Plan {
        let heading = format!("Descent a week, {}", view.lengths.short_name);
        if view.runs().all(|run| run.descent_m.is_none()) {
            return Plan {
                heading,
                legend: vec![Entry::new(Sample::Words, "no run of these weeks tells its descent")],
                plot_px: 0.0,
            };
        }
        let mut legend = Vec::new();
        if view.weeks().any(|week| week.descent_m.is_none()) {
            legend.push(Entry::new(Sample::Words, "n/a: runs, but no descent known"));
        }
        legend.extend(device_changes::entry(view));
        Plan { heading, legend, plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let short = |week: &WeekMetrics| week.descent_m.map(|metres| view.lengths.short(metres));
        let highest = view.weeks().filter_map(short).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        for week in view.weeks() {
            match short(week) {
                Some(descent) if descent > 0.0 => {
                    draw_bar(sheet, week, bar(&plot, week, descent), DESCENT)?;
                }
                Some(_) => {}
                None => want_words(sheet, &plot, bar(&plot, week, 0.0), "n/a"),
            }
        }
        device_changes::draw(sheet, &plot)?;
        device_changes::want_names(sheet, &plot);
        Ok(())
    }
}
