//! The ladder of volumes as a staircase: as wide as the weeks of a step, as high as its weekly distance, filled by what the notes say.

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::{Align, Area, Pen, Point};
use crate::chart::draw::font::TEXT;
use crate::chart::draw::marks::{PAIN_REACH_PX, pain_mark, step_bar};
use crate::chart::draw::palette::INK;
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_grid, hatch_unobserved, unobserved_entry};
use crate::chart::viewport::Viewport;
use crate::facts::{LadderStep, StepPain};

/// Height of the plot, pixels.
const PLOT_PX: f64 = 170.0;
/// Room above the highest step for its label, pixels.
const HEADROOM_PX: f64 = 40.0;
/// The line along the steps.
const STAIRS: Pen = Pen::new(INK, 1.8);
/// Space around the number of painful run days, pixels.
const COUNT_GAP_PX: f64 = 4.0;

/// The panel of tolerated volumes.
pub struct LadderPanel;

impl Panel for LadderPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let (text, ladder) = (&view.text.ladder, &view.facts.ladder);
        let kinds = [
            (ladder.free, StepPain::Free, &text.free),
            (ladder.partly_logged, StepPain::PartlyLogged, &text.partly_logged),
            (ladder.painful, StepPain::Painful { run_days: ladder.painful }, &text.painful),
            (ladder.not_logged, StepPain::NotLogged, &text.not_logged),
        ];
        let drawn = kinds.into_iter().filter(|(count, ..)| *count > 0);
        let entries = drawn.map(|(_, pain, words)| LegendEntry::new(LegendMark::Step(pain), words));
        Some(PanelPlan::new(&text.heading, entries.chain(unobserved_entry(view)).collect(), PLOT_PX))
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let steps = &view.facts.ladder.steps;
        let highest = steps.iter().map(|step| view.lengths.long(step.weekly_m)).fold(0.0, f64::max);
        let plot = Plot { area, values: ValueAxis::up_to(highest, area, HEADROOM_PX), view };
        for span in &view.timeline.unobserved {
            hatch_unobserved(&sheet.canvas, area, &view.axis, *span)?;
        }
        draw_grid(&sheet.canvas, &plot)?;
        let bars: Vec<(&LadderStep, Area)> = steps.iter().filter_map(|step| Some((step, bar(&plot, step)?))).collect();
        for (step, bar) in &bars {
            step_bar(&sheet.canvas, *bar, step.pain)?;
            if let StepPain::Painful { run_days } = step.pain {
                draw_count(sheet, *bar, run_days)?;
            }
        }
        for (step, bar) in &bars {
            sheet.labels.keep_clear(bar.grown(STAIRS.width_px / 2.0));
            want_label(sheet, &plot, step, *bar);
        }
        draw_stairs(sheet, &bars)
    }
}

/// The bar of a step; `None` beyond the axis.
fn bar(plot: &Plot, step: &LadderStep) -> Option<Area> {
    let (left, right) = plot.view.axis.extent(step.days)?;
    Some(Area { left, right, top: plot.values.y(plot.view.lengths.long(step.weekly_m)), bottom: plot.area.bottom })
}

/// The number of painful run days within a bar that has room for it.
fn draw_count(sheet: &ChartSheet, bar: Area, run_days: usize) -> Result<(), ChartError> {
    let words = run_days.to_string();
    let width = 2.0 * PAIN_REACH_PX + COUNT_GAP_PX + TEXT.width_px(&words);
    if bar.height() < TEXT.line_px() || bar.right - bar.left < width + 2.0 * COUNT_GAP_PX {
        return Ok(());
    }
    let left = bar.center().moved(-width / 2.0, 0.0);
    pain_mark(&sheet.canvas, left.moved(PAIN_REACH_PX, 0.0))?;
    let at = left.moved(2.0 * PAIN_REACH_PX + COUNT_GAP_PX, TEXT.ascent_px() / 2.0 - 1.0);
    sheet.canvas.text(&words, at, Align::Left, (TEXT, INK))
}

/// Along the top of each step, and up or down to the next where no week is between.
fn draw_stairs(sheet: &ChartSheet, bars: &[(&LadderStep, Area)]) -> Result<(), ChartError> {
    for flight in bars.chunk_by(|(_, one), (_, next)| one.right >= next.left) {
        let ends = |(_, bar): &(&LadderStep, Area)| [Point::at(bar.left, bar.top), Point::at(bar.right, bar.top)];
        let points: Vec<Point> = flight.iter().flat_map(ends).collect();
        sheet.canvas.line(&points, STAIRS)?;
    }
    Ok(())
}

/// Distance of a run day and run days a week, above the step.
fn want_label(sheet: &mut ChartSheet, plot: &Plot, step: &LadderStep, bar: Area) {
    let top = Point::at(bar.center().x, bar.top);
    let at = Spots { anchors: &[top], reach_px: 4.0, spots: &[Spot::Above] };
    let wordings = (plot.view.text.ladder.step)(step, plot.view.lengths.0);
    let label = Label::new((TEXT, INK), plot.area, step.weeks as f64);
    let label = wordings.iter().fold(label, |label, wording| label.or(wording, at));
    sheet.labels.want(wordings.iter().fold(label, |label, wording| label.or_lifted(wording, top, 3.0)));
}
