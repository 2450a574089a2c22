//! Hours of sleep as bars, one a night, with the line below which a night is short. Nights that nobody knows have no bar.

use crate::calendar::add_days;
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::marks::{SHORT_NIGHT, SHORT_NIGHT_DASHES};
use crate::chart::draw::palette::{NIGHT, SHORT_NIGHT_FILL};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::facts::Night;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 44.0;
/// Space on each side of a bar, as a share of a day.
const GAP_DAYS: f64 = 0.12;

/// The lane of sleep, where enough nights are known.
pub struct SleepPanel;

impl Panel for SleepPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let known = view.shown.nights?;
        let text = &view.text.sleep;
        let mut legend = vec![LegendEntry::new(LegendMark::ShortNightLine, &text.line)];
        if known.short > 0 {
            legend.push(LegendEntry::new(
                LegendMark::ShortNight,
                &(text.short)(known, view.settings.account.short_night_h),
            ));
        }
        Some(PanelPlan::new(&text.heading, legend, PLOT_PX))
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let line_h = view.settings.account.short_night_h;
        let nights = || view.facts.nights.iter().filter(|night| view.axis.span.contains(night.day));
        let longest = nights().map(|night| night.sleep_h).fold(line_h, f64::max);
        let plot = Plot { area, values: ValueAxis::up_to(longest, area, 0.0).labeled(vec![0.0, line_h]), view };
        draw_background(sheet, &plot)?;
        let bar = |night: &Night| {
            let [left, right] = [GAP_DAYS, 1.0 - GAP_DAYS].map(|share| view.axis.x_within(night.day, share));
            Area { left, right, top: plot.values.y(night.sleep_h), ..area }
        };
        for (is_short, fill) in [(false, NIGHT), (true, SHORT_NIGHT_FILL)] {
            let bars: Vec<Area> = nights().filter(|night| night.is_short == is_short).map(bar).collect();
            sheet.canvas.bars(&bars, fill)?;
        }
        let y = plot.values.y(line_h);
        let (left, right) = (view.axis.x(view.axis.span.first), view.axis.x(add_days(view.axis.span.last, 1)));
        sheet.canvas.dashed(Point::at(left, y), Point::at(right, y), SHORT_NIGHT, SHORT_NIGHT_DASHES)
    }
}
