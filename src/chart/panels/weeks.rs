//! Distance of each week as bars.

use plotters::style::RGBColor;

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::font::TEXT;
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::marks::partial_bar;
use crate::chart::draw::palette::{DIM_INK, DISTANCE};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{Panel, Plan, Plot, Sheet, draw_ground, unobserved_entry};
use crate::chart::viewport::View;
use crate::metrics::WeekMetrics;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 98.0;
/// Room above the highest bar, pixels.
const HEADROOM_PX: f64 = 10.0;
/// Space on each side of a bar, pixels.
const BAR_GAP_PX: f64 = 1.5;

/// The panel of weekly distance.
pub struct Weeks;

impl Panel for Weeks {
    fn plan(&self, view: &View) -> Plan {
        let mut legend = Vec::new();
        if view.weeks().next().is_none() {
            legend.push(Entry::new(Sample::Words, "no week with data"));
        }
        if view.weeks().any(|week| week.partial && week.distance_m > 0.0) {
            let words = "week only partly in the data";
            legend.push(Entry::new(Sample::PartialWeek(DISTANCE), words));
        }
        if view.weeks().any(|week| week.runs_without_distance > 0) {
            legend.push(Entry::new(Sample::Words, "+? with a run of unknown distance"));
        }
        legend.extend(unobserved_entry(view));
        Plan {
            heading: format!("Distance a week, {}", view.lengths.long_name),
            legend,
            plot_px: if view.weeks().next().is_some() { PLOT_PX } else { 0.0 },
        }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let long = |week: &WeekMetrics| view.lengths.long(week.distance_m);
        let highest = view.weeks().map(long).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        for week in view.weeks() {
            let bar = bar(&plot, week, long(week));
            // The whole column, so that a week without a run can be found too.
            let column = Area { top: area.top, ..bar };
            let place = Hotspot::around(Marked::Week(week.week_start), column);
            sheet.hotspots.push(place);
            if week.distance_m > 0.0 {
                draw_bar(sheet, week, bar, DISTANCE)?;
            }
            if let Some(words) = words(week) {
                want_words(sheet, &plot, bar, words);
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
pub fn draw_bar(sheet: &mut Sheet, week: &WeekMetrics, bar: Area, colour: RGBColor) -> Result<(), ChartError> {
    sheet.labels.keep_clear(bar);
    if week.partial { partial_bar(&sheet.canvas, bar, colour) } else { sheet.canvas.rect(bar, colour) }
}

/// Asks for a word on top of a bar or, where the bar has no height, on the axis.
pub fn want_words(sheet: &mut Sheet, plot: &Plot, bar: Area, words: &str) {
    let top = Point::at(bar.centre().x, bar.top);
    let at = Spots { anchors: &[top, top.moved(-8.0, 0.0), top.moved(8.0, 0.0)], reach_px: 3.0, spots: &[Spot::Above] };
    let label = Label::new((TEXT, DIM_INK), plot.area, 0.0);
    sheet.labels.want(label.or(&[words.to_owned()], at));
}

/// A week without a run is a week of 0; one inside a gap without data is left blank.
fn words(week: &WeekMetrics) -> Option<&'static str> {
    if week.runs_without_distance > 0 {
        Some("+?")
    } else if week.runs == 0 && week.is_observed() && !week.partial {
        Some("0")
    } else {
        None
    }
}
