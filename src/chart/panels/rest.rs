//! Days without a run between one run and the next: a dash from run to run, as high as the days are many.

use crate::calendar::DaySpan;
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::font::TEXT;
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::marks::{DOUBTFUL_REST, REST_PEN};
use crate::chart::draw::palette::INK;
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{Panel, Plan, Plot, Sheet, draw_ground};
use crate::chart::viewport::View;
use crate::timeline::{RestGapEntry, ReturnEntry};

/// Height of the plot, pixels.
const PLOT_PX: f64 = 80.0;
/// Room above the longest rest, pixels.
const HEADROOM_PX: f64 = 10.0;

/// The panel of rests.
pub struct Rest;

impl Panel for Rest {
    fn plan(&self, view: &View) -> Plan {
        let heading = "Rest days between runs".to_owned();
        if gaps(view).next().is_none() {
            return Plan {
                heading,
                legend: vec![Entry::new(Sample::Words, "no two runs in these weeks")],
                plot_px: 0.0,
            };
        }
        let mut legend = Vec::new();
        let (_, most_days) = view.settings.chart.rest_axis_days;
        if gaps(view).any(|gap| gap.rest_days > most_days) {
            let words = format!("{most_days} days or more at the upper edge");
            legend.push(Entry::new(Sample::Words, words));
        }
        if gaps(view).any(|gap| gap.after_unobserved) {
            let words = "not known to be rest throughout";
            legend.push(Entry::new(Sample::DoubtfulRest, words));
        }
        Plan { heading, legend, plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let longest = gaps(view).map(|gap| gap.rest_days).max().unwrap_or(0);
        let (least_days, most_days) = view.settings.chart.rest_axis_days;
        let top = longest.min(most_days).max(least_days);
        let values = ValueAxis::up_to(top as f64, area, HEADROOM_PX).labelled_every(7.0);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        for gap in gaps(view) {
            let Some(dash) = dash(&plot, gap) else {
                continue;
            };
            draw_dash(sheet, gap, dash)?;
            let back = view.timeline.returns.iter().find(|back| back.run_id == gap.run_id);
            if let Some(back) = back {
                want_words(sheet, &plot, back, dash);
            }
        }
        Ok(())
    }
}

/// Rests of which at least a day is shown; two runs on neighbouring days have a dash at 0 between them.
fn gaps<'a>(view: &View<'a>) -> impl Iterator<Item = &'a RestGapEntry> {
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
    // A gap between neighbouring dashes, so that two equal rests do not run into one.
    let inset = (axis.day_px() / 5.0).min(1.5);
    let left = axis.x_within(gap.from_day, 0.5).max(axis.left) + inset;
    let right = axis.x_within(gap.to_day, 0.5).min(axis.right) - inset;
    (left < right).then(|| [Point::at(left, y), Point::at(right, y)])
}

fn draw_dash(sheet: &mut Sheet, gap: &RestGapEntry, [from, to]: [Point; 2]) -> Result<(), ChartError> {
    let half = REST_PEN.width_px / 2.0;
    sheet.labels.keep_clear(Area::spanning(from, to).grown(half));
    if gap.after_unobserved {
        sheet.canvas.dashed(from, to, REST_PEN, DOUBTFUL_REST)
    } else {
        sheet.canvas.line(&[from, to], REST_PEN)
    }
}

fn want_words(sheet: &mut Sheet, plot: &Plot, back: &ReturnEntry, [from, to]: [Point; 2]) {
    let middle = Point::at((from.x + to.x) / 2.0, from.y);
    let (rest, share) = words(back);
    let at = Spots {
        anchors: &[middle, to, from],
        reach_px: 6.0,
        spots: &[Spot::Below, Spot::Right, Spot::Left, Spot::Above],
    };
    let mut label = Label::new((TEXT, INK), plot.area, back.rest_days as f64);
    if let Some(share) = share {
        label = label.or(&[format!("{rest}, {share}")], at).or(&[rest.clone(), share], at);
    }
    sheet.labels.want(label.or(&[rest], at));
}

/// The rest, and the first week back where it can be compared with the weeks before.
fn words(back: &ReturnEntry) -> (String, Option<String>) {
    let days = back.rest_days;
    let rest =
        if back.after_unobserved { format!("{days} days without a recorded run") } else { format!("{days} rest days") };
    let so_far = if back.first_week_partial { " so far" } else { "" };
    let share = back.share_pct.map(|share_pct| format!("first week back{so_far} {share_pct:.0} % of before"));
    (rest, share)
}
