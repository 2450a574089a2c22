//! Descent for each kilometre, a dot a week: how hilly the running was, whatever its length.
//!
//! Between runs of one area this tells best what another watch or another source changed.

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::marks::DOT_PX;
use crate::chart::draw::palette::{DESCENT, PAPER};
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::panels::device_changes;
use crate::chart::panels::{Panel, Plan, Plot, Sheet, draw_ground};
use crate::chart::viewport::View;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 84.0;
/// Room above the highest dot, pixels.
const HEADROOM_PX: f64 = 22.0;

/// The panel of descent for each kilometre.
pub struct DescentPerKm;

impl Panel for DescentPerKm {
    fn plan(&self, view: &View) -> Plan {
        let (short, long) = (view.lengths.short_name, view.lengths.long_name);
        let is_empty = dots(view).next().is_none();
        let words = if is_empty {
            Entry::new(Sample::Words, "no run tells both descent and distance")
        } else {
            Entry::new(Sample::Dot(DESCENT), "all runs of a week that tell both")
        };
        Plan {
            heading: format!("Descent for each {long}, {short}/{long}"),
            legend: vec![words],
            plot_px: if is_empty { 0.0 } else { PLOT_PX },
        }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let highest = dots(view).map(|(_, figure)| figure).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        device_changes::draw(sheet, &plot)?;
        for (x, figure) in dots(view) {
            let centre = Point::at(x, plot.values.y(figure));
            sheet.canvas.disc(centre, DOT_PX + 1.0, PAPER)?;
            sheet.canvas.disc(centre, DOT_PX, DESCENT)?;
            sheet.labels.keep_clear(Area::around(centre, DOT_PX + 1.0));
        }
        device_changes::want_steps(sheet, &plot);
        Ok(())
    }
}

/// The middle of each week that tells, across, and its figure.
fn dots<'v>(view: &'v View) -> impl Iterator<Item = (f64, f64)> + 'v {
    view.weeks().filter_map(|week| {
        let (left, right) = view.week_extent(week.week_start);
        let m_per_km = week.descent_per_km_m.filter(|figure| figure.is_finite())?;
        Some(((left + right) / 2.0, view.lengths.short_per_long(m_per_km)))
    })
}
