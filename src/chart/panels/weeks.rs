//! Weekly distance or descent as bars, each with its value above it.

use plotters::style::RGBColor;

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::{STRONG, TEXT};
use crate::chart::draw::marks::{RunMark, partial_bar};
use crate::chart::draw::palette::{DESCENT, DIM_INK, DISTANCE, INK, PALE_INK, USUAL};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::runs::measure::MeasuredRuns;
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, device_changes, draw_background, unobserved_entry};
use crate::chart::viewport::Viewport;
use crate::facts::{Quantity, UsualRange};
use crate::metrics::WeekMetrics;
use crate::timeline::{Measure, RunEntry};

/// Height of the plot, pixels.
const PLOT_PX: f64 = 98.0;
/// Room above the highest bar for its value, pixels.
const HEADROOM_PX: f64 = 20.0;
/// Space on each side of a bar, pixels.
const BAR_GAP_PX: f64 = 1.5;
/// Space between the label of a run and the value of its week, pixels.
const SPIKE_GAP_PX: f64 = 6.0;
/// Labels of runs are placed after the values of the weeks, the largest excess first.
const SPIKE_RANK: f64 = -1000.0;
/// A label that does not fit above the middle of its bar is tried at these distances from it, pixels.
const ASIDE_PX: [f64; 7] = [0.0, -6.0, 6.0, -12.0, 12.0, -20.0, 20.0];

/// The panel of weekly distance or descent.
pub struct WeeksPanel(pub Measure);

impl Panel for WeeksPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let text = view.text;
        Some(match self.0 {
            Measure::Distance if view.weeks().next().is_none() => {
                PanelPlan::empty(&text.weeks.heading, &text.weeks.no_week)
            }
            Measure::Distance => PanelPlan::new(&text.weeks.heading, distance_legend(view), PLOT_PX),
            Measure::Descent if view.runs().all(|run| run.totals.descent_m.is_none()) => {
                PanelPlan::empty(&text.weekly_descent.heading, &text.no_descent)
            }
            Measure::Descent => {
                let plan = PanelPlan::new(&text.weekly_descent.heading, descent_legend(view), PLOT_PX);
                PanelPlan { lane_px: self.spikes_px(view), ..plan }
            }
        })
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let value = |week: &WeekMetrics| match self.0 {
            Measure::Distance => Some(self.shown(week.distance_m, view)),
            Measure::Descent => Some(self.shown(week.descent_m?, view)),
        };
        let color = match self.0 {
            Measure::Distance => DISTANCE,
            Measure::Descent => DESCENT,
        };
        let usual = usual(self.0, view).map(|range| [range.low, range.high].map(|meters| self.shown(meters, view)));
        let highest = view.weeks().filter_map(value).chain(usual.map(|[_, high]| high)).fold(0.0, f64::max);
        let headroom_px = HEADROOM_PX + self.spikes_px(view);
        let plot = Plot { area, values: ValueAxis::up_to(highest, area, headroom_px), view };
        if let Some([low, high]) = usual {
            let band = Area { top: plot.values.y(high), bottom: plot.values.y(low), ..area };
            sheet.canvas.rect(band, USUAL)?;
            sheet.labels.on_usual(band);
        }
        draw_background(sheet, &plot)?;
        for week in view.weeks() {
            let height = value(week).unwrap_or(0.0);
            let bar = bar(&plot, week, height);
            if self.0 == Measure::Distance {
                // The whole column, so that a week without a run can be found too.
                let column = Area { top: area.top, ..bar };
                sheet.hotspots.push(Hotspot::around(Marked::Week(week.week_start), column));
            }
            if height > 0.0 {
                draw_bar(sheet, week, bar, color)?;
            }
            if let Some((words, ink)) = words(week, self.0, view) {
                want_text(sheet, &plot, (bar, height / highest.max(1.0)), (&words, ink));
            }
        }
        if self.0 == Measure::Descent {
            device_changes::draw(sheet, &plot)?;
            device_changes::want_names(sheet, &plot);
            draw_descent_spikes(sheet, &plot)?;
        }
        Ok(())
    }
}

