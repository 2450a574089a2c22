//! Scores of questionnaires as lines, in percent of the best score, each with its name at the first.

use std::collections::BTreeMap;

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::{Area, Pen, Point};
use crate::chart::draw::font::TEXT;
use crate::chart::draw::palette::INK;
use crate::chart::labels::legend::LegendEntry;
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::pain::Questionnaire;
use crate::timeline::QuestionnaireEntry;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 72.0;
/// Radius of a score, pixels.
const SCORE_PX: f64 = 3.2;
/// Room above a full score, pixels.
const HEADROOM_PX: f64 = 18.0;
/// The line between two scores.
const LINE: Pen = Pen::new(INK, 1.2);

/// The lane of questionnaires, where the days shown have a score.
pub struct QuestionnairePanel;

impl Panel for QuestionnairePanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        scores(view).next()?;
        let text = &view.text.questionnaires;
        Some(PanelPlan::new(&text.heading, vec![LegendEntry::text(&text.better)], PLOT_PX))
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let values = ValueAxis::up_to(100.0, area, HEADROOM_PX).labeled(vec![0.0, 50.0, 100.0]);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        let mut lines: BTreeMap<Questionnaire, Vec<&QuestionnaireEntry>> = BTreeMap::new();
        for entry in scores(view) {
            lines.entry(entry.questionnaire).or_default().push(entry);
        }
        for entries in lines.values() {
            draw_line(sheet, &plot, entries)?;
        }
        Ok(())
    }
}

/// The scores of the days shown.
fn scores<'v>(view: &'v Viewport) -> impl Iterator<Item = &'v QuestionnaireEntry> {
    let span = view.axis.span;
    view.timeline.questionnaires.iter().filter(move |entry| span.contains(entry.day))
}

fn draw_line(sheet: &mut ChartSheet, plot: &Plot, entries: &[&QuestionnaireEntry]) -> Result<(), ChartError> {
    let point = |entry: &QuestionnaireEntry| {
        let share = 100.0 * entry.score / entry.questionnaire.most();
        Point::at(plot.view.axis.x_within(entry.day, 0.5), plot.values.y(share))
    };
    let points: Vec<Point> = entries.iter().map(|entry| point(entry)).collect();
    if points.len() > 1 {
        sheet.canvas.line(&points, LINE)?;
        sheet.labels.keep_clear_of_line(&points);
    }
    for &at in &points {
        sheet.canvas.disc(at, SCORE_PX, INK)?;
        sheet.labels.keep_clear(Area::around(at, SCORE_PX));
    }
    for (index, (entry, at)) in entries.iter().zip(&points).enumerate() {
        let is_end = index == 0 || index + 1 == entries.len();
        let name = if index == 0 { entry.questionnaire.name() } else { "" };
        let words = (plot.view.text.questionnaires.score)(name, entry.score);
        let spots = &[Spot::Left, Spot::Above, Spot::Below, Spot::Right, Spot::AboveLeft];
        let at = Spots { anchors: &[*at], reach_px: SCORE_PX + 2.0, spots };
        sheet.labels.want(Label::new((TEXT, INK), plot.area, if is_end { 60.0 } else { 20.0 }).or(&words, at));
    }
    Ok(())
}
