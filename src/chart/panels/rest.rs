//! Rest days between one run and the next: a dash from run to run, at the height of their number.

use crate::calendar::DaySpan;
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::TEXT;
use crate::chart::draw::marks::{DOUBTFUL_REST, REST_PEN};
use crate::chart::draw::palette::INK;
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::timeline::{RestGapEntry, ReturnEntry};

/// Height of the plot, pixels.
const PLOT_PX: f64 = 80.0;
/// Room above the longest rest, pixels.
const HEADROOM_PX: f64 = 10.0;

pub struct RestPanel;

impl Panel for RestPanel {
    fn plan(&self, view: &Viewport) -> PanelPlan {
        let text = &view.text.rest;
        if gaps(view).next().is_none() {
            return PanelPlan::empty(&text.heading, &text.no_gap);
        }
        let mut legend = Vec::new();
        let (_, most_days) = view.settings.chart.rest_axis_days;
        if gaps(view).any(|gap| gap.rest_days > most_days) {
            legend.push(LegendEntry::text(&text.beyond_axis));
        }
        if gaps(view).any(|gap| gap.after_unobserved) {
            legend.push(LegendEntry::new(LegendMark::DoubtfulRest, &text.partly_unobserved));
        }
        PanelPlan { heading: text.heading.clone(), legend, plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let longest = gaps(view).map(|gap| gap.rest_days).max().unwrap_or(0);
        let (least_days, most_days) = view.settings.chart.rest_axis_days;
        let top = longest.min(most_days).max(least_days);
        let values = ValueAxis::up_to(top as f64, area, HEADROOM_PX).labelled_every(7.0);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        for gap in gaps(view) {
            let Some(dash) = dash(&plot, gap) else {
                continue;
            };
            draw_dash(sheet, gap, dash)?;
            if let Some(back) = view.timeline.returns.iter().find(|back| back.run_id == gap.run_id) {
                want_text(sheet, &plot, back, dash);
            }
        }
        Ok(())
    }
}

/// Rests of which at least a day is shown; two runs on neighboring days have a dash at 0 between them.
fn gaps<'a>(view: &Viewport<'a>) -> impl Iterator<Item = &'a RestGapEntry> {
    let span = view.axis.span;
    view.timeline
        .rest_gaps
        .iter()
        .filter(move |gap| gap.from_day < gap.to_day && span.touches(DaySpan { first: gap.from_day, last: gap.to_day }))
}

/// From the middle of the day of one run to the middle of the day of the next, as far as the axis goes.
fn dash(plot: &Plot, gap: &RestGapEntry) -> Option<[Point; 2]> {
    let axis = &plot.view.axis;
    let y = plot.values.y(gap.rest_days as f64);
    // A gap between neighboring dashes, so that two equal rests do not run into one.
    let inset = (axis.day_px() / 5.0).min(1.5);
    let left = axis.x_within(gap.from_day, 0.5).max(axis.left) + inset;
    let right = axis.x_within(gap.to_day, 0.5).min(axis.right) - inset;
    (left < right).then(|| [Point::at(left, y), Point::at(right, y)])
}

fn draw_dash(sheet: &mut ChartSheet, gap: &RestGapEntry, [from, to]: [Point; 2]) -> Result<(), ChartError> {
    let half = REST_PEN.width_px / 2.0;
    sheet.labels.keep_clear(Area::spanning(from, to).grown(half));
    if gap.after_unobserved {
        sheet.canvas.dashed(from, to, REST_PEN, DOUBTFUL_REST)
    } else {
        sheet.canvas.line(&[from, to], REST_PEN)
    }
}

fn want_text(sheet: &mut ChartSheet, plot: &Plot, back: &ReturnEntry, [from, to]: [Point; 2]) {
    let middle = Point::at((from.x + to.x) / 2.0, from.y);
    let text = &plot.view.text.rest;
    let length = (text.length)(back);
    let at = Spots {
        anchors: &[middle, to, from],
        reach_px: 6.0,
        spots: &[Spot::Below, Spot::Right, Spot::Left, Spot::Above],
    };
    let mut label = Label::new((TEXT, INK), plot.area, back.rest_days as f64);
    if let Some(first_week) = (text.first_week_back)(back) {
        label = label.or(&format!("{length}, {first_week}"), at).or(&format!("{length}\n{first_week}"), at);
    }
    sheet.labels.want(label.or(&length, at));
}