impl WeeksPanel {
    /// Room above the bars for the labels of single runs, pixels.
    fn spikes_px(&self, view: &Viewport) -> f64 {
        let has_spikes = self.0 == Measure::Descent && descent_spikes(view).next().is_some();
        if has_spikes { TEXT.line_px() + SPIKE_GAP_PX } else { 0.0 }
    }

    /// Meters in the unit of the panel.
    fn shown(&self, meters: f64, view: &Viewport) -> f64 {
        match self.0 {
            Measure::Distance => view.lengths.long(meters),
            Measure::Descent => view.lengths.short(meters),
        }
    }
}

/// The range that is usual for the runner, where the last days are shown, which it is compared with.
fn usual(measure: Measure, view: &Viewport) -> Option<UsualRange> {
    let quantity = match measure {
        Measure::Distance => Quantity::WeeklyDistance,
        Measure::Descent => Quantity::WeeklyDescent,
    };
    let is_last = view.shown.contains(view.history.last);
    let rows = view.facts.changes.iter().filter(|_| is_last).flat_map(|changes| &changes.rows);
    rows.filter(|row| row.quantity == quantity).find_map(|row| row.usual)
}

/// What the band of the usual range means.
fn usual_entry(measure: Measure, view: &Viewport) -> Option<LegendEntry> {
    let said = match measure {
        Measure::Distance => view.text.weeks.usual,
        Measure::Descent => view.text.weekly_descent.usual,
    };
    Some(LegendEntry::new(LegendMark::Usual, &said(usual(measure, view)?, view.timeline.units)))
}

fn distance_legend(view: &Viewport) -> Vec<LegendEntry> {
    let mut legend: Vec<LegendEntry> = usual_entry(Measure::Distance, view).into_iter().collect();
    if view.weeks().any(|week| week.partial && week.distance_m > 0.0) {
        legend.push(LegendEntry::new(LegendMark::PartialWeek(DISTANCE), &view.text.partial_week));
    }
    if view.weeks().any(|week| week.runs_without_distance > 0) {
        legend.push(LegendEntry::text(&view.text.weeks.unknown_distance));
    }
    legend.extend(unobserved_entry(view));
    legend
}

fn descent_legend(view: &Viewport) -> Vec<LegendEntry> {
    let mut legend: Vec<LegendEntry> = usual_entry(Measure::Descent, view).into_iter().collect();
    if view.weeks().any(|week| week.descent_m.is_none()) {
        legend.push(LegendEntry::text(&view.text.weekly_descent.unknown));
    }
    legend.extend(spike_entries(view));
    legend.extend(device_changes::entry(view));
    legend
}

/// The runs shown with clearly more descent than the days before them, by the panel of single runs.
fn descent_spikes<'v>(view: &'v Viewport<'v>) -> impl Iterator<Item = (MeasuredRuns<'v>, &'v RunEntry)> {
    let by = MeasuredRuns { measure: Measure::Descent, view };
    by.counted_runs().filter(move |run| by.is_spike(run)).map(move |run| (by, run))
}

/// The marks of these runs, each once.
fn spike_entries(view: &Viewport) -> Vec<LegendEntry> {
    let text = view.text;
    let states = text.run_descent.states.iter();
    let shown = states.filter(|(state, _)| descent_spikes(view).any(|(by, run)| by.state(run) == *state));
    let entry = |(state, said): &(_, String)| {
        let mark = RunMark { state: *state, indoor: false, borderline: false };
        LegendEntry::new(LegendMark::Run(mark), &(text.weekly_descent.spike)(said))
    };
    let most = if text.is_brief { 1 } else { usize::MAX };
    shown.map(entry).take(most).collect()
}

/// Marks each run with clearly more descent than the days before it at the height of its own descent.
fn draw_descent_spikes(sheet: &mut ChartSheet, plot: &Plot) -> Result<(), ChartError> {
    for (by, run) in descent_spikes(plot.view) {
        let Some((meters, ratio)) = by.meters(run).zip(by.ratio(run)) else { continue };
        let at = Point::at(plot.view.x_of(run), plot.values.y(by.shown(meters)));
        let mark = by.mark(run);
        mark.draw(&sheet.canvas, at)?;
        sheet.labels.keep_clear(Area::around(at, mark.half_width_px()));
        let top = bar_top(plot, run, at);
        let excess = (by.text().excess)(ratio);
        let above_value = top.moved(0.0, -TEXT.line_px());
        let spots = &[Spot::Above, Spot::AboveLeft, Spot::AboveRight];
        let label = Label::new((STRONG, INK), plot.area, SPIKE_RANK + ratio);
        let label = label.or(&excess, Spots { anchors: &[at], reach_px: mark.half_width_px() + 3.0, spots });
        sheet.labels.want(label.or(&excess, Spots { anchors: &[top, above_value], reach_px: 4.0, spots }));
    }
    Ok(())
}

/// The point above a mark at the top of the bar of its week.
fn bar_top(plot: &Plot, run: &RunEntry, at: Point) -> Point {
    let mut weeks = plot.view.weeks().filter(|week| week.days().contains(run.day));
    let descent_m = weeks.next().and_then(|week| week.descent_m).unwrap_or(0.0);
    Point::at(at.x, plot.values.y(plot.view.lengths.short(descent_m)).min(at.y))
}

/// The bar of a week, as high as `value`.
pub fn bar(plot: &Plot, week: &WeekMetrics, value: f64) -> Area {
    let (left, right) = plot.view.week_extent(week.week_start);
    let gap = BAR_GAP_PX.min((right - left) / 6.0);
    Area { left: left + gap, right: right - gap, top: plot.values.y(value), ..plot.area }
}

/// Draws the bar of a week, hatched where the week is only partly in the data.
fn draw_bar(sheet: &mut ChartSheet, week: &WeekMetrics, bar: Area, color: RGBColor) -> Result<(), ChartError> {
    sheet.labels.keep_clear(bar);
    if week.partial { partial_bar(&sheet.canvas, bar, color) } else { sheet.canvas.rect(bar, color) }
}

/// Asks for a text on top of a bar or, where the bar has no height, on the axis. Of two that have no room next to each
/// other the one of the higher rank is shown.
pub fn want_text(sheet: &mut ChartSheet, plot: &Plot, (bar, rank): (Area, f64), (text, ink): (&str, RGBColor)) {
    let top = Point::at(bar.center().x, bar.top);
    let half = (bar.right - bar.left) / 2.0;
    let aside = ASIDE_PX.into_iter().filter(|aside| aside.abs() < half);
    let anchors: Vec<Point> = aside.map(|aside| top.moved(aside, 0.0)).collect();
    let at = Spots { anchors: &anchors, reach_px: 3.0, spots: &[Spot::Above] };
    sheet.labels.want(Label::new((TEXT, ink), plot.area, rank).or(text, at));
}

/// What stands above the bar of a week. A week without a run is a week of 0; one inside a gap without data is left blank.
fn words(week: &WeekMetrics, measure: Measure, view: &Viewport) -> Option<(String, RGBColor)> {
    let (weeks, units) = (&view.text.weeks, view.timeline.units);
    if week.runs == 0 {
        return (week.is_observed() && !week.partial).then(|| (weeks.no_run_sign.to_owned(), PALE_INK));
    }
    let descent = &view.text.weekly_descent;
    Some(match (measure, week.descent_m) {
        (Measure::Descent, Some(descent_m)) => ((descent.value)(descent_m, units), INK),
        (Measure::Descent, None) => (descent.unknown_sign.to_owned(), DIM_INK),
        (Measure::Distance, _) if week.runs_without_distance == 0 => ((weeks.value)(week.distance_m, units), INK),
        (Measure::Distance, _) if week.distance_m > 0.0 => {
            (format!("{} {}", (weeks.value)(week.distance_m, units), weeks.unknown_sign), INK)
        }
        (Measure::Distance, _) => (weeks.unknown_sign.to_owned(), DIM_INK),
    })
}
